"""What a monitoring server asks: does it live, is it ready, and how much has it done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from bot.app import build_app, web_client
from bot.clock import system_now
from bot.health import Health
from bot.manifest import manifest
from bot.serve import web
from bot.settings import read_settings
from bot.ticker import Ticker
from models.db import Store
from models.migrations import upgrade
from playground import Config, UserSpec
from playground.bench import Bench
from scheduler.engine import Engine
from scheduler.pacing import SendingPace
from scheduler.sending import Sender


@dataclass(frozen=True)
class Running:
    """A bot that answers and sends, and the address it is served at."""

    bench: Bench
    address: str

    def get(self, path: str) -> httpx.Response:
        return httpx.get(urljoin(self.address, path), trust_env=False)

    def metrics(self) -> dict[str, Metric]:
        return {family.name: family for family in text_string_to_metric_families(self.get("/metrics").text)}


def count(metrics: dict[str, Metric], name: str) -> float:
    (sample,) = metrics[name].samples
    assert sample.name == f"{name}_total"
    return float(sample.value)


@contextmanager
def running_bot(folder: Path, *, sends: bool) -> Iterator[Running]:
    """A bot with a playground of its own; one that does not send has no ticker."""
    users = (UserSpec("U0ANNA", "anna", "Anna Berg", "anna@skolan.example"),)
    folder.mkdir()
    url = f"sqlite:///{folder / 'mvp.db'}"
    with (
        closing(Store(url)) as store,
        Bench(Config(manifest=manifest(socket_mode=False), users=users)) as bench,
    ):
        upgrade(store)
        settings = read_settings(
            {
                "SLACK_BOT_TOKEN": bench.playground.config.bot_token,
                "SLACK_SIGNING_SECRET": bench.playground.config.signing_secret,
                "SLACK_API_URL": bench.api_url,
                "DATABASE_URL": url,
            }
        )
        engine = Engine(store, Sender(web_client(settings), SendingPace()), system_now, system_now)
        health = Health(ticker=Ticker(engine) if sends else None)
        yield Running(bench, bench.serve(web(settings, build_app(settings, store), store, health)))


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with running_bot(tmp_path / "bot", sends=True) as running:
        yield running


def test_counts_have_a_type_and_say_what_they_count(running: Running) -> None:
    answer = running.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    found = running.metrics()
    assert set(found) == {"mvp_requests", "mvp_ticks", "mvp_messages_sent"}
    assert all(family.type == "counter" and family.documentation.endswith(".") for family in found.values())


def test_requests_of_slack_are_counted_and_refused_ones_are_not(running: Running) -> None:
    running.bench.person("U0ANNA").types("/mvp hjälp")
    assert httpx.post(running.address, content=b"{", trust_env=False).status_code == 401
    assert count(running.metrics(), "mvp_requests") == 1


def test_it_lives_and_becomes_ready(running: Running) -> None:
    assert running.get("/healthz").text == "ok"
    while running.get("/readyz").status_code == 503:  # until Slack has told who the bot is
        pass
    assert running.get("/readyz").text == "ready"


def test_two_apps_in_a_process_count_for_themselves(running: Running, tmp_path: Path) -> None:
    running.bench.person("U0ANNA").types("/mvp hjälp")
    with running_bot(tmp_path / "other", sends=False) as other:
        assert count(other.metrics(), "mvp_requests") == 0
        assert set(other.metrics()) == {"mvp_requests"}, "without a ticker there is nothing to tell of ticks"
    assert count(running.metrics(), "mvp_requests") == 1
