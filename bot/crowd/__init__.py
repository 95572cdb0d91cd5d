"""Invented staff who live a school year through the playground, as people do, and the audit of what the bot tells.

`run_crowd` is `mvp crowd`. A `City` of staff and classes is built from a seed; its `Crowd` acts on everybody's screen
and writes its own `Books`; the `Audit` holds every letter against them, and `Soak` lives and audits a whole year. In
the demo it lives beside the sample's people (`crowd_beside_sample`), as far as the visitor moves the clock.
"""

from bot.crowd.beside import (
    city_beside_sample,
    crowd_beside_sample,
    people_beside_sample,
    sample_people,
    write_beside_sample,
)
from bot.crowd.city import City, build_city, read_schools
from bot.crowd.command import run_crowd
from bot.crowd.habits import load_habits
from bot.crowd.soak import CrowdFailed, LivedYear, Soak, first_monday

__all__ = [
    "City",
    "CrowdFailed",
    "LivedYear",
    "Soak",
    "build_city",
    "city_beside_sample",
    "crowd_beside_sample",
    "first_monday",
    "load_habits",
    "people_beside_sample",
    "read_schools",
    "run_crowd",
    "sample_people",
    "write_beside_sample",
]
