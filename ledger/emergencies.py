"""Emergency access: all departments for an hour, for a reason that somebody else looks at afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Row

from ledger.bound import fresh_id, open_text, seal_text
from ledger.door_tables import emergencies

_e = emergencies.c
LIFE = timedelta(minutes=60)


class Reason(StrEnum):
    CARE = "care"
    COVER = "cover"
    SYSTEM = "system"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Emergency:
    """`note`: what the person wrote, for whoever reviews it only."""

    id: str
    staff_id: str
    reason: Reason
    note: str
    opened_at: datetime
    until: datetime
    ended_at: datetime | None
    reviewed_by: str | None
    reviewed_at: datetime | None


def begin(c: Connection, staff_id: str, session: str, reason: Reason, note: str, now: datetime) -> str:
    """For this session, not for others of the same person."""
    emergency_id = fresh_id(c)
    c.execute(
        insert(emergencies).values(
            id=emergency_id,
            staff_id=staff_id,
            session=session,
            reason=reason,
            note=seal_text(c, note, _place(emergency_id)),
            opened_at=now,
            until=now + LIFE,
        )
    )
    return emergency_id


def until(c: Connection, session: str, now: datetime) -> datetime | None:
    """When the open one of this session ends by itself; None where none is open."""
    query = select(func.max(_e.until)).where(_e.session == session, _e.until > now, _e.ended_at.is_(None))
    found: datetime | None = c.execute(query).scalar_one()
    return found


def end(c: Connection, session: str, now: datetime) -> int:
    ended = c.execute(
        update(emergencies)
        .where(_e.session == session, _e.until > now, _e.ended_at.is_(None))
        .values(ended_at=now)
    )
    return ended.rowcount


def latest(c: Connection, limit: int) -> tuple[Emergency, ...]:
    """Those nobody reviewed yet first, each kind newest first."""
    order = (_e.reviewed_at.is_not(None), _e.opened_at.desc(), _e.id)
    return tuple(_from_row(c, row) for row in c.execute(select(emergencies).order_by(*order).limit(limit)))


def unreviewed(c: Connection) -> int:
    return int(c.execute(select(func.count()).where(_e.reviewed_at.is_(None))).scalar_one())


def review(c: Connection, emergency_id: str, by: str, now: datetime) -> bool:
    """False: no such one, reviewed already, or one's own, which nobody reviews."""
    reviewed = c.execute(
        update(emergencies)
        .where(_e.id == emergency_id, _e.reviewed_at.is_(None), _e.staff_id != by)
        .values(reviewed_by=by, reviewed_at=now)
    )
    return reviewed.rowcount == 1


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> Emergency:
    values = row._mapping
    note = open_text(c, values["note"], _place(values["id"]))
    return Emergency(
        id=values["id"],
        staff_id=values["staff_id"],
        reason=Reason(values["reason"]),
        note=note or "",
        opened_at=values["opened_at"],
        until=values["until"],
        ended_at=values["ended_at"],
        reviewed_by=values["reviewed_by"],
        reviewed_at=values["reviewed_at"],
    )


def _place(emergency_id: str) -> str:
    return f"emergencies.note/{emergency_id}"
