"""A city of invented staff: who works where, and which classes they lead. The same seed makes the same city."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import cycle, islice, product
from random import Random

from bot.crowd.habits import Habits
from bot.demo import SAMPLE
from models.calendar import SchoolYear

GYMNASIUM_LINES = ("NA", "SA", "EK", "TE", "ES")
SLOTS = (time(8, 30), time(9, 50), time(12, 10), time(13, 30))
LEADERS_PER_CLASS = 1.7
STARTING = "startar"
NEW_YEAR = (8, 9)  # months in which no class has begun yet


class Post(StrEnum):
    """What somebody does, by the word of the staff file."""

    LEADER = "ledare"
    COORDINATOR = "koordinator"
    PRINCIPAL = "rektor"
    DISTRICT = "stadsdel"
    CITY = "stad"


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school as the school file has it. `classes` is None where the number was not reported."""

    name: str
    district: str
    form: str
    programmes: tuple[str, ...]
    classes: int | None
    status: str

    @property
    def keeps_school_days(self) -> bool:
        """Whether it has terms and breaks; a youth centre does not."""
        return self.form != "fritidsgård"


@dataclass(frozen=True, slots=True)
class Member:
    """One of the crowd. `workplace` is a school, a district or empty for the city."""

    id: str
    name: str
    post: Post
    workplace: str
    profession: str = ""
    training: str = ""

    @property
    def handle(self) -> str:
        """The name in Slack."""
        return self.name.casefold().replace(" ", ".").translate(str.maketrans("åäö", "aao"))


@dataclass(frozen=True, slots=True)
class CrowdClass:
    """A class with its programme, as the class file has it. `leaders` are ids; `held` lessons lie before the import."""

    school: str
    label: str
    year: str
    programme: str
    leaders: tuple[str, ...]
    weekday: int  # 1 Monday to 7 Sunday
    at: time
    interval: int  # teaching weeks
    room: str
    held: int
    start: date | None


@dataclass(frozen=True, slots=True)
class City:
    """The schools, those who work there, and their classes, in the school year that `begins` lies in."""

    begins: date
    schools: tuple[SchoolRow, ...]
    members: tuple[Member, ...]
    classes: tuple[CrowdClass, ...]

    @property
    def year(self) -> SchoolYear:
        """The school year that is lived."""
        return SchoolYear.of(self.begins)

    def members_of(self, workplace: str) -> list[Member]:
        """Those who work there."""
        return [member for member in self.members if member.workplace == workplace]


@dataclass(frozen=True, slots=True)
class Present:
    """What is there already, beside which the crowd is set: posts of a school, and labels of its classes."""

    posts: frozenset[tuple[str, str]] = frozenset()
    labels: frozenset[tuple[str, str]] = frozenset()


def read_schools() -> list[SchoolRow]:
    """The city's schools, out of the sample's file."""
    with (SAMPLE / "skolor.csv").open(encoding="utf-8", newline="") as file:
        return [
            SchoolRow(
                name=row["skola"],
                district=row["stadsdel"],
                form=row["skolform"],
                programmes=tuple(row["program"].split("+")),
                classes=int(row["klasser"]) if row["klasser"] else None,
                status=row["status"],
            )
            for row in csv.DictReader(file)
        ]


def build_city(habits: Habits, begins: date, schools: Sequence[SchoolRow], present: Present | None = None) -> City:
    """Staff and classes for these schools, beside those who are `present` there already."""
    work = _CityWork(habits, begins, present or Present())
    for school in schools:
        work.settle_school(school)
    for district in sorted({school.district for school in schools if school.district}):
        work.hire(Post.DISTRICT, district)
    work.hire(Post.CITY, "")
    return City(begins, tuple(schools), tuple(work.members), tuple(work.classes))


