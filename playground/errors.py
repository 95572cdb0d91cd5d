"""The playground's exceptions."""

from __future__ import annotations

from typing import Any


class SlackError(Exception):
    """Slack refuses a call. ``code`` is Slack's error code; ``extra`` holds further keys of the answer."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra

    def body(self) -> dict[str, Any]:
        """Return the JSON body that Slack would answer with: ``{"ok": false, "error": code}`` and ``extra``."""
        return {"ok": False, "error": self.code, **self.extra}


class RateLimitedError(SlackError):
    """Slack refuses a call because there were too many. ``retry_after`` is in whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after


class ActionError(Exception):
    """A person tried something that their screen does not offer: no such button, option, modal or channel."""


class ConfigError(ValueError):
    """The configuration is wrong, or describes an app or a workspace that Slack would not accept."""
