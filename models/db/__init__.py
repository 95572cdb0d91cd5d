"""TODO face."""

from models.db.base import Instant, choice, fold, key, link, metadata, workspace
from models.db.errors import BadInput, DomainError, ImportRefused, NotAllowed, NotFound, Stale, UnknownPerson
from models.db.events import Seen, event_answered, event_failed, receive_event
from models.db.prepared import Prepared, PreparedFor
from models.db.store import Db, Store, StoreBusy

__all__ = [
    "BadInput",
    "Db",
    "DomainError",
    "ImportRefused",
    "Instant",
    "NotAllowed",
    "NotFound",
    "Prepared",
    "PreparedFor",
    "Seen",
    "Stale",
    "Store",
    "StoreBusy",
    "UnknownPerson",
    "choice",
    "event_answered",
    "event_failed",
    "fold",
    "key",
    "link",
    "metadata",
    "receive_event",
    "workspace",
]
