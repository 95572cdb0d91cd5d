"""The invented city: as many schools and classes as the table of 2020, and everybody in the right channels only."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.crowd.city import City, CrowdClass, Post, build_city, read_schools
from bot.crowd.files import list_channels, list_users, write_files
from bot.crowd.habits import load_habits
from bot.crowd.soak import BOT, import_city, make_config
from bot.crowd.year import grade_of
from models.db import Store
from models.guard import KnownNames, inspect

BEGINS = date(2026, 10, 12)


def whole_city(seed: int = 1) -> City:
    return build_city(load_habits(seed), BEGINS, read_schools())


def test_it_is_the_city_of_the_2020_table() -> None:
    city = whole_city()
    schools = [school for school in city.schools if school.keeps_school_days]
    kinds = Counter("+".join(school.programmes) for school in schools)
    assert len(schools) == 26 and kinds == {"MVP": 12, "AT": 5, "MVP+AT": 9}
    classes = [klass for klass in city.classes if klass.programme in ("MVP", "AT")]
    assert len(classes) == 140
    assert 280 <= len(city.members) <= 320
    by_school = Counter(klass.school for klass in classes)
    assert all(by_school[school.name] == (school.classes or 0) for school in schools)


@given(seed=st.integers(0, 10_000))
def test_staff_can_be_where_they_have_to_be(seed: int) -> None:
    """Two leaders a class, who work there; nobody has two lessons at once; no name and no label twice."""
    city = whole_city(seed)
    work = {member.id: member for member in city.members}
    assert len({member.name for member in city.members}) == len(city.members) == len(work)
    assert len({(klass.school, klass.label) for klass in city.classes}) == len(city.classes)
    lessons = Counter((leader, klass.weekday, klass.at) for klass in city.classes for leader in klass.leaders)
    assert max(lessons.values()) == 1
    for klass in city.classes:
        assert len(set(klass.leaders)) == 2
        assert all(work[leader].workplace == klass.school for leader in klass.leaders)
        assert all(work[leader].post is Post.LEADER for leader in klass.leaders)
        assert fits_programme(klass)


def fits_programme(klass: CrowdClass) -> bool:
    """Whether the class is of a year that the programme is for."""
    years = {"MVP": range(7, 13), "AT": range(4, 7)}.get(klass.programme)
    return years is None or grade_of(klass.year) in years


@given(seed=st.integers(0, 10_000))
def test_everybody_is_in_the_channel_of_their_workplace_only(seed: int) -> None:
    city = whole_city(seed)
    channels = list_channels(city, BOT)
    found = {member.id: [room["name"] for room in channels if member.id in room["members"]] for member in city.members}
    for member in city.members:
        in_city = member.post in (Post.DISTRICT, Post.CITY)
        slug = "staden" if in_city else member.workplace.casefold().replace(" ", "-").replace(":", "")
        assert found[member.id] == [slug]
    assert all(BOT in room["members"] for room in channels)


def test_the_whole_city_is_taken_by_the_import_and_by_the_playground(tmp_path: Path) -> None:
    city = whole_city()
    store = Store(f"sqlite:///{tmp_path / 'city.db'}")
    import_city(store, city, datetime(2026, 10, 12, 5, tzinfo=UTC))
    store.close()
    replace(make_config(city), app_url="http://127.0.0.1:1").check()
    assert {user["group"] for user in list_users(city)} >= {school.name for school in city.schools}
    assert [path.name for path in write_files(city, tmp_path)] == [
        "skolor.csv",
        "lasar.csv",
        "personal.csv",
        "klasser.csv",
    ]


def test_the_same_seed_builds_the_same_city_and_another_one_does_not() -> None:
    assert whole_city(7) == whole_city(7) != whole_city(8)


@pytest.mark.parametrize("path", ["texts.reflections", "texts.shared"])
def test_no_reflection_is_about_a_person(path: str) -> None:
    for said in load_habits(1).value(path):
        assert inspect(said, KnownNames()) == (), said


def test_what_has_a_share_happens_about_so_often() -> None:
    habits = load_habits(1)
    times = sum(habits.happens("lessons.missed", number) for number in range(10_000))
    assert abs(times / 10_000 - habits.value("lessons.missed")) < 0.01
    ways = Counter(habits.weigh({"a": 3.0, "b": 1.0}, number) for number in range(10_000))
    assert abs(ways["a"] / ways["b"] - 3) < 0.3
