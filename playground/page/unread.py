"""How far each person has read in each of their channels, in one browser tab."""

from __future__ import annotations

from itertools import takewhile

from playground.people import Playground
from playground.state import Channel


class ReadMarks:
    """The newest message that each person has read in each room. All is read when the tab is opened."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground
        self._read: dict[tuple[str, str], str] = {}
        for user in playground.state.modals:
            for room in playground.rooms(user):
                messages = playground.state.channels[room].messages
                self._read[user, room] = max((message.ts for message in messages), default="")

    def mark_read(self, user: str, room: Channel) -> None:
        """Note that a person has read all they see in a room."""
        messages = self._playground.visible(user, room.id)
        self._read[user, room.id] = max((message.ts for message in messages), default="")

    def count_unread(self, user: str, room: Channel) -> int:
        """Return how many messages of others a person has not read in a room."""
        read = self._read[user, room.id]
        unread = takewhile(lambda message: message.ts > read, reversed(room.messages))
        return sum(message.reader in (None, user) and message.user != user for message in unread)

    def count_all_unread(self, user: str) -> int:
        """Return how many messages of others a person has not read in all their rooms."""
        rooms = self._playground.rooms(user)
        return sum(self.count_unread(user, self._playground.state.channels[room]) for room in rooms)
