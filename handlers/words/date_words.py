"""The words of the date grammar, in both languages."""

from __future__ import annotations

WEEKDAYS = {
    form: number
    for number, forms in enumerate(
        (
            "måndag mån mandag monday mon",
            "tisdag tis tuesday tue tues",
            "onsdag ons wednesday wed",
            "torsdag tors tor thursday thu thur thurs",
            "fredag fre friday fri",
            "lördag lör lordag saturday sat",
            "söndag sön sondag sunday sun",
        )
    )
    for form in forms.split()
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
    "igår": -1, "i går": -1, "igar": -1, "yesterday": -1, "i går kväll": -1, "igår kväll": -1,
    "i förrgår": -2, "iförrgår": -2, "förrgår": -2, "day before yesterday": -2,
    "imorgon": 1, "i morgon": 1, "imorrn": 1, "i morrn": 1, "imorgon bitti": 1, "i morgon bitti": 1, "tomorrow": 1,
    "i övermorgon": 2, "iövermorgon": 2, "övermorgon": 2, "day after tomorrow": 2,
}  # fmt: skip
FIXED_FEASTS = {
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
    "dag": "days", "dagar": "days", "day": "days", "days": "days", "vecka": "weeks", "veckor": "weeks",
    "week": "weeks", "weeks": "weeks", "månad": "months", "månader": "months", "month": "months", "months": "months",
}  # fmt: skip
AGO = {"sedan", "sen", "ago", "tillbaka", "tidigare"}
WEEKDAY_LEADS = {"på", "i", "nästa", "förra", "förrförra", "last", "on", "next", "this", "nu", "den", "denna", "om"}
WEEK_PHRASES = {
    "förra veckan": -1, "forra veckan": -1, "förra vecka": -1,
    "förrförra veckan": -2, "den här veckan": 0, "denna vecka": 0,
    "den här vecka": 0, "i veckan": 0, "nästa vecka": 1, "last week": -1, "this week": 0, "next week": 1,
}  # fmt: skip


def is_date_word(low: str) -> bool:
    """Whether a single word speaks of a day."""
    return low in RELATIVE or low in MONTHS or low in FIXED_FEASTS or weekday_number(low)[0] is not None


def weekday_number(low: str) -> tuple[int | None, str]:
    """The weekday a word names (0 is Monday) and the ending it bears."""
    for ending in ("", "s", "en", "ens"):
        stem = low.removesuffix(ending) if ending else low
        if low.endswith(ending) and stem in WEEKDAYS and (not ending or len(stem) > 4):
            return WEEKDAYS[stem], ending if stem.endswith("dag") else ""
    return None, ""
