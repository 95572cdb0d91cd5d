"""Modals, up to three on top of one another, and confirm dialogs, as native dialogs."""

from __future__ import annotations

from collections.abc import Callable

from playground.page import texts
from playground.page.blocks import block_nodes
from playground.page.mrkdwn import emoji, text_object
from playground.page.nodes import Node, On, button, h
from playground.page.screen import Question, Screen
from playground.state import View

OPENED = On("vnodeMounted", js="(v) => pg.opened(v.el)")
UPDATED = On("vnodeUpdated", js="(v) => pg.updated(v.el)")
LEAVING = On("vnodeBeforeUnmount", js="(v) => pg.leaving(v.el)")
CANCEL = "(e) => pg.cancel(e, emit)"
CLOSED = "(e) => pg.closed(e, emit)"


def _failures(view: View) -> Node | None:
    if view.failure:
        return h("p", texts.slack_words(view.failure), cls="error top", role="alert", key="failure")
    if view.errors:
        return h("p", texts.errors_summary(len(view.errors)), cls="sr", role="alert", key="failure")
    return None


def _modal(screen: Screen, view: View) -> Node:
    spec, title_id = view.spec, f"{view.id}-title"
    scene = screen.scene_of_view(view)
    busy = screen.sending(view.id, "submit")

    def close() -> None:
        screen.close(view)

    close_label = emoji(spec["close"]["text"]) if spec.get("close") else texts.CANCEL
    submit = None
    if spec.get("submit"):
        words = emoji(spec["submit"]["text"])
        submit = h("button", words, type="submit", cls="btn primary", aria_busy="true" if busy else None)
    waiting = h("span", texts.WAITING, cls="waiting", role="status") if screen.waiting else None
    form = h(
        "form",
        h("div", h("h2", emoji(spec["title"]["text"]), id=title_id), _x(close), cls="top"),
        h("div", _failures(view), *block_nodes(scene), cls="middle", key="middle"),
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
        on=(OPENED, UPDATED, LEAVING, *_ways_out(close)),
    )


def _ways_out(close: Callable[[], None]) -> tuple[On, On]:
    # The browser asks at the first Esc (cancel), and only tells at a second one (close).
    return On("cancel", lambda _: close(), js=CANCEL), On("close", lambda _: close(), js=CLOSED)


def _x(close: Callable[[], None]) -> Node:
    return button("✕", close, cls="icon", aria_label=texts.CLOSE)


def _confirm(screen: Screen, question: Question) -> Node:
    confirm = question.confirm
    tone = "danger" if confirm.get("style") == "danger" else "primary"
    no = button(emoji(confirm["deny"]["text"]), lambda: screen.answer(False), cls="btn")
    yes = button(emoji(confirm["confirm"]["text"]), lambda: screen.answer(True), cls=f"btn {tone}")
    return h(
        "dialog",
        h("div", h("h2", emoji(confirm["title"]["text"]), id="pg-confirm"), cls="top"),
        h("div", *text_object(confirm["text"], screen.reader), cls="middle", id="pg-confirm-text"),
        h("div", no, yes, cls="bottom"),
        key="confirm",
        cls="modal small",
        aria_labelledby="pg-confirm",
        aria_describedby="pg-confirm-text",
        on=(OPENED, LEAVING, *_ways_out(lambda: screen.answer(False))),
    )


def dialogs(screen: Screen) -> list[Node]:
    """Everything that stands above the page."""
    stack = [_modal(screen, view) for view in screen.playground.state.modals[screen.user]]
    return [*stack, _confirm(screen, screen.question)] if screen.question else stack
