"""Submitting and closing modals, what the app's ack of a submission does to them, and opening the Home."""

from __future__ import annotations

from typing import Any

from playground.acts.commands import outcome_of, visible_error
from playground.acts.presses import PressActions
from playground.core import ActOutcome
from playground.delivery import deliver, send_event
from playground.errors import ActionError, SlackError
from playground.state import JSON, View
from playground.values import find_input_errors
from playground.views import check_view, push_view, update_view, view_json

TROUBLE = "We had some trouble connecting. Try again?"


class ModalActions(PressActions):
    """Submitting and closing modals, and opening the Home."""

    async def submit(self, user: str) -> ActOutcome:
        """Press the submit button of the top modal.

        Slack checks the inputs first. If one is missing or wrong, nothing is sent and the outcome holds the errors.
        """
        view = self.find_view(user, "modal")
        if "submit" not in view.spec:
            raise ActionError("the modal has no submit button")
        self.check_interactive()
        view.failure = ""
        view.errors = find_input_errors(view.spec["blocks"], view.values)
        self.announce_change()
        if view.errors:
            return ActOutcome(sent=False, errors=dict(view.errors))
        payload = self.interaction_payload(user) | {
            "type": "view_submission",
            "trigger_id": self.new_trigger(user),
            "view": view_json(self, view),
            "response_urls": [],
        }
        answer = await deliver(self, "interactive", payload)
        if answer.error:
            view.failure = TROUBLE
            self.announce_change()
            return outcome_of(answer)
        try:
            self._apply_ack(user, view, answer.body)
        except SlackError as error:
            view.failure = TROUBLE
            self.note_fault(f"ack of view_submission: {error.code} {error.extra.get('errors', '')}".strip())
            self.announce_change()
            return ActOutcome(answer.status, answer.body, answer.seconds, error.code)
        return ActOutcome(answer.status, answer.body, answer.seconds, errors=dict(view.errors))

    def _apply_ack(self, user: str, view: View, body: Any) -> None:
        """Do what the ack of a submission asks for. SlackError if Slack would not accept the ack."""
        if body in ("", None, {}):
            self._remove_modal(user, view)
            return
        if not isinstance(body, dict):
            raise SlackError("invalid_arguments", errors=[f"the ack must be empty or an object, not {body!r}"])
        action = body.get("response_action")
        expected = {"errors": {"errors"}, "update": {"view"}, "push": {"view"}, "clear": set[str]()}
        if action not in expected or set(body) - {"response_action"} != expected[action]:
            raise SlackError("invalid_arguments", errors=[f"not a response_action with its key: {sorted(body)}"])
        if action == "errors":
            view.errors = self._check_errors(view, body["errors"])
            self.announce_change()
        elif action == "clear":
            self.state.modals[user].clear()
            self.announce_change()
        elif action == "update":
            update_view(self, view, check_view(self, body["view"], "modal"))
        else:
            push_view(self, user, check_view(self, body["view"], "modal"))

    def _check_errors(self, view: View, errors: Any) -> dict[str, str]:
        inputs = {block["block_id"] for block in view.spec["blocks"] if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors:
            raise SlackError("invalid_arguments", errors=["errors must be a non-empty object"])
        if unknown := sorted(set(errors) - inputs):
            raise SlackError("invalid_arguments", errors=[f"no input block {key!r}" for key in unknown])
        if not all(isinstance(text, str) and text for text in errors.values()):
            raise SlackError("invalid_arguments", errors=["every error must be a non-empty text"])
        return dict(errors)

    def _remove_modal(self, user: str, view: View) -> None:
        stack = self.state.modals[user]
        if view in stack:
            stack.remove(view)
        self.announce_change()

    async def close(self, user: str, *, all_of_them: bool = False) -> ActOutcome:
        """Close the top modal; with ``all_of_them``, or if it has clear_on_close, all open modals."""
        view = self.find_view(user, "modal")
        cleared = all_of_them or bool(view.spec.get("clear_on_close"))
        shown = view_json(self, view)
        if cleared:
            self.state.modals[user].clear()
        else:
            self.state.modals[user].pop()
        self.announce_change()
        if not view.spec.get("notify_on_close"):
            return ActOutcome(sent=False)
        payload: JSON = self.interaction_payload(user) | {"type": "view_closed", "view": shown, "is_cleared": cleared}
        answer = await deliver(self, "interactive", payload)
        if error := visible_error(answer):
            self.show_client_error(user, self.state.dm_of(user).id, f'Closing failed with the error "{error}"')
        return outcome_of(answer)

    async def open_home(self, user: str, tab: str = "home") -> ActOutcome:
        """Open the app's ``home`` or ``messages`` tab. ActionError if the app does not have it."""
        if not self.config.app.home_setting(f"{tab}_tab_enabled"):
            raise ActionError(f"the app's {tab} tab is off")
        room = self.find_room(user, None)
        event: JSON = {
            "type": "app_home_opened",
            "user": user,
            "channel": room.id,
            "tab": tab,
            "event_ts": self.state.next_ts(),
        }
        if tab == "home" and user in self.state.homes:
            event["view"] = view_json(self, self.state.homes[user])
        return outcome_of(await send_event(self, "app_home_opened", event))
