"""Fax servers, folders and mailboxes: when each was last heard, and what came."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Row

from ledger import schema

_s = schema.sources.c


@dataclass(frozen=True, slots=True)
class SourceState:
    """`heard_at`: last attempt to reach it; `answered_at`: last one that worked; `arrived_at`: last
    delivery. `error`: what is wrong now, since `error_since`; None when all is well."""

    name: str
    kind: str
    line: str | None
    heard_at: datetime | None
    answered_at: datetime | None
    arrived_at: datetime | None
    error: str | None
    error_since: datetime | None


def heard(
    c: Connection, name: str, kind: str, line: str | None, now: datetime, ok: bool, error: str | None = None
) -> None:
    """Record one attempt. `error` is a short sentence without patient data, cut at 300 signs."""
    known = c.execute(select(schema.sources).where(_s.name == name)).one_or_none()
    if known is None:
        c.execute(insert(schema.sources).values(name=name, kind=kind, line=line))
    values: dict[str, object] = {"kind": kind, "line": line, "heard_at": now}
    if ok:
        values |= {"answered_at": now, "error": None, "error_since": None}
    else:
        since = known.error_since if known is not None else None
        values |= {"error": (error or "It does not answer.")[:300], "error_since": since or now}
    c.execute(update(schema.sources).where(_s.name == name).values(**values))


def arrived(c: Connection, name: str, now: datetime) -> None:
    """A delivery came from this source; it must have been heard before."""
    c.execute(update(schema.sources).where(_s.name == name).values(arrived_at=now))


def all(c: Connection) -> tuple[SourceState, ...]:  # noqa: A001 - reads as sources.all(c)
    rows = c.execute(select(schema.sources).order_by(_s.name))
    return tuple(_from_row(row) for row in rows)


def _from_row(row: Row[tuple[object, ...]]) -> SourceState:
    return SourceState(**row._mapping)
