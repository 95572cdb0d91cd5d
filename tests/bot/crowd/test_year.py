"""The crowd's own calendar and layout, written apart from the product's, say the same as the product's."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.crowd.city import CrowdClass
from bot.crowd.year import CrowdYear, follow, grade_of, lay_out, read_year
from bot.demo import invented_year
from models.calendar import Calendar, CalendarEntry, DayKind, EntryKind, SchoolYear
from models.planning import LaidLesson, LessonRhythm, lay_out_lessons, lay_out_rest

YEAR = SchoolYear(2026)
TEXT = invented_year(YEAR)
CROWD = CrowdYear(read_year(TEXT), YEAR)
KINDS = {
    "termin": EntryKind.TERM,
    "lov": EntryKind.BREAK,
    "studiedag": EntryKind.STUDY_DAY,
    "spärr": EntryKind.BLOCKED,
}
DAYS = st.dates(YEAR.first_day, YEAR.last_day)


def product_calendar(school: str, grade: int) -> Calendar:
    """The product's calendar of a year group, out of the same rows."""
    return Calendar(
        tuple(
            CalendarEntry(KINDS[row.kind], row.first, row.last)
            for row in CROWD.rows
            if row.school in ("", school) and (not row.grades or grade in row.grades)
        )
    )


def class_of(
    weekday: int, interval: int, start: date | None, school: str = "Alviksskolan", grade: int = 8
) -> CrowdClass:
    return CrowdClass(
        school=school,
        label="8A",
        year=str(grade),
        programme="MVP",
        leaders=("U1", "U2"),
        weekday=weekday,
        at=time(9),
        interval=interval,
        room="",
        held=0,
        start=start,
    )


@given(day=DAYS, school=st.sampled_from(["Alviksskolan", "Sjöängsskolan"]), grade=st.sampled_from([4, 7, 8, 9]))
def test_a_day_is_what_the_products_calendar_says(day: date, school: str, grade: int) -> None:
    kinds = {
        DayKind.SCHOOL_DAY: "skoldag",
        DayKind.STUDY_DAY: "studiedag",
        DayKind.BLOCKED: "spärr",
        DayKind.OFF: "ledig",
    }
    calendar = product_calendar(school, grade)
    assert CROWD.kind(day, school, grade) == kinds[calendar.kind(day)]
    assert CROWD.half_year_start(day) == calendar.half_year_start(day)


@given(
    today=DAYS,
    start=st.none() | DAYS,
    weekday=st.integers(1, 5),
    interval=st.integers(1, 4),
    count=st.integers(1, 14),
)
def test_lessons_are_laid_out_as_the_product_lays_them(
    today: date, start: date | None, weekday: int, interval: int, count: int
) -> None:
    klass = class_of(weekday, interval, start)
    calendar = product_calendar(klass.school, 8)
    rhythm = LessonRhythm(max(start or today, today), weekday, interval)
    plan = lay_out_lessons(calendar, rhythm, range(1, count + 1), until=CROWD.last_day)
    assert lay_out(CROWD, klass, range(1, count + 1), today) == {laid.number: laid.day for laid in plan.laid}


@given(
    start=st.dates(date(2026, 8, 17), date(2026, 12, 1)),
    weekday=st.integers(1, 5),
    interval=st.integers(1, 3),
    ahead=st.integers(-10, 60),
)
def test_the_lessons_after_a_moved_one_follow_as_the_product_lets_them(
    start: date, weekday: int, interval: int, ahead: int
) -> None:
    klass = class_of(weekday, interval, start)
    days = lay_out(CROWD, klass, range(1, 15), start)
    moved_to = min(max(days[2] + timedelta(days=ahead), start), CROWD.last_day)
    rest = [(number, day) for number, day in days.items() if number > 2]
    rhythm = LessonRhythm(moved_to, weekday, interval)
    plan = lay_out_rest(
        product_calendar(klass.school, 8),
        rhythm,
        LaidLesson(2, moved_to),
        [LaidLesson(number, day) for number, day in rest],
        until=CROWD.last_day,
    )
    wanted: dict[int, date | None] = {laid.number: laid.day for laid in plan.laid if laid.number != 2}
    assert follow(CROWD, klass, moved_to, rest) == wanted | dict.fromkeys(plan.spilled)


def test_year_groups_are_read_from_the_class_file() -> None:
    assert [grade_of(year) for year in ("7", "gy1", "gy3", "")] == [7, 10, 12, None]
