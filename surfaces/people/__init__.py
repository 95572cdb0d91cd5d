"""TODO face."""

from surfaces.people.messages import (
    ask_for_access,
    asked,
    decided,
    newcomer,
    request_notice,
    site_form,
    waiting,
    welcome,
)

__all__ = ["ask_for_access", "asked", "decided", "newcomer", "request_notice", "site_form", "waiting", "welcome"]
