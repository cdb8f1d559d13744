"""Fields of a request: what the machine read, and the same with people's corrections on top."""

from collections.abc import Mapping

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from domain.form import FieldValue, FormRun, ValueSource
from ledger import schema
from ledger.bound import open_as, seal_as
from ledger.correction import Correction, for_request
from ledger.faults import IllegalMove
from ledger.schema import RequestState

_FIELD: TypeAdapter[FieldValue] = TypeAdapter(FieldValue)
RUN: TypeAdapter[FormRun] = TypeAdapter(FormRun)

_r = schema.requests.c


def save_fields(
    c: Connection, request_id: str, fields: Mapping[str, FieldValue], read_with: str | None = None
) -> None:
    """Store what the machine read, in place of an earlier reading. Raises IllegalMove once decided:
    `reopen` first. Corrections stay and go on top. `read_with`: which models read them."""
    changed = c.execute(
        update(schema.requests)
        .where(_r.id == request_id, _r.state == RequestState.DECIDING)
        .values(version=_r.version + 1, read_with=read_with)
    )
    if changed.rowcount != 1:
        raise IllegalMove(f"Request {request_id} is not being decided: its fields cannot be read anew.")
    drop_fields(c, request_id)
    for path, value in fields.items():
        c.execute(
            insert(schema.fields).values(
                request_id=request_id,
                path=path,
                value=seal_as(c, _FIELD, value, _field_place(request_id, path)),
            )
        )


def machine_fields(c: Connection, request_id: str) -> dict[str, FieldValue]:
    """What the machine read, by path, whatever a person said since."""
    f = schema.fields.c
    rows = c.execute(select(f.path, f.value).where(f.request_id == request_id).order_by(f.path))
    return {row.path: open_as(c, _FIELD, row.value, _field_place(request_id, row.path)) for row in rows}


def machine_paths(c: Connection, request_id: str) -> set[str]:
    f = schema.fields.c
    return set(c.execute(select(f.path).where(f.request_id == request_id)).scalars())


def fields(c: Connection, request_id: str) -> dict[str, FieldValue]:
    """Machine values with the latest correction of each path on top (source person, confidence 1). What was
    said of ink on a page that has since been given to another form is not said of this one."""
    values = machine_fields(c, request_id)
    made = for_request(c, request_id)
    own = _pages(c, request_id) if made else ()
    for correction in made:
        page = correction.machine.page if correction.machine else None
        if own and page is not None and page not in own:
            continue
        values[correction.path] = _corrected(values.get(correction.path), correction)
    return values


def _pages(c: Connection, request_id: str) -> tuple[int, ...]:
    """Empty: those of the whole delivery."""
    sealed = c.execute(select(_r.run).where(_r.id == request_id)).scalar_one()
    return open_as(c, RUN, sealed, run_place(request_id)).pages


def run_place(request_id: str) -> str:
    return f"requests.run/{request_id}"


def drop_fields(c: Connection, request_id: str) -> None:
    c.execute(delete(schema.fields).where(schema.fields.c.request_id == request_id))


def _corrected(machine: FieldValue | None, correction: Correction) -> FieldValue:
    return FieldValue(
        path=correction.path,
        value=correction.value,
        raw=machine.raw if machine else "",
        confidence=1.0,
        source=ValueSource.PERSON,
        page=machine.page if machine else None,
        box=machine.box if machine else None,
        code=correction.code,
        parts=correction.parts,
    )


def _field_place(request_id: str, path: str) -> str:
    return f"fields.value/{request_id}/{path}"
