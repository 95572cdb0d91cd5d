"""Makes the proposal of a turn from what is stored and what was decided before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from models.calendar import SchoolYear, local_day
from models.courses import (
    CourseStatus,
    GroupLabel,
    course_people,
    courses,
    courses_by_id,
    group_labels,
    label_key,
    labels_given,
    labels_in,
    leaders_of,
)
from models.db import BadInput, NotFound
from models.lessons import held_numbers, logs_of, next_number
from models.people import Actor, May, Person, persons, refuse, roles
from models.places import Site, list_sites, sites_named
from models.school_turn.begun import find_begun_courses
from models.school_turn.labels import NewClass, StartedClass, is_last_year, leaves_after, list_new_classes, next_label
from models.school_turn.tables import PersonChange, person_changes, school_turns
from models.school_turn.turn import (
    FIRST_MONTH,
    LAST_MONTH,
    MAIN_SERIES,
    ClassFate,
    CourseTurn,
    GroupTurn,
    TurnProposal,
    find_turn_years,
)


def find_turn_site(db: Connection, *, actor: Actor, name: str) -> Site:
    """The actor's only site, or the one of that name. Raises NotAllowed, or BadInput to ask which site."""
    reach = actor.sites_where(May.TURN_YEAR)
    if not reach:
        raise refuse(db, actor, site_id=actor.home_site, what="turn-year")
    found = list_sites(db, actor.workspace_id, reach)
    if name:
        named = {site.id for site in sites_named(db, actor.workspace_id, name)}
        found = [site for site in found if site.id in named] or found
    if len(found) != 1:
        raise BadInput(reason="turn-which-site", closest=", ".join(site.name for site in found))
    return found[0]


def propose_turn(db: Connection, *, actor: Actor, site_id: int, now: datetime) -> TurnProposal:
    """The proposal for a site. Raises NotAllowed, or NotFound where the site has no classes."""
    site = _find_site(db, actor, site_id)
    today = local_day(now, actor.timezone)
    from_year, to_year = find_turn_years(today)
    turn_id = db.execute(
        select(school_turns.c.id).where(school_turns.c.site_id == site.id, school_turns.c.school_year == to_year.start)
    ).scalar()
    given = labels_given(db, to_year, group_labels.c.site_id == site.id)
    groups = _propose_groups(db, site, from_year, given=given, decided=turn_id is not None)
    if not groups:
        raise NotFound(reason="nothing-to-turn", year=str(from_year))
    leavers = select(person_changes.c.person_id).where(
        person_changes.c.turn_id == turn_id, person_changes.c.kind == PersonChange.LEAVES
    )
    moved = {group.id for group in groups}
    begun = (
        find_begun_courses(db, turn_id=turn_id, site_id=site.id, to_year=to_year, moved=moved)
        if turn_id and today < to_year.first_day
        else ()
    )
    free = moved | {begun_course.group_id for begun_course in begun}
    taken = tuple(label.label for group_id, label in given.items() if group_id not in free)
    return TurnProposal(
        site=site,
        from_year=from_year,
        to_year=to_year,
        today=today,
        groups=groups,
        following=_find_following(groups, from_year),
        taken=taken,
        people=_list_people(db, site.id, actor),
        leavers=frozenset(db.execute(leavers).scalars()),
        decided=turn_id is not None,
        begun=begun,
    )


def find_waiting_turns(db: Connection, *, actor: Actor, now: datetime) -> tuple[Site, ...]:
    """The actor's sites whose turn is due and not decided: they have classes that go on and no label for the new year.

    None in May, when it can be decided but is not due yet, and none in July.
    """
    today = local_day(now, actor.timezone)
    reach = actor.sites_where(May.TURN_YEAR)
    if not reach or today.month in (FIRST_MONTH, LAST_MONTH):
        return ()
    from_year, to_year = find_turn_years(today)
    done = select(school_turns.c.site_id).where(school_turns.c.school_year == to_year.start)
    following = labels_given(db, to_year, group_labels.c.site_id.in_(reach))
    waiting = select(courses.c.site_id).where(
        courses.c.site_id.in_(reach),
        courses.c.site_id.not_in(done),
        courses.c.status != CourseStatus.ENDED,
        courses.c.school_year <= from_year.start,
        courses.c.group_id.not_in(list(following)),
    )
    return tuple(list_sites(db, actor.workspace_id, frozenset(db.execute(waiting.distinct()).scalars())))


def _find_site(db: Connection, actor: Actor, site_id: int) -> Site:
    if site_id not in actor.sites_where(May.TURN_YEAR):
        raise refuse(db, actor, site_id=site_id, what="turn-year")
    return list_sites(db, actor.workspace_id, frozenset({site_id}))[0]


