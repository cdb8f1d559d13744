"""What people changed in a request, and their word that they are done with it."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from domain.form import FormType
from ledger import events, requests, schema, tasks
from ledger.correction import Correction, add, for_request
from ledger.schema import Outcome, RequestState

__all__ = ["Correction", "add", "confirm", "for_request"]

_k = schema.corrections.c
_r = schema.requests.c


def confirm(
    c: Connection,
    request_id: str,
    staff_id: str,
    now: datetime,
    outcome: str,
    seen_version: int,
    *,
    step: str = "decide",
) -> bool:
    """A person is done with this request: owe `step` on it, and record who said what.

    `outcome` is release, deficient, exceptions, or "reroute:" and a form type. False, with nothing
    written: the request changed since `seen_version` by anything but this person's own corrections.
    """
    said, form_type = _parse(outcome)
    if not _unchanged(c, request_id, staff_id, seen_version):
        return False
    if form_type is not None:
        requests.set_form_type(c, request_id, form_type)
    requests.to_deciding(c, request_id, confirmed_by=staff_id, confirmed_at=now, outcome=said)
    tasks.add(c, step, request_id, now)
    events.append(c, "confirmed", now, request_id=request_id, staff_id=staff_id, outcome=said)
    return True


def _parse(outcome: str) -> tuple[Outcome, FormType | None]:
    word, _, form_type = outcome.partition(":")
    said = Outcome(word)
    if (said is Outcome.REROUTE) != bool(form_type):
        raise ValueError("only a reroute names a form type, and it must")
    return said, FormType(form_type) if form_type else None


def _unchanged(c: Connection, request_id: str, staff_id: str, seen_version: int) -> bool:
    row = c.execute(select(_r.version, _r.state).where(_r.id == request_id)).one_or_none()
    if row is None or row.state in (RequestState.DECIDING, RequestState.CANCELLED):
        return False
    own = c.execute(
        select(func.count())
        .select_from(schema.corrections)
        .where(_k.request_id == request_id, _k.staff_id == staff_id, _k.version > seen_version)
    ).scalar_one()
    return bool(row.version == seen_version + own)
