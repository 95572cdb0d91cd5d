"""The crowd's year as a test of endurance: the real bot over HTTP, its clock moved from stop to stop, and the audit."""

from __future__ import annotations

import tempfile
import time as real_time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from bot.app import build_app, web_client
from bot.clock import system_now
from bot.crowd.audit import Audit
from bot.crowd.books import Books
from bot.crowd.city import City
from bot.crowd.crowd import Crowd
from bot.crowd.figures import Difference
from bot.crowd.files import list_channels, list_users, write_files
from bot.crowd.habits import Habits
from bot.crowd.ledger import hold_database, hold_messages
from bot.crowd.life import CrowdWorld, local, moment_of
from bot.crowd.screens import Screens, SeenMessage
from bot.crowd.year import CrowdYear, read_year, year_file
from bot.demo import ZONE
from bot.health import Health
from bot.manifest import manifest
from bot.serve import bind, web
from bot.settings import read_settings
from models.calendar import SchoolYear, monday
from models.db import Db, Store
from models.deliveries import next_due
from models.imports import Upload, run_import
from models.migrations import upgrade
from models.places import all_workspaces, workspace_for_import
from playground import Bench, Config, config_from_dict
from scheduler.engine import Engine
from scheduler.pacing import SendingPace
from scheduler.sending import Sender

BEGINS_AT, MORNING = time(7), time(6)
AFTER_THE_YEAR = timedelta(weeks=2)
SPEED = 2000.0  # how many times faster than Slack the playground lets a bot post
PATIENCE_SECONDS = 6 * 3600
BOT = "U0PLAYBOT"
FIRST_TICKS = 5


class CrowdFailed(RuntimeError):
    """The crowd could not live its year; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class LivedYear:
    """What a year came to. `seconds` are real ones; an act is anything that somebody typed or pressed."""

    seconds: float
    stops: int
    messages: int
    acts: int
    letters: int
    redrawn: int
    figures: int
    differences: tuple[Difference, ...]
    pressed: Mapping[str, int]  # the buttons, by their labels


@dataclass(slots=True)
class SoakClock:
    """The domain's clock, which goes from stop to stop."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass(slots=True)
class Soak:
    """One city's year on one database. `on_stop` is told the day at each stop, and what was new on the screens."""

    city: City
    habits: Habits
    database: str
    on_stop: Callable[[date, Sequence[SeenMessage]], None] = lambda _day, _news: None
    until: datetime | None = None
    books: Books = field(init=False)
    _stops: int = 0

    def __post_init__(self) -> None:
        self.books = Books(self.city, CrowdYear(read_year(year_file(self.city)), self.city.year))

    @property
    def last_day(self) -> date:
        """The day on which the year ends for the crowd: some time after its last term."""
        return local(self._end).date()

    @property
    def _end(self) -> datetime:
        return self.until or moment_of(self.books.year.last_day, BEGINS_AT) + AFTER_THE_YEAR

    def live(self) -> LivedYear:
        """Live the year and audit it. Raises CrowdFailed where the database is not empty."""
        clock = SoakClock(moment_of(self.city.begins, BEGINS_AT))
        store, began = Store(self.database), real_time.monotonic()
        try:
            import_city(store, self.city, clock.now)
            with Bench(make_config(self.city), strict=False) as bench:
                engine = _serve(bench, store, self.database, clock)
                world, audit = CrowdWorld(self.books, self.habits, Screens(bench.base_url)), Audit(self.books)
                bench.run(self._live(Crowd(world, audit), engine, clock), timeout=PATIENCE_SECONDS)
                _close_books(audit, world, bench, clock.now)
                self._hold_store(audit, store, bench, clock.now)
        finally:
            store.close()
        return LivedYear(
            seconds=real_time.monotonic() - began,
            stops=self._stops,
            messages=engine.sent,
            acts=world.screens.acts,
            letters=audit.letters_held,
            redrawn=audit.redrawn,
            figures=audit.figures,
            differences=tuple(audit.differences),
            pressed=world.screens.pressed,
        )

    async def _live(self, crowd: Crowd, engine: Engine, clock: SoakClock) -> None:
        until = self._end
        for _ in range(FIRST_TICKS):  # what a new city needs is laid out a part at a time
            await engine.tick()
        await settle(engine, clock)
        while clock.now < until:
            news = await crowd.live(clock.now)
            self._stops += 1
            self.on_stop(local(clock.now).date(), news)
            due, act = await engine.store.read(next_due), crowd.next_at()
            if due and due <= clock.now:  # what the crowd did is told on, and seen at once
                await settle(engine, clock)
                continue
            coming = min(at for at in (due, find_morning(clock.now), until) if at and at > clock.now)
            if act and clock.now < act < coming:  # nothing but the crowd stirs
                clock.now = act
                continue
            clock.now = coming
            await settle(engine, clock)
        await crowd.close()

    def _hold_store(self, audit: Audit, store: Store, bench: Bench, now: datetime) -> None:
        rooms = bench.look(lambda: list(bench.playground.state.channels.values()))
        posted = [
            str(message.metadata["event_payload"]["message_id"])
            for room in rooms
            for message in room.messages
            if message.metadata
        ]

        def hold(db: Db) -> None:
            hold_database(audit, db, now)
            hold_messages(audit, db, posted, now)

        store.submit(hold).result()


