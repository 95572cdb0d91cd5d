"""People act, a real Bolt app answers over HTTP: what each person sees, and what the app is given."""

from __future__ import annotations

from typing import Any

import pytest

from playground.bench import Bench
from playground.errors import ActionError


def test_a_command_is_answered_to_one_person_and_undone_through_its_response_url(bench: Bench) -> None:
    anna, karin = bench.person("U0ANNA").in_channel("#team"), bench.person("U0KARIN").in_channel("#team")
    assert "Sparat lektion 5" in anna.types("/demo lektion 5")
    karin.sees_not("Sparat")
    assert anna.presses("Ångra") == "Ångrat 7"
    anna.sees_not("Sparat")
    assert anna.outcome.ok and anna.outcome.status == 200


def test_an_in_channel_answer_is_seen_by_all(bench: Bench) -> None:
    bench.person("U0ANNA").in_channel("#team").types("/demo public")
    bench.person("U0KARIN").sees("Alla ser")


def test_should_escape_turns_names_into_ids(bench: Bench) -> None:
    anna = bench.person("U0ANNA")
    assert "Sparat <@U0KARIN|karin> &amp; <#C0TEAM|team> &lt;3" in anna.types("/demo @Karin & #team <3")


def test_without_should_escape_text_arrives_as_typed(bench: Bench) -> None:
    commands: Any = bench.playground.config.manifest["features"]["slash_commands"]
    commands[0]["should_escape"] = False
    bench.person("U0ANNA").types("/demo public @Karin <3")
    sent = bench.playground.traffic.all("out", "slash_commands")[-1].request
    assert sent["text"] == "public @Karin <3"


def test_an_unknown_command_never_leaves_slack(bench: Bench) -> None:
    anna = bench.person("U0ANNA")
    assert anna.types("/other x") == "/other is not a valid command"
    assert not bench.playground.traffic.all("out")


def test_a_failing_command_shows_dispatch_failed(bench: Bench) -> None:
    anna = bench.person("U0ANNA")
    assert "dispatch_failed" in anna.types("/demo boom")
    assert anna.outcome.status == 500 and not bench.faults


def test_over_long_blocks_in_an_ack_are_refused_and_noted(bench: Bench) -> None:
    anna = bench.person("U0ANNA")
    assert "invalid_blocks" in anna.types("/demo long")
    assert "json-pointer:/blocks/0/text/text" in bench.faults[0]
    bench.faults.clear()


def test_leaving_a_strict_bench_with_faults_fails(make_config: Any) -> None:
    with pytest.raises(AssertionError, match="a breach"), Bench(make_config()) as bench:
        bench.playground.note_fault("a breach")


def test_a_modal_is_opened_filled_and_submitted(bench: Bench, heard: list[Any]) -> None:
    anna = bench.person("U0ANNA")
    assert "Lektion" in anna.types("/demo modal")
    anna.submits()
    assert anna.modal.errors == {"lesson": "Please complete this required field."}
    assert not anna.outcome.sent and not heard
    anna.modal.fill({"Lektion": 15})
    anna.submits()
    assert anna.modal.errors == {"lesson": "Must be at most 14."}
    anna.modal.fill({"lesson": 5, "note": "Bra"})
    anna.presses("day", "2026-11-12")
    anna.submits()
    assert heard == [
        {
            "lesson": {"lesson": {"type": "number_input", "value": "5"}},
            "note": {"note": {"type": "plain_text_input", "value": "Bra"}},
            "more": {"day": {"type": "datepicker", "selected_date": "2026-11-12"}},
        }
    ]
    with pytest.raises(ActionError):
        _ = anna.modal.text


