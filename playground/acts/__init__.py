"""What people do in Slack: type and post, press and choose, submit and close modals.

Each class adds acts to the one before it: ``CommandActions``, ``PressActions``, ``ModalActions``. ``escaping`` turns
the names people type into ids, as Slack does.
"""

from playground.acts.modals import ModalActions

__all__ = ["ModalActions"]
