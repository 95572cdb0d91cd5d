"""Where lessons come to lie when one is moved or cancelled, and the draft before it. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Calendar, CalendarEntry, EntryKind, SchoolYear
from models.courses import Course, CoursePart, CourseStatus, PlannedLesson
from models.db import BadInput
from models.moves import Deed, MovedCourse, MoveDraft, MoveQuestion
from models.moves.drafts import ask_weekday
from models.moves.plans import CourseSetting, work_out_days
from models.moves.targets import MoveTarget
from models.planning import LessonRhythm, lay_out_lessons
from models.planning.layout import count_slots

TODAY = date(2026, 8, 20)
YEAR = SchoolYear(2026)
AT = time(10, 20)
TERMS = (
    CalendarEntry(EntryKind.TERM, date(2026, 8, 18), date(2026, 12, 18), "hösttermin"),
    CalendarEntry(EntryKind.TERM, date(2027, 1, 11), date(2027, 6, 11), "vårtermin"),
    CalendarEntry(EntryKind.BREAK, date(2026, 10, 26), date(2026, 10, 30), "höstlov"),
    CalendarEntry(EntryKind.BREAK, date(2027, 3, 1), date(2027, 3, 5), "sportlov"),
)
CALENDAR = Calendar(TERMS)
SETTING = CourseSetting(today=TODAY, calendar=CALENDAR, weekday=4, interval_weeks=2, at=AT, room="B214")


def course(programme: str = "mvp", series: str = "base", *, school: bool = True) -> Course:
    return Course(
        id=1,
        site_id=1,
        site="Alviksskolan",
        group_id=1,
        label="7B",
        programme_code=programme,
        series_code=series,
        school_year=YEAR,
        status=CourseStatus.RUNNING,
        ended_on=None,
        weekday=4,
        held_before=0,
        keeps_school_days=school,
        part=CoursePart.LEADER,
        year=7,
    )


def target(*numbers: int, held: int = 0, lessons: int = 14, one: Course | None = None) -> MoveTarget:
    """A class with its lessons every second Thursday from 27 August."""
    plan = lay_out_lessons(
        CALENDAR, LessonRhythm(date(2026, 8, 27), 4, 2), range(1, lessons + 1), until=CALENDAR.year_end(YEAR)
    )
    rows = tuple(
        PlannedLesson(
            id=lesson.number,
            course_id=1,
            number=lesson.number,
            day=lesson.day,
            starts_at=AT,
            room="B214",
            minutes=None,
            planning_id=None,
        )
        for lesson in plan.laid
        if lesson.number > held
    )
    return MoveTarget(one or course(), numbers, rows, frozenset(range(1, held + 1)))


def moved(draft: MoveDraft, there: MoveTarget, setting: CourseSetting = SETTING) -> MovedCourse:
    found = work_out_days(draft, there, setting)
    assert found is not None
    return found


def days(result: MovedCourse, there: MoveTarget) -> dict[int, date]:
    """Every lesson's day afterwards."""
    found = {row.number: row.day for row in there.rows}
    for shift in result.shifts:
        found.pop(shift.number, None)
        if shift.new:
            found[shift.number] = shift.new.day
    return found


def to(day: date, **words: object) -> MoveDraft:
    return MoveDraft(Deed.MOVE, to_day=day, **words)  # type: ignore[arg-type]


def test_the_rest_follows_in_teaching_weeks_past_the_break() -> None:
    there = target(4, held=3)
    assert [row.day for row in there.rows][:3] == [date(2026, 10, 8), date(2026, 10, 22), date(2026, 11, 12)]
    result = moved(to(date(2026, 10, 15)), there)
    after = days(result, there)
    # 29 October lies in the break: the week is no teaching week, and lesson 5 takes the one after.
    assert (after[4], after[5], after[6]) == (date(2026, 10, 15), date(2026, 11, 5), date(2026, 11, 19))
    assert result.can_be_alone and result.calendar_known


