"""Milestones: the list, settling them, putting a day on them, and saying whether one comes."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, Reply, SaidWords, answer_press, metadata, remembered
from handlers.lessons import Values, at_field, receipt
from models.courses import looks_like_label
from models.db import DomainError, Stale
from models.milestones import (
    MilestoneDay,
    MilestoneOffer,
    PassedBy,
    add_milestone,
    answer,
    confirm_day,
    list_milestones,
    mark_done,
    milestones_to_see,
    pass_by,
    put_day,
    reopen,
)
from surfaces import milestones as forms
from surfaces.kit import Block, Form, FormField, Press, unpack, unpack_ids
from surfaces.milestones import milestone_list

# Where a refusal of a form is shown: at the field it is about.
_FIELD_OF = {
    "milestone-past": FormField.DAY,
    "milestone-times": FormField.ENDS,
    "milestone-room": FormField.ROOM,
    "milestone-owner": FormField.OWNER,
}


async def show(deps: Deps, said: SaidWords) -> Reply:
    """`milstolpar`, `milstolpar 7B`."""
    now = deps.now()
    labels = [word.raw for word in said.words if looks_like_label(word.low)]

    return milestone_list(
        *await deps.run(
            said.caller,
            lambda db, actor: list_milestones(db, actor=actor, now=now, label=labels[0] if labels else ""),
        )
    )


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the buttons and forms about milestones."""
    _register_settling(app, deps)
    _register_days(app, deps)
    _register_forms(app, deps)


def _ids(body: Body) -> tuple[int, ...]:
    return unpack_ids(body["actions"][0]["value"])


