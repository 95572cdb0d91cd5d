"""Makes the preview of a plan: from a draft to every date, the clashes and the notes. Nothing is stored here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from models.calendar import SchoolYear, local_day
from models.courses import Course, PlannedLesson, lock_courses, planned_with_hours, titles_of
from models.lessons import logs_of
from models.people import Actor
from models.places import Site, load_calendars
from models.planning.bookings import Booking, BookingClash, BookingKind, add_reflection, find_booking_clashes
from models.planning.checks import check_draft, find_draft_courses, find_site
from models.planning.class_plans import PlanFacts, lay_class
from models.planning.drafts import PlanDraft
from models.planning.free_times import ANY_WEEKDAY, FreeTime, find_free_times
from models.planning.notes import find_notes
from models.planning.people import find_chosen_people, read_people
from models.planning.results import ClassPlan, LessonPlan, Preview
from models.planning.timetable import find_other_bookings, find_work_hours


def preview_plan(db: Connection, *, actor: Actor, draft: PlanDraft, now: datetime, lock: bool = False) -> Preview:
    """Lay a draft out: every date, the forecast and the clashes. `lock` locks its courses until the transaction ends.

    Raises BadInput for values that are not allowed, NotAllowed for a class that the actor may not plan, and NotFound.
    """
    today = local_day(now, actor.timezone)
    site = find_site(db, actor, draft.site_id)
    draft = check_draft(db, actor=actor, draft=draft, site=site, today=today)
    planned = find_draft_courses(db, actor=actor, draft=draft, site=site, now=now)
    courses = [course for course, _ in planned]
    if lock:
        lock_courses(db, [course.id for course in courses if course.id > 0])
    facts = _gather_facts(db, actor=actor, draft=draft, site=site, courses=courses, now=now)
    classes = tuple(
        lay_class(facts, course, group, slot) for (course, group), slot in zip(planned, draft.slots, strict=True)
    )
    unknown = tuple(dict.fromkeys(name for course in courses for name in facts.team(course).unknown))
    preview = Preview(
        draft=replace(draft, seen=_hash_dates(classes)),
        site=site,
        year=facts.year,
        edition=courses[0].edition,
        classes=classes,
        clashes=(),
        unknown=unknown,
        today=today,
        planner=actor.person_id,
    )
    clashes, free = _find_clashes(db, actor, preview)
    return replace(preview, clashes=clashes, free=free, notes=find_notes(db, preview))


def _gather_facts(
    db: Connection, *, actor: Actor, draft: PlanDraft, site: Site, courses: Sequence[Course], now: datetime
) -> PlanFacts:
    """Read all that the lay-out needs. Courses that are not stored yet have negative ids."""
    ids = [course.id for course in courses if course.id > 0]
    stored: dict[int, list[PlannedLesson]] = {course_id: [] for course_id in ids}
    for lesson in planned_with_hours(db, ids):
        stored[lesson.course_id].append(lesson)
    return PlanFacts(
        draft=draft,
        site=site,
        year=SchoolYear.of(draft.starts_on),
        today=local_day(now, actor.timezone),
        clock=now.astimezone(ZoneInfo(actor.timezone)).time(),
        calendars=load_calendars(db, actor.workspace_id),
        logs=logs_of(db, ids),
        people=read_people(db, ids),
        chosen=find_chosen_people(db, actor.workspace_id, site.id, draft),
        stored=stored,
        titles=titles_of(db, list(courses)),
    )


def list_bookings(plan: ClassPlan, preview: Preview) -> list[Booking]:
    """The three bookings of each lesson of a class, as far as their times are known."""
    lengths, bookings = preview.lengths, []
    for lesson in plan.lessons:

        def booking(kind: BookingKind, day: date, at: time, minutes: int, lesson: LessonPlan = lesson) -> Booking:
            return Booking(
                kind=kind,
                course=plan.course.id,
                label=plan.course.label,
                site_id=preview.site.id,
                number=lesson.number,
                day=day,
                starts_at=at,
                minutes=minutes,
                people=plan.leader_ids,
            )

        if lesson.planning_day and lesson.planning_at:
            bookings.append(booking(BookingKind.PLANNING, lesson.planning_day, lesson.planning_at, lengths.planning))
        if lesson.at:
            held = booking(BookingKind.LESSON, lesson.day, lesson.at, lesson.minutes)
            held = replace(held, room=plan.slot.room, setup=lengths.setup)
            bookings += add_reflection(held, lengths.reflection)
    return bookings


def _find_clashes(
    db: Connection, actor: Actor, preview: Preview
) -> tuple[tuple[BookingClash, ...], tuple[FreeTime, ...]]:
    """The clashes of a plan, and for each class whose lessons have some the nearest time without."""
    wanted = [booking for plan in preview.classes for booking in list_bookings(plan, preview)]
    if not wanted:
        return (), ()
    days = [booking.day for booking in wanted]
    people, school = sorted(preview.people), preview.site.keeps_school_days
    others = find_other_bookings(
        db,
        actor=actor,
        site_id=preview.site.id,
        people=people,
        days=(min(days) - ANY_WEEKDAY, max(days) + ANY_WEEKDAY),
        without=[plan.course.id for plan in preview.classes],
    )
    hours = find_work_hours(db, actor=actor, people=people, keeps_school_days=school)
    clashes = find_booking_clashes(wanted, others, hours)
    if not school:  # when a youth centre is open is not known
        return clashes, ()
    clashing = {clash.course for clash in clashes if clash.booking is not BookingKind.PLANNING}
    return clashes, find_free_times(clashing, wanted, others, hours)


def _hash_dates(classes: Sequence[ClassPlan]) -> str:
    """A short hash of every date: saving compares it, so that nothing is stored but what was shown."""
    outcome = repr([(plan.course.label, plan.plan, sorted(plan.held)) for plan in classes])
    return hashlib.sha256(outcome.encode()).hexdigest()[:12]
