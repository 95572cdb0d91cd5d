"""Reading the programme catalogue: one TOML file a programme, strict about every key and value."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from models.programmes.catalogue import (
    CatalogueError,
    CatalogueLesson,
    Edition,
    MilestoneTiming,
    OrderRule,
    Programme,
    Series,
    YearSpan,
    is_school_year,
)

CATALOGUE = Path(__file__).parent / "data"


@cache
def load_catalogue() -> Mapping[str, Programme]:
    """The shipped programmes by code. Raises CatalogueError."""
    return read_catalogue(CATALOGUE)


def find_programme(word: str) -> Programme | None:
    """The programme people mean by `word`: its code, a name or an alias, whatever the case, spaces and underscores."""
    return _by_word().get(_fold(word))


@cache
def _by_word() -> Mapping[str, Programme]:
    return {word: programme for programme in load_catalogue().values() for word in _words(programme)}


def read_catalogue(folder: Path) -> Mapping[str, Programme]:
    """Read every TOML file in `folder`. Raises CatalogueError for the first unknown or contradictory key or value."""
    programmes: dict[str, Programme] = {}
    taken: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        programme = _read(path)
        for word in _words(programme):
            owner = taken.setdefault(word, path.name)
            _require(owner == path.name, f"{path.name}: aliases", f"{word!r} is taken by {owner}")
        programmes[programme.code] = programme
    _require(bool(programmes), str(folder), "holds no programme")
    return MappingProxyType(programmes)


def _read(path: Path) -> Programme:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error
    where = f"{path.name}:"
    if isinstance(raw.get("editions"), list):
        raw["editions"] = _inherit(raw["editions"], where)
    programme: Programme = _record(Programme, raw, where)
    _require(programme.code == path.stem, f"{where} code", f"{programme.code!r} differs from the file name")
    _require(bool(programme.editions), f"{where} editions", "none")
    before = ""
    for index, edition in enumerate(programme.editions):
        here = f"{where} editions[{index}]"
        year = edition.from_school_year or ""
        known = is_school_year(year) or (not year and index == 0)
        _require(known and (index == 0 or year > before), f"{here}.from_school_year", f"{year!r} is no later year")
        _check_edition(edition, here)
        before = year
    return programme


def _inherit(editions: list[Any], where: str) -> list[Any]:
    """Lay an edition that names an earlier one in `based_on` over it, key by key."""
    merged: list[Any] = []
    for index, edition in enumerate(editions):
        if isinstance(edition, dict) and "based_on" in edition:
            base = [e for e in merged if isinstance(e, dict) and e.get("from_school_year") == edition["based_on"]]
            _require(bool(base), f"{where} editions[{index}].based_on", f"no earlier edition {edition['based_on']!r}")
            edition = {**base[0], **{key: value for key, value in edition.items() if key != "based_on"}}
        merged.append(edition)
    return merged


def _record(kind: Any, raw: object, where: str) -> Any:
    """Build the dataclass `kind` from a TOML table, refusing unknown and missing keys."""
    if not isinstance(raw, dict):
        raise CatalogueError(f"{where} {raw!r} is not a table")
    prefix = f"{where} " if where.endswith(":") else f"{where}."
    hints = get_type_hints(kind)
    for key in raw:
        _require(key in hints, f"{prefix}{key}", "unknown key")
    for field in fields(kind):
        _require(field.name in raw or field.default is not MISSING, f"{prefix}{field.name}", "missing")
    made = kind(**{key: _value(hints[key], value, f"{prefix}{key}") for key, value in raw.items()})
    return _numbered(made, where) if isinstance(made, Series) else made


def _value(kind: Any, raw: object, where: str) -> Any:
    """Check and convert one TOML value to the type a dataclass field asks for."""
    if isinstance(kind, UnionType):
        return _value(next(arg for arg in get_args(kind) if arg is not NoneType), raw, where)
    if get_origin(kind) is tuple:
        if not isinstance(raw, list):
            raise CatalogueError(f"{where}: {raw!r} is not a list")
        return tuple(_value(get_args(kind)[0], item, f"{where}[{index}]") for index, item in enumerate(raw))
    if is_dataclass(kind):
        return _record(kind, raw, where)
    if issubclass(kind, StrEnum):
        _require(raw in list(kind), where, f"{raw!r} is not one of {', '.join(kind)}")
        return kind(raw)
    if kind is float and type(raw) is int:
        raw = float(raw)
    _require(type(raw) is kind, where, f"{raw!r} is not of type {kind.__name__}")
    _require(not isinstance(raw, int | float) or raw >= 0, where, f"{raw!r} is below 0")
    _require(raw != "", where, "empty text")
    return raw


def _numbered(series: Series, where: str) -> Series:
    """The series with a Lesson for every number up to its count, those that the file says nothing of left blank."""
    described = {lesson.number: lesson for lesson in series.lessons}
    _require(series.count is None or series.count > 0, f"{where}.count", "leave it out where there is no fixed number")
    numbers = range(1, (series.count or 0) + 1)
    _require(len(described) == len(series.lessons), f"{where}.lessons", "a number occurs twice")
    _require(set(described) <= set(numbers), f"{where}.lessons", f"a number is outside 1 to {series.count}")
    lessons = tuple(described.get(number) or CatalogueLesson(number=number) for number in numbers)
    return replace(series, lessons=lessons)


def _check_edition(edition: Edition, where: str) -> None:
    """Refuse what the types cannot: years, months and references to a series or lesson that is not there."""
    span = edition.years or YearSpan(first=0, last=12)
    _require(0 <= span.first <= span.last <= 12, f"{where}.years", f"{span.first} to {span.last} is no span in 0 to 12")
    _require(all(edition.covers_year(y) for y in edition.default_years), f"{where}.default_years", "outside years")
    counts = {series.code: series.count for series in edition.series}
    _require(len(counts) == len(edition.series) > 0, f"{where}.series", "none, or a code occurs twice")
    for index, series in enumerate(edition.series):
        here = f"{where}.series[{index}]"
        others = {*series.precedes, series.after_series or series.code}
        _require(others <= set(counts), here, f"refers to an unknown series in {sorted(others)}")
        _require(all(1 <= month <= 12 for month in series.months), f"{here}.lessons", "a month is not 1 to 12")
        bound = series.order is not OrderRule.MONTH_BOUND or len(series.months) == series.count
        _require(bound, f"{here}.lessons", "a month-bound series has a lesson without a month")
        _require(set(series.sensitive_themes) <= set(series.themes), f"{here}.sensitive_themes", "not among themes")
    for index, milestone in enumerate(edition.milestones):
        here = f"{where}.milestones[{index}]"
        needs_series = milestone.when in {MilestoneTiming.AFTER_LESSON, MilestoneTiming.AFTER_LAST_LESSON}
        _require(needs_series == (milestone.series in counts), f"{here}.series", f"{milestone.series!r} does not fit")
        last = counts.get(milestone.series or "") or 0
        fits = (
            1 <= (milestone.lesson or 0) <= last
            if milestone.when is MilestoneTiming.AFTER_LESSON
            else milestone.lesson is None
        )
        _require(fits, f"{here}.lesson", f"{milestone.lesson!r} does not fit")


def _require(holds: bool, where: str, problem: str) -> None:
    if not holds:
        raise CatalogueError(f"{where}: {problem}")


def _words(programme: Programme) -> set[str]:
    names = {programme.code, programme.name_sv, programme.name_en or programme.code, programme.short_name}
    return {_fold(name) for name in {*names, *programme.aliases}}


def _fold(word: str) -> str:
    return re.sub(r"[\s_-]+", "", unicodedata.normalize("NFC", word).casefold())
