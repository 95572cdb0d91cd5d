"""The words of the date grammar, in both languages."""

from __future__ import annotations

WEEKDAYS = {
    form: number
    for number, forms in enumerate(
        (
            "måndag mån må mandag monday mon",
            "tisdag tis ti tuesday tue tues",
            "onsdag ons wednesday wed",
            "torsdag tors tor thursday thu thur thurs",
            "fredag fre friday fri",
            "lördag lör lordag saturday sat",
            "söndag sön sondag sunday sun",
        )
    )
    for form in forms.split()
}
# What follows a weekday's stem: how the day is meant (`i torsdags` is past) or the part of the day, which says nothing.
_WEEKDAY_ENDINGS = {
    "dag": "", "dags": "s", "dagen": "en", "dagens": "ens", "dan": "en", "das": "s", "dax": "s",
    "dagsmorse": "s", "dagmorgon": "", "dagskväll": "s", "dagkväll": "", "dagsförmiddag": "s", "dagsförmiddagen": "s",
    "dagförmiddag": "", "dagseftermiddag": "s", "dagseftermiddagen": "s", "dageftermiddag": "", "dagsmorgonen": "s",
    "dagslunch": "s",
}  # fmt: skip
_STEMS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_PLAIN_STEMS = {0: "man", 5: "lor", 6: "son"}  # without the dots
WEEKDAY_FORMS: dict[str, tuple[int, str]] = {form: (number, "") for form, number in WEEKDAYS.items()} | {
    stem + ending: (number, how)
    for number, written in enumerate(_STEMS)
    for stem in (written, _PLAIN_STEMS.get(number, written))
    for ending, how in _WEEKDAY_ENDINGS.items()
}
MONTHS = {
    form: number
    for number, forms in enumerate(
        (
            "januari jan january",
            "februari feb february",
            "mars mar march",
            "april apr",
            "maj may",
            "juni jun june",
            "juli jul july",
            "augusti aug august",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for form in forms.split()
}
RELATIVE = {
    "idag": 0, "i dag": 0, "i morse": 0, "imorse": 0, "i kväll": 0, "ikväll": 0, "i eftermiddag": 0, "i förmiddag": 0,
    "nyss": 0, "today": 0, "this morning": 0,
    "igårkväll": -1, "i går eftermiddag": -1, "i går förmiddag": -1, "i går morse": -1,
    "i förmiddags": 0, "i eftermiddags": 0, "idag på morgonen": 0, "tidigare idag": 0, "dagens": 0, "dagens datum": 0,
    "nu på förmiddagen": 0, "nu på förmiddan": 0, "nu på eftermiddagen": 0, "nu på eftermiddan": 0, "nu på morgonen": 0,
    "nu i förmiddag": 0, "nu i eftermiddag": 0, "nu i morse": 0, "just nu": 0, "alldeles nyss": 0,
    "gårdagen": -1, "gårdagens": -1, "igpr": -1, "i gpr": -1, "igåår": -1, "igåt": -1, "igå": -1,
    "i för går": -2, "för går": -2,
    "dan före igår": -2, "dagen före igår": -2, "dan före i går": -2, "dagen före i går": -2, "dan innan igår": -2,
    "dagen innan igår": -2, "dagen innan i går": -2, "i förgår": -2, "iförgår": -2, "förgår": -2,
    "igår": -1, "i går": -1, "igar": -1, "yesterday": -1, "i går kväll": -1, "igår kväll": -1,
    "i förrgår": -2, "iförrgår": -2, "förrgår": -2, "day before yesterday": -2,
    "imorgon": 1, "i morgon": 1, "imorrn": 1, "i morrn": 1, "imorgon bitti": 1, "i morgon bitti": 1, "tomorrow": 1,
    "imorn": 1, "i morn": 1, "i övermorgon": 2, "iövermorgon": 2, "övermorgon": 2, "day after tomorrow": 2,
}  # fmt: skip
FIXED_FEASTS = {
    "gustav adolfsdagen": (11, 6), "gustav adolf": (11, 6), "mårtensafton": (11, 10),
    "lucia": (12, 13), "luciadagen": (12, 13), "julafton": (12, 24), "juldagen": (12, 25), "annandag jul": (12, 26),
    "nyårsafton": (12, 31), "nyårsdagen": (1, 1), "trettondagen": (1, 6), "trettondag jul": (1, 6),
    "trettondagsafton": (1, 5), "valborg": (4, 30), "valborgsmässoafton": (4, 30), "första maj": (5, 1),
    "nationaldagen": (6, 6),
}  # fmt: skip
EASTER_FEASTS = {
    "skärtorsdag": -3, "skärtorsdagen": -3, "långfredag": -2, "långfredagen": -2, "påskafton": -1, "påskdagen": 0,
    "annandag påsk": 1, "kristi himmelsfärd": 39, "kristi himmelsfärdsdag": 39, "pingstafton": 48, "pingstdagen": 49,
}  # fmt: skip
UNITS = {
    "dar": "days", "dygn": "days", "dag": "days", "dagar": "days", "day": "days", "days": "days",
    "vecka": "weeks", "veckor": "weeks",
    "week": "weeks", "weeks": "weeks", "månad": "months", "månader": "months", "month": "months", "months": "months",
}  # fmt: skip
AGO = {"sedan", "sen", "ago", "tillbaka", "tidigare"}
AGO_AMOUNTS = {"a": 1, "an": 1, "någon": 1, "ett": 1, "par": 2}
AROUND = {"omkring", "runt", "kring", "around"}  # before a day: that day or one near it
AGO_EXACTLY = {"exakt", "precis", "ungefär", "cirka", "ca", "typ", "jämnt", "about", "exactly"}
PLACES_IN_MONTH = {
    "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sista": -1, "first": 1, "second": 2, "third": 3,
    "fourth": 4, "last": -1,
}  # fmt: skip
THIS_MONTH = {"dennes", "ds", "denna månad", "denna månaden", "den här månaden", "i månaden", "this month"}
# Days that nobody can tell from the words: from how many days back to how many. A week's part counts from its Monday.
VAGUE_PARTS = {
    "början": (0, 1),
    "slutet": (2, 4),
    "mitten": (1, 3),
    "start": (0, 1),
    "beginning": (0, 1),
    "end": (2, 4),
}
VAGUE_NEAR = {
    "häromdagen": (1, 6), "häromdan": (1, 6), "här om dagen": (1, 6), "här om dan": (1, 6), "nyligen": (0, 6),
    "nån dag": (0, 6), "någon dag": (0, 6), "endera dagen": (0, 6), "för några dagar sedan": (2, 6),
    "för några dagar sen": (2, 6), "för nån dag sen": (1, 4), "för någon dag sedan": (1, 4),
    "några dagar sen": (2, 6), "några dar sen": (2, 6), "för några dar sen": (2, 6), "recently": (0, 6),
    "the other day": (1, 6), "häromveckan": (7, 13), "för nån vecka sen": (5, 12), "för någon vecka sedan": (5, 12),
    "för ett tag sen": (3, 16), "för ett tag sedan": (3, 16), "för länge sen": (7, 28), "innan lovet": (7, 28),
    "före lovet": (7, 28), "innan höstlovet": (7, 42), "före höstlovet": (7, 42), "efter lovet": (0, 20),
    "före helgen": (1, 9), "innan helgen": (1, 9),
}  # fmt: skip
PARTS_OF_DAY = {
    "fm", "em", "f.m", "e.m", "förmiddag", "förmiddagen", "förmiddagspasset", "eftermiddag", "eftermiddagen",
    "eftermiddagspasset", "morgonen", "morron", "morse", "kvällen", "lunch", "lunchen", "rasten", "afternoon",
    "forenoon", "bitti", "skoldagen", "förmiddan", "eftermiddan", "middag", "frukost", "frukosten", "morgon",
}  # fmt: skip
_BEFORE_PARTS = ("på", "innan", "före", "efter", "i", "under", "vid", "in", "the", "this", "till")
BEFORE_PARTS = frozenset(_BEFORE_PARTS)
WEEKDAY_LEADS = {"på", "i", "nästa", "förra", "förrförra", "last", "on", "next", "this", "nu", "den", "denna", "om"}
WEEK_PHRASES = {
    "förra veckan": -1, "forra veckan": -1, "förra vecka": -1,
    "förrförra veckan": -2, "den här veckan": 0, "denna vecka": 0,
    "den här vecka": 0, "förra v": -1, "den här v": 0, "denna v": 0, "nästa v": 1, "denna veckan": 0,
    "förra veckans": -1, "förrförra veckans": -2, "denna veckas": 0, "den här veckans": 0, "veckans": 0,
    "nästa veckas": 1, "innevarande vecka": 0, "samma vecka": 0, "föregående vecka": -1, "veckan innan den här": -1,
    "veckan före den här": -1, "veckan innan": -1, "veckan före": -1, "i förra veckan": -1, "nästkommande vecka": 1,
    "nästa vecka": 1, "last week": -1, "this week": 0, "next week": 1,
}  # fmt: skip


# Words that a family of dates can begin with; nearly every word of a log is told apart by one look here.
OPENINGS = frozenset(
    phrase.split()[0]
    for phrases in (RELATIVE, FIXED_FEASTS, EASTER_FEASTS, WEEK_PHRASES, VAGUE_NEAR, MONTHS, WEEKDAY_FORMS)
    for phrase in phrases
) | WEEKDAY_LEADS | PARTS_OF_DAY | BEFORE_PARTS | frozenset(AGO_AMOUNTS) | frozenset(PLACES_IN_MONTH) | {
    "för", "om", "in", "den", "d", "the", "v", "v.", "w", "vecka", "veckan", "week", "kl", "klockan", "at", "halv",
    "kvart", "mellan", "från", "nån", "någon", "nåt", "något", "en", "exakt", "precis", "under", "nu", "just", *AROUND,
}  # fmt: skip


def is_date_word(low: str) -> bool:
    """Whether a single word speaks of a day."""
    return low in RELATIVE or low in MONTHS or low in FIXED_FEASTS or low in WEEKDAY_FORMS
