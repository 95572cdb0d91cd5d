"""Block Kit, as strictly as Slack: every limit at its edge, and one past it."""

from __future__ import annotations

from typing import Any

import pytest

from playground.errors import SlackError
from playground.validation import check_message_blocks, check_view_blocks

JSON = dict[str, Any]


def plain(text: str = "x") -> JSON:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "x") -> JSON:
    return {"type": "mrkdwn", "text": text}


def section(**more: Any) -> JSON:
    return {"type": "section", "text": mrkdwn(), **more}


def actions(*elements: JSON) -> JSON:
    return {"type": "actions", "elements": list(elements)}


def button(**more: Any) -> JSON:
    return {"type": "button", "action_id": "b", "text": plain(), **more}


def options(count: int) -> list[JSON]:
    return [{"text": plain(f"o{n}"), "value": f"v{n}"} for n in range(count)]


def select(**more: Any) -> JSON:
    return {"type": "static_select", "action_id": "s", **more}


def field(element: JSON, **more: Any) -> JSON:
    return {"type": "input", "block_id": "i", "label": plain(), "element": {"action_id": "e", **element}, **more}


def table(rows: int, columns: int, text: str = "x") -> JSON:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns for _ in range(rows)]}


CONFIRM = {"title": plain("x" * 100), "text": mrkdwn("x" * 300), "confirm": plain("x" * 30), "deny": plain("x" * 30)}
TEXT, NUMBER = {"type": "plain_text_input"}, {"type": "number_input", "is_decimal_allowed": False}

GOOD = [
    section(text=mrkdwn("x" * 3000)),
    {"type": "section", "fields": [mrkdwn("x" * 1000)] * 10},
    {"type": "header", "text": plain("x" * 150)},
    {"type": "divider", "block_id": "x" * 255},
    {"type": "context", "elements": [mrkdwn()] * 9 + [{"type": "image", "image_url": "https://x", "alt_text": "x"}]},
    {"type": "image", "image_url": "https://x", "alt_text": "x" * 2000, "title": plain()},
    {"type": "markdown", "text": "x" * 12_000},
    {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}]},
    actions(*[button(action_id=str(n)) for n in range(25)]),
    actions(button(text=plain("x" * 75), value="x" * 2000, style="primary", confirm=CONFIRM)),
    actions(select(options=options(100), placeholder=plain("x" * 150))),
    actions(select(option_groups=[{"label": plain(), "options": options(2)}], initial_option=options(2)[1])),
    actions({"type": "overflow", "action_id": "o", "options": options(5)}),
    actions({"type": "radio_buttons", "action_id": "r", "options": options(10), "initial_option": options(1)[0]}),
    actions({"type": "checkboxes", "action_id": "c", "options": [{"text": mrkdwn("*x*"), "value": "v"}]}),
    actions({"type": "users_select", "action_id": "u"}, {"type": "timepicker", "action_id": "t"}),
    section(accessory={"type": "datepicker", "action_id": "d", "initial_date": "2026-11-12"}),
    section(accessory={"type": "multi_static_select", "action_id": "m", "options": options(3)}),
    field({"type": "multi_users_select", "max_selected_items": 2}, optional=True, hint=plain("x" * 2000)),
    field({**TEXT, "multiline": True, "min_length": 2, "max_length": 3000, "initial_value": "xx"}),
    field({**NUMBER, "min_value": "1", "max_value": "14", "initial_value": "5"}),
    table(100, 20),
    {
        "type": "data_table",
        "caption": "x",
        "rows": [[{"type": "raw_number", "value": 1}], [{"type": "raw_number", "value": 2}]],
    },
    {"type": "data_visualization", "title": "x" * 50, "chart": {"type": "bar"}},
]

