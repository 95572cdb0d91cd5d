"""School years, public holidays and weeks, against an almanac and against Easter reckoned another way."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Calendar, CalendarEntry, EntryKind, SchoolYear, monday, week
from models.calendar.days import public_holidays

HOLIDAYS_ONLY = Calendar()
is_school_day = HOLIDAYS_ONLY.has_lessons

DAYS = st.dates(date(2005, 1, 1), date(2099, 12, 31))
YEARS = range(2005, 2100)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2020/21", 2020),
        ("2020/2021", 2020),
        ("2020-21", 2020),
        ("2020-2021", 2020),
        ("2020–21", 2020),
        ("20/21", 2020),
        ("20-21", 2020),
        (" 2026/27 ", 2026),
        ("1999/00", 1999),
        ("1999/2000", 1999),
        ("2099/00", 2099),
        ("99/00", 2099),
    ],
)
def test_a_school_year_is_read_as_people_write_it(text: str, start: int) -> None:
    assert SchoolYear.parse(text) == SchoolYear(start)


@pytest.mark.parametrize(
    "text",
    ["", "2020", "2020/", "/21", "2020/22", "2020/20", "2021/20", "2020/1", "020/21", "202/21", "2020/021", "20 20/21",
     "abc/de", "2020/21/22", "-2020/21", "2020,21", "ht 2020", "²⁰/21"],
)  # fmt: skip
def test_what_is_no_school_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        SchoolYear.parse(text)


@pytest.mark.parametrize("text", ["2020/1921", "2020/2121"])
def test_years_a_century_apart_do_not_follow(text: str) -> None:
    with pytest.raises(ValueError):
        SchoolYear.parse(text)


@given(st.integers(2000, 2098))
def test_a_school_year_is_read_back_as_it_is_written(start: int) -> None:
    assert SchoolYear.parse(str(SchoolYear(start))) == SchoolYear(start)


@given(DAYS)
def test_every_day_lies_in_exactly_its_school_year(day: date) -> None:
    year = SchoolYear.of(day)
    assert day in year
    assert day not in SchoolYear(year.start - 1) and day not in SchoolYear(year.start + 1)


def test_the_edges_of_a_school_year() -> None:
    year = SchoolYear(2026)
    assert (year.first_day, year.last_day) == (date(2026, 8, 1), date(2027, 7, 31))
    assert str(year) == "2026/27" and str(SchoolYear(1999)) == "1999/00"
    assert SchoolYear.of(date(2026, 7, 31)) == SchoolYear(2025) < year == SchoolYear.of(date(2026, 8, 1))


# --- holidays ---------------------------------------------------------------------------------------------------------

ALMANAC = {
    2026: "0101 0106 0403 0405 0406 0501 0514 0524 0606 0619 0620 1031 1224 1225 1226 1231",
    2027: "0101 0106 0326 0328 0329 0501 0506 0516 0606 0625 0626 1106 1224 1225 1226 1231",
    2028: "0101 0106 0414 0416 0417 0501 0525 0604 0606 0623 0624 1104 1224 1225 1226 1231",
}
DOMAIN_TABLE = Path(__file__).parents[1] / "data" / "calendar_assumptions.csv"
COMPUTED = {  # the computed rows of that table
    "Långfredag 2027": "2027-03-26",
    "Annandag påsk 2027": "2027-03-29",
    "Kristi himmelsfärdsdag 2027": "2027-05-06",
    "Långfredag 2028": "2028-04-14",
    "Annandag påsk 2028": "2028-04-17",
    "Kristi himmelsfärdsdag 2028": "2028-05-25",
}


@pytest.mark.parametrize("year", ALMANAC)
def test_the_whole_almanac_of_three_years(year: int) -> None:
    days = {date(year, int(day[:2]), int(day[2:])) for day in ALMANAC[year].split()}
    assert public_holidays(year) == days


@pytest.mark.parametrize("item", COMPUTED)
def test_the_days_the_domain_computed(item: str) -> None:
    day = date.fromisoformat(COMPUTED[item])
    assert day in public_holidays(day.year) and not is_school_day(day)


def test_the_domain_table_says_the_same() -> None:
    with DOMAIN_TABLE.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["status"].startswith("computed")]
    assert {row["item"]: row["date_from"] for row in rows} == COMPUTED


def easter_sunday(year: int) -> date:
    """Easter by Meeus, Jones and Butcher: reckoned another way than the code's own."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize("year", YEARS)
