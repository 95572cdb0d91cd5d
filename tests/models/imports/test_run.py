"""Files in: read whatever they are saved as, refused whole with every bad row named, and taken in once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select

from models.calendar import SchoolYear
from models.courses import course_people, courses, group_labels, groups, planned_lessons
from models.db import Store, fold
from models.deliveries import deliveries
from models.imports import (
    MOST_BYTES,
    BadCell,
    Problem,
    Report,
    RowRefused,
    SchoolFacts,
    Upload,
    preview_import,
    run_import,
)
from models.imports.cells import day_of, time_of
from models.imports.classes import read_grade
from models.imports.files import read_table
from models.imports.headers import FIELDS, FileKind
from models.imports.problems import BadFile
from models.imports.staff import read_training
from models.imports.words import PROFESSIONS
from models.lessons import Precision, Source, lesson_logs
from models.migrations import upgrade
from models.migrations.all_tables import metadata
from models.people import persons, roles, trainings
from models.places import (
    SiteCount,
    SiteForm,
    Workspace,
    aliases,
    districts,
    site_programmes,
    site_years,
    sites,
    workspace_for_import,
)
from surfaces.imports import list_facts, list_problems, list_warnings
from surfaces.kit import LOCALES

NOW = datetime(2026, 10, 20, 8, tzinfo=UTC)  # a Tuesday
TABLE_2020 = Path(__file__).parents[1] / "data" / "schools_2020.csv"

SCHOOLS = """skola,stadsdel,skolform,program,klasser,samarbete,status,läsår
Alviksskolan,Bromma,grundskola,MVP+AT,14,ja,pågår,
Kärrtorps gymnasium,Skarpnäck,gymnasieskola,MVP,16,delvis,pågår,
Parken,Bromma,parklek,AT,,,startar,
"""
STAFF = """namn,slack_id,e-post,skola,roll,yrkesroll,utbildning
Anna Berg,U0ANNA,anna@skola.example,Alviksskolan,ledare,lärare,"kunskapshalvdag, inläsning, grundutbildning MVP/AT"
Karin Ek,U0KARIN,,Alviksskolan,ledare+koordinator,skolkurator,
Per Holm,,,Alviksskolan,rektor,rektor,
Sara Falk,,sara@stad.example,Bromma,stadsdel,,
Olle Lind,U0OLLE,,,stad,,
Felix Fält,U0FELIX,,Alviksskolan,ledare,fältassistent,
"""
CLASSES = """skola,klass,årskurs,program,ledare,reserv,start,veckodag,tid,intervall,lokal,hållna,känner
Alviksskolan,7B,,MVP,"U0ANNA, U0KARIN",Lisa Ny,,torsdag,10.20,2,B214,4,U0KARIN
Alviksskolan,4A,,AT,U0ANNA ny.person@skola.example,,2026-11-04,,9.40,,C3,,
Kärrtorps gymnasium,NA24B,gy1,MVP,U0GUNN1,,,,,,,,
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'mvp.db'}")
    upgrade(opened)
    yield opened
    opened.close()


def files(*contents: str | bytes) -> list[Upload]:
    return [
        Upload(f"file{number}.csv", content.encode() if isinstance(content, str) else content)
        for number, content in enumerate(contents, start=1)
    ]


def space(db: Connection) -> Workspace:
    return workspace_for_import(db, named=None, name="Prov", timezone="Europe/Stockholm", now=NOW)


def take(store: Store, *contents: str | bytes, now: datetime = NOW, year: str | None = None) -> Report:
    """Import in one transaction, as the command does."""

    def work(db: Connection) -> Report:
        told = SchoolYear.parse(year) if year else None
        return run_import(db, workspace=space(db), files=files(*contents), now=now, school_year=told)

    report = store.submit(work).result()
    for locale in LOCALES:
        assert len(list_warnings(locale, report)) == len(report.warnings) + bool(report.warnings)
        assert len(list_facts(locale, report)) >= len(report.facts)
    return report


