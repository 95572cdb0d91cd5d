"""Which class a log speaks of: as said, else the only one that fits, else asked with buttons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches

from sqlalchemy import Connection, select

from models.courses import Course, CourseStatus, group_labels, label_key, own_courses, visible_courses, with_label
from models.db import NotAllowed, NotFound
from models.lessons.drafts import Ask, Choice, LogDraft, Question
from models.lessons.logs import Held, logs_of, next_number
from models.people import Actor, May, refuse

MOST_CHOICES = 20
RECENT = timedelta(days=14)


def find_courses(db: Connection, *, actor: Actor, draft: LogDraft, today: date) -> list[Course] | Ask:
    """The courses a draft speaks of, all within the actor's rights; or the question which class it is.

    Raises NotAllowed for one who may log nothing, and NotFound for a class that is not there.
    """
    if draft.course_ids:
        return by_id(db, actor, draft.course_ids, today)
    own = own_courses(db, actor, today)
    if not own and not actor.sites_where(May.LOG_LESSON):
        raise refuse(db, actor, site_id=actor.home_site, what="log")
    if draft.labels:
        return _by_labels(db, actor=actor, draft=draft, own=own, today=today)
    mine = _narrow(draft, [course for course in own if course.status is CourseStatus.RUNNING] or own)
    if not mine and actor.sites_where(May.LOG_FOR_OTHERS):
        mine = _narrow(draft, visible_courses(db, actor, May.LOG_LESSON, today))
    if not mine:
        raise NotFound(reason="no-course-of-programme" if own else "no-own-class")
    return _the_one_that_fits(db, draft, mine, today)


def by_id(db: Connection, actor: Actor, course_ids: tuple[int, ...], today: date) -> list[Course]:
    """Courses by id, each checked against the actor's rights. Raises NotFound."""
    wanted = set(course_ids)
    found = [course for course in visible_courses(db, actor, May.LOG_LESSON, today) if course.id in wanted]
    if len(found) != len(wanted):
        raise NotFound(reason="class-gone")
    return found


def _by_labels(db: Connection, actor: Actor, draft: LogDraft, own: list[Course], today: date) -> list[Course] | Ask:
    chosen: list[Course] = []
    visible: list[Course] | None = None
    for label in draft.labels:
        found = _narrow(draft, with_label(own, label))
        if not found:
            visible = visible if visible is not None else visible_courses(db, actor, May.LOG_LESSON, today)
            found = _narrow(draft, with_label(visible, label))
        if not found:
            raise _no_such_class(db, actor=actor, label=label, seen=visible or own, today=today)
        found = [course for course in found if course.status is CourseStatus.RUNNING] or found
        if len(found) > 1:
            return _which_class(draft, found, with_programme=len({course.site_id for course in found}) == 1)
        chosen += [course for course in found if course not in chosen]
    return chosen


def _narrow(draft: LogDraft, found: list[Course]) -> list[Course]:
    """Those of the courses that the programme, the series and the lesson number leave."""
    if draft.programme:
        found = [course for course in found if course.programme_code == draft.programme]
    if draft.series:
        found = [course for course in found if course.series_code == draft.series]
    within = [
        course for course in found if course.total is None or not draft.numbers or max(draft.numbers) <= course.total
    ]
    return within or found


def _the_one_that_fits(db: Connection, draft: LogDraft, mine: list[Course], today: date) -> list[Course] | Ask:
    if len(mine) == 1:
        return mine
    if not draft.numbers:
        return _which_class(draft, mine)
    logs = logs_of(db, [course.id for course in mine])
    fitting = [course for course in mine if _fits(course, logs[course.id], draft.numbers, today)]
    return fitting if len(fitting) == 1 else _which_class(draft, fitting or mine)


def _fits(course: Course, logs: list[Held], numbers: tuple[int, ...], today: date) -> bool:
    """The lesson is the next one, or a colleague has logged it lately."""
    lately = any(log.number == numbers[0] and log.when.day and today - log.when.day <= RECENT for log in logs)
    return lately or next_number(course, logs) == numbers[0]


def _which_class(draft: LogDraft, found: list[Course], *, with_programme: bool = False) -> Ask:
    several_sites = len({course.site_id for course in found}) > 1
    choices = tuple(
        Choice(
            "class",
            replace(draft.once_shown(), course_ids=(course.id,), labels=()),
            {
                "label": course.label,
                "site": course.site if several_sites else "",
                "programme": course.programme_code if with_programme else "",
                "series": course.series_code if with_programme else "",
            },
        )
        for course in found[:MOST_CHOICES]
    )
    return Ask(Question.WHICH_CLASS, choices, {"count": len(draft.numbers), "number": (draft.numbers or (0,))[0]})


def _no_such_class(db: Connection, actor: Actor, label: str, seen: list[Course], today: date) -> NotAllowed | NotFound:
    """Not there at all, or there and not for this person: the second names who can help."""
    own_sites = actor.own_sites
    seen_ids = {course.group_id for course in seen}
    query = select(group_labels.c.group_id, group_labels.c.site_id).where(
        group_labels.c.workspace_id == actor.workspace_id,
        group_labels.c.label_key == label_key(label),
    )
    there = [row for row in db.execute(query) if row.site_id in own_sites]
    if any(row.group_id in seen_ids for row in there):
        return NotFound(reason="renamed-class", given=label, closest=_now_called(seen, there))
    if there:
        return refuse(db, actor, site_id=there[0].site_id, what="class")
    labels = sorted({course.label for course in seen})
    near = get_close_matches(label.upper(), labels, n=3, cutoff=0.5) or labels[:6]
    return NotFound(reason="no-such-class", given=label, closest=", ".join(near))


def _now_called(seen: list[Course], there: list) -> str:  # type: ignore[type-arg]
    ids = {row.group_id for row in there}
    return ", ".join(sorted({course.label for course in seen if course.group_id in ids}))
