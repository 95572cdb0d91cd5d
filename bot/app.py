"""The Slack app: Bolt with our own authorisation, and every handler attached."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot.clock import system_now
from bot.settings import Settings
from handlers.context import CALL_SECONDS, Deps
from models.calendar import is_zone
from models.db import Store
from models.people import Locale, SlackProfile


def web_client(settings: Settings, *, seconds: int = CALL_SECONDS) -> AsyncWebClient:
    """A client that never retries on its own: a broken connection may already have posted."""
    return AsyncWebClient(token=settings.bot_token, base_url=settings.api_url, timeout=seconds, retry_handlers=[])


def whois(client: AsyncWebClient, timezone: str) -> Callable[[str], Awaitable[SlackProfile]]:
    """A function that asks Slack for somebody's profile. Where Slack refuses, their id stands for the name."""

    async def ask(slack_id: str) -> SlackProfile:
        try:
            user: dict[str, Any] = (await client.users_info(user=slack_id, include_locale=True))["user"]
        except SlackApiError:
            return SlackProfile(slack_id=slack_id, name=slack_id, email="", timezone=timezone, locale=Locale.SV)
        profile = user.get("profile") or {}
        name = user.get("real_name") or profile.get("real_name") or user.get("name") or slack_id
        locale = Locale.EN if str(user.get("locale") or "sv").startswith("en") else Locale.SV
        zone = str(user.get("tz") or timezone)
        return SlackProfile(
            slack_id=slack_id,
            name=str(name)[:200],
            email=profile.get("email") or "",
            timezone=zone if is_zone(zone) else timezone,
            locale=locale,
        )

    return ask


def build_app(settings: Settings, store: Store, *, now: Callable[[], datetime] = system_now) -> AsyncApp:
    """Bolt's app with all our listeners. It calls Slack only to answer.

    Without an `authorize` of our own, Bolt would ask Slack who the bot is inside the first request.
    """

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_token=settings.bot_token,
            # Empty: our listeners know the bot's own messages by their bot_id, so Bolt need not.
            bot_id="",
            bot_user_id="",
        )

    app = AsyncApp(
        logger=logging.getLogger("slack_bolt"),
        signing_secret=settings.signing_secret,
        client=web_client(settings),
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=not settings.socket_mode,
    )
    ask = whois(web_client(settings), settings.timezone)
    handlers.register(app, Deps(store=store, now=now, admins=settings.admins, timezone=settings.timezone, whois=ask))
    return app
