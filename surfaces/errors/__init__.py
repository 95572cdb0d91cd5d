"""Refusals and faults as messages."""

from surfaces.errors.messages import build_error_page, say_field_error, show_busy, show_fault, show_refusal

__all__ = ["build_error_page", "say_field_error", "show_busy", "show_fault", "show_refusal"]
