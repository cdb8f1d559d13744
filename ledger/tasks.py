"""Work owed: a row exists exactly while something is left to do.

Claim in one short commit, work outside any transaction, finish in one commit together with the results
and the next tasks. A worker that dies leaves a lease that runs out, and the task is claimed again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, case, delete, func, insert, or_, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import ColumnElement

from ledger import schema
from ledger.bound import fresh_id
from ledger.words import neutral

_t = schema.tasks.c


@dataclass(frozen=True, slots=True)
class Task:
    """A claimed task. `attempts` counts this one; `token` proves the claim until `lease_until`."""

    id: str
    step: str
    subject: str
    attempts: int
    token: str
    due: datetime
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class OwedTask:
    """A task as it stands in the ledger, claimed or not. `last_error` and `parked_reason` are codes."""

    id: str
    step: str
    subject: str
    due: datetime
    attempts: int
    worker: str | None
    lease_until: datetime | None
    last_error: str | None
    parked_at: datetime | None
    parked_reason: str | None


@dataclass(frozen=True, slots=True)
class StepCount:
    """`ready`: due now and nobody's; `later`: due in the future; `running`: under a live lease."""

    step: str
    ready: int
    later: int
    running: int
    parked: int
    oldest_due: datetime | None


def add(c: Connection, step: str, subject: str, due: datetime) -> str:
    task_id = fresh_id(c)
    c.execute(insert(schema.tasks).values(id=task_id, step=step, subject=subject, due=due, attempts=0))
    return task_id


def claim(c: Connection, steps: Sequence[str], now: datetime, lease: timedelta, worker: str) -> Task | None:
    """The task longest due among `steps`; its attempt is counted before any work is done."""
    oldest = (
        select(_t.id)
        .where(_t.step.in_(steps), _t.due <= now, _t.parked_at.is_(None), _idle(now))
        .order_by(_t.due, _t.id)
        .limit(1)
        .with_for_update(skip_locked=True)  # nothing to SQLite, where BEGIN IMMEDIATE does it
    )
    row = c.execute(
        update(schema.tasks)
        .where(_t.id == oldest.scalar_subquery())
        .values(token=fresh_id(c), worker=worker, lease_until=now + lease, attempts=_t.attempts + 1)
        .returning(_t.id, _t.step, _t.subject, _t.attempts, _t.token, _t.due, _t.lease_until)
    ).one_or_none()
    return None if row is None else Task(**row._mapping)


def finish(c: Connection, task: Task) -> bool:
    """Take the task away. False: the claim was lost, and the caller must roll back all it wrote."""
    return c.execute(delete(schema.tasks).where(_mine(task))).rowcount == 1


def fail(c: Connection, task: Task, error: str, retry_at: datetime) -> bool:
    """Give the task back, due at `retry_at`. `error` is a code. False: the claim was lost."""
    return _give_back(c, task, due=retry_at, last_error=neutral(error)[:40])


def park(c: Connection, task: Task, reason: str, now: datetime) -> bool:
    """Set the task aside for a person. `reason` is a code. False: the claim was lost."""
    return _give_back(c, task, parked_at=now, parked_reason=neutral(reason)[:40])


def extend(c: Connection, task: Task, lease: timedelta, now: datetime) -> bool:
    """Keep the claim for another `lease` from now. False: it was lost."""
    changed = c.execute(update(schema.tasks).where(_mine(task)).values(lease_until=now + lease))
    return changed.rowcount == 1


def disown(c: Connection, worker: str) -> int:
    """Free what a worker of this name held when it died; it says so itself when it starts anew."""
    changed = c.execute(
        update(schema.tasks).where(_t.worker == worker).values(token=None, worker=None, lease_until=None)
    )
    return changed.rowcount


def requeue(c: Connection, subject: str | None, now: datetime) -> int:
    """Make parked and waiting tasks due now with fresh attempts: all, or those of one subject.

    A delivery's id covers its requests too. Returns how many; running tasks are left alone.
    """
    changed = c.execute(
        update(schema.tasks)
        .where(_t.token.is_(None), or_(_t.parked_at.is_not(None), _t.due > now), _about(subject))
        .values(due=now, attempts=0, parked_at=None, parked_reason=None)
    )
    return changed.rowcount


def hold(c: Connection, subject: str, reason: str, now: datetime) -> int:
    """Park by hand all idle tasks of a delivery or request. Returns how many; running ones go on."""
    changed = c.execute(
        update(schema.tasks)
        .where(_idle(now), _t.parked_at.is_(None), _about(subject))
        .values(parked_at=now, parked_reason=neutral(reason)[:40], token=None, worker=None, lease_until=None)
    )
    return changed.rowcount


def drop(c: Connection, subject: str) -> int:
    """Forget what is owed for this subject itself. Whoever works on it will find the claim lost."""
    return c.execute(delete(schema.tasks).where(_t.subject == subject)).rowcount


def parked(c: Connection) -> tuple[OwedTask, ...]:
    return _owed(c, _t.parked_at.is_not(None))


def for_subject(c: Connection, subject: str) -> tuple[OwedTask, ...]:
    """Tasks of a request, or of a delivery and its requests."""
    return _owed(c, _about(subject))


def counts(c: Connection, now: datetime) -> tuple[StepCount, ...]:
    """Per step, in the order of their names; a step that owes nothing is left out."""
    is_parked = _t.parked_at.is_not(None)
    running = and_(_t.parked_at.is_(None), _t.token.is_not(None), _t.lease_until > now)
    waiting = and_(_t.parked_at.is_(None), _idle(now))
    rows = c.execute(
        select(
            _t.step,
            _count(and_(waiting, _t.due <= now)).label("ready"),
            _count(and_(waiting, _t.due > now)).label("later"),
            _count(running).label("running"),
            _count(is_parked).label("parked"),
            func.min(case((_t.parked_at.is_(None), _t.due)), type_=schema.UtcTime()).label("oldest_due"),
        )
        .group_by(_t.step)
        .order_by(_t.step)
    )
    return tuple(StepCount(**row._mapping) for row in rows)


def _give_back(c: Connection, task: Task, **values: object) -> bool:
    changed = c.execute(
        update(schema.tasks).where(_mine(task)).values(token=None, worker=None, lease_until=None, **values)
    )
    return changed.rowcount == 1


def _mine(task: Task) -> ColumnElement[bool]:
    return and_(_t.id == task.id, _t.token == task.token)


def _idle(now: datetime) -> ColumnElement[bool]:
    return or_(_t.token.is_(None), _t.lease_until <= now)


def _about(subject: str | None) -> ColumnElement[bool]:
    if subject is None:
        return _t.id.is_not(None)
    requests = select(schema.requests.c.id).where(schema.requests.c.delivery_id == subject)
    return or_(_t.subject == subject, _t.subject.in_(requests))


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _owed(c: Connection, condition: ColumnElement[bool]) -> tuple[OwedTask, ...]:
    rows = c.execute(select(schema.tasks).where(condition).order_by(_t.due, _t.id))
    return tuple(_from_row(row) for row in rows)


def _from_row(row: Row[tuple[object, ...]]) -> OwedTask:
    values = {key: value for key, value in row._mapping.items() if key != "token"}
    return OwedTask(**values)
