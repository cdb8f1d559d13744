"""The review queue: what waits for a person, in order, who holds what, and what is set aside until when.

Order: the STAT lane first, then by due day, then by the moment of receipt.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import and_, case, delete, func, insert, literal, or_, select, tuple_, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import ColumnElement, Select
from sqlalchemy.sql.elements import Tuple

from domain.decision import Review
from domain.delivery import Channel
from domain.form import FormType, Language
from domain.request import Severity
from ledger import schema
from ledger.decisions import open_decision
from ledger.desk_tables import waiting as table
from ledger.desk_tables import waits
from ledger.schema import RequestState
from ledger.scope import EVERYWHERE, Scope

_r = schema.requests.c
_w = table.c

NOBODY: dict[str, object] = {"claimed_by": None, "claimed_until": None}
STAT, ROUTINE = 0, 1
FORM_UNCLEAR = "form"
"""Stands among the codes of why a request waits: which form it is, or that it is none of ours."""
_CODE = re.compile(r"[a-z_]+(\.[a-z_]+)*|[A-Z]{2,4}-[0-9]{2}")


class View(StrEnum):
    """`open` leaves out what is on hold; `nobodys` also what a person has open."""

    OPEN = "open"
    NOBODYS = "nobodys"
    MINE = "mine"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request stands in the queue."""

    lane: int
    due_on: date
    received_at: datetime
    request_id: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see of the queue. `what`: a path in doubt or a rule; `assignee`: who has it
    open; `received_before`: only what is at least so old."""

    view: View = View.OPEN
    form_type: FormType | None = None
    line: str | None = None
    department: str | None = None
    what: str | None = None
    language: Language | None = None
    assignee: str | None = None
    received_before: datetime | None = None
    scope: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A line of the review queue. `reasons` are the sentences of its decision, `held_reason` a code."""

    id: str
    delivery_id: str
    received_at: datetime
    due_on: date
    channel: Channel
    line: str | None
    form_type: FormType
    language: Language
    department: str
    pages: int
    reasons: tuple[str, ...]
    urgent: bool
    claimed_by: str | None
    claimed_until: datetime | None
    held_until: datetime | None
    held_reason: str | None
    held_by: str | None

    @property
    def place(self) -> Place:
        return Place(STAT if self.urgent else ROUTINE, self.due_on, self.received_at, self.id)


