"""Reflections: words after the command, a form, or one's own message made into one. The guard stands before each."""

from __future__ import annotations

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, Opening, Reply, SaidWords, answer_press, human_text, metadata, remembered
from handlers.lessons import Values, receipt
from models.db import BadInput, Db, NotFound
from models.lessons import Detail, HowItWent, describe_log, latest_log, log_detail
from models.people import Actor, Caller
from models.reflections import (
    FollowUp,
    Guarded,
    Reflection,
    Visibility,
    Words,
    edit_reflection,
    get_reflection,
    reflect,
    reflections_on,
    withdraw_reflection,
)
from surfaces import reflections as surface
from surfaces.kit import Block, Form, FormField, Message, Press, Shortcut


async def reflect_words(deps: Deps, said: SaidWords) -> Reply:
    """`reflektera ...`: a reflection on the latest lesson. Without words, the form."""
    if not said.text:
        return await _open_or_invite(deps, said)
    words = Words(went_well=said.text, source_ts=said.event_id or None)
    return (await _save(deps, said.caller, words, None, in_slack_message=said.in_slack_message))[1]


async def _open_or_invite(deps: Deps, said: SaidWords) -> Reply:
    if said.can_open:
        return Opening(await _form(deps, said.caller, None, said.response_url))
    locale, detail = await deps.look(said.caller, lambda db, actor: _detail(deps, db, actor, None))
    return surface.invite(locale, detail)


async def _save(
    deps: Deps, caller: Caller, words: Words, log_id: int | None, *, in_slack_message: bool
) -> tuple[str, Message]:
    now = deps.now()
    locale, result = await deps.run(
        caller,
        lambda db, actor: reflect(
            db, actor=actor, words=words, log_id=log_id, in_slack_message=in_slack_message, now=now
        ),
    )
    if isinstance(result, Guarded):
        return locale, surface.held_back(locale, result, words)
    return locale, surface.saved(locale, result)


async def _vouched(deps: Deps, caller: Caller, packed: surface.VouchedWords) -> tuple[str, Message]:
    """Its writer says that the name is a colleague's: the reflection is stored, or the one edited is changed."""
    words, reflection_id, now = packed.words, packed.reflection_id, deps.now()
    if reflection_id is None:
        return await _save(deps, caller, words, packed.log_id, in_slack_message=False)
    locale, result = await deps.run(
        caller,
        lambda db, actor: edit_reflection(db, actor=actor, reflection_id=reflection_id, words=words, now=now),
    )
    if isinstance(result, Guarded):
        return locale, surface.held_back(locale, result, None)
    return locale, surface.saved(locale, result)


def _detail(deps: Deps, db: Db, actor: Actor, log_id: int | None) -> Detail:
    about = log_id if log_id is not None else latest_log(db, actor=actor)
    if about is None:
        raise NotFound(reason="no-lesson-to-reflect-on")
    return log_detail(db, actor=actor, log_id=about, now=deps.now())


