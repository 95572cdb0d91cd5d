"""Reading forms: the values filled in, and what a form was told to remember until it is sent in."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

from handlers.bodies import Body, BrokenBody, Member, list_in, member, part_in, text_in, value_in, whole_number
from models.lessons import Adaptation, Engagement, Manner
from surfaces.kit import Block, FormField


class Values:
    """The values of a form, by field. A value that no form of ours can hold raises BrokenBody."""

    def __init__(self, view: Block) -> None:
        self._values = part_in(view, "state", "values")

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that the form has."""
        return tuple(self._values)

    def _field(self, field: str) -> Body:
        return part_in(self._values, field, field)

    def chosen(self, field: str) -> str:
        """The value of the option chosen; empty where none is."""
        return text_in(self._field(field), "selected_option", "value")

    def chosen_id(self, field: str) -> int:
        """The row that the option chosen stands for. Raises BrokenBody where none is chosen."""
        return whole_number(self.chosen(field))

    def member(self, field: str, kind: type[Member]) -> Member | None:
        """The option chosen, as a member of a closed list; None where none is chosen."""
        value = self.chosen(field)
        return member(kind, value) if value else None

    def several(self, field: str) -> list[str]:
        """The values of the options chosen."""
        return [text_in(option, "value") for option in list_in(self._field(field), "selected_options")]

    def number(self, field: str) -> int | None:
        """A whole number; None where the field is empty."""
        value = self.words(field)
        return whole_number(value) if value else None

    def words(self, field: str) -> str:
        """Free text."""
        return text_in(self._field(field), "value")

    def day(self, field: str) -> date | None:
        """A day; None where none is chosen."""
        value = text_in(self._field(field), "selected_date")
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as problem:
            raise BrokenBody() from problem

    def required_day(self, field: str) -> date:
        """A day that Slack does not send the form without. Raises BrokenBody where it is missing."""
        day = self.day(field)
        if day is None:
            raise BrokenBody()
        return day

    def clock(self, field: str) -> time | None:
        """A local time of day; None where none is chosen."""
        value = text_in(self._field(field), "selected_time")
        try:
            return time.fromisoformat(value) if value else None
        except ValueError as problem:
            raise BrokenBody() from problem

    def users(self, field: str) -> tuple[str, ...]:
        """The Slack ids of the people chosen."""
        return tuple(user for user in list_in(self._field(field), "selected_users") if isinstance(user, str))

    def how_fields(self) -> dict[str, Any]:
        """How a lesson went: manner, adaptations, minutes, engagement. Adaptations chosen alone mean adapted."""
        adaptations = tuple(member(Adaptation, value) for value in self.several(FormField.ADAPTATIONS))
        manner = self.member(FormField.MANNER, Manner) or (Manner.ADAPTED if adaptations else None)
        return {
            "manner": manner,
            "adaptations": adaptations,
            "minutes": self.number(FormField.MINUTES),
            "engagement": self.member(FormField.ENGAGEMENT, Engagement),
        }


class Remembered:
    """What `metadata` gave a form to remember. A memory that `metadata` can't have written raises BrokenBody."""

    def __init__(self, view: Block) -> None:
        try:
            found = json.loads(text_in(view, "private_metadata") or "{}")
        except (ValueError, RecursionError) as problem:
            raise BrokenBody() from problem
        if not isinstance(found, dict):
            raise BrokenBody()
        self._values = found

    def text(self, name: str) -> str:
        """A text; empty where the form remembers none."""
        return text_in(self._values, name)

    def id(self, name: str) -> int:
        """A row's id. Raises BrokenBody where the form remembers none."""
        value = value_in(self._values, name)
        return whole_number(str(value)) if isinstance(value, int) else whole_number(self.text(name))

    def get(self, name: str) -> Any:
        """Anything else, as it was written; None where the form remembers none."""
        return value_in(self._values, name)


def metadata(**values: Any) -> str:
    """What a form is to remember until it is sent in, as JSON; empty values are left out.

    Letters stay as they are, since a plan of many classes has to fit in Slack's 3,000 characters.
    """
    kept = {name: value for name, value in values.items() if value}
    return json.dumps(kept, separators=(",", ":"), ensure_ascii=False)
