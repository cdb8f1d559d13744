"""Everything in numbers, for metrics and the status page: one look at one moment."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ColumnElement, Subquery

from ledger import outbox, queues, schema, sources, tasks
from ledger.outbox import Backlog
from ledger.queues import QueueDepth
from ledger.schema import DeliveryState, RequestState, UtcTime
from ledger.tasks import StepCount

_d = schema.deliveries.c


@dataclass(frozen=True, slots=True)
class Balance:
    """Deliveries, each counted in one place only: received = the sum of the others.

    `errors`: could not be read. `waiting`: has a form in review. `in_progress`: still being read or
    decided. `published`: done, with a form published. `exceptions`: done, with none.
    """

    received: int = 0
    published: int = 0
    waiting: int = 0
    exceptions: int = 0
    in_progress: int = 0
    errors: int = 0

    @property
    def accounted(self) -> int:
        return self.published + self.waiting + self.exceptions + self.in_progress + self.errors

    def plus(self, other: "Balance") -> "Balance":
        return Balance(
            self.received + other.received,
            self.published + other.published,
            self.waiting + other.waiting,
            self.exceptions + other.exceptions,
            self.in_progress + other.in_progress,
            self.errors + other.errors,
        )


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """A source and its deliveries. `kind` is empty for one that only the past knows."""

    name: str
    kind: str
    line: str | None
    balance: Balance
    heard_at: datetime | None
    answered_at: datetime | None
    arrived_at: datetime | None
    error: str | None
    error_since: datetime | None


@dataclass(frozen=True, slots=True)
class LineFigures:
    """What came on one fax line, or from one source where there is no line (a mailbox)."""

    name: str
    balance: Balance
    arrived_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """Requests waiting for a person; `oldest` is when the one waiting longest was received."""

    count: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Figures:
    """`oldest_task`: since when the task owed longest has been due, parked ones aside."""

    at: datetime
    sources: tuple[SourceFigures, ...]
    lines: tuple[LineFigures, ...]
    balance: Balance
    steps: tuple[StepCount, ...]
    oldest_task: datetime | None
    parked: int
    review: ReviewQueue
    unsent: Backlog
    queues: tuple[QueueDepth, ...]


def figures(c: Connection, now: datetime) -> Figures:
    by_source = _balances(c, _d.source)
    steps = tasks.counts(c, now)
    total = Balance()
    for balance in by_source.values():
        total = total.plus(balance)
    return Figures(
        at=now,
        sources=_source_figures(c, by_source),
        lines=_line_figures(c),
        balance=total,
        steps=steps,
        oldest_task=min((s.oldest_due for s in steps if s.oldest_due is not None), default=None),
        parked=sum(step.parked for step in steps),
        review=_review(c),
        unsent=outbox.backlog(c),
        queues=queues.all(c),
    )


def _source_figures(c: Connection, balances: dict[str, Balance]) -> tuple[SourceFigures, ...]:
    known = {
        s.name: SourceFigures(
            name=s.name,
            kind=s.kind,
            line=s.line,
            balance=balances.get(s.name, Balance()),
            heard_at=s.heard_at,
            answered_at=s.answered_at,
            arrived_at=s.arrived_at,
            error=s.error,
            error_since=s.error_since,
        )
        for s in sources.all(c)
    }
    past = {
        name: SourceFigures(name, "", None, balance, None, None, None, None, None)
        for name, balance in balances.items()
        if name not in known
    }
    return tuple(figure for _, figure in sorted((past | known).items()))


def _line_figures(c: Connection) -> tuple[LineFigures, ...]:
    line = func.coalesce(_d.line, _d.source)
    latest = c.execute(select(line, func.max(_d.captured_at, type_=UtcTime())).group_by(line))
    arrived = {row[0]: row[1] for row in latest}
    return tuple(
        LineFigures(name, balance, arrived[name]) for name, balance in sorted(_balances(c, line).items())
    )


def _balances(c: Connection, by: ColumnElement[str]) -> dict[str, Balance]:
    held = _held()
    place = _place(held)
    rows = c.execute(
        select(by.label("name"), place.label("place"), func.count().label("count"))
        .outerjoin(held, held.c.delivery_id == _d.id)
        .group_by(by, place)
    )
    counted: dict[str, dict[str, int]] = {}
    for row in rows:
        counted.setdefault(row.name, {})[row.place] = row._mapping["count"]
    return {
        name: Balance(
            received=sum(places.values()),
            published=places.get("published", 0),
            waiting=places.get("waiting", 0),
            exceptions=places.get("exceptions", 0),
            in_progress=places.get("in_progress", 0),
            errors=places.get("errors", 0),
        )
        for name, places in counted.items()
    }


def _held() -> Subquery:
    """Per delivery, how many of its requests are in each state."""
    r = schema.requests.c
    return (
        select(
            r.delivery_id,
            *(
                func.sum(case((r.state == state, 1), else_=0)).label(state.value)
                for state in (RequestState.REVIEW, RequestState.DECIDING, RequestState.PUBLISHED)
            ),
        )
        .group_by(r.delivery_id)
        .subquery("held")
    )


def _place(held: Subquery) -> ColumnElement[str]:
    undone = or_(_d.state != DeliveryState.DONE, held.c.deciding > 0)
    return case(
        (_d.error_code.is_not(None), "errors"),
        (held.c.review > 0, "waiting"),
        (undone, "in_progress"),
        (held.c.published > 0, "published"),
        else_="exceptions",
    )


def _review(c: Connection) -> ReviewQueue:
    r = schema.requests.c
    row = c.execute(
        select(func.count(), func.min(_d.received_at, type_=UtcTime()))
        .select_from(schema.requests)
        .join(schema.deliveries, _d.id == r.delivery_id)
        .where(and_(r.state == RequestState.REVIEW))
    ).one()
    return ReviewQueue(row[0], row[1])
