"""The titles that a school gives its lessons."""

from __future__ import annotations

import re

from handlers.context import Command, Deps, Reply, TypedWords
from models.courses import name_lesson
from models.db import BadInput
from models.programmes import cached_with_catalogue, find_programme, lesson_nouns
from surfaces import lessons as surface


@cached_with_catalogue
def _make_title_pattern() -> re.Pattern[str]:
    lesson = "|".join(sorted(lesson_nouns()))
    return re.compile(
        rf"(?:(?P<programme>[^\W\d]\S*)\s+)??(?:(?:{lesson})\s+)?(?P<number>\d{{1,2}})[\s:.]+(?P<title>\S.*)",
        re.DOTALL,
    )


async def give_title(deps: Deps, typed: TypedWords) -> Reply:
    """`titel 5 Vad är våld?`: give a lesson the school's own title."""
    words = _make_title_pattern().fullmatch(typed.text)
    if not words:
        raise BadInput(reason="title-words")
    programme = find_programme(words["programme"]) if words["programme"] else None
    if words["programme"] and programme is None:
        raise BadInput(reason="title-words")
    number, title, now = int(words["number"]), " ".join(words["title"].split()), deps.now()
    code = programme.code if programme else None
    locale, course = await deps.run(
        typed.caller,
        lambda db, actor: name_lesson(db, actor=actor, programme=code, number=number, title=title, now=now),
    )
    return surface.show_title(locale, course, number, title)


COMMANDS = (Command("title", ("titel", "döp"), ("title", "name"), give_title),)
