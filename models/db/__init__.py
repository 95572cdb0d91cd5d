"""The ground: row classes and column types, the way to the database, compiled statements, and the domain's errors."""

from models.db.base import (
    Guarded,
    GuardedText,
    Instant,
    Row,
    add,
    add_all,
    closed_list,
    core_table,
    fold,
    guarded_text,
    metadata,
)
from models.db.errors import BadInput, DomainError, ImportRefused, NotAllowed, NotFound, Stale, UnknownPerson
from models.db.events import Seen, event_answered, event_failed, receive_event
from models.db.prepared import Prepared, PreparedFor
from models.db.store import Db, Store, StoreBusy

__all__ = [
    "BadInput",
    "Db",
    "DomainError",
    "Guarded",
    "GuardedText",
    "ImportRefused",
    "Instant",
    "NotAllowed",
    "NotFound",
    "Prepared",
    "PreparedFor",
    "Row",
    "Seen",
    "Stale",
    "Store",
    "StoreBusy",
    "UnknownPerson",
    "add",
    "add_all",
    "closed_list",
    "core_table",
    "event_answered",
    "event_failed",
    "fold",
    "guarded_text",
    "metadata",
    "receive_event",
]
