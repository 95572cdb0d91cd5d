"""The programme catalogue: what each lesson programme asks for, school year by school year.

The facts are data, one TOML file per programme in `data/`; the models here give them types and refuse what they do not
know. `None` or an empty tuple means that the sources are silent, never zero. Courses refer to a lesson by (series
code, number). S0: Lägesrapport 2020; S1: Lägesrapport 2021; S3: Botkyrka's presentation; S4: the 2022 effects report.

Decision 0018 says which facts are kept although no rule reads them yet, and which were dropped.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

SiteKind = StrEnum("SiteKind", "SCHOOL YOUTH_CENTRE PLAY_PARK")
Component = StrEnum("Component", "VIOLENCE GENDER ACTIVE_BYSTANDER")
GroupKind = StrEnum("GroupKind", "CLASS DROP_IN")
Audience = StrEnum("Audience", "PUPILS STAFF")
# STRICT: each builds on the one before. LISTED: numbered in a source that does not say whether the order binds.
OrderRule = StrEnum("OrderRule", "STRICT LISTED ANY MONTH_BOUND")
Manual = StrEnum("Manual", "OLDER NEWER")
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
Evidence = StrEnum("Evidence", "DATE_AND_CHANNEL DATE_AND_COUNT COUNTS_AND_CLASS_STATE")
MilestoneCode = StrEnum(
    "MilestoneCode", "STARTUP_MEETING BOOSTER_HALF_DAY MID_YEAR_REVIEW OUTCOME_SURVEY END_OF_YEAR_EVALUATION"
)
MilestoneTiming = StrEnum("MilestoneTiming", "AFTER_BASIC_TRAINING FIRST_TERM AFTER_LESSON AFTER_LAST_LESSON YEAR_END")
Subject = StrEnum("Subject", "SCHOOL_TEAM COURSE")
StepCode = StrEnum(
    "StepCode",
    "KNOWLEDGE_HALF_DAY THEORY_SELF_STUDY BASIC_TRAINING STARTUP_MEETING BOOSTER_HALF_DAY ONGOING_YEAR_SUPPORT "
    "END_OF_YEAR_EVALUATION MENTOR_TRAINING KEY_PERSON_TRAINING",
)
Who = StrEnum("Who", "ALL_STAFF FUTURE_LEADERS LEADERS SCHOOL_TEAM KEY_PERSONS PUPIL_MENTORS")

BASE_SERIES = "base"  # the code of a programme's main series; every programme has one
Count = Annotated[int, Field(ge=1)]
Amount = Annotated[float, Field(gt=0)]
Year = Annotated[int, Field(ge=0, le=12)]


def is_school_year(text: str) -> bool:
    """Whether a text is a school year as the catalogue writes it: 2020/21."""
    match = re.fullmatch(r"([0-9]{4})/([0-9]{2})", text)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def require(holds: bool, key: str, problem: str) -> None:
    """Refuse a model whose parts do not fit together; `key` is the place within the model that does not."""
    if not holds:
        raise PydanticCustomError("catalogue", "{problem}", {"key": key, "problem": problem})


class CatalogueModel(BaseModel):
    """A part of the catalogue: it cannot be changed, and knows no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)


class Wording(CatalogueModel):
    """A name in both languages, as it stands inside a sentence: `tematisk lektion`, `thematic lesson`."""

    sv: str
    en: str

    def in_language(self, locale: str) -> str:
        """The name in the reader's language; Swedish for every language that is not English."""
        return self.en if locale == "en" else self.sv


class YearSpan(CatalogueModel):
    """Swedish years, both ends included: preschool class 0, compulsory school 1 to 9, upper secondary 10 to 12."""

    first: Year
    last: Year

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        require(self.first <= self.last, "", f"{self.first} to {self.last} is no span")
        return self


class MaterialNeed(CatalogueModel):
    """A thing to have at hand. `in_advance`: made before the lesson. `from_lesson`: the lesson it was made in."""

    item: Item
    count: Count | None = None
    per_participant: bool = False
    printed: bool = False
    in_advance: bool = False
    from_lesson: Count | None = None


class Content(CatalogueModel):
    """What a lesson is about and asks for.

    `components` are the programme's core components that the title itself names: which of them a class has met is
    told in the status report (row 5 of the inventory).
    """

    title: str | None = None
    materials: tuple[MaterialNeed, ...] = ()
    components: tuple[Component, ...] = ()
    care: tuple[CareFlag, ...] = ()
    source: str | None = None


