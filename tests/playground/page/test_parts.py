"""The parts of the page that need no browser: texts, days, redaction, and what happens without NiceGUI."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from playground.__main__ import build
from playground.config import Config, config_from_dict
from playground.page import texts
from playground.people import Playground

pytest.importorskip("nicegui", reason="nicegui is not installed: the page is not tried")

from playground.page.mrkdwn import Reader, mrkdwn, spoken
from playground.page.nodes import Node
from playground.page.rich import markdown, rich_text
from playground.page.screen import exact_name
from playground.page.traffic import pretty

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def reader(make_config: Callable[..., Config]) -> Reader:
    return Reader(Playground(make_config(app_url="http://127.0.0.1:9/slack/events")).state, "Europe/Stockholm", NOW)


def outline(nodes: list[Node]) -> str:
    """Nodes as tags and texts, for reading in a test."""

    def one(node: Node) -> str:
        inside = (node.text or "") + "".join(one(child) for child in node.children)
        return inside if node.tag == "span" and not node.attrs else f"{node.tag}({inside})"

    return "".join(one(node) for node in nodes)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*fet* och _kursiv_", "p(strong(fet) och em(kursiv))"),
        ("*fet _och kursiv_*", "p(strong(fet em(och kursiv)))"),
        ("2*3*4 och snake_case_name", "p(2*3*4 och snake_case_name)"),
        ("* ej fet *", "p(* ej fet *)"),
        ("`*kod* &lt;b&gt;`", "p(code(*kod* <b>))"),
        ("~struken~, (*fet*)", "p(s(struken), (strong(fet)))"),
        ("&lt;script&gt; &amp;amp;", "p(<script> &amp;)"),
        ("<https://a.example/?q=1&amp;r=2|länk>", "p(a(länk))"),
        ("<javascript:alert(1)|länk>", "p(länk)"),
        ("<@U0ANNA> i <#C0TEAM>", "p(span(@Anna Berg) i span(#team))"),
        ("<@U0WHO> <!channel>", "p(span(@okänd) span(@channel))"),
        ("<!date^1794474000^{date_short_pretty} {time}|sen>", "p(time(i dag 10.00))"),
        ("<!date^x^{date}|en dag>", "p(en dag)"),
        ("> citat\n&gt; mer\nefter", "blockquote(citatbr()mer)p(efter)"),
        ("• ett\n• *två*", "ul(li(ett)li(strong(två)))"),
        ("före ```a *b*\n &lt;c``` efter", "p(före )pre(code(a *b*\n <c))p( efter)"),
        ("\x000\x00 *x", "p(0 *x)"),
        (":white_check_mark: :okänd:", "p(✅ :okänd:)"),
    ],
)
def test_mrkdwn_is_read_as_slack_reads_it(reader: Reader, written: str, shown: str) -> None:
    assert outline(mrkdwn(written, reader)) == shown


def test_markdown_and_rich_text(reader: Reader) -> None:
    assert outline(markdown("# Rubrik\n- **fet** [länk](https://a.example)\n<b>", reader)) == (
        "p(strong(Rubrik))ul(li(strong(fet) a(länk)))p(<b>)"
    )
    bold: dict[str, Any] = {"type": "text", "text": "fet", "style": {"bold": True}}
    parts = [
        {"type": "rich_text_section", "elements": [bold, {"type": "user", "user_id": "U0KARIN"}]},
        {"type": "rich_text_list", "style": "ordered", "elements": [{"type": "rich_text_section", "elements": [bold]}]},
    ]
    assert outline(rich_text(parts, reader)) == "p(strong(fet)span(@Karin Ek))ol(li(strong(fet)))"


def test_what_is_read_aloud_has_no_marks(reader: Reader) -> None:
    assert " ".join(spoken("*Sparat*: <@U0ANNA>\nmer", reader).split()) == "Sparat: @Anna Berg mer"


def test_slacks_own_words_are_swedish_and_the_bots_are_left_alone() -> None:
    assert texts.slack_words('/mvp failed with the error "operation_timeout"') == (
        "/mvp misslyckades med felet operation_timeout."
    )
    assert texts.slack_words("Must be at most 14.") == "Talet ska vara högst 14."
    assert texts.slack_words("Lektion 15 finns inte.") == "Lektion 15 finns inte."


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
    shown = pretty(sent, config)
    for secret in ("legacy", "hush", "xoxb", "xapp", "xoxp", "R1", "0123456789abcdef", "T123"):
        assert secret not in shown
    assert '"private": "•••"' in shown


def test_an_input_is_named_so_that_the_core_finds_that_very_one() -> None:
    def block(block_id: str, action_id: str, label: str) -> dict[str, Any]:
        element = {"type": "plain_text_input", "action_id": action_id}
        return {"type": "input", "block_id": block_id, "label": {"text": label}, "element": element}

    blocks = [block("note", "text", "Anteckning"), block("other", "note", "Annat"), block("third", "text", "Tredje")]
    assert [exact_name(blocks, one, one["element"]) for one in blocks] == ["Anteckning", "other", "third"]


def test_hints_and_roles_come_from_the_configuration() -> None:
    config = config_from_dict(
        {"hints": ["/mvp hjälp"], "users": [{"id": "U1", "name": "a", "real_name": "A", "about": "rektor"}]}
    )
    assert config.hints == ("/mvp hjälp",)
    assert config.users[0].about == "rektor"


async def _statuses(transport: httpx.AsyncBaseTransport) -> tuple[int, int]:
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return (await client.get("/")).status_code, (await client.post("/api/api.test")).status_code


def test_without_the_page_the_protocol_is_served_alone(
    make_config: Callable[..., Config], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = make_config(app_url="http://127.0.0.1:9/slack/events")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    for page, said in ((False, ""), (True, "playground: no page, since nicegui is not installed")):
        transport = httpx.ASGITransport(build(config, page=page))
        assert asyncio.run(_statuses(transport)) == (404, 200)
        written = capsys.readouterr().err
        assert written.startswith(said) and written.count("\n") <= 1
