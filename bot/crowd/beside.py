"""The crowd of the demo: it lives beside the sample's people, whom the visitor may be and whom it never moves."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from bot.crowd.books import Books
from bot.crowd.city import City, Post, Present, build_city, read_schools
from bot.crowd.crowd import Crowd
from bot.crowd.files import class_file, list_channels, list_users, staff_file
from bot.crowd.habits import load_habits
from bot.crowd.life import CrowdWorld
from bot.crowd.screens import Screens
from bot.crowd.year import CrowdYear, read_year, year_file
from bot.demo import SAMPLE

BOT = "U0PLAYBOT"


def city_beside_sample(seed: int, begins: date) -> City:
    """The staff and classes that the city's schools lack in the sample."""
    staff, classes = _read_sample("personal.csv"), _read_sample("klasser.csv")
    present = Present(
        posts=frozenset((row["skola"], row["roll"]) for row in staff),
        labels=frozenset((row["skola"], row["klass"]) for row in classes) | {("Alviksskolan", "7D")},
    )
    return build_city(load_habits(seed), begins, read_schools(), present)


def write_beside_sample(city: City, folder: Path) -> list[Path]:
    """Write the import files of the crowd: its staff and its classes. The sample has the schools and the year."""
    texts = {"folkhop-personal.csv": staff_file(city), "folkhop-klasser.csv": class_file(city)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def people_beside_sample(city: City) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The crowd's people for the playground, and the channels of everybody, the sample's people included."""
    beside: dict[str, list[str]] = {}
    for row in _read_sample("personal.csv"):
        above = row["roll"] in (Post.DISTRICT, Post.CITY)
        beside.setdefault("" if above else row["skola"], []).append(row["slack_id"])
    return list_users(city), list_channels(city, BOT, beside)


def crowd_beside_sample(seed: int, begins: date, url: str) -> Crowd:
    """The crowd of the demo, ready to live in the playground at an address."""
    city = city_beside_sample(seed, begins)
    books = Books(city, CrowdYear(read_year(year_file(city)), city.year))
    return Crowd(CrowdWorld(books, load_habits(seed), Screens(url)))


def sample_people() -> frozenset[str]:
    """The Slack ids of the sample's people: those whom the visitor may be."""
    workspace = json.loads((SAMPLE / "workspace.json").read_text(encoding="utf-8"))
    return frozenset(user["id"] for user in workspace["users"])


def _read_sample(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
