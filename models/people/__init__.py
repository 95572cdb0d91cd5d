"""Persons, their roles and rights, the record of who changed what, and the guard that every free text passes.

`load_actor` says who is asking; `RIGHTS` what each role may do; `guard_text` whether a text may be stored.
"""

from models.people.audit import Act, RecentAct, has_acted_since, latest_acts, record_act, record_act_of
from models.people.free_text import InspectedTexts, guard_text, inspect_texts, read_known_names
from models.people.leaders import leaders_chosen, leaders_with_ids, let_lead
from models.people.person import (
    Actor,
    Caller,
    Person,
    SlackProfile,
    helpers_at,
    load_actor,
    persons_said,
    recognise,
    refuse,
)
from models.people.rights import May, Role
from models.people.tables import Locale, PersonRow, RoleRow, persons, roles, trainings

__all__ = [
    "Act",
    "Actor",
    "Caller",
    "InspectedTexts",
    "Locale",
    "May",
    "Person",
    "PersonRow",
    "RecentAct",
    "Role",
    "RoleRow",
    "SlackProfile",
    "guard_text",
    "has_acted_since",
    "helpers_at",
    "inspect_texts",
    "latest_acts",
    "leaders_chosen",
    "leaders_with_ids",
    "let_lead",
    "load_actor",
    "persons",
    "persons_said",
    "read_known_names",
    "recognise",
    "record_act",
    "record_act_of",
    "refuse",
    "roles",
    "trainings",
]
