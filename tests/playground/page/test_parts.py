"""Parts of the page that need no browser: texts, the names of inputs, and the traffic without secrets."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

pytest.importorskip("nicegui", reason="nicegui is not installed: the page is not tried")

from playground.config import Config
from playground.page import texts
from playground.page.screen import find_exact_name
from playground.page.traffic import format_json

NOW = datetime(2026, 11, 12, hour=9, tzinfo=UTC)


def test_slacks_own_words_are_swedish_and_the_bots_are_left_alone() -> None:
    assert texts.translate_slack_line('/mvp failed with the error "operation_timeout"') == (
        "/mvp misslyckades med felet operation_timeout."
    )
    assert texts.translate_slack_line("Must be at most 14.") == "Talet ska vara högst 14."
    assert texts.translate_slack_line("Lektion 15 finns inte.") == "Lektion 15 finns inte."


def test_secrets_are_taken_out_of_the_traffic() -> None:
    config = Config(bot_token="xoxb-1-abc", signing_secret="hush")
    sent = {
        "token": "legacy",
        "note": "hush, xoxb-1-abc and xapp-2-def",
        "response_url": "http://127.0.0.1:1/response/R1",
        "view": '{"private": "xoxp-9"}',
        "headers": {"x-slack-signature": "v0=0123456789abcdef0123"},
        "url": "ws://127.0.0.1:1/socket/T123?x=1",
    }
    shown = format_json(sent, config)
    for secret in ("legacy", "hush", "xoxb", "xapp", "xoxp", "R1", "0123456789abcdef", "T123"):
        assert secret not in shown
    assert '"private": "•••"' in shown


def test_an_input_is_named_so_that_the_core_finds_that_very_one() -> None:
    def block(block_id: str, action_id: str, label: str) -> dict[str, Any]:
        element = {"type": "plain_text_input", "action_id": action_id}
        return {"type": "input", "block_id": block_id, "label": {"text": label}, "element": element}

    blocks = [block("note", "text", "Anteckning"), block("other", "note", "Annat"), block("third", "text", "Tredje")]
    assert [find_exact_name(blocks, one, one["element"]) for one in blocks] == ["Anteckning", "other", "third"]
