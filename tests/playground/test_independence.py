"""The playground imports nothing of the app, and its protocol runs without the page."""

from __future__ import annotations

import ast
from pathlib import Path

import playground


def test_the_package_knows_nothing_of_the_rest() -> None:
    ours = {"bot", "handlers", "models", "surfaces", "scheduler", "slack_bolt", "slack_sdk"}
    for path in Path(playground.__file__).parent.rglob("*.py"):
        # Only the page may import its user-interface library: the protocol runs without it.
        foreign = ours if path.parent.name == "page" else ours | {"nicegui"}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not foreign & {name.split(".")[0] for name in names}, path
