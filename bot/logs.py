"""Logging: one line an event, and never the body of a message.

Bolt logs a failed signature check with the whole body at INFO; a body may hold what somebody wrote about a pupil.
"""

from __future__ import annotations

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


class KnownToBeSo(logging.Filter):
    """Leaves out Bolt's remarks that our own client and authorisation stand in for its token: that is meant."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record says anything new."""
        return "`token`" not in record.getMessage()


class NoBodies(logging.Filter):
    """Cuts what Slack's own libraries say down to what cannot hold a message."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without any body in it."""
        said = record.getMessage()
        if "body" in said or "payload" in said:
            record.msg, record.args = said.split("body")[0].split("payload")[0].split("(")[0][:200], ()
        return True


def configure(level: int = logging.INFO) -> None:
    """Set up the process's logging once."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("slack_bolt", "slack_sdk", "uvicorn.access", "alembic", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
    handler.addFilter(KnownToBeSo())
    handler.addFilter(NoBodies())
