"""Milestones, such as a booster half-day or a survey: the list, marking them done, dating them, and answering whether
one comes.
"""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers.bodies import read_member
from handlers.context import Command, Deps, Opening, Reply, TypedWords
from handlers.forms import FormValues, write_metadata
from handlers.press import Below, InPlace, Pressed, Receipt, Shown, find_field_by_reason, listen_to
from models.courses import looks_like_label
from models.db import Stale
from models.milestones import (
    Milestone,
    MilestoneDay,
    MilestoneOffer,
    PassedBy,
    add_milestone,
    answer_invitation,
    confirm_day,
    drop_milestones,
    get_milestones,
    list_milestones,
    mark_done,
    pass_by,
    put_day,
    reopen_milestones,
)
from surfaces import milestones as surface
from surfaces.kit import Form, FormField, Press, unpack, unpack_ids

ALL = "all"  # the option that stands for every milestone that the form was opened for
# The field at which a refusal of a form is shown, by the refusal's reason.
_FIELDS_BY_REASON = {
    "milestone-past": FormField.DAY,
    "milestone-times": FormField.ENDS,
    "milestone-room": FormField.ROOM,
    "odd-letters": FormField.ROOM,
    "milestone-owner": FormField.OWNER,
}


async def show_milestones(deps: Deps, typed: TypedWords) -> Reply:
    """`milstolpar`, `milstolpar 7B`."""
    now = deps.now()
    label = next((word.raw for word in typed.words if looks_like_label(word.low)), "")
    return surface.show_milestones(
        *await deps.run(typed.caller, lambda db, actor: list_milestones(db, actor=actor, now=now, label=label))
    )


