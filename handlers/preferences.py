"""A person's reminder settings: what they want and when, snoozing for a while, and being away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncApp

import models.digests
import models.reminders
from handlers.bodies import read_member, read_moment, read_whole_number
from handlers.context import Command, Deps, Opening, Reply, TypedWords
from handlers.forms import FormValues, write_metadata
from handlers.press import Below, InPlace, Pressed, Receipt, Shown, find_field_by_reason, listen_to
from handlers.words import Absence, read_away, read_snooze
from models.calendar import WorkHours, is_far, local_day, moment
from models.db import Db, Stale
from models.deliveries import Quiet
from models.people import Actor, Caller
from models.preferences import AfterLesson, DigestRhythm, ReminderSettings, own_settings, save_settings
from surfaces import preferences as surface
from surfaces.kit import Block, Form, FormField, Press, pack, unpack

# The kinds of delivery whose time depends on a person's settings: they are planned again when the settings change.
_KINDS_BY_SETTINGS = (*models.reminders.KINDS, *models.digests.KINDS)
LONGEST_SNOOZE = timedelta(days=366)
_FIELDS_BY_REASON = {"work-hours": FormField.WORK_END, "away-past": FormField.AWAY_UNTIL}


class SnoozeChoice(StrEnum):
    """For how long the buttons offer to snooze."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    NEXT_WEEK = "week"


@dataclass(frozen=True, slots=True)
class FarSnooze:
    """A snooze that lasts so long that it is asked about: until a moment, and its day where the person is."""

    last: date
    until: datetime


async def show_settings(deps: Deps, typed: TypedWords) -> Reply:
    """`påminnelser`: the form where one can be opened, else the current settings with the button that opens it."""
    if typed.can_open:
        return Opening(await _open_settings_form(deps, typed.caller, typed.response_url))
    locale, settings = await deps.look(typed.caller, own_settings)
    return surface.show_settings(locale, settings)


async def answer_snooze(deps: Deps, typed: TypedWords) -> Reply:
    """`tyst en timme`, `tyst till i morgon`; without words, buttons. A far day is asked about with its year."""
    now = deps.now()
    if not typed.words:
        return surface.ask_how_long(await deps.find_locale(typed.caller))

    def rule(db: Db, actor: Actor, until: datetime) -> tuple[ReminderSettings, str] | FarSnooze:
        last = local_day(until, actor.timezone)
        if is_far(last, local_day(now, actor.timezone)):
            return FarSnooze(last, until)
        return _snooze_until(db, actor, until, now)

    locale, result = await deps.run_parsed(
        typed.caller, lambda zone: read_snooze(typed.words, now=now, timezone=zone), rule
    )
    if isinstance(result, FarSnooze):
        return surface.ask_far_snooze(locale, result.last, result.until.isoformat())
    settings, zone = result
    return surface.show_snoozed(locale, settings, zone, now)


async def answer_away(deps: Deps, typed: TypedWords) -> Reply:
    """`borta till 20 november`, `borta v. 49`, `borta 18-20/11`. Any reason typed beside the date is not stored.

    A day in another school year, or far ahead, is asked about with its year.
    """
    now = deps.now()

    def rule(db: Db, actor: Actor, absence: Absence | None) -> ReminderSettings | Absence:
        if absence and is_far(absence.back_on, local_day(now, actor.timezone)):
            return absence
        return _store_absence(db, actor, absence, now)

    locale, result = await deps.run_parsed(
        typed.caller, lambda zone: read_away(typed.words, today=local_day(now, zone)), rule
    )
    if isinstance(result, Absence):
        return surface.ask_far_absence(locale, result.back_on, pack(result))
    return surface.show_settings(locale, result)


def _store_absence(db: Db, actor: Actor, absence: Absence | None, now: datetime) -> ReminderSettings:
    first, back_on = (absence.first, absence.back_on) if absence else (None, None)
    settings = replace(own_settings(db, actor), away_from=first, back_on=back_on)
    return save_settings(db, actor=actor, settings=settings, kinds=_KINDS_BY_SETTINGS, now=now)


async def answer_back(deps: Deps, typed: TypedWords) -> Reply:
    """`tillbaka`: end being away and any snooze."""
    locale, settings = await _change_settings(
        deps, typed.caller, lambda settings: replace(settings, away_from=None, back_on=None, snoozed_until=None)
    )
    return surface.show_settings(locale, settings)


async def _change_settings(
    deps: Deps, caller: Caller, change: Callable[[ReminderSettings], ReminderSettings]
) -> tuple[str, ReminderSettings]:
    """Change a person's settings. Returns their language and the new settings."""
    now = deps.now()
    return await deps.run(
        caller,
        lambda db, actor: save_settings(
            db, actor=actor, settings=change(own_settings(db, actor)), kinds=_KINDS_BY_SETTINGS, now=now
        ),
    )


