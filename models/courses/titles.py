"""What lessons are called: the catalogue's titles where known, else the school's own."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from models.calendar import local_day
from models.courses.course import Course, visible_courses
from models.courses.tables import lesson_titles
from models.db import BadInput, GuardedText, PreparedFor, Stale, fold
from models.journal import KeptDeed, keep
from models.people import Act, Actor, May, guard_text, inspect_texts, read_known_names, record_act, refuse
from models.programmes import Manual

LONGEST = 80  # characters

_TITLES = PreparedFor(
    select(
        lesson_titles.c.site_id,
        lesson_titles.c.programme,
        lesson_titles.c.series,
        lesson_titles.c.number,
        lesson_titles.c.title,
    ),
    lesson_titles.c.site_id,
)

Titles = dict[int, dict[int, str]]  # course id -> lesson number -> title
SiteTitles = dict[tuple[str, str], dict[int, str]]  # (programme, series) -> lesson number -> the school's own title


def titles_of(db: Connection, found: list[Course]) -> Titles:
    """The titles of each course's lessons; the school's own stand before the catalogue's."""
    own: dict[tuple[int, str, str], dict[int, str]] = {}
    for site_id, programme, series, number, title in _TITLES.rows(db, sorted({course.site_id for course in found})):
        own.setdefault((site_id, programme, series), {})[number] = title
    return {
        course.id: {lesson.number: lesson.title for lesson in course.series.lessons if lesson.title}
        | own.get((course.site_id, course.programme_code, course.series_code), {})
        for course in found
    }


def name_lesson(
    db: Connection, *, actor: Actor, programme: str | None, number: int, title: str, now: datetime
) -> Course:
    """Give a lesson the school's own title, at the sites the actor coordinates. Returns a course that has it.

    Raises NotAllowed, or BadInput where the programme, number or title can't be.
    """
    sites = actor.sites_where(May.NAME_LESSONS)
    if not sites:
        raise refuse(db, actor, site_id=actor.home_site, what="title")
    there = visible_courses(db, actor, May.NAME_LESSONS, local_day(now, actor.timezone))
    fitting = [course for course in there if course.site_id in sites and programme in (None, course.programme_code)]
    if len({(course.programme_code, course.series_code) for course in fitting}) != 1:
        names = sorted({course.programme.short_name for course in there})
        raise BadInput(reason="title-programme", closest=", ".join(names))
    course = fitting[0]
    if not 1 <= number <= (course.total or 0):
        raise course.no_such_lesson(number)
    guarded = guard_text(
        db,
        workspace_id=actor.workspace_id,
        site_ids=frozenset({course.site_id}),
        text=title,
        most=LONGEST,
        reason="title-pupil",
        too_long="long-title",
    )
    site_ids = sorted({one.site_id for one in fitting})
    scopes = [(lesson_titles, lesson_titles.c.site_id.in_(site_ids))]
    with keep(db, actor=actor, deed=KeptDeed.TITLE, named=str(number), scopes=scopes, now=now):
        for site_id in site_ids:
            _store(db, actor=actor, site_id=site_id, course=course, number=number, title=guarded)
    record_act(db, actor=actor, act=Act.CHANGE, subject="lesson_title", ids=[number], now=now)
    return course


def follow_manual(db: Connection, *, actor: Actor, course_id: int, manual: Manual, now: datetime) -> Course:
    """Say which of two manuals a school follows, once: its lessons get that manual's titles. Returns the course.

    By its titles a school's manual is known everywhere. Titles of the school's own stay. Raises NotAllowed, or Stale
    where there is no choice.
    """
    there = visible_courses(db, actor, May.NAME_LESSONS, local_day(now, actor.timezone))
    course = next((each for each in there if each.id == course_id), None)
    if course is None or course.site_id not in actor.sites_where(May.NAME_LESSONS):
        raise refuse(db, actor, site_id=course.site_id if course else None, what="title")
    found = ((lesson.number, lesson.in_manual(manual)) for lesson in course.series.lessons)
    titles = {number: card.title for number, card in found if card and card.title}
    if not titles:
        raise Stale()
    scopes = [(lesson_titles, lesson_titles.c.site_id == course.site_id)]
    names = read_known_names(db, workspace_id=actor.workspace_id, site_ids=frozenset({course.site_id}))
    inspected = inspect_texts(names, list(titles.values()))
    if inspected.findings:
        raise BadInput(reason="title-pupil")
    guarded = dict(zip(titles, inspected.texts, strict=True))
    with keep(db, actor=actor, deed=KeptDeed.TITLE, named=f"{min(titles)}–{max(titles)}", scopes=scopes, now=now):
        own = _drop_manual_titles(db, course)
        for number in titles.keys() - own:
            _store(db, actor=actor, site_id=course.site_id, course=course, number=number, title=guarded[number])
    record_act(db, actor=actor, act=Act.CHANGE, subject="lesson_title", ids=sorted(titles), now=now)
    return course


def _drop_manual_titles(db: Connection, course: Course) -> set[int]:
    """Forget the titles that a school has out of a manual. Returns the lessons with a title of its own."""
    of_manuals = {
        (lesson.number, fold(card.title))
        for lesson in course.series.lessons
        for card in lesson.title_candidates
        if card.title
    }
    titles = lesson_titles.c
    query = select(titles.id, titles.number, titles.title).where(
        titles.site_id == course.site_id,
        titles.programme == course.programme_code,
        titles.series == course.series_code,
    )
    rows = db.execute(query).all()
    gone = [row.id for row in rows if (row.number, fold(row.title)) in of_manuals]
    db.execute(delete(lesson_titles).where(titles.id.in_(gone)))
    return {row.number for row in rows if row.id not in gone}


def _store(db: Connection, actor: Actor, site_id: int, course: Course, number: int, title: GuardedText) -> None:
    which = {"site_id": site_id, "programme": course.programme_code, "series": course.series_code, "number": number}
    same = [lesson_titles.c[name] == value for name, value in which.items()]
    if not db.execute(update(lesson_titles).where(*same).values(title=title)).rowcount:
        db.execute(insert(lesson_titles).values(which | {"workspace_id": actor.workspace_id, "title": title}))
