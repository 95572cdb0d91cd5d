"""Draws the sidebar (the person one acts as, the places to open) and the header above the messages."""

from __future__ import annotations

from playground.config import UserSpec
from playground.page import texts
from playground.page.clock import draw_clock
from playground.page.nodes import VALUE, Node, On, button, h
from playground.page.screen import HOME, Screen


def take_initials(name: str) -> str:
    """Return up to two letters that stand for a person's name."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    return "".join(word[0] for word in words[:2]).upper() or "?"


def draw_avatar(name: str, *, is_bot: bool = False) -> Node:
    """Draw a square with a person's initials. Its colour depends on the name."""
    tone = "bot" if is_bot else f"tone-{sum(map(ord, name)) % 6}"
    return h("span", take_initials(name), cls=f"avatar {tone}", aria_hidden="true")


def _find_spec(screen: Screen, user: str) -> UserSpec | None:
    return next((spec for spec in screen.playground.config.users if spec.id == user), None)


def _person_label(screen: Screen, spec: UserSpec) -> str:
    name, about = spec.real_name, spec.about
    # Of hundreds of people in groups nobody follows what is new.
    counted = spec.id != screen.user and not spec.group
    unread = screen.read_marks.count_all_unread(spec.id) if counted else 0
    return (f"{name} – {about}" if about else name) + (f" ({texts.describe_unread(unread)})" if unread else "")


def _draw_person_choice(screen: Screen) -> Node:
    me = screen.playground.state.users[screen.user]
    on = On("change", lambda value: screen.act_as(str(value), screen.place), js=VALUE)
    spec = _find_spec(screen, screen.user)
    about = spec.about if spec else ""
    return h(
        "div",
        h("label", texts.YOU_ARE, for_="pg-as"),
        h("select", *_draw_people(screen), id="pg-as", on=on),
        h("p", draw_avatar(me.real_name), h("span", about or me.real_name), cls="about"),
        cls="who",
    )


def _draw_people(screen: Screen) -> list[Node]:
    """Draw everybody one can be: first those without a group, then the groups by name, such as workplaces."""
    groups: dict[str, list[Node]] = {}
    for spec in screen.playground.config.users:
        chosen = spec.id == screen.user
        label = _person_label(screen, spec)
        groups.setdefault(spec.group, []).append(h("option", label, value=spec.id, selected=chosen))
    alone = groups.pop("", [])
    return [*alone, *(h("optgroup", *groups[name], label=name, key=name) for name in sorted(groups))]


def _draw_place(screen: Screen, place: str, *, label: str, sign: str, unread: int = 0) -> Node:
    here = screen.place == place
    badge = h("span", texts.describe_unread(unread), cls="badge") if unread and not here else None
    inside = h("span", h("span", sign, aria_hidden="true", cls="sign"), h("span", label, cls="grow"), badge, cls="row")
    go = button(inside, lambda: screen.open_place(place), aria_current="page" if here else None, cls="place")
    return h("li", go, key=place)


def draw_sidebar(screen: Screen) -> Node:
    """Draw the sidebar. At phone width it is a drawer."""
    core, config = screen.playground, screen.playground.config
    channels = _draw_channels(screen)
    inside = [
        h("div", h("strong", config.team_name), _draw_close_button(screen), cls="brand"),
        draw_clock(screen),
        _draw_person_choice(screen),
        h("h2", core.state.bot.real_name, h("span", texts.APP_BADGE, cls="tag")),
        h("ul", *_draw_bot_places(screen)),
        h("h2", texts.CHANNELS) if channels else None,
        h("ul", *channels),
        h("div", cls="grow"),
        _draw_traffic_button(screen),
    ]
    cls = "side open" if screen.menu_open else "side"
    return h("nav", *inside, id="pg-side", cls=cls, aria_label=texts.TITLE)


def _draw_channels(screen: Screen) -> list[Node]:
    channels = [room for room in screen.rooms() if not room.person]
    return [
        _draw_place(screen, room.id, label=room.name, sign="#", unread=screen.count_unread(room)) for room in channels
    ]


def _draw_bot_places(screen: Screen) -> list[Node]:
    dm = screen.dm
    messages = _draw_place(screen, dm.id, label=texts.MESSAGES, sign="✉", unread=screen.count_unread(dm))
    if not screen.playground.config.app.home_setting("home_tab_enabled"):
        return [messages]
    return [_draw_place(screen, HOME, label=texts.HOME, sign="⌂"), messages]


def _draw_traffic_button(screen: Screen) -> Node:
    def toggle() -> None:
        screen.traffic_open, screen.menu_open = not screen.traffic_open, False
        screen.request_redraw()

    label = texts.TRAFFIC_HIDE if screen.traffic_open else texts.TRAFFIC
    return button(label, toggle, cls="quiet", aria_expanded=str(screen.traffic_open).lower())


def draw_scrim(screen: Screen) -> Node | None:
    """Draw what covers the messages while the drawer is open. A press on it closes the drawer."""
    on = On("click", lambda _: set_menu_open(screen, False))
    return h("div", key="scrim", cls="scrim", aria_hidden="true", on=on) if screen.menu_open else None


def set_menu_open(screen: Screen, is_open: bool) -> None:
    """Open or close the sidebar's drawer."""
    if screen.menu_open != is_open:
        screen.menu_open = is_open
        screen.request_redraw()


def _draw_close_button(screen: Screen) -> Node:
    return button("✕", lambda: set_menu_open(screen, False), cls="icon only-phone", aria_label=texts.MENU_CLOSE)


def draw_header(screen: Screen) -> Node:
    """Draw the header: the name of the place on screen, and the person one acts as."""
    room = screen.room
    if room is None:
        title, tag = f"{screen.playground.state.bot.real_name}: {texts.HOME}", None
    elif room.person:
        title, tag = screen.playground.state.bot.real_name, h("span", texts.APP_BADGE, cls="tag")
    else:
        title, tag = f"#{room.name}", None
    unread = sum(screen.count_unread(other) for other in screen.rooms() if other is not room)
    me = screen.playground.state.users[screen.user]
    inside = [
        _draw_menu_button(screen),
        h("h1", title, tag),
        h("span", texts.describe_unread(unread), cls="badge only-phone") if unread else None,
        h("span", f"{texts.YOU_ARE} {me.real_name}", cls="you"),
    ]
    return h("header", *inside, aria_label=screen.playground.config.team_name, cls="head")


def _draw_menu_button(screen: Screen) -> Node:
    return button(
        "☰",
        lambda: set_menu_open(screen, True),
        cls="icon only-phone",
        id="pg-menu",
        aria_label=texts.MENU,
        aria_expanded=str(screen.menu_open).lower(),
        aria_controls="pg-side",
    )
