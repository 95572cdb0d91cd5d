"""TODO face."""

from surfaces.places.words import site_words

__all__ = ["site_words"]
