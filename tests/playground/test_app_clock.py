"""What the playground knows of the app's clock, told by a stand-in for the app's side of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from playground.app_clock import AppClock
from playground.clock import ManualClock
from playground.config import Config
from playground.errors import ConfigError
from playground.people import Playground

URL = "http://127.0.0.1:9/demo/clock"
APP = "http://127.0.0.1:9/slack/events"
REAL = 1_000_000.0


def told(**changes: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {"zone": "Europe/Stockholm", "moving": False, "sent": 0, "problem": ""}
    return plain | {"stops": [{"name": "monday", "at": None}], "steps": [[REAL, 86_400.0]]} | changes


class AppSide(httpx.AsyncBaseTransport):
    """Answers as it was told to; a `gate` holds the next answer back."""

    def __init__(self, *answers: dict[str, Any] | int) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.gate: asyncio.Event | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)["to"] if request.content else request.url.query.decode()
        self.asked.append(f"{request.method} {body}")
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        gate, self.gate = self.gate, None
        if gate:
            await gate.wait()
        if answer == 0:
            raise httpx.ConnectError("nobody there")
        if isinstance(answer, int):
            return httpx.Response(answer, json={"error": "too_far"})
        return httpx.Response(202 if request.method == "POST" else 200, json=answer)


def lived(
    make_config: Callable[..., Config], side: AppSide, work: Callable[[AppClock, ManualClock], Awaitable[None]]
) -> AppClock:
    """The clock after some work with it."""

    async def run() -> AppClock:
        clock = ManualClock()
        core = Playground(make_config(app_url=APP, clock_url=URL), clock=clock, transport=side)
        assert core.app_clock
        await work(core.app_clock, clock)
        await core.settle()
        await core.aclose()
        return core.app_clock

    return asyncio.run(run())


async def looked(clock: AppClock, _time: ManualClock) -> None:
    clock.refresh()


async def moved(clock: AppClock, time: ManualClock) -> None:
    clock.refresh()
    await asyncio.sleep(0.05)
    clock.move("monday")


def test_a_real_moment_is_laid_beside_the_step_it_falls_in(make_config: Callable[..., Config]) -> None:
    side = AppSide(told(steps=[[REAL, 60.0], [REAL + 10, 3600.0]]))
    clock = lived(make_config, side, looked)
    assert clock.at(REAL - 1) is None
    for real, shown in ((REAL, REAL + 60), (REAL + 9.9, REAL + 69.9), (REAL + 10, REAL + 3610)):
        at = clock.at(real)
        assert at and at.timestamp() == pytest.approx(shown) and str(at.tzinfo) == "Europe/Stockholm"


def test_it_is_asked_now_and_then_and_told_new_steps_only(make_config: Callable[..., Config]) -> None:
    side = AppSide(told(), told(steps=[[REAL + 5, 99.0]]))

    async def twice(clock: AppClock, time: ManualClock) -> None:
        for seconds in (0.0, 1.0, 3.0):
            time.advance(seconds)
            clock.refresh()
            clock.refresh()
            await asyncio.sleep(0.05)

    clock = lived(make_config, side, twice)
    assert side.asked == ["GET since=0", "GET since=1"]
    at = clock.at(REAL + 5)
    assert at and at.timestamp() == REAL + 104


def test_a_move_is_followed_to_its_end(make_config: Callable[..., Config]) -> None:
    empty: dict[str, Any] = {"steps": []}
    side = AppSide(told(), told(moving=True), told(moving=True, sent=3, **empty), told(sent=5, **empty))
    clock = lived(make_config, side, moved)
    assert [asked.split()[0] for asked in side.asked] == ["GET", "POST", "GET", "GET"]
    assert (clock.moving, clock.sent, clock.problem) == (False, 5, "")
    assert clock.latest_move and clock.latest_move.until and clock.latest_move.until >= clock.latest_move.since


def test_what_was_told_before_it_set_off_does_not_stop_it(make_config: Callable[..., Config]) -> None:
    """An answer under way while a visitor presses says that nothing moves: it is from before."""
    empty: dict[str, Any] = {"steps": []}
    side = AppSide(told(), told(**empty), told(moving=True), told(sent=2, **empty))
    states: list[bool] = []

    async def pressed_meanwhile(clock: AppClock, time: ManualClock) -> None:
        clock.refresh()
        await asyncio.sleep(0.05)
        time.advance(5)
        side.gate = late = asyncio.Event()
        clock.refresh()
        await asyncio.sleep(0.05)
        side.gate = posting = asyncio.Event()
        clock.move("monday")
        await asyncio.sleep(0.05)
        late.set()
        await asyncio.sleep(0.05)
        states.append(clock.moving)
        posting.set()

    clock = lived(make_config, side, pressed_meanwhile)
    assert states == [True]
    assert (clock.moving, clock.sent) == (False, 2)


@pytest.mark.parametrize(("answer", "problem"), [(400, "too_far"), (0, "away")])
def test_a_refusal_and_an_absence_are_told_apart(make_config: Callable[..., Config], answer: int, problem: str) -> None:
    clock = lived(make_config, AppSide(told(), answer), moved)
    assert (clock.moving, clock.problem, clock.latest_move) == (False, problem, None)


def test_it_goes_where_the_app_offers_to_go_and_once(make_config: Callable[..., Config]) -> None:
    side = AppSide(told(), told(moving=True), told(steps=[]))

    async def pressed(clock: AppClock, time: ManualClock) -> None:
        clock.refresh()
        await asyncio.sleep(0.05)
        for name in ("term_end", "monday", "monday"):
            clock.move(name)

    lived(make_config, side, pressed)
    assert [asked for asked in side.asked if asked.startswith("POST")] == ["POST monday"]


def test_only_a_clock_on_this_machine_is_taken(make_config: Callable[..., Config]) -> None:
    with pytest.raises(ConfigError, match="clock_url is not on this machine"):
        make_config(app_url=APP, clock_url="https://clock.example/demo/clock").check()
    assert Playground(make_config(app_url=APP)).app_clock is None


def test_it_knows_how_far_a_move_has_come(make_config: Callable[..., Config]) -> None:
    """The share is told while the clock moves to a place that is known, and by the clock itself."""
    now = datetime.now(UTC)
    way = [(now - timedelta(hours=1)).isoformat(), (now + timedelta(hours=1)).isoformat()]
    halfway = told(moving=True, way=way, steps=[[now.timestamp() - 1, 0.0]])
    unknown = told(moving=True, way=None, steps=[])
    side = AppSide(halfway, unknown, told(steps=[]))
    shares: list[float | None] = []

    async def followed(clock: AppClock, time: ManualClock) -> None:
        assert clock.share is None
        clock.refresh()
        for _ in range(3):
            asked = len(side.asked)
            while len(side.asked) == asked:  # noqa: ASYNC110 - the clock is followed in real time
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)
            shares.append(clock.share)

    lived(make_config, side, followed)
    assert shares == [pytest.approx(0.5, abs=0.01), None, None]
