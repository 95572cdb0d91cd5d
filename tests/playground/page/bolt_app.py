"""What the page is tried with: a small Bolt app that uses every element, and the configuration of its workspace."""

from __future__ import annotations

import asyncio
from typing import Any

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

EVIL = "<img src=x onerror=\"window.evil='html'\"> javascript:alert(1) {{7*7}} ${7*7} `kod` </script>"
JSON = dict[str, Any]


def plain(text: str) -> JSON:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> JSON:
    return {"type": "mrkdwn", "text": text}


def section(name: str, text: str, **more: Any) -> JSON:
    return {"type": "section", "block_id": name, "text": mrkdwn(text), **more}


def button(action: str, label: str, **more: Any) -> JSON:
    return {"type": "button", "action_id": action, "text": plain(label), "value": action, **more}


def options(*labels: str) -> list[JSON]:
    return [{"text": plain(label), "value": label.casefold()} for label in labels]


def field(name: str, label: str, element: JSON, **more: Any) -> JSON:
    return {"type": "input", "block_id": name, "label": plain(label), "element": element | {"action_id": name}, **more}


def form(title: str = "Logga lektion") -> JSON:
    return {
        "type": "modal",
        "callback_id": "log",
        "title": plain(title),
        "submit": plain("Spara"),
        "close": plain("Avbryt"),
        "blocks": [
            field("lesson", "Lektion", {"type": "number_input", "is_decimal_allowed": False, "max_value": "14"}),
            field("day", "Dag", {"type": "datepicker", "initial_date": "2026-11-12"}),
            field("how", "Hur gick det", {"type": "radio_buttons", "options": options("Som i manualen", "Anpassad")}),
            field("what", "Vad användes", {"type": "checkboxes", "options": options("Film", "Spel")}, optional=True),
            field("with", "Med vem", {"type": "users_select"}, optional=True),
            field("group", "Klass", {"type": "static_select", "options": options("7A", "7B")}, hint=plain("En klass.")),
            field("note", "Anteckning", {"type": "plain_text_input", "multiline": True}, optional=True),
            {"type": "actions", "block_id": "deeper", "elements": [button("deeper", "Mer om lektionen")]},
        ],
    }


EVERYTHING: list[JSON] = [
    {"type": "header", "block_id": "h", "text": plain("Alviksskolan, vecka 46")},
    section("s", "*Fet* _kursiv_ ~struken~ `kod` och <https://example.org|en länk> till <@U0KARIN> i <#C0TEAM>"),
    section("l", "• ett\n• två\n&gt; citat &lt;b&gt;\n```pre &amp; rad```", accessory=button("beside", "Bredvid")),
    {"type": "section", "block_id": "f", "fields": [mrkdwn("*Klass*\n7B"), mrkdwn("*Hållna*\n4 av 14")]},
    section("t", "Möte <!date^1794500000^{date_long} kl. {time}|om en stund>"),
    {"type": "divider", "block_id": "d"},
    {"type": "context", "block_id": "c", "elements": [mrkdwn("Du får det här för att du leder 7B.")]},
    {
        "type": "table",
        "block_id": "tb",
        "rows": [[{"type": "raw_text", "text": text} for text in row] for row in (("Klass", "Hållna"), ("7A", "6"))],
    },
    {"type": "image", "block_id": "i", "image_url": "https://pictures.example/chart.png", "alt_text": "Ett diagram"},
    {
        "type": "actions",
        "block_id": "a",
        "elements": [
            button("undo", "Ångra", style="primary"),
            button(
                "ask",
                "Ta bort",
                style="danger",
                confirm={
                    "title": plain("Ta bort?"),
                    "text": plain("Det går inte att ångra."),
                    "confirm": plain("Ta bort den"),
                    "deny": plain("Behåll"),
                },
            ),
            {
                "type": "static_select",
                "action_id": "pick",
                "placeholder": plain("Välj klass"),
                "options": options("7A"),
            },
            {"type": "overflow", "action_id": "over", "options": options("Flytta", "Färre påminnelser")},
            {"type": "datepicker", "action_id": "date"},
        ],
    },
]


def _commands(app: AsyncApp) -> None:
    @app.command("/mvp")
    async def mvp(ack: Any, body: JSON, client: Any, command: JSON) -> None:
        text = command["text"]
        if text == "modal":
            await client.views_open(trigger_id=body["trigger_id"], view=form())
            await ack()
        elif text == "allt":
            await ack(text="Allt", blocks=EVERYTHING, response_type="in_channel")
        elif text == "långsam":
            await asyncio.sleep(1.5)
            await ack()
        elif text == "ond":
            evil = [section("e", EVIL), {"type": "header", "block_id": "eh", "text": plain(EVIL[:150])}]
            await ack(text=EVIL, blocks=[*evil, section("el", "<javascript:window.evil='link'|tryck>")])
        else:
            undo = {"type": "actions", "block_id": "a", "elements": [button("undo", "Ångra"), button("more", "Ändra")]}
            said = f"Sparat: {text or 'ingenting'} med 7B, torsdag 12 november (v. 46)."
            await ack(text=said, response_type="ephemeral", blocks=[section("s", said), undo])


