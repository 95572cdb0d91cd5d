"""Logging, undoing and changing lessons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import (
    Body,
    Deps,
    Opening,
    Reply,
    SaidWords,
    answer_press,
    metadata,
    page,
    remembered,
    send_to_url,
)
from handlers.words import read_log
from models.calendar import local_day
from models.courses import own_courses, visible_courses
from models.db import BadInput, Db, DomainError, NotFound, Stale
from models.lessons import (
    UNKNOWN,
    Adaptation,
    Ask,
    Engagement,
    HowItWent,
    LogChange,
    LogDraft,
    Logged,
    Manner,
    Source,
    UndoneLogs,
    When,
    change_log,
    latest_log,
    latest_recorded,
    log_detail,
    log_lesson,
    logs_said,
    undo_log,
)
from models.milestones import OpenGates, open_gates
from models.people import Actor, Caller, May
from models.reflections import Reflection, own_reflections, withdraw_reflection
from surfaces import lessons as forms
from surfaces.errors import field_error
from surfaces.kit import Block, Form, FormField, LessonChoice, Message, Press, Shortcut, unpack, unpack_ids
from surfaces.reflections import withdrawn

# Where a refusal of a form is shown: at the field it is about.
_FIELD_OF = {
    "no-such-lesson": FormField.NUMBER,
    "lesson-taken": FormField.NUMBER,
    "bad-number": FormField.NUMBER,
    "future-day": FormField.DAY,
    "too-long-ago": FormField.DAY,
    "minutes": FormField.MINUTES,
}


async def log(deps: Deps, said: SaidWords) -> Reply:
    """`logga ...`: save what was held, or ask. Without words a form opens."""
    if not said.words:
        if not said.can_open:
            locale, _ = await deps.look(said.caller, lambda _db, _actor: None)
            return forms.invite_to_log(locale)
        return Opening(
            await open_log_form(deps, caller=said.caller, course_id=None, number=None, url=said.response_url)
        )
    now = deps.now()

    def rule(db: Db, actor: Actor) -> LogAnswer:
        draft = read_log(said.words, today=local_day(now, actor.timezone), source=said.source)
        return with_gates(db, log_lesson(db, actor=actor, draft=draft, now=now))

    return answer(*await deps.run(said.caller, rule))


@dataclass(frozen=True, slots=True)
class LogAnswer:
    """What a log led to, and the gates that are still open where it was a class's first lesson."""

    result: Logged | Ask
    gates: tuple[OpenGates, ...] = ()


def with_gates(db: Db, result: Logged | Ask) -> LogAnswer:
    """Look up the open gates of the classes that began with this log, in the log's own transaction."""
    return LogAnswer(result, open_gates(db, result.begun)) if isinstance(result, Logged) else LogAnswer(result)


def answer(locale: str, logged: LogAnswer) -> Message:
    """What a person is shown of a log: that it is saved, or the question before it is."""
    if isinstance(logged.result, Ask):
        return forms.asked(locale, logged.result)
    return forms.logged(locale, logged.result, logged.gates)


async def undo(deps: Deps, said: SaidWords) -> Reply:
    """`ångra`: take back the latest. Sent again by Slack, it may have been done: once more would take another."""
    if said.again:
        raise Stale()
    now = deps.now()

    def rule(db: Db, actor: Actor) -> UndoneLogs | Reflection:
        if said.words:
            draft = read_log(said.words, today=local_day(now, actor.timezone), source=said.source)
            return undo_log(db, actor=actor, log_ids=logs_said(db, actor=actor, draft=draft, now=now), now=now)
        written, logged = own_reflections(db, actor=actor, now=now, most=1), latest_recorded(db, actor)
        if written and (logged is None or written[0].created_at > logged):
            return withdraw_reflection(db, actor=actor, reflection_id=written[0].id, now=now)
        return undo_log(db, actor=actor, log_ids=(), now=now)

    locale, result = await deps.run(said.caller, rule)
    return forms.undone(locale, result) if isinstance(result, UndoneLogs) else withdrawn(locale, result)


