"""The demo's clock: it moves ahead only, lives what lies on the way, and is there for the demo alone."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select, update
from starlette.applications import Starlette
from typer.testing import CliRunner

from bot.app import build_app
from bot.cli import app as cli
from bot.demo import (
    SAMPLE,
    CannotMove,
    DemoClock,
    Journey,
    Stop,
    clock_route,
    demo_start,
    import_sample,
    playground_config,
)
from bot.demo.journey import MONDAY
from bot.health import Health
from bot.serve import web
from bot.settings import read_settings
from models.courses import course_people
from models.db import Db, Store
from models.deliveries import (
    DeliveryState,
    MessageState,
    NewDelivery,
    add_deliveries,
    deliveries,
    messages,
    next_due,
)
from models.people import Role, persons, roles
from models.places import all_workspaces, bind_team
from models.status import next_time
from playground import config_from_dict

ZONE = "Europe/Stockholm"
DEMO_START = demo_start(date(2026, 11, 21))


class Real:
    """The real clock, moved by the test."""

    def __init__(self) -> None:
        self.now = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.mark.parametrize("today", [date(2026, 8, 1), date(2026, 11, 21), date(2027, 2, 1), date(2027, 7, 31)])
def test_the_demo_begins_in_october_of_the_school_year_under_way(today: date) -> None:
    assert demo_start(today) == datetime(2026, 10, 12, 5, 0, tzinfo=UTC)


# --- the clock --------------------------------------------------------------------------------------------------------


def test_it_runs_with_the_real_one_and_remembers_how_far_ahead_it_was() -> None:
    real = Real()
    clock = DemoClock(DEMO_START, real)
    real.now += timedelta(minutes=3)
    assert clock() == DEMO_START + timedelta(minutes=3)
    clock.move_to(DEMO_START + timedelta(days=2))
    real.now += timedelta(minutes=1)
    assert clock() == DEMO_START + timedelta(days=2, minutes=1)
    first, second = clock.steps()
    assert second.real - first.real == timedelta(minutes=3)
    assert second.real + second.ahead == DEMO_START + timedelta(days=2)
    assert clock.steps(1) == [second]


@given(st.lists(st.tuples(st.integers(-90, 90), st.integers(-90, 90)), max_size=20))
def test_it_never_goes_back(moves: list[tuple[int, int]]) -> None:
    """Not when it is told to, and not when the real clock is set back."""
    real = Real()
    clock = DemoClock(DEMO_START, real)
    before = clock()
    for drift, wanted in moves:
        real.now += timedelta(minutes=drift)
        clock.move_to(before + timedelta(minutes=wanted))
        assert clock() >= before
        before = clock()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 10, 12, 5, 29, tzinfo=UTC), datetime(2026, 10, 12, 5, 30, tzinfo=UTC)),
        (datetime(2026, 10, 12, 5, 30, tzinfo=UTC), datetime(2026, 10, 19, 5, 30, tzinfo=UTC)),
        # Over the night of 25 October the same wall time comes an hour later.
        (datetime(2026, 10, 23, 9, 0, tzinfo=UTC), datetime(2026, 10, 26, 6, 30, tzinfo=UTC)),
    ],
)
def test_monday_is_counted_on_the_wall(now: datetime, expected: datetime) -> None:
    assert next_time(now, MONDAY, ZONE, weekday=1) == expected


# --- the journey ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the demo's sample data."""
    folder = tmp_path_factory.mktemp("sample")
    path = folder / "sample.db"
    import_sample(f"sqlite:///{path}", DEMO_START, folder)
    return path


