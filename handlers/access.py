"""Letting newcomers in: they choose where they work, and somebody there says yes or no."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from handlers.context import DEFAULT_LOCALE, Deps, Opening
from handlers.forms import write_metadata
from handlers.home import publish_home
from handlers.press import InPlace, Pressed, Receipt, Shown, listen_to
from models.access import ask_access, decide_access, sites_to_choose
from surfaces import access as surface
from surfaces.kit import Form, FormField, Message, Press


def register(app: AsyncApp, deps: Deps) -> None:
    """Listen to the buttons and the form by which newcomers are let in."""
    _register_asking(app, deps)
    _register_deciding(app, deps)


def _register_asking(app: AsyncApp, deps: Deps) -> None:
    @listen_to(app, deps, Press.CHOOSE_SITE)
    async def on_choose(pressed: Pressed) -> Shown:
        sites = await deps.store.read(lambda db: sites_to_choose(db, pressed.caller))
        return Opening(surface.build_site_form(DEFAULT_LOCALE, sites, write_metadata(url=pressed.response_url)))

    async def ask_for_site(pressed: Pressed, site_id: int) -> tuple[str, Message]:
        """Ask for access to a site. Returns the newcomer's language and the answer to show them."""
        newcomer = await deps.whois(pressed.caller.slack_id)
        asked = await deps.store.write(
            lambda db: ask_access(db, caller=pressed.caller, newcomer=newcomer, site_id=site_id, now=pressed.now)
        )
        return newcomer.locale, surface.show_asked(newcomer.locale, asked)

    @listen_to(app, deps, Press.ASK_ACCESS)
    async def on_ask(pressed: Pressed) -> Shown:
        return InPlace(*await ask_for_site(pressed, pressed.id))

    @listen_to(app, deps, Form.CHOOSE_SITE)
    async def on_site(pressed: Pressed) -> Shown:
        return Receipt(*await ask_for_site(pressed, pressed.values.read_chosen_id(FormField.SITE)), replaces=True)


def _register_deciding(app: AsyncApp, deps: Deps) -> None:
    async def answer_request(pressed: Pressed, *, let_in: bool) -> Shown:
        request_id = pressed.id
        locale, request = await deps.run(
            pressed.caller,
            lambda db, actor: decide_access(db, actor=actor, request_id=request_id, let_in=let_in, now=pressed.now),
        )
        if pressed.place.in_home:
            await publish_home(deps, pressed.client, pressed.caller)
            return None
        return InPlace(locale, surface.show_decision(locale, request, let_in))

    @listen_to(app, deps, Press.LET_IN)
    async def on_let_in(pressed: Pressed) -> Shown:
        return await answer_request(pressed, let_in=True)

    @listen_to(app, deps, Press.DECLINE)
    async def on_decline(pressed: Pressed) -> Shown:
        return await answer_request(pressed, let_in=False)
