"""The Web API through slack_sdk's own client: what it gives, and above all what it refuses."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import aiohttp
import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.bench import Bench


def refused(bench: Bench, call: Coroutine[Any, Any, Any]) -> Any:
    """The answer of a call that must be refused."""
    with pytest.raises(SlackApiError) as caught:
        bench.run(call)
    return caught.value.response


def test_tokens_scopes_and_unknown_methods(alone: Bench, client: AsyncWebClient) -> None:
    answer = alone.run(client.auth_test())
    assert answer["user_id"] == "U0PLAYBOT" and "chat:write" in answer.headers["x-oauth-scopes"]
    nobody = AsyncWebClient(token="xoxb-other", base_url=alone.api_url)
    assert refused(alone, nobody.auth_test())["error"] == "invalid_auth"
    silent = AsyncWebClient(base_url=alone.api_url)
    assert refused(alone, silent.auth_test())["error"] == "not_authed"
    assert refused(alone, client.api_call("reminders.add"))["error"] == "unknown_method"
    wrong_kind = client.apps_connections_open(app_token="xoxb-playground")
    assert refused(alone, wrong_kind)["error"] == "not_allowed_token_type"
    scopes = alone.playground.config.manifest["oauth_config"]["scopes"]["bot"]
    scopes.remove("chat:write")
    answer = refused(alone, client.chat_postMessage(channel="U0ANNA", text="hej"))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "chat:write")


def test_posting_reading_back_and_metadata(alone: Bench, client: AsyncWebClient) -> None:
    async def go() -> None:
        metadata = {"event_type": "m", "event_payload": {"message_id": "7"}}
        posted = await client.chat_postMessage(channel="U0ANNA", text="hej", metadata=metadata)
        assert posted["channel"] == "D0ANNA"
        await client.chat_postEphemeral(channel="D0ANNA", user="U0ANNA", text="viskning")
        plain = await client.conversations_history(channel="D0ANNA")
        assert [m["text"] for m in plain["messages"]] == ["hej"] and "metadata" not in plain["messages"][0]
        ts = posted["ts"]
        full = await client.conversations_history(
            channel="D0ANNA", include_all_metadata=True, oldest=ts, inclusive=True
        )
        assert full["messages"][0]["metadata"] == metadata
        none = await client.conversations_history(channel="D0ANNA", oldest=ts)
        assert none["messages"] == []
        await client.chat_update(channel="D0ANNA", ts=ts, text="hej då")
        link = await client.chat_getPermalink(channel="D0ANNA", message_ts=ts)
        assert link["permalink"].endswith(ts.replace(".", ""))
        await client.chat_delete(channel="D0ANNA", ts=ts)

    alone.run(go())
    assert [m.text for m in alone.playground.visible("U0ANNA")] == ["viskning"]
    assert alone.playground.visible("U0KARIN") == []


def test_pages_of_history_and_threads(alone: Bench, client: AsyncWebClient) -> None:
    async def go() -> None:
        sent = [await client.chat_postMessage(channel="C0TEAM", text=str(n)) for n in range(3)]
        await client.chat_postMessage(channel="D0ANNA", text="x")
        first = await client.conversations_history(channel="C0TEAM", limit=2)
        assert [m["text"] for m in first["messages"]] == ["2", "1"] and first["has_more"]
        cursor = first["response_metadata"]["next_cursor"]
        rest = await client.conversations_history(channel="C0TEAM", limit=2, cursor=cursor)
        assert [m["text"] for m in rest["messages"]] == ["0"] and not rest["has_more"]
        await asyncio.gather(client.chat_postMessage(channel="D0ANNA", text="y"))
        parent = sent[0]["ts"]
        await client.chat_postMessage(channel="C0TEAM", text="svar", thread_ts=parent)
        replies = await client.conversations_replies(channel="C0TEAM", ts=parent)
        assert [m["text"] for m in replies["messages"]] == ["0", "svar"]

    alone.run(go())


def test_an_ephemeral_message_is_out_of_reach(alone: Bench, client: AsyncWebClient) -> None:
    ts = alone.run(client.chat_postEphemeral(channel="C0TEAM", user="U0ANNA", text="x"))["message_ts"]
    for call in (client.chat_update(channel="C0TEAM", ts=ts, text="y"), client.chat_delete(channel="C0TEAM", ts=ts)):
        assert refused(alone, call)["error"] == "message_not_found"


def test_what_messages_are_refused(alone: Bench, client: AsyncWebClient) -> None:
    def post(**what: Any) -> str:
        return str(refused(alone, client.chat_postMessage(**{"channel": "D0ANNA", **what}))["error"])

    assert post(text="") == "no_text"
    assert post(text="x" * 40_001) == "msg_too_long"
    assert post(text="x", blocks="{oj") == "invalid_blocks_format"
    assert post(text="x", metadata={"event_type": "x"}) == "invalid_metadata_format"
    assert post(channel="C0NONE", text="x") == "channel_not_found"
    parts = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}} for _ in range(5)]
    alone.playground.limiter._buckets.clear()
    assert post(text="x", blocks=parts) == "msg_blocks_too_long"
    answer = refused(alone, client.chat_postMessage(channel="D0KARIN", text="x", blocks=[{"type": "alert"}]))
    assert answer["error"] == "invalid_blocks"
    assert answer["response_metadata"]["messages"] == ["[ERROR] unsupported type: alert [json-pointer:/blocks/0]"]
    assert len(alone.faults) == 6


def test_users_and_conversations(alone: Bench, client: AsyncWebClient) -> None:
    async def go() -> None:
        user = (await client.users_info(user="U0ANNA", include_locale=True))["user"]
        assert (user["tz"], user["locale"]) == ("Europe/Stockholm", "sv-SE") and user["tz_offset"] in (3600, 7200)
        found = await client.users_lookupByEmail(email="Anna@skola.example")
        assert found["user"]["id"] == "U0ANNA" and "locale" not in found["user"]
        assert len((await client.users_list())["members"]) == 3
        assert (await client.conversations_open(users="U0ANNA"))["channel"]["id"] == "D0ANNA"
        assert (await client.conversations_info(channel="C0TEAM"))["channel"]["name"] == "team"

    alone.run(go())
    assert refused(alone, client.users_lookupByEmail(email="x@y.z"))["error"] == "users_not_found"
    assert refused(alone, client.conversations_info(channel="D0ANNA"))["needed"] == "im:read"


def test_triggers_are_for_once_and_for_three_seconds(
    alone: Bench, client: AsyncWebClient, modal: dict[str, Any]
) -> None:
    slack = alone.playground
    trigger = slack.new_trigger("U0ANNA")
    alone.run(client.views_open(trigger_id=trigger, view=modal))
    assert refused(alone, client.views_open(trigger_id=trigger, view=modal))["error"] == "exchanged_trigger_id"
    assert refused(alone, client.views_open(trigger_id="1.2", view=modal))["error"] == "invalid_trigger_id"
    old = slack.new_trigger("U0ANNA")
    slack.state.triggers[old].expires = slack.clock.monotonic() - 0.001
    assert refused(alone, client.views_open(trigger_id=old, view=modal))["error"] == "expired_trigger_id"


def test_a_stale_hash_is_a_conflict(alone: Bench, client: AsyncWebClient, modal: dict[str, Any]) -> None:
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    first = alone.run(client.views_publish(user_id="U0ANNA", view=home))["view"]["hash"]
    alone.run(client.views_publish(user_id="U0ANNA", view=home, hash=first))
    answer = refused(alone, client.views_publish(user_id="U0ANNA", view=home, hash=first))
    assert answer["error"] == "hash_conflict"
    trigger = alone.playground.new_trigger("U0ANNA")
    view = alone.run(client.views_open(trigger_id=trigger, view=modal))["view"]
    anna = alone.person("U0ANNA")
    anna.modal.fill({"note": "kvar"})
    alone.run(client.views_update(view_id=view["id"], view=modal, hash=view["hash"]))
    assert alone.playground.state.view(view["id"]).values["note"]["note"]["value"] == "kvar"
    answer = refused(alone, client.views_update(view_id=view["id"], view=modal, hash=view["hash"]))
    assert answer["error"] == "hash_conflict"


def test_a_view_over_250_kb_is_too_large(alone: Bench, client: AsyncWebClient) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}} for _ in range(100)]
    call = client.views_publish(user_id="U0ANNA", view={"type": "home", "blocks": blocks})
    assert refused(alone, call)["error"] == "view_too_large"


def test_files_are_uploaded_in_three_steps(alone: Bench, client: AsyncWebClient) -> None:
    alone.run(client.files_upload_v2(channel="D0ANNA", filename="r.csv", content="a;b", initial_comment="Här"))
    message = alone.playground.visible("U0ANNA")[-1]
    assert message.text == "Här" and alone.playground.state.files[message.files[0]].content == b"a;b"


def test_blocks_validate_needs_no_token(alone: Bench) -> None:
    client = AsyncWebClient(base_url=alone.api_url)
    alone.run(client.blocks_validate(blocks=[{"type": "divider"}]))
    assert refused(alone, client.blocks_validate(blocks=[{"type": "x"}]))["error"] == "invalid_blocks"
    assert not alone.faults


def test_a_response_url_has_five_uses_and_a_life(alone: Bench) -> None:
    slack = alone.playground
    url = slack.new_response_url("U0ANNA", "D0ANNA", None)

    async def post(body: Any, where: str = url) -> httpx.Response:
        async with httpx.AsyncClient(trust_env=False) as http:
            return await http.post(where, json=body)

    assert alone.run(post({"text": "x", "blocks": [{"type": "oj"}]})).text == "invalid_blocks"
    for number in range(4):
        assert alone.run(post({"text": str(number)})).text == "ok"
    answer = alone.run(post({"text": "6"}))
    assert (answer.status_code, answer.json()["error"]) == (404, "used_url")
    assert [m.text for m in slack.visible("U0ANNA")] == ["0", "1", "2", "3"]
    late = slack.new_response_url("U0ANNA", "D0ANNA", None)
    slack.state.responses[late.rsplit("/", 1)[1]].expires = slack.clock.monotonic() - 1
    assert alone.run(post({"text": "x"}, late)).json()["error"] == "expired_url"


def test_faults_strike_as_set(alone: Bench, client: AsyncWebClient) -> None:
    switches = alone.playground.switches
    switches.add("429", "chat.postMessage", seconds=7)
    answer = refused(alone, client.chat_postMessage(channel="D0ANNA", text="x"))
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
    switches.add("5xx")
    assert refused(alone, client.auth_test()).status_code == 503
    assert alone.playground.visible("U0ANNA") == []
    switches.add("drop", "chat.postMessage")
    with pytest.raises(aiohttp.ClientError):
        alone.run(client.chat_postMessage(channel="D0ANNA", text="postad ändå"))
    assert [m.text for m in alone.playground.visible("U0ANNA")] == ["postad ändå"]


def test_a_dropped_answer_makes_the_default_client_post_twice(alone: Bench) -> None:
    alone.playground.switches.add("drop", "chat.postMessage")
    client = AsyncWebClient(token="xoxb-playground", base_url=alone.api_url)
    alone.run(client.chat_postMessage(channel="D0ANNA", text="två"))
    assert [m.text for m in alone.playground.visible("U0ANNA")] == ["två", "två"]


def test_a_slow_answer_comes_after_the_work(alone: Bench) -> None:
    alone.playground.switches.add("slow", "chat.postMessage", seconds=0.3)

    async def post() -> None:
        async with httpx.AsyncClient(trust_env=False) as http:
            headers = {"authorization": "Bearer xoxb-playground"}
            where = f"{alone.api_url}chat.postMessage"
            body = {"channel": "D0ANNA", "text": "sent"}
            await http.post(where, data=body, headers=headers, timeout=0.1)

    with pytest.raises(httpx.ReadTimeout):
        alone.run(post())
    assert [m.text for m in alone.playground.visible("U0ANNA")] == ["sent"]


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


async def upload(client: AsyncWebClient, content: bytes, *, complete: bool = True) -> str:
    """A file in two or three steps; returns its id."""
    where = await client.files_getUploadURLExternal(filename="a.png", length=len(content))
    async with aiohttp.ClientSession() as session, session.post(where["upload_url"], data=content) as sent:
        assert sent.status == 200
    if complete:
        await client.files_completeUploadExternal(files=[{"id": where["file_id"], "title": "a"}])
    return str(where["file_id"])


def image(file_id: str) -> list[dict[str, Any]]:
    return [{"type": "image", "block_id": "p", "slack_file": {"id": file_id}, "alt_text": "en stapel"}]


def test_a_picture_out_of_an_uploaded_file(alone: Bench, client: AsyncWebClient) -> None:
    file_id = alone.run(upload(client, PNG))
    alone.run(client.chat_postMessage(channel="U0ANNA", text="bild", blocks=image(file_id)))
    alone.person("anna").sees("en stapel")


@pytest.mark.parametrize("kind", ["unknown", "not completed", "no picture"])
def test_a_picture_that_slack_would_not_show(alone: Bench, client: AsyncWebClient, kind: str) -> None:
    if kind == "unknown":
        file_id = "F0NOSUCH"
    else:
        content = PNG if kind == "not completed" else b"a;b"
        file_id = alone.run(upload(client, content, complete=kind == "no picture"))
    answer = refused(alone, client.chat_postMessage(channel="U0ANNA", text="bild", blocks=image(file_id)))
    assert answer["error"] == "invalid_blocks" and "invalid slack file" in str(answer["errors"])
