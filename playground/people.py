"""The playground as one object: everything people do, and everything they see."""

from __future__ import annotations

from playground.acting.reading import message_text, view_text
from playground.acting.submissions import ModalActions
from playground.errors import ActionError
from playground.state import Message, View


class Playground(ModalActions):
    """A local Slack with one workspace and one app.

    Acts (``slash_command``, ``dm``, ``post``, ``press``, ``type_in``, ``submit``, ``close``, ``open_home``,
    ``message_shortcut``, ``global_shortcut``, ``upload_file``) await the app's answer and return an Outcome. They
    raise ActionError for what the person's screen does not offer. ``faults`` holds the app's breaches of protocol.
    """

    def visible(self, user: str, channel: str | None = None) -> list[Message]:
        """What this person sees in a channel (None = the DM), in order, their own ephemeral messages included."""
        room = self._room(user, channel)
        return [message for message in room.messages if message.reader in (None, user)]

    def modal(self, user: str) -> View | None:
        """The modal on top, if any."""
        stack = self.state.modals[user]
        return stack[-1] if stack else None

    def home(self, user: str) -> View | None:
        """The person's Home, if the app has published one."""
        return self.state.homes.get(user)

    def rooms(self, user: str) -> list[str]:
        """The ids of the channels and the DM this person is in."""
        return [room.id for room in self.state.channels.values() if user in room.members]

    def screen(self, user: str) -> dict[str, str]:
        """All the texts this person has before them: message ts, ``modal`` and ``home`` -> text."""
        if user not in self.state.modals:
            raise ActionError(f"no person {user!r}")
        found = {m.ts: message_text(m) for room in self.rooms(user) for m in self.visible(user, room)}
        found["modal"] = view_text(self.modal(user))
        found["home"] = view_text(self.home(user))
        return found
