"""Deciding a turn of the school year, and carrying it out when the new year has begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from models.courses import Course, CourseStatus, GroupKind, courses, group_labels, groups, label_key
from models.people import Actor, Person, audit
from models.places import load_calendars
from models.planning import PlanTarget
from models.programmes import load_catalogue
from models.school_turn.begun import take_back
from models.school_turn.due import carry_out
from models.school_turn.preview import Beginning, TurnPreview, look_ahead
from models.school_turn.tables import PersonChange, person_changes, school_turns
from models.school_turn.turn import MAIN_SERIES, TurnDraft

_Change = tuple[int, int | None, PersonChange]  # person, course, kind

INTERVAL = 2  # teaching weeks, where the programme does not tell (S0: most schools every second week)


@dataclass(frozen=True, slots=True)
class ToPlan:
    """A course to be planned anew for the year that begins."""

    course_id: int
    label: str
    begins: bool  # a new one; else one that goes on
    target: PlanTarget  # what the button to plan it opens


@dataclass(frozen=True, slots=True)
class Turned:
    """A turn as decided."""

    preview: TurnPreview
    changed: bool  # false: all of it was so already
    to_plan: tuple[ToPlan, ...]


def turn(db: Connection, *, actor: Actor, site_id: int, draft: TurnDraft, now: datetime) -> Turned:
    """Decide the turn. Deciding the same twice changes nothing; deciding otherwise before the year begins replaces it.

    So a new class that is no longer among the new ones goes, unless somebody has planned or logged something there.

    Raises what `look_ahead` raises.
    """
    seen = look_ahead(db, actor=actor, site_id=site_id, draft=draft, now=now)
    saver = _Saver(db, actor, seen, now)
    begun = saver.save()
    going_on = [saver.to_plan(one.course, move.label) for move in seen.moves for one in move.going_on if move.label]
    if seen.turn.in_force:
        carry_out(db, now, only=saver.turn_id)
    return Turned(seen, saver.changed, (*going_on, *begun))


class _Saver:
    """Stores what a preview shows, as far as it is not stored already."""

    def __init__(self, db: Connection, actor: Actor, seen: TurnPreview, now: datetime) -> None:
        self._db, self._actor, self._seen, self._now = db, actor, seen, now
        self._turn = seen.turn
        self._of_space = {"workspace_id": actor.workspace_id}
        self._touched: dict[str, list[int]] = {}
        self._leading: dict[int, tuple[Person, ...]] = {}  # who is to lead what begins, by course
        self.turn_id = 0

    @property
    def changed(self) -> bool:
        """Whether anything was stored that was not so already."""
        return any(self._touched.values())

    def to_plan(self, course: Course, label: str) -> ToPlan:
        """A course that goes on; before the year begins it is named by what it will be called then."""
        target = PlanTarget(
            site_id=course.site_id,
            site=course.site,
            school_year=self._turn.to_year.start,
            label=label,
            programme=course.programme_code,
            series=course.series_code,
            course_id=course.id if self._turn.in_force else None,
        )
        return ToPlan(course.id, label, begins=False, target=target)

    def save(self) -> tuple[ToPlan, ...]:
        """Everything; returns the courses that begin."""
        self.turn_id = self._turn_row()
        self._take_back()
        self._labels()
        self._ends()
        begun = tuple(self._begin(one) for one in self._seen.beginning)
        self._people()
        if self.changed:
            again = update(school_turns).where(school_turns.c.id == self.turn_id)
            self._db.execute(again.values(carried_out_at=None))
        for subject, ids in self._touched.items():
            audit.record(
                self._db,
                workspace_id=self._actor.workspace_id,
                actor_id=self._actor.person_id,
                act=audit.Act.TURN_YEAR,
                subject=subject,
                ids=sorted(set(ids)),
                now=self._now,
            )
        return begun

    def _touch(self, subject: str, touched_id: int) -> None:
        self._touched.setdefault(subject, []).append(touched_id)

    def _add(self, table: Any, **values: Any) -> int:
        added = self._db.execute(insert(table).values(self._of_space | values).returning(table.c.id))
        return int(added.scalar_one())

    def _turn_row(self) -> int:
        which = {"site_id": self._turn.site.id, "school_year": self._turn.to_year.start}
        known = self._db.execute(select(school_turns.c.id).filter_by(**which)).scalar()
        if known:
            return int(known)
        added = self._add(school_turns, **which, decided_at=self._now)
        self._touch("school_turn", added)
        return added

    def _take_back(self) -> None:
        for one in self._seen.taken_back:
            self._touch("course", one.course_id)
            if take_back(self._db, one):
                self._touch("group", one.group_id)

    def _labels(self) -> None:
        """Each group's label of next year. Those that go are taken away first, so that two can change places."""
        year = self._turn.to_year.start
        moved = [move.group.id for move in self._seen.moves]
        query = select(group_labels.c.group_id, group_labels.c.label, group_labels.c.year).where(
            group_labels.c.school_year == year, group_labels.c.group_id.in_(moved)
        )
        stored = {row.group_id: (row.label, row.year) for row in self._db.execute(query)}
        wanted = {
            move.group.id: (move.label, move.group.next_year) for move in self._seen.moves if move.label is not None
        }
        changed = sorted(one for one in moved if stored.get(one) != wanted.get(one))
        going = (group_labels.c.school_year == year, group_labels.c.group_id.in_(changed))
        self._db.execute(delete(group_labels).where(*going))
        for group_id in changed:
            self._touch("group", group_id)
            if group_id in wanted:
                self._label(group_id, *wanted[group_id])

    def _label(self, group_id: int, label: str, year: int | None) -> None:
        self._add(
            group_labels,
            group_id=group_id,
            site_id=self._turn.site.id,
            school_year=self._turn.to_year.start,
            label=label,
            label_key=label_key(label),
            year=year,
        )

    def _ends(self) -> None:
        """The day on which what is cut short ends: the last of the year. It is marked now and ends with the year."""
        calendars = load_calendars(self._db, self._actor.workspace_id)
        for move in self._seen.moves:
            year_end = calendars.of_group(self._turn.site.id, move.group.year).year_end(self._turn.from_year)
            for one in (*move.going_on, *move.cut_short):
                ends_on = year_end if one in move.cut_short else None
                if one.course.ended_on != ends_on:
                    self._db.execute(update(courses).where(courses.c.id == one.course.id).values(ended_on=ends_on))
                    self._touch("course", one.course.id)

    def _begin(self, one: Beginning) -> ToPlan:
        """A new class, or a new programme for one that moves into the year. It is nobody's to see before the year."""
        new, year = one.new, self._turn.to_year
        group_id = one.group_id or self._group_named(new.label)
        if group_id is None:
            group_id = self._add(groups, site_id=self._turn.site.id, kind=GroupKind.CLASS.value)
            self._label(group_id, new.label, new.year)
            self._touch("group", group_id)
        which = {
            "group_id": group_id, "programme": new.programme, "series": MAIN_SERIES, "school_year": year.start,
        }  # fmt: skip
        course_id = self._db.execute(select(courses.c.id).filter_by(**which)).scalar()
        if course_id is None:
            interval = load_catalogue()[new.programme].edition(str(year)).interval_teaching_weeks or INTERVAL
            course_id = self._add(
                courses,
                **which,
                site_id=self._turn.site.id,
                status=CourseStatus.RUNNING.value,
                interval_weeks=interval,
                created_at=self._now,
            )
            self._touch("course", course_id)
        self._leading[course_id] = self._seen.added.get(label_key(new.label), ())
        target = PlanTarget(
            site_id=self._turn.site.id,
            site=self._turn.site.name,
            school_year=year.start,
            label=new.label,
            course_id=course_id,
        )
        return ToPlan(course_id, new.label, begins=True, target=target)

    def _group_named(self, label: str) -> int | None:
        """The group added a moment ago for the class's other programme."""
        which = {
            "site_id": self._turn.site.id, "school_year": self._turn.to_year.start, "label_key": label_key(label),
        }  # fmt: skip
        return self._db.execute(select(group_labels.c.group_id).filter_by(**which)).scalar()

    def _people(self) -> None:
        """Who leaves, and who leads what begins and more of what goes on: kept until the year begins.

        Nobody sees a class, or gets a role, before.
        """
        columns = (person_changes.c.person_id, person_changes.c.course_id, person_changes.c.kind, person_changes.c.id)
        rows = self._db.execute(select(*columns).where(person_changes.c.turn_id == self.turn_id))
        stored = {(row[0], row[1], PersonChange(row[2])): row[3] for row in rows}
        wanted = self._wanted(set(stored))
        for key in stored.keys() - wanted:
            self._db.execute(delete(person_changes).where(person_changes.c.id == stored[key]))
            self._touch("person", key[0])
        for person_id, course_id, kind in sorted(wanted - stored.keys(), key=str):
            self._add(person_changes, turn_id=self.turn_id, person_id=person_id, course_id=course_id, kind=kind.value)
            self._touch("person", person_id)

    def _wanted(self, stored: set[_Change]) -> set[_Change]:
        gone = {person.id for person in self._seen.leavers}
        wanted: set[_Change] = {(person_id, None, PersonChange.LEAVES) for person_id in gone}
        leading = dict(self._leading)
        for move in self._seen.moves:
            added = self._seen.added.get(label_key(move.label or ""), ())
            for one in move.going_on:
                known = {person.id for person in one.leaders}
                leading[one.course.id] = tuple(person for person in added if person.id not in known)
        wanted |= {(who, which, kind) for who, which, kind in stored if which in leading and who not in gone}
        wanted |= {(who.id, which, PersonChange.LEADS) for which, added in leading.items() for who in added}
        return wanted
