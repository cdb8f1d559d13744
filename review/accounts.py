"""Local accounts, made by an administrator on the command line. There is no default one."""

import re
from datetime import datetime

from ledger import Ledger, events, staff
from ledger.schema import Role
from review import passwords

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,99}")


class AccountRefused(ValueError):
    """The message says why, in a sentence, and never repeats the password."""


def create(ledger: Ledger, login: str, name: str, password: str, role: str, now: datetime) -> str:
    """The new account's id. Raises AccountRefused, or WeakPassword."""
    login = login.strip().lower()
    if not _LOGIN.fullmatch(login):
        raise AccountRefused("A sign-in name has at least two letters, digits, or . _ @ - signs.")
    if role not in tuple(Role):
        raise AccountRefused(f"The role must be one of {', '.join(Role)}.")
    if not name.strip():
        raise AccountRefused("Give the person's name.")
    passwords.check(password, login)
    sealed = passwords.seal(password)
    with ledger.begin() as c:
        if staff.by_login(c, login) is not None:
            raise AccountRefused("There is an account of that name already.")
        staff_id = staff.add(c, login, sealed, name.strip()[:200], role, now)
        events.append(c, "account_created", now, staff_id=staff_id, role=role)
    return staff_id


def set_password(ledger: Ledger, login: str, password: str, now: datetime) -> None:
    """Ends the person's sessions. Raises AccountRefused, or WeakPassword."""
    passwords.check(password, login)
    sealed = passwords.seal(password)
    with ledger.begin() as c:
        member = staff.by_login(c, login)
        if member is None:
            raise AccountRefused("There is no account of that name.")
        staff.set_password(c, member.id, sealed, now)
        events.append(c, "password_changed", now, staff_id=member.id)
