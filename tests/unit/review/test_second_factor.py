"""The code from a telephone: asked for after the password, good once, and replaced by paper when lost."""

import re
from datetime import datetime

import pyotp
import pytest

from ledger import audit, factors
from ledger.audit import Action
from review import accounts, totp
from review.app import create_app
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import PASSWORD
from tests.unit.review.conftest import Desk, settings_like

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SESSION = "intake-session"


def _code(now: datetime, secret: str = SECRET) -> str:
    return pyotp.TOTP(secret).at(now)


@pytest.fixture
def with_factor(desk: Desk) -> Desk:
    with desk.ledger.begin() as c:
        factors.begin(c, desk.staff_ids["reviewer"], SECRET, desk.clock.now)
        factors.confirm(c, desk.staff_ids["reviewer"], desk.clock.now)
        factors.set_codes(c, desk.staff_ids["reviewer"], ["aaaaa-22222", "bbbbb-33333"])
    return desk


def _half_way(desk: Desk, to: str = "") -> Browser:
    browser = desk.browser(None)
    token = csrf_of(browser.get("/sign-in").text)
    answer = browser.post("/sign-in", {"csrf": token, "login": "reviewer", "password": PASSWORD, "to": to})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in/code")
    return browser


def _give(browser: Browser, code: str, path: str = "/sign-in/code") -> int:
    token = csrf_of(browser.get(path).text)
    return browser.post(path, {"csrf": token, "code": code}).status_code


def test_the_password_alone_opens_nothing(with_factor: Desk) -> None:
    browser = _half_way(with_factor)
    assert SESSION not in browser.cookies
    browser.cookies[SESSION] = browser.cookies["intake-step"]
    assert browser.get("/").status_code == 303
    assert browser.get("/account").status_code == 303


def test_password_and_code_open_a_session(with_factor: Desk) -> None:
    browser = _half_way(with_factor, "/requests/01JNPXV3K8Q2R7ZB4M5T6W9YCD")
    token = csrf_of(browser.get("/sign-in/code").text)
    answer = browser.post("/sign-in/code", {"csrf": token, "code": _code(with_factor.clock.now)})
    assert answer.headers["location"] == "/requests/01JNPXV3K8Q2R7ZB4M5T6W9YCD"
    assert browser.get("/").status_code == 200
    assert "intake-step" not in browser.cookies


def test_a_code_is_good_once(with_factor: Desk) -> None:
    code = _code(with_factor.clock.now)
    assert _give(_half_way(with_factor), code) == 303
    assert _give(_half_way(with_factor), code) == 401
    with_factor.clock.passes(seconds=30)
    assert _give(_half_way(with_factor), code) == 401
    assert _give(_half_way(with_factor), _code(with_factor.clock.now)) == 303


def test_an_earlier_code_is_dead_once_a_later_was_taken(with_factor: Desk) -> None:
    earlier = _code(with_factor.clock.now)
    with_factor.clock.passes(seconds=30)
    assert _give(_half_way(with_factor), _code(with_factor.clock.now)) == 303
    assert _give(_half_way(with_factor), earlier) == 401


def test_the_half_done_sign_in_is_good_once_and_not_for_long(with_factor: Desk) -> None:
    browser = _half_way(with_factor)
    step = browser.cookies["intake-step"]
    assert _give(browser, _code(with_factor.clock.now)) == 303
    other = with_factor.browser(None)
    other.cookies["intake-step"] = step
    assert other.get("/sign-in/code").status_code == 303
    late = _half_way(with_factor)
    with_factor.clock.passes(minutes=10)
    assert late.get("/sign-in/code").headers["location"] == "/sign-in"


def test_codes_are_counted_like_passwords(with_factor: Desk) -> None:
    browser = _half_way(with_factor)
    assert [_give(browser, "000000") for _ in range(5)] == [401] * 5
    assert _give(browser, _code(with_factor.clock.now)) == 429
    with with_factor.ledger.read() as c:
        failed = audit.found(c, audit.Filter(action=Action.SIGN_IN_FAILED), 9)
    assert [row.about for row in failed] == ["code"] * 5


