"""Time itself: both nights of the clock change, week 53, a whole school year, and a bot that was away for days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, text, update

from models.calendar import EntryKind
from models.courses import courses, planned_lessons
from models.db import GuardedText
from models.places import calendar_entries

WORLDS = ("sqlite-http", "postgresql-socket")
EVERY_FAMILY_EVERYWHERE = True

ZONE = ZoneInfo("Europe/Stockholm")
LASAR = (
    ("term", "2026-08-17", "2026-12-18", "hösttermin"),
    ("term", "2027-01-11", "2027-06-11", "vårtermin"),
    ("break", "2026-10-26", "2026-10-30", "höstlov"),
    ("break", "2027-03-01", "2027-03-05", "sportlov"),
    ("break", "2027-03-29", "2027-04-02", "påsklov"),
    ("study_day", "2026-11-18", "2026-11-18", "studiedag"),
)


def local(text: str) -> datetime:
    """A moment by the clock on the wall in Stockholm."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def calendar(world) -> None:
    """Tell the school year."""

    def rows(db) -> None:
        for kind, first, last, name in LASAR:
            days = {"first_day": date.fromisoformat(first), "last_day": date.fromisoformat(last)}
            values = {"workspace_id": 1, "school_year": 2026, "kind": EntryKind(kind).value, "name": GuardedText(name)}
            values["from_file"] = False
            db.execute(insert(calendar_entries).values(values | days))

    world.store.submit(rows).result()


def one_class(world, days: dict[int, str], at: time = time(10, 20), course: str = "room = 'B214'") -> None:
    """Plan one class anew, 7B unless told: these lessons on these days, and nothing for the others."""

    def rows(db) -> None:
        found = db.execute(select(courses.c.id, courses.c.workspace_id).where(text(course))).one()
        db.execute(update(planned_lessons).values(cancelled_at=world.clock.now))
        for number, day in days.items():
            values = {"number": number, "day": date.fromisoformat(day), "starts_at": at, "room": GuardedText("B214")}
            db.execute(
                insert(planned_lessons).values(values | {"workspace_id": found.workspace_id, "course_id": found.id})
            )

    world.store.submit(rows).result()


def posted(world, slack_id: str = "U0ANNA") -> list[tuple[str, str]]:
    """What the person was sent: the moment by the clock on the wall, and the kinds in the message."""
    found = world.rows(
        "SELECT m.id, m.created_at, d.kind FROM messages m JOIN persons p ON p.id = m.person_id "
        "JOIN deliveries d ON d.message_id = m.id WHERE p.slack_id = :who AND m.state = 'sent' "
        "ORDER BY m.created_at, d.kind",
        who=slack_id,
    )
    by_message: dict[int, tuple[str, list[str]]] = {}
    for key, at, kind in found:
        moment = datetime.fromisoformat(str(at))
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(ZONE)
        by_message.setdefault(key, (moment.strftime("%Y-%m-%d %H:%M"), []))[1].append(kind)
    return [(at, "+".join(kinds)) for at, kinds in by_message.values()]


def test_the_night_in_autumn(world) -> None:
    """On 25 October at 03.00 it is 02.00 again: Monday's lesson is still reminded of on Friday at 15.00, once."""
    world.clock.now = local("2026-10-22 08:00")
    one_class(world, {5: "2026-10-26", 6: "2026-10-27"})
    world.pass_time(local("2026-10-27 12:00"))
    assert posted(world) == [
        ("2026-10-23 15:00", "before_lesson"),
        ("2026-10-26 11:35", "after_lesson"),
        ("2026-10-26 15:00", "before_lesson"),
        ("2026-10-27 11:35", "after_lesson"),
    ]


def test_the_night_in_spring(world) -> None:
    """On 28 March at 02.00 it is 03.00; 26 and 29 March are holidays, so Tuesday is reminded of on Thursday."""
    world.clock.now = local("2027-03-24 08:00")
    one_class(world, {5: "2027-03-30"})
    world.pass_time(local("2027-03-31 12:00"))
    assert posted(world) == [("2027-03-25 15:00", "before_lesson"), ("2027-03-30 11:35", "after_lesson")]


