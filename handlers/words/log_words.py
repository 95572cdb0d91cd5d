"""The words of the log grammar, in both languages, and what has been read of a text so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers.words.date_pieces import Piece
from handlers.words.splitting import Word
from models.lessons import Manner
from models.programmes import lesson_nouns

LESSON = re.compile(
    r"(?:lektion(?:en|er|erna)?|lektionsnummer|träff(?:en|ar)?|meetings?|lekt|lek|lkt|lktn|lekti|lect|pass(?:et|en)?|lessons?|l|nr|nummer|"
    r"number|#)\.?(\d{1,2})?"
)
RANGE = re.compile(r"(\d{1,2})-(\d{1,2})")
MANNERS: dict[str, Manner] = {
    "anpassad": Manner.ADAPTED, "anpassat": Manner.ADAPTED, "anpassade": Manner.ADAPTED, "adapted": Manner.ADAPTED,
    "som i manualen": Manner.AS_MANUAL, "enligt manualen": Manner.AS_MANUAL, "enligt manual": Manner.AS_MANUAL,
    "som manualen": Manner.AS_MANUAL, "as in the manual": Manner.AS_MANUAL, "as written": Manner.AS_MANUAL,
    "delvis": Manner.PART_LEFT_OUT, "en del": Manner.PART_LEFT_OUT, "del utelämnad": Manner.PART_LEFT_OUT,
    "part left out": Manner.PART_LEFT_OUT, "partly": Manner.PART_LEFT_OUT,
}  # fmt: skip
PART_WORDS = ("del", "part", "session")
HALF_WORDS = ("halvgrupp", "halvklass", "halvgruppen", "grupp", "group")
ON_BEHALF = ("åt", "för", "for", "on", "behalf")
# Words that order the log: what follows is meant to be saved.
LOG_ORDERS = {
    "logga", "logg", "loga", "lagga", "loggga", "spara", "registrera", "registrering", "rapportera", "loggning",
    "notera", "bokför", "bokföra", "bocka", "pricka", "skriv", "skriva", "log", "save",
    "register", "note", "protokollet", "inrapportering", "kryssa", "anteckna", "dokumentera", "inför",
    "föra",
    "inrapporterar", "lägga", "lägg",
}  # fmt: skip
ORDER_PARTS = {"av", "upp", "in", "i", "opp", "ner", "den", "det", "att", "till", "on", "off", "på", "för", "hä"}
# Words of whole sentences: who wrote them did not use the short form, so more is asked.
SENTENCE_WORDS = {
    "vi", "jag", "we", "i've", "hade", "haft", "har", "had", "have", "körde", "kört", "körd", "kördes", "höll", "hölls",
    "hållit", "hållits", "gjorde", "gjort", "gjordes", "did", "hann", "hunnit", "tog", "tagit", "avklarade",
    "avklarades",
    "klarade", "genomförde", "genomfördes", "genomfört", "var", "va", "blev", "was", "were", "betade", "rev", "fick",
}  # fmt: skip
# Words that say nothing more of a lesson that was held.
FILLERS = SENTENCE_WORDS | {
    "&", "-", "+", "a", "again", "alltså", "and", "att", "avklarad", "avklarat", "avklarade", "behalf", "class", "den",
    "det", "done", "du", "dubbellektion", "dubbelpass", "e", "ett", "finished", "for", "för", "färdig", "färdiga",
    "genomförd", "genomförda", "gjord", "gjorda", "hallå", "hej", "hela", "håll", "hållen", "hållna", "hållet", "i",
    "ihop", "in", "jo", "ja", "kan", "kl", "klar", "klara", "klart", "klass", "klassen", "körd", "körda", "lesson",
    "m", "mä", "me", "med", "min", "mina", "mitt", "mvh", "my", "nr", "nu", "o", "och", "of", "om", "on",
    "please", "pls", "precis", "på", "samt", "snälla", "som", "tack", "the", "tillsammans", "to", "till",
    "tjena", "tja",
    "hejsan", "yo", "vår", "våra", "whole", "with", "år", "åk", "åt", "är", "ä", "✅", "✔", "✔️", "ok", "okej",
    "genomgången",
    "genomgånget", "redan", "just", "både", "äntligen", "ur", "av", "nyss", "kunde", "ni", "vill", "idag", "loggas",
    "införd", "a.", "did", "skolan", "dag", "gått", "god", "själva", "bägge", "båda", "också", "även", "ju",
    "väl", "faktiskt", "sin", "dom", "ändå", "sen", "härmed", "sorry", "an", "na",
}  # fmt: skip
JOINERS = {"och", "and", "+", "&", "med", "with", "o"}
# What a number counts where one of these follows: it is no lesson.
UNITS_OF = {
    "min", "minuter", "minutes", "elever", "elev", "pupils", "students", "st", "stycken", "killar", "tjejer", "pojkar",
    "flickor", "barn", "grupper", "grupp", "papper", "kort", "grader", "timmar", "timme", "h", "deltagare", "ungdomar",
    "personer", "poäng", "procent", "%", "kr", "kronor", "klasser", "halvgrupper", "scenarier", "frågor", "övningar",
    "övningarna", "gånger", "stationer", "vuxna", "lag", "bord", "stolar", "platser", "kvar",
    "ggr", "par", "exemplar", "ex", "lektioner", "lektionerna", "lessons", "träffar", "pass", "passen", "filmer",
    "bilder", "mål", "varv", "ronder", "bra",
}  # fmt: skip
# What a number names where one of these stands before it: no lesson either.
NUMBERED_THINGS = {
    "sal", "rum", "salen", "rummet", "sidan", "sid", "s", "kapitel", "kap", "scenario", "övning", "uppgift", "fråga",
    "station", "bord", "hus", "plan", "våning", "version", "film", "bild", "kort", "room", "page", "vecka", "grupp",
    "nivå", "steg", "buss", "trappa", "ca", "cirka", "ungefär", "typ", "minst", "högst", "mål", "period",
}  # fmt: skip
CLASS_LETTERS = {
    "a": "A",
    "b": "B",
    "c": "C",
    "d": "D",
    "e": "E",
    "f": "F",
    "g": "G",
    "h": "H",
    "be": "B",
    "ce": "C",
    "se": "C",
    "de": "D",
}
HIGHEST = 60
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class BareNumbers:
    """Numbers that nothing says what they are of, `5` or `5 och 6`, and the places of the first and the last word."""

    first: int
    last: int
    numbers: tuple[int, ...]


@dataclass(slots=True)
class LogWords:
    """What has been read of the words so far. Places are those of the words."""

    said_lessons: list[int] = field(default_factory=list)  # `lektion 5`, `femman`, `femte lektionen`
    bare_numbers: list[BareNumbers] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    label_places: list[int] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    led_with: list[str] = field(default_factory=list)
    led_by: list[str] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    fillers: set[int] = field(default_factory=set)
    programme: str | None = None
    series: str | None = None
    session: int = 0
    half: int = 0
    said_a_lesson: bool = False  # a word for a lesson, with or without its number
    doubted: bool = False  # something can be meant in another way
    manner: Manner | None = None
    minutes: int | None = None
    order: str = ""  # n for a number, l for a label, as they came


def is_lesson_word(low: str) -> bool:
    """Whether a word in small letters means a lesson: `lektion`, `pass`, `l5`, or what some programme calls its own."""
    return bool(LESSON.fullmatch(low)) or low in lesson_nouns()


def word_at(words: Sequence[Word], at: int) -> str:
    """The word at a place in small letters, empty outside the text."""
    return words[at].low if 0 <= at < len(words) else ""
