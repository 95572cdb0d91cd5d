"""The forms about a log: writing it, changing it, and the fields on how the lesson went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.courses import Course
from models.lessons import MOST_MINUTES, Adaptation, Detail, Engagement, HowItWent, Manner, Precision
from surfaces.kit import (
    Block,
    Form,
    FormField,
    checkboxes,
    context,
    date_picker,
    field_block,
    modal,
    number_input,
    option,
    plain,
    say_course_name,
    section,
    select,
    text,
)
from surfaces.lessons.naming import say_lesson

MOST_OPTIONS = 100


@dataclass(frozen=True, slots=True)
class LogFormChoices:
    """What the log form offers and has filled in when it opens."""

    courses: tuple[Course, ...]
    course_id: int | None
    number: int | None
    day: date


def build_course_option(locale: str, course: Course, *, several_sites: bool) -> Block:
    """A class as a choice: `7B · MVP`, with its site where there are several."""
    name = say_course_name(locale, course.programme_code, course.series_code)
    key = "option-course-site" if several_sites else "option-course"
    return option(plain(locale, key, label=course.label, programme=name, site=course.site), str(course.id))


def build_log_form(locale: str, chosen: LogFormChoices, metadata: str) -> Block:
    """The form of `/mvp logga` without words: class, lesson and day. Colleagues and how it went are optional."""
    blocks = [
        _build_course_field(locale, chosen.courses, chosen.course_id),
        _build_number_field(locale, chosen.courses, chosen.number),
        _build_day_field(locale, chosen.day),
        field_block(
            FormField.COLLEAGUES,
            plain(locale, "field-colleagues"),
            {"type": "multi_users_select"},
            optional=True,
            hint=plain(locale, "field-colleagues-hint"),
        ),
        *build_how_fields(locale, HowItWent()),
    ]
    return modal(
        Form.LOG,
        plain(locale, "form-log"),
        blocks,
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def build_change_form(locale: str, detail: Detail, courses: tuple[Course, ...], metadata: str) -> Block:
    """The form that changes a log, filled in with what is stored."""
    day = detail.when.day if detail.when.precision is Precision.DAY else None
    lesson = say_lesson(locale, course=detail.course, numbers=[detail.number], session=detail.session, half=detail.half)
    blocks = [
        section("change.what", text(locale, "change-what", lesson=lesson, label=detail.course.label)),
        _build_course_field(locale, courses, detail.course.id),
        _build_number_field(locale, courses, detail.number),
        field_block(
            FormField.DAY,
            plain(locale, "field-day"),
            date_picker(day),
            optional=True,
            hint=plain(locale, "field-day-hint"),
        ),
        *(build_how_fields(locale, detail.how) if detail.sees_how else ()),
    ]
    return modal(
        Form.CHANGE,
        plain(locale, "form-change"),
        blocks,
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def build_how_fields(locale: str, how: HowItWent) -> list[Block]:
    """The optional fields on how a lesson went: manner, adaptations, engagement and minutes."""
    manners = [option(plain(locale, f"manner-{code}"), code.value) for code in Manner]
    codes = [option(plain(locale, f"adaptation-{code}"), code.value) for code in Adaptation]
    levels = [option(plain(locale, f"engagement-{code}"), code.value) for code in Engagement]
    manner = how.manner.value if how.manner else None
    engagement = how.engagement.value if how.engagement else None
    return [
        field_block(
            FormField.MANNER,
            plain(locale, "field-manner"),
            select(manners, manner, kind="radio_buttons"),
            optional=True,
        ),
        field_block(
            FormField.ADAPTATIONS, plain(locale, "field-adaptations"), checkboxes(codes, how.adaptations), optional=True
        ),
        field_block(
            FormField.ENGAGEMENT,
            plain(locale, "field-engagement"),
            select(levels, engagement, kind="radio_buttons"),
            optional=True,
        ),
        field_block(
            FormField.MINUTES, plain(locale, "field-minutes"), number_input(1, MOST_MINUTES, how.minutes), optional=True
        ),
        context("how.seen", text(locale, "how-seen")),
    ]


def _build_course_field(locale: str, courses: tuple[Course, ...], chosen: int | None) -> Block:
    several = len({course.site_id for course in courses}) > 1
    options = [build_course_option(locale, course, several_sites=several) for course in courses[:MOST_OPTIONS]]
    initial = str(chosen) if chosen is not None else (options[0]["value"] if len(options) == 1 else None)
    return field_block(FormField.COURSE, plain(locale, "field-course"), select(options, initial))


def _build_number_field(locale: str, courses: tuple[Course, ...], chosen: int | None) -> Block:
    most = max((course.total or 40 for course in courses), default=14)
    return field_block(FormField.NUMBER, plain(locale, "field-number"), number_input(1, most, chosen))


def _build_day_field(locale: str, day: date) -> Block:
    return field_block(FormField.DAY, plain(locale, "field-day"), date_picker(day))
