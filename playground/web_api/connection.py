"""The Web API methods api.test, auth.test and apps.connections.open."""

from __future__ import annotations

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON
from playground.web_api.registry import web_api_method


@web_api_method("api.test", token="none")
def api_test(core: Core, args: JSON) -> JSON:
    """Return the arguments, or the error that ``error`` asks for."""
    if error := args.get("error"):
        raise SlackError(str(error), args=args)
    return {"args": args}


@web_api_method("auth.test")
def auth_test(core: Core, args: JSON) -> JSON:
    """Return the bot and the workspace that the token belongs to."""
    config = core.config
    return {
        "url": f"{config.base_url}/",
        "team": config.team_name,
        "team_id": config.team_id,
        "user": config.bot_name,
        "user_id": config.bot_user_id,
        "bot_id": config.bot_id,
        "is_enterprise_install": False,
    }


@web_api_method("apps.connections.open", tier=1, token="app")
def open_connection(core: Core, args: JSON) -> JSON:
    """Return the address of a new Socket Mode connection, with the ticket that opens it."""
    if not core.config.app.socket_mode:
        raise SlackError("socket_mode_disabled")
    base = core.config.base_url.replace("http", "ws", 1)
    return {"url": f"{base}/socket/{core.sockets.issue_ticket()}"}
