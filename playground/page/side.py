"""The left column (who you are, where you can go) and the head above the messages."""

from __future__ import annotations

from playground.page import texts
from playground.page.clock import clock
from playground.page.nodes import VALUE, Node, On, button, h
from playground.page.screen import HOME, Screen
from playground.state import Channel


def initials(name: str) -> str:
    """Up to two letters for a person."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    return "".join(word[0] for word in words[:2]).upper() or "?"


def avatar(name: str, *, is_bot: bool = False) -> Node:
    """A square with a person's initials; its colour follows the name."""
    tone = "bot" if is_bot else f"tone-{sum(map(ord, name)) % 6}"
    return h("span", initials(name), cls=f"avatar {tone}", aria_hidden="true")


def _about(screen: Screen, user: str) -> str:
    return next((spec.about for spec in screen.playground.config.users if spec.id == user), "")


def _person_label(screen: Screen, user: str, name: str) -> str:
    about = _about(screen, user)
    news = screen.news_for(user) if user != screen.user else 0
    return (f"{name} – {about}" if about else name) + (f" ({texts.unread(news)})" if news else "")


def _switcher(screen: Screen) -> Node:
    options = [
        h("option", _person_label(screen, user.id, user.real_name), value=user.id, selected=user.id == screen.user)
        for user in screen.playground.state.users.values()
        if not user.is_bot
    ]
    me = screen.playground.state.users[screen.user]
    on = On("change", lambda value: screen.be(str(value), screen.place), js=VALUE)
    about = _about(screen, screen.user)
    return h(
        "div",
        h("label", texts.YOU_ARE, for_="pg-as"),
        h("select", *options, id="pg-as", on=on),
        h("p", avatar(me.real_name), h("span", about or me.real_name), cls="about"),
        cls="who",
    )


def _place(screen: Screen, place: str, label: str, sign: str, unread: int = 0) -> Node:
    here = screen.place == place
    badge = h("span", texts.unread(unread), cls="badge") if unread and not here else None
    inside = h("span", h("span", sign, aria_hidden="true", cls="sign"), h("span", label, cls="grow"), badge, cls="row")
    go = button(inside, lambda: screen.go(place), aria_current="page" if here else None, cls="place")
    return h("li", go, key=place)


def side(screen: Screen) -> Node:
    """The left column; at phone width a drawer."""
    core, config = screen.playground, screen.playground.config
    channels: list[Channel] = [room for room in screen.rooms() if not room.person]
    listed = [_place(screen, room.id, room.name, "#", screen.unread(room)) for room in channels]
    bot = [_place(screen, screen.dm.id, texts.MESSAGES, "✉", screen.unread(screen.dm))]
    if config.app.home_setting("home_tab_enabled"):
        bot.insert(0, _place(screen, HOME, texts.HOME, "⌂"))
    traffic = texts.TRAFFIC_HIDE if screen.traffic_open else texts.TRAFFIC

    def toggle_traffic() -> None:
        screen.traffic_open, screen.menu_open = not screen.traffic_open, False
        screen.changed()

    return h(
        "nav",
        h("div", h("strong", config.team_name), close_menu(screen), cls="brand"),
        clock(screen),
        _switcher(screen),
        h("h2", core.state.bot.real_name, h("span", texts.APP_BADGE, cls="tag")),
        h("ul", *bot),
        h("h2", texts.CHANNELS) if listed else None,
        h("ul", *listed),
        h("div", cls="grow"),
        button(traffic, toggle_traffic, cls="quiet", aria_expanded=str(screen.traffic_open).lower()),
        id="pg-side",
        cls="side open" if screen.menu_open else "side",
        aria_label=texts.TITLE,
    )


def scrim(screen: Screen) -> Node | None:
    """What lies over the messages while the drawer is open; a press on it closes the drawer."""
    on = On("click", lambda _: set_menu(screen, False))
    return h("div", key="scrim", cls="scrim", aria_hidden="true", on=on) if screen.menu_open else None


def set_menu(screen: Screen, is_open: bool) -> None:
    """Open or close the drawer that the left column is at phone width."""
    if screen.menu_open != is_open:
        screen.menu_open = is_open
        screen.changed()


def close_menu(screen: Screen) -> Node:
    """The drawer's own way out."""
    return button("✕", lambda: set_menu(screen, False), cls="icon only-phone", aria_label=texts.MENU_CLOSE)


def head(screen: Screen) -> Node:
    """Where the person is."""
    config, room = screen.playground.config, screen.room
    if room is None:
        title, tag = f"{screen.playground.state.bot.real_name}: {texts.HOME}", None
    elif room.person:
        title, tag = screen.playground.state.bot.real_name, h("span", texts.APP_BADGE, cls="tag")
    else:
        title, tag = f"#{room.name}", None
    opened = str(screen.menu_open).lower()
    menu = button(
        "☰",
        lambda: set_menu(screen, True),
        cls="icon only-phone",
        id="pg-menu",
        aria_label=texts.MENU,
        aria_expanded=opened,
        aria_controls="pg-side",
    )
    news = sum(screen.unread(other) for other in screen.rooms() if other is not room)
    badge = h("span", texts.unread(news), cls="badge only-phone") if news else None
    me = screen.playground.state.users[screen.user]
    you = h("span", f"{texts.YOU_ARE} {me.real_name}", cls="you")
    return h("header", menu, h("h1", title, tag), badge, you, aria_label=config.team_name, cls="head")