BAD: list[tuple[JSON, str, str]] = [
    ({"type": "alert", "text": plain()}, "", "unsupported type: alert"),
    ({"text": plain()}, "", "unsupported type: None"),
    (section(text=mrkdwn("x" * 3001)), "/text/text", "must be less than 3001 characters"),
    (section(text=mrkdwn("")), "/text/text", "must be more than 0 characters"),
    (section(text={"type": "markdown", "text": "x"}), "/text/type", "must be one of"),
    (section(text={**mrkdwn(), "emoji": True}), "/text", "invalid additional property: emoji"),
    (section(text="x"), "/text", "must be a text object"),
    (section(color="red"), "", "invalid additional property: color"),
    ({"type": "section"}, "", "one of text and fields"),
    (section(fields=[mrkdwn()] * 11), "/fields", "no more than 10 items"),
    (section(fields=[mrkdwn("x" * 2001)]), "/fields/0/text", "less than 2001"),
    (section(accessory=TEXT), "/accessory", "plain_text_input is not allowed in section"),
    (section(accessory={"type": "slider"}), "/accessory", "unsupported type: slider"),
    ({"type": "header", "text": mrkdwn()}, "/text/type", "must be one of: plain_text"),
    ({"type": "header", "text": plain("x" * 151)}, "/text/text", "less than 151"),
    ({"type": "divider", "block_id": "x" * 256}, "/block_id", "less than 256"),
    ({"type": "context", "elements": [mrkdwn()] * 11}, "/elements", "no more than 10"),
    ({"type": "context", "elements": [button()]}, "/elements/0", "unsupported type: button"),
    ({"type": "context", "elements": []}, "/elements", "no fewer than 1"),
    ({"type": "image", "image_url": "https://x"}, "", "missing required field: alt_text"),
    ({"type": "image", "alt_text": "x"}, "", "exactly one of image_url"),
    ({"type": "image", "alt_text": "x", "image_url": "x" * 3001}, "/image_url", "less than 3001"),
    ({"type": "markdown", "text": "x" * 12_001}, "/text", "less than 12001"),
    (actions(*[button(action_id=str(n)) for n in range(26)]), "/elements", "no more than 25"),
    (actions(button(), button()), "", "action_id already exists: b"),
    (actions(button(text=plain("x" * 76))), "/elements/0/text/text", "less than 76"),
    (actions(button(text=mrkdwn())), "/elements/0/text/type", "must be one of: plain_text"),
    (actions(button(value="x" * 2001)), "/elements/0/value", "less than 2001"),
    (actions(button(style="green")), "/elements/0/style", "must be one of: primary, danger"),
    (actions(button(action_id="x" * 256)), "/elements/0/action_id", "less than 256"),
    (
        actions(button(confirm={**CONFIRM, "title": plain("x" * 101)})),
        "/elements/0/confirm/title/text",
        "less than 101",
    ),
    (actions({"type": "multi_users_select"}), "/elements/0", "not allowed in actions"),
    (actions(select()), "/elements/0", "exactly one of options and option_groups"),
    (actions(select(options=options(1), option_groups=[])), "/elements/0", "exactly one of options"),
    (actions(select(options=options(101))), "/elements/0/options", "no more than 100"),
    (actions(select(options=[{"text": plain(), "value": "x" * 151}])), "/elements/0/options/0/value", "less than 151"),
    (actions(select(options=[{"text": mrkdwn(), "value": "x"}])), "/elements/0/options/0/text/type", "plain_text"),
    (actions(select(options=options(1) * 2)), "/elements/0/options", "must be unique"),
    (actions(select(options=options(1), initial_option=options(2)[1])), "/elements/0/initial_option", "one of the"),
    (actions(select(options=options(1), placeholder=plain("x" * 151))), "/elements/0/placeholder/text", "than 151"),
    (actions({"type": "overflow", "options": options(6)}), "/elements/0/options", "no more than 5"),
    (actions({"type": "checkboxes", "options": options(11)}), "/elements/0/options", "no more than 10"),
    (actions({"type": "radio_buttons", "options": options(11)}), "/elements/0/options", "no more than 10"),
    (actions({"type": "datepicker", "initial_date": "12/11/2026"}), "/elements/0/initial_date", "YYYY-MM-DD"),
    (actions({"type": "timepicker", "initial_time": "9"}), "/elements/0/initial_time", "HH:mm"),
    (field(button()), "/element", "button is not allowed in input"),
    (field(TEXT, label=plain("x" * 2001)), "/label/text", "less than 2001"),
    (field({**TEXT, "min_length": 5, "max_length": 4}), "/element", "min_length must not be greater"),
    (field({**TEXT, "max_length": 3001}), "/element/max_length", "between 1 and 3000"),
    (field({**TEXT, "initial_value": "xxx", "max_length": 2}), "/element/initial_value", "within min_length"),
    (field({"type": "number_input"}), "/element", "missing required field: is_decimal_allowed"),
    (field({**NUMBER, "min_value": 1}), "/element/min_value", "must be a string"),
    (field({**NUMBER, "min_value": "1.5"}), "/element/min_value", "without decimals"),
    (field({**NUMBER, "min_value": "5", "max_value": "4"}), "/element", "must be in that order"),
    (field({"type": "multi_users_select", "max_selected_items": 0}), "/element/max_selected_items", "between 1"),
    (field(TEXT, optional="true"), "/optional", "must be a boolean"),
    (table(101, 1), "/rows", "no more than 100"),
    (table(1, 21), "/rows/0", "no more than 20"),
    (table(10, 10, "x" * 101), "", "less than 10001 characters"),
    ({"type": "table", "rows": [[], []]}, "/rows/0", "no fewer than 1"),
    ({"type": "data_visualization", "title": "x" * 51, "chart": {}}, "/title", "less than 51"),
]


