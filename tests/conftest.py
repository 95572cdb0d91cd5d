"""What holds for every test: no setting of this computer reaches it, and Hypothesis times nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from bot.settings import NAMES

# A busy machine is no fault of the code; speed belongs in `benchmarks/`.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True, scope="session")
def no_settings_of_this_computer() -> Iterator[None]:
    """Every setting is there and empty: that means its default, and hides what a `.env` of the developer's says.

    Commands that tests start as processes of their own inherit it.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in NAMES:
            patch.setenv(name, "")
        yield
