"""Draws blocks."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playground.loopback import is_loopback
from playground.page import texts
from playground.page.fields import GROUPED, draw_element
from playground.page.mrkdwn import draw_link, draw_text, replace_emoji
from playground.page.nodes import Child, Node, h
from playground.page.rich_text import draw_markdown, draw_rich_text, draw_table
from playground.page.scene import Scene
from playground.state import JSON


def file_url(file_id: str) -> str:
    """Return the address at which the page gets a file."""
    return f"/page/files/{file_id}"


def draw_picture(element: JSON, cls: str = "picture") -> Node:
    """Draw an image. One from elsewhere is not loaded: its text and a link are shown instead."""
    alt = str(element.get("alt_text", ""))
    url = str(element.get("image_url", ""))
    if not url:
        given = element.get("slack_file", {})
        url = str(given.get("url", ""))
        url = file_url(given["id"]) if given.get("id") else url.replace("/files/", "/page/files/", 1)
    if url.startswith(("/", "data:image/")) or is_loopback(_host(url)):
        return h("img", src=url, alt=alt, cls=cls, loading="lazy")
    if "tiny" in cls:
        return h("span", alt, cls="note")
    return h("p", texts.IMAGE_ELSEWHERE.format(""), draw_link(url, alt or url), cls="note")


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in ("http", "https") else ""


def _section(scene: Scene, block: JSON) -> Node:
    words = draw_text(block["text"], scene.viewer) if "text" in block else []
    fields = [h("div", *draw_text(item, scene.viewer)) for item in block.get("fields", [])]
    body = h("div", *words, h("div", *fields, cls="fields") if fields else None, cls="words")
    accessory = block.get("accessory")
    if accessory is None:
        return h("div", body, cls="section")
    beside = draw_picture(accessory) if accessory["type"] == "image" else draw_element(scene, block, accessory)
    return h("div", body, h("div", beside, cls="accessory"), cls="section")


def _header(scene: Scene, block: JSON) -> Node:
    return h("h3", replace_emoji(block["text"]["text"]), cls="header")


def _context(scene: Scene, block: JSON) -> Node:
    items: list[Child] = []
    for item in block["elements"]:
        tiny = item["type"] == "image"
        items.append(draw_picture(item, "picture tiny") if tiny else h("div", *draw_text(item, scene.viewer)))
    return h("div", *items, cls="context")


def _actions(scene: Scene, block: JSON) -> Node:
    return h("div", *(draw_element(scene, block, item) for item in block["elements"]), cls="actions")


def _input(scene: Scene, block: JSON) -> Node:
    element = block["element"]
    own_id = scene.dom_id(block["block_id"], element["action_id"])
    grouped = element["type"] in GROUPED
    optional = h("span", f" ({texts.OPTIONAL})", cls="note") if block.get("optional") else None
    label = h(
        "div" if grouped else "label",
        h("span", replace_emoji(block["label"]["text"])),
        optional,
        cls="label",
        id=f"{own_id}-label",
        for_=None if grouped else own_id,
    )
    hint, error = block.get("hint"), scene.errors.get(block["block_id"])
    notes = []
    if error:
        words = texts.translate_slack_line(error)
        notes.append(h("p", words, cls="error", id=f"{own_id}-error", key="error"))
    if hint:
        notes.append(h("p", replace_emoji(hint["text"]), cls="note", id=f"{own_id}-hint", key="hint"))
    field = draw_element(scene, block, element)
    return h("div", label, field, *notes, cls="input invalid" if error else "input")


def _image(scene: Scene, block: JSON) -> Node:
    title = block.get("title")
    caption = h("figcaption", replace_emoji(title["text"])) if title else None
    return h("figure", caption, draw_picture(block))


def _visualization(scene: Scene, block: JSON) -> Node:
    return h("p", texts.UNSUPPORTED.format(block["title"]), cls="note")


BLOCKS: dict[str, Callable[[Scene, JSON], Node]] = {
    "section": _section,
    "header": _header,
    "divider": lambda scene, block: h("hr"),
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "markdown": lambda scene, block: h("div", *draw_markdown(block["text"], scene.viewer), cls="words"),
    "rich_text": lambda scene, block: h("div", *draw_rich_text(block["elements"], scene.viewer), cls="words"),
    "table": lambda scene, block: draw_table(block, scene.viewer),
    "data_table": lambda scene, block: draw_table(block, scene.viewer),
    "data_visualization": _visualization,
}


def draw_blocks(scene: Scene) -> list[Node]:
    """Draw all blocks of a scene. Each keeps its identity by its block_id."""
    found = []
    for block in scene.blocks:
        node = BLOCKS[block["type"]](scene, block)
        node.key = f"{block['type']} {block['block_id']}"
        found.append(node)
    return found
