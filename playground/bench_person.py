"""The people of a bench: each act waits for the app's answer and returns the text that the person newly sees."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from playground.core import ActOutcome
from playground.errors import ActionError
from playground.reading import button_labels, find_element, message_text, view_text
from playground.state import PostedMessage, View

if TYPE_CHECKING:
    from playground.bench import Bench


class BenchPerson:
    """A person at their screen. ``channel`` is where they type (None: the DM with the bot).

    ``outcome`` is the result of their latest act.
    """

    def __init__(self, bench: Bench, user: str, channel: str | None = None) -> None:
        self.bench = bench
        self.user = user
        self.channel = channel
        self.outcome = ActOutcome()

    def in_channel(self, channel: str) -> BenchPerson:
        """Return the same person, typing in a channel given by id or #name."""
        return BenchPerson(self.bench, self.user, channel)

    def screen(self) -> dict[str, str]:
        """Return everything this person can read: message ts, ``modal`` or ``home`` -> text."""
        return self.bench.look(lambda: self.bench.playground.screen(self.user))

    def _act(self, act: Coroutine[Any, Any, ActOutcome]) -> str:
        before = self.screen()
        self.outcome = self.bench.run(act)
        return "\n".join(text for key, text in self.screen().items() if text and before.get(key) != text)

    def types(self, text: str) -> str:
        """Type into the message field: a slash command, or a message."""
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
        return self._act(self.bench.playground.upload_file(self.user, self.channel, name, content, text=text))

    def opens_home(self) -> str:
        """Open the app's Home."""
        return self._act(self.bench.playground.open_home(self.user))

    def presses(self, label: str, value: Any = None, *, block_id: str | None = None, where: str | None = None) -> str:
        """Press the element with this label or action_id, or choose ``value`` in it.

        It is looked for in the open modal, then in the messages, newest first, then in the Home. ``where`` (a
        message's ts, ``modal`` or ``home``) names one of them instead.
        """
        place = where or self.bench.look(lambda: self._find_place(label, value, block_id))
        return self._act(self.bench.playground.press(self.user, place, label, value, block_id=block_id))

    def chooses(self, label: str, value: Any, *, block_id: str | None = None) -> str:
        """Choose ``value`` in a menu, a picker or a list of boxes."""
        return self.presses(label, value, block_id=block_id)

    def _find_place(self, label: str, value: Any, block_id: str | None) -> str:
        """Return where the element is (see ``presses``). ActionError if it is nowhere, or twice in one place."""
        slack = self.bench.playground
        shown: list[tuple[str, View | PostedMessage]] = []
        if modal := slack.modal(self.user):
            shown.append(("modal", modal))
        messages = [m for room in slack.rooms(self.user) for m in slack.visible(self.user, room)]
        shown += [(m.ts, m) for m in sorted(messages, key=lambda m: m.ts, reverse=True)]
        if home := slack.home(self.user):
            shown.append(("home", home))
        problems = []
        for place, thing in shown:
            blocks = thing.blocks if isinstance(thing, PostedMessage) else thing.spec["blocks"]
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
        """Delete the person's own newest message that contains ``text``."""
        return self._act(self.bench.playground.delete_message(self.user, self.message(text).ts))

    def message(self, text: str) -> PostedMessage:
        """Return the newest visible message that contains ``text``. ActionError if there is none."""
        slack = self.bench.playground

        def find() -> PostedMessage:
            seen = [m for room in slack.rooms(self.user) for m in slack.visible(self.user, room)]
            for message in sorted(seen, key=lambda m: m.ts, reverse=True):
                if text in message_text(message):
                    return message
            raise ActionError(f"{self.user} sees no message with {text!r}")

        return self.bench.look(find)

    def sees(self, text: str, timeout: float = 2.0) -> str:
        """Assert that ``text`` is on this person's screen, or appears within ``timeout`` seconds.

        Returns the whole text of the message, modal or Home that contains it.
        """
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
        """The top modal of this person. Its members raise ActionError if no modal is open."""
        return ModalScreen(self)

    @property
    def home(self) -> str:
        """The text of this person's Home."""
        return self.screen()["home"]


class ModalScreen:
    """The top modal on a person's screen."""

    def __init__(self, person: BenchPerson) -> None:
        self._person = person
        self._slack = person.bench.playground

    def _view(self) -> View:
        view = self._slack.modal(self._person.user)
        if view is None:
            raise ActionError(f"{self._person.user} has no modal open")
        return view

    def fill(self, answers: Mapping[str, Any]) -> None:
        """Fill inputs, named by block_id, action_id or label. None or "" empties an input."""
        for block, value in answers.items():
            self._person.bench.run(self._slack.type_in(self._person.user, "modal", block, value))

    @property
    def text(self) -> str:
        """All its text, errors included."""
        return self._person.bench.look(lambda: view_text(self._view()))

    @property
    def title(self) -> str:
        """Its title."""
        return str(self._person.bench.look(self._view).spec["title"]["text"])

    @property
    def errors(self) -> dict[str, str]:
        """The errors shown at its inputs: block_id -> text."""
        return dict(self._person.bench.look(self._view).errors)

    @property
    def buttons(self) -> list[str]:
        """The labels of its buttons."""
        return button_labels(self._person.bench.look(self._view).spec["blocks"])
