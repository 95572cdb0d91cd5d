"""The demo's crowd lives beside the sample's people: it never touches them, and completes the city of 2020."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

from sqlalchemy import text

from bot.crowd import city_beside_sample, people_beside_sample, sample_people, write_beside_sample
from bot.demo import SAMPLE, ZONE, demo_start, import_sample, playground_config
from models.calendar import local_day
from models.db import Store
from playground import config_from_dict

START = demo_start(date(2026, 11, 21))
BEGINS = local_day(START, ZONE)
CITY = city_beside_sample(2020, BEGINS)


def rows_of(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_city_has_all_of_its_schools_and_classes(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'mvp.db'}"
    import_sample(database, START, tmp_path, beside=write_beside_sample(CITY, tmp_path))
    store = Store(database)
    query = "SELECT s.name, count(*) FROM courses c JOIN sites s ON s.id = c.site_id GROUP BY s.name"
    found = store.submit(lambda db: dict(tuple(row) for row in db.execute(text(query)))).result()
    leaders = "SELECT count(*) FROM course_people WHERE part = 'leader' GROUP BY course_id"
    pairs = store.submit(lambda db: [row[0] for row in db.execute(text(leaders))]).result()
    store.close()
    reported = {row["skola"]: int(row["klasser"]) for row in rows_of("skolor.csv") if row["klasser"]}
    assert found == {name: count for name, count in reported.items() if count}
    assert sum(found.values()) == 141, "140 classes and a group at a youth centre"
    assert set(pairs) == {2}


def test_the_samples_people_and_classes_are_theirs_alone() -> None:
    taken = {(row["skola"], row["klass"]) for row in rows_of("klasser.csv")} | {("Alviksskolan", "7D")}
    assert not taken & {(klass.school, klass.label) for klass in CITY.classes}
    people = sample_people()
    assert not people & {member.id for member in CITY.members}
    assert not any(people & set(klass.leaders) for klass in CITY.classes)
    posts = Counter((member.workplace, member.post.value) for member in CITY.members)
    for row in rows_of("personal.csv"):
        if row["roll"] != "ledare":
            assert posts[row["skola"], row["roll"]] == 0, row


def test_everybody_is_in_the_channel_of_their_own_workplace() -> None:
    told = playground_config(4000, CITY)
    config = config_from_dict(told | {"base_url": "http://127.0.0.1:4000"})
    config.check()
    rooms = {person.id: [room.name for room in config.channels if person.id in room.members] for person in config.users}
    assert rooms["U0ANNA"] == rooms["U0MARIA"] == rooms["U0PER"] == rooms["U0FELIX"] == ["alviksskolan"]
    assert (rooms["U0GUNILLA"], rooms["U0FRIDA"]) == (["kärrtorps-gymnasium"], ["rågsveds-fritidsgård"])
    assert rooms["U0SIRI"] == rooms["U0DISA"] == ["staden"]
    assert rooms["U0NILS"] == [], "not let in yet"
    assert all(len(rooms[member.id]) == 1 for member in CITY.members)
    assert [person.id for person in config.users if not person.group] == [
        user["id"] for user in told["users"] if user["id"] in sample_people()
    ]


def test_the_channels_of_the_city_hold_the_bot() -> None:
    _, channels = people_beside_sample(CITY)
    assert all("U0PLAYBOT" in room["members"] for room in channels)
