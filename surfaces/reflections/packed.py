"""A reflection in which the guard asks about a name, packed in the button "It is a colleague".

It is stored nowhere else until the button is pressed.
"""

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
    """The reflection as text for a button's value. It may be longer than a button's value may be."""
    return pack(VouchedWords(replace(words, colleague=True), log_id, reflection_id))


def unpack_words(packed: str) -> VouchedWords:
    """The reflection that `pack_words` packed. Raises Stale for what another version of the bot wrote.

    Words that are not from a Slack message get a `source_ts` made of the packed text, so that a button pressed twice
    stores one reflection.
    """
    found = unpack(VouchedWords, packed)
    return replace(found, words=replace(found.words, source_ts=found.words.source_ts or mark_of(packed)))


def mark_of(text: str, log_id: int | None = None) -> str:
    """The mark by which words out of a button are stored once, though the button is pressed twice."""
    marked = text if log_id is None else f"{log_id}:{text}"
    return f"pressed-{hashlib.sha256(marked.encode()).hexdigest()[:16]}"
