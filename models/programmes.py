"""The programme catalogue: what each lesson programme asks for, school year by school year.

The facts are data, one TOML file per programme in `catalogue/`; this module types them and refuses what it does not
know. `None` or an empty tuple means that the sources are silent, never zero. Courses refer to a lesson by (series
code, number). S0: Lägesrapport 2020; S1: Lägesrapport 2021; S3: Botkyrka's presentation; S4: the 2022 effects report.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

CATALOGUE = Path(__file__).parent / "catalogue"

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
When = StrEnum("When", "AFTER_BASIC_TRAINING FIRST_TERM AFTER_LESSON AFTER_LAST_LESSON YEAR_END")
Subject = StrEnum("Subject", "SCHOOL_TEAM COURSE")
Closes = StrEnum("Closes", "COURSE SCHOOL_YEAR")
StepCode = StrEnum(
    "StepCode",
    "KNOWLEDGE_HALF_DAY THEORY_SELF_STUDY BASIC_TRAINING STARTUP_MEETING BOOSTER_HALF_DAY ONGOING_YEAR_SUPPORT "
    "END_OF_YEAR_EVALUATION MENTOR_TRAINING KEY_PERSON_TRAINING",
)
Who = StrEnum("Who", "ALL_STAFF FUTURE_LEADERS LEADERS SCHOOL_TEAM KEY_PERSONS PUPIL_MENTORS")


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
class Lesson(Content):
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
    lessons: tuple[Lesson, ...] = ()
    source: str

    @property
    def months(self) -> tuple[int, ...]:
        """Calendar months of the lessons, in lesson order; empty where none is bound to a month."""
        return tuple(lesson.month for lesson in self.lessons if lesson.month is not None)

    def lesson(self, number: int) -> Lesson:
        """The lesson of that number; without a fixed count any number from 1 on. Raises LookupError."""
        if number < 1 or (self.count is not None and number > self.count):
            raise LookupError(f"series {self.code} has no lesson {number}")
        return self.lessons[number - 1] if self.count is not None else Lesson(number=number)


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
class Milestone:
    """A point in a course or a team's year. `carried_from`: an older edition's rule, which this one's source omits."""

    code: MilestoneCode
    when: When
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
    milestones: tuple[Milestone, ...] = ()
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
        if not _is_school_year(school_year):
            raise ValueError(f"{school_year!r} is not a school year such as 2020/21")
        in_force = [e for e in self.editions if e.from_school_year is not None and e.from_school_year <= school_year]
        return in_force[-1] if in_force else self.editions[0]


@cache
def load_catalogue() -> Mapping[str, Programme]:
    """The shipped programmes by code. Raises CatalogueError."""
    return read_catalogue(CATALOGUE)


def find_programme(word: str) -> Programme | None:
    """The programme people mean by `word`: its code, a name or an alias, whatever the case, spaces and underscores."""
    return _by_word().get(_fold(word))


@cache
def _by_word() -> Mapping[str, Programme]:
    return {word: programme for programme in load_catalogue().values() for word in _words(programme)}


def read_catalogue(folder: Path) -> Mapping[str, Programme]:
    """Read every TOML file in `folder`. Raises CatalogueError for the first unknown or contradictory key or value."""
    programmes: dict[str, Programme] = {}
    taken: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        programme = _read(path)
        for word in _words(programme):
            owner = taken.setdefault(word, path.name)
            _require(owner == path.name, f"{path.name}: aliases", f"{word!r} is taken by {owner}")
        programmes[programme.code] = programme
    _require(bool(programmes), str(folder), "holds no programme")
    return MappingProxyType(programmes)


def _read(path: Path) -> Programme:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error
    where = f"{path.name}:"
    if isinstance(raw.get("editions"), list):
        raw["editions"] = _inherit(raw["editions"], where)
    programme: Programme = _record(Programme, raw, where)
    _require(programme.code == path.stem, f"{where} code", f"{programme.code!r} differs from the file name")
    _require(bool(programme.editions), f"{where} editions", "none")
    before = ""
    for index, edition in enumerate(programme.editions):
        here = f"{where} editions[{index}]"
        year = edition.from_school_year or ""
        known = _is_school_year(year) or (not year and index == 0)
        _require(known and (index == 0 or year > before), f"{here}.from_school_year", f"{year!r} is no later year")
        _check_edition(edition, here)
        before = year
    return programme


def _inherit(editions: list[Any], where: str) -> list[Any]:
    """Lay an edition that names an earlier one in `based_on` over it, key by key."""
    merged: list[Any] = []
    for index, edition in enumerate(editions):
        if isinstance(edition, dict) and "based_on" in edition:
            base = [e for e in merged if isinstance(e, dict) and e.get("from_school_year") == edition["based_on"]]
            _require(bool(base), f"{where} editions[{index}].based_on", f"no earlier edition {edition['based_on']!r}")
            edition = {**base[0], **{key: value for key, value in edition.items() if key != "based_on"}}
        merged.append(edition)
    return merged


