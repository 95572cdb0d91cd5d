"""The lines that `mvp import` prints: what it did or would do, and what is wrong with its files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from models.imports import Problem, Report, SchoolFacts, Word
from surfaces.kit import plain, say_day_week, say_list
from surfaces.places import say_sites

MOST_LINES = 60


def build_count_table(locale: str, report: Report) -> tuple[list[str], list[list[str]]]:
    """Headers, and a row for each kind of file: how many of its rows are new, changed and unchanged."""
    headers = [plain(locale, f"import-column-{name}") for name in ("kind", "new", "changed", "unchanged")]
    rows = [
        [plain(locale, f"import-kind-{count.kind}"), str(count.new), str(count.changed), str(count.unchanged)]
        for count in report.counts
    ]
    return headers, rows


def list_facts(locale: str, report: Report) -> list[str]:
    """A line for each school year in the school files, and how many people were added with the classes."""
    sentences = [_say_facts(locale, facts) for facts in report.facts]
    if report.people_added:
        sentences.append(plain(locale, "import-people-added", count=report.people_added))
    return sentences


def _say_facts(locale: str, facts: SchoolFacts) -> str:
    classes = "import-classes-least" if facts.not_reported else "import-classes"
    return plain(
        locale,
        "import-facts",
        year=str(facts.school_year),
        schools=say_sites(locale, facts.sites),
        classes=plain(locale, classes, count=facts.classes),
        not_reported=plain(locale, "import-not-reported", count=facts.not_reported),
        not_started=plain(locale, "import-not-started", count=facts.not_started),
    )


def list_warnings(locale: str, report: Report) -> list[str]:
    """The warnings: what may be wrong, but does not stop the import."""
    if not report.warnings:
        return []
    return [plain(locale, "import-warnings", count=len(report.warnings)), *_list_problem_lines(locale, report.warnings)]


def list_problems(locale: str, problems: tuple[Problem, ...]) -> list[str]:
    """Every problem with its place and remedy, and that nothing was stored."""
    return [*_list_problem_lines(locale, problems), plain(locale, "import-refused", count=len(problems))]


def say_import_text(locale: str, key: str, **words: str | int) -> str:
    """The text `import-<key>`, for what `bot/imports.py` prints itself."""
    return plain(locale, f"import-{key}", **words)


def _list_problem_lines(locale: str, problems: Iterable[Problem]) -> list[str]:
    lines = [_say_problem(locale, problem) for problem in problems]
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], plain(locale, "import-more", count=more)] if more > 0 else lines


def _say_problem(locale: str, problem: Problem) -> str:
    what = plain(
        locale, f"import-{problem.code}", **{name: _say_word(locale, word) for name, word in problem.words.items()}
    )
    if not problem.line:
        return plain(locale, "import-at-file", file=problem.file, what=what)
    place = {"file": problem.file, "line": str(problem.line), "what": what}
    if not problem.column:
        return plain(locale, "import-at-line", **place)
    return plain(locale, "import-at-cell", column=problem.column, **place)


def _say_word(locale: str, word: Word) -> str | int:
    if isinstance(word, date):
        return say_day_week(locale, word)
    return say_list(locale, word) if isinstance(word, tuple) else word
