"""Groups: a class, or a drop-in group. A class keeps its id when 7A becomes 8A; only its label is of a year."""

from __future__ import annotations

import re

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
