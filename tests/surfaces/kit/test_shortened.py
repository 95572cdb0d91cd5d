"""A letter that has grown in a message that has no room for it is shortened until Slack takes the whole."""

from __future__ import annotations

from dataclasses import replace

from models.deliveries import SettledDelivery
from models.digests import COORDINATOR_DIGEST, GapKind, SchoolDigest
from scheduler.settling import exchange_fitting
from surfaces.digests import show_coordinator_letter
from surfaces.kit import BLOCKS_IN_MESSAGE, Message, ParcelPart, merge_parts, section
from tests.surfaces.test_limits import school_digest

LETTER, OTHER = 7, 8


def settled(content: SchoolDigest) -> SettledDelivery:
    return SettledDelivery(
        id=LETTER,
        kind=COORDINATOR_DIGEST,
        locale="sv",
        channel="D1",
        ts="1.0",
        outcome=None,
        content=content,
        shorten=SchoolDigest.shorten,
    )


def test_a_letter_that_has_grown_is_shortened_and_the_rest_is_a_press_away() -> None:
    gap = next(gap for gap in school_digest(9).gaps if gap.kind is GapKind.NO_PLAN)
    small = replace(school_digest(9), gaps=(gap,), struck=())
    others = Message("-", [section(f"other.{number}", "-") for number in range(20)])
    parts = [
        ParcelPart(OTHER, others, is_prompt=False),
        ParcelPart(LETTER, show_coordinator_letter("sv", small), is_prompt=False),
    ]
    sent, ids = merge_parts("sv", parts)
    assert ids == {LETTER, OTHER}
    grown = replace(small, gaps=(gap,) * 30)
    _, blocks = exchange_fitting(sent.blocks, settled(grown))
    assert len(blocks) <= BLOCKS_IN_MESSAGE
    shown = sum(str(block["block_id"]).startswith(f"d{LETTER}.digest.gap.") for block in blocks) // 2
    assert 0 < shown < 12
    assert f"Visa de {30 - shown} andra" in str(blocks)


def test_a_letter_with_room_stays_whole() -> None:
    whole = school_digest(9)
    message = show_coordinator_letter("sv", whole)
    sent, _ = merge_parts("sv", [ParcelPart(LETTER, message, is_prompt=False)])
    assert exchange_fitting(sent.blocks, settled(whole))[1] == sent.blocks
