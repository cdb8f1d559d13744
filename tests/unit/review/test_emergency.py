"""Breaking the glass: for an hour, with a reason, and somebody else looks at it afterwards."""

import pytest

from domain.request import Department
from ledger import audit, emergencies
from ledger.audit import Action
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import Made, add_waiting
from tests.unit.review.conftest import Desk

WORDS = "The patient is in the emergency room and the ward asks."


def _break(browser: Browser, reason: str = "care", note: str = WORDS) -> int:
    csrf = csrf_of(browser.get("/emergency").text)
    return browser.post("/emergency", {"csrf": csrf, "reason": reason, "note": note}).status_code


@pytest.fixture
def made(desk: Desk) -> Made:
    return add_waiting(desk.ledger)


@pytest.mark.parametrize("login", [Department.VERBAL, "admin"])
def test_all_departments_for_an_hour(desk: Desk, made: Made, login: str) -> None:
    browser, other = desk.browser(login), desk.browser(login)
    before = browser.get(f"/requests/{made.request_id}").status_code
    assert before in (403, 404)
    assert _break(browser) == 303
    page = browser.get(f"/requests/{made.request_id}")
    assert page.status_code == 200 and "Emergency access to all departments until 17:42" in page.text
    assert (
        other.get(f"/requests/{made.request_id}").status_code == before
    )  # another session of the same person
    for _ in range(7):
        desk.clock.passes(minutes=8)
        assert browser.get(f"/requests/{made.request_id}").status_code == 200
    desk.clock.passes(minutes=4)
    assert browser.get(f"/requests/{made.request_id}").status_code == before


def test_nobody_gains_a_right_to_change(desk: Desk, made: Made) -> None:
    browser = desk.browser("reader")
    assert _break(browser) == 303
    csrf = csrf_of(browser.get("/account").text)
    assert browser.post(f"/requests/{made.request_id}", {"csrf": csrf, "action": "save"}).status_code == 403


def test_it_can_be_ended(desk: Desk, made: Made) -> None:
    browser = desk.browser("admin")
    _break(browser)
    csrf = csrf_of(browser.get("/status").text)
    assert browser.post("/emergency/end", {"csrf": csrf}).status_code == 303
    assert browser.get(f"/requests/{made.request_id}").status_code == 403


@pytest.mark.parametrize(
    ("reason", "note"), [("", WORDS), ("curiosity", WORDS), ("care", ""), ("care", "urgent")]
)
def test_not_without_a_reason(desk: Desk, reason: str, note: str) -> None:
    browser = desk.browser(Department.VERBAL)
    assert _break(browser, reason, note) == 422
    assert "Emergency access to all" not in browser.get("/").text


def test_operators_have_no_glass_to_break(desk: Desk) -> None:
    assert desk.browser("operator").get("/emergency").status_code == 403


def test_privacy_sees_and_reviews_it(desk: Desk, made: Made) -> None:
    browser = desk.browser("admin")
    _break(browser)
    browser.get(f"/requests/{made.request_id}")
    privacy = desk.browser("privacy")
    page = privacy.get("/emergencies").text
    assert "Ada Min" in page and WORDS in page
    with desk.ledger.read() as c:
        (open_one,) = emergencies.latest(c, 9)
    waits = "his_intake_emergency_accesses_unreviewed"
    watcher = desk.browser("operator", address="127.0.0.1")
    assert f"{waits} 1.0" in watcher.get("/metrics").text
    assert "for Privacy to review" in watcher.get("/status").text
    csrf = csrf_of(page)
    address = f"/emergencies/{open_one.id}/reviewed"
    assert privacy.post(address, {"csrf": csrf}).status_code == 303
    assert privacy.post(address, {"csrf": csrf}).status_code == 404
    assert f"{waits} 0.0" in watcher.get("/metrics").text
    assert "by Priya Vance" in privacy.get("/emergencies").text
    trail = privacy.get(f"/audit?who={desk.staff_ids['admin']}").text
    for said in ("emergency opened", "request viewed", made.request_id):
        assert said in trail
    assert WORDS not in trail


def test_nobody_reviews_their_own(desk: Desk) -> None:
    privacy = desk.browser("privacy")
    _break(privacy)
    page = privacy.get("/emergencies").text
    assert "by somebody else" in page
    with desk.ledger.read() as c:
        (mine,) = emergencies.latest(c, 9)
    answer = privacy.post(f"/emergencies/{mine.id}/reviewed", {"csrf": csrf_of(page)})
    assert answer.status_code == 404


def test_its_words_are_sealed(desk: Desk) -> None:
    _break(desk.browser("admin"))
    with desk.ledger.read() as c:
        stored = str(c.exec_driver_sql("SELECT * FROM emergencies").all())
        (noted,) = audit.found(c, audit.Filter(action=Action.EMERGENCY_OPENED), 9)
    assert "ward" not in stored
    assert noted.about == "care"
