"""A visitor's term: the real `mvp demo`, two processes, in a real browser, moved from October to the end of term."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from scheduler.kinds import KINDS
from tests.playground.page.running_page import ARGS, ROOT, chromium

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]
TERM_SECONDS = 180  # on a machine that runs other tests as well; docs/performance.md has what it takes


def free_ports() -> int:
    """A port that is free together with the next one."""
    while True:
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            port = int(one.getsockname()[1])
            try:
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """`mvp demo` as it is started from a terminal. Yields the page's address."""
    port, log = free_ports(), folder / "demo.log"
    url = f"http://127.0.0.1:{port}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    command = [sys.executable, "-m", "bot", "demo", "--port", str(port)]
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=kept | {"PYTHONPATH": str(ROOT)}, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            wait_for(log, f"MVP-boten: {url}", process)
            yield url
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(25)
    written = log.read_text(encoding="utf-8")
    assert "Traceback" not in written and " ERROR " not in written, written[-4000:]


def wait_for(log: Path, line: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 40
    while line not in log.read_text(encoding="utf-8"):
        assert process.poll() is None and time.monotonic() < deadline, log.read_text(encoding="utf-8")[-3000:]
        threading.Event().wait(0.05)


class Visitor:
    """Somebody who tries the demo in a browser. `met` is what came, by kind, and who got it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel = page.get_by_role("region", name="Appens klocka")
        self.met: dict[str] = {}
        self.seconds = 0.0

    def is_(self, name: str) -> None:
        """Be somebody from now on."""
        people = self.page.get_by_label("Du är", exact=True)
        people.select_option(people.locator("option", has_text=name).get_attribute("value"))
        expect(self.page.locator("header .you")).to_contain_text(name)
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("mvp-boten")

    def types(self, text: str) -> None:
        """Write to the bot."""
        field = self.page.get_by_role("combobox", name="Meddelande")
        field.fill(text)
        field.press("Enter")
        expect(field).to_have_value("")

    def presses(self, button: str) -> None:
        """Press the newest button of that name."""
        self.page.locator("#pg-main").get_by_role("button", name=button, exact=True).last.click()

    def form(self) -> Locator:
        """The form on top."""
        return self.page.get_by_role("dialog").last

    def moves_to(self, stop: str) -> str:
        """Move the clock and wait until it is there. Returns who got what, as it is read aloud."""
        said = self.panel.get_by_role("status")
        before, began = said.inner_text(), time.monotonic()
        self.panel.get_by_role("button", name=stop).click()
        expect(said).not_to_have_text(before or "-")
        expect(said).to_contain_text("Appens klocka visar", timeout=TERM_SECONDS * 1000)
        expect(self.panel.get_by_role("alert")).to_have_count(0)
        self.seconds += time.monotonic() - began
        return said.inner_text()

    def meets(self, kind: str, name: str, words: str) -> None:
        """A message of a kind stands on somebody's screen, maybe further up."""
        self.is_(name)
        shown = self.page.get_by_role("article")
        found, older = shown.filter(has_text=words), self.page.get_by_role("button", name="Visa äldre")
        while not found.count() and older.count():
            before = shown.count()
            older.click()
            expect(shown).not_to_have_count(before)
        expect(found.last).to_be_visible()
        expect(found.last).to_contain_text("appens tid")
        self.met[kind] = name


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    path = chromium()
    with demo(tmp_path) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="sv-SE")
        page.set_default_timeout(15_000)
        expect.set_options(timeout=15_000)  # two processes and a browser start at once
        page.goto(url)
        yield Visitor(page)
        expect.set_options(timeout=5_000)
        for person in ("U0ANNA", "U0MARIA"):
            state = httpx.get(f"{url}/control/state?user={person}", trust_env=False).json()
            assert state["faults"] == [], "the bot broke Slack's protocol"
        browser.close()


def a_newcomer_asks(visitor: Visitor) -> None:
    visitor.is_("Nils Nykomling")
    visitor.types("hej")
    visitor.presses("Välj arbetsplats")
    visitor.form().get_by_label("Arbetsplats").select_option("Alviksskolan")
    visitor.form().locator("button[type=submit]").click()
    expect(visitor.page.get_by_role("article").last).to_contain_text("Din fråga väntar hos Maria")


def anna_wants_to_be_reminded_of_the_planning(visitor: Visitor) -> None:
    visitor.is_("Anna Exempelsson")
    visitor.types("/mvp påminnelser")
    visitor.form().get_by_label("Gemensam planering").check()
    visitor.form().locator("button[type=submit]").click()
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    visitor.types("/mvp planera 7B")
    visitor.form().get_by_role("button", name="Mer", exact=True).click()
    visitor.form().get_by_label(re.compile("^Tid")).fill("10:30")
    visitor.form().get_by_label("Gemensam planering, veckodag").select_option("tisdag")
    visitor.form().get_by_label("Gemensam planering, tid").fill("15:00")
    visitor.form().locator("button[type=submit]").click()
    expect(visitor.form()).to_contain_text("Inget är sparat än.")
    visitor.form().locator("button[type=submit]").click()
    expect(visitor.page.get_by_role("article").last).to_contain_text("Sparat: 7B")


def maria_logs_for_colleagues(visitor: Visitor) -> None:
    visitor.is_("Maria Påhittlund")
    visitor.types("/mvp logga lektion 4 7C")
    expect(visitor.page.get_by_role("article").last).to_contain_text("Sparat: lektion 4 med 7C")


