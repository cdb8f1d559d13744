"""People who may sign in, their sessions, and attempts that failed."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Row

from ledger import schema
from ledger.bound import fresh_id, seal_of
from ledger.door_tables import sign_ins
from ledger.schema import Role as Role
from ledger.scope import EVERYWHERE, Scope, from_stored, stored

_p = schema.staff.c
_n = schema.sessions.c
_f = schema.login_failures.c


@dataclass(frozen=True, slots=True)
class Staff:
    """`external`: signs in with the hospital's own provider, never with a password here."""

    id: str
    login: str
    password_hash: str
    name: str
    role: Role
    created_at: datetime
    disabled_at: datetime | None
    scope: Scope = EVERYWHERE
    external: bool = False


@dataclass(frozen=True, slots=True)
class Failures:
    """Failed sign-ins since some time: for this login, and from this address."""

    login: int
    address: int


def add(
    c: Connection,
    login: str,
    password_hash: str,
    name: str,
    role: str,
    now: datetime,
    scope: Scope = EVERYWHERE,
) -> str:
    """Logins do not tell upper case from lower. A login that exists is refused."""
    staff_id = fresh_id(c)
    c.execute(
        insert(schema.staff).values(
            id=staff_id,
            login=_folded(login),
            password_hash=password_hash,
            name=name,
            role=Role(role),
            created_at=now,
            departments=stored(scope.departments),
        )
    )
    return staff_id


def by_login(c: Connection, login: str) -> Staff | None:
    """Disabled people too: look at `disabled_at`."""
    return _one(c.execute(select(schema.staff).where(_p.login == _folded(login))).one_or_none())


def get(c: Connection, staff_id: str) -> Staff | None:
    return _one(c.execute(select(schema.staff).where(_p.id == staff_id)).one_or_none())


def by_identity(c: Connection, issuer: str, subject: str) -> Staff | None:
    """Who is this to the hospital's own provider."""
    mark = _identity_mark(c, issuer, subject)
    return _one(c.execute(select(schema.staff).where(_p.identity_mark == mark)).one_or_none())


def add_external(
    c: Connection,
    issuer: str,
    subject: str,
    username: str,
    name: str,
    role: Role,
    scope: Scope,
    now: datetime,
) -> Staff:
    """An account without a password here. Its login is the name at the provider, set apart from local ones
    by what follows it."""
    mark = _identity_mark(c, issuer, subject)
    plain = re.sub(r"[^a-z0-9._-]", "-", username.lower())[:60]
    staff_id = add(c, f"{plain}@provider-{mark[:6]}", "", name[:200], role, now, scope)
    c.execute(update(schema.staff).where(_p.id == staff_id).values(identity_mark=mark))
    found = get(c, staff_id)
    assert found is not None
    return found


def all(c: Connection) -> tuple[Staff, ...]:  # noqa: A001 - reads as staff.all(c)
    return tuple(_from_row(row) for row in c.execute(select(schema.staff).order_by(_p.login)))


def set_password(c: Connection, staff_id: str, password_hash: str, now: datetime) -> None:
    """Ends all sessions of this person."""
    c.execute(update(schema.staff).where(_p.id == staff_id).values(password_hash=password_hash))
    _close_all(c, staff_id, now)


def change(c: Connection, staff_id: str, role: Role, scope: Scope, now: datetime) -> None:
    """Another role or other departments; ends all sessions, so that nobody works on with the old ones."""
    c.execute(
        update(schema.staff).where(_p.id == staff_id).values(role=role, departments=stored(scope.departments))
    )
    _close_all(c, staff_id, now)


def enable(c: Connection, staff_id: str) -> None:
    """May sign in again, with the password and the role of before."""
    c.execute(update(schema.staff).where(_p.id == staff_id).values(disabled_at=None))


def end_sessions(c: Connection, staff_id: str, now: datetime) -> int:
    """Signed out wherever this person is signed in; returns in how many places."""
    return _close_all(c, staff_id, now)


