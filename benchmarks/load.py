"""A load generator that costs little: signed requests over kept connections, one at a time on each."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import time
from dataclasses import dataclass
from urllib.parse import urlencode

TEAM = "T0BENCH"
SECRET = "benchmark-secret"


@dataclass(frozen=True, slots=True)
class Run:
    """What one run measured: seconds for each request, the whole, and the texts that came back."""

    seconds: list[float]
    elapsed: float
    bodies: list[bytes]

    @property
    def median(self) -> float:
        """Milliseconds."""
        return sorted(self.seconds)[len(self.seconds) // 2] * 1000

    @property
    def p99(self) -> float:
        """Milliseconds."""
        return sorted(self.seconds)[int(len(self.seconds) * 0.99)] * 1000

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.seconds) / self.elapsed


def command(user: str, text: str, port: int) -> bytes:
    """A whole signed HTTP request for `/mvp TEXT` by this person."""
    body = urlencode(
        {
            "token": "t", "team_id": TEAM, "team_domain": "bench", "channel_id": "C0BENCH", "channel_name": "bench",
            "user_id": user, "user_name": user.lower(), "command": "/mvp", "text": text, "api_app_id": "A0BENCH",
            "is_enterprise_install": "false", "response_url": f"http://127.0.0.1:{port}/none", "trigger_id": "1.2.3",
        }
    ).encode()  # fmt: skip
    stamp = str(int(time.time()))
    base = b"v0:" + stamp.encode() + b":" + body
    signature = "v0=" + hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()
    head = (
        f"POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: {signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def drive(port: int, requests: list[bytes], connections: int) -> Run:
    """Send every request, spread over the connections. Raises RuntimeError for an answer that is not 200."""
    waiting = iter(requests)
    seconds: list[float] = []
    bodies: list[bytes] = []

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for request in waiting:
            begun = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            body = await reader.readexactly(length)
            seconds.append(time.perf_counter() - begun)
            if b" 200 " not in head.split(b"\r\n")[0] + b" ":
                raise RuntimeError(head.decode() + body.decode())
            bodies.append(body)
        writer.close()

    begun = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    return Run(seconds, time.perf_counter() - begun, bodies)
