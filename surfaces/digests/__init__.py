"""The weekly letters as messages, with their tables, pictures and forms."""

from models.digests import CITY_DIGEST, COORDINATOR_DIGEST, DISTRICT_DIGEST, PRINCIPAL_DIGEST
from surfaces.digests.forms import (
    WalkAnswer,
    build_leader_form,
    build_room_form,
    build_walk_form,
    show_added_leader,
    show_asked_leaders,
    show_new_room,
    show_walked,
)
from surfaces.digests.gaps import build_gaps_page
from surfaces.digests.letters import show_coordinator_letter, show_principal_letter
from surfaces.digests.sums import show_city_letter, show_district_letter
from surfaces.kit import Show

__all__ = [
    "SHOWS",
    "SHOWS_SETTLED",
    "WalkAnswer",
    "build_gaps_page",
    "build_leader_form",
    "build_room_form",
    "build_walk_form",
    "show_added_leader",
    "show_asked_leaders",
    "show_city_letter",
    "show_coordinator_letter",
    "show_district_letter",
    "show_new_room",
    "show_principal_letter",
    "show_walked",
]

# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {
    COORDINATOR_DIGEST: show_coordinator_letter,
    PRINCIPAL_DIGEST: show_principal_letter,
    DISTRICT_DIGEST: show_district_letter,
    CITY_DIGEST: show_city_letter,
}
# What a letter of a school becomes while it is kept true.
SHOWS_SETTLED: dict[str, Show] = {
    COORDINATOR_DIGEST: show_coordinator_letter,
    PRINCIPAL_DIGEST: show_principal_letter,
}
