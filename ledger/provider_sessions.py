"""Sessions here that hang on one at the hospital's provider, and what it said of their end."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from ledger.bound import seal_of
from ledger.door_tables import provider_sessions as table
from ledger.door_tables import provider_words as words

_KEPT = timedelta(days=2)


def add(c: Connection, token_hash: str, issuer: str, sid: str) -> None:
    c.execute(insert(table).values(token_hash=token_hash, mark=_mark(c, "session", issuer, sid)))


def of(c: Connection, issuer: str, sid: str) -> tuple[str, ...]:
    """The hashes of their tokens; ended ones too."""
    query = select(table.c.token_hash).where(table.c.mark == _mark(c, "session", issuer, sid))
    return tuple(c.execute(query).scalars())


def heard_first(c: Connection, issuer: str, word_id: str, now: datetime) -> bool:
    """False: this very word of the provider was heard before. Old ones are forgotten; they are refused by
    their age."""
    c.execute(delete(words).where(words.c.heard_at < now - _KEPT))
    mark = _mark(c, "word", issuer, word_id)
    if c.execute(select(words.c.mark).where(words.c.mark == mark)).first() is not None:
        return False
    c.execute(insert(words).values(mark=mark, heard_at=now))
    return True


def _mark(c: Connection, what: str, issuer: str, told: str) -> str:
    return seal_of(c).mark(f"provider {what}\0{issuer}\0{told}")
