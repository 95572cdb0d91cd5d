"""The Web API methods files.*"""

from __future__ import annotations

from playground.core import Core
from playground.errors import SlackError
from playground.posting import parse_json
from playground.state import JSON, File, PostedMessage
from playground.web_api.registry import find_channel, require_text, web_api_method


@web_api_method("files.getUploadURLExternal", scope="files:write", tier=4)
def upload_url(core: Core, args: JSON) -> JSON:
    """Return the address to send a file of ``length`` bytes to."""
    name = require_text(args, "filename")
    try:
        length = int(args.get("length", ""))
    except (TypeError, ValueError) as error:
        raise SlackError("invalid_arguments") from error
    if length <= 0:
        raise SlackError("invalid_arguments")
    key = core.state.next_id("F")
    core.state.files[key] = File(key, name, length, user=core.config.bot_user_id)
    return {"upload_url": f"{core.config.base_url}/upload/{key}", "file_id": key}


@web_api_method("files.completeUploadExternal", scope="files:write", tier=4)
def complete_upload(core: Core, args: JSON) -> JSON:
    """Finish the uploads of ``files``, and share them in the channel ``channel_id`` if it is given."""
    listed = parse_json(args.get("files"), "invalid_arguments")
    if not isinstance(listed, list) or not listed:
        raise SlackError("invalid_arguments")
    files = [_find_upload(core, item) for item in listed]
    target = args.get("channel_id") or args.get("channels")
    if target:
        _share(core, str(target), args, files)
    for file in files:
        file.done = True
    return {"files": [{"id": file.id, "title": file.title, "name": file.name} for file in files]}


def _find_upload(core: Core, item: object) -> File:
    """Return the received file that an item of ``files`` names, with its title set. SlackError file_not_found."""
    file = core.state.files.get(item.get("id", "")) if isinstance(item, dict) else None
    if not isinstance(item, dict) or file is None or not file.received or file.done:
        raise SlackError("file_not_found")
    file.title = item.get("title") or file.name
    return file


def _share(core: Core, target: str, args: JSON, files: list[File]) -> None:
    channel = find_channel(core, target)
    if core.config.bot_user_id not in channel.members:
        raise SlackError("not_in_channel")
    core.limiter.check_post(channel.id)
    message = PostedMessage(
        ts=core.state.next_ts(),
        channel=channel.id,
        user=core.config.bot_user_id,
        text=str(args.get("initial_comment") or ""),
        thread_ts=args.get("thread_ts"),
        files=[file.id for file in files],
    )
    channel.messages.append(message)
    core.state.journal.append(message)
    core.announce_change()
