"""Dates and times in the page follow the language of the person one acts as, with a clock of 24 hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

pytest.importorskip("nicegui", reason="nicegui is not installed: the page is not tried")

from playground.config import Config
from playground.page.dates import format_briefly, format_clock, format_day, format_slack_date, read_time
from playground.page.fields import draw_element
from playground.page.mrkdwn import Viewer
from playground.page.nodes import Node
from playground.page.scene import Scene
from playground.people import Playground

ZONE = "Europe/Stockholm"
NOW = datetime(2026, 10, 12, hour=13, minute=5, tzinfo=ZoneInfo(ZONE))
THEN = NOW.replace(day=15)


def test_each_language_has_its_own_words() -> None:
    assert format_clock(NOW) == "måndag 12 oktober 2026, 13.05, v. 42"
    assert format_clock(NOW, "en-GB") == "Monday 12 October 2026, 13:05, w. 42"
    assert format_clock(NOW, "fi-FI") == format_clock(NOW, "sv-SE")
    assert (format_briefly(THEN), format_briefly(THEN, "en-US")) == ("tors 15 okt 13.05", "Thu 15 Oct 13:05")
    assert (format_day(NOW, NOW), format_day(NOW, NOW, "en-US")) == ("I dag", "Today")
    assert (format_day(THEN, NOW), format_day(THEN, NOW, "en-US")) == (
        "Torsdag 15 oktober 2026",
        "Thursday 15 October 2026",
    )
    seconds, pattern = str(int(THEN.timestamp())), "{date_long} {time}"
    assert format_slack_date(seconds, pattern, ZONE, NOW) == "torsdag 15 oktober 2026 13.05"
    assert format_slack_date(seconds, pattern, ZONE, NOW, "en-GB") == "Thursday 15 October 2026 13:05"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9.30", "09:30"), ("09:30", "09:30"), ("1330", "13:30"), (" 7.05 ", "07:05"), ("25.00", "25.00"), ("", "")],
)
def test_a_time_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize(
    ("locale", "day", "time"),
    [("sv-SE", "torsdag 15 oktober 2026", "13.30"), ("en-GB", "Thursday 15 October 2026", "13:30")],
)
def test_fields_show_what_is_chosen_in_the_persons_language(
    make_config: Callable[..., Config], locale: str, day: str, time: str
) -> None:
    state = Playground(make_config(app_url="http://127.0.0.1:9/slack/events")).state

    class Screen:
        def choose(self, scene: Scene, block: Any, element: Any, value: Any) -> None:
            """Nobody presses anything here."""

    def drawn(element: dict[str, Any]) -> Node:
        block = {"type": "input", "block_id": "b", "label": {"text": "Dag"}, "element": element}
        viewer = Viewer(state, ZONE, NOW, locale)
        scene = Scene(screen=Screen(), where="V1", viewer=viewer, blocks=[block], values={})
        return draw_element(scene, block, element)

    date_field = drawn({"type": "datepicker", "action_id": "a", "initial_date": "2026-10-15"})
    assert [child.text for child in date_field.children if child.tag == "span"] == [day]
    time_field = drawn({"type": "timepicker", "action_id": "a", "initial_time": "13:30"})
    assert (time_field.attrs["type"], time_field.attrs[".defaultValue"]) == ("text", time)
