"""Requests found by what is known of them: person, day, line. Names are compared by keyed marks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.engine import Connection

from domain.form import FieldValue
from ledger import schema
from ledger.bound import seal_of
from ledger.people_tables import person_marks as table
from ledger.person_words import folded, folded_words
from ledger.scope import Scope

SHORTEST = 3
"""Signs of a name's word from which on its beginning is enough."""
_LONGEST = 12
_MARK = 16

_r = schema.requests.c
_d = schema.deliveries.c


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that is given must fit. `name`: words of it, in any order, or their beginnings; `born`: ISO date;
    `received`: from (inclusive) and until (exclusive)."""

    some_id: str = ""
    name: str = ""
    born: str = ""
    number: str = ""
    line: str = ""
    received: tuple[datetime, datetime] | None = None

    @property
    def by(self) -> tuple[str, ...]:
        """What is asked by, in codes: the audit may know that, and nothing more."""
        asked = {
            "id": self.some_id,
            "name": self.name,
            "born": self.born,
            "number": self.number,
            "line": self.line,
            "day": self.received,
        }
        return tuple(code for code, given in asked.items() if given)


def mark(c: Connection, request_id: str, fields: Mapping[str, FieldValue]) -> None:
    """In place of the marks it had."""
    c.execute(delete(table).where(table.c.request_id == request_id))
    words = _words(*(_text(fields, f"patient.{each}") for each in ("name", "date_of_birth", "mrn")))
    marks = {_marked(c, word) for word in words}
    if marks:
        c.execute(insert(table), [{"request_id": request_id, "mark": each} for each in sorted(marks)])


def find(c: Connection, wanted: Wanted, scope: Scope, limit: int) -> tuple[str, ...]:
    """Ids of requests in scope, those received last first."""
    query = select(_r.id).join(schema.deliveries, _d.id == _r.delivery_id).where(scope.clause())
    if wanted.some_id:
        query = query.where(or_(_r.id == wanted.some_id, _r.delivery_id == wanted.some_id))
    if wanted.line:
        query = query.where(func.coalesce(_d.line, _d.source) == wanted.line)
    if wanted.received is not None:
        query = query.where(_d.received_at >= wanted.received[0], _d.received_at < wanted.received[1])
    for word in _asked(wanted):
        having = select(table.c.request_id).where(table.c.mark == _marked(c, word))
        query = query.where(_r.id.in_(having))
    rows = c.execute(query.order_by(_d.received_at.desc(), _r.id.desc()).limit(limit))
    return tuple(rows.scalars())


def named(c: Connection, delivery_id: str, names: Iterable[str]) -> frozenset[str]:
    """Those of these names that a patient of the delivery has, word for word. A single word names nobody."""
    marks = {_marked(c, _whole(name)): name for name in names if len(folded_words(name)) > 1}
    query = select(table.c.mark).join(schema.requests, _r.id == table.c.request_id)
    rows = c.execute(query.where(_r.delivery_id == delivery_id, table.c.mark.in_(marks))).scalars()
    return frozenset(marks[each] for each in rows)


def _asked(wanted: Wanted) -> list[str]:
    words = [f"word {word[:_LONGEST]}" for word in folded_words(wanted.name)]
    words += [f"born {wanted.born}"] if wanted.born else []
    return [*words, f"number {wanted.number.casefold()}"] if wanted.number else words


def _words(name: str, born: str, number: str) -> set[str]:
    found = {f"word {word[:length]}" for word in folded_words(name) for length in _lengths(word)}
    found |= {_whole(name)} if name else set()
    found |= {f"born {born}"} if born else set()
    return found | ({f"number {number.casefold()}"} if number else set())


def _lengths(word: str) -> range:
    longest = min(len(word), _LONGEST)
    return range(min(SHORTEST, longest), longest + 1)


def _whole(name: str) -> str:
    return f"whole {folded(name)}"


def _marked(c: Connection, word: str) -> str:
    return seal_of(c).mark(f"person\0{word}")[:_MARK]


def _text(fields: Mapping[str, FieldValue], path: str) -> str:
    value = fields.get(path)
    return str(value.value) if value is not None and value.value else ""
