"""Draws interactive elements as the browser's own fields, which tell the playground of every change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from playground.page import texts
from playground.page.dates import find_zone, format_date, format_time, local_time, read_time
from playground.page.mrkdwn import draw_text, replace_emoji
from playground.page.nodes import CHECKED, VALUE, Node, On, button, h
from playground.page.scene import PlacedElement, Scene
from playground.state import JSON
from playground.validation import all_options

WHEN_SETTLED = "(e) => pg.settled(e, emit)"
ON_ENTER = "(e) => pg.entered(e, emit)"


def _draw_button(item: PlacedElement) -> Node:
    element = item.element
    attrs = {
        "cls": f"btn {element.get('style', '')}".strip(),
        "id": item.id,
        "aria_label": element.get("accessibility_label"),
    }
    label = replace_emoji(element["text"]["text"])
    url = str(element.get("url", ""))
    if url.startswith(("http://", "https://")):
        on = On("click", lambda _: item.act(), js="() => emit()")
        return h("a", label, key=item.key, href=url, target="_blank", rel="noopener noreferrer", on=on, **attrs)
    return button(label, item.act, key=item.key, **attrs)


def draw_menu(label: str, sign: str, items: list[tuple[str, Callable[[], None]]], *, key: str, cls: str = "") -> Node:
    """Draw a small menu. It opens on its button, and closes on a choice, Esc or a press elsewhere."""
    entries = [h("li", button(text, act, key=text)) for text, act in items]
    summary = h("summary", sign, aria_label=label, title=label, role="button")
    return h("details", summary, h("ul", *entries), cls=f"menu {cls}".strip(), key=key)


def _draw_overflow(item: PlacedElement) -> Node:
    def chooser(value: str) -> Callable[[], None]:
        return lambda: item.act(value)

    items = [(replace_emoji(o["text"]["text"]), chooser(o["value"])) for o in item.element["options"]]
    return draw_menu(texts.OVERFLOW, "⋯", items, key=item.key)


def _draw_options(pairs: list[tuple[str, str]], chosen: str | None) -> list[Node]:
    return [h("option", label, value=value, selected=value == chosen) for value, label in pairs]


def _draw_select(item: PlacedElement, pairs: list[tuple[str, str]], chosen: str | None) -> Node:
    hint = (item.element.get("placeholder") or {}).get("text") or texts.CHOOSE
    first = h("option", hint, value="", selected=chosen is None)
    inside = [first, *_draw_options(pairs, chosen)]
    if groups := item.element.get("option_groups"):
        inside = [first]
        for group in groups:
            own = [(o["value"], replace_emoji(o["text"]["text"])) for o in group["options"]]
            inside.append(h("optgroup", *_draw_options(own, chosen), label=group["label"]["text"]))
    on = On("change", lambda value: item.act(value or None), js=VALUE)
    return h("select", *inside, key=item.key, on=on, **item.aria_attrs)


def _person_choices(item: PlacedElement) -> list[tuple[str, str]]:
    users = item.scene.viewer.state.users.values()
    return [(user.id, user.real_name) for user in users if not user.is_bot]


def _channel_choices(item: PlacedElement) -> list[tuple[str, str]]:
    rooms = item.scene.viewer.state.channels.values()
    return [(room.id, f"#{room.name}") for room in rooms if not room.person]


def _choices(item: PlacedElement) -> list[tuple[str, str]]:
    """Return all that can be chosen, as (value, label)."""
    kind = item.element["type"]
    if kind.endswith("users_select"):
        return _person_choices(item)
    if kind.endswith(("channels_select", "conversations_select")):
        return _channel_choices(item)
    return [(o["value"], replace_emoji(o["text"]["text"])) for o in all_options(item.element)]


def _draw_single_select(item: PlacedElement) -> Node:
    value = item.value
    return _draw_select(item, _choices(item), value["value"] if isinstance(value, dict) else value)


def _draw_box(
    item: PlacedElement, value: str, *, kind: str, label: list[Node], act: Callable[[Any], None], **attrs: bool
) -> Node:
    """Draw a checkbox or radio button with its label. ``act`` is called with whether it is checked."""
    box_id = item.scene.dom_id(item.block["block_id"], item.element["action_id"], value)
    given: dict[str, Any] = {"type": kind, "id": box_id, "name": item.id, "value": value, **attrs}
    box = h("input", on=On("change", act, js=CHECKED), **given)
    return h("div", box, h("label", *label, for_=box_id), cls="choice", key=value)


def _draw_group(item: PlacedElement, boxes: list[Node], role: str, cls: str) -> Node:
    attrs = item.aria_attrs
    if item.block["type"] == "input":
        attrs["aria_labelledby"] = f"{item.id}-label"
    return h("div", *boxes, key=item.key, role=role, cls=cls, **attrs)


def _draw_option_label(item: PlacedElement, option: JSON) -> list[Node]:
    described = option.get("description")
    more = [h("span", replace_emoji(described["text"]), cls="note")] if described else []
    return [h("span", *draw_text(option["text"], item.scene.viewer)), *more]


def _draw_radio_buttons(item: PlacedElement) -> Node:
    chosen = (item.value or {}).get("value")
    boxes = []
    for option in item.element["options"]:
        value, label = option["value"], _draw_option_label(item, option)
        act = _on_pick(item, value)
        boxes.append(_draw_box(item, value, kind="radio", label=label, act=act, checked=value == chosen))
    return _draw_group(item, boxes, "radiogroup", "choices")


def _on_pick(item: PlacedElement, value: str) -> Callable[[Any], None]:
    return lambda checked: item.act(value) if checked else None


def _chosen_values(item: PlacedElement) -> list[str]:
    return [value["value"] if isinstance(value, dict) else value for value in item.value or []]


def _on_toggle(item: PlacedElement, value: str) -> Callable[[Any], None]:
    def toggle(checked: Any) -> None:
        # The present choice is read here, since several boxes may be ticked before the page is drawn again.
        rest = [other for other in _chosen_values(item) if other != value]
        item.act([*rest, value] if checked else rest)

    return toggle


def _draw_checkboxes(item: PlacedElement) -> Node:
    chosen = _chosen_values(item)
    boxes = []
    for option in item.element["options"]:
        value, label = option["value"], _draw_option_label(item, option)
        act = _on_toggle(item, value)
        boxes.append(_draw_box(item, value, kind="checkbox", label=label, act=act, checked=value in chosen))
    return _draw_group(item, boxes, "group", "choices")


def _draw_multi_select(item: PlacedElement) -> Node:
    chosen = _chosen_values(item)
    full = len(chosen) >= item.element.get("max_selected_items", 1000)
    boxes = []
    for value, label in _choices(item):
        ticked = value in chosen
        state = {"checked": ticked, "disabled": full and not ticked}
        act = _on_toggle(item, value)
        boxes.append(_draw_box(item, value, kind="checkbox", label=[h("span", label)], act=act, **state))
    return _draw_group(item, boxes, "group", "choices list")


def _draw_text_field(item: PlacedElement, tag: str, **attrs: Any) -> Node:
    """Draw a field to type in. It keeps its own text, and sends it when it is left or Enter is pressed."""

    def typed(value: Any) -> None:
        # With dispatch_action the same text is sent at Enter and again when the field is left.
        if value != (item.value or ""):
            item.act(value)

    dispatch = item.element.get("dispatch_action_config", {}).get("trigger_actions_on", [])
    listeners = [On("change", typed, js=VALUE)]
    if "on_character_entered" in dispatch:
        listeners.append(On("input", typed, js=VALUE, throttle=0.3))
    if item.block.get("dispatch_action") and tag == "input":
        listeners.append(On("keydown", typed, js=ON_ENTER))
    shown = attrs | item.aria_attrs | {"placeholder": (item.element.get("placeholder") or {}).get("text")}
    return h(tag, key=item.key, on=tuple(listeners), **shown, **{".defaultValue": item.value or ""})


def _draw_plain_text_input(item: PlacedElement) -> Node:
    if item.element.get("multiline"):
        return _draw_text_field(item, "textarea", rows="4")
    return _draw_text_field(item, "input", type="text", autocomplete="off")


def _draw_rich_text_input(item: PlacedElement) -> Node:
    def typed(text: Any) -> None:
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(text)}]}
        item.act({"type": "rich_text", "elements": [section]} if text else None)

    return h("textarea", key=item.key, rows="4", on=On("change", typed, js=VALUE), **item.aria_attrs)


def _draw_picker(
    item: PlacedElement, kind: str, shown: str, in_words: str, convert: Callable[[str], Any] = str
) -> Node:
    """Draw a field for a date. ``convert`` turns the browser's text into the value that is sent.

    The browser writes the date as its own language has it, so ``in_words`` is shown over it in that of the person.
    """

    def picked(value: Any) -> None:
        item.act(convert(str(value)) if value else None)

    # A picker that tells the app at once must not do so for every digit of a year.
    js = VALUE if item.block["type"] == "input" and not item.block.get("dispatch_action") else WHEN_SETTLED
    attrs = {"type": kind, ".defaultValue": shown}
    field = h("input", on=On("change", picked, js=js), **item.aria_attrs, **attrs)
    return h("div", field, h("span", in_words, cls="in-words") if in_words else None, key=item.key, cls="pick")


def _draw_date_picker(item: PlacedElement) -> Node:
    shown = item.value or ""
    in_words = format_date(date.fromisoformat(shown), item.scene.viewer.locale) if shown else ""
    return _draw_picker(item, "date", shown, in_words)


def _draw_time_picker(item: PlacedElement) -> Node:
    """Draw a field for a time of day. It is a text, for the browser's own field may have a clock of 12 hours."""

    def typed(value: Any) -> None:
        if read_time(str(value)) != (item.value or ""):
            item.act(read_time(str(value)) or None)

    shown = (
        format_time(datetime.fromisoformat(f"2000-01-01T{item.value}"), item.scene.viewer.locale) if item.value else ""
    )
    attrs = {"type": "text", "inputmode": "numeric", "autocomplete": "off", "title": texts.TIME_TITLE}
    on = On("change", typed, js=VALUE)
    return h("input", key=item.key, cls="time", on=on, **item.aria_attrs, **attrs, **{".defaultValue": shown})


