"""The doors that words come in by, where a body is forged or broken: it is refused, changes nothing and is no fault."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from tests.handlers.conftest import TEAM, School

WORDS = "logga lektion 4 7B"
SLASH: dict[str, Any] = {
    "command": "/mvp",
    "text": WORDS,
    "user_id": "U0ANNA",
    "team_id": TEAM,
    "trigger_id": "1.2.3",
}
EVENT: dict[str, Any] = {
    "type": "message",
    "channel_type": "im",
    "user": "U0ANNA",
    "channel": "D1",
    "ts": "1.2",
    "text": WORDS,
}


def logs_after(school: School, body: dict[str, Any], caplog: pytest.LogCaptureFixture) -> int:
    """How many lessons are logged once the body has come in; it must be answered without a fault."""
    with caplog.at_level(logging.ERROR):
        assert school.send(body).status == 200
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    count: int = school.rows("SELECT count(*) FROM lesson_logs WHERE number = 4")[0][0]
    return count


def test_a_whole_command_is_answered(school: School, caplog: pytest.LogCaptureFixture) -> None:
    assert logs_after(school, SLASH, caplog) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"user_id": ""},
        {"user_id": 7},
        {"team_id": None},
        {"text": None},
        {"text": 7},
        {"text": "logga", "trigger_id": []},
    ],
    ids=str,
)
def test_a_broken_command_changes_nothing(
    school: School, change: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """It is answered with a sentence."""
    assert logs_after(school, SLASH | change, caplog) == 0
    assert json.loads(school.send(SLASH | change).body)["text"]


def test_a_whole_message_is_answered(school: School, caplog: pytest.LogCaptureFixture) -> None:
    assert logs_after(school, {"type": "event_callback", "team_id": TEAM, "event": EVENT}, caplog) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"user": ""},
        {"channel": None},
        {"ts": 7},
        {"text": None},
        {"text": ["logga"]},
        {"channel_type": {}},
    ],
    ids=str,
)
@pytest.mark.parametrize("kind", ["message", "app_mention"])
def test_a_broken_message_changes_nothing(
    school: School, kind: str, change: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    if kind == "app_mention" and "channel_type" in change:
        pytest.skip("a mention needs no channel type")
    body = {"type": "event_callback", "team_id": TEAM, "event": EVENT | {"type": kind} | change}
    assert logs_after(school, body, caplog) == 0
