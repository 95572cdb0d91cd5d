"""Hours per person for the duty allocation."""

from __future__ import annotations

from handlers.context import Deps, Reply, SaidWords
from handlers.words import read_plan_words
from models.calendar import local_day
from models.db import Db
from models.people import Actor
from models.planning import SiteHours, count_hours
from surfaces import planning as surface


async def show(deps: Deps, said: SaidWords) -> Reply:
    """`timmar`, `timmar 2027/28`, `timmar nästa läsår`."""
    now = deps.now()

    def question(db: Db, actor: Actor) -> tuple[SiteHours, ...]:
        wanted = read_plan_words(said.words, local_day(now, actor.timezone))
        return count_hours(db, actor=actor, year=wanted.school_year, now=now)

    return surface.hours(*await deps.look(said.caller, question))
