"""TODO face."""

from models.people.audit import Act, record_act, record_act_of_nobody
from models.people.leaders import leaders_chosen, leaders_with_ids, let_lead
from models.people.person import (
    Actor,
    Caller,
    Person,
    SlackProfile,
    helpers_at,
    load_actor,
    names_at_sites,
    persons_said,
    recognise,
    refuse,
)
from models.people.rights import May, Role
from models.people.tables import Locale, persons, roles, trainings

__all__ = [
    "Act",
    "Actor",
    "Caller",
    "Locale",
    "May",
    "Person",
    "Role",
    "SlackProfile",
    "helpers_at",
    "leaders_chosen",
    "leaders_with_ids",
    "let_lead",
    "load_actor",
    "names_at_sites",
    "persons",
    "persons_said",
    "recognise",
    "record_act",
    "record_act_of_nobody",
    "refuse",
    "roles",
    "trainings",
]
