"""Schools and other sites in words."""

from surfaces.places.words import say_sites

__all__ = ["say_sites"]
