"""The manifest asks Slack for what the code listens to and calls, and for nothing else."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from bot.manifest import EVENTS, SCOPES, manifest
from playground import EVENT_SCOPES, Manifest
from surfaces.kit import Shortcut

ROOT = Path(__file__).parents[2]
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for room in ("bot", "handlers", "scheduler")
    for path in sorted((ROOT / room).rglob("*.py"))
    if path.name != "manifest.py"
)
# What in the code needs each scope.
NEEDED_BY = {
    "app_mentions:read": r'event\("app_mention"\)',
    "chat:write": r"chat_post(Message|Ephemeral)\(",
    "commands": r'command\("/mvp"\)',
    "im:history": r"conversations_history\(",
    "im:write": r"conversations_open\(",
    "files:write": r"files_getUploadURLExternal\(",
    "users:read": r"users_info\(",
    "users:read.email": r'get\("email"\)',
}
MODES = pytest.mark.parametrize("socket_mode", [True, False])


def listened(kind: str) -> set[str]:
    """The literal names given to `@app.<kind>(...)` in the handlers."""
    found = set()
    for path in sorted((ROOT / "handlers").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == kind:
                found |= {argument.value for argument in node.args if isinstance(argument, ast.Constant)}
    return found


@MODES
def test_slack_would_take_it(socket_mode: bool) -> None:
    made = manifest(socket_mode=socket_mode, url="https://mvp.example.org")
    assert Manifest(made).problems() == []
    assert json.loads(json.dumps(made)) == made
    assert Manifest(made).socket_mode is socket_mode


@MODES
def test_addresses_are_given_over_http_and_only_there(socket_mode: bool) -> None:
    text = json.dumps(manifest(socket_mode=socket_mode, url="https://mvp.example.org"))
    assert text.count("https://mvp.example.org/slack/events") == (0 if socket_mode else 3)


@MODES
def test_its_texts_fit(socket_mode: bool) -> None:
    made = manifest(socket_mode=socket_mode)
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    assert re.fullmatch(r"#[0-9a-f]{6}", made["display_information"]["background_color"])
    (command,) = made["features"]["slash_commands"]
    assert len(command["command"]) <= 32 and len(command["description"]) <= 2000 and len(command["usage_hint"]) <= 1000
    for shortcut in made["features"]["shortcuts"]:
        assert 0 < len(shortcut["name"]) <= 24 and 0 < len(shortcut["description"]) <= 150


@MODES
def test_mentions_come_as_ids_and_home_and_messages_are_open(socket_mode: bool) -> None:
    features = manifest(socket_mode=socket_mode)["features"]
    assert all(command["should_escape"] is True for command in features["slash_commands"])
    home = features["app_home"]
    assert home["home_tab_enabled"] and home["messages_tab_enabled"] and not home["messages_tab_read_only_enabled"]


def test_what_is_listened_to_is_asked_for_and_nothing_else() -> None:
    made = manifest(socket_mode=False)
    assert {event.partition(".")[0] for event in EVENTS} == listened("event")
    assert {command["command"] for command in made["features"]["slash_commands"]} == listened("command")
    assert {shortcut["callback_id"] for shortcut in made["features"]["shortcuts"]} == set(Shortcut)
    assert len(made["features"]["shortcuts"]) == len(Shortcut)


def test_every_scope_is_needed_and_every_need_has_its_scope() -> None:
    needed = {scope for scope, pattern in NEEDED_BY.items() if re.search(pattern, CODE)}
    needed |= {scope for event in EVENTS if (scope := EVENT_SCOPES[event])}
    assert set(SCOPES) == needed
    assert len(SCOPES) == len(set(SCOPES))
