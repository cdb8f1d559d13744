"""What people did about requests at the desk and why: rows only ever added."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection, Row

from ledger.bound import open_text, seal_text
from ledger.desk_tables import Action
from ledger.desk_tables import verdicts as table

_v = table.c


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` is a code; `other_id` the request this one repeats; `note` a person's own words."""

    request_id: str
    staff_id: str
    at: datetime
    action: Action
    reason: str | None = None
    other_id: str | None = None
    note: str | None = None


def add(c: Connection, verdict: Verdict) -> None:
    c.execute(
        insert(table).values(
            request_id=verdict.request_id,
            staff_id=verdict.staff_id,
            at=verdict.at,
            action=verdict.action,
            reason=verdict.reason,
            other_id=verdict.other_id,
            note=seal_text(c, verdict.note, _place(verdict.request_id, verdict.at)),
        )
    )


def for_request(c: Connection, request_id: str) -> tuple[Verdict, ...]:
    """Oldest first."""
    rows = c.execute(select(table).where(_v.request_id == request_id).order_by(_v.seq))
    return tuple(_from_row(c, row) for row in rows)


def latest(c: Connection, request_id: str) -> Verdict | None:
    row = c.execute(
        select(table).where(_v.request_id == request_id).order_by(_v.seq.desc()).limit(1)
    ).one_or_none()
    return None if row is None else _from_row(c, row)


def _place(request_id: str, at: datetime) -> str:
    return f"verdicts.note/{request_id}/{at.isoformat()}"


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> Verdict:
    values = row._mapping
    request_id, at = values["request_id"], values["at"]
    return Verdict(
        request_id=request_id,
        staff_id=values["staff_id"],
        at=at,
        action=Action(values["action"]),
        reason=values["reason"],
        other_id=values["other_id"],
        note=open_text(c, values["note"], _place(request_id, at)),
    )
