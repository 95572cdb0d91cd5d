"""Stores a decided turn; what must not be seen before the new year begins is left to `carry_out_turn`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from models.courses import (
    Course,
    CourseRow,
    CourseStatus,
    GroupKind,
    GroupLabel,
    GroupRow,
    courses,
    give_label,
    group_labels,
    guard_label,
    label_key,
    labels_given,
    scopes_of_sites,
)
from models.db import GuardedText, add
from models.journal import KeptDeed, Scope, keep
from models.milestones import milestones
from models.people import Act, Actor, record_act
from models.places import load_calendars
from models.planning import INTERVAL, PlanTarget
from models.programmes import load_catalogue
from models.school_turn.begun import take_back
from models.school_turn.due import carry_out_turn
from models.school_turn.people_changes import TurnChanges, store_people
from models.school_turn.preview import Beginning, TurnPreview, preview_turn
from models.school_turn.tables import SchoolTurnRow, person_changes, school_turns
from models.school_turn.turn import MAIN_SERIES, TurnDraft


@dataclass(frozen=True, slots=True)
class CourseToPlan:
    """A course to be planned anew for the year that begins."""

    course_id: int
    label: str
    begins: bool  # a new one; else one that goes on
    target: PlanTarget  # what the button to plan it opens


@dataclass(frozen=True, slots=True)
class DecidedTurn:
    """A decided turn: its changes, and the courses to plan for the new year."""

    preview: TurnPreview
    changed: bool  # false: all of it was stored already
    to_plan: tuple[CourseToPlan, ...]


def decide_turn(db: Connection, *, actor: Actor, site_id: int, draft: TurnDraft, now: datetime) -> DecidedTurn:
    """Store a decision. Before the year begins a later one replaces it; the same one again changes nothing.

    A new class of an earlier decision is deleted, unless somebody planned or logged there. Raises as `preview_turn`.
    """
    preview = preview_turn(db, actor=actor, site_id=site_id, draft=draft, now=now)
    turn = preview.turn
    named = f"{turn.site.name} {turn.to_year}"
    with keep(db, actor=actor, deed=KeptDeed.TURN, named=named, scopes=_list_scopes(site_id), now=now):
        return _store_decision(db, actor=actor, preview=preview, now=now)


def _list_scopes(site_id: int) -> list[Scope]:
    of_site = select(school_turns.c.id).where(school_turns.c.site_id == site_id)
    return [
        *scopes_of_sites([site_id]),
        (milestones, milestones.c.site_id == site_id),
        (school_turns, school_turns.c.site_id == site_id),
        (person_changes, person_changes.c.turn_id.in_(of_site)),
    ]


def _store_decision(db: Connection, *, actor: Actor, preview: TurnPreview, now: datetime) -> DecidedTurn:
    changes = TurnChanges(actor.workspace_id)
    changes.turn_id = _store_turn(db, preview, changes, now)
    _take_back_courses(db, preview, changes)
    _store_labels(db, preview, changes)
    _store_ends(db, preview, changes)
    begun = [(_store_beginning(db, beginning, preview, changes=changes, now=now)) for beginning in preview.beginning]
    joining = {
        to_plan.course_id: preview.added.get(label_key(beginning.new.label), ())
        for to_plan, beginning in zip(begun, preview.beginning, strict=True)
    }
    store_people(db, preview, changes, joining=joining)
    if changes.touched:
        again = update(school_turns).where(school_turns.c.id == changes.turn_id)
        db.execute(again.values(carried_out_at=None))
    for subject, ids in changes.touched.items():
        record_act(db, actor, Act.TURN_YEAR, subject=subject, ids=sorted(ids), now=now)
    if preview.turn.in_force:
        carry_out_turn(db, now, only=changes.turn_id)
    going_on = [
        _make_to_plan(preview, course_turn.course, move.label)
        for move in preview.moves
        for course_turn in move.going_on
        if move.label
    ]
    return DecidedTurn(preview, bool(changes.touched), (*going_on, *begun))


def _make_to_plan(preview: TurnPreview, course: Course, label: str) -> CourseToPlan:
    """A course that goes on. Before the year begins its target is found by its coming label, and not by its id."""
    target = PlanTarget(
        site_id=course.site_id,
        site=course.site,
        school_year=preview.turn.to_year.start,
        label=label,
        programme=course.programme_code,
        series=course.series_code,
        course_id=course.id if preview.turn.in_force else None,
    )
    return CourseToPlan(course.id, label, begins=False, target=target)


def _store_turn(db: Connection, preview: TurnPreview, changes: TurnChanges, now: datetime) -> int:
    """The id of the turn's row, which is added where there is none."""
    site_id, year = preview.turn.site.id, preview.turn.to_year.start
    same = (school_turns.c.site_id == site_id, school_turns.c.school_year == year)
    known = db.execute(select(school_turns.c.id).where(*same)).scalar()
    if known is not None:
        return int(known)
    row = SchoolTurnRow(workspace_id=changes.workspace_id, site_id=site_id, school_year=year, decided_at=now)
    turn_id = add(db, row)
    changes.note("school_turn", turn_id)
    return turn_id


