"""The Web API methods views.*"""

from __future__ import annotations

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON
from playground.views import (
    check_view,
    open_view,
    publish_home,
    push_view,
    update_view,
    use_trigger,
    view_json,
)
from playground.web_api.registry import find_user, require_text, web_api_method


def _require_view(args: JSON) -> object:
    if args.get("view") in (None, ""):
        raise SlackError("invalid_arguments", response_metadata={"messages": ["missing required field: view"]})
    return args["view"]


@web_api_method("views.open", tier=4)
def views_open(core: Core, args: JSON) -> JSON:
    """Open a modal for the person of ``trigger_id``. If the view is refused, the trigger can still be used."""
    spec = check_view(core, _require_view(args), "modal")
    user = use_trigger(core, require_text(args, "trigger_id", "invalid_trigger_id"))
    return {"view": view_json(core, open_view(core, user, spec))}


@web_api_method("views.push", tier=4)
def views_push(core: Core, args: JSON) -> JSON:
    """Open a modal on top of another, for the person of ``trigger_id``."""
    spec = check_view(core, _require_view(args), "modal")
    user = use_trigger(core, require_text(args, "trigger_id", "invalid_trigger_id"))
    return {"view": view_json(core, push_view(core, user, spec))}


@web_api_method("views.update", tier=4)
def views_update(core: Core, args: JSON) -> JSON:
    """Change an open view, found by ``view_id`` or ``external_id``."""
    try:
        view = core.state.view(str(args.get("view_id") or args.get("external_id") or ""))
    except KeyError as missing:
        raise SlackError("not_found") from missing
    spec = check_view(core, _require_view(args), view.spec["type"])
    return {"view": view_json(core, update_view(core, view, spec, args.get("hash")))}


@web_api_method("views.publish", tier=4)
def views_publish(core: Core, args: JSON) -> JSON:
    """Set a person's Home."""
    if not core.config.app.home_setting("home_tab_enabled"):
        raise SlackError("not_enabled")
    user = find_user(core, require_text(args, "user_id", "user_not_found"))
    spec = check_view(core, _require_view(args), "home")
    return {"view": view_json(core, publish_home(core, user.id, spec, args.get("hash")))}