@dataclass(frozen=True, slots=True)
class Counts:
    """Of all that waits: `open` is not on hold; `late` and `today` by due day, of what is open."""

    open: int
    stat: int
    late: int
    today: int
    nobodys: int
    mine: int
    held: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a column, and how many requests have it."""

    value: str
    count: int


def enter(c: Connection, request_id: str, decision: Review, pages: int, due_on: date | None) -> None:
    """The request waits for a person; without a due day it is due the day it came."""
    leave(c, request_id)
    d = schema.deliveries.c
    row = c.execute(
        select(_r.urgent, _r.form_type, _r.language, d.received_at, d.channel, d.line, d.source)
        .join(schema.deliveries, d.id == _r.delivery_id)
        .where(_r.id == request_id)
    ).one()
    c.execute(
        insert(table).values(
            request_id=request_id,
            lane=STAT if row.urgent else ROUTINE,
            due_on=due_on or row.received_at.date(),
            received_at=row.received_at,
            channel=row.channel,
            line=row.line or row.source,
            form_type=row.form_type,
            language=row.language,
            department=decision.department,
            pages=pages,
        )
    )
    codes = _codes(decision)
    if codes:
        c.execute(insert(waits), [{"request_id": request_id, "what": code} for code in codes])


def set_form(c: Connection, request_id: str, form_type: FormType, language: Language) -> None:
    """As the request itself now says; nothing if it does not wait."""
    c.execute(update(table).where(_w.request_id == request_id).values(form_type=form_type, language=language))


def leave(c: Connection, request_id: str) -> None:
    c.execute(delete(table).where(_w.request_id == request_id))


def waiting(
    c: Connection,
    limit: int,
    wanted: Wanted = Wanted(),
    *,
    staff_id: str = "",
    now: datetime | None = None,
    after: Place | None = None,
    before: Place | None = None,
) -> tuple[WaitingRequest, ...]:
    """At most `limit` lines in order: the first ones, those behind `after`, or those just before `before`.

    `now` decides what is on hold and who has something open; without it nothing is taken for either.
    """
    query = _selected(wanted, staff_id, now)
    if after is not None:
        query = query.where(_key() > _as_key(after))
    if before is not None:
        query = query.where(_key() < _as_key(before)).order_by(None).order_by(*_order(backwards=True))
    rows = c.execute(query.limit(limit)).all()
    return tuple(_from_row(c, row) for row in (reversed(rows) if before is not None else rows))


def line(c: Connection, request_id: str) -> WaitingRequest | None:
    """Its line of the queue; None when it does not wait."""
    row = c.execute(_selected(Wanted(), "", None).where(_w.request_id == request_id)).one_or_none()
    return None if row is None else _from_row(c, row)


def place_of(c: Connection, request_id: str) -> Place | None:
    row = c.execute(
        select(_w.lane, _w.due_on, _w.received_at, _w.request_id).where(_w.request_id == request_id)
    ).one_or_none()
    return None if row is None else Place(*row)


def waiting_count(c: Connection) -> int:
    return int(c.execute(select(func.count()).select_from(table)).scalar_one())


def count(c: Connection, wanted: Wanted, staff_id: str, now: datetime) -> int:
    found = _narrowed(select(func.count()).select_from(table), wanted, staff_id, now)
    return int(c.execute(found).scalar_one())


def counts(c: Connection, staff_id: str, now: datetime, today: date, scope: Scope = EVERYWHERE) -> Counts:
    held, free = _on_hold(now), ~_on_hold(now)
    taken = and_(_r.claimed_by.is_not(None), _r.claimed_until > now)
    row = c.execute(
        select(
            _number(free),
            _number(and_(free, _w.lane == STAT)),
            _number(and_(free, _w.due_on < today)),
            _number(and_(free, _w.due_on == today)),
            _number(and_(free, ~taken)),
            _number(and_(taken, _r.claimed_by == staff_id)),
            _number(held),
        )
        .select_from(table)
        .join(schema.requests, _r.id == _w.request_id)
        .where(scope.clause(_w.department))
    ).one()
    return Counts(*row)


def facets(c: Connection, column: str, scope: Scope = EVERYWHERE) -> tuple[Facet, ...]:
    """What there is to filter by: values of `form_type`, `line`, `department`, `language`, or `what`."""
    by = waits.c.what if column == "what" else _w[column]
    found = select(by, func.count()).select_from(table).where(scope.clause(_w.department))
    if column == "what":
        found = found.join(waits, waits.c.request_id == _w.request_id)
    rows = c.execute(found.group_by(by).order_by(func.count().desc(), by))
    return tuple(Facet(*row) for row in rows)


def next_waiting(
    c: Connection,
    after: str | None,
    staff_id: str,
    now: datetime,
    wanted: Wanted = Wanted(),
    place: Place | None = None,
) -> str | None:
    """The first request that is not on hold and nobody else has open: behind `after` (or `place`, where it
    stood before it left) in the queue, else from the top; never `after` itself."""
    base = _narrowed(select(_w.request_id).select_from(table), wanted, staff_id, now, joined=True)
    base = base.where(_free(staff_id, now)).order_by(*_order()).limit(1)
    if after is not None:
        base = base.where(_w.request_id != after)
        place = place or place_of(c, after)
    if place is not None:
        found = c.execute(base.where(_key() > _as_key(place))).scalar_one_or_none()
        if found is not None:
            return cast(str, found)
    return cast(str | None, c.execute(base).scalar_one_or_none())


def claim(c: Connection, request_id: str, staff_id: str, now: datetime, lease: timedelta) -> bool:
    """Hold a request in review for one person, or hold on to it. False: somebody else has it, or it
    is not in review."""
    changed = c.execute(
        update(schema.requests)
        .where(_r.id == request_id, _r.state == RequestState.REVIEW, _free(staff_id, now))
        .values(claimed_by=staff_id, claimed_until=now + lease)
    )
    return changed.rowcount == 1


def take_over(c: Connection, request_id: str, staff_id: str, now: datetime, lease: timedelta) -> bool:
    """Have it from whoever has it. False: it is not in review."""
    changed = c.execute(
        update(schema.requests)
        .where(_r.id == request_id, _r.state == RequestState.REVIEW)
        .values(claimed_by=staff_id, claimed_until=now + lease)
    )
    return changed.rowcount == 1


def release(c: Connection, request_id: str, staff_id: str) -> bool:
    """Let go of it. False: it was not this person's."""
    changed = c.execute(
        update(schema.requests).where(_r.id == request_id, _r.claimed_by == staff_id).values(**NOBODY)
    )
    return changed.rowcount == 1


def hold(c: Connection, request_id: str, staff_id: str, reason: str, until: datetime) -> bool:
    """Set it aside until then, and let go of it. `reason` is a code. False: it does not wait."""
    changed = c.execute(
        update(table)
        .where(_w.request_id == request_id)
        .values(held_until=until, held_reason=reason, held_by=staff_id)
    )
    c.execute(update(schema.requests).where(_r.id == request_id).values(version=_r.version + 1, **NOBODY))
    return changed.rowcount == 1


def resume(c: Connection, request_id: str) -> bool:
    """Back among what is open. False: it does not wait."""
    changed = c.execute(
        update(table)
        .where(_w.request_id == request_id)
        .values(held_until=None, held_reason=None, held_by=None)
    )
    return changed.rowcount == 1


