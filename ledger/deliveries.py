"""Deliveries: captured once for ever, and closed when nothing is left to decide in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Row

from domain.delivery import Channel, Origin
from domain.faults import ErrorCode
from ledger import events, schema, tasks
from ledger.bound import fresh_id, open_json, open_text, seal_json, seal_of, seal_text
from ledger.documents import Document, NewDocument, add_documents, documents
from ledger.faults import IllegalMove
from ledger.letters import Letter, context, save_context
from ledger.moves import move
from ledger.pages import StoredPage, image, pages, save_page, set_page_kinds
from ledger.schema import DeliveryState, RequestState

__all__ = [
    "FIRST_STEP", "REFUSED_STEP", "Captured", "Delivery", "DeliveryState", "Document", "Letter",
    "NewDocument", "StoredPage", "add_documents", "capture", "complete", "context", "documents", "find",
    "get", "image", "pages", "recent", "save_context", "save_page", "set_error", "set_page_kinds", "settled",
    "start", "unsettled",
]  # fmt: skip

FIRST_STEP: Mapping[Channel, str] = {Channel.EMAIL: "unpack", Channel.FAX: "read"}
REFUSED_STEP = "refuse"


@dataclass(frozen=True, slots=True)
class Captured:
    """`new` is False when this delivery was in the ledger already."""

    delivery_id: str
    new: bool


@dataclass(frozen=True, slots=True)
class Delivery:
    """`sha256` and `size` are of the original bytes. `error_message` is a sentence for staff."""

    id: str
    channel: Channel
    source: str
    line: str | None
    received_at: datetime
    captured_at: datetime
    sha256: str
    size: int
    facts: Mapping[str, str]
    pages_announced: int | None
    state: DeliveryState
    error_code: ErrorCode | None
    error_message: str | None


def find(c: Connection, source: str, key: str) -> str | None:
    """The delivery this source's item became, if it was captured."""
    a = schema.arrivals.c
    return c.execute(
        select(a.delivery_id).where(a.source == source, a.key_mark == _key_mark(c, source, key))
    ).scalar_one_or_none()


def capture(
    c: Connection, origin: Origin, sha256: str, size: int, refused: ErrorCode | None, now: datetime
) -> Captured:
    """Store where these bytes came from and owe the first step on them, once for each source and key.

    A mail seen again under another key (a rebuilt mailbox) joins the delivery it was.
    """
    known = find(c, origin.source, origin.key)
    if known is not None:
        return Captured(known, new=False)
    twin = _twin(c, origin, sha256)
    if twin is not None:
        _add_arrival(c, twin, origin, now)
        events.append(c, "seen_again", now, delivery_id=twin)
        return Captured(twin, new=False)
    delivery_id = _add_delivery(c, origin, sha256, size, now)
    _add_arrival(c, delivery_id, origin, now)
    step = REFUSED_STEP if refused else FIRST_STEP[origin.channel]
    if refused:
        set_error(c, delivery_id, refused, "The source could not hand this delivery over whole.")
    tasks.add(c, step, delivery_id, now)
    events.append(c, "captured", now, delivery_id=delivery_id, channel=origin.channel, size=size, step=step)
    return Captured(delivery_id, new=True)


def settled(c: Connection, source: str, key: str, now: datetime) -> None:
    """The source has been told that it may let go of this item."""
    a = schema.arrivals.c
    c.execute(
        update(schema.arrivals)
        .where(a.source == source, a.key_mark == _key_mark(c, source, key), a.settled_at.is_(None))
        .values(settled_at=now)
    )


def unsettled(c: Connection, source: str) -> tuple[str, ...]:
    """Keys captured from this source that it was not told about yet, oldest first."""
    a = schema.arrivals.c
    rows = c.execute(
        select(a.id, a.key).where(a.source == source, a.settled_at.is_(None)).order_by(a.arrived_at, a.id)
    )
    return tuple(seal_of(c).open(row.key, f"arrivals.key/{row.id}").decode() for row in rows)


def get(c: Connection, delivery_id: str) -> Delivery:
    """Raises KeyError for an unknown id."""
    row = c.execute(select(schema.deliveries).where(schema.deliveries.c.id == delivery_id)).one_or_none()
    if row is None:
        raise KeyError(delivery_id)
    return _from_row(c, row)


def recent(c: Connection, limit: int, offset: int = 0) -> tuple[Delivery, ...]:
    """Newest received first."""
    d = schema.deliveries.c
    rows = c.execute(
        select(schema.deliveries).order_by(d.received_at.desc(), d.id.desc()).limit(limit).offset(offset)
    )
    return tuple(_from_row(c, row) for row in rows)


