"""The turn of the school year: 7A becomes 8A, year 9 leaves, new classes begin, people leave and join.

`propose_turn` suggests what becomes of each class of a site. `preview_turn` shows what a coordinator's choices would
change and `decide_turn` stores them. The scheduler carries the turn out on the first day of the new year.
"""

from models.school_turn.kinds import UPKEEP
from models.school_turn.labels import next_label
from models.school_turn.preview import (
    ClassLeaders,
    ClassMove,
    TurnPreview,
    check_new_labels,
    find_chosen_leaders,
    preview_turn,
)
from models.school_turn.proposal import find_turn_site, find_waiting_turns, propose_turn
from models.school_turn.saving import CourseToPlan, DecidedTurn, decide_turn
from models.school_turn.tables import school_turns
from models.school_turn.turn import ClassFate, CourseTurn, GroupTurn, TurnDraft, TurnProposal

__all__ = [
    "UPKEEP",
    "ClassFate",
    "ClassLeaders",
    "ClassMove",
    "CourseToPlan",
    "CourseTurn",
    "DecidedTurn",
    "GroupTurn",
    "TurnDraft",
    "TurnPreview",
    "TurnProposal",
    "check_new_labels",
    "decide_turn",
    "find_chosen_leaders",
    "find_turn_site",
    "find_waiting_turns",
    "next_label",
    "preview_turn",
    "propose_turn",
    "school_turns",
]
