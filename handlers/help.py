"""Help, made from the command table."""

from __future__ import annotations

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.commands import TABLE
from handlers.context import Body, Deps, Reply, SaidWords, answer_press
from surfaces import help as surface
from surfaces.kit import Message, Press


async def show_help(deps: Deps, said: SaidWords) -> Reply:
    """Everything the bot understands."""
    locale, _ = await deps.look(said.caller, lambda _db, _actor: None)
    return _message(locale)


def _message(locale: str) -> Message:
    rows = [(row.command.value, (row.swedish if locale == "sv" else row.english)[0]) for row in TABLE]
    return surface.help_message(locale, rows)


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the help button."""

    @app.action(Press.SHOW_HELP)
    async def on_help(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        locale, _ = await deps.look(await deps.caller(body), lambda _db, _actor: None)
        await answer_press(client, body, locale, _message(locale), keep=True)
        await ack()
