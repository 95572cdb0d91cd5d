"""A plan's preview, its receipt once saved, and the buttons to choose what to plan."""

from __future__ import annotations

from dataclasses import asdict

from models.planning import BookingClash, ClassPlan, FreeTime, LessonPlan, Note, PlanTarget, Preview
from models.programmes import BASE_SERIES, OrderRule
from surfaces.kit import (
    Block,
    Form,
    Message,
    Press,
    actions,
    button,
    context,
    lines,
    modal,
    pack,
    plain,
    say_course_name,
    say_day,
    say_day_week,
    say_lesson_count,
    say_list,
    say_numbers,
    say_time,
    section,
    sentence,
    text,
)
from surfaces.lessons import say_lesson
from surfaces.milestones import say_milestone_name
from surfaces.planning.clashes import say_clash
from surfaces.planning.forms import say_year_group

MOST_TARGETS = 40
MOST_CLASHES = 12


def build_preview(locale: str, preview: Preview, metadata: str) -> Block:
    """The preview of a plan: every date, the forecast, clashes and notes. Sending it in saves; closing leads back.

    Where no lesson is left to plan it has no save button.
    """
    several = len(preview.classes) > 1
    blocks: list[Block] = []
    for place, plan in enumerate(preview.classes):
        blocks.append(section(f"plan.class.{place}", _say_heading(locale, preview, plan)))
        dates = (
            [_say_short_dates(locale, plan)]
            if several
            else [_say_lesson(locale, plan, lesson) for lesson in plan.lessons]
        )
        blocks += lines(f"plan.dates.{place}", [line for line in dates if line])
    notes = [*_list_clashes(locale, preview), *(f"• {_say_note(locale, note)}" for note in preview.notes)]
    notes += [f"• {_say_unknown_people(locale, preview)}"] if preview.unknown else []
    at = 1 if not several else 0
    blocks[at:at] = lines("plan.notes", notes)
    blocks.append(context("plan.lengths", text(locale, "plan-lengths", **asdict(preview.lengths))))
    blocks.append(context("plan.unsaved", text(locale, "plan-unsaved")))
    return modal(
        Form.SAVE_PLAN,
        plain(locale, "form-plan-preview"),
        blocks,
        submit=plain(locale, "button-save-plan") if any(plan.lessons for plan in preview.classes) else "",
        close=plain(locale, "button-back-to-plan"),
        metadata=metadata,
    )


def _say_heading(locale: str, preview: Preview, plan: ClassPlan) -> str:
    draft = preview.draft
    programme = say_course_name(locale, draft.programme, draft.series)
    when = plain(locale, f"weekdays-{plan.slot.weekday}")
    if plan.slot.at:
        when = plain(locale, "planned-at", day=when, time=say_time(locale, plan.slot.at))
    if plan.slot.room:
        when = plain(locale, "planned-in", day=when, room=plan.slot.room)
    title = text(locale, "plan-heading", label=plan.course.label, programme=programme, when=when)
    leaders = say_list(locale, [person.name for person in plan.leaders])
    people = [text(locale, "plan-leaders", names=leaders)] if plan.leaders else []
    if plan.reserves:
        people.append(text(locale, "plan-reserves", names=say_list(locale, [person.name for person in plan.reserves])))
    return "\n".join([title, *people, _say_forecast(locale, preview, plan)])


def _say_forecast(locale: str, preview: Preview, plan: ClassPlan) -> str:
    """Whether the lessons fit in the school year: how many more would fit, or how many wait for the next year."""
    series, numbers, year = plan.course.series, [lesson.number for lesson in plan.lessons], str(preview.year)
    rest = _say_waiting(locale, plan)
    if not numbers:
        return text(locale, "plan-forecast-none", year=year, rest=rest) if rest else text(locale, "plan-forecast-held")
    phrase = sentence(say_lesson(locale, plan.course, numbers))
    if rest:
        return text(locale, "plan-forecast-spill", lessons=phrase, year=year, rest=rest)
    if series.count is None:
        last = say_day_week(locale, plan.lessons[-1].day)
        meetings = say_lesson_count(locale, series, len(numbers))
        return text(locale, "plan-forecast-open", lessons=meetings, last=last, year=year)
    if series.order is OrderRule.MONTH_BOUND:
        return text(locale, "plan-forecast-months", lessons=phrase, year=year)
    return text(locale, "plan-forecast-fits", lessons=phrase, year=year, spare=plan.plan.spare)


def _say_waiting(locale: str, plan: ClassPlan) -> str:
    """`4 lektioner får vänta till nästa läsår: 11–14.`; empty where every lesson has a day."""
    waiting = plan.plan.spilled
    if not waiting:
        return ""
    lessons = say_lesson_count(locale, plan.course.series, len(waiting))
    return plain(locale, "plan-waiting", lessons=lessons, count=len(waiting), waiting=say_numbers(locale, waiting))


def _say_lesson(locale: str, plan: ClassPlan, lesson: LessonPlan) -> str:
    phrase = sentence(say_lesson(locale, plan.course, [lesson.number]))
    if lesson.title:
        phrase = plain(locale, "lesson-titled", lesson=phrase, title=lesson.title)
    when = say_day_week(locale, lesson.day)
    if lesson.at:
        when = plain(locale, "planned-at", day=when, time=say_time(locale, lesson.at))
    line = text(locale, "plan-line-theme" if lesson.theme else "plan-line", lesson=phrase, when=when)
    if lesson.planning_day and lesson.planning_at:
        planning = plain(
            locale, "planned-at", day=say_day(locale, lesson.planning_day), time=say_time(locale, lesson.planning_at)
        )
        line = f"{line} · {text(locale, 'plan-line-planning', when=planning)}"
    old = next((row for row in plan.before if row.number == lesson.number), None)
    if old and (old.day, old.starts_at) != (lesson.day, lesson.at):
        before = say_day_week(locale, old.day)
        if old.starts_at:
            before = plain(locale, "planned-at", day=before, time=say_time(locale, old.starts_at))
        line = f"{line} · {text(locale, 'plan-line-before', when=before)}"
    return line


