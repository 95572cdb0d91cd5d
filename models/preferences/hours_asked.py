"""Those who work outside school are asked once when they work (promise 3): many work evenings and weekends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, exists, select

from models.courses import CourseStatus, course_people, courses
from models.deliveries import Cancel, Due, KindName, NewDelivery, Send, Verdict, deliveries
from models.people import persons
from models.places import Calendars, SiteForm, Workspace, keeps_school_days, sites
from models.preferences.settings import settings_of
from models.preferences.tables import reminder_settings

SUBJECT, PERIOD = "hours:0", "once"
_OUTSIDE_SCHOOL = [form.value for form in SiteForm if not keeps_school_days(form)]


def plan_hours(db: Connection, *, space: Workspace, calendars: Calendars, now: datetime) -> list[NewDelivery]:
    """One question to each leader outside school who never said when they work."""
    told = exists().where(reminder_settings.c.person_id == persons.c.id)
    asked = exists().where(
        deliveries.c.kind == KindName.ASK_HOURS.value,
        deliveries.c.subject == SUBJECT,
        deliveries.c.recipient_id == persons.c.id,
        deliveries.c.period == PERIOD,
    )
    query = (
        select(persons.c.id)
        .distinct()
        .select_from(
            sites.join(courses, courses.c.site_id == sites.c.id)
            .join(course_people, course_people.c.course_id == courses.c.id)
            .join(persons, persons.c.id == course_people.c.person_id)
        )
        .where(sites.c.workspace_id == space.id, sites.c.form.in_(_OUTSIDE_SCHOOL))
        .where(courses.c.status == CourseStatus.RUNNING.value, persons.c.slack_id.is_not(None), ~told, ~asked)
    )
    return [
        NewDelivery(kind=KindName.ASK_HOURS, subject=SUBJECT, recipient_id=person_id, period=PERIOD, due_at=now)
        for person_id in db.execute(query).scalars()
    ]


def check_hours(db: Connection, due: Sequence[Due], now: datetime) -> dict[int, Verdict]:
    """Whether they still have not said."""
    settings = settings_of(db, sorted({one.to.id for one in due}))
    return {one.id: Cancel("told") if settings[one.to.id].told else Send(None) for one in due}
