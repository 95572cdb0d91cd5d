"""One browser tab: draws the whole page, and draws it again whenever something changes."""

from __future__ import annotations

import asyncio
import json

from nicegui import Client, ui

from playground.page import texts
from playground.page.composer import draw_composer
from playground.page.modals import draw_dialogs
from playground.page.nodes import Node, On, Tree, h
from playground.page.screen import HOME, Screen
from playground.page.sidebar import draw_header, draw_scrim, draw_sidebar, set_menu_open
from playground.page.stream import draw_home, draw_stream
from playground.page.traffic import draw_traffic
from playground.people import Playground

GATHER_SECONDS, GATHER_WHILE_MOVING = 0.015, 0.3
REFRESH_SECONDS = 1.0
ON_ESCAPE = '(e) => { if (e.key === "Escape" && e.currentTarget.querySelector(".side.open")) emit(); }'
KEEP_FOCUS = On("vnodeUpdated", js="() => pg.keep()")


class PageTab:
    """One browser tab, kept up to date with the playground. ``user`` and ``place`` are what it shows first."""

    def __init__(self, playground: Playground, client: Client, user: str, place: str) -> None:
        self._client, self._app_clock = client, playground.app_clock
        self._due: asyncio.TimerHandle | None = None
        self._address = ""
        self._loop = asyncio.get_running_loop()
        self._screen = Screen(playground, user, place, self.request_redraw)
        self._tree = Tree(client.content)
        self._timer = ui.timer(REFRESH_SECONDS, self._refresh)
        self._unsubscribe = playground.subscribe(self.request_redraw)
        self.redraw()
        client.on_connect(self._screen.notify_tab_opened)
        client.on_delete(self._end)

    def request_redraw(self) -> None:
        """Draw the page again in a moment. Several changes within that moment are drawn at once.

        The moment is longer while the app's clock moves: hundreds of messages a second may come then.
        """
        if self._due is None:
            seconds = GATHER_WHILE_MOVING if self._app_clock and self._app_clock.moving else GATHER_SECONDS
            self._due = self._loop.call_later(seconds, self.redraw)

    def redraw(self) -> None:
        """Draw the page again, now."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
        if self._client.is_deleted:
            return
        screen = self._screen
        screen.catch_up()
        self._tree.show(self._draw_page(), *draw_dialogs(screen), self._draw_announcements())
        if screen.address != self._address:
            self._address = screen.address
            self._client.run_javascript(f"history.replaceState(null, '', {json.dumps(self._address)})")

    def _draw_page(self) -> Node:
        screen = self._screen
        at_home = screen.place == HOME
        main = h(
            "main",
            draw_header(screen),
            draw_home(screen) if at_home else draw_stream(screen),
            draw_composer(screen) if not at_home else None,
            id="pg-main",
            key="main",
        )
        skip = h("a", texts.SKIP, href="#pg-composer", cls="skip", on=On("click", js="(e) => pg.skip(e)"))
        escape = On("keydown", lambda _: set_menu_open(screen, False), js=ON_ESCAPE)
        inside = [skip, draw_sidebar(screen), draw_scrim(screen), main, draw_traffic(screen)]
        return h("div", *inside, cls="shell", key="shell", on=(KEEP_FOCUS, escape))

    def _draw_announcements(self) -> Node:
        """Draw the hidden text that screen readers read aloud when it changes."""
        said = self._screen.announcement
        return h("div", said, cls="sr", id="pg-live", role="log", aria_live="polite", key="live")

    def _refresh(self) -> None:
        if self._app_clock:
            self._app_clock.refresh()
        if self._screen.traffic_open:
            self.request_redraw()

    def _end(self) -> None:
        self._unsubscribe()
        self._timer.cancel()
