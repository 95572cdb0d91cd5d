"""The turn of the school year: 7A becomes 8A, year 9 leaves, new classes begin, people leave and join.

`propose` suggests what becomes of each class of a site, `look_ahead` shows what a coordinator's choices would change,
`turn` decides it, and `carry_out` (called by the scheduler) brings it into force on the first day of the new year.
"""

from models.school_turn.kinds import UPKEEP
from models.school_turn.labels import next_label
from models.school_turn.preview import Move, Pair, TurnPreview, look_ahead, new_labels, people_chosen
from models.school_turn.proposal import propose, turn_site, waiting_turns
from models.school_turn.saving import ToPlan, Turned, turn
from models.school_turn.tables import school_turns
from models.school_turn.turn import CourseTurn, Fate, GroupTurn, Turn, TurnDraft

__all__ = [
    "UPKEEP",
    "CourseTurn",
    "Fate",
    "GroupTurn",
    "Move",
    "Pair",
    "ToPlan",
    "Turn",
    "TurnDraft",
    "TurnPreview",
    "Turned",
    "look_ahead",
    "new_labels",
    "next_label",
    "people_chosen",
    "propose",
    "school_turns",
    "turn",
    "turn_site",
    "waiting_turns",
]
