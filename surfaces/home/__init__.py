"""App Home."""

from surfaces.home.messages import ToSeeTo, home, newcomer_home

__all__ = ["ToSeeTo", "home", "newcomer_home"]
