"""A person's reminder settings: the form, the receipts, and snoozing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from models.deliveries import Quiet
from models.preferences import ASK_HOURS, AfterLesson, DigestRhythm, ReminderSettings
from surfaces.kit import (
    Block,
    Form,
    FormField,
    Message,
    Press,
    Show,
    actions,
    button,
    checkboxes,
    context,
    date_picker,
    field_block,
    modal,
    option,
    plain,
    say_day,
    say_day_week,
    say_day_year,
    say_list,
    say_time,
    section,
    select,
    sentence,
    text,
    time_picker,
)

REMINDER_CHOICES = ("before", "after", "planning", "team", "digest")


def build_settings_form(locale: str, settings: ReminderSettings, metadata: str) -> Block:
    """The form for a person's settings, filled in with those they have."""
    hours = settings.hours
    days = [option(sentence(plain(locale, f"weekday-{day}")), str(day)) for day in range(1, 8)]
    after = [option(plain(locale, f"after-{choice}"), choice.value) for choice in AfterLesson]
    wanted = [option(plain(locale, f"wanted-{kind}"), kind) for kind in REMINDER_CHOICES]
    blocks = [
        section("reminders.intro", text(locale, "reminders-intro")),
        field_block(
            FormField.WORK_DAYS, plain(locale, "field-work-days"), checkboxes(days, (str(day) for day in hours.days))
        ),
        field_block(FormField.WORK_START, plain(locale, "field-work-start"), time_picker(hours.start)),
        field_block(FormField.WORK_END, plain(locale, "field-work-end"), time_picker(hours.end)),
        field_block(
            FormField.AFTER_LESSON,
            plain(locale, "field-after-lesson"),
            select(after, settings.after_lesson, kind="radio_buttons"),
        ),
        field_block(
            FormField.QUIET, plain(locale, "field-wanted"), checkboxes(wanted, _list_wanted(settings)), optional=True
        ),
        _build_digest_field(locale, settings),
        field_block(
            FormField.AWAY_UNTIL,
            plain(locale, "field-away"),
            date_picker(settings.back_on),
            optional=True,
            hint=plain(locale, "field-away-hint"),
        ),
    ]
    return modal(
        Form.REMINDERS,
        plain(locale, "reminders-title"),
        blocks,
        close=plain(locale, "button-cancel"),
        submit=plain(locale, "button-save"),
        metadata=metadata,
    )


def show_settings(locale: str, settings: ReminderSettings) -> Message:
    """The current settings, and the button that changes them."""
    hours = settings.hours
    days = say_list(locale, (plain(locale, f"weekday-{day}") for day in sorted(hours.days)))
    if hours.days == {1, 2, 3, 4, 5}:
        days = plain(locale, "weekdays")
    words = {"days": days, "start": say_time(locale, hours.start), "end": say_time(locale, hours.end)}
    lines = [text(locale, "reminders-saved", **words)]
    quiet = [plain(locale, f"quiet-{kind}") for kind in Quiet if kind in settings.quiet]
    if quiet:
        lines.append(text(locale, "reminders-saved-quiet", kinds=say_list(locale, quiet)))
    if settings.back_on:
        lines.append(_say_away(locale, settings, settings.back_on))
    message_text = "\n".join(lines)
    return Message(
        message_text,
        [section("reminders.said", message_text), actions("reminders.actions", [_build_change_button(locale)])],
    )


def _say_away(locale: str, settings: ReminderSettings, back_on: date) -> str:
    """When the bot is quiet, in working days: the last of them, and the first on which it speaks again."""
    works = settings.hours.days
    week = [timedelta(days=more) for more in range(7)]
    back = next(day for day in (back_on + more for more in week) if day.isoweekday() in works)
    last = next(day for day in (back_on - timedelta(days=1) - more for more in week) if day.isoweekday() in works)
    words = {"last": say_day(locale, last), "back": sentence(say_day(locale, back))}
    if settings.away_from is None:
        return text(locale, "reminders-saved-away", **words)
    first = next(day for day in (settings.away_from + more for more in week) if day.isoweekday() in works)
    key = "reminders-saved-away-from" if first < last else "reminders-saved-away-day"
    return text(locale, key, first=say_day(locale, first), **words)


