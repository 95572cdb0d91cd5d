"""A small city for the crowd's tests: two schools in one district, a small one, and a youth centre."""

from __future__ import annotations

from datetime import date

from bot.crowd.city import City, SchoolRow, build_city
from bot.crowd.habits import load_habits
from bot.crowd.soak import first_monday
from bot.demo import ZONE, demo_start
from models.calendar import local_day

TODAY = date(2026, 11, 1)


def school(name: str, classes: int | None, **changes: str) -> SchoolRow:
    """A school as the file has it."""
    programmes = tuple(changes.pop("programmes", "MVP").split("+"))
    row = {"district": "", "form": "grundskola", "status": "pågår"} | changes
    return SchoolRow(name=name, programmes=programmes, classes=classes, **row)


SCHOOLS = (
    school("Björkskolan", 5, district="Bromma", programmes="MVP+AT"),
    school("Granskolan", 2, programmes="AT"),
    school("Lindskolan", None, district="Bromma"),
    school("Gården", 1, form="fritidsgård", programmes="mvp_fritid"),
)


def small_city(seed: int, *, in_october: bool = False) -> City:
    """The city at the beginning of the school year, or in October with lessons held already."""
    begins = local_day(demo_start(TODAY), ZONE) if in_october else first_monday(TODAY)
    return build_city(load_habits(seed), begins, SCHOOLS)
