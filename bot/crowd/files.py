"""The city as import files, and as people and channels of the playground."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from bot.crowd.city import City, CrowdClass, Member, Post, SchoolRow
from bot.crowd.year import year_file

STAFF_HEAD = ("namn", "slack_id", "e-post", "skola", "roll", "yrkesroll", "utbildning")
CLASS_HEAD = (
    "skola",
    "klass",
    "årskurs",
    "program",
    "ledare",
    "start",
    "veckodag",
    "tid",
    "intervall",
    "lokal",
    "hållna",
)
SCHOOL_HEAD = ("skola", "stadsdel", "skolform", "program", "klasser", "samarbete", "status", "läsår")
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def write_files(city: City, folder: Path) -> list[Path]:
    """Write the city's import files: schools, school year, staff, classes."""
    texts = {
        "skolor.csv": _write_table(SCHOOL_HEAD, map(_school_cells, city.schools)),
        "lasar.csv": year_file(city),
        "personal.csv": staff_file(city),
        "klasser.csv": class_file(city),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def staff_file(city: City) -> str:
    """The import file of the staff."""
    return _write_table(STAFF_HEAD, map(_staff_cells, city.members))


def class_file(city: City) -> str:
    """The import file of the classes."""
    return _write_table(CLASS_HEAD, map(_class_cells, city.classes))


def _write_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerows([head, *rows])
    return table.getvalue()


def _school_cells(school: SchoolRow) -> tuple[object, ...]:
    classes = "" if school.classes is None else school.classes
    return school.name, school.district, school.form, "+".join(school.programmes), classes, "", school.status, ""


def _staff_cells(member: Member) -> tuple[object, ...]:
    email = f"{member.handle}@staden.example"
    return member.name, member.id, email, member.workplace, member.post.value, member.profession, member.training


def _class_cells(klass: CrowdClass) -> tuple[object, ...]:
    return (
        klass.school,
        klass.label,
        klass.year,
        klass.programme,
        " ".join(klass.leaders),
        klass.start or "",
        WEEKDAYS[klass.weekday - 1],
        f"{klass.at:%H.%M}",
        klass.interval,
        klass.room,
        klass.held,
    )


def list_users(city: City) -> list[dict[str, Any]]:
    """The crowd as people of the playground's configuration."""
    return [
        {
            "id": member.id,
            "name": member.handle,
            "real_name": member.name,
            "email": f"{member.handle}@staden.example",
            "about": describe(city, member),
            "group": member.workplace,
        }
        for member in city.members
    ]


def describe(city: City, member: Member) -> str:
    """What somebody does, in few words: `Leder MVP med 7A och 7B`."""
    led = [klass for klass in city.classes if member.id in klass.leaders]
    if member.post is Post.LEADER and led:
        return f"Leder {led[0].programme} med {' och '.join(klass.label for klass in led)}"
    if member.post is Post.DISTRICT:
        return f"Stadsdelen {member.workplace}"
    return {Post.COORDINATOR: "Koordinator", Post.PRINCIPAL: "Rektor", Post.CITY: "Staden"}.get(member.post, "Ledare")


def list_channels(city: City, bot_id: str, beside: dict[str, list[str]] | None = None) -> list[dict[str, Any]]:
    """A channel for each school with those who work there, and one for those who follow districts and the city.

    `beside` are people who are there already, by workplace.
    """
    there = beside or {}
    channels = []
    for number, school in enumerate(city.schools):
        members = [*there.get(school.name, ()), *(member.id for member in city.members_of(school.name))]
        if members:
            name = school.name.casefold().replace(" ", "-").replace(":", "")
            channels.append({"id": f"C1{number:03d}", "name": name, "members": [*members, bot_id]})
    above = [member.id for member in city.members if member.post in (Post.DISTRICT, Post.CITY)]
    channels.append({"id": "C1CITY", "name": "staden", "members": [*there.get("", ()), *above, bot_id]})
    return channels
