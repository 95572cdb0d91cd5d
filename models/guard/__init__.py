"""TODO face."""

from models.guard.findings import Finding, FindingKind, Sureness
from models.guard.inspection import inspect
from models.guard.names import COLLEAGUE

__all__ = ["COLLEAGUE", "Finding", "FindingKind", "Sureness", "inspect"]
