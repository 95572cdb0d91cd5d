"""A reflection that asks about a name, as it waits in the button "It is a colleague": it is stored nowhere else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from models.reflections import ReflectionWords
from surfaces.kit import pack, unpack


@dataclass(frozen=True, slots=True)
class VouchedWords:
    """A reflection whose writer says that the name in it is a colleague's.

    It is about the log `log_id`, or about the latest one. With `reflection_id` it replaces that reflection's words.
    """

    words: ReflectionWords
    log_id: int | None = None
    reflection_id: int | None = None


def pack_words(words: ReflectionWords, log_id: int | None, reflection_id: int | None = None) -> str:
    """The reflection as text for a button's value; it may be longer than a button carries."""
    return pack(VouchedWords(replace(words, colleague=True), log_id, reflection_id))


def unpack_words(packed: str) -> VouchedWords:
    """The reflection that `pack_words` packed. Raises Stale for what another version of the bot wrote.

    Words that came by no Slack message get a `source_ts` made of the value: pressed twice it is one reflection.
    """
    found = unpack(VouchedWords, packed)
    pressed = f"pressed-{hashlib.sha256(packed.encode()).hexdigest()[:16]}"
    return replace(found, words=replace(found.words, source_ts=found.words.source_ts or pressed))
