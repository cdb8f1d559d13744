"""One changed value: rows only ever added, beside the machine's values and never over them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Row

from domain.form import FieldValue, Json
from ledger import schema
from ledger.bound import open_as, seal_as

_k = schema.corrections.c
_r = schema.requests.c


@dataclass(frozen=True, slots=True)
class _Change:
    """The sealed part of a correction."""

    value: Json
    machine: FieldValue | None
    code: str | None
    parts: Mapping[str, str] | None


_CHANGE: TypeAdapter[_Change] = TypeAdapter(_Change)


@dataclass(frozen=True, slots=True)
class Correction:
    """`machine` is what the machine had read when the person changed it."""

    request_id: str
    path: str
    value: Json
    machine: FieldValue | None
    code: str | None
    parts: Mapping[str, str] | None
    staff_id: str
    made_at: datetime


def add(
    c: Connection,
    request_id: str,
    path: str,
    value: Json,
    machine: FieldValue | None,
    staff_id: str,
    now: datetime,
    *,
    code: str | None = None,
    parts: Mapping[str, str] | None = None,
) -> int:
    """Add a row; the latest one of a path counts. Returns the request's new version: others who
    have the request open will find their page stale, this person's `confirm` will not."""
    version = c.execute(
        update(schema.requests)
        .where(_r.id == request_id)
        .values(version=_r.version + 1)
        .returning(_r.version)
    ).scalar_one_or_none()
    if version is None:
        raise KeyError(request_id)
    change = _Change(value, machine, code, parts)
    c.execute(
        insert(schema.corrections).values(
            request_id=request_id,
            path=path,
            value=seal_as(c, _CHANGE, change, _place(request_id, version)),
            staff_id=staff_id,
            made_at=now,
            version=version,
        )
    )
    return int(version)


def for_request(c: Connection, request_id: str) -> tuple[Correction, ...]:
    """Oldest first."""
    rows = c.execute(select(schema.corrections).where(_k.request_id == request_id).order_by(_k.seq))
    return tuple(_from_row(c, row) for row in rows)


def _place(request_id: str, version: int) -> str:
    return f"corrections.value/{request_id}/{version}"


def _from_row(c: Connection, row: Row[tuple[object, ...]]) -> Correction:
    values = row._mapping
    change = open_as(c, _CHANGE, values["value"], _place(values["request_id"], values["version"]))
    return Correction(
        request_id=values["request_id"],
        path=values["path"],
        value=change.value,
        machine=change.machine,
        code=change.code,
        parts=change.parts,
        staff_id=values["staff_id"],
        made_at=values["made_at"],
    )