def _take_back_courses(db: Connection, preview: TurnPreview, changes: TurnChanges) -> None:
    for begun in preview.taken_back:
        changes.note("course", begun.course_id)
        if take_back(db, begun):
            changes.note("group", begun.group_id)


def _store_labels(db: Connection, preview: TurnPreview, changes: TurnChanges) -> None:
    """Store each group's label of next year. Labels that change are deleted first, so that two groups can swap."""
    year, site_id = preview.turn.to_year, preview.turn.site.id
    of_groups = group_labels.c.group_id.in_([move.group.id for move in preview.moves])
    stored = labels_given(db, year, of_groups)
    wanted: dict[int, GroupLabel | None] = {
        move.group.id: GroupLabel(
            move.group.id,
            site_id=site_id,
            school_year=year.start,
            label=_guard_label(db, changes, preview, label=move.label, follows=move.group.label),
            year=move.group.next_year,
        )
        if move.label is not None
        else None
        for move in preview.moves
    }
    changed = sorted(group_id for group_id, label in wanted.items() if stored.get(group_id) != label)
    db.execute(
        delete(group_labels).where(group_labels.c.school_year == year.start, group_labels.c.group_id.in_(changed))
    )
    for group_id in changed:
        changes.note("group", group_id)
        label = wanted[group_id]
        if label is not None:
            give_label(db, changes.workspace_id, label)


def _guard_label(
    db: Connection, changes: TurnChanges, preview: TurnPreview, *, label: str, follows: GuardedText | None = None
) -> GuardedText:
    """The label as it may be stored; `follows` is the group's label of the year before. Raises BadInput."""
    return guard_label(
        db,
        workspace_id=changes.workspace_id,
        site_ids=frozenset({preview.turn.site.id}),
        label=label,
        reason="plan-group-name",
        follows=follows,
    )


def _store_ends(db: Connection, preview: TurnPreview, changes: TurnChanges) -> None:
    """Mark courses that are cut short to end on the last day of the year, and unmark those that go on."""
    turn = preview.turn
    calendars = load_calendars(db, changes.workspace_id)
    for move in preview.moves:
        year_end = calendars.of_group(turn.site.id, move.group.year).year_end(turn.from_year)
        for course_turn in (*move.going_on, *move.cut_short):
            ends_on = year_end if course_turn in move.cut_short else None
            if course_turn.course.ended_on != ends_on:
                db.execute(update(courses).where(courses.c.id == course_turn.course.id).values(ended_on=ends_on))
                changes.note("course", course_turn.course.id)


def _store_beginning(
    db: Connection, beginning: Beginning, preview: TurnPreview, *, changes: TurnChanges, now: datetime
) -> CourseToPlan:
    """Add the course of a new class, or of a new programme of a class. Nobody sees it before the year begins."""
    new, turn = beginning.new, preview.turn
    group_id = beginning.group_id or _find_group(db, preview, new.label)
    if group_id is None:
        group_id = _add_group(db, beginning, preview, changes)
    same = (
        courses.c.group_id == group_id,
        courses.c.programme == new.programme,
        courses.c.series == MAIN_SERIES,
        courses.c.school_year == turn.to_year.start,
    )
    course_id = db.execute(select(courses.c.id).where(*same)).scalar()
    if course_id is None:
        edition = load_catalogue()[new.programme].edition(str(turn.to_year))
        course = CourseRow(
            workspace_id=changes.workspace_id,
            group_id=group_id,
            site_id=turn.site.id,
            programme=new.programme,
            series=MAIN_SERIES,
            school_year=turn.to_year.start,
            status=CourseStatus.RUNNING,
            interval_weeks=edition.interval_teaching_weeks or INTERVAL,
            created_at=now,
        )
        course_id = add(db, course)
        changes.note("course", course_id)
    target = PlanTarget(
        site_id=turn.site.id,
        site=turn.site.name,
        school_year=turn.to_year.start,
        label=new.label,
        course_id=course_id,
    )
    return CourseToPlan(course_id, new.label, begins=True, target=target)


def _add_group(db: Connection, beginning: Beginning, preview: TurnPreview, changes: TurnChanges) -> int:
    """Add the group of a new class with its label of the new year. Returns its id."""
    new, turn = beginning.new, preview.turn
    group_id = add(db, GroupRow(workspace_id=changes.workspace_id, site_id=turn.site.id, kind=GroupKind.CLASS))
    label = GroupLabel(
        group_id,
        site_id=turn.site.id,
        school_year=turn.to_year.start,
        label=_guard_label(db, changes, preview, label=new.label),
        year=new.year,
    )
    give_label(db, changes.workspace_id, label)
    changes.note("group", group_id)
    return group_id


def _find_group(db: Connection, preview: TurnPreview, label: str) -> int | None:
    """The id of the group with that label, which may have been added for another programme of the class; or None."""
    named = labels_given(
        db,
        preview.turn.to_year,
        group_labels.c.site_id == preview.turn.site.id,
        group_labels.c.label_key == label_key(label),
    )
    return next(iter(named), None)
