"""The date grammar against a calendar on the wall: what is read, seen from many days and in both directions."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.words import split
from handlers.words.date_pieces import Between, Look, SaidDate, combine
from handlers.words.date_words import is_date_word
from handlers.words.dates import DateReader, mend_date_word
from models.lessons import Precision

FRIDAY = date(2026, 11, 13)  # week 46
NEW_YEAR = date(2027, 1, 1)  # a Friday, still week 53 of 2026
BACK, AHEAD = Look.BACK, Look.AHEAD
SMALL = frozenset(
    ["i", "på", "den", "med", "och", "the", "of", "at", "on"]
)  # left over between two pieces, and says nothing


def read(text: str, today: date, look: Look) -> tuple[SaidDate, list[str]]:
    """What a sentence says, and the words that no reader took."""
    reader, words = DateReader(today, look), split(text)
    pieces, left, at = [], [], 0
    while at < len(words):
        found = reader.read(words, at)
        if found:
            pieces.append(found[0])
            at += found[1]
        else:
            left.append(words[at].low)
            at += 1
    return combine(pieces), left


def short(said: SaidDate) -> str:
    """`2026-11-12`, `week 2026-11-09`, `2026-11-12 15:00`, `2026-11-11 or 2026-11-12`, `wrong 31/11`, `several`."""
    if said.wrong is not None:
        return f"wrong {said.wrong}"
    if said.several:
        return "several"
    parts = []
    if said.when and said.when.day:
        parts.append(("week " if said.when.precision is Precision.WEEK else "") + said.when.day.isoformat())
    if said.other_day:
        parts.append(f"or {said.other_day.isoformat()}")
    if said.at:
        parts.append(f"{said.at:%H:%M}")
    return " ".join(parts) or "-"


def check(text: str, expected: str, *, today: date = FRIDAY, look: Look = BACK) -> None:
    said, left = read(text, today, look)
    assert (short(said), set(left) - SMALL) == (expected, set())


def table(rows: str) -> list[tuple[str, str]]:
    """Rows of `phrase = expected`."""
    lines = [line.split(" = ") for line in rows.strip().splitlines()]
    return [(phrase.strip(), expected.strip()) for phrase, expected in lines]


WEEKDAY_FAMILY = table("""
    i måndags = 2026-11-09
    i tisdags = 2026-11-10
    i onsdags = 2026-11-11
    i torsdags = 2026-11-12
    i fredags = 2026-11-06
    i lördags = 2026-11-07
    i söndags = 2026-11-08
    torsdags = 2026-11-12
    torsdag = 2026-11-12
    torsdagen = 2026-11-12
    Torsdag. = 2026-11-12
    tors = 2026-11-12
    tor = 2026-11-12
    ons = 2026-11-11
    mån = 2026-11-09
    fredag = 2026-11-13
    lördag = 2026-11-07
    lordag = 2026-11-07
    på torsdag = 2026-11-19
    på fredag = 2026-11-20
    på lördag = 2026-11-14
    nästa torsdag = 2026-11-19
    nästa måndag = 2026-11-16
    nästa lördag = 2026-11-21
    förra torsdagen = 2026-11-05
    förra tisdagen = 2026-11-03
    förra fredagen = 2026-11-06
    förrförra torsdagen = 2026-10-29
    last thursday = 2026-11-12
    last friday = 2026-11-06
    thursday = 2026-11-12
    on tuesday = 2026-11-10
    this wednesday = 2026-11-11
    next thursday = 2026-11-19
    next monday = 2026-11-16
    next saturday = 2026-11-14
""")
NEAR_FAMILY = table("""
    idag = 2026-11-13
    i dag = 2026-11-13
    Idag! = 2026-11-13
    nyss = 2026-11-13
    i morse = 2026-11-13
    ikväll = 2026-11-13
    i kväll = 2026-11-13
    i eftermiddag = 2026-11-13
    igår = 2026-11-12
    i går = 2026-11-12
    igar = 2026-11-12
    i går kväll = 2026-11-12
    igår kväll = 2026-11-12
    i förrgår = 2026-11-11
    förrgår = 2026-11-11
    imorgon = 2026-11-14
    i morgon = 2026-11-14
    imorrn = 2026-11-14
    imorgon bitti = 2026-11-14
    i morgon bitti = 2026-11-14
    i övermorgon = 2026-11-15
    övermorgon = 2026-11-15
    today = 2026-11-13
    this morning = 2026-11-13
    yesterday = 2026-11-12
    tomorrow = 2026-11-14
    the day before yesterday = 2026-11-11
    day after tomorrow = 2026-11-15
    ikväll kl 18 = 2026-11-13 18:00
    imorgon bitti kl 8 = 2026-11-14 08:00
""")
AGO_FAMILY = table("""
    om 3 dagar = 2026-11-16
    om tre dagar = 2026-11-16
    om en dag = 2026-11-14
    om två veckor = 2026-11-27
    om en vecka = 2026-11-20
    om 1 vecka = 2026-11-20
    om en månad = 2026-12-13
    om tre månader = 2027-02-13
    in 3 days = 2026-11-16
    in a week = 2026-11-20
    för tre dagar sedan = 2026-11-10
    för 3 dagar sen = 2026-11-10
    för en dag sedan = 2026-11-12
    för en vecka sedan = 2026-11-06
    för två veckor sen = 2026-10-30
    för sex veckor sedan = 2026-10-02
    för en månad sedan = 2026-10-13
    för 2 månader sen = 2026-09-13
    för en vecka tillbaka = 2026-11-06
    två dagar sedan = 2026-11-11
    2 veckor sen = 2026-10-30
    3 days ago = 2026-11-10
    a week ago = 2026-11-06
    two weeks ago = 2026-10-30
    a month ago = 2026-10-13
