"""Settings out of the environment: defaults, what is read, and a remedy for what can't be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import NAMES, REMEDIES, SHOWN_WHEN_BAD, BadSetting, Settings, read_settings, require_slack


def test_an_empty_environment_gives_the_defaults() -> None:
    assert read_settings({}).model_dump() == {
        "bot_token": "",
        "signing_secret": "",
        "app_token": "",
        "api_url": "https://slack.com/api/",
        "database_url": "sqlite:///mvp.db",
        "host": "127.0.0.1",
        "port": 3000,
        "timezone": "Europe/Stockholm",
        "admins": frozenset(),
    }


def test_an_empty_value_is_the_default_as_the_example_file_says() -> None:
    assert read_settings(dict.fromkeys(NAMES, "")) == read_settings({})


@pytest.mark.parametrize(
    ("name", "written", "field", "expected"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-1", "bot_token", "xoxb-1"),
        ("SLACK_SIGNING_SECRET", "s3cret", "signing_secret", "s3cret"),
        ("SLACK_APP_TOKEN", "xapp-1", "app_token", "xapp-1"),
        ("SLACK_API_URL", "http://127.0.0.1:3000/api", "api_url", "http://127.0.0.1:3000/api/"),
        ("SLACK_API_URL", "http://127.0.0.1:3000/api/", "api_url", "http://127.0.0.1:3000/api/"),
        ("DATABASE_URL", "postgresql://a:b@h/mvp", "database_url", "postgresql://a:b@h/mvp"),
        ("MVP_HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("MVP_PORT", "8080", "port", 8080),
        ("MVP_PORT", "0", "port", 0),
        ("MVP_TIMEZONE", "Europe/Helsinki", "timezone", "Europe/Helsinki"),
        ("MVP_ADMINS", "U0MARIA", "admins", frozenset({"U0MARIA"})),
        ("MVP_ADMINS", " U0MARIA , U0PER,, ", "admins", frozenset({"U0MARIA", "U0PER"})),
    ],
)
def test_each_setting_reaches_its_field_and_no_other(name: str, written: str, field: str, expected: object) -> None:
    plain, found = read_settings({}), read_settings({name: written})
    assert getattr(found, field) == expected
    others = [other for other in Settings.model_fields if other != field]
    assert [getattr(found, other) for other in others] == [getattr(plain, other) for other in others]


def test_every_setting_was_tried_above() -> None:
    tried = {mark.args[1][place][0] for mark in TABLE for place in range(len(mark.args[1]))}
    assert tried == set(NAMES)


TABLE = test_each_setting_reaches_its_field_and_no_other.pytestmark  # type: ignore[attr-defined]


@pytest.mark.parametrize("port", ["http", "-1", "65536", "80 80", "3000.0", "0x50", "99999999999", "²"])
def test_a_port_that_is_none_is_named_with_the_remedy(port: str) -> None:
    with pytest.raises(BadSetting, match=r"MVP_PORT is '.*': write a port number, such as 3000"):
        read_settings({"MVP_PORT": port})


@pytest.mark.parametrize(
    "zone", ["Stockholm", "Europe/Stockholmm", "../../etc/passwd", "/etc/localtime", "CET+1", "Europe", "x" * 300]
)
def test_a_zone_that_is_none_is_named_with_the_remedy(zone: str) -> None:
    with pytest.raises(BadSetting, match=r"MVP_TIMEZONE is '.*': write a zone, such as Europe/Stockholm"):
        read_settings({"MVP_TIMEZONE": zone})


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("SLACK_API_URL", "slack.com/api", "https://slack.com/api/"),
        ("SLACK_API_URL", "ftp://user:hemligt@host/", "https://slack.com/api/"),
        ("SLACK_API_URL", "http://[hemligt", "https://slack.com/api/"),
        ("DATABASE_URL", "hemligt", "sqlite:///mvp.db"),
        ("DATABASE_URL", "mysql://mvp:hemligt@host/mvp", "sqlite:///mvp.db"),
        ("DATABASE_URL", "sqlite:///", "sqlite:///mvp.db"),
    ],
)
def test_an_address_that_is_none_is_named_and_not_repeated(name: str, value: str, remedy: str) -> None:
    with pytest.raises(BadSetting, match=f"^{name} can't be used: write .*{re.escape(remedy)}") as refused:
        read_settings({name: value})
    assert "hemligt" not in str(refused.value) and refused.value.__cause__ is None


@pytest.mark.parametrize("admins", ["maria@skolan.example", "Maria", "U0MARIA U0PER", "U0MARIA, @per"])
def test_admins_that_are_no_slack_ids_are_named_with_the_remedy(admins: str) -> None:
    with pytest.raises(BadSetting, match=r"MVP_ADMINS is '.*': write Slack user ids, such as U012AB3CD"):
        read_settings({"MVP_ADMINS": admins})


def test_no_secret_is_among_the_values_that_are_shown() -> None:
    found = read_settings(
        {
            "SLACK_BOT_TOKEN": "xoxb-hemligt",
            "SLACK_SIGNING_SECRET": "hemligt",
            "SLACK_APP_TOKEN": "xapp-hemligt",
            "DATABASE_URL": "postgresql://mvp:hemligt@host/mvp",
        }
    )
    assert "hemligt" not in repr(found)
    assert not any(word in name for name in SHOWN_WHEN_BAD for word in ("TOKEN", "SECRET", "URL"))


@given(st.dictionaries(st.sampled_from(sorted(NAMES)), st.text(st.characters(codec="ascii"), max_size=20)))
def test_any_environment_is_read_or_refused(environment: dict[str, str]) -> None:
    try:
        found = read_settings(environment)
    except BadSetting as refused:
        assert str(refused).split()[0] in REMEDIES
        return
    assert 0 <= found.port < 65536 and found.api_url.endswith("/")


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({}, "SLACK_BOT_TOKEN"),
        ({"SLACK_SIGNING_SECRET": "s"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET"),
    ],
)
def test_running_without_what_slack_gave_is_refused_by_name(environment: dict[str, str], named: str) -> None:
    with pytest.raises(BadSetting, match=f"^{named} is not set"):
        require_slack(read_settings(environment))


@pytest.mark.parametrize("other", [{"SLACK_SIGNING_SECRET": "s"}, {"SLACK_APP_TOKEN": "xapp-1"}])
def test_a_token_and_either_transport_are_enough(other: dict[str, str]) -> None:
    found = read_settings({"SLACK_BOT_TOKEN": "xoxb-1", **other})
    require_slack(found)
    assert found.socket_mode == ("SLACK_APP_TOKEN" in other)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to run a command from, and an environment that says nothing."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_the_file_is_read_without_being_exported(folder: Path) -> None:
    (folder / ".env").write_text("MVP_PORT=4000\nMVP_ADMINS=U1,U2\nSOMETHING_ELSE=x\n", encoding="utf-8")
    found = read_settings()
    assert (found.port, found.admins) == (4000, frozenset({"U1", "U2"}))


def test_the_environment_goes_before_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text("MVP_PORT=4000\nMVP_HOST=127.0.0.2\n", encoding="utf-8")
    monkeypatch.setenv("MVP_PORT", "5000")
    monkeypatch.setenv("MVP_HOST", "")  # said to be empty: the default
    found = read_settings()
    assert (found.port, found.host) == (5000, "127.0.0.1")


def test_a_bad_setting_in_the_file_is_named_and_no_secret_is_shown(folder: Path) -> None:
    (folder / ".env").write_text("MVP_PORT=http\nSLACK_BOT_TOKEN=xoxb-secret\n", encoding="utf-8")
    with pytest.raises(BadSetting) as refused:
        read_settings()
    assert str(refused.value) == "MVP_PORT is 'http': write a port number, such as 3000"


@pytest.mark.parametrize("broken", [b"MVP_HOST=\xff\xfe", b"\xff\xfeM\x00V\x00P\x00"])
def test_a_file_that_is_no_text_is_named(folder: Path, broken: bytes) -> None:
    (folder / ".env").write_bytes(broken)
    with pytest.raises(BadSetting, match=r"^the file \.env can't be read: save it as plain text in UTF-8$"):
        read_settings()


@pytest.mark.parametrize("command", ["run", "deliveries", "manifest"])
def test_a_command_says_it_in_one_line_and_fails(folder: Path, command: str) -> None:
    (folder / ".env").write_text("DATABASE_URL=mvp:hemligt\n", encoding="utf-8")
    done = CliRunner().invoke(app, [command])
    assert done.exit_code == 1 and done.stdout == ""
    assert done.stderr == f"DATABASE_URL can't be used: {REMEDIES['DATABASE_URL']}\n"


def test_no_setting_of_this_computer_reaches_a_test() -> None:
    """See tests/conftest.py: a developer's own `.env` or shell must not change what the tests say."""
    assert read_settings().model_dump() == read_settings({}).model_dump()


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        read_settings({}).port = 1
