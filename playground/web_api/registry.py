"""The table of Web API methods, and the checks of arguments that several methods share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON, Channel, User

Answerer = Callable[[Core, JSON], JSON]


@dataclass(frozen=True)
class WebApiMethod:
    """One Web API method. ``token`` is bot, app or none; ``tier`` is its rate limit, None for no limit of its own."""

    name: str
    answer: Answerer
    scope: str | None
    tier: int | None
    token: str


METHODS: dict[str, WebApiMethod] = {}


def web_api_method(
    name: str, *, scope: str | None = None, tier: int | None = None, token: str = "bot"
) -> Callable[[Answerer], Answerer]:
    """Decorate the function that answers a Web API method. It takes the arguments and returns the body without ``ok``.

    See WebApiMethod for ``tier`` and ``token``; ``scope`` is the scope that the bot needs.
    """

    def register(answer: Answerer) -> Answerer:
        METHODS[name] = WebApiMethod(name, answer, scope=scope, tier=tier, token=token)
        return answer

    return register


def require_text(args: JSON, name: str, error: str = "invalid_arguments") -> str:
    """Return a string argument. SlackError ``error`` if it is missing or empty."""
    value = args.get(name)
    if not isinstance(value, str) or not value:
        raise SlackError(error, response_metadata={"messages": [f"[ERROR] missing required field: {name}"]})
    return value


def read_flag(args: JSON, name: str, default: bool = False) -> bool:
    """Return a boolean argument. It may come as true, "true", 1 or "1"."""
    value = args.get(name, default)
    return value if isinstance(value, bool) else str(value).lower() in ("1", "true")


def check_scope(core: Core, scope: str) -> None:
    """SlackError missing_scope if the manifest does not ask for this scope."""
    if scope not in core.config.app.scopes:
        raise SlackError("missing_scope", needed=scope, provided=",".join(core.config.app.scopes))


def find_user(core: Core, user: str) -> User:
    """Return the user with this id. SlackError user_not_found."""
    try:
        return core.state.users[user]
    except KeyError as error:
        raise SlackError("user_not_found") from error


def find_channel(core: Core, channel: str) -> Channel:
    """Return the channel with this id, or for a person's id the DM with them. SlackError channel_not_found."""
    if channel in core.state.users and not core.state.users[channel].is_bot:
        return core.state.dm_of(channel)
    try:
        return core.state.channels[channel]
    except KeyError as error:
        raise SlackError("channel_not_found") from error
