"""A picture one can trust, lived in the real demo in a browser: what people see is true, kind and can be acted on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.bot.test_demo_term import Visitor, demo
from tests.playground.page.running_page import ARGS, chromium

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    with demo(tmp_path) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="sv-SE")
        page.set_default_timeout(15_000)
        expect.set_options(timeout=15_000)
        page.goto(url)
        yield Visitor(page)
        expect.set_options(timeout=5_000)
        browser.close()


def first_monday(visitor: Visitor) -> date:
    """The Monday on which the demo begins, as its clock shows it."""
    expect(visitor.panel).to_contain_text(re.compile("måndag [0-9]+ oktober"))
    shown = re.search(r"måndag (\d+) oktober (\d{4})", visitor.panel.inner_text())
    assert shown
    return date(int(shown[2]), 10, int(shown[1]))


def newest(visitor: Visitor) -> str:
    return visitor.page.get_by_role("article").last.inner_text()


def sees(visitor: Visitor, words: str) -> None:
    expect(visitor.page.get_by_role("article").filter(has_text=words).last).to_be_visible()


def a_log_off_its_plan_is_saved_and_asked_about(visitor: Visitor, thursday: date) -> None:
    visitor.is_("Anna Exempelsson")
    visitor.types("/mvp logga lektion 5 7B")
    sees(visitor, f"Planerad torsdag {thursday.day} oktober. Hölls lektion 5 i dag?")
    visitor.presses("Nej, inte än")
    sees(visitor, "Borttaget: lektion 5 med 7B")


def help_speaks_of_ones_own_classes_and_thanks_are_answered(visitor: Visitor) -> None:
    visitor.types("/mvp tack")
    sees(visitor, "Varsågod.")
    visitor.types("/mvp hjälp")
    sees(visitor, "logga lektion 7 7A")
    visitor.is_("Siri Stadsberg")
    visitor.types("/mvp hjälp")
    assert "logga" not in newest(visitor)


def an_absence_far_ahead_is_asked_about_with_its_year(visitor: Visitor) -> None:
    visitor.is_("Karin Provdotter")
    visitor.types("/mvp borta till 1 augusti")
    sees(visitor, "Det är långt dit. Inget är ändrat än.")


def a_study_day_moves_its_lessons(visitor: Visitor, tuesday: date) -> None:
    visitor.is_("Maria Påhittlund")
    visitor.types("/mvp läsår")
    visitor.presses("Lägg in dagar")
    form = visitor.form()
    form.get_by_label("Studiedag (personalen arbetar, eleverna är lediga)").check()
    day = form.get_by_label("Från", exact=True)
    day.fill(tuesday.isoformat())
    form.locator("button[type=submit]").click()
    sees(visitor, "planerade lektioner ligger på dagar utan skola")
    visitor.presses("Låt dem ligga")
    sees(visitor, "Jag påminner ingen om dem")


def a_plan_shows_old_days_against_new_and_is_taken_back_whole(visitor: Visitor) -> None:
    visitor.types("/mvp planera 7B")
    visitor.form().get_by_label("Veckodag", exact=True).select_option("fredag")
    visitor.form().locator("button[type=submit]").click()
    expect(visitor.form()).to_contain_text("förut torsdag")
    visitor.form().locator("button[type=submit]").click()
    sees(visitor, "Sparat: 7B")
    visitor.types("/mvp ångra")
    sees(visitor, "planeringen av 7B")
    visitor.presses("Ta tillbaka")
    sees(visitor, "Tillbaka som förut: planeringen av 7B.")


def the_letter_is_true_where_it_stands(visitor: Visitor, thursday: date) -> None:
    asked = f"lektion 5, torsdag {thursday.day} oktober. Blev den av?"
    visitor.moves_to("En vecka fram")
    visitor.moves_to("Måndag 07.30")
    visitor.is_("Per Fiktivsson")
    sees(visitor, "Gemensam planeringstid är inte inlagd")
    visitor.is_("Maria Påhittlund")
    letter = visitor.page.get_by_role("article").filter(has_text=f"v. {thursday.isocalendar().week + 1} ·").last
    expect(letter).to_contain_text(asked)
    expect(letter).to_contain_text("väntar på svar")
    visitor.is_("Anna Exempelsson")
    visitor.types("/mvp logga lektion 5 7B")
    sees(visitor, f"Sparat: lektion 5 med 7B, torsdag {thursday.day} oktober")
    visitor.is_("Maria Påhittlund")
    letter = visitor.page.get_by_role("article").filter(has_text=f"v. {thursday.isocalendar().week + 1} ·").last
    # The letters of the whole city are looked at after an act of anybody's, ten at each tick.
    expect(letter).not_to_contain_text(asked, timeout=90_000)


def a_question_is_asked_again(visitor: Visitor) -> None:
    visitor.is_("Anna Exempelsson")
    visitor.presses("Fråga igen")
    sees(visitor, "När ska jag fråga igen?")
    visitor.presses("I morgon")
    sees(visitor, "Jag frågar igen")


def test_what_is_seen_can_be_trusted(visitor: Visitor) -> None:
    monday = first_monday(visitor)
    thursday = monday + timedelta(days=3)
    a_log_off_its_plan_is_saved_and_asked_about(visitor, thursday)
    help_speaks_of_ones_own_classes_and_thanks_are_answered(visitor)
    an_absence_far_ahead_is_asked_about_with_its_year(visitor)
    a_study_day_moves_its_lessons(visitor, monday + timedelta(days=1))
    a_plan_shows_old_days_against_new_and_is_taken_back_whole(visitor)
    the_letter_is_true_where_it_stands(visitor, thursday)
    a_question_is_asked_again(visitor)