def _propose_groups(
    db: Connection, site: Site, from_year: SchoolYear, *, given: Mapping[int, GroupLabel], decided: bool
) -> tuple[GroupTurn, ...]:
    """Every group of the year that ends with its courses and its fate, in the order of the labels.

    `given` are the labels that groups already have in the year that begins, by group id.
    """
    by_group: dict[int, list[CourseTurn]] = {}
    for course_turn in _read_courses(db, site, from_year):
        by_group.setdefault(course_turn.course.group_id, []).append(course_turn)
    labels = labels_in(db, from_year, group_labels.c.site_id == site.id)
    others = {label_key(label.label) for group_id, label in given.items() if group_id not in by_group}
    highest = max((label.year for label in labels.values() if label.year is not None), default=0)
    found = []
    for group_id, of_group in by_group.items():
        group = _move_on(labels[group_id], of_group=tuple(of_group), site=site, from_year=from_year, highest=highest)
        if group.fate is ClassFate.GOES_ON and label_key(group.next_label) in others:
            group = replace(group, fate=ClassFate.LEAVES)  # an import has put another class in its place
        found.append(_apply_decided(group, given.get(group_id), decided=decided))
    return tuple(sorted(found, key=lambda group: (group.year is None, group.year or 0, label_key(group.label))))


def _move_on(
    now: GroupLabel, of_group: tuple[CourseTurn, ...], site: Site, from_year: SchoolYear, highest: int
) -> GroupTurn:
    """What a group becomes. Where turns of earlier years were left out, its label moves on by several years."""
    label: str = now.label
    year, leaves = now.year, False
    for _ in range(from_year.start + 1 - now.school_year):
        leaves = leaves or leaves_after(year, site.form, highest)
        if year is not None and not is_last_year(year, site.form):
            label, year = next_label(label, year), year + 1
    fate = ClassFate.LEAVES if leaves else ClassFate.GOES_ON
    return GroupTurn(
        id=now.group_id, label=now.label, year=now.year, next_label=label, next_year=year, fate=fate, courses=of_group
    )


def _apply_decided(group: GroupTurn, after: GroupLabel | None, *, decided: bool) -> GroupTurn:
    """The group with what was decided before, as far as stored; one added later keeps what is proposed."""
    ends = any(course_turn.course.ended_on for course_turn in group.open_courses)
    if after is None:
        left = decided and (ends or not group.open_courses)
        return replace(group, fate=ClassFate.LEAVES) if left else group
    if ends:
        return replace(group, fate=ClassFate.ENDS)
    return replace(group, fate=ClassFate.KEEPS if after.label == group.label != group.next_label else ClassFate.GOES_ON)


def _read_courses(db: Connection, site: Site, from_year: SchoolYear) -> list[CourseTurn]:
    query = select(courses.c.id).where(courses.c.site_id == site.id, courses.c.school_year <= from_year.start)
    ids = list(db.execute(query.order_by(courses.c.id)).scalars())
    found = courses_by_id(db, ids, from_year.last_day)
    logs, leaders = logs_of(db, list(found)), leaders_of(db, list(found))
    joining = (
        select(person_changes.c.course_id, persons.c.id, persons.c.name, persons.c.slack_id)
        .join(persons, persons.c.id == person_changes.c.person_id)
        .where(person_changes.c.course_id.in_(found), person_changes.c.kind == PersonChange.LEADS)
    )
    for course_id, *person in db.execute(joining):
        leaders[course_id].append(Person(*person))
    return [
        CourseTurn(
            course,
            len(held_numbers(course, logs[course.id])),
            next_number(course, logs[course.id]),
            tuple(leaders[course.id]),
        )
        for course in found.values()
    ]


def _find_following(groups: tuple[GroupTurn, ...], from_year: SchoolYear) -> tuple[NewClass, ...]:
    began = [
        StartedClass(group.label, group.year, course_turn.course.programme_code)
        for group in groups
        for course_turn in group.courses
        if course_turn.course.school_year == from_year and course_turn.course.series_code == MAIN_SERIES
    ]
    return list_new_classes(began, from_year)


def _list_people(db: Connection, site_id: int, actor: Actor) -> tuple[Person, ...]:
    """Who works at the site, by role or by course; but not the actor, who could then not undo it."""
    of_course = select(course_people.c.person_id).join(courses, courses.c.id == course_people.c.course_id)
    query = (
        select(persons.c.id, persons.c.name, persons.c.slack_id)
        .where(
            persons.c.id.in_(
                select(roles.c.person_id)
                .where(roles.c.site_id == site_id)
                .union(of_course.where(courses.c.site_id == site_id, courses.c.status != CourseStatus.ENDED))
            ),
            persons.c.id != actor.person_id,
        )
        .order_by(persons.c.name, persons.c.id)
    )
    return tuple(Person(*row) for row in db.execute(query))
