"""TODO face."""

from models.people.audit import Act, record
from models.people.leaders import leaders_chosen, leaders_with_ids, let_lead
from models.people.person import (
    Actor,
    Caller,
    Locale,
    Person,
    SlackProfile,
    helpers_at,
    load_actor,
    names_at_sites,
    persons,
    persons_said,
    recognise,
    refuse,
    roles,
    trainings,
)
from models.people.rights import May, Role

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
    "record",
    "refuse",
    "roles",
    "trainings",
]
