"""Works out new days when lessons are moved or cancelled, and whether the school year still has room. Pure.

The following lessons keep their order, each an interval of teaching weeks after the one before it (S0).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from models.calendar import Calendar, DayKind, SchoolYear
from models.courses import Course, PlannedLesson, Slot
from models.db import BadInput
from models.moves.drafts import FARTHEST, Deed, MoveDraft
from models.moves.records import Shift
from models.moves.targets import MoveTarget
from models.planning import CoursePlan, LaidLesson, LessonRhythm, lay_out_rest


@dataclass(frozen=True, slots=True)
class CourseSetting:
    """What the new days of a course depend on: today, its calendar and its schedule, as far as that is known."""

    today: date
    calendar: Calendar
    weekday: int | None  # 1 Monday to 7 Sunday
    interval_weeks: int
    at: time | None
    room: str | None


@dataclass(frozen=True, slots=True)
class MovedCourse:
    """The changes of one course: the lessons the user moves (`asked`), those that follow, and a forecast for the year.

    `spare` are the slots left over this school year, `spilled` the lessons it has no room for any more, and
    `without_day` every lesson still to be held that has no day afterwards.
    """

    course: Course
    asked: tuple[Shift, ...]
    followers: tuple[Shift, ...]
    spare: int
    spilled: tuple[int, ...]
    without_day: tuple[int, ...]
    calendar_known: bool
    no_school: tuple[tuple[date, str], ...] = ()  # new days without lessons for the class, as the calendar calls them
    ahead_of: int | None = None  # a lesson that comes earlier in the manual and would be held later
    can_be_alone: bool = True  # whether the following lessons can keep their days without breaking the order

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """Every lesson that changes."""
        return self.asked + self.followers


def work_out_days(draft: MoveDraft, target: MoveTarget, setting: CourseSetting) -> MovedCourse | None:
    """The new days of one course; None where nothing changes. Raises BadInput for a past or too distant day."""
    if draft.deed is Deed.CANCEL:
        return CourseMoves(target, setting).cancel(alone=draft.alone)
    asked = _shift_asked(draft, target, setting)
    return CourseMoves(target, setting).move(asked, alone=draft.alone) if asked else None


def _shift_asked(draft: MoveDraft, target: MoveTarget, setting: CourseSetting) -> tuple[Shift, ...]:
    shifts = []
    for number in target.numbers:
        row = target.row(number)
        day = draft.new_day(row.day if row else None, setting.weekday)
        if day is None:
            raise BadInput(reason="move-unplanned", label=target.course.label, given=number)
        if day < setting.today:
            raise BadInput(reason="move-past", day=day.isoformat())
        if day > setting.today + FARTHEST:
            raise BadInput(reason="move-far", day=day.isoformat())
        slot = Slot(day, draft.at or (row.starts_at if row else setting.at))
        if row is None or row.slot != slot:
            shifts.append(Shift(number, row, slot, setting.room))
    return tuple(shifts)


class CourseMoves:
    """Works out the new days of one course when some of its lessons are moved or cancelled."""

    def __init__(self, target: MoveTarget, setting: CourseSetting) -> None:
        self._target, self._setting = target, setting
        self._course, self._calendar = target.course, setting.calendar

    def move(self, asked: tuple[Shift, ...], *, alone: bool) -> MovedCourse:
        """Put the asked lessons on their new days, and unless `alone` the following lessons after the last of them."""
        rest = self._list_behind(asked)
        last = max(shift.new.day for shift in asked if shift.new)
        followers, spilled = ((), ()) if alone else self._shift_followers(last, rest)
        new_days = [(shift.number, shift.new.day) for shift in asked if shift.new]
        return self._sum_up(
            asked,
            followers,
            spilled,
            no_school=self._find_days_without_school(tuple(dict.fromkeys(day for _, day in new_days))),
            ahead_of=self._find_lesson_ahead(new_days, asked),
            can_be_alone=not self._course.in_order or all(row.day > last for row in rest),
        )

    def cancel(self, *, alone: bool) -> MovedCourse:
        """Move the cancelled lessons to the next slot, the following ones after them; `alone`, they get no new day."""
        rows = [self._target.row(number) for number in self._target.numbers]
        if not all(rows):
            raise BadInput(reason="cancel-unplanned", label=self._course.label, given=self._target.numbers[0])
        gone = [row for row in rows if row]
        asked = tuple(Shift(row.number, row, None, cancelled=True) for row in gone)
        if alone:
            return self._sum_up(asked, (), ())
        numbers = {row.number for row in gone}
        # The next slot after the cancelled one; if that is long past, the first slot from today on.
        since = self._setting.today - timedelta(weeks=self._setting.interval_weeks - 1)
        moved, spilled = self._shift_followers(
            max(since, *(row.day for row in gone)), [*gone, *self._list_behind(asked)]
        )
        again = {shift.number: shift.new for shift in moved if shift.number in numbers}
        asked = tuple(Shift(row.number, row, again.get(row.number), cancelled=True) for row in gone)
        return self._sum_up(asked, tuple(shift for shift in moved if shift.number not in numbers), spilled)

    def _list_behind(self, asked: tuple[Shift, ...]) -> list[PlannedLesson]:
        """The lessons that follow: by number where they build on each other, else by day."""
        numbers = {shift.number for shift in asked}
        others = [row for row in self._target.rows if row.number not in numbers]
        if self._course.in_order:
            return sorted((row for row in others if row.number > max(numbers)), key=lambda row: row.number)
        since = max(slot.day for shift in asked if (slot := shift.old or shift.new))
        return [row for row in others if row.day >= since]

    def _shift_followers(self, last: date, rest: Sequence[PlannedLesson]) -> tuple[tuple[Shift, ...], tuple[int, ...]]:
        crowded = [row.day for row in self._target.rows]
        laid = [LaidLesson(place, row.day, crowded.count(row.day) > 1) for place, row in enumerate(rest, start=1)]
        plan = self._lay_rest(last, laid)
        days = {lesson.number: lesson.day for lesson in plan.laid}
        shifts = []
        for place, row in enumerate(rest, start=1):
            day = days.get(place)
            if day != row.day:
                shifts.append(Shift(row.number, row, Slot(day, row.starts_at) if day else None))
        return tuple(shifts), tuple(rest[place - 1].number for place in plan.spilled)

    def _lay_rest(self, last: date, rest: Sequence[LaidLesson]) -> CoursePlan:
        rhythm = LessonRhythm(last, self._usual_weekday(last), self._setting.interval_weeks)
        until = self._calendar.year_end(SchoolYear.of(last))
        return lay_out_rest(
            self._calendar, rhythm, LaidLesson(0, last), rest, until=until, school_days=self._course.keeps_school_days
        )

    def _usual_weekday(self, last: date) -> int:
        rows = self._target.rows
        return self._setting.weekday or (rows[-1].day if rows else last).isoweekday()

    def _find_days_without_school(self, days: Sequence[date]) -> tuple[tuple[date, str], ...]:
        if not self._course.keeps_school_days:
            return ()
        closed = [day for day in days if self._calendar.kind(day) is not DayKind.SCHOOL_DAY]
        return tuple((day, self._calendar.name_of(day)) for day in closed)

    def _find_lesson_ahead(self, new_days: Sequence[tuple[int, date]], asked: tuple[Shift, ...]) -> int | None:
        if not self._course.in_order:
            return None
        numbers = {shift.number for shift in asked}
        found = (
            row.number
            for number, day in new_days
            for row in self._target.rows
            if row.number < number and row.number not in numbers and row.day >= day
        )
        return min(found, default=None)

    def _sum_up(
        self,
        asked: tuple[Shift, ...],
        followers: tuple[Shift, ...],
        spilled: tuple[int, ...],
        *,
        no_school: tuple[tuple[date, str], ...] = (),
        ahead_of: int | None = None,
        can_be_alone: bool = True,
    ) -> MovedCourse:
        days = {row.number: row.day for row in self._target.rows}
        for shift in asked + followers:
            days.pop(shift.number, None)
            if shift.new:
                days[shift.number] = shift.new.day
        last = max(days.values(), default=self._setting.today)
        left = range(1, (self._course.total or 0) + 1)
        return MovedCourse(
            course=self._course,
            asked=asked,
            followers=followers,
            spare=0 if spilled else self._lay_rest(last, ()).spare,
            spilled=spilled,
            without_day=tuple(number for number in left if number not in days and number not in self._target.held),
            calendar_known=self._calendar.knows(SchoolYear.of(last)),
            no_school=no_school,
            ahead_of=ahead_of,
            can_be_alone=can_be_alone,
        )
