"""Deliveries: captured once for ever, with the documents, pages and letter found inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row

from domain.delivery import Channel, Origin, PartVerdict
from domain.faults import ErrorCode
from domain.page import PageReading
from ledger import events, schema, tasks
from ledger.bound import fresh_id, open_as, open_json, open_text, seal_as, seal_json, seal_of, seal_text
from ledger.faults import IllegalMove
from ledger.moves import move
from ledger.schema import DeliveryState, RequestState

FIRST_STEP: Mapping[Channel, str] = {Channel.EMAIL: "unpack", Channel.FAX: "read"}
REFUSED_STEP = "refuse"

_READING: TypeAdapter[PageReading] = TypeAdapter(PageReading)


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


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A part to be stored; `sha256` names its blob. `name` is the sender's, `trail` the way to it."""

    sha256: str
    size: int
    media_type: str
    name: str
    trail: str
    verdict: PartVerdict
    reason: str | None = None
    code: ErrorCode | None = None


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    delivery_id: str
    ordinal: int
    sha256: str
    size: int
    media_type: str
    name: str
    trail: str
    verdict: PartVerdict
    reason: str | None
    code: ErrorCode | None


@dataclass(frozen=True, slots=True)
class Letter:
    """What came around the documents of a mail."""

    subject: str
    sender: str
    body: str


@dataclass(frozen=True, slots=True)
class StoredPage:
    """`image_sha256` names the upright picture. `kind` is None until the packet was split;
    `document_id` is None when the page is of the original itself."""

    number: int
    document_id: str | None
    image_sha256: str
    reading: PageReading
    kind: str | None


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


def add_documents(c: Connection, delivery_id: str, documents: Sequence[NewDocument]) -> tuple[str, ...]:
    """Store a delivery's parts in their order, in place of any stored before (and their pages)."""
    c.execute(delete(schema.documents).where(schema.documents.c.delivery_id == delivery_id))
    return tuple(
        _add_document(c, delivery_id, ordinal, document) for ordinal, document in enumerate(documents)
    )


def documents(c: Connection, delivery_id: str) -> tuple[Document, ...]:
    d = schema.documents.c
    rows = c.execute(select(schema.documents).where(d.delivery_id == delivery_id).order_by(d.ordinal))
    return tuple(_document_from_row(c, row) for row in rows)


def save_context(c: Connection, delivery_id: str, subject: str, sender: str, body: str) -> None:
    letter = {"subject": subject, "sender": sender, "body": body}
    c.execute(delete(schema.contexts).where(schema.contexts.c.delivery_id == delivery_id))
    c.execute(
        insert(schema.contexts).values(
            delivery_id=delivery_id, letter=seal_json(c, letter, f"contexts.letter/{delivery_id}")
        )
    )


def context(c: Connection, delivery_id: str) -> Letter | None:
    """None for a fax."""
    t = schema.contexts.c
    sealed = c.execute(select(t.letter).where(t.delivery_id == delivery_id)).scalar_one_or_none()
    if sealed is None:
        return None
    letter = cast(Mapping[str, str], open_json(c, sealed, f"contexts.letter/{delivery_id}"))
    return Letter(letter["subject"], letter["sender"], letter["body"])


def save_page(
    c: Connection, delivery_id: str, document_id: str | None, page: PageReading, image_sha256: str
) -> None:
    """Store what was read of one page, in place of an earlier reading of it."""
    p = schema.pages.c
    c.execute(delete(schema.pages).where(p.delivery_id == delivery_id, p.number == page.number))
    c.execute(
        insert(schema.pages).values(
            delivery_id=delivery_id,
            number=page.number,
            document_id=document_id,
            image_sha256=image_sha256,
            reading=seal_as(c, _READING, page, _page_place(delivery_id, page.number)),
        )
    )


def pages(c: Connection, delivery_id: str) -> tuple[StoredPage, ...]:
    p = schema.pages.c
    rows = c.execute(select(schema.pages).where(p.delivery_id == delivery_id).order_by(p.number))
    return tuple(
        StoredPage(
            number=row.number,
            document_id=row.document_id,
            image_sha256=row.image_sha256,
            reading=open_as(c, _READING, row.reading, _page_place(delivery_id, row.number)),
            kind=row.kind,
        )
        for row in rows
    )


def set_page_kinds(c: Connection, delivery_id: str, kinds: Mapping[int, str]) -> None:
    p = schema.pages.c
    for number, kind in kinds.items():
        c.execute(
            update(schema.pages).where(p.delivery_id == delivery_id, p.number == number).values(kind=kind)
        )


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


def _add_document(c: Connection, delivery_id: str, ordinal: int, document: NewDocument) -> str:
    document_id = fresh_id(c)
    c.execute(
        insert(schema.documents).values(
            id=document_id,
            delivery_id=delivery_id,
            ordinal=ordinal,
            sha256=document.sha256,
            size=document.size,
            media_type=document.media_type,
            name=seal_text(c, document.name, f"documents.name/{document_id}"),
            trail=seal_text(c, document.trail, f"documents.trail/{document_id}"),
            verdict=document.verdict,
            reason=seal_text(c, document.reason, f"documents.reason/{document_id}"),
            code=document.code,
        )
    )
    return document_id


def _state(c: Connection, delivery_id: str) -> DeliveryState:
    d = schema.deliveries.c
    state = c.execute(select(d.state).where(d.id == delivery_id)).scalar_one_or_none()
    if state is None:
        raise IllegalMove(f"There is no delivery {delivery_id}.")
    return DeliveryState(state)


def _page_place(delivery_id: str, number: int) -> str:
    return f"pages.reading/{delivery_id}/{number}"


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


def _document_from_row(c: Connection, row: Row[tuple[object, ...]]) -> Document:
    values = row._mapping
    document_id = values["id"]
    name = open_text(c, values["name"], f"documents.name/{document_id}")
    trail = open_text(c, values["trail"], f"documents.trail/{document_id}")
    assert name is not None and trail is not None
    return Document(
        id=document_id,
        delivery_id=values["delivery_id"],
        ordinal=values["ordinal"],
        sha256=values["sha256"],
        size=values["size"],
        media_type=values["media_type"],
        name=name,
        trail=trail,
        verdict=PartVerdict(values["verdict"]),
        reason=open_text(c, values["reason"], f"documents.reason/{document_id}"),
        code=ErrorCode(values["code"]) if values["code"] else None,
    )
