"""The weekly letters as messages, with their tables, pictures and forms."""

from models.digests import CITY_DIGEST, COORDINATOR_DIGEST, DISTRICT_DIGEST, PRINCIPAL_DIGEST
from surfaces.digests.forms import leader_added, leader_form, leaders_asked, room_form, room_set
from surfaces.digests.letters import coordinator, principal
from surfaces.digests.sums import city, district
from surfaces.kit import Show

__all__ = [
    "SHOWS",
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

# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {
    COORDINATOR_DIGEST: coordinator,
    PRINCIPAL_DIGEST: principal,
    DISTRICT_DIGEST: district,
    CITY_DIGEST: city,
}
