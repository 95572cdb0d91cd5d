"""Files of school years: read as people write them, refused whole, taken in once, and moving no lesson."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from models.calendar import DayKind, EntryKind, SchoolYear
from models.courses import planned_lessons
from models.db import GuardedText, Store
from models.imports import BadCell, Problem, Report, RowRefused, Upload, preview_import, run_import
from models.imports.school_years import read_grades
from models.lessons import Precision, Source, lesson_logs
from models.migrations import upgrade
from models.places import (
    Calendars,
    SiteForm,
    Workspace,
    calendar_entries,
    load_calendars,
    missing_calendar,
    sites,
    workspace_for_import,
)
from surfaces.imports import list_problems, list_warnings
from surfaces.kit import LOCALES

NOW = datetime(2026, 8, 10, 8, tzinfo=UTC)  # a Monday, before the autumn term
SCHOOLS = """skola,skolform,program
Alviksskolan,grundskola,MVP
Kärrtorps gymnasium,gymnasieskola,MVP
Parken,parklek,AT
"""
CLASSES = """skola,klass,årskurs,program,start,veckodag,intervall
Alviksskolan,7B,,MVP,2026-08-20,torsdag,2
Alviksskolan,9A,,MVP,2026-08-20,torsdag,2
Parken,Gruppen,,AT,2026-08-20,torsdag,1
"""
HEAD = "läsår,typ,från,till,namn,skola,årskurs\n"
YEAR = f"""{HEAD}2026/27,termin,2026-08-17,2026-12-18,Hösttermin,,
2026/27,termin,2027-01-11,2027-06-11,Vårtermin,,
,lov,2026-10-26,2026-10-30,Höstlov,,
,lov,2027-03-01,2027-03-05,Sportlov,,
,studiedag,2026-11-12,,,Alviksskolan,
,spärr,2027-04-12,2027-04-16,Prao,,9
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'mvp.db'}")
    upgrade(opened)
    yield opened
    opened.close()


def space(db: Connection) -> Workspace:
    return workspace_for_import(db, named=None, name="Prov", timezone="Europe/Stockholm", now=NOW)


def take(store: Store, *contents: str, now: datetime = NOW) -> Report:
    uploads = [Upload(f"{number}.csv", content.encode()) for number, content in enumerate(contents)]
    report = store.submit(
        lambda db: run_import(db, workspace=space(db), files=uploads, now=now, school_year=SchoolYear(2026))
    ).result()
    for locale in LOCALES:
        assert len(list_warnings(locale, report)) == len(report.warnings) + bool(report.warnings)
    return report


def refused(store: Store, *contents: str) -> list[tuple[int, str, str]]:
    with pytest.raises(RowRefused) as caught:
        take(store, *contents)
    for locale in LOCALES:
        assert len(list_problems(locale, caught.value.problems)) == len(caught.value.problems) + 1
    return [(problem.line, problem.column, problem.code) for problem in caught.value.problems]


def calendars(store: Store) -> Calendars:
    return store.submit(lambda db: load_calendars(db, 1)).result()


def days(store: Store) -> list[tuple[Any, ...]]:
    columns = (calendar_entries.c.kind, calendar_entries.c.first_day, calendar_entries.c.last_day)
    query = select(*columns, calendar_entries.c.year).order_by(calendar_entries.c.first_day, calendar_entries.c.year)
    return store.submit(lambda db: [tuple(row) for row in db.execute(query)]).result()


def plan(store: Store, course_id: int) -> list[date]:
    query = (
        select(planned_lessons.c.day)
        .where(planned_lessons.c.course_id == course_id, planned_lessons.c.cancelled_at.is_(None))
        .order_by(planned_lessons.c.number)
    )
    return list(store.submit(lambda db: db.execute(query).scalars().all()).result())


def counts(report: Report) -> list[tuple[str, int, int, int]]:
    return [(count.kind.value, count.new, count.changed, count.unchanged) for count in report.counts]


def told(problems: tuple[Problem, ...]) -> list[tuple[str, Any]]:
    return [(problem.code, problem.words.get("name")) for problem in problems]


