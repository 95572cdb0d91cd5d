"""The kinds of delivery about letting somebody in."""

from __future__ import annotations

from models.access.letting_in import ACCESS_REQUEST, WELCOME, check_access
from models.deliveries import DeliveryKind

KINDS = (
    DeliveryKind(name=WELCOME, order=10, check=check_access, at_once=True),
    DeliveryKind(name=ACCESS_REQUEST, order=20, check=check_access),
)
