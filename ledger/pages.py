"""Pages: what was read of each, and what kind it turned out to be."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from domain.page import PageReading
from ledger import schema
from ledger.bound import open_as, seal_as

_READING: TypeAdapter[PageReading] = TypeAdapter(PageReading)


@dataclass(frozen=True, slots=True)
class StoredPage:
    """`image_sha256` names the upright picture. `kind` is None until the packet was split;
    `document_id` is None when the page is of the original itself."""

    number: int
    document_id: str | None
    image_sha256: str
    reading: PageReading
    kind: str | None


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


def _page_place(delivery_id: str, number: int) -> str:
    return f"pages.reading/{delivery_id}/{number}"