def test_the_ack_of_a_submission_shows_errors_updates_or_clears(bench: Bench) -> None:
    anna = bench.person("U0ANNA")
    anna.types("/demo modal")
    anna.modal.fill({"lesson": 13})
    assert "Inte den" in anna.submits()
    anna.modal.fill({"lesson": 11})
    anna.submits()
    assert anna.modal.title == "Nytt"
    anna.presses("Mer")
    assert anna.modal.title == "Djupare"
    anna.modal.fill({"lesson": 10})
    anna.submits()
    assert not bench.playground.state.modals["U0ANNA"]


def test_errors_for_an_unknown_block_are_loud(bench: Bench) -> None:
    anna = bench.person("U0ANNA")
    anna.types("/demo modal")
    anna.modal.fill({"lesson": 12})
    assert "trouble connecting" in anna.submits()
    assert "no input block 'nowhere'" in bench.faults[0]
    bench.faults.clear()


def test_the_fourth_modal_is_refused_and_closing_pops(bench: Bench, heard: list[Any]) -> None:
    anna = bench.person("U0ANNA")
    anna.types("/demo modal")
    anna.presses("Mer")
    anna.presses("Mer")
    assert len(bench.playground.state.modals["U0ANNA"]) == 3
    anna.presses("Mer")
    assert bench.playground.traffic.all("in", "views.push")[-1].response["error"] == "push_limit_reached"
    anna.closes()
    assert heard == [("closed", False)] and len(bench.playground.state.modals["U0ANNA"]) == 2


def test_a_dm_is_an_event_of_the_right_shape(bench: Bench, heard: list[Any]) -> None:
    anna = bench.person("U0ANNA")
    assert "Du skrev: hej &lt;b&gt; <@U0KARIN>" in anna.says_to_bot("hej <b> @Karin Ek")
    assert heard[0]["channel_type"] == "im" and heard[0]["channel"] == "D0ANNA"
    body = bench.playground.traffic.all("out", "events_api")[0].request
    assert body["authorizations"][0]["user_id"] == "U0PLAYBOT" and body["event_id"].startswith("Ev")
    assert len(heard) == 1, "the bot's own message must not come back as an event"
    bench.person("U0KARIN").sees_not("Du skrev")


def test_a_mention_in_a_channel_and_silence_without_one(bench: Bench) -> None:
    anna = bench.person("U0ANNA").in_channel("#team")
    assert "Hej <@U0ANNA>" in anna.types("@mvp-boten hej")
    anna.types("bara prat")
    assert len(bench.playground.traffic.all("out")) == 1


def test_home_and_shortcuts(bench: Bench) -> None:
    anna = bench.person("U0ANNA")
    assert anna.opens_home() == "Ditt hem" == anna.home
    assert "Logga" in anna.uses_shortcut("log_it")
    anna.says_to_bot("spara mig")
    assert anna.uses_message_shortcut("Du skrev", "keep_it") == "Behåller: Du skrev: spara mig"
    with pytest.raises(ActionError):
        anna.uses_shortcut("other")


def test_a_failing_event_is_retried_with_the_same_id(bench: Bench, heard: list[Any]) -> None:
    anna = bench.person("U0ANNA")
    anna.says_to_bot("fail")
    bench.run(bench.playground.settle())
    sent = bench.playground.traffic.all("out", "events_api")
    assert len(sent) == 4 == len(heard) and len({e.request["event_id"] for e in sent}) == 1
    assert [e.note for e in sent] == ["http_error", *(f"http_error retry {n}" for n in (1, 2, 3))]
    assert "given up" in bench.faults.pop()


def test_the_newest_screen_is_acted_on_and_absent_buttons_are_named(bench: Bench) -> None:
    anna = bench.person("U0ANNA")
    anna.types("/demo ett")
    anna.types("/demo två")
    anna.presses("Ångra")
    anna.sees("Sparat ett")
    anna.sees_not("Sparat två")
    with pytest.raises(ActionError, match="sees no 'Spara allt'"):
        anna.presses("Spara allt")
    with pytest.raises(AssertionError, match="does not see"):
        anna.sees("aldrig", timeout=0.05)
