"""Replies to calls from the app, and what simulated faults do to them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from playground.core import Core
from playground.faults import InjectedFault


@dataclass(frozen=True)
class Reply:
    """The answer to a call: HTTP status, JSON body and headers."""

    status: int
    body: Any
    headers: dict[str, str]


class DroppedResponse(Response):
    """A response that never arrives: the connection is cut instead."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Cut the connection. If the server's transport can't be reached, stop in the middle of the answer."""
        cycle = getattr(receive, "__self__", None)
        transport = getattr(cycle, "transport", None)
        if transport is not None:
            transport.abort()
            # The server notices the lost connection in the next few rounds of the event loop.
            for _ in range(10):
                await asyncio.sleep(0)
            return
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"10")]})


def fault_note(fault: InjectedFault | None) -> str:
    """Return the note on a simulated fault for the traffic record; empty without one."""
    return f"fault {fault.kind}" if fault else ""


def refuse_by_fault(fault: InjectedFault | None) -> Reply | None:
    """Return the refusal that a fault asks for. None if the call is to be carried out."""
    if fault is None or fault.kind not in ("429", "5xx"):
        return None
    if fault.kind == "429":
        seconds = str(max(1, round(fault.seconds)))
        return Reply(429, {"ok": False, "error": "ratelimited"}, {"retry-after": seconds})
    return Reply(503, {"ok": False, "error": "service_unavailable"}, {})


async def finish_with_fault(core: Core, fault: InjectedFault | None, response: Response) -> Response:
    """Return the response to a call that was carried out, delayed or dropped if a fault asks for it."""
    if fault is not None and fault.kind == "slow":
        await core.clock.sleep(fault.seconds)
    return DroppedResponse() if fault is not None and fault.kind == "drop" else response
