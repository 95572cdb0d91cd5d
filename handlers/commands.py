"""The table of commands, and finding the one that was typed. The help is made from the same table.

Each handler module has its own rows in `COMMANDS`. How to add one is in CONTRIBUTING.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
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
    titles,
    undo,
)
from handlers.context import Command, Deps, Reply, TypedWords
from handlers.press import Below, Pressed, Shown, listen_to
from handlers.words import (
    ILL_WORDS,
    Speech,
    Word,
    is_date_word,
    is_lesson_word,
    is_number_noun,
    number_of,
    places_of_order,
    speech_of,
    words_of_measure,
)
from models.calendar import local_day
from models.courses import CourseStatus, looks_like_label, own_courses, visible_courses
from models.db import Db
from models.lessons import held_numbers, logs_of, next_number
from models.people import Actor, Caller, May
from models.programmes import lesson_nouns
from surfaces import help as surface
from surfaces.kit import Message, Press


async def show_help(deps: Deps, typed: TypedWords) -> Reply:
    """`hjälp`: what the person can do."""
    return await _build_help(deps, typed.caller)


async def _build_help(deps: Deps, caller: Caller) -> Message:
    now = deps.now()

    def question(db: Db, actor: Actor) -> tuple[Actor, surface.HelpExample | None]:
        return actor, _find_example(db, actor, local_day(now, actor.timezone))

    locale, (actor, example) = await deps.look(caller, question)
    words = {command.name: (command.swedish if locale == "sv" else command.english)[0] for command in TABLE}
    groups = [
        (group, tuple((name, words[name]) for name in names))
        for group, names in (
            ("lessons", ("log", "undo", "change", "reflect") if actor.logs else ()),
            ("plan", _list_plan_commands(actor)),
            ("school", _list_school_commands(actor)),
            ("me", ("reminders", "snooze", "away", "back", "help")),
        )
        if names
    ]
    return surface.show_help(locale, surface.HelpFacts(tuple(groups), actor.logs, example))


def _list_plan_commands(actor: Actor) -> tuple[str, ...]:
    sees_classes = bool(actor.sites_where(May.SEE_CLASS)) or actor.may_with_own(May.SEE_CLASS)
    moves = ("move", "cancel", "milestones") if actor.may_with_own(May.PLAN) or actor.sites_where(May.PLAN) else ()
    return ("status", *(("schedule",) if sees_classes else ()), *moves)


def _list_school_commands(actor: Actor) -> tuple[str, ...]:
    plans = ("plan", "end", "merge", "title", "turn_year") if actor.sites_where(May.PLAN) else ()
    return (*plans, "school_year", *(("hours",) if actor.sites_where(May.SEE_HOURS) else ()))


def _find_example(db: Db, actor: Actor, today: date) -> surface.HelpExample | None:
    """A class of the person's own, else of their school, with its next lesson; None above the schools."""
    courses = own_courses(db, actor, today) or visible_courses(db, actor, May.SEE_CLASS, today)
    running = [course for course in courses if course.status is CourseStatus.RUNNING]
    if not running:
        return None
    course, logs = running[0], logs_of(db, [running[0].id])[running[0].id]
    after = max(held_numbers(course, logs), default=0) + 1  # of a group that meets as often as it likes
    return surface.HelpExample(course, next_number(course, logs) or min(after, course.total or after))


async def answer_report(deps: Deps, typed: TypedWords) -> Reply:
    """`rapport`: it is not here, and what is."""
    return surface.show_no_report(await deps.find_locale(typed.caller))


async def answer_thanks(deps: Deps, typed: TypedWords) -> Reply:
    """`tack`: a thank you is answered."""
    return surface.show_thanks(await deps.find_locale(typed.caller))


async def offer_other_ways(deps: Deps, typed: TypedWords) -> Reply:
    """The words speak of a lesson and tell of none that was held: nothing is stored, and other ways are offered."""
    return surface.show_nothing_held(await deps.find_locale(typed.caller))


