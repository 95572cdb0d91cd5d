"""Errors of the playground: what Slack answers, and what a test asks for in vain."""

from __future__ import annotations

from typing import Any


class SlackError(Exception):
    """An error that Slack reports as ``{"ok": false, "error": code}``; ``extra`` is merged into the answer."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra

    def body(self) -> dict[str, Any]:
        """The JSON body that Slack would answer with."""
        return {"ok": False, "error": self.code, **self.extra}


class RateLimitedError(SlackError):
    """Too many calls; ``retry_after`` is in whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after


class ActionError(Exception):
    """A person was asked to do what their screen does not offer (no such button, option, modal or channel)."""


class ConfigError(ValueError):
    """The configuration describes an app or a workspace that Slack would not accept."""
