"""Planning: a class or a whole year group, as a form with a preview; nothing is saved before the second submit."""

from __future__ import annotations

import json
import re
from datetime import date

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, Opening, Reply, SaidWords, remembered
from handlers.lessons import Values, at_field, receipt
from handlers.words import read_class_lines, read_plan_words, read_theme_days
from models.calendar import local_day
from models.courses import PlanningPlace, TimeSource
from models.db import BadInput, Db, DomainError
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
    find_target,
    find_targets,
    plan_form,
    preview_plan,
    save_plan,
)
from surfaces import planning as surface
from surfaces.kit import Block, Form, FormField, Press, pack, unpack

MOST_METADATA = 3000
# Where a refusal of the form is shown: at the field it is about.
_FIELD_OF = {
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
_FIELD_OF_ONE = _FIELD_OF | {"plan-room": FormField.ROOM, "plan-weekend": FormField.WEEKDAY}
_FIELD_OF_YEAR = _FIELD_OF | dict.fromkeys(
    ("plan-line", "plan-twice", "plan-most-classes", "plan-too-much", "plan-room", "plan-weekend", "plan-label"),
    FormField.CLASS_LINES,
)


async def plan(deps: Deps, said: SaidWords) -> Reply:
    """`planera 7B`, `planera åk 7`, `planera 7A 2027/28`: the form, or the choice of what to plan."""
    now = deps.now()

    def question(db: Db, actor: Actor) -> tuple[PlanTarget, ...] | FormFacts:
        wanted = read_plan_words(said.words, local_day(now, actor.timezone))
        targets = find_targets(db, actor=actor, wanted=wanted, now=now)
        if len(targets) == 1 and said.can_open:
            return plan_form(db, actor=actor, target=targets[0], now=now)
        return targets

    locale, found = await deps.look(said.caller, question)
    if isinstance(found, FormFacts):
        return Opening(_form(locale, found, said.response_url))
    return surface.which(locale, found)


def _form(locale: str, facts: FormFacts, url: str) -> Block:
    target = facts.target
    kept = _metadata(
        url=url, site=target.site_id, year=target.school_year, label=target.label, people=facts.chooses_people
    )
    return surface.plan_form(locale, facts, kept)


def _metadata(**values: str | int) -> str:
    """Like the common one, with letters as they are: a plan of many classes has to fit."""
    return json.dumps(values, separators=(",", ":"), ensure_ascii=False)


def _draft(view: Block, today: date) -> PlanDraft:
    """What was filled in. Raises BadInput for words that are no theme days or classes."""
    values, kept = Values(view), remembered(view)
    programme, _, series = (values.chosen(FormField.PROGRAMME) or "").partition(":")
    whole = not kept["label"]
    source = values.chosen(FormField.TIME_SOURCE)
    setup, reflection = values.number(FormField.SETUP_MINUTES), values.number(FormField.REFLECTION_MINUTES)
    leaders, reserves = _people(values, FormField.LEADERS, whole), _people(values, FormField.RESERVES, whole)
    return PlanDraft(
        site_id=int(kept["site"]),
        label_year=int(kept["year"]),
        programme=programme,
        series=series,
        starts_on=values.day(FormField.DAY) or today,
        interval_weeks=values.number(FormField.INTERVAL) or INTERVAL,
        slots=read_class_lines(values.words(FormField.CLASS_LINES)) if whole else (_slot(values, kept["label"]),),
        theme_days=read_theme_days(values.words(FormField.THEME_DAYS), today),
        hour=_hour(values),
        source=TimeSource(source) if source else None,
        leaders=leaders if kept["people"] else None,
        reserves=reserves if kept["people"] else None,
        lesson_minutes=values.number(FormField.MINUTES),
        setup_minutes=SETUP_MINUTES if setup is None else setup,
        reflection_minutes=REFLECTION_MINUTES if reflection is None else reflection,
        planning_minutes=values.number(FormField.PLANNING_MINUTES),
    )


def _slot(values: Values, label: str) -> ClassSlot:
    weekday = int(values.chosen(FormField.WEEKDAY) or 0)
    return ClassSlot(
        label, weekday, values.clock(FormField.TIME), " ".join(values.words(FormField.ROOM).split()) or None
    )


def _people(values: Values, field: FormField, whole: bool) -> tuple[str, ...] | None:
    """Those chosen. Nobody chosen for a year group leaves each of its classes the people it has."""
    chosen = tuple(values.users(field))
    return None if whole and not chosen else chosen


def _hour(values: Values) -> PlanningHour | None:
    weekday, at = values.chosen(FormField.PLANNING_DAY), values.clock(FormField.PLANNING_TIME)
    if (weekday is None) != (at is None):
        raise BadInput(reason="plan-hour")
    place = PlanningPlace(values.chosen(FormField.PLANNING_PLACE) or PlanningPlace.OWN)
    return PlanningHour(int(weekday), at, place) if weekday and at else None


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the button that opens the planning form, the form and its preview."""

    @app.action(re.compile(f"^{re.escape(Press.OPEN_PLAN)}"))
    async def on_open(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        chosen, now = unpack(PlanTarget, body["actions"][0]["value"]), deps.now()

        def question(db: Db, actor: Actor) -> FormFacts:
            target = find_target(db, actor=actor, target=chosen, now=now)
            return plan_form(db, actor=actor, target=target, now=now)

        locale, facts = await deps.look(await deps.caller(body), question)
        view = _form(locale, facts, body.get("response_url", ""))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.view(Form.PLAN)
    async def on_form(ack: AsyncAck, body: Body, view: Block) -> None:
        now, kept = deps.now(), remembered(view)

        def question(db: Db, actor: Actor) -> Preview:
            made = preview_plan(db, actor=actor, draft=_draft(view, local_day(now, actor.timezone)), now=now)
            if len(_metadata(url=kept["url"], plan=pack(made.draft))) > MOST_METADATA:
                raise BadInput(reason="plan-too-much")
            return made

        try:
            locale, made = await deps.look(await deps.caller(body), question)
        except DomainError as error:
            await at_field(ack, error, _FIELD_OF_ONE if kept["label"] else _FIELD_OF_YEAR)
            return
        shown = surface.preview(locale, made, _metadata(url=kept["url"], plan=pack(made.draft)))
        await ack(response_action="push", view=shown)

    @app.view(Form.SAVE_PLAN)
    async def on_save(ack: AsyncAck, body: Body, view: Block) -> None:
        now, draft = deps.now(), unpack(PlanDraft, remembered(view)["plan"])
        locale, made = await deps.run(
            await deps.caller(body), lambda db, actor: save_plan(db, actor=actor, draft=draft, now=now)
        )
        await receipt(ack, view, locale, surface.saved(locale, made))
