"""What classes and drop-in groups are called. A class keeps its id when 7A becomes 8A; its label is of a school year.

`labels_in` is the rule for what a group is called in a year; `own_courses` and its like apply it in their own query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from models.calendar import SchoolYear
from models.courses.tables import LONGEST_LABEL, GroupLabelRow, group_labels
from models.db import GuardedText, add
from models.people import guard_text

# 7B, 7 b, 10C, NA24B, EK2A, 4-6, F-klass: a digit or two among few letters.
_LABEL = re.compile(
    r"(?:\d{1,2}[a-zåäö]{1,3}\d?|[a-zåäö]{1,4}\d{1,2}[a-zåäö]{0,3}\d?|f-?[a-zåäö]|f-klass)\Z", re.IGNORECASE
)


def label_key(label: str) -> str:
    """How labels are compared: `7 b`, `7B` and `klass 7b` are one."""
    return re.sub(r"[\s.]|^klass", "", label.casefold())


def looks_like_label(word: str) -> bool:
    """Whether a typed word has the shape of a class label."""
    return bool(_LABEL.match(word)) and not re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", word, re.IGNORECASE)


def year_of_label(label: str) -> int | None:
    """The year a compulsory-school label starts with: 7 of 7B; None of NA24B."""
    found = re.match(r"(\d{1,2})[a-zåäö]", label_key(label))
    return int(found[1]) if found and 1 <= int(found[1]) <= 9 else None


def guard_label(
    db: Connection,
    *,
    workspace_id: int,
    site_ids: frozenset[int],
    label: str,
    reason: str,
    follows: GuardedText | None = None,
) -> GuardedText:
    """Check what a class or group is to be called and return it as it may be stored.

    A word in the shape of a class label (7B, NA24B) points to nobody, and neither does one that differs from `follows`,
    the group's label of the year before, in its numbers alone. Any other name is a free text and passes the guard:
    raises BadInput with `reason` where it points to a pupil or is too long.
    """
    if looks_like_label(label) or (follows is not None and _without_numbers(label) == _without_numbers(follows)):
        return GuardedText(label)
    return guard_text(db, workspace_id=workspace_id, site_ids=site_ids, text=label, most=LONGEST_LABEL, reason=reason)


def _without_numbers(label: str) -> str:
    """The label without its years; a longer number may be somebody's and stays."""
    return re.sub(r"(?<!\d)\d{1,2}(?!\d)", "", label)


@dataclass(frozen=True, slots=True)
class GroupLabel:
    """What a group is called, from a school year (by its first calendar year) until it gets its next label."""

    group_id: int
    site_id: int
    school_year: int
    label: GuardedText
    year: int | None  # the year its pupils are in: 7 of 7B; none for a drop-in group


def labels_in(db: Connection, year: SchoolYear, *where: ColumnElement[bool]) -> dict[int, GroupLabel]:
    """What the groups are called in a school year, by group id: the latest label up to that year.

    Until somebody has turned the school year a group has no label of the new one: it goes by its latest, so that no
    class is gone on 1 August. `where`: conditions on `group_labels`, to name the groups. One statement.
    """
    query = _LABELS.where(group_labels.c.school_year <= year.start, *where).order_by(group_labels.c.school_year)
    return _by_group(db, query)


def labels_given(db: Connection, year: SchoolYear, *where: ColumnElement[bool]) -> dict[int, GroupLabel]:
    """The labels that groups have been given for this very school year, by group id. One statement."""
    return _by_group(db, _LABELS.where(group_labels.c.school_year == year.start, *where))


_LABELS = select(
    group_labels.c.group_id,
    group_labels.c.site_id,
    group_labels.c.school_year,
    group_labels.c.label,
    group_labels.c.year,
)


def _by_group(db: Connection, query: Select[Any]) -> dict[int, GroupLabel]:
    return {
        group_id: GroupLabel(group_id, site_id=site_id, school_year=school_year, label=label, year=year)
        for group_id, site_id, school_year, label, year in db.execute(query)
    }


def give_label(db: Connection, workspace_id: int, given: GroupLabel) -> None:
    """Store what a group is called in a school year."""
    add(
        db,
        GroupLabelRow(
            workspace_id=workspace_id,
            group_id=given.group_id,
            site_id=given.site_id,
            school_year=given.school_year,
            label=given.label,
            label_key=label_key(given.label),
            year=given.year,
        ),
    )
