"""The configuration and the manifest: how they are read, and what is refused."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playground.__main__ import configure, main
from playground.config import Config, config_from_dict
from playground.errors import ConfigError


def test_the_configuration_is_json_and_is_checked(tmp_path: Path, make_config: Callable[..., Config]) -> None:
    path = tmp_path / "slack.json"
    config = dataclasses.replace(make_config(), app_url="http://127.0.0.1:3001/slack/events")
    path.write_text(json.dumps(dataclasses.asdict(config)), encoding="utf-8")
    read, host, port = configure(["--config", str(path), "--port", "3456"])
    assert read == dataclasses.replace(config, base_url="http://127.0.0.1:3456") and (host, port) == ("127.0.0.1", 3456)
    with pytest.raises(ConfigError, match="unknown configuration keys: colour"):
        config_from_dict({"colour": "red"})
    path.write_text("{", encoding="utf-8")
    assert main(["--config", str(path)]) == 2


def test_a_manifest_that_slack_would_refuse_is_refused(
    make_config: Callable[..., Config], manifest: dict[str, Any]
) -> None:
    manifest["oauth_config"]["scopes"]["bot"].remove("im:history")
    manifest["features"]["shortcuts"][0]["name"] = "x" * 25
    with pytest.raises(ConfigError, match=r"log_it.*message.im needs the scope im:history.*no app_url"):
        make_config(manifest=manifest).check()


def test_hints_and_roles_come_from_the_configuration() -> None:
    config = config_from_dict(
        {"hints": ["/mvp hjälp"], "users": [{"id": "U1", "name": "a", "real_name": "A", "about": "rektor"}]}
    )
    assert config.hints == ("/mvp hjälp",)
    assert config.users[0].about == "rektor"
