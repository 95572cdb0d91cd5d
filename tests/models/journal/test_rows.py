"""The journal's rows survive the way to JSON and back, whatever their types."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.courses import courses, planned_lessons
from models.db import GuardedText
from models.journal.rows import RowChange, compare, read_changes, write_changes
from models.migrations.all_tables import metadata


@given(
    st.dates(),
    st.one_of(st.none(), st.times()),
    st.one_of(st.none(), st.text(max_size=20)),
    st.datetimes(timezones=st.just(UTC)),
)
def test_a_row_comes_back_as_it_was(day: date, at: time | None, room: str | None, missed: datetime) -> None:
    values = {
        "id": 7,
        "day": day,
        "starts_at": at,
        "room": None if room is None else GuardedText(room),
        "missed_at": missed,
    }
    change = RowChange(planned_lessons, 7, None, values)
    (back,) = read_changes(write_changes([change]))
    assert back == change
    assert room is None or isinstance((back.after or {})["room"], GuardedText)


def test_only_what_differs_is_kept() -> None:
    same, old, new = {"id": 1}, {"id": 2, "room": None}, {"id": 2, "room": "B1"}
    before = {"courses": {1: same, 2: old, 3: {"id": 3}}}
    after = {"courses": {1: same, 2: new, 4: {"id": 4}}}
    assert compare(before, after) == [
        RowChange(courses, 2, old, new),
        RowChange(courses, 3, {"id": 3}, None),
        RowChange(courses, 4, None, {"id": 4}),
    ]


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_column_has_a_type_that_can_be_kept(table) -> None:
    kinds = {type(column.type).__name__ for column in table.c}
    assert kinds <= {
        "Integer", "String", "AutoString", "Text", "Boolean", "Date", "Time", "Instant", "Enum", "Guarded", "DateTime",
    }  # fmt: skip
