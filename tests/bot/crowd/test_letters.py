"""Letters are read as a person reads them: lines that the small city seldom shows, written out here."""

from __future__ import annotations

from typing import Any

import pytest

from bot.crowd import letters
from bot.crowd.class_lines import read_class_cells, read_status
from bot.crowd.screens import MessagePart

COORDINATOR = "Du får brevet för att du är koordinator på Ekskolan."
DISTRICT = "Du får brevet för att du följer arbetet i Bromma. Det gäller skolor, aldrig personer."


def letter_of(*lines: str, more: str = "") -> letters.Letter:
    """A letter of these lines, with a button."""
    blocks: list[dict[str, Any]] = [
        {"type": "section", "block_id": "p1.a", "text": {"type": "mrkdwn", "text": line}} for line in lines
    ]
    if more:
        button = {"type": "button", "text": {"type": "plain_text", "text": more}}
        blocks.append({"type": "actions", "block_id": "p1.b", "elements": [button]})
    letter = letters.read_letter(MessagePart("1", blocks))
    assert letter is not None
    return letter


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "*7C:* lektion 5–9 väntar på svar (tisdag 3 november–torsdag 17 december).",
            "7C 5–9 unclear tisdag 3 november–torsdag 17 december",
        ),
        ("*7B:* lektion 5, torsdag 12 november. Blev den av?", "7B 5 unclear torsdag 12 november"),
        (
            "*7A:* lektion 4 låg på en dag utan skola (tisdag 17 november) och har ingen ny dag.",
            "7A 4 no day tisdag 17 november",
        ),
        ("*4A:* inga dagar är lagda.", "4A no plan"),
        ("*7A:* en ledare saknas.", "7A leaders"),
        (
            "*8A:* lektion 1, torsdag 14 januari kl. 10.20: nollbasmätning görs före den. Är det klart?",
            "8A 1 nollbasmätning torsdag 14 januari kl. 10.20",
        ),
        ("*9A:* lektion 5, tisdag kl. 9.50: ett rum behövs.", "9A 5 room tisdag kl. 9.50"),
        (
            "*9A:* lektion 5, tisdag kl. 9.50: hålls i halvgrupper enligt den nyare manualen, så ett rum till behövs.",
            "9A 5 room tisdag kl. 9.50",
        ),
    ],
)
def test_what_waits(line: str, said: str) -> None:
    letter = letter_of(line, COORDINATOR)
    assert [str(gap) for gap in letter.gaps] == [said]
    assert letter.unread == []


def test_a_meeting_whose_day_has_passed_and_what_stands_on_a_page_of_its_own() -> None:
    letter = letter_of(
        "*Handledning 1 för MVP-teamet*, måndag 2 november. Blev det av?", COORDINATOR, more="Visa de 3 andra"
    )
    assert (letter.passed, letter.hidden) == (["*Handledning 1 för MVP-teamet*, måndag 2 november"], 3)
    assert letter_of(COORDINATOR, more="Visa en sak till").hidden == 1


def test_a_letter_of_two_lines() -> None:
    title, said = "*Ekskolan v. 48 · 2 klasser", "Alla klasser är i fas. Närmast: 4A, lektion 8 på torsdag."
    quiet = letter_of(f"{title} · inget väntar på dig*", said)
    assert (quiet.role, quiet.about, quiet.quiet) == (letters.COORDINATOR, "Ekskolan", True)
    assert quiet.figures["quiet next"] == "4A 8 torsdag"
    assert letter_of(f"{title}*", "Alla klasser är i fas.").role == letters.PRINCIPAL


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("*Läsåret 2026/27 börjar.* Klasserna har dagar och ledare.", {"begins": "2026/27"}),
        (
            "*Terminen slutar fredag 18 december.* 2 klasser har haft alla lektioner.",
            {"term ends": "fredag 18 december", "all had": 2},
        ),
        (
            "• 7A: lektion 4, tisdag 17 november (Kompetensdag) → tisdag 24 november (v. 48)",
            {"struck 7A 4": "tisdag 17 november → tisdag 24 november"},
        ),
        ("• 7A: lektion 4, tisdag 17 november", {"struck 7A 4": "tisdag 17 november → ingen dag"}),
        (
            "Lektioner i vår: 2 av 5 hölls, en blev inte av, 2 väntar på svar.",
            {"term": "i vår", "term held": 2, "term planned": 5, "term missed": 1, "term waiting": 2},
        ),
    ],
)
def test_the_lines_of_a_schools_letter(line: str, figures: dict[str, Any]) -> None:
    letter = letter_of(line, COORDINATOR)
    assert (letter.figures, letter.unread) == (figures, [])


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("*Terminen slutar fredag 18 december.* Siffrorna gäller hela terminen.", {"term ends": "fredag 18 december"}),
        (
            "12 av 18 klasser i fas, 3 väntar på svar, 2 en till två lektioner efter, 1 mer än två efter. En rad per "
            "skola.",
            {
                "picture in step": 12,
                "picture of": 18,
                "picture waiting": 3,
                "picture behind": 2,
                "picture far behind": 1,
            },
        ),
        (
            "Så säkra är siffrorna: i 3 av 18 klasser väntar något på svar.",
            {"open classes": 3, "running classes": 18},
        ),
        (
            "Så säkra är siffrorna: allt som har haft sin dag har svar, i den enda klassen.",
            {"open classes": 0, "running classes": 1},
        ),
        ("Ej startat: 4 · Paus: 1", {"stand not_started": 4, "stand paused": 1}),
        (
            "*Övriga skolor:* 2 använder inte boten än (9 klasser) · en har inte startat · 3 har för få klasser för "
            "att visas.",
            {"other not using": 2, "other classes": 9, "other not started": 1, "other too small": 3},
        ),
    ],
)
def test_the_lines_of_a_districts_letter(line: str, figures: dict[str, Any]) -> None:
    letter = letter_of(line, DISTRICT)
    found = {name: figure for name, figure in letter.figures.items() if figure or name in figures}
    assert (found, letter.unread) == (figures, [])


def test_a_figure_that_is_told_twice_can_not_be_held() -> None:
    line = "*Läsåret 2026/27 börjar.* Klasserna har dagar och ledare."
    assert letter_of(line, line, COORDINATOR).unread == [line]


def test_a_class_with_something_of_everything() -> None:
    cells = ["3 av 14 hållna", "en väntar på svar, 3 behöver ny dag", "lektion 8 i v. 49"]
    read = read_class_cells("7A", cells)
    assert [read[f"class 7A {name}"] for name in ("stand", "waiting", "without day", "next")] == [
        "open",
        1,
        3,
        "8 v. 49",
    ]
    line = "*7A* MVP · 3 av 14 hållna · lektion 4 väntar på svar · lektion 5–6 behöver nya dagar"
    assert read_status(line) == ("7A", {"held": 3, "total": 14, "waiting": "4", "without day": "5–6"})
