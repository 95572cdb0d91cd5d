"""The app's views: checked, opened, updated and published, whether by the Web API or the ack of a submission."""

from __future__ import annotations

from typing import Any

from playground.core import Core
from playground.errors import SlackError
from playground.posting import fill_in_ids, parse_json, raise_problems
from playground.state import JSON, View
from playground.validation import check_view_blocks
from playground.values import initial_values

MOST_STACKED = 3


def check_view(core: Core, raw: Any, kind: str) -> JSON:
    """Check a view (``kind`` modal or home) and return it with all ids filled in. SlackError if Slack refuses it."""
    view = parse_json(raw, "invalid_arguments")
    report = check_view_blocks(view, kind)
    raise_problems(report, "invalid_arguments")
    core.warnings.extend(report.warnings)
    return {**view, "blocks": fill_in_ids(core, view["blocks"])}


def use_trigger(core: Core, trigger_id: str) -> str:
    """Use up a trigger_id and return the person it was given for. SlackError if it is unknown, too old or used."""
    trigger = core.state.triggers.get(trigger_id)
    if trigger is None:
        raise SlackError("invalid_trigger_id")
    if trigger.used:
        raise SlackError("exchanged_trigger_id")
    if core.clock.monotonic() > trigger.expires:
        raise SlackError("expired_trigger_id")
    trigger.used = True
    return trigger.user


def _check_external_id(core: Core, spec: JSON, own: View | None = None) -> None:
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
    """Create a view that is not shown yet. SlackError duplicate_external_id."""
    _check_external_id(core, spec)
    view_id = core.state.next_id("V")
    return View(
        id=view_id,
        user=user,
        spec=spec,
        hash=core.state.next_id("h"),
        values=initial_values(spec["blocks"]),
        root_id=view_id,
    )


def open_view(core: Core, user: str, spec: JSON) -> View:
    """Open a modal. Any modals that were open are gone."""
    view = new_view(core, user, spec)
    core.state.modals[user] = [view]
    core.announce_change()
    return view


def push_view(core: Core, user: str, spec: JSON) -> View:
    """Open a modal on top of the open ones. SlackError push_limit_reached if three are open."""
    stack = core.state.modals[user]
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= MOST_STACKED:
        raise SlackError("push_limit_reached")
    view = new_view(core, user, spec)
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    core.announce_change()
    return view


def update_view(core: Core, view: View, spec: JSON, hash_: str | None = None) -> View:
    """Replace the content of a view. Elements whose block_id and action_id stay keep what was typed in them.

    SlackError hash_conflict if ``hash_`` is given and the view has changed since.
    """
    if hash_ and hash_ != view.hash:
        raise SlackError("hash_conflict")
    _check_external_id(core, spec, view)
    view.spec, view.hash = spec, core.state.next_id("h")
    view.values = initial_values(spec["blocks"], view.values)
    view.errors, view.failure = {}, ""
    core.announce_change()
    return view


def publish_home(core: Core, user: str, spec: JSON, hash_: str | None) -> View:
    """Set a person's Home. SlackError hash_conflict if ``hash_`` is given and the Home has changed since."""
    present = core.state.homes.get(user)
    if present is not None:
        return update_view(core, present, spec, hash_)
    if hash_:
        raise SlackError("hash_conflict")
    core.state.homes[user] = view = new_view(core, user, spec)
    core.announce_change()
    return view


def view_json(core: Core, view: View) -> JSON:
    """Return a view as the Web API and payloads show it."""
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
