"""What the rules refuse, as types. Each becomes one sentence with a next step in `surfaces/errors.py`."""

from __future__ import annotations

from typing import ClassVar


class DomainError(Exception):
    """A refusal that a person can act on. `code` names its text; `words` fill it in."""

    code: ClassVar[str] = "error"

    def __init__(self, **words: str | int) -> None:
        super().__init__(self.code)  # never the words: they may be somebody's text, and this reaches the log
        self.words = words
        self.locale: str | None = None  # the language of the person refused, once it is known


class UnknownPerson(DomainError):
    """The bot has never seen this person."""

    code = "unknown-person"


class NotAllowed(DomainError):
    """The right is missing. `helper` names who can help; `what` names what was asked for."""

    code = "not-allowed"


class NotFound(DomainError):
    """No such class, lesson or text among what the person may see; `reason` names which."""

    code = "not-found"


class BadInput(DomainError):
    """The words were understood but can't be so; `reason` names the text that says why."""

    code = "bad-input"


class Stale(DomainError):
    """What the button spoke of has changed or gone since it was shown."""

    code = "stale"


class ImportRefused(DomainError):
    """An import has rows that can't be taken; nothing was stored."""

    code = "import-refused"
