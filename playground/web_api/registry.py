"""The table of Web API methods: what each needs (token, scope, tier) and which function answers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON, Channel, User


@dataclass(frozen=True)
class Method:
    """One Web API method. ``token`` is bot, app or none; ``tier`` None is not limited by method."""

    name: str
    answer: Callable[[Core, JSON], JSON]
    scope: str | None
    tier: int | None
    token: str


METHODS: dict[str, Method] = {}
Answerer = Callable[[Core, JSON], JSON]


def method(
    name: str, *, scope: str | None = None, tier: int | None = None, token: str = "bot"
) -> Callable[[Answerer], Answerer]:
    """Register the function that answers a Web API method. It returns the body without ``ok``."""

    def register(answer: Answerer) -> Answerer:
        METHODS[name] = Method(name, answer, scope, tier, token)
        return answer

    return register


def required(args: JSON, name: str, error: str = "invalid_arguments") -> str:
    """A string argument; SlackError when it is missing."""
    value = args.get(name)
    if not isinstance(value, str) or not value:
        raise SlackError(error, response_metadata={"messages": [f"[ERROR] missing required field: {name}"]})
    return value


def flag(args: JSON, name: str, default: bool = False) -> bool:
    """A boolean argument, however it was encoded."""
    value = args.get(name, default)
    return value if isinstance(value, bool) else str(value).lower() in ("1", "true")


def need_scope(core: Core, scope: str) -> None:
    """SlackError missing_scope when the manifest does not ask for this one."""
    if scope not in core.config.app.scopes:
        raise SlackError("missing_scope", needed=scope, provided=",".join(core.config.app.scopes))


def known_user(core: Core, user: str) -> User:
    """The user with this id; SlackError user_not_found."""
    try:
        return core.state.users[user]
    except KeyError as error:
        raise SlackError("user_not_found") from error


def known_channel(core: Core, channel: str) -> Channel:
    """The channel with this id, or (for a person's id) the DM with that person; SlackError channel_not_found."""
    if channel in core.state.users and not core.state.users[channel].is_bot:
        return core.state.dm_of(channel)
    try:
        return core.state.channels[channel]
    except KeyError as error:
        raise SlackError("channel_not_found") from error
