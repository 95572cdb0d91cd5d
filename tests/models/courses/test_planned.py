"""A planned lesson as it is read: when it ends, and its slot."""

from __future__ import annotations

from datetime import date, time

import pytest

from models.courses import PlannedLesson, Slot

DAY = date(2026, 11, 16)


def lesson(starts_at: time | None, minutes: int | None) -> PlannedLesson:
    return PlannedLesson(id=1, course_id=1, number=5, day=DAY, starts_at=starts_at, room="B214", minutes=minutes)


@pytest.mark.parametrize(
    ("starts_at", "minutes", "ends_at"),
    [
        (time(10, 20), 60, time(11, 20)),
        (time(23, 30), 60, time(23, 59)),  # never past midnight
        (None, 60, None),
        (time(10, 20), None, None),
    ],
)
def test_when_it_ends(starts_at: time | None, minutes: int | None, ends_at: time | None) -> None:
    assert lesson(starts_at, minutes).ends_at == ends_at


def test_its_slot_is_its_day_and_time() -> None:
    assert lesson(time(10, 20), 60).slot == Slot(DAY, time(10, 20))
