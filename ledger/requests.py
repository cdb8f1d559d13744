"""Requests: one filled-in form each, from its fields to the decision and back from a person."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast

from pydantic import TypeAdapter
from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import ColumnElement

from domain.decision import Decision, Exceptions, Publish, Review
from domain.delivery import Channel
from domain.form import FieldValue, FormRun, FormType, Language, ValueSource
from domain.request import Department
from ledger import schema, tasks
from ledger.bound import fresh_id, open_as, seal_as
from ledger.correction import Correction, for_request
from ledger.faults import IllegalMove
from ledger.moves import move
from ledger.schema import DeliveryState, Outcome, RequestState

_RUN: TypeAdapter[FormRun] = TypeAdapter(FormRun)
_FIELD: TypeAdapter[FieldValue] = TypeAdapter(FieldValue)
_PUBLISH: TypeAdapter[Publish] = TypeAdapter(Publish)
_REVIEW: TypeAdapter[Review] = TypeAdapter(Review)
_EXCEPTIONS: TypeAdapter[Exceptions] = TypeAdapter(Exceptions)

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


def save_fields(c: Connection, request_id: str, fields: Mapping[str, FieldValue]) -> None:
    """Store what the machine read, in place of an earlier reading. Raises IllegalMove once decided:
    `reopen` first. Corrections stay and go on top."""
    changed = c.execute(
        update(schema.requests)
        .where(_r.id == request_id, _r.state == RequestState.DECIDING)
        .values(version=_r.version + 1)
    )
    if changed.rowcount != 1:
        raise IllegalMove(f"Request {request_id} is not being decided: its fields cannot be read anew.")
    _drop_fields(c, request_id)
    for path, value in fields.items():
        c.execute(
            insert(schema.fields).values(
                request_id=request_id,
                path=path,
                value=seal_as(c, _FIELD, value, _field_place(request_id, path)),
            )
        )


def machine_fields(c: Connection, request_id: str) -> dict[str, FieldValue]:
    """What the machine read, by path, whatever a person said since."""
    f = schema.fields.c
    rows = c.execute(select(f.path, f.value).where(f.request_id == request_id).order_by(f.path))
    return {row.path: open_as(c, _FIELD, row.value, _field_place(request_id, row.path)) for row in rows}


def fields(c: Connection, request_id: str) -> dict[str, FieldValue]:
    """Machine values with the latest correction of each path on top (source person, confidence 1)."""
    values = machine_fields(c, request_id)
    for correction in for_request(c, request_id):
        values[correction.path] = _corrected(values.get(correction.path), correction)
    return values


def save_decision(c: Connection, request_id: str, decision: Decision, now: datetime) -> None:
    """Move a request that is being decided to where the decision says. IllegalMove from elsewhere."""
    move(
        c,
        schema.requests,
        request_id,
        _state_for(decision),
        decision=_seal_decision(c, decision, request_id),
        department=decision.department,
        decided_at=now,
        version=_r.version + 1,
    )


def reopen(c: Connection, request_id: str) -> None:
    """Back from review, published or exceptions to be decided again; nothing if it is being decided."""
    row = c.execute(select(_r.state, _r.delivery_id).where(_r.id == request_id)).one_or_none()
    if row is not None and row.state == RequestState.DECIDING:
        return
    to_deciding(c, request_id)


def cancel(c: Connection, request_id: str) -> None:
    """Take the request out of the flow for good, with what is owed for it."""
    move(c, schema.requests, request_id, RequestState.CANCELLED, version=_r.version + 1, **_unclaimed())
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
    return tuple(_waiting_from_row(c, row) for row in rows)


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
        update(schema.requests).where(_r.id == request_id, _r.claimed_by == staff_id).values(**_unclaimed())
    )
    return changed.rowcount == 1


def to_deciding(c: Connection, request_id: str, **also: object) -> None:
    """The one way back into the flow; its delivery is open again with it."""
    move(
        c, schema.requests, request_id, RequestState.DECIDING, version=_r.version + 1, **_unclaimed(), **also
    )
    delivery = select(_r.delivery_id).where(_r.id == request_id).scalar_subquery()
    c.execute(
        update(schema.deliveries)
        .where(_d.id == delivery, _d.state == DeliveryState.DONE)
        .values(moved_from=_d.state, state=DeliveryState.PROCESSING)
    )


def _unclaimed() -> dict[str, object]:
    return {"claimed_by": None, "claimed_until": None}


def _free(staff_id: str, now: datetime) -> ColumnElement[bool]:
    return or_(_r.claimed_by.is_(None), _r.claimed_until <= now, _r.claimed_by == staff_id)


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
    _drop_fields(c, request_id)
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


def _drop_fields(c: Connection, request_id: str) -> None:
    c.execute(delete(schema.fields).where(schema.fields.c.request_id == request_id))


def _corrected(machine: FieldValue | None, correction: Correction) -> FieldValue:
    return FieldValue(
        path=correction.path,
        value=correction.value,
        raw=machine.raw if machine else "",
        confidence=1.0,
        source=ValueSource.PERSON,
        page=machine.page if machine else None,
        box=machine.box if machine else None,
        code=correction.code,
        parts=correction.parts,
    )


def _state_for(decision: Decision) -> RequestState:
    match decision:
        case Publish():
            return RequestState.PUBLISHED
        case Review():
            return RequestState.REVIEW
        case Exceptions():
            return RequestState.EXCEPTIONS


def _seal_decision(c: Connection, decision: Decision, request_id: str) -> bytes:
    place = f"requests.decision/{request_id}"
    match decision:
        case Publish():
            return b"P" + seal_as(c, _PUBLISH, decision, place)
        case Review():
            return b"R" + seal_as(c, _REVIEW, decision, place)
        case Exceptions():
            return b"E" + seal_as(c, _EXCEPTIONS, decision, place)


def _open_decision(c: Connection, stored: bytes | None, request_id: str) -> Decision | None:
    if stored is None:
        return None
    kind, sealed, place = stored[:1], stored[1:], f"requests.decision/{request_id}"
    if kind == b"P":
        return open_as(c, _PUBLISH, sealed, place)
    if kind == b"R":
        return open_as(c, _REVIEW, sealed, place)
    return open_as(c, _EXCEPTIONS, sealed, place)


def _seal_run(c: Connection, run: FormRun, request_id: str) -> bytes:
    return seal_as(c, _RUN, run, f"requests.run/{request_id}")


def _field_place(request_id: str, path: str) -> str:
    return f"fields.value/{request_id}/{path}"


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> StoredRequest:
    values = row._mapping
    request_id = values["id"]
    return StoredRequest(
        id=request_id,
        delivery_id=values["delivery_id"],
        ordinal=values["ordinal"],
        run=open_as(c, _RUN, values["run"], f"requests.run/{request_id}"),
        urgent=values["urgent"],
        state=RequestState(values["state"]),
        department=Department(values["department"]) if values["department"] else None,
        revision=values["revision"],
        decision=_open_decision(c, values["decision"], request_id),
        created_at=values["created_at"],
        decided_at=values["decided_at"],
        confirmed_by=values["confirmed_by"],
        confirmed_at=values["confirmed_at"],
        outcome=Outcome(values["outcome"]) if values["outcome"] else None,
        claimed_by=values["claimed_by"],
        claimed_until=values["claimed_until"],
        version=values["version"],
    )


def _waiting_from_row(c: Connection, row: Row[tuple[object, ...]]) -> WaitingRequest:
    values = row._mapping
    decision = _open_decision(c, values["decision"], values["id"])
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
