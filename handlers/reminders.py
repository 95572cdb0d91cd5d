"""Answering the question after a lesson, and saying when and about what one wants to be reminded."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, Opening, Reply, SaidWords, answer_press, metadata
from handlers.lessons import LogAnswer, Values, answer, receipt, with_gates
from handlers.words import read_away, read_snooze
from models.calendar import WorkHours, local_day, moment
from models.db import BadInput, Db, DomainError
from models.lessons import NotHeld, say_how_it_went, say_not_held
from models.people import Actor, Caller
from models.preferences import AfterLesson, DigestRhythm, Quiet, ReminderSettings, own_settings, save_settings
from surfaces import preferences as forms
from surfaces import reminders as surface
from surfaces.errors import field_error
from surfaces.kit import Block, Form, FormField, HowAnswer, Press, unpack

_FIELD_OF = {"work-hours": FormField.WORK_END, "away-past": FormField.AWAY_UNTIL}
Change = Callable[[ReminderSettings, Actor], ReminderSettings]


async def show(deps: Deps, said: SaidWords) -> Reply:
    """`påminnelser`: the form where one can be opened, else what holds now and a button that opens it."""
    if said.can_open:
        return Opening(await _form(deps, said.caller, said.response_url))
    locale, settings = await deps.look(said.caller, own_settings)
    return forms.saved(locale, settings)


async def snooze(deps: Deps, said: SaidWords) -> Reply:
    """`tyst en timme`, `tyst till i morgon`; without words, buttons."""
    now = deps.now()
    if not said.words:
        locale, _ = await deps.look(said.caller, own_settings)
        return forms.ask_how_long(locale)

    def change(settings: ReminderSettings, actor: Actor) -> ReminderSettings:
        return replace(settings, snoozed_until=read_snooze(said.words, now=now, timezone=actor.timezone))

    locale, settings, timezone = await _change(deps, said.caller, change)
    return forms.snoozed(locale, settings, timezone, now)


async def away(deps: Deps, said: SaidWords) -> Reply:
    """`borta till 20 november`, `borta v. 49`. Whatever else is said is not kept."""

    def change(settings: ReminderSettings, actor: Actor) -> ReminderSettings:
        today = local_day(deps.now(), actor.timezone)
        return replace(settings, back_on=read_away(said.words, today=today))

    locale, settings, _ = await _change(deps, said.caller, change)
    return forms.saved(locale, settings)


async def back(deps: Deps, said: SaidWords) -> Reply:
    """`tillbaka`: away no more, and awake."""
    locale, settings, _ = await _change(
        deps, said.caller, lambda settings, _actor: replace(settings, back_on=None, snoozed_until=None)
    )
    return forms.saved(locale, settings)


async def _change(deps: Deps, caller: Caller, change: Change) -> tuple[str, ReminderSettings, str]:
    """The person's language, what holds now, and their time zone."""
    now = deps.now()

    def rule(db: Db, actor: Actor) -> tuple[ReminderSettings, str]:
        settings = change(own_settings(db, actor), actor)
        return save_settings(db, actor=actor, settings=settings, now=now), actor.timezone

    locale, (settings, timezone) = await deps.run(caller, rule)
    return locale, settings, timezone


