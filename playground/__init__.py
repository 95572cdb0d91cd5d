"""A local Slack for trying the app and for driving its tests.

It speaks Slack's protocol to the app, as strictly as Slack does, and acts for the people of a small workspace. It
imports nothing of the app it serves. Its web page is in ``playground.page``; it needs NiceGUI and is loaded only
where it is wanted.
"""

from playground.bench import Bench
from playground.bench_person import BenchPerson
from playground.config import ChannelSpec, Config, Rates, UserSpec, config_from_dict, load_config
from playground.core import ActOutcome
from playground.errors import ActionError, ConfigError, SlackError
from playground.manifest import EVENT_SCOPES, Manifest
from playground.people import Playground
from playground.server import create_app
from playground.serving import free_socket

__all__ = [
    "EVENT_SCOPES",
    "ActOutcome",
    "ActionError",
    "Bench",
    "BenchPerson",
    "ChannelSpec",
    "Config",
    "ConfigError",
    "Manifest",
    "Playground",
    "Rates",
    "SlackError",
    "UserSpec",
    "config_from_dict",
    "create_app",
    "free_socket",
    "load_config",
]