def set_error(c: Connection, delivery_id: str, code: ErrorCode, message: str) -> None:
    """Why this delivery as a whole cannot be read; the last word wins."""
    place = f"deliveries.error_message/{delivery_id}"
    c.execute(
        update(schema.deliveries)
        .where(schema.deliveries.c.id == delivery_id)
        .values(error_code=code, error_message=seal_text(c, message, place))
    )


def start(c: Connection, delivery_id: str) -> None:
    """Work on it has begun, or begun again; nothing when it was under way."""
    if _state(c, delivery_id) is not DeliveryState.PROCESSING:
        move(c, schema.deliveries, delivery_id, DeliveryState.PROCESSING)


def complete(c: Connection, delivery_id: str) -> bool:
    """Close the delivery if nothing is left to decide in it; True when it is done now.

    It has at least one request and each is published, in exceptions or cancelled, or it has none and
    an error that says why.
    """
    r = schema.requests.c
    states = c.execute(select(r.state).where(r.delivery_id == delivery_id)).scalars().all()
    row = c.execute(select(schema.deliveries.c.error_code).where(schema.deliveries.c.id == delivery_id)).one()
    is_open = {RequestState.DECIDING, RequestState.REVIEW} & set(states)
    if is_open or not (states or row.error_code):
        return False
    if _state(c, delivery_id) is not DeliveryState.DONE:
        start(c, delivery_id)
        move(c, schema.deliveries, delivery_id, DeliveryState.DONE)
    return True


def _key_mark(c: Connection, source: str, key: str) -> str:
    # A watched folder's key holds a file name, and a file name may hold a patient's.
    return seal_of(c).mark(f"key\0{source}\0{key}")


def _message_mark(c: Connection, message_id: str | None) -> str | None:
    return seal_of(c).mark(f"message\0{message_id}") if message_id else None


def _twin(c: Connection, origin: Origin, sha256: str) -> str | None:
    mark = _message_mark(c, origin.message_id)
    if mark is None:
        return None
    d = schema.deliveries.c
    return (
        c.execute(
            select(d.id)
            .where(d.source == origin.source, d.message_mark == mark, d.sha256 == sha256)
            .order_by(d.id)
            .limit(1)
        )
        .scalars()
        .first()
    )


def _add_delivery(c: Connection, origin: Origin, sha256: str, size: int, now: datetime) -> str:
    delivery_id = fresh_id(c)
    c.execute(
        insert(schema.deliveries).values(
            id=delivery_id,
            channel=origin.channel,
            source=origin.source,
            line=origin.line,
            received_at=origin.received_at,
            captured_at=now,
            sha256=sha256,
            size=size,
            message_mark=_message_mark(c, origin.message_id),
            facts=seal_json(c, dict(origin.facts), f"deliveries.facts/{delivery_id}"),
            pages_announced=origin.pages_announced,
            state=DeliveryState.RECEIVED,
        )
    )
    return delivery_id


def _add_arrival(c: Connection, delivery_id: str, origin: Origin, now: datetime) -> None:
    arrival_id = fresh_id(c)
    c.execute(
        insert(schema.arrivals).values(
            id=arrival_id,
            source=origin.source,
            key_mark=_key_mark(c, origin.source, origin.key),
            key=seal_of(c).close(origin.key.encode(), f"arrivals.key/{arrival_id}"),
            delivery_id=delivery_id,
            arrived_at=now,
        )
    )


def _state(c: Connection, delivery_id: str) -> DeliveryState:
    d = schema.deliveries.c
    state = c.execute(select(d.state).where(d.id == delivery_id)).scalar_one_or_none()
    if state is None:
        raise IllegalMove(f"There is no delivery {delivery_id}.")
    return DeliveryState(state)


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> Delivery:
    values = row._mapping
    delivery_id = values["id"]
    return Delivery(
        id=delivery_id,
        channel=Channel(values["channel"]),
        source=values["source"],
        line=values["line"],
        received_at=values["received_at"],
        captured_at=values["captured_at"],
        sha256=values["sha256"],
        size=values["size"],
        facts=cast(Mapping[str, str], open_json(c, values["facts"], f"deliveries.facts/{delivery_id}")),
        pages_announced=values["pages_announced"],
        state=DeliveryState(values["state"]),
        error_code=ErrorCode(values["error_code"]) if values["error_code"] else None,
        error_message=open_text(c, values["error_message"], f"deliveries.error_message/{delivery_id}"),
    )
