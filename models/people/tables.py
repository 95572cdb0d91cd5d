"""The tables of people: persons, their roles and training, and the record of changes."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.db import Instant, Row, closed_list, core_table
from models.people.rights import Role


class Locale(StrEnum):
    """The languages the bot speaks; Swedish is the first."""

    SV = "sv"
    EN = "en"


class AuditEntryRow(Row, table=True):
    """Who changed what, when: ids only, never a text."""

    __tablename__ = "audit_entries"

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE")
    at: datetime = Field(sa_type=Instant)
    actor_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="CASCADE")  # none: the command line
    act: str = Field(max_length=40)
    subject: str = Field(max_length=40)
    subject_id: int


class PersonRow(Row, table=True):
    """A colleague, with or without Slack. Never a pupil (promise 4)."""

    __tablename__ = "persons"
    __table_args__ = (
        UniqueConstraint("workspace_id", "slack_id"),
        UniqueConstraint("workspace_id", "email"),
    )

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    slack_id: str | None = Field(default=None, max_length=40)  # none: a colleague who does not use Slack
    name: str = Field(max_length=200)
    email: str | None = Field(default=None, max_length=200)
    locale: Locale = Field(sa_type=closed_list(Locale, "locale"))
    timezone: str = Field(max_length=60)
    profession: str | None = Field(default=None, max_length=80)
    employer: str | None = Field(default=None, max_length=200)  # where it is another than the site's
    created_at: datetime = Field(sa_type=Instant)


class RoleRow(Row, table=True):
    """One role of a person, in one scope: a site, a district or the whole workspace."""

    __tablename__ = "roles"
    __table_args__ = (
        Index(
            "uq_roles_scope",
            "person_id",
            "role",
            text("coalesce(site_id, 0)"),
            text("coalesce(district_id, 0)"),
            unique=True,
        ),
    )

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE", index=True)
    role: Role = Field(sa_type=closed_list(Role, "role"))
    site_id: int | None = Field(default=None, foreign_key="sites.id", ondelete="CASCADE", index=True)
    district_id: int | None = Field(default=None, foreign_key="districts.id", ondelete="CASCADE", index=True)


class TrainingRow(Row, table=True):
    """A step of the training that a person has been through."""

    __tablename__ = "trainings"
    __table_args__ = (UniqueConstraint("person_id", "step", "programme"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE", index=True)
    step: str = Field(max_length=40)
    programme: str = Field(default="", max_length=40)


entries = core_table(AuditEntryRow)
persons = core_table(PersonRow)
roles = core_table(RoleRow)
trainings = core_table(TrainingRow)
