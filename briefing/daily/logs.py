"""Tell an operator what happens: lines for people, or JSON lines for a collector.

Logs name files, links, sources and topics, and count; they never hold words of an article.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Literal

RUN: ContextVar[str] = ContextVar("run", default="")
"""The id of the run that is going on; each line of a JSON log has it."""
LOGGER = logging.getLogger("briefing.daily")
LOGGER.addHandler(logging.NullHandler())

LogFormat = Literal["text", "json"]


def tell(message: str, *, level: int = logging.INFO, **fields: Any) -> None:
    """Log a sentence in French, with fields that a program may read."""
    LOGGER.log(level, message, extra={"fields": fields})


def warn(message: str, **fields: Any) -> None:
    """Log what went wrong without stopping the run."""
    tell(message, level=logging.WARNING, **fields)


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"briefing : {' '.join(record.getMessage().split())}"


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "run": RUN.get(),
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        return json.dumps(line, ensure_ascii=False, default=str)


@contextmanager
def shown(form: LogFormat = "text", *, quiet: bool = False) -> Iterator[None]:
    """Send the logs to standard error while something runs; quiet, only what went wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if form == "json" else _Text())
    level, propagate = LOGGER.level, LOGGER.propagate
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.WARNING if quiet else logging.INFO)
    LOGGER.propagate = False
    try:
        yield
    finally:
        LOGGER.removeHandler(handler)
        LOGGER.setLevel(level)
        LOGGER.propagate = propagate
