"""The words by which a question, a denial, a plan, a thank you and an absence are known, in both languages."""

from __future__ import annotations

import re

DENIALS = {
    "inte", "ej", "aldrig", "icke", "intet", "inställd", "inställt", "inställda", "inställdes", "uppskjuten",
    "uppskjutet",
    "räknas", "int", "utgår", "utgick", "skippa", "skippas", "makulera", "makuleras", "återta", "stryk",
    "tyvärr", "felaktig", "misstag", "inga", "nästan", "cancelled", "canceled", "not", "never", "didn't",
    "wasn't",
    "uteblev", "struken", "ströks", "knappt", "nope", "strunta", "struntade", "struntar", "ännu", "ogjord",
    "hinner", "avstod", "avlyst", "flyttad", "flyttades", "flyttat", "ställdes", "ställt", "couldn't", "can't",
    "ingenting",
    "inget", "framskjuten", "skjuts", "skjuta", "skjutit", "frös", "fryser", "förhindrad", "sket",
}  # fmt: skip
AHEAD = {
    "ska", "skall", "skulle", "tänker", "tänkte", "tänkt", "planerar", "planerad", "planerade", "planeras",
    "kommer", "borde", "kanske", "hoppas", "hoppades", "påminn", "påminna", "påminnelse", "orkar", "orkade", "snart",
    "trodde", "tycks", "verkar", "måste",
    "behövde", "will", "shall", "going", "should", "would", "want", "maybe", "remind", "think", "plan", "planning",
    "stundar", "hinna", "hinns", "avsikt", "avsikten", "önskvärt", "vore", "redo", "dags", "återstår",
    "kvarstår", "hellre",
}  # fmt: skip
# Their subject or their verb is another than a lesson that was held.
OTHER_DEEDS = {
    "säger", "sägs", "påstår", "påstod", "hörde", "ryktas", "ryktet", "förberett", "förberedde", "förbereda",
    "förbereder", "förberedd", "läste", "läst", "läser", "pratade", "pratar", "talade", "talar", "diskuterade",
    "började",
    "påbörjade", "påbörjat", "påbörjad", "kopierat", "kopierade", "saknade", "saknades", "informerades",
    "samtalade", "flyttats", "vann", "lånade", "bokade", "bokat",
    "börjar", "slutar", "inleder", "prepped", "said", "heard", "started", "read", "tvekar", "skicka", "kopiera",
    "hämta", "beställ", "beställa", "printa", "boka", "visa", "funderar", "undrar",
    "låst",
    "skryter", "sjukanmäler", "tar", "övade", "planerade", "försökte", "försökt", "utvärderade",
}  # fmt: skip
# Beside an order to log, or the past of a verb that holds a lesson, these say nothing against it.
WEAK = {
    "när", "någon", "nån", "ngn", "ifall", "when", "if", "sjuk", "sjuka", "vab", "vabbar", "tror", "vill",
    "ville", "istället",
    "behöver", "väntar", "önskar", "önskas", "eller", "lr", "saknas", "bör", "planerat", "vabbade", "feber",
    "influensa",
}  # fmt: skip
HELD_VERBS = {
    "hade", "haft", "körde", "kört", "körd", "kördes", "höll", "hölls", "hållit", "hållits", "gjorde", "gjort",
    "gjord", "tog", "hann",
    "genomförde", "genomfördes", "genomförd", "genomfört", "avklarad", "avklarat", "klarade", "klar", "klara",
    "done", "held", "had", "var",
    "ran", "gick", "genomgått", "genomgick",
}  # fmt: skip
AS_PLANNED = re.compile(
    r"\b(?:som|enligt|efter|istället för)\s(?:plan\w*|\w*lista\w*|\d+|manual\w*)|\bska (?:stå|föras|"
    r"bokföras|införas|skrivas|in)\b|\bborde (?:ha|va)\w*|\b(?:vill|skulle vilja) ha (?:den |"
    r"det )?(?:dokumenterat|loggat|infört|inskrivet)"
)
EITHER_DAY = re.compile(
    r"\bantingen\b|(?:dag|dags|dagen|tis|ons|mån|tors|fre|\d|\d:e) eller (?:i |på |den )?(?:mån|tis|ons|tor|fre|\d)"
)
OTHERS_CLASS = re.compile(r"\b(?:med|m|i|mä) sina? (?!\w+ lektion)")
AWAY = re.compile(r"^(?:jag |är |e |kommer |vara )*(?:ledig|tjänstledig|föräldraledig|bortrest|frånvarande)\b")
ILL_WORDS = {"vab", "vabbar", "sjuk", "sjukanmäler", "feber", "influensa", "förkyld", "vård", "sick"}
QUESTION_OPENERS = {
    "när", "vad", "va", "vilken", "vilket", "vilka", "hur", "vem", "vems", "varför", "vart", "what", "which",
    "how", "who",
    "where", "why", "when", "did", "do", "does", "is", "räcker", "börjar", "finns", "stämmer", "har", "hade",
    "är", "blev",
    "e", "ä", "var", "kan", "kunde", "får", "ska", "skulle", "körde", "höll", "tog", "fick", "kom", "gjorde",
    "hann", "måste",
    "was", "were",
    "has", "have", "kör", "gick", "finge", "syns", "ser", "vet", "minns", "kommer",  "blir", "hölls", "loggade",
    "sparades", "gäller", "brukar", "ligger", "could", "can", "are", "ble",
}  # fmt: skip
SUBJECTS = {
    "vi", "jag", "du", "ni", "man", "det", "de", "den", "ali", "någon", "nån", "lektion", "lektionen", "klassen",
    "dom", "we",
    "you", "i", "she", "he", "they", "this", "it", "femman", "fyran", "ngn", "sal", "min", "mina", "våra", "vår",
}  # fmt: skip
SUPINES = {
    "haft", "kört", "gjort", "hållit", "klarat", "genomfört", "avklarat", "tagit", "hunnit", "loggat", "betat", "nu",
    "precis", "äntligen", "bockat", "avverkat", "fått", "fixat", "avslutat",
}  # fmt: skip
# Behind the last word of a text, and the last words that make it a question.
MARKS = " \t\n?!.,;:)(\"'”’…*_~-"
TAGS = (" eller", " eller hur", " lr", " va", " kan du", " vill du", " kan ni", " vill ni")
ASKING = {"kan", "kunde", "skulle", "vill", "orkar", "could", "can", "would", "får"}
ASKED = {"du", "ni", "någon", "you", "jag", "vi", "be"}
STATUS = re.compile(
    r"\b(?:hur (?:ligger|går|långt|många|mycket)|var (?:är|e|ligger) vi|läget|läge|lägesrapport|status|"
    r"i fas|ligger (?:till|efter|före)|"
    r"vilken lektion (?:är|e) (?:nästa|vi)|nästa lektion|how far|how many|har (?:vi|jag|\d\w) (?:haft|"
    r"kört|gjort|hållit)|lektioner kvar)\b"
)
SCHEDULE = re.compile(
    r"\b(?:när (?:är|e|har|ska|börjar|ligger)|vilken (?:tid|sal|dag)|schema\w*|vilken lektion .* på|"
    r"when is|vilken lektion)\b"
)
HELP = re.compile(
    r"\b(?:vad kan du|hur (?:loggar|gör|skriver|funkar|fungerar|använder)|hjälp(?:a)? mig|how do i|"
    r"what can you)\b|^hjälp\b"
)
THANKS = {
    "tack", "tackar", "tacksam", "thanks", "thank", "thx", "tnx", "ty", "toppen", "perfekt", "kanon",
    "grymt", "underbart",
    "snyggt", "kalas", "härligt", "awesome", "great",
}  # fmt: skip
GREETINGS = {
    "hej",
    "hallå",
    "tja",
    "tjena",
    "yo",
    "hejsan",
    "hi",
    "hello",
    "mvp",
    "god",
    "morgon",
    "dag",
    "du",
    "snälla",
    "ok",
    "okej",
    "så",
    "men",
    "och",
    "jo",
    "nja",
    "äh",
}
CORRECTION = re.compile(r"\b(?:inte|ej|int)\s(?:lektion\s|med\s)?\w*\d?\w*\s(?:utan|det va\w*)\s")
REQUEST = re.compile(
    r"\b(?:skulle|kunde|kan|vill|orkar) (?:du|ni)(?: (?:vilja|kunna|tänka dig|vara|så|snäll|vänlig|och|"
    r"att))*\b|\b(?:inte|int|ej) glömt\b"
)
TURNS = {"men", "fast", "trots", "dock", "även", "eftersom", "då", "but", "although", "medan"}
DAY_FORGOTTEN = re.compile(
    r"\b(?:nån|någon|nåt|något) (?:gång|dag|av dagarna)\b|\bkanske (?:i |på )?(?:mån|tis|ons|tors|"
    r"fre)\w* (?:eller|eller i|eller på)? ?(?:mån|tis|ons|tors|fre)?\w*|"
    r"\b(?:minns|vet|kommer|kom|osäker|säker|framgår)\s(?:\w+\s)?(?:inte|ej)\b|\b(?:inte|ej) säker\b|"
    r"\b(?:inte|ej) ihåg\b"
)
# Said of the lesson itself, wherever it stands.
CANCELLED = re.compile(
    r"\b(?:blev|hölls|kördes|hanns|genomfördes|gick|lyckades|kunde|hann|har) (?:\w+ ){0,2}?(?:inte|ej|"
    r"aldrig|int)\b(?! bara)(?! (?:hela|allt|sista|riktigt|med|lektion|\d|\w+an\b))|"
    r"\binställ[dt]\w*\b|\bräknas (?:inte|ej)\b|\bblev (?:det )?(?:ingen|inget|inte)\b|\bavlyst\b|\buteblev\b|"
    r"\bvar? inte av\b"
)
NONE_PHRASES = re.compile(
    r"\b(?:glömde|glömt|missade|skippade|nära|vippen) (?:att |på )?(?:köra|hålla|ha|ta|genomföra)\b|"
    r"\b(?:får|fick) vänta\b|"
    r"\bvar? (?:så )?nära\b|\bpå vippen\b|\butan att\b|\bställ(?:er|a)? in\b|\bom vi (?:hade|kört|ändå)\b|"
    r"\bom lektion\b|"
    r"\bskjutas? upp\b|\btas bort\b|\bta bort\b|\bskulle ha\b|\bsäg till\b|\bblev av\b(?=.*\bint?e?\b)"
)
NOT_ONLY = re.compile(r"\binte bara\b|\bom inte annat\b")
