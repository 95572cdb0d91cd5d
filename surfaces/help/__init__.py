"""The help, made from the table of commands."""

from surfaces.help.messages import (
    HelpExample,
    HelpFacts,
    show_help,
    show_no_report,
    show_not_understood,
    show_nothing_held,
    show_thanks,
)

__all__ = [
    "HelpExample",
    "HelpFacts",
    "show_help",
    "show_no_report",
    "show_not_understood",
    "show_nothing_held",
    "show_thanks",
]