def test_a_small_step_leaves_the_rest_where_it_is() -> None:
    result = moved(to(date(2026, 10, 9)), target(4, held=3))
    assert [shift.number for shift in result.shifts] == [4]


def test_the_forecast_counts_the_slots_left_over() -> None:
    there = target(4, held=3)
    before, after = moved(to(date(2026, 10, 9)), there).spare, moved(to(date(2026, 10, 22)), there).spare
    room = count_slots(CALENDAR, LessonRhythm(date(2026, 8, 27), 4, 2), CALENDAR.year_end(YEAR)) - 14
    assert (before, after) == (room, room - 1)


def test_what_has_no_room_spills_and_loses_its_day() -> None:
    there = target(4, held=3)
    result = moved(to(date(2027, 2, 4)), there)
    assert result.spilled == (13, 14) and result.without_day == (13, 14) and result.spare == 0
    assert [shift.number for shift in result.followers if shift.new is None] == [13, 14]


def test_alone_the_rest_stays() -> None:
    result = moved(to(date(2026, 10, 15), alone=True), target(4, held=3))
    assert [shift.number for shift in result.shifts] == [4]


@pytest.mark.parametrize(("day", "possible"), [(21, True), (22, False), (23, False)])
def test_alone_is_possible_before_the_next_lesson_only(day: int, possible: bool) -> None:
    result = moved(to(date(2026, 10, day), alone=True), target(4, held=3))
    assert result.can_be_alone is possible


def test_without_a_set_order_it_is_always_possible() -> None:
    there = target(2, lessons=4, one=course("mvp", "thematic"))
    assert moved(to(date(2026, 10, 30), alone=True), there).can_be_alone


def test_a_lesson_before_one_it_builds_on_is_pointed_out() -> None:
    assert moved(to(date(2026, 10, 1)), target(5, held=3)).ahead_of == 4
    assert moved(to(date(2026, 10, 21)), target(5, held=3)).ahead_of is None


def test_a_day_without_school_is_named_and_not_refused() -> None:
    assert moved(to(date(2026, 10, 29)), target(4, held=3)).no_school == ((date(2026, 10, 29), "höstlov"),)
    assert moved(to(date(2026, 10, 10)), target(4, held=3)).no_school == ((date(2026, 10, 10), ""),)