def refused(store: Store, *contents: str | bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(RowRefused) as caught:
        take(store, *contents)
    for locale in LOCALES:
        assert len(list_problems(locale, caught.value.problems)) == len(caught.value.problems) + 1
    return [(problem.line, problem.column, problem.code) for problem in caught.value.problems]


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    def work(db: Connection) -> dict[str, list[tuple[Any, ...]]]:
        tables = metadata.sorted_tables
        return {table.name: [tuple(row) for row in db.execute(select(table).order_by(table.c.id))] for table in tables}

    return store.submit(work).result()


def rows(store: Store, *columns: Any, **where: Any) -> list[tuple[Any, ...]]:
    query = select(*columns).filter_by(**where)
    return store.submit(lambda db: sorted((tuple(row) for row in db.execute(query)), key=str)).result()


def counts(report: Report) -> list[tuple[str, int, int, int]]:
    return [(count.kind.value, count.new, count.changed, count.unchanged) for count in report.counts]


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


# Files


@pytest.mark.parametrize(
    "data",
    [
        "skola;program\nÅsö;MVP\n".encode(),
        "skola,program\r\nÅsö,MVP\r\n".encode("utf-8-sig"),
        "skola;program\nÅsö;MVP".encode("cp1252"),
        "skola\tprogram\rÅsö\tMVP\r".encode("utf-16"),
        'sep=;\n"skola";"program"\n\n ; \n"Åsö"; "MVP"\n'.encode(),
    ],
)
def test_any_way_a_spreadsheet_saves_text_is_read(data: bytes) -> None:
    table = read_table("f.csv", data)
    assert table.header.cells == ("skola", "program")
    assert [line.cells for line in table.lines] == [("Åsö", "MVP")]


def test_lines_are_numbered_as_the_file_shows_them() -> None:
    table = read_table("f.csv", b'a,b\n\n"x\ny",1\n,\nz,2\n')
    assert [(line.number, line.cells) for line in table.lines] == [(3, ("x y", "1")), (6, ("z", "2"))]


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(text: str) -> bytes:
    book = openpyxl.Workbook()
    for line in text.splitlines():
        book.active.append(line.split(";"))
    return saved(book)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\n ;\n", "empty-file"),
        (b"x" * (MOST_BYTES + 1), "file-too-big"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-excel"),
        (b"PK\x03\x04 and nothing more", "broken-workbook"),
        (workbook("skola;program")[:-40], "broken-workbook"),
        (b"skola\x00program", "not-text"),
        (b"skola\x81program", "not-text"),
        (b'skola,program\n"Alvik,MVP\n', "bad-quotes"),
        (b"skola,program\n" + b"a,b\n" * 20_001, "too-many-rows"),
        (b"," * 200 + b"x", "too-many-columns"),
    ],
)
def test_a_file_that_can_not_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(BadFile) as caught:
        read_table("f", data)
    assert caught.value.code == code


@pytest.mark.parametrize("field", ["skola", "SCHOOL", " Arbets plats ", "site"])
def test_headers_in_any_order_case_and_language(store: Store, field: str) -> None:
    report = take(store, f"Klasser;STATUS;{field};Program\n3;running;Alvik;mvp\n")
    assert counts(report) == [("schools", 1, 0, 0)]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("färg,form2\nröd,rund\n", (1, "", "unknown-kind")),
        ("klass,program\n7B,MVP\n", (1, "", "missing-column")),
        ("namn,skola\nAnna,Alvik\n", (1, "", "missing-column")),
        ("program,status\nMVP,\n", (1, "", "missing-column")),
        ("skola,school,program\nA,B,MVP\n", (1, "school", "twin-column")),
        ("skola,x,X,program\nA,,,MVP\n", (1, "X", "twin-column")),
        ("skola,klass,program,ledare\nA,7B,MVP,U0A,U0B\n", (2, "", "too-many-cells")),
    ],
)
def test_headers_that_do_not_add_up(store: Store, content: str, problem: tuple[int, str, str]) -> None:
    assert refused(store, content) == [problem]


def test_a_column_nobody_asked_for_is_left_with_a_warning(store: Store) -> None:
    report = take(store, "skola,program,kommentar\nAlvik,MVP,fin\n")
    assert [(warning.column, warning.code) for warning in report.warnings] == [("kommentar", "unread-column")]


# Cells


@pytest.mark.parametrize(
    ("said", "day"),
    [("2026-09-03", date(2026, 9, 3)), ("20260903", date(2026, 9, 3)), ("3/9 2026", date(2026, 9, 3)),
     ("9/3/2026", None), ("3.9.2026", None), ("2026-02-30", None), ("1826-09-03", None), ("v. 36", None),
     ("46268", None)],
)  # fmt: skip
def test_dates_that_can_be_read_in_two_ways_are_refused(said: str, day: date | None) -> None:
    if day:
        assert day_of(said) == day
    else:
        with pytest.raises(BadCell, match="date"):
            day_of(said)


@pytest.mark.parametrize(
    ("said", "at"),
    [("10.20", time(10, 20)), ("9:05", time(9, 5)), ("1020", time(10, 20)), ("10", time(10)),
     ("10:20:00", time(10, 20)), ("kl. 8.00", time(8)), ("10.2", None), ("102", None),
     ("25:00", None), ("10:61", None), ("10.20-11.20", None)],
)  # fmt: skip
def test_times(said: str, at: time | None) -> None:
    if at is not None:
        assert time_of(said) == at
    else:
        with pytest.raises(BadCell, match="time"):
            time_of(said)


@pytest.mark.parametrize(
    ("said", "form", "grade"),
    [("7", None, 7), ("åk 7", None, 7), ("F", None, 0), ("gy1", None, 10), ("1", SiteForm.UPPER_SECONDARY, 10),
     ("år 3", SiteForm.UPPER_SECONDARY, 12), ("10", SiteForm.UPPER_SECONDARY, 10), ("1", SiteForm.COMPULSORY, 1),
     ("gy9", None, None), ("0", None, 0), ("14", None, None), ("sju", None, None), ("4-6", None, None)],
)  # fmt: skip
def test_years(said: str, form: SiteForm | None, grade: int | None) -> None:
    if grade is not None:
        assert read_grade(said, form) == grade
    else:
        with pytest.raises(BadCell, match="year"):
            read_grade(said, form)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("kunskapshalvdag", {("knowledge_half_day", "")}),
        ("Inläsning av teorimanual + grundutbildning i MVP", {("theory_self_study", ""), ("basic_training", "mvp")}),
        ("Grundutbildning MVP/AT", {("basic_training", "mvp"), ("basic_training", "at")}),
        ("Agera tillsammans grundutbildning", {("basic_training", "at")}),
        ("basic_training (mvp), booster", {("basic_training", "mvp"), ("booster_half_day", "")}),
        ("grundutbildning", {("basic_training", "")}),
        ("yoga", None),
        ("grundutbildning yoga", None),
    ],
)
def test_training(said: str, found: set[tuple[str, str]] | None) -> None:
    if found is not None:
        assert {(step.value, programme) for step, programme in read_training(said)} == found
    else:
        with pytest.raises(BadCell, match="unknown-word"):
            read_training(said)


