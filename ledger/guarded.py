"""Whose papers are opened for a reason only: a person marked so, a colleague, or whoever looks themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from ledger import schema, sought
from ledger.bound import open_text, seal_text
from ledger.desk_tables import likenesses
from ledger.people_tables import Kin, guarded_people, openings

_r = schema.requests.c
_o = openings.c


@dataclass(frozen=True, slots=True)
class Opening:
    """`note`: what the person wrote, for Privacy only."""

    delivery_id: str
    staff_id: str
    reason: str
    note: str
    at: datetime


def kin(c: Connection, delivery_id: str, own: str, colleagues: Iterable[str]) -> Kin | None:
    """Of the patients of a delivery, as far as they were read. `own`, `colleagues`: names of people; one
    who is called the same is taken for the same."""
    named = sought.named(c, delivery_id, (own, *colleagues))
    if own in named:
        return Kin.OWN
    marks = select(likenesses.c.mark).join(schema.requests, _r.id == likenesses.c.request_id)
    marks = marks.where(_r.delivery_id == delivery_id)
    kins = c.execute(select(guarded_people.c.kin).where(guarded_people.c.mark.in_(marks))).scalars().all()
    if kins:
        return Kin.VIP if Kin.VIP in kins else Kin.COLLEAGUE
    return Kin.COLLEAGUE if named else None


def opened(c: Connection, session: str, delivery_id: str) -> bool:
    """A reason was given already, in this session."""
    query = select(_o.reason).where(_o.session == session, _o.delivery_id == delivery_id)
    return c.execute(query).first() is not None


def open_for(
    c: Connection, session: str, delivery_id: str, staff_id: str, reason: str, note: str, now: datetime
) -> None:
    """`reason`: a code; `note`: the person's own words."""
    if opened(c, session, delivery_id):
        return
    c.execute(
        insert(openings).values(
            session=session,
            delivery_id=delivery_id,
            staff_id=staff_id,
            reason=reason,
            note=seal_text(c, note or None, _place(session, delivery_id)),
            at=now,
        )
    )


def latest(c: Connection, limit: int) -> tuple[Opening, ...]:
    """Newest first."""
    rows = c.execute(select(openings).order_by(_o.at.desc(), _o.delivery_id).limit(limit))
    return tuple(
        Opening(
            row.delivery_id,
            row.staff_id,
            row.reason,
            open_text(c, row.note, _place(row.session, row.delivery_id)) or "",
            row.at,
        )
        for row in rows
    )


def _place(session: str, delivery_id: str) -> str:
    return f"openings.note/{session}/{delivery_id}"
