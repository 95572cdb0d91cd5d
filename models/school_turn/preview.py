"""Makes the preview of a turn: everything that it would change, before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from models.calendar import SchoolYear
from models.courses import label_key
from models.db import BadInput
from models.people import Actor, Person, leaders_chosen, leaders_with_ids
from models.programmes import load_catalogue
from models.school_turn.labels import NewClass, find_year_of_new, read_labels
from models.school_turn.proposal import propose_turn
from models.school_turn.turn import MOST_NEW, BegunCourse, ClassFate, CourseTurn, GroupTurn, TurnDraft, TurnProposal


@dataclass(frozen=True, slots=True)
class ClassMove:
    """One group, what becomes of it, and its label next year."""

    group: GroupTurn
    fate: ClassFate
    label: str | None  # of next year; none for a group that leaves

    @property
    def going_on(self) -> tuple[CourseTurn, ...]:
        """Its courses that are held next year."""
        return self.group.open_courses if self.fate in (ClassFate.GOES_ON, ClassFate.KEEPS) else ()

    @property
    def cut_short(self) -> tuple[CourseTurn, ...]:
        """Its courses that end with lessons left."""
        return () if self.going_on else self.group.open_courses


@dataclass(frozen=True, slots=True)
class Beginning:
    """A class that begins a programme next year. `group_id` is none for a class that is new."""

    new: NewClass
    group_id: int | None


@dataclass(frozen=True, slots=True)
class ClassLeaders:
    """The leaders of a class next year, and how many the programme asks for (S0: at least two)."""

    label: str
    leaders: tuple[Person, ...]
    needed: int

    @property
    def lacks(self) -> int:
        """How many leaders are missing. It is pointed out and stops nothing (promise 7)."""
        return max(0, self.needed - len(self.leaders))


@dataclass(frozen=True, slots=True)
class TurnPreview:
    """Every change of a turn."""

    turn: TurnProposal
    moves: tuple[ClassMove, ...]
    beginning: tuple[Beginning, ...]
    taken_back: tuple[BegunCourse, ...]  # added by an earlier decision, and not among the new classes any more
    pairs: tuple[ClassLeaders, ...]
    leavers: tuple[Person, ...]
    added: Mapping[str, tuple[Person, ...]]  # leaders to add, by label key of next year

    @property
    def gaps(self) -> tuple[ClassLeaders, ...]:
        """The classes that lack leaders."""
        return tuple(pair for pair in self.pairs if pair.lacks)


def preview_turn(db: Connection, *, actor: Actor, site_id: int, draft: TurnDraft, now: datetime) -> TurnPreview:
    """The preview of a draft. Raises what `propose_turn` and `make_preview` raise."""
    turn = propose_turn(db, actor=actor, site_id=site_id, now=now)
    wanted = {person_id for ids in draft.leaders.values() for person_id in ids}
    known = leaders_with_ids(db, workspace_id=actor.workspace_id, site_id=site_id, person_ids=wanted)
    return make_preview(turn, draft, known)


def make_preview(turn: TurnProposal, draft: TurnDraft, known: Mapping[int, Person]) -> TurnPreview:
    """The preview of a draft; `known` are the leaders that it adds, by person id.

    Raises BadInput where two classes would have the same label, or a new class's programme can't be told.
    """
    moves = tuple(
        ClassMove(group, fate, group.label_after(fate))
        for group in turn.groups
        for fate in [draft.fates.get(group.id, group.fate)]
    )
    _check_labels(turn, moves)
    beginning = _find_beginning(turn, moves, draft.new)
    leavers = tuple(person for person in turn.people if person.id in draft.leavers)
    gone = {person.id for person in leavers}
    added = {
        label: tuple(known[person_id] for person_id in ids if person_id in known and person_id not in gone)
        for label, ids in draft.leaders.items()
    }
    taken_back = tuple(begun for begun in turn.begun if not any(is_begun(begun, new) for new in beginning))
    pairs = _find_pairs(turn, moves=moves, beginning=beginning, gone=gone, added=added)
    return TurnPreview(
        turn=turn, moves=moves, beginning=beginning, taken_back=taken_back, pairs=pairs, leavers=leavers, added=added
    )


def is_begun(begun: BegunCourse, new: Beginning) -> bool:
    """Whether an earlier decision has stored this beginning already."""
    if begun.new.programme != new.new.programme:
        return False
    if begun.moves or new.group_id is not None:
        return begun.group_id == new.group_id
    return label_key(begun.new.label) == label_key(new.new.label)


def check_new_labels(text: str) -> tuple[str, ...]:
    """Read the labels typed for new classes. Raises BadInput where a word is no label, or they are too many."""
    labels = read_labels(text)
    if labels is None:
        raise BadInput(reason="turn-new-label")
    if len(labels) > MOST_NEW:
        raise BadInput(reason="turn-many-new", most=MOST_NEW)
    return tuple(labels)


def find_chosen_leaders(
    db: Connection, *, actor: Actor, site_id: int, draft: TurnDraft, chosen: Mapping[str, tuple[str, ...]]
) -> TurnDraft:
    """The draft with the leaders to add, given as Slack ids under the label key of their class.

    Raises BadInput for those who have no role at the site.
    """
    leaders = {}
    for label, slack_ids in chosen.items():
        found = leaders_chosen(db, workspace_id=actor.workspace_id, site_id=site_id, slack_ids=slack_ids)
        if found.unknown:
            raise BadInput(reason="turn-unknown-leader", pair=label)
        leaders[label] = tuple(person.id for person in found.known.values())
    return replace(draft, leaders=leaders)


def _check_labels(turn: TurnProposal, moves: tuple[ClassMove, ...]) -> None:
    taken = {label_key(label) for label in turn.taken}
    for move in moves:
        if move.label is None:
            continue
        if label_key(move.label) in taken:
            raise BadInput(reason="turn-two-classes", label=move.label, group=move.group.id)
        taken.add(label_key(move.label))


def _find_beginning(turn: TurnProposal, moves: tuple[ClassMove, ...], labels: tuple[str, ...]) -> tuple[Beginning, ...]:
    """One beginning for each new class and programme; none for labels of classes that exist next year already."""
    taken = {label_key(label) for label in turn.taken}
    moving = {label_key(move.label): move for move in moves if move.label}
    found = []
    for label in labels:
        if label_key(label) in taken:
            continue
        move = moving.get(label_key(label))
        for new in _find_programmes(turn, label):
            if move and (move.fate is ClassFate.KEEPS or _has_had(move, new.programme)):
                raise BadInput(reason="turn-label-taken", label=label, was=move.group.label)
            found.append(Beginning(new, move.group.id if move else None))
    return tuple(found)


def _has_had(move: ClassMove, programme: str) -> bool:
    return any(course_turn.course.programme_code == programme for course_turn in move.group.courses)


def _find_programmes(turn: TurnProposal, label: str) -> list[NewClass]:
    """The programmes of a new class: as decided before, else those of this year's beginners with its label or year.

    Else the only programme of the school that is meant for its year. Raises BadInput where there is not exactly one.
    """
    begun = [had.new for had in turn.begun if label_key(had.new.label) == label_key(label)]
    if begun:
        return begun
    same = [new for new in turn.following if label_key(new.label) == label_key(label)]
    if same:
        return same
    year = find_year_of_new(label, turn.site.form)
    codes = {new.programme for new in turn.following if new.year == year}
    codes = codes or {code for code in _list_programmes(turn) if _covers_year(code, turn.to_year, year)}
    if len(codes) != 1:
        raise BadInput(reason="turn-new-programme", label=label)
    return [NewClass(label, year, codes.pop())]


def _list_programmes(turn: TurnProposal) -> set[str]:
    return {course_turn.course.programme_code for group in turn.groups for course_turn in group.courses}


def _covers_year(code: str, to_year: SchoolYear, year: int | None) -> bool:
    return year is not None and load_catalogue()[code].edition(str(to_year)).covers_year(min(year, 12))


def _find_pairs(
    turn: TurnProposal,
    moves: tuple[ClassMove, ...],
    beginning: tuple[Beginning, ...],
    gone: set[int],
    added: Mapping[str, tuple[Person, ...]],
) -> tuple[ClassLeaders, ...]:
    """The classes that have lessons next year, with their leaders. Those that go on come first."""
    pairs: dict[str, ClassLeaders] = {}
    for move in moves:
        if not move.going_on or move.label is None:
            continue
        stay = [person for course_turn in move.going_on for person in course_turn.leaders if person.id not in gone]
        leaders = {person.id: person for person in (*stay, *added.get(label_key(move.label), ()))}
        needed = max(course_turn.course.edition.min_leaders or 1 for course_turn in move.going_on)
        pairs[label_key(move.label)] = ClassLeaders(move.label, tuple(leaders.values()), needed)
    for start in beginning:
        key = label_key(start.new.label)
        edition = load_catalogue()[start.new.programme].edition(str(turn.to_year))
        joining = [
            person
            for begun in turn.begun
            if is_begun(begun, start)
            for person in begun.leaders
            if person.id not in gone
        ]
        leaders = {person.id: person for person in (*joining, *added.get(key, ()))}
        pairs.setdefault(key, ClassLeaders(start.new.label, tuple(leaders.values()), edition.min_leaders or 1))
    return tuple(pairs.values())