def test_every_role_of_the_report_of_2020_has_a_code() -> None:
    for table in ("roles_school_2020.csv", "roles_district_police_2020.csv"):
        for line in read_table(table, (TABLE_2020.parent / table).read_bytes()).lines:
            word = line.cells[0].casefold().replace(" ", "").replace("/", "").replace("-", "")
            assert word in PROFESSIONS, line.cells[0]


# Schools


def test_schools_are_stored_with_what_they_said_of_the_year(store: Store) -> None:
    report = take(store, SCHOOLS)
    assert counts(report) == [("schools", 3, 0, 0)]
    places = SiteCount(2, ((SiteForm.PLAY_PARK, 1),))
    assert report.facts == (
        SchoolFacts(school_year=SchoolYear(2026), sites=places, classes=30, not_reported=1, not_started=1),
    )
    assert rows(store, districts.c.name) == [("Bromma",), ("Skarpnäck",)]
    told = rows(
        store, site_years.c.school_year, site_years.c.status, site_years.c.cooperation, site_years.c.reported_classes
    )
    assert told == [(2026, "running", "partly", 16), (2026, "running", "yes", 14), (2026, "starting", None, None)]
    assert rows(store, site_programmes.c.programme) == [("at",), ("at",), ("mvp",), ("mvp",)]


def test_a_youth_centre_is_counted_beside_the_schools_also_where_the_file_leaves_its_form_out(store: Store) -> None:
    head = "skola,skolform,program,klasser\n"
    told = head + "Alviksskolan,grundskola,MVP,3\nBryggan,fritidsgård,mvp_fritid,1\n"
    expected = SiteCount(1, ((SiteForm.YOUTH_CENTRE, 1),))
    report = take(store, told.encode())
    assert report.facts[0].sites == expected
    again = take(store, b"skola,program,klasser\nAlviksskolan,MVP,3\nBryggan,mvp_fritid,2\n")
    assert again.facts[0].sites == expected
    assert list_facts("sv", again)[0].startswith("Läsåret 2026/27: 1 skola och 1 fritidsgård, 5 klasser")
    assert list_facts("en", again)[0].startswith("School year 2026/27: 1 school and 1 youth centre, 5 classes")


def test_the_table_of_2020_keeps_missing_and_not_started_apart_from_zero(store: Store) -> None:
    report = take(store, TABLE_2020.read_bytes(), year="2020/21")
    assert report.facts == (
        SchoolFacts(school_year=SchoolYear(2020), sites=SiteCount(26), classes=140, not_reported=1, not_started=2),
    )
    assert report.warnings == ()
    by_name = select(sites.c.name, site_years.c.status, site_years.c.reported_classes).join(site_years)
    told = {row[0]: row[1:] for row in store.submit(lambda db: [tuple(row) for row in db.execute(by_name)]).result()}
    assert told["Matteusskolan"] == ("starting", 3)
    assert told["Observatorielundens skola"] == ("starting", 0)
    assert told["Trollbodaskolan"] == ("running", None)


def test_an_older_table_does_not_move_a_school_to_its_old_district(store: Store) -> None:
    both = "skola,stadsdel,program,läsår\nRinkebyskolan,Rinkeby-Kista,MVP,2020/21\nRinkebyskolan,Järva,MVP,2026/27\n"
    take(store, both)
    before = dump(store)
    assert counts(take(store, both)) == [("schools", 0, 0, 2)]
    assert dump(store) == before
    take(store, "skola,stadsdel,program,läsår\nRinkebyskolan,Rinkeby-Kista,MVP,2021/22\n")
    found = select(sites.c.name, districts.c.name).join(districts, districts.c.id == sites.c.district_id)
    assert store.submit(lambda db: db.execute(found).one()).result() == ("Rinkebyskolan", "Järva")


def test_a_column_that_is_there_is_the_truth_and_one_that_is_not_leaves_what_is(store: Store) -> None:
    take(store, SCHOOLS)
    assert counts(take(store, "skola,status\nAlviksskolan,paus\n")) == [("schools", 0, 1, 0)]
    assert (("paused", "yes", 14)) in rows(
        store, site_years.c.status, site_years.c.cooperation, site_years.c.reported_classes
    )
    take(store, "skola,program,klasser\nAlviksskolan,MVP,\n")
    assert ("paused", "yes", None) in rows(
        store, site_years.c.status, site_years.c.cooperation, site_years.c.reported_classes
    )
    assert rows(store, site_programmes.c.programme) == [("at",), ("mvp",), ("mvp",)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",Bromma,grundskola,MVP,1,ja,pågår,", ("skola", "missing")),
        ("A,,slott,MVP,1,ja,pågår,", ("skolform", "unknown-word")),
        ("A,,grundskola,MVP+ABC,1,ja,pågår,", ("program", "programme")),
        ("A,,grundskola,MVP,många,ja,pågår,", ("klasser", "number")),
        ("A,,grundskola,MVP,-1,ja,pågår,", ("klasser", "number")),
        ("A,,grundskola,MVP,²,ja,pågår,", ("klasser", "number")),
        ("A,,grundskola,MVP,1,kanske,pågår,", ("samarbete", "unknown-word")),
        ("A,,grundskola,MVP,1,ja,strax,", ("status", "unknown-word")),
        ("A,,grundskola,MVP,1,ja,pågår,2020/22", ("läsår", "school-year")),
        (f"{'A' * 201},,grundskola,MVP,1,ja,pågår,", ("skola", "too-long")),
    ],
)
def test_bad_school_rows(store: Store, row: str, problem: tuple[str, str]) -> None:
    before = dump(store)
    assert refused(store, f"{SCHOOLS}{row}\n") == [(5, *problem)]
    assert dump(store) == before


