"""The wrapper of every button, form and shortcut: what each result answers, and what a broken body does not do."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from handlers.context import Opening
from handlers.press import Below, InPlace, NextForm, Pressed, Receipt, Shown, find_field_by_reason, listen_to
from models.db import BadInput
from surfaces.kit import Form, FormField, Message, Press, Shortcut, section
from tests.handlers.conftest import TEAM, School

NAMES = [*Press, *Form, *Shortcut]
SAID = Message("Klart", [section("said", "Klart")])
VIEW = {"type": "modal", "callback_id": "next"}


def body_of(name: Press | Form | Shortcut, **changes: Any) -> dict[str, Any]:
    """What Slack sends for a button, form or shortcut, with some of it changed; what is None is left out."""
    plain: dict[str, Any] = {
        "user": {"id": "U0MARIA", "team_id": TEAM}, "team": {"id": TEAM}, "trigger_id": "1.2.3",
    }  # fmt: skip
    if isinstance(name, Form):
        view = {"id": "V1", "type": "modal", "callback_id": name.value, "private_metadata": "", "blocks": []}
        plain |= {"type": "view_submission", "view": view | {"state": {"values": {}}}}
    elif isinstance(name, Shortcut):
        message = {"user": "U0MARIA", "ts": "1.2", "text": "Bra samtal"}
        kind = "message_action" if name is Shortcut.REFLECT_ON_MESSAGE else "shortcut"
        plain |= {"type": kind, "callback_id": name.value, "message": message}
    else:
        action = {"type": "button", "action_id": name.value, "block_id": "b", "value": "1"}
        plain |= {"type": "block_actions", "actions": [action], "message": {"blocks": []}}
    return {key: value for key, value in (plain | changes).items() if value is not None}


def contents(school: School) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    tables = school.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name: school.rows(f"SELECT * FROM {name}") for (name,) in tables}


def assert_refused(school: School, body: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    """The body is answered, nothing is changed, and no fault is logged."""
    before = contents(school)
    with caplog.at_level(logging.ERROR):
        response = school.send(body)
    assert response.status == 200
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert contents(school) == before


@pytest.mark.parametrize("name", NAMES, ids=str)
def test_a_body_that_lacks_what_slack_sends_changes_nothing(
    school: School, name: Press | Form | Shortcut, caplog: pytest.LogCaptureFixture
) -> None:
    assert_refused(school, body_of(name, user=None), caplog)
    assert_refused(school, body_of(name, team=None, user={"id": "U0MARIA"}), caplog)
    if not isinstance(name, Form):
        assert_refused(school, body_of(name, trigger_id=None), caplog)


ODD_VALUES = [None, 7, {}, "", "x", "-1", "²", "9" * 30, "1:2:3", "1:x", "x,1", "[1, 2]", '{"o": 3}', "null", "[[]]"]


@pytest.mark.parametrize("name", list(Press), ids=str)
def test_a_button_with_a_value_that_it_never_had_changes_nothing(
    school: School, name: Press, caplog: pytest.LogCaptureFixture
) -> None:
    school.send(body_of(Press.MILESTONE_ADD))  # the list of milestones brings them into being, whoever opens it
    for value in ODD_VALUES:
        action = {"type": "button", "action_id": name.value, "block_id": "b", "value": value}
        assert_refused(school, body_of(name, actions=[action]), caplog)


def field_of(junk: Any) -> dict[str, Any]:
    option = {"value": junk}
    return {
        "value": junk, "selected_option": option, "selected_options": [option], "selected_date": junk,
        "selected_time": junk, "selected_users": [junk],
    }  # fmt: skip


ODD_FIELDS = [None, 7, [], {}, *(field_of(junk) for junk in (None, 7, [], "x", "9" * 30, "2026-13-40", "²"))]
ODD_MEMORIES = ["", "x", "[]", "null", '{"log": "x"}', '{"log": [1], "site": {}, "ids": 3}', "[" * 2000]
IDS = dict.fromkeys(("log", "site", "course", "lesson", "reflection"), 999)
MEMORY = json.dumps(IDS | {"number": 5, "year": 2026, "ids": "999"})


@pytest.mark.parametrize("name", list(Form), ids=str)
def test_a_form_with_values_that_it_never_had_changes_nothing(
    school: School, name: Form, caplog: pytest.LogCaptureFixture
) -> None:
    names = [*FormField, f"{FormField.FATE}:x", f"{FormField.PAIR}:7b"]
    states: list[Any] = [{"values": {str(field): {str(field): odd} for field in names}} for odd in ODD_FIELDS]
    for state in [None, [], {}, {"values": 3}, *states]:
        view = body_of(name)["view"] | {"state": state, "private_metadata": MEMORY}
        assert_refused(school, body_of(name, view=view), caplog)


@pytest.mark.parametrize("name", list(Form), ids=str)
def test_a_form_with_a_memory_that_it_never_had_changes_nothing(
    school: School, name: Form, caplog: pytest.LogCaptureFixture
) -> None:
    for memory in ODD_MEMORIES:
        view = body_of(name)["view"] | {"private_metadata": memory}
        assert_refused(school, body_of(name, view=view), caplog)


# --- what a listener returns ------------------------------------------------------------------------------------------


async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-test")


def app_with(school: School, name: Press | Form | Shortcut, shown: Shown | BadInput) -> AsyncApp:
    """An app that listens to one thing only, where the listener returns this, or refuses so."""
    app = AsyncApp(
        client=school.app.client, authorize=authorize, request_verification_enabled=False, process_before_response=True
    )

    @listen_to(app, school.deps, name, at_field=find_field_by_reason({"future-day": FormField.DAY}))
    async def listen(pressed: Pressed) -> Shown:
        if isinstance(shown, BadInput):
            raise shown
        return shown

    return app


def answer_to(school: School, name: Press | Form | Shortcut, shown: Shown | BadInput) -> BoltResponse:
    """What is acked then."""
    return school.send(body_of(name), app_with(school, name, shown))


@pytest.mark.parametrize(
    "shown", [InPlace("sv", SAID), Below("sv", SAID), Opening(VIEW), None], ids=lambda shown: type(shown).__name__
)
def test_a_button_is_acked_without_a_word(school: School, shown: Shown) -> None:
    response = answer_to(school, Press.UNDO, shown)
    assert (response.status, response.body) == (200, "")


def test_the_next_form_rides_in_the_ack(school: School) -> None:
    assert json.loads(answer_to(school, Form.LOG, NextForm(VIEW)).body) == {"response_action": "push", "view": VIEW}
    replaced = json.loads(answer_to(school, Form.LOG, NextForm(VIEW, replaces=True)).body)
    assert replaced == {"response_action": "update", "view": VIEW}


def test_a_receipt_without_a_link_takes_the_place_of_the_forms(school: School) -> None:
    receipt = json.loads(answer_to(school, Form.LOG, Receipt("sv", SAID)).body)
    assert receipt["response_action"] == "update" and receipt["view"]["clear_on_close"]
    assert receipt["view"]["blocks"] == SAID.blocks


def test_a_refusal_is_shown_at_its_field(school: School) -> None:
    refused = json.loads(answer_to(school, Form.LOG, BadInput(reason="future-day", day="2026-11-20")).body)
    assert refused["response_action"] == "errors" and list(refused["errors"]) == [FormField.DAY.value]


def test_a_button_is_heard_by_its_name_and_no_other(school: School) -> None:
    """`reminders.snooze` is not `reminders.snooze_until`; what follows a colon tells several of a kind apart."""
    app = app_with(school, Press.SNOOZE, None)
    for action_id, status in ((Press.SNOOZE.value, 200), (f"{Press.SNOOZE}:1", 200), (Press.SNOOZE_UNTIL.value, 404)):
        action = {"type": "button", "action_id": action_id, "block_id": "b", "value": "1"}
        assert school.send(body_of(Press.SNOOZE, actions=[action]), app).status == status
