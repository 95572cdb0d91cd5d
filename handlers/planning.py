"""Planning a class or a whole year group, as a form with a preview: nothing is saved before the second submit.

Also what comes of a plan: the schedule of coming lessons, and the hours per person for the duty allocation.
"""

from __future__ import annotations

from datetime import date, datetime

from slack_bolt.async_app import AsyncApp

from handlers.bodies import read_whole_number
from handlers.context import Command, Deps, Opening, Reply, TypedWords
from handlers.forms import FormMemory, FormValues, write_metadata
from handlers.press import Below, InPlace, NextForm, Pressed, Receipt, SameForm, Shown, listen_to
from handlers.status import find_overview
from handlers.words import read_class_lines, read_plan_words, read_theme_days
from models.calendar import local_day
from models.courses import PlanningPlace, TimeSource, looks_like_label
from models.db import BadInput, Db
from models.people import Actor
from models.planning import (
    INTERVAL,
    REFLECTION_MINUTES,
    SETUP_MINUTES,
    ClassSlot,
    FormFacts,
    PlanDraft,
    PlanningHour,
    PlanTarget,
    Preview,
    WantedClasses,
    count_hours,
    end_courses,
    fill_rest,
    find_target,
    find_targets,
    load_timetable,
    merge_courses,
    plan_form,
    preview_plan,
    propose_ending,
    propose_merging,
    save_plan,
)
from models.status import overview
from surfaces import planning as surface
from surfaces.kit import Block, Form, FormField, Press, pack, unpack

MOST_METADATA = 3000  # characters that Slack keeps with a form
# The field at which a refusal of the form is shown, by the refusal's reason. The form for one class and the form for
# a whole year group have different fields.
_FIELDS_BY_REASON = {
    "plan-past-day": FormField.DAY,
    "plan-far-day": FormField.DAY,
    "plan-after-year": FormField.DAY,
    "plan-nothing": FormField.DAY,
    "plan-theme": FormField.THEME_DAYS,
    "plan-theme-twice": FormField.THEME_DAYS,
    "plan-theme-outside": FormField.THEME_DAYS,
    "plan-programme": FormField.PROGRAMME,
    "plan-ended": FormField.PROGRAMME,
    "plan-hour": FormField.PLANNING_TIME,
}
_CLASS_FIELDS = _FIELDS_BY_REASON | {
    "plan-room": FormField.ROOM,
    "odd-letters": FormField.ROOM,
    "plan-weekend": FormField.WEEKDAY,
}
_OF_CLASS_LINES = (
    "plan-line", "plan-twice", "plan-most-classes", "plan-too-much", "plan-room", "odd-letters", "plan-weekend",
    "plan-label",
)  # fmt: skip
_YEAR_GROUP_FIELDS = _FIELDS_BY_REASON | dict.fromkeys(_OF_CLASS_LINES, FormField.CLASS_LINES)


async def answer_plan(deps: Deps, typed: TypedWords) -> Reply:
    """`planera 7B`, `planera åk 7`, `planera 7A 2027/28`: the form, or buttons to choose what to plan."""
    now = deps.now()

    def question(db: Db, actor: Actor, wanted: WantedClasses) -> tuple[PlanTarget, ...] | FormFacts:
        targets = find_targets(db, actor=actor, wanted=wanted, now=now)
        if len(targets) == 1 and typed.can_open:
            return plan_form(db, actor=actor, target=targets[0], now=now)
        return targets

    locale, result = await deps.look_parsed(
        typed.caller, lambda zone: read_plan_words(typed.words, local_day(now, zone)), question
    )
    if isinstance(result, FormFacts):
        return Opening(_build_form(locale, result, typed.response_url, whole=False))
    return surface.show_targets(locale, result)


async def show_hours(deps: Deps, typed: TypedWords) -> Reply:
    """`timmar`, `timmar 2027/28`, `timmar nästa läsår`: hours per person, for the duty allocation."""
    now = deps.now()
    locale, hours = await deps.look_parsed(
        typed.caller,
        lambda zone: read_plan_words(typed.words, local_day(now, zone)),
        lambda db, actor, wanted: count_hours(db, actor=actor, year=wanted.school_year, now=now),
    )
    return surface.show_hours(locale, hours)


