"""One browser tab: who it is, what it looks at, what it does, and what it has yet to say aloud."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from playground.acting.reading import find_element, message_text
from playground.core import Outcome
from playground.errors import ActionError
from playground.page import texts
from playground.page.dates import zone
from playground.page.mrkdwn import Reader, spoken
from playground.page.scene import Scene
from playground.people import Playground
from playground.state import JSON, Channel, Message, View
from playground.validation.values import initial_values

HOME = "home"
QUIET = 0.3
OLDER = 20
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Question:
    """A confirm dialog, and what a yes does."""

    confirm: JSON
    yes: Callable[[], None]


def exact_name(blocks: list[JSON], block: JSON, element: JSON) -> str:
    """A name by which the core finds this very input: its block_id, unless another element is called the same."""
    for name in (block["block_id"], element["action_id"], block.get("label", {}).get("text", "")):
        try:
            found = find_element(blocks, name)[0]
        except ActionError:
            continue
        if found["block_id"] == block["block_id"]:
            return str(name)
    return str(block["block_id"])


class Screen:
    """The state of one tab. ``changed`` asks for the page to be shown again."""

    def __init__(self, playground: Playground, user: str, place: str, changed: Callable[[], None]) -> None:
        self.playground = playground
        self.changed = changed
        self.menu_open = self.traffic_open = self.waiting = self.welcomed = False
        self.question: Question | None = None
        self.notice = self.said = self.typed = ""
        self.older = OLDER
        self.denials = self.refusals = 0
        self.expanded: set[str] = set()
        self.drawn: dict[str, tuple[str, Any]] = {}
        self._in_flight: set[tuple[str, ...]] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._read: dict[tuple[str, str], str] = {}
        self._known: dict[str, str] = {}
        self.user = user
        self.place = place
        for person in playground.state.modals:
            self._start_reading(person)
        self.be(user, place)

    @property
    def reader(self) -> Reader:
        """For whom texts are written."""
        tz = self.playground.state.users[self.user].tz
        app = self.playground.app_clock
        now = (app and app.now) or datetime.fromtimestamp(self.playground.clock.now(), zone(tz))
        return Reader(self.playground.state, tz, now.astimezone(zone(tz)))

    def app_time(self, message: Message) -> datetime | None:
        """What the app's clock showed when a message came, on the person's clock; None where it has none of its own."""
        app = self.playground.app_clock
        at = app.at(float(message.ts)) if app else None
        return at.astimezone(zone(self.reader.tz)) if at else None

    @property
    def dm(self) -> Channel:
        """The person's DM with the bot."""
        return self.playground.state.dm_of(self.user)

    @property
    def room(self) -> Channel | None:
        """The room on screen; None on the Home."""
        return None if self.place == HOME else self.playground.state.channels[self.place]

    @property
    def address(self) -> str:
        """The page's address for this person and place."""
        return f"?as={self.user}" + ("" if self.place == self.dm.id else f"&in={self.place}")

    def rooms(self) -> list[Channel]:
        """The person's rooms, channels first."""
        return [self.playground.state.channels[key] for key in self.playground.rooms(self.user)]

    def be(self, user: str, place: str = "") -> None:
        """Act as this person from now on."""
        if user not in self.playground.state.modals:
            return
        self.user = user
        known = {room.id for room in self.rooms()} | {HOME}
        self.place = place if place in known else self.dm.id
        self._known = self._texts()
        self.question, self.notice, self.typed, self.older, self.menu_open = None, "", "", OLDER, False
        self.changed()

    def go(self, place: str) -> None:
        """Look at a room or the Home; the app hears of its Home and its messages tab being opened."""
        self.place, self.menu_open, self.notice, self.typed, self.older = place, False, "", "", OLDER
        self.look()
        self.changed()

    def look(self) -> None:
        """Tell the app that its Home or its messages tab is on screen, as Slack does."""
        tab = {HOME: "home", self.dm.id: "messages"}.get(self.place)
        if tab and self.playground.config.app.home_setting(f"{tab}_tab_enabled"):
            self.run(self.playground.open_home(self.user, tab), (self.place, tab))

    def messages(self, room: Channel) -> list[Message]:
        """What the person sees there."""
        return self.playground.visible(self.user, room.id)

    def unread(self, room: Channel) -> int:
        """How many messages of others have come since the room was looked at."""
        return self._unread(self.user, room)

    def news_for(self, user: str) -> int:
        """How many messages of others wait for a person, in all rooms."""
        rooms = self.playground.rooms(user)
        return sum(self._unread(user, self.playground.state.channels[room]) for room in rooms)

    def _unread(self, user: str, room: Channel) -> int:
        read = self._read[user, room.id]
        fresh = takewhile(lambda message: message.ts > read, reversed(room.messages))
        return sum(message.reader in (None, user) and message.user != user for message in fresh)

    def _start_reading(self, user: str) -> None:
        for room in self.playground.rooms(user):
            self._read[user, room] = max((m.ts for m in self.playground.state.channels[room].messages), default="")

    def _newest(self, room: Channel) -> str:
        return max((m.ts for m in self.messages(room)), default="")

    def scene_of(self, message: Message) -> Scene:
        """A message as a scene; changed blocks start its fields afresh."""
        values = message.selections.get(self.user) or initial_values(message.blocks)
        version = f"{id(message.blocks)}.{self.denials}"
        return Scene(self, message.ts, self.reader, message.blocks, values, {}, version)

    def scene_of_view(self, view: View) -> Scene:
        """A modal or the Home as a scene."""
        return Scene(self, view.id, self.reader, view.spec["blocks"], view.values, view.errors, str(self.denials))

    def choose(self, scene: Scene, block: JSON, element: JSON, value: Any) -> None:
        """Press or change an element, after its confirm dialog if it has one."""

        def act() -> None:
            where = (scene.where, block["block_id"], element["action_id"])
            self.run(self._choice(scene, block, element, value), where if element["type"] == "button" else ())

        if confirm := element.get("confirm"):
            self.question = Question(confirm, act)
            self.changed()
        else:
            act()

    def _choice(self, scene: Scene, block: JSON, element: JSON, value: Any) -> Coroutine[Any, Any, Outcome]:
        core, in_view = self.playground, not scene.where.replace(".", "", 1).isdigit()
        if in_view and block["type"] == "input":
            return core.type_in(self.user, scene.where, exact_name(scene.blocks, block, element), value)
        return core.press(self.user, scene.where, element["action_id"], value, block_id=block["block_id"])

    def answer(self, yes: bool) -> None:
        """Answer the confirm dialog."""
        question, self.question = self.question, None
        if question and yes:
            question.yes()
        else:
            self.denials += 1
        self.changed()

    def send(self, text: str) -> None:
        """Send what was typed in the composer: a command or a message."""
        self.typed, room = "", self.room
        if not text.strip() or room is None:
            return
        core, where = self.playground, None if room.person else room.id
        if text.startswith("/"):
            command, _, rest = text.strip().partition(" ")
            self.run(core.slash_command(self.user, where, command, rest.strip()))
        else:
            self.run(core.post(self.user, where, text.strip()) if where else core.dm(self.user, text.strip()))

    def submit(self, view: View) -> None:
        """Press a modal's submit button, once."""
        self.run(self._submission(), (view.id, "submit"))

    async def _submission(self) -> Outcome:
        outcome = await self.playground.submit(self.user)
        # Focus moves to the first error when errors come, not each time that one of them is put right.
        self.refusals += bool(outcome.errors)
        return outcome

    def close(self, view: View) -> None:
        """Close a modal, if it is still the top one."""
        if self.playground.modal(self.user) is view:
            self.run(self.playground.close(self.user), (view.id, "close"))

    def run(self, act: Coroutine[Any, Any, Outcome], once: tuple[str, ...] = ()) -> None:
        """Carry out an act in the background. ``once`` names what must not be done twice at a time."""
        if once and once in self._in_flight:
            act.close()
            return
        self.notice = ""
        task = asyncio.create_task(self._carry_out(act, once))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry_out(self, act: Coroutine[Any, Any, Outcome], once: tuple[str, ...]) -> None:
        self._in_flight.add(once)
        slow = asyncio.get_running_loop().call_later(QUIET, self._wait)
        try:
            await act
        except ActionError as error:
            log.info("not done: %s", error)
            self.notice = texts.NOT_DONE
        finally:
            slow.cancel()
            self._in_flight.discard(once)
            self.waiting = False
            self.changed()

    def _wait(self) -> None:
        self.waiting = True
        self.changed()

    def sending(self, *once: str) -> bool:
        """Whether this act is under way."""
        return once in self._in_flight

    def _texts(self) -> dict[str, str]:
        return {m.ts: message_text(m) for room in self.rooms() for m in self.messages(room)[-OLDER:]}

    def catch_up(self) -> None:
        """Before the page is shown: mark the room as read, and say what is new."""
        if room := self.room:
            self._read[self.user, room.id] = self._newest(room)
        before, self._known = self._known, self._texts()
        fresh = [ts for ts, text in self._known.items() if before.get(ts) != text]
        parts = []
        for ts in sorted(fresh):
            message = self.playground.state.message(ts)
            if message.user == self.user:
                continue
            sender = self.playground.state.users.get(message.user)
            name = sender.real_name if sender else texts.FROM_SLACK
            here = message.channel == self.place
            room_name = self.playground.state.channels[message.channel]
            label = self.playground.config.bot_name if room_name.person else f"#{room_name.name}"
            said = spoken(texts.slack_words(message.text or message_text(message)), self.reader)
            parts.append(f"{name}: {said}" if here else texts.ANNOUNCE_OTHER.format(label))
        if parts:
            # A no-break space makes an equal text a new one, so that it is read again.
            said = "\n".join(parts)[:600]
            self.said = said + "\u00a0" if said == self.said else said