@pytest.fixture
def store(sample: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(sample, tmp_path / "mvp.db")
    store = Store(f"sqlite:///{tmp_path / 'mvp.db'}")
    store.submit(lambda db: bind_team(db, "T1", name="T1", timezone=ZONE, now=DEMO_START)).result()
    yield store
    store.close()


class Worker:
    """Stands in for the engine: plans a message for 07.40 each morning from a list of days, and sends what is due."""

    def __init__(self, store: Store, clock: DemoClock, *days: int) -> None:
        self.store, self.clock, self.days = store, clock, days
        self.seen: list[datetime] = []
        self.sent: list[tuple[str, datetime]] = []
        self.gate: asyncio.Event | None = None
        self.stubborn = False

    async def tick(self) -> None:
        self.seen.append(self.clock())
        if self.gate:
            await self.gate.wait()
        if not self.stubborn:
            await self.store.write(self._work)

    def _work(self, db: Db) -> None:
        now, space = self.clock(), all_workspaces(db)[0]
        person = db.execute(select(persons.c.id)).scalars().first()
        assert person is not None
        for day in self.days:
            due = DEMO_START + timedelta(days=day, minutes=40)
            if now < due < now + timedelta(days=1):
                period = f"{due:%Y-%m-%d}"
                one = NewDelivery(
                    kind="welcome",
                    subject="person:1",
                    recipient_id=person,
                    period=period,
                    due_at=due,
                    use_by=due + timedelta(minutes=5),
                )
                add_deliveries(db, workspace_id=space.id, new=[one], now=now)
        columns = (deliveries.c.id, deliveries.c.recipient_id, deliveries.c.period, deliveries.c.use_by)
        for key, to, period, use_by in db.execute(
            select(*columns).where(deliveries.c.due_at <= now, deliveries.c.state == DeliveryState.PENDING)
        ).all():
            assert now <= use_by, "passed over"
            row = {"workspace_id": space.id, "person_id": to, "token": period, "is_prompt": False, "tries": 0}
            row |= {"state": MessageState.SENT, "created_at": now, "posted_after": now}
            db.execute(insert(messages).values(row))
            db.execute(update(deliveries).where(deliveries.c.id == key).values(state=DeliveryState.SENT))
            self.sent.append((period, now))


def journey_of(store: Store, *days: int, patience: float = 5.0) -> tuple[Journey, Worker]:
    clock = DemoClock(DEMO_START)
    worker = Worker(store, clock, *days)
    return Journey(clock, store, worker.tick, ZONE, patience=patience), worker


async def arrived(journey: Journey) -> None:
    async with asyncio.timeout(20):
        while journey.moving:  # noqa: ASYNC110 - what is waited for is what a visitor sees
            await asyncio.sleep(0.01)


def live(work: Callable[[], Awaitable[None]]) -> None:
    async def run() -> None:
        await work()

    asyncio.run(run())


def test_every_message_on_the_way_is_sent_at_its_moment(store: Store) -> None:
    journey, worker = journey_of(store, 1, 2, 9)

    async def work() -> None:
        await journey.start(DEMO_START + timedelta(days=10))
        assert journey.moving
        await arrived(journey)

    live(work)
    assert [period for period, _ in worker.sent] == ["2026-10-13", "2026-10-14", "2026-10-21"]
    assert journey.sent == 3 and journey.problem == ""
    assert DEMO_START + timedelta(days=10) <= journey.clock() < DEMO_START + timedelta(days=10, minutes=1)
    mornings = {moment.astimezone().date() for moment in worker.seen}
    assert len(mornings) >= 10, "each morning is lived, so that the day can be planned"


def test_to_the_next_message_even_where_it_is_not_planned_yet(store: Store) -> None:
    journey, worker = journey_of(store, 4, 5)

    async def work() -> None:
        assert next(stop for stop in await journey.stops() if stop.name == "next_message").at is None
        await journey.start("next_message")
        await arrived(journey)

    live(work)
    assert [period for period, _ in worker.sent] == ["2026-10-16"]
    assert journey.problem == ""


def test_where_no_message_comes_the_silence_is_told(store: Store) -> None:
    journey, _ = journey_of(store)

    async def work() -> None:
        await journey.start("next_message")
        await arrived(journey)

    live(work)
    assert journey.problem == "silence"


def test_it_stays_where_something_due_is_not_settled(store: Store) -> None:
    journey, worker = journey_of(store, 1, patience=0.2)

    async def work() -> None:
        await worker.tick()
        await journey.start(DEMO_START + timedelta(hours=12))
        await arrived(journey)
        worker.stubborn = True
        await journey.start(DEMO_START + timedelta(days=3))
        await arrived(journey)

    live(work)
    owed = store.submit(next_due).result()
    assert journey.problem == "stuck" and owed and journey.clock() - owed < timedelta(minutes=1)


def test_the_stops_of_the_sample(store: Store) -> None:
    journey, _ = journey_of(store)
    stops: dict[str, datetime | None] = {}

    async def work() -> None:
        stops.update({stop.name: stop.at for stop in await journey.stops()})

    live(work)
    assert set(stops) == {"next_lesson", "next_message", "monday", "next_week", "term_end"}
    lesson, end = stops["next_lesson"], stops["term_end"]
    assert lesson and DEMO_START < lesson < DEMO_START + timedelta(days=5)
    assert end and end.month == 12
    assert stops["monday"] == DEMO_START + timedelta(minutes=30)


def test_a_week_on_is_the_same_wall_time(store: Store) -> None:
    """Over the night of 25 October too."""
    journey, _ = journey_of(store)
    journey.clock.move_to(datetime(2026, 10, 19, 5, 30, tzinfo=UTC))
    found: list[Stop] = []

    async def work() -> None:
        found.extend(await journey.stops())

    live(work)
    assert Stop("next_week", datetime(2026, 10, 26, 6, 30, tzinfo=UTC)) in found


def test_from_one_lesson_to_the_next(store: Store) -> None:
    journey, _ = journey_of(store)
    begun: list[datetime] = []

    async def work() -> None:
        for _ in range(4):
            await journey.start("next_lesson")
            await arrived(journey)
            begun.append(journey.clock().astimezone(DEMO_START.tzinfo).replace(second=0, microsecond=0, tzinfo=None))

    live(work)
    # Two classes begin at once on Tuesday: that is one moment.
    weekdays = [(moment.isoweekday(), f"{moment:%H.%M}") for moment in begun]
    assert weekdays == [(2, "13.00"), (3, "09.40"), (4, "10.20"), (5, "08.30")]


# --- the crowd on the way ---------------------------------------------------------------------------------------------


class Townsman:
    """Stands in for the crowd: somebody acts at moments of their own, and the bot then has something to send."""

    def __init__(self, store: Store, *acts: datetime) -> None:
        self.store, self.acts = store, sorted(acts)
        self.lived: list[datetime] = []
        self.closed = False

    def next_at(self) -> datetime | None:
        return self.acts[0] if self.acts else None

    async def live(self, now: datetime) -> None:
        self.lived.append(now)
        while self.acts and self.acts[0] <= now:
            self.acts.pop(0)
            await self.store.write(lambda db: owe(db, now))

    async def close(self) -> None:
        self.closed = True


def owe(db: Db, now: datetime) -> None:
    """Something is due to Gunilla at once."""
    person = db.execute(select(persons.c.id).where(persons.c.slack_id == "U0GUNILLA")).scalar_one()
    one = NewDelivery(kind="welcome", subject="act:1", recipient_id=person, period=f"{now:%m-%d %H.%M}", due_at=now,
                      use_by=now + timedelta(minutes=5))  # fmt: skip
    add_deliveries(db, workspace_id=all_workspaces(db)[0].id, new=[one], now=now)


def test_the_crowd_lives_at_each_stop_and_what_follows_is_sent_at_once(store: Store) -> None:
    acts = [DEMO_START + timedelta(hours=3), DEMO_START + timedelta(days=1, hours=5)]
    clock = DemoClock(DEMO_START)
    crowd, worker = Townsman(store, *acts), Worker(store, clock)
    journey = Journey(clock, store, worker.tick, ZONE, crowd=crowd)
    ways: list[Any] = []

    async def work() -> None:
        await journey.start(DEMO_START + timedelta(days=2))
        async with talking(journey) as client:
            ways.append((await client.get("/demo/clock")).json()["way"])
        await arrived(journey)
        async with talking(journey) as client:
            ways.append((await client.get("/demo/clock")).json()["way"])
        await journey.stop()

    live(work)
    assert [moment for _, moment in worker.sent] == [pytest.approx(at, abs=timedelta(minutes=1)) for at in acts]
    stops = [moment.replace(second=0, microsecond=0) for moment in crowd.lived]
    assert set(acts) <= set(stops) and len(stops) == 6, "the beginning, two mornings' and two acts, and the end"
    assert ways == [["2026-10-12T07:00:00+02:00", "2026-10-14T07:00:00+02:00"], None]
    assert crowd.closed


def test_the_next_lesson_and_message_are_those_of_the_people_one_can_be(store: Store) -> None:
    clock = DemoClock(DEMO_START)
    worker = Worker(store, clock, 1)
    crowd = Townsman(store, DEMO_START + timedelta(days=3))
    journey = Journey(clock, store, worker.tick, ZONE, crowd=crowd, visitors=frozenset({"U0GUNILLA"}))
    stops: dict[str, datetime | None] = {}

    async def work() -> None:
        stops.update({stop.name: stop.at for stop in await journey.stops()})
        await journey.start("next_message")
        assert journey.way is None
        await arrived(journey)

    live(work)
    lesson = stops["next_lesson"]
    assert lesson and (lesson.isoweekday(), f"{lesson.astimezone(DEMO_START.tzinfo):%H.%M}") == (5, "08.30")
    assert stops["next_message"] is None
    assert (journey.sent, journey.problem) == (1, "")
    assert journey.clock() - DEMO_START > timedelta(days=3), "the message to Anna on the way was not theirs"


def test_it_goes_ahead_only_and_not_for_ever(store: Store) -> None:
    journey, _ = journey_of(store)

    async def work() -> None:
        for to, why in (
            (DEMO_START - timedelta(days=1), "backwards"),
            (DEMO_START + timedelta(days=500), "too_far"),
            ("the_moon", "unknown_stop"),
        ):
            with pytest.raises(CannotMove, match=why):
                await journey.start(to)  # type: ignore[arg-type]

    live(work)
    assert not journey.moving and journey.sent == 0


# --- its route --------------------------------------------------------------------------------------------------------


@asynccontextmanager
async def talking(journey: Journey, peer: str = "127.0.0.1", host: str = "127.0.0.1:3001") -> AsyncIterator[Any]:
    transport = httpx.ASGITransport(Starlette(routes=[clock_route(journey)]), client=(peer, 4711))
    async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
        yield client


def test_a_move_over_http_and_none_while_it_moves(store: Store) -> None:
    journey, worker = journey_of(store, 1)

    async def work() -> None:
        worker.gate = asyncio.Event()
        async with talking(journey) as client:
            before = (await client.get("/demo/clock")).json()
            assert (before["moving"], before["zone"]) == (False, ZONE)
            assert before["now"].startswith("2026-10-12T07:00")
            assert len(before["stops"]) == 5 and len(before["steps"]) == 1
            gone = await client.post("/demo/clock", json={"to": "next_week"})
            assert gone.status_code == 202 and gone.json()["moving"] and gone.json()["stops"] == []
            again = await client.post("/demo/clock", json={"to": "monday"})
            assert (again.status_code, again.json()) == (409, {"error": "moving"})
            worker.gate.set()
            await arrived(journey)
            after = (await client.get("/demo/clock?since=1")).json()
        assert (after["moving"], after["sent"]) == (False, 1)
        assert after["now"].startswith("2026-10-19T07:00")
        assert len(after["steps"]) == len(journey.clock.steps()) - 1 >= 7
        real, ahead = after["steps"][-1]
        assert datetime.fromtimestamp(real + ahead, UTC) == datetime(2026, 10, 19, 5, 0, tzinfo=UTC)

    live(work)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"json": {"to": "the_moon"}}, 400),
        ({"json": {"to": "2026-10-01T07:00:00+02:00"}}, 400),
        ({"json": {"to": "2026-11-01T07:00:00"}}, 400),
        ({"json": {"to": ""}}, 400),
        ({"json": {"to": 7}}, 400),
        ({"json": {"to": "monday", "and": "more"}}, 400),
        ({"json": ["to"]}, 400),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ({"data": {"to": "monday"}}, 415),
        ({"content": b'{"to": "monday"}', "headers": {"content-type": "text/plain"}}, 415),
    ],
)
def test_anything_else_is_refused(store: Store, sent: dict[str, Any], status: int) -> None:
    journey, _ = journey_of(store)

    async def work() -> None:
        async with talking(journey) as client:
            assert (await client.post("/demo/clock", **sent)).status_code == status
            assert (await client.put("/demo/clock", **sent)).status_code == 405
            assert (await client.get("/demo/clock?since=-1")).status_code == 400
        assert not journey.moving

    live(work)


