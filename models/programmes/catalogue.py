"""The programme catalogue: what each lesson programme asks for, school year by school year.

The facts are data, one TOML file per programme in `data/`; the models here give them types and refuse what they do not
know. `None` or an empty tuple means that the sources are silent, never zero. Courses refer to a lesson by (series
code, number). S0: Lägesrapport 2020; S1: Lägesrapport 2021; S3: Botkyrka's presentation; S4: the 2022 effects report.

Decision 0018 says which facts are kept although no rule reads them yet, and which were dropped.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.programmes.closed_lists import (
    CareFlag,
    Component,
    Evidence,
    GateCode,
    GroupKind,
    MilestoneCode,
    MilestoneTiming,
    SiteKind,
    StepCode,
    Subject,
    Who,
)
from models.programmes.parts import Amount, CatalogueModel, Count, Year, YearSpan, require
from models.programmes.series import BASE_SERIES, MaterialNeed, Series


def is_school_year(text: str) -> bool:
    """Whether a text is a school year as the catalogue writes it: 2020/21."""
    match = re.fullmatch(r"([0-9]{4})/([0-9]{2})", text)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


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
