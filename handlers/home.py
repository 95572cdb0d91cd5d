"""App Home, the bot's own page in Slack. It is built again each time somebody opens it."""

from __future__ import annotations

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.bodies import Body, read_text
from handlers.context import DEFAULT_LOCALE, Deps
from models.access import AccessRequest, waiting_for
from models.calendar import local_day
from models.db import Db, UnknownPerson
from models.people import Actor, Caller, May
from models.places import missing_calendar
from models.school_turn import find_waiting_turns
from models.status import Overview, overview
from surfaces import home as surface
from surfaces.access import show_newcomer
from surfaces.home import CoordinatorTasks


async def publish_home(deps: Deps, client: AsyncWebClient, caller: Caller) -> None:
    """Build a person's Home and send it to Slack. A person who is not let in sees how to ask."""
    now = deps.now()

    def question(db: Db, actor: Actor) -> tuple[Actor, Overview, list[AccessRequest], CoordinatorTasks]:
        calendar_sites, today = actor.sites_where(May.KEEP_CALENDAR), local_day(now, actor.timezone)
        missing = missing_calendar(db, actor.workspace_id, calendar_sites, today)
        tasks = CoordinatorTasks(missing, find_waiting_turns(db, actor=actor, now=now))
        return actor, overview(db, actor=actor, now=now), waiting_for(db, actor), tasks

    try:
        locale, (actor, status_overview, requests, tasks) = await deps.look(caller, question)
        view = surface.build_home(
            locale, name=actor.name, overview=status_overview, requests=requests, tasks=tasks, logs=actor.logs
        )
    except UnknownPerson as unknown:
        locale = str(unknown.words.get("locale") or DEFAULT_LOCALE)
        site, names = str(unknown.words.get("site") or ""), str(unknown.words.get("names") or "")
        view = surface.build_newcomer_home(locale, show_newcomer(locale, site, names))
    await client.views_publish(user_id=caller.slack_id, view=view)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen for Home being opened."""

    @app.event("app_home_opened")
    async def on_home(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        if read_text(body, "event", "tab") == "home":
            await publish_home(deps, client, await deps.identify_caller(body))
        await ack()
