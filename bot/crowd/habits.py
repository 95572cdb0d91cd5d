"""What the crowd is likely to do: shares and phrases out of `habits.toml`, drawn by a seed.

A draw depends on the seed and on what it is about alone, never on what was drawn before: the same seed gives the same
year, whatever else happens on the way.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "habits.toml"


@dataclass(frozen=True, slots=True)
class Habits:
    """The data file and the seed. A path such as `missed.moved_on` names a value of the file; `about` is any words."""

    seed: int
    data: Mapping[str, Any]

    def draw(self, *about: object) -> float:
        """A number from 0 up to 1."""
        return random.Random("/".join(map(str, (self.seed, *about)))).random()

    def happens(self, path: str, *about: object) -> bool:
        """Whether what has a share in the file happens this time."""
        return self.draw(path, *about) < float(self.value(path))

    def pick(self, path: str, *about: object) -> Any:
        """One of a list in the file."""
        choices: Sequence[Any] = self.value(path)
        return choices[int(self.draw(path, *about) * len(choices))]

    def weigh(self, shares: Mapping[str, float], *about: object) -> str:
        """One of the keys, by the shares that stand beside them."""
        left = self.draw(*about) * sum(shares.values())
        for key, share in shares.items():
            left -= share
            if left < 0:
                return key
        return list(shares)[-1]

    def value(self, path: str) -> Any:
        """A value of the file. Raises KeyError for a path that it does not have."""
        found: Any = self.data
        for name in path.split("."):
            found = found[name]
        return found


def load_habits(seed: int) -> Habits:
    """The crowd's habits with a seed."""
    return Habits(seed, tomllib.loads(FILE.read_text(encoding="utf-8")))
