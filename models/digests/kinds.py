"""The kinds of weekly letters: one for each role that gets one."""

from __future__ import annotations

from models.deliveries import DeliveryKind, Quiet, Replan
from models.digests.deliveries import (
    CITY_DIGEST,
    COORDINATOR_DIGEST,
    DISTRICT_DIGEST,
    PRINCIPAL_DIGEST,
    check_digests,
    plan_digests,
)
from models.digests.living import LIVING, find_changed_letters


def _make_kind(name: str, order: int) -> DeliveryKind:
    # plan_digests finds the letters of all roles, so only one kind has it.
    plan = plan_digests if name == COORDINATOR_DIGEST else None
    return DeliveryKind(
        name=name,
        order=order,
        plan=plan,
        check=check_digests,
        quiet=Quiet.DIGEST,
        replan=Replan.ALL,
        find_settled=find_changed_letters if name in LIVING else None,
    )


KINDS = (
    _make_kind(COORDINATOR_DIGEST, 90),
    _make_kind(PRINCIPAL_DIGEST, 91),
    _make_kind(DISTRICT_DIGEST, 92),
    _make_kind(CITY_DIGEST, 93),
)
