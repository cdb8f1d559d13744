"""Accounts: long passwords of one's own, and nobody there by default."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.request import Department
from ledger import Ledger, audit, staff
from ledger.scope import EVERYWHERE, Scope
from ledger.staff import Role
from review import accounts, passwords
from review.accounts import AccountRefused
from review.passwords import WeakPassword
from tests.unit.review.cases import NOW, PASSWORD


def test_an_account_can_sign_in(ledger: Ledger) -> None:
    staff_id = accounts.create(ledger, " Rosa ", "Rosa Vidal", PASSWORD, "reviewer", NOW)
    with ledger.read() as c:
        member = staff.by_login(c, "rosa")
        (noted,) = audit.found(c, audit.Filter(), 1)
    assert (noted.action, noted.subject, noted.about) == ("account_created", staff_id, "reviewer:all")
    with ledger.read() as c:
        member = staff.by_login(c, "rosa")
    assert member is not None and member.password_hash.startswith("$argon2id$")
    assert passwords.matches(PASSWORD, member.password_hash)
    assert not passwords.matches(PASSWORD + "x", member.password_hash)


def test_there_is_no_default_account(ledger: Ledger) -> None:
    with ledger.read() as c:
        assert staff.all(c) == ()


@pytest.mark.parametrize(
    ("login", "name", "role"),
    [("", "A", "reader"), ("a b", "A", "reader"), ("rosa", " ", "reader"), ("rosa", "A", "king")],
)
def test_refused(ledger: Ledger, login: str, name: str, role: str) -> None:
    with pytest.raises(AccountRefused):
        accounts.create(ledger, login, name, PASSWORD, role, NOW)


def test_one_account_for_each_name(ledger: Ledger) -> None:
    accounts.create(ledger, "rosa", "Rosa", PASSWORD, "reviewer", NOW)
    with pytest.raises(AccountRefused, match="already"):
        accounts.create(ledger, "ROSA", "Rosa", PASSWORD, "reviewer", NOW)


def test_a_new_password_replaces_the_old(ledger: Ledger) -> None:
    accounts.create(ledger, "rosa", "Rosa", PASSWORD, "reviewer", NOW)
    accounts.set_password(ledger, "rosa", "another lamp by the door", NOW)
    with ledger.read() as c:
        member = staff.by_login(c, "rosa")
    assert member is not None and not passwords.matches(PASSWORD, member.password_hash)
    with pytest.raises(AccountRefused):
        accounts.set_password(ledger, "nobody", "another lamp by the door", NOW)


def test_a_role_and_departments_can_be_changed(ledger: Ledger) -> None:
    accounts.create(ledger, "rosa", "Rosa", PASSWORD, "indexer", NOW, ["roi", "verbal"])
    accounts.change(ledger, "rosa", NOW, role="supervisor")
    member = _rosa(ledger)
    assert (member.role, member.scope) == (
        Role.SUPERVISOR,
        Scope(frozenset({Department.ROI, Department.VERBAL})),
    )
    accounts.change(ledger, "rosa", NOW, departments=["imaging"])
    assert _rosa(ledger).scope == Scope(frozenset({Department.IMAGING}))
    accounts.change(ledger, "rosa", NOW, departments=[])
    assert _rosa(ledger).scope == EVERYWHERE
    with pytest.raises(AccountRefused, match="Departments are"):
        accounts.change(ledger, "rosa", NOW, departments=["kitchen"])
    with pytest.raises(AccountRefused, match="role"):
        accounts.change(ledger, "rosa", NOW, role="king")
    with ledger.read() as c:
        told = [row.about for row in audit.found(c, audit.Filter(action="account_changed"), 9)]
    assert told == ["supervisor:all", "supervisor:imaging", "supervisor:roi+verbal"]


def _rosa(ledger: Ledger) -> staff.Staff:
    with ledger.read() as c:
        member = staff.by_login(c, "rosa")
    assert member is not None
    return member


TAKEN: dict[str, Callable[[Ledger], object]] = {
    "change": lambda ledger: accounts.change(ledger, "rosa", NOW, role="reader"),
    "disable": lambda ledger: accounts.disable(ledger, "rosa", NOW),
    "sign out": lambda ledger: accounts.end_sessions(ledger, "rosa", NOW),
    "password": lambda ledger: accounts.set_password(ledger, "rosa", "another lamp by the door", NOW),
}


@pytest.mark.parametrize("way", TAKEN)
def test_what_is_taken_ends_the_sessions(ledger: Ledger, way: str) -> None:
    staff_id = accounts.create(ledger, "rosa", "Rosa", PASSWORD, "reviewer", NOW)
    with ledger.begin() as c:
        staff.open_session(c, staff_id, "f" * 64, NOW)
    TAKEN[way](ledger)
    with ledger.read() as c:
        assert staff.session(c, "f" * 64, NOW, timedelta(hours=1), timedelta(hours=1)) is None
    accounts.enable(ledger, "rosa", NOW)
    assert _rosa(ledger).disabled_at is None
    with ledger.read() as c:
        assert staff.session(c, "f" * 64, NOW, timedelta(hours=1), timedelta(hours=1)) is None


@pytest.mark.parametrize(
    "password",
    [
        "too short, this",
        "passwordpassword",
        "PasswordPassword1!",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "1234567890123456",
        "correct horse battery staple",
        "my name is rosamund",
        "x" * 300,
    ],
)
def test_weak_passwords(password: str) -> None:
    if password == "too short, this":
        password = password[:14]
    with pytest.raises(WeakPassword) as weak:
        passwords.check(password, "rosamund")
    assert password not in str(weak.value)


@pytest.mark.parametrize("password", [PASSWORD, "Ünïcödé wörds äre fine", "tr0mb0ne-l@ke-47-fern"])
def test_good_passwords(password: str) -> None:
    passwords.check(password, "rosamund")


def test_nobody_s_password_never_fits() -> None:
    assert not passwords.matches("the password of nobody, kept so that an unknown name takes as long", None)
    assert not passwords.matches(PASSWORD, "not a hash")
