"""Saving a plan: what was shown is stored as it was shown, in one transaction; held lessons keep their rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select, update

from models.courses import (
    CoursePart,
    CourseStatus,
    GroupKind,
    PlanningPlace,
    course_people,
    courses,
    group_labels,
    groups,
    label_key,
    planned_lessons,
    planned_row,
    planning_bookings,
)
from models.db import BadInput, Stale
from models.people import Act, Actor, let_lead, record_act
from models.planning.drafts import PlanDraft
from models.planning.preview import preview_plan
from models.planning.results import ClassPlan, LessonPlan, Preview
from models.planning.timetable import leaders_by_course
from models.programmes import GroupKind as CatalogueGroup


def save_plan(db: Connection, *, actor: Actor, draft: PlanDraft, now: datetime) -> Preview:
    """Store a draft as its preview showed it; the same draft once more changes nothing.

    Raises Stale where it would come out otherwise now, BadInput where nothing is left to plan, and NotAllowed.
    """
    made = preview_plan(db, actor=actor, draft=draft, now=now, lock=True)
    if made.draft.seen != draft.seen:
        raise Stale()
    if not any(plan.lessons for plan in made.classes):
        raise BadInput(reason="plan-nothing", given=made.classes[0].course.label)
    saving = _Saving(db, actor, made, now)
    ids = [saving.store(plan) for plan in made.classes]
    saving.drop_unused_hours()
    record_act(db, actor, Act.PLAN, subject="course", ids=ids, now=now)
    return made


class _Saving:
    """Stores the classes of one preview, all with the same moment."""

    def __init__(self, db: Connection, actor: Actor, made: Preview, now: datetime) -> None:
        self._db, self._space, self._made, self._now = db, actor.workspace_id, made, now
        self._hours: dict[tuple[date, time, frozenset[int]], int] = {}

    def store(self, plan: ClassPlan) -> int:
        """One class: its group and course where they are new, its people, and its lessons. Returns the course's id."""
        course_id = self._course(plan)
        self._people(plan, course_id)
        self._lessons(plan, course_id)
        return course_id

    def drop_unused_hours(self) -> None:
        """Planning hours that no lesson is planned in any more."""
        before = {lesson.planning_id for plan in self._made.classes for lesson in plan.before if lesson.planning_id}
        in_use = exists().where(
            planned_lessons.c.planning_id == planning_bookings.c.id, planned_lessons.c.cancelled_at.is_(None)
        )
        if before:
            self._db.execute(delete(planning_bookings).where(planning_bookings.c.id.in_(before), ~in_use))

    def _add(self, table: Any, values: dict[str, Any]) -> int:
        statement = insert(table).values(values | {"workspace_id": self._space}).returning(table.c.id)
        return int(self._db.execute(statement).scalar_one())

    def _course(self, plan: ClassPlan) -> int:
        draft = self._made.draft
        schedule = {
            "starts_on": draft.starts_on,
            "weekday": plan.slot.weekday,
            "starts_at": plan.slot.at,
            "interval_weeks": draft.interval_weeks,
            "room": plan.slot.room,
            "lesson_minutes": draft.lesson_minutes,
            "setup_minutes": draft.setup_minutes,
            "reflection_minutes": draft.reflection_minutes,
            "planning_minutes": draft.planning_minutes,
            "time_source": draft.source.value if draft.source else None,
        }
        if plan.course.id > 0:
            self._db.execute(update(courses).where(courses.c.id == plan.course.id).values(schedule))
            return plan.course.id
        new = {
            "group_id": plan.group.id if plan.group else self._group(plan),
            "site_id": self._made.site.id,
            "programme": draft.programme,
            "series": draft.series,
            "school_year": self._made.year.start,
            "status": CourseStatus.RUNNING.value,
            "held_before": 0,
            "created_at": self._now,
        }
        return self._add(courses, new | schedule)

    def _group(self, plan: ClassPlan) -> int:
        site = self._made.site
        drop_in = not site.keeps_school_days or self._made.edition.group is CatalogueGroup.DROP_IN
        kind = GroupKind.DROP_IN if drop_in else GroupKind.CLASS
        group_id = self._add(groups, {"site_id": site.id, "kind": kind.value})
        label = {
            "group_id": group_id,
            "site_id": site.id,
            "school_year": self._made.year.start,
            "label": plan.course.label,
            "label_key": label_key(plan.course.label),
            "year": plan.course.year,
        }
        self._add(group_labels, label)
        return group_id

    def _people(self, plan: ClassPlan, course_id: int) -> None:
        """Whoever stays keeps what is known of them; those who are no longer among the people go."""
        wanted = dict.fromkeys((person.id for person in plan.reserves), CoursePart.RESERVE)
        wanted |= dict.fromkeys((person.id for person in plan.leaders), CoursePart.LEADER)
        query = select(course_people.c.person_id, course_people.c.part).where(course_people.c.course_id == course_id)
        there = {row.person_id: row.part for row in self._db.execute(query)}
        gone = [person for person in there if person not in wanted]
        mine = course_people.c.course_id == course_id
        if gone:
            self._db.execute(delete(course_people).where(mine, course_people.c.person_id.in_(gone)))
        for person, part in wanted.items():
            if person not in there:
                self._add(course_people, {"course_id": course_id, "person_id": person, "part": part.value})
            elif there[person] != part:
                one = update(course_people).where(mine, course_people.c.person_id == person)
                self._db.execute(one.values(part=part.value))
            if part is CoursePart.LEADER and there.get(person) != part:  # to stand by for a class is not to lead it
                let_lead(self._db, workspace_id=self._space, site_id=self._made.site.id, person_id=person)

    def _lessons(self, plan: ClassPlan, course_id: int) -> None:
        """A lesson that keeps its day keeps its row, and with it that day's reminders; any other gets a new one."""
        coming = {lesson.number: lesson for lesson in plan.lessons}
        kept: set[int] = set()
        gone = []
        for old in plan.before:
            new = coming.get(old.number)
            if new and new.day == old.day:
                kept.add(old.number)
                values: dict[str, Any] = {"starts_at": new.at, "room": plan.slot.room, "minutes": None}
                values |= {"planning_id": self._hour(plan, new), "missed_at": None}
                self._db.execute(update(planned_lessons).where(planned_lessons.c.id == old.id).values(values))
            elif old.number not in plan.held:
                gone.append(old.id)
        if gone:
            which = planned_lessons.c.id.in_(gone)
            self._db.execute(update(planned_lessons).where(which).values(cancelled_at=self._now))
        self._insert(plan, course_id, (lesson for lesson in plan.lessons if lesson.number not in kept))

    def _insert(self, plan: ClassPlan, course_id: int, lessons: Iterable[LessonPlan]) -> None:
        rows = [
            planned_row(
                course_id,
                workspace_id=self._space,
                number=lesson.number,
                day=lesson.day,
                starts_at=lesson.at,
                room=plan.slot.room,
            )
            | {"planning_id": self._hour(plan, lesson)}
            for lesson in lessons
        ]
        if rows:
            self._db.execute(insert(planned_lessons), rows)

    def _hour(self, plan: ClassPlan, lesson: LessonPlan) -> int | None:
        """The planning hour's id: one hour serves all the classes of the same team at that time (S0: expertteam)."""
        day, at = lesson.planning_day, lesson.planning_at
        if day is None or at is None:
            return None
        which = (day, at, plan.leader_ids)
        if which not in self._hours:
            hour = self._made.draft.hour
            place = hour.place if hour else PlanningPlace.OWN
            values = {"minutes": self._made.lengths.planning, "place": place.value}
            there = self._hour_of_team(*which)
            if there is None:
                there = self._add(
                    planning_bookings, values | {"site_id": self._made.site.id, "day": day, "starts_at": at}
                )
            else:
                self._db.execute(update(planning_bookings).where(planning_bookings.c.id == there).values(values))
            self._hours[which] = there
        return self._hours[which]

    def _hour_of_team(self, day: date, at: time, people: frozenset[int]) -> int | None:
        query = (
            select(planning_bookings.c.id, planned_lessons.c.course_id)
            .join(planned_lessons, planned_lessons.c.planning_id == planning_bookings.c.id)
            .where(
                planning_bookings.c.site_id == self._made.site.id,
                planning_bookings.c.day == day,
                planning_bookings.c.starts_at == at,
                planned_lessons.c.cancelled_at.is_(None),
            )
        )
        rows = self._db.execute(query).all()
        leaders = leaders_by_course(self._db, {row.course_id for row in rows})
        return next((row.id for row in rows if leaders.get(row.course_id) == people), None)
