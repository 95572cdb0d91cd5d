"""Where blocks are shown, and one interactive element among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Protocol

from playground.page import texts
from playground.page.mrkdwn import Viewer
from playground.state import JSON, Values
from playground.values import KEYS, initial_value


class ElementActions(Protocol):
    """What an element needs of the screen it is shown on."""

    def choose(self, scene: Scene, block: JSON, element: JSON, value: Any) -> None:
        """Carry out that the person pressed, chose or typed."""


@dataclass(frozen=True)
class Scene:
    """A message, a modal or the Home, as the place where blocks are shown.

    ``where`` is the message's ts or the view's id. ``errors`` are shown at inputs (block_id -> text). When ``version``
    changes, the browser's fields are replaced by new ones that show ``values``.
    """

    screen: ElementActions
    where: str
    viewer: Viewer
    blocks: list[JSON]
    values: Values
    errors: dict[str, str] = field(default_factory=dict)
    version: str = ""

    def dom_id(self, *parts: str) -> str:
        """Return an HTML id for a part of this scene."""
        return "-".join(re.sub(r"[^\w]", "_", part) for part in (self.where, *parts))

    def value(self, block: JSON, element: JSON) -> Any:
        """Return what the person has chosen or typed in an element so far."""
        found = self.values.get(block["block_id"], {}).get(element["action_id"]) or initial_value(element)
        return found.get(KEYS[element["type"]][0])


@dataclass(frozen=True)
class PlacedElement:
    """One interactive element, with its block and its scene."""

    scene: Scene
    block: JSON
    element: JSON

    @property
    def id(self) -> str:
        """Its HTML id."""
        return self.scene.dom_id(self.block["block_id"], self.element["action_id"])

    @property
    def key(self) -> str:
        """Its key among sibling nodes (see nodes): the element keeps its focus as long as this stays."""
        kind = self.element["type"]
        return f"{self.id} {kind} {self.scene.version if kind in KEYS else ''}"

    @property
    def value(self) -> Any:
        """What the person has chosen or typed so far."""
        return self.scene.value(self.block, self.element)

    def act(self, value: Any = None) -> None:
        """Carry out that the person pressed it or set it to ``value``."""
        self.scene.screen.choose(self.scene, self.block, self.element, value)

    @property
    def aria_attrs(self) -> dict[str, Any]:
        """Its HTML id and the attributes that tell screen readers its name, description and error."""
        block, error = self.block, self.scene.errors.get(self.block["block_id"])
        shared: dict[str, Any] = {"id": self.id}
        if self.element.get("focus_on_load"):
            shared["data_focus"] = "1"
        if block["type"] != "input":
            label = (self.element.get("placeholder") or {}).get("text")
            return shared | {"aria_label": label or _section_text(block) or texts.CHOOSE}
        notes = [f"{self.id}-{part}" for part, shown in (("hint", block.get("hint")), ("error", error)) if shown]
        return shared | {
            "aria_describedby": " ".join(notes) or None,
            "aria_invalid": "true" if error else None,
            "aria_required": None if block.get("optional") else "true",
        }


def _section_text(block: JSON) -> str:
    text: str = (block.get("text") or {}).get("text", "")
    return re.sub(r"[*_~`<>]", "", text)[:80]
