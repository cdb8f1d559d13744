"""Released requests whose fields a second person types again, unseen: how often the first was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, insert, or_, select, update
from sqlalchemy.engine import Connection

from ledger import schema
from ledger.bound import seal_text
from ledger.desk_tables import second_answers, second_looks
from ledger.scope import EVERYWHERE, Scope

_l = second_looks.c
_a = second_answers.c
_r = schema.requests.c


@dataclass(frozen=True, slots=True)
class SecondAnswer:
    """`same`: the second person typed what the first let pass."""

    typed: str
    same: bool


@dataclass(frozen=True, slots=True)
class SecondLook:
    """One that was done: by whom, and whether each path was typed the same as it had been released."""

    done_by: str
    done_at: datetime
    same: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class SilentErrors:
    """`fields` were typed twice; `different` of them differed from what was released."""

    requests: int
    fields: int
    different: int

    @property
    def rate(self) -> float:
        return self.different / self.fields if self.fields else 0.0


def choose(c: Connection, request_id: str, released_by: str | None, now: datetime) -> None:
    """Once for each request; chosen again it stays as it is. `released_by` None: no person saw it."""
    known = c.execute(select(_l.request_id).where(_l.request_id == request_id)).first()
    if known is None:
        c.execute(insert(second_looks).values(request_id=request_id, released_by=released_by, chosen_at=now))


def next_for(c: Connection, staff_id: str, scope: Scope = EVERYWHERE) -> str | None:
    """The one chosen first that somebody else released and that has been decided."""
    return c.execute(
        select(_l.request_id)
        .join(schema.requests, _r.id == _l.request_id)
        .where(_l.done_at.is_(None), _not_by(staff_id), scope.clause())
        .where(_r.state == schema.RequestState.PUBLISHED)
        .order_by(_l.chosen_at, _l.request_id)
        .limit(1)
    ).scalar_one_or_none()


def is_owed(c: Connection, request_id: str, staff_id: str) -> bool:
    """It was chosen, is not done, and somebody else released it."""
    query = select(_l.request_id).where(_l.request_id == request_id, _l.done_at.is_(None), _not_by(staff_id))
    return c.execute(query).first() is not None


def owed(c: Connection, staff_id: str, scope: Scope = EVERYWHERE) -> int:
    query = (
        select(func.count())
        .select_from(second_looks)
        .join(schema.requests, _r.id == _l.request_id)
        .where(_l.done_at.is_(None), _not_by(staff_id), scope.clause())
        .where(_r.state == schema.RequestState.PUBLISHED)
    )
    return int(c.execute(query).scalar_one())


def answer(
    c: Connection, request_id: str, staff_id: str, answers: Mapping[str, SecondAnswer], now: datetime
) -> bool:
    """False, with nothing written: it is done already, or was this person's own release."""
    done = c.execute(
        update(second_looks)
        .where(_l.request_id == request_id, _l.done_at.is_(None), _not_by(staff_id))
        .values(done_by=staff_id, done_at=now)
    )
    if done.rowcount != 1:
        return False
    for path, given in answers.items():
        c.execute(
            insert(second_answers).values(
                request_id=request_id,
                path=path,
                same=given.same,
                typed=seal_text(c, given.typed, f"second_answers.typed/{request_id}/{path}"),
            )
        )
    return True


def done(c: Connection, request_id: str) -> SecondLook | None:
    row = c.execute(
        select(_l.done_by, _l.done_at).where(_l.request_id == request_id, _l.done_at.is_not(None))
    ).one_or_none()
    if row is None:
        return None
    answers = c.execute(select(_a.path, _a.same).where(_a.request_id == request_id))
    return SecondLook(row.done_by, row.done_at, {each.path: each.same for each in answers})


def _not_by(staff_id: str) -> ColumnElement[bool]:
    return or_(_l.released_by.is_(None), _l.released_by != staff_id)


def silent_errors(c: Connection) -> SilentErrors:
    row = c.execute(
        select(
            func.count(func.distinct(_a.request_id)),
            func.count(),
            func.coalesce(func.sum(case((_a.same, 0), else_=1)), 0),
        )
    ).one()
    return SilentErrors(*(int(each) for each in row))
