"""Every surface within Slack's limits, whatever it is given: big schools, long names, markup in every word."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from handlers.commands import TABLE
from models.access import AccessAsked, AccessRequest
from models.calendar import Calendar, EntryKind, SchoolYear, WorkHours
from models.courses import (
    BookedHour,
    CancelReason,
    Course,
    CoursePart,
    CourseStatus,
    PlannedLesson,
    PlanningPlace,
    Slot,
    TimeSource,
)
from models.db import BadInput, NotAllowed, NotFound, Stale, UnknownPerson
from models.deliveries import Quiet
from models.digests import (
    ClassLine,
    Coverage,
    Decision,
    DecisionKind,
    Decisions,
    Gap,
    GapKind,
    LeaderAdded,
    LeadersAsked,
    OtherSchools,
    PlanState,
    RoomSet,
    SchoolDigest,
    SchoolPace,
    SchoolSum,
    SchoolToAsk,
    SumsDigest,
)
from models.digests import LetterLesson as AboutLesson
from models.guard import Finding, Sureness
from models.guard.findings import FindingKind
from models.journal import KeptAct, KeptDeed
from models.lessons import (
    UNKNOWN,
    Adaptation,
    Ask,
    Choice,
    Detail,
    Engagement,
    HowItWent,
    LatestLogs,
    LogDraft,
    Logged,
    LoggedLesson,
    LogNotice,
    LogOutcome,
    Manner,
    MissingBefore,
    Next,
    NotHeld,
    OffPlan,
    OpenOrder,
    Print,
    Question,
    Reading,
    Source,
    UndoneLogs,
    WentThrough,
    When,
)
from models.milestones import (
    DatedMilestones,
    Milestone,
    MilestoneList,
    MilestoneOffer,
    MilestoneReminder,
    MilestoneState,
    PassedBy,
    SettledMilestones,
)
from models.milestones.milestone import SUPERVISION
from models.milestones.reminders import ReminderReason
from models.moves import (
    Deed,
    LatestMove,
    Movable,
    MoveAsk,
    MoveChoice,
    MovedCourse,
    MovedLesson,
    MoveDraft,
    MoveNotice,
    MoveOutcome,
    MoveProposal,
    MoveQuestion,
    SavedMove,
    Shift,
    StruckLesson,
    StruckLessons,
    UndoneNotice,
)
from models.moves import UndoneMove as MoveUndone
from models.moves.clashes import NamedClash
from models.people import Person
from models.places import Site, SiteCount, SiteForm, SiteStatus, SiteYear
from models.planning import BookingClash as PlanClash
from models.planning import (
    BookingKind,
    ClashKind,
    ClassPlan,
    ClassSlot,
    CourseLine,
    CourseNews,
    CourseNotice,
    CoursePlan,
    Ending,
    FormFacts,
    FreeTime,
    LessonPlan,
    Merging,
    Note,
    PersonHours,
    PlanDraft,
    PlanningHour,
    PlanTarget,
    Preview,
    SiteHours,
    ThemeDay,
    Timetable,
)
from models.planning.results import NoteCode
from models.planning.timetable import Triplet
from models.preferences import DigestRhythm, ReminderSettings
from models.programmes import CareFlag, GateCode, Item, Manual, MaterialNeed, load_catalogue
from models.reflections import (
    LONGEST_REFLECTION,
    FindingPlace,
    FollowUp,
    HeldBack,
    Reflection,
    ReflectionWords,
    Visibility,
    WrittenIn,
)
from models.reminders import LessonQuestion, LessonReminder, PlanningReminder, SettledQuestion, TermSummary
from models.reminders import QuestionOutcome as SettledAs
from models.school_turn import (
    ClassFate,
    CourseToPlan,
    CourseTurn,
    DecidedTurn,
    GroupTurn,
    TurnDraft,
    TurnPreview,
    TurnProposal,
)
from models.school_turn.preview import make_preview
from models.school_years import CalendarLine, EntryPlaces, SchoolCalendar, YearPage
from models.status import CityStatus, ClassStatus, Overview, SchoolStatus
from playground.validation import check_message_blocks, check_view_blocks
from surfaces.access import messages as access
from surfaces.digests import forms as digest_forms
from surfaces.digests import gaps as digest_gaps
from surfaces.digests import letters as digests
from surfaces.digests import sums as digest_sums
from surfaces.digests import tables as digest_tables
from surfaces.errors import messages as errors
from surfaces.help import HelpExample, HelpFacts
from surfaces.help import messages as help
from surfaces.home import messages as home
from surfaces.kit import LOCALES, Message, pack, parcels
from surfaces.kit import blocks as pieces
from surfaces.lessons import asked_after, questions, titles
from surfaces.lessons import forms as lesson_forms
from surfaces.lessons import messages as lessons
from surfaces.milestones import forms as milestone_forms
from surfaces.milestones import lists as milestone_lists
from surfaces.milestones import messages as milestones
from surfaces.moves import forms as move_forms
from surfaces.moves import messages as moves
from surfaces.moves import news as move_news
from surfaces.moves import struck as move_struck
from surfaces.planning import duty_hours
from surfaces.planning import ending as plan_ending
from surfaces.planning import forms as planning_forms
from surfaces.planning import messages as planning
from surfaces.planning import news as course_news
from surfaces.planning import timetable as schedule
from surfaces.preferences import messages as reminder_forms
from surfaces.reflections import guard
from surfaces.reflections import messages as reflections
from surfaces.reminders import again as reminders_again
from surfaces.reminders import messages as reminders
from surfaces.reminders import term_summaries
from surfaces.school_turn import forms as school_turn_forms
from surfaces.school_turn import messages as school_turn
from surfaces.school_years import messages as school_years
from surfaces.status import messages as status
from surfaces.undo import messages as undo

ROOT = Path(__file__).parents[2]
WAKES = "<!channel>"
HOSTILE = f"{WAKES} & <script>alert('ö')</script> *b* `c` "


def long(most: int) -> str:
    """As many characters as the database column takes, markup first."""
    return (HOSTILE + "Ö" * most)[:most]


NAME, SITE_NAME, LABEL, ROOM = long(200), long(200), long(40), long(80)
TODAY = date(2026, 11, 13)
YEAR = SchoolYear(2026)
URL = "https://hooks.slack.com/actions/" + "T" * 200
METADATA = f'{{"url":"{URL}","log":1234567890}}'
BIG_ID = 1_000_000_000
DAYS = (When.on(date(2026, 11, 12)), When.in_week(date(2026, 11, 9)), UNKNOWN)


def course(number: int = 1, *, programme: str = "mvp", series: str = "base", site_id: int = 1) -> Course:
    return Course(
        id=BIG_ID + number,
        site_id=site_id,
        site=SITE_NAME,
        group_id=BIG_ID + number,
        label=f"{LABEL[:-3]}{number:03d}",
        programme_code=programme,
        series_code=series,
        school_year=YEAR,
        status=CourseStatus.RUNNING,
        ended_on=None,
        weekday=4,
        held_before=0,
        keeps_school_days=True,
        part=CoursePart.LEADER,
        year=7,
    )


EVERY_SERIES = sorted(
    {
        (programme.code, series.code)
        for programme in load_catalogue().values()
        for series in programme.edition(str(YEAR)).series
    }
)
COURSES = tuple(course(number, site_id=1 + number % 2) for number in range(150))
PLAN = PlannedLesson(id=BIG_ID, course_id=BIG_ID, number=14, day=date(2026, 11, 12), starts_at=time(10, 20), room=ROOM)
PEOPLE = tuple(Person(BIG_ID + number, NAME, f"U{number:010d}") for number in range(10))
LEADERS = (WAKES, "&", "Ö" * 200, "Karin")


def class_status(one: Course, *, number: int | None = 14) -> ClassStatus:
    return ClassStatus(
        course=one,
        held=13,
        unanswered=(13, 14) if number else (),
        without_day=(1, 2),
        has_plan=True,
        next_number=number,
        latest=13,
        next_planned=PLAN if number else None,
        upcoming=(PLAN,) * 14,
        today=TODAY,
    )


def merging(joining: int) -> Merging:
    people = tuple(Person(number, NAME, "U0123456789") for number in range(joining))
    return Merging(Ending(COURSES[0], 13, 1), Ending(COURSES[1], 13, 1), people)


def overview(*, own: int = 60, schools: int = 1, classes: int = 60, city: int = 30) -> Overview:
    def school(number: int) -> SchoolStatus:
        found = tuple(class_status(COURSES[place % 60]) for place in range(classes))
        return SchoolStatus(site(number), found)

    return Overview(
        tuple(class_status(one) for one in COURSES[:own]),
        tuple(school(number) for number in range(schools)),
        CityStatus(YEAR, tuple(site_year(number) for number in range(city))) if city else None,
        TODAY,
    )


def site(number: int) -> Site:
    return Site(BIG_ID + number, SITE_NAME, SiteForm.COMPULSORY, 1, SITE_NAME)


def site_year(number: int) -> SiteYear:
    statuses = [*SiteStatus, None]
    return SiteYear(
        site=site(number),
        status=statuses[number % len(statuses)],
        reported_classes=None if number % 3 else 999,
        registered_classes=0,
        programmes=tuple(load_catalogue()),
    )


BEFORE = MissingBefore(course(), 14, tuple(range(1, 14)))


def entry(number: int, outcome: LogOutcome = LogOutcome.SAVED, when: When = DAYS[0], **changes: Any) -> LoggedLesson:
    plain = LoggedLesson(
        log_id=BIG_ID + number,
        course=course(),
        number=number,
        session=9,
        half=4,
        when=when,
        outcome=outcome,
        actor_leads=True,
        others=LEADERS,
        by=NAME,
    )
    return replace(plain, **changes)


FULL = HowItWent(Manner.ADAPTED, tuple(Adaptation), 600, Engagement.HIGH)
DETAILS = [
    Detail(
        log_id=BIG_ID,
        course=course(),
        number=14,
        session=9,
        half=4,
        when=when,
        how=FULL,
        sees_how=sees_how,
        leaders=LEADERS,
    )
    for when in DAYS
    for sees_how in (True, False)
]
DRAFT = LogDraft(Source.MENTION, labels=(LABEL,) * 3, led_with=("U0123456789",) * 4, adaptations=tuple(Adaptation))
FULL_WORDS = ReflectionWords(
    went_well=long(LONGEST_REFLECTION),
    change_next=long(LONGEST_REFLECTION),
    follow_up=FollowUp.GROUP,
    visibility=Visibility.BANK,
    colleague=True,
    source_ts="1700000000.000001",
)
SHORT_WORDS = ReflectionWords(long(450), long(450), FollowUp.CLASS, Visibility.SELF)
NOW = datetime(2026, 11, 13, 13, tzinfo=UTC)


def year_page(schools: int, told: int) -> YearPage:
    kinds = list(EntryKind)
    lasts = [TODAY + timedelta(days=number % 3 * 50) for number in range(told)]
    lines = tuple(
        CalendarLine(
            ids=(BIG_ID + n,) * 13,
            kind=kinds[n % 4],
            first=TODAY,
            last=last,
            name=long(80),
            site_id=1,
            years=(0, 7, 8, 10),
            weeks=18,
        )
        for n, last in enumerate(lasts)
    )
    found = tuple(SchoolCalendar(site(n) if n else None, bool(told), lines, (NAME,) * 3) for n in range(schools))
    return YearPage(school_year=YEAR, schools=found, may_keep=True, removable=lines, struck=STRUCK)


def reflection(words: ReflectionWords = FULL_WORDS, *, own: bool = True) -> Reflection:
    return Reflection(
        id=BIG_ID,
        log_id=BIG_ID,
        label=LABEL,
        series=course().series,
        number=14,
        author=NAME,
        own=own,
        words=words,
        created_at=NOW,
    )


def guarded(sureness: Sureness, log_id: int | None = BIG_ID) -> HeldBack:
    findings = tuple(Finding(kind, sureness, place) for place, kind in enumerate(FindingKind, start=1))
    return HeldBack(findings, NAME, WrittenIn.CHANNEL, log_id, FindingPlace(True, 5))


LATEST = (
    LatestLogs(NOW, tuple(entry(n) for n in range(1, 15))),
    LatestMove(at=NOW, batch=BIG_ID, deed=Deed.MOVE, course=course(), numbers=tuple(range(1, 15))),
    LatestMove(at=NOW, batch=BIG_ID, deed=Deed.CANCEL, course=course(), numbers=(5,)),
    reflection(),
)


def ask(question: Question, most: int, code: str = "class", **words: Any) -> Ask:
    plain = {
        "label": LABEL, "site": SITE_NAME, "programme": "mvp", "series": "base", "number": 14, "first": 1, "last": 13,
        "count": 1, "day": TODAY, "name": long(80),
    }  # fmt: skip
    one = {
        "which_lesson": "lesson",
        "no_school_day": "day-anyway",
        "weekday": "meant-day",
        "ended": "save-anyway",
        "which_day": "meant-day",
        "reading": "save-with-reflection",
    }
    choices = tuple(Choice(one.get(question.value, code), DRAFT, plain) for _ in range(most))
    reading = Reading((course(),) * 3, tuple(range(1, 15)), When.on(TODAY), DRAFT, long(300))
    return Ask(question, choices, plain | words, reading if question is Question.READING else None)


REASONS = (
    "bad-number", "bad-range", "class-gone", "empty-reflection", "lesson-taken", "log-gone", "long-reflection",
    "minutes", "no-such-class", "no-such-day", "no-such-site", "renamed-class", "two-days", "unread-word",
)  # fmt: skip
REFUSALS = [
    Stale(),
    UnknownPerson(),
    NotAllowed(what="class", helper=NAME, site_id=BIG_ID),
    NotAllowed(what="log", helper="", site_id=0),
    NotAllowed(what=WAKES, helper=NAME, site_id=0),
    BadInput(reason="future-day", day="2026-11-14"),
    BadInput(reason="no-such-lesson", given=500, total=14, programme="mvp", series="thematic"),
    *(NotFound(reason=reason, given=long(200), closest=long(1000), label=LABEL, most=2000) for reason in REASONS),
]
REQUESTS = [
    AccessRequest(id=BIG_ID + number, name=NAME, slack_id=f"U{number:010d}", site=SITE_NAME, site_id=BIG_ID)
    for number in range(40)
]

DUE_MILESTONES = tuple(
    Milestone(
        id=BIG_ID,
        site_id=1,
        site=SITE_NAME,
        course_id=BIG_ID if label else None,
        label=label,
        programme_code="mvp",
        code=code,
        number=0,
        school_year=YEAR,
        due_on=TODAY,
        last_day=None,
        dated=True,
        starts_at=time(8, 30),
        ends_at=time(12),
        room=ROOM,
        owner_id=None,
        owner=None,
        owner_slack=None,
        lesson=1,
        lesson_day=TODAY,
        state=state,
        done_on=None,
        passed=None,
        asked=999,
        answered=999,
        study_day=True,
    )
    for code in ("guardian_information", "booster_half_day")
    for label in (None, LABEL)
    for state in (MilestoneState.OPEN, MilestoneState.OVERDUE)
)
IDS = count(BIG_ID)
KNOWN_MILESTONES = ("guardian_information", "baseline_survey", "booster_half_day", "mid_year_review", SUPERVISION)


def milestone(place: int, code: str = "baseline_survey", **changes: Any) -> Milestone:
    one = replace(DUE_MILESTONES[2], id=next(IDS), code=code, label=f"{LABEL[:-3]}{place:03d}")
    return replace(one, **({"owner_id": 1, "owner": NAME, "owner_slack": "U0123456789"} | changes))


CLASS_MILESTONES = tuple(milestone(number) for number in range(150))
TEAM_MILESTONES = tuple(
    milestone(number, code, course_id=None, label=None, number=number, dated=dated)
    for code in ("booster_half_day", "knowledge_half_day", SUPERVISION)
    for number in range(17)
    for dated in (True, False)
)
EVERY_STATE = tuple(
    milestone(number, code, state=state, done_on=TODAY if state is MilestoneState.DONE else None, passed=passed)
    for code in KNOWN_MILESTONES
    for state in MilestoneState
    for number, passed in enumerate(PassedBy if state is MilestoneState.PASSED else (None,))
)
OFFERS = tuple(
    MilestoneOffer(BIG_ID + number, "at", "booster_half_day", f"{number} {SITE_NAME}"[:200]) for number in range(120)
)
REMINDED = (
    (CLASS_MILESTONES[:1], ()),
    (CLASS_MILESTONES[:30], CLASS_MILESTONES[30:]),
    (TEAM_MILESTONES[:1], ()),
    (TEAM_MILESTONES[1:2], ()),
    ((milestone(1, "mid_year_review"),), ()),
)
TOLD_WHY = (
    (0, ReminderReason.OWNER, None),
    (1, ReminderReason.CLASS, True),
    (30, ReminderReason.TEAM, False),
    (7, ReminderReason.STAFF, None),
)


def listed(found: tuple[Milestone, ...], *, mine: bool) -> MilestoneList:
    ids = frozenset(one.id for one in found)
    return MilestoneList(
        milestones=found, mine=ids if mine else frozenset(), invited=ids, offers=OFFERS if mine else (), today=TODAY
    )


NEXT_LESSON = PlannedLesson(
    id=BIG_ID, course_id=BIG_ID, number=14, day=date(2026, 11, 16), starts_at=time(10, 20), room=ROOM, missed=False
)
GAPS = tuple(
    Gap(kind, course(), (NEXT_LESSON,) * many, missing=2, manual=manual, milestone=DUE_MILESTONES[2])
    for kind in GapKind
    for manual in (None, *Manual)
    for many in (1, 14)
)
KEPT = tuple(
    KeptAct(
        BIG_ID,
        deed,
        {KeptDeed.CALENDAR: "2026-11-17/2026-11-17", KeptDeed.MILESTONE: "baseline_survey"}.get(deed, "7A, " * 50),
        datetime(2026, 11, 13, tzinfo=UTC),
    )
    for deed in KeptDeed
)
STRUCK = StruckLessons(
    tuple(StruckLesson(course(number), NEXT_LESSON, long(80)) for number in range(40)),
    MoveDraft(Deed.MOVE, course_ids=tuple(range(BIG_ID, BIG_ID + 40)), first=TODAY, last=TODAY, whole=True, shift=7),
)
DECISIONS = tuple(
    Decision(kind, courses, helpers)
    for kind in DecisionKind
    for courses in (COURSES[:1], COURSES[:40])
    for helpers in ((), LEADERS)
)


def school_digest(classes: int, *, gaps: tuple[Gap, ...] = GAPS) -> SchoolDigest:
    def line(number: int) -> ClassLine:
        return ClassLine(
            course=COURSES[number],
            state=list(PlanState)[number % len(PlanState)],
            held=13,
            unanswered=13,
            without_day=13,
            next=NEXT_LESSON,
            next_number=14,
        )

    prints = tuple(
        Print(item=item, labels=(LABEL,) * 9, count=999, per_participant=True, manual=manual)
        for item in Item
        for manual in (None, *Manual)
    )
    lines = tuple(line(number) for number in range(classes))
    return SchoolDigest(
        site=site(1),
        today=TODAY,
        classes=lines,
        held=512,
        missed=3,
        planned=560,
        term_starts=TODAY,
        since=TODAY,
        term_ends=TODAY if classes % 2 else None,
        starts=not classes % 3,
        struck=(STRUCK,) * 9,
        gaps=gaps,
        decisions=DECISIONS,
        prints=prints,
        milestones=DUE_MILESTONES,
        went_well=long(160),
        calendar_known=False,
    )


def sums_digest(schools: int, *, told: bool = True) -> SumsDigest:
    pace = SchoolPace(999 * len(PlanState), tuple((state, 999) for state in PlanState))
    rows = tuple(SchoolSum(name=SITE_NAME, schools=1, classes=999, pace=pace) for _ in range(schools))
    return SumsDigest(
        district=SITE_NAME,
        today=TODAY,
        term_starts=TODAY,
        since=TODAY,
        term_ends=TODAY if schools % 2 else None,
        until=TODAY,
        sites=SiteCount(schools, tuple((form, 999) for form in SiteForm if not form.is_school)),
        classes=99_999,
        at_least=True,
        pace=pace if told else None,
        in_step_before=97,
        held=512,
        missed=3,
        planned=560,
        rows=rows if told else (),
        others=OtherSchools(999, 999, 999, 999, 999, 999),
        decisions=Decisions(*[(SchoolToAsk(SITE_NAME, LEADERS),) * schools] * 3, schools),
        all_in_step=schools,
        coverage=Coverage(131, 140) if told else None,
    )


ABOUT = AboutLesson(id=BIG_ID, course=course(), number=14, day=TODAY, room=ROOM)

TRIPLETS = {
    (one.id, number): Triplet(date(2026, 11, 10), time(15, 0), time(11, 30)) for one in COURSES for number in range(15)
}


def plan_target(number: int, **changes: Any) -> PlanTarget:
    return replace(
        PlanTarget(
            site_id=BIG_ID + number % 3,
            site=SITE_NAME,
            school_year=2026,
            label=f"{LABEL[:-3]}{number:03d}",
            year=None,
            programme="mvp",
        ),
        **changes,
    )


def plan_facts(classes: int, *, filled: bool) -> FormFacts:
    """A form for one class, or for a year group of many."""
    whole = classes > 1
    return FormFacts(
        target=plan_target(1, year=12) if whole else plan_target(1),
        is_new=not filled,
        school_days=filled,
        choices=tuple(EVERY_SERIES),
        chosen=EVERY_SERIES[0] if filled else None,
        starts_on=TODAY if filled else None,
        interval=2,
        lines=tuple(CourseLine(f"7{'ABCDEFGHIJKLMNOP'[n]}", 2, time(13), ROOM) for n in range(classes)),
        hour=PlanningHour(2, time(15), PlanningPlace.CONFERENCE) if filled else None,
        source=TimeSource.EXTENDED_TIME if filled else None,
        lesson_minutes=60,
        setup_minutes=10,
        reflection_minutes=15,
        planning_minutes=60,
        leaders=(*PEOPLE, Person(1, NAME, None)) if filled else (),
        reserves=PEOPLE[:2] if filled else (),
        chooses_people=filled,
    )


def plan_preview(classes: int, programme: str = "mvp", series: str = "base", *, lessons_laid: int = 17) -> Preview:
    """A plan with everything that can be said of it."""
    edition = load_catalogue()[programme].edition(str(YEAR))
    slots = tuple(ClassSlot(LABEL, 2, time(13), ROOM) for _ in range(classes))
    themes = tuple(ThemeDay(TODAY + timedelta(days=n), 8) for n in range(8))
    people = tuple(person.slack_id or "" for person in PEOPLE)
    draft = PlanDraft(
        site_id=1,
        label_year=2026,
        programme=programme,
        series=series,
        starts_on=TODAY,
        interval_weeks=2,
        slots=slots,
        theme_days=themes,
        leaders=people,
        seen="0" * 12,
    )
    plans = []
    for place, slot in enumerate(slots):
        one = replace(course(place, programme=programme, series=series), id=place - 8)
        laid = tuple(
            LessonPlan(
                number=n,
                day=TODAY,
                at=time(13),
                minutes=60,
                theme=bool(n % 2),
                title=long(80),
                planning_day=date(2026, 11, 10),
                planning_at=time(15),
            )
            for n in range(1, lessons_laid + 1)
        )
        plan = CoursePlan((), tuple(range(15, 20)) if place % 2 else (), place)
        plans.append(
            ClassPlan(
                course=one,
                slot=slot,
                group=None,
                calendar=Calendar(),
                plan=plan,
                lessons=laid,
                held=frozenset(),
                before=(),
                leaders=PEOPLE,
                reserves=PEOPLE[:2],
            )
        )
    numbers = tuple(range(1, 15))
    found = tuple(
        PlanClash(
            kind=kind,
            booking=part,
            course=plans[0].course.id,
            numbers=numbers,
            person_id=PEOPLE[0].id,
            room=ROOM,
            other=other,
        )
        for kind in ClashKind
        for part in BookingKind
        for other in (LABEL, "")
    )
    notes = tuple(
        Note(
            code=code,
            labels=(LABEL,) * classes,
            numbers=numbers,
            days=(TODAY,) * 8,
            gates=(GateCode.GUARDIAN_INFORMATION,),
            count=3,
        )
        for code in NoteCode
    )
    return Preview(
        draft=draft,
        site=site(1),
        year=YEAR,
        edition=edition,
        classes=tuple(plans),
        clashes=found,
        unknown=("U0123456789",) * 2,
        today=TODAY,
        planner=1,
        notes=notes,
        free=tuple(FreeTime(plan.course.id, 5, time(23, 59)) for plan in plans),
    )


PREVIEWS = [
    plan_preview(1),
    plan_preview(16),
    plan_preview(1, lessons_laid=0),
    plan_preview(2, lessons_laid=0),
    *(plan_preview(2, programme, series, lessons_laid=2) for programme, series in EVERY_SERIES),
]
LOADED = PersonHours(person=PEOPLE[0], labels=(LABEL,) * 3, lessons=840, planning=845, around=63)
SITE_HOURS = [
    (SiteHours(site(1), YEAR, (LOADED,) * 60 + (replace(LOADED, person=None),), (LABEL,) * 3),),
    (SiteHours(site(1), YEAR, (), ()), SiteHours(site(2), YEAR, (LOADED,), ())),
]


def turn_group(number: int, fate: ClassFate) -> GroupTurn:
    made = tuple(
        CourseTurn(course(number, programme=programme), 9, following, PEOPLE[:2])
        for programme, following in (("mvp", 10), ("at", None), ("mvp_fritid", None))
    )
    return GroupTurn(
        id=BIG_ID + number,
        label=made[0].course.label,
        year=7,
        next_label=f"8{number:03d}{LABEL[:36]}",
        next_year=8,
        fate=fate,
        courses=made,
    )


def turn_seen(many: int, *, decided: bool) -> TurnPreview:
    fates = list(ClassFate)
    made = TurnProposal(
        site=site(1),
        from_year=YEAR,
        to_year=YEAR.next,
        today=TODAY,
        groups=tuple(turn_group(number, fates[number % 4]) for number in range(many)),
        following=(),
        taken=tuple(f"{n}{LABEL[:37]}" for n in range(many)) if decided else (),
        people=tuple(Person(BIG_ID + n, f"{chr(65 + n % 26)}{NAME}"[:200], None) for n in range(many * 4)),
        leavers=frozenset(range(BIG_ID, BIG_ID + many)),
        decided=decided,
    )
    return make_preview(made, TurnDraft(leavers=frozenset(range(BIG_ID, BIG_ID + many))), {})


TURNS = [turn_seen(many, decided=decided) for many in (1, 30, 90) for decided in (False, True)]
TO_PLAN = [
    CourseToPlan(
        BIG_ID + number,
        label=f"{number}{LABEL}"[:40],
        begins=bool(number % 2),
        target=PlanTarget(BIG_ID, SITE_NAME, 2026, LABEL, course_id=BIG_ID + number),
    )
    for number in range(60)
]


def class_move(number: int, *, followers: int = 13) -> MovedCourse:
    """One class of a move, with everything that can be said of it."""
    row = PlannedLesson(
        id=BIG_ID,
        course_id=BIG_ID,
        number=1,
        day=TODAY,
        starts_at=time(10, 20),
        room=ROOM,
        minutes=None,
        planning_id=None,
    )
    slot = Slot(date(2026, 12, 10), time(10, 20))
    shifts = tuple(Shift(2 + one, replace(row, number=2 + one), slot if one < 11 else None) for one in range(followers))
    asked = (Shift(1, row, slot), Shift(14, None, slot), Shift(13, row, None, cancelled=True))
    no_school = ((TODAY, long(80)), (TODAY, ""))
    return MovedCourse(
        course=COURSES[number],
        asked=asked,
        followers=shifts,
        spare=3,
        spilled=(13, 14) if number % 2 else (),
        without_day=(14,),
        calendar_known=False,
        no_school=no_school,
        ahead_of=1,
    )


def proposal(classes: int, **changes: Any) -> MoveProposal:
    draft = MoveDraft(
        deed=Deed.MOVE,
        number=14,
        labels=(LABEL,) * 3,
        course_ids=tuple(one.id for one in COURSES[:6]),
        programme="mvp_mellanstadiet",
        series="thematic",
        first=TODAY,
        last=TODAY,
        whole=True,
        own=True,
        to_day=TODAY,
        other_day=TODAY,
        to_week=TODAY,
        shift=300,
        at=time(10, 20),
        alone=True,
        reason=CancelReason.PUPILS_ELSEWHERE,
        seen=2**32,
    )
    draft = replace(draft, **changes)
    met = tuple(
        NamedClash(
            PlanClash(
                kind=kind,
                booking=BookingKind.LESSON,
                course=COURSES[0].id,
                numbers=(1, 2),
                person_id=1,
                room=ROOM,
                other=other,
            ),
            NAME,
        )
        for kind in ClashKind
        for other in (LABEL, "", LABEL)
    )
    outcome = MoveOutcome(draft, tuple(class_move(number) for number in range(classes)), True, met)
    return MoveProposal(draft, replace(outcome, draft=replace(draft, alone=False)), outcome)


PROPOSALS = [
    proposal(1),
    proposal(60),
    proposal(1, alone=False, reason=None),
    replace(proposal(1, deed=Deed.CANCEL), alone=None),
    proposal(20, deed=Deed.CANCEL),
]
MOVABLE = [Movable(course(), 14, slot, TODAY) for slot in (Slot(TODAY, time(10, 20)), Slot(TODAY, None), None)]
NEWS = [
    MoveNotice(
        course=course(),
        part=part,
        by=by,
        cancelled=cancelled,
        changes=tuple(MovedLesson(number, slot, slot if number < 13 else None) for number in numbers),
    )
    for part in CoursePart
    for by in (NAME, None)
    for cancelled in (True, False)
    for numbers, slot in (((1,), None), (range(1, 15), Slot(TODAY, time(10, 20))))
]
MOVE_ASKS = [
    MoveAsk(
        MoveQuestion.WHICH_CLASS,
        tuple(
            MoveChoice(PROPOSALS[0].draft, {"label": LABEL, "site": where, "programme": "mvp", "series": "base"})
            for where in (SITE_NAME, "") * 10
        ),
    ),
    MoveAsk(MoveQuestion.WEEKDAY, (MoveChoice(PROPOSALS[0].draft, {"day": TODAY}),) * 2),
]

Shown = Message | dict[str, Any] | list[dict[str, Any]] | str
ZONE = "Europe/Stockholm"
SOON = datetime(2026, 11, 13, 13, 0, tzinfo=UTC)
DEFAULT_SETTINGS = ReminderSettings()
OWN_SETTINGS = ReminderSettings(
    WorkHours(frozenset({1, 3, 7}), time(0), time(23, 59)),
    quiet=frozenset(Quiet),
    planning_prompts=True,
    digest_rhythm=DigestRhythm.MONTHLY,
    back_on=date(2026, 12, 24),
)
ROWS = (
    PlannedLesson(
        id=BIG_ID,
        course_id=BIG_ID,
        number=14,
        day=TODAY,
        starts_at=time(10, 20),
        minutes=60,
        room=ROOM,
        cancelled=False,
        missed=False,
        planning=BookedHour(TODAY, time(15), PlanningPlace.OWN),
    ),
    PlannedLesson(
        id=BIG_ID,
        course_id=BIG_ID,
        number=14,
        day=TODAY + timedelta(days=1),
        starts_at=None,
        minutes=60,
        room=None,
        cancelled=True,
        missed=True,
    ),
    PlannedLesson(
        id=BIG_ID,
        course_id=BIG_ID,
        number=14,
        day=TODAY + timedelta(days=9),
        starts_at=None,
        minutes=60,
        room=None,
        cancelled=False,
        missed=False,
    ),
)
NEEDS = tuple(MaterialNeed(item=item, count=count, from_lesson=4) for item in Item for count in (None, 7))
REMINDERS = tuple(
    LessonReminder(
        course=course(), row=row, title=title, others=others, materials=needs, care=tuple(care), tip=tip, today=TODAY
    )
    for row in ROWS
    for title, others, needs, care, tip in ((None, (), (), (), None), (NAME, LEADERS, NEEDS, CareFlag, long(200)))
)
QUESTIONS = tuple(
    LessonQuestion(course=course(), row=row, title=title, others=others, today=TODAY, asked=asked)
    for row in ROWS
    for title, others in ((None, ()), (NAME, LEADERS))
    for asked in (True, False)
)


def MERGED(to: str) -> tuple[Message, frozenset[int]]:  # noqa: N802 - a table of cases among the others
    """Far more than fits in one message."""
    parts = [
        parcels.ParcelPart(number, reminders.show_before_lesson(to, REMINDERS[-1]), True) for number in range(1, 60)
    ]
    return parcels.merge_parts(to, parts)


CASES: dict[str, Callable[[str], list[Shown]]] = {
    "digests.show_coordinator_letter": lambda to: [
        digests.show_coordinator_letter(to, school_digest(number, gaps=GAPS[place:]))
        for number, place in ((0, 0), (3, 3), (60, 6), (150, 9))
    ],
    "digests.show_principal_letter": lambda to: [
        digests.show_principal_letter(to, school_digest(number)) for number in (1, 3, 60, 150)
    ],
    "digests.build_leader_form": lambda to: [digest_forms.build_leader_form(to, course(), METADATA)],
    "digests.build_room_form": lambda to: [digest_forms.build_room_form(to, ABOUT, 80, METADATA)],
    "digests.build_walk_form": lambda to: [
        digest_forms.build_walk_form(to, [replace(ABOUT, id=BIG_ID + n) for n in range(60)], METADATA)
    ],
    "digests.show_walked": lambda to: [
        digest_forms.show_walked(to, WentThrough(logged, (NotHeld(course(), BIG_ID, 14, TODAY),) * 14), course())
        for logged in (Logged(tuple(entry(n) for n in range(1, 15)), ()), None)
    ],
    "digests.build_gaps": lambda to: [Message("-", digest_gaps.build_gaps(to, TODAY, GAPS[:12]))],
    "digests.build_gaps_page": lambda to: [digest_gaps.build_gaps_page(to, TODAY, found) for found in (GAPS * 9, ())],
    "moves.build_struck_blocks": lambda to: [
        Message("-", move_struck.build_struck_blocks(to, struck)) for struck in (STRUCK, replace(STRUCK, draft=None))
    ],
    "moves.build_struck_day_form": lambda to: [move_struck.build_struck_day_form(to, STRUCK.draft, METADATA)],
    "moves.show_left_struck": lambda to: [move_struck.show_left_struck(to)],
    "digests.show_asked_leaders": lambda to: [
        digest_forms.show_asked_leaders(to, LeadersAsked((ABOUT,) * 14, names, again))
        for names in ((), LEADERS)
        for again in (True, False)
    ],
    "digests.show_added_leader": lambda to: [
        digest_forms.show_added_leader(to, LeaderAdded(course(), NAME, 2, again)) for again in (True, False)
    ],
    "digests.show_new_room": lambda to: [
        digest_forms.show_new_room(to, RoomSet(ABOUT, every)) for every in (True, False)
    ],
    "digests.show_district_letter": lambda to: [
        digest_sums.show_district_letter(to, sums_digest(number, told=told))
        for number in (1, 30, 300)
        for told in (True, False)
    ],
    "digests.show_city_letter": lambda to: [
        digest_sums.show_city_letter(to, sums_digest(number, told=told))
        for number in (1, 30, 300)
        for told in (True, False)
    ],
    "digests.build_table": lambda to: [
        Message("table", [digest_tables.build_table("t", ["a", "b"], [["x" * 99, ""]] * 99, right=(1,))])
    ],
    "errors.show_refusal": lambda to: [errors.show_refusal(to, error) for error in REFUSALS],
    "errors.show_fault": lambda to: [errors.show_fault(to, long(200))],
    "errors.show_busy": lambda to: [errors.show_busy(to)],
    "errors.build_error_page": lambda to: [
        errors.build_error_page(to, errors.show_refusal(to, error)) for error in REFUSALS
    ],
    "help.show_help": lambda to: [
        help.show_help(to, HelpFacts((("lessons", tuple((one.name, "x" * 20) for one in TABLE)),), logs, example))
        for logs in (True, False)
        for example in (None, HelpExample(course(), 14))
    ],
    "help.show_no_report": lambda to: [help.show_no_report(to)],
    "help.show_thanks": lambda to: [help.show_thanks(to)],
    "help.show_nothing_held": lambda to: [help.show_nothing_held(to)],
    "help.show_not_understood": lambda to: [help.show_not_understood(to, logs=logs) for logs in (True, False)],
    "home.build_home": lambda to: [
        home.build_home(to, NAME, overview(), REQUESTS, logs=True),
        home.build_home(to, NAME, overview(own=0, schools=0, city=0), [], logs=True),
        home.build_home(to, NAME, overview(own=5, schools=3, classes=20), REQUESTS, logs=True),
        home.build_home(to, NAME, overview(schools=30), REQUESTS, logs=True),
    ],
    "home.build_newcomer_home": lambda to: [home.build_newcomer_home(to, access.show_greeting(to))],
    "lessons.build_course_option": lambda to: [
        one["text"]["text"]
        for several in (True, False)
        for one in (lesson_forms.build_course_option(to, course(), several_sites=several),)
    ],
    "lessons.build_log_form": lambda to: [
        lesson_forms.build_log_form(to, lesson_forms.LogFormChoices(COURSES[:60], COURSES[3].id, 14, TODAY), METADATA),
        lesson_forms.build_log_form(to, lesson_forms.LogFormChoices(COURSES, None, None, TODAY), METADATA),
        lesson_forms.build_log_form(to, lesson_forms.LogFormChoices(COURSES[:1], None, None, TODAY), METADATA),
    ],
    "lessons.build_change_form": lambda to: [
        lesson_forms.build_change_form(to, detail, (detail.course, *COURSES[2:62]), METADATA) for detail in DETAILS
    ],
    "lessons.build_how_fields": lambda to: [
        lesson_forms.build_how_fields(to, FULL),
        lesson_forms.build_how_fields(to, HowItWent()),
    ],
    "lessons.show_logged": lambda to: (
        [
            lessons.show_logged(
                to, Logged((entry(5, outcome, when),), (Next(course(), 6, PLAN),), True, (NAME, "U0123456789"))
            )
            for outcome in LogOutcome
            for when in DAYS
        ]
        + [
            lessons.show_logged(to, Logged(tuple(entry(n) for n in range(1, 15)), (Next(course(), None, None),))),
            lessons.show_logged(
                to,
                Logged(
                    tuple(entry(5, course=one) for one in COURSES[:4]),
                    tuple(Next(one, 6, PLAN) for one in COURSES[:4]),
                    False,
                    LEADERS,
                ),
            ),
            lessons.show_logged(to, Logged((entry(5, actor_leads=False, others=(), by=None),), ())),
            *(
                lessons.show_logged(
                    to,
                    Logged((entry(5),), (), off_plan=OffPlan(entry(5), TODAY, planned, TODAY, asked), told=LEADERS),
                )
                for planned in (TODAY - timedelta(1), TODAY + timedelta(1))
                for asked in (True, False)
            ),
            lessons.show_logged(to, Logged((entry(5),), (), order=OpenOrder(10**9, BEFORE))),
        ]
    ),
    "lessons.build_day_or_order_answers": lambda to: [
        Message(
            "-",
            [
                pieces.actions(
                    "asked",
                    asked_after.build_day_or_order_answers(to, Logged((entry(5),), (), order=OpenOrder(10**9, BEFORE))),
                )
            ],
        )
    ],
    "lessons.show_log_notice": lambda to: [
        asked_after.show_log_notice(
            to, LogNotice(NAME, tuple(entry(5, course=one) for one in COURSES[:count]), leads, gone)
        )
        for count in (1, 40)
        for leads in (True, False)
        for gone in (True, False)
    ],
    "lessons.show_question": lambda to: (
        [questions.show_question(to, ask(question, 20)) for question in Question if question is not Question.ORDER]
        + [
            questions.show_question(to, replace(ask(Question.ORDER, 3, code), missing=BEFORE))
            for code in ("held-too", "taken-before", "was-first")
        ]
        + [
            questions.show_question(to, ask(Question.WHICH_CLASS, 20, count=2)),
            questions.show_question(to, ask(Question.ENDED, 1, day=0)),
        ]
        + [questions.show_question(to, ask(Question.NO_SCHOOL_DAY, 2, name=""))]
    ),
    "lessons.show_undone": lambda to: [
        lessons.show_undone(to, UndoneLogs(tuple(entry(n) for n in range(1, 15)), kept_by)) for kept_by in (None, NAME)
    ],
    "lessons.invite_to_log": lambda to: [lessons.invite_to_log(to)],
    "lessons.invite_to_change": lambda to: [lessons.invite_to_change(to, long(500), BIG_ID)],
    "moves.build_move_form": lambda to: [move_forms.build_move_form(to, lesson, METADATA) for lesson in MOVABLE],
    "moves.build_reason_form": lambda to: [
        move_forms.build_reason_form(to, reason, METADATA + pack(PROPOSALS[0].draft))
        for reason in (*CancelReason, None)
    ],
    "moves.show_proposal": lambda to: [moves.show_proposal(to, one) for one in PROPOSALS],
    "moves.show_saved": lambda to: [
        moves.show_saved(to, SavedMove(one.rest, BIG_ID, told)) for one in PROPOSALS for told in ((), LEADERS)
    ],
    "moves.show_taken_back": lambda to: [
        move_news.show_taken_back(to, UndoneNotice(course, tuple(range(1, 15)), cancelled))
        for course in COURSES[:2]
        for cancelled in (True, False)
    ],
    "moves.show_undone": lambda to: [
        moves.show_undone(to, MoveUndone(tuple((moved.course, moved.shifts) for moved in one.rest.classes)))
        for one in PROPOSALS
    ],
    "undo.show_old_act": lambda to: [undo.show_old_act(to, act, NOW, "Europe/Stockholm") for act in LATEST],
    "undo.show_put_back": lambda to: [undo.show_put_back(to, kept) for kept in KEPT],
    "planning.show_merging": lambda to: [plan_ending.show_merging(to, merging(many)) for many in (0, 9)],
    "planning.show_merged": lambda to: [plan_ending.show_merged(to, merging(many)) for many in (0, 9)],
    "planning.show_ending": lambda to: [plan_ending.show_ending(to, [Ending(one, 13, 1) for one in COURSES[:9]])],
    "planning.show_ended": lambda to: [plan_ending.show_ended(to, [Ending(one, 13, 1) for one in COURSES[:9]])],
    "planning.show_course_news": lambda to: [
        course_news.show_course_news(to, CourseNotice(news, course(), NAME, reserve, first, 14))
        for news in CourseNews
        for reserve in (True, False)
        for first in (PLAN, None)
    ],
    "undo.show_left": lambda to: [undo.show_left(to)],
    "moves.show_dropped": lambda to: [moves.show_dropped(to)],
    "moves.show_question": lambda to: [moves.show_question(to, ask) for ask in MOVE_ASKS],
    "moves.invite_to_move": lambda to: [moves.invite_to_move(to, lesson) for lesson in MOVABLE],
    "moves.show_news": lambda to: [move_news.show_news(to, news) for news in NEWS],
    "milestones.show_reminder": lambda to: [
        milestones.show_reminder(
            to, MilestoneReminder(milestones=found, days=days, why=why, others=others, coming=coming)
        )
        for found, others in REMINDED
        for days, why, coming in TOLD_WHY
    ],
    "milestones.build_proposal_buttons": lambda to: [
        [pieces.actions("buttons", milestones.build_proposal_buttons(to, CLASS_MILESTONES[0]))]
    ],
    "milestones.build_answer_buttons": lambda to: [
        [pieces.actions("buttons", milestones.build_answer_buttons(to, CLASS_MILESTONES[0]))]
    ],
    "milestones.build_done_buttons": lambda to: [
        [pieces.actions("buttons", milestones.build_done_buttons(to, CLASS_MILESTONES[:many]))]
        for many in (1, 2, 3, 4, 150)
    ],
    "milestones.show_class_choice": lambda to: [
        milestones.show_class_choice(to, CLASS_MILESTONES[:many]) for many in (1, 2, 150)
    ],
    "milestones.show_settled": lambda to: [
        milestones.show_settled(to, SettledMilestones(found, already))
        for found in (CLASS_MILESTONES, CLASS_MILESTONES[:1], TEAM_MILESTONES[:1], *((one,) for one in EVERY_STATE))
        for already in (True, False)
    ],
    "milestones.show_dated": lambda to: [
        milestones.show_dated(to, DatedMilestones(found, free, asked))
        for found in (CLASS_MILESTONES, TEAM_MILESTONES[:1])
        for free, asked in ((True, 0), (False, 1), (False, 999))
    ],
    "milestones.show_answer": lambda to: [
        milestones.show_answer(to, TEAM_MILESTONES[0], coming) for coming in (True, False)
    ],
    "milestones.show_milestones": lambda to: [
        milestone_lists.show_milestones(to, listed(found, mine=mine))
        for found in (
            (),
            CLASS_MILESTONES,
            TEAM_MILESTONES,
            CLASS_MILESTONES + TEAM_MILESTONES,
            EVERY_STATE,
            tuple(replace(one, site_id=place) for place, one in enumerate(CLASS_MILESTONES)),
        )
        for mine in (True, False)
    ],
    "milestones.build_date_form": lambda to: [
        milestone_forms.build_date_form(to, found, METADATA)
        for found in (CLASS_MILESTONES, CLASS_MILESTONES[:1], TEAM_MILESTONES[:1])
    ],
    "milestones.build_pass_form": lambda to: [
        milestone_forms.build_pass_form(to, found, METADATA) for found in (CLASS_MILESTONES, CLASS_MILESTONES[:1])
    ],
    "milestones.build_add_form": lambda to: [
        milestone_forms.build_add_form(to, OFFERS[:many], METADATA) for many in (1, 2, 120)
    ],
    "access.show_greeting": lambda to: [access.show_greeting(to)],
    "access.offer_to_ask": lambda to: [
        access.offer_to_ask(to, errors.show_refusal(to, REFUSALS[0]), long(200).replace(" ", ""), str(BIG_ID))
    ],
    "access.build_site_form": lambda to: [
        access.build_site_form(
            to, [replace(site(n), name=f"{chr(65 + n % 26)}{SITE_NAME[:190]} {n}") for n in range(many)], METADATA
        )
        for many in (0, 1, 30, 400)
    ],
    "access.show_asked": lambda to: [
        access.show_asked(to, AccessAsked(SITE_NAME, PEOPLE)),
        access.show_asked(to, AccessAsked(SITE_NAME, ())),
    ],
    "access.show_newcomer": lambda to: [
        access.show_newcomer(to, site, names) for site in ("", SITE_NAME) for names in ("", "Ö" * 500)
    ],
    "access.show_welcome": lambda to: [access.show_welcome(to, REQUESTS[0])],
    "access.show_request": lambda to: [access.show_request(to, REQUESTS[0])],
    "access.build_waiting": lambda to: [access.build_waiting(to, REQUESTS)],
    "access.show_decision": lambda to: [access.show_decision(to, REQUESTS[0], let_in) for let_in in (True, False)],
    "planning.show_hours": lambda to: [duty_hours.show_hours(to, found) for found in SITE_HOURS],
    "planning.build_preview": lambda to: [planning.build_preview(to, made, METADATA) for made in PREVIEWS],
    "planning.show_saved": lambda to: [planning.show_saved(to, made) for made in PREVIEWS if made.classes[0].lessons],
    "planning.show_targets": lambda to: (
        [planning.show_targets(to, tuple(plan_target(number) for number in range(many))) for many in (1, 40, 90)]
        + [planning.show_targets(to, (plan_target(1, year=7), plan_target(2, year=10, label="")))]
    ),
    "planning.build_plan_form": lambda to: [
        planning_forms.build_plan_form(to, plan_facts(classes, filled=filled), METADATA, whole=whole)
        for classes in (1, 16)
        for filled in (True, False)
        for whole in (True, False)
    ],
    "reflections.build_reflection_form": lambda to: [
        reflections.build_reflection_form(
            to, detail=detail, earlier=[reflection(SHORT_WORDS, own=False)] * 5, metadata=METADATA, draft=words
        )
        for detail in DETAILS
        for words in (None, SHORT_WORDS)
    ],
    "reflections.build_edit_form": lambda to: [reflections.build_edit_form(to, reflection(SHORT_WORDS), METADATA)],
    "reflections.show_saved": lambda to: [
        reflections.show_saved(to, reflection(replace(FULL_WORDS, visibility=visibility))) for visibility in Visibility
    ],
    "reflections.show_described": lambda to: [reflections.show_described(to, detail) for detail in DETAILS],
    "reflections.show_withdrawn": lambda to: [reflections.show_withdrawn(to, reflection())],
    "reflections.invite_to_reflect": lambda to: [reflections.invite_to_reflect(to, detail) for detail in DETAILS],
    "reflections.show_held_back": lambda to: [
        guard.show_held_back(to, guarded(sureness, log_id), words)
        for sureness in Sureness
        for log_id in (None, BIG_ID)
        for words in (None, SHORT_WORDS, FULL_WORDS)
    ],
    "reflections.show_below_guard": lambda to: [
        guard.show_below_guard(to, guarded(sureness), questions.show_question(to, ask(Question.READING, 2)))
        for sureness in Sureness
    ],
    "reflections.show_beside_reflection": lambda to: [
        guard.show_beside_reflection(to, lessons.show_logged(to, Logged((entry(5),), ())), told)
        for told in (reflection(), guarded(Sureness.ASK))
    ],
    "reflections.build_held_back_view": lambda to: [
        guard.build_held_back_view(to, guarded(sureness), words, METADATA)
        for sureness in Sureness
        for words in (SHORT_WORDS, FULL_WORDS)
    ],
    "kit.exchange_part": lambda to: [
        parcels.exchange_part(MERGED(to)[0].blocks, 2, reminders.show_before_lesson(to, REMINDERS[0])),
        parcels.exchange_part(MERGED(to)[0].blocks, 10**9, reminders.show_before_lesson(to, REMINDERS[0])),
    ],
    "kit.merge_parts": lambda to: [MERGED(to)[0]],
    "preferences.build_settings_form": lambda to: [
        reminder_forms.build_settings_form(to, one, METADATA) for one in (DEFAULT_SETTINGS, OWN_SETTINGS)
    ],
    "preferences.show_settings": lambda to: [
        reminder_forms.show_settings(to, one) for one in (DEFAULT_SETTINGS, OWN_SETTINGS)
    ],
    "preferences.ask_far_snooze": lambda to: [reminder_forms.ask_far_snooze(to, TODAY, "-")],
    "preferences.ask_far_absence": lambda to: [reminder_forms.ask_far_absence(to, TODAY, "-")],
    "preferences.ask_how_long": lambda to: [reminder_forms.ask_how_long(to)],
    "preferences.show_snoozed": lambda to: [
        reminder_forms.show_snoozed(to, replace(OWN_SETTINGS, snoozed_until=SOON + timedelta(hours=add)), ZONE, SOON)
        for add in (1, 20, 100)
    ],
    "preferences.ask_hours": lambda to: [reminder_forms.ask_hours(to, None)],
    "reminders.show_before_lesson": lambda to: [reminders.show_before_lesson(to, one) for one in REMINDERS],
    "reminders.show_after_lesson": lambda to: [reminders.show_after_lesson(to, one) for one in QUESTIONS],
    "reminders.show_planning": lambda to: [
        reminders.show_planning(
            to, PlanningReminder(course=course(), row=ROWS[0], title=NAME, others=LEADERS, today=TODAY)
        ),
        reminders.show_planning(to, PlanningReminder(course=course(), row=ROWS[1], title=None, others=(), today=TODAY)),
    ],
    "reminders.ask_when_again": lambda to: [reminders_again.ask_when_again(to, range(BIG_ID, BIG_ID + 40))],
    "reminders.show_again": lambda to: [
        reminders_again.show_again(to, NOW + timedelta(hours=more), "Europe/Stockholm", NOW) for more in (1, 24)
    ],
    "reminders.show_term_summary": lambda to: [
        term_summaries.show_term_summary(
            to, TermSummary(SITE_NAME, tuple(map(class_status, COURSES[:many])), starts, not starts)
        )
        for many in (1, 60)
        for starts in (TODAY, None)
    ],
    "reminders.show_not_held": lambda to: [
        reminders.show_not_held(to, NotHeld(course(), BIG_ID, 14, TODAY, taken_back=back)) for back in (True, False)
    ],
    "reminders.show_settled": lambda to: [
        reminders.show_settled(to, SettledQuestion(outcome=outcome, course=course(), row=ROWS[0], log_id=log, by=by))
        for outcome in SettledAs
        if outcome is not SettledAs.OLD
        for log, by in ((None, ""), (BIG_ID, NAME))
    ],
    "planning.show_schedule": lambda to: [
        schedule.show_schedule(to, Timetable(overview(own=20), TRIPLETS)),
        schedule.show_schedule(to, Timetable(overview(own=0, schools=0, city=0))),
    ],
    "school_turn.build_preview_form": lambda to: [school_turn.build_preview_form(to, seen, METADATA) for seen in TURNS],
    "school_turn.show_turned": lambda to: [
        school_turn.show_turned(to, DecidedTurn(seen, changed, tuple(TO_PLAN[:many])))
        for seen in TURNS
        for changed in (True, False)
        for many in (0, 60)
    ],
    "school_turn.invite_to_turn": lambda to: [school_turn.invite_to_turn(to, site(1))],
    "school_turn.build_waiting_lines": lambda to: [school_turn.build_waiting_lines(to, [site(n) for n in range(3)])],
    "school_turn.build_classes_form": lambda to: [
        school_turn_forms.build_classes_form(to, seen.turn, METADATA) for seen in TURNS
    ],
    "school_turn.build_pairs_form": lambda to: [
        school_turn_forms.build_pairs_form(to, seen, METADATA) for seen in TURNS
    ],
    "school_years.show_year": lambda to: [
        school_years.show_year(to, year_page(schools, told)) for schools, told in ((1, 0), (1, 60), (8, 40))
    ],
    "school_years.build_missing_blocks": lambda to: [
        school_years.build_missing_blocks(to, tuple(site(number) for number in range(many))) for many in (0, 1, 5)
    ],
    "school_years.build_add_form": lambda to: [
        school_years.build_add_form(to, EntryPlaces(tuple(site(number) for number in range(many)), general), METADATA)
        for many, general in ((0, True), (1, False), (150, True))
    ],
    "school_years.build_remove_form": lambda to: [
        school_years.build_remove_form(to, year_page(1, told), METADATA) for told in (0, 150)
    ],
    "status.show_status": lambda to: [
        status.show_status(to, overview(own=10, schools=0, city=0)),
        status.show_status(to, overview(own=0, schools=0, city=0)),
        status.show_status(to, overview(own=0, schools=1, classes=0, city=10)),
        status.show_status(to, overview(own=0, schools=0, city=30)),
    ],
    "status.build_school_blocks": lambda to: [status.build_school_blocks(to, overview(classes=20).schools[0])],
    "status.build_city_blocks": lambda to: [status.build_city_blocks(to, city) for city in [overview().city] if city],
    "lessons.show_manual": lambda to: [
        titles.show_manual(to, course, manual) for course in COURSES[:2] for manual in Manual
    ],
    "lessons.show_title": lambda to: [titles.show_title(to, course(), 14, long(200))],
}


def mrkdwn(node: Any) -> Iterator[str]:
    """Every text that Slack reads markup in."""
    if isinstance(node, dict):
        if node.get("type") == "mrkdwn":
            yield str(node["text"])
        for value in node.values():
            yield from mrkdwn(value)
    elif isinstance(node, list):
        for value in node:
            yield from mrkdwn(value)


def check(shown: Shown) -> None:
    """Slack takes it, and nothing in it wakes a channel."""
    if isinstance(shown, str):
        assert 0 < len(shown) <= pieces.OPTION_MOST
        return
    if isinstance(shown, Message):
        assert 0 < len(shown.text) < 4000, "the text beside the blocks is too long, or missing"
        assert WAKES not in shown.text
        shown = shown.blocks
    if isinstance(shown, dict):
        found = check_view_blocks(shown, shown["type"])
        assert len(shown.get("private_metadata", "")) <= 3000
    else:
        found = check_message_blocks(shown)
    assert found.messages == [] and found.warnings == []
    texts = list(mrkdwn(shown))
    assert not any(WAKES in said or "<script>" in said for said in texts)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", CASES)
def test_within_the_limits_whatever_comes(name: str, locale: str) -> None:
    shown = CASES[name](locale)
    assert shown
    for one in shown:
        check(one)


def test_every_surface_has_a_case() -> None:
    made = set()
    for path in sorted((ROOT / "surfaces").glob("*/*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and path.stem != "blocks":
                returned = ast.unparse(node.returns) if node.returns else ""
                if "Message" in returned or "Block" in returned:
                    made.add(f"{path.parent.name}.{node.name}")
    assert made == set(CASES)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("programme", "series"), EVERY_SERIES)
def test_every_series_of_the_catalogue_can_be_shown(locale: str, programme: str, series: str) -> None:
    one = course(programme=programme, series=series)
    number = one.total or 7
    planned = replace(PLAN, number=number)
    for shown in (
        lessons.show_logged(
            locale, Logged((entry(number, course=one),), (Next(one, number, planned), Next(one, None, None)))
        ),
        lessons.show_undone(locale, UndoneLogs((entry(number, course=one, session=0, half=0),), None)),
        status.show_status(locale, Overview((class_status(one), class_status(one, number=None)), (), None, TODAY)),
        schedule.show_schedule(
            locale, Timetable(Overview((class_status(one), class_status(one, number=None)), (), None, TODAY))
        ),
        lesson_forms.build_log_form(locale, lesson_forms.LogFormChoices((one,), one.id, number, TODAY), METADATA),
        questions.show_question(locale, ask(Question.WHICH_CLASS, 2, programme=programme, series=series)),
    ):
        check(shown)


def test_an_answer_about_ten_classes_with_long_names() -> None:
    entries = tuple(entry(5, course=one) for one in COURSES[:10])
    check(lessons.show_logged("sv", Logged(entries, tuple(Next(one, 6, PLAN) for one in COURSES[:10]))))


# --- what does not fit yet --------------------------------------------------------------------------------------------


def bug(reason: str, *raised: type[BaseException]) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason, raises=raised or None)


def test_status_of_sixty_own_classes_with_long_rooms() -> None:
    check(status.show_status("sv", overview(own=60, schools=0, city=0)))


def test_status_of_a_school_of_sixty_classes_with_long_rooms() -> None:
    check(status.show_status("sv", overview(own=0, schools=1, city=0)))


def test_status_of_thirty_schools_with_sixty_classes_each() -> None:
    check(status.show_status("sv", overview(own=0, schools=30, city=0)))


def test_schedule_of_sixty_classes() -> None:
    check(schedule.show_schedule("sv", Timetable(overview(own=60, schools=0, city=0), TRIPLETS)))


def test_a_long_reflection_can_be_edited() -> None:
    check(reflections.build_edit_form("sv", reflection(FULL_WORDS), METADATA))


def test_a_form_below_a_long_reflection_by_a_colleague() -> None:
    check(reflections.build_reflection_form("sv", DETAILS[0], [reflection(FULL_WORDS, own=False)], METADATA))


def test_an_answer_with_many_long_names() -> None:
    one = entry(5, others=tuple("Ö" * 190 + str(number) for number in range(20)))
    check(lessons.show_logged("sv", Logged((one,), ())))


@bug("a draft with many typed names does not fit its button: ValueError, told as a fault", ValueError)
def test_a_question_about_a_draft_with_many_names() -> None:
    names = tuple(f"Förnamn{number}" for number in range(200))
    choice = Choice("class", replace(DRAFT, led_with=names), {"label": "7B", "site": "", "programme": ""})
    check(questions.show_question("sv", Ask(Question.WHICH_CLASS, (choice,), {"count": 1, "number": 5})))


def test_an_answer_to_many_logs_at_once() -> None:
    entries = tuple(entry(number, course=one) for one in COURSES[:15] for number in range(1, 15))
    check(lessons.show_logged("sv", Logged(entries, ())))


@bug("a name of spaces only has no first word", IndexError)
def test_a_person_whose_name_is_a_space() -> None:
    check(home.build_home("sv", " ", overview(own=1, schools=0, city=0), [], logs=False))


# --- the pieces -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("most", [1, 2, 24, 75, 150, 3000])
def test_cutting_keeps_within_and_shows_that_it_cut(most: int) -> None:
    assert pieces.cut("x" * most, most) == "x" * most
    assert pieces.cut("x" * (most + 1), most) == "x" * (most - 1) + "…"
    assert len(pieces.cut("x " * most, most)) <= most


def test_lines_are_gathered_and_none_is_broken_or_lost() -> None:
    said = [f"{number} " + "x" * (number * 37 % 900) for number in range(200)]
    made = pieces.lines("name", said)
    assert "\n".join(block["text"]["text"] for block in made).split("\n") == said
    assert all(len(block["text"]["text"]) <= pieces.SECTION_MOST for block in made)
    assert len({block["block_id"] for block in made}) == len(made)
    assert pieces.lines("name", []) == []


def test_a_button_too_long_to_travel_is_not_made() -> None:
    assert pieces.button("a", "b", "v" * 2000)["value"] == "v" * 2000
    with pytest.raises(ValueError, match="2001 characters"):
        pieces.button("a", "b", "v" * 2001)


def test_what_was_chosen_before_is_chosen_again_and_what_is_gone_is_not() -> None:
    options = [pieces.option(name, name) for name in "abc"]
    assert pieces.select(options, "b")["initial_option"] == options[1]
    assert "initial_option" not in pieces.select(options, "z")
    assert pieces.checkboxes(options, ("c", "a", "z"))["initial_options"] == [options[0], options[2]]
    assert "initial_options" not in pieces.checkboxes(options)
    assert "initial_date" not in pieces.date_picker(None)
    assert pieces.date_picker(TODAY + timedelta(days=1))["initial_date"] == "2026-11-14"


def test_the_check_itself_sees_what_is_wrong() -> None:
    with pytest.raises(AssertionError):
        check(Message("said", [pieces.section("a", WAKES)]))
    with pytest.raises(AssertionError):
        check(Message("said", [pieces.section("a", "x"), pieces.section("a", "y")]))
    with pytest.raises(AssertionError):
        check(Message(WAKES, []))