async def _form(deps: Deps, caller: Caller, log_id: int | None, url: str) -> Block:
    def question(db: Db, actor: Actor) -> tuple[Detail, list[Reflection]]:
        detail = _detail(deps, db, actor, log_id)
        return detail, reflections_on(db, actor=actor, log_id=detail.log_id, now=deps.now())

    locale, (detail, earlier) = await deps.look(caller, question)
    return surface.reflection_form(locale, detail, earlier, metadata(url=url, log=detail.log_id))


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the buttons, forms and the shortcut about reflections."""
    _register_buttons(app, deps)
    _register_forms(app, deps)


def _register_buttons(app: AsyncApp, deps: Deps) -> None:

    @app.action(Press.REFLECT)
    async def on_reflect(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        view = await _form(
            deps, await deps.caller(body), int(body["actions"][0]["value"]), body.get("response_url", "")
        )
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.action(Press.REWRITE)
    async def on_rewrite(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        value = body["actions"][0]["value"]
        log_id = int(value) if value.isdigit() else None
        view = await _form(deps, await deps.caller(body), log_id, body.get("response_url", ""))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.action(Press.COLLEAGUE)
    async def on_colleague(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        packed = surface.unpack_words(body["actions"][0]["value"])
        locale, message = await _vouched(deps, await deps.caller(body), packed)
        await answer_press(client, body, locale, message)
        await ack()

    @app.action(Press.EDIT_REFLECTION)
    async def on_edit(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now, reflection_id = deps.now(), int(body["actions"][0]["value"])
        locale, found = await deps.look(
            await deps.caller(body),
            lambda db, actor: get_reflection(db, actor=actor, reflection_id=reflection_id, now=now),
        )
        remember = metadata(url=body.get("response_url", ""), reflection=reflection_id)
        await client.views_open(trigger_id=body["trigger_id"], view=surface.edit_form(locale, found, remember))
        await ack()

    @app.action(Press.WITHDRAW_REFLECTION)
    async def on_withdraw(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        now, reflection_id = deps.now(), int(body["actions"][0]["value"])
        locale, gone = await deps.run(
            await deps.caller(body),
            lambda db, actor: withdraw_reflection(db, actor=actor, reflection_id=reflection_id, now=now),
        )
        await answer_press(client, body, locale, surface.withdrawn(locale, gone))
        await ack()


def _register_forms(app: AsyncApp, deps: Deps) -> None:
    @app.shortcut(Shortcut.REFLECT_ON_MESSAGE)
    async def on_shortcut(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        message = body["message"]
        if message.get("user") != body["user"]["id"]:
            raise BadInput(reason="not-own-message")
        text = human_text(message.get("text") or "")
        if not text:
            raise BadInput(reason="no-message-text")
        words = Words(went_well=text, source_ts=str(message["ts"]))
        locale, answer = await _save(deps, await deps.caller(body), words, None, in_slack_message=True)
        await answer_press(client, body, locale, answer, keep=True)
        await ack()

    @app.view(Form.REFLECT)
    async def on_form(ack: AsyncAck, body: Body, view: Block) -> None:
        await _on_reflection_form(deps, ack, body, view)

    @app.view(Form.EDIT_REFLECTION)
    async def on_edit_form(ack: AsyncAck, body: Body, view: Block) -> None:
        now, words = deps.now(), _words(Values(view))
        reflection_id = int(remembered(view)["reflection"])
        locale, result = await deps.run(
            await deps.caller(body),
            lambda db, actor: edit_reflection(db, actor=actor, reflection_id=reflection_id, words=words, now=now),
        )
        await _receipt(ack, view=view, locale=locale, result=result, words=words, reflection_id=reflection_id)


async def _on_reflection_form(deps: Deps, ack: AsyncAck, body: Body, view: Block) -> None:
    """How it went and the reflection are one form and one transaction: a guarded text stores neither."""
    now, values = deps.now(), Values(view)
    words, how = _words(values), HowItWent(**values.how_fields())
    log_id = int(remembered(view)["log"])

    def rule(db: Db, actor: Actor) -> Reflection | Guarded | Detail:
        has_words = bool(words.text.strip() or words.follow_up)
        if not has_words and how == HowItWent():
            raise BadInput(reason="empty-reflection")
        result: Reflection | Guarded | None = None
        if has_words:
            result = reflect(db, actor=actor, words=words, log_id=log_id, in_slack_message=False, now=now)
        if not isinstance(result, Guarded) or not result.certain:
            # A name asked about holds back the words; how it went has no words in it.
            describe_log(db, actor=actor, log_id=log_id, how=how, now=now)
        return result or log_detail(db, actor=actor, log_id=log_id, now=now)

    locale, result = await deps.run(await deps.caller(body), rule)
    await _receipt(ack, view=view, locale=locale, result=result, words=words)


async def _receipt(
    ack: AsyncAck,
    view: Block,
    locale: str,
    result: Reflection | Guarded | Detail,
    words: Words,
    reflection_id: int | None = None,
) -> None:
    if isinstance(result, Guarded):
        # On top of the form, which keeps the text for its writer.
        await ack(response_action="push", view=surface.held_back_view(locale, result, words, reflection_id))
    elif isinstance(result, Reflection):
        await receipt(ack, view, locale, surface.saved(locale, result))
    else:
        await receipt(ack, view, locale, surface.described(locale, result))


def _words(values: Values) -> Words:
    follow_up, visibility = values.chosen(FormField.FOLLOW_UP), values.chosen(FormField.VISIBILITY)
    return Words(
        values.words(FormField.WENT_WELL),
        values.words(FormField.CHANGE_NEXT),
        FollowUp(follow_up) if follow_up else None,
        Visibility(visibility) if visibility else Visibility.PAIR,
    )
