"""Reads the bot's Swedish texts as a person does. All patterns are here: a changed text is changed here as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SAVED = re.compile(r"^Sparat: ", re.MULTILINE)
JOINED = re.compile(r"har redan sparat ")
NOT_HELD = re.compile(r"^Noterat: .* blev inte av", re.MULTILINE)
MOVED = re.compile(r"^Flyttat: ", re.MULTILINE)
TAKEN_BACK = re.compile(r"^(?:Borttaget: |Du står inte längre med på )", re.MULTILINE)
AWAY = re.compile(r"^Jag är tyst ", re.MULTILINE)
REFLECTED = re.compile(r"^Din reflektion om .* är sparad\.", re.MULTILINE)
READING_ASKED = re.compile(r"^Jag förstår det så här: ", re.MULTILINE)
ORDER_ASKED = re.compile(r"^[Ll]ektion (.+) är inte sparade? för (\S+), och .*\. Vad stämmer\?", re.MULTILINE)
DAY_ASKED = re.compile(r"^Planerad .+\. Hölls lektion \d+ .+\?$", re.MULTILINE)
CHANGED = re.compile(r"^Ändrat: ", re.MULTILINE)
SAVE, HAD_TOO, WAS_FIRST, LEFT_TO_HOLD = "Spara", "Vi har haft de", "Det här var ", ("Den är kvar", "De är kvar")
YES_DAY, NOT_YET, NO_BUT_DAY = "Ja, ", "Nej, inte än", "Nej, "
MANNERS = {"as_manual": "Som i manualen", "adapted": "Anpassad", "part_left_out": "En del utelämnad"}
MISSED = "Blev inte av"
FOLLOW, ALONE, MOVE = "Flytta, resten följer", "Bara den här", "Flytta"
REFLECT, SHARE = "Reflektion", "Delas i kunskapsbanken"
WENT_WELL, WHO_READS = "Det gick bra", "Vem får läsa?"
COURSE, LESSON, LESSON_DAY = "Klass", "Lektion", "Dag"
WAS_HELD = ("Ja", "Redan hållet")
LETTER_YES, LETTER_NO, LETTER_ASK, DONE = "Ja", "Nej", "Fråga ledarna", "Klar"
LETTER_ALL, LETTER_WALK, NEW_DAY = "Alla hölls", "Gå igenom", "Ny dag"
WALK_HELD, WALK_MISSED = "Hölls", "Blev inte av"
WALKED_MISSED = re.compile(r"^[Ll]ektion .+ med \S+ blev inte av, och är kvar att hålla\.", re.MULTILINE)
STRUCK_MOVED = re.compile(r"^Flytta (?:alla )?(?:till nästa vecka|\d+ veckor framåt)$")
STRUCK_LEFT, LEFT_SAID = "Låt dem ligga", re.compile(r"^De ligger kvar\. ", re.MULTILINE)
FOLLOWED = re.compile(r" följer efter, ")
YEAR_WORD, ADD_DAYS, DAY_KIND, FIRST_DAY = "läsår", "Lägg in dagar", "Vad är det?", "Från"
STUDY_DAY = "study_day"
AGAIN, AGAIN_ASKED, AGAIN_CHOICES = "Fråga igen", "När ska jag fråga igen?", ("Om en timme", "I morgon")
AGAIN_SAID = re.compile(r"^Jag frågar igen ", re.MULTILINE)
TERM_OVER = re.compile(r"^\*Terminen är slut\. ", re.MULTILINE)
SUMMER = re.compile(r"^Ha en fin sommar\.", re.MULTILINE)
TERM_STARTS = re.compile(r"^Nästa termin börjar (\w+dag \d+ \w+)\.", re.MULTILINE)
ALL_CLASSES = "Öppna alla klasser"
YES_TO_A_DAY = ("Dagen stämmer", "Jag kommer")
DONE_SAID = re.compile(r"^Klart: | är redan klart\.", re.MULTILINE)
LEADERS_ASKED = re.compile(
    r"^Jag frågar .+ om |har redan fått frågan om |använder inte Slack, så jag når dem inte", re.MULTILINE
)

_LESSON = r"lektion (\d+)(?:, ”[^”]*”)? med"  # with the title that a school may have given it
_QUESTION = re.compile(rf"^Hur gick {_LESSON} (\S+?)(?: \w+ \d+ \w+)?\? Ett tryck", re.MULTILINE)
_ASKED = re.compile(rf"^Koordinatorn undrar: blev {_LESSON} (\S+) av .+?\?", re.MULTILINE)
_REMINDER = re.compile(rf"^[^:\n]+: {_LESSON} (\S+?)(?: i .*?)?(?:,|\.)", re.MULTILINE)
_MILESTONE = re.compile(
    r"^(?:[^:\n]+: )?([^:,\n]+?) för ([^:,?\n]+(?:, [^:,?\n]+ och [^:,?\n]+)?)(?:,|: passar )", re.MULTILINE
)
_LOG_TOLD = re.compile(r"^(\S+) har sparat lektion (.+?) med (\S+), (.+)\. Du behöver inte", re.M)
_WHY = re.compile(r"^Du får (?:det här|brevet) för att ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LessonAsked:
    """A question about a lesson, or a reminder of one: `by_coordinator` asked, or the bot by itself."""

    label: str
    number: int
    by_coordinator: bool = False


@dataclass(frozen=True, slots=True)
class LogTold:
    """What leaders are told of a log: by whom, by given name, the lessons, the class and their days, each day once."""

    by: str
    numbers: str
    label: str
    days: list[str]


def is_unasked(text: str) -> bool:
    """Whether the bot sent a text on its own: it says then why it came."""
    return bool(_WHY.search(text))


def read_question(text: str) -> LessonAsked | None:
    """The question how a lesson went; None for another text."""
    if found := _QUESTION.search(text):
        return LessonAsked(found[2], int(found[1]))
    if found := _ASKED.search(text):
        return LessonAsked(found[2], int(found[1]), by_coordinator=True)
    return None


def read_reminder(text: str) -> LessonAsked | None:
    """The reminder of a coming lesson; None for another text."""
    found = _REMINDER.search(text) if _WHY.search(text) else None
    return LessonAsked(found[2], int(found[1])) if found else None


def read_milestone(text: str) -> tuple[str, list[str]] | None:
    """What a reminder of a milestone names, and the classes it is about; None for another text."""
    found = _MILESTONE.search(text)
    if not found or not _WHY.search(text):
        return None
    return found[1], re.split(r", | och ", found[2])


def read_meeting(said: str) -> tuple[str, str]:
    """What has passed and whose it is, a class or a team, out of a question in a letter: `nollbasmätning`, `7A`."""
    found = re.search(r"\*(.+?) för (.+?)\*", said)
    return (found[1][:1].lower() + found[1][1:], found[2]) if found else ("", "")


def read_missing(text: str) -> list[int] | None:
    """The lessons that the bot misses before one; None where it does not ask about the order."""
    found = ORDER_ASKED.search(text)
    if not found:
        return None
    return read_numbers(found[1])


def read_numbers(said: str) -> list[int]:
    """`3, 5 och 7–9` as numbers."""
    spans = [piece.split("–") for piece in re.split(r", | och ", said)]
    return [number for span in spans for number in range(int(span[0]), int(span[-1]) + 1)]


def read_log_told(text: str) -> LogTold | None:
    """What leaders are told of a log of somebody else's; None for another text."""
    found = _LOG_TOLD.search(text)
    return LogTold(found[1], found[2], found[3], re.findall(r"\w+dag \d+ \w+", found[4])) if found else None


def say_day(day: date) -> str:
    """`fredag 27 november`, as people type it and the bot writes it."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def say_numbers(numbers: Sequence[int]) -> str:
    """`5`, `5–7`, `5 och 7`, `3, 5 och 7–9`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} och {said[-1]}"
