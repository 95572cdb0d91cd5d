"""The school's own titles: `titel 5 Vad är våld?`."""

from __future__ import annotations

import re

from handlers.context import Deps, Reply, SaidWords
from models.courses import name_lesson
from models.db import BadInput
from models.programmes import cached_with_catalogue, find_programme, lesson_nouns
from surfaces import lessons as surface


@cached_with_catalogue
def _pattern() -> re.Pattern[str]:
    lesson = "|".join(sorted(lesson_nouns()))
    return re.compile(
        rf"(?:(?P<programme>[^\W\d]\S*)\s+)??(?:(?:{lesson})\s+)?(?P<number>\d{{1,2}})[\s:.]+(?P<title>\S.*)",
        re.DOTALL,
    )


async def name(deps: Deps, said: SaidWords) -> Reply:
    """Give a lesson the school's own title."""
    found = _pattern().fullmatch(said.text)
    if not found:
        raise BadInput(reason="title-words")
    programme = find_programme(found["programme"]) if found["programme"] else None
    if found["programme"] and programme is None:
        raise BadInput(reason="title-words")
    number, title, now = int(found["number"]), " ".join(found["title"].split()), deps.now()
    code = programme.code if programme else None
    locale, course = await deps.run(
        said.caller, lambda db, actor: name_lesson(db, actor=actor, programme=code, number=number, title=title, now=now)
    )
    return surface.named(locale, course, number, title)
