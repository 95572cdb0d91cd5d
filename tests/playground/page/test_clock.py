"""The app's clock in the page, with a stand-in for the app's side: what is shown, moved, and who got something."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.serving import free_socket
from tests.playground.page.running_page import OpenTab, RunningPage, running, serving, write_message

pytestmark = pytest.mark.browser
ZONE = ZoneInfo("Europe/Stockholm")
START = datetime(2026, 11, 12, hour=14, tzinfo=ZONE)
MONDAY = datetime(2026, 11, 16, hour=7, minute=30, tzinfo=ZONE)


@dataclass
class StandIn:
    """The app's side: it moves in steps, posts a message at each, and answers as the app's route does."""

    site_url: str = ""
    steps: list[list[float]] = field(default_factory=list)
    moving: bool = False
    sent: int = 0
    problem: str = ""
    refuse: str = ""
    orders: list[Any] = field(default_factory=list)
    go_on: asyncio.Event | None = None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def set_to(self, moment: datetime) -> None:
        real = time.time()
        self.steps.append([real, moment.timestamp() - real])

    def told(self, since: int) -> dict[str, Any]:
        now = datetime.fromtimestamp(time.time() + self.steps[-1][1], ZONE)
        stops = {"monday": MONDAY.isoformat(), "next_message": None, "next_week": (now + timedelta(days=7)).isoformat()}
        return {
            "now": now.isoformat(),
            "zone": "Europe/Stockholm",
            "moving": self.moving,
            "sent": self.sent,
            "problem": self.problem,
            "stops": [{"name": name, "at": at} for name, at in stops.items()],
            "steps": self.steps[since:],
        }

    async def live(self) -> None:
        """Two days with messages, and a wait before the last until the test lets go."""
        async with httpx.AsyncClient(trust_env=False, base_url=f"{self.site_url}/api/") as client:
            for day, people in ((13, ("U0ANNA", "U0KARIN")), (16, ("U0ANNA", "U0PER", "U0ANNA"))):
                assert self.go_on is not None
                await self.go_on.wait()
                self.go_on.clear()
                self.set_to(datetime(2026, 11, day, hour=7, minute=30, tzinfo=ZONE))
                for number, person in enumerate(people):
                    sent = {"channel": "D" + person[1:], "text": f"Påminnelse {number}, {day} november"}
                    headers = {"authorization": "Bearer xoxb-playground"}
                    await client.post("chat.postMessage", json=sent, headers=headers)
                    self.sent += 1
        self.moving = False

    async def endpoint(self, request: Request) -> Response:
        if request.method == "GET":
            return JSONResponse(self.told(int(request.query_params["since"])))
        self.orders.append(await request.json())
        if self.refuse:
            return JSONResponse({"error": self.refuse}, 400)
        self.moving, self.sent, self.go_on = True, 0, asyncio.Event()
        self.tasks.add(asyncio.get_running_loop().create_task(self.live()))
        return JSONResponse(self.told(0), 202)

    def let_go(self) -> None:
        """On to the next day."""
        loop = next(iter(self.tasks)).get_loop()
        assert self.go_on is not None
        loop.call_soon_threadsafe(self.go_on.set)


@pytest.fixture(scope="module")
def app_side() -> Iterator[tuple[StandIn, str]]:
    stand_in, where = StandIn(), free_socket()
    app = Starlette(routes=[Route("/demo/clock", stand_in.endpoint, methods=["GET", "POST"])])
    with serving(app, where):
        yield stand_in, f"http://127.0.0.1:{where.getsockname()[1]}/demo/clock"


@pytest.fixture(scope="module")
def site(app_side: tuple[StandIn, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPage]:
    stand_in, url = app_side
    stand_in.set_to(START)
    with running(tmp_path_factory.mktemp("clock"), clock_url=url) as site:
        stand_in.site_url = site.url
        yield site
        assert site.log.read_text() == "", "the page wrote errors to stderr"


@pytest.fixture
def app(app_side: tuple[StandIn, str]) -> StandIn:
    """The stand-in, at its start."""
    stand_in = app_side[0]
    stand_in.set_to(START)
    stand_in.refuse, stand_in.problem = "", ""
    stand_in.orders.clear()
    stand_in.tasks.clear()
    return stand_in


def test_the_clock_is_shown_with_where_it_can_go(app: StandIn, open_tab: OpenTab) -> None:
    page = open_tab()
    panel = page.get_by_role("region", name="Appens klocka")
    expect(panel.locator("#pg-clock-now")).to_have_text("torsdag 12 november 2026, 14.00, v. 46", timeout=8000)
    expect(panel.get_by_role("button", name="Måndag 07.30")).to_contain_text("mån 16 nov 07.30")
    expect(panel.get_by_role("button", name="Nästa meddelande")).to_be_enabled()
    expect(page.get_by_role("region", name="Välkommen")).to_contain_text("Appen har en egen klocka")
    # The app offers no lesson and no end of term: they are there, and can't be chosen.
    for name in ("Nästa lektion", "Terminens slut"):
        expect(panel.get_by_role("button", name=name)).to_be_disabled()
        panel.get_by_role("button", name=name).click(force=True)
    assert app.orders == []


def test_a_move_is_followed_and_everybody_who_got_something_can_be_looked_at(app: StandIn, open_tab: OpenTab) -> None:
    page = open_tab("U0KARIN")
    panel = page.get_by_role("region", name="Appens klocka")
    move_to_monday(page, panel, app)
    said = (
        "Appens klocka visar måndag 16 november 2026, 07.30, v. 47. 6 meddelanden: Anna Berg 3, Karin Ek 2, Per Holm 1"
    )
    expect(panel.get_by_role("status")).to_have_text(said)
    expect(panel.locator(".who-got")).to_have_text(["Anna3", "Karin2", "Per1"])
    expect(page.get_by_label("Du är", exact=True).locator("option")).to_have_text(
        ["Anna Berg – leder 7B (3 nya)", "Karin Ek – koordinator", "Per Holm – rektor (1 nytt)"]
    )
    assert app.orders == [{"to": "monday"}]

    panel.get_by_role("button", name="Anna Berg 3").click()
    expect(page).to_have_url(re.compile(r"as=U0ANNA$"))
    expect(page.get_by_role("heading", name="Fredag 13 november 2026")).to_be_visible()
    expect(page.get_by_role("heading", name="I dag")).to_be_visible()
    first = page.get_by_role("article").filter(has_text="Påminnelse 0, 13 november")
    expect(first).to_contain_text("appens tid fre 13 nov 07.30")
    expect(page.get_by_role("article").last).to_contain_text("Påminnelse 2, 16 november")
    expect(page.get_by_label("Du är", exact=True).locator("option").first).to_have_text("Anna Berg – leder 7B")


def move_to_monday(page: Page, panel: Locator, app: StandIn) -> None:
    """Move the clock day by day; a second press on the way does nothing, and the focus stays on the button."""
    monday = panel.get_by_role("button", name="Måndag 07.30")
    expect(monday).to_be_enabled()
    write_message(page, "Före resan")
    expect(page.get_by_role("article").last).to_contain_text("Du skrev: Före resan")
    monday.press("Enter")
    expect(monday).to_be_disabled()
    expect(monday).to_be_focused()
    expect(panel.get_by_role("status")).to_have_text("Appens klocka går framåt")
    monday.press("Enter")
    write_message(page, "På resan")
    expect(panel).to_contain_text("Går framåt: 1 meddelande")
    monday.focus()
    app.let_go()
    expect(panel).to_contain_text("Går framåt: 3 meddelanden")
    expect(panel.locator("#pg-clock-now")).to_have_text("fredag 13 november 2026, 07.30, v. 46")
    app.let_go()
    expect(panel.locator("#pg-clock-now")).to_have_text("måndag 16 november 2026, 07.30, v. 47")
    expect(monday).to_be_focused()


def test_a_refusal_is_said_in_words(app: StandIn, open_tab: OpenTab) -> None:
    app.refuse = "unknown_stop"
    page = open_tab()
    panel = page.get_by_role("region", name="Appens klocka")
    week = panel.get_by_role("button", name="En vecka fram")
    expect(week).to_be_enabled()
    week.click()
    expect(panel.get_by_role("alert")).to_have_text(re.compile("Dit går det inte att gå just nu"))
    expect(week).to_be_enabled()
    app.refuse, app.problem = "", "stuck"
    expect(panel.get_by_role("alert")).to_have_text(re.compile("Klockan stannade på vägen"), timeout=8000)


def test_on_a_phone_the_clock_is_in_the_drawer(app: StandIn, open_tab: OpenTab) -> None:
    page = open_tab("U0PER", width=375)
    panel = page.get_by_role("region", name="Appens klocka")
    expect(panel).to_be_hidden()
    page.get_by_role("button", name="Öppna menyn").click()
    expect(panel.get_by_role("button", name="En vecka fram")).to_be_enabled()
    box = "document.getElementById('pg-clock').getBoundingClientRect()"
    page.wait_for_function(f"{box}.left >= 0 && {box}.right <= 375")  # once the drawer has slid in
    widths = "[document.documentElement, document.querySelector('.side')].map((e) => e.scrollWidth - e.clientWidth)"
    assert page.evaluate(widths) == [0, 0]


def test_an_app_that_does_not_answer_is_said_and_waited_for(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    where = socket.socket()
    where.bind(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{where.getsockname()[1]}/demo/clock"  # bound, and nobody listens
    with running(tmp_path, clock_url=url) as lonely:
        page = request.getfixturevalue("browser").new_page()
        page.goto(f"{lonely.url}/?as=U0ANNA")
        panel = page.get_by_role("region", name="Appens klocka")
        expect(panel.get_by_role("alert")).to_have_text(re.compile("Appen svarar inte"), timeout=8000)
        expect(panel).to_contain_text("Väntar på appens klocka")
        expect(panel.get_by_role("button", name="Måndag 07.30")).to_be_disabled()
        page.close()
    where.close()
