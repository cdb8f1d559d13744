"""Sign-ins that are half done: the password was right, or the hospital's provider has been asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from ledger.bound import open_json, seal_json
from ledger.door_tables import Step, sign_ins

_s = sign_ins.c
LIFE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class HalfDone:
    """`facts`: what its next step needs to know, sealed in between."""

    staff_id: str | None
    facts: Mapping[str, str]


def begin(
    c: Connection,
    token_hash: str,
    step: Step,
    now: datetime,
    staff_id: str | None = None,
    facts: Mapping[str, str] | None = None,
) -> None:
    c.execute(delete(sign_ins).where(_s.opened_at < now - LIFE))
    sealed = seal_json(c, dict(facts or {}), _place(token_hash))
    c.execute(
        insert(sign_ins).values(
            token_hash=token_hash, step=step, staff_id=staff_id, facts=sealed, opened_at=now
        )
    )


def get(c: Connection, token_hash: str, step: Step, now: datetime) -> HalfDone | None:
    row = c.execute(
        select(_s.staff_id, _s.facts).where(
            _s.token_hash == token_hash, _s.step == step, _s.opened_at > now - LIFE
        )
    ).one_or_none()
    if row is None:
        return None
    return HalfDone(row.staff_id, cast(Mapping[str, str], open_json(c, row.facts, _place(token_hash))))


def end(c: Connection, token_hash: str) -> bool:
    """False: it was ended before. Whoever gets True, and nobody else, may go on."""
    return c.execute(delete(sign_ins).where(_s.token_hash == token_hash)).rowcount == 1


def _place(token_hash: str) -> str:
    return f"sign_ins.facts/{token_hash}"
