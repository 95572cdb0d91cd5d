"""Draws texts in mrkdwn, Slack's own markup."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from playground.page.dates import SWEDISH, format_slack_date
from playground.page.nodes import Child, Node, h
from playground.page.texts import UNKNOWN_CHANNEL, UNKNOWN_USER
from playground.state import WorkspaceState

EMOJI = {
    "white_check_mark": "✅",
    "heavy_check_mark": "✔️",
    "x": "❌",
    "warning": "⚠️",
    "calendar": "📅",
    "date": "📅",
    "memo": "📝",
    "wave": "👋",
    "tada": "🎉",
    "bulb": "💡",
    "clock3": "🕒",
    "bell": "🔔",
    "books": "📚",
    "school": "🏫",
    "smile": "😄",
    "+1": "👍",
    "thumbsup": "👍",
    "lock": "🔒",
    "hourglass": "⌛",
    "large_green_circle": "🟢",
    "large_yellow_circle": "🟡",
    "red_circle": "🔴",
    "white_circle": "⚪",
}
# Mentions, links and dates stand between < and >. They are drawn first and kept aside behind a mark, \x00number\x00.
ANGLE = re.compile(r"<([^<>\n]+)>")
FENCE = re.compile(r"```\n?(.*?)\n?```", re.DOTALL)
BEFORE, AFTER = r"(?<![\w*_~`])", r"(?![\w*_~`])"
MARKS = re.compile(
    r"`(?P<code>[^`\n]+)`"
    rf"|{BEFORE}\*(?P<b>[^\s*](?:[^*\n]*[^\s*])?)\*{AFTER}"
    rf"|{BEFORE}_(?P<i>[^\s_](?:[^_\n]*[^\s_])?)_{AFTER}"
    rf"|{BEFORE}~(?P<s>[^\s~](?:[^~\n]*[^\s~])?)~{AFTER}"
    r"|\x00(?P<kept>\d+)\x00"
)
TAGS = {"b": "strong", "i": "em", "s": "s"}


@dataclass(frozen=True)
class Viewer:
    """The person for whom a text is drawn: the workspace for names, their time zone and language, and the present."""

    state: WorkspaceState
    tz: str
    now: datetime
    locale: str = SWEDISH

    def user(self, user_id: str) -> str:
        """Return a person's name with an @."""
        found = self.state.users.get(user_id)
        return f"@{found.real_name if found else UNKNOWN_USER}"

    def channel(self, channel_id: str) -> str:
        """Return a channel's name with a #."""
        found = self.state.channels.get(channel_id)
        return f"#{found.name if found else UNKNOWN_CHANNEL}"


def replace_emoji(text: str) -> str:
    """Replace the emoji names that are known here, such as :bell:, by the emoji."""
    return re.sub(r":([a-z0-9_+-]+):", lambda m: EMOJI.get(m[1], m[0]), text)


def draw_link(url: str, label: str) -> Node:
    """Draw a link that opens in a new tab. Only the text is drawn if the address is not http, https or mailto."""
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https", "mailto"):
        return h("span", label)
    return h("a", label, href=url, target="_blank", rel="noopener noreferrer")


def draw_mention(text: str) -> Node:
    """Draw the mention of a person or a channel."""
    return h("span", text, cls="mention")


def _draw_angle(inside: str, viewer: Viewer) -> Node:
    """Draw what stands between < and >: a mention, a date or a link."""
    target, _, label = inside.partition("|")
    target, label = html.unescape(target), html.unescape(label)
    if target.startswith("@"):
        return draw_mention(viewer.user(target[1:]))
    if target.startswith("#"):
        return draw_mention(viewer.channel(target[1:]) if target[1:] in viewer.state.channels else f"#{label}")
    if target.startswith("!date^"):
        return _draw_date(target, label, viewer)
    if target.startswith("!"):
        return draw_mention(f"@{target[1:].split('^')[0]}")
    return draw_link(target, label or target.removeprefix("mailto:"))


