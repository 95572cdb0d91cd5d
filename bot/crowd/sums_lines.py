"""Reads the lines of the letters to districts and the city."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.crowd.class_lines import TERM_LINES, Found, Reader, read_number

_APART = {
    "Ej startat": "not_started",
    "Paus": "paused",
    "Ingen plan inlagd": "no_plan",
    "Utan fast antal": "no_number",
    "Avslutat": "ended",
}
_OTHERS = (
    (re.compile(r"^(en|\d+) använder inte boten än(?: \((\d+) klasser\))?$"), "not using"),
    (re.compile(r"^(en|\d+) har inte startat$"), "not started"),
    (re.compile(r"^(en|\d+) har paus$"), "paused"),
    (re.compile(r"^(en|\d+) har avslutat$"), "ended"),
    (re.compile(r"^(en|\d+) har för få klasser för att visas$"), "too small"),
)


def read_school_row(cells: Sequence[str]) -> Found:
    """A row of the table: the school, or how many small ones, and its classes by how they follow their plans."""
    return {f"row {cells[0]}": " ".join(cells[1:])}


def _read_title(found: re.Match[str]) -> Found:
    return {"where": found[1], "week": int(found[2]), "until": found[3]}


def _read_schools(found: re.Match[str]) -> Found:
    sites, least, classes, silent = found[1], found[2], int(found[3]), found[4]
    schools, centres = re.search(r"(\d+) skol", sites), re.search(r"(\d+) fritidsgård", sites)
    return {
        "schools": int(schools[1]) if schools else 0,
        "youth centres": int(centres[1]) if centres else 0,
        "classes": classes,
        "at least": int(bool(least)),
        "silent": read_number(silent) if silent else 0,
    }


def _read_apart(found: re.Match[str]) -> Found:
    read: Found = {}
    for piece in found.string.split(" · "):
        word, _, count = piece.partition(": ")
        read[f"stand {_APART.get(word, word)}"] = int(count)
    return read


def _read_others(found: re.Match[str]) -> Found:
    read: Found = {}
    for piece in found[1].split(" · "):
        match = next(((kind, said) for pattern, kind in _OTHERS if (said := pattern.search(piece))), None)
        kind, said = match or (piece, None)
        read[f"other {kind}"] = read_number(said[1]) if said else piece
        if said and said.re.groups > 1:
            read["other classes"] = int(said[2] or 0)
    return read


def _name(found: re.Match[str], *names: str) -> Found:
    """The numbers of a line by their names."""
    return {name: read_number(number) for name, number in zip(names, found.groups(), strict=True)}


_SILENT = r"(?: \((en|\d+) skol\w+ har inte lämnat antal\))?"
_PATTERNS: tuple[tuple[str, Reader], ...] = (
    (r"^\*MVP och AT i (.+) · v\. (\d+) · uppgifter till och med (.+)\*$", _read_title),
    (rf"^((?:\d+ \w+(?:, | och )?)+), (minst )?(\d+) klasser{_SILENT}$", _read_schools),
    (r"^\*Terminen slutar (.+)\.\* Siffrorna gäller hela terminen\.$", lambda found: {"term ends": found[1]}),
    (r"^\*Att besluta\*$", lambda _: {"decides": 1}),
    (r"^• (.+) saknar koordinator\.$", lambda found: {"no coordinator": found[1]}),
    (r"^• (.+) har inte lämnat antal klasser\.$", lambda found: {"not reported": found[1]}),
    (r"^• (.+) saknar läsårets terminer\.$", lambda found: {"no calendar": found[1]}),
    (r"^• (En|\d+) skol\w+ har färre ledare", lambda found: _name(found, "short of leaders")),
    (
        r"^I fas: (\d+) av (\d+) klass(?:er)? som följs här, förra veckan (\d+)$",
        lambda found: _name(found, "in step", "in step of", "in step before"),
    ),
    (
        r"^En till två lektioner efter: (\d+) · Mer än två efter: (\d+) · Väntar på svar: (\d+)$",
        lambda found: _name(found, "behind", "far behind", "waiting"),
    ),
    (rf"^(?:{'|'.join(_APART)}): \d+(?: · |$)", _read_apart),
    (
        r"^Så säkra är siffrorna: i (\d+) av (\d+) klasser väntar något på svar\.$",
        lambda found: _name(found, "open classes", "running classes"),
    ),
    (
        r"^Så säkra är siffrorna: allt som har haft sin dag har svar, i (?:alla (\d+) klasser|den enda klassen)\.$",
        lambda found: {"open classes": 0, "running classes": int(found[1] or 1)},
    ),
    (
        r"^(\d+) av (\d+) klasser i fas, (\d+) väntar på svar, (\d+) en till två lektioner efter, (\d+) mer än två "
        r"efter\. En rad per skola\.$",
        lambda found: _name(
            found, "picture in step", "picture of", "picture waiting", "picture behind", "picture far behind"
        ),
    ),
    (
        r"^\*Gick bra:\* (en|\d+) skol(?:a|or) har alla klasser i fas$",
        lambda found: _name(found, "all in step"),
    ),
    (r"^\*Övriga skolor:\* (.+)\.$", _read_others),
    (r"^Brevet visar läget först när fem klasser och tre ledarpar är med\.$", lambda _: {"too few": 1}),
    (r"^Du får brevet ", lambda _: {}),
)
SUMS_LINES = tuple((re.compile(pattern), reader) for pattern, reader in (*TERM_LINES, *_PATTERNS))
