"""What a person has chosen or typed in interactive elements, and Slack's own checks before a modal is submitted."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from playground.errors import ActionError
from playground.state import JSON, Values
from playground.validation import all_options, elements_of

STATELESS = ("button", "overflow", "image")
TYPED = ("plain_text_input", "number_input", "email_text_input", "url_text_input")
# Element type -> (its key in state.values, the element's key for the initial value, whether the value is a list)
KEYS: dict[str, tuple[str, str, bool]] = {
    "static_select": ("selected_option", "initial_option", False),
    "external_select": ("selected_option", "initial_option", False),
    "radio_buttons": ("selected_option", "initial_option", False),
    "multi_static_select": ("selected_options", "initial_options", True),
    "multi_external_select": ("selected_options", "initial_options", True),
    "checkboxes": ("selected_options", "initial_options", True),
    "users_select": ("selected_user", "initial_user", False),
    "multi_users_select": ("selected_users", "initial_users", True),
    "channels_select": ("selected_channel", "initial_channel", False),
    "multi_channels_select": ("selected_channels", "initial_channels", True),
    "conversations_select": ("selected_conversation", "initial_conversation", False),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", True),
    "datepicker": ("selected_date", "initial_date", False),
    "timepicker": ("selected_time", "initial_time", False),
    "datetimepicker": ("selected_date_time", "initial_date_time", False),
    "rich_text_input": ("rich_text_value", "initial_value", False),
    "file_input": ("files", "initial_files", True),
    **dict.fromkeys(TYPED, ("value", "initial_value", False)),
}


def initial_value(element: JSON) -> JSON:
    """Return the state of an element that nobody has touched."""
    kind = element["type"]
    key, initial, many = KEYS[kind]
    return {"type": kind, key: element.get(initial, [] if many else None)}


def initial_values(blocks: list[JSON], kept: Values | None = None) -> Values:
    """Return the state of all elements of the blocks.

    An element keeps its state from ``kept`` if its block_id, action_id and type are still the same.
    """
    found: Values = {}
    for block in blocks:
        for element in elements_of(block):
            if element["type"] in STATELESS:
                continue
            before = (kept or {}).get(block["block_id"], {}).get(element["action_id"])
            same = before is not None and before["type"] == element["type"]
            value = before if same and before is not None else initial_value(element)
            found.setdefault(block["block_id"], {})[element["action_id"]] = value
    return found


def find_option(element: JSON, wanted: Any) -> JSON:
    """Return the option with this value or label. ActionError if there is none."""
    options = all_options(element)
    for option in options:
        if wanted in (option["value"], option["text"]["text"]):
            return option
    offered = ", ".join(option["text"]["text"] for option in options)
    raise ActionError(f"no option {wanted!r}; offered: {offered}")


def _convert_value(element: JSON, raw: Any, users: set[str], channels: set[str]) -> Any:
    kind: str = element["type"]
    if kind in ("static_select", "multi_static_select", "radio_buttons", "checkboxes"):
        return find_option(element, raw)
    if kind.endswith("external_select"):
        if not isinstance(raw, dict):
            raise ActionError("give the whole option object to an external select")
        return raw
    if kind.endswith("users_select") and raw not in users:
        raise ActionError(f"no user {raw!r}")
    if kind.endswith(("channels_select", "conversations_select")) and raw not in channels:
        raise ActionError(f"no channel {raw!r}")
    try:
        if kind == "datepicker":
            return date.fromisoformat(raw).isoformat()
        if kind == "timepicker":
            return time.fromisoformat(raw).strftime("%H:%M")
    except (TypeError, ValueError) as error:
        raise ActionError(f"a {kind} can't hold {raw!r}") from error
    return str(raw) if kind in TYPED else raw


def choose_value(element: JSON, raw: Any, users: set[str], channels: set[str]) -> JSON:
    """Return the state of an element after a person set it to ``raw``; None or "" empties it.

    ``users`` and ``channels`` are the ids that can be chosen. ActionError for a value the element can't have.
    """
    kind = element["type"]
    key, _, many = KEYS[kind]
    if many:
        items = [] if raw is None else list(raw) if isinstance(raw, (list, tuple)) else [raw]
        most = element.get("max_selected_items", len(items))
        if len(items) > most:
            raise ActionError(f"at most {most} can be chosen")
        return {"type": kind, key: [_convert_value(element, item, users, channels) for item in items]}
    return {"type": kind, key: None if raw in (None, "") else _convert_value(element, raw, users, channels)}


def _find_problem(element: JSON, text: str) -> str:
    """Return what Slack says of a text typed into this element; empty if it is fine."""
    kind = element["type"]
    if kind == "plain_text_input":
        if len(text) < element.get("min_length", 0):
            return f"Must be at least {element['min_length']} characters."
        if len(text) > element.get("max_length", 3000):
            return f"Must be at most {element.get('max_length', 3000)} characters."
    if kind == "number_input":
        try:
            number = float(text) if element["is_decimal_allowed"] else int(text)
        except ValueError:
            return "Must be a number."
        if "min_value" in element and number < float(element["min_value"]):
            return f"Must be at least {element['min_value']}."
        if "max_value" in element and number > float(element["max_value"]):
            return f"Must be at most {element['max_value']}."
    if kind == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        return "Must be an email address."
    if kind == "url_text_input" and not re.fullmatch(r"https?://\S+", text):
        return "Must be a link."
    return ""


def find_input_errors(blocks: list[JSON], values: Values) -> dict[str, str]:
    """Check a view's inputs as Slack does before it submits the view. Returns block_id -> error text."""
    errors: dict[str, str] = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        value = values[block["block_id"]][element["action_id"]][KEYS[element["type"]][0]]
        if value in (None, "", []):
            if not block.get("optional", False):
                errors[block["block_id"]] = "Please complete this required field."
        elif problem := _find_problem(element, value) if element["type"] in TYPED else "":
            errors[block["block_id"]] = problem
    return errors
