"""TODO face."""

from models.guard.inspection import Finding, Sureness, inspect
from models.guard.names import COLLEAGUE

__all__ = ["COLLEAGUE", "Finding", "Sureness", "inspect"]
