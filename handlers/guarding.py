"""The guard on words, before any transaction: names are read first, then the text is inspected off the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from handlers.context import Deps, TypedWords
from handlers.words import without_days
from models.calendar import local_day
from models.db import Db
from models.people import Actor, Caller
from models.reflections import (
    GuardContext,
    HeldBack,
    InspectedWords,
    ReflectionWords,
    check_words,
    get_own_reflection,
    hold_back,
    inspect_words,
    read_guard_context,
)


async def inspect_reflection(
    deps: Deps, caller: Caller, words: ReflectionWords, *, log_id: int | None = None
) -> tuple[str, InspectedWords]:
    """Let the guard read a reflection on this lesson, or on the person's latest. Returns the language with it.

    Raises BadInput for words that can't be a reflection.
    """
    return await _inspect(deps, caller, words, lambda db, actor: _read_context(db, actor, words, log_id))


async def inspect_edited(
    deps: Deps, caller: Caller, words: ReflectionWords, *, reflection_id: int
) -> tuple[str, InspectedWords]:
    """Let the guard read the new words of one's own reflection. Raises NotFound for another's, BadInput as above."""
    now = deps.now()

    def read(db: Db, actor: Actor) -> GuardContext:
        before = get_own_reflection(db, actor=actor, reflection_id=reflection_id, now=now)
        return _read_context(db, actor, words, before.log_id)

    return await _inspect(deps, caller, words, read)


async def guard_words(deps: Deps, typed: TypedWords) -> tuple[str, HeldBack | None]:
    """Check what was typed before any of it is repeated: None where nothing points to a pupil.

    Days are left out first: `26-11-06` behind `logga` is a day, and looks like the head of a personal number.
    """
    text = without_days(typed.whole, local_day(deps.now(), deps.timezone))
    locale, inspected = await _inspect(
        deps,
        typed.caller,
        ReflectionWords(went_well=text),
        lambda db, actor: read_guard_context(db, actor=actor, log_id=None),
    )
    return locale, hold_back(inspected, written_in=typed.written_in) if inspected.texts.findings else None


async def _inspect(
    deps: Deps, caller: Caller, words: ReflectionWords, read: Callable[[Db, Actor], GuardContext]
) -> tuple[str, InspectedWords]:
    locale, context = await deps.look(caller, read)
    return locale, await asyncio.to_thread(inspect_words, words, context)


def _read_context(db: Db, actor: Actor, words: ReflectionWords, log_id: int | None) -> GuardContext:
    check_words(words)  # here, so that a refusal is told in the person's language
    return read_guard_context(db, actor=actor, log_id=log_id)
