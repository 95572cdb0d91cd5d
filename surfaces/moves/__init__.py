"""TODO face."""

from surfaces.moves.forms import STAYS, move_form, why_form
from surfaces.moves.messages import asked, dropped, invite, proposed, saved, told, undone

__all__ = ["STAYS", "asked", "dropped", "invite", "move_form", "proposed", "saved", "told", "undone", "why_form"]
