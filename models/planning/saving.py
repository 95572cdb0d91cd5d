"""Saves a plan as it was shown, in one transaction. The rows of held lessons are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from models.courses import (
    CoursePart,
    CoursePersonRow,
    CourseRow,
    CourseStatus,
    GroupKind,
    GroupLabel,
    GroupRow,
    PlannedLessonRow,
    course_people,
    courses,
    give_label,
    planned_lessons,
    scopes_of_sites,
)
from models.db import BadInput, GuardedText, Stale, add, add_all
from models.journal import KeptDeed, keep
from models.people import Act, Actor, let_lead, record_act
from models.planning.drafts import PlanDraft
from models.planning.notices import look_at_course, tell_concerned
from models.planning.preview import preview_plan
from models.planning.results import ClassPlan, Preview
from models.planning.shared_hours import SharedHours
from models.programmes import GroupKind as CatalogueGroup


def save_plan(db: Connection, *, actor: Actor, draft: PlanDraft, now: datetime) -> Preview:
    """Store a draft as its preview showed it; the same draft once more changes nothing.

    Raises Stale where the dates would now be others, BadInput where nothing is left to plan, and NotAllowed.
    """
    preview = preview_plan(db, actor=actor, draft=draft, now=now, lock=True)
    if preview.draft.seen != draft.seen:
        raise Stale()
    if not any(plan.lessons for plan in preview.classes):
        raise BadInput(reason="plan-nothing", given=preview.classes[0].course.label)
    named = ", ".join(plan.course.label for plan in preview.classes)
    scopes = scopes_of_sites([preview.site.id])
    with keep(db, actor=actor, deed=KeptDeed.PLAN, named=named, scopes=scopes, now=now):
        course_ids = _store_classes(db, actor, preview, now)
    record_act(db, actor, Act.PLAN, subject="course", ids=course_ids, now=now)
    return preview


def _store_classes(db: Connection, actor: Actor, preview: Preview, now: datetime) -> list[int]:
    """Store each class's plan, and tell those concerned. Returns the ids of their courses."""
    hours = SharedHours(db, actor.workspace_id, preview)
    course_ids = []
    for plan in preview.classes:
        before = look_at_course(db, plan.course.id if plan.course.id > 0 else None)
        course_id = _store_course(db, actor.workspace_id, preview, plan=plan, now=now)
        _store_people(db, actor.workspace_id, plan, course_id=course_id)
        _store_lessons(db, hours, plan, course_id=course_id, workspace_id=actor.workspace_id, now=now)
        tell_concerned(db, actor=actor, course_id=course_id, before=before, now=now)
        course_ids.append(course_id)
    hours.drop_unused()
    return course_ids


def _store_course(db: Connection, workspace_id: int, preview: Preview, *, plan: ClassPlan, now: datetime) -> int:
    """Store the class's schedule in its course; add the course, and the group, where it is new. Returns its id."""
    draft = preview.draft
    schedule: dict[str, Any] = {
        "starts_on": draft.starts_on,
        "weekday": plan.slot.weekday,
        "starts_at": plan.slot.at,
        "interval_weeks": draft.interval_weeks,
        "room": plan.slot.room,
        "lesson_minutes": draft.lesson_minutes,
        "setup_minutes": draft.setup_minutes,
        "reflection_minutes": draft.reflection_minutes,
        "planning_minutes": draft.planning_minutes,
        "time_source": draft.source,
    }
    if plan.course.id > 0:
        db.execute(update(courses).where(courses.c.id == plan.course.id).values(schedule))
        return plan.course.id
    row = CourseRow(
        workspace_id=workspace_id,
        group_id=plan.group.id if plan.group else _add_group(db, workspace_id, preview, plan),
        site_id=preview.site.id,
        programme=draft.programme,
        series=draft.series,
        school_year=preview.year.start,
        status=CourseStatus.RUNNING,
        created_at=now,
        **schedule,
    )
    return add(db, row)


def _add_group(db: Connection, workspace_id: int, preview: Preview, plan: ClassPlan) -> int:
    """Add a group with the label given, for the plan's school year. Returns its id."""
    site = preview.site
    drop_in = not site.keeps_school_days or preview.edition.group is CatalogueGroup.DROP_IN
    kind = GroupKind.DROP_IN if drop_in else GroupKind.CLASS
    group_id = add(db, GroupRow(workspace_id=workspace_id, site_id=site.id, kind=kind))
    course = plan.course
    label = GroupLabel(
        group_id, site_id=site.id, school_year=preview.year.start, label=_assert_guarded(course.label), year=course.year
    )
    give_label(db, workspace_id, label)
    return group_id


def _assert_guarded(text: str) -> GuardedText:
    assert isinstance(text, GuardedText)  # the draft's texts passed the guard when it was checked
    return text


def _store_people(db: Connection, workspace_id: int, plan: ClassPlan, *, course_id: int) -> None:
    """Store the course's leaders and reserves. The rows of those who stay are kept, with what else is in them."""
    wanted = dict.fromkeys((person.id for person in plan.reserves), CoursePart.RESERVE)
    wanted |= dict.fromkeys((person.id for person in plan.leaders), CoursePart.LEADER)
    of_course = course_people.c.course_id == course_id
    query = select(course_people.c.person_id, course_people.c.part).where(of_course)
    before: dict[int, CoursePart] = {row.person_id: row.part for row in db.execute(query)}
    gone = [person_id for person_id in before if person_id not in wanted]
    if gone:
        db.execute(delete(course_people).where(of_course, course_people.c.person_id.in_(gone)))
    for person_id, part in wanted.items():
        if person_id not in before:
            row = CoursePersonRow(workspace_id=workspace_id, course_id=course_id, person_id=person_id, part=part)
            add(db, row)
        elif before[person_id] is not part:
            db.execute(update(course_people).where(of_course, course_people.c.person_id == person_id).values(part=part))
        if part is CoursePart.LEADER and before.get(person_id) is not part:  # a reserve needs no role yet
            let_lead(db, workspace_id=workspace_id, site_id=plan.course.site_id, person_id=person_id)


def _store_lessons(
    db: Connection, hours: SharedHours, plan: ClassPlan, *, course_id: int, workspace_id: int, now: datetime
) -> None:
    """Store the lessons. One that keeps its day keeps its row, and with it its reminders; others get new rows."""
    coming = {lesson.number: lesson for lesson in plan.lessons}
    kept: set[int] = set()
    gone = []
    for old in plan.before:
        new = coming.get(old.number)
        if new and new.day == old.day:
            kept.add(old.number)
            values: dict[str, Any] = {"starts_at": new.at, "room": plan.slot.room, "minutes": None, "missed_at": None}
            values["planning_id"] = hours.id_of(plan, new)
            db.execute(update(planned_lessons).where(planned_lessons.c.id == old.id).values(values))
        elif old.number not in plan.held:
            gone.append(old.id)
    if gone:
        db.execute(update(planned_lessons).where(planned_lessons.c.id.in_(gone)).values(cancelled_at=now))
    rows = [
        PlannedLessonRow(
            workspace_id=workspace_id,
            course_id=course_id,
            number=lesson.number,
            day=lesson.day,
            starts_at=lesson.at,
            room=_assert_guarded(plan.slot.room) if plan.slot.room else None,
            planning_id=hours.id_of(plan, lesson),
        )
        for lesson in plan.lessons
        if lesson.number not in kept
    ]
    add_all(db, rows)