def _say_short_dates(locale: str, plan: ClassPlan) -> str:
    """`5: 12/11 · 6: 26/11`: a class's dates in short, where several classes are planned at once."""
    return " · ".join(
        plain(
            locale,
            "plan-short",
            number=str(lesson.number),
            day=str(lesson.day.day),
            month=str(lesson.day.month),
            week=str(lesson.day.isocalendar().week),
        )
        for lesson in plan.lessons
    )


def _list_clashes(locale: str, preview: Preview) -> list[str]:
    sentences = [f"• {_say_class_clash(locale, preview, clash)}" for clash in preview.clashes[:MOST_CLASHES]]
    if len(preview.clashes) > MOST_CLASHES:
        sentences.append(text(locale, "plan-clashes-more", count=len(preview.clashes) - MOST_CLASHES))
    return [*sentences, *(f"• {_say_free_time(locale, preview, free)}" for free in preview.free[:MOST_CLASHES])]


def _say_free_time(locale: str, preview: Preview, free: FreeTime) -> str:
    """`Ledigt för ledare och rum, så vitt jag vet: 7B torsdag kl. 13.20.`"""
    label = next(plan.course.label for plan in preview.classes if plan.course.id == free.course)
    weekday = plain(locale, f"weekday-{free.weekday}")
    return text(locale, "plan-free-time", label=label, weekday=weekday, time=say_time(locale, free.at))


def _say_class_clash(locale: str, preview: Preview, clash: BookingClash) -> str:
    plan = next(class_plan for class_plan in preview.classes if class_plan.course.id == clash.course)
    person = preview.people.get(clash.person_id or 0)
    name = person.given_name if person and clash.person_id != preview.planner else ""
    return say_clash(locale, plan.course, clash, name)


def _say_note(locale: str, note: Note) -> str:
    words: dict[str, str | int] = {
        "labels": say_list(locale, note.labels),
        "numbers": say_numbers(locale, note.numbers),
        "days": say_list(locale, [say_day_week(locale, day) for day in note.days]),
        "gates": say_list(locale, [say_milestone_name(locale, gate) for gate in note.gates]),
        "count": note.count,
    }
    return text(locale, f"plan-note-{note.code}", **words)


def _say_unknown_people(locale: str, preview: Preview) -> str:
    """People chosen in the form whom the site does not know. Slack shows each mention as a name."""
    mentions = say_list(locale, [f"<@{slack_id}>" for slack_id in preview.unknown if slack_id.isalnum()])
    return plain(locale, "plan-unknown-people", count=len(preview.unknown), people=mentions)


def show_saved(locale: str, preview: Preview) -> Message:
    """The receipt of a saved plan: for each class its lessons, the first of them, and those that wait."""
    sentences = []
    for plan in preview.classes:
        if not plan.lessons:
            continue
        numbers = [lesson.number for lesson in plan.lessons]
        first = plan.lessons[0]
        when = say_day(locale, first.day)
        if first.at:
            when = plain(locale, "planned-at", day=when, time=say_time(locale, first.at))
        if plan.slot.room:
            when = plain(locale, "planned-in", day=when, room=plan.slot.room)
        lessons = say_lesson(locale, plan.course, numbers)
        first_words = say_lesson(locale, plan.course, [first.number])
        sentences.append(
            text(locale, "plan-saved", label=plan.course.label, lessons=lessons, first=first_words, when=when)
        )
        if plan.plan.spilled:
            sentences.append(_say_waiting(locale, plan))
    if preview.unknown:
        sentences.append(_say_unknown_people(locale, preview))
    message_text = "\n".join(sentences)
    show = button(Press.SHOW_SCHEDULE, plain(locale, "button-schedule"))
    return Message(message_text, [*lines("plan.saved", sentences), actions("plan.actions", [show])])


def show_targets(locale: str, targets: tuple[PlanTarget, ...]) -> Message:
    """Buttons for what can be planned: a class, or a whole year group."""
    sites = {target.site_id for target in targets}
    programmes = {target.label for target in targets if sum(other.label == target.label for other in targets) > 1}
    buttons = [
        button(f"{Press.OPEN_PLAN}:{place}", _say_target(locale, target, len(sites) > 1, programmes), pack(target))
        for place, target in enumerate(targets[:MOST_TARGETS])
    ]
    message_text = text(locale, "plan-open" if len(targets) == 1 else "plan-which")
    rows = [actions(f"plan.targets.{row}", buttons[row : row + 5]) for row in range(0, len(buttons), 5)]
    more = [context("plan.more", text(locale, "plan-which-more"))] if len(targets) > MOST_TARGETS else []
    return Message(message_text, [section("plan.which", message_text), *rows, *more])


def _say_target(locale: str, target: PlanTarget, several_sites: bool, programmes: set[str]) -> str:
    if target.year is not None:
        phrase = plain(locale, "button-plan-year", year=say_year_group(locale, target.year))
    else:
        phrase = plain(locale, "button-plan-class", label=target.label)
        if target.programme and target.label in programmes:
            name = say_course_name(locale, target.programme, target.series or BASE_SERIES)
            phrase = plain(locale, "choice-class-programme", label=phrase, programme=name)
    return plain(locale, "choice-class-site", label=phrase, site=target.site) if several_sites else phrase
