"""The state of one browser tab: the person, the place they look at, what they do, and what is announced to them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playground.core import ActOutcome
from playground.errors import ActionError
from playground.page import texts
from playground.page.dates import find_zone
from playground.page.mrkdwn import Viewer, strip_marks
from playground.page.scene import Scene
from playground.page.unread import ReadMarks
from playground.people import Playground
from playground.reading import find_element, message_text
from playground.state import JSON, Channel, PostedMessage, View, is_message_ts
from playground.values import initial_values

HOME = "home"
WAITING_AFTER = 0.3  # seconds until an act that takes long is shown as waiting
MESSAGE_STEP = 20  # how many messages are shown at first, and how many more each time
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ConfirmQuestion:
    """A confirm dialog, and what to do if the person confirms."""

    confirm: JSON
    on_yes: Callable[[], None]


def find_exact_name(blocks: list[JSON], block: JSON, element: JSON) -> str:
    """Return a name by which ``type_in`` finds exactly this input: its block_id, action_id or label.

    Its block_id does not always do: another element may have the same text as its action_id or label.
    """
    for name in (block["block_id"], element["action_id"], block.get("label", {}).get("text", "")):
        try:
            found = find_element(blocks, name)[0]
        except ActionError:
            continue
        if found["block_id"] == block["block_id"]:
            return str(name)
    return str(block["block_id"])


class Screen:
    """The state of one tab. ``place`` is a channel id or HOME; ``request_redraw`` has the page drawn again.

    ``question`` is the confirm dialog that is open. ``notice`` is a line above the composer, ``announcement`` what
    screen readers say, ``typed`` what stands in the composer. ``denials`` counts the confirm dialogs answered with no
    and ``refusals`` the submissions that came back with errors. ``drawn_messages`` holds each message as it was last
    drawn (see stream), ``expanded_exchanges`` the exchanges opened in the traffic drawer.
    """

    def __init__(self, playground: Playground, user: str, place: str, request_redraw: Callable[[], None]) -> None:
        self.playground = playground
        self.request_redraw = request_redraw
        self.menu_open = self.traffic_open = self.waiting = self.welcomed = False
        self.question: ConfirmQuestion | None = None
        self.notice = self.announcement = self.typed = ""
        self.message_count = MESSAGE_STEP
        self.denials = self.refusals = 0
        self.expanded_exchanges: set[str] = set()
        self.drawn_messages: dict[str, tuple[str, Any]] = {}
        self._running: set[tuple[str, ...]] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._announced: dict[str, str] = {}  # message ts -> its text when it was last announced
        self.user = user
        self.place = place
        self.read_marks = ReadMarks(playground)
        self.act_as(user, place)

    @property
    def viewer(self) -> Viewer:
        """The person for whom texts are drawn, with their time zone and the present time."""
        person = self.playground.state.users[self.user]
        tz = person.tz
        app = self.playground.app_clock
        now = (app and app.now) or datetime.fromtimestamp(self.playground.clock.now(), find_zone(tz))
        return Viewer(self.playground.state, tz, now.astimezone(find_zone(tz)), person.locale)

    @property
    def locale(self) -> str:
        """The person's locale, such as sv-SE."""
        return self.playground.state.users[self.user].locale

    def app_time(self, message: PostedMessage) -> datetime | None:
        """Return what the app's clock showed when a message came, in the person's time zone.

        None if the app has no clock of its own, or the message is older than its first step.
        """
        app = self.playground.app_clock
        at = app.at(float(message.ts)) if app else None
        return at.astimezone(find_zone(self.viewer.tz)) if at else None

    @property
    def dm(self) -> Channel:
        """The person's DM with the bot."""
        return self.playground.state.dm_of(self.user)

    @property
    def room(self) -> Channel | None:
        """The channel or DM on screen; None on the Home."""
        return None if self.place == HOME else self.playground.state.channels[self.place]

    @property
    def address(self) -> str:
        """The query part of the page's address for this person and place."""
        return f"?as={self.user}" + ("" if self.place == self.dm.id else f"&in={self.place}")

    def rooms(self) -> list[Channel]:
        """Return the person's channels and DM, channels first."""
        return [self.playground.state.channels[key] for key in self.playground.rooms(self.user)]

    def act_as(self, user: str, place: str = "") -> None:
        """Become this person. Where ``place`` is not theirs, their DM with the bot is opened."""
        if user not in self.playground.state.modals:
            return
        self.user = user
        known = {room.id for room in self.rooms()} | {HOME}
        self.place = place if place in known else self.dm.id
        self._announced = self._texts()
        self.question = None
        self._reset_place()

    def open_place(self, place: str) -> None:
        """Open a channel, the DM or the Home."""
        self.place = place
        self.notify_tab_opened()
        self._reset_place()

    def _reset_place(self) -> None:
        self.notice, self.typed, self.message_count, self.menu_open = "", "", MESSAGE_STEP, False
        self.request_redraw()

    def notify_tab_opened(self) -> None:
        """Tell the app, as Slack does, that its Home or its messages tab is on screen."""
        tab = {HOME: "home", self.dm.id: "messages"}.get(self.place)
        if tab and self.playground.config.app.home_setting(f"{tab}_tab_enabled"):
            self.run_act(self.playground.open_home(self.user, tab), (self.place, tab))

    def messages(self, room: Channel) -> list[PostedMessage]:
        """Return the messages the person sees in a room, oldest first."""
        return self.playground.visible(self.user, room.id)

    def count_unread(self, room: Channel) -> int:
        """Return how many messages of others have come to a room since the person looked at it."""
        return self.read_marks.count_unread(self.user, room)

    def message_scene(self, message: PostedMessage) -> Scene:
        """Return the scene of a message's blocks."""
        return Scene(
            screen=self,
            where=message.ts,
            viewer=self.viewer,
            blocks=message.blocks,
            values=message.selections.get(self.user) or initial_values(message.blocks),
            version=f"{id(message.blocks)}.{self.denials}",
        )

    def view_scene(self, view: View) -> Scene:
        """Return the scene of the blocks of a modal or the Home."""
        return Scene(
            screen=self,
            where=view.id,
            viewer=self.viewer,
            blocks=view.spec["blocks"],
            values=view.values,
            errors=view.errors,
            version=str(self.denials),
        )

    def choose(self, scene: Scene, block: JSON, element: JSON, value: Any) -> None:
        """Press or change an element, after its confirm dialog if it has one."""

        def act() -> None:
            where = (scene.where, block["block_id"], element["action_id"])
            once = where if element["type"] == "button" else ()
            self.run_act(self._press_or_type(scene, block, element, value), once)

        if confirm := element.get("confirm"):
            self.question = ConfirmQuestion(confirm, act)
            self.request_redraw()
        else:
            act()

    def _press_or_type(self, scene: Scene, block: JSON, element: JSON, value: Any) -> Coroutine[Any, Any, ActOutcome]:
        core, where = self.playground, scene.where
        if block["type"] == "input" and not is_message_ts(where):
            return core.type_in(self.user, where, find_exact_name(scene.blocks, block, element), value)
        return core.press(self.user, where, element["action_id"], value, block_id=block["block_id"])

    def answer_confirm(self, yes: bool) -> None:
        """Answer the confirm dialog that is open."""
        question, self.question = self.question, None
        if question and yes:
            question.on_yes()
        else:
            self.denials += 1
        self.request_redraw()

    def send(self, text: str) -> None:
        """Send the composer's text: a command or a message."""
        self.typed, room = "", self.room
        if not text.strip() or room is None:
            return
        core, where = self.playground, None if room.person else room.id
        if text.startswith("/"):
            command, _, rest = text.strip().partition(" ")
            self.run_act(core.slash_command(self.user, where, command, rest.strip()))
        else:
            self.run_act(core.post(self.user, where, text.strip()) if where else core.dm(self.user, text.strip()))

    def submit(self, view: View) -> None:
        """Press a modal's submit button. Nothing happens while an earlier press is still being sent."""
        self.run_act(self._submit(), (view.id, "submit"))

    async def _submit(self) -> ActOutcome:
        outcome = await self.playground.submit(self.user)
        # The count makes the page move the focus to the first error after a submission, and not at other times.
        self.refusals += bool(outcome.errors)
        return outcome

    def close(self, view: View) -> None:
        """Close a modal, if it is still the top one."""
        if self.playground.modal(self.user) is view:
            self.run_act(self.playground.close(self.user), (view.id, "close"))

    def run_act(self, act: Coroutine[Any, Any, ActOutcome], once: tuple[str, ...] = ()) -> None:
        """Carry out an act in the background. While it runs, other acts with the same ``once`` are dropped."""
        if once and once in self._running:
            act.close()
            return
        self.notice = ""
        task = asyncio.create_task(self._carry_out(act, once))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry_out(self, act: Coroutine[Any, Any, ActOutcome], once: tuple[str, ...]) -> None:
        self._running.add(once)
        slow = asyncio.get_running_loop().call_later(WAITING_AFTER, self._show_waiting)
        try:
            await act
        except ActionError as error:
            log.info("the playground refused an act: %s", error)
            self.notice = texts.NOT_DONE
        finally:
            slow.cancel()
            self._running.discard(once)
            self.waiting = False
            self.request_redraw()

    def _show_waiting(self) -> None:
        self.waiting = True
        self.request_redraw()

    def is_running(self, *once: str) -> bool:
        """True while an act with this ``once`` is carried out (see ``run_act``)."""
        return once in self._running

    def _texts(self) -> dict[str, str]:
        return {m.ts: message_text(m) for room in self.rooms() for m in self.messages(room)[-MESSAGE_STEP:]}

    def catch_up(self) -> None:
        """Mark the room on screen as read, and announce what is new. Called before the page is drawn."""
        if room := self.room:
            self.read_marks.mark_read(self.user, room)
        before, self._announced = self._announced, self._texts()
        changed = sorted(ts for ts, text in self._announced.items() if before.get(ts) != text)
        messages = [self.playground.state.message(ts) for ts in changed]
        lines = [self._announcement_of(message) for message in messages if message.user != self.user]
        if lines:
            text = "\n".join(lines)[:600]
            # Screen readers say only what differs, so a repeated text gets a no-break space at its end.
            self.announcement = text + "\u00a0" if text == self.announcement else text

    def _announcement_of(self, message: PostedMessage) -> str:
        if message.channel != self.place:
            room = self.playground.state.channels[message.channel]
            return texts.ANNOUNCE_OTHER.format(self.playground.config.bot_name if room.person else f"#{room.name}")
        sender = self.playground.state.users.get(message.user)
        name = sender.real_name if sender else texts.FROM_SLACK
        words = strip_marks(texts.translate_slack_line(message.text or message_text(message)), self.viewer)
        return f"{name}: {words}"
