"""The question before something older is taken back."""

from surfaces.undo.messages import name_act, show_left, show_old_act

__all__ = ["name_act", "show_left", "show_old_act"]
