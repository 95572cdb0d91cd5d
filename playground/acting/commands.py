"""What people type and start: slash commands, messages, mentions, shortcuts, files."""

from __future__ import annotations

from playground.acting.deliver import deliver, message_event, send_event
from playground.acting.escaping import encode
from playground.core import Answer, Core, Outcome
from playground.errors import ActionError, SlackError
from playground.state import JSON, Channel, File, Message, ResponseUrl
from playground.web_api.posting import message_json, remove_message, respond

SEEN = {"timeout": "operation_timeout", "http_error": "dispatch_failed", "connection": "dispatch_failed"}


def seen_error(answer: Answer) -> str:
    """The code a person sees when the app did not answer well; empty when it did."""
    return SEEN.get(answer.error, "dispatch_failed") if answer.error else ""


def outcome_of(answer: Answer | None) -> Outcome:
    """An outcome without anything shown."""
    if answer is None:
        return Outcome(sent=False)
    return Outcome(answer.status, answer.body, answer.seconds, seen_error(answer))


class CommandActions(Core):
    """Slash commands, messages, shortcuts and files."""

    def _room(self, user: str, channel: str | None) -> Channel:
        """The channel by id or #name, or (None) the person's DM with the bot; ActionError when it is not theirs."""
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

    async def slash_command(self, user: str, channel: str | None, command: str, text: str = "") -> Outcome:
        """Type a slash command; ``channel`` None is the DM with the bot. The ack's message is shown."""
        room = self._room(user, channel)
        spec = self.config.app.command(command)
        if spec is None:
            self.tell(user, room.id, f"{command} is not a valid command")
            return Outcome(sent=False, error="invalid_command")
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
        if error := seen_error(answer):
            self.tell(user, room.id, f'{command} failed with the error "{error}"')
            return outcome_of(answer)
        return self._show_ack(user, room, command, answer)

    def _show_ack(self, user: str, room: Channel, command: str, answer: Answer) -> Outcome:
        body = {"text": answer.body} if isinstance(answer.body, str) else answer.body
        if not body or body == {"text": ""}:
            return outcome_of(answer)
        try:
            if not isinstance(body, dict):
                raise SlackError("invalid_arguments", errors=["the ack of a command must be a text or an object"])
            respond(self, ResponseUrl(user, room.id, None, 0, 1), body)
        except SlackError as error:
            self.fault(f"ack of {command}: {error.code} {error.extra.get('errors', '')}".strip())
            self.tell(user, room.id, f'{command} failed with the error "{error.code}"')
            return Outcome(answer.status, answer.body, answer.seconds, error.code)
        return outcome_of(answer)

    async def dm(self, user: str, text: str) -> Outcome:
        """Write to the bot in the DM."""
        if not self.config.app.home_setting("messages_tab_enabled"):
            raise ActionError("the app's messages tab is off: nobody can write to it")
        if self.config.app.home_setting("messages_tab_read_only_enabled"):
            raise ActionError("the app's messages tab is read-only")
        return await self.post(user, None, text)

    async def post(self, user: str, channel: str | None, text: str, *, files: tuple[str, ...] = ()) -> Outcome:
        """Post to a channel (None = the DM). Events go out where the app subscribes and the bot is a member."""
        room = self._room(user, channel)
        message = Message(self.state.next_ts(), room.id, user, encode(self.state, text), files=list(files))
        room.messages.append(message)
        self.changed()
        if self.state.bot.id not in room.members:
            return Outcome(sent=False)
        listed = [self._file_json(self.state.files[key]) for key in files]
        event = message_event(self, room, user, message.text, message.ts, listed)
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

    async def upload_file(self, user: str, channel: str | None, name: str, content: bytes, text: str = "") -> Outcome:
        """Post a file (a message event with subtype file_share)."""
        key = self.state.next_id("F")
        self.state.files[key] = File(key, name, len(content), content, name, user, True, True)
        return await self.post(user, channel, text, files=(key,))

    async def message_shortcut(self, user: str, ts: str, callback_id: str) -> Outcome:
        """Choose a shortcut in the menu of a message."""
        message = self._visible_message(user, ts)
        self._known_shortcut(callback_id, "message")
        room = self.state.channels[message.channel]
        payload = self.common(user) | {
            "type": "message_action",
            "callback_id": callback_id,
            "trigger_id": self.new_trigger(user),
            "response_url": self.new_response_url(user, room.id, ts),
            "message": message_json(self, message, metadata=True),
            "message_ts": ts,
            "channel": {"id": room.id, "name": room.name},
            "action_ts": self.state.next_ts(),
        }
        return await self._shortcut(user, payload, room)

    async def delete_message(self, user: str, ts: str) -> Outcome:
        """Delete one's own message, as anybody may in Slack. The bot is not told: it subscribes to no such event."""
        message = self._visible_message(user, ts)
        if message.user != user:
            raise ActionError("only one's own messages can be deleted")
        remove_message(self, message)
        return Outcome()

    async def global_shortcut(self, user: str, callback_id: str) -> Outcome:
        """Choose a shortcut in the lightning menu."""
        self._known_shortcut(callback_id, "global")
        payload = self.common(user) | {
            "type": "shortcut",
            "callback_id": callback_id,
            "trigger_id": self.new_trigger(user),
            "action_ts": self.state.next_ts(),
        }
        return await self._shortcut(user, payload, self._room(user, None))

    def _known_shortcut(self, callback_id: str, kind: str) -> None:
        if self.config.app.shortcut(callback_id, kind) is None:
            raise ActionError(f"the manifest has no {kind} shortcut {callback_id!r}")

    async def _shortcut(self, user: str, payload: JSON, room: Channel) -> Outcome:
        if not self.config.app.interactive:
            raise ActionError("interactivity is off in the manifest")
        answer = await deliver(self, "interactive", payload)
        if error := seen_error(answer):
            self.tell(user, room.id, f'The shortcut failed with the error "{error}"')
        return outcome_of(answer)

    def _visible_message(self, user: str, ts: str) -> Message:
        try:
            message = self.state.message(ts)
        except KeyError as missing:
            raise ActionError(f"no message {ts!r}") from missing
        hidden = message.reader not in (None, user)
        if hidden or user not in self.state.channels[message.channel].members:
            raise ActionError(f"{user} does not see the message {ts}")
        return message