def test_a_youth_centre_is_open_in_the_break() -> None:
    there = target(4, held=3, one=course(school=False))
    assert moved(to(date(2026, 10, 29)), there).no_school == ()


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (to(TODAY - timedelta(days=1)), "move-past"),
        (to(TODAY + timedelta(days=367)), "move-far"),
        (MoveDraft(Deed.MOVE, shift=-100), "move-past"),
    ],
)
def test_a_day_that_can_t_be(draft: MoveDraft, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        moved(draft, target(4, held=3))
    assert refused.value.words["reason"] == reason


def test_a_lesson_without_a_day_gets_one_and_the_usual_time_and_room() -> None:
    there = target(14, lessons=13)
    (shift,) = moved(to(date(2027, 6, 3)), there).asked
    assert (shift.row, shift.new and shift.new.at, shift.room) == (None, AT, "B214")
    with pytest.raises(BadInput):
        moved(MoveDraft(Deed.MOVE, shift=7), there)


def test_nothing_changes_where_it_lies_already() -> None:
    assert work_out_days(to(date(2026, 10, 8)), target(4, held=3), SETTING) is None
    assert work_out_days(to(date(2026, 10, 8), at=AT), target(4, held=3), SETTING) is None
    assert work_out_days(to(date(2026, 10, 8), at=time(9)), target(4, held=3), SETTING) is not None


def test_the_same_weekday_in_another_week() -> None:
    (shift,) = moved(MoveDraft(Deed.MOVE, to_week=date(2026, 10, 12)), target(4, held=3)).asked
    assert shift.new and shift.new.day == date(2026, 10, 15)


def test_several_lessons_of_a_class_move_together() -> None:
    there = target(4, 5, held=3)
    result = moved(MoveDraft(Deed.MOVE, shift=7), there)
    assert [shift.new.day for shift in result.asked if shift.new] == [date(2026, 10, 15), date(2026, 10, 29)]
    assert days(result, there)[6] == date(2026, 11, 12)


def test_a_cancelled_lesson_takes_the_next_slot_and_so_does_each_after_it() -> None:
    there = target(4, held=3)
    result = moved(MoveDraft(Deed.CANCEL), there)
    before, after = {row.number: row.day for row in there.rows}, days(result, there)
    assert all(after[number] == before[number + 1] for number in range(4, 14))
    assert all(shift.cancelled for shift in result.asked) and not any(shift.cancelled for shift in result.followers)
    assert result.spare == moved(to(date(2026, 10, 9)), there).spare - 1


def test_a_lesson_that_should_have_been_long_ago_is_not_put_into_the_past() -> None:
    setting = replace(SETTING, today=date(2026, 12, 1))  # a Tuesday
    (shift,) = moved(MoveDraft(Deed.CANCEL), target(2, held=1), setting).asked
    assert shift.new and shift.new.day == date(2026, 12, 10)


def test_a_lesson_cancelled_alone_has_no_day_and_the_rest_stays() -> None:
    result = moved(MoveDraft(Deed.CANCEL, alone=True), target(4, held=3))
    assert [shift.new for shift in result.shifts] == [None] and result.without_day == (4,)


def test_what_is_not_planned_can_t_be_cancelled() -> None:
    with pytest.raises(BadInput):
        moved(MoveDraft(Deed.CANCEL), target(14, lessons=13))


def test_two_lessons_of_a_theme_day_stay_together_where_they_can() -> None:
    there = target(4, held=3)
    rows = tuple(replace(row, day=date(2026, 10, 22)) if row.number in (5, 6) else row for row in there.rows)
    there = replace(there, rows=rows)
    after = days(moved(to(date(2026, 10, 9)), there), there)
    assert after[5] == after[6] == date(2026, 10, 22)


@given(
    st.integers(1, 14),
    st.integers(0, 280),
    st.integers(1, 4),
    st.booleans(),
    st.booleans(),
)
def test_order_holds_and_no_lesson_is_lost(number: int, ahead: int, interval: int, alone: bool, cancels: bool) -> None:
    there = target(number)
    setting = replace(SETTING, interval_weeks=interval)
    deed = Deed.CANCEL if cancels else Deed.MOVE
    draft = MoveDraft(deed, to_day=None if cancels else TODAY + timedelta(days=ahead), alone=alone)
    result = work_out_days(draft, there, setting)
    if result is None:
        return
    after = days(result, there)
    assert set(after) | set(result.without_day) == set(range(1, 15)) and not set(after) & set(result.without_day)
    assert len(result.shifts) == len({shift.number for shift in result.shifts})
    if alone:
        assert [shift.number for shift in result.shifts] == [number]
        return
    later = [after[one] for one in range(number, 15) if one in after]
    assert later == sorted(set(later))
    moved_days = [shift.new.day for shift in result.followers if shift.new]
    assert all(CALENDAR.has_lessons(day) and day.isoweekday() == 4 for day in moved_days)


# --- the draft --------------------------------------------------------------------------------------------------------


def test_a_weekday_and_a_date_that_disagree_are_asked_about() -> None:
    ask = ask_weekday(MoveDraft(Deed.MOVE, to_day=date(2026, 12, 9), other_day=date(2026, 12, 10)))
    assert ask and ask.question is MoveQuestion.WEEKDAY
    assert [choice.draft.to_day for choice in ask.choices] == [date(2026, 12, 9), date(2026, 12, 10)]
    assert all(choice.draft.other_day is None for choice in ask.choices)
    assert ask_weekday(MoveDraft(Deed.MOVE, to_day=date(2026, 12, 9))) is None
