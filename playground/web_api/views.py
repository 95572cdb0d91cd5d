"""Web API: views.* and files.*"""

from __future__ import annotations

from playground.acting.views import (
    checked_view,
    open_view,
    publish_home,
    push_view,
    update_view,
    use_trigger,
    view_json,
)
from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON, File, Message
from playground.web_api.posting import parsed
from playground.web_api.registry import known_channel, known_user, method, required


def _raw_view(args: JSON) -> object:
    if args.get("view") in (None, ""):
        raise SlackError("invalid_arguments", response_metadata={"messages": ["missing required field: view"]})
    return args["view"]


@method("views.open", tier=4)
def views_open(core: Core, args: JSON) -> JSON:
    """Open a modal with a fresh trigger_id. A view that is refused leaves the trigger unused."""
    spec = checked_view(core, _raw_view(args), "modal")
    user = use_trigger(core, required(args, "trigger_id", "invalid_trigger_id"))
    return {"view": view_json(core, open_view(core, user, spec))}


@method("views.push", tier=4)
def views_push(core: Core, args: JSON) -> JSON:
    """Open a modal on top of another, with a fresh trigger_id."""
    spec = checked_view(core, _raw_view(args), "modal")
    user = use_trigger(core, required(args, "trigger_id", "invalid_trigger_id"))
    return {"view": view_json(core, push_view(core, user, spec))}


@method("views.update", tier=4)
def views_update(core: Core, args: JSON) -> JSON:
    """Change an open view, found by view_id or external_id."""
    try:
        view = core.state.view(str(args.get("view_id") or args.get("external_id") or ""))
    except KeyError as missing:
        raise SlackError("not_found") from missing
    spec = checked_view(core, _raw_view(args), view.spec["type"])
    return {"view": view_json(core, update_view(core, view, spec, args.get("hash")))}


@method("views.publish", tier=4)
def views_publish(core: Core, args: JSON) -> JSON:
    """Set a person's Home."""
    if not core.config.app.home_setting("home_tab_enabled"):
        raise SlackError("not_enabled")
    user = known_user(core, required(args, "user_id", "user_not_found"))
    spec = checked_view(core, _raw_view(args), "home")
    return {"view": view_json(core, publish_home(core, user.id, spec, args.get("hash")))}


@method("files.getUploadURLExternal", scope="files:write", tier=4)
def upload_url(core: Core, args: JSON) -> JSON:
    """Where to send a file of ``length`` bytes."""
    name = required(args, "filename")
    try:
        length = int(args.get("length", ""))
    except (TypeError, ValueError) as error:
        raise SlackError("invalid_arguments") from error
    if length <= 0:
        raise SlackError("invalid_arguments")
    key = core.state.next_id("F")
    core.state.files[key] = File(key, name, length, user=core.config.bot_user_id)
    return {"upload_url": f"{core.config.base_url}/upload/{key}", "file_id": key}


@method("files.completeUploadExternal", scope="files:write", tier=4)
def complete_upload(core: Core, args: JSON) -> JSON:
    """Finish uploads, and share them where ``channel_id`` says."""
    listed = parsed(args.get("files"), "invalid_arguments")
    if not isinstance(listed, list) or not listed:
        raise SlackError("invalid_arguments")
    files = []
    for item in listed:
        file = core.state.files.get(item.get("id", "")) if isinstance(item, dict) else None
        if file is None or not file.received or file.done:
            raise SlackError("file_not_found")
        file.title = item.get("title") or file.name
        files.append(file)
    target = args.get("channel_id") or args.get("channels")
    if target:
        _share(core, str(target), args, files)
    for file in files:
        file.done = True
    return {"files": [{"id": file.id, "title": file.title, "name": file.name} for file in files]}


def _share(core: Core, target: str, args: JSON, files: list[File]) -> None:
    channel = known_channel(core, target)
    if core.config.bot_user_id not in channel.members:
        raise SlackError("not_in_channel")
    core.limiter.check_post(channel.id)
    message = Message(
        core.state.next_ts(),
        channel.id,
        core.config.bot_user_id,
        str(args.get("initial_comment") or ""),
        thread_ts=args.get("thread_ts"),
        files=[file.id for file in files],
    )
    channel.messages.append(message)
    core.changed()
