"""Logging that lessons were held, and changing logs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.context import Command, Deps, Opening, Reply, TypedWords
from handlers.forms import write_metadata
from handlers.guarding import guard_words, inspect_reflection
from handlers.press import NO_VALUE, InPlace, Pressed, Receipt, Shown, find_field_by_reason, listen_to
from handlers.words import human_text, read_log
from models.calendar import local_day
from models.courses import Course, own_courses, visible_courses
from models.db import Db, NotFound
from models.lessons import (
    UNKNOWN,
    Ask,
    Detail,
    HowItWent,
    LogChange,
    LogDraft,
    Logged,
    Question,
    Source,
    When,
    change_log,
    find_likely_lesson,
    latest_log,
    log_detail,
    log_lesson,
)
from models.milestones import OpenGates, open_gates
from models.people import Actor, Caller, May
from models.reflections import (
    HeldBack,
    Reflection,
    ReflectionWords,
    WrittenIn,
    save_reflection,
)
from surfaces import lessons as surface
from surfaces.kit import Block, Form, FormField, LessonChoice, Message, Press, Shortcut, unpack
from surfaces.reflections import mark_of, show_below_guard, show_beside_reflection

# The field at which a refusal of a form is shown, by the refusal's reason.
NOTHING_CHOSEN = LessonChoice()
_FIELDS_BY_REASON = {
    "no-such-lesson": FormField.NUMBER,
    "lesson-taken": FormField.NUMBER,
    "bad-number": FormField.NUMBER,
    "future-day": FormField.DAY,
    "too-long-ago": FormField.DAY,
    "minutes": FormField.MINUTES,
}


@dataclass(frozen=True, slots=True)
class LogAnswer:
    """What a log led to. `gates` are the steps that should have come before a class's first lesson and are not done.

    `guarded` is what the guard held back of the words left over; `reflection` what became of those saved with the log.
    """

    result: Logged | Ask
    gates: tuple[OpenGates, ...] = ()
    guarded: HeldBack | None = None
    reflection: Reflection | HeldBack | None = None


async def answer_log(deps: Deps, typed: TypedWords) -> Reply:
    """`logga ...`: save the lessons held, or ask where something is unclear. Without words a form opens."""
    if not typed.words:
        if not typed.can_open:
            return surface.invite_to_log(await deps.find_locale(typed.caller))
        return Opening(await open_log_form(deps, typed.caller, url=typed.response_url))
    now = deps.now()

    def rule(db: Db, actor: Actor, draft: LogDraft) -> LogAnswer:
        return add_open_gates(db, log_lesson(db, actor=actor, draft=draft, now=now))

    locale, answer = await deps.run_parsed(typed.caller, lambda zone: _read_log(typed, now, zone), rule)
    return show_log_answer(locale, await _guard_leftover(deps, typed, answer))


def _read_log(typed: TypedWords, now: datetime, zone: str) -> LogDraft:
    draft = read_log(typed.words, today=local_day(now, zone), source=typed.source, ordered=typed.ordered)
    return replace(draft, leftover=human_text(draft.leftover)) if draft.leftover else draft


async def _guard_leftover(deps: Deps, typed: TypedWords, answer: LogAnswer) -> LogAnswer:
    """What was left over goes no further where the guard finds something in all that was typed.

    It reads the whole, since what it finds a name by, such as the class, may have been taken out of the rest.
    """
    asked = answer.result
    if not isinstance(asked, Ask) or not asked.leftover:
        return answer
    _, guarded = await guard_words(deps, typed)
    unfit = guarded is not None or not asked.leftover.isprintable()
    return replace(answer, result=asked.without_leftover(), guarded=guarded) if unfit else answer


def add_open_gates(db: Db, result: Logged | Ask) -> LogAnswer:
    """Look up what is still to be done for the classes whose first lesson this log was, in the same transaction."""
    return LogAnswer(result, open_gates(db, result.begun)) if isinstance(result, Logged) else LogAnswer(result)


def show_log_answer(locale: str, logged: LogAnswer) -> Message:
    """The message about a log: that it is saved, or a question where nothing is saved yet."""
    if isinstance(logged.result, Ask):
        question = surface.show_question(locale, logged.result)
        return show_below_guard(locale, logged.guarded, question) if logged.guarded else question
    saved = surface.show_logged(locale, logged.result, logged.gates)
    return show_beside_reflection(locale, saved, logged.reflection) if logged.reflection else saved


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


async def open_log_form(deps: Deps, caller: Caller, *, url: str, chosen: LessonChoice = NOTHING_CHOSEN) -> Block:
    """The form for a log, with the person's classes to choose from.

    A class and a lesson given are already chosen; else the lesson that is most likely meant.
    """
    now = deps.now()

    def question(db: Db, actor: Actor) -> surface.LogFormChoices:
        today = local_day(now, actor.timezone)
        courses = own_courses(db, actor, today) or visible_courses(db, actor, May.LOG_LESSON, today)
        if not courses:
            raise NotFound(reason="no-course-of-programme")
        likely = None if chosen.course_id else find_likely_lesson(db, courses, today)
        if likely:
            return surface.LogFormChoices(tuple(courses), likely.course_id, likely.number, likely.day)
        return surface.LogFormChoices(tuple(courses), chosen.course_id, chosen.number, chosen.day or today)

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
)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons and forms about lessons."""
    _register_buttons(app, deps)
    _register_form_buttons(app, deps)
    _register_forms(app, deps)


def _register_buttons(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.ANSWER)
    async def on_answer(pressed: Pressed) -> Shown:
        draft = unpack(LogDraft, pressed.value)
        locale, result = await _save_answer(deps, pressed, draft)
        return InPlace(locale, show_log_answer(locale, result))


async def _save_answer(deps: Deps, pressed: Pressed, draft: LogDraft) -> tuple[str, LogAnswer]:
    """Log a draft out of a button; what was left over of its words becomes a reflection where that was chosen."""
    inspected = None
    if draft.leftover and Question.READING in draft.settled:
        _, inspected = await inspect_reflection(deps, pressed.caller, ReflectionWords(went_well=draft.leftover))

    def rule(db: Db, actor: Actor) -> LogAnswer:
        logged = add_open_gates(db, log_lesson(db, actor=actor, draft=draft, now=pressed.now))
        if inspected is None or isinstance(logged.result, Ask):
            return logged
        log_id = logged.result.entries[-1].log_id
        words = replace(inspected.words, source_ts=mark_of(draft.leftover, log_id))
        reflection = save_reflection(
            db,
            actor=actor,
            inspected=replace(inspected, words=words),
            log_id=log_id,
            written_in=WrittenIn.FORM,
            now=pressed.now,
        )
        return replace(logged, reflection=reflection)

    return await deps.run(pressed.caller, rule)


def _register_form_buttons(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.CHANGE)
    async def on_change(pressed: Pressed) -> Shown:
        return Opening(await _open_change_form(deps, pressed.caller, log_id=pressed.id, url=pressed.response_url))

    @listen_to(app, deps, Press.OPEN_LOG)
    async def on_open(pressed: Pressed) -> Shown:
        chosen = LessonChoice() if pressed.value == NO_VALUE else unpack(LessonChoice, pressed.value)
        view = await open_log_form(deps, pressed.caller, url=pressed.response_url, chosen=chosen)
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
