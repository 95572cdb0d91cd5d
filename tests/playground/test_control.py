"""The control interface: another process acts for the people and reads their screens."""

from __future__ import annotations

from typing import Any

import httpx

from playground.bench import Bench
from playground.loopback import is_loopback


def ask(bench: Bench, method: str, path: str, **more: Any) -> httpx.Response:
    """One request to the control interface."""
    return httpx.request(method, f"{bench.base_url}/control/{path}", trust_env=False, **more)


def act(bench: Bench, **order: Any) -> Any:
    return ask(bench, "POST", "act", json=order).json()


def test_another_process_acts_and_looks(bench: Bench) -> None:
    outcome = act(bench, do="slash_command", user="U0ANNA", channel="#team", command="/demo", text="5")
    assert outcome["ok"] and outcome["status"] == 200
    state = ask(bench, "GET", "state?user=U0ANNA").json()
    shown = next(room for room in state["rooms"] if room["name"] == "team")["messages"][0]
    assert shown["ephemeral"] and shown["buttons"] == ["Ångra"] and state["faults"] == []
    assert act(bench, do="press", user="U0ANNA", where=shown["ts"], action="undo")["ok"]
    act(bench, do="slash_command", user="U0ANNA", channel=None, command="/demo", text="modal")
    act(bench, do="type_in", user="U0ANNA", where="modal", block_id="lesson", value="5")
    assert ask(bench, "GET", "state?user=U0ANNA").json()["modal"]["state"]["values"]["lesson"]["lesson"]["value"] == "5"
    assert act(bench, do="submit", user="U0ANNA")["ok"]
    assert act(bench, do="upload_file", user="U0ANNA", channel=None, name="a.csv", content="a;b")["sent"]
    names = [entry["name"] for entry in ask(bench, "GET", "traffic?direction=out").json()]
    assert names == ["slash_commands", "interactive", "slash_commands", "interactive", "events_api"]


def test_news_are_what_was_posted_or_changed_in_a_dm_since_a_mark(bench: Bench) -> None:
    shown = act(bench, do="slash_command", user="U0ANNA", channel=None, command="/demo", text="5")["shown"]
    first = ask(bench, "GET", "news?since=0").json()
    assert [message["ts"] for message in first["messages"]] == [message["ts"] for message in shown]
    assert first["messages"][0]["reader"] == "U0ANNA" and first["messages"][0]["buttons"] == ["Ångra"]
    assert ask(bench, "GET", f"news?since={first['mark']}").json() == {"mark": first["mark"], "messages": []}
    changed = act(bench, do="press", user="U0ANNA", where=shown[0]["ts"], action="Ångra")["shown"]
    later = ask(bench, "GET", f"news?since={first['mark']}").json()
    assert [message["text"] for message in later["messages"]] == [message["text"] for message in changed]
    assert ask(bench, "GET", "news?since=x").status_code == 400


def test_what_is_said_in_a_channel_is_no_news_of_a_dm_and_shown_to_its_reader(bench: Bench) -> None:
    outcome = act(bench, do="slash_command", user="U0ANNA", channel="#team", command="/demo", text="5")
    assert len(outcome["shown"]) == 1 and outcome["modal"] is None
    assert ask(bench, "GET", "news?since=0").json()["messages"] == []
    form = act(bench, do="slash_command", user="U0ANNA", channel=None, command="/demo", text="modal")
    assert form["shown"] == [] and form["modal"]["text"]


def test_wrong_orders_are_explained(alone: Bench) -> None:
    assert "do must be one of" in act(alone, do="aclose")["error"]
    assert "missing a required argument" in act(alone, do="dm", user="U0ANNA")["error"]
    assert "no person" in act(alone, do="dm", user="U9", text="x")["error"]
    assert "has no modal on screen" in act(alone, do="submit", user="U0ANNA")["error"]
    assert ask(alone, "POST", "act", content="x", headers={"content-type": "text/plain"}).status_code == 400
    assert ask(alone, "GET", "state?user=U9").status_code == 400
    assert "unknown fault" in ask(alone, "POST", "faults", json={"kind": "rain"}).json()["error"]


def test_faults_are_set_from_outside(alone: Bench) -> None:
    for order in (
        {"kind": "5xx", "method": "auth.test", "times": 2},
        {"kind": "resend", "payload": "events_api"},
        {"kind": "refuse_connections"},
        {"kind": "disconnect"},
    ):
        assert ask(alone, "POST", "faults", json=order).json() == {"ok": True}
    switches = alone.playground.switches
    assert switches.refuse_connections and switches.resend == {"events_api": 1}
    assert switches.take("auth.test") and switches.take("auth.test") and not switches.take("auth.test")
    ask(alone, "POST", "faults", json={"kind": "clear"})
    assert not switches.refuse_connections


def test_the_control_interface_is_for_this_machine(alone: Bench) -> None:
    assert ask(alone, "GET", "traffic", headers={"host": "evil.example"}).status_code == 403
    assert is_loopback("127.0.0.1:3000") and is_loopback("localhost") and is_loopback("[::1]:80") and is_loopback("::1")
    assert not is_loopback("10.0.0.1") and not is_loopback("localhost.evil.example") and not is_loopback("")
