"""The letters' picture."""

from __future__ import annotations

import struct
import subprocess
import sys

import pytest

from surfaces.digests.charts import Bar, draw_progress
from surfaces.kit import LOCALES

BARS = tuple(
    Bar(name=f"Åkeshovs grundskola {n}", in_step=n % 7, waiting=n % 4, behind=n % 3, far=n % 2, other=1)
    for n in range(25)
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "bars",
    [
        BARS[:1],
        BARS,
        (
            Bar(name="Övriga skolor (280)", in_step=0, waiting=0, behind=0, far=0, other=5),
            Bar(name="x" * 200, in_step=9, waiting=0, behind=0, far=0, other=0),
        ),
    ],
)
def test_a_png_as_wide_as_a_phone_shows(locale: str, bars: tuple[Bar, ...]) -> None:
    drawn = draw_progress(locale, bars)
    assert drawn.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", drawn[16:24])
    assert width == 800 and 200 < height < 2000
    assert len(drawn) < 400_000


def test_it_is_drawn_once_for_all_who_get_it() -> None:
    assert draw_progress("sv", BARS) is draw_progress("sv", BARS)


def test_nothing_loads_matplotlib_before_a_picture_is_drawn() -> None:
    look = "import sys, surfaces.digests; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], timeout=60, check=False).returncode == 0
