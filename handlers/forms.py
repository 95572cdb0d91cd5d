"""Reading forms that were sent in: the values filled in, and what the bot let the form remember when it opened.

Slack keeps the memory in the form's `private_metadata`.
"""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

from handlers.bodies import (
    Body,
    BrokenBody,
    Member,
    read_list,
    read_member,
    read_part,
    read_text,
    read_value,
    read_whole_number,
)
from models.lessons import Adaptation, Engagement, Manner
from surfaces.kit import Block, FormField


class FormValues:
    """The values of a form, by field. Reading raises BrokenBody for a value that no form of the bot can hold."""

    def __init__(self, view: Block) -> None:
        self._values = read_part(view, "state", "values")

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that the form has."""
        return tuple(self._values)

    def _field(self, field: str) -> Body:
        return read_part(self._values, field, field)

    def read_choice(self, field: str) -> str:
        """The value of the option chosen; empty where none is."""
        return read_text(self._field(field), "selected_option", "value")

    def read_chosen_id(self, field: str) -> int:
        """The row id that the chosen option stands for. Raises BrokenBody where none is chosen."""
        return read_whole_number(self.read_choice(field))

    def read_member(self, field: str, kind: type[Member]) -> Member | None:
        """The chosen option as a member of the enum `kind`; None where none is chosen."""
        value = self.read_choice(field)
        return read_member(kind, value) if value else None

    def read_choices(self, field: str) -> list[str]:
        """The values of the options chosen."""
        return [read_text(option, "value") for option in read_list(self._field(field), "selected_options")]

    def read_number(self, field: str) -> int | None:
        """A whole number; None where the field is empty."""
        value = self.read_text(field)
        return read_whole_number(value) if value else None

    def read_text(self, field: str) -> str:
        """Free text."""
        return read_text(self._field(field), "value")

    def read_day(self, field: str) -> date | None:
        """A day; None where none is chosen."""
        value = read_text(self._field(field), "selected_date")
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as problem:
            raise BrokenBody() from problem

    def read_required_day(self, field: str) -> date:
        """A day in a field that must be filled in. Raises BrokenBody where it is missing."""
        day = self.read_day(field)
        if day is None:
            raise BrokenBody()
        return day

    def read_time(self, field: str) -> time | None:
        """A local time of day; None where none is chosen."""
        value = read_text(self._field(field), "selected_time")
        try:
            return time.fromisoformat(value) if value else None
        except ValueError as problem:
            raise BrokenBody() from problem

    def read_users(self, field: str) -> tuple[str, ...]:
        """The Slack ids of the people chosen."""
        return tuple(user for user in read_list(self._field(field), "selected_users") if isinstance(user, str))

    def read_how_it_went(self) -> dict[str, Any]:
        """The fields on how a lesson went, as keyword arguments for `HowItWent` or `LogDraft`.

        Adaptations chosen without a manner mean that the lesson was adapted.
        """
        adaptations = tuple(read_member(Adaptation, value) for value in self.read_choices(FormField.ADAPTATIONS))
        manner = self.read_member(FormField.MANNER, Manner) or (Manner.ADAPTED if adaptations else None)
        return {
            "manner": manner,
            "adaptations": adaptations,
            "minutes": self.read_number(FormField.MINUTES),
            "engagement": self.read_member(FormField.ENGAGEMENT, Engagement),
        }


class FormMemory:
    """What `write_metadata` gave a form to remember. Raises BrokenBody for text that it can't have written."""

    def __init__(self, view: Block) -> None:
        try:
            found = json.loads(read_text(view, "private_metadata") or "{}")
        except (ValueError, RecursionError) as problem:
            raise BrokenBody() from problem
        if not isinstance(found, dict):
            raise BrokenBody()
        self._values = found

    def read_text(self, name: str) -> str:
        """A text; empty where the form remembers none."""
        return read_text(self._values, name)

    def read_id(self, name: str) -> int:
        """A row's id. Raises BrokenBody where the form remembers none of that name."""
        value = read_value(self._values, name)
        return read_whole_number(str(value)) if isinstance(value, int) else read_whole_number(self.read_text(name))

    def read_any(self, name: str) -> Any:
        """Anything else, as it was written; None where the form remembers none."""
        return read_value(self._values, name)


def write_metadata(**values: Any) -> str:
    """What a form is to remember until it is sent in, as JSON. Empty values are left out.

    Letters such as å are not escaped: a plan of many classes has to fit in Slack's 3,000 characters.
    """
    kept = {name: value for name, value in values.items() if value}
    return json.dumps(kept, separators=(",", ":"), ensure_ascii=False)
