"""TODO face."""

from models.moves.drafts import Deed, MoveAsk, MoveChoice, MoveDraft, MoveQuestion, unpack_move
from models.moves.moving import Movable, Outcome, Proposal, Saved, find_lesson, propose_move, save_move
from models.moves.notices import Change, News, check_moved
from models.moves.plans import Moved
from models.moves.records import Shift, Slot
from models.moves.undo import Undone, undo_move

__all__ = [
    "Change",
    "Deed",
    "Movable",
    "MoveAsk",
    "MoveChoice",
    "MoveDraft",
    "MoveQuestion",
    "Moved",
    "News",
    "Outcome",
    "Proposal",
    "Saved",
    "Shift",
    "Slot",
    "Undone",
    "check_moved",
    "find_lesson",
    "propose_move",
    "save_move",
    "undo_move",
    "unpack_move",
]
