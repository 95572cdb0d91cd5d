"""The real app on a small school's database, asked as Slack asks it. The Slack that it calls says yes to everything."""

from __future__ import annotations

import asyncio
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from sqlalchemy import text

from bot.app import build_app
from bot.settings import read_settings
from handlers.context import Deps
from models.db import Db, Store
from models.imports import Upload, run_import
from models.migrations import upgrade
from models.people import Locale, SlackProfile
from models.places import bind_team

NOW = datetime(2026, 11, 12, 13, 0, tzinfo=UTC)  # Thursday afternoon in Stockholm, Friday in Auckland
TEAM = "T0TEAM"
ZONE = "Europe/Stockholm"
FILES = {
    "skolor.csv": (
        "skola,stadsdel,skolform,program,klasser,samarbete,status,läsår\nAlviksskolan,,grundskola,MVP,,,pågår,\n"
    ),
    "personal.csv": (
        "namn,slack_id,e-post,skola,roll,yrkesroll,utbildning\n"
        "Anna Berg,U0ANNA,,Alviksskolan,ledare,lärare,\n"
        "Maria Lindgren,U0MARIA,,Alviksskolan,koordinator,kurator,\n"
    ),
    "klasser.csv": (
        "skola,klass,årskurs,program,ledare,reserv,start,veckodag,tid,intervall,lokal,hållna,känner\n"
        "Alviksskolan,7B,7,MVP,U0ANNA,,2026-11-17,tisdag,13.00,2,B112,3,\n"
    ),
}


@dataclass
class School:
    """The app with its store."""

    app: AsyncApp
    store: Store
    deps: Deps

    def send(self, body: dict[str, Any], app: AsyncApp | None = None) -> BoltResponse:
        """What the app answers to a body that has come in."""
        request = AsyncBoltRequest(body=body, mode="socket_mode")
        response = asyncio.run((app or self.app).async_dispatch(request))
        assert response is not None
        return response

    def types(self, words: str, user: str = "U0ANNA") -> str:
        """What somebody reads who types `/mvp` and some words."""
        body = {"command": "/mvp", "text": words, "user_id": user, "team_id": TEAM, "trigger_id": "1.2.3"}
        return json.dumps(json.loads(self.send(body).body), ensure_ascii=False)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What lies in the database."""
        return self.store.submit(lambda db: [tuple(row) for row in db.execute(text(query))]).result()

    def change(self, statement: str) -> None:
        """Change what lies in the database."""
        self.store.submit(lambda db: db.execute(text(statement)) and None).result()


class AgreeingSlack(BaseHTTPRequestHandler):
    """Answers every call with ok."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        body = b'{"ok": true, "user": {}}'
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def slack_url() -> Iterator[str]:
    """The address of a Slack that agrees to everything."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), AgreeingSlack)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


async def whois(slack_id: str) -> SlackProfile:
    """Somebody Slack tells nothing of."""
    return SlackProfile(slack_id=slack_id, name=slack_id, email="", timezone=ZONE, locale=Locale.SV)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a leader, a coordinator and a class, to copy."""
    path = tmp_path_factory.mktemp("seed") / "school.db"
    store = Store(f"sqlite:///{path}")
    upgrade(store)

    def fill(db: Db) -> None:
        space = bind_team(db, TEAM, name="Testköping", timezone=ZONE, now=NOW)
        uploads = [Upload(name, content.encode()) for name, content in FILES.items()]
        run_import(db, workspace=space, files=uploads, now=NOW)

    store.submit(fill).result()
    store.close()
    return path


@pytest.fixture
def school(seeded: Path, tmp_path: Path, slack_url: str) -> Iterator[School]:
    """The app on a school of its own."""
    url = f"sqlite:///{shutil.copy(seeded, tmp_path / 'school.db')}"
    store = Store(url)
    settings = read_settings(
        {
            "SLACK_BOT_TOKEN": "xoxb-test",
            "SLACK_APP_TOKEN": "xapp-test",  # envelopes of Socket Mode bear no signature
            "SLACK_API_URL": slack_url,
            "DATABASE_URL": url,
        }
    )
    deps = Deps(store=store, now=lambda: NOW, admins=frozenset(), timezone=ZONE, whois=whois)
    yield School(build_app(settings, store, now=lambda: NOW), store, deps)
    store.close()
