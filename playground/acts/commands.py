"""What people type and start: slash commands, messages, mentions, shortcuts and files."""

from __future__ import annotations

from playground.acts.escaping import encode
from playground.core import ActOutcome, Answer, Core
from playground.delivery import deliver, message_event, send_event
from playground.errors import ActionError, SlackError
from playground.posting import message_json, remove_message, respond
from playground.state import JSON, Channel, File, PostedMessage, ResponseUrl


def visible_error(answer: Answer) -> str:
    """Return the error code that Slack shows a person when the app failed; empty if it did not."""
    if not answer.error:
        return ""
    return "operation_timeout" if answer.error == "timeout" else "dispatch_failed"


def outcome_of(answer: Answer | None) -> ActOutcome:
    """Return the outcome of an act that the app answered so. None means that nothing was sent."""
    if answer is None:
        return ActOutcome(sent=False)
    return ActOutcome(answer.status, answer.body, answer.seconds, visible_error(answer))


class CommandActions(Core):
    """Slash commands, messages, shortcuts and files."""

    def find_room(self, user: str, channel: str | None) -> Channel:
        """Return a channel by its id or #name, or the person's DM with the bot for None.

        ActionError if the person does not exist or is not in the channel.
        """
        if user not in self.state.modals:
            raise ActionError(f"no person {user!r}")
        if channel is None:
            return self.state.dm_of(user)
        rooms = self.state.channels
        named = next((c for c in rooms.values() if not c.person and f"#{c.name}" == channel), None)
        room = rooms.get(channel) or named
        if room is None or user not in room.members:
            raise ActionError(f"{user} is in no channel {channel!r}")
        return room

    async def slash_command(self, user: str, channel: str | None, command: str, text: str = "") -> ActOutcome:
        """Type a slash command in a channel (None: the DM with the bot). The message in the app's ack is shown."""
        room = self.find_room(user, channel)
        spec = self.config.app.command(command)
        if spec is None:
            self.show_client_error(user, room.id, f"{command} is not a valid command")
            return ActOutcome(sent=False, error="invalid_command")
        person = self.state.users[user]
        response_url = self.new_response_url(user, room.id, None)
        payload: JSON = {
            "token": "legacy-verification-token",
            "team_id": self.config.team_id,
            "team_domain": self.config.team_domain,
            "channel_id": room.id,
            "channel_name": room.name,
            "user_id": user,
            "user_name": person.name,
            "command": command,
            "text": encode(self.state, text, with_name=True) if spec.get("should_escape") else text,
            "api_app_id": self.config.app_id,
            "is_enterprise_install": "false",
            "response_url": response_url,
            "trigger_id": self.new_trigger(user),
        }
        answer = await deliver(self, "slash_commands", payload)
        if error := visible_error(answer):
            self.show_client_error(user, room.id, f'{command} failed with the error "{error}"')
            return outcome_of(answer)
        return self._show_ack(user, room, command, answer)

    def _show_ack(self, user: str, room: Channel, command: str, answer: Answer) -> ActOutcome:
        body = {"text": answer.body} if isinstance(answer.body, str) else answer.body
        if not body or body == {"text": ""}:
            return outcome_of(answer)
        try:
            if not isinstance(body, dict):
                raise SlackError("invalid_arguments", errors=["the ack of a command must be a text or an object"])
            respond(self, ResponseUrl(user=user, channel=room.id, ts=None, expires=0, uses_left=1), body)
        except SlackError as error:
            self.note_fault(f"ack of {command}: {error.code} {error.extra.get('errors', '')}".strip())
            self.show_client_error(user, room.id, f'{command} failed with the error "{error.code}"')
            return ActOutcome(answer.status, answer.body, answer.seconds, error.code)
        return outcome_of(answer)

    async def dm(self, user: str, text: str) -> ActOutcome:
        """Write to the bot in the DM. ActionError if the app's messages tab does not allow it."""
        if not self.config.app.home_setting("messages_tab_enabled"):
            raise ActionError("the app's messages tab is off: nobody can write to it")
        if self.config.app.home_setting("messages_tab_read_only_enabled"):
            raise ActionError("the app's messages tab is read-only")
        return await self.post(user, None, text)

    async def post(self, user: str, channel: str | None, text: str, *, files: tuple[str, ...] = ()) -> ActOutcome:
        """Post a message to a channel (None: the DM with the bot), with files by their ids.

        The app gets the events it subscribes to if the bot is in the channel.
        """
        room = self.find_room(user, channel)
        message = PostedMessage(
            ts=self.state.next_ts(), channel=room.id, user=user, text=encode(self.state, text), files=list(files)
        )
        room.messages.append(message)
        self.state.journal.append(message)
        self.announce_change()
        if self.state.bot.id not in room.members:
            return ActOutcome(sent=False)
        listed = [self._file_json(self.state.files[key]) for key in files]
        event = message_event(self, room, message, listed)
        answer = await send_event(self, "message.im" if room.person else "message.channels", event)
        if not room.person and f"<@{self.state.bot.id}>" in message.text:
            mention = {k: v for k, v in event.items() if k not in ("channel_type", "subtype")} | {"type": "app_mention"}
            mentioned = await send_event(self, "app_mention", mention)
            answer = mentioned or answer
        return outcome_of(answer)

    def _file_json(self, file: File) -> JSON:
        return {
            "id": file.id,
            "name": file.name,
            "title": file.title or file.name,
            "size": file.length,
            "user": file.user,
            "url_private": f"{self.config.base_url}/files/{file.id}",
            "url_private_download": f"{self.config.base_url}/files/{file.id}",
        }

    async def upload_file(
        self, user: str, channel: str | None, name: str, content: bytes, *, text: str = ""
    ) -> ActOutcome:
        """Post a file. The app gets a message event with the subtype file_share."""
        key = self.state.next_id("F")
        self.state.files[key] = File(
            id=key,
            name=name,
            length=len(content),
            content=content,
            title=name,
            user=user,
            received=True,
            done=True,
        )
        return await self.post(user, channel, text, files=(key,))

    async def message_shortcut(self, user: str, ts: str, callback_id: str) -> ActOutcome:
        """Choose a shortcut in the menu of a message."""
        message = self.find_message(user, ts)
        self._check_shortcut(callback_id, "message")
        room = self.state.channels[message.channel]
        payload = self.interaction_payload(user) | {
            "type": "message_action",
            "callback_id": callback_id,
            "trigger_id": self.new_trigger(user),
            "response_url": self.new_response_url(user, room.id, ts),
            "message": message_json(self, message, metadata=True),
            "message_ts": ts,
            "channel": {"id": room.id, "name": room.name},
            "action_ts": self.state.next_ts(),
        }
        return await self._send_shortcut(user, payload, room)

    async def delete_message(self, user: str, ts: str) -> ActOutcome:
        """Delete one's own message. The app is not told: the event for it is not known here."""
        message = self.find_message(user, ts)
        if message.user != user:
            raise ActionError("only one's own messages can be deleted")
        remove_message(self, message)
        return ActOutcome()

    async def global_shortcut(self, user: str, callback_id: str) -> ActOutcome:
        """Choose a shortcut in the lightning menu."""
        self._check_shortcut(callback_id, "global")
        payload = self.interaction_payload(user) | {
            "type": "shortcut",
            "callback_id": callback_id,
            "trigger_id": self.new_trigger(user),
            "action_ts": self.state.next_ts(),
        }
        return await self._send_shortcut(user, payload, self.find_room(user, None))

    def _check_shortcut(self, callback_id: str, kind: str) -> None:
        if self.config.app.shortcut(callback_id, kind) is None:
            raise ActionError(f"the manifest has no {kind} shortcut {callback_id!r}")

    def check_interactive(self) -> None:
        """ActionError if the manifest has interactivity turned off."""
        if not self.config.app.interactive:
            raise ActionError("interactivity is off in the manifest")

    async def _send_shortcut(self, user: str, payload: JSON, room: Channel) -> ActOutcome:
        self.check_interactive()
        answer = await deliver(self, "interactive", payload)
        if error := visible_error(answer):
            self.show_client_error(user, room.id, f'The shortcut failed with the error "{error}"')
        return outcome_of(answer)

    def find_message(self, user: str, ts: str) -> PostedMessage:
        """Return the message with this ts. ActionError if the person does not see one."""
        try:
            message = self.state.message(ts)
        except KeyError as missing:
            raise ActionError(f"no message {ts!r}") from missing
        hidden = message.reader not in (None, user)
        if hidden or user not in self.state.channels[message.channel].members:
            raise ActionError(f"{user} does not see the message {ts}")
        return message
