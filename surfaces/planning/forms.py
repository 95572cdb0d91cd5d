"""The planning form, for one class or for a year group with a line for each class."""

from __future__ import annotations

from models.courses import LONGEST_ROOM, PlanningPlace, TimeSource
from models.planning import CourseLine, FormFacts
from surfaces.kit import (
    Block,
    Form,
    FormField,
    Press,
    actions,
    button,
    context,
    date_picker,
    field_block,
    modal,
    number_input,
    option,
    people_picker,
    plain,
    say_course_name,
    say_list,
    say_time,
    section,
    select,
    text,
    text_input,
    time_picker,
)

MOST_WEEKS, MOST_MINUTES, MOST_SETUP, MOST_LETTERS = 10, 240, 60, 2000
LAST_COMPULSORY = 9
SCHOOL_DAYS, EVERY_DAY = range(1, 6), range(1, 8)


def build_plan_form(locale: str, facts: FormFacts, metadata: str, *, whole: bool) -> Block:
    """The form for a plan, filled in with what is known: day, time and leaders; the rest too where it is shown `whole`.

    Sending it in leads to the preview; nothing is saved yet.
    """
    blocks = [section("plan.what", _say_target(locale, facts)), _build_programme_field(locale, facts)]
    blocks += _build_day_fields(locale, facts)
    if facts.chooses_people:
        blocks.append(_build_leaders_field(locale, facts))
    blocks += _build_rest(locale, facts) if whole else _build_more(locale)
    return modal(
        Form.PLAN,
        plain(locale, "form-plan"),
        blocks,
        submit=plain(locale, "button-preview"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def _build_more(locale: str) -> list[Block]:
    """The button for the rest of the form, and what stands there."""
    more = button(Press.PLAN_MORE, plain(locale, "button-plan-more"))
    return [actions("plan.more", [more]), context("plan.more.what", text(locale, "plan-more"))]


def _build_rest(locale: str, facts: FormFacts) -> list[Block]:
    """What a plan can say besides: room, rhythm, theme days, reserves, planning together, lengths."""
    blocks = _build_rhythm_fields(locale, facts)
    if facts.chooses_people:
        blocks += _build_reserve_fields(locale, facts)
    blocks += _build_planning_fields(locale, facts)
    if facts.school_days:
        sources = [option(plain(locale, f"time-source-{source}"), source.value) for source in TimeSource]
        chosen = facts.source.value if facts.source else None
        blocks.append(
            field_block(
                FormField.TIME_SOURCE, plain(locale, "field-time-source"), select(sources, chosen), optional=True
            )
        )
    return [*blocks, *_build_length_fields(locale, facts)]


def _say_target(locale: str, facts: FormFacts) -> str:
    target = facts.target
    if target.year is not None:
        return text(locale, "plan-form-year", year=say_year_group(locale, target.year), site=target.site)
    return text(locale, "plan-form-new" if facts.is_new else "plan-form-class", label=target.label)


def say_year_group(locale: str, year: int) -> str:
    """`åk 7`, `gymnasiet 1`. In the code, the first year of upper secondary school is 10."""
    if year > LAST_COMPULSORY:
        return plain(locale, "year-group-upper", year=str(year - LAST_COMPULSORY))
    return plain(locale, "year-group", year=str(year))


def _build_programme_field(locale: str, facts: FormFacts) -> Block:
    options = [
        option(say_course_name(locale, programme, series), f"{programme}:{series}")
        for programme, series in facts.choices
    ]
    chosen = ":".join(facts.chosen) if facts.chosen else None
    return field_block(FormField.PROGRAMME, plain(locale, "field-programme"), select(options, chosen))


def _build_day_fields(locale: str, facts: FormFacts) -> list[Block]:
    blocks = [field_block(FormField.DAY, plain(locale, "field-first-lesson"), date_picker(facts.starts_on))]
    if facts.whole_year:
        lines = "\n".join(_write_class_line(locale, line) for line in facts.lines)
        blocks.append(
            field_block(
                FormField.CLASS_LINES,
                plain(locale, "field-class-lines"),
                text_input(MOST_LETTERS, lines),
                hint=plain(locale, "field-class-lines-hint"),
            )
        )
        if facts.running:
            left_out = text(locale, "plan-running", labels=say_list(locale, facts.running))
            blocks.append(context("plan.running", left_out))
    else:
        blocks += _build_weekday_fields(locale, facts)
    return blocks


def _build_rhythm_fields(locale: str, facts: FormFacts) -> list[Block]:
    room = field_block(
        FormField.ROOM,
        plain(locale, "field-lesson-room"),
        text_input(LONGEST_ROOM, facts.lines[0].room or "", multiline=False),
        optional=True,
    )
    return [
        *(() if facts.whole_year else (room,)),
        field_block(
            FormField.INTERVAL,
            plain(locale, "field-interval"),
            number_input(1, MOST_WEEKS, facts.interval),
            hint=plain(locale, "field-interval-hint" if facts.school_days else "field-interval-hint-weeks"),
        ),
        field_block(
            FormField.THEME_DAYS,
            plain(locale, "field-theme-days"),
            text_input(200, multiline=False),
            optional=True,
            hint=plain(locale, "field-theme-days-hint"),
        ),
    ]


def _build_weekday_fields(locale: str, facts: FormFacts) -> list[Block]:
    line = facts.lines[0]
    days = SCHOOL_DAYS if facts.school_days else EVERY_DAY
    options = [option(plain(locale, f"weekday-{day}"), str(day)) for day in days]
    chosen = str(line.weekday) if line.weekday else None
    return [
        field_block(FormField.WEEKDAY, plain(locale, "field-weekday"), select(options, chosen)),
        field_block(FormField.TIME, plain(locale, "field-lesson-time"), time_picker(line.at), optional=True),
    ]


def _write_class_line(locale: str, line: CourseLine) -> str:
    words = [line.label]
    if line.weekday:
        words.append(plain(locale, f"weekday-{line.weekday}"))
        words += [say_time(locale, line.at)] if line.at else []
        words += [line.room] if line.room else []
    return " ".join(words)


def _build_leaders_field(locale: str, facts: FormFacts) -> Block:
    leaders = [person.slack_id for person in facts.leaders if person.slack_id]
    hint = "field-leaders-hint-year" if facts.whole_year else "field-leaders-hint"
    return field_block(
        FormField.LEADERS,
        plain(locale, "field-leaders"),
        people_picker(leaders),
        optional=True,
        hint=plain(locale, hint),
    )


def _build_reserve_fields(locale: str, facts: FormFacts) -> list[Block]:
    reserves = [person.slack_id for person in facts.reserves if person.slack_id]
    blocks = [field_block(FormField.RESERVES, plain(locale, "field-reserves"), people_picker(reserves), optional=True)]
    staying = [person.name for person in (*facts.leaders, *facts.reserves) if not person.slack_id]
    if staying:
        blocks.append(context("plan.staying", text(locale, "plan-staying", names=say_list(locale, staying))))
    return blocks


def _build_planning_fields(locale: str, facts: FormFacts) -> list[Block]:
    days = SCHOOL_DAYS if facts.school_days else EVERY_DAY
    options = [option(plain(locale, f"weekday-{day}"), str(day)) for day in days]
    places = [option(plain(locale, f"planning-place-{place}"), place.value) for place in PlanningPlace]
    hour = facts.hour
    return [
        field_block(
            FormField.PLANNING_DAY,
            plain(locale, "field-planning-day"),
            select(options, str(hour.weekday) if hour else None),
            optional=True,
            hint=plain(locale, "field-planning-day-hint"),
        ),
        field_block(
            FormField.PLANNING_TIME,
            plain(locale, "field-planning-time"),
            time_picker(hour.at if hour else None),
            optional=True,
        ),
        field_block(
            FormField.PLANNING_PLACE,
            plain(locale, "field-planning-place"),
            select(places, (hour.place if hour else PlanningPlace.OWN).value, kind="radio_buttons"),
            hint=plain(locale, "field-planning-place-hint"),
        ),
    ]


def _build_length_fields(locale: str, facts: FormFacts) -> list[Block]:
    lesson, planning = (
        number_input(1, MOST_MINUTES, minutes) for minutes in (facts.lesson_minutes, facts.planning_minutes)
    )
    as_programme = plain(locale, "field-as-programme")
    setup = number_input(0, MOST_SETUP, facts.setup_minutes)
    reflection = number_input(0, MOST_MINUTES, facts.reflection_minutes)
    return [
        field_block(FormField.MINUTES, plain(locale, "field-lesson-minutes"), lesson, optional=True, hint=as_programme),
        field_block(
            FormField.SETUP_MINUTES,
            plain(locale, "field-setup-minutes"),
            setup,
            hint=plain(locale, "field-setup-minutes-hint"),
        ),
        field_block(FormField.REFLECTION_MINUTES, plain(locale, "field-reflection-minutes"), reflection),
        field_block(
            FormField.PLANNING_MINUTES,
            plain(locale, "field-planning-minutes"),
            planning,
            optional=True,
            hint=as_programme,
        ),
    ]
