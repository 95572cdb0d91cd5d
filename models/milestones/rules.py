"""The rules for milestones: which a course and a team have, on which days, and when people are reminded. Pure.

Which there are comes from the catalogue (S0, S1), their days from the plan and the calendar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from models.calendar import Calendar, DayKind, SchoolYear
from models.milestones.milestone import SUPERVISION, TASKS, TRAINING
from models.programmes import Audience, Edition, GateCode, MilestoneCode, MilestoneTiming, Series, Subject
from models.programmes import MilestoneRule as Rule

GATE_AHEAD = timedelta(weeks=1)  # how long before the first lesson a gate's proposed day is
SURVEY_WITHIN = timedelta(weeks=1)  # how long after the last lesson the outcome survey is due
LAST_WEEKS = 14  # days: the evaluation is in the last two weeks of the school year (S0)
BOOSTER_AFTER = 2  # lessons to hold before a booster meeting
WEEK = timedelta(weeks=1)
PLANNED_AHEAD = timedelta(days=29)  # planned so far ahead: the first reminder comes four weeks before, or a day earlier


class LeadTime(StrEnum):
    """How long before a milestone's day a reminder of it comes."""

    FOUR_WEEKS = "4w"
    WEEK = "1w"
    DAY = "1d"

    @property
    def days(self) -> int:
        """The lead time in days."""
        return {"4w": 28, "1w": 7, "1d": 1}[self.value]


@dataclass(frozen=True, slots=True)
class CourseRun:
    """What milestones need to know of a course: days of its planned lessons by number, and the numbers held.

    `logged` are the numbers that were logged with the bot; lessons held before it was used are not among them.
    """

    id: int
    site_id: int
    programme: str
    series: str
    school_year: SchoolYear
    days: Mapping[int, date]
    held: frozenset[int]
    logged: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class YearTeam:
    """The team that leads a programme at a site in a school year, with its courses."""

    site_id: int
    programme: str
    year: SchoolYear
    runs: Sequence[CourseRun]
    led_before: bool  # in an earlier school year


@dataclass(frozen=True, slots=True)
class WantedMilestone:
    """A milestone that the rules ask for. `due_on` is none where its people must choose the day.

    `anchor` is the number of the lesson that the day follows from, `anchored_on` that lesson's day. `before_us`: its
    time had passed when the bot came to know of it.
    """

    code: str
    number: int = 0
    due_on: date | None = None
    last_day: date | None = None
    anchor: int | None = None
    anchored_on: date | None = None
    before_us: bool = False


def list_wanted_of_course(run: CourseRun, edition: Edition, calendar: Calendar, today: date) -> list[WantedMilestone]:
    """The gates before a course's first lesson, and its reviews and surveys after a lesson.

    What had passed before the bot knew of the course is marked, and nobody is asked about it.
    """
    series = edition.series_of(run.series)
    return _want_gates(run, edition=edition, series=series, calendar=calendar, today=today) + [
        milestone
        for rule in edition.milestones
        if rule.subject is Subject.COURSE and rule.series in (None, run.series)
        for milestone in [_want_after_lesson(run, rule=rule, series=series, calendar=calendar, today=today)]
    ]


def has_course_rules(edition: Edition, series: Series) -> bool:
    """Whether courses of the series have milestones of their own."""
    after = any(rule.subject is Subject.COURSE and rule.series in (None, series.code) for rule in edition.milestones)
    return after or bool(list_required_gates(edition, series))


def has_team_rules(edition: Edition) -> bool:
    """Whether those who lead the programme have milestones together."""
    supervised = edition.supervision_sessions or edition.supervision_interval_weeks
    return bool(supervised) or any(rule.subject is Subject.SCHOOL_TEAM for rule in edition.milestones)


def list_required_gates(edition: Edition, series: Series) -> tuple[GateCode, ...]:
    """The gates before the first lesson of a series; none where the programme does not begin with the series."""
    return tuple(gate.code for gate in edition.gates if gate.required) if _is_first_series(series) else ()


def _is_first_series(series: Series) -> bool:
    """Whether the programme begins with the series: a follow-on set and the staff's own passes have no gates."""
    return series.after_series is None and series.audience is Audience.PUPILS and not series.optional