@pytest.mark.parametrize(
    ("peer", "host"), [("192.168.1.9", "127.0.0.1:3001"), ("127.0.0.1", "evil.example"), ("", "127.0.0.1")]
)
def test_only_this_machine_is_answered(store: Store, peer: str, host: str) -> None:
    journey, _ = journey_of(store)

    async def work() -> None:
        async with talking(journey, peer, host) as client:
            assert (await client.get("/demo/clock")).status_code == 403
            assert (await client.post("/demo/clock", json={"to": "monday"})).status_code == 403

    live(work)
    assert not journey.moving


# --- for the demo alone -----------------------------------------------------------------------------------------------


def test_without_the_option_there_is_no_such_address(store: Store) -> None:
    settings = read_settings({"SLACK_BOT_TOKEN": "x", "SLACK_SIGNING_SECRET": "x"})
    app = build_app(settings, store)
    journey, _ = journey_of(store)

    async def asked(served: Starlette) -> int:
        transport = httpx.ASGITransport(served, client=("127.0.0.1", 4711))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:3001") as client:
            return (await client.get("/demo/clock")).status_code

    assert asyncio.run(asked(web(settings, app, store, Health()))) == 404
    assert asyncio.run(asked(web(settings, app, store, Health(), journey=journey))) == 200


