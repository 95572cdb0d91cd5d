"""Draws blocks of rich text, tables and Markdown."""

from __future__ import annotations

import re
from typing import Any

from playground.page import texts
from playground.page.dates import format_slack_date
from playground.page.mrkdwn import EMOJI, Viewer, draw_inline, draw_link, draw_mention, replace_emoji
from playground.page.nodes import Child, Node, h
from playground.state import JSON

STYLES = {"bold": "strong", "italic": "em", "strike": "s", "code": "code"}


def _add_style(node: Node, style: JSON) -> Node:
    for name, tag in STYLES.items():
        if style.get(name):
            node = h(tag, node)
    return node


def _draw_rich_element(element: JSON, viewer: Viewer) -> Node:
    kind, style = element.get("type"), element.get("style") or {}
    if kind == "link":
        return _add_style(draw_link(str(element.get("url")), str(element.get("text") or element.get("url"))), style)
    if kind == "user":
        return draw_mention(viewer.user(str(element.get("user_id"))))
    if kind == "channel":
        return draw_mention(viewer.channel(str(element.get("channel_id"))))
    if kind == "broadcast":
        return draw_mention(f"@{element.get('range')}")
    if kind == "emoji":
        name = str(element.get("name"))
        return h("span", EMOJI.get(name, f":{name}:"))
    if kind == "date":
        try:
            pattern = str(element.get("format"))
            seconds = str(element.get("timestamp"))
            return h("time", format_slack_date(seconds, pattern, viewer.tz, viewer.now, viewer.locale))
        except (ValueError, OverflowError, OSError):
            return h("span", str(element.get("fallback", "")))
    return _add_style(h("span", str(element.get("text", ""))), style)


def _draw_section(part: JSON, viewer: Viewer) -> list[Child]:
    return [_draw_rich_element(item, viewer) for item in part.get("elements", []) if isinstance(item, dict)]


def draw_rich_text(elements: list[JSON], viewer: Viewer) -> list[Node]:
    """Draw the parts of a rich_text block."""
    found: list[Node] = []
    for part in elements:
        kind = part["type"]
        if kind == "rich_text_list":
            tag = "ol" if part.get("style") == "ordered" else "ul"
            items = [h("li", *_draw_section(item, viewer)) for item in part["elements"]]
            found.append(h(tag, *items, cls=f"indent-{min(int(part.get('indent', 0)), 4)}"))
        elif kind == "rich_text_preformatted":
            found.append(h("pre", h("code", *_draw_section(part, viewer))))
        elif kind == "rich_text_quote":
            found.append(h("blockquote", *_draw_section(part, viewer)))
        else:
            found.append(h("p", *_draw_section(part, viewer), cls="plain"))
    return found


def _draw_cell(cell: JSON, viewer: Viewer, tag: str, column: JSON | None) -> Node:
    align = (column or {}).get("align", "left")
    shown: list[Any]
    if cell["type"] == "rich_text":
        shown = draw_rich_text(cell["elements"], viewer)
    else:
        shown = [str(cell.get("text", cell.get("value", "")))]
    return h(tag, *shown, cls=f"align-{align}", scope="col" if tag == "th" else None)


def draw_table(block: JSON, viewer: Viewer) -> Node:
    """Draw a table or data_table. Its first row is the head."""
    columns = block.get("column_settings") or []
    rows = []
    for index, row in enumerate(block["rows"]):
        tag = "td" if index else "th"
        settings = [columns[at] if at < len(columns) else None for at in range(len(row))]
        cells = [_draw_cell(cell, viewer, tag, column) for cell, column in zip(row, settings, strict=True)]
        rows.append(h("tr", *cells))
    caption = h("caption", block["caption"]) if block.get("caption") else None
    body = h("table", caption, h("thead", rows[0]), h("tbody", *rows[1:]))
    return h("div", body, cls="table", tabindex="0", role="region", aria_label=block.get("caption") or texts.TABLE)


def _draw_markdown_inline(text: str, viewer: Viewer) -> list[Child]:
    """Draw Markdown's marks inside a line, by rewriting them as mrkdwn."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"\[([^\]\n]+)\]\(([^)\s]+)\)", r"<\2|\1>", text)
    text = re.sub(r"(?<!\*)\*(?!\*)([^*\n]+)\*(?!\*)", r"_\1_", text)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)\1", r"*\2*", text)
    return draw_inline(re.sub(r"~~(?=\S)(.+?)~~", r"~\1~", text), viewer)


def _draw_markdown_line(line: str, viewer: Viewer) -> Node:
    if found := re.match(r"(#{1,6})\s+(.*)", line):
        return h("p", h("strong", *_draw_markdown_inline(found[2], viewer)), cls="heading")
    if found := re.match(r"\s*(?:[-*+]|\d+[.)])\s+(.*)", line):
        return h("ul", h("li", *_draw_markdown_inline(found[1], viewer)))
    if found := re.match(r">\s?(.*)", line):
        return h("blockquote", *_draw_markdown_inline(found[1], viewer))
    if re.fullmatch(r"\s*([-*_])(\s*\1){2,}\s*", line):
        return h("hr")
    return h("p", *_draw_markdown_inline(line, viewer))


def draw_markdown(text: str, viewer: Viewer) -> list[Node]:
    """Draw a markdown block. Only the common marks are known."""
    found: list[Node] = []
    for index, part in enumerate(re.split(r"```\w*\n?(.*?)\n?```", text, flags=re.DOTALL)):
        if index % 2:
            found.append(h("pre", h("code", part)))
        else:
            found += [_draw_markdown_line(line, viewer) for line in replace_emoji(part).split("\n") if line.strip()]
    return found
