"""What the demo shows: Stockholm's schools of 2020 with invented people, in a school year that is made up on the spot.

The schools are those of the city's status report (S0: Lägesrapport 2020); every person and every date is invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path
from zoneinfo import ZoneInfo

from dateutil.easter import easter

from models.calendar import SchoolYear, local_day, monday

SAMPLE = Path(__file__).parents[1] / "sample"
ZONE = "Europe/Stockholm"
FRIDAY = timedelta(days=4)  # from a Monday


class DemoFailed(RuntimeError):
    """The demo could not start or go on; the message says why and what to do."""


def demo_start(today: date) -> datetime:
    """When the demo begins: a Monday in October at 07.00, in the school year under way whatever day it is."""
    begins = monday(date(SchoolYear.of(today).start, 10, 14))
    return datetime.combine(begins, wall_time(7), ZoneInfo(ZONE))


def import_sample(database: str, start: datetime, folder: Path, *, beside: Sequence[Path] = ()) -> None:
    """Import the sample into an empty database, dated around `start`; the dated files are written to `folder`.

    The files `beside` it are imported after it. Raises DemoFailed.
    """
    from bot.imports import import_files  # here: `mvp run` knows the demo's clock, and need not load what imports need

    code = import_files(
        [SAMPLE / "skolor.csv", SAMPLE / "personal.csv", SAMPLE / "klasser.csv", *dated_files(folder, start), *beside],
        database_url=database,
        timezone=ZONE,
        school_year=None,
        workspace=None,
        yes=True,
        now=start,
    )
    if code:
        raise DemoFailed("the sample data could not be imported; the reasons stand above")


def dated_files(folder: Path, start: datetime) -> list[Path]:
    """Write the files that need dates: the school year, and a class that begins five weeks on.

    What has to be seen to before its first lesson lies ahead then, so that the demo shows that too.
    """
    year = folder / "lasar.csv"
    year.write_text(invented_year(SchoolYear.of(local_day(start, ZONE))), encoding="utf-8")
    begins = local_day(start, ZONE) + timedelta(days=37)
    late = folder / "klasser-senare.csv"
    late.write_text(
        "skola,klass,årskurs,program,ledare,start,veckodag,tid,intervall,lokal,hållna\n"
        f"Alviksskolan,7D,7,MVP,U0ALI U0FELIX,{begins},onsdag,14.00,2,B116,0\n",
        encoding="utf-8",
    )
    return [year, late]


def invented_year(year: SchoolYear) -> str:
    """The text of an import file with terms, breaks and study days for a school year. The dates are invented.

    They follow the usual Swedish pattern, by week numbers and Easter, so that it can be made for any year.
    """

    def week_of(month: int, day: int) -> date:
        return monday(date(year.start + (month < year.first_day.month), month, day))

    easter_week = monday(easter(year.start + 1))
    spans = (
        ("termin", week_of(8, 19), week_of(12, 18) + FRIDAY, "Hösttermin", "", ""),
        ("termin", week_of(1, 12), week_of(6, 10) + FRIDAY, "Vårtermin", "", ""),
        ("lov", *_week(date.fromisocalendar(year.start, 44, 1)), "Höstlov", "", ""),
        ("lov", *_week(date.fromisocalendar(year.start + 1, 9, 1)), "Sportlov", "", ""),
        ("lov", *_week(easter_week), "Påsklov", "", ""),
        ("studiedag", week_of(11, 18) + FRIDAY, "", "", "Alviksskolan", ""),
        ("studiedag", week_of(3, 17), "", "", "", ""),
        ("spärr", *_week(week_of(5, 5)), "Prao", "", "8-9"),
    )
    return "\n".join(["typ,från,till,namn,skola,årskurs", *(",".join(map(str, span)) for span in spans), ""])


def _week(first: date) -> tuple[date, date]:
    return first, first + FRIDAY
