"""How texts in mrkdwn, Markdown and rich text are drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

pytest.importorskip("nicegui", reason="nicegui is not installed: the page is not tried")

from playground.config import Config
from playground.page.mrkdwn import Viewer, draw_mrkdwn, strip_marks
from playground.page.nodes import Node
from playground.page.rich_text import draw_markdown, draw_rich_text
from playground.people import Playground

NOW = datetime(2026, 11, 12, hour=9, tzinfo=UTC)


@pytest.fixture
def viewer(make_config: Callable[..., Config]) -> Viewer:
    return Viewer(Playground(make_config(app_url="http://127.0.0.1:9/slack/events")).state, "Europe/Stockholm", NOW)


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
def test_mrkdwn_is_read_as_slack_reads_it(viewer: Viewer, written: str, shown: str) -> None:
    assert outline(draw_mrkdwn(written, viewer)) == shown


def test_markdown_and_rich_text(viewer: Viewer) -> None:
    assert outline(draw_markdown("# Rubrik\n- **fet** [länk](https://a.example)\n<b>", viewer)) == (
        "p(strong(Rubrik))ul(li(strong(fet) a(länk)))p(<b>)"
    )
    bold: dict[str, Any] = {"type": "text", "text": "fet", "style": {"bold": True}}
    parts = [
        {"type": "rich_text_section", "elements": [bold, {"type": "user", "user_id": "U0KARIN"}]},
        {"type": "rich_text_list", "style": "ordered", "elements": [{"type": "rich_text_section", "elements": [bold]}]},
    ]
    assert outline(draw_rich_text(parts, viewer)) == "p(strong(fet)span(@Karin Ek))ol(li(strong(fet)))"


def test_what_is_read_aloud_has_no_marks(viewer: Viewer) -> None:
    assert " ".join(strip_marks("*Sparat*: <@U0ANNA>\nmer", viewer).split()) == "Sparat: @Anna Berg mer"
