from datetime import datetime, timedelta

import pytest

import ledger
from ledger import Connection, requests, staff
from tests.unit.ledger.stories import MINUTE, NOON, in_review, reviewer

IDLE, ABSOLUTE = timedelta(minutes=15), timedelta(hours=12)
TOKEN = "f" * 64


def _session(c: Connection, now: datetime = NOON) -> staff.Staff | None:
    found = staff.session(c, TOKEN, now, IDLE, ABSOLUTE)
    return found.member if found else None


def test_logins_are_one_whatever_their_case(book: ledger.Ledger) -> None:
    with book.begin() as c:
        staff_id = staff.add(c, " Rosa ", "hash", "Rosa P.", "admin", NOON)
        found = staff.by_login(c, "ROSA")
        assert staff.by_login(c, "ros") is None
        assert staff.all(c) == (found,)
        assert staff.get(c, staff_id) == found
    assert found == staff.Staff(staff_id, "rosa", "hash", "Rosa P.", staff.Role.ADMIN, NOON, None)
    with pytest.raises(ledger.IllegalMove), book.begin() as c:
        staff.add(c, "rosA", "hash", "Another", "reader", NOON)


def test_roles_are_a_closed_set(book: ledger.Ledger) -> None:
    with book.begin() as c, pytest.raises(ValueError, match="king"):
        staff.add(c, "rosa", "hash", "Rosa", "king", NOON)


def test_a_session_is_live_while_it_is_used(book: ledger.Ledger) -> None:
    with book.begin() as c:
        rosa = reviewer(c)
        assert _session(c) is None
        staff.open_session(c, rosa, TOKEN, NOON)
        found = _session(c, NOON + 14 * MINUTE)
        assert found is not None and found.id == rosa
        assert _session(c, NOON + 15 * MINUTE) is None
        staff.touch(c, TOKEN, NOON + 14 * MINUTE)
        assert _session(c, NOON + 15 * MINUTE) is not None


def test_no_session_outlives_the_day(book: ledger.Ledger) -> None:
    with book.begin() as c:
        staff.open_session(c, reviewer(c), TOKEN, NOON)
        staff.touch(c, TOKEN, NOON + ABSOLUTE)
        assert _session(c, NOON + ABSOLUTE - MINUTE) is not None
        assert _session(c, NOON + ABSOLUTE) is None


def test_a_closed_session_stays_closed(book: ledger.Ledger) -> None:
    with book.begin() as c:
        staff.open_session(c, reviewer(c), TOKEN, NOON)
        staff.close_session(c, TOKEN, NOON)
        staff.touch(c, TOKEN, NOON)
        assert _session(c) is None
    with pytest.raises(ledger.IllegalMove), book.begin() as c:
        staff.open_session(c, reviewer(c, "eve"), TOKEN, NOON)


def test_disabling_ends_sessions_and_claims(book: ledger.Ledger) -> None:
    with book.begin() as c:
        rosa, request_id = reviewer(c), in_review(c)
        staff.open_session(c, rosa, TOKEN, NOON)
        requests.claim(c, request_id, rosa, NOON, MINUTE)
        staff.disable(c, rosa, NOON)
        assert _session(c) is None
        assert requests.get(c, request_id).claimed_by is None
        found = staff.by_login(c, "rosa")
    assert found is not None and found.disabled_at == NOON


def test_a_new_password_ends_sessions(book: ledger.Ledger) -> None:
    with book.begin() as c:
        rosa = reviewer(c)
        staff.open_session(c, rosa, TOKEN, NOON)
        staff.set_password(c, rosa, "new hash", NOON)
        found = staff.get(c, rosa)
        assert found is not None and found.password_hash == "new hash"
        assert _session(c) is None


def test_failures_count_by_login_and_by_address(book: ledger.Ledger) -> None:
    with book.begin() as c:
        staff.record_failure(c, "rosa", "10.0.0.1", NOON - 20 * MINUTE)
        staff.record_failure(c, "Rosa", "10.0.0.1", NOON)
        staff.record_failure(c, "rosa", "10.0.0.2", NOON)
        staff.record_failure(c, "ivan", "10.0.0.1", NOON)
        since = NOON - 15 * MINUTE
        assert staff.login_failures(c, "rosa", "10.0.0.1", since) == staff.Failures(2, 2)
        assert staff.forget_failures(c, since) == 1
        assert staff.login_failures(c, "rosa", "10.0.0.1", since) == staff.Failures(2, 2)
