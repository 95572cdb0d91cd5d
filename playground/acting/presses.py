"""What people press, choose and type in messages, modals and the Home."""

from __future__ import annotations

from typing import Any

from playground.acting.commands import CommandActions, outcome_of, seen_error
from playground.acting.deliver import deliver
from playground.acting.reading import find_element
from playground.acting.views import view_json
from playground.core import Outcome
from playground.errors import ActionError
from playground.state import JSON, Message, Values, View
from playground.validation.values import KEYS, chosen, find_option, initial_values
from playground.web_api.posting import message_json


class PressActions(CommandActions):
    """Buttons, menus, pickers and fields."""

    def view_of(self, user: str, where: str) -> View:
        """The person's ``modal`` (the top one) or ``home``, or one by id; ActionError when it is not on screen."""
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
    ) -> Outcome:
        """Press or choose in ``where``: a message's ts, ``modal``, ``home`` or a view id.

        ``action`` is an action_id, a label or a block_id; ``value`` what is chosen (option value or label, ISO date,
        user id, a list for multiple choice). A confirm dialog is taken as confirmed.
        """
        if where.replace(".", "", 1).isdigit():
            message = self._visible_message(user, where)
            return await self._press_in_message(user, message, action, value, block_id)
        return await self._press_in_view(user, self.view_of(user, where), action, value, block_id)

    async def type_in(self, user: str, where: str, block_id: str, value: Any) -> Outcome:
        """Fill an input of a modal (or Home): stays on the person's screen, unless the input dispatches actions.

        ``block_id`` may also be an action_id or the input's label.
        """
        view = self.view_of(user, where)
        block, element = find_element(view.spec["blocks"], block_id)
        if block["type"] != "input":
            return await self.press(user, where, element["action_id"], value, block_id=block["block_id"])
        self._choose(view.values, block, element, value)
        view.errors.pop(block["block_id"], None)
        self.changed()
        if block.get("dispatch_action"):
            return await self._send_from_view(user, view, block, element, value)
        return Outcome(sent=False)

    def _choose(self, values: Values, block: JSON, element: JSON, value: Any) -> None:
        if element["type"] not in KEYS:
            return
        users, channels = set(self.state.users), set(self.state.channels)
        values[block["block_id"]][element["action_id"]] = chosen(element, value, users, channels)

    def _action(self, block: JSON, element: JSON, values: Values, value: Any) -> JSON:
        """The ``actions`` entry of a payload."""
        action: JSON = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "action_ts": self.state.next_ts(),
        }
        if element["type"] == "button":
            return action | {key: element[key] for key in ("text", "value", "url", "style") if key in element}
        if element["type"] == "overflow":
            return action | {"selected_option": find_option(element, value)}
        state = values[block["block_id"]][element["action_id"]]
        initials = {key: item for key, item in element.items() if key.startswith("initial_")}
        return action | initials | {key: item for key, item in state.items() if key != "type"}

    def _ready(self) -> None:
        if not self.config.app.interactive:
            raise ActionError("interactivity is off in the manifest")

    async def _press_in_message(
        self, user: str, message: Message, action: str, value: Any, block_id: str | None
    ) -> Outcome:
        self._ready()
        block, element = find_element(message.blocks, action, value, block_id)
        values = message.selections.setdefault(user, initial_values(message.blocks))
        self._choose(values, block, element, value)
        self.changed()
        if block["type"] == "input" and not block.get("dispatch_action"):
            return Outcome(sent=False)
        answer = await deliver(self, "interactive", self._from_message(user, message, block, element, value))
        if error := seen_error(answer):
            self.tell(user, message.channel, f'The button failed with the error "{error}"')
        return outcome_of(answer)

    def _from_message(self, user: str, message: Message, block: JSON, element: JSON, value: Any) -> JSON:
        values = message.selections[user]
        room = self.state.channels[message.channel]
        payload = self.common(user) | {
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
            "actions": [self._action(block, element, values, value)],
        }
        if message.reader is None:
            # Slack does not repeat an ephemeral message: the app has to know what it said.
            payload["message"] = message_json(self, message, metadata=True)
        return payload

    async def _press_in_view(self, user: str, view: View, action: str, value: Any, block_id: str | None) -> Outcome:
        self._ready()
        block, element = find_element(view.spec["blocks"], action, value, block_id)
        if block["type"] == "input" and not block.get("dispatch_action"):
            raise ActionError(f"{action!r} is an input: type_in it")
        self._choose(view.values, block, element, value)
        self.changed()
        return await self._send_from_view(user, view, block, element, value)

    async def _send_from_view(self, user: str, view: View, block: JSON, element: JSON, value: Any) -> Outcome:
        self._ready()
        payload = self.common(user) | {
            "type": "block_actions",
            "container": {"type": "view", "view_id": view.id},
            "trigger_id": self.new_trigger(user),
            "view": view_json(self, view),
            "actions": [self._action(block, element, view.values, value)],
        }
        answer = await deliver(self, "interactive", payload)
        view.failure = f"Something went wrong: {seen_error(answer)}" if answer.error else ""
        self.changed()
        return outcome_of(answer)
