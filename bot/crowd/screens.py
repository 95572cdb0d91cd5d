"""What the crowd sees and does: the playground's control interface, as another process uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import aiohttp

Blocks = list[dict[str, Any]]


class NotOnScreen(RuntimeError):
    """The playground refused an act: the screen does not offer it."""


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message in somebody's conversation with the bot. `ts` are real seconds since the epoch."""

    ts: str
    reader: str
    text: str
    blocks: Blocks
    edited: bool
    from_bot: bool
    private: bool  # shown to this person alone, and gone when the page is closed

    def parts(self) -> Iterator[MessagePart]:
        """What stands between the lines that part the message; each part is about one thing."""
        inside: Blocks = []
        for block in [*self.blocks, {"type": "divider"}]:
            if block["type"] != "divider":
                inside.append(block)
            elif inside:
                yield MessagePart(self.ts, inside)
                inside = []


@dataclass(frozen=True, slots=True)
class MessagePart:
    """A part of a message, with what can be pressed in it."""

    ts: str
    blocks: Blocks

    @property
    def lines(self) -> list[str]:
        """The text, a line each; of tables nothing."""
        return [line for block in self.blocks if block["type"] != "table" for line in _texts(block)]

    @property
    def text(self) -> str:
        """The lines together."""
        return "\n".join(self.lines)

    def buttons(self) -> Iterator[tuple[str, str, str]]:
        """Each button: its label, the id of its block and the text of the section before it."""
        above = ""
        for block in self.blocks:
            if block["type"] == "section":
                above = "\n".join(_texts(block))
            for element in block["elements"] if block["type"] == "actions" else ():
                if element["type"] == "button":
                    yield element["text"]["text"], block["block_id"], above

    def table(self) -> list[list[str]]:
        """The cells of its table, heading included; empty where there is none."""
        found = next((block for block in self.blocks if block["type"] == "table"), None)
        return [[str(cell.get("text", "")) for cell in row] for row in found["rows"]] if found else []


def _texts(block: Mapping[str, Any]) -> list[str]:
    if block["type"] in ("section", "header"):
        return str(block["text"]["text"]).split("\n")
    if block["type"] == "context":
        return [str(element.get("text", "")) for element in block["elements"]]
    return [str(block["alt_text"])] if block["type"] == "image" else []


@dataclass(frozen=True, slots=True)
class Shown:
    """What an act led to: messages that came or changed, and the form on top of the screen."""

    ok: bool
    messages: tuple[SeenMessage, ...]
    modal: Mapping[str, Any] | None
    errors: Mapping[str, str]

    @property
    def text(self) -> str:
        """All that the messages say."""
        return "\n".join(message.text for message in self.messages)


class Screens:
    """Everybody's screens, to be closed with `close`; `url` is the playground's address."""

    def __init__(self, url: str) -> None:
        self._url = f"{url.rstrip('/')}/control"
        self._session: aiohttp.ClientSession | None = None
        self._mark = 0
        self._standing: dict[tuple[str, str], SeenMessage] = {}  # by reader and ts, as they stood when last seen
        self.acts = 0
        self.pressed: Counter[str] = Counter()  # by label

    async def close(self) -> None:
        """Close the connection."""
        if self._session:
            await self._session.close()

    async def news(self) -> list[SeenMessage]:
        """The bot's messages that came or changed in anybody's conversation since the last look, oldest first."""
        body = await self._ask("GET", f"news?since={self._mark}")
        self._mark = body["mark"]
        seen = [_read_seen(message, message["reader"]) for message in body["messages"]]
        self._standing |= {(message.reader, message.ts): message for message in seen}
        return [message for message in seen if message.from_bot]

    def standing(self, reader: str, ts: str) -> SeenMessage:
        """A message as it stands on somebody's screen. Raises NotOnScreen for one that was never seen."""
        try:
            return self._standing[reader, ts]
        except KeyError as gone:
            raise NotOnScreen(ts) from gone

    async def types(self, user: str, text: str, *, as_command: bool = True) -> Shown:
        """Write to the bot: `/mvp ...`, or a message to it."""
        if as_command:
            return await self._act("slash_command", user, channel=None, command="/mvp", text=text)
        return await self._act("dm", user, text=text)

    async def presses(self, user: str, where: str, label: str, block_id: str | None = None) -> Shown:
        """Press a button by its label, in the message with the ts `where`. Raises NotOnScreen where it is not there.

        Of that message only the part that was pressed in is shown: another part of it is about something else.
        """
        self.pressed[label] += 1
        shown = await self._act("press", user, where=where, action=label, block_id=block_id)
        messages = (_keep_part(each, block_id or "") if each.ts == where else each for each in shown.messages)
        return replace(shown, messages=tuple(messages))

    async def fills_in(self, user: str, answers: Mapping[str, Any]) -> Shown:
        """Fill in the form on top by its labels and send it. Raises NotOnScreen where there is none."""
        for label, value in answers.items():
            await self._act("type_in", user, where="modal", block_id=label, value=value)
        return await self._act("submit", user)

    async def _act(self, do: str, user: str, **more: Any) -> Shown:
        self.acts += 1
        body = await self._ask("POST", "act", {"do": do, "user": user, **more})
        messages = tuple(_read_seen(message, user) for message in body["shown"])
        self._standing |= {(message.reader, message.ts): message for message in messages}
        return Shown(ok=bool(body["ok"]), messages=messages, modal=body["modal"], errors=body["errors"])

    async def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        if self._session is None:  # made inside the running event loop
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30))
        async with self._session.request(method, f"{self._url}/{path}", json=body) as answer:
            found: dict[str, Any] = await answer.json()
        if answer.status != 200:
            raise NotOnScreen(str(found.get("error")))
        return found


def _keep_part(message: SeenMessage, block_id: str) -> SeenMessage:
    """The message with the blocks alone whose ids begin as that of the block does; whole where no part is marked."""
    mark = block_id.partition(".")[0] + "."
    inside = [block for block in message.blocks if str(block.get("block_id", "")).startswith(mark)]
    if not inside or len(inside) == len(message.blocks):
        return message
    return replace(message, blocks=inside, text=MessagePart(message.ts, inside).text)


def _read_seen(message: Mapping[str, Any], reader: str) -> SeenMessage:
    return SeenMessage(
        ts=str(message["ts"]),
        reader=reader,
        text=str(message["text"]),
        blocks=list(message["blocks"]),
        edited=bool(message["edited"]),
        from_bot=message["user"] != reader and not message["client_error"],
        private=bool(message["ephemeral"]),
    )
