"""Providers and facilities of requests that were released: proposals for typing them again."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from ledger.bound import open_text, seal_of, seal_text
from ledger.desk_tables import known_names as table

_n = table.c


@dataclass(frozen=True, slots=True)
class KnownName:
    name: str
    uses: int


def remember(c: Connection, path: str, name: str) -> None:
    mark = seal_of(c).mark(f"name\0{path}\0{' '.join(name.casefold().split())}")
    used = c.execute(update(table).where(_n.mark == mark).values(uses=_n.uses + 1))
    if used.rowcount:
        return
    sealed = seal_text(c, name, f"known_names.name/{mark}")
    c.execute(insert(table).values(mark=mark, path=path, name=sealed, uses=1))


def all_of(c: Connection, path: str, limit: int) -> tuple[KnownName, ...]:
    """Those used most come first."""
    rows = c.execute(
        select(table).where(_n.path == path).order_by(_n.uses.desc(), _n.mark).limit(limit)
    ).all()
    names = ((open_text(c, row.name, f"known_names.name/{row.mark}"), row.uses) for row in rows)
    return tuple(KnownName(name, uses) for name, uses in names if name)
