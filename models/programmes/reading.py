"""Reads the programme catalogue, one TOML file a programme, and finds programmes by the words people use for them."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar, cast

from pydantic import ValidationError

from models.programmes.catalogue import Programme

SHIPPED = Path(__file__).parent / "data"
P = ParamSpec("P")
R = TypeVar("R")
_folder = SHIPPED
_forget: list[Callable[[], None]] = []


class CatalogueError(Exception):
    """A catalogue file holds something unknown or contradictory; the message names the file and the key."""


def cached_with_catalogue(rule: Callable[P, R]) -> Callable[P, R]:
    """Like `functools.cache`, for what follows from the catalogue: forgotten when another folder comes into use."""
    cached = cache(rule)
    _forget.append(cached.cache_clear)
    return cast(Callable[P, R], cached)


@cached_with_catalogue
def load_catalogue() -> Mapping[str, Programme]:
    """The programmes in use, by code. Raises CatalogueError."""
    return read_catalogue(_folder)


@contextmanager
def catalogue_from(folder: Path) -> Iterator[None]:
    """Use the programmes of a folder, in the whole process, until the block ends."""
    global _folder
    before = _folder
    _set_folder(folder)
    try:
        yield
    finally:
        _set_folder(before)


def _set_folder(folder: Path) -> None:
    global _folder
    _folder = folder
    for forget in _forget:
        forget()


def find_programme(word: str) -> Programme | None:
    """The programme people mean by `word`: its code, a name or an alias, whatever the case, spaces and underscores."""
    return _programmes_by_word().get(_fold(word))


@cached_with_catalogue
def _programmes_by_word() -> Mapping[str, Programme]:
    return {word: programme for programme in load_catalogue().values() for word in _words(programme)}


@cached_with_catalogue
def series_words() -> Mapping[str, str]:
    """The codes of series by the single words, in small letters, that people type for them: `tematisk`."""
    return {word: series.code for p in load_catalogue().values() for series in p.all_series() for word in series.typed}


@cached_with_catalogue
def lesson_nouns() -> frozenset[str]:
    """What lessons are called in some programme, one and several, in small letters: `lektion`, `träffar`.

    Names of several words are left out, and so are those that mean a series: they say more than that it is a lesson.
    """
    names = {
        wording.in_language(locale).casefold()
        for programme in load_catalogue().values()
        for series in programme.all_series()
        for wording in (series.lesson_name.one, series.lesson_name.several)
        for locale in ("sv", "en")
    }
    return frozenset(name for name in names if name.isalpha() and name not in series_words())


def read_catalogue(folder: Path) -> Mapping[str, Programme]:
    """Read every TOML file in `folder`. Raises CatalogueError that names every unknown or contradictory key."""
    programmes: dict[str, Programme] = {}
    owners: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        programme = _read_programme(path)
        for word in _words(programme):
            owner = owners.setdefault(word, path.name)
            if owner != path.name:
                raise CatalogueError(f"{path.name}: aliases: {word!r} is taken by {owner}")
        programmes[programme.code] = programme
    if not programmes:
        raise CatalogueError(f"{folder}: holds no programme")
    return MappingProxyType(programmes)


def _read_programme(path: Path) -> Programme:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error
    if isinstance(raw.get("editions"), list):
        raw["editions"] = _complete(raw["editions"], path.name)
    try:
        # As JSON, a strict model takes lists and the values of closed lists, but no text or truth for a number.
        programme = Programme.model_validate_json(json.dumps(raw, default=str), strict=True)
    except ValidationError as error:
        raise CatalogueError("\n".join(f"{path.name}: {line}" for line in _lines(error))) from error
    if programme.code != path.stem:
        raise CatalogueError(f"{path.name}: code: {programme.code!r} differs from the file name")
    return programme


def _complete(editions: list[Any], file: str) -> list[Any]:
    """Lay an edition that names an earlier one in `based_on` over it, key by key."""
    complete: list[Any] = []
    for index, edition in enumerate(editions):
        if isinstance(edition, dict) and "based_on" in edition:
            base = [e for e in complete if isinstance(e, dict) and e.get("from_school_year") == edition["based_on"]]
            if not base:
                where = f"editions[{index}].based_on"
                raise CatalogueError(f"{file}: {where}: no earlier edition {edition['based_on']!r}")
            edition = {**base[0], **{key: value for key, value in edition.items() if key != "based_on"}}
        complete.append(edition)
    return complete


def _lines(error: ValidationError) -> Iterator[str]:
    """`editions[0].gates[0].evidence: Input should be ...`, for each thing that is wrong."""
    for problem in error.errors(include_url=False):
        place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in problem["loc"])
        key = problem.get("ctx", {}).get("key", "")
        where = f"{place}.{key}" if key else place
        found = "" if problem["type"] in ("missing", "extra_forbidden", "catalogue") else f", not {problem['input']!r}"
        yield f"{where.lstrip('.')}: {problem['msg']}{found}"


def _words(programme: Programme) -> set[str]:
    names = (programme.code, programme.name, programme.short_name, *programme.aliases)
    return {_fold(name) for name in names}


def _fold(word: str) -> str:
    return re.sub(r"[\s_-]+", "", unicodedata.normalize("NFC", word).casefold())