def _draw_date(target: str, fallback: str, viewer: Viewer) -> Node:
    parts = target.split("^")
    try:
        shown = format_slack_date(parts[1], parts[2], viewer.tz, viewer.now, viewer.locale)
    except (IndexError, ValueError, OverflowError, OSError):
        return h("span", fallback)
    if len(parts) > 3:
        return draw_link(parts[3], shown)
    return h("time", shown, title=fallback)


def _draw_marks(text: str, kept: list[Node]) -> list[Child]:
    """Draw the marks inside one line. ``kept`` holds the nodes that were kept aside (see ANGLE)."""
    found: list[Child] = []
    at = 0
    for match in MARKS.finditer(text):
        if match.start() > at:
            found.append(_plain(text[at : match.start()]))
        kind = str(match.lastgroup)
        if kind == "kept":
            found.append(kept[int(match[kind])])
        elif kind == "code":
            inner = re.sub(r"\x00(\d+)\x00", lambda m: _text_of(kept[int(m[1])]), match[kind])
            found.append(h("code", html.unescape(inner)))
        else:
            found.append(h(TAGS[kind], *_draw_marks(match[kind], kept)))
        at = match.end()
    if at < len(text):
        found.append(_plain(text[at:]))
    return found


def _plain(text: str) -> str:
    return replace_emoji(html.unescape(text))


def _text_of(node: Node) -> str:
    """Return the text of a node without its markup."""
    inside = "".join(_text_of(child) for child in node.children)
    return (node.text or "") + inside + (" " if node.tag in ("br", "li", "p") else "")


def draw_inline(text: str, viewer: Viewer) -> list[Child]:
    """Draw one line of mrkdwn."""
    kept: list[Node] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(_draw_angle(match[1], viewer))
        return f"\x00{len(kept) - 1}\x00"

    return _draw_marks(ANGLE.sub(keep, text.replace("\x00", "")), kept)


def _kind_of(line: str) -> str:
    if line.startswith(("&gt;", ">")):
        return "quote"
    return "bullet" if line.lstrip().startswith(("• ", "◦ ")) else "text"


def _draw_paragraphs(text: str, viewer: Viewer) -> list[Node]:
    """Draw paragraphs, quotes and bullet lists: lines of one kind that follow each other belong together."""
    groups: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        kind = _kind_of(line)
        if groups and groups[-1][0] == kind:
            groups[-1][1].append(line)
        else:
            groups.append((kind, [line]))
    return [_draw_group(kind, lines, viewer) for kind, lines in groups if any(line.strip() for line in lines)]


def _draw_group(kind: str, lines: list[str], viewer: Viewer) -> Node:
    if kind == "quote":
        return h("blockquote", *_draw_lines([re.sub(r"^(&gt;|>) ?", "", line) for line in lines], viewer))
    if kind == "bullet":
        return h("ul", *(h("li", *draw_inline(line.lstrip()[2:], viewer)) for line in lines))
    return h("p", *_draw_lines(lines, viewer))


def _draw_lines(lines: list[str], viewer: Viewer) -> list[Child]:
    """Draw lines with line breaks between them."""
    found: list[Child] = []
    for index, line in enumerate(lines):
        if index:
            found.append(h("br"))
        found += draw_inline(line, viewer)
    return found


def draw_mrkdwn(text: str, viewer: Viewer) -> list[Node]:
    """Draw a mrkdwn text."""
    found: list[Node] = []
    for index, part in enumerate(FENCE.split(text)):
        if index % 2:
            found.append(h("pre", h("code", html.unescape(ANGLE.sub(lambda m: m[1].split("|")[-1], part)))))
        elif part.strip():
            found += _draw_paragraphs(part.strip("\n"), viewer)
    return found


def strip_marks(text: str, viewer: Viewer) -> str:
    """Return a mrkdwn text without its marks, for screen readers."""
    return " ".join(_text_of(node) for node in draw_mrkdwn(text, viewer))


def draw_text(value: dict[str, str], viewer: Viewer) -> list[Node]:
    """Draw a text object, mrkdwn or plain."""
    if value.get("type") == "mrkdwn":
        return draw_mrkdwn(value["text"], viewer)
    return [h("p", replace_emoji(value["text"]), cls="plain")]
