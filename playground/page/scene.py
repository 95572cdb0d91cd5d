"""Where blocks stand on a screen, and one interactive element in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Protocol

from playground.page import texts
from playground.page.mrkdwn import Reader
from playground.state import JSON, Values
from playground.validation.values import KEYS, initial_value


class Acting(Protocol):
    """What a field asks of the screen it stands on."""

    def choose(self, scene: Scene, block: JSON, element: JSON, value: Any) -> None:
        """The person pressed, chose or typed."""


@dataclass(frozen=True)
class Scene:
    """Where blocks are shown: a message, a modal or the Home. ``version`` changes when fields must start afresh."""

    screen: Acting
    where: str
    reader: Reader
    blocks: list[JSON]
    values: Values
    errors: dict[str, str] = field(default_factory=dict)
    version: str = ""

    def dom_id(self, *parts: str) -> str:
        """An id for a part of this scene, fit for the page."""
        return "-".join(re.sub(r"[^\w]", "_", part) for part in (self.where, *parts))

    def value(self, block: JSON, element: JSON) -> Any:
        """What the person has chosen or typed so far."""
        found = self.values.get(block["block_id"], {}).get(element["action_id"]) or initial_value(element)
        return found.get(KEYS[element["type"]][0])


@dataclass(frozen=True)
class Field:
    """One interactive element in its place."""

    scene: Scene
    block: JSON
    element: JSON

    @property
    def id(self) -> str:
        """The field's id in the page."""
        return self.scene.dom_id(self.block["block_id"], self.element["action_id"])

    @property
    def key(self) -> str:
        """Its identity from one showing to the next."""
        kind = self.element["type"]
        return f"{self.id} {kind} {self.scene.version if kind in KEYS else ''}"

    @property
    def value(self) -> Any:
        """Its state."""
        return self.scene.value(self.block, self.element)

    def act(self, value: Any = None) -> None:
        """The person changed it."""
        self.scene.screen.choose(self.scene, self.block, self.element, value)

    @property
    def name(self) -> dict[str, Any]:
        """How it is called and described: by its label inside an input, else by itself."""
        block, known = self.block, self.scene.errors.get(self.block["block_id"])
        shared: dict[str, Any] = {"id": self.id}
        if self.element.get("focus_on_load"):
            shared["data_focus"] = "1"
        if block["type"] != "input":
            label = (self.element.get("placeholder") or {}).get("text")
            return shared | {"aria_label": label or _section_words(block) or texts.CHOOSE}
        notes = [f"{self.id}-{part}" for part, there in (("hint", block.get("hint")), ("error", known)) if there]
        return shared | {
            "aria_describedby": " ".join(notes) or None,
            "aria_invalid": "true" if known else None,
            "aria_required": None if block.get("optional") else "true",
        }


def _section_words(block: JSON) -> str:
    words: str = (block.get("text") or {}).get("text", "")
    return re.sub(r"[*_~`<>]", "", words)[:80]
