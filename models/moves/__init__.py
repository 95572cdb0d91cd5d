"""Moving and cancelling planned lessons.

`propose_move` works out the new days and stores nothing, `save_move` stores what was shown and notifies the other
leaders, `undo_move` takes a save back.
"""

from models.moves.drafts import Deed, MoveAsk, MoveChoice, MoveDraft, MoveQuestion
from models.moves.kinds import KINDS
from models.moves.moving import Movable, MoveOutcome, MoveProposal, SavedMove, find_lesson, propose_move, save_move
from models.moves.notices import LESSON_MOVED, MovedLesson, MoveNotice, UndoneNotice
from models.moves.plans import MovedCourse
from models.moves.records import Shift
from models.moves.struck import (
    StruckLesson,
    StruckLessons,
    find_struck,
    gather_struck,
    move_struck,
    name_struck,
)
from models.moves.undo import LatestMove, UndoneMove, find_latest_move, undo_move, was_told

__all__ = [
    "KINDS",
    "LESSON_MOVED",
    "Deed",
    "LatestMove",
    "Movable",
    "MoveAsk",
    "MoveChoice",
    "MoveDraft",
    "MoveNotice",
    "MoveOutcome",
    "MoveProposal",
    "MoveQuestion",
    "MovedCourse",
    "MovedLesson",
    "SavedMove",
    "Shift",
    "StruckLesson",
    "StruckLessons",
    "UndoneMove",
    "UndoneNotice",
    "find_latest_move",
    "find_lesson",
    "find_struck",
    "gather_struck",
    "move_struck",
    "name_struck",
    "propose_move",
    "save_move",
    "undo_move",
    "was_told",
]
