"""What happened, in order: rows are only ever added, and hold nothing about a patient."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, or_, select
from sqlalchemy.engine import Connection, Row

from ledger import schema
from ledger.words import neutral

Detail = str | int

# fmt: off
ALLOWED = frozenset(
    {
        # who and where
        "staff_id", "role", "worker", "source", "channel", "line", "queue", "subject", "address",
        # what
        "size", "documents", "document", "parts", "pages", "run", "ordinal", "requests", "fields", "path",
        "form_type", "language", "template", "department", "priority", "urgent", "sha256", "count",
        # how it went
        "step", "state", "from_state", "to_state", "decision", "outcome", "rule", "reason", "code", "error",
        "attempts", "seconds", "version", "revision", "event_id", "event_type", "routing_key", "place",
    }
)
# fmt: on
"""Keys a detail may have. The values are words of ours: ids, codes, counts."""

_NAME = re.compile(r"[a-z][a-z_]{0,39}")


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """`seq` rises with every event of the ledger and is never used twice."""

    seq: int
    at: datetime
    name: str
    delivery_id: str | None
    request_id: str | None
    details: Mapping[str, Detail]


def append(
    c: Connection,
    name: str,
    now: datetime,
    delivery_id: str | None = None,
    request_id: str | None = None,
    **details: Detail,
) -> None:
    """Raises ValueError for a detail that is not on the list. A value that is not a word is withheld."""
    if not _NAME.fullmatch(name):
        raise ValueError("an event's name is lower-case words joined by underscores")
    if not details.keys() <= ALLOWED:
        raise ValueError(f"an event may not carry these details: {sorted(details.keys() - ALLOWED)}")
    told = {key: neutral(value) if isinstance(value, str) else value for key, value in details.items()}
    c.execute(
        insert(schema.events).values(
            at=now,
            name=name,
            delivery_id=delivery_id,
            request_id=request_id,
            details=json.dumps(told, sort_keys=True),
        )
    )


def story(c: Connection, delivery_id: str) -> tuple[StoredEvent, ...]:
    """All that happened to a delivery and to its requests, oldest first."""
    e, r = schema.events, schema.requests
    own = select(r.c.id).where(r.c.delivery_id == delivery_id)
    rows = c.execute(
        select(e).where(or_(e.c.delivery_id == delivery_id, e.c.request_id.in_(own))).order_by(e.c.seq)
    )
    return tuple(_from_row(row) for row in rows)


def latest(c: Connection, limit: int) -> tuple[StoredEvent, ...]:
    """The ledger's newest events, newest first."""
    rows = c.execute(select(schema.events).order_by(schema.events.c.seq.desc()).limit(limit))
    return tuple(_from_row(row) for row in rows)


def _from_row(row: Row[tuple[object, ...]]) -> StoredEvent:
    values = row._mapping
    return StoredEvent(
        seq=values["seq"],
        at=values["at"],
        name=values["name"],
        delivery_id=values["delivery_id"],
        request_id=values["request_id"],
        details=json.loads(values["details"]),
    )
