"""Reads the figures out of the bot's letters: every line is read, or named as one without figures.

The patterns are here, in `class_lines.py` and in `sums_lines.py`: where a text is changed, so is its pattern.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.crowd.class_lines import TERM_LINES, Found, Reader, read_class_cells, read_next, read_number
from bot.crowd.screens import MessagePart
from bot.crowd.sums_lines import SUMS_LINES, read_school_row

COORDINATOR, PRINCIPAL, DISTRICT, CITY = "coordinator", "principal", "district", "city"
_ROLES = (
    (re.compile(r"^Du får brevet för att du är koordinator på (.+)\.$"), COORDINATOR),
    (re.compile(r"^Du får brevet för att du är rektor på (.+?)\. Det säger "), PRINCIPAL),
    (re.compile(r"^Du får brevet för att du följer arbetet i (.+?)\. Det gäller "), DISTRICT),
    (re.compile(r"^Du får brevet för att du samordnar arbetet i staden\. Det gäller "), CITY),
)
_DAY = r"\w+dag \d+ \w+"


@dataclass(frozen=True, slots=True)
class LetterGap:
    """Something in a coordinator's letter that waits: the class, the lessons, what it is, and when."""

    label: str
    numbers: str
    kind: str  # `unclear`, `room`, `no day`, `no plan`, `leaders`, or what should come before lesson 1
    when: str = ""

    def __str__(self) -> str:
        return " ".join(word for word in (self.label, self.numbers, self.kind, self.when) if word)


@dataclass(slots=True)
class Letter:
    """A letter as it was read: whose it is, the figures by name, what waits, and the lines that could not be read."""

    role: str
    about: str  # the school or the district; empty for the city
    figures: Found = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    gaps: list[LetterGap] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)  # meetings whose day has passed
    hidden: int = 0  # things that wait and stand on a page of their own
    quote: str = ""  # what went well somewhere, in somebody's words
    quiet: bool = False  # a letter of two lines
    notes: bool = False  # it has something to print, on its way, or that went well


def read_letter(part: MessagePart) -> Letter | None:
    """Read a letter; None for a message that is none."""
    lines = [line.strip() for line in part.lines if line.strip()]
    letter = _find_role(lines)
    if letter is None:
        return None
    for line in lines:
        _read_line(letter, line)
    for cells in part.table()[1:]:
        letter.figures |= read_class_cells(cells[0], cells[1:]) if letter.role == PRINCIPAL else read_school_row(cells)
    more = (_MORE.search(label) for label, _, _ in part.buttons())
    letter.hidden = next((read_number(found[1] or found[2]) for found in more if found), 0)
    return letter


def _find_role(lines: Sequence[str]) -> Letter | None:
    for line in lines:
        for pattern, role in _ROLES:
            if match := pattern.search(line):
                return Letter(role, match[1] if match.re.groups else "")
    title = _TITLE.search(lines[0]) if lines else None
    if title and any(_QUIET.search(line) for line in lines[1:]):
        return Letter(COORDINATOR if title[4] else PRINCIPAL, title[1], quiet=True)
    return None


def _read_line(letter: Letter, line: str) -> None:
    if gap := read_gap(line):
        letter.gaps.append(gap)
        return
    if passed := _PASSED.search(line):
        letter.passed.append(passed[1] or passed[2])
        return
    if _NOTES.search(line):
        letter.notes = True
        said = _QUOTE.search(line)
        letter.quote = said[1] if said else letter.quote
        return
    readers = SUMS_LINES if letter.role in (DISTRICT, CITY) else _LINES
    read = next((reader(found) for pattern, reader in readers if (found := pattern.search(line))), None)
    if read is None or read.keys() & letter.figures.keys():  # a figure that is told twice can't be held
        letter.unread.append(line)
    else:
        letter.figures |= read


# --- what waits for a coordinator ----------------------------------------------------------------------------------

