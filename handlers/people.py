"""How newcomers are let in."""

from __future__ import annotations

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.context import Body, Deps, answer_press, metadata
from handlers.home import publish
from handlers.lessons import Values, receipt
from models.access import ask_access, decide_access, sites_to_choose
from surfaces import people as surface
from surfaces.kit import Block, Form, FormField, Press


def register(app: AsyncApp, deps: Deps) -> None:
    """Attach the way in."""

    @app.action(Press.CHOOSE_SITE)
    async def on_choose(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        caller = await deps.caller(body)
        sites = await deps.store.read(lambda db: sites_to_choose(db, caller))
        view = surface.site_form("sv", sites, metadata(url=body.get("response_url", "")))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.action(Press.ASK_ACCESS)
    async def on_ask(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        caller, now = await deps.caller(body), deps.now()
        person = await deps.whois(caller.slack_id)
        site_id = int(body["actions"][0]["value"])
        asked = await deps.store.write(
            lambda db: ask_access(db, caller=caller, newcomer=person, site_id=site_id, now=now)
        )
        await answer_press(client, body, person.locale, surface.asked(person.locale, asked))
        await ack()

    @app.view(Form.CHOOSE_SITE)
    async def on_site(ack: AsyncAck, body: Body, client: AsyncWebClient, view: Block) -> None:
        caller = await deps.caller(body)
        person = await deps.whois(caller.slack_id)
        site_id, now = int(Values(view).chosen(FormField.SITE) or 0), deps.now()
        asked = await deps.store.write(
            lambda db: ask_access(db, caller=caller, newcomer=person, site_id=site_id, now=now)
        )
        await receipt(ack, view, person.locale, surface.asked(person.locale, asked), replace_original=True)

    async def decide(body: Body, client: AsyncWebClient, *, let_in: bool) -> None:
        caller, now = await deps.caller(body), deps.now()
        request_id = int(body["actions"][0]["value"])
        locale, request = await deps.run(
            caller, lambda db, actor: decide_access(db, actor=actor, request_id=request_id, let_in=let_in, now=now)
        )
        if (body.get("view") or {}).get("type") == "home":
            await publish(deps, client, caller)
        else:
            await answer_press(client, body, locale, surface.decided(locale, request, let_in))

    @app.action(Press.LET_IN)
    async def on_let_in(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await decide(body, client, let_in=True)
        await ack()

    @app.action(Press.DECLINE)
    async def on_decline(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await decide(body, client, let_in=False)
        await ack()
