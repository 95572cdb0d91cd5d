"""What the letters to districts and the city ought to say, by the crowd's books.

A class is two named people (promise 6): the pace is told in sums over at least five classes and three pairs alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.crowd.books import Books, ClassBook
from bot.crowd.city import Post, SchoolRow
from bot.crowd.figures import PACED, TermCount, count_term, ending_term, stand_a_week_ago, stand_of, term_figures
from bot.crowd.reading import say_day
from bot.crowd.year import DAY
from models.calendar import week

FEWEST_CLASSES, FEWEST_PAIRS = 5, 3

MOST_NAMES = 5
NOT_STARTED = ("informerad", "förankring", "utbildning", "startar")  # words of the school file


@dataclass(frozen=True, slots=True)
class SchoolBooks:
    """A school with the books of its classes."""

    school: SchoolRow
    classes: list[ClassBook]


def sums_figures(books: Books, district: str, today: date) -> dict[str, int | str] | None:
    """What the letter about a district ought to say, or about the city where that is empty.

    None where no letter is due: nothing may be shown, and nothing is to be decided.
    """
    schools = [
        SchoolBooks(school, books.of_school(school.name))
        for school in sorted(books.city.schools, key=lambda each: each.name.casefold())
        if district in ("", school.district)
    ]
    decisions = _decide(books, schools)
    groups = _group_tellable(schools, lambda each: each.classes, today)
    if not groups and not decisions:
        return None
    figures = _count_schools(books, schools, district, today) | decisions
    if not groups:
        return figures | {"too few": 1} | _count_others(schools, set())
    shown = [each for group in groups for each in group]
    classes = [book for each in shown for book in each.classes]
    stands = Counter(stand_of(book, today).word for book in classes)
    before = sum(stand_a_week_ago(book, today).word == "in_step" for book in classes)
    figures |= {"in step": stands["in_step"], "in step of": len(classes), "in step before": before}
    figures |= {"behind": stands["behind"], "far behind": stands["far_behind"], "waiting": stands["waiting"]}
    apart = {word: count for word, count in stands.items() if word not in PACED}
    figures |= {f"stand {word}": count for word, count in apart.items()}
    answered = sum(not book.unanswered(today) for book in classes)
    figures |= {"open classes": len(classes) - answered, "running classes": len(classes)}

    def list_with_due(each: SchoolBooks) -> list[ClassBook]:
        return [book for book in each.classes if count_term(books, book, today).planned]

    told = _group_tellable(schools, list_with_due, today)
    due = (count_term(books, book, today) for group in told for each in group for book in each.classes)
    figures |= term_figures(books, sum(due, TermCount()), today)
    figures |= _school_rows(schools, groups, today)
    if sum(name.startswith("row ") for name in figures) > 1:  # one bar says no more than its figures
        figures["picture of"] = len(classes)
        figures |= {f"picture {word.replace('_', ' ')}": stands[word] for word in PACED}
    return figures


def _count_schools(books: Books, schools: Sequence[SchoolBooks], district: str, today: date) -> dict[str, int | str]:
    counts = [len(each.classes) or each.school.classes for each in schools]
    last = today - DAY
    while not any(books.year.kind(last, each.school.name) == "skoldag" for each in schools):
        last -= DAY
    silent = [each.school.name for each, count in zip(schools, counts, strict=True) if count is None]
    found: dict[str, int | str] = {
        "where": district or "staden",
        "week": week(today),
        "until": say_day(last),
        "schools": sum(each.school.keeps_school_days for each in schools),
        "youth centres": sum(not each.school.keeps_school_days for each in schools),
        "classes": sum(count or 0 for count in counts),
        "at least": int(bool(silent)),
        "silent": len(silent),
    }
    ends = ending_term(books, today)
    return found | ({"term ends": say_day(ends)} if ends else {})


def _decide(books: Books, schools: Sequence[SchoolBooks]) -> dict[str, int | str]:
    """What the reader may have to act on: the schools, each with those who can be asked there."""
    people = {post: _names_of(books, post) for post in (Post.COORDINATOR, Post.PRINCIPAL)}
    given = {name: [each.split()[0] for each in names] for name, names in people[Post.COORDINATOR].items()}
    leaderless = [each.school.name for each in schools if each.classes and each.school.name not in given]
    silent = [each.school.name for each in schools if not each.classes and each.school.classes is None]
    found: dict[str, int | str] = {}
    if leaderless:
        found["no coordinator"] = _say_schools(leaderless, people[Post.PRINCIPAL])
    if silent:
        found["not reported"] = _say_schools(silent, people[Post.PRINCIPAL] | given)
    return found | ({"decides": 1} if found else {})


def _names_of(books: Books, post: Post) -> dict[str, list[str]]:
    """The names of those with a post, by where they work."""
    found: dict[str, list[str]] = {}
    for member in sorted(books.city.members, key=lambda each: each.name):
        if member.post is post:
            found.setdefault(member.workplace, []).append(member.name)
    return found


def _say_schools(schools: Sequence[str], helpers: Mapping[str, list[str]]) -> str:
    said = [f"{name} (fråga {_say_list(helpers[name])})" if name in helpers else name for name in schools]
    return _say_list(said) if len(said) <= MOST_NAMES else f"{', '.join(said[:MOST_NAMES])} med flera"


def _say_list(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"


def is_enough(classes: Iterable[ClassBook], today: date) -> bool:
    """Whether a sum over these classes points at nobody."""
    paced = [book for book in classes if stand_of(book, today).word in PACED]
    return len(paced) >= FEWEST_CLASSES and len({frozenset(book.klass.leaders) for book in paced}) >= FEWEST_PAIRS


def _group_tellable(
    schools: Sequence[SchoolBooks], counted: Callable[[SchoolBooks], list[ClassBook]], today: date
) -> list[list[SchoolBooks]]:
    """One group a district, and one of all that are too small together with the schools without a district."""
    districts: dict[str, list[SchoolBooks]] = {}
    for each in schools:
        districts.setdefault(each.school.district, []).append(each)
    rest = districts.pop("", [])
    groups = []
    for inside in districts.values():
        if is_enough((book for each in inside for book in counted(each)), today):
            groups.append(inside)
        else:
            rest = [*rest, *inside]
    if is_enough((book for each in rest for book in counted(each)), today):
        groups.append(rest)
    return groups


def _school_rows(
    schools: Sequence[SchoolBooks], groups: Sequence[Sequence[SchoolBooks]], today: date
) -> dict[str, int | str]:
    """The table: large schools have a row of their own and small ones share one; the others are counted."""
    alone: list[SchoolBooks] = []
    small: list[SchoolBooks] = []
    for group in groups:
        large, few = _split_group([each for each in group if each.classes], today)
        alone, small = alone + large, small + few
    found: dict[str, int | str] = {}
    for each in alone:
        found |= _row(each.school.name, each.classes, today)
    if small:
        found |= _row(f"Mindre skolor ({len(small)})", [book for each in small for book in each.classes], today)
    found |= _count_others(schools, {each.school.name for each in (*alone, *small)})
    well = sum(all(stand_of(book, today).word == "in_step" for book in each.classes) for each in alone)
    return found | ({"all in step": well} if well else {})


def _count_others(schools: Sequence[SchoolBooks], but: set[str]) -> dict[str, int | str]:
    """The schools without a row, by why that is so."""
    others = [each for each in schools if each.school.name not in but]
    counts = Counter(_find_reason(each) for each in others)
    found: dict[str, int | str] = {f"other {reason}": count for reason, count in counts.items()}
    if counts["not using"]:
        found["other classes"] = sum(each.school.classes or 0 for each in others if _find_reason(each) == "not using")
    return found


def _find_reason(each: SchoolBooks) -> str:
    if each.classes:
        return "too small"
    return "not started" if each.school.status in NOT_STARTED else "not using"


def _split_group(schools: Sequence[SchoolBooks], today: date) -> tuple[list[SchoolBooks], list[SchoolBooks]]:
    """The large ones and the small ones; where the small are too few to be told, the smallest large one joins them."""
    alone = sorted((each for each in schools if is_enough(each.classes, today)), key=lambda each: len(each.classes))
    small = [each for each in schools if not is_enough(each.classes, today)]
    while alone and small and not is_enough((book for each in small for book in each.classes), today):
        small.append(alone.pop(0))
    return alone, small


def _row(name: str, classes: Sequence[ClassBook], today: date) -> dict[str, int | str]:
    stands = Counter(stand_of(book, today).word for book in classes)
    told = [stands[word] for word in PACED]
    return {f"row {name}": " ".join(map(str, (len(classes), *told, len(classes) - sum(told))))}
