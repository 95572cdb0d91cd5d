"""Hypothesis times nothing: a busy machine is no fault of the code (speed belongs in `benchmarks/`)."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
