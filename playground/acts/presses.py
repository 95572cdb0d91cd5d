"""What people press, choose and type in messages, modals and the Home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playground.acts.commands import CommandActions, outcome_of, visible_error
from playground.core import ActOutcome
from playground.delivery import deliver
from playground.errors import ActionError
from playground.posting import message_json
from playground.reading import find_element
from playground.state import JSON, PostedMessage, Values, View, is_message_ts
from playground.values import KEYS, choose_value, find_option, initial_values
from playground.views import view_json


@dataclass(frozen=True)
class ElementPress:
    """What a person does with one element: the block and the element, and the value they choose or type."""

    block: JSON
    element: JSON
    value: Any = None

    @property
    def is_silent(self) -> bool:
        """True if the app is not told: an input without dispatch_action stays on the person's screen."""
        return self.block["type"] == "input" and not self.block.get("dispatch_action")


class PressActions(CommandActions):
    """Buttons, menus, pickers and text fields."""

    def find_view(self, user: str, where: str) -> View:
        """Return the person's top ``modal``, their ``home``, or either by its view id.

        ActionError if it is not on their screen.
        """
        stack = self.state.modals.get(user, [])
        home = self.state.homes.get(user)
        if where == "modal" and stack:
            return stack[-1]
        if home is not None and where in ("home", home.id):
            return home
        if stack and where == stack[-1].id:
            return stack[-1]
        raise ActionError(f"{user} has no {where} on screen")

    async def press(
        self, user: str, where: str, action: str, value: Any = None, *, block_id: str | None = None
    ) -> ActOutcome:
        """Press an element, or choose a value in it.

        ``where`` is a message's ts, ``modal``, ``home`` or a view id. ``action`` is the element's action_id, label or
        block_id. ``value`` is what is chosen: an option's value or label, an ISO date, a user id, or a list of them.
        A confirm dialog counts as confirmed.
        """
        if is_message_ts(where):
            message = self.find_message(user, where)
            self.check_interactive()
            block, element = find_element(message.blocks, action, value, block_id)
            return await self._press_in_message(user, message, ElementPress(block, element, value))
        view = self.find_view(user, where)
        self.check_interactive()
        block, element = find_element(view.spec["blocks"], action, value, block_id)
        press = ElementPress(block, element, value)
        if press.is_silent:
            raise ActionError(f"{action!r} is an input: type_in it")
        self._store_choice(view.values, press)
        self.announce_change()
        return await self._send_from_view(user, view, press)

    async def type_in(self, user: str, where: str, block_id: str, value: Any) -> ActOutcome:
        """Fill an input of a modal or the Home. The app is told only if the input has dispatch_action.

        ``block_id`` may also be an action_id or the input's label. An element outside inputs is pressed.
        """
        view = self.find_view(user, where)
        block, element = find_element(view.spec["blocks"], block_id)
        if block["type"] != "input":
            return await self.press(user, where, element["action_id"], value, block_id=block["block_id"])
        press = ElementPress(block, element, value)
        self._store_choice(view.values, press)
        view.errors.pop(block["block_id"], None)
        self.announce_change()
        if press.is_silent:
            return ActOutcome(sent=False)
        return await self._send_from_view(user, view, press)

    def _store_choice(self, values: Values, press: ElementPress) -> None:
        if press.element["type"] not in KEYS:
            return
        users, channels = set(self.state.users), set(self.state.channels)
        state = choose_value(press.element, press.value, users, channels)
        values[press.block["block_id"]][press.element["action_id"]] = state

    def _action_entry(self, press: ElementPress, values: Values) -> JSON:
        """Return the entry for this press in a payload's ``actions``."""
        block, element = press.block, press.element
        action: JSON = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "action_ts": self.state.next_ts(),
        }
        if element["type"] == "button":
            return action | {key: element[key] for key in ("text", "value", "url", "style") if key in element}
        if element["type"] == "overflow":
            return action | {"selected_option": find_option(element, press.value)}
        state = values[block["block_id"]][element["action_id"]]
        initials = {key: item for key, item in element.items() if key.startswith("initial_")}
        return action | initials | {key: item for key, item in state.items() if key != "type"}

    async def _press_in_message(self, user: str, message: PostedMessage, press: ElementPress) -> ActOutcome:
        values = message.selections.setdefault(user, initial_values(message.blocks))
        self._store_choice(values, press)
        self.announce_change()
        if press.is_silent:
            return ActOutcome(sent=False)
        answer = await deliver(self, "interactive", self._message_payload(user, message, press))
        if error := visible_error(answer):
            self.show_client_error(user, message.channel, f'The button failed with the error "{error}"')
        return outcome_of(answer)

    def _message_payload(self, user: str, message: PostedMessage, press: ElementPress) -> JSON:
        values = message.selections[user]
        room = self.state.channels[message.channel]
        payload = self.interaction_payload(user) | {
            "type": "block_actions",
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": room.id,
                "is_ephemeral": message.reader is not None,
            },
            "trigger_id": self.new_trigger(user),
            "channel": {"id": room.id, "name": room.name},
            "state": {"values": values},
            "response_url": self.new_response_url(user, room.id, message.ts),
            "actions": [self._action_entry(press, values)],
        }
        if message.reader is None:
            # Slack leaves an ephemeral message out of the payload.
            payload["message"] = message_json(self, message, metadata=True)
        return payload

    async def _send_from_view(self, user: str, view: View, press: ElementPress) -> ActOutcome:
        self.check_interactive()
        payload = self.interaction_payload(user) | {
            "type": "block_actions",
            "container": {"type": "view", "view_id": view.id},
            "trigger_id": self.new_trigger(user),
            "view": view_json(self, view),
            "actions": [self._action_entry(press, view.values)],
        }
        answer = await deliver(self, "interactive", payload)
        view.failure = f"Something went wrong: {visible_error(answer)}" if answer.error else ""
        self.announce_change()
        return outcome_of(answer)
