"""Groups: a class, or a drop-in group. A class keeps its id when 7A becomes 8A; only its label is of a year."""

from __future__ import annotations

import re
from enum import StrEnum

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from models.db import choice, key, link, metadata, workspace


class GroupKind(StrEnum):
    """A class has a list of its own; a drop-in group has whoever comes."""

    CLASS = "class"
    DROP_IN = "drop_in"


groups = Table("groups", metadata, key(), workspace(), link("site_id", "sites"), *choice("kind", GroupKind))
group_labels = Table(
    "group_labels",
    metadata,
    key(),
    workspace(),
    link("group_id", "groups"),
    link("site_id", "sites"),
    Column("school_year", Integer, nullable=False),
    Column("label", String(40), nullable=False),
    Column("label_key", String(40), nullable=False),
    Column("year", Integer),  # 1 to 9, 10 to 12 for upper secondary 1 to 3; none for a drop-in group
    UniqueConstraint("group_id", "school_year"),
    UniqueConstraint("site_id", "school_year", "label_key"),
)

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
