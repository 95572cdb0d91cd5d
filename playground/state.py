"""The workspace: people, channels, messages, views and files, as plain data in memory."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from playground.clock import PlaygroundClock
from playground.config import Config, UserSpec

JSON = dict[str, Any]
# block_id -> action_id -> the state of that element, as in a view's ``state.values``.
Values = dict[str, dict[str, JSON]]


@dataclass
class User:
    """A person, or the bot. ``tz`` is an IANA time zone."""

    id: str
    name: str
    real_name: str
    email: str
    tz: str
    locale: str
    is_bot: bool = False


@dataclass
class PostedMessage:
    """A message in a channel or DM.

    ``reader`` is set on an ephemeral message: nobody else sees it. ``subtype`` is client_error on a line of Slack's
    own. ``selections`` holds what each person has chosen in the message's elements (user id -> values). ``files`` are
    file ids.
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
    """A public channel, or the DM between the bot and ``person``. ``members`` are user ids."""

    id: str
    name: str
    members: set[str]
    person: str | None = None
    messages: list[PostedMessage] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The channel_type of its events: ``im`` or ``channel``."""
        return "im" if self.person else "channel"


@dataclass
class View:
    """A modal, or a person's Home.

    ``spec`` is the view as the app sent it, with all ids filled in. ``hash`` changes with every update. ``errors`` are
    shown at inputs (block_id -> text); ``failure`` is Slack's own error line at the top.
    """

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
    """A trigger_id given for an act of ``user``. ``expires`` is in monotonic seconds."""

    user: str
    expires: float
    used: bool = False


@dataclass
class ResponseUrl:
    """A response_url. ``ts`` is the message it may replace or delete; ``expires`` is in monotonic seconds."""

    user: str
    channel: str
    ts: str | None
    expires: float
    uses_left: int


@dataclass
class File:
    """A file. ``length`` is in bytes.

    ``received`` is true once its content has arrived, ``done`` once files.completeUploadExternal has been called.
    """

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
        """True if Slack can show it in a block: its first bytes are those of a PNG, JPEG or GIF."""
        return self.content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))


def _bot_user(config: Config) -> User:
    return User(
        id=config.bot_user_id,
        name=config.bot_name,
        real_name=config.bot_name,
        email="",
        tz="Europe/Stockholm",
        locale="sv-SE",
        is_bot=True,
    )


def _person(spec: UserSpec) -> User:
    return User(id=spec.id, name=spec.name, real_name=spec.real_name, email=spec.email, tz=spec.tz, locale=spec.locale)


def is_message_ts(text: str) -> bool:
    """True if a text is a message's ts rather than a view id or a word: digits with a point between them."""
    return text.replace(".", "", 1).isdigit()


class WorkspaceState:
    """The whole workspace. The methods that look something up raise KeyError if it does not exist.

    ``modals`` holds each person's stack of open modals, the top one last; its keys are all persons' ids. ``journal``
    has every message once for each time that it was posted or changed, in that order.
    """

    def __init__(self, config: Config, clock: PlaygroundClock) -> None:
        self._clock = clock
        self._last_ts = 0
        self._counter = itertools.count(1)
        self.bot = bot = _bot_user(config)
        people = [_person(spec) for spec in config.users]
        self.users: dict[str, User] = {user.id: user for user in [bot, *people]}
        self.channels: dict[str, Channel] = {}
        for spec in config.channels:
            members = set(spec.members) or set(self.users)
            self.channels[spec.id] = Channel(spec.id, spec.name, members)
        for user in people:
            dm_id = "D" + user.id[1:]
            self.channels[dm_id] = Channel(dm_id, "directmessage", {user.id, bot.id}, person=user.id)
        self.journal: list[PostedMessage] = []
        self.modals: dict[str, list[View]] = {user.id: [] for user in people}
        self.homes: dict[str, View] = {}
        self.triggers: dict[str, Trigger] = {}
        self.responses: dict[str, ResponseUrl] = {}
        self.files: dict[str, File] = {}

    def next_id(self, prefix: str) -> str:
        """Return an unused id, such as V000000001."""
        return f"{prefix}{next(self._counter):09d}"

    def next_ts(self) -> str:
        """Return a message ts: the time in seconds, larger than every ts before it."""
        self._last_ts = max(self._last_ts + 1, int(self._clock.now() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def dm_of(self, user: str) -> Channel:
        """Return the DM between this person and the bot."""
        return self.channels["D" + self.users[user].id[1:]]

    def message(self, ts: str, channel: str | None = None) -> PostedMessage:
        """Return the message with this ts, in one channel or anywhere. No two messages have the same ts here."""
        for room in self.channels.values():
            if channel in (None, room.id):
                # A room's messages lie in the order of their ts, and all ts are equally long.
                place = bisect_left(room.messages, ts, key=attrgetter("ts"))
                if place < len(room.messages) and room.messages[place].ts == ts:
                    return room.messages[place]
        raise KeyError(ts)

    def view(self, view_id: str) -> View:
        """Return an open modal or a Home by its view id or external_id."""
        stacked = [view for stack in self.modals.values() for view in stack]
        for view in [*stacked, *self.homes.values()]:
            if view_id and view_id in (view.id, view.spec.get("external_id")):
                return view
        raise KeyError(view_id)
