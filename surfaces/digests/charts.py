"""Pictures for the letters, as PNG: Slack shows no SVG.

They can be read on a phone and by the colour-blind. matplotlib takes half a second to load, so it is imported where a
picture is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from surfaces.kit import cut, plain

WIDTH, ROW, MARGIN, DPI = 5.0, 0.34, 1.3, 160  # inches, and dots an inch: 800 dots wide, as much as a phone shows
NAME_MOST = 24  # characters
# Okabe and Ito's colours, which the colour-blind can tell apart; never red, and each part has its own pattern too.
_PARTS = (
    ("in-step", "#0072B2", ""),
    ("waiting", "#FFFFFF", ""),
    ("behind", "#F0E442", "//"),
    ("far", "#E69F00", "xx"),
    ("other", "#D9D9D9", ".."),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the chart: a school or several, with how many classes are in step with their plan, wait for an answer
    (`waiting`), are 1 to 2 lessons behind (`behind`), further behind (`far`), and in any other state.
    """

    name: str
    in_step: int
    waiting: int
    behind: int
    far: int
    other: int

    @property
    def counts(self) -> tuple[int, int, int, int, int]:
        """The counts from left to right."""
        return self.in_step, self.waiting, self.behind, self.far, self.other


@lru_cache(maxsize=16)
def draw_progress(locale: str, bars: tuple[Bar, ...]) -> bytes:
    """Draw a bar for each school with its classes in per cent, as PNG. Cached, since many get the same letter."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, MARGIN + ROW * len(bars)), dpi=DPI, layout="constrained")
    axes = figure.add_subplot()
    left = [0.0] * len(bars)
    for place, (part, colour, pattern) in enumerate(_PARTS):
        shares = [100 * bar.counts[place] / sum(bar.counts) for bar in bars]
        axes.barh(
            range(len(bars)), shares, left=left, color=colour, hatch=pattern, edgecolor="#333333", linewidth=0.5,
            label=plain(locale, f"chart-{part}"), height=0.72,
        )  # fmt: skip
        for row, share in enumerate(shares):
            if share >= 9:  # per cent; in a narrower part the figure has no room
                _write_count(axes, left[row] + share / 2, row, bars[row].counts[place], light=place == 0)
            left[row] += share
    axes.set_yticks(range(len(bars)), [cut(bar.name, NAME_MOST) for bar in bars], fontsize=10)
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel(plain(locale, "chart-axis"), fontsize=9)
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside upper left", ncols=5, fontsize=8, frameon=False, handlelength=1.2, columnspacing=1.0)
    FigureCanvasAgg(figure)
    drawn = BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    return drawn.getvalue()


def _write_count(axes: object, x: float, y: int, count: int, *, light: bool) -> None:
    box = None if light else {"boxstyle": "round,pad=0.12", "facecolor": "white", "edgecolor": "none"}
    axes.text(  # type: ignore[attr-defined]
        x, y, str(count), ha="center", va="center", fontsize=9, color="white" if light else "black", bbox=box
    )