def _want_gates(
    run: CourseRun, edition: Edition, series: Series, calendar: Calendar, today: date
) -> list[WantedMilestone]:
    first = run.days.get(1)
    past = 1 in run.held or (first is not None and first < today) or (first is None and bool(run.held))
    if first is None and 1 in run.logged:
        past = False  # it began with the bot in use but without a plan: its open gates were pointed out
    due = None if past or first is None else _propose_gate_day(first, calendar, today)
    return [
        WantedMilestone(
            code=code.value, number=0, due_on=due, last_day=None, anchor=1, anchored_on=first, before_us=past
        )
        for code in list_required_gates(edition, series)
    ]


def _propose_gate_day(first: date, calendar: Calendar, today: date) -> date:
    """A week before the first lesson; where that has passed, the last workday before it."""
    day = find_workday_by(first - GATE_AHEAD, calendar)
    return day if day > today else max(today, find_workday_by(first - timedelta(days=1), calendar))


def _want_after_lesson(run: CourseRun, rule: Rule, series: Series, calendar: Calendar, today: date) -> WantedMilestone:
    number = rule.lesson if rule.when is MilestoneTiming.AFTER_LESSON else series.count
    day = run.days.get(number or 0)
    if number in run.held or (day is not None and day < today):
        return WantedMilestone(
            code=rule.code.value, number=0, due_on=None, last_day=None, anchor=number, anchored_on=day, before_us=True
        )
    due = day
    if day is not None and rule.code is MilestoneCode.OUTCOME_SURVEY:
        due = max(day, find_workday_by(day + SURVEY_WITHIN, calendar))
    return WantedMilestone(code=rule.code.value, number=0, due_on=due, last_day=None, anchor=number, anchored_on=day)


def list_wanted_of_team(team: YearTeam, edition: Edition, calendar: Calendar, today: date) -> list[WantedMilestone]:
    """The meetings of a team in a school year: start-up, booster, evaluation, supervision.

    Start-up and booster belong to the first school year in which the site leads the programme (S0).
    """
    asked: list[WantedMilestone] = []
    for rule in edition.milestones:
        if rule.subject is not Subject.SCHOOL_TEAM:
            continue
        if rule.when is MilestoneTiming.YEAR_END:
            asked.append(_want_evaluation(team, rule, calendar, today))
        elif not team.led_before:
            made = _want_startup if rule.when is MilestoneTiming.AFTER_BASIC_TRAINING else _want_booster
            asked.append(made(team, rule, calendar, today))
    return asked + _want_supervision(team, edition, calendar, today)


def find_first_lesson(team: YearTeam) -> date | None:
    """The team's first planned lesson of the school year."""
    return min((day for run in team.runs for day in run.days.values() if day in team.year), default=None)


def find_last_lesson(team: YearTeam) -> date | None:
    """The team's last planned lesson of the school year."""
    return max((day for run in team.runs for day in run.days.values() if day in team.year), default=None)


def _has_begun(team: YearTeam, today: date) -> bool:
    first = find_first_lesson(team)
    return any(run.held for run in team.runs) or (first is not None and first < today)


def _want_startup(team: YearTeam, rule: Rule, calendar: Calendar, today: date) -> WantedMilestone:
    """Before the first lesson, on a study day of its term if there is one."""
    first = find_first_lesson(team)
    if first is None or _has_begun(team, today):
        return WantedMilestone(rule.code.value, before_us=_has_begun(team, today))
    begins = max(today + timedelta(days=1), _find_term(calendar, first)[0])
    days = [day for day in _list_days(begins, first - timedelta(days=1)) if calendar.kind(day) is DayKind.STUDY_DAY]
    week_before = find_workday_by(first - WEEK, calendar)
    proposed = days[-1] if days else (week_before if week_before >= begins else None)
    return WantedMilestone(rule.code.value, 0, proposed, first - timedelta(days=1))


def _want_booster(team: YearTeam, rule: Rule, calendar: Calendar, today: date) -> WantedMilestone:
    """On a study day of the first term after a lesson or two; no day where there is none. By the term's end (S0)."""
    first = find_first_lesson(team)
    if first is None:
        return WantedMilestone(rule.code.value)
    ends = _find_term(calendar, first)[1]
    seconds = [run.days[BOOSTER_AFTER] for run in team.runs if BOOSTER_AFTER in run.days]
    held = any(BOOSTER_AFTER in run.held for run in team.runs)
    after = today if held else max(today, min(seconds, default=first))
    proposed = [day for day in _list_days(after + timedelta(days=1), ends) if calendar.kind(day) is DayKind.STUDY_DAY]
    return WantedMilestone(rule.code.value, 0, proposed[0] if proposed else None, ends, before_us=ends < today)


