"""The guard: whether a text points to a pupil. Pure: it knows no database, only words and the names it is told.

`inspect` reads a text; what is to be stored goes through `guard_text` in `models.people`, which calls it.
"""

from models.guard.findings import Finding, FindingKind, Sureness
from models.guard.inspection import count_sentences, inspect
from models.guard.known_names import KnownNames
from models.guard.names import COLLEAGUE

__all__ = ["COLLEAGUE", "Finding", "FindingKind", "KnownNames", "Sureness", "count_sentences", "inspect"]
