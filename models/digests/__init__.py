"""The weekly letters: the facts behind them, the letters of each role, and what can be settled from a letter."""

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
from models.digests.deliveries import (
    CITY_DIGEST,
    COORDINATOR_DIGEST,
    DISTRICT_DIGEST,
    PRINCIPAL_DIGEST,
    Digest,
    digest_of,
)
from models.digests.facts import About, Facts
from models.digests.gathering import gather
from models.digests.kinds import KINDS
from models.digests.letters import ClassLine, Gap, GapKind, PlanState, SchoolDigest, coordinator_digest
from models.digests.paces import SchoolPace
from models.digests.sums import Decisions, SchoolSum, SumsDigest, city_digest, together

__all__ = [
    "CITY_DIGEST",
    "COORDINATOR_DIGEST",
    "DISTRICT_DIGEST",
    "KINDS",
    "PRINCIPAL_DIGEST",
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
    "city_digest",
    "coordinator_digest",
    "digest_of",
    "find_course",
    "find_lesson",
    "gather",
    "set_room",
    "together",
]