async def show_schedule(deps: Deps, typed: TypedWords) -> Reply:
    """`schema`, `schema 7B`: the coming lessons of classes."""
    now = deps.now()
    return surface.show_schedule(
        *await deps.look(typed.caller, lambda db, actor: load_timetable(db, find_overview(db, actor, typed, now)))
    )


def _build_form(locale: str, facts: FormFacts, url: str, *, whole: bool) -> Block:
    metadata = write_metadata(url=url, people=facts.chooses_people, target=pack(facts.target), whole=whole)
    return surface.build_plan_form(locale, facts, metadata, whole=whole)


def _read_target(memory: FormMemory) -> PlanTarget:
    """What the form plans. Raises Stale where its memory is broken."""
    return unpack(PlanTarget, memory.read_text("target"))


def _find_form(db: Db, actor: Actor, memory: FormMemory, now: datetime) -> FormFacts:
    """What the form was opened with, as it is now. Raises what finding its target raises."""
    target = find_target(db, actor=actor, target=_read_target(memory), now=now)
    return plan_form(db, actor=actor, target=target, now=now)


def _read_draft(values: FormValues, memory: FormMemory, today: date) -> PlanDraft:
    """The plan that was filled in. Raises BadInput for theme days or class lines that can't be read."""
    programme, _, series = values.read_choice(FormField.PROGRAMME).partition(":")
    target, people = _read_target(memory), bool(memory.read_any("people"))
    label = target.label
    setup, reflection = values.read_number(FormField.SETUP_MINUTES), values.read_number(FormField.REFLECTION_MINUTES)
    leaders, reserves = (
        _read_people(values, field, whole=not label) if people else None
        for field in (FormField.LEADERS, FormField.RESERVES)
    )
    return PlanDraft(
        site_id=target.site_id,
        label_year=target.school_year,
        programme=programme,
        series=series,
        starts_on=values.read_day(FormField.DAY) or today,
        interval_weeks=values.read_number(FormField.INTERVAL) or INTERVAL,
        slots=(_read_slot(values, label),) if label else read_class_lines(values.read_text(FormField.CLASS_LINES)),
        theme_days=read_theme_days(values.read_text(FormField.THEME_DAYS), today),
        hour=_read_planning_hour(values),
        source=values.read_member(FormField.TIME_SOURCE, TimeSource),
        leaders=leaders,
        reserves=reserves,
        lesson_minutes=values.read_number(FormField.MINUTES),
        setup_minutes=SETUP_MINUTES if setup is None else setup,
        reflection_minutes=REFLECTION_MINUTES if reflection is None else reflection,
        planning_minutes=values.read_number(FormField.PLANNING_MINUTES),
    )


def _read_slot(values: FormValues, label: str) -> ClassSlot:
    room = " ".join(values.read_text(FormField.ROOM).split()) or None
    return ClassSlot(label, values.read_chosen_id(FormField.WEEKDAY), values.read_time(FormField.TIME), room)


def _read_people(values: FormValues, field: FormField, *, whole: bool) -> tuple[str, ...] | None:
    """The Slack ids chosen; None keeps the people each class has.

    Nobody chosen means None for a whole year group (`whole`), but an empty list for one class.
    """
    chosen = values.read_users(field)
    return None if whole and not chosen else chosen


def _read_planning_hour(values: FormValues) -> PlanningHour | None:
    """The weekly hour in which the leaders plan together; None where it is left empty.

    Raises BadInput where only one of day and time is filled in.
    """
    weekday, at = values.read_choice(FormField.PLANNING_DAY), values.read_time(FormField.PLANNING_TIME)
    if bool(weekday) != (at is not None):
        raise BadInput(reason="plan-hour")
    place = values.read_member(FormField.PLANNING_PLACE, PlanningPlace) or PlanningPlace.OWN
    return PlanningHour(read_whole_number(weekday), at, place) if at else None


def _find_field(pressed: Pressed, error: BadInput) -> FormField | None:
    """The field that a refusal is about; None where the form has no such field."""
    fields = _CLASS_FIELDS if _read_target(pressed.memory).label else _YEAR_GROUP_FIELDS
    return fields.get(str(error.words.get("reason", "")))


def _read_labels(typed: TypedWords) -> tuple[str, ...]:
    return tuple(word.raw for word in typed.words if looks_like_label(word.low))


