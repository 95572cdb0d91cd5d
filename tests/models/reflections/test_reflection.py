"""Reflections as they are read later."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from models.courses import courses
from models.db import GuardedText
from models.lessons import lesson_logs
from models.people import Caller, load_actor
from models.reflections import Visibility, own_reflections, reflections


def test_a_reflection_of_last_year_names_the_class_as_it_is_called_now(turn_of_year: Any) -> None:
    db, actor = turn_of_year.db, load_actor(turn_of_year.db, Caller(1, "U0ANNA"))
    about = {"workspace_id": 1, "course_id": db.execute(select(courses.c.id)).scalar_one()}
    log = {"number": 4, "session": 0, "half": 0, "held_on": date(2027, 6, 1), "precision": "day", "source": "slash"}
    log |= {"out_of_order": False, "recorded_at": turn_of_year.now}
    log_id = db.execute(insert(lesson_logs).values(about | log).returning(lesson_logs.c.id)).scalar_one()
    words = {
        "log_id": log_id,
        "author_id": actor.person_id,
        "went_well": GuardedText("Bra"),
        "visibility": Visibility.PAIR,
    }
    db.execute(insert(reflections).values(about | words | {"created_at": turn_of_year.now}))

    def label(now: datetime) -> str:
        (found,) = own_reflections(db, actor=actor, now=now)
        return found.label

    assert label(turn_of_year.now) == "7A"
    assert label(turn_of_year.now + timedelta(days=1)) == "8A"
