"""A synchronous bench for tests: a playground on a free port in a background thread, and people to act through.

    with Bench(config) as bench:
        bench.serve(asgi_app)                      # or bench.run(handler.connect_async()) for Socket Mode
        anna = bench.person("U_ANNA")
        anna.types("/mvp logga lektion 5")
        anna.sees("Sparat")
        anna.presses("Ångra")

``bench.api_url`` is the ``base_url`` of the app's Slack client. Every act awaits the app's answer and returns the text
that the person newly sees. Leaving the bench fails when the app broke Slack's protocol (``bench.faults``).
"""

from __future__ import annotations

import asyncio
import dataclasses
import socket
import threading
from collections.abc import Callable, Coroutine, Mapping
from types import TracebackType
from typing import Any, TypeVar

import uvicorn

from playground.acting.reading import buttons, find_element, message_text, view_text
from playground.clock import Clock
from playground.config import Config
from playground.core import Outcome
from playground.errors import ActionError
from playground.people import Playground
from playground.server import create_app
from playground.serving import LoudServer, free_socket
from playground.state import Message, View

T = TypeVar("T")
PATIENCE = 15.0


class Bench:
    """A running playground. ``strict`` (the default) fails on leaving when ``faults`` is not empty."""

    def __init__(self, config: Config, *, strict: bool = True, clock: Clock | None = None) -> None:
        self._socket = free_socket()
        self._app_socket = free_socket()
        app_port = self._app_socket.getsockname()[1]
        self.base_url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.api_url = f"{self.base_url}/api/"
        app_url = config.app_url
        if app_url is None and not config.app.socket_mode:
            app_url = f"http://127.0.0.1:{app_port}/slack/events"
        config = dataclasses.replace(config, base_url=self.base_url, app_url=app_url)
        self.playground = Playground(config, clock=clock)
        self.strict = strict
        self._servers: list[tuple[uvicorn.Server, asyncio.Task[None]]] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="playground", daemon=True)

    def __enter__(self) -> Bench:
        self._thread.start()
        self.run(self._start(create_app(self.playground), self._socket))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()
        self._socket.close()
        self._app_socket.close()
        if kind is None and self.strict and self.faults:
            raise AssertionError("the app broke Slack's protocol:\n" + "\n".join(self.faults))

    @property
    def faults(self) -> list[str]:
        """The app's breaches of protocol so far."""
        return self.playground.faults

    def run(self, work: Coroutine[Any, Any, T], timeout: float = PATIENCE) -> T:
        """Run a coroutine in the bench's event loop and return its result; TimeoutError after ``timeout`` s."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout)

    def look(self, look: Callable[[], T]) -> T:
        """Call a function in the bench's event loop, so that it sees a state between two changes."""

        async def inside() -> T:
            return look()

        return self.run(inside())

    def serve(self, app: Any) -> str:
        """Serve the app under test (ASGI) where the playground delivers to; returns its request URL."""
        self.run(self._start(app, self._app_socket))
        return str(self.playground.config.app_url)

    async def _start(self, app: Any, where: socket.socket) -> None:
        options = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1)
        server = LoudServer(options)
        task = asyncio.create_task(server.serve(sockets=[where]))
        self._servers.append((server, task))
        ready = asyncio.create_task(server.ready.wait())
        await asyncio.wait([task, ready], return_when=asyncio.FIRST_COMPLETED)
        if not ready.done():
            ready.cancel()
            raise RuntimeError("the server did not start") from task.exception()

    async def _stop(self) -> None:
        await self.playground.aclose()
        for server, _ in self._servers:
            server.should_exit = True
        for _, task in reversed(self._servers):
            await task

    def wait(self, condition: Callable[[], bool], timeout: float = 5.0) -> bool:
        """Wait until a condition on the playground's state holds; False after ``timeout`` seconds."""
        return self.run(self.playground.wait_until(condition, timeout), timeout + PATIENCE)

    def person(self, user: str) -> Person:
        """The person with this id (or name)."""
        users = self.playground.state.users
        for found in users.values():
            if user in (found.id, found.name) and not found.is_bot:
                return Person(self, found.id)
        raise ActionError(f"no person {user!r}")


