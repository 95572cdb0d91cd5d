"""`mvp crowd`: the crowd lives a school year and is audited."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.clock import system_now
from bot.crowd.city import SchoolRow, build_city, read_schools
from bot.crowd.habits import load_habits
from bot.crowd.soak import LivedYear, Soak, first_monday
from bot.demo import ZONE
from models.calendar import local_day

AGREED, DIFFERED = 0, 1  # exit codes


def run_crowd(*, seed: int, schools: int | None, database: str | None) -> int:
    """Let the crowd of a seed live the school year under way, at all schools or so many of them; returns the exit code.

    `database` is the URL of an empty one; without it the year is lived in a file that is deleted afterwards. Raises
    CrowdFailed where the database is not empty.
    """
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
    habits = load_habits(seed)
    begins = first_monday(local_day(system_now(), ZONE))
    city = build_city(habits, begins, choose_schools(read_schools(), seed, schools))
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with (
        tempfile.TemporaryDirectory(prefix="mvp-crowd-") as folder,
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
    ):
        soak = Soak(city, habits, database or f"sqlite:///{Path(folder) / 'crowd.db'}")
        task = bar.add_task(f"{begins}", total=(soak.last_day - begins).days)
        soak.on_stop = lambda day, _news: bar.update(task, completed=(day - begins).days, description=f"{day}")
        lived = soak.live()
    classes = f"{len(city.schools)} schools, {len(city.classes)} classes, {len(city.members)} staff, seed {seed}"
    return print_year(lived, classes)


def choose_schools(schools: Sequence[SchoolRow], seed: int, wanted: int | None) -> list[SchoolRow]:
    """So many of the schools that have classes, drawn by the seed, in the order of the file; all without a number."""
    if wanted is None:
        return list(schools)
    drawn = Random(f"{seed}/schools").sample([school for school in schools if school.classes], wanted)
    return [school for school in schools if school in drawn]


def print_year(lived: LivedYear, city: str) -> int:
    """Say what the year came to and where the bot and the books differ; returns the exit code."""
    console = Console(highlight=False, soft_wrap=True, markup=False)
    console.print(city)
    console.print(
        f"{lived.acts} acts, {lived.messages} messages and {lived.stops} stops of the clock in {lived.seconds:.0f} s"
    )
    console.print(
        f"{lived.letters} letters, {lived.redrawn} drawn anew; {lived.figures} figures held against the books"
    )
    for difference in lived.differences:
        console.print(str(difference))
    console.print(f"{len(lived.differences)} differences" if lived.differences else "the books and the bot agree")
    return DIFFERED if lived.differences else AGREED
