"""Whoever is reminded or asked reads it with their own day, however far apart the recipients of one batch are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from models.courses import planned_lessons
from models.deliveries import DeliveryState, MessageState, Send, deliveries, messages
from models.reminders.lesson_reminders import check_lessons
from models.reminders.open_questions import find_settled_questions


@pytest.mark.parametrize("kind", ["before_lesson", "question"])
def test_the_class_is_called_what_it_is_called_on_the_recipients_day(turn_of_year: Any, kind: str) -> None:
    due = turn_of_year.due_to_both(kind, f"lesson:{turn_of_year.planned_id}", turn_of_year.day.isoformat())
    for batch in (due, due[::-1]):
        verdicts = check_lessons(turn_of_year.db, batch, turn_of_year.now)
        assert all(isinstance(verdict, Send) for verdict in verdicts.values())
        shown = [(verdicts[number].content.course.label, verdicts[number].content.today) for number in (1, 2)]
        assert shown == [("7A", date(2027, 7, 31)), ("8A", date(2027, 8, 1))]


def test_a_question_is_settled_in_the_words_of_the_asked_ones_day(turn_of_year: Any) -> None:
    db, now = turn_of_year.db, turn_of_year.now
    for place, slack_id in enumerate(("U0ANNA", "U0KARIN")):
        at = now - timedelta(days=1, minutes=-place)
        message = {
            "workspace_id": 1, "person_id": turn_of_year.person_id(slack_id), "token": slack_id, "is_prompt": True,
            "state": MessageState.SENT, "channel": "D1", "ts": "1.1", "created_at": at, "posted_after": at, "tries": 1,
        }  # fmt: skip
        message_id = db.execute(insert(messages).values(message).returning(messages.c.id)).scalar_one()
        delivery = {
            "workspace_id": 1, "kind": "question", "subject": f"lesson:{turn_of_year.planned_id}",
            "recipient_id": turn_of_year.person_id(slack_id), "period": turn_of_year.day.isoformat(), "due_at": at,
            "state": DeliveryState.SENT, "message_id": message_id, "settled": None, "created_at": at,
        }  # fmt: skip
        db.execute(insert(deliveries).values(delivery))
    db.execute(update(planned_lessons).values(cancelled_at=now))
    settled = find_settled_questions(db, now)
    assert [delivery.content.course.label for delivery in settled] == ["7A", "8A"]
