"""The programme catalogue: what each lesson programme asks for, school year by school year.

The facts are data, one TOML file per programme in `catalogue/`; this module types them and refuses what it does not
know. `None` or an empty tuple means that the sources are silent, never zero. Courses refer to a lesson by (series
code, number). S0: Lägesrapport 2020; S1: Lägesrapport 2021; S3: Botkyrka's presentation; S4: the 2022 effects report.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

SiteKind = StrEnum("SiteKind", "SCHOOL YOUTH_CENTRE PLAY_PARK")
Component = StrEnum("Component", "VIOLENCE GENDER ACTIVE_BYSTANDER")
Principle = StrEnum("Principle", "BYSTANDER ATTACHMENT CHALLENGE_GENDER_NORMS LEADERSHIP")
GroupKind = StrEnum("GroupKind", "CLASS DROP_IN")
Audience = StrEnum("Audience", "PUPILS STAFF")
Unit = StrEnum("Unit", "LESSON PASS SESSION")
# STRICT: each builds on the one before. LISTED: numbered in a source that does not say whether the order binds.
OrderRule = StrEnum("OrderRule", "STRICT LISTED ANY MONTH_BOUND")
Manual = StrEnum("Manual", "OLDER NEWER")
Theme = StrEnum("Theme", "RACISM HONOUR_RELATED_VIOLENCE_AND_OPPRESSION PORNOGRAPHY")
Room = StrEnum("Room", "ROOM LARGE_ROOM LARGE_CLASSROOM SMALLER_ROOM GROUP_ROOM")
Item = StrEnum(
    "Item",
    "LOGBOOKS SUPPORT_LIST TERM_LIST POST_ITS FLIP_CHART_SHEETS VIOLENCE_PYRAMID SCENARIO_CARDS SCENARIOS DEVICES "
    "EVALUATION_FORMS DIPLOMAS TALKING_OBJECT",
)
# HALF_GROUPS_TWO_ROOMS holds for the whole lesson, HALF_GROUPS_PART for an exercise in it.
CareFlag = StrEnum(
    "CareFlag",
    "HALF_GROUPS_TWO_ROOMS HALF_GROUPS_PART SUPPORT_LIST DUTY_TO_REPORT_CARD PUPIL_HEALTH_INFORMED LEADERS_STAY_AFTER",
)
GateCode = StrEnum("GateCode", "GUARDIAN_INFORMATION BASELINE_SURVEY SAFE_BASE_CONVERSATIONS")
GateWhen = StrEnum("GateWhen", "BEFORE_FIRST_LESSON")
Evidence = StrEnum("Evidence", "DATE_AND_CHANNEL DATE_AND_COUNT COUNTS_AND_CLASS_STATE")
MilestoneCode = StrEnum(
    "MilestoneCode", "STARTUP_MEETING BOOSTER_HALF_DAY MID_YEAR_REVIEW OUTCOME_SURVEY END_OF_YEAR_EVALUATION"
)
MilestoneTiming = StrEnum("MilestoneTiming", "AFTER_BASIC_TRAINING FIRST_TERM AFTER_LESSON AFTER_LAST_LESSON YEAR_END")
Subject = StrEnum("Subject", "SCHOOL_TEAM COURSE")
Closes = StrEnum("Closes", "COURSE SCHOOL_YEAR")
StepCode = StrEnum(
    "StepCode",
    "KNOWLEDGE_HALF_DAY THEORY_SELF_STUDY BASIC_TRAINING STARTUP_MEETING BOOSTER_HALF_DAY ONGOING_YEAR_SUPPORT "
    "END_OF_YEAR_EVALUATION MENTOR_TRAINING KEY_PERSON_TRAINING",
)
Who = StrEnum("Who", "ALL_STAFF FUTURE_LEADERS LEADERS SCHOOL_TEAM KEY_PERSONS PUPIL_MENTORS")


def is_school_year(text: str) -> bool:
    """Whether a text is a school year as the catalogue writes it: 2020/21."""
    match = re.fullmatch(r"([0-9]{4})/([0-9]{2})", text)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


class CatalogueError(Exception):
    """A catalogue file holds something unknown or contradictory; the message names the file and the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSpan:
    """Swedish years, both ends included: preschool class 0, compulsory school 1 to 9, upper secondary 10 to 12."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialNeed:
    """A thing to have at hand. `made_here` is needed again later; `from_lesson` tells where it was made."""

    item: Item
    count: int | None = None
    per_participant: bool = False
    printed: bool = False
    in_advance: bool = False
    exercise: int | None = None
    made_here: bool = False
    from_lesson: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a lesson card says."""

    title: str | None = None
    rooms: tuple[Room, ...] = ()
    materials: tuple[MaterialNeed, ...] = ()
    components: tuple[Component, ...] = ()
    care: tuple[CareFlag, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleCandidate(Content):
    """A card whose place is uncertain: from one of two manuals, or (in a series) without a number in the series."""

    manual: Manual | None = None
    theme: Theme | None = None
    theme_lesson: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueLesson(Content):
    """One lesson or pass. `title` is None unless unambiguous; a school may choose a candidate or write its own."""

    number: int
    month: int | None = None
    title_candidates: tuple[TitleCandidate, ...] = ()

    def in_manual(self, manual: Manual) -> TitleCandidate | None:
        """That manual's card for this lesson, or None where none was found."""
        return next((card for card in self.title_candidates if card.manual is manual), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Lessons that belong together. Without a fixed number `count` is None and `lessons` empty."""

    code: str
    name_sv: str
    name_en: str | None = None
    unit: Unit
    order: OrderRule
    count: int | None = None
    audience: Audience = Audience.PUPILS
    optional: bool = False
    may_be_separate_course: bool = False
    earliest_year: int | None = None
    after_series: str | None = None
    precedes: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    sensitive_themes: tuple[Theme, ...] = ()
    title_candidates: tuple[TitleCandidate, ...] = ()
    lessons: tuple[CatalogueLesson, ...] = ()
    source: str

    @property
    def months(self) -> tuple[int, ...]:
        """Calendar months of the lessons, in lesson order; empty where none is bound to a month."""
        return tuple(lesson.month for lesson in self.lessons if lesson.month is not None)

    def lesson(self, number: int) -> CatalogueLesson:
        """The lesson of that number; without a fixed count any number from 1 on. Raises LookupError."""
        if number < 1 or (self.count is not None and number > self.count):
            raise LookupError(f"series {self.code} has no lesson {number}")
        return self.lessons[number - 1] if self.count is not None else CatalogueLesson(number=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """To be seen to before the first lesson. `required` False: schools may (S0, on MVP and safe base conversations)."""

    code: GateCode
    when: GateWhen
    evidence: Evidence
    required: bool
    care: tuple[CareFlag, ...] = ()
    source: str

    @property
    def label_key(self) -> str:
        """Key of the label in the text files."""
        return "gate-" + self.code.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRule:
    """A point in a course or a team's year. `carried_from`: an older edition's rule, which this one's source omits."""

    code: MilestoneCode
    when: MilestoneTiming
    subject: Subject
    series: str | None = None
    lesson: int | None = None
    hours: float | None = None
    days: float | None = None
    closes: Closes | None = None
    carried_from: str | None = None
    source: str

    @property
    def label_key(self) -> str:
        """Key of the label in the text files."""
        return "milestone-" + self.code.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingStep:
    """A step of the training chain. `shared_hours`: about so many for all steps with this `order` together."""

    code: StepCode
    who: Who
    order: int | None = None
    part: str | None = None
    hours: float | None = None
    days: float | None = None
    shared_hours: float | None = None
    before_leading: bool = False
    programme_specific: bool = False
    knowledge_test: bool = False
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The rules from one school year until the next edition; `from_school_year` is None where no date was found.

    Intervals are in teaching weeks. `care` and `materials` hold for every lesson. `publisher_interval_weeks` is what
    the publisher means, where practice (S0: every second week) differs. `supervision_hours` is per session.
    """

    from_school_year: str | None = None
    source: str
    years: YearSpan | None = None
    default_years: tuple[int, ...] = ()
    group: GroupKind
    lesson_minutes: int | None = None
    planning_minutes: int | None = None
    interval_teaching_weeks: int | None = None
    max_gap_teaching_weeks: int | None = None
    publisher_interval_weeks: int | None = None
    min_leaders: int | None = None
    needs_known_adult: bool = False
    order: OrderRule
    adapted_variant: bool = False
    care: tuple[CareFlag, ...] = ()
    materials: tuple[MaterialNeed, ...] = ()
    supervision_interval_weeks: int | None = None
    supervision_sessions: int | None = None
    supervision_hours: float | None = None
    workplace_meetings: int | None = None
    coaching_meetings: bool = False
    guardian_meetings: int | None = None
    pupil_mentors_count_only: bool = False
    pupil_mentor_year: int | None = None
    gates: tuple[Gate, ...] = ()
    milestones: tuple[MilestoneRule, ...] = ()
    training: tuple[TrainingStep, ...] = ()
    series: tuple[Series, ...]

    def series_of(self, code: str) -> Series:
        """The series of that code. Raises LookupError."""
        for series in self.series:
            if series.code == code:
                return series
        raise LookupError(f"no series {code!r}")

    def covers_year(self, year: int) -> bool:
        """Whether the programme is meant for that year; True where the sources state no span."""
        return self.years is None or self.years.first <= year <= self.years.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A lesson programme with its editions, oldest first."""

    code: str
    name_sv: str
    name_en: str | None = None
    short_name: str
    aliases: tuple[str, ...]
    site_kinds: tuple[SiteKind, ...]
    components: tuple[Component, ...] = ()
    principles: tuple[Principle, ...] = ()
    sources: tuple[str, ...]
    editions: tuple[Edition, ...]

    def edition(self, school_year: str) -> Edition:
        """The edition of a school year ("2020/21"); the earliest serves earlier years too. Raises ValueError."""
        if not is_school_year(school_year):
            raise ValueError(f"{school_year!r} is not a school year such as 2020/21")
        in_force = [e for e in self.editions if e.from_school_year is not None and e.from_school_year <= school_year]
        return in_force[-1] if in_force else self.editions[0]