@pytest.mark.parametrize("night", ["2026-10-25", "2027-03-28"])
def test_the_midnight_before_and_after(world, night: str) -> None:
    """Tina works nights at a youth centre, and is reminded at a quarter past midnight."""
    day = date.fromisoformat(night)
    world.clock.now = local(f"{day - timedelta(days=3)} 12:00")
    world.tina.types("/mvp påminnelser")
    nights = {"field.work_days": list("1234567"), "field.work_start": "00:15", "field.work_end": "02:30"}
    world.tina.modal.fill(nights | {"field.after_lesson": "morning"})
    world.tina.submits()
    monday, tuesday = day + timedelta(days=1), day + timedelta(days=2)
    one_class(world, {1: monday.isoformat()}, at=time(1, 0), course="programme = 'mvp_fritid'")
    world.pass_time(local(f"{tuesday} 12:00"))
    # By choice in the morning, so at the start of her night; and the day before at its start too.
    assert posted(world, "U0TINA") == [(f"{day} 00:15", "before_lesson"), (f"{tuesday} 00:15", "after_lesson")]


@pytest.mark.parametrize(("night", "reminded"), [("2026-10-25", "02:30"), ("2027-03-28", "03:30")])
def test_half_past_two_on_such_a_night(world, night: str, reminded: str) -> None:
    """In autumn it comes twice, and the first counts; in spring it is not there, and the clock has moved on."""
    day = date.fromisoformat(night)
    world.clock.now = local(f"{day - timedelta(days=3)} 12:00")
    world.tina.types("/mvp påminnelser")
    nights = {"field.work_days": list("1234567"), "field.work_start": "00:15", "field.work_end": "02:30"}
    world.tina.modal.fill(nights | {"field.after_lesson": "afternoon"})
    world.tina.submits()
    monday = day + timedelta(days=1)
    one_class(world, {1: monday.isoformat()}, at=time(1, 0), course="programme = 'mvp_fritid'")
    world.pass_time(local(f"{monday} 12:00"))
    assert posted(world, "U0TINA") == [(f"{day} {reminded}", "before_lesson"), (f"{monday} 02:30", "after_lesson")]


def test_week_53_is_a_week_like_any_other(world) -> None:
    """2026 has week 53: its digest and reminders come once, and the week after is week 1."""
    world.clock.now = local("2026-12-27 12:00")
    one_class(world, {5: "2026-12-30", 6: "2027-01-07"})
    world.pass_time(local("2027-01-08 12:00"))
    assert posted(world) == [
        ("2026-12-29 15:00", "before_lesson"),
        ("2026-12-30 11:35", "after_lesson"),
        ("2027-01-05 15:00", "before_lesson"),  # the 6th is a holiday
        ("2027-01-07 11:35", "after_lesson"),
    ]
    periods = [row[0] for row in world.rows("SELECT DISTINCT period FROM deliveries WHERE kind LIKE '%digest'")]
    assert {"2026-W53", "2027-W01"} <= set(periods)


def test_the_bot_was_down_from_friday_to_tuesday(world) -> None:
    """What is late is sent once where it still helps, and dropped where it does not."""
    world.clock.now = local("2026-11-19 08:00")
    one_class(world, {5: "2026-11-20", 6: "2026-11-23", 7: "2026-11-26"})
    world.pass_time(local("2026-11-20 08:00"))
    world.clock.now = local("2026-11-24 09:10")
    world.tick()
    world.tick()
    late = [(at, kinds) for at, kinds in posted(world) if at >= "2026-11-20 08:00"]
    assert late == [("2026-11-24 09:10", "after_lesson+after_lesson")]  # one message for both lessons
    states = world.rows(
        "SELECT l.number, d.kind, d.state, d.reason FROM deliveries d JOIN persons p ON p.id = d.recipient_id "
        "JOIN planned_lessons l ON d.subject = 'lesson:' || l.id WHERE p.slack_id = 'U0ANNA' "
        "AND l.cancelled_at IS NULL AND l.number < 7 ORDER BY l.number, d.kind"
    )
    assert states == [
        (5, "after_lesson", "sent", None),
        (5, "before_lesson", "sent", None),
        (6, "after_lesson", "sent", None),
        (6, "before_lesson", "cancelled", "too_late"),
    ]
    assert world.rows(
        "SELECT count(*) FROM deliveries WHERE kind = 'coordinator_digest' AND state = 'sent' AND period = '2026-W48'"
    ) == [(1,)]
    world.maria.sees("v. 48")


