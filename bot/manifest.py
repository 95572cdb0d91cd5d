"""The Slack app's manifest, made from the code: what it listens to is what it asks for."""

from __future__ import annotations

from typing import Any

from surfaces.kit import Shortcut, plain

SCOPES = (
    "app_mentions:read",
    "chat:write",
    "commands",
    "files:write",
    "im:history",
    "im:write",
    "users:read",
    "users:read.email",
)
EVENTS = ("app_home_opened", "app_mention", "message.im")


def manifest(*, socket_mode: bool, url: str = "https://example.org") -> dict[str, Any]:
    """The manifest to paste into Slack when the app is created. `url` is where Slack reaches the bot over HTTP."""
    request = {} if socket_mode else {"url": f"{url}/slack/events"}
    events = {} if socket_mode else {"request_url": f"{url}/slack/events"}
    return {
        "display_information": {
            "name": "MVP-boten",
            "description": plain("sv", "manifest-description"),
            "background_color": "#1f4e5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "MVP-boten", "always_online": True},
            "shortcuts": _shortcuts(),
            "slash_commands": [
                {
                    "command": "/mvp",
                    "description": plain("sv", "manifest-description"),
                    "usage_hint": plain("sv", "manifest-usage"),
                    "should_escape": True,
                    **request,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **events},
            "interactivity": {"is_enabled": True, **({} if socket_mode else {"request_url": f"{url}/slack/events"})},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def _shortcuts() -> list[dict[str, str]]:
    return [
        {
            "name": plain("sv", "shortcut-log"),
            "type": "global",
            "callback_id": Shortcut.LOG.value,
            "description": plain("sv", "manifest-shortcut-log"),
        },
        {
            "name": plain("sv", "shortcut-reflect"),
            "type": "message",
            "callback_id": Shortcut.REFLECT_ON_MESSAGE.value,
            "description": plain("sv", "manifest-shortcut-reflect"),
        },
    ]
