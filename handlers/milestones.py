"""Milestones: the list, settling them, putting a day on them, and saying whether one comes."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers.bodies import member
from handlers.context import Command, Deps, Opening, Reply, SaidWords
from handlers.forms import Values, metadata
from handlers.press import Below, InPlace, Pressed, Receipt, Shown, by_reason, press
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
    get_milestones,
    list_milestones,
    mark_done,
    pass_by,
    put_day,
    reopen_milestones,
)
from surfaces import milestones as forms
from surfaces.kit import Form, FormField, Press, unpack, unpack_ids
from surfaces.milestones import milestone_list

ALL = "all"  # the choice of every milestone that the form was opened for
# Where a refusal of a form is shown: at the field it is about.
_FIELD_OF = {
    "milestone-past": FormField.DAY,
    "milestone-times": FormField.ENDS,
    "milestone-room": FormField.ROOM,
    "odd-letters": FormField.ROOM,
    "milestone-owner": FormField.OWNER,
}


async def show_milestones(deps: Deps, said: SaidWords) -> Reply:
    """`milstolpar`, `milstolpar 7B`."""
    now = deps.now()
    label = next((word.raw for word in said.words if looks_like_label(word.low)), "")
    return milestone_list(
        *await deps.run(said.caller, lambda db, actor: list_milestones(db, actor=actor, now=now, label=label))
    )


COMMANDS = (
    Command(
        "milestones",
        ("milstolpar", "hållpunkter", "hallpunkter", "booster"),
        ("milestones", "milestone"),
        show_milestones,
    ),
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons and forms about milestones."""
    _register_lists(app, deps)
    _register_settling(app, deps)
    _register_answers(app, deps)
    _register_ways_to_forms(app, deps)
    _register_forms(app, deps)


def _register_lists(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Press.SHOW_MILESTONES)
    async def on_show(pressed: Pressed) -> Shown:
        course_id = pressed.optional_id
        locale, listed = await deps.run(
            pressed.caller, lambda db, actor: list_milestones(db, actor=actor, now=pressed.now, course_id=course_id)
        )
        return Below(locale, milestone_list(locale, listed))

    @press(app, deps, Press.MILESTONE_WHICH)
    async def on_which(pressed: Pressed) -> Shown:
        locale, milestones = await _milestones_of(deps, pressed)
        return Below(locale, forms.which(locale, milestones))


def _register_settling(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Press.MILESTONE_DONE)
    async def on_done(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: mark_done(db, actor=actor, ids=ids, now=pressed.now)
        )
        message = forms.settled(locale, result)
        return InPlace(locale, message) if _is_only_the_question(pressed) else Below(locale, message)

    @press(app, deps, Press.MILESTONE_UNDO)
    async def on_undo(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: reopen_milestones(db, actor=actor, ids=ids, now=pressed.now)
        )
        return InPlace(locale, forms.settled(locale, result))


def _is_only_the_question(pressed: Pressed) -> bool:
    """Whether the message with the button says nothing but the question that the press answers."""
    return pressed.place.block_id.startswith(("milestone.which", "milestone.back"))


def _register_answers(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Press.MILESTONE_CONFIRM)
    async def on_confirm(pressed: Pressed) -> Shown:
        milestone_id = pressed.id
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: confirm_day(db, actor=actor, milestone_id=milestone_id, now=pressed.now)
        )
        return Below(locale, forms.dated(locale, result))

    async def say_coming(pressed: Pressed, *, coming: bool) -> Shown:
        milestone_id = pressed.id
        locale, milestone = await deps.run(
            pressed.caller,
            lambda db, actor: answer_invitation(
                db, actor=actor, milestone_id=milestone_id, coming=coming, now=pressed.now
            ),
        )
        return Below(locale, forms.answered(locale, milestone, coming))

    @press(app, deps, Press.MILESTONE_COMING)
    async def on_coming(pressed: Pressed) -> Shown:
        return await say_coming(pressed, coming=True)

    @press(app, deps, Press.MILESTONE_DECLINE)
    async def on_decline(pressed: Pressed) -> Shown:
        return await say_coming(pressed, coming=False)


def _register_ways_to_forms(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Press.MILESTONE_DATE)
    async def on_date(pressed: Pressed) -> Shown:
        locale, milestones = await _milestones_of(deps, pressed)
        return Opening(forms.date_form(locale, milestones, _remember_ids(pressed)))

    @press(app, deps, Press.MILESTONE_PASS)
    async def on_pass(pressed: Pressed) -> Shown:
        locale, milestones = await _milestones_of(deps, pressed)
        return Opening(forms.pass_form(locale, milestones, _remember_ids(pressed)))

    @press(app, deps, Press.MILESTONE_ADD)
    async def on_add(pressed: Pressed) -> Shown:
        locale, listed = await deps.run(
            pressed.caller, lambda db, actor: list_milestones(db, actor=actor, now=pressed.now)
        )
        if not listed.offers:
            raise Stale()
        return Opening(forms.add_form(locale, listed.offers, metadata(url=pressed.response_url)))


async def _milestones_of(deps: Deps, pressed: Pressed) -> tuple[str, tuple[Milestone, ...]]:
    """The milestones that a button is about, for one who may see to them all."""
    ids = pressed.ids
    return await deps.look(pressed.caller, lambda db, actor: get_milestones(db, actor=actor, ids=ids, now=pressed.now))


def _remember_ids(pressed: Pressed) -> str:
    return metadata(url=pressed.response_url, ids=pressed.value)


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @press(app, deps, Form.MILESTONE_DATE, at_field=by_reason(_FIELD_OF))
    async def on_date_form(pressed: Pressed) -> Shown:
        ids, day = _chosen_ids(pressed), _read_day(pressed.values)
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: put_day(db, actor=actor, ids=ids, day=day, now=pressed.now)
        )
        return Receipt(locale, forms.dated(locale, result))

    @press(app, deps, Form.MILESTONE_PASS)
    async def on_pass_form(pressed: Pressed) -> Shown:
        ids, reason = _chosen_ids(pressed), member(PassedBy, pressed.values.chosen(FormField.PASSED_BY))
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: pass_by(db, actor=actor, ids=ids, reason=reason, now=pressed.now)
        )
        return Receipt(locale, forms.settled(locale, result))

    @press(app, deps, Form.MILESTONE_ADD, at_field=by_reason(_FIELD_OF))
    async def on_add_form(pressed: Pressed) -> Shown:
        offer = unpack(MilestoneOffer, pressed.values.chosen(FormField.MILESTONE))
        day = _read_day(pressed.values)
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: add_milestone(db, actor=actor, offer=offer, day=day, now=pressed.now)
        )
        return Receipt(locale, forms.dated(locale, result))


def _chosen_ids(pressed: Pressed) -> tuple[int, ...]:
    """The milestones chosen in the form; where there was no choice, those that it was opened for."""
    chosen = pressed.values.chosen(FormField.MILESTONE) or ALL
    packed = pressed.remembered.text("ids") if chosen == ALL else chosen
    return unpack_ids(packed)


def _read_day(values: Values) -> MilestoneDay:
    return MilestoneDay(
        day=values.required_day(FormField.DAY),
        starts_at=values.clock(FormField.TIME),
        ends_at=values.clock(FormField.ENDS),
        room=values.words(FormField.ROOM),
        owner=next(iter(values.users(FormField.OWNER)), ""),
    )
