"""The names that the guard is told: whose need no sign beside them, and whose do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Colleagues and places, word by word in lower case.

    A pupil may bear any colleague's name. So only the names of those whom a text is most likely about are excused
    freely (`trusted`: the writer, the leaders of the class, its coordinator and principal). The name of another
    colleague (`staff`) needs a sign that it is hers: a role, a work verb, her surname.
    """

    trusted: frozenset[str] = frozenset()
    staff: frozenset[str] = frozenset()
    full_names: frozenset[tuple[str, ...]] = frozenset()
    places: frozenset[str] = frozenset()
    _forms: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_forms", self.trusted | self.staff)

    @classmethod
    def of(cls, *, trusted: Iterable[str], staff: Iterable[str], places: Iterable[str]) -> KnownNames:
        """From whole names, such as `Karin Berg`."""
        trusted, staff = list(trusted), list(staff)
        return cls(
            trusted=_words(trusted),
            staff=_words(staff),
            full_names=frozenset(tuple(name.casefold().split()) for name in [*trusted, *staff]),
            places=_words(places),
        )

    def is_colleague(self, low: str) -> bool:
        """Whether some colleague is called so, in the genitive too."""
        return bool(name_forms(low) & self._forms)

    def is_trusted(self, low: str) -> bool:
        """Whether the name needs no sign."""
        return bool(name_forms(low) & self.trusted)

    def has_surname(self, given: str, follows: str) -> bool:
        """Whether a colleague has both names; an initial will do for the second: `Sara Nilsson`, `Sara N`."""
        firsts, seconds = name_forms(given), name_forms(follows.rstrip("."))
        return any(
            full[0] in firsts and len(full) > 1 and any(second and full[-1].startswith(second) for second in seconds)
            for full in self.full_names
        )


def name_forms(low: str) -> frozenset[str]:
    """A word and what it is without its genitive: `karins`, `karin:s`, `karin's`."""
    bare = re.sub(r"[:'’]s$", "", low.lstrip("@"))
    return frozenset({bare, bare[:-1]}) if bare.endswith("s") and len(bare) > 2 else frozenset({bare})


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name.casefold()))
