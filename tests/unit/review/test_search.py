"""Requests found by what is known of them, by whoever may see them; and what nobody else learns of it."""

import re

import pytest

from domain.request import Department
from ledger import audit, corrections, requests
from ledger.audit import Action
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import AUTHORIZATION, NOW, Made, add_delivery, add_request, add_waiting, value
from tests.unit.review.conftest import Desk

OTHER = (
    value("patient.name", "Benjamín Oakes"),
    value("patient.date_of_birth", "1975-12-30"),
    value("patient.mrn", "1002004"),
)


@pytest.fixture
def two(desk: Desk) -> tuple[Made, Made]:
    """Ana's, received today on the records line, and Benjamín's, some weeks before."""
    ana = add_waiting(desk.ledger, "ana", fields=AUTHORIZATION)
    before = add_delivery(desk.ledger, key="ben", received_at=NOW.replace(month=1, day=9))
    return ana, Made(before, add_request(desk.ledger, before, fields=OTHER))


def _search(browser: Browser, **asked: str) -> tuple[int, str]:
    token = csrf_of(browser.get("/search").text)
    answer = browser.post("/search", {"csrf": token, **asked})
    return answer.status_code, answer.text


def _ids(page: str) -> list[str]:
    return re.findall(r'class="row-link" href="/requests/(\w+)"', page)


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "ben oak"},
        {"name": "OAKES, Benjamin"},
        {"born": "12301975"},
        {"number": "100-2004"},
        {"received": "01092026"},
        {"name": "oakes", "born": "12/30/1975", "line": "records"},
    ],
)
def test_found_by_what_is_known(desk: Desk, two: tuple[Made, Made], asked: dict[str, str]) -> None:
    status, page = _search(desk.browser(), **asked)
    assert (status, _ids(page)) == (200, [two[1].request_id])
    assert "Benjamín Oakes" in page and "12/30/1975" in page


def test_by_either_id(desk: Desk, two: tuple[Made, Made]) -> None:
    for some_id in (two[0].request_id.lower(), two[0].delivery_id):
        assert _ids(_search(desk.browser(), id=some_id)[1]) == [two[0].request_id]


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "oa"},
        {"name": "benjamin ruiz"},
        {"name": "oakes", "born": "04281961"},
        {"line": "imaging"},
        {"received": "01102026"},
        {"id": "01JNPXV3K8Q2R7ZB4M5T6W9YCD"},
    ],
)
def test_all_that_is_given_must_fit(desk: Desk, two: tuple[Made, Made], asked: dict[str, str]) -> None:
    status, page = _search(desk.browser(), **asked)
    assert (status, _ids(page)) == (200, [])


@pytest.mark.parametrize("asked", [{}, {"born": "someday"}, {"number": "(?)"}, {"received": "yesterday"}])
def test_nonsense_is_told(desk: Desk, two: tuple[Made, Made], asked: dict[str, str]) -> None:
    assert _search(desk.browser(), **asked)[0] == 422


def test_those_of_other_departments_are_not_found(desk: Desk, two: tuple[Made, Made]) -> None:
    for asked in ({"name": "oakes"}, {"id": two[1].request_id}, {"received": "01092026"}):
        page = _search(desk.browser(Department.VERBAL), **asked)[1]
        assert _ids(page) == [] and "Oakes" not in page
        assert _ids(_search(desk.browser(Department.ROI), **asked)[1]) == [two[1].request_id]


def test_the_audit_knows_by_what_and_whose_but_no_word(desk: Desk, two: tuple[Made, Made]) -> None:
    browser = desk.browser()
    _search(browser, name="oakes", born="12301975")
    with desk.ledger.read() as c:
        rows = audit.found(c, audit.Filter(), 5)
    told = [(row.action, row.subject, row.about) for row in rows]
    assert told[:3] == [
        (Action.LISTED, two[1].request_id, ""),
        (Action.SEARCHED, "", "name+born:1"),
        (Action.SEARCH_VIEWED, "", ""),
    ]
    assert "oakes" not in str(rows).lower() and "1975" not in str(rows)


def test_what_a_person_corrected_is_found_once_decided(desk: Desk, two: tuple[Made, Made]) -> None:
    with desk.ledger.begin() as c:
        request = requests.get(c, two[0].request_id)
        assert request.decision is not None
        staff_id = desk.staff_ids["reviewer"]
        corrections.add(c, request.id, "patient.name", "Zoe Quint", None, staff_id, NOW)
        requests.reopen(c, request.id)
        requests.save_decision(c, request.id, request.decision, NOW)
    browser = desk.browser()
    assert _ids(_search(browser, name="zoe quint")[1]) == [two[0].request_id]
    assert _ids(_search(browser, name="ana lopez")[1]) == []
