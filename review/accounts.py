"""Accounts, kept by an administrator on the command line. There is no default one."""

import re
from collections.abc import Iterable
from datetime import datetime

from domain.request import Department
from ledger import Connection, Ledger, audit, factors, staff
from ledger.audit import Action, Actor
from ledger.scope import EVERYWHERE, Scope
from ledger.staff import Role, Staff
from review import passwords

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,99}")
_COMMAND_LINE = Actor("cli")


class AccountRefused(ValueError):
    """The message says why, in a sentence, and never repeats the password."""


def create(
    ledger: Ledger,
    login: str,
    name: str,
    password: str,
    role: str,
    now: datetime,
    departments: Iterable[str] = (),
    by: Actor = _COMMAND_LINE,
) -> str:
    """The new account's id; no departments: all of them. Raises AccountRefused, or WeakPassword."""
    login = login.strip().lower()
    if not _LOGIN.fullmatch(login):
        raise AccountRefused("A sign-in name has at least two letters, digits, or . _ @ - signs.")
    known, scope = _role(role), _scope(departments)
    if not name.strip():
        raise AccountRefused("Give the person's name.")
    passwords.check(password, login)
    sealed = passwords.seal(password)
    with ledger.begin() as c:
        if staff.by_login(c, login) is not None:
            raise AccountRefused("There is an account of that name already.")
        staff_id = staff.add(c, login, sealed, name.strip()[:200], known, now, scope)
        audit.note(c, by, Action.ACCOUNT_CREATED, staff_id, now, about=_told(known, scope))
    return staff_id


def change(
    ledger: Ledger,
    login: str,
    now: datetime,
    role: str | None = None,
    departments: Iterable[str] | None = None,
    by: Actor = _COMMAND_LINE,
) -> None:
    """None: as before; no departments: all of them. Ends the person's sessions. Raises AccountRefused."""
    with ledger.begin() as c:
        member = _member(c, login)
        known = member.role if role is None else _role(role)
        scope = member.scope if departments is None else _scope(departments)
        staff.change(c, member.id, known, scope, now)
        audit.note(c, by, Action.ACCOUNT_CHANGED, member.id, now, about=_told(known, scope))


def set_password(ledger: Ledger, login: str, password: str, now: datetime, by: Actor = _COMMAND_LINE) -> None:
    """Ends the person's sessions. Raises AccountRefused, or WeakPassword."""
    passwords.check(password, login)
    sealed = passwords.seal(password)
    with ledger.begin() as c:
        member = _member(c, login)
        if member.external:
            raise AccountRefused("This account signs in with the hospital's own provider.")
        staff.set_password(c, member.id, sealed, now)
        audit.note(c, by, Action.PASSWORD_CHANGED, member.id, now)


def disable(ledger: Ledger, login: str, now: datetime, by: Actor = _COMMAND_LINE) -> None:
    """Ends the person's sessions and lets go of what they hold. Raises AccountRefused."""
    with ledger.begin() as c:
        member = _member(c, login)
        staff.disable(c, member.id, now)
        audit.note(c, by, Action.ACCOUNT_DISABLED, member.id, now)


def enable(ledger: Ledger, login: str, now: datetime, by: Actor = _COMMAND_LINE) -> None:
    """Raises AccountRefused."""
    with ledger.begin() as c:
        member = _member(c, login)
        staff.enable(c, member.id)
        audit.note(c, by, Action.ACCOUNT_ENABLED, member.id, now)


def reset_second_factor(ledger: Ledger, login: str, now: datetime, by: Actor = _COMMAND_LINE) -> None:
    """Ends the person's sessions too. Raises AccountRefused."""
    with ledger.begin() as c:
        member = _member(c, login)
        if not factors.drop(c, member.id):
            raise AccountRefused("This account has no second factor.")
        staff.end_sessions(c, member.id, now)
        audit.note(c, by, Action.SECOND_FACTOR_CHANGED, member.id, now, about="reset")


def end_sessions(ledger: Ledger, login: str, now: datetime, by: Actor = _COMMAND_LINE) -> int:
    """Signs the person out everywhere; returns of how many places. Raises AccountRefused."""
    with ledger.begin() as c:
        member = _member(c, login)
        count = staff.end_sessions(c, member.id, now)
        audit.note(c, by, Action.SESSIONS_ENDED, member.id, now, about=str(count))
    return count


def _member(c: Connection, login: str) -> Staff:
    member = staff.by_login(c, login)
    if member is None:
        raise AccountRefused("There is no account of that name.")
    return member


def _role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError as error:
        raise AccountRefused(f"The role must be one of {', '.join(Role)}.") from error


def _scope(departments: Iterable[str]) -> Scope:
    named = tuple(departments)
    try:
        return Scope(frozenset(Department(each) for each in named)) if named else EVERYWHERE
    except ValueError as error:
        raise AccountRefused(f"Departments are {', '.join(Department)}.") from error


def _told(role: Role, scope: Scope) -> str:
    return f"{role}:{'all' if scope.departments is None else '+'.join(sorted(scope.departments))}"
