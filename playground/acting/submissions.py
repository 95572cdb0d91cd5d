"""Submitting and closing modals, and what the app's ack of a submission does to them."""

from __future__ import annotations

from typing import Any

from playground.acting.commands import outcome_of, seen_error
from playground.acting.deliver import deliver, send_event
from playground.acting.presses import PressActions
from playground.acting.views import checked_view, push_view, update_view, view_json
from playground.core import Outcome
from playground.errors import ActionError, SlackError
from playground.state import JSON, View
from playground.validation.values import client_errors

TROUBLE = "We had some trouble connecting. Try again?"


class ModalActions(PressActions):
    """The end of a modal, and the opening of the Home."""

    async def submit(self, user: str) -> Outcome:
        """Press the top modal's submit button. Slack's own checks come first: missing or ill-formed inputs stay."""
        view = self.view_of(user, "modal")
        if "submit" not in view.spec:
            raise ActionError("the modal has no submit button")
        self._ready()
        view.failure = ""
        view.errors = client_errors(view.spec["blocks"], view.values)
        self.changed()
        if view.errors:
            return Outcome(sent=False, errors=dict(view.errors))
        payload = self.common(user) | {
            "type": "view_submission",
            "trigger_id": self.new_trigger(user),
            "view": view_json(self, view),
            "response_urls": [],
        }
        answer = await deliver(self, "interactive", payload)
        if answer.error:
            view.failure = TROUBLE
            self.changed()
            return outcome_of(answer)
        try:
            self._after_submit(user, view, answer.body)
        except SlackError as error:
            view.failure = TROUBLE
            self.fault(f"ack of view_submission: {error.code} {error.extra.get('errors', '')}".strip())
            self.changed()
            return Outcome(answer.status, answer.body, answer.seconds, error.code)
        return Outcome(answer.status, answer.body, answer.seconds, errors=dict(view.errors))

    def _after_submit(self, user: str, view: View, body: Any) -> None:
        if body in ("", None, {}):
            self._pop(user, view)
            return
        if not isinstance(body, dict):
            raise SlackError("invalid_arguments", errors=[f"the ack must be empty or an object, not {body!r}"])
        action = body.get("response_action")
        expected = {"errors": {"errors"}, "update": {"view"}, "push": {"view"}, "clear": set[str]()}
        if action not in expected or set(body) - {"response_action"} != expected[action]:
            raise SlackError("invalid_arguments", errors=[f"not a response_action with its key: {sorted(body)}"])
        if action == "errors":
            view.errors = self._checked_errors(view, body["errors"])
            self.changed()
        elif action == "clear":
            self.state.modals[user].clear()
            self.changed()
        elif action == "update":
            update_view(self, view, checked_view(self, body["view"], "modal"))
        else:
            push_view(self, user, checked_view(self, body["view"], "modal"))

    def _checked_errors(self, view: View, errors: Any) -> dict[str, str]:
        inputs = {block["block_id"] for block in view.spec["blocks"] if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors:
            raise SlackError("invalid_arguments", errors=["errors must be a non-empty object"])
        if unknown := sorted(set(errors) - inputs):
            raise SlackError("invalid_arguments", errors=[f"no input block {key!r}" for key in unknown])
        if not all(isinstance(text, str) and text for text in errors.values()):
            raise SlackError("invalid_arguments", errors=["every error must be a non-empty text"])
        return dict(errors)

    def _pop(self, user: str, view: View) -> None:
        stack = self.state.modals[user]
        if view in stack:
            stack.remove(view)
        self.changed()

    async def close(self, user: str, *, all_of_them: bool = False) -> Outcome:
        """Close the top modal (or, with ``all_of_them`` or clear_on_close, the stack)."""
        view = self.view_of(user, "modal")
        cleared = all_of_them or bool(view.spec.get("clear_on_close"))
        shown = view_json(self, view)
        if cleared:
            self.state.modals[user].clear()
        else:
            self.state.modals[user].pop()
        self.changed()
        if not view.spec.get("notify_on_close"):
            return Outcome(sent=False)
        payload: JSON = self.common(user) | {"type": "view_closed", "view": shown, "is_cleared": cleared}
        answer = await deliver(self, "interactive", payload)
        if error := seen_error(answer):
            self.tell(user, self.state.dm_of(user).id, f'Closing failed with the error "{error}"')
        return outcome_of(answer)

    async def open_home(self, user: str, tab: str = "home") -> Outcome:
        """Open the app's ``home`` or ``messages`` tab."""
        if not self.config.app.home_setting(f"{tab}_tab_enabled"):
            raise ActionError(f"the app's {tab} tab is off")
        room = self._room(user, None)
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
