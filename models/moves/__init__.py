"""Moving and cancelling planned lessons: what moves and what follows is proposed, saved, told and undone."""

from models.moves.drafts import Deed, MoveAsk, MoveChoice, MoveDraft, MoveQuestion
from models.moves.kinds import KINDS
from models.moves.moving import Movable, MoveOutcome, Proposal, Saved, find_lesson, propose_move, save_move
from models.moves.notices import LESSON_MOVED, MovedLesson, News
from models.moves.plans import Moved
from models.moves.records import Shift
from models.moves.undo import UndoneMove, undo_move

__all__ = [
    "KINDS",
    "LESSON_MOVED",
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
    "UndoneMove",
    "find_lesson",
    "propose_move",
    "save_move",
    "undo_move",
]
