"""What a person said about a lesson, understood but not yet checked; and the questions it may raise.

While a question is open the draft travels in a button's value (`surfaces/kit/packed_drafts.py`): nothing is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from models.calendar import week
from models.courses import Course

MOST_MINUTES = 600  # a lesson over several sessions included


class Precision(StrEnum):
    """How exactly a day is known; an unknown day stays unknown."""

    DAY = "day"
    WEEK = "week"
    UNKNOWN = "unknown"


class Manner(StrEnum):
    """How a lesson went against its manual (S0: följsamhet)."""

    AS_MANUAL = "as_manual"
    ADAPTED = "adapted"
    PART_LEFT_OUT = "part_left_out"


class Adaptation(StrEnum):
    """The closed list of adaptations (S0: anpassningar, inventory row 78)."""

    PRIOR_UNDERSTANDING = "prior_understanding"
    VOCABULARY = "vocabulary"
    SEATING = "seating"
    SPLIT_GROUP = "split_group"
    ROOM = "room"
    LEADERS = "leaders"
    EXTRA_SUPPORT = "extra_support"
    TIME_SPLIT = "time_split"
    PICTURE_SUPPORT = "picture_support"


class Engagement(StrEnum):
    """How the class as a whole took part."""

    LOW = "low"
    MIXED = "mixed"
    HIGH = "high"


class Source(StrEnum):
    """The door a log came in by."""

    SLASH = "slash"
    DM = "dm"
    MENTION = "mention"
    MODAL = "modal"


class Question(StrEnum):
    """What is asked about before a log is stored; an answer is never a refusal (promise 7)."""

    WHICH_CLASS = "which_class"
    WHICH_LESSON = "which_lesson"
    WHICH_DAY = "which_day"
    READING = "reading"  # whether the words were understood as they were meant
    ORDER = "order"
    NO_SCHOOL_DAY = "no_school_day"
    WEEKDAY = "weekday"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class When:
    """A day, a week (its Monday) or unknown."""

    day: date | None
    precision: Precision

    @classmethod
    def on(cls, day: date) -> When:
        """A known day."""
        return cls(day, Precision.DAY)

    @classmethod
    def in_week(cls, monday: date) -> When:
        """A known week."""
        return cls(monday, Precision.WEEK)

    @property
    def week(self) -> int | None:
        """ISO week number, where known."""
        return week(self.day) if self.day else None

    @property
    def last_day(self) -> date | None:
        """The last day it can have been."""
        return self.day + timedelta(days=4) if self.day and self.precision is Precision.WEEK else self.day


UNKNOWN = When(None, Precision.UNKNOWN)


def is_slack_id(name: str) -> bool:
    """Whether a person was mentioned, and so is told by Slack's id; a name as typed is none."""
    return name.isupper() and name[:1] in "UW"


@dataclass(frozen=True, slots=True)
class LogDraft:
    """A log as said. Empty fields were not said; `settled` holds the questions already answered."""

    source: Source
    numbers: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    course_ids: tuple[int, ...] = ()
    programme: str | None = None
    series: str | None = None
    when: When | None = None
    other_day: date | None = None  # the weekday said disagrees with `when`: this is the day the weekday means
    session: int = 0  # part of a lesson held over several sessions; 0 is the whole
    half: int = 0  # half group; 0 is the whole
    manner: Manner | None = None
    adaptations: tuple[Adaptation, ...] = ()
    minutes: int | None = None
    engagement: Engagement | None = None
    led_with: tuple[str, ...] = ()  # Slack ids, or names as typed
    led_by: tuple[str, ...] = ()  # the same: logged on their behalf
    also_before: tuple[int, ...] = ()  # earlier lessons held too, days unknown
    days: tuple[date, ...] = ()  # of which one is meant, where `when` was said vaguely or in two ways
    leftover: str = ""  # what was not understood of the words, as typed
    doubted: bool = False  # it may be meant otherwise: what was understood is shown before it is stored
    settled: frozenset[Question] = field(default_factory=frozenset)

    def settle(self, question: Question, **changes: Any) -> LogDraft:
        """The draft with a question answered."""
        return replace(self, settled=self.settled | {question}, **changes)

    def without_leftover(self) -> LogDraft:
        """Without the words left over, and without the names among the words: only who was mentioned stays."""
        led_with = tuple(name for name in self.led_with if is_slack_id(name))
        led_by = tuple(name for name in self.led_by if is_slack_id(name))
        return replace(self, leftover="", led_with=led_with, led_by=led_by)

    def once_shown(self) -> LogDraft:
        """The draft behind a question that shows what was understood: only what was left over is still to be told."""
        return self if self.leftover else self.settle(Question.READING)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: the text's name with its words, and the draft it leads to."""

    code: str
    draft: LogDraft
    words: dict[str, str | int | date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of words that can be meant otherwise, and what was left over of them."""

    courses: tuple[Course, ...]
    numbers: tuple[int, ...]
    when: When
    draft: LogDraft
    leftover: str


@dataclass(frozen=True, slots=True)
class MissingBefore:
    """The lessons that a lesson builds on and that are not saved."""

    course: Course
    number: int
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question in place of a log; nothing is stored. `reading` is what was understood, where that is asked about."""

    question: Question
    choices: tuple[Choice, ...]
    words: dict[str, str | int | date] = field(default_factory=dict)
    reading: Reading | None = None
    missing: MissingBefore | None = None  # where the order is asked about

    @property
    def leftover(self) -> str:
        """The words left over that its answers would carry on."""
        return next((choice.draft.leftover for choice in self.choices if choice.draft.leftover), "") or (
            self.reading.leftover if self.reading else ""
        )

    def without_leftover(self) -> Ask:
        """The same question where the words left over may go no further."""
        choices = tuple(
            replace(choice, draft=choice.draft.without_leftover())
            for choice in self.choices
            if choice.code != "save-with-reflection"
        )
        return replace(self, choices=choices, reading=replace(self.reading, leftover="") if self.reading else None)
