"""The words that import files may use for roles, professions, statuses and so on, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from models.calendar import EntryKind
from models.imports.headers import squeeze
from models.people import Role
from models.places import Cooperation, SiteForm, SiteStatus
from models.programmes import Programme, StepCode, find_programme

E = TypeVar("E", bound=StrEnum)


def _read_words(members: type[E], spelled: Mapping[E, str]) -> dict[str, E]:
    english = {squeeze(member.value): member for member in members}
    return english | {squeeze(word): member for member, words in spelled.items() for word in words.split(",")}


FORMS = _read_words(
    SiteForm,
    {
        SiteForm.COMPULSORY: "grundskola,compulsory",
        SiteForm.UPPER_SECONDARY: "gymnasium,gymnasieskola,upper secondary",
        SiteForm.ADAPTED_COMPULSORY: "anpassad grundskola,grundsärskola",
        SiteForm.ADAPTED_UPPER_SECONDARY: "anpassad gymnasieskola,anpassat gymnasium,gymnasiesärskola",
        SiteForm.YOUTH_CENTRE: "fritidsgård",
        SiteForm.PLAY_PARK: "parklek",
        SiteForm.OPEN_LEISURE: "öppen fritidsverksamhet,öppen fritid",
    },
)
STATUSES = _read_words(
    SiteStatus,
    {
        SiteStatus.INFORMED: "informerad",
        SiteStatus.ANCHORING: "förankring",
        SiteStatus.TRAINING: "utbildning",
        SiteStatus.STARTING: "startar,ej startat,inte startat",
        SiteStatus.RUNNING: "pågår",
        SiteStatus.PAUSED: "paus,pausad",
        SiteStatus.ENDED: "avslutad,avslutat",
    },
)
COOPERATIONS = _read_words(
    Cooperation,
    {Cooperation.YES: "ja", Cooperation.PARTLY: "delvis,till viss del,ja till viss del", Cooperation.NO: "nej"},
)
ENTRY_KINDS = _read_words(
    EntryKind,
    {
        EntryKind.TERM: "termin",
        EntryKind.BREAK: "lov,lovdag,ledighet,holiday",
        EntryKind.STUDY_DAY: "studiedag,studiedagar,kompetensdag,k-dag,staff day",
        EntryKind.BLOCKED: "spärr,spärrad,spärrdag,blocked",
    },
)
ROLES = _read_words(
    Role,
    {
        Role.LEADER: "ledare",
        Role.EXTERNAL: "extern,extern ledare",
        Role.COORDINATOR: "koordinator,co-ordinator",
        Role.PRINCIPAL: "rektor,head teacher",
        Role.DISTRICT: "stadsdel",
        Role.CITY: "stad,staden",
    },
)
del ROLES["admin"]  # administrators are set in the installation's settings, never by a file
WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "måndag mån må monday mon 1",
            "tisdag tis ti tuesday tue 2",
            "onsdag ons on wednesday wed 3",
            "torsdag tors tor to thursday thu 4",
            "fredag fre fr friday fri 5",
            "lördag lör lö saturday sat 6",
            "söndag sön sö sunday sun 7",
        ),
        start=1,
    )
    for word in words.split()
}
_PROFESSIONS = {
    "teacher": "lärare,lärare/mentor,lärare/mentorer,ämneslärare,grundskollärare,gymnasielärare,speciallärare",
    "class_mentor": "mentor,klassmentor,klassföreståndare,klasslärare",
    "lead_teacher": "förstelärare",
    "school_counsellor": "skolkurator,kurator",
    "school_psychologist": "skolpsykolog,psykolog",
    "school_nurse": "skolsköterska,sjuksköterska",
    "social_pedagogue": "socialpedagog",
    "childcare_worker": "barnskötare,barnskötare/elevassistent,barnskötare/elevassistenter",
    "pupil_assistant": "elevassistent,elevassistenter",
    "teaching_assistant": "lärarassistent",
    "youth_leader": "fritidsledare,fritidsledare/personal från fritidsgård,ungdomsledare",
    "leisure_time_teacher": "fritidspedagog,lärare i fritidshem,fritidslärare",
    "field_worker": "fältassistent,fältare,fältarbetare",
    "police_officer": "polis,kommunpolis,områdespolis,police",
    "social_worker": "socialsekreterare",
    "school_social_team": "skolsocialt team,skolsocionom",
    "parent_adviser": "föräldrarådgivare,familjerådgivare",
    "parent_pilot": "föräldralots",
    "principal": "rektor,biträdande rektor,skolledare",
    "other_staff": "annan,annan yrkesroll,övrig personal,annan yrkesroll/övrig personal,övrig,other",
}
PROFESSIONS = {squeeze(word): code for code, words in _PROFESSIONS.items() for word in (code, *words.split(","))}
OTHER_STAFF = "other_staff"
# Row 62 of the inventory: they are employed elsewhere, so at a school they see only their own lessons.
EXTERNAL_PROFESSIONS = frozenset({"field_worker", "police_officer", "social_worker", "school_social_team"})
STEPS = _read_words(
    StepCode,
    {
        StepCode.KNOWLEDGE_HALF_DAY: "kunskapshalvdag,kunskapshalvdagen",
        StepCode.THEORY_SELF_STUDY: "inläsning,teorimanual,inläsning av teorimanual,teorimanualen",
        StepCode.BASIC_TRAINING: "grundutbildning,grundutbildningen",
        StepCode.STARTUP_MEETING: "uppstartsmöte",
        StepCode.BOOSTER_HALF_DAY: "booster,boosterdag,boosterhalvdag",
        StepCode.ONGOING_YEAR_SUPPORT: "stöd under året",
        StepCode.END_OF_YEAR_EVALUATION: "utvärdering",
        StepCode.MENTOR_TRAINING: "mentorsutbildning",
        StepCode.KEY_PERSON_TRAINING: "nyckelpersonsutbildning",
    },
)


def read_steps(cell: str) -> tuple[StepCode | None, list[Programme]]:
    """A training step with the programmes named beside it: `grundutbildning MVP/AT`, `MVP grundutbildning`.

    The step is None for words that name none.
    """
    words = cell.replace("(", " ").replace(")", " ").split()
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            step = STEPS.get(squeeze(" ".join(words[first : first + length])))
            if step is None:
                continue
            rest = " ".join(words[:first] + words[first + length :])
            named = [find_programme(word) for word in rest.removeprefix("i ").split("/") if word.strip()]
            found = [programme for programme in named if programme]
            return (step, found) if len(found) == len(named) else (None, [])
    return None, []
