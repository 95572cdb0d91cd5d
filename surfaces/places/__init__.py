"""Schools and other sites in words."""

from surfaces.places.words import site_words

__all__ = ["site_words"]