def test_a_term_brings_every_kind_of_message(visitor: Visitor) -> None:
    """The clock goes from Monday in week 42 to the end of term; whatever the bot tells on its own has been met then."""
    expect(visitor.panel).to_contain_text(re.compile("måndag [0-9]+ oktober 20.., 07.0"))
    a_newcomer_asks(visitor)
    anna_wants_to_be_reminded_of_the_planning(visitor)
    maria_logs_for_colleagues(visitor)

    said = visitor.moves_to("Måndag 07.30")
    for name in ("Maria", "Per", "Disa", "Siri"):
        assert name in said, said
    visitor.meets("coordinator_digest", "Maria Påhittlund", "Alviksskolan v. ")
    visitor.meets("principal_digest", "Per Fiktivsson", "Du får brevet för att du är rektor")
    visitor.meets("district_digest", "Disa Distriktsson", "MVP och AT i Bromma")
    visitor.meets("city_digest", "Siri Stadsberg", "MVP och AT i staden")
    visitor.meets("course_changed", "Karin Provdotter", "Anna har planerat om 7B")
    visitor.meets("logged_by_other", "Karin Provdotter", "Maria har sparat lektion 4 med 7C")
    visitor.meets("ask_hours", "Frida Fritidsdotter", "När arbetar du?")
    visitor.meets("access_request", "Maria Påhittlund", "Nils Nykomling vill vara med")
    visitor.presses("Släpp in")

    visitor.moves_to("Nästa lektion")
    visitor.meets("welcome", "Nils Nykomling", "Välkommen till Alviksskolan.")
    visitor.meets("before_lesson", "Anna Exempelsson", "I morgon kl. 13.00–14.00: lektion 7 med 7A")
    visitor.moves_to("Nästa meddelande")
    visitor.meets("after_lesson", "Anna Exempelsson", "Hur gick lektion 7 med 7A?")
    visitor.presses("Som i manualen")
    expect(visitor.page.get_by_role("article").last).to_contain_text("Sparat: lektion 7 med 7A")
    visitor.types("/mvp flytta lektion 5 7B till fredag v 43 kl 10")
    visitor.presses("Flytta, resten följer")

    visitor.moves_to("En vecka fram")
    visitor.meets("lesson_moved", "Karin Provdotter", "Anna har flyttat lektion 5")
    visitor.is_("Maria Påhittlund")
    visitor.presses("Fråga ledarna")
    visitor.moves_to("Nästa meddelande")
    visitor.meets("question", "Karin Provdotter", "Koordinatorn undrar")

    assert moves_and_sees_how_far(visitor, "Terminens slut")[-1] > 50
    expect(visitor.panel.locator("#pg-clock-now")).to_contain_text("december")
    expect(visitor.panel.get_by_role("progressbar")).to_have_count(0)
    visitor.meets("planning", "Anna Exempelsson", "gemensam planering av lektion")
    visitor.meets("milestone", "Maria Påhittlund", "du har hand om det på Alviksskolan")
    visitor.meets("term_summary", "Karin Provdotter", "Terminen är slut.")
    assert set(visitor.met) == set(KINDS)
    assert visitor.seconds < TERM_SECONDS
    the_city_has_lived(visitor)


def moves_and_sees_how_far(visitor: Visitor, stop: str) -> list[int]:
    """Move the clock, and read from the bar how many per cent of its way it has gone, until it is there."""
    seen: list[int] = []
    bar = visitor.panel.get_by_role("progressbar", name="Så långt har klockan gått")
    visitor.panel.get_by_role("button", name=stop).click()
    expect(bar).to_be_visible()
    began = time.monotonic()
    while bar.count() and time.monotonic() - began < TERM_SECONDS:
        shown = bar.evaluate_all("bars => bars.map(bar => [bar.value, bar.getAttribute('aria-valuetext')])")
        for value, said in shown:
            assert re.match(r"\d+ %: \w+dag \d+ \w+ 20..,|\w+dag ", said), said
            seen.append(int(value))
        visitor.page.wait_for_timeout(400)
    visitor.seconds += time.monotonic() - began
    assert seen == sorted(seen) and len(set(seen)) > 3, seen
    return seen


def the_city_has_lived(visitor: Visitor) -> None:
    """Hundreds of invented staff acted on the way: letters have life in them, and the visitor may be any of them."""
    visitor.is_("Siri Stadsberg")
    letter = visitor.page.get_by_role("article").filter(has_text="MVP och AT i staden").last
    expect(letter).to_contain_text(re.compile(r"I fas: 1[0-3][0-9] av 14[01] klasser"))
    expect(letter).to_contain_text(
        re.compile(r"Lektioner sedan måndag [0-9]+ oktober: [3-6][0-9][0-9] av [4-6][0-9][0-9] hölls")
    )
    people = visitor.page.get_by_label("Du är", exact=True)
    assert people.locator("> option").count() == 11, "those of the sample stand first, by themselves"
    assert people.locator("> optgroup").count() > 25 and people.locator("option").count() > 250
    colleague = people.locator("optgroup[label='Sjöängsskolan'] option").nth(2)
    visitor.is_(colleague.inner_text().split(" – ")[0])
    expect(visitor.page.locator("#pg-side .place", has_text="#")).to_have_text(["#sjöängsskolan"])
    expect(visitor.page.get_by_role("article").last).to_be_visible()