async def change(deps: Deps, said: SaidWords) -> Reply:
    """`ändra`: the latest log, as a form where one can be opened."""
    now = deps.now()
    if said.can_open:
        return Opening(await _change_form(deps, said.caller, None, said.response_url))

    def latest(db: Db, actor: Actor) -> Any:
        return log_detail(db, actor=actor, log_id=_latest(db, actor), now=now)

    locale, detail = await deps.look(said.caller, latest)
    held = forms.held_words(locale, detail.course, detail.number, detail.when)
    return forms.invite_to_change(locale, held, detail.log_id)


def _latest(db: Db, actor: Actor) -> int:
    found = latest_log(db, actor=actor)
    if found is None:
        raise NotFound(reason="nothing-to-change")
    return found


async def open_log_form(deps: Deps, caller: Caller, course_id: int | None, number: int | None, url: str) -> Block:
    """The form for a log, with the person's classes in it."""
    now = deps.now()

    def question(db: Db, actor: Actor) -> forms.LogFormChoices:
        today = local_day(now, actor.timezone)
        found = own_courses(db, actor, today) or visible_courses(db, actor, May.LOG_LESSON, today)
        if not found:
            raise NotFound(reason="no-course-of-programme")
        return forms.LogFormChoices(tuple(found), course_id, number, today)

    locale, chosen = await deps.look(caller, question)
    return forms.log_form(locale, chosen, metadata(url=url))


async def _change_form(deps: Deps, caller: Caller, log_id: int | None, url: str) -> Block:
    now = deps.now()

    def question(db: Db, actor: Actor) -> tuple[Any, Any]:
        detail = log_detail(db, actor=actor, log_id=log_id if log_id is not None else _latest(db, actor), now=now)
        found = own_courses(db, actor, local_day(now, actor.timezone))
        if all(course.id != detail.course.id for course in found):
            found = [detail.course, *found]
        return detail, tuple(found)

    locale, (detail, courses) = await deps.look(caller, question)
    return forms.change_form(locale, detail, courses, metadata(url=url, log=detail.log_id))


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the buttons and forms about lessons."""
    _register_buttons(app, deps)
    _register_forms(app, deps)


def _register_buttons(app: AsyncApp, deps: Deps) -> None:

    @app.action(re.compile(f"^{re.escape(Press.ANSWER)}"))
    async def on_answer(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        draft = unpack(LogDraft, body["actions"][0]["value"])
        now = deps.now()
        caller = await deps.caller(body)
        locale, result = await deps.run(
            caller, lambda db, actor: with_gates(db, log_lesson(db, actor=actor, draft=draft, now=now))
        )
        await answer_press(client, body, locale, answer(locale, result))
        await ack()

    @app.action(Press.UNDO)
    async def on_undo(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        ids = unpack_ids(body["actions"][0]["value"])
        now = deps.now()
        caller = await deps.caller(body)
        locale, result = await deps.run(caller, lambda db, actor: undo_log(db, actor=actor, log_ids=ids, now=now))
        await answer_press(client, body, locale, forms.undone(locale, result))
        await ack()

    @app.action(Press.CHANGE)
    async def on_change(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        caller = await deps.caller(body)
        view = await _change_form(deps, caller, int(body["actions"][0]["value"]), body.get("response_url", ""))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.action(re.compile(f"^{re.escape(Press.OPEN_LOG)}"))
    async def on_open(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        chosen = unpack(LessonChoice, body["actions"][0]["value"])
        view = await open_log_form(
            deps,
            caller=await deps.caller(body),
            course_id=chosen.course_id,
            number=chosen.number,
            url=body.get("response_url", ""),
        )
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @app.shortcut(Shortcut.LOG)
    async def on_shortcut(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        view = await open_log_form(deps, caller=await deps.caller(body), course_id=None, number=None, url="")
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.view(Form.LOG)
    async def on_log_form(ack: AsyncAck, body: Body, view: Block) -> None:
        now = deps.now()
        values = Values(view)
        draft = LogDraft(
            source=Source.MODAL,
            course_ids=(int(values.chosen(FormField.COURSE) or 0),),
            numbers=(values.number(FormField.NUMBER) or 0,),
            when=When.on(values.day(FormField.DAY) or now.date()),
            led_with=tuple(values.users(FormField.COLLEAGUES)),
            **values.how_fields(),
        )
        caller = await deps.caller(body)
        try:
            locale, result = await deps.run(
                caller, lambda db, actor: with_gates(db, log_lesson(db, actor=actor, draft=draft, now=now))
            )
        except DomainError as error:
            await at_field(ack, error, _FIELD_OF)
            return
        await receipt(ack, view, locale, answer(locale, result))

    @app.view(Form.CHANGE)
    async def on_change_form(ack: AsyncAck, body: Body, view: Block) -> None:
        now = deps.now()
        values = Values(view)
        day = values.day(FormField.DAY)
        wanted = LogChange(
            int(values.chosen(FormField.COURSE) or 0),
            values.number(FormField.NUMBER) or 0,
            When.on(day) if day else UNKNOWN,
            HowItWent(**values.how_fields()),
        )
        log_id = int(remembered(view)["log"])
        caller = await deps.caller(body)
        try:
            locale, result = await deps.run(
                caller, lambda db, actor: change_log(db, actor=actor, log_id=log_id, change=wanted, now=now)
            )
        except DomainError as error:
            await at_field(ack, error, _FIELD_OF)
            return
        await receipt(ack, view, locale, forms.logged(locale, result), replace_original=True)


async def at_field(ack: AsyncAck, error: DomainError, fields: Mapping[str, FormField]) -> None:
    """Show a refusal at the field it is about, by its reason; one that is about no field is the error listener's."""
    field = fields.get(str(error.words.get("reason", ""))) if isinstance(error, BadInput) else None
    if field is None:
        raise error
    await ack(response_action="errors", errors={field: field_error(error.locale or "sv", error)})


