"""Logging: one line an event, as JSON where a machine reads it and coloured where a person does.

No line holds what somebody wrote, nobody's name and no secret. Two things would break that: Slack's libraries log whole
bodies, and an exception's message may quote what it could not handle.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from typing import TextIO

import orjson
import structlog
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import OperationalError, ProgrammingError
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

QUIET = ("slack_bolt", "slack_sdk", "uvicorn.access", "alembic", "apscheduler")
MOST_CHARACTERS = 200  # of a line that is cut
# Their messages tell of the machine and of the code, never of what was being handled.
HARMLESS = (OSError, ImportError, NameError, AttributeError, TypeError, OperationalError, ProgrammingError)


class DropTokenRemarks(logging.Filter):
    """Leaves out Bolt's remarks that our own client and authorisation stand in for its token: that is meant."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record says anything new."""
        return "`token`" not in record.getMessage()


class CutWords(logging.Filter):
    """Cuts out of a line what may be somebody's words: the body of a request, and an exception's message."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, cut where it has to be."""
        line = record.getMessage()
        cut = line
        error = record.exc_info[1] if record.exc_info else None
        if error and str(error):
            # asyncio and Slack's libraries repeat the exception in the line itself.
            cut = cut.replace(repr(error), type(error).__name__).replace(str(error), type(error).__name__)
        if "body" in cut or "payload" in cut:
            cut = cut.split("body")[0].split("payload")[0].split("(")[0][:MOST_CHARACTERS]
        if cut != line:
            record.msg, record.args = cut, ()
        return True


def configure(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Set up the process's logging, for our own loggers and those of libraries alike. A second call replaces the first.

    On a terminal the lines are for a person; else each is one JSON object with `timestamp`, `level`, `logger`, `event`
    and, for a fault, `exception`.
    """
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(for_person=stream.isatty()))
    handler.addFilter(DropTokenRemarks())
    handler.addFilter(CutWords())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _formatter(*, for_person: bool) -> logging.Formatter:
    common: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.ExceptionRenderer(format_trace),
        structlog.dev.ConsoleRenderer() if for_person else _as_json,
    ]
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=common, processors=last)


def _as_json(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    return orjson.dumps(event, default=str).decode()


def format_trace(exc_info: ExcInfo) -> str:
    """A trace with every place in the code and every exception's class, but with harmless messages only."""
    blocks = []
    for error in _causes(exc_info[1]):
        blocks.append("".join([*traceback.format_tb(error.__traceback__), _describe(error)]))
    return "\n\n".join(blocks)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The first cause, then what came of it, up to the exception itself."""
    if error is None:
        return
    yield from _causes(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
    yield error


def _describe(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, SlackApiError):
        return f"{name}: {error.response.get('error')}"  # Slack's code; the whole answer repeats what was posted
    return f"{name}: {error}" if isinstance(error, HARMLESS) else name