class _CityWork:
    """The city while it is built."""

    def __init__(self, habits: Habits, begins: date, present: Present) -> None:
        self._habits, self._begins, self._present = habits, begins, present
        self._names = _invent_names(habits)
        self.members: list[Member] = []
        self.classes: list[CrowdClass] = []

    def hire(self, post: Post, workplace: str, programmes: Sequence[str] = ()) -> Member | None:
        """Somebody new for a post; None where the post is taken by one who is there already."""
        if (workplace, post.value) in self._present.posts and post is not Post.LEADER:
            return None
        number = len(self.members) + 1
        training = "+".join(f"grundutbildning {code}" for code in programmes if code in ("MVP", "AT"))
        profession = {Post.COORDINATOR: "skolkurator", Post.PRINCIPAL: "rektor"}.get(post, "")
        if post is Post.LEADER:
            profession = self._habits.pick("names.professions", number)
        member = Member(
            id=f"U1{number:04d}",
            name=next(self._names),
            post=post,
            workplace=workplace,
            profession=profession,
            training=training,
        )
        self.members.append(member)
        return member

    def settle_school(self, school: SchoolRow) -> None:
        """Everybody at one school, with its classes."""
        if school.keeps_school_days:
            self.hire(Post.COORDINATOR, school.name, school.programmes)
            self.hire(Post.PRINCIPAL, school.name)
        taken = {label for name, label in self._present.labels if name == school.name}
        wanted = max((school.classes or 0) - len(taken), 0)
        labels = [spot for spot in _list_labels(school, self._begins) if spot[0] not in taken][:wanted]
        if not labels:
            return
        rng = Random(f"{self._habits.seed}/school/{school.name}")
        pairs = self._pair_leaders(school, len(labels), rng)
        slots = list(product(range(1, 6), SLOTS))
        rng.shuffle(slots)
        for (label, year, programme), leaders, slot in zip(labels, pairs, cycle(slots), strict=False):
            self.classes.append(self._make_class(school, (label, year, programme), leaders, slot, rng))

    def _pair_leaders(self, school: SchoolRow, count: int, rng: Random) -> list[tuple[str, str]]:
        """Two leaders for each class; some lead two classes."""
        wanted = max(2, round(LEADERS_PER_CLASS * count))
        hired = [self.hire(Post.LEADER, school.name, school.programmes) for _ in range(min(wanted, 2 * count))]
        ids = [member.id for member in hired if member]
        first, second = ids[:count], ids[count:]
        rest = [one for one in first if one != first[0]] or first
        rng.shuffle(rest)
        pairs = []
        for one, other in zip(first, [*second, *cycle_of(rest, count)], strict=False):
            pairs.append((one, other if other != one else next(each for each in ids if each != one)))
        return pairs

    def _make_class(
        self,
        school: SchoolRow,
        spot: tuple[str, str, str],
        leaders: tuple[str, str],
        slot: tuple[int, time],
        rng: Random,
    ) -> CrowdClass:
        label, year, programme = spot
        starting = school.status == STARTING
        fresh = self._begins.month in NEW_YEAR
        held = 0 if starting or fresh else rng.randint(1, 5)
        later = self._begins + timedelta(weeks=rng.randint(1, 4) if fresh else rng.randint(0, 1))
        room = f"{rng.choice('ABC')}{rng.randint(1, 3)}{rng.randint(10, 29)}"
        second = f" och {rng.choice('ABC')}{rng.randint(1, 3)}{rng.randint(60, 69)}" if rng.random() < 0.7 else ""
        return CrowdClass(
            school=school.name,
            label=label,
            year=year,
            programme=programme,
            leaders=leaders,
            weekday=slot[0] if school.keeps_school_days else 4,
            at=slot[1] if school.keeps_school_days else time(18),
            interval=2 if school.keeps_school_days else 1,
            room=room + second if school.keeps_school_days else "",
            held=held,
            start=date(self._begins.year + 1, 1, 18) if starting else later,
        )


def cycle_of(ids: Sequence[str], count: int) -> Iterator[str]:
    """So many of the ids, from the first again where they don't reach."""
    return islice(cycle(ids), count)


def _list_labels(school: SchoolRow, begins: date) -> Iterator[tuple[str, str, str]]:
    """The classes a school can have: label, year and programme, the programmes in turn."""
    lists = [_list_labels_of(code, school, begins) for code in school.programmes]
    for spots in zip(*lists, strict=False):
        yield from spots


def _list_labels_of(programme: str, school: SchoolRow, begins: date) -> list[tuple[str, str, str]]:
    if not school.keeps_school_days:
        return [("Torsdagsgruppen", "", programme)]
    if "gymnasi" in school.form:
        groups = product((1, 2), GYMNASIUM_LINES, "AB")
        return [
            (f"{line}{begins.year % 100 - year + 1}{letter}", f"gy{year}", programme) for year, line, letter in groups
        ]
    years = (7, 8, 9) if programme == "MVP" else (4, 5, 6)
    return [(f"{year}{letter}", str(year), programme) for letter, year in product("ABCDEFGH", years)]


def _invent_names(habits: Habits) -> Iterator[str]:
    """Full names, none of them twice."""
    families = [
        first + last for first, last in product(*(habits.value(f"names.family_{end}") for end in ("first", "last")))
    ]
    rng = Random(f"{habits.seed}/names")
    rng.shuffle(families)
    given = list(habits.value("names.given"))
    rng.shuffle(given)
    for place, family in enumerate(cycle(families)):
        yield f"{given[place % len(given)]} {family}"
