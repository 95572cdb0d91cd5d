"""Refusals and faults as one sentence with a next step."""

from surfaces.errors.messages import busy, error_page, fault, field_error, refusal

__all__ = ["busy", "error_page", "fault", "field_error", "refusal"]
