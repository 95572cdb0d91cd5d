"""Time-outs, resends, lost answers: what happens between Slack and the app when things go wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground.bench import Bench
from playground.config import Config
from playground.views import check_view, open_view


def _serve(bench: Bench, answer: Callable[[Request], Any]) -> None:
    bench.serve(Starlette(routes=[Route("/slack/events", answer, methods=["POST"])]))


def test_an_app_that_does_not_ack_gives_operation_timeout(make_config: Callable[..., Config]) -> None:
    async def never(request: Request) -> Response:
        await asyncio.Event().wait()
        return Response()

    with Bench(make_config(ack_timeout=0.1)) as bench:
        _serve(bench, never)
        anna = bench.person("U0ANNA")
        assert 'failed with the error "operation_timeout"' in anna.types("/demo x")
        assert anna.outcome.status is None and 0.1 <= anna.outcome.duration < 1


def test_no_app_at_all_gives_dispatch_failed(alone: Bench) -> None:
    assert "dispatch_failed" in alone.person("U0ANNA").types("/demo x")


def test_requests_are_signed_and_resent_twice_on_demand(make_config: Callable[..., Config]) -> None:
    seen: list[tuple[bytes, Any]] = []

    async def note(request: Request) -> Response:
        seen.append((await request.body(), request.headers))
        return Response("Klart", media_type="text/plain")

    with Bench(make_config()) as bench:
        _serve(bench, note)
        anna = bench.person("U0ANNA")
        assert anna.types("/demo x") == "Klart"
        verifier = SignatureVerifier(bench.playground.config.signing_secret)
        body, headers = seen[0]
        assert verifier.is_valid_request(body, dict(headers))
        assert not verifier.is_valid_request(body + b"x", dict(headers))
        bench.playground.switches.resend_next("slash_commands")
        anna.types("/demo y")
        assert len(seen) == 3 and seen[1][0] == seen[2][0]
        bench.playground.switches.resend_next("events_api")
        anna.says_to_bot("hej")
        assert seen[3][0] == seen[4][0] and seen[4][1]["x-slack-retry-num"] == "1"


@pytest.mark.parametrize(
    "body",
    ['{"response_action": "explode"}', '{"response_action": "update"}', "OK", '{"text": "hej"}'],
)
def test_a_nonsense_ack_of_a_submission_is_loud(
    make_config: Callable[..., Config], modal: dict[str, Any], body: str
) -> None:
    async def answer(request: Request) -> Response:
        return Response(body, media_type="application/json" if body.startswith("{") else "text/plain")

    with Bench(make_config(), strict=False) as bench:
        _serve(bench, answer)
        anna = bench.person("U0ANNA")
        slack = bench.playground
        bench.look(lambda: open_view(slack, "U0ANNA", check_view(slack, modal, "modal")))
        anna.modal.fill({"lesson": 5})
        assert "trouble connecting" in anna.submits()
        assert len(bench.faults) == 1
