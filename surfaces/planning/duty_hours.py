"""Hours per person for the duty allocation: by name, never by number."""

from __future__ import annotations

from models.planning import PersonHours, SiteHours
from surfaces.kit import Block, Message, context, lines, plain, say_list, section, text


def show_hours(locale: str, found: tuple[SiteHours, ...]) -> Message:
    """Each site's people with their hours, and what the hours are for."""
    blocks: list[Block] = []
    for school in found:
        title = text(locale, "hours-title", year=str(school.year), site=school.site.name)
        said = [_say_person(locale, one) for one in school.people]
        if not said and not school.unplanned:
            said = [text(locale, "hours-none", year=str(school.year))]
        if school.unplanned:
            said.append(text(locale, "hours-unplanned", labels=say_list(locale, school.unplanned)))
        blocks += [section(f"hours.title.{school.site.id}", title), *lines(f"hours.{school.site.id}", said)]
    first = text(locale, "hours-title", year=str(found[0].year), site=found[0].site.name)
    return Message(first, [*blocks[:48], context("hours.note", text(locale, "hours-note"))])


def _say_person(locale: str, one: PersonHours) -> str:
    words: dict[str, str | int] = {
        "name": one.person.name if one.person else "",
        "classes": len(one.labels),
        "labels": say_list(locale, one.labels),
        "lessons": _say_hours(locale, one.lessons),
        "planning": _say_hours(locale, one.planning),
        "around": _say_hours(locale, one.around),
        "sum": _say_hours(locale, one.total),
    }
    return text(locale, "hours-person" if one.person else "hours-nobody", **words)


def _say_hours(locale: str, minutes: int) -> str:
    """`14`, `10,5`: hours with at most one decimal."""
    whole, rest = divmod(round(minutes / 6), 10)
    return f"{whole}{plain(locale, 'decimal-sign')}{rest}" if rest else str(whole)