def test_one_school_twice_in_a_year_is_refused(store: Store) -> None:
    assert refused(store, f"{SCHOOLS}ALVIKSSKOLAN,,,AT,,,,\n") == [(5, "skola", "twice")]


# Staff


def test_people_get_roles_training_and_the_glossarys_professions(store: Store) -> None:
    report = take(store, STAFF, SCHOOLS)  # whatever the order
    assert counts(report) == [("schools", 3, 0, 0), ("people", 6, 0, 0)]
    held = select(persons.c.name, roles.c.role, roles.c.site_id.is_not(None), roles.c.district_id.is_not(None)).join(
        roles
    )
    found = store.submit(lambda db: sorted(tuple(row) for row in db.execute(held))).result()
    assert found == [
        ("Anna Berg", "leader", True, False),
        ("Felix Fält", "external", True, False),
        ("Karin Ek", "coordinator", True, False),
        ("Karin Ek", "leader", True, False),
        ("Olle Lind", "city", False, False),
        ("Per Holm", "principal", True, False),
        ("Sara Falk", "district", False, True),
    ]
    assert rows(store, persons.c.profession, name="Karin Ek") == [("school_counsellor",)]
    assert rows(store, persons.c.employer, name="Felix Fält") == [(None,)]
    assert rows(store, trainings.c.step, trainings.c.programme) == [
        ("basic_training", "at"), ("basic_training", "mvp"), ("knowledge_half_day", ""), ("theory_self_study", "")
    ]  # fmt: skip


def test_a_known_address_that_gets_a_slack_id_is_the_same_person(store: Store) -> None:
    take(store, SCHOOLS, "namn,e-post,skola,roll\nAnna,anna@a.se,Alviksskolan,ledare\nPer Holm,,Alviksskolan,rektor\n")
    told = (
        "namn,slack_id,e-post,skola,roll\n"
        "Anna Berg,U0ANNA,ANNA@a.se,Alviksskolan,ledare\nper holm,U0PER,,Alviksskolan,rektor\n"
    )
    assert counts(take(store, told)) == [("people", 0, 2, 0)]
    assert rows(store, persons.c.name, persons.c.slack_id, persons.c.email) == [
        ("Anna Berg", "U0ANNA", "anna@a.se"), ("per holm", "U0PER", None)
    ]  # fmt: skip


def test_a_leader_who_turns_out_to_be_employed_elsewhere_sees_own_lessons_only(store: Store) -> None:
    take(store, SCHOOLS, "slack_id,skola,roll\nU0PO,Alviksskolan,ledare\n")
    take(store, "slack_id,skola,roll,yrkesroll,arbetsgivare\nU0PO,Kärrtorps gymnasium,ledare,polis,Polisen\n")
    assert rows(store, roles.c.role) == [("external",), ("external",)]
    assert rows(store, persons.c.employer) == [("Polisen",)]
    take(store, "slack_id,skola,roll\nU0PO,Parken,ledare\n")  # not a school: sees it whole
    assert rows(store, roles.c.role) == [("external",), ("external",), ("leader",)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Ida,,,Alviksskolan,,,", ("roll", "missing")),
        ("Ida,,,Alviksskolan,kung,,", ("roll", "unknown-word")),
        ("Ida,,,Alviksskolan,admin,,", ("roll", "unknown-word")),
        ("Ida,,,,ledare,,", ("skola", "missing")),
        ("Ida,,,Alvikskolan,ledare,,", ("skola", "no-school-close")),
        ("Ida,,,Xyz,ledare,,", ("skola", "no-school")),
        ("Ida,,,Brommma,stadsdel,,", ("skola", "no-district-close")),
        ("Ida,anna,,Alviksskolan,ledare,,", ("slack_id", "slack-id")),
        ("Ida,,ida@,Alviksskolan,ledare,,", ("e-post", "email")),
        (",,,Alviksskolan,ledare,,", ("namn", "nobody")),
        ("Ida,,,Alviksskolan,ledare,,yoga", ("utbildning", "unknown-word")),
        ("Ida,U0KARIN,anna@skola.example,Alviksskolan,ledare,,", ("e-post", "two-people-one-row")),
        ("Anna Berg,U0NEW,anna@skola.example,Alviksskolan,ledare,,", ("slack_id", "other-slack-id")),
        ("Anna Borg,U0ANNA,,Alviksskolan,koordinator,,", ("namn", "contradiction")),
        ("Anna Berg,U0ANNA,,Alviksskolan,extern,,", ("roll", "contradiction")),
    ],
)
def test_bad_staff_rows(store: Store, row: str, problem: tuple[str, str]) -> None:
    assert refused(store, SCHOOLS, f"{STAFF}{row}\n") == [(8, *problem)]
    assert rows(store, persons.c.id) == []


