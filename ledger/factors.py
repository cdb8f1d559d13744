"""Second factors of local accounts: a sealed secret, the last code taken, and codes for a lost telephone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection

from ledger.bound import open_text, seal_of, seal_text
from ledger.door_tables import recovery_codes, second_factors

_s = second_factors.c
_r = recovery_codes.c


@dataclass(frozen=True, slots=True)
class Factor:
    """`confirmed`: a first code was given, so that the secret is known to be in somebody's telephone."""

    secret: str
    confirmed: bool


def get(c: Connection, staff_id: str) -> Factor | None:
    row = c.execute(select(_s.secret, _s.confirmed_at).where(_s.staff_id == staff_id)).one_or_none()
    if row is None:
        return None
    secret = open_text(c, row.secret, _place(staff_id))
    assert secret is not None
    return Factor(secret, row.confirmed_at is not None)


def begin(c: Connection, staff_id: str, secret: str, now: datetime) -> None:
    """A new secret in the place of one never confirmed; IllegalMove where one is in use."""
    c.execute(delete(second_factors).where(_s.staff_id == staff_id, _s.confirmed_at.is_(None)))
    sealed = seal_text(c, secret, _place(staff_id))
    c.execute(insert(second_factors).values(staff_id=staff_id, secret=sealed, made_at=now, last_step=0))


def confirm(c: Connection, staff_id: str, now: datetime) -> None:
    c.execute(update(second_factors).where(_s.staff_id == staff_id).values(confirmed_at=now))


def take(c: Connection, staff_id: str, step: int) -> bool:
    """Use up the code of this half minute, and all before it. False: it was used up already."""
    taken = c.execute(
        update(second_factors).where(_s.staff_id == staff_id, _s.last_step < step).values(last_step=step)
    )
    return taken.rowcount == 1


def drop(c: Connection, staff_id: str) -> bool:
    """Telephone and recovery codes are worth nothing from now on. False: there was no second factor."""
    c.execute(delete(recovery_codes).where(_r.staff_id == staff_id))
    return c.execute(delete(second_factors).where(_s.staff_id == staff_id)).rowcount == 1


def set_codes(c: Connection, staff_id: str, codes: Iterable[str]) -> None:
    """In the place of all earlier ones. Kept as marks: they can be recognised, not read."""
    c.execute(delete(recovery_codes).where(_r.staff_id == staff_id))
    rows = [{"mark": _mark(c, staff_id, code), "staff_id": staff_id} for code in codes]
    c.execute(insert(recovery_codes), rows)


def use_code(c: Connection, staff_id: str, code: str, now: datetime) -> bool:
    """Each is good once."""
    used = c.execute(
        update(recovery_codes)
        .where(_r.mark == _mark(c, staff_id, code), _r.staff_id == staff_id, _r.used_at.is_(None))
        .values(used_at=now)
    )
    return used.rowcount == 1


def codes_left(c: Connection, staff_id: str) -> int:
    query = select(func.count()).where(_r.staff_id == staff_id, _r.used_at.is_(None))
    return int(c.execute(query).scalar_one())


def _mark(c: Connection, staff_id: str, code: str) -> str:
    return seal_of(c).mark(f"recovery code\0{staff_id}\0{code}")


def _place(staff_id: str) -> str:
    return f"second_factors.secret/{staff_id}"
