"""The table of commands, and finding the one that was typed. The help is made from the same table.

Each handler module has its own rows in `COMMANDS`. How to add one is in CONTRIBUTING.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from slack_bolt.async_app import AsyncApp

from handlers import (
    lessons,
    milestones,
    moves,
    planning,
    preferences,
    reflections,
    school_turn,
    school_years,
    status,
)
from handlers.context import Command, Deps, Reply, TypedWords
from handlers.press import Below, Pressed, Shown, listen_to
from handlers.words import Word, number_of
from models.courses import looks_like_label
from models.programmes import lesson_nouns
from surfaces import help as surface
from surfaces.kit import Message, Press


async def show_help(deps: Deps, typed: TypedWords) -> Reply:
    """`hjälp`: everything the bot understands."""
    return _build_help(await deps.find_locale(typed.caller))


def _build_help(locale: str) -> Message:
    rows = [(command.name, (command.swedish if locale == "sv" else command.english)[0]) for command in TABLE]
    return surface.show_help(locale, rows)


COMMANDS = (Command("help", ("hjälp", "hjalp", "?", "hej"), ("help", "hi", "hello"), show_help),)
TABLE: tuple[Command, ...] = (
    *lessons.COMMANDS,
    *reflections.COMMANDS,
    *status.COMMANDS,
    *planning.COMMANDS,
    *moves.COMMANDS,
    *milestones.COMMANDS,
    *school_years.COMMANDS,
    *school_turn.COMMANDS,
    *preferences.COMMANDS,
    *COMMANDS,
)
_BY_WORD = {word: command for command in TABLE for word in command.swedish + command.english}


@dataclass(frozen=True, slots=True)
class FoundCommand:
    """The command found, None when the first word is not close to any, and the words after it. `first` is that word."""

    command: Command | None
    rest: tuple[Word, ...]
    first: str = ""


def find_command(words: list[Word]) -> FoundCommand:
    """Find the command that the words begin with.

    A misspelling of a letter or two is understood. No words at all mean help. Words that describe a lesson mean a log.
    """
    if not words:
        return FoundCommand(_BY_WORD["help"], ())
    first = words[0].low.lstrip("/")
    if first == "mvp" and len(words) > 1:
        return find_command(words[1:])
    if (first.startswith(("lektion", "lesson", "pass")) or first in lesson_nouns()) and len(words) > 1:
        return FoundCommand(_BY_WORD["log"], tuple(words), first)
    if f"{first} {words[1].low if len(words) > 1 else ''}" in _BY_WORD:
        return FoundCommand(_BY_WORD[f"{first} {words[1].low}"], tuple(words[2:]), first)
    command = _BY_WORD.get(first) or _find_close_command(first)
    if command in (None, _BY_WORD["help"]) and _describes_lesson(words):
        return FoundCommand(_BY_WORD["log"], tuple(words), first)
    return FoundCommand(command, tuple(words[1:] if command else words), first)


def _describes_lesson(words: list[Word]) -> bool:
    """`vi hade lektion 5 med 7B i tisdags`, `7B lektion 5`, `5 7B igår`: a log without the word for it."""
    numbers = any(number_of(word.low) is not None for word in words)
    lesson = any(re.match(r"(?:lektion|lesson|pass\b|l\d)", w.low) or w.low in lesson_nouns() for w in words)
    return numbers and (lesson or (len(words) <= 4 and any(looks_like_label(word.low) for word in words)))


def _find_close_command(first: str) -> Command | None:
    if len(first) < 4 or first.startswith(("lektion", "lesson")):
        return None
    close_words = get_close_matches(first, [word for word in _BY_WORD if len(word) > 3], n=1, cutoff=0.75)
    return _BY_WORD[close_words[0]] if close_words else None


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the help button."""

    @listen_to(app, deps, Press.SHOW_HELP)
    async def on_help(pressed: Pressed) -> Shown:
        locale = await deps.find_locale(pressed.caller)
        return Below(locale, _build_help(locale))
