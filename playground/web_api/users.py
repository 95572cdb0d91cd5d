"""The Web API methods users.*"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON, User
from playground.web_api.registry import find_user, read_flag, require_text, web_api_method


def user_json(core: Core, user: User, locale: bool) -> JSON:
    """Return a user as the Web API shows it. The e-mail address is left out without the scope users:read.email."""
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


@web_api_method("users.info", scope="users:read", tier=4)
def users_info(core: Core, args: JSON) -> JSON:
    """Return one user."""
    user = find_user(core, require_text(args, "user", "user_not_found"))
    return {"user": user_json(core, user, read_flag(args, "include_locale"))}


@web_api_method("users.lookupByEmail", scope="users:read.email", tier=3)
def users_lookup(core: Core, args: JSON) -> JSON:
    """Return the user with this e-mail address."""
    wanted = require_text(args, "email", "users_not_found").casefold()
    for user in core.state.users.values():
        if user.email and user.email.casefold() == wanted:
            return {"user": user_json(core, user, False)}
    raise SlackError("users_not_found")


@web_api_method("users.list", scope="users:read", tier=2)
def users_list(core: Core, args: JSON) -> JSON:
    """Return all users, in one page."""
    locale = read_flag(args, "include_locale")
    members = [user_json(core, user, locale) for user in core.state.users.values()]
    return {"members": members, "cache_ts": int(core.clock.now()), "response_metadata": {"next_cursor": ""}}
