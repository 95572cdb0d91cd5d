"""The demo's school year is made up for the year it runs in, and sound in any."""

from __future__ import annotations

import pytest

from bot.demo import invented_year
from models.calendar import Calendar, DayKind, SchoolYear
from models.imports import Problem
from models.imports.cells import RowReader
from models.imports.files import read_table
from models.imports.headers import FileKind, recognise_sheet
from models.imports.school_years import read_entries
from models.school_years import overlapping_term


@pytest.mark.parametrize("start", range(2024, 2060))
def test_the_made_up_year_is_sound_whatever_year_it_is(start: int) -> None:
    problems: list[Problem] = []
    sheet = recognise_sheet(read_table("lasar.csv", invented_year(SchoolYear(start)).encode()), problems)
    assert sheet.kind is FileKind.SCHOOL_YEARS
    entries = [entry for row in sheet.rows for entry in read_entries(RowReader(row, problems, problems), None)]
    assert problems == [] and not any(overlapping_term(entry, entries) for entry in entries)
    calendar = Calendar(tuple(entry for entry in entries if entry.year is None))
    autumn, spring = calendar.terms(SchoolYear(start))
    assert autumn.last < spring.first and spring.last <= SchoolYear(start).last_possible_day
    assert 35 <= calendar.teaching_weeks(autumn.first, spring.last) <= 40
    for name in ("Höstlov", "Sportlov", "Påsklov"):
        away = next(entry for entry in entries if entry.name == name)
        assert calendar.term_of(away.first) and calendar.kind(away.first) is DayKind.OFF
