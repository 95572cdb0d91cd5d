"""Whether a host is this machine."""

from __future__ import annotations

import ipaddress


def is_loopback(host: str) -> bool:
    """Whether a host name or address, with or without a port, is this machine."""
    name = host.rsplit(":", 1)[0] if host.count(":") == 1 else host
    name = name.removeprefix("[").split("]")[0]
    if name in ("localhost", "testserver"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