@pytest.mark.parametrize(
    ("said", "form", "grades"),
    [
        ("7", None, (7,)),
        ("7-9", None, (7, 8, 9)),
        ("åk 7–9", None, (7, 8, 9)),
        ("åk 8", None, (8,)),
        ("7, 9", None, (7, 9)),
        ("F", None, (0,)),
        ("F-3", None, (0, 1, 2, 3)),
        ("f-klass", None, (0,)),
        ("gy1", None, (10,)),
        ("gymnasiet 1", None, (10,)),
        ("gy1-gy3", None, (10, 11, 12)),
        ("gy1-3", None, (10, 11, 12)),
        ("1-3", SiteForm.UPPER_SECONDARY, (10, 11, 12)),
        ("9-7", None, None),
        ("7-", None, None),
        ("sju", None, None),
    ],
)
def test_year_groups(said: str, form: SiteForm | None, grades: tuple[int, ...] | None) -> None:
    if grades is not None:
        assert read_grades(said, form) == grades
    else:
        with pytest.raises(BadCell, match="year"):
            read_grades(said, form)


def test_a_school_year_is_stored_by_kind_school_and_year_group(store: Store) -> None:
    assert counts(take(store, YEAR, SCHOOLS)) == [("schools", 3, 0, 0), ("school_years", 6, 0, 0)]
    found = calendars(store)
    alvik, karrtorp = found.of_group(1, 7), found.of_group(2, 10)
    assert [term.name for term in alvik.terms(SchoolYear(2026))] == ["Hösttermin", "Vårtermin"]
    assert alvik.kind(date(2026, 11, 12)) is DayKind.STUDY_DAY
    assert karrtorp.kind(date(2026, 11, 12)) is DayKind.SCHOOL_DAY
    assert found.of_group(1, 9).kind(date(2027, 4, 12)) is DayKind.BLOCKED
    assert alvik.kind(date(2027, 4, 12)) is DayKind.SCHOOL_DAY
    assert alvik.kind(date(2026, 8, 14)) is DayKind.OFF


@pytest.mark.parametrize("header", ["typ;från;till", "TYPE,FROM,TO", "Till,Från,Läsår,Typ"])
def test_headers_in_any_order_and_either_language(store: Store, header: str) -> None:
    sign = ";" if ";" in header else ","
    cells = {"typ": "lov", "type": "break", "från": "2026-10-26", "from": "2026-10-26", "till": "2026-10-30",
             "to": "2026-10-30", "läsår": "2026/27"}  # fmt: skip
    line = sign.join(cells[name.casefold()] for name in header.split(sign))
    assert counts(take(store, f"{header}\n{line}\n")) == [("school_years", 1, 0, 0)]


def test_several_year_groups_are_an_entry_each(store: Store) -> None:
    take(store, f"{HEAD},spärr,2027-04-12,,Nationella prov,,7-9\n")
    assert [row[3] for row in days(store)] == [7, 8, 9]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",skollov,2026-10-26,,,,", ("typ", "unknown-word")),
        (",,2026-10-26,,,,", ("typ", "missing")),
        (",lov,,,,,", ("från", "missing")),
        (",termin,2026-08-17,,,,8", ("till", "missing")),
        (",lov,26/10,,,,", ("från", "date")),
        (",lov,2026-10-30,2026-10-26,,,", ("till", "calendar-backwards")),
        ("2025/26,lov,2026-10-26,2026-10-30,,,", ("från", "calendar-outside-year")),
        (",lov,2027-06-12,2027-08-16,Sommarlov,,", ("från", "calendar-outside-year")),
        (",termin,2027-01-11,2027-07-02,,Alviksskolan,", ("från", "calendar-term-outside")),
        (",termin,2026-12-18,2027-01-10,,,", ("från", "calendar-overlap")),
        ("2026/28,lov,2026-10-26,,,,", ("läsår", "school-year")),
        (",lov,2026-10-26,2026-10-30,Höstlov,,", ("från", "twice")),
        (",lov,2026-10-26,,,Alvikskolan,", ("skola", "no-school-close")),
        (",spärr,2026-10-26,,,,sju", ("årskurs", "year")),
        (",lov,2027-05-07,,Lova Svensson 070-123 45 67,,", ("namn", "calendar-pupil")),
        (f",lov,2027-05-07,,{'x' * 81},,", ("namn", "too-long")),
    ],
)
def test_bad_rows_are_named_and_nothing_is_imported(store: Store, row: str, problem: tuple[str, str]) -> None:
    assert refused(store, SCHOOLS, f"{YEAR}{row}\n") == [(8, *problem)]
    assert days(store) == []


def test_a_file_without_its_columns_says_which(store: Store) -> None:
    assert refused(store, "läsår,typ,från\n2026/27,lov,2026-10-26\n") == [(1, "", "missing-column")]