def test_an_unknown_profession_is_a_warning(store: Store) -> None:
    report = take(
        store, SCHOOLS, "namn,skola,roll,yrkesroll,utbildning\nIda,Alviksskolan,ledare,vaktmästare,grundutbildning\n"
    )
    assert codes(report.warnings) == ["unknown-profession", "training-programme"]
    assert rows(store, persons.c.profession) == [("other_staff",)]


# Classes


def test_classes_get_their_people_and_the_rest_of_their_lessons(store: Store) -> None:
    report = take(store, CLASSES, STAFF, SCHOOLS)
    assert counts(report)[2] == ("classes", 3, 0, 0)
    assert report.people_added == 3
    assert codes(report.warnings) == ["plan-too-long"] * 0 + ["one-leader"]
    assert rows(store, group_labels.c.label, group_labels.c.year) == [("4A", 4), ("7B", 7), ("NA24B", 10)]
    assert plan(store, "mvp")[:3] == [
        (5, date(2026, 10, 22), time(10, 20), "B214"),
        (6, date(2026, 11, 5), time(10, 20), "B214"),
        (7, date(2026, 11, 19), time(10, 20), "B214"),
    ]
    assert [number for number, *_rest in plan(store, "mvp")] == list(range(5, 15))
    assert plan(store, "at")[0] == (1, date(2026, 11, 4), time(9, 40), "C3")
    assert len(plan(store, "at")) == 11
    assert rows(store, deliveries.c.id) == []


def plan(store: Store, programme: str) -> list[tuple[Any, ...]]:
    query = (
        select(planned_lessons.c.number, planned_lessons.c.day, planned_lessons.c.starts_at, planned_lessons.c.room)
        .join(courses, courses.c.id == planned_lessons.c.course_id)
        .where(courses.c.programme == programme, planned_lessons.c.cancelled_at.is_(None))
        .order_by(planned_lessons.c.number)
    )
    return store.submit(lambda db: [tuple(row) for row in db.execute(query)]).result()


def test_who_knows_the_pupils_is_told_of_the_leaders_or_of_nobody(store: Store) -> None:
    take(store, SCHOOLS, STAFF, CLASSES)
    query = (
        select(courses.c.programme, persons.c.name, course_people.c.part, course_people.c.knows_pupils)
        .join(persons, persons.c.id == course_people.c.person_id)
        .join(courses, courses.c.id == course_people.c.course_id)
        .order_by(courses.c.id, course_people.c.id)
    )
    assert store.submit(lambda db: [tuple(row) for row in db.execute(query)]).result() == [
        ("mvp", "Anna Berg", "leader", False),
        ("mvp", "Karin Ek", "leader", True),
        ("mvp", "Lisa Ny", "reserve", None),
        ("at", "Anna Berg", "leader", None),
        ("at", "Ny Person", "leader", None),
        ("mvp", "U0GUNN1", "leader", None),
    ]
    new = (
        select(persons.c.name, roles.c.role).join(roles).where(persons.c.name.in_(("Lisa Ny", "Ny Person", "U0GUNN1")))
    )
    assert {row[1] for row in store.submit(lambda db: db.execute(new).all()).result()} == {"leader"}


def test_names_mean_colleagues_at_that_school(store: Store) -> None:
    take(store, SCHOOLS, STAFF)
    before = len(rows(store, persons.c.id))
    take(store, 'skola,klass,program,ledare\nAlviksskolan,7C,MVP,"karin ek, Per Holm"\n')
    assert len(rows(store, persons.c.id)) == before
    take(store, "skola,klass,årskurs,program,ledare\nKärrtorps gymnasium,1A,,MVP,Karin Ek\n")
    assert len(rows(store, persons.c.id, name="Karin Ek")) == 2
    assert rows(store, group_labels.c.year, label="1A") == [(10,)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Alvikskolan,7A,,MVP,,,,,,,,,", ("skola", "no-school-close")),
        (",7A,,MVP,,,,,,,,,", ("skola", "missing")),
        ("Alviksskolan,,,MVP,,,,,,,,,", ("klass", "missing")),
        ("Alviksskolan,7A,,ABC,,,,,,,,,", ("program", "programme")),
        ("Alviksskolan,NA24B,,MVP,,,,,,,,,", ("årskurs", "no-year")),
        ("Alviksskolan,7A,sju,MVP,,,,,,,,,", ("årskurs", "year")),
        ("Alviksskolan,7A,,MVP,,,i höst,,,,,,", ("start", "date")),
        ("Alviksskolan,7A,,MVP,,,2026-09-05,,,,,,", ("start", "weekend")),
        ("Alviksskolan,7A,,MVP,,,,lördag,,,,,", ("veckodag", "weekend")),
        ("Alviksskolan,7A,,MVP,,,,tisd,,,,,", ("veckodag", "unknown-word")),
        ("Alviksskolan,7A,,MVP,,,,,10.2,,,,", ("tid", "time")),
        ("Alviksskolan,7A,,MVP,,,,,,0,,,", ("intervall", "number")),
        ("Alviksskolan,7A,,MVP,,,,,,,,15,", ("hållna", "number")),
        ("Alviksskolan,7A,,MVP,Anna Berg och Per Holm,,,,,,,,", ("ledare", "mixed-people")),
        ("Alviksskolan,7A,,MVP,U0ANNA Per Holm,,,,,,,,", ("ledare", "mixed-people")),
        ("Alviksskolan,7A,,MVP,U0ANNA,U0ANNA,,,,,,,", ("reserv", "leader-and-reserve")),
        ("Alviksskolan,7A,,MVP,U0ANNA,,,,,,,,U0KARIN", ("känner", "knows-no-leader")),
        ("Alviksskolan,7 b,,MVP,U0ANNA,,,,,,,,", ("klass", "twice")),
        ("Alviksskolan,7B,8,AT,U0ANNA,,,,,,,,", ("årskurs", "contradiction")),
    ],
)
def test_bad_class_rows(store: Store, row: str, problem: tuple[str, str]) -> None:
    assert refused(store, SCHOOLS, STAFF, f"{CLASSES}{row}\n") == [(5, *problem)]
    assert rows(store, courses.c.id) == []


