"""The question before something older is taken back."""

from surfaces.undo.messages import name_act, show_left, show_old_act, show_put_back

__all__ = ["name_act", "show_left", "show_old_act", "show_put_back"]
