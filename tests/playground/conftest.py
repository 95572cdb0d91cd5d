"""A small Bolt app, and benches that drive it over HTTP and over Socket Mode."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.websockets import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground.bench import Bench
from playground.config import ChannelSpec, Config, UserSpec

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Demo"},
    "features": {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "demo"},
        "slash_commands": [{"command": "/demo", "description": "demo", "should_escape": True}],
        "shortcuts": [
            {"name": "Log", "type": "global", "callback_id": "log_it", "description": "Log"},
            {"name": "Keep", "type": "message", "callback_id": "keep_it", "description": "Keep"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "commands",
                "chat:write",
                "im:write",
                "im:history",
                "channels:history",
                "channels:read",
                "app_mentions:read",
                "files:write",
                "users:read",
                "users:read.email",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {"bot_events": ["message.im", "app_mention", "app_home_opened"]},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": False,
    },
}
USERS = (
    UserSpec("U0ANNA", "anna", "Anna Berg", "anna@skola.example"),
    UserSpec("U0KARIN", "karin", "Karin Ek", "karin@skola.example"),
)


def _config(**changes: Any) -> Config:
    manifest = copy.deepcopy(changes.pop("manifest", MANIFEST))
    settings = {"users": USERS, "channels": (ChannelSpec("C0TEAM", "team"),), "time_scale": 2000.0}
    return Config(manifest=manifest, **{**settings, **changes})


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "log",
    "title": plain("Logga"),
    "submit": plain("Spara"),
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "lesson",
            "label": plain("Lektion"),
            "element": {
                "type": "number_input",
                "action_id": "lesson",
                "is_decimal_allowed": False,
                "min_value": "1",
                "max_value": "14",
            },
        },
        {
            "type": "input",
            "block_id": "note",
            "optional": True,
            "label": plain("Anteckning"),
            "element": {"type": "plain_text_input", "action_id": "note", "max_length": 20},
        },
        {
            "type": "actions",
            "block_id": "more",
            "elements": [
                {"type": "button", "action_id": "deeper", "text": plain("Mer")},
                {"type": "datepicker", "action_id": "day"},
            ],
        },
    ],
}


def _register_commands(app: AsyncApp) -> None:
    @app.command("/demo")
    async def demo(ack: Any, body: Any, client: Any, command: Any) -> None:
        text = command["text"]
        if text == "modal":
            await client.views_open(trigger_id=body["trigger_id"], view=MODAL)
            await ack()
        elif text == "boom":
            raise RuntimeError("boom")
        elif text == "long":
            await ack(text="x", blocks=[{"type": "header", "text": plain("x" * 151)}])
        elif text == "public":
            await ack(text="Alla ser", response_type="in_channel")
        else:
            await ack(
                text=f"Sparat {text}",
                response_type="ephemeral",
                blocks=[
                    {"type": "section", "block_id": "s", "text": {"type": "mrkdwn", "text": f"Sparat {text}"}},
                    {
                        "type": "actions",
                        "block_id": "a",
                        "elements": [{"type": "button", "action_id": "undo", "text": plain("Ångra"), "value": "7"}],
                    },
                ],
            )


def _register_interactions(app: AsyncApp) -> None:
    @app.action("undo")
    async def undo(ack: Any, respond: Any, body: Any) -> None:
        await ack()
        assert body["container"]["is_ephemeral"] and "message" not in body
        await respond(text=f"Ångrat {body['actions'][0]['value']}", replace_original=True)

    @app.action("deeper")
    async def deeper(ack: Any, body: Any, client: Any) -> None:
        await ack()
        await client.views_push(trigger_id=body["trigger_id"], view={**MODAL, "title": plain("Djupare")})

    @app.action("day")
    async def day(ack: Any) -> None:
        await ack()

    @app.shortcut("log_it")
    async def log_it(ack: Any, body: Any, client: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)
        await ack()

    @app.shortcut("keep_it")
    async def keep_it(ack: Any, body: Any, respond: Any) -> None:
        await ack()
        await respond(text=f"Behåller: {body['message']['text']}")


def _register_rest(app: AsyncApp, heard: list[Any]) -> None:
    @app.view("log")
    async def log(ack: Any, view: Any) -> None:
        values = view["state"]["values"]
        lesson, note = values["lesson"]["lesson"]["value"], values["note"]["note"]["value"]
        heard.append(values)
        answers: dict[str, dict[str, Any]] = {
            "13": {"response_action": "errors", "errors": {"lesson": "Inte den"}},
            "12": {"response_action": "errors", "errors": {"nowhere": "Fel"}},
            "11": {"response_action": "update", "view": {**MODAL, "title": plain("Nytt")}},
            "10": {"response_action": "clear"},
        }
        await ack(**answers.get(lesson, {})) if note != "nonsense" else await ack(response_action="errors", errors={})

    @app.view_closed("log")
    async def closed(ack: Any, body: Any) -> None:
        heard.append(("closed", body["is_cleared"]))
        await ack()

    @app.event("message")
    async def message(event: Any, client: Any, request: Any = None) -> None:
        heard.append(event)
        if event["text"] == "fail":
            raise RuntimeError("fail")
        await client.chat_postMessage(channel=event["channel"], text=f"Du skrev: {event['text']}")

    @app.event("app_mention")
    async def mention(event: Any, say: Any) -> None:
        await say(text=f"Hej <@{event['user']}>")

    @app.event("app_home_opened")
    async def home(event: Any, client: Any) -> None:
        blocks = [{"type": "section", "block_id": "h", "text": plain("Ditt hem")}]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})


def _app(bench: Bench, heard: list[Any]) -> AsyncApp:
    config = bench.playground.config
    client = AsyncWebClient(token=config.bot_token, base_url=bench.api_url)
    app = AsyncApp(signing_secret=config.signing_secret, client=client, process_before_response=True)
    _register_commands(app)
    _register_interactions(app)
    _register_rest(app, heard)
    return app


@pytest.fixture
def make_config() -> Callable[..., Config]:
    return _config


@pytest.fixture
def manifest() -> dict[str, Any]:
    return copy.deepcopy(MANIFEST)


@pytest.fixture
def modal() -> dict[str, Any]:
    return copy.deepcopy(MODAL)


@pytest.fixture
def heard() -> list[Any]:
    """The events and submissions that the app's listeners received, in order."""
    return []


