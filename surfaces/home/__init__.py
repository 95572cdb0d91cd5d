"""App Home, the bot's own page in Slack."""

from surfaces.home.messages import CoordinatorTasks, build_home, build_newcomer_home

__all__ = ["CoordinatorTasks", "build_home", "build_newcomer_home"]