def test_two_of_one_name_and_two_schools_of_one_name_are_asked_about(store: Store) -> None:
    take(store, SCHOOLS, "namn,slack_id,skola,roll\nEva Ek,U0E1,Alviksskolan,ledare\nEva Ek,U0E2,Alviksskolan,ledare\n")
    assert refused(store, "skola,klass,program,ledare\nAlviksskolan,7A,MVP,Eva Ek\n") == [
        (2, "ledare", "several-of-name")
    ]

    def alias(db: Connection) -> None:
        for site_id in db.execute(select(sites.c.id).limit(2)).scalars().all():
            told = {"workspace_id": 1, "site_id": site_id, "name": "Enheten", "name_key": fold("Enheten")}
            db.execute(insert(aliases).values(told))

    store.submit(alias).result()
    with pytest.raises(RowRefused) as caught:
        take(store, "skola,klass,program\nEnheten,7A,MVP\n")
    assert caught.value.problems[0].code == "two-schools"
    assert len(caught.value.problems[0].words["both"]) == 2  # type: ignore[arg-type]


def test_all_bad_rows_of_all_files_are_told_at_once_and_no_consequence_of_another(store: Store) -> None:
    classes = "skola,klass,program,tid\nNyskolan,7A,MVP,\nAlviksskolan,7A,MVP,25.00\n"
    assert refused(store, classes, "skola,program\nNyskolan,ABC\nAlviksskolan,MVP\n") == [
        (3, "tid", "time"),
        (2, "program", "programme"),
    ]


def test_every_bad_cell_of_a_row_is_told(store: Store) -> None:
    bad = "skola,klass,program,ledare,start,tid\nAlvikskolan,7A,ABC,Anna och Per,i höst,25\n"
    assert [code for _line, _column, code in refused(store, SCHOOLS, bad)] == [
        "no-school-close", "programme", "date", "time", "mixed-people"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "warning"),
    [
        ("Alviksskolan,4A,,MVP,U0A1 U0B1,,,,,,,,", "outside-years"),
        ("Alviksskolan,Blå,7,MVP,U0A1 U0B1,,,,,,,,", "odd-label"),
        ("Alviksskolan,7A,,MVP,U0A1,,,,,,,,", "one-leader"),
        ("Alviksskolan,7A,,MVP,,,,,,,,,", "no-leader"),
        ("Alviksskolan,7A,,MVP,U0A1 U0B1,,2027-04-12,,,,,,", "plan-too-long"),
        ("Alviksskolan,7A,,MVP,U0A1 U0B1,,2027-09-06,,,,,,", "other-year"),
    ],
)
def test_what_is_worth_a_second_look_stops_nothing(store: Store, row: str, warning: str) -> None:
    report = take(store, SCHOOLS, CLASSES.splitlines()[0] + f"\n{row}\n")
    assert codes(report.warnings) == [warning]


def test_next_years_file_before_the_turn_asks_whether_a_class_is_last_years(store: Store) -> None:
    take(store, SCHOOLS, "skola,klass,program\nAlviksskolan,7A,MVP\n")
    rows = "skola,klass,program\nAlviksskolan,7A,MVP\nAlviksskolan,8A,MVP\nAlviksskolan,8B,MVP\n"
    report = take(store, rows, year="2027/28")
    assert codes(report.warnings) == ["goes-on"]
    said = {locale: "".join(list_warnings(locale, report)) for locale in LOCALES}
    assert "8A läggs in som ny klass. Är det förra årets 7A, vänd läsåret först med /mvp nytt läsår" in said["sv"]
    assert "If it is last year's 7A, turn the school year first with /mvp new year" in said["en"]
    assert "goes-on" not in codes(take(store, rows, year="2027/28").warnings)  # it is there now


def test_no_lesson_is_planned_in_the_summer(store: Store) -> None:
    take(store, SCHOOLS, "skola,klass,program,start\nAlviksskolan,7A,MVP,2027-04-12\n")
    days = [day for _number, day, *_rest in plan(store, "mvp")]
    assert days and max(days) <= date(2027, 6, 30)


def test_a_year_that_has_not_begun_needs_a_start(store: Store) -> None:
    report = take(store, SCHOOLS, "skola,klass,program,veckodag\nAlviksskolan,7A,MVP,måndag\n", year="2027/28")
    assert codes(report.warnings) == ["no-start"]
    assert plan(store, "mvp") == []


