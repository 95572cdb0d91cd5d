"""The weekly letter to those who follow a district or the city: sums, a chart, a table, and what needs a decision."""

from __future__ import annotations

from collections.abc import Sequence

from models.calendar import week
from models.digests import Decisions, PlanState, SchoolPace, SchoolSum, SumsDigest, merge_sums
from surfaces.digests.charts import Bar, draw_progress
from surfaces.digests.letters import say_term
from surfaces.digests.tables import build_table, count_fitting_rows
from surfaces.kit import Block, Message, Press, actions, button, context, lines, plain, say_day, say_list, section, text
from surfaces.places import say_sites

MOST_NAMES = 5
MOST_BARS = 25
_COLUMNS = ("school", "classes", "in-step", "behind", "far", "other")
_OTHER_STATES = (
    PlanState.WAITING,
    PlanState.NOT_STARTED,
    PlanState.PAUSED,
    PlanState.UNKNOWN,
    PlanState.NO_PLAN,
    PlanState.NO_NUMBER,
    PlanState.ENDED,
)


def show_district_letter(locale: str, content: SumsDigest) -> Message:
    """The letter to those who follow a district. It shows schools, never classes or people."""
    why = text(locale, "sums-why-district", where=content.district)
    return _show_letter(locale, content, content.district, why)


def show_city_letter(locale: str, content: SumsDigest) -> Message:
    """The letter to those who follow the city. It shows schools, never classes or people."""
    return _show_letter(locale, content, plain(locale, "sums-city"), text(locale, "sums-why-city"))


def _show_letter(locale: str, content: SumsDigest, where: str, why: str) -> Message:
    day = say_day(locale, content.until)
    title = text(locale, "sums-title", where=where, week=str(week(content.today)), day=day)
    blocks = [section("digest.title", "\n".join([title, *_list_figures(locale, content)]))]
    bars = _build_bars(locale, content.rows)
    pictures: tuple[bytes, ...] = ()
    if bars and content.pace:
        pictures = (draw_progress(locale, bars),)
        blocks.append(_build_picture(_say_picture(locale, content.pace)))
    blocks.append(_build_school_table(locale, content.rows))
    blocks += lines("digest.notes", _list_notes(locale, content))
    blocks.append(context("digest.why", why))
    return Message(title.strip("*"), [*blocks, _build_last_buttons(locale)], pictures)


def _list_figures(locale: str, content: SumsDigest) -> list[str]:
    sentences = [
        text(
            locale,
            "sums-schools",
            sites=say_sites(locale, content.sites),
            classes=str(content.classes),
            least="yes" if content.at_least else "no",
            silent=len(content.decisions.not_reported),
        )
    ]
    pace = content.pace
    if pace is None or not pace.classes:
        return [*sentences, text(locale, "sums-too-few")]
    in_step = pace.of(PlanState.IN_STEP)
    before = str(content.in_step_before or 0)
    sentences.append(text(locale, "sums-in-step", count=str(in_step), classes=pace.classes, before=before))
    behind, far = pace.of(PlanState.BEHIND), pace.of(PlanState.FAR_BEHIND)
    sentences.append(text(locale, "sums-behind", behind=str(behind), far=str(far)))
    apart = [text(locale, f"sums-state-{state}", count=pace.of(state)) for state in _OTHER_STATES if pace.of(state)]
    if apart:
        sentences.append(" · ".join(apart))
    if content.planned:
        sentences.append(say_term(locale, content))
    return sentences


def _list_notes(locale: str, content: SumsDigest) -> list[str]:
    sentences = []
    decide = _list_decisions(locale, content.decisions)
    if decide:
        sentences.append(text(locale, "sums-decide", items=" · ".join(decide)))
    if content.all_in_step:
        sentences.append(text(locale, "sums-well", count=content.all_in_step))
    quality = content.quality
    if quality is None:
        return [*sentences, text(locale, "sums-quality-none")]
    age = -1 if quality.age is None else quality.age
    fresh, registered = str(quality.fresh), str(quality.registered)
    return [*sentences, text(locale, "sums-quality", fresh=fresh, registered=registered, age=age)]


