"""The turn of the school year, in three forms: the classes, their leaders, and a preview of every change.

Nothing is stored before the last form is sent in.
"""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers.bodies import read_member, read_text, read_whole_number
from handlers.context import Command, Deps, Opening, Reply, TypedWords
from handlers.forms import FormMemory, FormValues, write_metadata
from handlers.press import NextForm, Pressed, Receipt, Shown, listen_to
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


async def turn_year(deps: Deps, typed: TypedWords) -> Reply:
    """`nytt läsår`, `nytt läsår Alviksskolan`: the first form, or the button that opens it."""
    name = " ".join(word.raw for word in typed.words)
    locale, site = await deps.look(typed.caller, lambda db, actor: find_turn_site(db, actor=actor, name=name))
    if not typed.can_open:
        return surface.invite_to_turn(locale, site)
    return Opening(await _open_classes_form(deps, typed.caller, site.id, typed.response_url))


async def _open_classes_form(deps: Deps, caller: Caller, site_id: int, url: str) -> Block:
    now = deps.now()
    locale, proposed = await deps.look(
        caller, lambda db, actor: propose_turn(db, actor=actor, site_id=site_id, now=now)
    )
    return surface.build_classes_form(locale, proposed, write_metadata(url=url, site=site_id))


COMMANDS = (
    Command(
        "turn_year", ("nytt läsår", "läsårsskifte", "läsårsskiftet", "nytt lasar"), ("new year", "rollover"), turn_year
    ),
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the button and the three forms."""

    @listen_to(app, deps, Press.TURN_YEAR)
    async def on_open(pressed: Pressed) -> Shown:
        return Opening(await _open_classes_form(deps, pressed.caller, pressed.id, pressed.response_url))

    @listen_to(app, deps, Form.TURN_CLASSES, at_field=_find_field)
    async def on_classes(pressed: Pressed) -> Shown:
        memory, values = pressed.memory, pressed.values
        site_id = memory.read_id("site")

        def question(db: Db, actor: Actor, draft: TurnDraft) -> tuple[TurnDraft, TurnPreview]:
            return draft, preview_turn(db, actor=actor, site_id=site_id, draft=draft, now=pressed.now)

        locale, (draft, preview) = await deps.look_parsed(pressed.caller, lambda _zone: _read_draft(values), question)
        form = surface.build_pairs_form if preview.gaps else surface.build_preview_form
        return NextForm(form(locale, preview, _pack_draft(memory, draft)))

    @listen_to(app, deps, Form.TURN_PAIRS, at_field=_find_field)
    async def on_pairs(pressed: Pressed) -> Shown:
        memory, chosen = pressed.memory, _read_pairs(pressed.values)
        site_id, before = memory.read_id("site"), _unpack_draft(memory)

        def question(db: Db, actor: Actor) -> tuple[TurnDraft, TurnPreview]:
            draft = find_chosen_leaders(db, actor=actor, site_id=site_id, draft=before, chosen=chosen)
            return draft, preview_turn(db, actor=actor, site_id=site_id, draft=draft, now=pressed.now)

        locale, (draft, preview) = await deps.look(pressed.caller, question)
        return NextForm(surface.build_preview_form(locale, preview, _pack_draft(memory, draft)), replaces=True)

    @listen_to(app, deps, Form.TURN_SAVE)
    async def on_save(pressed: Pressed) -> Shown:
        site_id, draft = pressed.memory.read_id("site"), _unpack_draft(pressed.memory)
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: decide_turn(db, actor=actor, site_id=site_id, draft=draft, now=pressed.now),
        )
        return Receipt(locale, surface.show_turned(locale, result))


def _read_draft(values: FormValues) -> TurnDraft:
    """What was filled in for the classes. Raises BadInput for names of new classes that can't be read."""
    fates = {
        read_whole_number(name.partition(":")[2]): read_member(ClassFate, values.read_choice(name))
        for name in values.fields
        if name.startswith(FormField.FATE)
    }
    leavers = frozenset(read_whole_number(chosen) for chosen in values.read_choices(FormField.LEAVERS))
    return TurnDraft(fates, check_new_labels(values.read_text(FormField.NEW_CLASSES)), leavers)


def _read_pairs(values: FormValues) -> dict[str, tuple[str, ...]]:
    """The Slack ids of the leaders chosen, by the key of the class's label."""
    fields = [name for name in values.fields if name.startswith(FormField.PAIR)]
    return {name.partition(":")[2]: values.read_users(name) for name in fields if values.read_users(name)}


def _pack_draft(memory: FormMemory, draft: TurnDraft) -> str:
    """What the next form remembers: the draft so far."""
    return write_metadata(url=memory.read_text("url"), site=memory.read_id("site"), draft=surface.pack_turn(draft))


def _unpack_draft(memory: FormMemory) -> TurnDraft:
    return surface.unpack_turn(memory.read_text("draft"))


def _find_field(pressed: Pressed, error: BadInput) -> str | None:
    """The field that a refusal is about: a class, a pair, or the new classes."""
    if "group" in error.words:
        field = surface.name_fate_field(int(error.words["group"]))
    elif "pair" in error.words:
        field = f"{FormField.PAIR}:{error.words['pair']}"
    else:
        field = str(FormField.NEW_CLASSES)
    shown = {read_text(block, "block_id") for block in pressed.place.view.get("blocks", ())}
    return field if field in shown else None
