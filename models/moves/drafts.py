"""What a person said about moving or cancelling lessons, understood but not yet worked out; and what it may raise.

While the new days are shown the draft travels in a button's value (`surfaces/kit/packed_drafts.py`): nothing is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum

from models.courses import CancelReason


class Deed(StrEnum):
    """Moved to another day, or cancelled: then the lesson itself is still to be held."""

    MOVE = "move"
    CANCEL = "cancel"


class MoveQuestion(StrEnum):
    """What is asked about before the new days can be worked out."""

    WHICH_CLASS = "which_class"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class MoveDraft:
    """A move as said. Empty fields were not said.

    The lessons meant are those of `number`, or lie between `first` and `last`; with `whole`, all that lie there. The
    new day is `to_day`, or the same weekday in the week of `to_week`, or `shift` days from the present one.
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
    other_day: date | None = None  # the weekday said disagrees with `to_day`: this is the day the weekday means
    to_week: date | None = None
    shift: int | None = None
    at: time | None = None
    alone: bool = False  # the lessons after it stay where they are; of a cancelled one: it gets no new day
    reason: CancelReason | None = None
    seen: int | None = None  # what was shown of it: another outcome is not what the person said yes to

    @property
    def says_where(self) -> bool:
        """Whether the new day or time was said; a cancelled lesson needs none."""
        return self.deed is Deed.CANCEL or any(
            field_value is not None for field_value in (self.to_day, self.to_week, self.shift, self.at)
        )

    def within(self, day: date) -> bool:
        """Whether the day is one of those spoken of."""
        return bool(self.first and self.last and self.first <= day <= self.last)

    def new_day(self, old: date | None, weekday: int | None) -> date | None:
        """The day a lesson comes to lie on; `weekday` (1 Monday) is the course's own. None where nothing tells."""
        if self.to_day:
            return self.to_day
        if self.to_week:
            place = old.isoweekday() if old else weekday
            return self.to_week + timedelta(days=place - 1) if place else None
        return old + timedelta(days=self.shift or 0) if old else None


@dataclass(frozen=True, slots=True)
class MoveChoice:
    """One answer to a question: its words, and the draft it leads to."""

    draft: MoveDraft
    words: dict[str, str | date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MoveAsk:
    """A question in place of the new days; nothing is stored."""

    question: MoveQuestion
    choices: tuple[MoveChoice, ...]


def ask_weekday(draft: MoveDraft) -> MoveAsk | None:
    """The weekday said and the date said are two days: which one is meant is asked (never guessed)."""
    if draft.to_day is None or draft.other_day is None:
        return None
    days = sorted({draft.to_day, draft.other_day})
    choices = tuple(MoveChoice(replace(draft, to_day=day, other_day=None), {"day": day}) for day in days)
    return MoveAsk(MoveQuestion.WEEKDAY, choices)
