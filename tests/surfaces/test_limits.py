"""Every surface within Slack's limits, whatever it is given: big schools, long names, markup in every word."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from handlers.commands import Command
from models.access import AccessRequest, Asked
from models.courses import Course, CourseStatus, Part, Planned
from models.errors import BadInput, NotAllowed, NotFound, Stale, UnknownPerson
from models.guard import Finding, Sureness
from models.guard import Kind as FindingKind
from models.lesson_changes import Detail, HowItWent
from models.lesson_drafts import (
    UNKNOWN,
    Adaptation,
    Ask,
    Choice,
    Engagement,
    LogDraft,
    Manner,
    Question,
    Source,
    When,
)
from models.lesson_undo import Undone
from models.lessons import Entry, Logged, Next, Outcome
from models.people import Person
from models.programme_files import load_catalogue
from models.reflections import LONGEST, FollowUp, Guarded, Reflection, Visibility, Words
from models.school_calendar import SchoolYear
from models.sites import Site, SiteForm, SiteStatus, SiteYear
from models.status import CityStatus, ClassStatus, Overview, SchoolStatus
from playground.validate_blocks import message_report, view_report
from surfaces import blocks as pieces
from surfaces import errors, help, home, lesson_forms, lessons, people, reflections, schedule, status, titles
from surfaces.blocks import Message
from surfaces.language import LOCALES

ROOT = Path(__file__).parents[2]
WAKES = "<!channel>"
HOSTILE = f"{WAKES} & <script>alert('ö')</script> *b* `c` "


def long(most: int) -> str:
    """As many characters as the database column takes, markup first."""
    return (HOSTILE + "Ö" * most)[:most]


NAME, SITE_NAME, LABEL, ROOM = long(200), long(200), long(40), long(80)
TODAY = date(2026, 11, 13)
YEAR = SchoolYear(2026)
URL = "https://hooks.slack.com/actions/" + "T" * 200
METADATA = f'{{"url":"{URL}","log":1234567890}}'
BIG_ID = 1_000_000_000
DAYS = (When.on(date(2026, 11, 12)), When.in_week(date(2026, 11, 9)), UNKNOWN)


def course(number: int = 1, *, programme: str = "mvp", series: str = "base", site_id: int = 1) -> Course:
    return Course(
        id=BIG_ID + number,
        site_id=site_id,
        site=SITE_NAME,
        group_id=BIG_ID + number,
        label=f"{LABEL[:-3]}{number:03d}",
        programme_code=programme,
        series_code=series,
        school_year=YEAR,
        status=CourseStatus.RUNNING,
        ended_on=None,
        weekday=4,
        held_before=0,
        keeps_school_days=True,
        part=Part.LEADER,
    )


EVERY_SERIES = sorted(
    {
        (programme.code, series.code)
        for programme in load_catalogue().values()
        for series in programme.edition(str(YEAR)).series
    }
)
COURSES = tuple(course(number, site_id=1 + number % 2) for number in range(150))
PLAN = Planned(14, date(2026, 11, 12), time(10, 20), ROOM)
PEOPLE = tuple(Person(BIG_ID + number, NAME, f"U{number:010d}") for number in range(10))
LEADERS = (WAKES, "&", "Ö" * 200, "Karin")


def class_status(one: Course, *, number: int | None = 14) -> ClassStatus:
    return ClassStatus(one, 13, 13, number, PLAN if number else None, (PLAN,) * 14, TODAY)


def overview(*, own: int = 60, schools: int = 1, classes: int = 60, city: int = 30) -> Overview:
    def school(number: int) -> SchoolStatus:
        found = tuple(class_status(COURSES[place % 60]) for place in range(classes))
        return SchoolStatus(site(number), found)

    return Overview(
        tuple(class_status(one) for one in COURSES[:own]),
        tuple(school(number) for number in range(schools)),
        CityStatus(YEAR, tuple(site_year(number) for number in range(city))) if city else None,
        TODAY,
    )


def site(number: int) -> Site:
    return Site(BIG_ID + number, SITE_NAME, SiteForm.COMPULSORY, 1, SITE_NAME)


def site_year(number: int) -> SiteYear:
    statuses = [*SiteStatus, None]
    return SiteYear(
        site(number), statuses[number % len(statuses)], None if number % 3 else 999, 0, tuple(load_catalogue())
    )


def entry(number: int, outcome: Outcome = Outcome.SAVED, when: When = DAYS[0], **changes: Any) -> Entry:
    plain = Entry(BIG_ID + number, course(), number, 9, 4, when, outcome, True, LEADERS, NAME)
    return replace(plain, **changes)


FULL = HowItWent(Manner.ADAPTED, tuple(Adaptation), 600, Engagement.HIGH)
DETAILS = [
    Detail(
        log_id=BIG_ID,
        course=course(),
        number=14,
        session=9,
        half=4,
        when=when,
        how=FULL,
        sees_how=sees_how,
        leaders=LEADERS,
    )
    for when in DAYS
    for sees_how in (True, False)
]
DRAFT = LogDraft(Source.MENTION, labels=(LABEL,) * 3, led_with=("U0123456789",) * 4, adaptations=tuple(Adaptation))
FULL_WORDS = Words(long(LONGEST), long(LONGEST), FollowUp.GROUP, Visibility.BANK, True, "1700000000.000001")
SHORT_WORDS = Words(long(450), long(450), FollowUp.CLASS, Visibility.SELF)
NOW = datetime(2026, 11, 13, 13, tzinfo=UTC)


def reflection(words: Words = FULL_WORDS, *, own: bool = True) -> Reflection:
    return Reflection(BIG_ID, BIG_ID, LABEL, 14, NAME, own, words, NOW)


def guarded(sureness: Sureness, log_id: int | None = BIG_ID) -> Guarded:
    findings = tuple(Finding(kind, sureness, place) for place, kind in enumerate(FindingKind, start=1))
    return Guarded(findings, NAME, True, log_id)


def ask(question: Question, most: int, code: str = "class", **words: Any) -> Ask:
    plain = {
        "label": LABEL, "site": SITE_NAME, "programme": "mvp", "series": "base", "number": 14, "first": 1, "last": 13,
        "count": 1, "day": TODAY,
    }  # fmt: skip
    one = {"which_lesson": "lesson", "no_school_day": "day-anyway", "weekday": "meant-day", "ended": "save-anyway"}
    choices = tuple(Choice(one.get(question.value, code), DRAFT, plain) for _ in range(most))
    return Ask(question, choices, plain | words)


REASONS = (
    "bad-number", "bad-range", "class-gone", "empty-reflection", "lesson-taken", "log-gone", "long-reflection",
    "minutes", "no-such-class", "no-such-day", "no-such-site", "renamed-class", "two-days", "unread-word",
)  # fmt: skip
REFUSALS = [
    Stale(),
    UnknownPerson(),
    NotAllowed(what="class", helper=NAME, site_id=BIG_ID),
    NotAllowed(what="log", helper="", site_id=0),
    NotAllowed(what=WAKES, helper=NAME, site_id=0),
    BadInput(reason="future-day", day="2026-11-14"),
    BadInput(reason="no-such-lesson", given=500, total=14, programme="mvp", series="thematic"),
    *(NotFound(reason=reason, given=long(200), closest=long(1000), label=LABEL, most=2000) for reason in REASONS),
]
REQUESTS = [AccessRequest(BIG_ID + number, NAME, f"U{number:010d}", SITE_NAME, BIG_ID) for number in range(40)]

Shown = Message | dict[str, Any] | list[dict[str, Any]] | str
CASES: dict[str, Callable[[str], list[Shown]]] = {
    "errors.refusal": lambda to: [errors.refusal(to, error) for error in REFUSALS],
    "errors.fault": lambda to: [errors.fault(to, long(200))],
    "errors.busy": lambda to: [errors.busy(to)],
    "errors.error_page": lambda to: [errors.error_page(to, errors.refusal(to, error)) for error in REFUSALS],
    "help.help_message": lambda to: [help.help_message(to, [(code.value, "x" * 20) for code in Command])],
    "help.not_understood": lambda to: [help.not_understood(to, long(40))],
    "home.home": lambda to: [
        home.home(to, NAME, overview(), REQUESTS),
        home.home(to, NAME, overview(own=0, schools=0, city=0), []),
        home.home(to, NAME, overview(own=5, schools=3, classes=20), REQUESTS),
        home.home(to, NAME, overview(schools=30), REQUESTS),
    ],
    "home.newcomer_home": lambda to: [home.newcomer_home(to, people.greeting(to))],
    "lesson_forms.course_option": lambda to: [
        one["text"]["text"]
        for several in (True, False)
        for one in (lesson_forms.course_option(to, course(), several_sites=several),)
    ],
    "lesson_forms.log_form": lambda to: [
        lesson_forms.log_form(to, lesson_forms.Chosen(COURSES[:60], COURSES[3].id, 14, TODAY), METADATA),
        lesson_forms.log_form(to, lesson_forms.Chosen(COURSES, None, None, TODAY), METADATA),
        lesson_forms.log_form(to, lesson_forms.Chosen(COURSES[:1], None, None, TODAY), METADATA),
    ],
    "lesson_forms.change_form": lambda to: [
        lesson_forms.change_form(to, detail, (detail.course, *COURSES[2:62]), METADATA) for detail in DETAILS
    ],
    "lesson_forms.how_fields": lambda to: [lesson_forms.how_fields(to, FULL), lesson_forms.how_fields(to, HowItWent())],
    "lessons.logged": lambda to: (
        [
            lessons.logged(
                to, Logged((entry(5, outcome, when),), (Next(course(), 6, PLAN),), True, (NAME, "U0123456789"))
            )
            for outcome in Outcome
            for when in DAYS
        ]
        + [
            lessons.logged(to, Logged(tuple(entry(n) for n in range(1, 15)), (Next(course(), None, None),))),
            lessons.logged(
                to,
                Logged(
                    tuple(entry(5, course=one) for one in COURSES[:4]),
                    tuple(Next(one, 6, PLAN) for one in COURSES[:4]),
                    False,
                    LEADERS,
                ),
            ),
            lessons.logged(to, Logged((entry(5, actor_leads=False, others=(), by=None),), ())),
        ]
    ),
    "lessons.asked": lambda to: (
        [lessons.asked(to, ask(question, 20)) for question in Question]
        + [lessons.asked(to, ask(Question.ORDER, 3, code)) for code in ("had-those-too", "took-before", "meant-lesson")]
        + [lessons.asked(to, ask(Question.WHICH_CLASS, 20, count=2)), lessons.asked(to, ask(Question.ENDED, 1, day=0))]
    ),
    "lessons.undone": lambda to: [
        lessons.undone(to, Undone(tuple(entry(n) for n in range(1, 15)), kept_by)) for kept_by in (None, NAME)
    ],
    "lessons.invite_to_log": lambda to: [lessons.invite_to_log(to)],
    "lessons.invite_to_change": lambda to: [lessons.invite_to_change(to, long(500), BIG_ID)],
    "people.greeting": lambda to: [people.greeting(to)],
    "people.ask_for_access": lambda to: [
        people.ask_for_access(to, errors.refusal(to, REFUSALS[0]), long(200).replace(" ", ""), str(BIG_ID))
    ],
    "people.site_form": lambda to: [
        people.site_form(
            to, [replace(site(n), name=f"{chr(65 + n % 26)}{SITE_NAME[:190]} {n}") for n in range(many)], METADATA
        )
        for many in (0, 1, 30, 400)
    ],
    "people.asked": lambda to: [people.asked(to, Asked(SITE_NAME, PEOPLE)), people.asked(to, Asked(SITE_NAME, ()))],
    "people.newcomer": lambda to: [
        people.newcomer(to, site, names) for site in ("", SITE_NAME) for names in ("", "Ö" * 500)
    ],
    "people.welcome": lambda to: [people.welcome(to, SITE_NAME)],
    "people.request_notice": lambda to: [people.request_notice(to, REQUESTS[0])],
    "people.waiting": lambda to: [people.waiting(to, REQUESTS)],
    "people.decided": lambda to: [people.decided(to, REQUESTS[0], let_in) for let_in in (True, False)],
    "reflections.reflection_form": lambda to: [
        reflections.reflection_form(to, detail, [reflection(SHORT_WORDS, own=False)] * 5, METADATA, words)
        for detail in DETAILS
        for words in (None, SHORT_WORDS)
    ],
    "reflections.edit_form": lambda to: [reflections.edit_form(to, reflection(SHORT_WORDS), METADATA)],
    "reflections.saved": lambda to: [
        reflections.saved(to, reflection(replace(FULL_WORDS, visibility=visibility))) for visibility in Visibility
    ],
    "reflections.described": lambda to: [reflections.described(to, detail) for detail in DETAILS],
    "reflections.withdrawn": lambda to: [reflections.withdrawn(to, reflection())],
    "reflections.invite": lambda to: [reflections.invite(to, detail) for detail in DETAILS],
    "reflections.held_back": lambda to: [
        reflections.held_back(to, guarded(sureness, log_id), words)
        for sureness in Sureness
        for log_id in (None, BIG_ID)
        for words in (None, SHORT_WORDS, FULL_WORDS)
    ],
    "reflections.held_back_view": lambda to: [
        reflections.held_back_view(to, guarded(sureness), words, METADATA)
        for sureness in Sureness
        for words in (SHORT_WORDS, FULL_WORDS)
    ],
    "schedule.schedule": lambda to: [
        schedule.schedule(to, overview(own=20)),
        schedule.schedule(to, overview(own=0, schools=0, city=0)),
    ],
    "status.status": lambda to: [
        status.status(to, overview(own=10, schools=0, city=0)),
        status.status(to, overview(own=0, schools=0, city=0)),
        status.status(to, overview(own=0, schools=1, classes=0, city=10)),
        status.status(to, overview(own=0, schools=0, city=30)),
    ],
    "status.school_blocks": lambda to: [status.school_blocks(to, overview(classes=20).schools[0])],
    "status.city_blocks": lambda to: [status.city_blocks(to, city) for city in [overview().city] if city],
    "titles.named": lambda to: [titles.named(to, course(), 14, long(200))],
}


def mrkdwn(node: Any) -> Iterator[str]:
    """Every text that Slack reads markup in."""
    if isinstance(node, dict):
        if node.get("type") == "mrkdwn":
            yield str(node["text"])
        for value in node.values():
            yield from mrkdwn(value)
    elif isinstance(node, list):
        for value in node:
            yield from mrkdwn(value)


def check(shown: Shown) -> None:
    """Slack takes it, and nothing in it wakes a channel."""
    if isinstance(shown, str):
        assert 0 < len(shown) <= pieces.OPTION_MOST
        return
    if isinstance(shown, Message):
        assert 0 < len(shown.text) < 4000, "the text beside the blocks is too long, or missing"
        assert WAKES not in shown.text
        shown = shown.blocks
    if isinstance(shown, dict):
        found = view_report(shown, shown["type"])
        assert len(shown.get("private_metadata", "")) <= 3000
    else:
        found = message_report(shown)
    assert found.messages == [] and found.warnings == []
    texts = list(mrkdwn(shown))
    assert not any(WAKES in said or "<script>" in said for said in texts)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", CASES)
def test_within_the_limits_whatever_comes(name: str, locale: str) -> None:
    shown = CASES[name](locale)
    assert shown
    for one in shown:
        check(one)


def test_every_surface_has_a_case() -> None:
    made = set()
    for path in sorted((ROOT / "surfaces").glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and path.stem != "blocks":
                returned = ast.unparse(node.returns) if node.returns else ""
                if "Message" in returned or "Block" in returned:
                    made.add(f"{path.stem}.{node.name}")
    assert made == set(CASES)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("programme", "series"), EVERY_SERIES)
def test_every_series_of_the_catalogue_can_be_shown(locale: str, programme: str, series: str) -> None:
    one = course(programme=programme, series=series)
    number = one.total or 7
    planned = replace(PLAN, number=number)
    for shown in (
        lessons.logged(
            locale, Logged((entry(number, course=one),), (Next(one, number, planned), Next(one, None, None)))
        ),
        lessons.undone(locale, Undone((entry(number, course=one, session=0, half=0),), None)),
        status.status(locale, Overview((class_status(one), class_status(one, number=None)), (), None, TODAY)),
        schedule.schedule(locale, Overview((class_status(one), class_status(one, number=None)), (), None, TODAY)),
        lesson_forms.log_form(locale, lesson_forms.Chosen((one,), one.id, number, TODAY), METADATA),
        lessons.asked(locale, ask(Question.WHICH_CLASS, 2, programme=programme, series=series)),
    ):
        check(shown)


def test_an_answer_about_ten_classes_with_long_names() -> None:
    entries = tuple(entry(5, course=one) for one in COURSES[:10])
    check(lessons.logged("sv", Logged(entries, tuple(Next(one, 6, PLAN) for one in COURSES[:10]))))


# --- what does not fit yet --------------------------------------------------------------------------------------------


def bug(reason: str, *raised: type[BaseException]) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason, raises=raised or None)


def test_status_of_sixty_own_classes_with_long_rooms() -> None:
    check(status.status("sv", overview(own=60, schools=0, city=0)))


def test_status_of_a_school_of_sixty_classes_with_long_rooms() -> None:
    check(status.status("sv", overview(own=0, schools=1, city=0)))


def test_status_of_thirty_schools_with_sixty_classes_each() -> None:
    check(status.status("sv", overview(own=0, schools=30, city=0)))


def test_schedule_of_sixty_classes() -> None:
    check(schedule.schedule("sv", overview(own=60, schools=0, city=0)))


def test_a_long_reflection_can_be_edited() -> None:
    check(reflections.edit_form("sv", reflection(FULL_WORDS), METADATA))


def test_a_form_below_a_long_reflection_by_a_colleague() -> None:
    check(reflections.reflection_form("sv", DETAILS[0], [reflection(FULL_WORDS, own=False)], METADATA))


def test_an_answer_with_many_long_names() -> None:
    one = entry(5, others=tuple("Ö" * 190 + str(number) for number in range(20)))
    check(lessons.logged("sv", Logged((one,), ())))


@bug("a draft with many typed names does not fit its button: ValueError, told as a fault", ValueError)
def test_a_question_about_a_draft_with_many_names() -> None:
    names = tuple(f"Förnamn{number}" for number in range(200))
    choice = Choice("class", replace(DRAFT, led_with=names), {"label": "7B", "site": "", "programme": ""})
    check(lessons.asked("sv", Ask(Question.WHICH_CLASS, (choice,), {"count": 1, "number": 5})))


def test_an_answer_to_many_logs_at_once() -> None:
    entries = tuple(entry(number, course=one) for one in COURSES[:15] for number in range(1, 15))
    check(lessons.logged("sv", Logged(entries, ())))


@bug("a name of spaces only has no first word", IndexError)
def test_a_person_whose_name_is_a_space() -> None:
    check(home.home("sv", " ", overview(own=1, schools=0, city=0), []))


# --- the pieces -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("most", [1, 2, 24, 75, 150, 3000])
def test_cutting_keeps_within_and_shows_that_it_cut(most: int) -> None:
    assert pieces.cut("x" * most, most) == "x" * most
    assert pieces.cut("x" * (most + 1), most) == "x" * (most - 1) + "…"
    assert len(pieces.cut("x " * most, most)) <= most


def test_lines_are_gathered_and_none_is_broken_or_lost() -> None:
    said = [f"{number} " + "x" * (number * 37 % 900) for number in range(200)]
    made = pieces.lines("name", said)
    assert "\n".join(block["text"]["text"] for block in made).split("\n") == said
    assert all(len(block["text"]["text"]) <= pieces.SECTION_MOST for block in made)
    assert len({block["block_id"] for block in made}) == len(made)
    assert pieces.lines("name", []) == []


def test_a_button_too_long_to_travel_is_not_made() -> None:
    assert pieces.button("a", "b", "v" * 2000)["value"] == "v" * 2000
    with pytest.raises(ValueError, match="2001 characters"):
        pieces.button("a", "b", "v" * 2001)


def test_what_was_chosen_before_is_chosen_again_and_what_is_gone_is_not() -> None:
    options = [pieces.option(name, name) for name in "abc"]
    assert pieces.select(options, "b")["initial_option"] == options[1]
    assert "initial_option" not in pieces.select(options, "z")
    assert pieces.checkboxes(options, ("c", "a", "z"))["initial_options"] == [options[0], options[2]]
    assert "initial_options" not in pieces.checkboxes(options)
    assert "initial_date" not in pieces.date_picker(None)
    assert pieces.date_picker(TODAY + timedelta(days=1))["initial_date"] == "2026-11-14"


def test_the_check_itself_sees_what_is_wrong() -> None:
    with pytest.raises(AssertionError):
        check(Message("said", [pieces.section("a", WAKES)]))
    with pytest.raises(AssertionError):
        check(Message("said", [pieces.section("a", "x"), pieces.section("a", "y")]))
    with pytest.raises(AssertionError):
        check(Message(WAKES, []))
