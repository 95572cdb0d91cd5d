"""Logging that lessons were held, undoing and changing logs, and giving lessons the school's own titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.context import Command, Deps, Opening, Reply, TypedWords
from handlers.forms import write_metadata
from handlers.press import NO_VALUE, InPlace, Pressed, Receipt, Shown, find_field_by_reason, listen_to
from handlers.words import read_log
from models.calendar import local_day
from models.courses import Course, name_lesson, own_courses, visible_courses
from models.db import BadInput, Db, NotFound, Stale
from models.lessons import (
    UNKNOWN,
    Ask,
    Detail,
    HowItWent,
    LogChange,
    LogDraft,
    Logged,
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
from models.programmes import cached_with_catalogue, find_programme, lesson_nouns
from models.reflections import Reflection, own_reflections, withdraw_reflection
from surfaces import lessons as surface
from surfaces.kit import Block, Form, FormField, LessonChoice, Message, Press, Shortcut, unpack
from surfaces.reflections import show_withdrawn

# The field at which a refusal of a form is shown, by the refusal's reason.
_FIELDS_BY_REASON = {
    "no-such-lesson": FormField.NUMBER,
    "lesson-taken": FormField.NUMBER,
    "bad-number": FormField.NUMBER,
    "future-day": FormField.DAY,
    "too-long-ago": FormField.DAY,
    "minutes": FormField.MINUTES,
}


@cached_with_catalogue
def _make_title_pattern() -> re.Pattern[str]:
    lesson = "|".join(sorted(lesson_nouns()))
    return re.compile(
        rf"(?:(?P<programme>[^\W\d]\S*)\s+)??(?:(?:{lesson})\s+)?(?P<number>\d{{1,2}})[\s:.]+(?P<title>\S.*)",
        re.DOTALL,
    )


@dataclass(frozen=True, slots=True)
class LogAnswer:
    """What a log led to. `gates` are the steps that should have come before a class's first lesson and are not done."""

    result: Logged | Ask
    gates: tuple[OpenGates, ...] = ()


async def answer_log(deps: Deps, typed: TypedWords) -> Reply:
    """`logga ...`: save the lessons held, or ask where something is unclear. Without words a form opens."""
    if not typed.words:
        if not typed.can_open:
            return surface.invite_to_log(await deps.find_locale(typed.caller))
        return Opening(await open_log_form(deps, typed.caller, url=typed.response_url))
    now = deps.now()

    def rule(db: Db, actor: Actor, draft: LogDraft) -> LogAnswer:
        return add_open_gates(db, log_lesson(db, actor=actor, draft=draft, now=now))

    return show_log_answer(*await deps.run_parsed(typed.caller, lambda zone: _read_log(typed, now, zone), rule))


def _read_log(typed: TypedWords, now: datetime, zone: str) -> LogDraft:
    return read_log(typed.words, today=local_day(now, zone), source=typed.source)


def add_open_gates(db: Db, result: Logged | Ask) -> LogAnswer:
    """Look up what is still to be done for the classes whose first lesson this log was, in the same transaction."""
    return LogAnswer(result, open_gates(db, result.begun)) if isinstance(result, Logged) else LogAnswer(result)


def show_log_answer(locale: str, logged: LogAnswer) -> Message:
    """The message about a log: that it is saved, or a question where nothing is saved yet."""
    if isinstance(logged.result, Ask):
        return surface.show_question(locale, logged.result)
    return surface.show_logged(locale, logged.result, logged.gates)


