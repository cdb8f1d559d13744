"""Messages owed to the broker: added with the decision, marked sent only when the broker confirmed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, insert, select, update
from sqlalchemy.engine import Connection, Row

from ledger import schema
from ledger.bound import open_text, seal_of, seal_text

_o = schema.outbox.c


@dataclass(frozen=True, slots=True)
class Message:
    """`headers` hold no patient data, `body` may. `failure` is why the last attempt did not pass."""

    id: int
    request_id: str
    revision: int
    event_id: str
    event_type: str
    routing_key: str
    headers: Mapping[str, str]
    body: bytes
    added_at: datetime
    sent_at: datetime | None
    attempts: int
    failed_at: datetime | None
    failure: str | None


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many messages are unsent, and since when the oldest waits."""

    count: int
    oldest: datetime | None


def add(
    c: Connection,
    request_id: str,
    revision: int,
    event_id: str,
    event_type: str,
    routing_key: str,
    headers: Mapping[str, str],
    body: bytes,
    now: datetime,
) -> int:
    """Once for each request, revision and routing key; a second time is refused."""
    result = c.execute(
        insert(schema.outbox)
        .values(
            request_id=request_id,
            revision=revision,
            event_id=event_id,
            event_type=event_type,
            routing_key=routing_key,
            headers=json.dumps(dict(headers), sort_keys=True),
            body=seal_of(c).close(body, f"outbox.body/{event_id}"),
            added_at=now,
            attempts=0,
        )
        .returning(_o.id)
    )
    return int(result.scalar_one())


def unsent(c: Connection, limit: int) -> tuple[Message, ...]:
    """What to send next: never a request's later message before its earlier one, and messages that
    failed least first, so that one nobody takes does not hold up the others."""
    earlier = schema.outbox.alias("earlier")
    blocked = exists().where(
        earlier.c.request_id == _o.request_id, earlier.c.sent_at.is_(None), earlier.c.id < _o.id
    )
    rows = c.execute(
        select(schema.outbox).where(_o.sent_at.is_(None), ~blocked).order_by(_o.attempts, _o.id).limit(limit)
    )
    return tuple(_from_row(c, row) for row in rows)


def sent(c: Connection, message_id: int, now: datetime) -> None:
    """The broker confirmed it."""
    c.execute(
        update(schema.outbox)
        .where(_o.id == message_id)
        .values(sent_at=now, attempts=_o.attempts + 1, failed_at=None, failure=None)
    )


def failed(c: Connection, message_id: int, reason: str, now: datetime) -> None:
    """It did not pass; it stays unsent. `reason` is a short sentence, cut at 200 signs."""
    c.execute(
        update(schema.outbox)
        .where(_o.id == message_id)
        .values(
            attempts=_o.attempts + 1,
            failed_at=now,
            failure=seal_text(c, reason[:200], f"outbox.failure/{message_id}"),
        )
    )


def for_request(c: Connection, request_id: str) -> tuple[Message, ...]:
    rows = c.execute(select(schema.outbox).where(_o.request_id == request_id).order_by(_o.id))
    return tuple(_from_row(c, row) for row in rows)


def resend(c: Connection, since: datetime, until: datetime) -> int:
    """Owe again what was sent from `since` up to but not including `until`; returns how many.

    For a broker that lost what it had confirmed. Event ids stay, so consumers drop what they have.
    """
    changed = c.execute(
        update(schema.outbox).where(_o.sent_at >= since, _o.sent_at < until).values(sent_at=None, attempts=0)
    )
    return changed.rowcount


def unsent_count(c: Connection) -> int:
    return backlog(c).count


def oldest(c: Connection) -> datetime | None:
    """Since when the oldest unsent message waits."""
    return backlog(c).oldest


def backlog(c: Connection) -> Backlog:
    row = c.execute(
        select(func.count(), func.min(_o.added_at, type_=schema.UtcTime())).where(_o.sent_at.is_(None))
    ).one()
    return Backlog(row[0], row[1])


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> Message:
    values = dict(row._mapping)
    values["headers"] = json.loads(values["headers"])
    values["body"] = seal_of(c).open(values["body"], f"outbox.body/{values['event_id']}")
    values["failure"] = open_text(c, values["failure"], f"outbox.failure/{values['id']}")
    return Message(**values)
