"""Files of classes, taken in: the group, its label of the year, the course, its people and its days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select

from models.courses import (
    CoursePart,
    CourseStatus,
    GroupKind,
    course_people,
    courses,
    group_labels,
    groups,
    label_key,
    looks_like_label,
)
from models.imports.cells import RowReader
from models.imports.classes import SERIES, ClassRow, lesson_interval, read_class
from models.imports.named import Cast
from models.imports.places import Place, Places
from models.imports.plans import lay_plan
from models.imports.register import Known, Register
from models.imports.run import ImportOutcome, ImportRun
from models.programmes import GroupKind as CatalogueGroup
from models.school_turn import next_label, school_turns

_UNTOLD: Mapping[str, Any] = {
    "starts_on": None,
    "weekday": None,
    "starts_at": None,
    "room": None,
    "held_before": 0,
}


class Classes:
    """Takes classes in, row by row."""

    def __init__(self, run: ImportRun, places: Places, register: Register) -> None:
        self._run, self._places, self._cast = run, places, Cast(run, register)
        of_workspace = run.workspace.id
        labels = run.db.execute(select(group_labels).where(group_labels.c.workspace_id == of_workspace)).mappings()
        self._labels = {(row["site_id"], row["school_year"], row["label_key"]): dict(row) for row in labels}
        self._going_on = self._not_moved_on()
        stored = run.db.execute(select(courses).where(courses.c.workspace_id == of_workspace)).mappings()
        self._courses = {_key(row): dict(row) for row in stored}
        self._people: dict[int, dict[int, Mapping[str, Any]]] = {}
        people = run.db.execute(select(course_people).where(course_people.c.workspace_id == of_workspace)).mappings()
        for row in people:
            self._people.setdefault(row["course_id"], {})[row["person_id"]] = dict(row)

    def take(self, row: RowReader) -> ImportOutcome:
        """One row in. A row that is wrong stores nothing that is kept: the whole import is refused."""
        place = self._places.only(row, "school") if row.need("school", str) else None
        read = read_class(self._run, row, place)
        if place is None or read is None:
            self._cast.check(row)
            return ImportOutcome.UNCHANGED
        self._run.first_time(row, "label", (place.id, read.school_year, label_key(read.label), read.programme.code))
        if read.year is not None:
            self._run.once(row, "year", (place.id, read.school_year, label_key(read.label)), read.year)
        leaders = self._cast.persons(row, "leaders", place)
        reserve = self._cast.persons(row, "reserve", place)
        knows = self._knows(row, place, leaders, reserve)
        if not row.ok:
            return ImportOutcome.UNCHANGED
        group_id, outcome = self._group(row, place, read)
        course, course_outcome = self._course(row, place, read, group_id)
        people = self._people_of(row, course_id=course["id"], leaders=leaders, reserve=reserve, knows=knows)
        roles = [self._cast.let_lead(person, place) for person in (*leaders, *reserve)]
        return max(outcome, course_outcome, ImportOutcome(people or any(roles)))

    def _knows(self, row: RowReader, place: Place, leaders: list[Known], reserve: list[Known]) -> set[int] | None:
        """Who of the leaders knows the pupils; None where it is not told."""
        if row.has("leaders") and len(leaders) < 2:
            row.warn("leaders", "one-leader" if leaders else "no-leader", label=row.said("label"))
        both = {person.id for person in leaders} & {person.id for person in reserve}
        if both:
            row.refuse("reserve", "leader-and-reserve", given=next(p.name for p in reserve if p.id in both))
        if not row.said("knows") or not row.ok:
            return None
        before = self._run.people_added
        told = self._cast.persons(row, "knows", place)
        strangers = [person.name for person in told if person.id not in {p.id for p in (*leaders, *reserve)}]
        if strangers or self._run.people_added != before:
            row.refuse("knows", "knows-no-leader", given=strangers[0] if strangers else row.said("knows"))
        return {person.id for person in told}

    def _not_moved_on(self) -> dict[tuple[int, int, str], str]:
        """Last year's label, by what the class would be called: of those with no label of the new year yet.

        Where a turn of the school year is decided, a class without a label has left.
        """
        there = {(row["group_id"], row["school_year"]) for row in self._labels.values()}
        turns = select(school_turns.c.site_id, school_turns.c.school_year)
        turned = {tuple(one) for one in self._run.db.execute(turns)}
        found = {}
        for row in self._labels.values():
            year = row["school_year"] + 1
            if (row["group_id"], year) not in there and (row["site_id"], year) not in turned:
                after = next_label(row["label"], row["year"])
                found[row["site_id"], year, label_key(after)] = str(row["label"])
        return found

    def _group(self, row: RowReader, place: Place, read: ClassRow) -> tuple[int, ImportOutcome]:
        key = (place.id, read.school_year.start, label_key(read.label))
        stored = self._labels.get(key)
        if stored:
            year = {} if read.year is None else {"year": read.year}
            changed = self._run.keep(group_labels, stored["id"], stored, year)
            stored.update(year)
            return int(stored["group_id"]), ImportOutcome(changed)
        drop_in = not place.keeps_school_days or read.edition.group is CatalogueGroup.DROP_IN
        if not drop_in and not looks_like_label(read.label):
            row.warn("label", "odd-label", given=read.label)
        was = self._going_on.get(key)
        if was:
            row.warn("label", "goes-on", label=read.label, was=was)
        kind = GroupKind.DROP_IN if drop_in else GroupKind.CLASS
        group_id = self._run.add(groups, {"site_id": place.id, "kind": kind.value})
        label = {"group_id": group_id, "site_id": place.id, "school_year": read.school_year.start,
                 "label": read.label, "label_key": label_key(read.label), "year": read.year}  # fmt: skip
        self._labels[key] = {**label, "id": self._run.add(group_labels, label)}
        return group_id, ImportOutcome.NEW

    def _course(
        self, row: RowReader, place: Place, read: ClassRow, group_id: int
    ) -> tuple[Mapping[str, Any], ImportOutcome]:
        key = {
            "group_id": group_id,
            "programme": read.programme.code,
            "series": SERIES,
            "school_year": read.school_year.start,
        }
        stored = self._courses.get(_key(key))
        if stored is None:
            values = {**key, "site_id": place.id, "status": CourseStatus.RUNNING, "created_at": self._run.now,
                      **_UNTOLD, "interval_weeks": lesson_interval(read.edition), **read.schedule}  # fmt: skip
            course = {**values, "id": self._run.add(courses, values)}
            outcome = ImportOutcome.NEW
        else:
            course = {**stored, **read.schedule}
            outcome = ImportOutcome(self._run.keep(courses, stored["id"], stored, read.schedule))
        self._courses[_key(key)] = course
        grade = self._labels[place.id, read.school_year.start, label_key(read.label)]["year"]
        planned = lay_plan(self._run, row, course=course, before=stored, series=read.series, place=place, grade=grade)
        return course, max(outcome, ImportOutcome(planned))

    def _people_of(
        self, row: RowReader, course_id: int, leaders: list[Known], reserve: list[Known], knows: set[int] | None
    ) -> bool:
        """Bring the course's people to the row; a part without a column keeps whom it has."""
        stored = self._people.setdefault(course_id, {})
        told = [(CoursePart.LEADER, leaders)] * row.has("leaders") + [(CoursePart.RESERVE, reserve)] * row.has(
            "reserve"
        )
        wanted = {person.id: part for part, people in told for person in people}
        parts = {part.value for part, _people in told}
        changed = False
        for person_id in [who for who, kept in stored.items() if kept["part"] in parts and who not in wanted]:
            self._run.db.execute(delete(course_people).where(course_people.c.id == stored.pop(person_id)["id"]))
            changed = True
        for person_id, part in wanted.items():
            values = {"part": part.value, "knows_pupils": _knows_pupils(part, person_id, knows)}
            if person_id not in stored:
                whole = {"course_id": course_id, "person_id": person_id, **values}
                stored[person_id] = {**whole, "id": self._run.add(course_people, whole)}
                changed = True
                continue
            if not row.has("knows"):
                values.pop("knows_pupils")
            changed |= self._run.keep(course_people, stored[person_id]["id"], stored[person_id], values)
            stored[person_id] = {**stored[person_id], **values}
        return changed


def _key(course: Mapping[Any, Any]) -> tuple[int, str, str, int]:
    return course["group_id"], course["programme"], course["series"], course["school_year"]


def _knows_pupils(part: CoursePart, person_id: int, knows: set[int] | None) -> bool | None:
    """Told of the leaders; of a reserve only where named, for the column asks about the leaders."""
    if knows is None:
        return None
    return True if person_id in knows else (False if part is CoursePart.LEADER else None)
