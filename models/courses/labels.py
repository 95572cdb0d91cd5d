"""Groups: a class, or a drop-in group. A class keeps its id when 7A becomes 8A; only its label is of a year."""

from __future__ import annotations

import re

from sqlalchemy import Connection

from models.courses.tables import LONGEST_LABEL
from models.db import GuardedText
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
