"""The draft of a turn of the school year, packed for the metadata that one form hands on to the next.

Classes are grouped by what becomes of them, so that a large school stays within Slack's 3000 characters.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.school_turn import ClassFate, TurnDraft
from surfaces.kit import pack, unpack


@dataclass(frozen=True, slots=True)
class GroupsOfFate:
    """The classes with the same fate, by the ids of their groups."""

    fate: ClassFate
    group_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddedLeaders:
    """The persons who are to lead a class next year, by the class's label key."""

    label_key: str
    person_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PackedTurn:
    """A `TurnDraft` without mappings: fates and leaders as lists."""

    fates: tuple[GroupsOfFate, ...]
    new: tuple[str, ...]
    leavers: frozenset[int]
    leaders: tuple[AddedLeaders, ...]


def pack_turn(draft: TurnDraft) -> str:
    """The draft as text for a form's metadata."""
    groups = {fate: tuple(group for group, chosen in draft.fates.items() if chosen is fate) for fate in ClassFate}
    return pack(
        PackedTurn(
            fates=tuple(GroupsOfFate(fate, group_ids) for fate, group_ids in groups.items() if group_ids),
            new=draft.new,
            leavers=draft.leavers,
            leaders=tuple(AddedLeaders(label, person_ids) for label, person_ids in draft.leaders.items()),
        )
    )


def unpack_turn(packed: str) -> TurnDraft:
    """The draft that `pack_turn` packed. Raises Stale for what another version of the bot wrote."""
    found = unpack(PackedTurn, packed)
    return TurnDraft(
        fates={group: one.fate for one in found.fates for group in one.group_ids},
        new=found.new,
        leavers=found.leavers,
        leaders={one.label_key: one.person_ids for one in found.leaders},
    )