@pytest.fixture
def alone(make_config: Callable[..., Config]) -> Iterator[Bench]:
    """A bench without an app. It is not strict, since these tests break Slack's protocol on purpose."""
    with Bench(make_config(), strict=False) as bench:
        yield bench


@pytest.fixture
def client(alone: Bench) -> AsyncWebClient:
    return AsyncWebClient(token=alone.playground.config.bot_token, base_url=alone.api_url, retry_handlers=[])


@pytest.fixture
def bench(make_config: Callable[..., Config], heard: list[Any]) -> Iterator[Bench]:
    """The app over HTTP."""
    with Bench(make_config()) as bench:
        handler = AsyncSlackRequestHandler(_app(bench, heard))

        async def events(request: Request) -> Response:
            return await handler.handle(request)

        bench.serve(Starlette(routes=[Route("/slack/events", events, methods=["POST"])]))
        yield bench


@pytest.fixture
def socket_bench(make_config: Callable[..., Config], manifest: dict[str, Any], heard: list[Any]) -> Iterator[Bench]:
    """The app over Socket Mode, through the websockets adapter."""
    manifest["settings"]["socket_mode_enabled"] = True
    with Bench(make_config(manifest=manifest)) as bench:

        async def connect() -> AsyncSocketModeHandler:
            handler = AsyncSocketModeHandler(_app(bench, heard), bench.playground.config.app_token)
            await handler.connect_async()
            await bench.playground.sockets.arrived.wait()
            return handler

        handler = bench.run(connect())
        yield bench
        bench.run(handler.close_async())