class Person:
    """Somebody at a screen. ``channel`` is where they are: None is the DM with the bot."""

    def __init__(self, bench: Bench, user: str, channel: str | None = None) -> None:
        self.bench = bench
        self.user = user
        self.channel = channel
        self.outcome = Outcome()

    def in_channel(self, channel: str) -> Person:
        """The same person in a channel, by id or #name."""
        return Person(self.bench, self.user, channel)

    def screen(self) -> dict[str, str]:
        """All texts before this person: message ts, ``modal``, ``home`` -> text."""
        return self.bench.look(lambda: self.bench.playground.screen(self.user))

    def _act(self, act: Coroutine[Any, Any, Outcome]) -> str:
        before = self.screen()
        self.outcome = self.bench.run(act)
        return "\n".join(text for key, text in self.screen().items() if text and before.get(key) != text)

    def types(self, text: str) -> str:
        """Type into the message field: a slash command, or else a message."""
        slack = self.bench.playground
        if text.startswith("/"):
            command, _, rest = text.partition(" ")
            return self._act(slack.slash_command(self.user, self.channel, command, rest.strip()))
        return self._act(slack.post(self.user, self.channel, text) if self.channel else slack.dm(self.user, text))

    def says_to_bot(self, text: str) -> str:
        """Write to the bot in the DM."""
        return self._act(self.bench.playground.dm(self.user, text))

    def uploads(self, name: str, content: bytes, text: str = "") -> str:
        """Post a file."""
        return self._act(self.bench.playground.upload_file(self.user, self.channel, name, content, text))

    def opens_home(self) -> str:
        """Open the app's Home."""
        return self._act(self.bench.playground.open_home(self.user))

    def presses(self, label: str, value: Any = None, *, block_id: str | None = None, where: str | None = None) -> str:
        """Press (or choose in) the element with this label or action_id: in the modal, else in the newest message
        that has one, else in the Home. ``where`` (ts, ``modal``, ``home``) says otherwise."""
        place = where or self.bench.look(lambda: self._place(label, value, block_id))
        return self._act(self.bench.playground.press(self.user, place, label, value, block_id=block_id))

    def chooses(self, label: str, value: Any, *, block_id: str | None = None) -> str:
        """Choose ``value`` in a menu, picker or list of boxes."""
        return self.presses(label, value, block_id=block_id)

    def _place(self, label: str, value: Any, block_id: str | None) -> str:
        slack = self.bench.playground
        shown: list[tuple[str, View | Message]] = []
        if modal := slack.modal(self.user):
            shown.append(("modal", modal))
        messages = [m for room in slack.rooms(self.user) for m in slack.visible(self.user, room)]
        shown += [(m.ts, m) for m in sorted(messages, key=lambda m: m.ts, reverse=True)]
        if home := slack.home(self.user):
            shown.append(("home", home))
        problems = []
        for place, thing in shown:
            blocks = thing.blocks if isinstance(thing, Message) else thing.spec["blocks"]
            try:
                find_element(blocks, label, value, block_id)
            except ActionError as error:
                problems.append(str(error))
                if not str(error).startswith("0 "):
                    raise
            else:
                return place
        raise ActionError(f"{self.user} sees no {label!r}: " + ("; ".join(problems[:3]) or "nothing to press"))

    def submits(self) -> str:
        """Submit the modal."""
        return self._act(self.bench.playground.submit(self.user))

    def closes(self) -> str:
        """Close the modal."""
        return self._act(self.bench.playground.close(self.user))

    def uses_shortcut(self, callback_id: str) -> str:
        """Choose a global shortcut."""
        return self._act(self.bench.playground.global_shortcut(self.user, callback_id))

    def uses_message_shortcut(self, text: str, callback_id: str) -> str:
        """Choose a shortcut in the menu of the newest message that contains ``text``."""
        message = self.message(text)
        return self._act(self.bench.playground.message_shortcut(self.user, message.ts, callback_id))

    def deletes(self, text: str) -> str:
        """Delete one's own newest message that holds this text."""
        return self._act(self.bench.playground.delete_message(self.user, self.message(text).ts))

    def message(self, text: str) -> Message:
        """The newest visible message that contains ``text``; ActionError when there is none."""
        slack = self.bench.playground

        def find() -> Message:
            seen = [m for room in slack.rooms(self.user) for m in slack.visible(self.user, room)]
            for message in sorted(seen, key=lambda m: m.ts, reverse=True):
                if text in message_text(message):
                    return message
            raise ActionError(f"{self.user} sees no message with {text!r}")

        return self.bench.look(find)

    def sees(self, text: str, timeout: float = 2.0) -> str:
        """Assert that ``text`` is, or within ``timeout`` s comes, on this person's screen; returns what holds it."""
        slack = self.bench.playground
        if self.bench.wait(lambda: any(text in shown for shown in slack.screen(self.user).values()), timeout):
            return next(shown for shown in self.screen().values() if text in shown)
        raise AssertionError(f"{self.user} does not see {text!r}, but:\n" + "\n---\n".join(self.screen().values()))

    def sees_not(self, text: str) -> None:
        """Assert that ``text`` is not on this person's screen now."""
        for shown in self.screen().values():
            assert text not in shown, f"{self.user} sees {text!r} in: {shown}"

    @property
    def modal(self) -> ModalScreen:
        """The modal before this person; ActionError when there is none."""
        return ModalScreen(self)

    @property
    def home(self) -> str:
        """The text of this person's Home."""
        return self.screen()["home"]


class ModalScreen:
    """The modal on top of a person's screen."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._slack = person.bench.playground

    def _view(self) -> View:
        view = self._slack.modal(self._person.user)
        if view is None:
            raise ActionError(f"{self._person.user} has no modal open")
        return view

    def fill(self, answers: Mapping[str, Any]) -> None:
        """Fill inputs, by block_id, action_id or label. None or "" empties one."""
        for block, value in answers.items():
            self._person.bench.run(self._slack.type_in(self._person.user, "modal", block, value))

    @property
    def text(self) -> str:
        """All it says, errors included."""
        return self._person.bench.look(lambda: view_text(self._view()))

    @property
    def title(self) -> str:
        """Its title."""
        return str(self._person.bench.look(self._view).spec["title"]["text"])

    @property
    def errors(self) -> dict[str, str]:
        """The errors at its inputs: block_id -> text."""
        return dict(self._person.bench.look(self._view).errors)

    @property
    def buttons(self) -> list[str]:
        """The labels of its buttons."""
        return buttons(self._person.bench.look(self._view).spec["blocks"])
