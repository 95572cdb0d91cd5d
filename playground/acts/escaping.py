"""Turns what people type into the text an app receives: & < > escaped, @names and #channels replaced by ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from playground.state import WorkspaceState

MENTION = re.compile(r"<(@[UW][A-Z0-9_]+|#C[A-Z0-9_]+)(\|[^<>]*)?>")


def _mentions(state: WorkspaceState, with_name: bool) -> Iterator[tuple[str, str]]:
    """Yield everything that can be typed for a person or channel, with the mention it becomes."""
    given = Counter(user.real_name.split(" ")[0] for user in state.users.values())
    for user in state.users.values():
        written = f"<@{user.id}|{user.name}>" if with_name else f"<@{user.id}>"
        first = user.real_name.split(" ")[0]
        for name in {user.name, user.real_name, *([first] if given[first] == 1 else [])}:
            yield f"@{name}", written
    for channel in state.channels.values():
        if not channel.person:
            yield f"#{channel.name}", f"<#{channel.id}|{channel.name}>"


def _exists(state: WorkspaceState, token: str) -> bool:
    return token[1:] in state.users or token[1:] in state.channels


def encode(state: WorkspaceState, text: str, *, with_name: bool = False) -> str:
    """Return a person's text as the app receives it.

    ``with_name`` writes mentions as <@U1|name>, as in escaped slash commands, instead of <@U1>.
    """
    kept: list[str] = []

    # Finished mentions and links are kept aside behind a mark, so that their own signs are not escaped.
    def keep(written: str) -> str:
        kept.append(written)
        return f"\x00{len(kept) - 1}\x00"

    text = MENTION.sub(lambda m: keep(m[0]) if _exists(state, m[1]) else m[0], text)
    # Looking for hundreds of names takes longer than all the rest, and most texts mention nobody.
    mentions = _mentions(state, with_name) if "@" in text or "#" in text else ()
    names = dict(sorted(mentions, key=lambda pair: -len(pair[0])))
    lowered = {name.casefold(): written for name, written in names.items()}
    pattern = "|".join(re.escape(name) for name in names)
    if pattern:
        text = re.sub(
            rf"(?<!\w)(?:{pattern})(?!\w)", lambda m: keep(lowered[m[0].casefold()]), text, flags=re.IGNORECASE
        )
    text = re.sub(r"https?://[^\s<>]+", lambda m: keep(f"<{m[0].replace('&', '&amp;')}>"), text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"\x00(\d+)\x00", lambda m: kept[int(m[1])], text)
