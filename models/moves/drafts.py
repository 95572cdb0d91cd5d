"""The draft of a move: what the user wants moved and where to, before the new days are worked out.

While the new days are shown, it travels in a button's value (`surfaces/kit/packed_drafts.py`): nothing is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum

from models.calendar import is_far
from models.courses import CancelReason

FARTHEST = timedelta(days=366)  # a lesson is moved within the year ahead


class Deed(StrEnum):
    """What is done to a lesson. A cancelled one is still to be held, on another day or later."""

    MOVE = "move"
    CANCEL = "cancel"


class MoveQuestion(StrEnum):
    """What the user is asked before the new days can be worked out."""

    WHICH_CLASS = "which_class"
    WEEKDAY = "weekday"
    FAR_DAY = "far_day"


@dataclass(frozen=True, slots=True)
class MoveDraft:
    """A move as the user put it. An empty field was not mentioned.

    The lessons are those with `number`, or the first one between the days `first` and `last`; with `whole`, all of
    them. The new day is `to_day`, or the same weekday in the week that begins on `to_week`, or `shift` days
    from the present one.
    """

    deed: Deed
    number: int | None = None
    labels: tuple[str, ...] = ()
    course_ids: tuple[int, ...] = ()
    programme: str | None = None
    series: str | None = None
    first: date | None = None
    last: date | None = None
    whole: bool = False
    own: bool = False  # only the classes that the actor leads
    to_day: date | None = None
    other_day: date | None = None  # where the weekday given does not fit `to_day`: the day that the weekday means
    to_week: date | None = None
    shift: int | None = None
    at: time | None = None
    alone: bool = False  # the lessons after it keep their days; a cancelled lesson gets no new day
    reason: CancelReason | None = None
    sure: bool = False  # a day in another school year or far ahead is meant
    seen: int | None = None  # checksum of the new days that were shown: saving refuses any others

    @property
    def says_where(self) -> bool:
        """Whether a new day or time was given; a cancelled lesson needs none."""
        return self.deed is Deed.CANCEL or any(
            field_value is not None for field_value in (self.to_day, self.to_week, self.shift, self.at)
        )

    def within(self, day: date) -> bool:
        """Whether the day lies between `first` and `last`."""
        return bool(self.first and self.last and self.first <= day <= self.last)

    def new_day(self, old: date | None, weekday: int | None) -> date | None:
        """The new day of a lesson planned on `old`; None where it can't be told.

        `weekday` is the course's own (1 Monday to 7 Sunday), for a lesson that has no day.
        """
        if self.to_day:
            return self.to_day
        if self.to_week:
            place = old.isoweekday() if old else weekday
            return self.to_week + timedelta(days=place - 1) if place else None
        return old + timedelta(days=self.shift or 0) if old else None


@dataclass(frozen=True, slots=True)
class MoveChoice:
    """One answer to a question: the words that its button's text is filled in with, and the draft it leads to."""

    draft: MoveDraft
    words: dict[str, str | date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MoveAsk:
    """A question to the user, asked instead of showing new days. Nothing is stored."""

    question: MoveQuestion
    choices: tuple[MoveChoice, ...]


def ask_far_day(draft: MoveDraft, today: date) -> MoveAsk | None:
    """The question whether a day in another school year, or far ahead, is meant; None where there is no doubt."""
    day = draft.to_day or draft.to_week
    if day is None or draft.sure or not today < day <= today + FARTHEST or not is_far(day, today):
        return None
    return MoveAsk(MoveQuestion.FAR_DAY, (MoveChoice(replace(draft, sure=True), {"day": day}),))


def ask_weekday(draft: MoveDraft) -> MoveAsk | None:
    """The question which day is meant, where the weekday and the date given are two different days; else None."""
    if draft.to_day is None or draft.other_day is None:
        return None
    days = sorted({draft.to_day, draft.other_day})
    choices = tuple(MoveChoice(replace(draft, to_day=day, other_day=None), {"day": day}) for day in days)
    return MoveAsk(MoveQuestion.WEEKDAY, choices)
