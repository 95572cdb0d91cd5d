"""Settings out of the environment and the file `.env`; every one of them is in `.env.example`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict


class BadSetting(ValueError):
    """A setting is missing or can't be read; the message names it and the remedy."""


class LetterReader(StrEnum):
    """Whose weekly letter a command prints."""

    COORDINATOR = "coordinator"
    PRINCIPAL = "principal"
    DISTRICT = "district"
    CITY = "city"


class ProcessRole(StrEnum):
    """What a process does: answers Slack, sends what is due, or both. Several of each may run on PostgreSQL."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"


REMEDIES = {
    "MVP_PORT": "write a port number, such as 3000",
    "MVP_TIMEZONE": "write a zone, such as Europe/Stockholm",
}


def _port(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,5}", value):
        raise ValueError(value)
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except ZoneInfoNotFoundError as problem:
        raise ValueError(value) from problem
    return value


def _names(value: object) -> object:
    return {name.strip() for name in value.split(",") if name.strip()} if isinstance(value, str) else value


class Settings(BaseSettings):
    """How this installation runs: the environment, before the file `.env` in the folder the command is run from.

    What is empty has its default, whatever the file says.
    """

    model_config = SettingsConfigDict(frozen=True, env_file=".env", extra="ignore", case_sensitive=True)

    bot_token: str = Field(default="", validation_alias="SLACK_BOT_TOKEN")
    signing_secret: str = Field(default="", validation_alias="SLACK_SIGNING_SECRET")
    app_token: str = Field(default="", validation_alias="SLACK_APP_TOKEN")  # set: Socket Mode; empty: HTTP
    api_url: Annotated[str, AfterValidator(lambda url: url.rstrip("/") + "/")] = Field(
        default="https://slack.com/api/", validation_alias="SLACK_API_URL"
    )
    database_url: str = Field(default="sqlite:///mvp.db", validation_alias="DATABASE_URL")
    host: str = Field(default="127.0.0.1", validation_alias="MVP_HOST")
    port: Annotated[int, BeforeValidator(_port)] = Field(default=3000, ge=0, lt=65536, validation_alias="MVP_PORT")
    timezone: Annotated[str, AfterValidator(_zone)] = Field(default="Europe/Stockholm", validation_alias="MVP_TIMEZONE")
    admins: Annotated[frozenset[str], NoDecode, BeforeValidator(_names)] = Field(
        default=frozenset(), validation_alias="MVP_ADMINS"
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, given: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in given.items() if value != ""}

    @property
    def socket_mode(self) -> bool:
        """Whether the bot calls Slack and listens there, rather than being called."""
        return bool(self.app_token)


class _GivenSettings(Settings):
    """Settings that are given by hand, whatever the environment says: for tests and for the demo."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Nothing but what is given."""
        return (init_settings,)


NAMES = tuple(str(field.validation_alias) for field in Settings.model_fields.values())


def read_settings(given: Mapping[str, str] | None = None) -> Settings:
    """The settings out of the environment and `.env`, or those given by name. Raises BadSetting."""
    try:
        if given is None:
            return Settings()
        return _GivenSettings(**given)  # type: ignore[arg-type]
    except ValidationError as problem:
        wrong = problem.errors()[0]
        name = str(wrong["loc"][0])
        # Only settings that are no secrets are looked at closely enough to be wrong.
        raise BadSetting(f"{name} is {wrong['input']!r}: {REMEDIES[name]}") from problem


def require_slack(settings: Settings) -> None:
    """Raises BadSetting when the bot can't run for want of what Slack gave its owner."""
    if not settings.bot_token:
        raise BadSetting("SLACK_BOT_TOKEN is not set: copy the Bot User OAuth Token from your Slack app")
    if not settings.socket_mode and not settings.signing_secret:
        raise BadSetting(
            "SLACK_SIGNING_SECRET is not set: copy it from your Slack app, or set SLACK_APP_TOKEN for Socket Mode"
        )
