"""Who looked at what and did what: a chain of rows, each carrying the hash of the one before.

The hashes are keyed with the ledger's key, so that who can write to the database alone cannot make a
chain that holds. No field's value is ever in it, only which field.
"""

import json
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Row

from ledger.bound import seal_of
from ledger.door_tables import AuditOutcome, audit_head
from ledger.door_tables import audit as table
from ledger.words import neutral

Outcome = AuditOutcome
START = "0" * 64
_a = table.c
_h = audit_head.c


class Action(StrEnum):
    # looking
    QUEUE_VIEWED = "queue_viewed"
    REQUEST_VIEWED = "request_viewed"
    DELIVERY_VIEWED = "delivery_viewed"
    PAGE_VIEWED = "page_viewed"
    FIELD_VIEWED = "field_viewed"
    EXPORTED = "exported"
    AUDIT_VIEWED = "audit_viewed"
    EMERGENCIES_VIEWED = "emergencies_viewed"
    PATIENTS_LOOKED_UP = "patients_looked_up"
    SEARCH_VIEWED = "search_viewed"
    SEARCHED = "searched"
    LISTED = "listed"
    GUARDED_ASKED = "guarded_asked"
    GUARDED_OPENED = "guarded_opened"
    REFUSED = "refused"  # came where the role or the departments do not let them
    # working
    EDITED = "edited"
    RELEASED = "released"
    DECIDED = "decided"
    CLAIMED = "claimed"
    PAGES_CHANGED = "pages_changed"
    NUMBER_TAKEN = "number_taken"  # a record number, from the patient index
    PATIENTS_IMPORTED = "patients_imported"
    # signing in
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    SESSIONS_ENDED = "sessions_ended"
    SECOND_FACTOR_CHANGED = "second_factor_changed"
    RECOVERY_CODE_USED = "recovery_code_used"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of an action
    EMERGENCY_OPENED = "emergency_opened"
    EMERGENCY_ENDED = "emergency_ended"
    EMERGENCY_REVIEWED = "emergency_reviewed"
    # accounts
    ACCOUNTS_VIEWED = "accounts_viewed"
    ACCOUNT_CREATED = "account_created"
    ACCOUNT_CHANGED = "account_changed"
    ACCOUNT_DISABLED = "account_disabled"
    ACCOUNT_ENABLED = "account_enabled"


@dataclass(frozen=True, slots=True)
class Actor:
    """`name`: a member of staff's id, "nobody" before sign-in, or "cli:<user>" on the machine itself.

    `session`: a short mark that holds the rows of one session together."""

    name: str
    address: str = ""
    session: str = ""


NOBODY = Actor("nobody")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `subject`: the id of a request, delivery or account; `about`: which field, page or reason."""

    seq: int
    at: datetime
    actor: str
    address: str
    session: str
    action: str
    outcome: str
    subject: str
    about: str
    before: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """How many rows there are, and the hash of the last."""

    seq: int
    hash: str


def note(
    c: Connection,
    actor: Actor,
    action: Action,
    subject: str,
    now: datetime,
    *,
    about: str = "",
    outcome: Outcome = Outcome.DONE,
) -> None:
    """One more row, in the caller's transaction: what is done and that it was done are kept together.

    A text that is not one neutral word is withheld: `about` takes paths, numbers and codes.
    """
    last = head(c)
    entry = _chained(c, last, now, actor, action, outcome, neutral(subject)[:60], neutral(about)[:120])
    c.execute(insert(table).values(**_values(entry)))
    _move_head(c, last, Head(entry.seq, entry.hash))


def head(c: Connection) -> Head:
    row = c.execute(select(_h.seq, _h.hash)).one_or_none()
    return Head(row.seq, row.hash) if row is not None else Head(0, START)


def head_holds(c: Connection) -> bool:
    """Whether the stored head is one we wrote; nothing to say before the first row."""
    row = c.execute(select(_h.seq, _h.hash, _h.mark)).one_or_none()
    return row is None or row.mark == mark_of(c, Head(row.seq, row.hash))


def mark_of(c: Connection, at: Head) -> str:
    return seal_of(c).mark(f"audit head\0{at.seq}\0{at.hash}")


def hash_of(c: Connection, entry: Entry) -> str:
    told = [str(part) for part in astuple(entry)[:-1]]
    told[1] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    return seal_of(c).mark(f"audit row\0{json.dumps(told)}")


def rows(c: Connection, after: int = 0, limit: int = 1000) -> tuple[Entry, ...]:
    """Oldest first."""
    query = select(table).where(_a.seq > after).order_by(_a.seq).limit(limit)
    return tuple(_from_row(row) for row in c.execute(query))


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows to show; None for any."""

    actor: str | None = None
    action: str | None = None
    subject: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def found(c: Connection, which: Filter, limit: int, before: int | None = None) -> tuple[Entry, ...]:
    """Newest first; `before`: only rows older than this one, for the next page of the list."""
    query = select(table).order_by(_a.seq.desc()).limit(limit)
    for column, wanted in ((_a.actor, which.actor), (_a.action, which.action), (_a.subject, which.subject)):
        if wanted is not None:
            query = query.where(column == wanted)
    if which.since is not None:
        query = query.where(_a.at >= which.since)
    if which.until is not None:
        query = query.where(_a.at < which.until)
    if before is not None:
        query = query.where(_a.seq < before)
    return tuple(_from_row(row) for row in c.execute(query))


def _chained(
    c: Connection,
    last: Head,
    now: datetime,
    actor: Actor,
    action: Action,
    outcome: Outcome,
    subject: str,
    about: str,
) -> Entry:
    entry = Entry(
        seq=last.seq + 1,
        at=now,
        actor=neutral(actor.name)[:60],
        address=neutral(actor.address)[:45],
        session=neutral(actor.session)[:16],
        action=action,
        outcome=outcome,
        subject=subject,
        about=about,
        before=last.hash,
        hash="",
    )
    return replace(entry, hash=hash_of(c, entry))


def _values(entry: Entry) -> dict[str, object]:
    return dict(zip((column.name for column in table.columns), astuple(entry), strict=True))


def _move_head(c: Connection, last: Head, new: Head) -> None:
    values = {"seq": new.seq, "hash": new.hash, "mark": mark_of(c, new)}
    if last.seq == 0:
        c.execute(insert(audit_head).values(id=1, **values))
    else:
        c.execute(update(audit_head).values(**values))


def _from_row(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(**row._mapping)
