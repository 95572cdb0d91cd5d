"""How far classes and schools have come: own classes, a school's classes, and sums for a district or the city."""

from __future__ import annotations

from dataclasses import replace

from models.places import Site, SiteYear, count_sites
from models.programmes import load_catalogue
from models.status import CityStatus, ClassStatus, Overview, SchoolStatus
from surfaces.kit import Block, Message, context, escape, header, lines, plain, say_course_name, say_list, section, text
from surfaces.lessons import say_lesson, say_planned_lesson, tell_groups_from_classes
from surfaces.places import say_sites

MOST_CLASSES = 60


def show_status(locale: str, overview: Overview) -> Message:
    """The answer to `status`: own classes, then schools, then the city, as far as the person may see them."""
    blocks: list[Block] = []
    if overview.own:
        blocks += [
            section("own.title", _say_heading(locale, overview.own)),
            *lines("own", list_classes(locale, overview.own)),
        ]
    for school in overview.schools:
        blocks += build_school_blocks(locale, school)
    if overview.city:
        blocks += build_city_blocks(locale, overview.city)
    if not blocks:
        blocks = [section("status.none", text(locale, "status-none"))]
    return Message(text(locale, "status-title"), blocks[:48])


def _say_heading(locale: str, shown: tuple[ClassStatus, ...]) -> str:
    """`Dina klasser`; for classes that are not the reader's own, the school that they belong to."""
    if all(status.course.part is not None for status in shown):
        return text(locale, "status-own", kind=tell_groups_from_classes(status.course for status in shown))
    return f"*{escape(say_list(locale, list(dict.fromkeys(status.course.site for status in shown))))}*"


def list_classes(locale: str, classes: tuple[ClassStatus, ...]) -> list[str]:
    """`7B · 4 av 14 hållna · i fas · lektion 5 torsdag 26 november kl. 10.20 i B214`, a line a class."""
    sentences = [_say_class(locale, status) for status in classes[:MOST_CLASSES]]
    if len(classes) > MOST_CLASSES:
        sentences.append(text(locale, "status-more", count=len(classes) - MOST_CLASSES))
    return sentences


def list_held(locale: str, classes: tuple[ClassStatus, ...]) -> list[str]:
    """`7B · 10 av 14 hållna`, a line a class, for the end of a school year: what was held, and what waits for answers.

    What was not reached is not told: nobody can do anything about it then.
    """
    return [
        " · ".join([*_list_held_parts(locale, status), *list_open_ones(locale, replace(status, without_day=()))])
        for status in classes[:MOST_CLASSES]
    ]


def _say_class(locale: str, status: ClassStatus) -> str:
    open_ones = list_open_ones(locale, status)
    parts = [*_list_held_parts(locale, status), *open_ones]
    if not open_ones and status.has_plan and status.next_number is not None:
        parts.append(text(locale, "status-in-step"))
    parts.append(_say_next(locale, status))
    return " · ".join(part for part in parts if part)


def list_open_ones(locale: str, status: ClassStatus) -> list[str]:
    """Which lessons wait for an answer, and which need another day."""
    parts = []
    if status.unanswered:
        lesson = say_lesson(locale, status.course, list(status.unanswered))
        parts.append(text(locale, "status-waiting", lesson=lesson))
    if status.without_day:
        lesson = say_lesson(locale, status.course, list(status.without_day))
        parts.append(text(locale, "status-without-day", lesson=lesson, count=len(status.without_day)))
    return parts


def _list_held_parts(locale: str, status: ClassStatus) -> list[str]:
    """The class, and how many lessons are held."""
    course = status.course
    programme = say_course_name(locale, course.programme_code, course.series_code)
    parts = [f"*{escape(course.label)}* {escape(programme)}"]
    if course.total:
        parts.append(text(locale, "status-held", held=str(status.held), total=str(course.total)))
    else:
        parts.append(text(locale, "status-held-open", count=status.held))
    return parts


def _say_next(locale: str, status: ClassStatus) -> str:
    if status.next_number is None:
        return text(locale, "status-all-held") if status.course.total else ""
    if status.next_number in status.unanswered + status.without_day:
        return ""  # it is told already
    lesson = say_lesson(locale, status.course, [status.next_number])
    if not status.next_planned:
        return text(locale, "status-next", lesson=lesson)
    return text(locale, "status-next-planned", lesson=lesson, when=say_planned_lesson(locale, status.next_planned))


def build_school_blocks(locale: str, school: SchoolStatus) -> list[Block]:
    """A school's title and its classes, for those who work there."""
    name = f"school.{school.site.id}"
    title = text(
        locale,
        "status-school",
        site=school.site.name,
        count=len(school.classes),
        kind=_tell_kind(school.site),
    )
    if not school.classes:
        return [section(f"{name}.title", f"{title}\n{text(locale, 'status-school-empty')}")]
    return [section(f"{name}.title", title), *lines(name, list_classes(locale, school.classes))]


def build_city_blocks(locale: str, city: CityStatus) -> list[Block]:
    """The city's sums and a line for each school; never classes or people."""
    head = text(
        locale,
        "city-sums",
        sites=say_sites(locale, count_sites(school.site.form for school in city.schools)),
        classes=str(city.classes),
        least="yes" if city.not_reported else "no",
    )
    notes = []
    if city.not_reported:
        notes.append(text(locale, "city-not-reported", count=city.not_reported))
    if city.not_started:
        notes.append(text(locale, "city-not-started", count=city.not_started))
    blocks = [
        header("city.title", plain(locale, "city-title", year=str(city.school_year))),
        section("city.sums", "\n".join([head, *notes])),
    ]
    return [
        *blocks,
        *lines("city.schools", (_say_school(locale, school) for school in city.schools)),
        context("city.note", text(locale, "city-note")),
    ]


def _tell_kind(site: Site) -> str:
    """What a site has, for a text: `classes`, or `groups` at youth centres and the like."""
    return "classes" if site.keeps_school_days else "groups"


def _say_school(locale: str, school: SiteYear) -> str:
    classes = (
        text(locale, "city-classes-unknown")
        if school.classes is None
        else text(locale, "city-classes", count=school.classes, kind=_tell_kind(school.site))
    )
    programmes = "+".join(
        escape(load_catalogue()[code].short_name)
        for code in sorted(school.programmes, key=lambda code: (code != "mvp", code))
    )
    parts = [f"*{escape(school.site.name)}*", programmes, classes]
    if school.status and school.status.value != "running":
        parts.append(plain(locale, f"site-status-{school.status}"))
    return " · ".join(part for part in parts if part)
