"""The kind of delivery that notifies colleagues of a moved lesson."""

from __future__ import annotations

from models.deliveries import DeliveryKind
from models.moves.notices import LESSON_MOVED, check_notices, find_undone

KINDS = (DeliveryKind(name=LESSON_MOVED, order=30, check=check_notices, find_settled=find_undone),)
