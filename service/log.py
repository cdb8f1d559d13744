"""JSON lines on standard error; an allow-list drops every other key, so patient data cannot get in."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

ALLOWED = frozenset(
    {
        "event", "level", "timestamp", "process", "pid", "step", "source", "line", "queue", "delivery",
        "request", "task", "attempts", "code", "error", "seconds", "pages", "count", "size", "sha256",
        "retry_in", "signal", "revision", "port", "where",
    }
)  # fmt: skip


def only_allowed(_: object, __: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Fixed keys with scalar values; `error` is the name of a type or a closed code, never its text."""
    return {key: value for key, value in entry.items() if key in ALLOWED}


def configure(process: str) -> None:
    """Call once per process; ids bound later ride along on every line."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_allowed,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(process=process)
    # Libraries log what they like (pika: message bodies at debug); nothing of theirs is wanted here.
    logging.disable(logging.CRITICAL)


log: structlog.stdlib.BoundLogger = structlog.get_logger()
