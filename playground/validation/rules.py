"""The report of a check, and the small rules that all checks of Block Kit are composed of.

A rule is a function (report, value, pointer): it checks the value and adds each problem to the report, with a JSON
pointer to where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from playground.state import JSON


@dataclass
class ValidationReport:
    """The problems (``messages``) and the advice (``warnings``) of one check.

    Each is worded as by Slack: ``[ERROR] reason [json-pointer:/blocks/0/text]``.
    """

    messages: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add(self, pointer: str, reason: str) -> None:
        """Add a problem at a JSON pointer."""
        self.messages.append(f"[ERROR] {reason} [json-pointer:{pointer}]")

    def warn(self, pointer: str, reason: str) -> None:
        """Add something that Slack accepts but advises against."""
        self.warnings.append(f"[WARN] {reason} [json-pointer:{pointer}]")


Rule = Callable[[ValidationReport, Any, str], None]
Extra = Callable[[ValidationReport, JSON, str], None]


@dataclass(frozen=True)
class Shape:
    """The rule for an object: the keys it must have, the keys it may have, and a check of the object as a whole."""

    required: dict[str, Rule]
    optional: dict[str, Rule] = field(default_factory=dict)
    extra: Extra | None = None

    def __call__(self, report: ValidationReport, value: Any, pointer: str) -> None:
        """Check an object. Its ``type`` is not checked: the caller chose this shape by it."""
        if not isinstance(value, dict):
            report.add(pointer, "must be an object")
            return
        for key in self.required:
            if key not in value:
                report.add(pointer, f"missing required field: {key}")
        rules = {**self.required, **self.optional}
        for key, item in value.items():
            if key in rules:
                rules[key](report, item, f"{pointer}/{key}")
            elif key != "type":
                report.add(pointer, f"invalid additional property: {key}")
        if self.extra:
            self.extra(report, value, pointer)


def string(most: int, least: int = 1) -> Rule:
    """Return the rule for a string of ``least`` to ``most`` characters."""

    def check(report: ValidationReport, value: Any, pointer: str) -> None:
        if not isinstance(value, str):
            report.add(pointer, "must be a string")
        elif len(value) > most:
            report.add(pointer, f"must be less than {most + 1} characters")
        elif len(value) < least:
            report.add(pointer, f"must be more than {least - 1} characters")

    return check


def boolean(report: ValidationReport, value: Any, pointer: str) -> None:
    """The rule for true or false. As in Slack, "true" and 1 are refused."""
    if not isinstance(value, bool):
        report.add(pointer, "must be a boolean")


def integer(least: int, most: int) -> Rule:
    """Return the rule for a whole number from ``least`` to ``most``."""

    def check(report: ValidationReport, value: Any, pointer: str) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            report.add(pointer, "must be an integer")
        elif not least <= value <= most:
            report.add(pointer, f"must be between {least} and {most}")

    return check


def choice(*allowed: str) -> Rule:
    """Return the rule for one of these strings."""

    def check(report: ValidationReport, value: Any, pointer: str) -> None:
        if value not in allowed:
            report.add(pointer, f"must be one of: {', '.join(allowed)}")

    return check


def listing(rule: Rule, most: int, least: int = 1) -> Rule:
    """Return the rule for a list of ``least`` to ``most`` items that each follow ``rule``."""

    def check(report: ValidationReport, value: Any, pointer: str) -> None:
        if not isinstance(value, list):
            report.add(pointer, "must be an array")
            return
        if len(value) > most:
            report.add(pointer, f"no more than {most} items allowed")
        if len(value) < least:
            report.add(pointer, f"no fewer than {least} items allowed")
        for index, item in enumerate(value):
            rule(report, item, f"{pointer}/{index}")

    return check


def matching(test: Callable[[str], object], reason: str) -> Rule:
    """Return the rule for a string that ``test`` accepts; ``test`` raises ValueError for any other."""

    def check(report: ValidationReport, value: Any, pointer: str) -> None:
        if not isinstance(value, str):
            report.add(pointer, "must be a string")
            return
        try:
            test(value)
        except ValueError:
            report.add(pointer, reason)

    return check


def anything(report: ValidationReport, value: Any, pointer: str) -> None:
    """The rule that accepts any value: Slack's own check of it is not reproduced here."""


def check_unique(report: ValidationReport, found: Iterable[tuple[str, str]], what: str) -> None:
    """Report every (value, pointer) whose value occurred before. ``what`` names the value in the problem."""
    seen: set[str] = set()
    for value, pointer in found:
        if value in seen:
            report.add(pointer, f"{what} already exists: {value}")
        seen.add(value)
