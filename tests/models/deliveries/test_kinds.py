"""Kinds of delivery: each is declared once, and everything that is delivered can be shown."""

from __future__ import annotations

import pytest

from models.deliveries import DeliveryKind, kinds_by_name
from scheduler.kinds import KINDS, SHOWS, SHOWS_SETTLED


def kind(name: str, order: int) -> DeliveryKind:
    return DeliveryKind(name=name, order=order, check=lambda _db, _due, _now: {})


def test_two_kinds_may_not_share_a_name_or_a_place() -> None:
    assert list(kinds_by_name([kind("a", 1), kind("b", 2)])) == ["a", "b"]
    with pytest.raises(ValueError, match="share"):
        kinds_by_name([kind("a", 1), kind("a", 2)])
    with pytest.raises(ValueError, match="share"):
        kinds_by_name([kind("a", 1), kind("b", 1)])


def test_every_kind_can_be_shown_and_nothing_else_is() -> None:
    assert KINDS.keys() == SHOWS.keys()


def test_every_kind_of_question_can_be_shown_once_it_is_settled() -> None:
    assert {kind.name for kind in KINDS.values() if kind.find_settled} == SHOWS_SETTLED.keys() != set()


def test_what_promise_3_caps_asks_for_time() -> None:
    assert all(found.is_prompt for found in KINDS.values() if found.cap is not None)
    assert {found.name for found in KINDS.values() if found.at_once} == {"welcome"}
