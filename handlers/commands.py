"""The command table: every command of `/mvp`, the words it is called by and who answers. Help is made from it.

To add a command, add a member and a row here, write its handler and surface, and put the line of help and the answer
in the texts of both languages.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

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
from handlers.context import Deps, Reply, SaidWords
from handlers.press import Below, Pressed, Shown, press
from handlers.words import Word, number_of
from models.courses import looks_like_label
from surfaces.help import help_message
from surfaces.kit import Message, Press

Handle = Callable[[Deps, SaidWords], Awaitable[Reply]]


class Command(StrEnum):
    """What can be asked for."""

    LOG = "log"
    UNDO = "undo"
    CHANGE = "change"
    REFLECT = "reflect"
    SCHEDULE = "schedule"
    STATUS = "status"
    PLAN = "plan"
    HOURS = "hours"
    MOVE = "move"
    CANCEL = "cancel"
    TITLE = "title"
    MILESTONES = "milestones"
    SCHOOL_YEAR = "school_year"
    TURN_YEAR = "turn_year"
    REMINDERS = "reminders"
    SNOOZE = "snooze"
    AWAY = "away"
    BACK = "back"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class CommandRow:
    """A command with its words in each language, the one to show first, and the handler that answers it."""

    command: Command
    swedish: tuple[str, ...]
    english: tuple[str, ...]
    handle: Handle


async def show_help(deps: Deps, said: SaidWords) -> Reply:
    """Everything the bot understands."""
    return _help(await deps.locale(said.caller))


def _help(locale: str) -> Message:
    rows = [(row.command.value, (row.swedish if locale == "sv" else row.english)[0]) for row in TABLE]
    return help_message(locale, rows)


TABLE = (
    CommandRow(
        Command.LOG,
        ("logga", "log", "spara", "registrera", "rapportera"),
        ("log", "logged", "save", "done"),
        lessons.log,
    ),
    CommandRow(Command.REFLECT, ("reflektera", "reflektion"), ("reflect", "reflection"), reflections.reflect_words),
    CommandRow(Command.CHANGE, ("ändra", "andra", "rätta"), ("change", "edit", "correct"), lessons.change),
    CommandRow(Command.UNDO, ("ångra", "angra", "radera", "ta bort"), ("undo",), lessons.undo),
    CommandRow(Command.SCHEDULE, ("schema", "schemat"), ("schedule", "calendar"), status.show_schedule),
    CommandRow(Command.STATUS, ("status", "läge", "läget"), ("status", "progress"), status.show_status),
    CommandRow(Command.PLAN, ("planera", "planering"), ("plan", "planning"), planning.plan),
    CommandRow(Command.HOURS, ("timmar", "tjänstefördelning"), ("hours",), planning.show_hours),
    CommandRow(Command.MOVE, ("flytta", "skjut upp"), ("move", "postpone"), moves.move),
    CommandRow(Command.CANCEL, ("ställ in", "stall in", "inställd", "inställt"), ("cancel",), moves.cancel),
    CommandRow(Command.TITLE, ("titel", "döp"), ("title", "name"), lessons.give_title),
    CommandRow(
        Command.MILESTONES,
        ("milstolpar", "hållpunkter", "hallpunkter", "booster"),
        ("milestones", "milestone"),
        milestones.show_milestones,
    ),
    CommandRow(
        Command.SCHOOL_YEAR,
        ("läsår", "läsåret", "lasar", "kalender", "kalendern"),
        ("year", "school year"),
        school_years.show_year,
    ),
    CommandRow(
        Command.TURN_YEAR,
        ("nytt läsår", "läsårsskifte", "läsårsskiftet", "nytt lasar"),
        ("new year", "rollover"),
        school_turn.turn_year,
    ),
    CommandRow(
        Command.REMINDERS,
        ("påminnelser", "paminnelser", "påminnelse", "inställningar"),
        ("reminders", "reminder", "settings"),
        preferences.show_settings,
    ),
    CommandRow(Command.SNOOZE, ("tyst", "pausa", "snooza"), ("snooze", "mute"), preferences.snooze),
    CommandRow(Command.AWAY, ("borta", "ledig"), ("away",), preferences.away),
    CommandRow(Command.BACK, ("tillbaka",), ("returned",), preferences.back),
    CommandRow(Command.HELP, ("hjälp", "hjalp", "?", "hej"), ("help", "hi", "hello"), show_help),
)
HANDLES: dict[Command, Handle] = {row.command: row.handle for row in TABLE}
_BY_WORD = {word: row.command for row in TABLE for word in row.swedish + row.english}


@dataclass(frozen=True, slots=True)
class Asked:
    """The command found (none when the first word is not close to any) and the words after it."""

    command: Command | None
    rest: tuple[Word, ...]
    first: str = ""


def find_command(words: list[Word]) -> Asked:
    """The command that the words begin with; a slip of a letter or two is understood. No words at all ask for help."""
    if not words:
        return Asked(Command.HELP, ())
    first = words[0].low.lstrip("/")
    if first == "mvp" and len(words) > 1:
        return find_command(words[1:])
    if first.startswith(("lektion", "lesson", "pass")) and len(words) > 1:
        return Asked(Command.LOG, tuple(words), first)
    if f"{first} {words[1].low if len(words) > 1 else ''}" in _BY_WORD:
        return Asked(_BY_WORD[f"{first} {words[1].low}"], tuple(words[2:]), first)
    command = _BY_WORD.get(first) or _close(first)
    if command in (None, Command.HELP) and _tells_of_lesson(words):
        return Asked(Command.LOG, tuple(words), first)
    return Asked(command, tuple(words[1:] if command else words), first)


def _tells_of_lesson(words: list[Word]) -> bool:
    """`vi hade lektion 5 med 7B i tisdags`, `7B lektion 5`, `5 7B igår`: a log without the word for it."""
    numbers = any(number_of(word.low) is not None for word in words)
    lesson = any(re.match(r"(?:lektion|lesson|pass\b|l\d)", word.low) for word in words)
    return numbers and (lesson or (len(words) <= 4 and any(looks_like_label(word.low) for word in words)))


def _close(first: str) -> Command | None:
    if len(first) < 4 or first.startswith(("lektion", "lesson")):
        return None
    near = get_close_matches(first, [word for word in _BY_WORD if len(word) > 3], n=1, cutoff=0.75)
    return _BY_WORD[near[0]] if near else None


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the help button."""

    @press(app, deps, Press.SHOW_HELP)
    async def on_help(pressed: Pressed) -> Shown:
        locale = await deps.locale(pressed.caller)
        return Below(locale, _help(locale))
