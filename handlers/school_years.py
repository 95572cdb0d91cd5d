"""The calendar of a school year: showing it, and entering or removing its terms, breaks and single days."""

from __future__ import annotations

from datetime import date

from slack_bolt.async_app import AsyncApp

from handlers.bodies import read_member, read_whole_number
from handlers.context import Command, Deps, Opening, Reply, TypedWords
from handlers.forms import FormValues, write_metadata
from handlers.home import publish_home
from handlers.press import Pressed, Receipt, Shown, find_field_by_reason, listen_to
from handlers.words import Word
from models.calendar import CalendarEntry, EntryKind, SchoolYear, local_day
from models.db import BadInput
from models.school_years import add_entry, find_entry_places, remove_entry, show_school_year
from surfaces import school_years as surface
from surfaces.kit import Form, FormField, Press

# The field at which a refusal of the form is shown, by the refusal's reason.
_FIELDS_BY_REASON = {
    "calendar-backwards": FormField.LAST_DAY,
    "calendar-outside-year": FormField.LAST_DAY,
    "calendar-term-outside": FormField.LAST_DAY,
    "calendar-far": FormField.DAY,
    "calendar-overlap": FormField.DAY,
    "calendar-term-end": FormField.LAST_DAY,
    "calendar-long-name": FormField.DAY_NAME,
    "calendar-pupil": FormField.DAY_NAME,
    "odd-letters": FormField.DAY_NAME,
}
_NEXT = ("nästa", "next")


async def show_year(deps: Deps, typed: TypedWords) -> Reply:
    """`läsår`, `läsår 2027/28`, `läsår nästa`."""
    now = deps.now()
    locale, entries = await deps.look_parsed(
        typed.caller,
        lambda zone: _read_year(typed.words, local_day(now, zone)),
        lambda db, actor, year: show_school_year(db, actor=actor, year=year),
    )
    return surface.show_year(locale, entries)


def _read_year(words: tuple[Word, ...], today: date) -> SchoolYear:
    """The school year asked for; the current one without words. Raises BadInput for words that are no school year."""
    current = SchoolYear.of(today)
    if not words:
        return current
    if words[0].low in _NEXT:
        return current.next
    try:
        return SchoolYear.parse(words[0].raw)
    except ValueError as problem:
        raise BadInput(reason="calendar-year", given=words[0].raw) from problem


COMMANDS = (
    Command("school_year", ("läsår", "läsåret", "lasar", "kalender", "kalendern"), ("year", "school year"), show_year),
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons and forms about the school year."""
    _register_form_buttons(app, deps)
    _register_forms(app, deps)


def _register_form_buttons(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.ADD_DAYS)
    async def on_add(pressed: Pressed) -> Shown:
        locale, where = await deps.look(pressed.caller, find_entry_places)
        return Opening(surface.build_add_form(locale, where, write_metadata(url=pressed.response_url)))

    @listen_to(app, deps, Press.REMOVE_DAYS)
    async def on_remove(pressed: Pressed) -> Shown:
        year = SchoolYear(pressed.id)
        locale, entries = await deps.look(
            pressed.caller, lambda db, actor: show_school_year(db, actor=actor, year=year)
        )
        return Opening(surface.build_remove_form(locale, entries, write_metadata(url=pressed.response_url)))


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Form.ADD_DAYS, at_field=find_field_by_reason(_FIELDS_BY_REASON))
    async def on_add_form(pressed: Pressed) -> Shown:
        values = pressed.values
        locale, entries = await deps.run_parsed(
            pressed.caller,
            lambda _zone: _read_entry(values),
            lambda db, actor, entry: add_entry(db, actor=actor, entry=entry, now=pressed.now),
        )
        if not pressed.memory.read_text("url"):
            # The form was opened from Home: its line about a missing calendar may no longer be needed.
            await publish_home(deps, pressed.client, pressed.caller)
        return Receipt(locale, surface.show_year(locale, entries), replaces=True)

    @listen_to(app, deps, Form.REMOVE_DAYS)
    async def on_remove_form(pressed: Pressed) -> Shown:
        ids = tuple(read_whole_number(part) for part in pressed.values.read_choice(FormField.DAYS).split(","))
        locale, entries = await deps.run(
            pressed.caller, lambda db, actor: remove_entry(db, actor=actor, ids=ids, now=pressed.now)
        )
        return Receipt(locale, surface.show_year(locale, entries), replaces=True)


def _read_entry(values: FormValues) -> CalendarEntry:
    """The entry that was filled in. An empty last day means a single day. Raises BadInput for a term without one."""
    kind = read_member(EntryKind, values.read_choice(FormField.DAY_KIND))
    first, last = values.read_required_day(FormField.DAY), values.read_day(FormField.LAST_DAY)
    if kind is EntryKind.TERM and last is None:
        raise BadInput(reason="calendar-term-end")
    site, year = values.read_choice(FormField.SITE), values.read_choice(FormField.YEAR_GROUP)
    name = " ".join(values.read_text(FormField.DAY_NAME).split())
    return CalendarEntry(
        kind=kind,
        first=first,
        last=last or first,
        name=name,
        site_id=read_whole_number(site) if site.isdecimal() else None,
        year=read_whole_number(year) if year.isdecimal() else None,
    )