""")
WEEK_FAMILY = table("""
    v. 49 = week 2026-11-30
    v 49 = week 2026-11-30
    v49 = week 2026-11-30
    v.49 = week 2026-11-30
    V. 49 = week 2026-11-30
    vecka 49 = week 2026-11-30
    vecka 46 = week 2026-11-09
    week 45 = week 2026-11-02
    v. 45 2025 = week 2025-11-03
    fredag v 49 = 2026-12-04
    fredag v. 45 = 2026-11-06
    torsdag vecka 45 = 2026-11-05
    vecka 45 på torsdagen = 2026-11-05
    torsdagen i vecka 45 = 2026-11-05
    v 45 torsdag = 2026-11-05
    söndag v 45 = 2026-11-08
    v. 53 = week 2026-12-28
    v 1 = week 2027-01-04
    v. 36 = week 2026-08-31
    förra veckan = week 2026-11-02
    förrförra veckan = week 2026-10-26
    nästa vecka = week 2026-11-16
    denna vecka = week 2026-11-09
    den här veckan = week 2026-11-09
    last week = week 2026-11-02
    next week = week 2026-11-16
    fredag förra veckan = 2026-11-06
    förra veckan på tisdagen = 2026-11-03
    måndag nästa vecka = 2026-11-16
    v. 54 = wrong v. 54
    v. 0 = wrong v. 0
    v 53 2027 = wrong v. 53
""")
MONTH_FAMILY = table("""
    3:e november = 2026-11-03
    3 november = 2026-11-03
    den 3:e november = 2026-11-03
    den 3 nov = 2026-11-03
    tredje november = 2026-11-03
    den tredje november = 2026-11-03
    12 nov 2026 = 2026-11-12
    12 november 2025 = 2025-11-12
    den 12:e november 2026 = 2026-11-12
    den 15:e = 2026-10-15
    den 13:e = 2026-11-13
    den 12:e = 2026-11-12
    den 12 = 2026-11-12
    12:e = 2026-11-12
    1:a oktober = 2026-10-01
    den 1:a = 2026-11-01
    den 31:a = 2026-10-31
    sista november = 2026-11-30
    sista oktober = 2026-10-31
    sista september = 2026-09-30
    24 dec = 2026-12-24
    24 dec kl 15 = 2026-12-24 15:00
    24 december kl. 15.30 = 2026-12-24 15:30
    torsdag 12 november = 2026-11-12
    torsdagen den 12 november = 2026-11-12
    fredagen den 13:e = 2026-11-13
    fredag den 6 november kl 10.20 = 2026-11-06 10:20
    tors 12 nov = 2026-11-12
    november 12 = 2026-11-12
    november 12th = 2026-11-12
    nov 3rd = 2026-11-03
    last november = 2026-11-30
""")
EXACT_FAMILY = table("""
    2026-11-12 = 2026-11-12
    2026-9-3 = 2026-09-03
    2026/11/12 = 2026-11-12
    20261112 = 2026-11-12
    261112 = 2026-11-12
    12/11 = 2026-11-12
    (12/11) = 2026-11-12
    3/9 = 2026-09-03
    12.11 = 2026-11-12
    12.11.2026 = 2026-11-12
    12/11-26 = 2026-11-12
    12/11/26 = 2026-11-12
    12/11-2026 = 2026-11-12
    12/11 2026 = 2026-11-12
    12/11-25 = 2025-11-12
    31/12 = 2026-12-31
    1/2 = 2027-02-01
    12/11 kl 10.20 = 2026-11-12 10:20
    torsdag 12/11 = 2026-11-12
    12/11 v 46 = 2026-11-12
    torsdag 2026-11-12 = 2026-11-12
""")
CLOCK_FAMILY = table("""
    kl 15 = 15:00
    kl. 14.30 = 14:30
    kl 14:30 = 14:30
    klockan 9 = 09:00
    14:30 = 14:30
    8:05 = 08:05
    halv tre = 14:30
    halv nio = 08:30
    halv ett = 12:30
    halv 10 = 09:30
    kvart över tio = 10:15
    kvart över ett = 13:15
    kvart i nio = 08:45
    kvart i ett = 12:45
    kl halv tre = 14:30
    klockan kvart över tio = 10:15
    i torsdags kl 10.20 = 2026-11-12 10:20
    igår halv tre = 2026-11-12 14:30
    kl 25 = wrong 25
    kl 12.60 = wrong 12.60
""")
FEAST_FAMILY = table("""
    julafton = 2026-12-24
    på julafton = 2026-12-24
    juldagen = 2026-12-25
    annandag jul = 2026-12-26
    nyårsafton = 2026-12-31
    nyårsdagen = 2027-01-01
    trettondagen = 2027-01-06
    trettondag jul = 2027-01-06
    lucia = 2026-12-13
    valborg = 2027-04-30
    första maj = 2027-05-01
    nationaldagen = 2026-06-06
    långfredagen = 2027-03-26
    skärtorsdagen = 2027-03-25
    påskafton = 2027-03-27
    annandag påsk = 2027-03-29
    kristi himmelsfärdsdag = 2027-05-06
    pingstdagen = 2026-05-24
