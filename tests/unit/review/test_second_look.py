"""A second person types released fields unseen; what differs makes the silent error rate."""

import pytest

from domain.decision import Publish
from domain.request import Department, LegalBasis
from ledger import requests, second_looks
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import DOUBTFUL, add_waiting
from tests.unit.review.conftest import Desk


@pytest.fixture
def released(desk: Desk) -> str:
    made = add_waiting(desk.ledger)
    browser, path = desk.browser(), f"/requests/{made.request_id}"
    page = browser.get(path).text
    assert browser.submit(path, page, "release", checked=list(DOUBTFUL)).status_code == 303
    with desk.ledger.begin() as c:
        decision = Publish(Department.ROI, LegalBasis.AUTHORIZATION_508, ())
        requests.save_decision(c, made.request_id, decision, desk.clock.now)
        second_looks.choose(c, made.request_id, desk.staff_ids["reviewer"], desk.clock.now)
    return made.request_id


RIGHT = {
    "f:patient.date_of_birth": "04281961",
    "f:patient.phone": "6175550142",
    "f:patient.email": "",
    "f:signature.date": "03022026",
    "f:recipient.name": "clinica  del norte",
}


def _type(browser: Browser, request_id: str, **changes: str) -> tuple[int, str]:
    path = f"/requests/{request_id}/second-look"
    form = {"csrf": csrf_of(browser.get(path).text), **RIGHT, **changes}
    answer = browser.post(path, form)
    return answer.status_code, answer.headers.get("location", answer.text)


def test_nothing_of_the_first_is_shown(desk: Desk, released: str) -> None:
    page = desk.browser("supervisor").get(f"/requests/{released}/second-look").text
    for written in ("04/28/1961", "555-0142", "Clinica", "3/2/26"):
        assert written not in page


def test_the_same_again_is_no_error(desk: Desk, released: str) -> None:
    assert _type(desk.browser("supervisor"), released) == (303, "/quality")
    with desk.ledger.read() as c:
        assert second_looks.silent_errors(c) == second_looks.SilentErrors(1, 5, 0)
    assert "0.0 %" in desk.browser().get("/quality").text


def test_what_differs_is_counted_and_looked_at(desk: Desk, released: str) -> None:
    birth = {"f:patient.date_of_birth": "04231961"}
    assert _type(desk.browser("supervisor"), released, **birth) == (303, f"/requests/{released}")
    with desk.ledger.read() as c:
        found = second_looks.silent_errors(c)
    assert (found.different, found.rate) == (1, 0.2)


def test_nobody_looks_at_their_own_release(desk: Desk, released: str) -> None:
    answer = desk.browser().get(f"/requests/{released}/second-look")
    assert answer.headers["location"] == "/quality"
    assert "Second look at the next" not in desk.browser().get("/quality").text
    assert "Second look at the next (1)" in desk.browser("supervisor").get("/quality").text


def test_it_is_done_once(desk: Desk, released: str) -> None:
    browser = desk.browser("supervisor")
    token = csrf_of(browser.get(f"/requests/{released}/second-look").text)
    _type(browser, released)
    browser.post(f"/requests/{released}/second-look", {"csrf": token, **RIGHT, "f:patient.phone": ""})
    with desk.ledger.read() as c:
        assert second_looks.silent_errors(c).different == 0
