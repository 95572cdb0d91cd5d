"""A strict local Slack: it speaks Slack's protocol to an app, plays its people, and knows nothing else of the app."""

from playground.config import ChannelSpec, Config, Rates, UserSpec, config_from_dict, load_config
from playground.core import Outcome
from playground.errors import ActionError, ConfigError, SlackError
from playground.people import Playground
from playground.server import create_app

__all__ = [
    "ActionError",
    "ChannelSpec",
    "Config",
    "ConfigError",
    "Outcome",
    "Playground",
    "Rates",
    "SlackError",
    "UserSpec",
    "config_from_dict",
    "create_app",
    "load_config",
]
