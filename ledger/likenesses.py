"""Which requests name the same person: by keyed marks, so that nothing about anyone stands in the clear."""

from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from domain.form import FieldValue
from ledger.bound import seal_of
from ledger.desk_tables import likenesses as table
from ledger.person_words import folded

_MOST = 50


def mark(c: Connection, request_id: str, fields: Mapping[str, FieldValue]) -> None:
    """In place of the marks it had: name with birth date, and record number."""
    c.execute(delete(table).where(table.c.request_id == request_id))
    marks = {marked(c, word) for word in _words(fields)}
    if marks:
        c.execute(insert(table), [{"request_id": request_id, "mark": each} for each in sorted(marks)])


def marked(c: Connection, word: str) -> str:
    return seal_of(c).mark(f"likeness\0{word}")


def of(c: Connection, request_id: str) -> tuple[str, ...]:
    """Other requests that seem to be of the same person, newest first."""
    own = select(table.c.mark).where(table.c.request_id == request_id)
    rows = c.execute(
        select(table.c.request_id)
        .where(table.c.mark.in_(own), table.c.request_id != request_id)
        .distinct()
        .order_by(table.c.request_id.desc())
        .limit(_MOST)
    )
    return tuple(rows.scalars())


def _words(fields: Mapping[str, FieldValue]) -> list[str]:
    def text(path: str) -> str:
        value = fields.get(path)
        return str(value.value) if value is not None and value.value else ""

    name, born, number = text("patient.name"), text("patient.date_of_birth"), text("patient.mrn")
    return [*person(name, born), *of_number(number)]


def person(name: str, born: str) -> list[str]:
    return [f"born {folded(name)} {born}"] if name and born else []


def of_number(number: str) -> list[str]:
    return [f"number {number.casefold()}"] if number else []