def _list_decisions(locale: str, decisions: Decisions) -> list[str]:
    sentences = []
    if names := decisions.no_coordinator:
        sentences.append(plain(locale, "sums-no-coordinator", count=len(names), schools=_say_names(locale, names)))
    if names := decisions.not_reported:
        sentences.append(plain(locale, "sums-not-reported", count=len(names), schools=_say_names(locale, names)))
    if names := decisions.no_calendar:
        sentences.append(plain(locale, "sums-no-calendar", count=len(names), schools=_say_names(locale, names)))
    if decisions.short_of_leaders:
        sentences.append(plain(locale, "sums-short", count=decisions.short_of_leaders))
    return sentences


def _say_names(locale: str, names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMES:
        return say_list(locale, names)
    return plain(locale, "sums-and-more", names=", ".join(names[:MOST_NAMES]))


def _build_school_table(locale: str, rows: Sequence[SchoolSum]) -> Block:
    heads = [plain(locale, f"sums-col-{name}") for name in _COLUMNS]
    cells = [_list_cells(locale, row) for row in rows]
    fits = count_fitting_rows(cells, heads)
    if fits < len(rows):
        fits -= 1  # room for the sum of the others
        cells = [*cells[:fits], _list_cells(locale, merge_sums(rows[fits:]), others=True)]
    return build_table("digest.schools", heads, cells, right=range(1, len(heads)))


def _list_cells(locale: str, row: SchoolSum, *, others: bool = False) -> list[str]:
    name = _say_row_name(locale, row, others=others)
    classes = "" if row.classes is None else str(row.classes)
    if row.pace is None:
        if row.status and row.status.value != "running":
            name = f"{name} ({plain(locale, f'site-status-{row.status}')})"
        return [name, classes, "", "", "", ""]
    counts = _count_classes(row.pace)
    return [name, classes, *(str(count) for count in counts)]


def _say_row_name(locale: str, row: SchoolSum, *, others: bool = False) -> str:
    if row.name:
        return row.name
    return plain(locale, "sums-others" if others else "sums-small", count=str(row.schools))


def _count_classes(pace: SchoolPace) -> tuple[int, int, int, int]:
    in_step, behind, far = pace.of(PlanState.IN_STEP), pace.of(PlanState.BEHIND), pace.of(PlanState.FAR_BEHIND)
    return in_step, behind, far, pace.classes - in_step - behind - far


def _build_bars(locale: str, rows: Sequence[SchoolSum]) -> tuple[Bar, ...]:
    rows_with_pace = [row for row in rows if row.pace and row.pace.classes]
    shown = [(row, _say_row_name(locale, row)) for row in rows_with_pace[:MOST_BARS]]
    if len(rows_with_pace) > MOST_BARS:
        rest = merge_sums(rows_with_pace[MOST_BARS - 1 :])
        shown[-1] = (rest, _say_row_name(locale, rest, others=True))
    return tuple(Bar(name, *_count_classes(row.pace)) for row, name in shown if row.pace)


def _build_picture(alt: str) -> Block:
    return {"type": "image", "block_id": "digest.picture", "slack_file": {"id": "picture:0"}, "alt_text": alt}


def _say_picture(locale: str, pace: SchoolPace) -> str:
    in_step, behind, far, _ = (str(count) for count in _count_classes(pace))
    return plain(locale, "sums-picture", in_step=in_step, classes=str(pace.classes), behind=behind, far=far)


def _build_last_buttons(locale: str) -> Block:
    return actions(
        "digest.last",
        [
            button(Press.SHOW_STATUS, plain(locale, "button-show-schools")),
            button(Press.OPEN_REMINDERS, plain(locale, "button-digest-when")),
        ],
    )