def first_monday(today: date) -> date:
    """The Monday on which the crowd's year begins: that of the week in which the school year under way began."""
    return monday(date(SchoolYear.of(today).start, 8, 19))


def find_morning(now: datetime) -> datetime:
    """The next morning in the city."""
    here = local(now)
    return moment_of(here.date() + timedelta(days=int(here.time() >= MORNING)), MORNING)


async def settle(engine: Engine, clock: SoakClock) -> None:
    """Let the bot send until nothing is due any more."""
    while True:
        await engine.tick()
        due = await engine.store.read(next_due)
        if due is None or due > clock.now:
            return


def import_city(store: Store, city: City, now: datetime) -> None:
    """Import the city into an empty database. Raises CrowdFailed where it is not empty."""
    upgrade(store)
    with tempfile.TemporaryDirectory() as folder:
        files = [Upload(path.name, path.read_bytes()) for path in write_files(city, Path(folder))]

    def work(db: Db) -> None:
        if all_workspaces(db):
            raise CrowdFailed("the database is not empty: give one that nobody uses, or none for one of its own")
        space = workspace_for_import(db, named=None, name="Folkhopen", timezone=ZONE, now=now)
        run_import(db, workspace=space, files=files, now=now)

    store.submit(work).result()


def make_config(city: City) -> Config:
    """The playground's configuration: everybody in the channel of their workplace."""
    return config_from_dict(
        {
            "manifest": manifest(socket_mode=False),
            "users": list_users(city),
            "channels": list_channels(city, BOT),
            "time_scale": SPEED,
            "bot_user_id": BOT,
        }
    )


def _serve(bench: Bench, store: Store, database: str, clock: SoakClock) -> Engine:
    """Serve the bot to the playground. Returns what sends for it."""
    spec = bench.playground.config
    settings = read_settings(
        {
            "SLACK_BOT_TOKEN": spec.bot_token,
            "SLACK_SIGNING_SECRET": spec.signing_secret,
            "SLACK_API_URL": bench.api_url,
            "DATABASE_URL": database,
        }
    )
    app = build_app(settings, store, now=clock)
    engine = Engine(store, Sender(web_client(settings), SendingPace(SPEED)), now=clock, wall=system_now)
    bench.run(bind(settings, store))
    bench.serve(web(settings, app, store, Health()))
    return engine


def _close_books(audit: Audit, world: CrowdWorld, bench: Bench, now: datetime) -> None:
    """What is held at the end: every letter that was due came, everybody was understood, and Slack's protocol kept."""
    audit.hold_letters_sent(now)
    audit.hold_questions_asked(now, world.is_away)
    for puzzle in world.puzzles:
        audit.differ(puzzle.at, puzzle.member, f"an answer that nobody expected to: {puzzle.did}", "", puzzle.answer)
    for fault in bench.faults:
        audit.differ(now, "Slack", "the protocol was broken", "", fault)
