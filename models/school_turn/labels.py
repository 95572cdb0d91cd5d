"""What classes are called from one school year to the next: 7A becomes 8A, NA24B stays NA24B. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.calendar import SchoolYear
from models.courses import label_key, looks_like_label, year_of_label
from models.places import SiteForm

FIRST_UPPER = 10  # the first year of upper secondary; years are counted on from compulsory school
_LAST_YEAR = {
    SiteForm.COMPULSORY: 9,
    SiteForm.ADAPTED_COMPULSORY: 9,
    SiteForm.UPPER_SECONDARY: 12,
    SiteForm.ADAPTED_UPPER_SECONDARY: 13,
}
_STAGES = (3, 6, 9)  # the last years of låg-, mellan- and högstadiet, where many schools end
_UPPER = (SiteForm.UPPER_SECONDARY, SiteForm.ADAPTED_UPPER_SECONDARY)
_MIXED = re.compile(r"\d\s?-\s?\d")
_PRESCHOOL = re.compile(r"f-?(?:klass)?([a-zåäö]?)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StartedClass:
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
    """The label of a class a year later; the same where the label does not hold its year."""
    preschool = _PRESCHOOL.match(label.strip())
    if year == 0 and preschool:
        return f"1{preschool[1] or 'A'}"
    if year is None or _MIXED.search(label):
        return label
    number = year - FIRST_UPPER + 1 if year >= FIRST_UPPER else year
    return re.sub(rf"(?<!\d){number}(?!\d)", str(number + 1), label, count=1)


def leaves_after(year: int | None, form: SiteForm | None, highest: int) -> bool:
    """Whether a class probably leaves the school after that year. A drop-in group (year None) never does.

    `highest` is the highest year that the school has registered. Where it is the last year of a stage, the school
    probably ends there too.
    """
    return year is not None and (is_last_year(year, form) or (year in _STAGES and highest <= year))


def is_last_year(year: int | None, form: SiteForm | None) -> bool:
    """Whether it is the last year in schools of that form."""
    if year is None:
        return False
    untold = FIRST_UPPER - 1 if year < FIRST_UPPER else 12
    return year >= (_LAST_YEAR.get(form, untold) if form else untold)


def list_new_classes(started: Iterable[StartedClass], ended_year: SchoolYear) -> tuple[NewClass, ...]:
    """The classes to begin next year, after those that began this year: the lowest year of each programme again.

    They have the same labels, but a label with the year of admission has the next one: NA27B follows NA26B. Where years
    7 and 8 both began this year, only the sevens begin again.
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
    label = re.sub(r"^klass\s*|[\s.]", "", label, flags=re.IGNORECASE)  # as it can be typed in a list
    if year < FIRST_UPPER:
        return label
    admitted = (ended_year.start - (year - FIRST_UPPER)) % 100
    return re.sub(rf"(?<!\d){admitted:02d}(?!\d)", f"{(admitted + 1) % 100:02d}", label, count=1)


def read_labels(text: str) -> list[str] | None:
    """The class labels in a text, each once and in capitals; None where a word is no label."""
    labels: dict[str, str] = {}
    for word in re.split(r"[\s,;]+", text.strip()):
        if not word:
            continue
        if not looks_like_label(word):
            return None
        labels.setdefault(label_key(word), word.upper() if re.search(r"\d", word) else word)
    return list(labels.values())


def find_year_of_new(label: str, form: SiteForm | None) -> int | None:
    """The year of a new class by its label; at upper secondary the first year where the label does not say."""
    year_in_label = year_of_label(label)
    if form in _UPPER:
        return year_in_label + FIRST_UPPER - 1 if year_in_label and year_in_label <= 4 else FIRST_UPPER
    return 0 if year_in_label is None and _PRESCHOOL.match(label) else year_in_label
