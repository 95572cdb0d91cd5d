"""The weekly letters: the facts they are made of, a letter for each role, and what can be done from a letter."""

from models.digests.answers import (
    LeaderAdded,
    LeadersAsked,
    LetterLesson,
    RoomSet,
    add_leader,
    ask_leaders,
    find_course,
    find_lesson,
    find_more_gaps,
    find_open_lessons,
    set_room,
)
from models.digests.decisions import Decisions, SchoolToAsk
from models.digests.deliveries import (
    CITY_DIGEST,
    COORDINATOR_DIGEST,
    DISTRICT_DIGEST,
    PRINCIPAL_DIGEST,
    Digest,
    make_digest,
)
from models.digests.facts import DigestFacts, LetterScope
from models.digests.gaps import Gap, GapKind
from models.digests.gathering import gather_facts
from models.digests.kinds import KINDS
from models.digests.letters import ClassLine, Decision, DecisionKind, PlanState, SchoolDigest, coordinator_digest
from models.digests.paces import PACED, SchoolPace
from models.digests.sums import (
    Coverage,
    OtherSchools,
    SchoolSum,
    SumsDigest,
    city_digest,
    merge_sums,
)

__all__ = [
    "CITY_DIGEST",
    "COORDINATOR_DIGEST",
    "DISTRICT_DIGEST",
    "KINDS",
    "PACED",
    "PRINCIPAL_DIGEST",
    "ClassLine",
    "Coverage",
    "Decision",
    "DecisionKind",
    "Decisions",
    "Digest",
    "DigestFacts",
    "Gap",
    "GapKind",
    "LeaderAdded",
    "LeadersAsked",
    "LetterLesson",
    "LetterScope",
    "OtherSchools",
    "PlanState",
    "RoomSet",
    "SchoolDigest",
    "SchoolPace",
    "SchoolSum",
    "SchoolToAsk",
    "SumsDigest",
    "add_leader",
    "ask_leaders",
    "city_digest",
    "coordinator_digest",
    "find_course",
    "find_lesson",
    "find_more_gaps",
    "find_open_lessons",
    "gather_facts",
    "make_digest",
    "merge_sums",
    "set_room",
]
