"""The turn of the school year: the classes, the leaders, a look at all of it, and only then is it stored."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, Opening, Reply, SaidWords, metadata, page, remembered, send_to_url
from handlers.lessons import Values
from models.db import BadInput, Db
from models.people import Actor, Caller
from models.places import Site
from models.school_turn import (
    Fate,
    TurnDraft,
    Turned,
    TurnPreview,
    look_ahead,
    new_labels,
    people_chosen,
    propose,
    turn,
    turn_site,
)
from surfaces import school_turn as surface
from surfaces.errors import field_error
from surfaces.kit import Block, Form, FormField, Press


async def turn_year(deps: Deps, said: SaidWords) -> Reply:
    """`nytt läsår`, `nytt läsår Alviksskolan`: the form, or the button that opens it."""
    name = " ".join(word.raw for word in said.words)

    def question(db: Db, actor: Actor) -> Site:
        return turn_site(db, actor=actor, name=name)

    locale, site = await deps.look(said.caller, question)
    if not said.can_open:
        return surface.invite(locale, site)
    return Opening(await _classes_form(deps, said.caller, site.id, said.response_url))


async def _classes_form(deps: Deps, caller: Caller, site_id: int, url: str) -> Block:
    now = deps.now()
    locale, proposed = await deps.look(caller, lambda db, actor: propose(db, actor=actor, site_id=site_id, now=now))
    return surface.classes_form(locale, proposed, metadata(url=url, site=site_id))


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the button and the three forms. Each form but the last only shows the next: nothing is stored."""

    @app.action(Press.TURN_YEAR)
    async def on_open(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        site_id = int(body["actions"][0]["value"])
        view = await _classes_form(deps, await deps.caller(body), site_id, body.get("response_url", ""))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.view(Form.TURN_CLASSES)
    async def on_classes(ack: AsyncAck, body: Body, view: Block) -> None:
        known, now = remembered(view), deps.now()
        caller = await deps.caller(body)

        def question(db: Db, actor: Actor) -> tuple[TurnDraft, TurnPreview]:
            draft = _draft_of(view)
            return draft, look_ahead(db, actor=actor, site_id=int(known["site"]), draft=draft, now=now)

        try:
            locale, (draft, seen) = await deps.look(caller, question)
        except BadInput as error:
            await ack(response_action="errors", errors=_at_field(view, error))
            return
        form = surface.pairs_form if seen.gaps else surface.preview_form
        await ack(response_action="push", view=form(locale, seen, _carried(known, draft)))

    @app.view(Form.TURN_PAIRS)
    async def on_pairs(ack: AsyncAck, body: Body, view: Block) -> None:
        known, now = remembered(view), deps.now()
        caller = await deps.caller(body)

        def question(db: Db, actor: Actor) -> tuple[TurnDraft, TurnPreview]:
            site_id, chosen = int(known["site"]), _users_of(view)
            draft = people_chosen(db, actor=actor, site_id=site_id, draft=_unpacked(known), chosen=chosen)
            return draft, look_ahead(db, actor=actor, site_id=site_id, draft=draft, now=now)

        try:
            locale, (draft, seen) = await deps.look(caller, question)
        except BadInput as error:
            await ack(response_action="errors", errors=_at_field(view, error))
            return
        await ack(response_action="update", view=surface.preview_form(locale, seen, _carried(known, draft)))

    @app.view(Form.TURN_SAVE)
    async def on_save(ack: AsyncAck, body: Body, view: Block) -> None:
        known, now = remembered(view), deps.now()
        caller = await deps.caller(body)

        def rule(db: Db, actor: Actor) -> Turned:
            return turn(db, actor=actor, site_id=int(known["site"]), draft=_unpacked(known), now=now)

        locale, result = await deps.run(caller, rule)
        message = surface.turned(locale, result)
        if known.get("url") and await send_to_url(str(known["url"]), message, replace_original=False):
            await ack(response_action="clear")
        else:
            # Closing the receipt closes the forms below it too: what they ask has been done.
            await ack(response_action="update", view=page(locale, message) | {"clear_on_close": True})


def _draft_of(view: Block) -> TurnDraft:
    """What was filled in for the classes. Raises BadInput for new classes that are none."""
    values = Values(view)
    fates = {
        int(name.partition(":")[2]): Fate(values.chosen(name) or "")
        for name in view["state"]["values"]
        if name.startswith(FormField.FATE)
    }
    leavers = frozenset(int(chosen) for chosen in values.several(FormField.LEAVERS))
    return TurnDraft(fates, new_labels(values.words(FormField.NEW_CLASSES)), leavers)


def _users_of(view: Block) -> dict[str, tuple[str, ...]]:
    """Slack ids by label key."""
    values = Values(view)
    fields = [name for name in view["state"]["values"] if name.startswith(FormField.PAIR)]
    return {name.partition(":")[2]: tuple(values.users(name)) for name in fields if values.users(name)}


def _carried(known: dict[str, Any], draft: TurnDraft) -> str:
    """What the next form remembers."""
    return metadata(url=known.get("url"), site=known["site"], draft=surface.pack_turn(draft))


def _unpacked(known: dict[str, Any]) -> TurnDraft:
    return surface.unpack_turn(str(known.get("draft")))


def _at_field(view: Block, error: BadInput) -> dict[str, str]:
    """A refusal at the field it is about: a class, a pair, or the new classes."""
    if "group" in error.words:
        field = surface.fate_field(int(error.words["group"]))
    elif "pair" in error.words:
        field = f"{FormField.PAIR}:{error.words['pair']}"
    else:
        field = str(FormField.NEW_CLASSES)
    if field not in {block["block_id"] for block in view["blocks"]}:
        raise error
    return {field: field_error(error.locale or "sv", error)}
