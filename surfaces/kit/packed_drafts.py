"""Drafts and ids packed as short text for a button or a form, and unpacked again.

While the bot waits for an answer nothing is stored. The draft is kept in the button's value (2000 characters at most)
or in the form's metadata (3000). `pack` turns a frozen dataclass into JSON, and `unpack` reads it with the types that
the dataclass declares. Fields may be text, numbers, booleans, dates, times, enums, other frozen dataclasses, tuples
and frozen sets of these, or None.

A dataclass becomes the list of its fields in their order, and the last fields are left out where they have their
defaults. The list begins with a mark: a hash of the dataclass's name, fields, types and defaults. A value that another
version of the bot packed with other fields has another mark, and raises Stale instead of being misread.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from models.db import Stale
from models.lessons import Manner
from models.programmes import Manual

T = TypeVar("T")
MARK_LETTERS = 4


def pack(draft: object) -> str:
    """A frozen dataclass as short JSON. Raises TypeError for a field of a type that can't be packed."""
    kind: Any = type(draft)
    values = [_make_mark(kind), *_list_values(draft)]
    return json.dumps(values, default=_encode_value, separators=(",", ":"), ensure_ascii=False)


def unpack(kind: type[T], packed: str) -> T:
    """The dataclass that `pack` packed. Raises Stale for the text of another version, or any other text."""
    declared: Any = kind
    reader: Callable[[Any], T] = _find_reader(declared)
    try:
        values = json.loads(packed)
        if not isinstance(values, list) or values[:1] != [_make_mark(declared)]:
            raise Stale()
        return reader(values[1:])
    except (ValueError, TypeError) as problem:
        raise Stale() from problem


def pack_ids(ids: Iterable[int]) -> str:
    """`4,8,15`. Many ids may be longer than a button's value may be."""
    return ",".join(str(row_id) for row_id in ids)


def unpack_ids(packed: str) -> tuple[int, ...]:
    """The ids that `pack_ids` packed, at least one. Raises Stale for any other text."""
    parts = packed.split(",")
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise Stale()
    return tuple(int(part) for part in parts)


@dataclass(frozen=True, slots=True)
class MoreGaps:
    """What waits at a school beyond the first ones, which its letter shows."""

    site_id: int
    after: int


@dataclass(frozen=True, slots=True)
class ManualChoice:
    """The manual that a school follows in the programme of one of its courses."""

    course_id: int
    manual: Manual


@dataclass(frozen=True, slots=True)
class LessonChoice:
    """A class's lesson by its number and its day, for the buttons that log or move it. What is None a form asks for."""

    course_id: int | None = None
    number: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class HowAnswer:
    """How a planned lesson was held, for the buttons that log it with one tap."""

    planned_id: int
    manner: Manner


# --- writing ----------------------------------------------------------------------------------------------------------


def _list_values(draft: Any) -> list[Any]:
    """The values of the fields in their order, without the last ones that have their defaults."""
    values = [(getattr(draft, field.name), _find_default(field)) for field in fields(draft)]
    while values and values[-1][0] == values[-1][1]:
        values.pop()
    return [value for value, _ in values]


def _find_default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _encode_value(value: Any) -> Any:
    """A value that the JSON encoder can't write itself, in a form that it can."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return _list_values(value)


# --- reading ----------------------------------------------------------------------------------------------------------


@cache
def _find_reader(kind: Any) -> Callable[[Any], Any]:
    """The function that turns a value read from JSON into the type. Raises TypeError for a type that can't be packed.

    The function raises ValueError or TypeError for a value that does not fit the type.
    """
    if is_dataclass(kind):
        return _make_dataclass_reader(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _make_optional_reader(inner)
    if origin in (tuple, frozenset):
        return _make_collection_reader(origin, inner)
    if kind in (date, time):
        return lambda value: kind.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind in (str, int, bool):
        return lambda value: _require_type(kind, value)
    raise TypeError(f"{kind} can't be packed")


def _make_dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = [(field.name, _find_reader(hints[field.name])) for field in fields(kind)]

    def read(values: Any) -> Any:
        if len(_require_type(list, values)) > len(readers):
            raise ValueError(f"{kind.__name__} has fewer fields")
        return kind(**{name: reader(value) for (name, reader), value in zip(readers, values, strict=False)})

    return read


def _make_optional_reader(inner: tuple[Any, ...]) -> Callable[[Any], Any]:
    (only,) = [kind for kind in inner if kind is not NoneType]
    reader = _find_reader(only)
    return lambda value: None if value is None else reader(value)


def _make_collection_reader(origin: type, inner: tuple[Any, ...]) -> Callable[[Any], Any]:
    """The reader of a tuple of any length, or of a frozen set, whose items have one type."""
    reader = _find_reader(inner[0])
    return lambda values: origin(reader(value) for value in _require_type(list, values))


def _require_type(kind: type[T], value: Any) -> T:
    if type(value) is not kind:  # isinstance would take True for a number
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value


# --- the mark ---------------------------------------------------------------------------------------------------------


@cache
def _make_mark(kind: Any) -> str:
    return sha256(_describe_type(kind).encode()).hexdigest()[:MARK_LETTERS]


def _write_default(field: Field[Any]) -> str:
    """A field's default, written as it is packed, so that the mark is the same in every process."""
    default = _find_default(field)
    return "" if default is MISSING else json.dumps(default, default=_encode_value)


def _describe_type(kind: Any) -> str:
    """The type as text. A dataclass is written with all its fields, and so are the dataclasses within it."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        inner = (f"{field.name}:{_describe_type(hints[field.name])}={_write_default(field)}" for field in fields(kind))
        return f"{getattr(kind, '__name__', '')}({','.join(inner)})"
    if get_origin(kind):
        return f"{get_origin(kind)}[{','.join(_describe_type(inner) for inner in get_args(kind))}]"
    return str(kind)
