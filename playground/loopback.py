"""Tells whether a host name or address means this machine."""

from __future__ import annotations

import ipaddress


def is_loopback(host: str) -> bool:
    """True if the host is this machine. ``host`` is a name or an IP address, with or without a port."""
    name = host.rsplit(":", 1)[0] if host.count(":") == 1 else host
    name = name.removeprefix("[").split("]")[0]
    if name in ("localhost", "testserver"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
