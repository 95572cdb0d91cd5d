"""Reads the rows of class files: label, year, programme and schedule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.calendar import SchoolYear
from models.courses import LONGEST_LABEL, LONGEST_ROOM, label_key, year_of_label
from models.db import GuardedText
from models.imports.cells import RowReader, day_of, one_of, text_of, time_of, whole_number
from models.imports.free_text import guard_cell, guard_label_cell
from models.imports.headers import squeeze
from models.imports.known_places import KnownPlace
from models.imports.problems import BadCell
from models.imports.run import ImportRun
from models.imports.words import WEEKDAYS
from models.places import SiteForm
from models.planning import INTERVAL
from models.programmes import BASE_SERIES, Edition, Programme, Series, find_programme, load_catalogue

MOST_HELD = 999
FRIDAY = 5
_WEEKDAY = one_of(WEEKDAYS, ("måndag", "tisdag", "onsdag", "torsdag", "fredag"))
_UPPER = (SiteForm.UPPER_SECONDARY, SiteForm.ADAPTED_UPPER_SECONDARY)


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One row of a class file. `schedule` has the columns of `courses` for which the file has a column."""

    label: GuardedText
    year: int | None
    programme: Programme
    edition: Edition
    school_year: SchoolYear
    schedule: Mapping[str, Any]

    @property
    def series(self) -> Series:
        """The programme's main series."""
        return self.edition.series_of(BASE_SERIES)


def read_class(run: ImportRun, row: RowReader, place: KnownPlace | None) -> ClassRow | None:
    """Read a row; None where it has a problem. `place` is None where the school is not known."""
    default = run.year
    label = _read_label(run, row, place)
    programme = row.required("programme", _read_programme)
    start = row.optional("start", day_of)
    # A class that starts in a later school year than the import's belongs to that year: else nobody would see it.
    year = max(default, SchoolYear.of(start)) if start else default
    edition = programme.edition(str(year)) if programme else None
    schedule = _read_schedule(row, start, edition)
    if place and row.has("room"):
        schedule["room"] = guard_cell(run, row, "room", place=place, most=LONGEST_ROOM, code="room-pupil") or None
    if place and place.keeps_school_days and (schedule.get("weekday") or 0) > FRIDAY:
        row.refuse("weekday" if row.text("weekday") else "start", "weekend")
    if edition:
        count = edition.series_of(BASE_SERIES).count
        if row.ok and count is not None and (schedule.get("held_before") or 0) > count:
            row.refuse("held", "number", given=row.text("held"), first=0, last=count)
    grade = _read_year_group(row, label or "", place)
    if not (row.ok and label and programme and edition):
        return None
    if start and SchoolYear.of(start) != default:
        row.warn("start", "other-year", year=str(year))
    if grade is not None and not edition.covers_year(min(grade, 12)):
        row.warn("year" if row.text("year") else "label", "outside-years", label=label, programme=programme.short_name)
    return ClassRow(label=label, year=grade, programme=programme, edition=edition, school_year=year, schedule=schedule)


def _read_label(run: ImportRun, row: RowReader, place: KnownPlace | None) -> GuardedText | None:
    label = row.required("label", _strip_label)
    return guard_label_cell(run, row, "label", place=place, label=label) if label and place else None


def _strip_label(cell: str) -> str:
    label = re.sub(r"^klass ", "", cell, flags=re.IGNORECASE)
    if not label_key(label):
        raise BadCell("missing")
    return text_of(LONGEST_LABEL)(label)


def _read_programme(cell: str) -> Programme:
    found = find_programme(cell)
    if found is None:
        raise BadCell("programme", given=cell, allowed=tuple(load_catalogue()))
    return found


def _read_schedule(row: RowReader, start: date | None, edition: Edition | None) -> dict[str, Any]:
    """The columns of `courses` that the row sets. An empty cell clears one; without a column in the file it is kept."""
    schedule: dict[str, Any] = {}
    if row.has("start"):
        schedule["starts_on"] = start
    weekday = row.optional("weekday", _WEEKDAY)
    if weekday or start:
        schedule["weekday"] = weekday or (start.isoweekday() if start else None)
    elif row.has("weekday"):
        schedule["weekday"] = None
    if row.has("time"):
        schedule["starts_at"] = row.optional("time", time_of)
    if row.has("interval"):
        schedule["interval_weeks"] = row.optional("interval", whole_number(1, 20)) or lesson_interval(edition)
    if row.has("held"):
        schedule["held_before"] = row.optional("held", whole_number(0, MOST_HELD)) or 0
    return schedule


def lesson_interval(edition: Edition | None) -> int:
    """The interval in teaching weeks where the file does not give one: the programme's, else every second week."""
    return (edition and edition.interval_teaching_weeks) or INTERVAL


def _read_year_group(row: RowReader, label: str, place: KnownPlace | None) -> int | None:
    """The year group from its column or the label: 0 for preschool class, 1 to 9, 10 and up for upper secondary."""
    if row.text("year"):
        return row.optional("year", lambda cell: read_grade(cell, place.form if place else None))
    grade = year_of_label(label)
    if grade is None and re.fullmatch(r"f-?([a-zåäö]|klass)", label_key(label)):
        grade = 0
    if grade is None:
        if row.ok and place and place.keeps_school_days:
            row.refuse("year" if row.has("year") else "label", "no-year", label=label)
        return None
    return grade + 9 if place and place.form in _UPPER and 1 <= grade <= 4 else grade


def read_grade(cell: str, form: SiteForm | None) -> int:
    """Read a year group: `7`, `åk 7`, `F`, `gy1`; `1` at an upper secondary school is 10. Raises BadCell."""
    word = squeeze(cell)
    if word in ("f", "förskoleklass", "fklass", "0"):
        return 0
    found = re.fullmatch(r"(gymnasiet|gymnasium|gym|gy|åk|årskurs|år|year|grade)?([0-9]{1,2})", word)
    number = int(found[2]) if found else 0
    if found and (found[1] or "").startswith("gy"):
        number = number + 9 if number <= 4 else 0
    elif form in _UPPER and number <= 4:
        number = number + 9 if number else 0
    if not 1 <= number <= 13:
        raise BadCell("year", given=cell)
    return number