async def answer_undo(deps: Deps, typed: TypedWords) -> Reply:
    """`ångra`: take back the latest log or reflection, or the logs that the words name.

    Raises Stale when Slack sends the event again: the first time may have undone the latest, and this would undo the
    one before it.
    """
    if typed.is_retry:
        raise Stale()
    now = deps.now()

    def rule(db: Db, actor: Actor, draft: LogDraft | None) -> UndoneLogs | Reflection:
        if draft is None:
            return _undo_latest(db, actor, now)
        return undo_log(db, actor=actor, log_ids=logs_said(db, actor=actor, draft=draft, now=now), now=now)

    locale, result = await deps.run_parsed(
        typed.caller, lambda zone: _read_log(typed, now, zone) if typed.words else None, rule
    )
    return surface.show_undone(locale, result) if isinstance(result, UndoneLogs) else show_withdrawn(locale, result)


def _undo_latest(db: Db, actor: Actor, now: datetime) -> UndoneLogs | Reflection:
    """Take back the person's latest log or, where that is later, their latest reflection."""
    written, logged = own_reflections(db, actor=actor, now=now, most=1), latest_recorded(db, actor)
    if written and (logged is None or written[0].created_at > logged):
        return withdraw_reflection(db, actor=actor, reflection_id=written[0].id, now=now)
    return undo_log(db, actor=actor, log_ids=(), now=now)


async def answer_change(deps: Deps, typed: TypedWords) -> Reply:
    """`ändra`: the latest log as a form, or as a message with the button that opens it."""
    now = deps.now()
    if typed.can_open:
        return Opening(await _open_change_form(deps, typed.caller, url=typed.response_url))

    def find_latest(db: Db, actor: Actor) -> Detail:
        return log_detail(db, actor=actor, log_id=_find_latest_log(db, actor), now=now)

    locale, detail = await deps.look(typed.caller, find_latest)
    held = surface.say_held_lesson(locale, detail.course, detail.number, detail.when)
    return surface.invite_to_change(locale, held, detail.log_id)


def _find_latest_log(db: Db, actor: Actor) -> int:
    log_id = latest_log(db, actor=actor)
    if log_id is None:
        raise NotFound(reason="nothing-to-change")
    return log_id


async def give_title(deps: Deps, typed: TypedWords) -> Reply:
    """`titel 5 Vad är våld?`: give a lesson the school's own title."""
    words = _make_title_pattern().fullmatch(typed.text)
    if not words:
        raise BadInput(reason="title-words")
    programme = find_programme(words["programme"]) if words["programme"] else None
    if words["programme"] and programme is None:
        raise BadInput(reason="title-words")
    number, title, now = int(words["number"]), " ".join(words["title"].split()), deps.now()
    code = programme.code if programme else None
    locale, course = await deps.run(
        typed.caller,
        lambda db, actor: name_lesson(db, actor=actor, programme=code, number=number, title=title, now=now),
    )
    return surface.show_title(locale, course, number, title)


# --- forms ------------------------------------------------------------------------------------------------------------


async def open_log_form(
    deps: Deps, caller: Caller, *, url: str, course_id: int | None = None, number: int | None = None
) -> Block:
    """The form for a log, with the person's classes to choose from. A class and a lesson given are already chosen."""
    now = deps.now()

    def question(db: Db, actor: Actor) -> surface.LogFormChoices:
        today = local_day(now, actor.timezone)
        courses = own_courses(db, actor, today) or visible_courses(db, actor, May.LOG_LESSON, today)
        if not courses:
            raise NotFound(reason="no-course-of-programme")
        return surface.LogFormChoices(tuple(courses), course_id, number, today)

    locale, choices = await deps.look(caller, question)
    return surface.build_log_form(locale, choices, write_metadata(url=url))


async def _open_change_form(deps: Deps, caller: Caller, *, url: str, log_id: int | None = None) -> Block:
    """The form that changes a log; the latest log where no id is given."""
    now = deps.now()

    def question(db: Db, actor: Actor) -> tuple[Detail, tuple[Course, ...]]:
        wanted = log_id if log_id is not None else _find_latest_log(db, actor)
        detail = log_detail(db, actor=actor, log_id=wanted, now=now)
        courses = own_courses(db, actor, local_day(now, actor.timezone))
        if all(course.id != detail.course.id for course in courses):
            courses = [detail.course, *courses]
        return detail, tuple(courses)

    locale, (detail, courses) = await deps.look(caller, question)
    return surface.build_change_form(locale, detail, courses, write_metadata(url=url, log=detail.log_id))


