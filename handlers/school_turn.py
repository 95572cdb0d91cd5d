"""The turn of the school year: the classes, the leaders, a look at all of it, and only then is it stored."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers.bodies import member, text_in, whole_number
from handlers.context import Command, Deps, Opening, Reply, SaidWords
from handlers.forms import Remembered, Values, metadata
from handlers.press import NextForm, Pressed, Receipt, Shown, press
from models.db import BadInput, Db
from models.people import Actor, Caller
from models.school_turn import (
    ClassFate,
    TurnDraft,
    TurnPreview,
    check_new_labels,
    decide_turn,
    find_chosen_leaders,
    find_turn_site,
    preview_turn,
    propose_turn,
)
from surfaces import school_turn as surface
from surfaces.kit import Block, Form, FormField, Press


async def turn_year(deps: Deps, said: SaidWords) -> Reply:
    """`nytt läsår`, `nytt läsår Alviksskolan`: the form, or the button that opens it."""
    name = " ".join(word.raw for word in said.words)
    locale, site = await deps.look(said.caller, lambda db, actor: find_turn_site(db, actor=actor, name=name))
    if not said.can_open:
        return surface.invite(locale, site)
    return Opening(await _classes_form(deps, said.caller, site.id, said.response_url))


async def _classes_form(deps: Deps, caller: Caller, site_id: int, url: str) -> Block:
    now = deps.now()
    locale, proposed = await deps.look(
        caller, lambda db, actor: propose_turn(db, actor=actor, site_id=site_id, now=now)
    )
    return surface.classes_form(locale, proposed, metadata(url=url, site=site_id))


COMMANDS = (
    Command(
        "turn_year", ("nytt läsår", "läsårsskifte", "läsårsskiftet", "nytt lasar"), ("new year", "rollover"), turn_year
    ),
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the button and the three forms. Each form but the last only shows the next: nothing is stored."""

    @press(app, deps, Press.TURN_YEAR)
    async def on_open(pressed: Pressed) -> Shown:
        return Opening(await _classes_form(deps, pressed.caller, pressed.id, pressed.response_url))

    @press(app, deps, Form.TURN_CLASSES, at_field=_find_field)
    async def on_classes(pressed: Pressed) -> Shown:
        known, values = pressed.remembered, pressed.values
        site_id = known.id("site")

        def question(db: Db, actor: Actor, draft: TurnDraft) -> tuple[TurnDraft, TurnPreview]:
            return draft, preview_turn(db, actor=actor, site_id=site_id, draft=draft, now=pressed.now)

        locale, (draft, preview) = await deps.look_parsed(pressed.caller, lambda _zone: _read_draft(values), question)
        form = surface.pairs_form if preview.gaps else surface.preview_form
        return NextForm(form(locale, preview, _carry(known, draft)))

    @press(app, deps, Form.TURN_PAIRS, at_field=_find_field)
    async def on_pairs(pressed: Pressed) -> Shown:
        known, chosen = pressed.remembered, _read_pairs(pressed.values)
        site_id, before = known.id("site"), _unpack(known)

        def question(db: Db, actor: Actor) -> tuple[TurnDraft, TurnPreview]:
            draft = find_chosen_leaders(db, actor=actor, site_id=site_id, draft=before, chosen=chosen)
            return draft, preview_turn(db, actor=actor, site_id=site_id, draft=draft, now=pressed.now)

        locale, (draft, preview) = await deps.look(pressed.caller, question)
        return NextForm(surface.preview_form(locale, preview, _carry(known, draft)), replaces=True)

    @press(app, deps, Form.TURN_SAVE)
    async def on_save(pressed: Pressed) -> Shown:
        site_id, draft = pressed.remembered.id("site"), _unpack(pressed.remembered)
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: decide_turn(db, actor=actor, site_id=site_id, draft=draft, now=pressed.now),
        )
        return Receipt(locale, surface.turned(locale, result))


def _read_draft(values: Values) -> TurnDraft:
    """What was filled in for the classes. Raises BadInput for new classes that are none."""
    fates = {
        whole_number(name.partition(":")[2]): member(ClassFate, values.chosen(name))
        for name in values.fields
        if name.startswith(FormField.FATE)
    }
    leavers = frozenset(whole_number(chosen) for chosen in values.several(FormField.LEAVERS))
    return TurnDraft(fates, check_new_labels(values.words(FormField.NEW_CLASSES)), leavers)


def _read_pairs(values: Values) -> dict[str, tuple[str, ...]]:
    """The Slack ids of the leaders chosen, by the key of the class's label."""
    fields = [name for name in values.fields if name.startswith(FormField.PAIR)]
    return {name.partition(":")[2]: values.users(name) for name in fields if values.users(name)}


def _carry(known: Remembered, draft: TurnDraft) -> str:
    """What the next form remembers."""
    return metadata(url=known.text("url"), site=known.id("site"), draft=surface.pack_turn(draft))


def _unpack(known: Remembered) -> TurnDraft:
    return surface.unpack_turn(known.text("draft"))


def _find_field(pressed: Pressed, error: BadInput) -> str | None:
    """The field that a refusal is about: a class, a pair, or the new classes."""
    if "group" in error.words:
        field = surface.fate_field(int(error.words["group"]))
    elif "pair" in error.words:
        field = f"{FormField.PAIR}:{error.words['pair']}"
    else:
        field = str(FormField.NEW_CLASSES)
    shown = {text_in(block, "block_id") for block in pressed.place.view.get("blocks", ())}
    return field if field in shown else None
