"""A school year's terms, breaks and days, and the forms to enter and remove them."""

from surfaces.school_years.messages import add_form, missing_blocks, remove_form, year_page

__all__ = ["add_form", "missing_blocks", "remove_form", "year_page"]
