"""Promise 3: when a person may be prompted, and how often."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from models.calendar import Calendar
from models.deliveries import Cancel, DeliveryKind, Due, Later, Quiet, Recipient
from models.preferences import PromptedPerson, ReminderSettings, Rest, may_send, over_cap

MONDAY_MORNING = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)  # 10.00 in Stockholm
ANNA = Recipient(id=1, workspace_id=1, slack_id="U0ANNA", name="Anna Berg", locale="sv", timezone="Europe/Stockholm")
PERSON = PromptedPerson(
    settings=ReminderSettings(), rest=Rest((Calendar(),)), sent_this_week=0, sent_today=False, leads=1
)
KIND = DeliveryKind(
    name="after_lesson", order=1, check=lambda _db, _due, _now: {}, is_prompt=True, cap=2, quiet=Quiet.AFTER
)


def due(delivery_id: int = 1, **changes: object) -> Due:
    found = Due(
        id=delivery_id,
        workspace_id=1,
        kind="after_lesson",
        subject="lesson:7",
        period="2026-11-16",
        due_at=MONDAY_MORNING,
        use_by=None,
        to=ANNA,
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def test_in_working_hours_it_goes_and_in_the_evening_it_waits_for_the_morning() -> None:
    assert may_send(due(), KIND, PERSON, MONDAY_MORNING) is None
    evening = MONDAY_MORNING + timedelta(hours=10)
    assert may_send(due(), KIND, PERSON, evening) == Later(datetime(2026, 11, 17, 6, 30, tzinfo=UTC))


def test_what_a_person_switched_off_is_not_sent_and_other_kinds_are() -> None:
    quiet = replace(PERSON, settings=replace(PERSON.settings, quiet=frozenset({Quiet.AFTER})))
    assert may_send(due(), KIND, quiet, MONDAY_MORNING) == Cancel("quiet")
    assert may_send(due(), replace(KIND, quiet=Quiet.BEFORE), quiet, MONDAY_MORNING) is None
    assert may_send(due(), replace(KIND, quiet=None), quiet, MONDAY_MORNING) is None


def test_who_asked_and_waits_is_answered_at_any_hour() -> None:
    evening = MONDAY_MORNING + timedelta(hours=10)
    assert may_send(due(), replace(KIND, at_once=True), PERSON, evening) is None


def test_too_late_is_too_late() -> None:
    late = due(use_by=MONDAY_MORNING - timedelta(minutes=1))
    assert may_send(late, KIND, PERSON, MONDAY_MORNING) == Cancel("too_late")


def test_a_third_prompt_about_a_lesson_is_held_back_and_one_without_a_cap_is_not() -> None:
    earlier = {due().occasion: 2}
    assert over_cap([(due(), KIND)], PERSON, earlier, MONDAY_MORNING) == {1: Cancel("lesson_cap")}
    assert over_cap([(due(), replace(KIND, cap=None))], PERSON, earlier, MONDAY_MORNING) == {}


def test_a_sixth_prompt_in_a_week_is_held_back() -> None:
    person = replace(PERSON, sent_this_week=5)
    assert over_cap([(due(), KIND)], person, {}, MONDAY_MORNING) == {1: Cancel("weekly_cap")}


def test_a_lesson_that_was_moved_is_another_occasion() -> None:
    earlier = {("lesson:7", "2026-11-03"): 2}
    assert over_cap([(due(), KIND)], PERSON, earlier, MONDAY_MORNING) == {}