""")
ALL_BACK = (
    WEEKDAY_FAMILY + NEAR_FAMILY + AGO_FAMILY + WEEK_FAMILY + MONTH_FAMILY + EXACT_FAMILY + CLOCK_FAMILY + FEAST_FAMILY
)


@pytest.mark.parametrize(("phrase", "expected"), ALL_BACK)
def test_looking_back_from_a_friday_in_november(phrase: str, expected: str) -> None:
    check(phrase, expected)


ORDINAL_FAMILY = table("""
    tjugoandra oktober = 2026-10-22
    den tjugonionde september = 2026-09-29
    den nionde = 2026-11-09
    den 9:e = 2026-11-09
    den elfte i elfte = 2026-11-11
    trettionde september = 2026-09-30
    den trettioförsta oktober = 2026-10-31
    12 november -26 = 2026-11-12
    12/11 -25 = 2025-11-12
    26-11-06 = 2026-11-06
    6-11-2026 = 2026-11-06
    16-11 = 2026-11-16
    11-16 = 2026-11-16
    den 12 dennes = 2026-11-12
    12nov = 2026-11-12
""")
PART_FAMILY = table("""
    igår em = 2026-11-12
    idag på förmiddagen = 2026-11-13
    i tisdagsmorse = 2026-11-10
    i torsdags eftermiddag = 2026-11-12
    igår efter lunch = 2026-11-12
    i tisdags kl. 9.00–10.00 = 2026-11-10 09:00
    igår kl 9 till 10 = 2026-11-12 09:00
    10.20–11.20 i tisdags = 2026-11-10 10:20
    igår 9.10 = 2026-11-12 09:10
""")
LAST_FAMILY = table("""
    förra veckans torsdag = 2026-11-05
    tors förra v = 2026-11-05
    sista fredagen i oktober = 2026-10-30
    första måndagen i november = 2026-11-02
    andra tisdagen i november = 2026-11-10
    för fem dar sen = 2026-11-08
    två dagar sen = 2026-11-11
    två veckor sen idag = 2026-10-30
    idag för en vecka sedan = 2026-11-06
    i fredags för en vecka sedan = 2026-10-30
    i tisdags för två veckor sen = 2026-10-27
    dan före i går = 2026-11-11
    dagen innan igår = 2026-11-11
    gårdagen = 2026-11-12
    måndax = 2026-11-09
    tisdan = 2026-11-10
    på tisdag som var = 2026-11-10
    vecka fyrtiofem på onsdagen = 2026-11-04
""")
VAGUE_FAMILY = table("""
    i veckan = several
    i början av veckan = several
    i slutet av förra veckan = several
    i slutet av oktober = several
    någon gång förra veckan = several
    häromdagen = several
    här om dagen = several
    omkring den tionde november = several
    tis eller ons = several
    i veckan på tisdagen = 2026-11-10