def test_programmes_without_a_number_or_with_months_get_no_days(store: Store) -> None:
    told = (
        "skola,klass,årskurs,program,veckodag\nAlviksskolan,3A,,TÅGET,måndag\n"
        "Parken,Gruppen,,MVP Fritid,lördag\nParken,Andra,,AT,lördag\n"
    )
    take(store, SCHOOLS, told)
    assert plan(store, "taget") == plan(store, "mvp_fritid") == []
    assert [day.isoweekday() for _number, day, *_rest in plan(store, "at")] == [6] * 11
    assert rows(store, groups.c.kind) == [("class",), ("drop_in",), ("drop_in",)]


def test_a_new_time_moves_no_day_and_a_new_weekday_leaves_what_was_held(store: Store) -> None:
    take(store, SCHOOLS, STAFF, CLASSES)
    later = NOW + timedelta(days=4)
    days = [day for _number, day, *_rest in plan(store, "mvp")]
    store.submit(lambda db: log(db, 5)).result()
    take(store, CLASSES.replace("10.20", "13.00"), now=later)
    assert [day for _number, day, *_rest in plan(store, "mvp")] == days
    assert {at for _number, _day, at, _room in plan(store, "mvp")[1:]} == {time(13)}
    assert plan(store, "mvp")[0][2] == time(10, 20)  # held
    report = take(store, CLASSES.replace("torsdag", "fredag"), now=later)
    assert counts(report) == [("classes", 0, 1, 2)]
    assert plan(store, "mvp")[0][1] == date(2026, 10, 22)
    assert plan(store, "mvp")[1][:2] == (6, date(2026, 10, 30))
    take(store, CLASSES.replace(",4,U0KARIN", ",7,U0KARIN"), now=later)
    assert [number for number, *_rest in plan(store, "mvp")] == [5, *range(8, 15)]


def log(db: Connection, number: int) -> None:
    course_id = (
        db.execute(select(courses.c.id).where(courses.c.programme == "mvp").order_by(courses.c.id)).scalars().first()
    )
    told = {"workspace_id": 1, "course_id": course_id, "number": number, "held_on": date(2026, 10, 22)}
    told |= {"precision": Precision.DAY.value, "source": Source.SLASH.value, "recorded_at": NOW}
    db.execute(insert(lesson_logs).values(told))


def test_people_who_left_the_row_leave_the_class(store: Store) -> None:
    take(store, SCHOOLS, STAFF, CLASSES)
    report = take(store, CLASSES.replace('"U0ANNA, U0KARIN"', "U0KARIN U0FELIX"))
    assert counts(report) == [("classes", 0, 1, 2)]
    led = (
        select(persons.c.name)
        .join(course_people)
        .where(course_people.c.course_id == 1, course_people.c.part == "leader")
    )
    assert set(store.submit(lambda db: db.execute(led).scalars().all()).result()) == {"Karin Ek", "Felix Fält"}
    assert ("leader",) not in rows(store, roles.c.role, person_id=rows(store, persons.c.id, name="Felix Fält")[0][0])


# The whole


def test_the_same_files_twice_touch_no_row(store: Store) -> None:
    take(store, SCHOOLS, STAFF, CLASSES)
    before = dump(store)
    report = take(store, CLASSES, STAFF, SCHOOLS, now=NOW + timedelta(days=30))
    assert counts(report) == [("schools", 0, 0, 3), ("people", 0, 0, 6), ("classes", 0, 0, 3)]
    assert not report.changes
    assert dump(store) == before


def test_a_preview_tells_what_the_deed_does_and_stores_nothing(store: Store) -> None:
    store.submit(space).result()
    before = dump(store)

    def look(db: Connection) -> Report:
        return preview_import(db, workspace=space(db), files=files(SCHOOLS, STAFF, CLASSES), now=NOW)

    seen = store.submit(look).result()
    assert dump(store) == before
    assert take(store, SCHOOLS, STAFF, CLASSES) == seen


def test_one_audit_entry_a_kind(store: Store) -> None:
    take(store, SCHOOLS, STAFF)
    entries = dump(store)["audit_entries"]
    assert [(entry[4], entry[5], entry[6]) for entry in entries] == [("import", "schools", 1), ("import", "people", 1)]


def test_progress_counts_every_row(store: Store) -> None:
    told: list[tuple[int, int]] = []

    def work(db: Connection) -> Report:
        return run_import(
            db, workspace=space(db), files=files(SCHOOLS, STAFF), now=NOW, progress=lambda *step: told.append(step)
        )

    store.submit(work).result()
    assert told == [(done, 9) for done in range(1, 10)]


def test_workbooks_and_text_files_say_the_same(store: Store) -> None:
    take(store, SCHOOLS, "namn;skola;roll\nKarin Ek;Alviksskolan;ledare\n".encode("cp1252"))
    before = dump(store)
    report = take(store, workbook("Roll;Skola;Namn\nLedare;alviksskolan;Karin Ek\n"))
    assert counts(report) == [("people", 0, 0, 1)]
    assert dump(store) == before


