"""Who may keep a school year, what can't be entered, and what is shown of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from models.calendar import CalendarEntry, EntryKind, SchoolYear
from models.db import BadInput, NotAllowed, NotFound, Store
from models.imports import Upload, run_import
from models.migrations import upgrade
from models.people import Actor, Caller, load_actor
from models.people.tables import entries as audit_entries
from models.places import calendar_entries, workspace_for_import
from models.school_years import (
    add_entry,
    find_entry_places,
    find_fault,
    overlapping_term,
    remove_entry,
    show_school_year,
)

NOW = datetime(2026, 11, 13, 13, tzinfo=UTC)
YEAR = SchoolYear(2026)
SCHOOLS = "skola,stadsdel,program\nAlviksskolan,Bromma,MVP\nTrollbodaskolan,,MVP\n"
STAFF = """namn,slack_id,skola,roll
Maria Lind,U0MARIA,Alviksskolan,koordinator
Anna Berg,U0ANNA,Alviksskolan,ledare
Per Holm,U0PER,Alviksskolan,rektor
Disa Ström,U0DISA,Bromma,stadsdel
Siri Stad,U0SIRI,,stad
"""
DAY = CalendarEntry(
    kind=EntryKind.STUDY_DAY, first=date(2026, 11, 30), last=date(2026, 11, 30), name="Kompetensdag", site_id=1
)
T = TypeVar("T")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'mvp.db'}")
    upgrade(opened)
    files = [Upload("s.csv", SCHOOLS.encode()), Upload("p.csv", STAFF.encode())]

    def work(db: Connection) -> None:
        space = workspace_for_import(db, named=None, name="Prov", timezone="Europe/Stockholm", now=NOW)
        run_import(db, workspace=space, files=files, now=NOW)

    opened.submit(work).result()
    yield opened
    opened.close()


def as_one(store: Store, slack_id: str, rule: Callable[[Connection, Actor], T]) -> T:
    return store.submit(lambda db: rule(db, load_actor(db, Caller(1, slack_id, slack_id == "U0ADMIN")))).result()


def add(store: Store, who: str, entry: CalendarEntry) -> Any:
    return as_one(store, who, lambda db, actor: add_entry(db, actor=actor, entry=entry, now=NOW))


def stored(store: Store) -> list[tuple[Any, ...]]:
    columns = (calendar_entries.c.id, calendar_entries.c.kind, calendar_entries.c.name, calendar_entries.c.from_file)
    return store.submit(lambda db: [tuple(row) for row in db.execute(select(*columns))]).result()


@pytest.mark.parametrize(
    ("who", "site_id", "may"),
    [
        ("U0MARIA", 1, True),
        ("U0MARIA", 2, False),
        ("U0MARIA", None, False),
        ("U0ANNA", 1, False),
        ("U0PER", 1, False),
        ("U0DISA", 1, False),
        ("U0SIRI", None, True),
        ("U0SIRI", 1, False),
    ],
)
def test_who_may_enter_and_remove(store: Store, who: str, site_id: int | None, may: bool) -> None:
    entry = replace(DAY, site_id=site_id)
    if may:
        assert add(store, who, entry).may_keep
    else:
        with pytest.raises(NotAllowed):
            add(store, who, entry)
        assert stored(store) == []
        add(store, "U0MARIA" if site_id == 1 else "U0SIRI", replace(entry, site_id=None if site_id != 1 else 1))
    ids = tuple(row[0] for row in stored(store))

    def remove(db: Connection, actor: Actor) -> Any:
        return remove_entry(db, actor=actor, ids=ids, now=NOW)

    if may:
        as_one(store, who, remove)
        assert stored(store) == []
        touched = store.submit(
            lambda db: db.execute(select(audit_entries.c.act, audit_entries.c.subject)).all()
        ).result()
        assert [tuple(row) for row in touched][-2:] == [("keep_calendar", "calendar_entry")] * 2
    elif site_id != 2:
        with pytest.raises(NotAllowed):
            as_one(store, who, remove)
        assert len(stored(store)) == 1


def test_ids_that_are_gone_or_made_up_remove_nothing(store: Store) -> None:
    add(store, "U0MARIA", DAY)
    for ids in ((), (99,), (1, 99)):
        with pytest.raises(NotFound):
            as_one(store, "U0MARIA", lambda db, actor, ids=ids: remove_entry(db, actor=actor, ids=ids, now=NOW))
    assert len(stored(store)) == 1


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (replace(DAY, last=date(2026, 11, 29)), "calendar-backwards"),
        (replace(DAY, last=date(2027, 8, 1)), "calendar-outside-year"),
        (replace(DAY, first=date(2016, 11, 30), last=date(2016, 11, 30)), "calendar-far"),
        (replace(DAY, name="x" * 81), "calendar-long-name"),
        (replace(DAY, name="Noa i 7B fyller år"), "calendar-pupil"),
        (
            CalendarEntry(kind=EntryKind.TERM, first=date(2027, 1, 11), last=date(2027, 7, 1), name="", site_id=1),
            "calendar-term-outside",
        ),
        (
            CalendarEntry(kind=EntryKind.TERM, first=date(2026, 12, 1), last=date(2027, 6, 1), name="", site_id=1),
            "calendar-overlap",
        ),
    ],
)
def test_what_can_not_be_entered(store: Store, entry: CalendarEntry, reason: str) -> None:
    add(
        store,
        "U0MARIA",
        CalendarEntry(kind=EntryKind.TERM, first=date(2026, 8, 17), last=date(2026, 12, 18), name="", site_id=1),
    )
    with pytest.raises(BadInput) as refused:
        add(store, "U0MARIA", entry)
    assert refused.value.words["reason"] == reason
    assert len(stored(store)) == 1


def test_sent_twice_is_one_and_another_name_puts_it_right(store: Store) -> None:
    for entry in (DAY, DAY, replace(DAY, name="Fortbildning")):
        add(store, "U0MARIA", entry)
    assert [(row[2], row[3]) for row in stored(store)] == [("Fortbildning", False)]


def test_where_to_keep(store: Store) -> None:
    maria = as_one(store, "U0MARIA", find_entry_places)
    assert ([site.name for site in maria.sites], maria.general) == (["Alviksskolan"], False)
    siri = as_one(store, "U0SIRI", find_entry_places)
    assert (siri.sites, siri.general) == ((), True)
    with pytest.raises(NotAllowed):
        as_one(store, "U0ANNA", find_entry_places)


def test_the_page_of_a_school_and_of_the_municipality(store: Store) -> None:
    add(store, "U0SIRI", CalendarEntry(EntryKind.TERM, date(2026, 8, 17), date(2026, 12, 18), "HT"))
    add(
        store,
        "U0MARIA",
        CalendarEntry(kind=EntryKind.TERM, first=date(2026, 8, 20), last=date(2026, 12, 21), name="Egen", site_id=1),
    )
    for year in (7, 8, 9):
        add(
            store,
            "U0MARIA",
            CalendarEntry(
                kind=EntryKind.BLOCKED,
                first=date(2026, 11, 16),
                last=date(2026, 11, 17),
                name="Prov",
                site_id=1,
                year=year,
            ),
        )

    def page(db: Connection, actor: Actor) -> Any:
        return show_school_year(db, actor=actor, year=YEAR)

    anna = as_one(store, "U0ANNA", page)
    assert [(one.name, one.years, one.weeks) for one in anna.schools[0].lines] == [
        ("Egen", (), 19),
        ("Prov", (7, 8, 9), 0),
    ]
    assert (anna.may_keep, anna.removable, anna.schools[0].helpers) == (False, (), ())
    disa = as_one(store, "U0DISA", page)
    assert disa.schools[0].site is None and [one.name for one in disa.schools[0].lines] == ["HT"]
    maria = as_one(store, "U0MARIA", page)
    assert [len(one.ids) for one in maria.removable] == [1, 3]
    assert [one.name for one in as_one(store, "U0SIRI", page).removable] == ["HT"]


DAYS = st.dates(date(2026, 7, 1), date(2027, 9, 1))
TERMS = st.builds(
    lambda one, other, site: CalendarEntry(
        kind=EntryKind.TERM, first=min(one, other), last=max(one, other), name="", site_id=site
    ),
    DAYS,
    DAYS,
    st.sampled_from((None, 1)),
)


@given(st.sampled_from(EntryKind), DAYS, DAYS)
def test_an_entry_without_fault_lies_in_its_year(kind: EntryKind, first: date, last: date) -> None:
    year = SchoolYear.of(first)
    sound = find_fault(CalendarEntry(kind, first, last), year) is None
    assert sound == (first <= last and last in year and (kind is not EntryKind.TERM or last.month != 7))


@given(TERMS, TERMS)
def test_two_terms_overlap_each_other_or_neither(one: CalendarEntry, other: CalendarEntry) -> None:
    met = overlapping_term(one, [other]) is not None
    assert met == (overlapping_term(other, [one]) is not None)
    if met:
        assert one.site_id == other.site_id and max(one.first, other.first) <= min(one.last, other.last)