""")


@pytest.mark.parametrize(("phrase", "expected"), ORDINAL_FAMILY + PART_FAMILY + LAST_FAMILY + VAGUE_FAMILY)
def test_how_people_say_a_day_that_was(phrase: str, expected: str) -> None:
    said, left = read(phrase, FRIDAY, BACK)
    assert (short(said), set(left) - SMALL - {"eller"}) == (expected, set())


@pytest.mark.parametrize(
    ("phrase", "mended"),
    [
        ("i tisdgas", "tisdas"),
        ("i onsdax", "onsdax"),
        ("novmeber", "november"),
        ("oktobr", "oktober"),
        ("måndas", "måndas"),
    ],
)
def test_a_slip_keeps_its_first_letter(phrase: str, mended: str) -> None:
    word = split(phrase)[-1]
    found = mend_date_word(word) or word
    assert found.low == mended


@pytest.mark.parametrize("word", ["Igor", "Fredrika", "Tindra", "Mariam", "Oskar", "septett", "dagen"])
def test_a_name_is_no_slip_of_a_day(word: str) -> None:
    assert mend_date_word(split(word)[0]) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    table("""
    torsdag = 2026-11-19
    fredag = 2026-11-13
    lördag = 2026-11-14
    i torsdags = 2026-11-12
    på torsdag = 2026-11-19
    nästa tisdag = 2026-11-17
    förra tisdagen = 2026-11-03
    den 15:e = 2026-11-15
    den 13:e = 2026-11-13
    den 12 = 2026-12-12
    den 31:a = 2026-12-31
    12/11 = 2027-11-12
    13/11 = 2026-11-13
    12/11-26 = 2026-11-12
    3:e november = 2027-11-03
    3 februari = 2027-02-03
    sista november = 2026-11-30
    sista oktober = 2027-10-31
    v. 45 = week 2027-11-08
    v. 46 = week 2026-11-09
    v. 10 = week 2027-03-08
    v. 53 = week 2026-12-28
    fredag v 49 = 2026-12-04
    julafton = 2026-12-24
    nationaldagen = 2027-06-06
    påskafton = 2027-03-27
    kristi himmelsfärd = 2027-05-06
    valborg = 2027-04-30
    24 dec kl 15 = 2026-12-24 15:00
    om två veckor på torsdag = 2026-11-27 or 2026-11-26
    """),
)
def test_looking_ahead_from_the_same_friday(phrase: str, expected: str) -> None:
    check(phrase, expected, look=AHEAD)


@pytest.mark.parametrize(
    ("today", "phrase", "back", "ahead"),
    [
        # New Year's Day 2027 is a Friday of week 53 of 2026.
        (NEW_YEAR, "igår", "2026-12-31", "2026-12-31"),
        (NEW_YEAR, "i torsdags", "2026-12-31", "2026-12-31"),
        (NEW_YEAR, "torsdag", "2026-12-31", "2027-01-07"),
        (NEW_YEAR, "förra torsdagen", "2026-12-24", "2026-12-24"),
        (NEW_YEAR, "31/12", "2026-12-31", "2027-12-31"),
        (NEW_YEAR, "2/1", "2027-01-02", "2027-01-02"),
        (NEW_YEAR, "15 december", "2026-12-15", "2027-12-15"),
        (NEW_YEAR, "sista december", "2026-12-31", "2027-12-31"),
        (NEW_YEAR, "den 31:a", "2026-12-31", "2027-01-31"),
        (NEW_YEAR, "v 53", "week 2026-12-28", "week 2026-12-28"),
        (NEW_YEAR, "v 52", "week 2026-12-21", "week 2027-12-27"),
        (NEW_YEAR, "v 1", "week 2027-01-04", "week 2027-01-04"),
        (NEW_YEAR, "fredag v 53", "2027-01-01", "2027-01-01"),
        (NEW_YEAR, "söndag v 53", "2027-01-03", "2027-01-03"),
        (NEW_YEAR, "denna vecka", "week 2026-12-28", "week 2026-12-28"),
        (NEW_YEAR, "julafton", "2026-12-24", "2027-12-24"),
        (NEW_YEAR, "nyårsafton", "2026-12-31", "2027-12-31"),
        (NEW_YEAR, "nyårsdagen", "2027-01-01", "2027-01-01"),
        (date(2026, 12, 30), "nästa vecka", "week 2027-01-04", "week 2027-01-04"),
        (date(2026, 12, 30), "v. 1", "week 2027-01-04", "week 2027-01-04"),
        (date(2026, 12, 30), "om en vecka", "2027-01-06", "2027-01-06"),
        (date(2026, 12, 30), "nyårsdagen", "2027-01-01", "2027-01-01"),
        (date(2027, 1, 4), "förra veckan", "week 2026-12-28", "week 2026-12-28"),
        (date(2027, 1, 4), "v 53", "week 2026-12-28", "week 2026-12-28"),
        # The leap day.
        (date(2028, 2, 29), "igår", "2028-02-28", "2028-02-28"),
        (date(2028, 2, 29), "i morgon", "2028-03-01", "2028-03-01"),
        (date(2028, 2, 29), "om en månad", "2028-03-29", "2028-03-29"),
        (date(2028, 2, 29), "för en månad sedan", "2028-01-29", "2028-01-29"),
        (date(2028, 2, 29), "om 12 månader", "2029-02-28", "2029-02-28"),
        (date(2028, 2, 29), "29/2", "2028-02-29", "2028-02-29"),
        (date(2028, 2, 29), "sista februari", "2028-02-29", "2028-02-29"),
        (date(2028, 2, 29), "den 30:e", "2028-01-30", "2028-03-30"),
        (date(2028, 2, 29), "den 31", "2028-01-31", "2028-03-31"),
        (date(2027, 3, 1), "29 februari", "2028-02-29", "2028-02-29"),
        (date(2027, 3, 5), "den 29:e", "2027-01-29", "2027-03-29"),
        (date(2027, 3, 31), "för en månad sedan", "2027-02-28", "2027-02-28"),
        (date(2027, 3, 5), "sista februari", "2027-02-28", "2028-02-29"),
        # The days when the clocks change are days like others.
        (date(2026, 10, 25), "idag", "2026-10-25", "2026-10-25"),
        (date(2026, 10, 25), "i fredags", "2026-10-23", "2026-10-23"),
        (date(2026, 10, 25), "imorgon", "2026-10-26", "2026-10-26"),
        (date(2026, 10, 26), "igår", "2026-10-25", "2026-10-25"),
        (date(2026, 10, 25), "söndag", "2026-10-25", "2026-10-25"),
        (date(2026, 10, 25), "v 44", "week 2026-10-26", "week 2026-10-26"),
        (date(2027, 3, 28), "om en dag", "2027-03-29", "2027-03-29"),
        (date(2027, 3, 28), "påskdagen", "2027-03-28", "2027-03-28"),
        (date(2027, 3, 29), "igår", "2027-03-28", "2027-03-28"),
        (date(2027, 3, 28), "imorgon bitti", "2027-03-29", "2027-03-29"),
        # The first and last days of a school year.
        (date(2026, 8, 17), "5 juni", "2026-06-05", "2027-06-05"),
        (date(2026, 8, 17), "v 20", "week 2026-05-11", "week 2027-05-17"),
        (date(2027, 6, 11), "nationaldagen", "2027-06-06", "2028-06-06"),
        (date(2027, 6, 7), "igår", "2027-06-06", "2027-06-06"),
        # A Monday and a Sunday: the edges of a week.
        (date(2026, 11, 9), "måndag", "2026-11-09", "2026-11-09"),
        (date(2026, 11, 9), "i måndags", "2026-11-02", "2026-11-02"),
        (date(2026, 11, 9), "söndag", "2026-11-08", "2026-11-15"),
        (date(2026, 11, 9), "nästa måndag", "2026-11-16", "2026-11-16"),
        (date(2026, 11, 9), "i fredags", "2026-11-06", "2026-11-06"),
        (date(2026, 11, 15), "söndag", "2026-11-15", "2026-11-15"),
        (date(2026, 11, 15), "på måndag", "2026-11-16", "2026-11-16"),
        (date(2026, 11, 15), "nästa måndag", "2026-11-16", "2026-11-16"),
        (date(2026, 11, 15), "i måndags", "2026-11-09", "2026-11-09"),
        (date(2026, 11, 15), "förra måndagen", "2026-11-02", "2026-11-02"),
    ],
)
def test_seen_from_other_days(today: date, phrase: str, back: str, ahead: str) -> None:
    check(phrase, back, today=today, look=BACK)
    check(phrase, ahead, today=today, look=AHEAD)


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("31/11", "31/11"),
        ("31.11", "31.11"),
        ("2026-02-30", "2026-02-30"),
        ("20260230", "20260230"),
        ("261345", "261345"),
        ("12/13", "12/13"),  # never swapped to 13 December
        ("0/5", "0/5"),
        ("30 februari", "30 februari"),
        ("29 februari 2027", "29 februari"),
        ("29/2 2027", "29/2"),
        ("den 31:a november", "den 31:a november"),
        ("32 november", "32 november"),
        ("november 31", "november 31"),
        ("den 32", "32"),
        ("den 0:e", "0:e"),
        ("torsdag 31/11", "31/11"),
        ("0000-01-01", "0000-01-01"),
    ],
)
@pytest.mark.parametrize("look", Look)
def test_dates_that_are_none_are_said_back(phrase: str, said: str, look: Look) -> None:
    check(phrase, f"wrong {said}", look=look)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("torsdag 11/11", "2026-11-11 or 2026-11-12"),
        ("fredag 12 november", "2026-11-12 or 2026-11-13"),
        ("måndag den 12:e", "2026-11-12 or 2026-11-09"),
        ("2026-11-12 fredag", "2026-11-12 or 2026-11-13"),
        ("tuesday november 12", "2026-11-12 or 2026-11-10"),
        ("12/11 v 45", "2026-11-12 or 2026-11-05"),
        ("söndag 31/12", "2026-12-31 or 2027-01-03"),
        ("onsdag igår", "2026-11-12 or 2026-11-11"),
    ],
)
def test_a_weekday_that_disagrees_gives_both_days(phrase: str, expected: str) -> None:
    check(phrase, expected)


@pytest.mark.parametrize("phrase", ["10/11 12/11", "igår 10/11", "v 45 v 46", "torsdag fredag", "idag igår"])
def test_two_days_are_several(phrase: str) -> None:
    check(phrase, "several")


@pytest.mark.parametrize("phrase", ["12/11 12 november", "igår 12/11", "v 46 vecka 46", "i torsdags torsdag 12/11"])
def test_the_same_day_twice_is_one(phrase: str) -> None:
    said, _ = read(phrase, FRIDAY, BACK)
    assert not said.several and said.when and said.when.day in (date(2026, 11, 12), date(2026, 11, 9))


@pytest.mark.parametrize(
    "phrase",
    ["5", "7B", "1-4", "lektion", "mars1", "för bra", "om", "v", "vecka", "halvgrupp", "123", "12/", "112", "den bra"],
)
def test_what_is_no_date_is_left_alone(phrase: str) -> None:
    said, left = read(phrase, FRIDAY, BACK)
    assert short(said) == "-" and left


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("kl tre", "15:00"),
        pytest.param("12th november", "2026-11-12"),
        pytest.param(
            "12th of november",
            "2026-11-12",
            marks=pytest.mark.xfail(strict=True, reason="English ordinal, of, month"),
        ),
        pytest.param(
            "the 12 of november",
            "2026-11-12",
            marks=pytest.mark.xfail(strict=True, reason="`of` between the day and its month"),
        ),
        pytest.param("the 12th", "2026-11-12"),
    ],
)
def test_phrases_not_read_yet(phrase: str, expected: str) -> None:
    check(phrase, expected)


def test_a_year_far_away_is_no_day() -> None:
    check("söndag 9999-12-31", "wrong 9999-12-31")


# --- days left open: which ones are asked about -----------------------------------------------------------------------

WEDNESDAY = date(2026, 11, 11)


def asked(text: str, today: date = FRIDAY, look: Look = BACK) -> str:
    """The days that are asked about, `9/11 10/11`, and the time where one is said. No word may be left over."""
    said, left = read(text, today, look)
    assert not set(left) - SMALL - {"eller"}, left
    days = " ".join(f"{day.day}/{day.month}" for day in said.days)
    return f"{days} {said.at:%H:%M}" if said.at else days


OPEN_FAMILY = table("""
    i veckan = 9/11 10/11 11/11 12/11 13/11
    en dag i veckan = 9/11 10/11 11/11 12/11 13/11
    i början av veckan = 9/11 10/11
    i mitten av veckan = 10/11 11/11 12/11
    i slutet av veckan = 11/11 12/11 13/11
    i slutet på v 45 = 4/11 5/11 6/11
    i början av förra veckan = 2/11 3/11
    in the end of last week = 4/11 5/11 6/11
    in the beginning of v. 45 = 2/11 3/11
    någon gång förra veckan = 2/11 3/11 4/11 5/11 6/11
    någon gång i förra veckan = 2/11 3/11 4/11 5/11 6/11
    en dag i denna vecka = 9/11 10/11 11/11 12/11 13/11
    någon gång i slutet av förra veckan = 4/11 5/11 6/11
    någon gång i början av förra veckan = 2/11 3/11
    någon gång i slutet av oktober = 21/10 22/10 23/10 26/10 27/10 28/10 29/10 30/10
    i början av oktober = 1/10 2/10 5/10 6/10 7/10 8/10 9/10
    i mitten av oktober = 12/10 13/10 14/10 15/10 16/10 19/10 20/10
    i början på november = 2/11 3/11 4/11 5/11 6/11 9/11 10/11
    i början av månaden = 2/11 3/11 4/11 5/11 6/11 9/11 10/11
    in the beginning of november = 2/11 3/11 4/11 5/11 6/11 9/11 10/11
    häromdagen = 9/11 10/11 11/11 12/11
    nyligen = 9/11 10/11 11/11 12/11 13/11
    häromveckan = 2/11 3/11 4/11 5/11 6/11
    för några dagar sedan = 9/11 10/11 11/11
    omkring den tionde november = 9/11 10/11 11/11 12/11
    runt 10/11 = 9/11 10/11 11/11 12/11
    kring den 28:e oktober = 26/10 27/10 28/10 29/10 30/10
    around 4/11 = 2/11 3/11 4/11 5/11 6/11
    tis eller ons = 10/11 11/11
    v 45 tis eller ons = 3/11 4/11
    v 45 eller v 46 = 2/11 3/11 4/11 5/11 6/11 9/11 10/11 11/11 12/11 13/11
    v 44 eller v 45 på tisdagen = 27/10 3/11
    10/11 eller 12/11 = 10/11 12/11
    torsdag 10/11 eller 6/11 = 6/11 10/11 12/11
    i veckan kl 10 = 9/11 10/11 11/11 12/11 13/11 10:00
    i början av förra veckan kl 9 = 2/11 3/11 09:00
    i slutet av oktober halv nio = 21/10 22/10 23/10 26/10 27/10 28/10 29/10 30/10 08:30
    i början av oktober på fredagen kl 9 = 2/10 9/10 09:00
    omkring 10/11 kl 9 = 9/11 10/11 11/11 12/11 09:00
    omkring den 14:e november = 12/11 13/11 16/11
    i början av månad = 2/11 3/11 4/11 5/11 6/11 9/11 10/11
    in the beginning of month = 2/11 3/11 4/11 5/11 6/11 9/11 10/11
    någon gång i början av veckan = 9/11 10/11
