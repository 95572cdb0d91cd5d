"""The weekly letter to a district or the city: numbers first, the trend, one picture, what needs a decision."""

from __future__ import annotations

from collections.abc import Sequence

from models.calendar import week
from models.digests import Decisions, PlanState, SchoolPace, SchoolSum, SumsDigest, merge_sums
from surfaces.digests.charts import Bar, progress
from surfaces.digests.letters import term_words
from surfaces.digests.tables import rows_that_fit, table
from surfaces.kit import Block, Message, Press, actions, button, context, lines, plain, say_day, say_list, section, text
from surfaces.places import site_words

MOST_NAMES = 5
MOST_BARS = 25
_COLUMNS = ("school", "classes", "in-step", "behind", "far", "other")
_APART = (
    PlanState.NOT_STARTED,
    PlanState.PAUSED,
    PlanState.UNKNOWN,
    PlanState.NO_PLAN,
    PlanState.NO_NUMBER,
    PlanState.ENDED,
)


def district(locale: str, content: SumsDigest) -> Message:
    """To those who follow a district: its schools, never classes or people."""
    why = text(locale, "sums-why-district", where=content.district)
    return _letter(locale, content, content.district, why)


def city(locale: str, content: SumsDigest) -> Message:
    """To those who follow the city: schools, never classes or people."""
    return _letter(locale, content, plain(locale, "sums-city"), text(locale, "sums-why-city"))


def _letter(locale: str, content: SumsDigest, where: str, why: str) -> Message:
    day = say_day(locale, content.until)
    title = text(locale, "sums-title", where=where, week=str(week(content.today)), day=day)
    blocks = [section("digest.title", "\n".join([title, *_figures(locale, content)]))]
    bars = _bars(locale, content.rows)
    pictures: tuple[bytes, ...] = ()
    if bars and content.pace:
        pictures = (progress(locale, bars),)
        blocks.append(_picture(_alt(locale, content.pace)))
    blocks.append(_table(locale, content.rows))
    blocks += lines("digest.notes", _notes(locale, content))
    blocks.append(context("digest.why", why))
    return Message(title.strip("*"), [*blocks, _last_row(locale)], pictures)


def _figures(locale: str, content: SumsDigest) -> list[str]:
    said = [
        text(
            locale,
            "sums-schools",
            sites=site_words(locale, content.sites),
            classes=str(content.classes),
            least="yes" if content.at_least else "no",
            silent=len(content.decisions.not_reported),
        )
    ]
    pace = content.pace
    if pace is None or not pace.classes:
        return [*said, text(locale, "sums-too-few")]
    in_step = pace.of(PlanState.IN_STEP)
    share, before = str(round(100 * in_step / pace.classes)), str(content.in_step_before or 0)
    said.append(text(locale, "sums-in-step", count=in_step, share=share, before=before))
    behind, far = pace.of(PlanState.BEHIND), pace.of(PlanState.FAR_BEHIND)
    said.append(text(locale, "sums-behind", behind=str(behind), far=str(far)))
    apart = [text(locale, f"sums-state-{state}", count=str(pace.of(state))) for state in _APART if pace.of(state)]
    if apart:
        said.append(" · ".join(apart))
    if content.planned:
        said.append(term_words(locale, content.since, content.held, content.planned))
    return said


def _notes(locale: str, content: SumsDigest) -> list[str]:
    said = []
    decide = _decisions(locale, content.decisions)
    if decide:
        said.append(text(locale, "sums-decide", items=" · ".join(decide)))
    if content.all_in_step:
        said.append(text(locale, "sums-well", count=content.all_in_step))
    quality = content.quality
    if quality is None:
        return [*said, text(locale, "sums-quality-none")]
    age = -1 if quality.age is None else quality.age
    fresh, registered = str(quality.fresh), str(quality.registered)
    return [*said, text(locale, "sums-quality", fresh=fresh, registered=registered, age=age)]


def _decisions(locale: str, found: Decisions) -> list[str]:
    said = []
    if names := found.no_coordinator:
        said.append(plain(locale, "sums-no-coordinator", count=len(names), schools=_names(locale, names)))
    if names := found.not_reported:
        said.append(plain(locale, "sums-not-reported", count=len(names), schools=_names(locale, names)))
    if names := found.no_calendar:
        said.append(plain(locale, "sums-no-calendar", count=len(names), schools=_names(locale, names)))
    if found.short_of_leaders:
        said.append(plain(locale, "sums-short", count=found.short_of_leaders))
    return said


def _names(locale: str, names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMES:
        return say_list(locale, names)
    return plain(locale, "sums-and-more", names=", ".join(names[:MOST_NAMES]))


def _table(locale: str, rows: Sequence[SchoolSum]) -> Block:
    heads = [plain(locale, f"sums-col-{name}") for name in _COLUMNS]
    cells = [_cells(locale, row) for row in rows]
    fits = rows_that_fit(cells, heads)
    if fits < len(rows):
        fits -= 1  # room for the sum of the others
        cells = [*cells[:fits], _cells(locale, merge_sums(rows[fits:]), others=True)]
    return table("digest.schools", heads, cells, right=range(1, len(heads)))


def _cells(locale: str, row: SchoolSum, *, others: bool = False) -> list[str]:
    name = _name(locale, row, others=others)
    classes = "" if row.classes is None else str(row.classes)
    if row.pace is None:
        if row.status and row.status.value != "running":
            name = f"{name} ({plain(locale, f'site-status-{row.status}')})"
        return [name, classes, "", "", "", ""]
    counts = _counts(row.pace)
    return [name, classes, *(str(count) for count in counts)]


def _name(locale: str, row: SchoolSum, *, others: bool = False) -> str:
    if row.name:
        return row.name
    return plain(locale, "sums-others" if others else "sums-small", count=str(row.schools))


def _counts(pace: SchoolPace) -> tuple[int, int, int, int]:
    in_step, behind, far = pace.of(PlanState.IN_STEP), pace.of(PlanState.BEHIND), pace.of(PlanState.FAR_BEHIND)
    return in_step, behind, far, pace.classes - in_step - behind - far


def _bars(locale: str, rows: Sequence[SchoolSum]) -> tuple[Bar, ...]:
    told = [row for row in rows if row.pace and row.pace.classes]
    shown = [(row, _name(locale, row)) for row in told[:MOST_BARS]]
    if len(told) > MOST_BARS:
        rest = merge_sums(told[MOST_BARS - 1 :])
        shown[-1] = (rest, _name(locale, rest, others=True))
    return tuple(Bar(name, *_counts(row.pace)) for row, name in shown if row.pace)


def _picture(alt: str) -> Block:
    return {"type": "image", "block_id": "digest.picture", "slack_file": {"id": "picture:0"}, "alt_text": alt}


def _alt(locale: str, pace: SchoolPace) -> str:
    in_step, behind, far, _ = (str(count) for count in _counts(pace))
    return plain(locale, "sums-picture", in_step=in_step, classes=str(pace.classes), behind=behind, far=far)


def _last_row(locale: str) -> Block:
    return actions(
        "digest.last",
        [
            button(Press.SHOW_STATUS, plain(locale, "button-show-schools")),
            button(Press.OPEN_REMINDERS, plain(locale, "button-digest-when")),
        ],
    )
