"""Draws the open modals, and the confirm dialog above them, as the browser's own dialogs."""

from __future__ import annotations

from collections.abc import Callable

from playground.page import texts
from playground.page.blocks import draw_blocks
from playground.page.mrkdwn import draw_text, replace_emoji
from playground.page.nodes import Node, On, button, h
from playground.page.screen import ConfirmQuestion, Screen
from playground.state import View

OPENED = On("vnodeMounted", js="(v) => pg.opened(v.el)")
UPDATED = On("vnodeUpdated", js="(v) => pg.updated(v.el)")
LEAVING = On("vnodeBeforeUnmount", js="(v) => pg.leaving(v.el)")
CANCEL = "(e) => pg.cancel(e, emit)"
CLOSED = "(e) => pg.closed(e, emit)"


def _draw_failure(view: View) -> Node | None:
    if view.failure:
        return h("p", texts.translate_slack_line(view.failure), cls="error top", role="alert", key="failure")
    if view.errors:
        return h("p", texts.describe_errors(len(view.errors)), cls="sr", role="alert", key="failure")
    return None


def _draw_modal(screen: Screen, view: View) -> Node:
    spec, title_id = view.spec, f"{view.id}-title"
    scene = screen.view_scene(view)
    busy = screen.is_running(view.id, "submit")

    def close() -> None:
        screen.close(view)

    close_label = replace_emoji(spec["close"]["text"]) if spec.get("close") else texts.CANCEL
    submit = None
    if spec.get("submit"):
        words = replace_emoji(spec["submit"]["text"])
        submit = h("button", words, type="submit", cls="btn primary", aria_busy="true" if busy else None)
    waiting = h("span", texts.WAITING, cls="waiting", role="status") if screen.waiting else None
    form = h(
        "form",
        h("div", h("h2", replace_emoji(spec["title"]["text"]), id=title_id), _draw_cross(close), cls="top"),
        h("div", _draw_failure(view), *draw_blocks(scene), cls="middle", key="middle"),
        h("div", waiting, button(close_label, close, cls="btn"), submit, cls="bottom"),
        novalidate=True,
        on=On("submit", lambda _: screen.submit(view)),
    )
    return h(
        "dialog",
        form,
        key=view.id,
        cls="modal",
        aria_labelledby=title_id,
        data_errors=str(screen.refusals) if view.errors else None,
        on=(OPENED, UPDATED, LEAVING, *_on_escape(close)),
    )


def _on_escape(close: Callable[[], None]) -> tuple[On, On]:
    # At the first Esc the browser sends cancel, which can be prevented. At a second one it closes the dialog at once.
    return On("cancel", lambda _: close(), js=CANCEL), On("close", lambda _: close(), js=CLOSED)


def _draw_cross(close: Callable[[], None]) -> Node:
    return button("✕", close, cls="icon", aria_label=texts.CLOSE)


def _draw_confirm(screen: Screen, question: ConfirmQuestion) -> Node:
    confirm = question.confirm
    tone = "danger" if confirm.get("style") == "danger" else "primary"
    no = button(replace_emoji(confirm["deny"]["text"]), lambda: screen.answer_confirm(False), cls="btn")
    yes = button(replace_emoji(confirm["confirm"]["text"]), lambda: screen.answer_confirm(True), cls=f"btn {tone}")
    return h(
        "dialog",
        h("div", h("h2", replace_emoji(confirm["title"]["text"]), id="pg-confirm"), cls="top"),
        h("div", *draw_text(confirm["text"], screen.viewer), cls="middle", id="pg-confirm-text"),
        h("div", no, yes, cls="bottom"),
        key="confirm",
        cls="modal small",
        aria_labelledby="pg-confirm",
        aria_describedby="pg-confirm-text",
        on=(OPENED, LEAVING, *_on_escape(lambda: screen.answer_confirm(False))),
    )


def draw_dialogs(screen: Screen) -> list[Node]:
    """Draw everything that lies above the page: the stack of modals, and the confirm dialog if one is open."""
    stack = [_draw_modal(screen, view) for view in screen.playground.state.modals[screen.user]]
    return [*stack, _draw_confirm(screen, screen.question)] if screen.question else stack
