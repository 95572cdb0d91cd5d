"""Labels from one school year to the next: 7A becomes 8A, NA24B stays NA24B, a year 9 leaves. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.calendar import SchoolYear
from models.courses import label_key, looks_like_label, year_of_label
from models.places import SiteForm

FIRST_UPPER = 10  # years are counted on: upper secondary 1 is 10
_LAST_YEAR = {
    SiteForm.COMPULSORY: 9,
    SiteForm.ADAPTED_COMPULSORY: 9,
    SiteForm.UPPER_SECONDARY: 12,
    SiteForm.ADAPTED_UPPER_SECONDARY: 13,
}
_STAGES = (3, 6, 9)  # låg-, mellan- and högstadiet end here, and many schools with them
_UPPER = (SiteForm.UPPER_SECONDARY, SiteForm.ADAPTED_UPPER_SECONDARY)
_MIXED = re.compile(r"\d\s?-\s?\d")
_PRESCHOOL = re.compile(r"f-?(?:klass)?([a-zåäö]?)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Started:
    """A class that began a programme in the year that ends."""

    label: str
    year: int | None
    programme: str


@dataclass(frozen=True, slots=True)
class NewClass:
    """A class to begin next year with its programme."""

    label: str
    year: int | None
    programme: str


def next_label(label: str, year: int | None) -> str:
    """What a class of that year is called a year later; the same where its label does not tell the year."""
    preschool = _PRESCHOOL.match(label.strip())
    if year == 0 and preschool:
        return f"1{preschool[1] or 'A'}"
    if year is None or _MIXED.search(label):
        return label
    number = year - FIRST_UPPER + 1 if year >= FIRST_UPPER else year
    return re.sub(rf"(?<!\d){number}(?!\d)", str(number + 1), label, count=1)


def leaves_after(year: int | None, form: SiteForm | None, highest: int) -> bool:
    """Whether a class of that year leaves the school, as far as can be told.

    `highest` is the highest year that the school has had here: where a stage ends and nobody went on, the school may.
    A drop-in group never leaves.
    """
    return year is not None and (is_last_year(year, form) or (year in _STAGES and highest <= year))


def is_last_year(year: int | None, form: SiteForm | None) -> bool:
    """Whether no school of that form has a year after it."""
    if year is None:
        return False
    untold = FIRST_UPPER - 1 if year < FIRST_UPPER else 12
    return year >= (_LAST_YEAR.get(form, untold) if form else untold)


def new_classes(started: Iterable[Started], ended_year: SchoolYear) -> tuple[NewClass, ...]:
    """The classes that follow those which began this year: of each programme its first year, under the same labels.

    Where a school begins with years 7 and 8 at once, only the sevens come again. A label with the year of admission
    moves on with it: NA26B is followed by NA27B.
    """
    began = [start for start in started if start.year is not None]
    first: dict[str, int] = {}
    for start in began:
        first[start.programme] = min(first.get(start.programme, 99), start.year or 0)
    found = {
        NewClass(_following_label(start.label, start.year or 0, ended_year), start.year, start.programme)
        for start in began
        if start.year == first[start.programme]
    }
    return tuple(sorted(found, key=lambda new: (new.year or 0, label_key(new.label), new.programme)))


def _following_label(label: str, year: int, ended_year: SchoolYear) -> str:
    label = re.sub(r"^klass\s*|[\s.]", "", label, flags=re.IGNORECASE)  # as it can be typed among others
    if year < FIRST_UPPER:
        return label
    admitted = (ended_year.start - (year - FIRST_UPPER)) % 100
    return re.sub(rf"(?<!\d){admitted:02d}(?!\d)", f"{(admitted + 1) % 100:02d}", label, count=1)


def read_labels(text: str) -> list[str] | None:
    """The class labels typed, each once, as they are written on doors; None where a word is no label."""
    labels: dict[str, str] = {}
    for word in re.split(r"[\s,;]+", text.strip()):
        if not word:
            continue
        if not looks_like_label(word):
            return None
        labels.setdefault(label_key(word), word.upper() if re.search(r"\d", word) else word)
    return list(labels.values())


def year_of_new(label: str, form: SiteForm | None) -> int | None:
    """The year a new class of that label is in: as it says; at upper secondary the first where it does not."""
    year_in_label = year_of_label(label)
    if form in _UPPER:
        return year_in_label + FIRST_UPPER - 1 if year_in_label and year_in_label <= 4 else FIRST_UPPER
    return 0 if year_in_label is None and _PRESCHOOL.match(label) else year_in_label