HEADERS = [header for kind in FileKind for field in FIELDS[kind] for header in field.headers]
CELLS = st.one_of(
    st.sampled_from(
        ["Alviksskolan", "Bromma", "MVP", "AT+MVP", "7B", "U0ANNA", "a@b.se", "Anna Berg, Per", "ledare", "stadsdel",
         "2026-09-03", "torsdag", "10.20", "1", "0", "**", "2020/21", "grundskola", "=1+1", "polis",
         "grundutbildning MVP", "gy1", "<@U1>", "/"]
    ),
    st.text(max_size=12),
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """Something like a file: real headers, cells that may be anything."""
    headers = draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=8))
    lines = draw(st.lists(st.lists(CELLS, max_size=9), max_size=5))
    delimiter = draw(st.sampled_from(";,"))
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in line] for line in [headers, *lines]]
    text = "\n".join(delimiter.join(line) for line in quoted)
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])), errors="replace")


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=300), tables(), st.builds(bytes.__add__, st.just(b"PK\x03\x04"), st.binary(max_size=99))
    )
)
@example(data=b"skola,program\n=cmd|' /C calc'!A0,MVP\n")
@example(data=b"sep=,\nskola,program\nA,MVP")
def test_no_file_brings_down_more_than_its_import(store: Store, data: bytes) -> None:
    def work(db: Connection) -> Report:
        return preview_import(db, workspace=space(db), files=[*files(SCHOOLS), Upload("f", data)], now=NOW)

    try:
        store.submit(work).result()
    except RowRefused as problem:
        assert problem.problems


POOLS = {
    "school": ["Alviksskolan", "Parken", "Kärrtorps gymnasium"],
    "district": ["", "Bromma", "Järva"],
    "form": ["", "grundskola", "parklek"],
    "programmes": ["", "MVP", "AT+MVP"],
    "classes": ["", "0", "3"],
    "status": ["", "pågår", "startar"],
    "school_year": ["", "2025/26", "2027/28"],
    "name": ["Anna Berg", "Per Holm", ""],
    "slack_id": ["", "", "U0ANNA", "U0PER"],
    "email": ["", "", "anna@a.se", "per@a.se"],
    "role": ["ledare", "koordinator", "extern", "ledare+rektor", "stad"],
    "profession": ["", "", "lärare", "polis"],
    "training": ["", "grundutbildning MVP", "inläsning"],
    "label": ["7A", "7 a", "7B"],
    "year": ["", "7"],
    "programme": ["MVP", "AT", "TÅGET"],
    "leaders": ["", "U0ANNA U0PER", "Anna Berg, Per Holm", "anna@a.se"],
    "reserve": ["", "U0NY1", "Per Holm"],
    "start": ["", "2026-09-03", "2026-11-05", "2027-09-06"],
    "weekday": ["", "fredag"],
    "held": ["", "4"],
    "knows": ["", "U0ANNA", "Anna Berg"],
    "type": ["lov", "studiedag", "spärr", "termin"],
    "from": ["2026-09-03", "2026-11-05", "2027-01-11"],
    "to": ["2026-11-05", "2026-12-18", "2027-06-11"],
}
OWN_POOLS = {
    (FileKind.SCHOOL_YEARS, "name"): ["", "Höstlov"],
    (FileKind.SCHOOL_YEARS, "school_year"): ["", "2026/27"],
    (FileKind.SCHOOL_YEARS, "school"): ["", "Alviksskolan"],
    (FileKind.SCHOOL_YEARS, "year"): ["", "7", "7-9"],
}


@st.composite
def likely_files(draw: st.DrawFn) -> list[str]:
    """A file a kind whose rows meet each other: the same people, schools, days and classes, told in different ways."""
    made = []
    for kind in FileKind:
        names = [field.name for field in FIELDS[kind] if field.name in POOLS]
        pools = [OWN_POOLS.get((kind, name), POOLS[name]) for name in names]
        lines = draw(st.lists(st.tuples(*map(st.sampled_from, pools)), max_size=4))
        made.append("\n".join(";".join(line) for line in [names, *lines]))
    return made


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=likely_files(), second=likely_files(), days=st.integers(min_value=0, max_value=400))
def test_whatever_goes_in_changes_nothing_the_second_time(
    store: Store, first: list[str], second: list[str], days: int
) -> None:
    def take_in(db: Connection, told: list[str], now: datetime) -> Report:
        with db.begin_nested():
            return run_import(db, workspace=space(db), files=files(*told), now=now, school_year=SchoolYear(2026))

    def work(db: Connection) -> None:
        point = db.begin_nested()
        for told in ([SCHOOLS, *first], [SCHOOLS, *second]):
            with suppress(RowRefused):
                take_in(db, told, NOW)
                try:
                    again = take_in(db, told[::-1], NOW + timedelta(days=days))
                except RowRefused as problem:
                    pytest.fail(f"taken once, refused the second time: {problem.problems}")
                assert not again.changes, counts(again)
        point.rollback()

    store.submit(work).result()


@settings(max_examples=150)
@given(spot=st.integers(min_value=0), byte=st.integers(min_value=0, max_value=255), cut=st.booleans())
def test_a_damaged_workbook_is_refused_or_read(spot: int, byte: int, cut: bool) -> None:
    data = bytearray(WORKBOOK)
    spot %= len(data)
    data[spot] = byte
    try:
        read_table("f.xlsx", bytes(data[:spot] if cut else data))
    except BadFile as problem:
        assert problem.code


WORKBOOK = workbook("skola;klass;program\nAlviksskolan;7B;MVP\n")