def _register_settling(app: AsyncApp, deps: Deps) -> None:
    @app.action(Press.SHOW_MILESTONES)
    async def on_show(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now, value = deps.now(), body["actions"][0]["value"]
        course_id = int(value) if value.isdigit() else None
        locale, listed = await deps.run(
            await deps.caller(body), lambda db, actor: list_milestones(db, actor=actor, now=now, course_id=course_id)
        )
        await answer_press(client, body, locale, milestone_list(locale, listed), keep=True)
        await ack()

    @app.action(Press.MILESTONE_WHICH)
    async def on_which(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now, ids = deps.now(), _ids(body)
        locale, found = await deps.look(
            await deps.caller(body), lambda db, actor: milestones_to_see(db, actor=actor, ids=ids, now=now)
        )
        await answer_press(client, body, locale, forms.which(locale, found), keep=True)
        await ack()

    @app.action(re.compile(f"^{re.escape(Press.MILESTONE_DONE)}"))
    async def on_done(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now, ids = deps.now(), _ids(body)
        locale, result = await deps.run(
            await deps.caller(body), lambda db, actor: mark_done(db, actor=actor, ids=ids, now=now)
        )
        await answer_press(client, body, locale, forms.settled(locale, result), keep=_keep(body))
        await ack()

    @app.action(Press.MILESTONE_UNDO)
    async def on_undo(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now, ids = deps.now(), _ids(body)
        locale, result = await deps.run(
            await deps.caller(body), lambda db, actor: reopen(db, actor=actor, ids=ids, now=now)
        )
        await answer_press(client, body, locale, forms.settled(locale, result))
        await ack()


def _keep(body: Body) -> bool:
    """Whether the message with the button says more than the question that the press answers."""
    block = str(body["actions"][0].get("block_id", ""))
    return not block.startswith(("milestone.which", "milestone.back"))


def _register_days(app: AsyncApp, deps: Deps) -> None:
    @app.action(Press.MILESTONE_CONFIRM)
    async def on_confirm(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now, ids = deps.now(), _ids(body)
        locale, result = await deps.run(
            await deps.caller(body), lambda db, actor: confirm_day(db, actor=actor, milestone_id=ids[0], now=now)
        )
        await answer_press(client, body, locale, forms.dated(locale, result), keep=True)
        await ack()

    @app.action(Press.MILESTONE_COMING)
    async def on_coming(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await _answer(deps, body, client, coming=True)
        await ack()

    @app.action(Press.MILESTONE_DECLINE)
    async def on_decline(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await _answer(deps, body, client, coming=False)
        await ack()

    @app.action(Press.MILESTONE_DATE)
    async def on_date(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await _open(deps, body, client, forms.date_form)
        await ack()

    @app.action(Press.MILESTONE_PASS)
    async def on_pass(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await _open(deps, body, client, forms.pass_form)
        await ack()

    @app.action(Press.MILESTONE_ADD)
    async def on_add(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now = deps.now()
        locale, listed = await deps.run(
            await deps.caller(body), lambda db, actor: list_milestones(db, actor=actor, now=now)
        )
        if not listed.offers:
            raise Stale()
        view = forms.add_form(locale, listed.offers, metadata(url=body.get("response_url", "")))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()


async def _answer(deps: Deps, body: Body, client: AsyncWebClient, *, coming: bool) -> None:
    now, ids = deps.now(), _ids(body)
    locale, one = await deps.run(
        await deps.caller(body),
        lambda db, actor: answer(db, actor=actor, milestone_id=ids[0], coming=coming, now=now),
    )
    await answer_press(client, body, locale, forms.answered(locale, one, coming), keep=True)


async def _open(deps: Deps, body: Body, client: AsyncWebClient, form: Any) -> None:
    """Open a form about the milestones of a button, for one who may see to them."""
    now, ids = deps.now(), _ids(body)
    locale, found = await deps.look(
        await deps.caller(body), lambda db, actor: milestones_to_see(db, actor=actor, ids=ids, now=now)
    )
    words = metadata(url=body.get("response_url", ""), ids=body["actions"][0]["value"])
    await client.views_open(trigger_id=body["trigger_id"], view=form(locale, found, words))


def _chosen_ids(view: Block, values: Values) -> tuple[int, ...]:
    chosen = values.chosen(FormField.MILESTONE) or "all"
    said = remembered(view)["ids"] if chosen == "all" else chosen
    return unpack_ids(str(said))


def _day(values: Values) -> MilestoneDay:
    day = values.day(FormField.DAY)
    assert day is not None  # Slack does not send the form without it
    owner = next(iter(values.users(FormField.OWNER)), "")
    return MilestoneDay(
        day=day,
        starts_at=values.clock(FormField.TIME),
        ends_at=values.clock(FormField.ENDS),
        room=values.words(FormField.ROOM),
        owner=owner,
    )


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @app.view(Form.MILESTONE_DATE)
    async def on_date_form(ack: AsyncAck, body: Body, view: Block) -> None:
        now, values, caller = deps.now(), Values(view), await deps.caller(body)
        ids, day = _chosen_ids(view, values), _day(values)
        try:
            locale, result = await deps.run(
                caller, lambda db, actor: put_day(db, actor=actor, ids=ids, day=day, now=now)
            )
        except DomainError as error:
            await at_field(ack, error, _FIELD_OF)
            return
        await receipt(ack, view, locale, forms.dated(locale, result))

    @app.view(Form.MILESTONE_PASS)
    async def on_pass_form(ack: AsyncAck, body: Body, view: Block) -> None:
        now, values, caller = deps.now(), Values(view), await deps.caller(body)
        ids, reason = _chosen_ids(view, values), PassedBy(values.chosen(FormField.PASSED_BY) or "")
        locale, result = await deps.run(
            caller, lambda db, actor: pass_by(db, actor=actor, ids=ids, reason=reason, now=now)
        )
        await receipt(ack, view, locale, forms.settled(locale, result))

    @app.view(Form.MILESTONE_ADD)
    async def on_add_form(ack: AsyncAck, body: Body, view: Block) -> None:
        now, values, caller = deps.now(), Values(view), await deps.caller(body)
        offer, day = unpack(MilestoneOffer, values.chosen(FormField.MILESTONE) or ""), _day(values)
        try:
            locale, result = await deps.run(
                caller, lambda db, actor: add_milestone(db, actor=actor, offer=offer, day=day, now=now)
            )
        except DomainError as error:
            await at_field(ack, error, _FIELD_OF)
            return
        await receipt(ack, view, locale, forms.dated(locale, result))