""")


@pytest.mark.parametrize(("phrase", "days"), OPEN_FAMILY)
def test_an_open_day_is_asked_about_among_its_school_days(phrase: str, days: str) -> None:
    assert asked(phrase) == days


@pytest.mark.parametrize(
    ("phrase", "back", "ahead"),
    [
        ("i veckan", "9/11 10/11 11/11", "9/11 10/11 11/11 12/11 13/11"),
        ("en dag denna vecka", "9/11 10/11 11/11", "9/11 10/11 11/11 12/11 13/11"),
        ("i slutet av veckan", "11/11", "11/11 12/11 13/11"),
        ("i slutet av förra veckan", "4/11 5/11 6/11", "4/11 5/11 6/11"),
        ("i början av nästa vecka", "16/11 17/11", "16/11 17/11"),
    ],
)
def test_of_this_week_only_the_days_that_have_come_were_held(phrase: str, back: str, ahead: str) -> None:
    assert (asked(phrase, WEDNESDAY, BACK), asked(phrase, WEDNESDAY, AHEAD)) == (back, ahead)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    table("""
    i slutet av veckan på fredagen kl 9 = 2026-11-13 09:00
    i veckan på tisdagen kl 10 = 2026-11-10 10:00
    i början av förra veckan tisdag = 2026-11-03
    omkring 14/11 på lördagen = 2026-11-14
    """),
)
def test_a_weekday_says_which_of_the_open_days(phrase: str, expected: str) -> None:
    check(phrase, expected)


def test_a_weekend_alone_is_asked_about_as_it_is() -> None:
    saturday, sunday = date(2026, 11, 7), date(2026, 11, 8)
    assert combine([Between(saturday, sunday)]).days == (saturday, sunday)


@pytest.mark.parametrize("phrase", ["omkring", "omkring den", "runt 7B", "i slutet av lektion", "någon gång", "en dag"])
def test_what_leaves_nothing_open_is_left_alone(phrase: str) -> None:
    said, left = read(phrase, FRIDAY, BACK)
    assert short(said) == "-" and left


@pytest.mark.parametrize(("phrase", "left"), [("omkring omkring 10/11", ["omkring"]), ("omkring torsdag", ["omkring"])])
def test_about_asks_of_one_date_only(phrase: str, left: list[str]) -> None:
    assert read(phrase, FRIDAY, BACK)[1] == left


@pytest.mark.parametrize(
    "phrase",
    [
        phrase
        for phrase, _ in ALL_BACK + ORDINAL_FAMILY + PART_FAMILY + LAST_FAMILY + VAGUE_FAMILY + OPEN_FAMILY
        if not phrase.startswith("10.20")  # a time with a dot is told by its day, wherever that stands
    ],
)
def test_other_words_around_a_day_change_nothing(phrase: str) -> None:
    alone, left = read(phrase, FRIDAY, BACK)
    assert read(f"halvgrupp {phrase} halvgrupp", FRIDAY, BACK) == (alone, ["halvgrupp", *left, "halvgrupp"])


@pytest.mark.parametrize(
    ("today", "phrase", "back", "ahead"),
    [
        (NEW_YEAR, "sista fredagen i december", "2026-12-25", "2027-12-31"),
        (NEW_YEAR, "första måndagen i januari", "2027-01-04", "2027-01-04"),
        (NEW_YEAR, "första måndagen i december", "2026-12-07", "2027-12-06"),
        (date(2026, 12, 30), "första måndagen i januari", "2027-01-04", "2027-01-04"),
        (date(2026, 12, 30), "sista januari", "2027-01-31", "2027-01-31"),
        (date(2026, 12, 30), "sista fredagen i februari", "2027-02-26", "2027-02-26"),
    ],
)
def test_a_weekday_of_a_month_in_the_year_that_is_nearest(today: date, phrase: str, back: str, ahead: str) -> None:
    check(phrase, back, today=today, look=BACK)
    check(phrase, ahead, today=today, look=AHEAD)


def test_a_word_that_speaks_of_a_day_is_told_from_others() -> None:
    assert all(is_date_word(word) for word in ("igår", "november", "lucia", "torsdags", "mån"))
    assert not any(is_date_word(word) for word in ("vecka", "halv", "lektion", "7b", ""))


# --- times of day and their ends --------------------------------------------------------------------------------------

ENDS = (
    "10",
    "tio",
    "10.30",
    "10:30",
    "10:59",
    "23",
    "23.00",
    "ett",
    "halv elva",
    "kl 10",
    "kl. 10.30",
    "kvart över tio",
)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("joint", ["till", "-", "to", "och"])
def test_the_end_of_a_time_is_read_with_its_beginning(joint: str, end: str) -> None:
    check(f"igår kl 9 {joint} {end}", "2026-11-12 09:00")
    check(f"mellan kl 9.15 {joint} {end} igår", "2026-11-12 09:15")


@pytest.mark.parametrize("end", ["24", "7B", "klassrummet", ""])
def test_what_is_no_time_is_no_end(end: str) -> None:
    said, left = read(f"igår kl 9 till {end}", FRIDAY, BACK)
    assert short(said) == "2026-11-12 09:00" and left[:1] == ["till"]


def test_in_a_move_the_end_of_a_time_is_where_it_goes() -> None:
    assert read("kl 9 till 10", FRIDAY, AHEAD)[1] == ["till", "10"]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    table("""
    kl 9-10 = 09:00
    kl 13-14 = 13:00
    kl 9.15-10.00 = 09:15
    9:15-10:00 = 09:15
    kl 9-10 igår = 2026-11-12 09:00
    kl 9.15-10.00 igår = 2026-11-12 09:15
    kl ett = 13:00
    kl sex = 18:00
    kl sju = 07:00
    kl tolv igår = 2026-11-12 12:00
    kl 0 = 00:00
    kl 00.30 = 00:30
    kl 23.59 = 23:59
    kl 24 = wrong 24
    kl 10:60 = wrong 10:60
    halv sju = 18:30
    halv åtta = 07:30
    halv tolv = 11:30
    halv ett igår = 2026-11-12 12:30
    fem över nio = 09:05
    tio över nio = 09:10
    tjugo över nio = 09:20
    tjugofem över nio igår = 2026-11-12 09:25
    kvart över sju = 07:15
    kvart över tolv = 12:15
    kvart i tolv igår = 2026-11-12 11:45
    kvart i åtta = 07:45
    at 10.20 = 10:20
    at halv tre igår = 2026-11-12 14:30
    klockan kvart i nio igår = 2026-11-12 08:45
    mellan 10:20 och 11:20 igår = 2026-11-12 10:20
    mellan halv nio och nio igår = 2026-11-12 08:30
    """),
)
def test_times_within_a_schools_day(phrase: str, expected: str) -> None:
    check(phrase, expected)


@pytest.mark.parametrize(
    "phrase",
    [
        "halv", "halv tretton", "halv klass", "kvart", "kvart över", "kvart över tretton", "tre över nio", "fem i nio",
        "kvart om nio", "kl halv", "kl tretton", "at 10", "at ten", "mellan", "mellan mellan", "24:00", "10:60",
    ],
)  # fmt: skip
def test_what_is_no_time_is_left_alone(phrase: str) -> None:
    said, left = read(phrase, FRIDAY, BACK)
    assert short(said) == "-" and left


@pytest.mark.parametrize(
    ("phrase", "expected"),
    table("""
    torsdag 9.10 = 2026-11-12 09:10
    torsdag 6.10 = 2026-11-12 06:10
    torsdag 21.10 = 2026-11-12 21:10
    torsdag 5.10 = 2026-10-05 or 2026-10-08
    torsdag 22.10 = 2026-10-22
    13/11 9.10 = 2026-11-13 09:10
    9.10 = 2026-10-09
    10.13 igår = 2026-11-12 10:13
    9.10 9.11 = several
    """),
)
def test_a_dotted_pair_is_a_time_where_another_day_stands_by_it(phrase: str, expected: str) -> None:
    check(phrase, expected)


# --- at the edges of months and years ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "expected"),
    table("""
    15-1 = 2027-01-15
    15-12 kl 9 = 2026-12-15 09:00
    31-12 = 2026-12-31
    31-11 = wrong 31-11
    1-15 = 2027-01-15
    1-31 = 2027-01-31
    11-31 = wrong 11-31
    12-15 = 2026-12-15
    12-31 kl 9 = 2026-12-31 09:00
    2000-01-01 = 2000-01-01
    2100-12-31 = 2100-12-31
    1999-12-31 = wrong 1999-12-31
    2101-01-01 = wrong 2101-01-01
    1/1-00 = 2000-01-01
    tredje i elfte månaden = 2026-11-03
    den tredje i elfte månad kl 9 = 2026-11-03 09:00
    den tredje i första = 2027-01-03
    den tredje i tolfte 2025 = 2025-12-03
    tredje i trettonde = wrong tredje i trettonde
    den 12 denna månad = 2026-11-12
    den 12 den här månaden kl 9 = 2026-11-12 09:00
    12 this month = 2026-11-12
    första måndag november = 2026-11-02
    first monday of november = 2026-11-02
    last friday in october = 2026-10-30
    sista måndagen i december = 2026-12-28
    sista fredagen i oktober 2025 kl 9 = 2025-10-31 09:00
    andra tisdagen i november -25 = 2025-11-11
    den sista fredagen i oktober = 2026-10-30
    femte måndagen i november = 2026-11-30
    femte fredagen i november 2026 = wrong femte fredagen i november
    den femte fredagen i november 2026 = wrong den femte fredagen i november
    12e = 2026-11-12
    17:de = 2026-10-17
    3rd = 2026-11-03
    """),
)
def test_edges_of_months_and_years(phrase: str, expected: str) -> None:
    check(phrase, expected)


@pytest.mark.parametrize(
    "phrase", ["14-1", "15-13", "32-12", "15-0", "1-14", "12-32", "13-15", "16-16", "12-12", "11e", "8:e A"]
)
def test_a_row_of_lessons_or_a_class_is_no_date(phrase: str) -> None:
    said, left = read(phrase, FRIDAY, BACK)
    assert short(said) == "-" and left


@pytest.mark.parametrize(
    ("phrase", "expected"),
    table("""
    ett par veckor sedan = 2026-10-30
    för ett par månader sen = 2026-09-13
    för exakt två veckor sedan = 2026-10-30
    för ungefär en vecka sen kl 9 = 2026-11-06 09:00
    någon vecka sedan = 2026-11-06
    om ett par veckor = 2026-11-27
    idag för en vecka sedan kl 9 = 2026-11-06 09:00
    i fredags för en vecka sedan kl 9 = 2026-10-30 09:00
    förra tisdagen för två veckor sen = 2026-10-20
    tisdag som var kl 9 = 2026-11-10 09:00
    två veckor sen idag kl 9 = 2026-10-30 09:00
    nu fredag = 2026-11-13
    denna torsdag = 2026-11-12
    på torsdagen = 2026-11-12
    på lördagen = 2026-11-07
    next friday = 2026-11-20
    last saturday = 2026-11-07
    veckan 45 = week 2026-11-02
    v:45 = week 2026-11-02
    vecka fyrtiofem 2025 = week 2025-11-03
    annandag jul kl 9 = 2026-12-26 09:00
    """),
)
def test_more_ways_to_say_a_day_that_was(phrase: str, expected: str) -> None:
    check(phrase, expected)


@pytest.mark.parametrize(
    "phrase",
    [
        "ett par dagar sedan", "två veckor", "för två veckor", "en vecka senare", "veckan fyrtiofem", "v 7B", "förra",
        "den femte gången", "den femte lektionen", "den 5 pass", "den 7 b", "ett par sedan", "om ett par",
    ],
)  # fmt: skip
def test_half_a_day_is_left_alone(phrase: str) -> None:
    said, left = read(phrase, FRIDAY, BACK)
    assert short(said) == "-" and left


@pytest.mark.parametrize("word", ["måndagar", "fredagarna", "bovember", "xktober", "sep2ember", "mån", "<@UNOVEMBER>"])
def test_what_is_no_slip_stays(word: str) -> None:
    assert mend_date_word(split(word)[0]) is None


def test_a_mended_slip_keeps_its_comma() -> None:
    plain, after_comma = (mend_date_word(split(text)[-1]) for text in ("den novmeber", "7B, novmeber"))
    assert plain and (plain.raw, plain.low, plain.after_comma) == ("november", "november", False)
    assert after_comma and after_comma.after_comma


# --- found by the mutation run ----------------------------------------------------------------------------------------

SPRING = date(2026, 4, 10)


@pytest.mark.parametrize(
    ("phrase", "today", "days"),
    [
        ("nån dag i förra veckan", FRIDAY, "2/11 3/11 4/11 5/11 6/11"),
        ("någon dag förra veckan", FRIDAY, "2/11 3/11 4/11 5/11 6/11"),
        ("i slutet av vecka 45", FRIDAY, "4/11 5/11 6/11"),
        ("in the beginning of week 45", FRIDAY, "2/11 3/11"),
        ("i slutet av mars", SPRING, "23/3 24/3 25/3 26/3 27/3 30/3 31/3"),
        ("i slutet av februari", SPRING, "23/2 24/2 25/2 26/2 27/2"),
    ],
)
def test_open_days_of_other_weeks_and_months(phrase: str, today: date, days: str) -> None:
    assert asked(phrase, today) == days


def test_a_full_hour_with_a_dot_is_a_time() -> None:
    check("igår 10.00", "2026-11-12 10:00")
    check("torsdag 9.00", "2026-11-12 09:00")


# Read wrongly so far: each turns red when it is mended.
@pytest.mark.parametrize(
    ("phrase", "expected"),
    table("""
    mellan 9.00 och 10.00 igår = 2026-11-12 09:00
    den 3 i tionde månaden = 2026-10-03
    sista oktober 2025 = 2025-10-31
    """),
)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_days_and_times_that_are_read_wrongly(phrase: str, expected: str) -> None:
    check(phrase, expected)
