"""The weekly letter to those who follow a district or the city: what needs a decision, sums, a chart and a table."""

from __future__ import annotations

from collections.abc import Sequence

from models.calendar import week
from models.digests import (
    Decisions,
    OtherSchools,
    PlanState,
    SchoolPace,
    SchoolSum,
    SchoolToAsk,
    SumsDigest,
    merge_sums,
)
from surfaces.digests.charts import Bar, draw_progress
from surfaces.digests.letters import say_term
from surfaces.digests.tables import build_table, count_fitting_rows
from surfaces.kit import Block, Message, Press, actions, button, context, lines, plain, say_day, say_list, text
from surfaces.places import say_sites

MOST_NAMES = 5
MOST_BARS = 25
_COLUMNS = ("school", "classes", "in-step", "waiting", "behind", "far", "other")
_OTHER_STATES = (
    PlanState.NOT_STARTED,
    PlanState.PAUSED,
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
    """What is to be decided comes first, then the figures with their coverage, and a picture where it tells more."""
    day = say_day(locale, content.until)
    title = text(locale, "sums-title", where=where, week=str(week(content.today)), day=day)
    total = text(
        locale,
        "sums-schools",
        sites=say_sites(locale, content.sites),
        classes=str(content.classes),
        least="yes" if content.at_least else "no",
        silent=len(content.decisions.not_reported),
    )
    head = [title, total]
    if content.term_ends:
        head.append(text(locale, "sums-term-ends", day=say_day(locale, content.term_ends)))
    blocks = lines("digest.title", head)
    blocks += _build_decisions(locale, content)
    blocks += lines("digest.figures", _list_figures(locale, content))
    bars = _build_bars(locale, content.rows)
    pictures: tuple[bytes, ...] = ()
    if len(bars) > 1 and content.pace:  # one bar says no more than its figures
        pictures = (draw_progress(locale, bars),)
        blocks.append(_build_picture(_say_picture(locale, content.pace)))
    if content.rows:
        blocks.append(_build_school_table(locale, content.rows))
    blocks += lines("digest.notes", _list_notes(locale, content))
    blocks.append(context("digest.why", why))
    return Message(title.strip("*"), [*blocks, _build_last_buttons(locale)], pictures)


def _build_decisions(locale: str, content: SumsDigest) -> list[Block]:
    sentences = _list_decisions(locale, content.decisions)
    if not sentences:
        return []
    blocks = lines("digest.decide", [text(locale, "sums-decide"), *(f"• {each}" for each in sentences)])
    if content.decisions.no_calendar and not content.district:
        blocks.append(actions("digest.calendar", [button(Press.ADD_DAYS, plain(locale, "button-add-year"))]))
    return blocks


def _list_figures(locale: str, content: SumsDigest) -> list[str]:
    pace = content.pace
    if pace is None or not pace.classes:
        return [text(locale, "sums-too-few")]
    before = str(content.in_step_before or 0)
    in_step = str(pace.of(PlanState.IN_STEP))
    sentences = [text(locale, "sums-in-step", count=in_step, classes=pace.classes, before=before)]
    behind, far, waiting = (pace.of(state) for state in (PlanState.BEHIND, PlanState.FAR_BEHIND, PlanState.WAITING))
    sentences.append(text(locale, "sums-behind", behind=str(behind), far=str(far), waiting=str(waiting)))
    apart = [text(locale, f"sums-state-{state}", count=pace.of(state)) for state in _OTHER_STATES if pace.of(state)]
    if apart:
        sentences.append(" · ".join(apart))
    if content.coverage:
        coverage = content.coverage
        sentences.append(
            text(locale, "sums-coverage", running=coverage.running, waiting=coverage.running - coverage.answered)
        )
    if content.planned:
        sentences.append(say_term(locale, content))
    return sentences


def _list_notes(locale: str, content: SumsDigest) -> list[str]:
    sentences = [text(locale, "sums-well", count=content.all_in_step)] if content.all_in_step else []
    others = _list_others(locale, content.others)
    return [*sentences, text(locale, "sums-other-schools", items=" · ".join(others))] if others else sentences


def _list_others(locale: str, others: OtherSchools) -> list[str]:
    counts = (
        ("not-using", others.not_using),
        ("not-started", others.not_started),
        ("paused", others.paused),
        ("ended", others.ended),
        ("too-small", others.too_small),
    )
    return [
        plain(locale, f"sums-others-{key}", count=count, classes=others.classes_not_using)
        for key, count in counts
        if count
    ]


def _list_decisions(locale: str, decisions: Decisions) -> list[str]:
    sentences = []
    if schools := decisions.no_coordinator:
        sentences.append(text(locale, "sums-no-coordinator", **_fill_words(locale, schools)))
    if schools := decisions.not_reported:
        sentences.append(text(locale, "sums-not-reported", **_fill_words(locale, schools)))
    if schools := decisions.no_calendar:
        sentences.append(text(locale, "sums-no-calendar", **_fill_words(locale, schools)))
    if decisions.short_of_leaders:
        sentences.append(text(locale, "sums-short", count=decisions.short_of_leaders))
    return sentences


def _fill_words(locale: str, schools: Sequence[SchoolToAsk]) -> dict[str, str | int]:
    return {"count": len(schools), "schools": _say_names(locale, schools)}


def _say_names(locale: str, schools: Sequence[SchoolToAsk]) -> str:
    names = [
        plain(locale, "sums-ask", school=school.name, helpers=say_list(locale, school.helpers))
        if school.helpers
        else school.name
        for school in schools
    ]
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
    counts = (row.classes, *_count_classes(row.pace))
    return [_say_row_name(locale, row, others=others), *(str(count) for count in counts)]


def _say_row_name(locale: str, row: SchoolSum, *, others: bool = False) -> str:
    if row.name:
        return row.name
    return plain(locale, "sums-others" if others else "sums-small", count=str(row.schools))


def _count_classes(pace: SchoolPace) -> tuple[int, int, int, int, int]:
    """In step, waiting for an answer, one or two behind, further behind, and all other classes."""
    told = tuple(
        pace.of(state) for state in (PlanState.IN_STEP, PlanState.WAITING, PlanState.BEHIND, PlanState.FAR_BEHIND)
    )
    in_step, waiting, behind, far = told
    return in_step, waiting, behind, far, pace.classes - sum(told)


def _build_bars(locale: str, rows: Sequence[SchoolSum]) -> tuple[Bar, ...]:
    shown = [(row, _say_row_name(locale, row)) for row in rows[:MOST_BARS]]
    if len(rows) > MOST_BARS:
        rest = merge_sums(rows[MOST_BARS - 1 :])
        shown[-1] = (rest, _say_row_name(locale, rest, others=True))
    return tuple(Bar(name, *_count_classes(row.pace)) for row, name in shown)


def _build_picture(alt: str) -> Block:
    return {"type": "image", "block_id": "digest.picture", "slack_file": {"id": "picture:0"}, "alt_text": alt}


def _say_picture(locale: str, pace: SchoolPace) -> str:
    in_step, waiting, behind, far, _ = (str(count) for count in _count_classes(pace))
    words = {"in_step": in_step, "waiting": waiting, "behind": behind, "far": far}
    return plain(locale, "sums-picture", classes=str(pace.classes), **words)


def _build_last_buttons(locale: str) -> Block:
    return actions(
        "digest.last",
        [
            button(Press.SHOW_STATUS, plain(locale, "button-show-schools")),
            button(Press.OPEN_REMINDERS, plain(locale, "button-digest-when")),
        ],
    )
