"""A school year's terms, breaks and single days, and the forms to enter and remove them."""

from surfaces.school_years.messages import build_add_form, build_missing_blocks, build_remove_form, say_span, show_year

__all__ = ["build_add_form", "build_missing_blocks", "build_remove_form", "say_span", "show_year"]
