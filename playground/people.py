"""The playground as one object: everything people can do, and everything they see."""

from __future__ import annotations

from playground.acts import ModalActions
from playground.errors import ActionError
from playground.reading import message_text, view_text
from playground.state import PostedMessage, View


class Playground(ModalActions):
    """A local Slack with one workspace and one app.

    What people can do (``slash_command``, ``dm``, ``post``, ``press``, ``type_in``, ``submit``, ``close``,
    ``open_home``, ``message_shortcut``, ``global_shortcut``, ``upload_file``, ``delete_message``) awaits the app's
    answer and returns an ActOutcome. It raises ActionError if the person's screen does not offer it.
    """

    def visible(self, user: str, channel: str | None = None) -> list[PostedMessage]:
        """Return the messages this person sees in a channel (None: the DM with the bot), oldest first."""
        room = self.find_room(user, channel)
        return [message for message in room.messages if message.reader in (None, user)]

    def modal(self, user: str) -> View | None:
        """Return the person's top modal, if any is open."""
        stack = self.state.modals[user]
        return stack[-1] if stack else None

    def home(self, user: str) -> View | None:
        """Return the person's Home, if the app has published one."""
        return self.state.homes.get(user)

    def rooms(self, user: str) -> list[str]:
        """Return the ids of the channels this person is in, their DM with the bot included."""
        return [room.id for room in self.state.channels.values() if user in room.members]

    def screen(self, user: str) -> dict[str, str]:
        """Return everything this person can read: message ts, ``modal`` or ``home`` -> text."""
        if user not in self.state.modals:
            raise ActionError(f"no person {user!r}")
        found = {m.ts: message_text(m) for room in self.rooms(user) for m in self.visible(user, room)}
        found["modal"] = view_text(self.modal(user))
        found["home"] = view_text(self.home(user))
        return found
