"""Slack's markup undone: mentions, links and escaped characters."""

from __future__ import annotations

import html
import re

from models.guard import COLLEAGUE

_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|([^>]*))?>")
_LINK = re.compile(r"<((?:https?|mailto|tel)[^|>]*)(?:\|([^>]*))?>")


def human_text(raw: str) -> str:
    """A text as its writer saw it; whoever is mentioned becomes just a colleague."""
    text = _MENTION.sub(COLLEAGUE, raw)
    text = _LINK.sub(lambda link: link[2] or link[1], text)
    return html.unescape(text).strip()
