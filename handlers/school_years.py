"""The school year: seeing it, and entering or removing its terms and days."""

from __future__ import annotations

from datetime import date

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, Reply, SaidWords, metadata, remembered
from handlers.home import publish
from handlers.lessons import Values, at_field, receipt
from handlers.words import Word
from models.calendar import CalendarEntry, EntryKind, SchoolYear, local_day
from models.db import BadInput, Db, DomainError
from models.people import Actor
from models.school_years import YearPage, add_entry, entries_of_year, remove_entry, where_to_keep
from surfaces import school_years as surface
from surfaces.kit import Block, Form, FormField, Press, unpack_ids

# Where a refusal of the form is shown: at the field it is about.
_FIELD_OF = {
    "calendar-backwards": FormField.LAST_DAY,
    "calendar-outside-year": FormField.LAST_DAY,
    "calendar-term-outside": FormField.LAST_DAY,
    "calendar-far": FormField.DAY,
    "calendar-overlap": FormField.DAY,
    "calendar-term-end": FormField.LAST_DAY,
    "calendar-long-name": FormField.DAY_NAME,
    "calendar-pupil": FormField.DAY_NAME,
}
_NEXT = ("nästa", "next")


async def show(deps: Deps, said: SaidWords) -> Reply:
    """`läsår`, `läsår 2027/28`, `läsår nästa`."""
    now = deps.now()

    def question(db: Db, actor: Actor) -> YearPage:
        return entries_of_year(db, actor=actor, year=_year(said.words, local_day(now, actor.timezone)))

    return surface.year_page(*await deps.look(said.caller, question))


def _year(words: tuple[Word, ...], today: date) -> SchoolYear:
    """The year asked for, the current one without words. Raises BadInput."""
    current = SchoolYear.of(today)
    if not words:
        return current
    if words[0].low in _NEXT:
        return current.next
    try:
        return SchoolYear.parse(words[0].raw)
    except ValueError as problem:
        raise BadInput(reason="calendar-year", given=words[0].raw) from problem


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the buttons and forms about the school year."""

    @app.action(Press.ADD_DAYS)
    async def on_add(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        locale, where = await deps.look(await deps.caller(body), where_to_keep)
        view = surface.add_form(locale, where, metadata(url=body.get("response_url", "")))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.action(Press.REMOVE_DAYS)
    async def on_remove(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        year = SchoolYear(int(body["actions"][0]["value"]))
        locale, page = await deps.look(
            await deps.caller(body), lambda db, actor: entries_of_year(db, actor=actor, year=year)
        )
        view = surface.remove_form(locale, page, metadata(url=body.get("response_url", "")))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.view(Form.ADD_DAYS)
    async def on_add_form(ack: AsyncAck, body: Body, view: Block, client: AsyncWebClient) -> None:
        now, caller = deps.now(), await deps.caller(body)
        try:
            entry = _entry(view)
            locale, page = await deps.run(caller, lambda db, actor: add_entry(db, actor=actor, entry=entry, now=now))
        except DomainError as error:
            await at_field(ack, error, _FIELD_OF)
            return
        if not remembered(view).get("url"):
            await publish(deps, client, caller)  # opened from Home, where the line about it may be gone now
        await receipt(ack, view, locale, surface.year_page(locale, page), replace_original=True)

    @app.view(Form.REMOVE_DAYS)
    async def on_remove_form(ack: AsyncAck, body: Body, view: Block) -> None:
        now, caller = deps.now(), await deps.caller(body)
        ids = unpack_ids(Values(view).chosen(FormField.DAYS) or "")
        locale, page = await deps.run(caller, lambda db, actor: remove_entry(db, actor=actor, ids=ids, now=now))
        await receipt(ack, view, locale, surface.year_page(locale, page), replace_original=True)


def _entry(view: Block) -> CalendarEntry:
    """What was filled in. A day alone may leave its end empty; a term may not. Raises BadInput."""
    values = Values(view)
    kind = EntryKind(values.chosen(FormField.DAY_KIND) or "")
    first, last = values.day(FormField.DAY), values.day(FormField.LAST_DAY)
    assert first is not None  # Slack does not send the form without it
    if kind is EntryKind.TERM and last is None:
        raise BadInput(reason="calendar-term-end")
    site, year = values.chosen(FormField.SITE) or "", values.chosen(FormField.YEAR_GROUP) or ""
    name = " ".join(values.words(FormField.DAY_NAME).split())
    return CalendarEntry(
        kind=kind,
        first=first,
        last=last or first,
        name=name,
        site_id=int(site) if site.isdigit() else None,
        year=int(year) if year.isdigit() else None,
    )
