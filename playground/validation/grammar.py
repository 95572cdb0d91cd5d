"""The grammar of Block Kit checks: a report that collects problems, and small rules that shapes are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

JSON = dict[str, Any]


@dataclass
class Report:
    """Problems found, each as Slack words them: ``[ERROR] reason [json-pointer:/blocks/0/text]``."""

    messages: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add(self, pointer: str, reason: str) -> None:
        """Note a problem at a JSON pointer."""
        self.messages.append(f"[ERROR] {reason} [json-pointer:{pointer}]")

    def warn(self, pointer: str, reason: str) -> None:
        """Note what Slack accepts and we advise against."""
        self.warnings.append(f"[WARN] {reason} [json-pointer:{pointer}]")


Rule = Callable[[Report, Any, str], None]
Extra = Callable[[Report, JSON, str], None]


@dataclass(frozen=True)
class Shape:
    """An object: the keys it must have, those it may have, and what must hold between them."""

    required: dict[str, Rule]
    optional: dict[str, Rule] = field(default_factory=dict)
    extra: Extra | None = None

    def __call__(self, report: Report, value: Any, pointer: str) -> None:
        """Check a value; ``type`` is taken as known."""
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
    """A string of ``least`` to ``most`` characters."""

    def check(report: Report, value: Any, pointer: str) -> None:
        if not isinstance(value, str):
            report.add(pointer, "must be a string")
        elif len(value) > most:
            report.add(pointer, f"must be less than {most + 1} characters")
        elif len(value) < least:
            report.add(pointer, f"must be more than {least - 1} characters")

    return check


def boolean(report: Report, value: Any, pointer: str) -> None:
    """True or false; Slack takes no "true" or 1 here."""
    if not isinstance(value, bool):
        report.add(pointer, "must be a boolean")


def integer(least: int, most: int) -> Rule:
    """A whole number from ``least`` to ``most``."""

    def check(report: Report, value: Any, pointer: str) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            report.add(pointer, "must be an integer")
        elif not least <= value <= most:
            report.add(pointer, f"must be between {least} and {most}")

    return check


def choice(*allowed: str) -> Rule:
    """One of these strings."""

    def check(report: Report, value: Any, pointer: str) -> None:
        if value not in allowed:
            report.add(pointer, f"must be one of: {', '.join(allowed)}")

    return check


def listing(rule: Rule, most: int, least: int = 1) -> Rule:
    """A list of ``least`` to ``most`` items that each follow ``rule``."""

    def check(report: Report, value: Any, pointer: str) -> None:
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
    """A string for which ``test`` does not raise ValueError."""

    def check(report: Report, value: Any, pointer: str) -> None:
        if not isinstance(value, str):
            report.add(pointer, "must be a string")
            return
        try:
            test(value)
        except ValueError:
            report.add(pointer, reason)

    return check


def anything(report: Report, value: Any, pointer: str) -> None:
    """No check: Slack's own depth here is not modelled."""


def unique(report: Report, found: Iterable[tuple[str, str]], what: str) -> None:
    """Report every (value, pointer) whose value was there before."""
    seen: set[str] = set()
    for value, pointer in found:
        if value in seen:
            report.add(pointer, f"{what} already exists: {value}")
        seen.add(value)