async def _form(deps: Deps, caller: Caller, url: str) -> Block:
    locale, settings = await deps.look(caller, own_settings)
    return forms.settings_form(locale, settings, metadata(url=url))


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the answers and the settings."""
    _register_answers(app, deps)
    _register_settings(app, deps)


def _register_answers(app: AsyncApp, deps: Deps) -> None:
    @app.action(re.compile(f"^{re.escape(Press.HOW_IT_WENT)}"))
    async def on_how(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        said = unpack(HowAnswer, body["actions"][0]["value"])
        now = deps.now()

        def rule(db: Db, actor: Actor) -> LogAnswer:
            result = say_how_it_went(db, actor=actor, planned_id=said.planned_id, manner=said.manner, now=now)
            return with_gates(db, result)

        locale, result = await deps.run(await deps.caller(body), rule)
        await answer_press(client, body, locale, answer(locale, result))
        await ack()

    async def not_held(body: Body, client: AsyncWebClient, *, take_back: bool) -> None:
        planned, now = int(body["actions"][0]["value"]), deps.now()

        def rule(db: Db, actor: Actor) -> NotHeld:
            return say_not_held(db, actor=actor, planned_id=planned, now=now, take_back=take_back)

        locale, result = await deps.run(await deps.caller(body), rule)
        await answer_press(client, body, locale, surface.not_held(locale, result))

    @app.action(Press.NOT_HELD)
    async def on_not_held(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await not_held(body, client, take_back=False)
        await ack()

    @app.action(Press.TAKE_BACK_NOT_HELD)
    async def on_take_back(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await not_held(body, client, take_back=True)
        await ack()


def _register_settings(app: AsyncApp, deps: Deps) -> None:
    @app.action(Press.OPEN_REMINDERS)
    async def on_open(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        # The settings answer below the message: what it told stays.
        view = await _form(deps, await deps.caller(body), "")
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.action(Press.SNOOZE)
    async def on_snooze(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        locale, _ = await deps.look(await deps.caller(body), own_settings)
        await answer_press(client, body, locale, forms.ask_how_long(locale), keep=True)
        await ack()

    @app.action(re.compile(f"^{re.escape(Press.SNOOZE_UNTIL)}"))
    async def on_snooze_until(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        wanted, now = body["actions"][0]["value"], deps.now()

        def change(settings: ReminderSettings, actor: Actor) -> ReminderSettings:
            return replace(settings, snoozed_until=snooze_end(wanted, now, actor.timezone))

        locale, settings, timezone = await _change(deps, await deps.caller(body), change)
        await answer_press(client, body, locale, forms.snoozed(locale, settings, timezone, now))
        await ack()

    @app.view(Form.REMINDERS)
    async def on_form(ack: AsyncAck, body: Body, view: Block) -> None:
        values = Values(view)
        try:
            caller = await deps.caller(body)
            locale, settings, _ = await _change(deps, caller, lambda before, _actor: _filled_in(values, before))
        except DomainError as error:
            field = _FIELD_OF.get(str(error.words.get("reason", ""))) if isinstance(error, BadInput) else None
            if field is None:
                raise
            await ack(response_action="errors", errors={field: field_error(error.locale or "sv", error)})
            return
        await receipt(ack, view, locale, forms.saved(locale, settings))


def snooze_end(wanted: str, now: datetime, timezone: str) -> datetime:
    """An hour from now, the next morning, or next Monday."""
    if wanted == "hour":
        return now + timedelta(hours=1)
    today = now.astimezone(ZoneInfo(timezone)).date()
    days = 1 if wanted == "tomorrow" else 7 - today.weekday()
    return moment(today + timedelta(days=days), time(0), timezone)


def _filled_in(values: Values, before: ReminderSettings) -> ReminderSettings:
    wanted = set(values.several(FormField.QUIET))
    digest = values.chosen(FormField.DIGEST) or "0"
    return replace(
        before,
        hours=WorkHours(
            frozenset(int(day) for day in values.several(FormField.WORK_DAYS)),
            values.clock(FormField.WORK_START) or before.hours.start,
            values.clock(FormField.WORK_END) or before.hours.end,
        ),
        after_lesson=AfterLesson(values.chosen(FormField.AFTER_LESSON) or before.after_lesson),
        planning_prompts="planning" in wanted,
        quiet=frozenset(kind for kind in Quiet if kind.value not in wanted),
        digest_rhythm=DigestRhythm.MONTHLY if digest == "monthly" else DigestRhythm.WEEKLY,
        digest_day=int(digest) if digest in "12345" else None,
        back_on=values.day(FormField.AWAY_UNTIL),
    )
