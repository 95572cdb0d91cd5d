"""Block Kit as nodes."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playground.loopback import is_loopback
from playground.page import texts
from playground.page.fields import GROUPED, field_node
from playground.page.mrkdwn import emoji, link, text_object
from playground.page.nodes import Child, Node, h
from playground.page.rich import markdown, rich_text, table
from playground.page.scene import Scene
from playground.state import JSON


def file_url(file_id: str) -> str:
    """Where the page gets a file."""
    return f"/page/files/{file_id}"


def picture(element: JSON, cls: str = "picture") -> Node:
    """An image that is here; one that lies elsewhere is not fetched, its words and a link stand in its place."""
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
    return h("p", texts.IMAGE_ELSEWHERE.format(""), link(url, alt or url), cls="note")


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in ("http", "https") else ""


def _section(scene: Scene, block: JSON) -> Node:
    words = text_object(block["text"], scene.reader) if "text" in block else []
    fields = [h("div", *text_object(item, scene.reader)) for item in block.get("fields", [])]
    body = h("div", *words, h("div", *fields, cls="fields") if fields else None, cls="words")
    accessory = block.get("accessory")
    if accessory is None:
        return h("div", body, cls="section")
    beside = picture(accessory) if accessory["type"] == "image" else field_node(scene, block, accessory)
    return h("div", body, h("div", beside, cls="accessory"), cls="section")


def _header(scene: Scene, block: JSON) -> Node:
    return h("h3", emoji(block["text"]["text"]), cls="header")


def _context(scene: Scene, block: JSON) -> Node:
    items: list[Child] = []
    for item in block["elements"]:
        tiny = item["type"] == "image"
        items.append(picture(item, "picture tiny") if tiny else h("div", *text_object(item, scene.reader)))
    return h("div", *items, cls="context")


def _actions(scene: Scene, block: JSON) -> Node:
    return h("div", *(field_node(scene, block, item) for item in block["elements"]), cls="actions")


def _input(scene: Scene, block: JSON) -> Node:
    element = block["element"]
    own_id = scene.dom_id(block["block_id"], element["action_id"])
    grouped = element["type"] in GROUPED
    optional = h("span", f" ({texts.OPTIONAL})", cls="note") if block.get("optional") else None
    label = h(
        "div" if grouped else "label",
        h("span", emoji(block["label"]["text"])),
        optional,
        cls="label",
        id=f"{own_id}-label",
        for_=None if grouped else own_id,
    )
    hint, error = block.get("hint"), scene.errors.get(block["block_id"])
    return h(
        "div",
        label,
        field_node(scene, block, element),
        h("p", texts.slack_words(error), cls="error", id=f"{own_id}-error", key="error") if error else None,
        h("p", emoji(hint["text"]), cls="note", id=f"{own_id}-hint", key="hint") if hint else None,
        cls="input invalid" if error else "input",
    )


def _image(scene: Scene, block: JSON) -> Node:
    title = block.get("title")
    caption = h("figcaption", emoji(title["text"])) if title else None
    return h("figure", caption, picture(block))


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
    "markdown": lambda scene, block: h("div", *markdown(block["text"], scene.reader), cls="words"),
    "rich_text": lambda scene, block: h("div", *rich_text(block["elements"], scene.reader), cls="words"),
    "table": lambda scene, block: table(block, scene.reader),
    "data_table": lambda scene, block: table(block, scene.reader),
    "data_visualization": _visualization,
}


def block_nodes(scene: Scene) -> list[Node]:
    """All blocks of a scene, each with its block_id as identity."""
    found = []
    for block in scene.blocks:
        node = BLOCKS[block["type"]](scene, block)
        node.key = f"{block['type']} {block['block_id']}"
        found.append(node)
    return found