async def answer_end(deps: Deps, typed: TypedWords) -> Reply:
    """`avsluta 7E`: what ends, with the button that does it."""
    labels, now = _read_labels(typed), deps.now()
    locale, endings = await deps.look(
        typed.caller, lambda db, actor: propose_ending(db, actor=actor, labels=labels, now=now)
    )
    return surface.show_ending(locale, endings)


async def answer_merge(deps: Deps, typed: TypedWords) -> Reply:
    """`slå ihop 7E med 7D`: which class ends and which goes on, with the button that does it."""
    labels, now = _read_labels(typed), deps.now()
    locale, merging = await deps.look(
        typed.caller, lambda db, actor: propose_merging(db, actor=actor, labels=labels, now=now)
    )
    return surface.show_merging(locale, merging)


COMMANDS = (
    Command("end", ("avsluta",), ("end",), answer_end),
    Command("merge", ("slå ihop", "sla ihop"), ("merge",), answer_merge),
    Command("schedule", ("schema", "schemat"), ("schedule", "calendar"), show_schedule),
    Command("plan", ("planera", "planering"), ("plan", "planning"), answer_plan),
    Command("hours", ("timmar", "tjänstefördelning"), ("hours",), show_hours),
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the planning form, its preview, and the buttons that open the form and show the schedule."""

    @listen_to(app, deps, Press.END_COURSES)
    async def on_end(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, endings = await deps.run(
            pressed.caller, lambda db, actor: end_courses(db, actor=actor, course_ids=ids, now=pressed.now)
        )
        return InPlace(locale, surface.show_ended(locale, endings))

    @listen_to(app, deps, Press.MERGE_COURSES)
    async def on_merge(pressed: Pressed) -> Shown:
        course_id, into_id = pressed.pair
        locale, merging = await deps.run(
            pressed.caller,
            lambda db, actor: merge_courses(db, actor=actor, course_id=course_id, into_id=into_id, now=pressed.now),
        )
        return InPlace(locale, surface.show_merged(locale, merging))

    @listen_to(app, deps, Press.OPEN_PLAN)
    async def on_open(pressed: Pressed) -> Shown:
        chosen = unpack(PlanTarget, pressed.value)

        def question(db: Db, actor: Actor) -> FormFacts:
            target = find_target(db, actor=actor, target=chosen, now=pressed.now)
            return plan_form(db, actor=actor, target=target, now=pressed.now)

        locale, facts = await deps.look(pressed.caller, question)
        return Opening(_build_form(locale, facts, pressed.response_url, whole=False))

    @listen_to(app, deps, Press.PLAN_MORE)
    async def on_more(pressed: Pressed) -> Shown:
        locale, facts = await deps.look(
            pressed.caller, lambda db, actor: _find_form(db, actor, pressed.memory, pressed.now)
        )
        return SameForm(_build_form(locale, facts, pressed.memory.read_text("url"), whole=True))

    @listen_to(app, deps, Form.PLAN, at_field=_find_field)
    async def on_form(pressed: Pressed) -> Shown:
        memory = pressed.memory

        def remember_plan(preview: Preview) -> str:
            return write_metadata(url=memory.read_text("url"), plan=pack(preview.draft))

        def question(db: Db, actor: Actor, draft: PlanDraft) -> Preview:
            if not memory.read_any("whole"):
                draft = fill_rest(draft, _find_form(db, actor, memory, pressed.now))
            preview = preview_plan(db, actor=actor, draft=draft, now=pressed.now)
            if len(remember_plan(preview)) > MOST_METADATA:
                raise BadInput(reason="plan-too-much")
            return preview

        locale, preview = await deps.look_parsed(
            pressed.caller, lambda zone: _read_draft(pressed.values, memory, local_day(pressed.now, zone)), question
        )
        return NextForm(surface.build_preview(locale, preview, remember_plan(preview)))

    @listen_to(app, deps, Form.SAVE_PLAN)
    async def on_save(pressed: Pressed) -> Shown:
        draft = unpack(PlanDraft, pressed.memory.read_text("plan"))
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: save_plan(db, actor=actor, draft=draft, now=pressed.now)
        )
        return Receipt(locale, surface.show_saved(locale, result))

    @listen_to(app, deps, Press.SHOW_SCHEDULE)
    async def on_schedule(pressed: Pressed) -> Shown:
        locale, result = await deps.look(
            pressed.caller, lambda db, actor: load_timetable(db, overview(db, actor=actor, now=pressed.now))
        )
        return Below(locale, surface.show_schedule(locale, result))
