"""Texts in the reader's language, out of the Fluent files; days and numbers as people say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, time
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from models.calendar import week
from models.lessons import Precision, When

TEXTS = Path(__file__).parents[1] / "texts"
LOCALES = ("sv", "en")
LONGEST_WORD = 2000  # letters that fill a text; Fluent itself gives up at 2500


class TextFault(RuntimeError):
    """A text is missing, or wants a word that it was not given. Fluent itself would only print a brace."""


class _NotSimple(Exception):
    """A simple text is filled with something that is no text."""


@cache
def _bundle(locale: str) -> FluentBundle:
    bundle = FluentBundle([locale], use_isolating=False)
    for resource in _resources(locale):
        bundle.add_resource(resource)
    return bundle


@cache
def _resources(locale: str) -> list[ast.Resource]:
    return [FluentResource(file.read_text(encoding="utf-8")) for file in text_files(locale)]


def text_files(locale: str) -> list[Path]:
    """The language's files, one a surface package: `lessons.sv.ftl`. What several packages say is in `kit`."""
    return sorted(TEXTS.glob(f"*.{locale}.ftl"))


def plain(locale: str, key: str, **words: str | int) -> str:
    """A text for places where Slack reads no markup. Raises TextFault for a missing key or word."""
    return _filled(locale, key, words) if words else _fixed(locale, key)


@cache
def _fixed(locale: str, key: str) -> str:
    """A text that nothing fills: weekdays, months, buttons. Said in every answer, formatted once."""
    return _filled(locale, key, {})


def _filled(locale: str, key: str, words: Mapping[str, str | int]) -> str:
    bundle = _bundle(locale)
    if not bundle.has_message(key):
        raise TextFault(f"{locale}: no text {key}")
    parts = _simple_parts(locale).get(key)
    if parts:
        with suppress(_NotSimple):
            return "".join([literal + _said(words, name) for literal, name in parts])
    short = {name: word[:LONGEST_WORD] if isinstance(word, str) else word for name, word in words.items()}
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise TextFault(f"{locale}: {key} has no text")
    said, faults = bundle.format_pattern(pattern, short)
    if faults:
        raise TextFault(f"{locale}: {key}: {faults}")
    return str(said)


def _said(words: Mapping[str, str | int], name: str) -> str:
    """The word that fills a variable. Raises _NotSimple for a number, or none: Fluent knows what to do with those."""
    word = words.get(name) if name else ""
    if not isinstance(word, str):
        raise _NotSimple()
    return word[:LONGEST_WORD]


@cache
def _simple_parts(locale: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The texts that are only words and variables, as pairs of words and the variable after them ("" for none).

    Joined here they cost a fifth of what Fluent takes, and an answer has a dozen of them.
    """
    messages = [entry for file in _resources(locale) for entry in file.body if isinstance(entry, ast.Message)]
    return {message.id.name: parts for message in messages if (parts := _parts_of(message.value))}


def _parts_of(pattern: ast.Pattern | None) -> tuple[tuple[str, str], ...]:
    """The pairs of one text; none where it holds anything else than words and variables."""
    parts = []
    literal = ""
    for element in pattern.elements if pattern else ():
        if isinstance(element, ast.TextElement):
            literal += element.value
        elif isinstance(element.expression, ast.VariableReference):
            parts.append((literal, element.expression.id.name))
            literal = ""
        else:
            return ()
    return (*parts, (literal, "")) if literal else tuple(parts)


def text(locale: str, key: str, **words: str | int) -> str:
    """A text for mrkdwn: every word that fills it is escaped, so that nobody's `<!channel>` wakes a school."""
    return plain(locale, key, **{name: escape(word) if isinstance(word, str) else word for name, word in words.items()})


def escape(said: str) -> str:
    """The three characters Slack reads as markup in any mrkdwn text."""
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sentence(said: str) -> str:
    """With a capital, where a day or a number of words begins it."""
    return said[:1].upper() + said[1:]


def has_text(locale: str, key: str) -> bool:
    """Whether the language has the text."""
    return bool(_bundle(locale).has_message(key))


def say_day(locale: str, day: date) -> str:
    """`torsdag 12 november`; the year is added by the caller where it is not plain."""
    weekday = plain(locale, f"weekday-{day.isoweekday()}")
    return plain(locale, "day", weekday=weekday, day=str(day.day), month=plain(locale, f"month-{day.month}"))


def say_day_year(locale: str, day: date) -> str:
    """`fredag 1 oktober 2027`."""
    return f"{say_day(locale, day)} {day.year}"


def say_day_week(locale: str, day: date) -> str:
    """`torsdag 12 november (v. 46)`."""
    return plain(locale, "day-week", day=say_day(locale, day), week=str(week(day)))


def say_when(locale: str, when: When) -> str:
    """A day with its week, a week alone, or that the day was not given."""
    if when.day is None:
        return plain(locale, "when-unknown")
    if when.precision is Precision.WEEK:
        return plain(locale, "when-week", week=str(week(when.day)))
    return say_day_week(locale, when.day)


def say_time(locale: str, at: time) -> str:
    """`10.20` in Swedish, `10:20` in English."""
    return plain(locale, "time", hour=str(at.hour), minute=f"{at.minute:02d}")


def say_list(locale: str, items: Iterable[str]) -> str:
    """`a, b och c`."""
    *first, last = list(items) or [""]
    return plain(locale, "list-and", first=", ".join(first), last=last) if first else last


def say_numbers(locale: str, numbers: Iterable[int]) -> str:
    """`5`, `1–4`, `1–3 och 6`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return say_list(locale, [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs])
