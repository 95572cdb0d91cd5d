"""Logging: one line an event, as JSON where a machine reads it and coloured where a person does.

A line never holds the body of a message: Bolt logs a failed signature check with the whole body at INFO, and a body may
hold what somebody wrote about a pupil.
"""

from __future__ import annotations

import logging
import sys
from typing import TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

QUIET = ("slack_bolt", "slack_sdk", "uvicorn.access", "alembic", "apscheduler")


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


def configure(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Set up the process's logging; done again, it replaces what it set up before.

    On a terminal the lines are for a person; else each is one JSON object with `timestamp`, `level`, `logger`, `event`
    and, for a fault, `exception`.
    """
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(for_person=stream.isatty()))
    handler.addFilter(KnownToBeSo())
    handler.addFilter(NoBodies())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _formatter(*, for_person: bool) -> logging.Formatter:
    common: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if for_person:
        last.append(structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback))
    else:
        last += [structlog.processors.format_exc_info, _as_json]
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=common, processors=last)


def _as_json(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    return orjson.dumps(event, default=str).decode()
