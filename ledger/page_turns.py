"""Pages turned by a person. The machine's own picture and reading stay: turned back, they are there again."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ColumnElement

from domain.page import PageReading
from ledger import schema
from ledger.bound import open_as, seal_as
from ledger.desk_tables import page_turns as table
from ledger.pages import READING, page_place

_t = table.c
_p = schema.pages.c


@dataclass(frozen=True, slots=True)
class OwedTurn:
    """`degrees`: clockwise, of the machine's picture; 0 = as the machine had it."""

    number: int
    degrees: int
    image_sha256: str
    reading: PageReading


def turned(c: Connection, delivery_id: str) -> dict[int, int]:
    """How far each page is turned from how the machine had it; those that are not are left out."""
    rows = c.execute(select(_t.number, _t.degrees).where(_t.delivery_id == delivery_id, _t.degrees != 0))
    return {row.number: row.degrees for row in rows}


def waiting(c: Connection, delivery_id: str) -> frozenset[int]:
    """Pages that have yet to be read again."""
    rows = c.execute(select(_t.number).where(_t.delivery_id == delivery_id, _t.degrees != _t.read_at))
    return frozenset(rows.scalars())


def turn(c: Connection, delivery_id: str, turns: Mapping[int, int]) -> bool:
    """Have every page turned like this, and those not named as the machine had them. Whether any page is
    to be read again."""
    for number, degrees in turns.items():
        known = c.execute(update(table).where(_of(delivery_id, number)).values(degrees=degrees % 360))
        if not known.rowcount and degrees % 360:
            _remember(c, delivery_id, number, degrees % 360)
    others = (_t.delivery_id == delivery_id, _t.number.not_in(list(turns)))
    c.execute(update(table).where(*others).values(degrees=0))
    return bool(waiting(c, delivery_id))


def owed(c: Connection, delivery_id: str) -> tuple[OwedTurn, ...]:
    rows = c.execute(
        select(table).where(_t.delivery_id == delivery_id, _t.degrees != _t.read_at).order_by(_t.number)
    )
    return tuple(
        OwedTurn(
            row.number,
            row.degrees,
            row.image_sha256,
            open_as(c, READING, row.reading, page_place(delivery_id, row.number)),
        )
        for row in rows
    )


def done(c: Connection, delivery_id: str, number: int, page: PageReading, image_sha256: str, at: int) -> None:
    """The page as it was read at so many degrees; at 0 the machine's own is all there is again."""
    place = page_place(delivery_id, number)
    c.execute(
        update(schema.pages)
        .where(_p.delivery_id == delivery_id, _p.number == number)
        .values(image_sha256=image_sha256, reading=seal_as(c, READING, page, place))
    )
    if at == 0:
        c.execute(delete(table).where(_of(delivery_id, number)))
    else:
        c.execute(update(table).where(_of(delivery_id, number)).values(read_at=at))


def give_up(c: Connection, delivery_id: str) -> None:
    """What could not be read again stays as it was last read."""
    c.execute(update(table).where(_t.delivery_id == delivery_id).values(degrees=_t.read_at))
    c.execute(delete(table).where(_t.delivery_id == delivery_id, _t.degrees == 0))


def _remember(c: Connection, delivery_id: str, number: int, degrees: int) -> None:
    # Sealed for the page's own place: the same bytes open there and here.
    row = c.execute(
        select(_p.image_sha256, _p.reading).where(_p.delivery_id == delivery_id, _p.number == number)
    ).one()
    c.execute(
        insert(table).values(
            delivery_id=delivery_id,
            number=number,
            degrees=degrees,
            read_at=0,
            image_sha256=row.image_sha256,
            reading=row.reading,
        )
    )


def _of(delivery_id: str, number: int) -> ColumnElement[bool]:
    return (_t.delivery_id == delivery_id) & (_t.number == number)
