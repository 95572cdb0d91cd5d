"""What the product makes of a line of the corpora, and whether that is right."""

from __future__ import annotations

from enum import StrEnum

from handlers.commands import find_command
from handlers.words import read_log, split
from models.db import BadInput
from models.guard import Sureness, inspect
from models.lessons import LogDraft, Precision, Source
from tests.language.corpus import STAFF, TODAY, Phrase


class Fate(StrEnum):
    """What becomes of a text."""

    STORED = "stored"
    ASKED = "asked"
    STOPPED = "stopped"


class Outcome(StrEnum):
    """What becomes of a phrase."""

    STORED = "stored"  # rightly
    PROPOSED = "proposed"  # rightly, and saved by one tap
    ASKED = "asked"  # for its day or its lesson, rightly
    NONE = "none"  # rightly nothing
    STORED_WRONGLY = "stored wrongly"
    PROPOSED_WRONGLY = "proposed wrongly"
    MISSED = "missed"
    UNDONE_WRONGLY = "undone wrongly"  # the words were taken for an order to take something back


RIGHT = {Outcome.STORED, Outcome.PROPOSED, Outcome.ASKED, Outcome.NONE}


def fate_of(text: str) -> Fate:
    """What the guard makes of a text."""
    findings = inspect(text, STAFF)
    if any(finding.sureness is Sureness.CERTAIN for finding in findings):
        return Fate.STOPPED
    return Fate.ASKED if findings else Fate.STORED


def outcome_of(phrase: Phrase) -> Outcome:
    """What becomes of a phrase, up to the draft that the log rule is given."""
    found = find_command(split(phrase.words), phrase.words)
    if found.command and found.command.name == "undo" and phrase.meaning not in ("none undo", "none cancel"):
        return Outcome.UNDONE_WRONGLY
    draft = read_draft(phrase.words)
    if phrase.meaning.startswith("none"):
        if draft is None:
            return Outcome.NONE
        return Outcome.PROPOSED_WRONGLY if _is_asked(draft) else Outcome.STORED_WRONGLY
    if draft is None:
        return Outcome.MISSED
    if _is_meant(draft, phrase.meaning):
        if draft.days or not draft.numbers:
            return Outcome.ASKED
        return Outcome.PROPOSED if draft.doubted else Outcome.STORED
    return Outcome.PROPOSED_WRONGLY if _is_asked(draft) else Outcome.STORED_WRONGLY


def read_draft(words: str) -> LogDraft | None:
    """The draft of a log, None where the words lead elsewhere or are refused."""
    found = find_command(split(words), words)
    if found.command is None or found.command.name != "log":
        return None
    try:
        draft = read_log(found.rest, today=TODAY, source=Source.SLASH, ordered=found.ordered)
    except BadInput:
        return None
    return None if draft.when and draft.when.day and draft.when.day > TODAY else draft


def stores_at_once(words: str) -> bool:
    """Whether a log is made of the words without a question."""
    draft = read_draft(words)
    return draft is not None and not _is_asked(draft)


def _is_asked(draft: LogDraft) -> bool:
    return draft.doubted or bool(draft.days) or not draft.numbers


def _is_meant(draft: LogDraft, meaning: str) -> bool:
    _, lessons, label, day = meaning.split()
    numbers = () if lessons == "-" else tuple(int(number) for number in lessons.split(","))
    labels = () if label == "-" else (label,)
    if draft.numbers != numbers or tuple(said.upper() for said in draft.labels) != labels:
        return False
    return day == "-" or (_is_open(draft) if day == "?" else _has_day(draft, day))


def _is_open(draft: LogDraft) -> bool:
    """Whether the day is asked for, or kept as a week."""
    whole = draft.when is not None and draft.when.precision is Precision.DAY
    return bool(draft.days) or draft.other_day is not None or not whole


def _has_day(draft: LogDraft, day: str) -> bool:
    said = {draft.when.day if draft.when else None, draft.other_day, *draft.days}
    return day in {one.isoformat() for one in said if one}
