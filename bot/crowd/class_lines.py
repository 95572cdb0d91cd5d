"""Reads lines that several texts have: of one class, in letters and in `status`, and of the lessons of the term."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Found = dict[str, int | str]
Reader = Callable[[re.Match[str]], Found]
_STANDS = {
    "i fas": "in_step",
    "inte startat": "not_started",
    "paus": "paused",
    "ingen dag planerad än": "no_plan",
    "utan fast antal": "no_number",
    "avslutad": "ended",
}
_OPEN = {"väntar på svar": "waiting", "behöver ny dag": "without day"}
_STATUS_LINE = re.compile(r"^\*(\S+)\* \S+(?: \S+)? · (\d+) (?:av (\d+) hållna|träff\w* håll\w+)(?: · (.+))?$")


def read_number(word: str) -> int:
    """A number as letters say it: the word for one, or digits."""
    return {"en": 1, "En": 1, "ett": 1}.get(word) or int(word)


def read_class_cells(label: str, cells: Sequence[str]) -> Found:
    """A class: held of how many, how it follows its plan, and what comes next."""
    name = f"class {label}"
    held, stand, *coming = cells
    of = re.fullmatch(r"(\d+) av (\d+) hållna", held)
    read: Found = {f"{name} held": int(of[1]), f"{name} total": int(of[2])} if of else {}
    if not of:
        read[f"{name} held"] = int(held.split()[0])
    if stand == "alla hållna":
        return read | {f"{name} stand": "all"}
    word, counts = _read_stand(stand)
    read |= {f"{name} stand": word} | {f"{name} {each}": counts.get(each, 0) for each in _OPEN.values()}
    return read | {f"{name} next": read_next(coming[0] if coming else "")}


def _read_stand(stand: str) -> tuple[str, dict[str, int]]:
    pieces = [re.fullmatch(rf"(\w+) ({'|'.join(_OPEN)})", piece) for piece in stand.split(", ")]
    if all(pieces):
        return "open", {_OPEN[piece[2]]: read_number(piece[1]) for piece in pieces if piece}
    return _STANDS.get(stand, stand), {}


def read_next(text: str) -> str:
    """`lektion 6 på torsdag` -> `6 torsdag`; `lektion 6 i v. 47` -> `6 v. 47`; `nästa är lektion 6` -> `6`."""
    return re.sub(r"^(?:nästa är )?(?:lektion|träff) (\d+)(?: (?:på|i))?", r"\1", text).strip("–")


def read_status(line: str) -> tuple[str, Found] | None:
    """A class's line in the answer to `status`: its label and its figures; None for another line."""
    found = _STATUS_LINE.search(line)
    if not found:
        return None
    read: Found = {"held": int(found[2])}
    if found[3]:
        read["total"] = int(found[3])
    for piece in (found[4] or "").split(" · "):
        read |= _read_status_piece(piece)
    return found[1], read


def _read_status_piece(piece: str) -> Found:
    if waits := re.fullmatch(r"lektion(?:er)? (.+) väntar på svar", piece):
        return {"waiting": waits[1]}
    if without := re.fullmatch(r"lektion(?:er)? (.+) behöver (?:ny dag|nya dagar)", piece):
        return {"without day": without[1]}
    if piece == "i fas":
        return {"in step": 1}
    if coming := re.fullmatch(r"(?:nästa: )?lektion (\d+)(?:,? (?:planerad )?(\w+dag \d+ \w+).*)?", piece):
        return {"next": f"{coming[1]} {coming[2] or ''}".strip()}
    return {piece: 1} if piece else {}


# --- the lessons of the term ---------------------------------------------------------------------------------------


def _read_term(found: re.Match[str]) -> Found:
    read: Found = {"term": found[1], "term held": int(found[2]), "term planned": int(found[3])}
    return read | {
        "term missed": read_number(found[4]) if found[4] else 0,
        "term waiting": read_number(found[5]) if found[5] else 0,
    }


def _read_term_held(found: re.Match[str]) -> Found:
    count = int(found[2] or 1)
    return {"term": found[1], "term held": count, "term planned": count, "term missed": 0, "term waiting": 0}


def _read_term_unanswered(found: re.Match[str]) -> Found:
    count = read_number(found[2])
    return {"term": found[1], "term held": 0, "term planned": count, "term missed": 0, "term waiting": count}


_TERM = r"(i höst|i vår|sedan \w+dag \d+ \w+)"
TERM_LINES: tuple[tuple[str, Reader], ...] = (
    (
        rf"^Lektioner {_TERM}: (\d+) av (\d+) hölls(?:, (\w+) blev inte av)?(?:, (\w+) väntar på svar)?\.$",
        _read_term,
    ),
    (rf"^Lektioner {_TERM}: (?:alla (\d+)|den enda) hölls\.$", _read_term_held),
    (rf"^Lektioner {_TERM}: (en|\d+) väntar på svar\.$", _read_term_unanswered),
)