class TitleCandidate(Content):
    """What one of two manuals says of a lesson, where the sources do not tell which manual a school uses."""

    manual: Manual


class CatalogueLesson(Content):
    """One lesson. `title` is None unless unambiguous; a school may use a candidate's or write its own."""

    number: Count
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    title_candidates: tuple[TitleCandidate, ...] = ()

    def in_manual(self, manual: Manual) -> TitleCandidate | None:
        """What that manual says of this lesson, or None where nothing was found."""
        return next((candidate for candidate in self.title_candidates if candidate.manual is manual), None)


class LessonName(CatalogueModel):
    """What one lesson of a series is called, and several: `samling`, `samlingar`."""

    one: Wording
    several: Wording


class Series(CatalogueModel):
    """Lessons that belong together. Without a fixed number `count` is None and `lessons` empty.

    `name` is what a course through the series is called, None where it goes by the programme's short name. `typed` are
    single words, in small letters, that mean this series in what people type.
    """

    code: str
    name: Wording | None = None
    lesson_name: LessonName
    typed: tuple[str, ...] = ()
    order: OrderRule
    count: Count | None = None
    audience: Audience = Audience.PUPILS
    optional: bool = False
    earliest_year: Year | None = None
    after_series: str | None = None
    precedes: tuple[str, ...] = ()
    lessons: tuple[CatalogueLesson, ...] = Field(default=(), validate_default=True)
    source: str

    @field_validator("lessons")
    @classmethod
    def _number_lessons(
        cls, described: tuple[CatalogueLesson, ...], info: ValidationInfo
    ) -> tuple[CatalogueLesson, ...]:
        """A lesson for every number up to the count; those that the file says nothing of are left blank."""
        count = info.data.get("count")
        by_number = {lesson.number: lesson for lesson in described}
        numbers = range(1, (count or 0) + 1)
        require(len(by_number) == len(described), "", "a number occurs twice")
        require(set(by_number) <= set(numbers), "", f"a number is outside 1 to {count}")
        lessons = tuple(by_number.get(number) or CatalogueLesson(number=number) for number in numbers)
        if info.data.get("order") is OrderRule.MONTH_BOUND:
            require(all(lesson.month for lesson in lessons), "", "a month-bound series has a lesson without a month")
        return lessons

    def lesson(self, number: int) -> CatalogueLesson:
        """The lesson of that number; without a fixed count any number from 1 on. Raises LookupError."""
        if number < 1 or (self.count is not None and number > self.count):
            raise LookupError(f"series {self.code} has no lesson {number}")
        return self.lessons[number - 1] if self.count is not None else CatalogueLesson(number=number)


class Gate(CatalogueModel):
    """To be seen to before the first lesson. `required` False: schools may (S0, on MVP and safe base conversations).

    `evidence` is what shows that it is done, `care` what its questions ask for: a guardian's meeting is proven by date
    and channel, a survey by its number of answers (rows 65 to 71).
    """

    code: GateCode
    evidence: Evidence
    required: bool
    care: tuple[CareFlag, ...] = ()
    source: str


class MilestoneRule(CatalogueModel):
    """A point in a course or a team's year. `series` and `lesson` tell after which lesson, where it comes after one."""

    code: MilestoneCode
    when: MilestoneTiming
    subject: Subject
    series: str | None = None
    lesson: Count | None = None
    source: str


class TrainingStep(CatalogueModel):
    """A step of the training chain, as its school year's source states it (tables of 2020 and 2021).

    `order` and `part` are its place in the chain; `shared_hours`: about so many for all steps with this `order`
    together. Some steps must be taken `before_leading`, and a certificate of one that is `programme_specific` holds
    for its programme only.
    """

    code: StepCode
    who: Who
    order: Count | None = None
    part: str | None = None
    hours: Amount | None = None
    days: Amount | None = None
    shared_hours: Amount | None = None
    before_leading: bool = False
    programme_specific: bool = False
    knowledge_test: bool = False
    source: str