def disable(c: Connection, staff_id: str, now: datetime) -> None:
    """No more signing in; ends all sessions and lets go of what this person holds."""
    c.execute(update(schema.staff).where(_p.id == staff_id).values(disabled_at=now))
    _close_all(c, staff_id, now)
    r = schema.requests.c
    c.execute(
        update(schema.requests).where(r.claimed_by == staff_id).values(claimed_by=None, claimed_until=None)
    )


def open_session(c: Connection, staff_id: str, token_hash: str, now: datetime) -> None:
    """`token_hash`: hexadecimal SHA-256 of the token, which itself is never stored."""
    c.execute(
        insert(schema.sessions).values(token_hash=token_hash, staff_id=staff_id, opened_at=now, seen_at=now)
    )


@dataclass(frozen=True, slots=True)
class Session:
    member: Staff
    seen_at: datetime


def session(
    c: Connection, token_hash: str, now: datetime, idle: timedelta, absolute: timedelta
) -> Session | None:
    """Whose live session this is; None when it was closed, left idle, too old, or its owner disabled."""
    row = c.execute(
        select(schema.staff, _n.seen_at)
        .join(schema.sessions, _n.staff_id == _p.id)
        .where(
            _n.token_hash == token_hash,
            _n.closed_at.is_(None),
            _n.seen_at > now - idle,
            _n.opened_at > now - absolute,
            _p.disabled_at.is_(None),
        )
    ).one_or_none()
    return None if row is None else Session(_from_row(row), row._mapping["seen_at"])


def open_sessions(c: Connection, staff_id: str, now: datetime, idle: timedelta) -> int:
    """In how many places this person is signed in."""
    query = select(func.count()).where(
        _n.staff_id == staff_id, _n.closed_at.is_(None), _n.seen_at > now - idle
    )
    return int(c.execute(query).scalar_one())


def touch(c: Connection, token_hash: str, now: datetime) -> None:
    """The session was used."""
    c.execute(update(schema.sessions).where(_n.token_hash == token_hash).values(seen_at=now))


def close_session(c: Connection, token_hash: str, now: datetime) -> None:
    c.execute(
        update(schema.sessions)
        .where(_n.token_hash == token_hash, _n.closed_at.is_(None))
        .values(closed_at=now)
    )


def record_failure(c: Connection, login: str, address: str, now: datetime) -> None:
    """The login is kept as a mark: people type passwords into the wrong box."""
    c.execute(insert(schema.login_failures).values(login_mark=_mark(c, login), address=address[:45], at=now))


def login_failures(c: Connection, login: str, address: str, since: datetime) -> Failures:
    count = select(func.count()).select_from(schema.login_failures).where(_f.at > since)
    return Failures(
        login=c.execute(count.where(_f.login_mark == _mark(c, login))).scalar_one(),
        address=c.execute(count.where(_f.address == address[:45])).scalar_one(),
    )


def forget_failures(c: Connection, before: datetime) -> int:
    """Drop attempts too old to count; returns how many."""
    return c.execute(delete(schema.login_failures).where(_f.at < before)).rowcount


def _folded(login: str) -> str:
    return login.strip().lower()


def _identity_mark(c: Connection, issuer: str, subject: str) -> str:
    return seal_of(c).mark(f"identity\0{issuer}\0{subject}")


def _mark(c: Connection, login: str) -> str:
    return seal_of(c).mark(f"login\0{_folded(login)}")


def _close_all(c: Connection, staff_id: str, now: datetime) -> int:
    """Half-done sign-ins and what a person has open besides end with the sessions."""
    c.execute(delete(sign_ins).where(sign_ins.c.staff_id == staff_id))
    return c.execute(
        update(schema.sessions).where(_n.staff_id == staff_id, _n.closed_at.is_(None)).values(closed_at=now)
    ).rowcount


def _one(row: Row[tuple[object, ...]] | None) -> Staff | None:
    return None if row is None else _from_row(row)


def _from_row(row: Row[tuple[object, ...]]) -> Staff:
    values = row._mapping
    return Staff(
        id=values["id"],
        login=values["login"],
        password_hash=values["password_hash"],
        name=values["name"],
        role=Role(values["role"]),
        created_at=values["created_at"],
        disabled_at=values["disabled_at"],
        scope=from_stored(values["departments"]),
        external=values["identity_mark"] is not None,
    )
