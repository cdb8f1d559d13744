"""Values known to be wrong, each shown once to one person to see whether it is noticed. None goes out."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from ledger.bound import open_text, seal_text
from ledger.desk_tables import plants as table

_p = table.c


@dataclass(frozen=True, slots=True)
class Plant:
    """`noticed` None: nobody has answered yet."""

    request_id: str
    path: str
    wrong: str
    staff_id: str
    noticed: bool | None


@dataclass(frozen=True, slots=True)
class Attention:
    shown: int
    noticed: int


def add(c: Connection, request_id: str, path: str, wrong: str, staff_id: str, now: datetime) -> None:
    c.execute(
        insert(table).values(
            request_id=request_id,
            path=path,
            wrong=seal_text(c, wrong, f"plants.wrong/{request_id}"),
            staff_id=staff_id,
            shown_at=now,
        )
    )


def of(c: Connection, request_id: str) -> Plant | None:
    row = c.execute(select(table).where(_p.request_id == request_id)).one_or_none()
    if row is None:
        return None
    wrong = open_text(c, row.wrong, f"plants.wrong/{request_id}")
    assert wrong is not None
    return Plant(row.request_id, row.path, wrong, row.staff_id, row.noticed)


def answer(c: Connection, request_id: str, *, noticed: bool) -> None:
    """The first answer counts."""
    c.execute(update(table).where(_p.request_id == request_id, _p.noticed.is_(None)).values(noticed=noticed))


def attention(c: Connection) -> Attention:
    """Of those that were answered."""
    rows = c.execute(
        select(_p.noticed, func.count()).where(_p.noticed.is_not(None)).group_by(_p.noticed)
    ).all()
    found = {bool(row[0]): int(row[1]) for row in rows}
    return Attention(sum(found.values()), found.get(True, 0))
