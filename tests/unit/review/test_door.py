"""Signing in: the same answer for every wrong way, a limit on tries, and sessions that end."""

import time
from statistics import median

import pytest

from ledger import audit, staff
from review import accounts
from review.routes import PAGES
from review.tokens import hash_of
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import PASSWORD
from tests.unit.review.conftest import SEALED, Desk

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


def _work_of(desk: Desk, login: str) -> float:
    """Processor seconds of one refused sign-in: what else the machine does cannot be heard in them."""
    begun = time.process_time()
    _wrong(desk, login, f"10.1.{len(login)}.{begun % 250:.0f}")
    return time.process_time() - begun


def test_wrong_and_unknown_take_the_same_work(desk: Desk) -> None:
    """Interleaved, the median of nine each; a new name each time, for five tries are all a name has."""
    for number in range(9):
        with desk.ledger.begin() as c:
            staff.add(c, f"known-{number}", SEALED, "Known", "reader", desk.clock.now)
    known, unknown = [], []
    for number in range(9):
        known.append(_work_of(desk, f"known-{number}"))
        unknown.append(_work_of(desk, f"unkno-{number}"))
    assert abs(median(known) / median(unknown) - 1) < 0.10


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


def test_disabling_beats_a_session_in_use(desk: Desk) -> None:
    """Even one that was used a moment ago, and in every place the person is signed in."""
    browsers = [desk.browser() for _ in range(3)]
    assert [browser.get("/").status_code for browser in browsers] == [200] * 3
    accounts.disable(desk.ledger, "reviewer", desk.clock.now)
    assert [browser.get("/").status_code for browser in browsers] == [303] * 3
    accounts.enable(desk.ledger, "reviewer", desk.clock.now)
    assert [browser.get("/").status_code for browser in browsers] == [303] * 3


def test_all_others_are_signed_out_and_one_stays(desk: Desk) -> None:
    mine, other = desk.browser(), desk.browser()
    before = mine.cookies[SESSION]
    answer = mine.post("/account/sign-out-elsewhere", {"csrf": csrf_of(mine.get("/account").text)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/account?done=out")
    assert mine.get("/").status_code == 200 and mine.cookies[SESSION] != before
    assert other.get("/").status_code == 303
    old = Browser(desk.app, cookies={SESSION: before})
    assert old.get("/").status_code == 303


def test_a_password_is_changed_with_the_old_one(desk: Desk) -> None:
    mine, other = desk.browser(), desk.browser()
    new = "a boat below the bridge"
    csrf = csrf_of(mine.get("/account").text)
    form = {"csrf": csrf, "password": PASSWORD, "new": new, "again": new}
    for changes, status in (
        ({"password": "not the right one at all"}, 401),
        ({"new": "short", "again": "short"}, 422),
        ({"again": "a boat above the bridge"}, 422),
    ):
        assert mine.post("/account/password", {**form, **changes}).status_code == status
    assert mine.post("/account/password", form).headers["location"] == "/account?done=password"
    assert mine.get("/").status_code == 200 and other.get("/").status_code == 303
    assert Browser(desk.app).sign_in("reviewer", PASSWORD).status_code == 401
    assert Browser(desk.app).sign_in("reviewer", new).status_code == 303


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "/account", "/requests/../x"]
)
def test_signing_in_leads_nowhere_else(desk: Desk, to: str) -> None:
    browser = desk.browser(None)
    csrf = csrf_of(browser.get("/sign-in").text)
    answer = browser.post("/sign-in", {"csrf": csrf, "login": "reviewer", "password": PASSWORD, "to": to})
    assert answer.headers["location"] == "/"


def test_what_a_page_asks_by_itself_keeps_no_session_alive(desk: Desk) -> None:
    browser = desk.browser()
    silent = [page.path for page in PAGES if page.method == "GET" and not page.activity]
    for _ in range(5):
        desk.clock.passes(minutes=2)
        for path in silent:
            browser.get(path)
    desk.clock.passes(seconds=1)
    assert silent and browser.get("/").status_code == 303