@pytest.mark.parametrize("block", GOOD, ids=lambda block: str(block["type"]))
def test_blocks_at_the_limit_pass(block: JSON) -> None:
    assert check_message_blocks([block]).messages == []


@pytest.mark.parametrize(("block", "pointer", "reason"), BAD, ids=range(len(BAD)))
def test_blocks_past_the_limit_are_named(block: JSON, pointer: str, reason: str) -> None:
    found = check_message_blocks([block]).messages
    assert any(f"[json-pointer:/blocks/0{pointer}]" in message and reason in message for message in found), found


def test_a_message_as_a_whole() -> None:
    assert "no more than 50 items" in check_message_blocks([{"type": "divider"}] * 51).messages[0]
    assert "no more than 1 table" in check_message_blocks([table(1, 1), table(1, 1)]).messages[0]
    chart = {"type": "data_visualization", "title": "x", "chart": {}}
    assert "no more than 2 data_visualization" in check_message_blocks([chart] * 3).messages[0]
    twins = [{"type": "divider", "block_id": "x"}] * 2
    assert "block_id already exists: x [json-pointer:/blocks/1/block_id]" in check_message_blocks(twins).messages[0]
    halves = [{"type": "markdown", "text": "x" * 6001}] * 2
    assert "markdown blocks must be less" in check_message_blocks(halves).messages[0]
    assert check_message_blocks({"type": "divider"}).messages == ["[ERROR] must be an array [json-pointer:/blocks]"]
    assert "unsupported type: None" in check_message_blocks([None]).messages[0]
    with pytest.raises(SlackError, match="msg_blocks_too_long"):
        check_message_blocks([section(text=mrkdwn("x" * 2900))] * 5)


def test_a_missing_action_or_block_id_is_only_advised_against() -> None:
    report = check_message_blocks([actions({"type": "button", "text": plain()})])
    assert report.messages == [] and len(report.warnings) == 2


def modal(*blocks: JSON, **more: Any) -> JSON:
    return {"type": "modal", "title": plain(), "blocks": list(blocks), **more}


BAD_VIEWS: list[tuple[JSON, str, str]] = [
    ({"type": "home", "blocks": []}, "/view/type", "must be modal"),
    ({"type": "modal", "blocks": []}, "/view", "missing required field: title"),
    ({"type": "modal", "title": plain()}, "/view", "missing required field: blocks"),
    (modal(title=plain("x" * 25)), "/view/title/text", "less than 25"),
    (modal(submit=plain("x" * 25)), "/view/submit/text", "less than 25"),
    (modal(close=plain("x" * 25)), "/view/close/text", "less than 25"),
    (modal(private_metadata="x" * 3001), "/view/private_metadata", "less than 3001"),
    (modal(callback_id="x" * 256), "/view/callback_id", "less than 256"),
    (modal(colour="red"), "/view", "invalid additional property: colour"),
    (modal(field(TEXT)), "/view/submit", "required when there is an input block"),
    (modal(*[{"type": "divider"}] * 101), "/view/blocks", "no more than 100"),
    (modal(table(1, 1)), "/view/blocks/0", "table is not allowed in views"),
    (modal({"type": "markdown", "text": "x"}), "/view/blocks/0", "markdown is not allowed"),
    (modal(section(), {"type": "header"}), "/view/blocks/1", "missing required field: text"),
    (
        modal(field({**TEXT, "focus_on_load": True}), field({**TEXT, "focus_on_load": True}, block_id="j")),
        "/view/blocks",
        "focus_on_load",
    ),
]


@pytest.mark.parametrize(("view", "pointer", "reason"), BAD_VIEWS, ids=range(len(BAD_VIEWS)))
def test_views_past_the_limit_are_named(view: JSON, pointer: str, reason: str) -> None:
    found = check_view_blocks(view, "modal").messages
    assert any(f"[json-pointer:{pointer}]" in message and reason in message for message in found), found


def test_views_at_the_limit_pass() -> None:
    dividers: list[JSON] = [{"type": "divider"}] * 99
    full = modal(field(TEXT), *dividers, submit=plain("x" * 24), title=plain("x" * 24), private_metadata="x" * 3000)
    assert check_view_blocks(full, "modal").messages == []
    assert check_view_blocks({"type": "home", "blocks": [], "callback_id": "x"}, "home").messages == []
    assert "title" in check_view_blocks({**full, "type": "home"}, "home").messages[0]