def _want_evaluation(team: YearTeam, rule: Rule, calendar: Calendar, today: date) -> WantedMilestone:
    """In the last two weeks of the school year; no day where its terms are not known."""
    ends = calendar.year_end(team.year)
    if not calendar.knows(team.year):
        return WantedMilestone(rule.code.value, 0, None, ends, before_us=ends < today)
    last = [day for day in _list_days(ends - timedelta(days=LAST_WEEKS - 1), ends) if day > today]
    free = [day for day in last if calendar.kind(day) is DayKind.STUDY_DAY]
    week_before = find_workday_by(ends - WEEK, calendar)
    proposed = free[0] if free else (week_before if week_before > today else None)
    return WantedMilestone(rule.code.value, 0, proposed, ends, before_us=ends < today)


def _want_supervision(team: YearTeam, edition: Edition, calendar: Calendar, today: date) -> list[WantedMilestone]:
    """The edition's number of sessions spread over the lessons, or one every few teaching weeks."""
    first, last = find_first_lesson(team), find_last_lesson(team)
    if first is None or last is None:
        return []
    if edition.supervision_sessions:
        parts = edition.supervision_sessions + 1
        days = [find_workday_by(first + (last - first) * place / parts, calendar) for place in range(1, parts)]
    elif edition.supervision_interval_weeks:
        days = _list_weekdays(first, last, edition.supervision_interval_weeks, calendar)
    else:
        return []
    return [
        WantedMilestone(SUPERVISION, number, day if day > today else None, before_us=day <= today)
        for number, day in enumerate(days, start=1)
    ]


def _list_weekdays(first: date, last: date, weeks: int, calendar: Calendar) -> list[date]:
    """Every so many teaching weeks, on the weekday of the first lesson."""
    taught = [day for day in _list_days(first, last, step=7) if calendar.has_lessons(day)]
    return taught[::weeks]


def _find_term(calendar: Calendar, day: date) -> tuple[date, date]:
    """The first and last day of the term with that day. Where terms are not known, they change at new year."""
    term = calendar.term_of(day)
    if term:
        return term.first, term.last
    year = SchoolYear.of(day)
    if day < year.new_year:
        return year.first_day, year.new_year - timedelta(days=1)
    return year.new_year, calendar.year_end(year)


def find_workday_by(day: date, calendar: Calendar) -> date:
    """The day itself or the last workday before it; the day itself where there is none for ten weeks."""
    return next((d for d in (day - timedelta(days=n) for n in range(70)) if calendar.is_workday(d)), day)


def _list_days(first: date, last: date, *, step: int = 1) -> list[date]:
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]


def reminder_lead_times(code: str, edition: Edition, *, dated: bool) -> tuple[LeadTime, ...]:
    """How long before its day a milestone's reminders come. A meeting only proposed has none the day before."""
    if code == SUPERVISION and edition.supervision_interval_weeks:  # as frequent as lessons: one reminder is enough
        return (LeadTime.DAY,) if dated else ()
    if code == MilestoneCode.MID_YEAR_REVIEW:  # it follows a lesson that has reminders of its own
        return (LeadTime.WEEK, LeadTime.DAY)
    if code not in TASKS and not dated:
        return (LeadTime.FOUR_WEEKS, LeadTime.WEEK)
    return (LeadTime.FOUR_WEEKS, LeadTime.WEEK, LeadTime.DAY)


def reminder_period(lead: LeadTime, due_on: date) -> str:
    """The delivery's period: `1w:2026-11-18`. It holds the day, so a milestone with a new day is announced again."""
    return f"{lead.value}:{due_on.isoformat()}"


def last_reminder_columns(
    code: str, edition: Edition, due_on: date | None, *, dated: bool, before_us: bool
) -> dict[str, Any]:
    """The columns of a milestone's row that say which of its reminders is the last."""
    found = reminder_lead_times(code, edition, dated=dated)
    if not found or due_on is None or before_us:
        return {"last_period": None}
    return {"last_period": reminder_period(found[-1], due_on)}


def list_datable_codes(edition: Edition) -> list[str]:
    """The codes of what a coordinator can add with a day: training, and more team meetings."""
    steps = [step.code.value for step in edition.training if step.code.value in TRAINING]
    meetings = [rule.code.value for rule in edition.milestones if rule.subject is Subject.SCHOOL_TEAM]
    supervised = [SUPERVISION] if edition.supervision_sessions or edition.supervision_interval_weeks else []
    return list(dict.fromkeys(steps + meetings + supervised))