def test_a_whole_school_year_of_one_class(world) -> None:
    """Planned in August with a theme day, moved twice, once cancelled, logged by one tap, through every break."""
    world.clock.now = local("2026-08-17 08:00")
    calendar(world)
    one_class(world, {})
    _plan_the_year(world)
    days = planned(world)
    assert days[1] == days[2] == "2026-09-01"  # the theme day, in the order of the manual
    assert days[3] == "2026-09-17"
    assert "2026-10-29" not in days.values() and "2026-11-05" in days.values()  # not in the autumn break
    _live_until(world, "2026-11-03 08:00")
    world.anna.types("/mvp flytta lektion 6 7D till 12/11")
    world.anna.presses("Flytta, resten följer")
    _live_until(world, "2026-11-23 08:00")
    moved = planned(world)
    assert moved[6] == "2026-11-12" and moved[7] == "2026-11-26"
    world.karin.types("/mvp ställ in lektion 7 7D")
    world.karin.presses("Ställ in, resten flyttas")
    assert planned(world)[7] == "2026-12-10"
    _live_until(world, "2027-01-12 08:00")
    world.anna.types("/mvp flytta lektion 8 7D till fredag 15/1 kl 9")
    world.anna.presses("Flytta", block_id="move.actions")  # so small a step moves nothing else
    _live_until(world, "2027-06-14 12:00")
    held = world.rows(
        "SELECT count(*) FROM lesson_logs l JOIN courses c ON c.id = l.course_id JOIN group_labels g "
        "ON g.group_id = c.group_id WHERE g.label = '7D' AND l.withdrawn_at IS NULL"
    )
    assert held == [(14,)]
    assert "14 av 14 hållna · alla hållna" in world.anna.types("/mvp status 7D")
    for moment, _ in posted(world) + posted(world, "U0KARIN"):
        day = date.fromisoformat(moment[:10])
        assert day.isoweekday() <= 5 and "07:30" <= moment[11:] <= "16:30"
        assert not any(kind == "break" and first <= moment[:10] <= last for kind, first, last, _ in LASAR)
    # Every lesson was reminded of and asked about once each, to each of the two.
    doubled = world.rows(
        "SELECT kind, subject, recipient_id, period, count(*) FROM deliveries WHERE state = 'sent' "
        "GROUP BY kind, subject, recipient_id, period HAVING count(*) > 1"
    )
    assert doubled == []
    weeks = world.rows("SELECT period FROM deliveries WHERE kind = 'coordinator_digest' AND state = 'sent' ORDER BY id")
    assert len(weeks) == len(set(weeks)) and ("2026-W44",) not in weeks and ("2026-W53",) not in weeks


def _plan_the_year(world) -> None:
    world.maria.types("/mvp planera 7D")
    world.maria.presses("plan.more", where="modal")
    answers = {"Program": "MVP", "Första gången, tidigast": "2026-08-31", "Veckodag": "torsdag", "Tid": "10:20"}
    answers |= {"Ledare": ["U0ANNA", "U0KARIN"], "Rum": "B214", "Temadagar": "1/9: 2"}
    world.maria.modal.fill(answers)
    world.maria.submits()
    assert world.maria.modal.errors == {}
    assert "Lektion 1–14 ryms i läsåret 2026/27." in world.maria.modal.text
    world.maria.submits()
    world.maria.sees("Sparat: 7D, lektion 1–14.")


def planned(world) -> dict[int, str]:
    """The days of 7D's lessons."""
    rows = world.rows(
        "SELECT p.number, p.day FROM planned_lessons p JOIN courses c ON c.id = p.course_id "
        "JOIN group_labels g ON g.group_id = c.group_id WHERE g.label = '7D' AND p.cancelled_at IS NULL"
    )
    return {number: str(day) for number, day in rows}


def _live_until(world, text: str) -> None:
    """Live on, and let Anna answer each question with one tap the day after it came."""
    until = local(text)
    while world.clock.now < until:
        world.pass_time(min(until, world.clock.now + timedelta(days=1)))
        while asked := _questions(world):
            world.anna.presses("Som i manualen", block_id=asked[0])


def _questions(world) -> list[str]:
    """The blocks in Anna's conversation that ask how a lesson went; a theme day asks for two in one message."""
    slack = world.bench.playground
    rooms = world.bench.look(lambda: [slack.visible("U0ANNA", room) for room in slack.rooms("U0ANNA")])
    blocks = [block for messages in rooms for message in messages for block in message.blocks or ()]
    return [
        block["block_id"]
        for block in blocks
        if block["block_id"].endswith("after.actions") and len(block["elements"]) > 2
    ]
