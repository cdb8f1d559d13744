"""How the pages of a delivery were dealt out anew by hand: rows only ever added, an undoing is a row too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from ledger.bound import open_as, seal_as
from ledger.desk_tables import surgeries as table

_s = table.c


@dataclass(frozen=True, slots=True)
class Layout:
    """Which pages are which request's, in order, the kind of every page, and how far a person turned it."""

    requests: Mapping[str, tuple[int, ...]]
    kinds: Mapping[int, str]
    turns: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surgery:
    seq: int
    staff_id: str
    at: datetime
    before: Layout


_LAYOUT: TypeAdapter[Layout] = TypeAdapter(Layout)


def add(
    c: Connection, delivery_id: str, staff_id: str, before: Layout, now: datetime, undoes: int | None = None
) -> None:
    c.execute(
        insert(table).values(
            delivery_id=delivery_id,
            staff_id=staff_id,
            at=now,
            cut=seal_as(c, _LAYOUT, before, f"surgeries.cut/{delivery_id}/{now.isoformat()}"),
            undoes=undoes,
        )
    )


def last(c: Connection, delivery_id: str) -> Surgery | None:
    """The latest that was neither undone nor is an undoing itself."""
    undone = select(_s.undoes).where(_s.undoes.is_not(None))
    row = c.execute(
        select(table)
        .where(_s.delivery_id == delivery_id, _s.undoes.is_(None), _s.seq.not_in(undone))
        .order_by(_s.seq.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    place = f"surgeries.cut/{delivery_id}/{row.at.isoformat()}"
    return Surgery(row.seq, row.staff_id, row.at, open_as(c, _LAYOUT, row.cut, place))