def _presses(app: AsyncApp) -> None:
    @app.action("undo")
    async def undo(ack: Any, respond: Any) -> None:
        await respond(text="Ångrat. Inget är sparat.", replace_original=True)
        await ack()

    @app.action("deeper")
    async def deeper(ack: Any, body: JSON, client: Any) -> None:
        await client.views_push(trigger_id=body["trigger_id"], view=form("Mer"))
        await ack()

    @app.action("more")
    async def more(ack: Any, body: JSON, client: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=form())
        await ack()

    @app.action({"block_id": "a"})
    @app.action({"block_id": "hh"})
    @app.action("beside")
    async def chosen(ack: Any, body: JSON, client: Any) -> None:
        action = body["actions"][0]
        value = action.get("selected_option", {}).get("value") or action.get("selected_date") or action["action_id"]
        dm = "D" + body["user"]["id"][1:]
        await client.chat_postMessage(channel=dm, text=f"Du valde {value}.")
        await ack()


def _rest(app: AsyncApp) -> None:
    @app.view("log")
    async def log(ack: Any, view: JSON, client: Any, body: JSON) -> None:
        values = {name: next(iter(parts.values())) for name, parts in view["state"]["values"].items()}
        if values["lesson"]["value"] == "13":
            await ack(response_action="errors", errors={"lesson": "Lektion 13 finns inte."})
            return
        how = values["how"]["selected_option"]["value"]
        group = values["group"]["selected_option"]["value"]
        said = f"Sparat: lektion {values['lesson']['value']} {values['day']['selected_date']} {how} {group}"
        await client.chat_postMessage(channel="D" + body["user"]["id"][1:], text=said)
        await ack()

    @app.event("message")
    async def message(event: JSON, client: Any) -> None:
        await client.chat_postMessage(channel=event["channel"], text=f"Du skrev: {event['text']}")

    @app.event("app_home_opened")
    async def home(event: JSON, client: Any) -> None:
        if event["tab"] == "home":
            blocks = [section("s", "*Dina klasser*\n7B, 4 av 14 hållna"), {"type": "actions", "block_id": "hh"}]
            blocks[1]["elements"] = [button("from_home", "Öppna 7B")]
            await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    @app.shortcut("log_it")
    async def log_it(ack: Any, body: JSON, client: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=form())
        await ack()

    @app.shortcut("keep_it")
    async def keep_it(ack: Any, body: JSON, respond: Any) -> None:
        await respond(text=f"Behåller: {body['message']['text']}")
        await ack()


def config(app_url: str) -> JSON:
    home = {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}
    hint = "logga lektion 5 | status | hjälp"
    scopes = ["commands", "chat:write", "im:history", "im:write", "users:read"]
    return {
        "manifest": {
            "features": {
                "app_home": home,
                "slash_commands": [{"command": "/mvp", "description": "Planera och spara", "usage_hint": hint}],
                "shortcuts": [
                    {"name": "Logga lektion", "type": "global", "callback_id": "log_it", "description": "-"},
                    {"name": "Behåll", "type": "message", "callback_id": "keep_it", "description": "-"},
                ],
            },
            "oauth_config": {"scopes": {"bot": scopes}},
            "settings": {
                "event_subscriptions": {"bot_events": ["message.im", "app_home_opened"]},
                "interactivity": {"is_enabled": True},
            },
        },
        "app_url": app_url,
        "ack_timeout": 1.0,
        "time_scale": 100.0,
        "team_name": "Alvik",
        "users": [
            {"id": "U0ANNA", "name": "anna", "real_name": "Anna Berg", "about": "leder 7B"},
            {"id": "U0KARIN", "name": "karin", "real_name": "Karin Ek", "about": "koordinator"},
            {"id": "U0PER", "name": "per", "real_name": "Per Holm", "about": "rektor"},
        ],
        "channels": [{"id": "C0TEAM", "name": "mvp-teamet"}, {"id": "C0PERS", "name": "personal"}],
        "hints": ["Skriv `/mvp logga lektion 5` och tryck Enter", "Öppna ett formulär: `/mvp modal`"],
    }


def bolt_app(api_url: str) -> Starlette:
    """The app, to be served at /slack/events."""
    client = AsyncWebClient(token="xoxb-playground", base_url=api_url, retry_handlers=[])
    app = AsyncApp(signing_secret="playground-signing-secret", client=client, process_before_response=True)
    for register in (_commands, _presses, _rest):
        register(app)
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
