"""Requests: one filled-in form each, from its fields to the decision and back from a person."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Row

from domain.decision import Decision, Review
from domain.form import FormRun, FormType
from domain.request import Department
from ledger import likenesses, pages, schema, sought, tasks
from ledger.bound import fresh_id, open_as, seal_as
from ledger.decisions import open_decision, seal_decision, state_for
from ledger.fields import RUN, drop_fields, fields, machine_fields, machine_paths, run_place, save_fields
from ledger.moves import move
from ledger.schema import DeliveryState, Outcome, RequestState
from ledger.waiting import (
    NOBODY,
    WaitingRequest,
    claim,
    enter,
    leave,
    next_waiting,
    release,
    set_form,
    waiting,
    waiting_count,
)

__all__ = [
    "Outcome", "RequestState", "StoredRequest", "WaitingRequest", "cancel", "claim", "create", "fields",
    "for_delivery", "get", "machine_fields", "machine_paths", "next_revision", "next_waiting", "release",
    "reopen", "save_decision", "save_fields", "set_form_type", "set_pages", "to_deciding", "trim", "waiting",
    "waiting_count",
]  # fmt: skip

_r = schema.requests.c
_d = schema.deliveries.c


@dataclass(frozen=True, slots=True)
class StoredRequest:
    """`revision` is that of the last event published, 0 before the first. `version` rises with every
    change, so that a stale page is noticed. `outcome` is what a person said last."""

    id: str
    delivery_id: str
    ordinal: int
    run: FormRun
    urgent: bool
    state: RequestState
    department: Department | None
    revision: int
    decision: Decision | None
    created_at: datetime
    decided_at: datetime | None
    confirmed_by: str | None
    confirmed_at: datetime | None
    outcome: Outcome | None
    claimed_by: str | None
    claimed_until: datetime | None
    version: int


def create(
    c: Connection, delivery_id: str, ordinal: int, run: FormRun, now: datetime, *, urgent: bool = False
) -> str:
    """The request for this place in the delivery. Called again, it replaces one never published
    (under the same id, its machine fields gone) and leaves a published one as it is."""
    row = c.execute(
        select(_r.id, _r.revision, _r.state).where(_r.delivery_id == delivery_id, _r.ordinal == ordinal)
    ).one_or_none()
    if row is None:
        return _insert(c, delivery_id, ordinal, run, now, urgent)
    if row.revision == 0:
        _begin_again(c, row.id, row.state, run, urgent)
    return cast(str, row.id)


def trim(c: Connection, delivery_id: str, count: int) -> int:
    """Cancel requests beyond the first `count` that were never published, and what is owed for them.

    For a second split that found fewer forms. Returns how many.
    """
    rows = c.execute(
        select(_r.id).where(
            _r.delivery_id == delivery_id,
            _r.ordinal >= count,
            _r.revision == 0,
            _r.state != RequestState.CANCELLED,
        )
    ).all()
    for row in rows:
        cancel(c, row.id)
    return len(rows)


def save_decision(
    c: Connection, request_id: str, decision: Decision, now: datetime, due_on: date | None = None
) -> None:
    """Move a request that is being decided to where the decision says. IllegalMove from elsewhere.

    `due_on`: the day it is to be finished, which orders the review queue; None = the day it came.
    """
    move(
        c,
        schema.requests,
        request_id,
        state_for(decision),
        decision=seal_decision(c, decision, request_id),
        department=decision.department,
        decided_at=now,
        version=_r.version + 1,
    )
    if isinstance(decision, Review):
        stored = get(c, request_id)
        count = len(stored.run.pages) or pages.count(c, stored.delivery_id)
        enter(c, request_id, decision, count, due_on)
    known = fields(c, request_id)
    likenesses.mark(c, request_id, known)
    sought.mark(c, request_id, known)


def reopen(c: Connection, request_id: str) -> None:
    """Back from review, published or exceptions to be decided again; nothing if it is being decided."""
    row = c.execute(select(_r.state, _r.delivery_id).where(_r.id == request_id)).one_or_none()
    if row is not None and row.state == RequestState.DECIDING:
        return
    to_deciding(c, request_id)


def cancel(c: Connection, request_id: str) -> None:
    """Take the request out of the flow for good, with what is owed for it."""
    move(c, schema.requests, request_id, RequestState.CANCELLED, version=_r.version + 1, **NOBODY)
    leave(c, request_id)
    tasks.drop(c, request_id)


def get(c: Connection, request_id: str) -> StoredRequest:
    """Raises KeyError for an unknown id."""
    row = c.execute(select(schema.requests).where(_r.id == request_id)).one_or_none()
    if row is None:
        raise KeyError(request_id)
    return _from_row(c, row)


def for_delivery(c: Connection, delivery_id: str) -> tuple[StoredRequest, ...]:
    """In the order of their pages, cancelled ones included."""
    rows = c.execute(select(schema.requests).where(_r.delivery_id == delivery_id).order_by(_r.ordinal))
    return tuple(_from_row(c, row) for row in rows)


def set_form_type(c: Connection, request_id: str, form_type: FormType) -> None:
    """A person says what form this is."""
    run = replace(get(c, request_id).run, form_type=form_type, confidence=1.0)
    c.execute(
        update(schema.requests)
        .where(_r.id == request_id)
        .values(form_type=form_type, run=_seal_run(c, run, request_id), version=_r.version + 1)
    )
    set_form(c, request_id, form_type, run.language)


def set_pages(c: Connection, request_id: str, pages: tuple[int, ...], why: str) -> None:
    """A person says which pages are its own. `why`: a sentence for whoever looks at it next."""
    run = replace(get(c, request_id).run, pages=pages, missing_pages=(), reasons=(why,))
    c.execute(
        update(schema.requests)
        .where(_r.id == request_id)
        .values(run=_seal_run(c, run, request_id), version=_r.version + 1)
    )


def set_run(c: Connection, request_id: str, run: FormRun) -> None:
    """What the machine takes the form for now that its fields are known."""
    c.execute(
        update(schema.requests)
        .where(_r.id == request_id)
        .values(
            form_type=run.form_type,
            language=run.language,
            run=_seal_run(c, run, request_id),
            version=_r.version + 1,
        )
    )


def next_revision(c: Connection, request_id: str) -> int:
    """Take the next number for an event of this request; it is used up if the transaction commits."""
    revision = c.execute(
        update(schema.requests)
        .where(_r.id == request_id)
        .values(revision=_r.revision + 1)
        .returning(_r.revision)
    ).scalar_one_or_none()
    if revision is None:
        raise KeyError(request_id)
    return int(revision)


def to_deciding(c: Connection, request_id: str, **also: object) -> None:
    """The one way back into the flow; its delivery is open again with it."""
    move(c, schema.requests, request_id, RequestState.DECIDING, version=_r.version + 1, **NOBODY, **also)
    leave(c, request_id)
    delivery = select(_r.delivery_id).where(_r.id == request_id).scalar_subquery()
    c.execute(
        update(schema.deliveries)
        .where(_d.id == delivery, _d.state == DeliveryState.DONE)
        .values(moved_from=_d.state, state=DeliveryState.PROCESSING)
    )


def _insert(c: Connection, delivery_id: str, ordinal: int, run: FormRun, now: datetime, urgent: bool) -> str:
    request_id = fresh_id(c)
    c.execute(
        insert(schema.requests).values(
            id=request_id,
            delivery_id=delivery_id,
            ordinal=ordinal,
            form_type=run.form_type,
            language=run.language,
            urgent=urgent,
            run=_seal_run(c, run, request_id),
            state=RequestState.DECIDING,
            revision=0,
            version=1,
            created_at=now,
        )
    )
    return request_id


def _begin_again(c: Connection, request_id: str, state: str, run: FormRun, urgent: bool) -> None:
    drop_fields(c, request_id)
    if state != RequestState.DECIDING:
        to_deciding(c, request_id)
    c.execute(
        update(schema.requests)
        .where(_r.id == request_id)
        .values(
            form_type=run.form_type,
            language=run.language,
            urgent=urgent,
            run=_seal_run(c, run, request_id),
            decision=None,
            department=None,
            decided_at=None,
            confirmed_by=None,
            confirmed_at=None,
            outcome=None,
            version=_r.version + 1,
        )
    )


def _seal_run(c: Connection, run: FormRun, request_id: str) -> bytes:
    return seal_as(c, RUN, run, run_place(request_id))


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> StoredRequest:
    values = row._mapping
    request_id = values["id"]
    return StoredRequest(
        id=request_id,
        delivery_id=values["delivery_id"],
        ordinal=values["ordinal"],
        run=open_as(c, RUN, values["run"], run_place(request_id)),
        urgent=values["urgent"],
        state=RequestState(values["state"]),
        department=Department(values["department"]) if values["department"] else None,
        revision=values["revision"],
        decision=open_decision(c, values["decision"], request_id),
        created_at=values["created_at"],
        decided_at=values["decided_at"],
        confirmed_by=values["confirmed_by"],
        confirmed_at=values["confirmed_at"],
        outcome=Outcome(values["outcome"]) if values["outcome"] else None,
        claimed_by=values["claimed_by"],
        claimed_until=values["claimed_until"],
        version=values["version"],
    )
