"""A workspace: one municipality's Slack. Everything else belongs to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from models.db import BadInput, add
from models.places.tables import WorkspaceRow, workspaces


@dataclass(frozen=True, slots=True)
class Workspace:
    """One municipality's Slack; `team_id` is none until Slack is connected."""

    id: int
    team_id: str | None
    name: str
    timezone: str


COLUMNS = (workspaces.c.id, workspaces.c.team_id, workspaces.c.name, workspaces.c.timezone)


def all_workspaces(db: Connection) -> list[Workspace]:
    """Every workspace in the database, oldest first."""
    return [Workspace(*row) for row in db.execute(select(*COLUMNS).order_by(workspaces.c.id))]


def workspace_of_team(db: Connection, team_id: str) -> Workspace | None:
    """The workspace bound to a Slack team."""
    row = db.execute(select(*COLUMNS).where(workspaces.c.team_id == team_id)).first()
    return Workspace(*row) if row else None


def bind_team(db: Connection, team_id: str, *, name: str, timezone: str, now: datetime) -> Workspace:
    """The team's workspace. An import made before Slack was connected waits in the one unbound workspace: take it.

    A new team gets a workspace of its own.
    """
    known = workspace_of_team(db, team_id)
    if known:
        return known
    unbound = [space for space in all_workspaces(db) if space.team_id is None]
    if len(unbound) == 1:
        found = unbound[0]
        db.execute(update(workspaces).where(workspaces.c.id == found.id).values(team_id=team_id, name=name))
        return Workspace(found.id, team_id, name, found.timezone)
    return _create(db, team_id=team_id, name=name, timezone=timezone, now=now)


def workspace_for_import(db: Connection, *, named: str | None, name: str, timezone: str, now: datetime) -> Workspace:
    """The workspace an import goes to: the only one, the one named (team id or name), or a new unbound one."""
    return find_workspace(db, named) or _create(db, team_id=None, name=name, timezone=timezone, now=now)


def find_workspace(db: Connection, named: str | None) -> Workspace | None:
    """The one named (team id or name), or the only one; None where there is none yet. Raises BadInput."""
    spaces = all_workspaces(db)
    if named is not None:
        spaces = [space for space in spaces if named in (space.team_id, space.name)]
        if len(spaces) != 1:
            raise BadInput(reason="no-such-workspace", given=named)
    if len(spaces) > 1:
        raise BadInput(reason="several-workspaces", given=", ".join(space.team_id or space.name for space in spaces))
    return spaces[0] if spaces else None


def _create(db: Connection, team_id: str | None, name: str, timezone: str, now: datetime) -> Workspace:
    new_id = add(db, WorkspaceRow(team_id=team_id, name=name, timezone=timezone, created_at=now))
    return Workspace(new_id, team_id, name, timezone)
