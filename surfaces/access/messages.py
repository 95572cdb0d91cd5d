"""What a newcomer sees, and what the coordinator who lets them in sees."""

from __future__ import annotations

from models.access import ACCESS_REQUEST, WELCOME, AccessAsked, AccessRequest
from models.places import Site
from surfaces.kit import (
    Block,
    Form,
    FormField,
    Message,
    Press,
    Show,
    actions,
    button,
    cut,
    field_block,
    grouped_select,
    modal,
    option,
    plain,
    say_list,
    section,
    text,
)

MOST_GROUPS = 100


def show_greeting(locale: str) -> Message:
    """The greeting of a person the bot does not know, with the button to choose where they work."""
    message_text = text(locale, "greeting")
    choose = button(Press.CHOOSE_SITE, plain(locale, "button-choose-site"), primary=True)
    return Message(message_text, [section("greeting.said", message_text), actions("greeting.actions", [choose])])


def show_newcomer(locale: str, site: str, names: str) -> Message:
    """What a person sees who is not let in: the greeting, or, once they have asked (`site`), who can let them in."""
    if not site:
        return show_greeting(locale)
    message_text = (
        text(locale, "access-waits", site=site, names=names)
        if names
        else text(locale, "access-waits-nobody", site=site)
    )
    return Message(message_text, [section("access.said", message_text)])


def show_welcome(locale: str, request: AccessRequest) -> Message:
    """The message to a newcomer who has been let in."""
    message_text = text(locale, "access-welcome", site=request.site)
    return Message(message_text, [section("access.said", message_text)])


def show_request(locale: str, request: AccessRequest) -> Message:
    """The message to those who can let a newcomer in, with buttons to do so or not."""
    blocks = build_waiting(locale, [request])
    return Message(text(locale, "access-waiting", name=request.name, site=request.site), blocks)


def offer_to_ask(locale: str, refusal: Message, helper: str, site_id: str) -> Message:
    """A refusal with a button that asks the helper for access to the site."""
    label = plain(locale, "button-ask-helper", name=helper.split()[0])
    return Message(refusal.text, [*refusal.blocks, actions("access.ask", [button(Press.ASK_ACCESS, label, site_id)])])


def build_site_form(locale: str, sites: list[Site], metadata: str) -> Block:
    """The form that asks where the newcomer works. Sites are grouped by first letter, so that hundreds fit."""
    if not sites:
        notice = section("sites.none", text(locale, "sites-none"))
        return modal(Form.CHOOSE_SITE, plain(locale, "form-choose-site"), [notice], close=plain(locale, "button-close"))
    groups: dict[str, list[Block]] = {}
    for site in sites:
        groups.setdefault(site.name[:1].upper(), []).append(option(site.name, str(site.id)))
    chunks = [
        (letter, options[at : at + 100]) for letter, options in groups.items() for at in range(0, len(options), 100)
    ]
    blocks = [field_block(FormField.SITE, plain(locale, "field-site"), grouped_select(chunks[:MOST_GROUPS]))]
    return modal(
        Form.CHOOSE_SITE,
        plain(locale, "form-choose-site"),
        blocks,
        submit=plain(locale, "button-ask-access"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def show_asked(locale: str, result: AccessAsked) -> Message:
    """The request is saved, and who can say yes to it."""
    names = say_list(locale, [person.name for person in result.helpers[:3]])
    key = "access-asked" if names else "access-asked-nobody"
    message_text = text(locale, key, site=result.site, names=names) if names else text(locale, key, site=result.site)
    return Message(message_text, [section("access.said", message_text)])


def build_waiting(locale: str, requests: list[AccessRequest]) -> list[Block]:
    """The first ten newcomers who wait to be let in, each with buttons to do so or not."""
    blocks: list[Block] = []
    for request in requests[:10]:
        value = str(request.id)
        phrase = text(locale, "access-waiting", name=cut(request.name, 80), site=request.site)
        buttons = [
            button(Press.LET_IN, plain(locale, "button-let-in"), value, primary=True),
            button(Press.DECLINE, plain(locale, "button-decline"), value),
        ]
        blocks += [section(f"access.{value}", phrase), actions(f"access.{value}.actions", buttons)]
    return blocks


def show_decision(locale: str, request: AccessRequest, let_in: bool) -> Message:
    """Whether the newcomer was let in."""
    message_text = text(locale, "access-let-in" if let_in else "access-declined", name=request.name, site=request.site)
    return Message(message_text, [section("access.said", message_text)])


# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {ACCESS_REQUEST: show_request, WELCOME: show_welcome}