def ask_far_absence(locale: str, back_on: date, packed: str) -> Message:
    """The question whether somebody is away for so long; the packed absence is what the button stores."""
    message_text = text(locale, "away-ask-far", day=say_day_year(locale, back_on))
    sure = button(Press.AWAY_SURE, plain(locale, "button-away-sure"), packed)
    return Message(message_text, [section("away.said", message_text), actions("away.actions", [sure])])


def ask_far_snooze(locale: str, last: date, until: str) -> Message:
    """The question whether nothing is to be sent for so long; `until` is the moment that the button stores."""
    message_text = text(locale, "snooze-ask-far", day=say_day_year(locale, last))
    sure = button(Press.SNOOZE_SURE, plain(locale, "button-away-sure"), until)
    return Message(message_text, [section("snooze.said", message_text), actions("snooze.actions", [sure])])


def ask_how_long(locale: str) -> Message:
    """The question how long to snooze, with a button for each answer."""
    message_text = text(locale, "snooze-ask")
    buttons = [
        button(f"{Press.SNOOZE_UNTIL}:{wanted}", plain(locale, f"button-snooze-{wanted}"), wanted)
        for wanted in ("hour", "tomorrow", "week")
    ]
    return Message(message_text, [section("snooze.said", message_text), actions("snooze.actions", buttons)])


def show_snoozed(locale: str, settings: ReminderSettings, timezone: str, now: datetime) -> Message:
    """The receipt of a snooze: until when the bot sends nothing."""
    assert settings.snoozed_until is not None
    local = settings.snoozed_until.astimezone(ZoneInfo(timezone))
    when = say_time(locale, local.time())
    if local.date() != now.astimezone(ZoneInfo(timezone)).date():
        when = say_day_week(locale, local.date())
        if local.hour or local.minute:
            when = plain(locale, "planned-at", day=when, time=say_time(locale, local.time()))
    else:
        when = plain(locale, "at-time", time=when)
    message_text = text(locale, "reminders-snoozed", when=when)
    return Message(
        message_text, [section("snooze.said", message_text), actions("snooze.actions", [_build_change_button(locale)])]
    )


def ask_hours(locale: str, _content: object) -> Message:
    """The question to staff outside school when they work, which is asked once."""
    message_text = text(locale, "ask-hours")
    return Message(
        message_text,
        [
            section("hours.said", message_text),
            actions("hours.actions", [_build_change_button(locale)]),
            context("hours.why", text(locale, "ask-hours-why")),
        ],
    )


def _build_change_button(locale: str) -> Block:
    return button(Press.OPEN_REMINDERS, plain(locale, "button-change-reminders"))


def _list_wanted(settings: ReminderSettings) -> list[str]:
    on = [kind.value for kind in Quiet if kind not in settings.quiet]
    return [*on, "planning"] if settings.planning_prompts else on


def _build_digest_field(locale: str, settings: ReminderSettings) -> Block:
    """When the weekly letter comes: on the first working day (`0`), on a weekday (`1` to `5`) or once a month."""
    options = [
        option(plain(locale, "digest-first"), "0"),
        *(option(plain(locale, "digest-weekday", weekday=day), str(day)) for day in range(1, 6)),
        option(plain(locale, "digest-monthly"), "monthly"),
    ]
    chosen = "monthly" if settings.digest_rhythm is DigestRhythm.MONTHLY else str(settings.digest_day or 0)
    return field_block(FormField.DIGEST, plain(locale, "field-digest"), select(options, chosen))


# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {ASK_HOURS: ask_hours}
