"""Slack's mrkdwn, and the inline marks it shares with Markdown, as nodes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from playground.page.dates import slack_date
from playground.page.nodes import Child, Node, h
from playground.page.texts import UNKNOWN_CHANNEL, UNKNOWN_USER
from playground.state import State

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
class Reader:
    """For whom a text is shown: names, and the person's clock."""

    state: State
    tz: str
    now: datetime

    def user(self, user_id: str) -> str:
        """A person's name with its @."""
        found = self.state.users.get(user_id)
        return f"@{found.real_name if found else UNKNOWN_USER}"

    def channel(self, channel_id: str) -> str:
        """A channel's name with its #."""
        found = self.state.channels.get(channel_id)
        return f"#{found.name if found else UNKNOWN_CHANNEL}"


def emoji(text: str) -> str:
    """Known :names: as signs."""
    return re.sub(r":([a-z0-9_+-]+):", lambda m: EMOJI.get(m[1], m[0]), text)


def link(url: str, label: str) -> Node:
    """A link that opens elsewhere; text alone where the address is not http, https or mailto."""
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https", "mailto"):
        return h("span", label)
    return h("a", label, href=url, target="_blank", rel="noopener noreferrer")


def mention(text: str) -> Node:
    """A person or a channel, set apart."""
    return h("span", text, cls="mention")


def _angle(inside: str, reader: Reader) -> Node:
    """What stands between < and >."""
    target, _, label = inside.partition("|")
    target, label = html.unescape(target), html.unescape(label)
    if target.startswith("@"):
        return mention(reader.user(target[1:]))
    if target.startswith("#"):
        return mention(reader.channel(target[1:]) if target[1:] in reader.state.channels else f"#{label}")
    if target.startswith("!date^"):
        return _date(target, label, reader)
    if target.startswith("!"):
        return mention(f"@{target[1:].split('^')[0]}")
    return link(target, label or target.removeprefix("mailto:"))


def _date(target: str, fallback: str, reader: Reader) -> Node:
    parts = target.split("^")
    try:
        shown = slack_date(parts[1], parts[2], reader.tz, reader.now)
    except (IndexError, ValueError, OverflowError, OSError):
        return h("span", fallback)
    if len(parts) > 3:
        return link(parts[3], shown)
    return h("time", shown, title=fallback)


def _inline(text: str, kept: list[Node], shown: Callable[[str], str]) -> list[Child]:
    """Marks inside one line; ``kept`` holds what stood between < and >."""
    found: list[Child] = []
    at = 0
    for match in MARKS.finditer(text):
        if match.start() > at:
            found.append(shown(text[at : match.start()]))
        kind = str(match.lastgroup)
        if kind == "kept":
            found.append(kept[int(match[kind])])
        elif kind == "code":
            inner = re.sub(r"\x00(\d+)\x00", lambda m: _words(kept[int(m[1])]), match[kind])
            found.append(h("code", html.unescape(inner)))
        else:
            found.append(h(TAGS[kind], *_inline(match[kind], kept, shown)))
        at = match.end()
    if at < len(text):
        found.append(shown(text[at:]))
    return found


def _words(node: Node) -> str:
    inside = "".join(_words(child) for child in node.children)
    return (node.text or "") + inside + (" " if node.tag in ("br", "li", "p") else "")


def inline(text: str, reader: Reader) -> list[Child]:
    """One line of mrkdwn."""
    kept: list[Node] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(_angle(match[1], reader))
        return f"\x00{len(kept) - 1}\x00"

    text = ANGLE.sub(keep, text.replace("\x00", ""))
    return _inline(text, kept, lambda part: emoji(html.unescape(part)))


def _kind(line: str) -> str:
    if line.startswith(("&gt;", ">")):
        return "quote"
    return "bullet" if line.lstrip().startswith(("• ", "◦ ")) else "text"


def _lines(text: str, reader: Reader) -> list[Node]:
    """Paragraphs, quotes and bullets, line by line."""
    groups: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        kind = _kind(line)
        if groups and groups[-1][0] == kind:
            groups[-1][1].append(line)
        else:
            groups.append((kind, [line]))
    return [_group(kind, lines, reader) for kind, lines in groups if any(line.strip() for line in lines)]


def _group(kind: str, lines: list[str], reader: Reader) -> Node:
    if kind == "quote":
        inside = "\n".join(re.sub(r"^(&gt;|>) ?", "", line) for line in lines)
        return h("blockquote", *_broken(inside.split("\n"), reader))
    if kind == "bullet":
        return h("ul", *(h("li", *inline(line.lstrip()[2:], reader)) for line in lines))
    return h("p", *_broken(lines, reader))


def _broken(lines: list[str], reader: Reader) -> list[Child]:
    found: list[Child] = []
    for index, line in enumerate(lines):
        if index:
            found.append(h("br"))
        found += inline(line, reader)
    return found


def mrkdwn(text: str, reader: Reader) -> list[Node]:
    """A mrkdwn text as block nodes."""
    found: list[Node] = []
    for index, part in enumerate(FENCE.split(text)):
        if index % 2:
            found.append(h("pre", h("code", html.unescape(ANGLE.sub(lambda m: m[1].split("|")[-1], part)))))
        elif part.strip():
            found += _lines(part.strip("\n"), reader)
    return found


def spoken(text: str, reader: Reader) -> str:
    """A mrkdwn text as it is read aloud: no marks."""
    return " ".join(_words(node) for node in mrkdwn(text, reader))


def text_object(value: dict[str, str], reader: Reader) -> list[Node]:
    """A text object, mrkdwn or plain."""
    if value.get("type") == "mrkdwn":
        return mrkdwn(value["text"], reader)
    return [h("p", emoji(value["text"]), cls="plain")]
