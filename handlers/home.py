"""App Home, drawn anew each time it is opened."""

from __future__ import annotations

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.bodies import Body, text_in
from handlers.context import DEFAULT_LOCALE, Deps
from models.access import AccessRequest, waiting_for
from models.calendar import local_day
from models.db import Db, UnknownPerson
from models.people import Actor, Caller, May
from models.places import missing_calendar
from models.school_turn import find_waiting_turns
from models.status import Overview, overview
from surfaces import home as surface
from surfaces.home import ToSeeTo
from surfaces.people import newcomer


async def publish(deps: Deps, client: AsyncWebClient, caller: Caller) -> None:
    """Draw a person's Home."""
    now = deps.now()

    def question(db: Db, actor: Actor) -> tuple[str, Overview, list[AccessRequest], ToSeeTo]:
        kept, today = actor.sites_where(May.KEEP_CALENDAR), local_day(now, actor.timezone)
        missing = missing_calendar(db, actor.workspace_id, kept, today)
        to_see_to = ToSeeTo(missing, find_waiting_turns(db, actor=actor, now=now))
        return actor.name, overview(db, actor=actor, now=now), waiting_for(db, actor), to_see_to

    try:
        locale, (name, found, requests, to_see_to) = await deps.look(caller, question)
        view = surface.home(locale, name=name, overview=found, requests=requests, to_see_to=to_see_to)
    except UnknownPerson as unknown:
        locale = str(unknown.words.get("locale") or DEFAULT_LOCALE)
        site, names = str(unknown.words.get("site") or ""), str(unknown.words.get("names") or "")
        view = surface.newcomer_home(locale, newcomer(locale, site, names))
    await client.views_publish(user_id=caller.slack_id, view=view)


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen for Home being opened."""

    @app.event("app_home_opened")
    async def on_home(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        if text_in(body, "event", "tab") == "home":
            await publish(deps, client, await deps.caller(body))
        await ack()