def doubted(
    c: Connection, what: str, limit: int, staff_id: str, now: datetime, scope: Scope = EVERYWHERE
) -> tuple[str, ...]:
    """Requests that wait because of this, are not on hold, and that nobody else has open; in order."""
    rows = c.execute(
        select(_w.request_id)
        .join(waits, waits.c.request_id == _w.request_id)
        .join(schema.requests, _r.id == _w.request_id)
        .where(waits.c.what == what, ~_on_hold(now), _free(staff_id, now), scope.clause(_w.department))
        .order_by(*_order())
        .limit(limit)
    )
    return tuple(rows.scalars())


def _selected(wanted: Wanted, staff_id: str, now: datetime | None) -> Select[Any]:
    columns = (*table.c, _r.delivery_id, _r.decision, _r.claimed_by, _r.claimed_until)
    query = select(*columns).select_from(table).join(schema.requests, _r.id == _w.request_id)
    if now is not None:
        query = _narrowed(query, wanted, staff_id, now, joined=None)
    return query.order_by(*_order())


def _narrowed(
    query: Select[Any],
    wanted: Wanted,
    staff_id: str,
    now: datetime,
    joined: bool | None = False,
) -> Select[Any]:
    """`joined` None: the query has its requests already; True: it needs them; False: only if it asks."""
    taken = and_(_r.claimed_by.is_not(None), _r.claimed_until > now)
    by_claim: list[ColumnElement[bool]] = []
    if wanted.view is View.NOBODYS:
        by_claim.append(~taken)
    if wanted.view is View.MINE:
        by_claim += [taken, _r.claimed_by == staff_id]
    if wanted.assignee is not None:
        by_claim += [taken, _r.claimed_by == wanted.assignee]
    if joined or (by_claim and joined is not None):
        query = query.join(schema.requests, _r.id == _w.request_id)
    query = query.where(wanted.scope.clause(_w.department))
    query = query.where(*by_claim, _on_hold(now) if wanted.view is View.HELD else ~_on_hold(now))
    for column, value in (
        (_w.form_type, wanted.form_type),
        (_w.line, wanted.line),
        (_w.department, wanted.department),
        (_w.language, wanted.language),
    ):
        if value is not None:
            query = query.where(column == value)
    if wanted.received_before is not None:
        query = query.where(_w.received_at <= wanted.received_before)
    if wanted.what is not None:
        query = query.where(_w.request_id.in_(select(waits.c.request_id).where(waits.c.what == wanted.what)))
    return query


def _codes(decision: Review) -> Sequence[str]:
    """Paths in doubt, a table's rows as the table; rules that ask for a person; else the form itself."""
    paths = [path.split("[", 1)[0] for path in decision.doubtful]
    rules = [finding.rule for finding in decision.findings if finding.severity is not Severity.NOTE]
    # Stored in the clear: whatever is no path and no rule of ours is left out.
    return tuple(filter(_CODE.fullmatch, dict.fromkeys([*paths, *rules]))) or (FORM_UNCLEAR,)


def _key() -> Tuple:
    return tuple_(_w.lane, _w.due_on, _w.received_at, _w.request_id)


def _as_key(place: Place) -> Tuple:
    return tuple_(
        literal(place.lane, _w.lane.type),
        literal(place.due_on, _w.due_on.type),
        literal(place.received_at, _w.received_at.type),
        literal(place.request_id, _w.request_id.type),
    )


def _order(*, backwards: bool = False) -> tuple[ColumnElement[object], ...]:
    columns = (_w.lane, _w.due_on, _w.received_at, _w.request_id)
    return tuple(column.desc() for column in columns) if backwards else columns


def _on_hold(now: datetime) -> ColumnElement[bool]:
    return and_(_w.held_until.is_not(None), _w.held_until > now)


def _free(staff_id: str, now: datetime) -> ColumnElement[bool]:
    return or_(_r.claimed_by.is_(None), _r.claimed_until <= now, _r.claimed_by == staff_id)


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> WaitingRequest:
    values = row._mapping
    decision = open_decision(c, values["decision"], values["request_id"])
    return WaitingRequest(
        id=values["request_id"],
        delivery_id=values["delivery_id"],
        received_at=values["received_at"],
        due_on=values["due_on"],
        channel=Channel(values["channel"]),
        line=values["line"],
        form_type=FormType(values["form_type"]),
        language=Language(values["language"]),
        department=values["department"],
        pages=values["pages"],
        reasons=decision.reasons if isinstance(decision, Review) else (),
        urgent=values["lane"] == STAT,
        claimed_by=values["claimed_by"],
        claimed_until=values["claimed_until"],
        held_until=values["held_until"],
        held_reason=values["held_reason"],
        held_by=values["held_by"],
    )
