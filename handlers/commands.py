"""The command table: every word `/mvp` understands, in both languages. Help and manifest are made from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from handlers.words import Word, number_of
from models.courses import looks_like_label
from models.programmes import lesson_nouns


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
    """A command with its words, the one to show first."""

    command: Command
    swedish: tuple[str, ...]
    english: tuple[str, ...]


TABLE = (
    CommandRow(Command.LOG, ("logga", "log", "spara", "registrera", "rapportera"), ("log", "logged", "save", "done")),
    CommandRow(Command.REFLECT, ("reflektera", "reflektion"), ("reflect", "reflection")),
    CommandRow(Command.CHANGE, ("ändra", "andra", "rätta"), ("change", "edit", "correct")),
    CommandRow(Command.UNDO, ("ångra", "angra", "radera", "ta bort"), ("undo",)),
    CommandRow(Command.SCHEDULE, ("schema", "schemat"), ("schedule", "calendar")),
    CommandRow(Command.STATUS, ("status", "läge", "läget"), ("status", "progress")),
    CommandRow(Command.PLAN, ("planera", "planering"), ("plan", "planning")),
    CommandRow(Command.HOURS, ("timmar", "tjänstefördelning"), ("hours",)),
    CommandRow(Command.MOVE, ("flytta", "skjut upp"), ("move", "postpone")),
    CommandRow(Command.CANCEL, ("ställ in", "stall in", "inställd", "inställt"), ("cancel",)),
    CommandRow(Command.TITLE, ("titel", "döp"), ("title", "name")),
    CommandRow(
        Command.MILESTONES, ("milstolpar", "hållpunkter", "hallpunkter", "booster"), ("milestones", "milestone")
    ),
    CommandRow(Command.SCHOOL_YEAR, ("läsår", "läsåret", "lasar", "kalender", "kalendern"), ("year", "school year")),
    CommandRow(
        Command.TURN_YEAR, ("nytt läsår", "läsårsskifte", "läsårsskiftet", "nytt lasar"), ("new year", "rollover")
    ),
    CommandRow(
        Command.REMINDERS,
        ("påminnelser", "paminnelser", "påminnelse", "inställningar"),
        ("reminders", "reminder", "settings"),
    ),
    CommandRow(Command.SNOOZE, ("tyst", "pausa", "snooza"), ("snooze", "mute")),
    CommandRow(Command.AWAY, ("borta", "ledig"), ("away",)),
    CommandRow(Command.BACK, ("tillbaka",), ("returned",)),
    CommandRow(Command.HELP, ("hjälp", "hjalp", "?", "hej"), ("help", "hi", "hello")),
)
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
    if (first.startswith(("lektion", "lesson", "pass")) or first in lesson_nouns()) and len(words) > 1:
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
    lesson = any(re.match(r"(?:lektion|lesson|pass\b|l\d)", w.low) or w.low in lesson_nouns() for w in words)
    return numbers and (lesson or (len(words) <= 4 and any(looks_like_label(word.low) for word in words)))


def _close(first: str) -> Command | None:
    if len(first) < 4 or first.startswith(("lektion", "lesson")):
        return None
    near = get_close_matches(first, [word for word in _BY_WORD if len(word) > 3], n=1, cutoff=0.75)
    return _BY_WORD[near[0]] if near else None
