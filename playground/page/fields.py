"""Interactive elements as native fields, each with a name, its state, and what a change does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from playground.page import texts
from playground.page.dates import moment, zone
from playground.page.mrkdwn import emoji, text_object
from playground.page.nodes import CHECKED, VALUE, Node, On, button, h
from playground.page.scene import Field, Scene
from playground.state import JSON
from playground.validation.elements import all_options

SETTLED = "(e) => pg.settled(e, emit)"
ENTERED = "(e) => pg.entered(e, emit)"


def _button(item: Field) -> Node:
    element = item.element
    attrs = {
        "cls": f"btn {element.get('style', '')}".strip(),
        "id": item.id,
        "aria_label": element.get("accessibility_label"),
    }
    label = emoji(element["text"]["text"])
    url = str(element.get("url", ""))
    if url.startswith(("http://", "https://")):
        on = On("click", lambda _: item.act(), js="() => emit()")
        return h("a", label, key=item.key, href=url, target="_blank", rel="noopener noreferrer", on=on, **attrs)
    return button(label, item.act, key=item.key, **attrs)


def menu(label: str, sign: str, items: list[tuple[str, Callable[[], None]]], *, key: str, cls: str = "") -> Node:
    """A small menu that opens on its button and closes on a choice, Esc or a press elsewhere."""
    entries = [h("li", button(text, act, key=text)) for text, act in items]
    summary = h("summary", sign, aria_label=label, title=label, role="button")
    return h("details", summary, h("ul", *entries), cls=f"menu {cls}".strip(), key=key)


def _overflow(item: Field) -> Node:
    def chooser(value: str) -> Callable[[], None]:
        return lambda: item.act(value)

    items = [(emoji(o["text"]["text"]), chooser(o["value"])) for o in item.element["options"]]
    return menu(texts.OVERFLOW, "⋯", items, key=item.key)


def _options(item: Field, pairs: list[tuple[str, str]], chosen: str | None) -> list[Node]:
    return [h("option", label, value=value, selected=value == chosen) for value, label in pairs]


def _select(item: Field, pairs: list[tuple[str, str]], chosen: str | None) -> Node:
    hint = (item.element.get("placeholder") or {}).get("text") or texts.CHOOSE
    first = h("option", hint, value="", selected=chosen is None)
    inside = [first, *_options(item, pairs, chosen)]
    if groups := item.element.get("option_groups"):
        inside = [first]
        for group in groups:
            own = [(o["value"], emoji(o["text"]["text"])) for o in group["options"]]
            inside.append(h("optgroup", *_options(item, own, chosen), label=group["label"]["text"]))
    on = On("change", lambda value: item.act(value or None), js=VALUE)
    return h("select", *inside, key=item.key, on=on, **item.name)


def _people(item: Field) -> list[tuple[str, str]]:
    users = item.scene.reader.state.users.values()
    return [(user.id, user.real_name) for user in users if not user.is_bot]


def _rooms(item: Field) -> list[tuple[str, str]]:
    rooms = item.scene.reader.state.channels.values()
    return [(room.id, f"#{room.name}") for room in rooms if not room.person]


def _pairs(item: Field) -> list[tuple[str, str]]:
    kind = item.element["type"]
    if kind.endswith("users_select"):
        return _people(item)
    if kind.endswith(("channels_select", "conversations_select")):
        return _rooms(item)
    return [(o["value"], emoji(o["text"]["text"])) for o in all_options(item.element)]


def _single(item: Field) -> Node:
    value = item.value
    return _select(item, _pairs(item), value["value"] if isinstance(value, dict) else value)


def _box(item: Field, kind: str, value: str, label: list[Node], act: Callable[[Any], None], **state: bool) -> Node:
    box_id = item.scene.dom_id(item.block["block_id"], item.element["action_id"], value)
    attrs: dict[str, Any] = {"type": kind, "id": box_id, "name": item.id, "value": value, **state}
    box = h("input", on=On("change", act, js=CHECKED), **attrs)
    return h("div", box, h("label", *label, for_=box_id), cls="choice", key=value)


def _group(item: Field, boxes: list[Node], role: str, cls: str) -> Node:
    attrs = item.name
    if item.block["type"] == "input":
        attrs["aria_labelledby"] = f"{item.id}-label"
    return h("div", *boxes, key=item.key, role=role, cls=cls, **attrs)


def _option_label(item: Field, option: JSON) -> list[Node]:
    described = option.get("description")
    more = [h("span", emoji(described["text"]), cls="note")] if described else []
    return [h("span", *text_object(option["text"], item.scene.reader)), *more]


def _valued(item: Field) -> list[tuple[str, JSON]]:
    return [(option["value"], option) for option in item.element["options"]]


def _radios(item: Field) -> Node:
    chosen = (item.value or {}).get("value")
    boxes = [
        _box(item, "radio", value, _option_label(item, o), _picker(item, value), checked=value == chosen)
        for value, o in _valued(item)
    ]
    return _group(item, boxes, "radiogroup", "choices")


def _picker(item: Field, value: str) -> Callable[[Any], None]:
    return lambda checked: item.act(value) if checked else None


def _chosen_values(item: Field) -> list[str]:
    return [value["value"] if isinstance(value, dict) else value for value in item.value or []]


def _toggler(item: Field, value: str) -> Callable[[Any], None]:
    def toggle(checked: Any) -> None:
        # Read afresh: several boxes may be ticked before the page has been shown again.
        rest = [other for other in _chosen_values(item) if other != value]
        item.act([*rest, value] if checked else rest)

    return toggle


def _checkboxes(item: Field) -> Node:
    chosen = _chosen_values(item)
    boxes = [
        _box(item, "checkbox", value, _option_label(item, o), _toggler(item, value), checked=value in chosen)
        for value, o in _valued(item)
    ]
    return _group(item, boxes, "group", "choices")


def _multi(item: Field) -> Node:
    chosen = _chosen_values(item)
    full = len(chosen) >= item.element.get("max_selected_items", 1000)
    boxes = []
    for value, label in _pairs(item):
        ticked = value in chosen
        state = {"checked": ticked, "disabled": full and not ticked}
        boxes.append(_box(item, "checkbox", value, [h("span", label)], _toggler(item, value), **state))
    return _group(item, boxes, "group", "choices list")


def _typed(item: Field, tag: str, **attrs: Any) -> Node:
    """A field that is typed in: it keeps its own text, and says it when it is left or Enter is pressed."""

    def typed(value: Any) -> None:
        # An input that dispatches actions says the same text twice (Enter, then leaving): once is enough.
        if value != (item.value or ""):
            item.act(value)

    dispatch = item.element.get("dispatch_action_config", {}).get("trigger_actions_on", [])
    listeners = [On("change", typed, js=VALUE)]
    if "on_character_entered" in dispatch:
        listeners.append(On("input", typed, js=VALUE, throttle=0.3))
    if item.block.get("dispatch_action") and tag == "input":
        listeners.append(On("keydown", typed, js=ENTERED))
    shown = attrs | item.name | {"placeholder": (item.element.get("placeholder") or {}).get("text")}
    return h(tag, key=item.key, on=tuple(listeners), **shown, **{".defaultValue": item.value or ""})


def _plain_text(item: Field) -> Node:
    if item.element.get("multiline"):
        return _typed(item, "textarea", rows="4")
    return _typed(item, "input", type="text", autocomplete="off")


def _rich_input(item: Field) -> Node:
    def typed(text: Any) -> None:
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(text)}]}
        item.act({"type": "rich_text", "elements": [section]} if text else None)

    return h("textarea", key=item.key, rows="4", on=On("change", typed, js=VALUE), **item.name)


def _when(item: Field, kind: str, shown: str, convert: Callable[[str], Any] = str) -> Node:
    def picked(value: Any) -> None:
        item.act(convert(str(value)) if value else None)

    # What dispatches at once must not do so for every digit of a year.
    js = VALUE if item.block["type"] == "input" and not item.block.get("dispatch_action") else SETTLED
    attrs = {"type": kind, ".defaultValue": shown}
    return h("input", key=item.key, on=On("change", picked, js=js), **item.name, **attrs)


def _date_time(item: Field) -> Node:
    tz = item.scene.reader.tz
    shown = moment(item.value, tz).strftime("%Y-%m-%dT%H:%M") if item.value else ""

    def seconds(text: str) -> int:
        return int(datetime.fromisoformat(text).replace(tzinfo=zone(tz)).timestamp())

    return _when(item, "datetime-local", shown, seconds)


def _unsupported(item: Field) -> Node:
    return h("p", texts.UNSUPPORTED.format(item.element["type"]), cls="note", id=item.id)


FIELDS: dict[str, Callable[[Field], Node]] = {
    "button": _button,
    "overflow": _overflow,
    "radio_buttons": _radios,
    "checkboxes": _checkboxes,
    "plain_text_input": _plain_text,
    "rich_text_input": _rich_input,
    "number_input": lambda item: _typed(item, "input", type="text", inputmode="decimal", autocomplete="off"),
    "email_text_input": lambda item: _typed(item, "input", type="email", autocomplete="off"),
    "url_text_input": lambda item: _typed(item, "input", type="url", autocomplete="off"),
    "datepicker": lambda item: _when(item, "date", item.value or ""),
    "timepicker": lambda item: _when(item, "time", item.value or ""),
    "datetimepicker": _date_time,
    **dict.fromkeys(("static_select", "users_select", "channels_select", "conversations_select"), _single),
    **dict.fromkeys(
        ("multi_static_select", "multi_users_select", "multi_channels_select", "multi_conversations_select"), _multi
    ),
}
GROUPED = ("radio_buttons", "checkboxes", *(kind for kind, make in FIELDS.items() if make is _multi))


def field_node(scene: Scene, block: JSON, element: JSON) -> Node:
    """An interactive element as a node."""
    return FIELDS.get(element["type"], _unsupported)(Field(scene, block, element))
