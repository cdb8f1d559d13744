"""Forms that did not come from our own current page are refused, whatever the session."""

import pytest

from ledger import corrections, requests
from review.routes import PAGES
from tests.unit.review.browser import HOST, Browser, csrf_of
from tests.unit.review.cases import PASSWORD, add_waiting
from tests.unit.review.conftest import Desk

FORMS = tuple(page.path for page in PAGES if page.method == "POST" and not page.signed)
BAD = {
    "no token": ({"csrf": ""}, {}),
    "another token": ({"csrf": "0" * 64}, {}),
    "another origin": ({}, {"origin": "http://evil.example"}),
    "a null origin": ({}, {"origin": "null"}),
    "our name on another port": ({}, {"origin": f"http://{HOST}:8080"}),
    "no origin": ({}, {"origin": ""}),
    "no origin, cross-site": ({}, {"origin": "", "sec-fetch-site": "cross-site"}),
    "no origin, same-site": ({}, {"origin": "", "sec-fetch-site": "same-site"}),
}


def _form(browser: Browser, path: str) -> dict[str, str]:
    token = csrf_of(browser.get("/sign-in" if path.startswith("/sign-in") else "/status").text)
    return {"csrf": token, "action": "release", "version": "3", "login": "reviewer", "password": PASSWORD}


@pytest.mark.parametrize("path", FORMS)
def test_refused(desk: Desk, path: str) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser(None if path.startswith("/sign-in") else "reviewer")
    form, address = _form(browser, path), path.format(id=made.request_id, path="patient.date_of_birth")
    answers = {
        case: browser.post(address, {**form, **changes}, **headers).status_code
        for case, (changes, headers) in BAD.items()
    }
    assert answers == dict.fromkeys(BAD, 403)
    with desk.ledger.read() as c:
        assert not corrections.for_request(c, made.request_id)
        assert requests.get(c, made.request_id).version == 3


def test_a_browser_that_says_same_origin_another_way_is_heard(desk: Desk) -> None:
    browser = desk.browser()
    form = _form(browser, "/sign-out")
    answer = browser.post("/sign-out", form, origin="", **{"sec-fetch-site": "same-origin"})
    assert answer.status_code == 303


READ_TOO = {page.path for page in PAGES if page.method == "GET"}


@pytest.mark.parametrize("path", [path for path in FORMS if path not in READ_TOO])
def test_a_link_changes_nothing(desk: Desk, path: str) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    assert browser.get(path.format(id=made.request_id, path="patient.date_of_birth")).status_code == 405
    assert browser.get("/").status_code == 200


def test_the_token_of_one_session_is_not_good_for_another(desk: Desk) -> None:
    mine, yours = desk.browser(), desk.browser("admin")
    assert mine.post("/sign-out", _form(yours, "/sign-out")).status_code == 403


@pytest.mark.parametrize("media", ["multipart/form-data; boundary=x", "application/json", "text/plain"])
def test_only_plain_forms(desk: Desk, media: str) -> None:
    browser = desk.browser()
    answer = browser.post("/sign-out", _form(browser, "/sign-out"), **{"content-type": media})
    assert answer.status_code == 400


def test_too_large_is_refused_unread(desk: Desk) -> None:
    browser = desk.browser()
    form = {**_form(browser, "/sign-out"), "filling": "x" * 600_000}
    assert browser.post("/sign-out", form).status_code == 400
