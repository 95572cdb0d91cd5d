"""What the local Slack remembers: people, channels, messages, views, files. Plain data, in memory only."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from playground.clock import Clock
from playground.config import Config

JSON = dict[str, Any]
Values = dict[str, dict[str, JSON]]


@dataclass
class User:
    """A person or the bot."""

    id: str
    name: str
    real_name: str
    email: str
    tz: str
    locale: str
    is_bot: bool = False


@dataclass
class Message:
    """A message. ``reader`` is set on an ephemeral one: nobody else sees it.

    ``subtype`` client_error marks a line of Slack's own. ``selections`` holds what each person chose in it.
    """

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[JSON] = field(default_factory=list)
    metadata: JSON | None = None
    reader: str | None = None
    subtype: str = ""
    thread_ts: str | None = None
    edited: bool = False
    files: list[str] = field(default_factory=list)
    selections: dict[str, Values] = field(default_factory=dict)


@dataclass
class Channel:
    """A public channel, or (``person`` set) the DM between a person and the bot. Deleted messages are gone."""

    id: str
    name: str
    members: set[str]
    person: str | None = None
    messages: list[Message] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """``im`` or ``channel``, as in an event's channel_type."""
        return "im" if self.person else "channel"


@dataclass
class View:
    """A modal or a Home. ``errors`` stand at their inputs, ``failure`` is Slack's own line at the top."""

    id: str
    user: str
    spec: JSON
    hash: str
    values: Values
    root_id: str
    previous_id: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    failure: str = ""


@dataclass
class Trigger:
    """A trigger_id: whose, until when (monotonic seconds), used or not."""

    user: str
    expires: float
    used: bool = False


@dataclass
class ResponseUrl:
    """A response_url; ``ts`` is the message it may replace or delete."""

    user: str
    channel: str
    ts: str | None
    expires: float
    uses_left: int


@dataclass
class File:
    """An uploaded file; ``done`` once completeUploadExternal has shared or kept it."""

    id: str
    name: str
    length: int
    content: bytes = b""
    title: str = ""
    user: str = ""
    received: bool = False
    done: bool = False

    @property
    def is_picture(self) -> bool:
        """Whether Slack can show it in a block: PNG, JPEG or GIF, by its first bytes."""
        return self.content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))


class State:
    """The workspace. Look things up with the methods; they raise KeyError for what is not there."""

    def __init__(self, config: Config, clock: Clock) -> None:
        self._clock = clock
        self._last_ts = 0
        self._counter = itertools.count(1)
        bot = User(config.bot_user_id, config.bot_name, config.bot_name, "", "Europe/Stockholm", "sv-SE", True)
        people = [User(u.id, u.name, u.real_name, u.email, u.tz, u.locale) for u in config.users]
        self.bot = bot
        self.users: dict[str, User] = {user.id: user for user in [bot, *people]}
        self.channels: dict[str, Channel] = {}
        for spec in config.channels:
            members = set(spec.members) or set(self.users)
            self.channels[spec.id] = Channel(spec.id, spec.name, members)
        for user in people:
            dm_id = "D" + user.id[1:]
            self.channels[dm_id] = Channel(dm_id, "directmessage", {user.id, bot.id}, person=user.id)
        self.modals: dict[str, list[View]] = {user.id: [] for user in people}
        self.homes: dict[str, View] = {}
        self.triggers: dict[str, Trigger] = {}
        self.responses: dict[str, ResponseUrl] = {}
        self.files: dict[str, File] = {}

    def next_id(self, prefix: str) -> str:
        """A fresh id, such as V0000000A1."""
        return f"{prefix}{next(self._counter):09d}"

    def next_ts(self) -> str:
        """A message ts: unique and increasing, about now."""
        self._last_ts = max(self._last_ts + 1, int(self._clock.now() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def dm_of(self, user: str) -> Channel:
        """The DM between this person and the bot."""
        return self.channels["D" + self.users[user].id[1:]]

    def message(self, ts: str, channel: str | None = None) -> Message:
        """The message with this ts; ts are unique over the whole workspace here."""
        for room in self.channels.values():
            if channel in (None, room.id):
                for message in reversed(room.messages):
                    if message.ts == ts:
                        return message
        raise KeyError(ts)

    def view(self, view_id: str) -> View:
        """An open modal or a Home, by its view id or external_id."""
        stacked = [view for stack in self.modals.values() for view in stack]
        for view in [*stacked, *self.homes.values()]:
            if view_id and view_id in (view.id, view.spec.get("external_id")):
                return view
        raise KeyError(view_id)