async def receipt(ack: AsyncAck, view: Block, locale: str, message: Message, *, replace_original: bool = False) -> None:
    """Show what a form led to: where it was opened from while that link lives, else in the form's place."""
    url = str(remembered(view).get("url") or "")
    if url and await send_to_url(url, message, replace_original=replace_original):
        await ack(response_action="clear")
    else:
        await ack(response_action="update", view=page(locale, message))


class Values:
    """What was filled in, by field."""

    def __init__(self, view: Block) -> None:
        self._state: dict[str, Any] = view["state"]["values"]

    def _of(self, field: str) -> dict[str, Any]:
        found = self._state.get(field, {}).get(field, {})
        return found if isinstance(found, dict) else {}

    def chosen(self, field: str) -> str | None:
        """The value of the option chosen."""
        return (self._of(field).get("selected_option") or {}).get("value")

    def number(self, field: str) -> int | None:
        """A whole number."""
        value = self._of(field).get("value")
        return int(value) if value else None

    def words(self, field: str) -> str:
        """Free text."""
        return self._of(field).get("value") or ""

    def day(self, field: str) -> date | None:
        """A day."""
        value = self._of(field).get("selected_date")
        return date.fromisoformat(value) if value else None

    def clock(self, field: str) -> time | None:
        """A local time of day."""
        value = self._of(field).get("selected_time")
        return time.fromisoformat(value) if value else None

    def users(self, field: str) -> list[str]:
        """Slack ids."""
        return list(self._of(field).get("selected_users") or ())

    def several(self, field: str) -> list[str]:
        """The values of the options chosen."""
        return [choice["value"] for choice in self._of(field).get("selected_options") or ()]

    def how_fields(self) -> dict[str, Any]:
        """How it went: manner, adaptations, minutes, engagement."""
        manner, engagement = self.chosen(FormField.MANNER), self.chosen(FormField.ENGAGEMENT)
        codes = self._of(FormField.ADAPTATIONS).get("selected_options") or ()
        return {
            "manner": Manner(manner) if manner else (Manner.ADAPTED if codes else None),
            "adaptations": tuple(Adaptation(choice["value"]) for choice in codes),
            "minutes": self.number(FormField.MINUTES),
            "engagement": Engagement(engagement) if engagement else None,
        }