class Edition(CatalogueModel):
    """The rules from one school year until the next edition; `from_school_year` is None where no date was found.

    Intervals are in teaching weeks. `care` and `materials` hold for every lesson. `workplace_meetings` and
    `guardian_meetings` are how many go with a school year; `pupil_mentor_year` is the year whose pupils lead, who are
    counted and never named.
    """

    from_school_year: str | None = None
    source: str
    years: YearSpan | None = None
    group: GroupKind
    lesson_minutes: Count | None = None
    planning_minutes: Count | None = None
    interval_teaching_weeks: Count | None = None
    max_gap_teaching_weeks: Count | None = None
    min_leaders: Count | None = None
    needs_known_adult: bool = False
    care: tuple[CareFlag, ...] = ()
    materials: tuple[MaterialNeed, ...] = ()
    supervision_interval_weeks: Count | None = None
    supervision_sessions: Count | None = None
    workplace_meetings: Count | None = None
    guardian_meetings: Count | None = None
    pupil_mentor_year: Year | None = None
    gates: tuple[Gate, ...] = ()
    milestones: tuple[MilestoneRule, ...] = ()
    training: tuple[TrainingStep, ...] = ()
    series: Annotated[tuple[Series, ...], Field(min_length=1)]

    def series_of(self, code: str) -> Series:
        """The series of that code. Raises LookupError."""
        for series in self.series:
            if series.code == code:
                return series
        raise LookupError(f"no series {code!r}")

    def covers_year(self, year: int) -> bool:
        """Whether the programme is meant for that year; True where the sources state no span."""
        return self.years is None or self.years.first <= year <= self.years.last

    @model_validator(mode="after")
    def _refer_to_own_series(self) -> Self:
        counts = {series.code: series.count or 0 for series in self.series}
        require(len(counts) == len(self.series), "series", "a code occurs twice")
        require(BASE_SERIES in counts, "series", f"none has the code {BASE_SERIES!r}")
        for index, series in enumerate(self.series):
            others = {*series.precedes, series.after_series or series.code}
            require(others <= set(counts), f"series[{index}]", f"refers to an unknown series in {sorted(others)}")
        for index, milestone in enumerate(self.milestones):
            _check_milestone(milestone, f"milestones[{index}]", counts)
        return self


def _check_milestone(rule: MilestoneRule, key: str, counts: Mapping[str, int]) -> None:
    """One that comes after a lesson names its series, and one after a certain lesson that lesson; no other does."""
    comes_after = rule.when in {MilestoneTiming.AFTER_LESSON, MilestoneTiming.AFTER_LAST_LESSON}
    require(comes_after == (rule.series in counts), f"{key}.series", f"{rule.series!r} does not fit")
    if rule.when is MilestoneTiming.AFTER_LESSON:
        fits = 1 <= (rule.lesson or 0) <= counts[rule.series or ""]
    else:
        fits = rule.lesson is None
    require(fits, f"{key}.lesson", f"{rule.lesson!r} does not fit")


class Programme(CatalogueModel):
    """A lesson programme with its editions, oldest first.

    `name` is written out, `short_name` what people say and read; `aliases` are other names that people type for it.
    `sources` says what the abbreviations in the sources of its facts stand for.
    """

    code: str
    name: str
    short_name: str
    aliases: tuple[str, ...] = ()
    site_kinds: tuple[SiteKind, ...]
    components: tuple[Component, ...] = ()
    sources: tuple[str, ...]
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]

    def edition(self, school_year: str) -> Edition:
        """The edition of a school year ("2020/21"); the earliest serves earlier years too. Raises ValueError."""
        if not is_school_year(school_year):
            raise ValueError(f"{school_year!r} is not a school year such as 2020/21")
        in_force = [e for e in self.editions if e.from_school_year is not None and e.from_school_year <= school_year]
        return in_force[-1] if in_force else self.editions[0]

    def course_name(self, series: str, locale: str) -> str:
        """What a course through one of its series is called: `MVP`, `MVP tematiska`. Raises LookupError."""
        for edition in reversed(self.editions):
            for one in edition.series:
                if one.code == series:
                    return one.name.in_language(locale) if one.name else self.short_name
        raise LookupError(f"no series {series!r} in {self.code}")

    def all_series(self) -> Iterable[Series]:
        """The series of every edition, oldest first."""
        return (series for edition in self.editions for series in edition.series)

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        before = ""
        for index, edition in enumerate(self.editions):
            year = edition.from_school_year or ""
            known = is_school_year(year) or (not year and index == 0)
            key = f"editions[{index}].from_school_year"
            require(known and (index == 0 or year > before), key, f"{year!r} is no later school year")
            before = year
        return self
