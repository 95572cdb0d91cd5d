"""Finds who leads a planned class: the people chosen in the draft, or where none are, those the class has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from models.courses import CoursePart, course_people
from models.people import Person, leaders_chosen, persons
from models.planning.drafts import PlanDraft


@dataclass(frozen=True, slots=True)
class LeaderTeam:
    """The people of a class once a draft is saved. `unknown` are chosen Slack ids that are not known at the site."""

    leaders: tuple[Person, ...]
    reserves: tuple[Person, ...]
    unknown: tuple[str, ...] = ()


PeopleByCourse = dict[int, list[tuple[CoursePart, Person]]]


def read_people(db: Connection, course_ids: Collection[int]) -> PeopleByCourse:
    """The people of each course, as stored now."""
    query = (
        select(course_people.c.course_id, course_people.c.part, persons.c.id, persons.c.name, persons.c.slack_id)
        .join(persons, persons.c.id == course_people.c.person_id)
        .where(course_people.c.course_id.in_(list(course_ids)))
        .order_by(course_people.c.id)
    )
    found: PeopleByCourse = {course_id: [] for course_id in course_ids}
    for course_id, part, *person in db.execute(query):
        found[course_id].append((CoursePart(part), Person(*person)))
    return found


def find_chosen_people(db: Connection, workspace_id: int, site_id: int, draft: PlanDraft) -> dict[str, Person]:
    """The people chosen in the draft who may lead at the site, by Slack id."""
    slack_ids = (*(draft.leaders or ()), *(draft.reserves or ()))
    return leaders_chosen(db, workspace_id=workspace_id, site_id=site_id, slack_ids=slack_ids).known


def pick_team(draft: PlanDraft, chosen: dict[str, Person], present: list[tuple[CoursePart, Person]]) -> LeaderTeam:
    """The people of one class. Those without a Slack account can't be picked in the form, so they are kept."""
    known = dict(chosen) | {person.slack_id: person for _, person in present if person.slack_id}
    leaders = _pick_part(draft.leaders, known, [person for part, person in present if part is CoursePart.LEADER])
    reserves = _pick_part(draft.reserves, known, [person for part, person in present if part is CoursePart.RESERVE])
    leading = {person.id for person in leaders}
    slack_ids = (*(draft.leaders or ()), *(draft.reserves or ()))
    unknown = tuple(dict.fromkeys(slack_id for slack_id in slack_ids if slack_id not in known))
    return LeaderTeam(leaders, tuple(person for person in reserves if person.id not in leading), unknown)


def _pick_part(
    slack_ids: tuple[str, ...] | None, known: dict[str, Person], present: list[Person]
) -> tuple[Person, ...]:
    if slack_ids is None:
        return tuple(present)
    staying = [person for person in present if person.slack_id is None]
    return tuple(dict.fromkeys([*(known[slack_id] for slack_id in slack_ids if slack_id in known), *staying]))
