"""TODO face."""

from surfaces.digests.forms import leader_added, leader_form, leaders_asked, room_form, room_set
from surfaces.digests.letters import coordinator, principal
from surfaces.digests.sums import city, district

__all__ = [
    "city",
    "coordinator",
    "district",
    "leader_added",
    "leader_form",
    "leaders_asked",
    "principal",
    "room_form",
    "room_set",
]
