"""Web API: api.test, auth.test, apps.connections.open and users.*"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON, User
from playground.web_api.registry import flag, known_user, method, required


@method("api.test", token="none")
def api_test(core: Core, args: JSON) -> JSON:
    """Echo, or the error asked for."""
    if error := args.get("error"):
        raise SlackError(str(error), args=args)
    return {"args": args}


@method("auth.test")
def auth_test(core: Core, args: JSON) -> JSON:
    """Whose token this is."""
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


@method("apps.connections.open", tier=1, token="app")
def open_connection(core: Core, args: JSON) -> JSON:
    """A WebSocket address with a ticket for one connection."""
    if not core.config.app.socket_mode:
        raise SlackError("socket_mode_disabled")
    base = core.config.base_url.replace("http", "ws", 1)
    return {"url": f"{base}/socket/{core.sockets.ticket()}"}


def user_json(core: Core, user: User, locale: bool) -> JSON:
    """A user as the Web API shows one; the address only with the scope users:read.email."""
    zone = ZoneInfo(user.tz)
    offset = datetime.fromtimestamp(core.clock.now(), zone).utcoffset()
    profile: JSON = {"real_name": user.real_name, "display_name": user.name, "team": core.config.team_id}
    if user.email and "users:read.email" in core.config.app.scopes:
        profile["email"] = user.email
    found: JSON = {
        "id": user.id,
        "team_id": core.config.team_id,
        "name": user.name,
        "real_name": user.real_name,
        "deleted": False,
        "is_bot": user.is_bot,
        "is_admin": False,
        "tz": user.tz,
        "tz_label": user.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": profile,
    }
    if locale:
        found["locale"] = user.locale
    return found


@method("users.info", scope="users:read", tier=4)
def users_info(core: Core, args: JSON) -> JSON:
    """One user."""
    user = known_user(core, required(args, "user", "user_not_found"))
    return {"user": user_json(core, user, flag(args, "include_locale"))}


@method("users.lookupByEmail", scope="users:read.email", tier=3)
def users_lookup(core: Core, args: JSON) -> JSON:
    """The user with this e-mail address."""
    wanted = required(args, "email", "users_not_found").casefold()
    for user in core.state.users.values():
        if user.email and user.email.casefold() == wanted:
            return {"user": user_json(core, user, False)}
    raise SlackError("users_not_found")


@method("users.list", scope="users:read", tier=2)
def users_list(core: Core, args: JSON) -> JSON:
    """Everybody, in one page."""
    locale = flag(args, "include_locale")
    members = [user_json(core, user, locale) for user in core.state.users.values()]
    return {"members": members, "cache_ts": int(core.clock.now()), "response_metadata": {"next_cursor": ""}}
