"""Fax servers, folders and mailboxes: when each was last heard, and what came."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Row

from ledger import schema
from ledger.bound import open_text, seal_text

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
    """Record one attempt. `error` is a short sentence, cut at 300 signs."""
    known = c.execute(select(schema.sources).where(_s.name == name)).one_or_none()
    if known is None:
        c.execute(insert(schema.sources).values(name=name, kind=kind, line=line))
    values: dict[str, object] = {"kind": kind, "line": line, "heard_at": now}
    if ok:
        values |= {"answered_at": now, "error": None, "error_since": None}
    else:
        since = known.error_since if known is not None else None
        sentence = (error or "It does not answer.")[:300]
        sealed = seal_text(c, sentence, f"sources.error/{name}")  # it may quote a file's name
        values |= {"error": sealed, "error_since": since or now}
    c.execute(update(schema.sources).where(_s.name == name).values(**values))


def arrived(c: Connection, name: str, now: datetime) -> None:
    """A delivery came from this source; it must have been heard before."""
    c.execute(update(schema.sources).where(_s.name == name).values(arrived_at=now))


def all(c: Connection) -> tuple[SourceState, ...]:  # noqa: A001 - reads as sources.all(c)
    rows = c.execute(select(schema.sources).order_by(_s.name))
    return tuple(_from_row(c, row) for row in rows)


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> SourceState:
    error = open_text(c, row._mapping["error"], f"sources.error/{row._mapping['name']}")
    return SourceState(**(dict(row._mapping) | {"error": error}))
