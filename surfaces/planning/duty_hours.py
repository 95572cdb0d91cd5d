"""Hours per person for the duty allocation (`tjänstefördelning`), in order of name and not of hours."""

from __future__ import annotations

from models.planning import PersonHours, SiteHours
from surfaces.kit import Block, Message, context, lines, plain, say_list, section, text


def show_hours(locale: str, all_hours: tuple[SiteHours, ...]) -> Message:
    """Each site's people with their hours, and what the hours are for."""
    blocks: list[Block] = []
    for site_hours in all_hours:
        title = text(locale, "hours-title", year=str(site_hours.year), site=site_hours.site.name)
        sentences = [_say_person(locale, person_hours) for person_hours in site_hours.people]
        if not sentences and not site_hours.unplanned:
            sentences = [text(locale, "hours-none", year=str(site_hours.year))]
        if site_hours.unplanned:
            sentences.append(text(locale, "hours-unplanned", labels=say_list(locale, site_hours.unplanned)))
        blocks += [
            section(f"hours.title.{site_hours.site.id}", title),
            *lines(f"hours.{site_hours.site.id}", sentences),
        ]
    first = text(locale, "hours-title", year=str(all_hours[0].year), site=all_hours[0].site.name)
    return Message(first, [*blocks[:48], context("hours.note", text(locale, "hours-note"))])


def _say_person(locale: str, person_hours: PersonHours) -> str:
    words: dict[str, str | int] = {
        "name": person_hours.person.name if person_hours.person else "",
        "classes": len(person_hours.labels),
        "labels": say_list(locale, person_hours.labels),
        "lessons": _say_hours(locale, person_hours.lessons),
        "planning": _say_hours(locale, person_hours.planning),
        "around": _say_hours(locale, person_hours.around),
        "sum": _say_hours(locale, person_hours.total),
    }
    return text(locale, "hours-person" if person_hours.person else "hours-nobody", **words)


def _say_hours(locale: str, minutes: int) -> str:
    """Minutes as hours with at most one decimal: `14`, `10,5`."""
    whole, rest = divmod(round(minutes / 6), 10)
    return f"{whole}{plain(locale, 'decimal-sign')}{rest}" if rest else str(whole)