def test_holidays_of_a_century(year: int) -> None:
    found = public_holidays(year)
    sunday = easter_sunday(year)
    assert {sunday + timedelta(days=days) for days in (-2, 0, 1, 39, 49)} <= found
    assert {
        date(year, month, day) for month, day in ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26))
    } < found
    assert date(year, 12, 31) in found
    assert all(day.year == year for day in found)
    assert 14 <= len(found) <= 16  # 16 names; two of them meet on one day in some years
    eves = [day for day in found if day.month == 6 and day.weekday() == 4 and 19 <= day.day <= 25]
    assert len(eves) == 1 and eves[0] + timedelta(days=1) in found
    saints = [day for day in found if date(year, 10, 31) <= day <= date(year, 11, 6)]
    assert [day.weekday() for day in saints] == [5]


def test_days_that_lost_or_never_had_their_holiday() -> None:
    assert date(2026, 5, 25) not in public_holidays(2026)  # Whit Monday, until 2004
    assert is_school_day(date(2026, 12, 11)) and is_school_day(date(2026, 4, 30))  # no eve but these three
    assert is_school_day(date(2026, 4, 2))  # Maundy Thursday


# --- school days and weeks --------------------------------------------------------------------------------------------


@given(DAYS)
def test_a_school_day_is_a_weekday_and_no_holiday(day: date) -> None:
    assert is_school_day(day) == (day.isoweekday() <= 5 and day not in public_holidays(day.year))


@given(DAYS)
def test_the_school_day_before_is_the_nearest_one(day: date) -> None:
    last = next(HOLIDAYS_ONLY.school_days_before(day + timedelta(days=1)))
    assert is_school_day(last) and last <= day
    assert not any(is_school_day(last + timedelta(days=ahead)) for ahead in range(1, (day - last).days + 1))
    assert (day - last).days <= 5


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2026-11-13", "2026-11-13"),
        ("2026-11-14", "2026-11-13"),
        ("2026-11-15", "2026-11-13"),
        ("2026-12-27", "2026-12-23"),
        ("2027-01-01", "2026-12-30"),
        ("2027-01-06", "2027-01-05"),
        ("2027-03-29", "2027-03-25"),
        ("2026-06-21", "2026-06-18"),
    ],
)
def test_last_school_days_known_by_hand(day: str, last: str) -> None:
    before = HOLIDAYS_ONLY.school_days_before(date.fromisoformat(day) + timedelta(days=1))
    assert next(before) == date.fromisoformat(last)


TERMS = (
    CalendarEntry(EntryKind.TERM, date(2026, 8, 17), date(2027, 1, 15), "hösttermin"),
    CalendarEntry(EntryKind.TERM, date(2027, 1, 25), date(2027, 6, 15), "vårtermin"),
)


@pytest.mark.parametrize(
    ("terms", "day", "starts"),
    [
        (TERMS, "2026-08-10", "2026-08-01"),
        (TERMS, "2026-11-16", "2026-08-17"),
        (TERMS, "2027-01-12", "2026-08-17"),  # the autumn term lasts into January
        (TERMS, "2027-01-20", "2026-08-17"),
        (TERMS, "2027-01-25", "2027-01-25"),
        (TERMS, "2027-07-20", "2027-01-25"),
        (TERMS[:1], "2027-03-01", "2026-08-17"),
        ((), "2026-11-16", "2026-08-01"),
        ((), "2027-01-12", "2027-01-01"),
        ((), "2027-07-31", "2027-01-01"),
        ((), "2027-08-01", "2027-08-01"),
    ],
)
def test_a_half_year_begins_with_its_term(terms: tuple[CalendarEntry, ...], day: str, starts: str) -> None:
    assert Calendar(terms).half_year_start(date.fromisoformat(day)) == date.fromisoformat(starts)


@given(DAYS)
def test_a_monday_begins_its_week(day: date) -> None:
    assert monday(day).isoweekday() == 1 and 0 <= (day - monday(day)).days <= 6
    assert week(monday(day)) == week(day)


def test_2026_has_a_week_53() -> None:
    assert [week(date(2026, 12, 27)), week(date(2026, 12, 31)), week(date(2027, 1, 4))] == [52, 53, 1]
