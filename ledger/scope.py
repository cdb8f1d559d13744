"""Whose requests a person may see: those of their departments, or of all."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select, true
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ColumnElement

from domain.request import Department
from ledger import schema

_r = schema.requests.c
_d = schema.deliveries.c


@dataclass(frozen=True, slots=True)
class Scope:
    """`departments` None: every department, and what no department has yet."""

    departments: frozenset[Department] | None

    def covers(self, department: Department | None) -> bool:
        return self.departments is None or department in self.departments

    def clause(self, department: ColumnElement[str | None] = _r.department) -> ColumnElement[bool]:
        """A condition on a column that holds a department."""
        return true() if self.departments is None else department.in_(sorted(self.departments))

    def has_request(self, c: Connection, request_id: str) -> bool:
        """False too where there is no such request: nobody learns which of the two it is."""
        query = select(_r.id).where(_r.id == request_id, self.clause())
        return c.execute(query).first() is not None

    def has_delivery(self, c: Connection, delivery_id: str) -> bool:
        """One of its requests is in scope; a packet is looked at as a whole. What came to no request
        at all is for `exceptions`."""
        if c.execute(select(_d.id).where(_d.id == delivery_id)).first() is None:
            return False
        if self.departments is None:
            return True
        there = c.execute(select(_r.department).where(_r.delivery_id == delivery_id)).scalars().all()
        if not there:
            return Department.EXCEPTIONS in self.departments
        return any(self.covers(Department(each)) for each in there if each)


EVERYWHERE = Scope(None)
NOWHERE = Scope(frozenset())


def stored(departments: Iterable[Department] | None) -> str | None:
    return None if departments is None else ",".join(sorted(departments))


def from_stored(text: str | None) -> Scope:
    if text is None:
        return EVERYWHERE
    return Scope(frozenset(Department(each) for each in text.split(",") if each))
