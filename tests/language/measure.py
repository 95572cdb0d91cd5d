"""`make language`: what the guard and the grammar make of the corpora, by set, writer and family.

Lines of open writers that went wrong are printed with `--lines`; those of held-out writers never are.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from tests.language.corpus import HELD_OUT, OPEN, GuardText, Phrase, guard_texts, phrases
from tests.language.judging import RIGHT, Fate, Outcome, fate_of, outcome_of


def guard_shares(texts: Iterable[GuardText]) -> dict[tuple[str, bool], Counter[Fate]]:
    """How many texts of each set and verdict were stored, asked about and stopped."""
    counts: dict[tuple[str, bool], Counter[Fate]] = defaultdict(Counter)
    for text in texts:
        counts[text.kind, text.risky][fate_of(text.text)] += 1
    return counts


def phrase_counts(typed: Iterable[Phrase]) -> Counter[Outcome]:
    """How many phrases came to each outcome."""
    return Counter(outcome_of(phrase) for phrase in typed)


def _show_guard(console: Console, name: str, writers: str) -> None:
    table = Table(title=f"guard · {name} ({', '.join(writers)})")
    for column in ("set", "verdict", "texts", *Fate):
        table.add_column(column, justify="left" if column in ("set", "verdict") else "right")
    for (kind, risky), counts in sorted(guard_shares(guard_texts(writers)).items(), reverse=True):
        total = sum(counts.values())
        shares = [f"{100 * counts[fate] / total:.1f} %" for fate in Fate]
        table.add_row(kind, "risky" if risky else "ordinary", str(total), *shares)
    console.print(table)


def _show_phrases(console: Console, name: str, writers: str) -> None:
    counts = phrase_counts(phrases(writers))
    total = sum(counts.values())
    right = sum(counts[outcome] for outcome in RIGHT)
    told = ", ".join(f"{outcome} {counts[outcome]}" for outcome in Outcome)
    console.print(f"phrases · {name}: {100 * right / total:.1f} % of {total} right ({told})")


def _show_families(console: Console, name: str, writers: str) -> None:
    """What went wrong, by writer and family: enough to see where, without the lines."""
    wrong: Counter[str] = Counter()
    for text in guard_texts(writers):
        fate = fate_of(text.text)
        if (fate is Fate.STORED) == text.risky:
            wrong[f"{text.writer} {text.kind} {'risky' if text.risky else 'ordinary'} {fate}: {text.family}"] += 1
    for phrase in phrases(writers):
        outcome = outcome_of(phrase)
        if outcome not in RIGHT:
            wrong[f"{phrase.writer} {outcome}: {phrase.family}"] += 1
    console.print(f"[bold]{name}[/bold]")
    for line, count in sorted(wrong.items()):
        console.print(f"  {line}" + (f" x{count}" if count > 1 else ""), highlight=False)


def _show_lines(console: Console) -> None:
    for text in guard_texts(OPEN):
        fate = fate_of(text.text)
        if (fate is Fate.STORED) == text.risky:
            console.print(
                f"{text.writer} {text.kind} {fate} [{text.family}] {text.text}", highlight=False, markup=False
            )
    for phrase in phrases(OPEN):
        outcome = outcome_of(phrase)
        if outcome not in RIGHT:
            console.print(f"{phrase.writer} {outcome} {phrase.words} = {phrase.meaning}", highlight=False, markup=False)


def main(arguments: list[str]) -> None:
    """Print the tables, with `--families` what went wrong by family, with `--lines` the open writers' lines."""
    console = Console(width=130)
    for name, writers in (("open", OPEN), ("held out", HELD_OUT)):
        _show_guard(console, name, writers)
        _show_phrases(console, name, writers)
        if "--families" in arguments:
            _show_families(console, name, writers)
    if "--lines" in arguments:
        _show_lines(console)


if __name__ == "__main__":
    main(sys.argv[1:])