def test_terms_of_one_school_may_differ_from_those_of_all(store: Store) -> None:
    own = f"{YEAR},termin,2026-08-20,2026-12-21,Egen,Alviksskolan,\n,termin,2026-08-24,2026-12-11,Nian,,9\n"
    take(store, SCHOOLS, own)
    found = calendars(store)
    assert [term.first.day for term in found.of_site(1).terms(SchoolYear(2026))] == [20]
    assert [term.first.day for term in found.of_group(2, 7).terms(SchoolYear(2026))] == [17, 11]
    assert [term.first.day for term in found.of_group(2, 9).terms(SchoolYear(2026))] == [24]


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    take(store, SCHOOLS, YEAR)
    before = store.submit(lambda db: db.execute(select(calendar_entries)).all()).result()
    report = take(store, YEAR)
    assert counts(report) == [("school_years", 0, 0, 6)] and not report.changes
    assert store.submit(lambda db: db.execute(select(calendar_entries)).all()).result() == before


def test_rows_that_changed_replace_the_old_and_say_so(store: Store) -> None:
    take(store, SCHOOLS, YEAR)
    report = take(store, YEAR.replace("2026-10-26,2026-10-30", "2026-11-02,2026-11-06"))
    assert counts(report) == [("school_years", 1, 1, 5)]
    assert told(report.warnings) == [("calendar-removed-named", "Höstlov")]
    report = take(store, YEAR.replace("2026-10-26,2026-10-30", "2026-11-02,2026-11-05"))
    assert counts(report) == [("school_years", 0, 1, 5)] and report.warnings == ()
    assert len(days(store)) == 6


def test_a_term_that_moves_a_day_does_not_run_into_what_it_was(store: Store) -> None:
    take(store, SCHOOLS, YEAR)
    assert counts(take(store, YEAR.replace("2026-08-17", "2026-08-18"))) == [("school_years", 1, 1, 5)]


def test_a_file_speaks_for_the_days_it_tells_of_alone(store: Store) -> None:
    """Study days of one school leave the breaks, the other schools, the other years, and what people entered."""
    take(store, SCHOOLS, YEAR)
    entered = {"workspace_id": 1, "school_year": 2026, "kind": EntryKind.STUDY_DAY.value, "site_id": 1, "year": None,
               "first_day": date(2027, 2, 1), "last_day": date(2027, 2, 1), "name": GuardedText(""),
               "from_file": False}  # fmt: skip
    store.submit(lambda db: db.execute(insert(calendar_entries).values(entered))).result()
    report = take(store, f"{HEAD},studiedag,2026-11-13,,,Alviksskolan,\n")
    assert told(report.warnings) == [("calendar-removed", "")]
    assert [day for kind, day, *_ in days(store) if kind == "study_day"] == [date(2026, 11, 13), date(2027, 2, 1)]
    assert len(days(store)) == 7
    take(store, f"{HEAD},studiedag,2025-11-13,,,Alviksskolan,\n")
    assert len(days(store)) == 8


def test_a_term_may_not_run_into_one_that_somebody_entered(store: Store) -> None:
    entered = {"workspace_id": 1, "school_year": 2026, "kind": EntryKind.TERM.value, "site_id": None,
               "name": GuardedText(""),
               "first_day": date(2026, 8, 20), "last_day": date(2026, 12, 22), "from_file": False}  # fmt: skip
    store.submit(space).result()
    store.submit(lambda db: db.execute(insert(calendar_entries).values(entered))).result()
    row = ",termin,2026-08-17,2026-12-18,,,\n"
    assert refused(store, HEAD + row) == [(2, "från", "calendar-overlap-entered")]
    spring = ",termin,2026-12-20,2027-06-11,,,\n"
    take(store, HEAD + spring + row.replace("08-17", "08-20"))  # in whatever order: the row takes the entered one over
    assert [row[:3] for row in days(store)] == [
        ("term", date(2026, 8, 20), date(2026, 12, 18)),
        ("term", date(2026, 12, 20), date(2027, 6, 11)),
    ]


# Plans


def test_a_school_year_in_the_same_import_is_what_classes_are_laid_out_by(store: Store) -> None:
    """Thursdays every second teaching week: the autumn break, Christmas and the study day are no teaching weeks."""
    take(store, CLASSES, YEAR, SCHOOLS)
    laid = plan(store, 1)
    assert [day.isoformat() for day in laid] == [
        "2026-08-20", "2026-09-03", "2026-09-17", "2026-10-01", "2026-10-15", "2026-11-05", "2026-11-26", "2026-12-10",
        "2027-01-14", "2027-01-28", "2027-02-11", "2027-02-25", "2027-03-18", "2027-04-01",
    ]  # fmt: skip
    park = plan(store, 3)
    assert park[:11] == [date(2026, 8, 20).fromordinal(date(2026, 8, 20).toordinal() + 7 * n) for n in range(11)]