COMMANDS = (
    Command(
        "log", ("logga", "log", "spara", "registrera", "rapportera"), ("log", "logged", "save", "done"), answer_log
    ),
    Command("change", ("ändra", "andra", "rätta"), ("change", "edit", "correct"), answer_change),
    Command("undo", ("ångra", "angra", "radera", "ta bort"), ("undo",), answer_undo),
    Command("title", ("titel", "döp"), ("title", "name"), give_title),
)


# --- buttons and forms ------------------------------------------------------------------------------------------------


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons and forms about lessons."""
    _register_buttons(app, deps)
    _register_form_buttons(app, deps)
    _register_forms(app, deps)


def _register_buttons(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.ANSWER)
    async def on_answer(pressed: Pressed) -> Shown:
        draft = unpack(LogDraft, pressed.value)
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: add_open_gates(db, log_lesson(db, actor=actor, draft=draft, now=pressed.now)),
        )
        return InPlace(locale, show_log_answer(locale, result))

    @listen_to(app, deps, Press.UNDO)
    async def on_undo(pressed: Pressed) -> Shown:
        ids = pressed.ids
        locale, result = await deps.run(
            pressed.caller, lambda db, actor: undo_log(db, actor=actor, log_ids=ids, now=pressed.now)
        )
        return InPlace(locale, surface.show_undone(locale, result))


def _register_form_buttons(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.CHANGE)
    async def on_change(pressed: Pressed) -> Shown:
        return Opening(await _open_change_form(deps, pressed.caller, log_id=pressed.id, url=pressed.response_url))

    @listen_to(app, deps, Press.OPEN_LOG)
    async def on_open(pressed: Pressed) -> Shown:
        chosen = LessonChoice() if pressed.value == NO_VALUE else unpack(LessonChoice, pressed.value)
        view = await open_log_form(
            deps, pressed.caller, url=pressed.response_url, course_id=chosen.course_id, number=chosen.number
        )
        return Opening(view)

    @listen_to(app, deps, Shortcut.LOG)
    async def on_shortcut(pressed: Pressed) -> Shown:
        return Opening(await open_log_form(deps, pressed.caller, url=""))


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Form.LOG, at_field=find_field_by_reason(_FIELDS_BY_REASON))
    async def on_log_form(pressed: Pressed) -> Shown:
        values = pressed.values
        draft = LogDraft(
            source=Source.MODAL,
            course_ids=(values.read_chosen_id(FormField.COURSE),),
            numbers=(values.read_number(FormField.NUMBER) or 0,),
            when=When.on(values.read_day(FormField.DAY) or pressed.now.date()),
            led_with=values.read_users(FormField.COLLEAGUES),
            **values.read_how_it_went(),
        )
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: add_open_gates(db, log_lesson(db, actor=actor, draft=draft, now=pressed.now)),
        )
        return Receipt(locale, show_log_answer(locale, result))

    @listen_to(app, deps, Form.CHANGE, at_field=find_field_by_reason(_FIELDS_BY_REASON))
    async def on_change_form(pressed: Pressed) -> Shown:
        values, log_id = pressed.values, pressed.memory.read_id("log")
        day = values.read_day(FormField.DAY)
        wanted = LogChange(
            values.read_chosen_id(FormField.COURSE),
            values.read_number(FormField.NUMBER) or 0,
            When.on(day) if day else UNKNOWN,
            HowItWent(**values.read_how_it_went()),
        )
        locale, result = await deps.run(
            pressed.caller,
            lambda db, actor: change_log(db, actor=actor, log_id=log_id, change=wanted, now=pressed.now),
        )
        return Receipt(locale, surface.show_logged(locale, result), replaces=True)
