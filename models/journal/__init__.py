"""What an act changed, kept so that the whole of it can be taken back."""

from models.journal.journal import KeptAct, find_latest_kept, find_touched, keep, undo_kept
from models.journal.kinds import UPKEEP
from models.journal.rows import Scope
from models.journal.tables import KeptDeed, journal

__all__ = [
    "UPKEEP",
    "KeptAct",
    "KeptDeed",
    "Scope",
    "find_latest_kept",
    "find_touched",
    "journal",
    "keep",
    "undo_kept",
]
