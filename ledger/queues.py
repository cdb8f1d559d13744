"""Depths of the departments' queues, as the publisher last saw them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Row

from ledger import schema

_q = schema.queues.c


@dataclass(frozen=True, slots=True)
class QueueDepth:
    """`unacked`: handed to a consumer and not yet acknowledged; None where the broker did not say."""

    name: str
    ready: int
    unacked: int | None
    seen_at: datetime


def record(c: Connection, queue: str, ready: int, unacked: int | None, now: datetime) -> None:
    c.execute(delete(schema.queues).where(_q.name == queue))
    c.execute(insert(schema.queues).values(name=queue, ready=ready, unacked=unacked, seen_at=now))


def all(c: Connection) -> tuple[QueueDepth, ...]:  # noqa: A001 - reads as queues.all(c)
    rows = c.execute(select(schema.queues).order_by(_q.name))
    return tuple(_from_row(row) for row in rows)


def _from_row(row: Row[tuple[object, ...]]) -> QueueDepth:
    return QueueDepth(**row._mapping)
