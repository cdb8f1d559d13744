"""What a person has typed and not yet saved, so that a session can end without losing it."""

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from ledger.bound import open_text, seal_text
from ledger.door_tables import drafts

_d = drafts.c


def keep(c: Connection, staff_id: str, request_id: str, body: str, now: datetime) -> None:
    """In the place of the one before: one for each person and request."""
    drop(c, staff_id, request_id)
    sealed = seal_text(c, body, _place(staff_id, request_id))
    c.execute(insert(drafts).values(staff_id=staff_id, request_id=request_id, body=sealed, kept_at=now))


def get(c: Connection, staff_id: str, request_id: str) -> str | None:
    sealed = c.execute(
        select(_d.body).where(_d.staff_id == staff_id, _d.request_id == request_id)
    ).scalar_one_or_none()
    return open_text(c, sealed, _place(staff_id, request_id))


def drop(c: Connection, staff_id: str, request_id: str) -> None:
    c.execute(delete(drafts).where(_d.staff_id == staff_id, _d.request_id == request_id))


def _place(staff_id: str, request_id: str) -> str:
    return f"drafts.body/{staff_id}/{request_id}"
