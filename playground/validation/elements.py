"""The rules for interactive elements and for the objects they are made of: texts, options, confirm dialogs."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from playground.state import JSON
from playground.validation.rules import (
    Rule,
    Shape,
    ValidationReport,
    anything,
    boolean,
    choice,
    integer,
    listing,
    matching,
    string,
)

MOST_CONTENT = 3000


def text_object(most: int, *kinds: str) -> Rule:
    """Return the rule for a text object of up to ``most`` characters. ``kinds``: plain_text and mrkdwn if not given."""
    allowed = kinds or ("plain_text", "mrkdwn")

    def check(report: ValidationReport, value: Any, pointer: str) -> None:
        if not isinstance(value, dict):
            report.add(pointer, "must be a text object")
            return
        if value.get("type") not in allowed:
            report.add(f"{pointer}/type", f"must be one of: {', '.join(allowed)}")
            return
        flag: dict[str, Rule] = {"emoji": boolean} if value["type"] == "plain_text" else {"verbatim": boolean}
        Shape({"text": string(most)}, flag)(report, value, pointer)

    return check


def plain(most: int) -> Rule:
    """Return the rule for a plain_text object of up to ``most`` characters."""
    return text_object(most, "plain_text")


ACTION_ID = string(255)
CONFIRM = Shape(
    {"title": plain(100), "text": text_object(300), "confirm": plain(30), "deny": plain(30)},
    {"style": choice("primary", "danger")},
)
DISPATCH = Shape({}, {"trigger_actions_on": listing(choice("on_enter_pressed", "on_character_entered"), 2)})
MENU_OPTION = Shape({"text": plain(75), "value": string(150)}, {"description": plain(75)})
OVERFLOW_OPTION = Shape({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": string(3000)})
BOX_OPTION = Shape({"text": text_object(75), "value": string(150)}, {"description": text_object(75)})
GROUP = Shape({"label": plain(75), "options": listing(MENU_OPTION, 100)})
FILTER = Shape(
    {},
    {
        "include": listing(choice("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)


def all_options(element: JSON) -> list[JSON]:
    """Return the options of an element, including those in option groups."""
    groups = element.get("option_groups")
    found = list(element.get("options") or [])
    for group in groups if isinstance(groups, list) else []:
        found += group.get("options") or [] if isinstance(group, dict) else []
    return [option for option in found if isinstance(option, dict)]


def _check_initial_options(report: ValidationReport, element: JSON, pointer: str) -> None:
    options = all_options(element)
    if "initial_option" in element and element["initial_option"] not in options:
        report.add(f"{pointer}/initial_option", "must be one of the options")
    initial = element.get("initial_options")
    for index, option in enumerate(initial if isinstance(initial, list) else []):
        if option not in options:
            report.add(f"{pointer}/initial_options/{index}", "must be one of the options")
    values = [option.get("value") for option in options]
    if len(values) != len({str(value) for value in values}):
        report.add(f"{pointer}/options", "option values must be unique")


def _check_option_source(report: ValidationReport, element: JSON, pointer: str) -> None:
    if ("options" in element) == ("option_groups" in element):
        report.add(pointer, "exactly one of options and option_groups is required")
    _check_initial_options(report, element, pointer)


def check_image_source(report: ValidationReport, element: JSON, pointer: str) -> None:
    """Check that an image element or block says in exactly one way where its picture is."""
    if ("image_url" in element) == ("slack_file" in element):
        report.add(pointer, "exactly one of image_url and slack_file is required")


def _check_lengths(report: ValidationReport, element: JSON, pointer: str) -> None:
    least, most = element.get("min_length", 0), element.get("max_length", MOST_CONTENT)
    initial = element.get("initial_value", "")
    if not (isinstance(least, int) and isinstance(most, int) and isinstance(initial, str)):
        return
    if least > most:
        report.add(pointer, "min_length must not be greater than max_length")
    if initial and not least <= len(initial) <= most:
        report.add(f"{pointer}/initial_value", "must be within min_length and max_length")


def _check_numbers(report: ValidationReport, element: JSON, pointer: str) -> None:
    whole = element.get("is_decimal_allowed") is False
    found: dict[str, float] = {}
    for key in ("min_value", "initial_value", "max_value"):
        raw = element.get(key)
        if not isinstance(raw, str):
            continue
        try:
            found[key] = int(raw) if whole else float(raw)
        except ValueError:
            report.add(f"{pointer}/{key}", "must be a number" + (" without decimals" if whole else ""))
    if list(found.values()) != sorted(found.values()):
        report.add(pointer, "min_value, initial_value and max_value must be in that order")


def _stateful(**rules: Rule) -> dict[str, Rule]:
    """Return the optional keys that most elements share, together with ``rules``."""
    return {"action_id": ACTION_ID, "confirm": CONFIRM, "focus_on_load": boolean, **rules}


def _single(**rules: Rule) -> dict[str, Rule]:
    return _stateful(placeholder=plain(150), **rules)


def _multi(**rules: Rule) -> dict[str, Rule]:
    return _single(max_selected_items=integer(1, 100), **rules)


def _typed(**rules: Rule) -> dict[str, Rule]:
    return {
        "action_id": ACTION_ID,
        "placeholder": plain(150),
        "focus_on_load": boolean,
        "dispatch_action_config": DISPATCH,
        **rules,
    }


IDS = listing(string(255), 100)
OPTIONS = listing(MENU_OPTION, 100)
GROUPS = listing(GROUP, 100)
DATE = matching(date.fromisoformat, "must be a date as YYYY-MM-DD")
TIME = matching(time.fromisoformat, "must be a time as HH:mm")
BOXES = listing(BOX_OPTION, 10)
LINK = string(3000)

ELEMENTS: dict[str, Shape] = {
    "button": Shape(
        {"text": plain(75)},
        {
            "action_id": ACTION_ID,
            "url": LINK,
            "value": string(2000),
            "style": choice("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
    ),
    "image": Shape(
        {"alt_text": string(2000)},
        {"image_url": LINK, "slack_file": Shape({}, {"id": string(255), "url": LINK})},
        check_image_source,
    ),
    "overflow": Shape(
        {"options": listing(OVERFLOW_OPTION, 5)}, {"action_id": ACTION_ID, "confirm": CONFIRM}, _check_initial_options
    ),
    "static_select": Shape(
        {}, _single(options=OPTIONS, option_groups=GROUPS, initial_option=MENU_OPTION), _check_option_source
    ),
    "multi_static_select": Shape(
        {}, _multi(options=OPTIONS, option_groups=GROUPS, initial_options=OPTIONS), _check_option_source
    ),
    "external_select": Shape({}, _single(min_query_length=integer(0, 100), initial_option=MENU_OPTION)),
    "multi_external_select": Shape({}, _multi(min_query_length=integer(0, 100), initial_options=OPTIONS)),
    "users_select": Shape({}, _single(initial_user=string(255))),
    "multi_users_select": Shape({}, _multi(initial_users=IDS)),
    "channels_select": Shape({}, _single(initial_channel=string(255), response_url_enabled=boolean)),
    "multi_channels_select": Shape({}, _multi(initial_channels=IDS)),
    "conversations_select": Shape(
        {},
        _single(
            initial_conversation=string(255),
            default_to_current_conversation=boolean,
            response_url_enabled=boolean,
            filter=FILTER,
        ),
    ),
    "multi_conversations_select": Shape(
        {}, _multi(initial_conversations=IDS, default_to_current_conversation=boolean, filter=FILTER)
    ),
    "datepicker": Shape({}, _single(initial_date=DATE)),
    "timepicker": Shape({}, _single(initial_time=TIME, timezone=string(255))),
    "datetimepicker": Shape({}, _stateful(initial_date_time=integer(10**9, 10**10 - 1))),
    "checkboxes": Shape({"options": BOXES}, _stateful(initial_options=BOXES), _check_initial_options),
    "radio_buttons": Shape({"options": BOXES}, _stateful(initial_option=BOX_OPTION), _check_initial_options),
    "plain_text_input": Shape(
        {},
        _typed(
            initial_value=string(MOST_CONTENT, 0),
            multiline=boolean,
            min_length=integer(0, MOST_CONTENT),
            max_length=integer(1, MOST_CONTENT),
        ),
        _check_lengths,
    ),
    "number_input": Shape(
        {"is_decimal_allowed": boolean},
        _typed(initial_value=string(255), min_value=string(255), max_value=string(255)),
        _check_numbers,
    ),
    "email_text_input": Shape({}, _typed(initial_value=string(255, 0))),
    "url_text_input": Shape({}, _typed(initial_value=string(3000, 0))),
    "rich_text_input": Shape({}, _typed(initial_value=anything)),
    "file_input": Shape(
        {}, {"action_id": ACTION_ID, "filetypes": listing(string(255), 100), "max_files": integer(1, 10)}
    ),
}

SINGLE_SELECTS = ("static_select", "external_select", "users_select", "channels_select", "conversations_select")
MULTI_SELECTS = tuple(f"multi_{name}" for name in SINGLE_SELECTS)
PICKERS = ("datepicker", "timepicker", "checkboxes", "radio_buttons")
TYPED = ("plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input")

IN_ACTIONS = ("button", "overflow", "datetimepicker", *PICKERS, *SINGLE_SELECTS)
IN_SECTION = ("button", "overflow", "image", *PICKERS, *SINGLE_SELECTS, *MULTI_SELECTS)
IN_INPUT = ("datetimepicker", "file_input", *PICKERS, *TYPED, *SINGLE_SELECTS, *MULTI_SELECTS)


def element_of_type(allowed: tuple[str, ...], where: str) -> Rule:
    """Return the rule for an element of one of the ``allowed`` types. ``where`` names the block in the problem."""

    def check(report: ValidationReport, value: Any, pointer: str) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in ELEMENTS:
            report.add(pointer, f"unsupported type: {kind}")
        elif kind not in allowed:
            report.add(pointer, f"{kind} is not allowed in {where}")
        else:
            ELEMENTS[kind](report, value, pointer)
            if kind != "image" and "action_id" not in value:
                report.warn(pointer, "no action_id: Slack makes one up")

    return check
