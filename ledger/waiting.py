"""The review queue: what waits for a person, in order, and who holds what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import ColumnElement

from domain.decision import Review
from domain.delivery import Channel
from domain.form import FormType, Language
from ledger import schema
from ledger.decisions import open_decision
from ledger.schema import RequestState

_r = schema.requests.c
_d = schema.deliveries.c

NOBODY: dict[str, object] = {"claimed_by": None, "claimed_until": None}


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A line of the review queue. `reasons` are the sentences of its Review decision."""

    id: str
    delivery_id: str
    received_at: datetime
    channel: Channel
    line: str | None
    form_type: FormType
    language: Language
    reasons: tuple[str, ...]
    urgent: bool
    claimed_by: str | None
    claimed_until: datetime | None


def waiting(c: Connection, limit: int, offset: int = 0) -> tuple[WaitingRequest, ...]:
    """Requests in review, the one received first at the top."""
    rows = c.execute(
        select(schema.requests, _d.received_at, _d.channel, _d.line)
        .join(schema.deliveries, _d.id == _r.delivery_id)
        .where(_r.state == RequestState.REVIEW)
        .order_by(_d.received_at, _r.id)
        .limit(limit)
        .offset(offset)
    )
    return tuple(_from_row(c, row) for row in rows)


def waiting_count(c: Connection) -> int:
    return int(
        c.execute(
            select(func.count()).select_from(schema.requests).where(_r.state == RequestState.REVIEW)
        ).scalar_one()
    )


def next_waiting(c: Connection, after: str | None, staff_id: str, now: datetime) -> str | None:
    """The next request in review that nobody else holds: behind `after` in the queue, else from the
    top; never `after` itself."""
    base = (
        select(_r.id)
        .join(schema.deliveries, _d.id == _r.delivery_id)
        .where(_r.state == RequestState.REVIEW, _free(staff_id, now))
        .order_by(_d.received_at, _r.id)
        .limit(1)
    )
    place = None
    if after is not None:
        base = base.where(_r.id != after)
        place = c.execute(
            select(_d.received_at).join(schema.requests, _d.id == _r.delivery_id).where(_r.id == after)
        ).scalar_one_or_none()
    if place is not None:
        behind = or_(_d.received_at > place, and_(_d.received_at == place, _r.id > after))
        found = c.execute(base.where(behind)).scalar_one_or_none()
        if found is not None:
            return cast(str, found)
    return cast(str | None, c.execute(base).scalar_one_or_none())


def claim(c: Connection, request_id: str, staff_id: str, now: datetime, lease: timedelta) -> bool:
    """Hold a request in review for one person, or hold on to it. False: somebody else has it, or it
    is not in review."""
    changed = c.execute(
        update(schema.requests)
        .where(_r.id == request_id, _r.state == RequestState.REVIEW, _free(staff_id, now))
        .values(claimed_by=staff_id, claimed_until=now + lease)
    )
    return changed.rowcount == 1


def release(c: Connection, request_id: str, staff_id: str) -> bool:
    """Let go of it. False: it was not this person's."""
    changed = c.execute(
        update(schema.requests).where(_r.id == request_id, _r.claimed_by == staff_id).values(**NOBODY)
    )
    return changed.rowcount == 1


def _free(staff_id: str, now: datetime) -> ColumnElement[bool]:
    return or_(_r.claimed_by.is_(None), _r.claimed_until <= now, _r.claimed_by == staff_id)


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> WaitingRequest:
    values = row._mapping
    decision = open_decision(c, values["decision"], values["id"])
    return WaitingRequest(
        id=values["id"],
        delivery_id=values["delivery_id"],
        received_at=values["received_at"],
        channel=Channel(values["channel"]),
        line=values["line"],
        form_type=FormType(values["form_type"]),
        language=Language(values["language"]),
        reasons=decision.reasons if isinstance(decision, Review) else (),
        urgent=values["urgent"],
        claimed_by=values["claimed_by"],
        claimed_until=values["claimed_until"],
    )
