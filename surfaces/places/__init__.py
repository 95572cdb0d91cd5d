"""Schools and other sites as text."""

from surfaces.places.words import say_sites

__all__ = ["say_sites"]