COMMANDS = (
    Command("help", ("hjälp", "hjalp", "?", "hej"), ("help", "hi", "hello"), show_help),
    Command("report", ("rapport", "lägesrapport", "lägesrapporten"), ("report",), answer_report),
)
TABLE: tuple[Command, ...] = (
    *lessons.COMMANDS,
    *undo.COMMANDS,
    *titles.COMMANDS,
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
_NUMBERS = re.compile(r"\d{1,2}(?:[-+&]\d{1,2})+")
_BY_NAME = {command.name: command for command in TABLE}
_BY_WORD = {word: command for command in TABLE for word in command.swedish + command.english}


@dataclass(frozen=True, slots=True)
class FoundCommand:
    """The command found (none where no words are close to any), and the words that belong to it.

    `ordered` says that the command was typed, and not found out of what the words tell.
    """

    command: Command | None
    rest: tuple[Word, ...]
    first: str = ""
    ordered: bool = True


# Nouns and answers that begin a command but mean nothing of it inside a sentence.
_ONLY_FIRST = {
    "done", "save", "name", "change", "year", "plan", "hours", "timmar", "kalender", "kalendern", "calendar", "title",
    "titel", "hi", "hello", "hej", "?", "läge", "läget", "läsår", "läsåret", "mute", "schema", "schemat", "planering",
    "progress", "logged", "log", "schedule", "hjälp", "help", "planera", "ledig", "reflektion", "reflection",
    "tyst", "pausa",
    "andra", "inställd", "inställt", "spara", "rapportera", "away", "correct", "edit", "undo", "cancel", "move", "back",
    "tillbaka", "rätta", "rapport", "report",
}  # fmt: skip
_GREETINGS = {"hej", "hi", "hello"}
# What may stand before a command inside a sentence.
_REQUEST_WORDS = {
    "hej", "hallå", "hejsan", "tja", "tjena", "hi", "hello", "god", "morgon", "dag", "mvp", "boten", "snälla",
    "please", "och", "så", "men", "nu", "kan", "kunde", "du", "ni", "vill", "ville", "skulle", "vilja", "jag",
    "vi", "är", "blir", "kommer", "vara", "behöver", "måste", "få", "får", "gärna", "att", "hjälpa", "mig", "med",
    "can", "could", "you", "i", "i'm", "am", "want", "need", "to", "would", "like",
}  # fmt: skip
# What answers words that are no command: those of a command that fits, or an answer that nobody types a word for.
ANSWERS = {
    Speech.STATUS: _BY_NAME["status"],
    Speech.SCHEDULE: _BY_NAME["schedule"],
    Speech.HELP: _BY_NAME["help"],
    Speech.AWAY: _BY_NAME["away"],
    Speech.THANKS: Command("thanks", (), (), answer_thanks),
    Speech.NOT_HELD: Command("not-held", (), (), offer_other_ways),
}


def find_command(words: list[Word], text: str) -> FoundCommand:
    """The command that the words begin with, have among their first ones, or tell of in a sentence.

    A slip of a letter or two is understood. No words at all ask for help. `text` is the words as typed.
    """
    if not words:
        return FoundCommand(_BY_WORD["help"], ())
    first = words[0].low.lstrip("/")
    if first == "mvp" and len(words) > 1:
        return find_command(words[1:], text)
    typed = _find_typed_command(words, first)
    if typed is None and _describes_lesson(words):
        typed = FoundCommand(_BY_WORD["log"], tuple(words), first, ordered=False)
    if typed is not None and typed.command is not _BY_WORD["log"]:
        return typed
    speech = speech_of(words, text)
    if speech is Speech.HELD:
        return typed or FoundCommand(_BY_NAME["help"] if first in _GREETINGS else None, tuple(words), first)
    if typed is None and speech is Speech.NOT_HELD and not _is_about_lessons(words):
        return FoundCommand(None, tuple(words), first)
    rest = tuple(words) if speech is Speech.AWAY else _keep_labels(words)
    return FoundCommand(ANSWERS[speech], rest, first, ordered=False)


def _is_about_lessons(words: list[Word]) -> bool:
    """Whether words that tell of no lesson held are about lessons or being away all the same."""
    return bool(_keep_labels(words)) or any(is_lesson_word(word.low) or word.low in ILL_WORDS for word in words)


def _find_typed_command(words: list[Word], first: str) -> FoundCommand | None:
    follows = words[1].low if len(words) > 1 else ""
    if first == "andra" and is_date_word(follows):
        return None
    if f"{first} {follows}" in _BY_WORD:
        return FoundCommand(_BY_WORD[f"{first} {follows}"], tuple(words[2:]), first)
    command = _BY_WORD.get(first) or _find_close_command(first)
    greets = first in _GREETINGS
    if command is not None and (len(words) == 1 or not greets):
        return FoundCommand(command, tuple(words[1:]), first)
    return _find_inner_command(words, first)


def _find_inner_command(words: list[Word], first: str) -> FoundCommand | None:
    """A command behind a greeting or a request: `hej kan du flytta lektion 6`, `jag är borta till fredag`.

    Elsewhere in a sentence its word means something else: `tavlan fick vi radera`.
    """
    for at in range(1, len(words)):
        if words[at - 1].low not in _REQUEST_WORDS:
            return None
        pair = f"{words[at].low} {words[at + 1].low}" if at + 1 < len(words) else ""
        command, taken = (_BY_WORD[pair], 2) if pair in _BY_WORD else (_BY_WORD.get(words[at].low), 1)
        if command is None or words[at].low in _ONLY_FIRST:
            continue
        rest = words if command is _BY_WORD["log"] else words[at + taken :]
        return FoundCommand(command, tuple(rest), first)
    return None


def _keep_labels(words: list[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if looks_like_label(word.low) and not is_number_noun(word.low))


def _describes_lesson(words: list[Word]) -> bool:
    """`vi hade lektion 5 med 7B i tisdags`, `7B lektion 5`, `5 7B igår`: a log without the word for it."""
    numbers = _has_number(words)
    lesson = any(is_lesson_word(word.low) or is_number_noun(word.low) for word in words)
    ordered = bool(places_of_order(words))
    return ordered or lesson or (numbers and any(looks_like_label(word.low) for word in words))


def _has_number(words: list[Word]) -> bool:
    """Whether a number stands among the words that may be a lesson's: none that counts or names other things."""
    at = 0
    while at < len(words):
        measured = words_of_measure(words, at)
        if not measured and (number_of(words[at].low) is not None or _NUMBERS.fullmatch(words[at].low)):
            return True
        at += measured or 1
    return False


def _find_close_command(first: str) -> Command | None:
    if len(first) < 4 or is_lesson_word(first) or get_close_matches(first, sorted(lesson_nouns()), n=1, cutoff=0.75):
        return None
    close_words = get_close_matches(first, [word for word in _BY_WORD if len(word) > 3], n=1, cutoff=0.75)
    return _BY_WORD[close_words[0]] if close_words else None


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the help button."""

    @listen_to(app, deps, Press.SHOW_HELP)
    async def on_help(pressed: Pressed) -> Shown:
        locale = await deps.find_locale(pressed.caller)
        return Below(locale, await _build_help(deps, pressed.caller))
