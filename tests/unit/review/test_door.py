"""Signing in: the same answer for every wrong way, a limit on tries, and sessions that end."""

import pytest

from ledger import audit, staff
from review.tokens import hash_of
from tests.unit.review.browser import Browser
from tests.unit.review.cases import PASSWORD
from tests.unit.review.conftest import Desk

SESSION = "intake-session"


def _wrong(desk: Desk, login: str, address: str = "10.0.0.9") -> tuple[int, str]:
    answer = Browser(desk.app, address).sign_in(login, "not the password at all")
    return answer.status_code, answer.text.split('<form method="post"')[0]


def test_the_right_password_opens_a_session(desk: Desk) -> None:
    browser = desk.browser(None)
    answer = browser.sign_in("Reviewer ", PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.get("/").status_code == 200
    with desk.ledger.read() as c:
        (noted,) = audit.found(c, audit.Filter(action="signed_in"), 9)
        assert noted.actor == noted.subject == desk.staff_ids["reviewer"]
        settings = desk.settings
        session = staff.session(
            c, hash_of(browser.cookies[SESSION]), desk.clock.now, settings.idle, settings.absolute
        )
    assert session is not None and session.member.login == "reviewer"


def test_wrong_unknown_and_disabled_sound_alike(desk: Desk) -> None:
    with desk.ledger.begin() as c:
        staff.disable(c, desk.staff_ids["admin"], desk.clock.now)
    wrong = _wrong(desk, "reviewer")
    assert wrong[0] == 401
    assert _wrong(desk, "nobody-here") == wrong
    disabled = Browser(desk.app).sign_in("admin", PASSWORD)
    assert (disabled.status_code, disabled.text.split('<form method="post"')[0]) == wrong


@pytest.mark.parametrize("login", ["reviewer", "nobody-here"])
def test_five_tries_for_one_name(desk: Desk, login: str) -> None:
    for place in range(5):
        assert _wrong(desk, login, f"10.0.1.{place}")[0] == 401
    assert _wrong(desk, login, "10.0.2.1")[0] == 429
    assert Browser(desk.app, "10.0.2.2").sign_in(login, PASSWORD).status_code == 429
    desk.clock.passes(minutes=15, seconds=1)
    assert _wrong(desk, login, "10.0.2.1")[0] == 401


def test_twenty_tries_from_one_address(desk: Desk) -> None:
    with desk.ledger.begin() as c:
        for place in range(20):
            staff.record_failure(c, f"guess-{place}", "10.0.0.66", desk.clock.now)
    assert Browser(desk.app, "10.0.0.66").sign_in("reviewer", PASSWORD).status_code == 429
    assert Browser(desk.app, "10.0.0.67").sign_in("reviewer", PASSWORD).status_code == 303


def test_a_session_is_new_at_every_sign_in(desk: Desk) -> None:
    browser = desk.browser(None)
    browser.cookies[SESSION] = "chosen-by-somebody-else"
    browser.sign_in("reviewer", PASSWORD)
    first = browser.cookies[SESSION]
    assert first != "chosen-by-somebody-else" and len(first) >= 22
    other = desk.browser(None)
    other.sign_in("reviewer", PASSWORD)
    assert other.cookies[SESSION] != first


def test_the_visitor_cookie_is_no_session(desk: Desk) -> None:
    browser = desk.browser(None)
    browser.get("/sign-in")
    browser.cookies[SESSION] = browser.cookies["intake-visitor"]
    assert browser.get("/").status_code == 303


def test_signing_out_ends_it_on_the_server(desk: Desk) -> None:
    browser = desk.browser()
    token = browser.cookies[SESSION]
    csrf = browser.get("/status").text.split('name="csrf" value="')[1].split('"')[0]
    assert browser.post("/sign-out", {"csrf": csrf}).status_code == 303
    assert SESSION not in browser.cookies
    browser.cookies[SESSION] = token
    assert browser.get("/").status_code == 303


def test_idle_sessions_end(desk: Desk) -> None:
    browser = desk.browser()
    desk.clock.passes(minutes=9)
    assert browser.get("/").status_code == 200
    desk.clock.passes(minutes=9)
    assert browser.get("/").status_code == 200
    desk.clock.passes(minutes=10, seconds=1)
    assert browser.get("/").status_code == 303


def test_no_session_outlives_its_day(desk: Desk) -> None:
    browser = desk.browser()
    for _ in range(12 * 60 // 9 - 1):
        desk.clock.passes(minutes=9)
        assert browser.get("/sign-in").status_code == 303  # signed in: on to the queue
    desk.clock.passes(minutes=9)
    assert browser.get("/").status_code == 303


def test_disabling_a_person_ends_their_sessions(desk: Desk) -> None:
    browser = desk.browser()
    with desk.ledger.begin() as c:
        staff.disable(c, desk.staff_ids["reviewer"], desk.clock.now)
    assert browser.get("/").status_code == 303


def test_the_ledger_holds_no_token(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    browser = desk.browser(None)
    browser.sign_in("reviewer", PASSWORD)
    with desk.ledger.read() as c:
        stored = c.exec_driver_sql("SELECT token_hash FROM sessions").scalars().all()
    assert stored and browser.cookies[SESSION] not in stored
