"""What people looked at: values and form types as the machine had them, and whether that was kept.

Nothing else is ever learnt from. A value counts where a person released its request, as ready or as
deficient, or typed it again without seeing it. `voices` are the people who said so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from domain.form import FieldValue, FormRun, FormType
from ledger import requests, schema, second_looks, verdicts
from ledger.correction import Correction, for_request
from ledger.desk_tables import Action
from ledger.desk_tables import second_looks as looks
from ledger.fields import machine_fields
from ledger.requests import StoredRequest
from ledger.schema import Outcome, RequestState
from ledger.second_looks import SecondLook

_r = schema.requests.c
_LOOKED_THROUGH = (Outcome.RELEASE, Outcome.DEFICIENT)
_NO_REQUEST = (FormType.OTHER, FormType.UNKNOWN)
NEWEST = 20_000
"""No more requests than this are looked at again: the newest."""


@dataclass(frozen=True, slots=True)
class ReviewedValue:
    """`right`: the value is as the machine had read it, by the word of `voices`."""

    run: FormRun
    machine: FieldValue
    right: bool
    delivery_id: str
    voices: frozenset[str]
    unseen: bool
    """Typed again by somebody who did not see it."""


@dataclass(frozen=True, slots=True)
class ReviewedForm:
    """A form on no blank of ours, and what a person says it is; `OTHER`: no request. `rerouted`: said in so
    many words, not only by releasing it."""

    delivery_id: str
    pages: tuple[int, ...]
    said: FormType
    rerouted: bool
    voices: frozenset[str]


def reviewed(c: Connection, read_with: str | None = None) -> Iterator[ReviewedValue]:
    """All values that a person vouches for or corrected; oldest request first. With `read_with`: only those
    that these models have read."""
    for request_id in looked_at(c, read_with):
        yield from values_of(c, request_id)


def looked_at(c: Connection, read_with: str | None = None) -> tuple[str, ...]:
    """Requests whose values a person looked at, oldest first."""
    checked = select(looks.c.request_id).where(looks.c.done_at.is_not(None))
    seen = or_(_r.outcome.in_(_LOOKED_THROUGH), (_r.outcome.is_(None)) & _r.id.in_(checked))
    query = select(_r.id).where(seen).order_by(_r.id.desc()).limit(NEWEST)
    if read_with is not None:
        query = query.where(_r.read_with == read_with)
    return tuple(reversed(c.execute(query).scalars().all()))


def values_of(c: Connection, request_id: str) -> Iterator[ReviewedValue]:
    stored = requests.get(c, request_id)
    said = {correction.path: correction for correction in for_request(c, stored.id)}
    look = second_looks.done(c, stored.id)
    if look is not None and stored.confirmed_at is not None and look.done_at < stored.confirmed_at:
        look = None  # somebody settled since then what differed
    for path, machine in machine_fields(c, stored.id).items():
        value = _value(stored, machine, said.get(path), look)
        if value is not None:
            yield value


def _value(
    stored: StoredRequest, machine: FieldValue, said: Correction | None, look: SecondLook | None
) -> ReviewedValue | None:
    """None: nobody looked at it, or two people differ and neither says what the machine did."""
    voices = {stored.confirmed_by} if stored.confirmed_by else set()
    if said is not None:
        voices.add(said.staff_id)
    left = said is None or _same(machine, said)
    same = None if look is None else look.same.get(machine.path)
    if same is not None and look is not None:
        if not same and not left:
            return None
        voices = voices | {look.done_by} if same else {look.done_by}
    elif not voices:
        return None
    return ReviewedValue(
        stored.run,
        machine,
        left and same is not False,
        stored.delivery_id,
        frozenset(voices),
        same is not None,
    )


def _same(machine: FieldValue, said: Correction) -> bool:
    """A correction to the same value is a confirmation."""
    return said.value == machine.value and (said.code or None) == (machine.code or None)


def spoken_of(c: Connection) -> tuple[str, ...]:
    """Requests of whose form a person may have said what it is, oldest first."""
    rows = c.execute(
        select(_r.id)
        .where(or_(_r.outcome.is_not(None), _r.state == RequestState.CANCELLED), _r.ordinal % 2 == 0)
        .order_by(_r.id.desc())
        .limit(NEWEST)
    )
    return tuple(reversed(rows.scalars().all()))


def form_of(c: Connection, request_id: str) -> ReviewedForm | None:
    """None: nothing was said of its type, or it is a blank of ours."""
    stored = requests.get(c, request_id)
    if stored.run.template is not None or not stored.run.pages:
        return None
    actions = {verdict.action: verdict.staff_id for verdict in verdicts.for_request(c, stored.id)}
    rerouted = Action.REROUTE in actions
    if Action.JUNK in actions:
        return _said(stored, FormType.OTHER, actions[Action.JUNK], rerouted=True)
    if stored.outcome in _LOOKED_THROUGH and stored.confirmed_by and stored.run.form_type not in _NO_REQUEST:
        return _said(stored, stored.run.form_type, stored.confirmed_by, rerouted=rerouted)
    return None


def _said(stored: StoredRequest, form_type: FormType, by: str, *, rerouted: bool) -> ReviewedForm:
    return ReviewedForm(stored.delivery_id, stored.run.pages, form_type, rerouted, frozenset({by}))


def last_word(c: Connection) -> datetime | None:
    """When a person last said anything to learn from."""
    spoken = c.execute(select(func.max(_r.confirmed_at))).scalar_one_or_none()
    typed = c.execute(select(func.max(looks.c.done_at))).scalar_one_or_none()
    return max((at for at in (spoken, typed) if at is not None), default=None)
