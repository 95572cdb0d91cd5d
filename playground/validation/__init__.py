"""Checks messages and views against every limit that Slack documents for Block Kit.

``check_message_blocks`` and ``check_view_blocks`` return a ``ValidationReport`` that lists the problems in Slack's own
words. ``rules`` holds the small checks that everything is composed of, ``elements`` the interactive elements,
``blocks`` the blocks, and ``reports`` the limits of a whole message or view.
"""

from playground.validation.blocks import elements_of
from playground.validation.elements import all_options
from playground.validation.reports import MOST_TEXT, check_message_blocks, check_view_blocks
from playground.validation.rules import ValidationReport

__all__ = [
    "MOST_TEXT",
    "ValidationReport",
    "all_options",
    "check_message_blocks",
    "check_view_blocks",
    "elements_of",
]
