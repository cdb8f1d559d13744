"""Pages: what was read of each, and what kind it turned out to be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection

from domain.page import PageReading
from ledger import schema
from ledger.bound import open_as, seal_as

READING: TypeAdapter[PageReading] = TypeAdapter(PageReading)


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
            reading=seal_as(c, READING, page, page_place(delivery_id, page.number)),
        )
    )


def pages(c: Connection, delivery_id: str, numbers: Collection[int] | None = None) -> tuple[StoredPage, ...]:
    """All of them, or only those of these numbers: opening a reading takes its time."""
    p = schema.pages.c
    found = select(schema.pages).where(p.delivery_id == delivery_id).order_by(p.number)
    rows = c.execute(found if numbers is None else found.where(p.number.in_(numbers)))
    return tuple(
        StoredPage(
            number=row.number,
            document_id=row.document_id,
            image_sha256=row.image_sha256,
            reading=open_as(c, READING, row.reading, page_place(delivery_id, row.number)),
            kind=row.kind,
        )
        for row in rows
    )


def count(c: Connection, delivery_id: str) -> int:
    p = schema.pages.c
    found = select(func.count()).select_from(schema.pages).where(p.delivery_id == delivery_id)
    return int(c.execute(found).scalar_one())


def image(c: Connection, delivery_id: str, number: int) -> str | None:
    """The SHA-256 of one page's upright picture."""
    p = schema.pages.c
    return c.execute(
        select(p.image_sha256).where(p.delivery_id == delivery_id, p.number == number)
    ).scalar_one_or_none()


def set_page_kinds(c: Connection, delivery_id: str, kinds: Mapping[int, str]) -> None:
    p = schema.pages.c
    for number, kind in kinds.items():
        c.execute(
            update(schema.pages).where(p.delivery_id == delivery_id, p.number == number).values(kind=kind)
        )


def page_place(delivery_id: str, number: int) -> str:
    return f"pages.reading/{delivery_id}/{number}"
