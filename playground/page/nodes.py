"""A tree of HTML nodes that is drawn anew for every change, while NiceGUI updates only what differs.

Texts are set as text and attributes one by one, so nothing that a person or an app writes is ever read as HTML.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.events import GenericEventArguments

CLICK = "(e) => { e.preventDefault(); emit(); }"
VALUE = "(e) => emit(e.target.value)"
CHECKED = "(e) => emit(e.target.checked)"


@dataclass(frozen=True, slots=True)
class On:
    """What happens at an event: ``js`` runs in the browser, and ``handle`` is called with the value that it emits.

    ``throttle`` is the least time between two values, in seconds.
    """

    event: str
    handle: Callable[[Any], None] | None = None
    js: str = CLICK
    throttle: float = 0.0


@dataclass(slots=True)
class Node:
    """An HTML element. With a ``key`` it is recognised among its siblings, so it keeps its focus and typed text."""

    tag: str
    attrs: dict[str, Any] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    text: str | None = None
    on: tuple[On, ...] = ()
    key: str = ""

    @property
    def identity(self) -> tuple[Any, ...]:
        """What must be equal for a node to be shown by the element that showed another node before."""
        return self.tag, self.key, tuple((on.event, on.js, on.throttle) for on in self.on)


Child = Node | str | None


def _attr_name(name: str) -> str:
    if name == "cls":
        return "class"
    return name.rstrip("_").replace("_", "-")


def h(tag: str, *children: Child, key: str = "", on: tuple[On, ...] | On = (), **attrs: Any) -> Node:
    """Make a node with these children; texts are children too, and None is left out.

    Attributes that are None or False are left out. ``cls`` becomes class, ``aria_label`` aria-label and ``for_`` for.
    """
    given = [child for child in children if child is not None]
    kept = {_attr_name(name): value for name, value in attrs.items() if value is not None and value is not False}
    node = Node(tag, kept, on=on if isinstance(on, tuple) else (on,), key=key)
    if all(isinstance(child, str) for child in given):
        node.text = "".join(str(child) for child in given) if given else None
    else:
        node.children = [Node("span", text=child) if isinstance(child, str) else child for child in given]
    return node


def button(label: Child, act: Callable[[], None], *, key: str = "", **attrs: Any) -> Node:
    """Make a button that calls ``act`` when it is pressed."""
    return h("button", label, key=key, type="button", on=On("click", lambda _: act()), **attrs)


class _ShownNode:
    """A node together with the NiceGUI element that shows it."""

    def __init__(self, node: Node, parent: Element) -> None:
        with parent:
            self.element = ui.element(node.tag)
        self.node = Node(node.tag)
        self.children: list[_ShownNode] = []
        for index, on in enumerate(node.on):
            self.element.on(on.event, self._handler(index), throttle=on.throttle, js_handler=on.js)
        self.become(node)

    def _handler(self, index: int) -> Callable[[GenericEventArguments], None]:
        def handle(event: GenericEventArguments) -> None:
            wanted = self.node.on[index].handle
            if wanted is not None:
                wanted(event.args)

        return handle

    def become(self, node: Node) -> None:
        """Show another node, which has the same identity."""
        if node is self.node:
            return
        before, self.node = self.node, node
        changed = before.attrs != node.attrs or before.text != node.text
        if before.attrs != node.attrs:
            with self.element.props.suspend_updates():
                self.element.props.clear()
                self.element.props.update(node.attrs)
        self.element._text = node.text
        if before.children or node.children:
            changed = self._replace_children(node.children) or changed
        if changed:
            self.element.update()

    def _replace_children(self, nodes: list[Node]) -> bool:
        free: dict[tuple[Any, ...], deque[_ShownNode]] = defaultdict(deque)
        for child in self.children:
            free[child.node.identity].append(child)
        before, self.children = self.children, []
        for node in nodes:
            known = free[node.identity]
            if known:
                child = known.popleft()
                child.become(node)
            else:
                child = _ShownNode(node, self.element)
            self.children.append(child)
        for left in free.values():
            for child in left:
                child.element.client.remove_elements(list(child.element.descendants(include_self=True)))
        self.element.default_slot.children[:] = [child.element for child in self.children]
        return before != self.children


class Tree:
    """The part of a page that shows a tree of nodes."""

    def __init__(self, parent: Element) -> None:
        self._shown = _ShownNode(Node("div", {"class": "pg"}), parent)

    def show(self, *nodes: Node) -> None:
        """Show these nodes. Elements that showed a node with the same identity are kept."""
        self._shown.become(Node("div", {"class": "pg"}, list(nodes)))
