"""The page in a real browser: what a visitor sees, types and presses."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.playground.page.bolt_app import EVIL
from tests.playground.page.running_page import OpenTab, RunningPage, write_message

pytestmark = pytest.mark.browser


def test_the_page_is_up_in_two_seconds_and_speaks_swedish(site: RunningPage, open_tab: OpenTab) -> None:
    assert site.startup < 2
    page = open_tab()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.get_by_label("Du är", exact=True)).to_have_value("U0ANNA")
    expect(page.locator(".about")).to_contain_text("leder 7B")
    page.get_by_role("button", name="/mvp logga lektion 5").click()
    field = page.get_by_role("combobox", name="Meddelande")
    expect(field).to_have_value("/mvp logga lektion 5")
    expect(field).to_be_focused()


def test_a_command_is_suggested_and_answered_for_this_person_only(open_tab: OpenTab) -> None:
    page = open_tab()
    field = page.get_by_role("combobox", name="Meddelande")
    field.press_sequentially("/m")
    expect(page.get_by_role("listbox", name="Förslag")).to_contain_text("/mvp logga lektion 5 | status | hjälp")
    field.press("Enter")
    expect(field).to_have_value("/mvp ")
    expect(page.locator("#pg-usage")).to_contain_text("/mvp logga lektion 5")
    field.press_sequentially("logga lektion 5")
    field.press("Enter")
    answer = page.get_by_role("article").last
    expect(answer).to_contain_text("Sparat: logga lektion 5 med 7B")
    expect(answer).to_contain_text("Bara du ser det här")
    expect(page.locator("#pg-live")).to_contain_text("Sparat: logga lektion 5 med 7B")
    answer.get_by_role("button", name="Ångra").click()
    expect(page.get_by_role("article").last).to_contain_text("Ångrat. Inget är sparat.")
    expect(page.get_by_role("article").last).to_be_focused()


def test_names_are_suggested_and_written_messages_are_answered(open_tab: OpenTab) -> None:
    page = open_tab()
    field = page.get_by_role("combobox", name="Meddelande")
    field.press_sequentially("Hej @ka")
    expect(page.get_by_role("listbox", name="Förslag")).to_contain_text("Karin Ek")
    field.press("Tab")
    expect(field).to_have_value("Hej @karin ")
    field.press("Shift+Enter")
    field.press_sequentially("rad två")
    field.press("Enter")
    expect(page.get_by_role("article").filter(has_text="Du skrev").last).to_contain_text("Hej @Karin Ek")
    expect(page.get_by_role("article").last.locator("br")).to_have_count(1)
    field.press("ArrowUp")
    expect(field).to_have_value("Hej @karin \nrad två")


def test_a_modal_is_filled_by_keyboard_alone_and_an_error_takes_focus(open_tab: OpenTab) -> None:
    page = open_tab()
    write_message(page, "/mvp modal")
    dialog = page.get_by_role("dialog", name="Logga lektion")
    lesson = dialog.get_by_label("Lektion", exact=True)
    expect(lesson).to_be_focused()
    page.keyboard.type("13")
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("Som i manualen")).to_be_focused()
    expect(dialog).to_contain_text("Fyll i det här fältet.")
    page.keyboard.press("Space")
    expect(dialog.locator(".error:visible")).to_have_count(1)
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(dialog.get_by_label("Klass")).to_be_focused()
    page.keyboard.type("7B")
    page.keyboard.press("Control+Enter")
    expect(lesson).to_be_focused()
    expect(lesson).to_have_attribute("aria-invalid", "true")
    expect(lesson).to_have_accessible_description("Lektion 13 finns inte.")
    page.keyboard.press("Control+a")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("combobox", name="Meddelande")).to_be_focused()
    expect(page.get_by_role("article").last).to_contain_text("Sparat: lektion 5 2026-11-12 som i manualen 7b")


def test_modals_stack_and_escape_goes_back_to_where_one_was(open_tab: OpenTab) -> None:
    page = open_tab()
    write_message(page, "/mvp logga")
    change = page.get_by_role("button", name="Ändra").last
    change.press("Enter")
    deeper = page.get_by_role("button", name="Mer om lektionen").last
    page.get_by_label("Anteckning").fill("Halvklass gav fler röster")
    deeper.click()
    expect(page.get_by_role("dialog", name="Mer")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(deeper).to_be_focused()
    expect(page.get_by_label("Anteckning")).to_have_value("Halvklass gav fler röster")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(change).to_be_focused()


def test_every_kind_of_element_in_a_message_acts(open_tab: OpenTab) -> None:
    page = open_tab("U0PER")
    write_message(page, "/mvp allt")
    message = page.get_by_role("article").filter(has=page.get_by_role("table"))
    expect(message.get_by_role("link", name="en länk")).to_have_attribute("href", "https://example.org")
    expect(message).to_contain_text("torsdag 12 november 2026 kl. 17.13")
    last = page.get_by_role("article").last
    message.get_by_role("button", name="Ta bort").click()
    page.get_by_role("dialog", name="Ta bort?").get_by_role("button", name="Behåll").click()
    expect(message.get_by_role("button", name="Ta bort")).to_be_focused()
    message.get_by_role("button", name="Ta bort").click()
    page.get_by_role("button", name="Ta bort den").click()
    expect(last).to_contain_text("Du valde ask.")
    message.get_by_label("Välj klass").select_option("7A")
    expect(last).to_contain_text("Du valde 7a.")
    message.locator(".actions summary").press("Enter")
    message.get_by_role("button", name="Färre påminnelser").click()
    expect(last).to_contain_text("Du valde färre påminnelser.")
    message.locator("input[type=date]").fill("2026-11-26")
    message.get_by_role("button", name="Bredvid").click()
    expect(page.get_by_role("article").filter(has_text="Du valde 2026-11-26.")).to_have_count(1)


def test_home_and_shortcuts(open_tab: OpenTab) -> None:
    page = open_tab("U0KARIN")
    write_message(page, "Till sparandet")
    mine = page.get_by_role("article").filter(has_text="Till sparandet").first
    expect(page.get_by_role("article").last).to_contain_text("Du skrev")
    mine.locator(".more summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(mine.get_by_role("button", name="Behåll")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").last).to_contain_text("Behåller: Till sparandet")
    page.get_by_label("Genvägar").click()
    page.get_by_role("button", name="Logga lektion", exact=True).click()
    expect(page.get_by_role("dialog", name="Logga lektion")).to_be_visible()
    page.get_by_role("button", name="Avbryt").click()
    page.get_by_role("button", name="Hem").click()
    page.get_by_role("button", name="Öppna 7B").click()
    messages = page.get_by_role("button", name=re.compile("Meddelanden"))
    expect(messages).to_contain_text("1 nytt")
    messages.click()
    expect(page.get_by_role("article").last).to_contain_text("Du valde from_home.")


def test_what_people_and_apps_write_never_becomes_html(open_tab: OpenTab) -> None:
    page = open_tab("U0ANNA", "C0PERS")
    write_message(page, "/mvp ond")
    expect(page.get_by_text("tryck", exact=True)).to_be_visible()
    write_message(page, EVIL)
    mine = page.get_by_role("article").filter(has_text="<img src=x onerror").last
    expect(mine).to_contain_text("{{7*7}} ${7*7} kod </script>")
    expect(page.get_by_role("heading", name="<img src=x")).to_be_visible()
    page.get_by_text("tryck", exact=True).click()
    expect(page.locator("img[src=x], a[href^=javascript]")).to_have_count(0)
    assert page.evaluate("window.evil") is None


def test_two_tabs_as_two_people_see_their_own_and_the_shared(open_tab: OpenTab) -> None:
    anna, karin = open_tab("U0ANNA", "C0TEAM"), open_tab("U0KARIN", "C0TEAM")
    write_message(anna, "/mvp hemligt")
    expect(anna.get_by_role("article").last).to_contain_text("Sparat: hemligt")
    write_message(anna, "/mvp allt")
    expect(karin.get_by_role("heading", name="Alviksskolan, vecka 46")).to_be_visible()
    expect(karin.get_by_text("Sparat: hemligt")).to_have_count(0)
    karin.get_by_label("Du är", exact=True).select_option("U0ANNA")
    expect(karin.get_by_role("article").filter(has_text="Sparat: hemligt")).to_have_count(1)
    expect(karin).to_have_url(re.compile(r"as=U0ANNA&in=C0TEAM$"))


def test_a_bot_that_is_slow_is_waited_for_and_then_shown_as_slack_would(open_tab: OpenTab) -> None:
    page = open_tab()
    write_message(page, "/mvp långsam")
    expect(page.get_by_role("status").filter(has_text="Väntar på svar")).to_be_visible()
    expect(page.get_by_role("article").last).to_contain_text("/mvp misslyckades med felet operation_timeout.")
    expect(page.get_by_text("Väntar på svar")).to_have_count(0)


def test_the_traffic_is_shown_newest_first_without_secrets(open_tab: OpenTab) -> None:
    page = open_tab()
    write_message(page, "/mvp status")
    page.get_by_role("button", name="Visa trafiken").click()
    drawer = page.get_by_role("complementary")
    newest = drawer.locator("details").first
    expect(newest).to_contain_text("slash_commands /mvp")
    newest.locator("summary").click()
    expect(newest).to_contain_text('"text": "status"')
    expect(newest).to_contain_text("/response/•••")
    shown = drawer.inner_text()
    assert "legacy-verification-token" not in shown and "xoxb-" not in shown
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_a_phone_shows_it_all_without_sideways_scrolling(open_tab: OpenTab) -> None:
    page = open_tab("U0PER", width=375)
    write_message(page, "/mvp allt")
    expect(page.get_by_role("heading", name="Alviksskolan, vecka 46").last).to_be_visible()
    widths = "[document.documentElement, document.querySelector('.stream')].map((e) => e.scrollWidth - e.clientWidth)"
    assert page.evaluate(widths) == [0, 0]
    menu = page.get_by_role("button", name="Öppna menyn")
    menu.press("Enter")
    expect(page.get_by_label("Du är", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.get_by_label("Du är", exact=True)).to_be_hidden()
    write_message(page, "/mvp modal")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate("document.querySelector('dialog').getBoundingClientRect().right") <= 375
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_only_this_machine_is_answered(site: RunningPage) -> None:
    with httpx.Client(trust_env=False) as client:
        assert client.get(site.url, headers={"host": "elsewhere.example"}).status_code == 403
        assert "connect-src 'self'" in client.get(site.url).headers["content-security-policy"]


def test_nothing_is_left_on_disk(site: RunningPage) -> None:
    assert {path.name for path in Path(site.log).parent.iterdir()} == {"playground.json", "stderr.txt"}
