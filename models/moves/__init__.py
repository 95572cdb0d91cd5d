"""TODO face."""

from models.moves.drafts import Deed, MoveAsk, MoveChoice, MoveDraft, MoveQuestion
from models.moves.moving import Movable, MoveOutcome, Proposal, Saved, find_lesson, propose_move, save_move
from models.moves.notices import MovedLesson, News, check_moved
from models.moves.plans import Moved
from models.moves.records import Shift, Slot
from models.moves.undo import UndoneMove, undo_move

__all__ = [
    "Deed",
    "Movable",
    "MoveAsk",
    "MoveChoice",
    "MoveDraft",
    "MoveOutcome",
    "MoveQuestion",
    "Moved",
    "MovedLesson",
    "News",
    "Proposal",
    "Saved",
    "Shift",
    "Slot",
    "UndoneMove",
    "check_moved",
    "find_lesson",
    "propose_move",
    "save_move",
    "undo_move",
]