def test_the_option_is_not_in_the_help_and_refuses_a_real_slack(monkeypatch: pytest.MonkeyPatch) -> None:
    runner = CliRunner()
    assert "demo-clock" not in runner.invoke(cli, ["run", "--help"]).output
    for name, value in (("SLACK_BOT_TOKEN", "x"), ("SLACK_SIGNING_SECRET", "x"), ("SLACK_API_URL", "")):
        monkeypatch.setenv(name, value)
    refused = runner.invoke(cli, ["run", "--demo-clock", "2026-10-12T07:00:00"])
    assert refused.exit_code == 1
    assert "with a Slack on this machine only" in refused.stderr


def test_the_sample_has_somebody_for_each_kind_of_message(store: Store) -> None:
    def look(db: Db) -> tuple[set[str], set[int], int]:
        found = db.execute(select(roles.c.role)).scalars()
        leaders = select(course_people.c.course_id, course_people.c.person_id).where(course_people.c.part == "leader")
        pairs = db.execute(leaders).all()
        by_course, by_person = Counter(row[0] for row in pairs), Counter(row[1] for row in pairs)
        return set(found), set(by_course.values()), max(by_person.values())

    kinds, leaders, most = store.submit(look).result()
    assert kinds >= {Role.LEADER, Role.COORDINATOR, Role.PRINCIPAL, Role.DISTRICT, Role.CITY}
    assert leaders == {2}
    assert most >= 3, "somebody gets one message a day"


def test_the_page_and_the_bot_agree_on_where_the_clock_is() -> None:
    told = playground_config(4000)
    assert told["clock_url"] == "http://127.0.0.1:4001/demo/clock"
    assert config_from_dict(told | {"base_url": "http://127.0.0.1:4000"}).clock_url == told["clock_url"]
    people = {person["id"] for person in told["users"]}
    staff = (SAMPLE / "personal.csv").read_text(encoding="utf-8") + (SAMPLE / "klasser.csv").read_text(encoding="utf-8")
    assert set(re.findall(r"U0[A-Z]+", staff)) <= people