COMMANDS = (
    Command(
        "milestones",
        ("hållpunkter", "hallpunkter", "milstolpar", "booster"),
        ("milestones", "milestone"),
        show_milestones,
    ),
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons and forms about milestones."""
    _register_lists(app, deps)
    _register_settling(app, deps)
    _register_answers(app, deps)
    _register_form_buttons(app, deps)
    _register_forms(app, deps)


def _register_lists(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.SHOW_MILESTONES)
    async def on_show(pressed: Pressed) -> Shown:
        course_id = pressed.optional_id
        locale, listed = await deps.run(
            pressed.caller, lambda db, actor: list_milestones(db, actor=actor, now=pressed.now, course_id=course_id)
        )
        return Below(locale, surface.show_milestones(locale, listed))

    @listen_to(app, deps, Press.MILESTONE_WHICH)
    async def on_which(pressed: Pressed) -> Shown:
        locale, milestones = await _find_milestones(deps, pressed)
        return Below(locale, surface.show_class_choice(locale, milestones))


def _register_settling(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.MILESTONE_DONE)
    async def on_done(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: mark_done(db, actor=actor, ids=ids, now=pressed.now)
        )
        message = surface.show_settled(locale, result)
        return InPlace(locale, message) if _is_only_the_question(pressed) else Below(locale, message)

    @listen_to(app, deps, Press.MILESTONE_DROP)
    async def on_drop(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: drop_milestones(db, actor=actor, ids=ids, now=pressed.now)
        )
        return Below(locale, surface.show_settled(locale, result))

    @listen_to(app, deps, Press.MILESTONE_UNDO)
    async def on_undo(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: reopen_milestones(db, actor=actor, ids=ids, now=pressed.now)
        )
        return InPlace(locale, surface.show_settled(locale, result))


def _is_only_the_question(pressed: Pressed) -> bool:
    """Whether the message with the button holds nothing but this question, so that the answer may replace it."""
    return pressed.place.block_id.startswith(("milestone.which", "milestone.back"))


def _register_answers(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.MILESTONE_CONFIRM)
    async def on_confirm(pressed: Pressed) -> Shown:
        milestone_id = pressed.id
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: confirm_day(db, actor=actor, milestone_id=milestone_id, now=pressed.now)
        )
        return Below(locale, surface.show_dated(locale, result))

    async def say_coming(pressed: Pressed, *, coming: bool) -> Shown:
        milestone_id = pressed.id
        locale, milestone = await deps.run(
            pressed.caller,
            lambda db, actor: answer_invitation(
                db, actor=actor, milestone_id=milestone_id, coming=coming, now=pressed.now
            ),
        )
        return Below(locale, surface.show_answer(locale, milestone, coming))

    @listen_to(app, deps, Press.MILESTONE_COMING)
    async def on_coming(pressed: Pressed) -> Shown:
        return await say_coming(pressed, coming=True)

    @listen_to(app, deps, Press.MILESTONE_DECLINE)
    async def on_decline(pressed: Pressed) -> Shown:
        return await say_coming(pressed, coming=False)


def _register_form_buttons(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.MILESTONE_DATE)
    async def on_date(pressed: Pressed) -> Shown:
        locale, milestones = await _find_milestones(deps, pressed)
        return Opening(surface.build_date_form(locale, milestones, _remember_ids(pressed)))

    @listen_to(app, deps, Press.MILESTONE_PASS)
    async def on_pass(pressed: Pressed) -> Shown:
        locale, milestones = await _find_milestones(deps, pressed)
        return Opening(surface.build_pass_form(locale, milestones, _remember_ids(pressed)))

    @listen_to(app, deps, Press.MILESTONE_ADD)
    async def on_add(pressed: Pressed) -> Shown:
        locale, listed = await deps.run(
            pressed.caller, lambda db, actor: list_milestones(db, actor=actor, now=pressed.now)
        )
        if not listed.offers:
            raise Stale()
        return Opening(surface.build_add_form(locale, listed.offers, write_metadata(url=pressed.response_url)))


async def _find_milestones(deps: Deps, pressed: Pressed) -> tuple[str, tuple[Milestone, ...]]:
    """The milestones that a button is about. Raises what the rule raises unless the person may handle them all."""
    ids = pressed.ids
    return await deps.look(pressed.caller, lambda db, actor: get_milestones(db, actor=actor, ids=ids, now=pressed.now))


def _remember_ids(pressed: Pressed) -> str:
    return write_metadata(url=pressed.response_url, ids=pressed.value)


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Form.MILESTONE_DATE, at_field=find_field_by_reason(_FIELDS_BY_REASON))
    async def on_date_form(pressed: Pressed) -> Shown:
        ids, day = _read_chosen_ids(pressed), _read_day(pressed.values)
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: put_day(db, actor=actor, ids=ids, day=day, now=pressed.now)
        )
        return Receipt(locale, surface.show_dated(locale, result))

    @listen_to(app, deps, Form.MILESTONE_PASS)
    async def on_pass_form(pressed: Pressed) -> Shown:
        ids, reason = _read_chosen_ids(pressed), read_member(PassedBy, pressed.values.read_choice(FormField.PASSED_BY))
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: pass_by(db, actor=actor, ids=ids, reason=reason, now=pressed.now)
        )
        return Receipt(locale, surface.show_settled(locale, result))

    @listen_to(app, deps, Form.MILESTONE_ADD, at_field=find_field_by_reason(_FIELDS_BY_REASON))
    async def on_add_form(pressed: Pressed) -> Shown:
        offer = unpack(MilestoneOffer, pressed.values.read_choice(FormField.MILESTONE))
        day = _read_day(pressed.values)
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: add_milestone(db, actor=actor, offer=offer, day=day, now=pressed.now)
        )
        return Receipt(locale, surface.show_dated(locale, result))


def _read_chosen_ids(pressed: Pressed) -> tuple[int, ...]:
    """The ids of the milestones chosen in the form; without a choice, all that it was opened for."""
    chosen = pressed.values.read_choice(FormField.MILESTONE) or ALL
    packed = pressed.memory.read_text("ids") if chosen == ALL else chosen
    return unpack_ids(packed)


def _read_day(values: FormValues) -> MilestoneDay:
    return MilestoneDay(
        day=values.read_required_day(FormField.DAY),
        starts_at=values.read_time(FormField.TIME),
        ends_at=values.read_time(FormField.ENDS),
        room=values.read_text(FormField.ROOM),
        owner=next(iter(values.read_users(FormField.OWNER)), ""),
    )