def _record(kind: Any, raw: object, where: str) -> Any:
    """Build the dataclass `kind` from a TOML table, refusing unknown and missing keys."""
    if not isinstance(raw, dict):
        raise CatalogueError(f"{where} {raw!r} is not a table")
    prefix = f"{where} " if where.endswith(":") else f"{where}."
    hints = get_type_hints(kind)
    for key in raw:
        _require(key in hints, f"{prefix}{key}", "unknown key")
    for field in fields(kind):
        _require(field.name in raw or field.default is not MISSING, f"{prefix}{field.name}", "missing")
    made = kind(**{key: _value(hints[key], value, f"{prefix}{key}") for key, value in raw.items()})
    return _numbered(made, where) if isinstance(made, Series) else made


def _value(kind: Any, raw: object, where: str) -> Any:
    """Check and convert one TOML value to the type a dataclass field asks for."""
    if isinstance(kind, UnionType):
        return _value(next(arg for arg in get_args(kind) if arg is not NoneType), raw, where)
    if get_origin(kind) is tuple:
        if not isinstance(raw, list):
            raise CatalogueError(f"{where}: {raw!r} is not a list")
        return tuple(_value(get_args(kind)[0], item, f"{where}[{index}]") for index, item in enumerate(raw))
    if is_dataclass(kind):
        return _record(kind, raw, where)
    if issubclass(kind, StrEnum):
        _require(raw in list(kind), where, f"{raw!r} is not one of {', '.join(kind)}")
        return kind(raw)
    if kind is float and type(raw) is int:
        raw = float(raw)
    _require(type(raw) is kind, where, f"{raw!r} is not of type {kind.__name__}")
    _require(not isinstance(raw, int | float) or raw >= 0, where, f"{raw!r} is below 0")
    _require(raw != "", where, "empty text")
    return raw


def _numbered(series: Series, where: str) -> Series:
    """The series with a Lesson for every number up to its count, those that the file says nothing of left blank."""
    described = {lesson.number: lesson for lesson in series.lessons}
    _require(series.count is None or series.count > 0, f"{where}.count", "leave it out where there is no fixed number")
    numbers = range(1, (series.count or 0) + 1)
    _require(len(described) == len(series.lessons), f"{where}.lessons", "a number occurs twice")
    _require(set(described) <= set(numbers), f"{where}.lessons", f"a number is outside 1 to {series.count}")
    lessons = tuple(described.get(number) or Lesson(number=number) for number in numbers)
    return replace(series, lessons=lessons)


def _check_edition(edition: Edition, where: str) -> None:
    """Refuse what the types cannot: years, months and references to a series or lesson that is not there."""
    span = edition.years or YearSpan(first=0, last=12)
    _require(0 <= span.first <= span.last <= 12, f"{where}.years", f"{span.first} to {span.last} is no span in 0 to 12")
    _require(all(edition.covers_year(y) for y in edition.default_years), f"{where}.default_years", "outside years")
    counts = {series.code: series.count for series in edition.series}
    _require(len(counts) == len(edition.series) > 0, f"{where}.series", "none, or a code occurs twice")
    for index, series in enumerate(edition.series):
        here = f"{where}.series[{index}]"
        others = {*series.precedes, series.after_series or series.code}
        _require(others <= set(counts), here, f"refers to an unknown series in {sorted(others)}")
        _require(all(1 <= month <= 12 for month in series.months), f"{here}.lessons", "a month is not 1 to 12")
        bound = series.order is not OrderRule.MONTH_BOUND or len(series.months) == series.count
        _require(bound, f"{here}.lessons", "a month-bound series has a lesson without a month")
        _require(set(series.sensitive_themes) <= set(series.themes), f"{here}.sensitive_themes", "not among themes")
    for index, milestone in enumerate(edition.milestones):
        here = f"{where}.milestones[{index}]"
        needs_series = milestone.when in {When.AFTER_LESSON, When.AFTER_LAST_LESSON}
        _require(needs_series == (milestone.series in counts), f"{here}.series", f"{milestone.series!r} does not fit")
        last = counts.get(milestone.series or "") or 0
        fits = 1 <= (milestone.lesson or 0) <= last if milestone.when is When.AFTER_LESSON else milestone.lesson is None
        _require(fits, f"{here}.lesson", f"{milestone.lesson!r} does not fit")


def _require(holds: bool, where: str, problem: str) -> None:
    if not holds:
        raise CatalogueError(f"{where}: {problem}")


def _is_school_year(text: str) -> bool:
    match = re.fullmatch(r"([0-9]{4})/([0-9]{2})", text)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def _words(programme: Programme) -> set[str]:
    names = {programme.code, programme.name_sv, programme.name_en or programme.code, programme.short_name}
    return {_fold(name) for name in {*names, *programme.aliases}}


def _fold(word: str) -> str:
    return re.sub(r"[\s_-]+", "", unicodedata.normalize("NFC", word).casefold())
