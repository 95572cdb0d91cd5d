"""A programme is one file: with it in the catalogue's folder, it is found, read and spoken of like the others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from handlers.commands import find_command
from handlers.words import read_log, read_plan_words, read_theme_days, split
from models.lessons import Source
from models.programmes import find_programme, lesson_nouns, load_catalogue, series_words
from models.programmes.reading import SHIPPED, CatalogueError, catalogue_from
from surfaces.kit import say_course_name
from surfaces.kit.programmes import say_lesson_count, say_numbered_lessons

FILE = Path(__file__).parents[1] / "data" / "trygga_rum.toml"
TODAY = date(2026, 11, 13)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped catalogue with one file more."""
    copy = Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))
    shutil.copy(FILE, copy)
    return copy


@pytest.fixture
def own_programme(folder: Path) -> Iterator[None]:
    """The programme is in use."""
    with catalogue_from(folder):
        yield


def test_it_is_there_while_its_folder_is_in_use_and_then_no_more(folder: Path) -> None:
    shipped = set(load_catalogue())
    assert find_programme("rummet") is None and "samling" not in lesson_nouns()
    with catalogue_from(folder):
        assert set(load_catalogue()) == shipped | {"trygga_rum"}
        assert "samling" in lesson_nouns() and series_words()["fördjupning"] == "deeper"
    assert set(load_catalogue()) == shipped
    assert find_programme("rummet") is None and "fördjupning" not in series_words()


def test_a_broken_folder_leaves_the_catalogue_as_it_was(tmp_path: Path) -> None:
    with catalogue_from(tmp_path), pytest.raises(CatalogueError, match="holds no programme"):
        load_catalogue()
    assert "mvp" in load_catalogue()


@pytest.mark.parametrize("word", ["trygga_rum", "Trygga rum", "TRYGGA RUM I SKOLAN", "rummet"])
@pytest.mark.usefixtures("own_programme")
def test_it_is_found_by_its_names(word: str) -> None:
    found = find_programme(word)
    assert found is not None and found.code == "trygga_rum"


@pytest.mark.usefixtures("own_programme")
def test_it_and_its_lessons_are_called_what_its_file_says() -> None:
    assert say_course_name("sv", "trygga_rum") == say_course_name("en", "trygga_rum") == "Trygga rum"
    assert say_course_name("en", "trygga_rum", "deeper") == "Trygga rum, going deeper"
    base = load_catalogue()["trygga_rum"].edition("2026/27").series_of("base")
    assert say_numbered_lessons("sv", base, [1, 2]) == "samling 1–2"
    assert say_numbered_lessons("en", base, [1, 2]) == "gatherings 1–2"
    assert [say_lesson_count("sv", base, count) for count in (1, 3)] == ["1 samling", "3 samlingar"]


@pytest.mark.parametrize(
    ("typed", "numbers", "programme", "series"),
    [
        ("samling 2 5C", (2,), None, None),
        ("samlingar 1-3 5C", (1, 2, 3), None, None),
        ("rummet samling 2 5C igår", (2,), "trygga_rum", None),
        ("trygga rum 3 5C", (3,), "trygga_rum", None),
        ("fördjupning 1 5C", (1,), None, "deeper"),
        ("gathering 2 5C", (2,), None, None),
    ],
)
@pytest.mark.usefixtures("own_programme")
def test_its_words_are_understood(
    typed: str, numbers: tuple[int, ...], programme: str | None, series: str | None
) -> None:
    draft = read_log(split(typed), today=TODAY, source=Source.SLASH)
    assert (draft.numbers, draft.programme, draft.series, draft.labels) == (numbers, programme, series, ("5C",))


@pytest.mark.usefixtures("own_programme")
def test_its_words_are_understood_wherever_lessons_are_spoken_of() -> None:
    assert find_command(split("samling 2 5C"), "samling 2 5C").command.name == "log"
    assert find_command(split("5C hade samling 2 i går"), "5C hade samling 2 i går").command.name == "log"
    wanted = read_plan_words(split("5C trygga rum fördjupning"), TODAY)
    assert (wanted.label, wanted.programme, wanted.series) == ("5C", "trygga_rum", "deeper")
    assert [theme.lessons for theme in read_theme_days("25/11: 2 samlingar", TODAY)] == [2]
