"""TODO face."""

from models.digests.answers import (
    LeaderAdded,
    LeadersAsked,
    LetterLesson,
    RoomSet,
    add_leader,
    ask_leaders,
    find_course,
    find_lesson,
    set_room,
)
from models.digests.deliveries import Digest, check_digests, digest_of, plan_digests
from models.digests.facts import About, Facts, gather
from models.digests.letters import ClassLine, Gap, GapKind, PlanState, SchoolDigest, coordinator_digest
from models.digests.sums import Decisions, SchoolPace, SchoolSum, SumsDigest, city_digest, together

__all__ = [
    "About",
    "ClassLine",
    "Decisions",
    "Digest",
    "Facts",
    "Gap",
    "GapKind",
    "LeaderAdded",
    "LeadersAsked",
    "LetterLesson",
    "PlanState",
    "RoomSet",
    "SchoolDigest",
    "SchoolPace",
    "SchoolSum",
    "SumsDigest",
    "add_leader",
    "ask_leaders",
    "check_digests",
    "city_digest",
    "coordinator_digest",
    "digest_of",
    "find_course",
    "find_lesson",
    "gather",
    "plan_digests",
    "set_room",
    "together",
]
