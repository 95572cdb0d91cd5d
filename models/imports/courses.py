"""Stores the rows of class files: the group and its label, the course, its people and its lessons."""

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
from models.imports.classes import ClassRow, lesson_interval, read_class
from models.imports.known_people import KnownPeople, KnownPerson
from models.imports.known_places import KnownPlace, KnownPlaces
from models.imports.named_people import NamedPeople
from models.imports.plans import lay_plan
from models.imports.run import ImportOutcome, ImportRun
from models.programmes import BASE_SERIES
from models.programmes import GroupKind as CatalogueGroup
from models.school_turn import next_label, school_turns

_NEW_COURSE: Mapping[str, Any] = {
    "starts_on": None,
    "weekday": None,
    "starts_at": None,
    "room": None,
    "held_before": 0,
}


class ClassImport:
    """Stores the rows of class files, one at a time."""

    def __init__(self, run: ImportRun, places: KnownPlaces, known_people: KnownPeople) -> None:
        self._run, self._places, self._named_people = run, places, NamedPeople(run, known_people)
        of_workspace = run.workspace.id
        labels = run.db.execute(select(group_labels).where(group_labels.c.workspace_id == of_workspace)).mappings()
        self._labels = {(row["site_id"], row["school_year"], row["label_key"]): dict(row) for row in labels}
        self._going_on = self._find_labels_to_go_on()
        stored = run.db.execute(select(courses).where(courses.c.workspace_id == of_workspace)).mappings()
        self._courses = {_key_of_course(row): dict(row) for row in stored}
        self._people: dict[int, dict[int, Mapping[str, Any]]] = {}
        people = run.db.execute(select(course_people).where(course_people.c.workspace_id == of_workspace)).mappings()
        for row in people:
            self._people.setdefault(row["course_id"], {})[row["person_id"]] = dict(row)

    def import_row(self, row: RowReader) -> ImportOutcome:
        """Store one row. A row with a problem may store something: then the whole import is refused and rolled back."""
        place = self._places.find_one(row, "school") if row.required("school", str) else None
        read = read_class(self._run, row, place)
        if place is None or read is None:
            self._named_people.check_cells(row)
            return ImportOutcome.UNCHANGED
        self._run.refuse_repetition(
            row, "label", (place.id, read.school_year, label_key(read.label), read.programme.code)
        )
        if read.year is not None:
            self._run.refuse_contradiction(row, "year", (place.id, read.school_year, label_key(read.label)), read.year)
        leaders = self._named_people.find_persons(row, "leaders", place)
        reserve = self._named_people.find_persons(row, "reserve", place)
        knows = self._find_who_knows_pupils(row, place, leaders, reserve)
        if not row.ok:
            return ImportOutcome.UNCHANGED
        group_id, outcome = self._store_group(row, place, read)
        course, course_outcome = self._store_course(row, place, read, group_id)
        people = self._store_people(row, course_id=course["id"], leaders=leaders, reserve=reserve, knows=knows)
        roles = [self._named_people.let_lead(person, place) for person in (*leaders, *reserve)]
        return max(outcome, course_outcome, ImportOutcome(people or any(roles)))

    def _find_who_knows_pupils(
        self, row: RowReader, place: KnownPlace, leaders: list[KnownPerson], reserve: list[KnownPerson]
    ) -> set[int] | None:
        """Ids of the leaders who know the pupils; None where the row does not say."""
        if row.has("leaders") and len(leaders) < 2:
            row.warn("leaders", "one-leader" if leaders else "no-leader", label=row.text("label"))
        both = {person.id for person in leaders} & {person.id for person in reserve}
        if both:
            row.refuse("reserve", "leader-and-reserve", given=next(p.name for p in reserve if p.id in both))
        if not row.text("knows") or not row.ok:
            return None
        before = self._run.people_added
        listed = self._named_people.find_persons(row, "knows", place)
        strangers = [person.name for person in listed if person.id not in {p.id for p in (*leaders, *reserve)}]
        if strangers or self._run.people_added != before:
            row.refuse("knows", "knows-no-leader", given=strangers[0] if strangers else row.text("knows"))
        return {person.id for person in listed}

    def _find_labels_to_go_on(self) -> dict[tuple[int, int, str], str]:
        """Labels of classes that have none in the following school year, by the key that they would have in it.

        By it a school's new 8A is found to be last year's 7A. Where the turn of the school year has been decided, a
        class without a label has left, and is not among them.
        """
        labelled = {(row["group_id"], row["school_year"]) for row in self._labels.values()}
        turns = select(school_turns.c.site_id, school_turns.c.school_year)
        turned = {tuple(turn_row) for turn_row in self._run.db.execute(turns)}
        found = {}
        for row in self._labels.values():
            year = row["school_year"] + 1
            if (row["group_id"], year) not in labelled and (row["site_id"], year) not in turned:
                after = next_label(row["label"], row["year"])
                found[row["site_id"], year, label_key(after)] = str(row["label"])
        return found

    def _store_group(self, row: RowReader, place: KnownPlace, read: ClassRow) -> tuple[int, ImportOutcome]:
        key = (place.id, read.school_year.start, label_key(read.label))
        stored = self._labels.get(key)
        if stored:
            year = {} if read.year is None else {"year": read.year}
            changed = self._run.update(group_labels, stored["id"], stored, year)
            stored.update(year)
            return int(stored["group_id"]), ImportOutcome(changed)
        drop_in = not place.keeps_school_days or read.edition.group is CatalogueGroup.DROP_IN
        if not drop_in and not looks_like_label(read.label):
            row.warn("label", "odd-label", given=read.label)
        was = self._going_on.get(key)
        if was:
            row.warn("label", "goes-on", label=read.label, was=was)
        kind = GroupKind.DROP_IN if drop_in else GroupKind.CLASS
        group_id = self._run.add(groups, {"site_id": place.id, "kind": kind})
        label = {"group_id": group_id, "site_id": place.id, "school_year": read.school_year.start,
                 "label": read.label, "label_key": label_key(read.label), "year": read.year}  # fmt: skip
        self._labels[key] = {**label, "id": self._run.add(group_labels, label)}
        return group_id, ImportOutcome.NEW

    def _store_course(
        self, row: RowReader, place: KnownPlace, read: ClassRow, group_id: int
    ) -> tuple[Mapping[str, Any], ImportOutcome]:
        key = {
            "group_id": group_id,
            "programme": read.programme.code,
            "series": BASE_SERIES,
            "school_year": read.school_year.start,
        }
        stored = self._courses.get(_key_of_course(key))
        if stored is None:
            values = {**key, "site_id": place.id, "status": CourseStatus.RUNNING, "created_at": self._run.now,
                      **_NEW_COURSE, "interval_weeks": lesson_interval(read.edition), **read.schedule}  # fmt: skip
            course = {**values, "id": self._run.add(courses, values)}
            outcome = ImportOutcome.NEW
        else:
            course = {**stored, **read.schedule}
            outcome = ImportOutcome(self._run.update(courses, stored["id"], stored, read.schedule))
        self._courses[_key_of_course(key)] = course
        grade = self._labels[place.id, read.school_year.start, label_key(read.label)]["year"]
        planned = lay_plan(self._run, row, course=course, before=stored, series=read.series, place=place, grade=grade)
        return course, max(outcome, ImportOutcome(planned))

    def _store_people(
        self,
        row: RowReader,
        course_id: int,
        leaders: list[KnownPerson],
        reserve: list[KnownPerson],
        knows: set[int] | None,
    ) -> bool:
        """Store the course's leaders and reserves; True where any changed. Without a column, a part is kept."""
        stored = self._people.setdefault(course_id, {})
        listed = [(CoursePart.LEADER, leaders)] * row.has("leaders") + [(CoursePart.RESERVE, reserve)] * row.has(
            "reserve"
        )
        wanted = {person.id: part for part, people in listed for person in people}
        parts = {part for part, _people in listed}
        changed = False
        for person_id in [
            person_id for person_id, kept in stored.items() if kept["part"] in parts and person_id not in wanted
        ]:
            self._run.db.execute(delete(course_people).where(course_people.c.id == stored.pop(person_id)["id"]))
            changed = True
        for person_id, part in wanted.items():
            values = {"part": part, "knows_pupils": _knows_pupils(part, person_id, knows)}
            if person_id not in stored:
                whole = {"course_id": course_id, "person_id": person_id, **values}
                stored[person_id] = {**whole, "id": self._run.add(course_people, whole)}
                changed = True
                continue
            if not row.has("knows"):
                values.pop("knows_pupils")
            changed |= self._run.update(course_people, stored[person_id]["id"], stored[person_id], values)
            stored[person_id] = {**stored[person_id], **values}
        return changed


def _key_of_course(course: Mapping[Any, Any]) -> tuple[int, str, str, int]:
    return course["group_id"], course["programme"], course["series"], course["school_year"]


def _knows_pupils(part: CoursePart, person_id: int, knows: set[int] | None) -> bool | None:
    """Whether a person knows the pupils; None where the file does not say. Of a reserve it says it only with a name."""
    if knows is None:
        return None
    return True if person_id in knows else (False if part is CoursePart.LEADER else None)