def _draw_date_time_picker(item: PlacedElement) -> Node:
    tz, locale = item.scene.viewer.tz, item.scene.viewer.locale
    when = local_time(item.value, tz) if item.value else None
    shown = when.strftime("%Y-%m-%dT%H:%M") if when else ""
    in_words = f"{format_date(when, locale)}, {format_time(when, locale)}" if when else ""

    def to_seconds(text: str) -> int:
        return int(datetime.fromisoformat(text).replace(tzinfo=find_zone(tz)).timestamp())

    return _draw_picker(item, "datetime-local", shown, in_words, to_seconds)


def _draw_unsupported(item: PlacedElement) -> Node:
    return h("p", texts.UNSUPPORTED.format(item.element["type"]), cls="note", id=item.id)


SINGLE_SELECTS = ("static_select", "users_select", "channels_select", "conversations_select")
MULTI_SELECTS = tuple(f"multi_{kind}" for kind in SINGLE_SELECTS)
# Elements of several boxes, which have a group label instead of a field label.
GROUPED = ("radio_buttons", "checkboxes", *MULTI_SELECTS)
FIELDS: dict[str, Callable[[PlacedElement], Node]] = {
    "button": _draw_button,
    "overflow": _draw_overflow,
    "radio_buttons": _draw_radio_buttons,
    "checkboxes": _draw_checkboxes,
    "plain_text_input": _draw_plain_text_input,
    "rich_text_input": _draw_rich_text_input,
    "number_input": lambda item: _draw_text_field(item, "input", type="text", inputmode="decimal", autocomplete="off"),
    "email_text_input": lambda item: _draw_text_field(item, "input", type="email", autocomplete="off"),
    "url_text_input": lambda item: _draw_text_field(item, "input", type="url", autocomplete="off"),
    "datepicker": _draw_date_picker,
    "timepicker": _draw_time_picker,
    "datetimepicker": _draw_date_time_picker,
    **dict.fromkeys(SINGLE_SELECTS, _draw_single_select),
    **dict.fromkeys(MULTI_SELECTS, _draw_multi_select),
}


def draw_element(scene: Scene, block: JSON, element: JSON) -> Node:
    """Draw an interactive element."""
    return FIELDS.get(element["type"], _draw_unsupported)(PlacedElement(scene, block, element))