def test_a_recovery_code_is_good_once(with_factor: Desk) -> None:
    assert _give(_half_way(with_factor), " AAAAA 22222 ") == 303
    assert _give(_half_way(with_factor), "aaaaa-22222") == 401
    assert _give(_half_way(with_factor), "bbbbb33333") == 303
    with with_factor.ledger.read() as c:
        assert factors.codes_left(c, with_factor.staff_ids["reviewer"]) == 0
        assert len(audit.found(c, audit.Filter(action=Action.RECOVERY_CODE_USED), 9)) == 2


def test_disabling_ends_a_half_done_sign_in(with_factor: Desk) -> None:
    browser = _half_way(with_factor)
    accounts.disable(with_factor.ledger, "reviewer", with_factor.clock.now)
    assert browser.get("/sign-in/code").status_code == 303


def _secret_on(page: str) -> str:
    found = re.search(r"<code>((?:[A-Z2-7]{4} ?){8})</code>", page)
    assert found
    return found[1].replace(" ", "")


def test_it_is_set_up_where_it_is_required(desk: Desk) -> None:
    settings = settings_like(desk.settings, second_factor_required=True)
    browser = Browser(create_app(desk.ledger, settings, clock=desk.clock))
    assert browser.sign_in("reviewer", PASSWORD).headers["location"] == "/sign-in/set-up"
    assert browser.get("/").status_code == 303
    page = browser.get("/sign-in/set-up").text
    secret = _secret_on(page)
    assert _secret_on(browser.get("/sign-in/set-up").text) == secret
    assert "<svg" in page and "<script>" not in page and "style=" not in page
    assert _give(browser, "123456", "/sign-in/set-up") == 401
    form = {"csrf": csrf_of(page), "code": _code(desk.clock.now, secret)}
    shown = browser.post("/sign-in/set-up", form)
    codes = re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", shown.text)
    assert len(set(codes)) == 10
    assert browser.get("/").status_code == 200
    again = Browser(browser.app)
    assert again.sign_in("reviewer", PASSWORD).headers["location"] == "/sign-in/code"
    assert _give(again, codes[3]) == 303


def test_it_can_be_set_up_of_one_s_own_will(desk: Desk) -> None:
    browser = desk.browser()
    csrf = csrf_of(browser.get("/account").text)
    refused = browser.post("/account/second-factor", {"csrf": csrf, "password": "not the right one at all"})
    assert refused.status_code == 401
    page = browser.post("/account/second-factor", {"csrf": csrf, "password": PASSWORD}).text
    form = {"csrf": csrf, "code": _code(desk.clock.now, _secret_on(page))}
    shown = browser.post("/account/second-factor/confirm", form).text
    assert "shown\n  this one time only" in shown
    assert "10 recovery codes are left" in browser.get("/account").text
    assert browser.post("/account/second-factor", {"csrf": csrf, "password": PASSWORD}).status_code == 303
    fresh = browser.post("/account/second-factor/codes", {"csrf": csrf, "password": PASSWORD}).text
    assert not set(re.findall(r"[a-z2-9]{5}-[a-z2-9]{5}", shown)) & set(
        re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", fresh)
    )


def test_a_lost_telephone_is_forgotten(with_factor: Desk) -> None:
    browser = with_factor.browser()
    accounts.reset_second_factor(with_factor.ledger, "reviewer", with_factor.clock.now)
    assert browser.get("/").status_code == 303
    assert with_factor.browser(None).sign_in("reviewer", PASSWORD).headers["location"] == "/"


def test_the_ledger_shows_no_secret(with_factor: Desk) -> None:
    with with_factor.ledger.read() as c:
        stored = str(c.exec_driver_sql("SELECT * FROM second_factors").all())
        stored += str(c.exec_driver_sql("SELECT * FROM recovery_codes").all())
    assert SECRET not in stored and "aaaaa" not in stored


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６"])
def test_what_is_no_code(desk: Desk, code: str) -> None:
    assert totp.step_of(SECRET, code, desk.clock.now) is None


def test_clocks_may_differ_by_half_a_minute(desk: Desk) -> None:
    now = desk.clock.now
    here = totp.step_of(SECRET, _code(now), now)
    assert here is not None
    for seconds, expected in ((-60, None), (-30, here - 1), (30, here + 1), (60, None)):
        shown = pyotp.TOTP(SECRET).at(int(now.timestamp()) + seconds)
        assert totp.step_of(SECRET, f" {shown[:3]} {shown[3:]}", now) == expected