def test_blocked_weeks_are_their_year_group_s_alone(store: Store) -> None:
    blocked = YEAR.replace("2027-04-12,2027-04-16", "2026-08-31,2026-09-04")
    take(store, CLASSES, blocked, SCHOOLS)
    assert plan(store, 1)[:3] == [date(2026, 8, 20), date(2026, 9, 3), date(2026, 9, 17)]
    assert plan(store, 2)[:3] == [date(2026, 8, 20), date(2026, 9, 10), date(2026, 9, 24)]


def test_without_a_start_a_class_begins_with_the_term(store: Store) -> None:
    june = datetime(2026, 6, 10, 8, tzinfo=UTC)
    report = take(store, CLASSES.replace("2026-08-20", ""), YEAR, SCHOOLS, now=june)
    assert plan(store, 1)[0] == date(2026, 8, 20)
    assert "no-start" not in [problem.code for problem in report.warnings]


def test_a_plan_ends_with_the_last_term(store: Store) -> None:
    report = take(store, CLASSES.replace(",2\n", ",4\n"), YEAR, SCHOOLS)
    assert max(plan(store, 1)) <= date(2027, 6, 11)
    assert [problem.code for problem in report.warnings][:1] == ["plan-too-long"]


def test_a_new_school_year_moves_nothing_and_names_the_lessons_on_free_days(store: Store) -> None:
    take(store, SCHOOLS, CLASSES)
    before = plan(store, 1)
    report = take(store, YEAR)
    clashes = [problem for problem in report.warnings if problem.code.startswith("calendar-clash")]
    assert {problem.words["label"] for problem in clashes} == {"7B", "9A"}, "a park is open on a break"
    assert all(problem.words["day"] in before for problem in clashes if problem.words["label"] == "7B")
    assert plan(store, 1) == before
    line = next(line for line in list_warnings("sv", report) if "7B" in line)
    assert "7B på Alviksskolan: lektion" in line and "flytta med /mvp flytta" in line


def test_a_lesson_that_is_held_or_called_off_is_not_pointed_out(store: Store) -> None:
    take(store, SCHOOLS, CLASSES)
    held = {"workspace_id": 1, "course_id": 1, "number": 1, "held_on": None, "recorded_at": NOW,
            "precision": Precision.UNKNOWN.value, "source": Source.SLASH.value}  # fmt: skip
    off = update(planned_lessons).where(planned_lessons.c.course_id == 2, planned_lessons.c.number == 1)

    def work(db: Connection) -> None:
        db.execute(insert(lesson_logs).values(held))
        db.execute(off.values(cancelled_at=NOW))

    store.submit(work).result()
    assert take(store, f"{HEAD},lov,2026-08-20,,,,\n").warnings == ()


def test_a_lesson_that_is_past_is_not_pointed_out(store: Store) -> None:
    take(store, SCHOOLS, CLASSES)
    report = take(store, f"{HEAD},lov,2026-08-20,,,,\n", now=datetime(2026, 8, 21, 8, tzinfo=UTC))
    assert report.warnings == ()


def test_a_preview_says_the_same_and_stores_nothing(store: Store) -> None:
    take(store, SCHOOLS, CLASSES)
    files = [Upload("0.csv", YEAR.encode())]
    seen = store.submit(
        lambda db: preview_import(db, workspace=space(db), files=files, now=NOW, school_year=SchoolYear(2026))
    ).result()
    assert days(store) == []
    assert take(store, YEAR) == seen


# Who lacks one


def test_the_schools_whose_year_is_not_known(store: Store) -> None:
    take(store, SCHOOLS, f"{HEAD},termin,2026-08-17,2026-12-18,,Alviksskolan,\n,lov,2026-10-26,,,,\n")

    def missing(today: date) -> list[str]:
        ids = frozenset(store.submit(lambda db: db.execute(select(sites.c.id)).scalars().all()).result())
        found = store.submit(lambda db: missing_calendar(db, 1, ids, today)).result()
        return [site.name for site in found]

    assert missing(date(2026, 11, 13)) == ["Kärrtorps gymnasium"], "a park needs none"
    assert missing(date(2027, 8, 1)) == ["Alviksskolan", "Kärrtorps gymnasium"]
