"""Documents: the parts of a delivery, each with how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Row

from domain.delivery import PartVerdict
from domain.faults import ErrorCode
from ledger import schema
from ledger.bound import fresh_id, open_text, seal_text


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


def add_documents(c: Connection, delivery_id: str, documents: Sequence[NewDocument]) -> tuple[str, ...]:
    """Store a delivery's parts in their order, in place of any stored before (and their pages)."""
    c.execute(delete(schema.documents).where(schema.documents.c.delivery_id == delivery_id))
    return tuple(
        _add_document(c, delivery_id, ordinal, document) for ordinal, document in enumerate(documents)
    )


def documents(c: Connection, delivery_id: str) -> tuple[Document, ...]:
    d = schema.documents.c
    rows = c.execute(select(schema.documents).where(d.delivery_id == delivery_id).order_by(d.ordinal))
    return tuple(_from_row(c, row) for row in rows)


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


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> Document:
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
