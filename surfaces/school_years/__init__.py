"""TODO face."""

from surfaces.school_years.messages import add_form, missing_blocks, remove_form, year_page

__all__ = ["add_form", "missing_blocks", "remove_form", "year_page"]
