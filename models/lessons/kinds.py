"""The kind of delivery that tells leaders of a log that somebody else made."""

from __future__ import annotations

from models.deliveries import DeliveryKind
from models.lessons.notices import LOGGED_BY_OTHER, check_notices, find_taken_back

KINDS = (DeliveryKind(name=LOGGED_BY_OTHER, order=35, check=check_notices, find_settled=find_taken_back),)
