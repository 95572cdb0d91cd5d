"""Moved and cancelled lessons: the form, the proposal, the receipt, and what colleagues are told."""

from surfaces.moves.forms import STAYS, build_move_form, build_reason_form
from surfaces.moves.messages import invite_to_move, show_dropped, show_proposal, show_question, show_saved, show_undone
from surfaces.moves.news import SHOWS, SHOWS_SETTLED, show_news
from surfaces.moves.struck import build_struck_blocks, build_struck_day_form, show_left_struck

__all__ = [
    "SHOWS",
    "SHOWS_SETTLED",
    "STAYS",
    "build_move_form",
    "build_reason_form",
    "build_struck_blocks",
    "build_struck_day_form",
    "invite_to_move",
    "show_dropped",
    "show_left_struck",
    "show_news",
    "show_proposal",
    "show_question",
    "show_saved",
    "show_undone",
]
