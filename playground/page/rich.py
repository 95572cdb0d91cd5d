"""Rich text, tables and Markdown blocks as nodes."""

from __future__ import annotations

import re
from typing import Any

from playground.page.dates import slack_date
from playground.page.mrkdwn import EMOJI, Reader, emoji, inline, link, mention
from playground.page.nodes import Child, Node, h
from playground.state import JSON

STYLES = {"bold": "strong", "italic": "em", "strike": "s", "code": "code"}


def _styled(node: Node, style: JSON) -> Node:
    for name, tag in STYLES.items():
        if style.get(name):
            node = h(tag, node)
    return node


def _rich_inline(element: JSON, reader: Reader) -> Node:
    kind, style = element.get("type"), element.get("style") or {}
    if kind == "link":
        return _styled(link(str(element.get("url")), str(element.get("text") or element.get("url"))), style)
    if kind == "user":
        return mention(reader.user(str(element.get("user_id"))))
    if kind == "channel":
        return mention(reader.channel(str(element.get("channel_id"))))
    if kind == "broadcast":
        return mention(f"@{element.get('range')}")
    if kind == "emoji":
        name = str(element.get("name"))
        return h("span", EMOJI.get(name, f":{name}:"))
    if kind == "date":
        try:
            shape = str(element.get("format"))
            return h("time", slack_date(str(element.get("timestamp")), shape, reader.tz, reader.now))
        except (ValueError, OverflowError, OSError):
            return h("span", str(element.get("fallback", "")))
    return _styled(h("span", str(element.get("text", ""))), style)


def _section(part: JSON, reader: Reader) -> list[Child]:
    return [_rich_inline(item, reader) for item in part.get("elements", []) if isinstance(item, dict)]


def rich_text(elements: list[JSON], reader: Reader) -> list[Node]:
    """The parts of a rich_text block."""
    found: list[Node] = []
    for part in elements:
        kind = part["type"]
        if kind == "rich_text_list":
            tag = "ol" if part.get("style") == "ordered" else "ul"
            items = [h("li", *_section(item, reader)) for item in part["elements"]]
            found.append(h(tag, *items, cls=f"indent-{min(int(part.get('indent', 0)), 4)}"))
        elif kind == "rich_text_preformatted":
            found.append(h("pre", h("code", *_section(part, reader))))
        elif kind == "rich_text_quote":
            found.append(h("blockquote", *_section(part, reader)))
        else:
            found.append(h("p", *_section(part, reader), cls="plain"))
    return found


def _cell(cell: JSON, reader: Reader, tag: str, column: JSON | None) -> Node:
    align = (column or {}).get("align", "left")
    shown: list[Any]
    if cell["type"] == "rich_text":
        shown = rich_text(cell["elements"], reader)
    else:
        shown = [str(cell.get("text", cell.get("value", "")))]
    return h(tag, *shown, cls=f"align-{align}", scope="col" if tag == "th" else None)


def table(block: JSON, reader: Reader) -> Node:
    """A table or data_table: the first row is its head."""
    columns = block.get("column_settings") or []
    rows = []
    for index, row in enumerate(block["rows"]):
        tag = "td" if index else "th"
        settings = [columns[at] if at < len(columns) else None for at in range(len(row))]
        rows.append(h("tr", *(_cell(cell, reader, tag, column) for cell, column in zip(row, settings, strict=True))))
    caption = h("caption", block["caption"]) if block.get("caption") else None
    body = h("table", caption, h("thead", rows[0]), h("tbody", *rows[1:]))
    return h("div", body, cls="table", tabindex="0", role="region", aria_label=block.get("caption") or "Tabell")


def _markdown_inline(text: str, reader: Reader) -> list[Child]:
    """Markdown's inline marks, rewritten as mrkdwn's."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"\[([^\]\n]+)\]\(([^)\s]+)\)", r"<\2|\1>", text)
    text = re.sub(r"(?<!\*)\*(?!\*)([^*\n]+)\*(?!\*)", r"_\1_", text)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)\1", r"*\2*", text)
    return inline(re.sub(r"~~(?=\S)(.+?)~~", r"~\1~", text), reader)


def _markdown_line(line: str, reader: Reader) -> Node:
    if found := re.match(r"(#{1,6})\s+(.*)", line):
        return h("p", h("strong", *_markdown_inline(found[2], reader)), cls="heading")
    if found := re.match(r"\s*(?:[-*+]|\d+[.)])\s+(.*)", line):
        return h("ul", h("li", *_markdown_inline(found[1], reader)))
    if found := re.match(r">\s?(.*)", line):
        return h("blockquote", *_markdown_inline(found[1], reader))
    if re.fullmatch(r"\s*([-*_])(\s*\1){2,}\s*", line):
        return h("hr")
    return h("p", *_markdown_inline(line, reader))


def markdown(text: str, reader: Reader) -> list[Node]:
    """A markdown block, the common marks only."""
    found: list[Node] = []
    for index, part in enumerate(re.split(r"```\w*\n?(.*?)\n?```", text, flags=re.DOTALL)):
        if index % 2:
            found.append(h("pre", h("code", part)))
        else:
            found += [_markdown_line(line, reader) for line in emoji(part).split("\n") if line.strip()]
    return found
