"""Reading for the letters: one pass, and what letters are noted and checked, in a real database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text

from models.db import Db, Store
from models.deliveries import Cancel, Due, Later, NewDelivery, Recipient, Send, add_deliveries
from models.digests import LetterScope, coordinator_digest, gather_facts
from models.digests.deliveries import check_digests, plan_digests
from models.imports import Upload, run_import
from models.migrations import upgrade
from models.places import Workspace, all_workspaces, load_calendars, workspace_for_import

SEEDED = datetime(2026, 10, 30, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 13, 13, 0, tzinfo=UTC)  # Friday, week 46
MONDAY = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
FILES = {
    "skolor.csv": "skola,stadsdel,program,klasser,status\nAlviksskolan,Bromma,MVP,3,pågår\nKista,Järva,MVP,2,startar\n",
    "personal.csv": (
        "namn,slack_id,e-post,skola,roll\n"
        "Anna Berg,U0ANNA,a@x.example,Alviksskolan,ledare\nMaria Ek,U0MARIA,m@x.example,Alviksskolan,koordinator\n"
        "Maria Ek,U0MARIA,m@x.example,Kista,koordinator\n"
        "Per Holm,U0PER,p@x.example,Alviksskolan,rektor\nDisa Ström,U0DISA,d@x.example,Bromma,stadsdel\n"
        "Siri Stad,U0SIRI,s@x.example,,stad\nUno Utan,,u@x.example,Alviksskolan,koordinator\n"
    ),
    "klasser.csv": (
        "skola,klass,årskurs,program,ledare,start,veckodag,tid,intervall,lokal,hållna\n"
        "Alviksskolan,7A,7,MVP,U0ANNA,2026-11-17,tisdag,13.00,2,B112,3\n"
        "Alviksskolan,7B,7,MVP,U0ANNA,2026-11-12,torsdag,10.20,2,,4\n"
    ),
}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Db]:
    """A small town, in one transaction."""
    store = Store(f"sqlite:///{tmp_path / 'mvp.db'}")
    upgrade(store)
    with store.engine.begin() as found:
        space = workspace_for_import(found, named=None, name="T", timezone="Europe/Stockholm", now=SEEDED)
        run_import(found, workspace=space, files=[Upload(n, b.encode()) for n, b in FILES.items()], now=SEEDED)
        yield found
    store.close()


def space_of(db: Db) -> Workspace:
    return all_workspaces(db)[0]


def planned(db: Db, now: datetime) -> list[NewDelivery]:
    return plan_digests(db, space=space_of(db), calendars=load_calendars(db, 1), now=now)


def noted(db: Db, wishes: list[NewDelivery]) -> None:
    add_deliveries(db, workspace_id=1, new=wishes, now=NOW)


def due(one: NewDelivery, number: int) -> Due:
    to = Recipient(
        id=one.recipient_id, workspace_id=1, slack_id="U0X", name="X", locale="sv", timezone="Europe/Stockholm"
    )
    return Due(
        id=number,
        workspace_id=1,
        kind=one.kind,
        subject=one.subject,
        period=one.period,
        due_at=one.due_at,
        use_by=one.use_by,
        to=to,
    )


class Counted:
    """How many statements ran while it was open."""

    def __init__(self, db: Db) -> None:
        self._db, self.count = db, 0

    def _note(self, *_words: object) -> None:
        self.count += 1

    def __enter__(self) -> Counted:
        event.listen(self._db, "before_cursor_execute", self._note)
        return self

    def __exit__(self, *_words: object) -> None:
        event.remove(self._db, "before_cursor_execute", self._note)


def test_the_same_statements_for_one_school_or_all(db: Db) -> None:
    counts = []
    for about in (LetterScope(districts=frozenset({1})), LetterScope(city=True)):
        with Counted(db) as counted:
            gather_facts(db, 1, date(2026, 11, 16), about)
        counts.append(counted.count)
    assert counts[0] == counts[1] == 12


def test_a_letter_for_each_role_and_scope_and_none_without_slack(db: Db) -> None:
    wishes = planned(db, NOW)
    this_week = sorted((one.kind, one.subject) for one in wishes if one.period == "2026-W47")
    assert this_week == [
        ("city_digest", "workspace:1"),
        ("coordinator_digest", "site:1"),
        ("coordinator_digest", "site:2"),
        ("district_digest", "district:1"),
        ("principal_digest", "site:1"),
    ]
    assert {one.period for one in wishes} == {"2026-W47"}  # this week's time has passed
    assert all(one.due_at == MONDAY and one.use_by == datetime(2026, 11, 18, 15, 30, tzinfo=UTC) for one in wishes)


def test_what_is_noted_is_not_planned_again(db: Db) -> None:
    noted(db, planned(db, NOW))
    assert planned(db, NOW) == []
    coming = planned(db, MONDAY)
    assert {one.period for one in coming} == {"2026-W48"} and len(coming) == 5


def test_once_a_month_is_noted_once_a_month(db: Db) -> None:
    db.execute(
        text(
            "INSERT INTO reminder_settings (workspace_id, person_id, work_days, work_start, work_end, after_lesson,"
            " planning_prompts, quiet, digest_rhythm) SELECT 1, id, '12345', '08:00:00.000000', '16:30:00.000000',"
            " 'soon', 0, '', 'monthly' FROM persons WHERE slack_id = 'U0SIRI'"
        )
    )
    first = [one for one in planned(db, NOW) if one.kind == "city_digest"]
    assert [(one.period, one.due_at) for one in first] == [("2026-11", MONDAY + timedelta(minutes=30))]
    noted(db, first)
    assert not [one for one in planned(db, MONDAY) if one.kind == "city_digest"]
    later = planned(db, datetime(2026, 11, 30, 12, tzinfo=UTC))
    assert [one.period for one in later if one.kind == "city_digest"] == ["2026-12"]


def test_checked_when_its_moment_comes(db: Db) -> None:
    dues = [due(one, number) for number, one in enumerate(planned(db, NOW))]
    verdicts = check_digests(db, dues, MONDAY)
    said = {(one.kind, one.subject): verdicts[one.id] for one in dues}
    assert isinstance(said["coordinator_digest", "site:1"], Send)
    assert isinstance(said["city_digest", "workspace:1"], Send)
    assert said["coordinator_digest", "site:2"] == Cancel("nothing")  # no class runs there
    db.execute(text("DELETE FROM roles WHERE role = 'principal'"))
    principal = [one for one in dues if one.kind == "principal_digest"]
    assert check_digests(db, principal, MONDAY) == {principal[0].id: Cancel("no_longer_theirs")}


def test_a_day_chosen_meanwhile_is_waited_for(db: Db) -> None:
    one = next(due(one, 1) for one in planned(db, NOW) if one.kind == "principal_digest")
    db.execute(
        text(
            "INSERT INTO reminder_settings (workspace_id, person_id, work_days, work_start, work_end, after_lesson,"
            " planning_prompts, quiet, digest_rhythm, digest_day) SELECT 1, id, '12345', '07:30:00.000000',"
            " '16:30:00.000000', 'soon', 0, '', 'weekly', 4 FROM persons WHERE slack_id = 'U0PER'"
        )
    )
    assert check_digests(db, [one], MONDAY) == {1: Later(MONDAY + timedelta(days=3))}
    db.execute(text("UPDATE reminder_settings SET digest_rhythm = 'monthly'"))
    assert check_digests(db, [one], MONDAY) == {1: Cancel("other_rhythm")}


def told(db: Db, *terms: tuple[date, date]) -> None:
    rows = "".join(f"termin,{first},{last}\n" for first, last in terms)
    run_import(db, workspace=space_of(db), files=[Upload("år.csv", f"typ,från,till\n{rows}".encode())], now=SEEDED)


@pytest.mark.parametrize(
    ("today", "lessons", "autumn"),
    [
        (date(2027, 1, 12), 4, True),  # the autumn term lasts until 15 January
        (date(2027, 1, 20), 4, True),  # between the terms: those of the one that was
        (date(2027, 2, 16), 2, False),  # 26 January and 9 February
    ],
)
def test_the_figures_begin_with_the_term(db: Db, today: date, lessons: int, autumn: bool) -> None:
    told(db, (date(2026, 8, 17), date(2027, 1, 15)), (date(2027, 1, 25), date(2027, 6, 15)))
    days = [date(2026, 12, 1), date(2026, 12, 15), date(2027, 1, 5), date(2027, 1, 11), date(2027, 1, 26)]
    db.execute(text("DELETE FROM planned_lessons"))
    for number, day in enumerate([*days, date(2027, 2, 9)], start=4):
        db.execute(
            text("INSERT INTO planned_lessons (workspace_id, course_id, number, day) VALUES (1, 1, :number, :day)"),
            {"number": number, "day": day.isoformat()},
        )
    digest = coordinator_digest(gather_facts(db, 1, today, LetterScope(sites=frozenset({1}))), 1)
    assert digest is not None
    assert (digest.planned, digest.since.month >= 8) == (lessons, autumn)