def _snooze_until(db: Db, actor: Actor, until: datetime, now: datetime) -> tuple[ReminderSettings, str]:
    """Snooze until a moment. Returns the new settings and the person's time zone, to show the moment in."""
    settings = replace(own_settings(db, actor), snoozed_until=until)
    return save_settings(db, actor=actor, settings=settings, kinds=_KINDS_BY_SETTINGS, now=now), actor.timezone


async def _open_settings_form(deps: Deps, caller: Caller, url: str) -> Block:
    locale, settings = await deps.look(caller, own_settings)
    return surface.build_settings_form(locale, settings, write_metadata(url=url))


COMMANDS = (
    Command(
        "reminders",
        ("påminnelser", "paminnelser", "påminnelse", "inställningar"),
        ("reminders", "reminder", "settings"),
        show_settings,
    ),
    Command("snooze", ("tyst", "pausa", "snooza"), ("snooze", "mute"), answer_snooze),
    Command("away", ("borta", "ledig"), ("away",), answer_away),
    Command("back", ("tillbaka",), ("returned",), answer_back),
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the settings form and the buttons that open it or snooze."""

    @listen_to(app, deps, Press.OPEN_REMINDERS)
    async def on_open(pressed: Pressed) -> Shown:
        # No response_url is remembered, so the receipt replaces the form and the message with the button stays.
        return Opening(await _open_settings_form(deps, pressed.caller, ""))

    @listen_to(app, deps, Press.AWAY_SURE)
    async def on_away_sure(pressed: Pressed) -> Shown:
        absence = unpack(Absence, pressed.value)
        locale, settings = await deps.run(
            pressed.caller, lambda db, actor: _store_absence(db, actor, absence, pressed.now)
        )
        return InPlace(locale, surface.show_settings(locale, settings))

    @listen_to(app, deps, Press.SNOOZE_SURE)
    async def on_snooze_sure(pressed: Pressed) -> Shown:
        until = read_moment(pressed.value)
        if not pressed.now < until < pressed.now + LONGEST_SNOOZE:
            raise Stale()
        locale, (settings, zone) = await deps.run(
            pressed.caller, lambda db, actor: _snooze_until(db, actor, until, pressed.now)
        )
        return InPlace(locale, surface.show_snoozed(locale, settings, zone, pressed.now))

    @listen_to(app, deps, Press.SNOOZE)
    async def on_snooze(pressed: Pressed) -> Shown:
        locale = await deps.find_locale(pressed.caller)
        return Below(locale, surface.ask_how_long(locale))

    @listen_to(app, deps, Press.SNOOZE_UNTIL)
    async def on_snooze_until(pressed: Pressed) -> Shown:
        choice, now = read_member(SnoozeChoice, pressed.value), pressed.now
        locale, (settings, zone) = await deps.run(
            pressed.caller,
            lambda db, actor: _snooze_until(db, actor, find_snooze_end(choice, now, actor.timezone), now),
        )
        return InPlace(locale, surface.show_snoozed(locale, settings, zone, now))

    @listen_to(app, deps, Form.REMINDERS, at_field=find_field_by_reason(_FIELDS_BY_REASON))
    async def on_form(pressed: Pressed) -> Shown:
        values = pressed.values
        locale, settings = await _change_settings(deps, pressed.caller, lambda before: _read_settings(values, before))
        return Receipt(locale, surface.show_settings(locale, settings))


def find_snooze_end(choice: SnoozeChoice, now: datetime, timezone: str) -> datetime:
    """The moment a snooze ends: an hour from now, or the start of tomorrow or of next Monday in the time zone."""
    if choice is SnoozeChoice.HOUR:
        return now + timedelta(hours=1)
    today = now.astimezone(ZoneInfo(timezone)).date()
    days = 1 if choice is SnoozeChoice.TOMORROW else 7 - today.weekday()
    return moment(today + timedelta(days=days), time(0), timezone)


def _read_settings(values: FormValues, before: ReminderSettings) -> ReminderSettings:
    """The settings before, changed by what was filled in in the form."""
    wanted = set(values.read_choices(FormField.QUIET))
    digest = values.read_choice(FormField.DIGEST) or "0"
    back_on = values.read_day(FormField.AWAY_UNTIL)
    return replace(
        before,
        hours=WorkHours(
            frozenset(read_whole_number(day) for day in values.read_choices(FormField.WORK_DAYS)),
            values.read_time(FormField.WORK_START) or before.hours.start,
            values.read_time(FormField.WORK_END) or before.hours.end,
        ),
        after_lesson=values.read_member(FormField.AFTER_LESSON, AfterLesson) or before.after_lesson,
        planning_prompts="planning" in wanted,
        quiet=frozenset(kind for kind in Quiet if kind.value not in wanted),
        digest_rhythm=DigestRhythm.MONTHLY if digest == "monthly" else DigestRhythm.WEEKLY,
        digest_day=int(digest) if digest in tuple("12345") else None,
        away_from=before.away_from if back_on and back_on == before.back_on else None,
        back_on=back_on,
    )
