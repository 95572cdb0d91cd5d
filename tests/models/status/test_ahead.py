"""What lies ahead of a moment, on the clock of the wall."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from models.status import next_time

STOCKHOLM = "Europe/Stockholm"


@pytest.mark.parametrize(
    ("now", "at", "weekday", "then"),
    [
        (datetime(2026, 11, 16, 5, tzinfo=UTC), time(7, 30), None, datetime(2026, 11, 16, 6, 30, tzinfo=UTC)),
        (datetime(2026, 11, 16, 7, tzinfo=UTC), time(7, 30), None, datetime(2026, 11, 17, 6, 30, tzinfo=UTC)),
        (datetime(2026, 11, 16, 7, tzinfo=UTC), time(7, 30), 1, datetime(2026, 11, 23, 6, 30, tzinfo=UTC)),
        # The night when summer time ends lies between.
        (datetime(2026, 10, 24, 12, tzinfo=UTC), time(7, 30), 1, datetime(2026, 10, 26, 6, 30, tzinfo=UTC)),
    ],
)
def test_the_next_time_the_clock_shows_it(now: datetime, at: time, weekday: int | None, then: datetime) -> None:
    assert next_time(now, at, STOCKHOLM, weekday=weekday) == then
