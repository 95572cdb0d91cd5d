"""Views: opening, updating, pushing and publishing them, by the Web API or by the ack of a submission."""

from __future__ import annotations

from typing import Any

from playground.core import Core
from playground.errors import SlackError
from playground.state import JSON, View
from playground.validation.blocks import view_report
from playground.validation.values import initial_values
from playground.web_api.posting import parsed, refuse, with_ids

MOST_STACKED = 3


def checked_view(core: Core, raw: Any, kind: str) -> JSON:
    """A view that passed the checks, with ids made up where missing; SlackError otherwise."""
    view = parsed(raw, "invalid_arguments")
    report = view_report(view, kind)
    refuse(report, "invalid_arguments")
    core.warnings.extend(report.warnings)
    return {**view, "blocks": with_ids(core, view["blocks"])}


def use_trigger(core: Core, trigger_id: str) -> str:
    """The person whose trigger this is; SlackError when it is unknown, too old or used."""
    trigger = core.state.triggers.get(trigger_id)
    if trigger is None:
        raise SlackError("invalid_trigger_id")
    if trigger.used:
        raise SlackError("exchanged_trigger_id")
    if core.clock.monotonic() > trigger.expires:
        raise SlackError("expired_trigger_id")
    trigger.used = True
    return trigger.user


def _external_id_free(core: Core, spec: JSON, own: View | None = None) -> None:
    external = spec.get("external_id")
    if not external:
        return
    try:
        other = core.state.view(external)
    except KeyError:
        return
    if other is not own:
        raise SlackError("duplicate_external_id")


def new_view(core: Core, user: str, spec: JSON) -> View:
    """A view that is not yet shown."""
    _external_id_free(core, spec)
    view_id = core.state.next_id("V")
    return View(view_id, user, spec, core.state.next_id("h"), initial_values(spec["blocks"]), view_id)


def open_view(core: Core, user: str, spec: JSON) -> View:
    """Show a modal as the only one."""
    view = new_view(core, user, spec)
    core.state.modals[user] = [view]
    core.changed()
    return view


def push_view(core: Core, user: str, spec: JSON) -> View:
    """Show a modal on top of those open; SlackError push_limit_reached above three."""
    stack = core.state.modals[user]
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= MOST_STACKED:
        raise SlackError("push_limit_reached")
    view = new_view(core, user, spec)
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    core.changed()
    return view


def update_view(core: Core, view: View, spec: JSON, hash_: str | None = None) -> View:
    """Change a view in place; what was typed stays where block_id and action_id do. SlackError hash_conflict."""
    if hash_ and hash_ != view.hash:
        raise SlackError("hash_conflict")
    _external_id_free(core, spec, view)
    view.spec, view.hash = spec, core.state.next_id("h")
    view.values = initial_values(spec["blocks"], view.values)
    view.errors, view.failure = {}, ""
    core.changed()
    return view


def publish_home(core: Core, user: str, spec: JSON, hash_: str | None) -> View:
    """Set a person's Home; SlackError hash_conflict when ``hash_`` is not the present one's."""
    present = core.state.homes.get(user)
    if present is not None:
        return update_view(core, present, spec, hash_)
    if hash_:
        raise SlackError("hash_conflict")
    core.state.homes[user] = view = new_view(core, user, spec)
    core.changed()
    return view


def view_json(core: Core, view: View) -> JSON:
    """A view as the Web API and payloads show it."""
    spec = view.spec
    empty = {"title": None, "submit": None, "close": None}
    return {
        **empty,
        "callback_id": "",
        "private_metadata": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        **spec,
        "id": view.id,
        "team_id": core.config.team_id,
        "state": {"values": view.values},
        "hash": view.hash,
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": core.config.app_id,
        "app_installed_team_id": core.config.team_id,
        "bot_id": core.config.bot_id,
    }
