"""Every answer, whatever it says, carries the same strict headers."""

import pytest

from review.app import create_app
from review.headers import STRICT
from tests.unit.review.browser import HOST, Browser
from tests.unit.review.cases import PASSWORD, add_waiting
from tests.unit.review.conftest import Desk, settings_like

PATHS = (
    "/",
    "/sign-in",
    "/status",
    "/nothing",
    "/healthz",
    "/metrics",
    "/requests/{id}",
    "/requests/{id}/pages/1.png",
)


@pytest.mark.parametrize("login", [None, "reviewer"])
@pytest.mark.parametrize("path", PATHS)
def test_strict_and_never_stored(desk: Desk, path: str, login: str | None) -> None:
    made = add_waiting(desk.ledger)
    answer = desk.browser(login).get(path.format(id=made.request_id))
    assert {name: answer.headers.get(name) for name in STRICT} == dict(STRICT)
    assert answer.headers["cache-control"] == "no-store"


def test_policy_allows_nothing_inline() -> None:
    policy = STRICT["Content-Security-Policy"]
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy and "default-src 'none'" in policy


def test_pages_hold_no_inline_script_or_style(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    for path in ("/", "/status", f"/requests/{made.request_id}", f"/deliveries/{made.delivery_id}"):
        text = browser.get(path).text
        assert "style=" not in text and "<style" not in text and " onclick" not in text
        assert text.count("<script") == text.count('<script src="/static/') == 4
        assert "http://" not in text and "https://" not in text  # nothing from elsewhere


def test_another_host_name_is_refused_with_the_same_headers(desk: Desk) -> None:
    answer = desk.browser(None).get("/sign-in", host="evil.example")
    assert answer.status_code == 400
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_static_files_may_be_kept(desk: Desk) -> None:
    answer = desk.browser(None).get("/static/review.css")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/css")


@pytest.mark.parametrize(("secure", "name"), [(True, "__Host-intake-session"), (False, "intake-session")])
def test_cookie_of_the_session(desk: Desk, secure: bool, name: str) -> None:
    app = create_app(desk.ledger, settings_like(desk.settings, secure_cookies=secure), clock=desk.clock)
    browser = Browser(app)
    scheme = "https" if secure else "http"
    token = browser.get("/sign-in").text.split('name="csrf" value="')[1].split('"')[0]
    answer = browser.post(
        "/sign-in",
        {"csrf": token, "login": "reviewer", "password": PASSWORD},
        origin=f"{scheme}://{HOST}",
    )
    assert answer.status_code == 303
    cookie = next(line for line in answer.headers.get_list("set-cookie") if line.startswith(f"{name}="))
    flags = {flag.strip().lower() for flag in cookie.split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/"} <= flags
    assert ("secure" in flags) is secure and not any(flag.startswith("domain") for flag in flags)
    assert ("strict-transport-security" in answer.headers) is secure


def test_plain_origin_is_refused_behind_tls(desk: Desk) -> None:
    app = create_app(desk.ledger, settings_like(desk.settings, secure_cookies=True), clock=desk.clock)
    browser = Browser(app)
    token = browser.get("/sign-in").text.split('name="csrf" value="')[1].split('"')[0]
    form = {"csrf": token, "login": "reviewer", "password": PASSWORD}
    assert browser.post("/sign-in", form, origin=f"http://{HOST}").status_code == 403


def test_no_patient_data_in_titles_or_addresses(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    answer = desk.browser().get(f"/requests/{made.request_id}")
    title = answer.text.split("<title>")[1].split("</title>")[0]
    assert title == "Request – HIS intake"