_LESSON = r"lektion (\d+)"
_LESSONS = r"lektion(?:er)? (.+?)"
_GAPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"^\*(?P<label>[^*]+):\* {_LESSONS} väntar på svar \((.+)\)\.$"), "unclear"),
    (re.compile(rf"^\*(?P<label>[^*]+):\* {_LESSON}, ({_DAY})\. Blev den av\?$"), "unclear"),
    (
        re.compile(
            rf"^\*(?P<label>[^*]+):\* {_LESSONS} (?:låg på en dag utan skola \(|blev inte av )({_DAY})\)? "
            r"och har ingen ny dag\.$"
        ),
        "no day",
    ),
    (
        re.compile(rf"^\*(?P<label>[^*]+):\* {_LESSONS} (?:behöver nya dagar|har ingen dag)()\.$"),
        "no day",
    ),
    (re.compile(r"^\*(?P<label>[^*]+):\* ()()inga dagar är lagda\.$"), "no plan"),
    (re.compile(r"^\*(?P<label>[^*]+):\* ()()(?:en|\d+) ledare saknas\.$"), "leaders"),
    (re.compile(rf"^\*(?P<label>[^*]+):\* {_LESSON}, (.+?): (?P<gate>.+) görs före den\. Är det klart\?$"), "gate"),
    (
        re.compile(
            rf"^\*(?P<label>[^*]+):\* {_LESSON}, (.+?): "
            r"(?:\w+ rum behövs|(?:följer ni .+ )?hålls .*i halvgrupper.* ett rum till behövs)\.$"
        ),
        "room",
    ),
)
_PASSED = re.compile(
    rf"^(\*[^*]+\*(?:, | skulle göras senast ){_DAY})\. (?:Blev det av|Är det gjort)\?$"
    rf"|^(Förslaget {_DAY} för \*[^*]+\*) har passerat\. Vilken dag passar\?$"
)
_MORE = re.compile(r"^Visa (?:(en) sak till|de (\d+) andra)$")


def read_gap(line: str) -> LetterGap | None:
    """What waits in a line of a coordinator's letter; None for another line."""
    for pattern, kind in _GAPS:
        if found := pattern.search(line):
            said = found.groupdict()
            return LetterGap(said["label"], found[2], said.get("gate") or kind, found[3])
    return None


# --- the other lines -----------------------------------------------------------------------------------------------


def _read_title(found: re.Match[str]) -> Found:
    read: Found = {"site": found[1], "week": int(found[2]), "classes": int(found[3])}
    if found[4]:
        read["waiting"] = 0 if found[4].startswith("inget") else int(found[4].split()[0])
    return read


def _read_quiet(found: re.Match[str]) -> Found:
    return {"quiet next": f"{found[1]} {read_next(found[2])}" if found[1] else ""}


def read_struck(line: str) -> Found:
    """A lesson on a day without school, and the day that it would be moved to; nothing for another line."""
    found = _STRUCK.search(line)
    return {f"struck {found[1]} {found[2]}": f"{found[3]} → {found[4] or 'ingen dag'}"} if found else {}


def _nothing(_: re.Match[str]) -> Found:
    return {}


def _join_labels(said: str) -> str:
    return ", ".join(sorted(re.split(r", | och ", said)))


_STRUCK = re.compile(rf"^• ([^:]+): {_LESSON}, ({_DAY})(?: \(.+?\))?(?: → ({_DAY}) \(v\. \d+\))?$")
_QUIET = re.compile(r"^Alla klasser är i fas\.(?: Närmast: ([^,]+), (.+)\.)?$")
_TITLE = re.compile(
    r"^\*(.+) v\. (\d+) · (\d+) klass(?:er)?(?: · ((?:inget|\d+ sak(?:er)?) väntar på dig))?\*$"
)  # a principal's says nothing of what waits
_QUOTE = re.compile(r"^\*Gick bra:\* ”(.+)”, delat av ")
_NOTES = re.compile(r"^(?:\*Skriv ut eller gör i ordning:\* |\*På väg:\* |\*Gick bra:\* ”)")
_SCHOOL_LINES: tuple[tuple[str, Reader], ...] = (
    (_TITLE.pattern, _read_title),
    (_QUIET.pattern, _read_quiet),
    (r"^\*([^*]+)\* · (\d+ (?:av|träff).+)$", lambda found: read_class_cells(found[1], found[2].split(" · "))),
    (r"^\*Läsåret (\d+/\d+) börjar\.\* (?:Klasserna har dagar|Det här behövs)", lambda found: {"begins": found[1]}),
    (
        r"^\*Terminen slutar (.+)\.\*(?: (\w+) klass(?:er)? har haft alla lektioner\.)?$",
        lambda found: {"term ends": found[1], "all had": read_number(found[2]) if found[2] else 0},
    ),
    (
        r"^\*(En|\d+) planerade? lektion(?:er)? ligger på (?:en dag|dagar) utan skola\.\*$",
        _nothing,  # those days are told of one by one; each lesson is a line
    ),
    (_STRUCK.pattern, lambda found: read_struck(found.string)),
    (
        r"^\*Gemensam planeringstid är inte inlagd för (.+)\.\*",
        lambda found: {"no planning time": _join_labels(found[1])},
    ),
    (r"^\*(.+) har färre ledare än programmet anger\.\*", lambda found: {"few leaders": _join_labels(found[1])}),
    (r"^\*Skolan saknar koordinator\.\*", lambda _: {"no coordinator": 1}),
    (r"^(?:\*Klasserna\*$|Du får brevet )", _nothing),
)
_LINES = tuple((re.compile(pattern), reader) for pattern, reader in (*TERM_LINES, *_SCHOOL_LINES))
