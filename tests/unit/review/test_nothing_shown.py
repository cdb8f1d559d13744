"""Where patient data never is: before an operator, in addresses, titles, file names and headers, and in the
queue of another department."""

import re
from dataclasses import replace

import pytest

from domain.request import Department
from review.routes import PAGES
from tests.unit.review.browser import csrf_of
from tests.unit.review.cases import AUTHORIZATION, Made, add_delivery, add_request, add_waiting
from tests.unit.review.conftest import Desk

CANARY = "Zebulon"
READ = sorted({page.path for page in PAGES if page.method == "GET"})


@pytest.fixture
def made(desk: Desk) -> Made:
    """A name in every field of words, in what surrounds the delivery, and in why it waits."""
    fields = [
        replace(each, value=CANARY, raw=CANARY)
        if isinstance(each.value, str) and "date" not in each.path
        else each
        for each in AUTHORIZATION
    ]
    delivery_id = add_delivery(desk.ledger, facts={"subject": CANARY, "caller": CANARY})
    request_id = add_request(desk.ledger, delivery_id, fields=fields, reasons=(f"{CANARY} is hard to read.",))
    return Made(delivery_id, request_id)


def _address(path: str, made: Made) -> str:
    owner = made.delivery_id if "deliveries" in path else made.request_id
    return path.format(id=owner, number=1, name="review.js", path="patient.date_of_birth")


def test_the_canary_sings(desk: Desk, made: Made) -> None:
    """Else the tests below would say nothing."""
    for path in ("/requests/{id}", "/deliveries/{id}"):
        assert CANARY in desk.browser("reader").get(_address(path, made)).text


@pytest.mark.parametrize("login", ["operator", "admin", None])
def test_operators_and_administrators_see_no_patient(desk: Desk, made: Made, login: str | None) -> None:
    browser = desk.browser(login)
    for path in READ:
        answer = browser.get(_address(path, made))
        assert CANARY not in answer.text and CANARY not in str(answer.headers), path
    assert CANARY not in desk.browser(login, address="127.0.0.1").get("/metrics").text


@pytest.mark.parametrize("path", READ)
def test_no_address_title_or_file_name_tells_of_a_patient(desk: Desk, made: Made, path: str) -> None:
    for login in ("supervisor", "privacy"):
        answer = desk.browser(login).get(_address(path, made))
        told = re.findall(r"<title>(.*?)</title>|(?:href|src|action|formaction)=\"(.*?)\"", answer.text, re.S)
        assert CANARY not in str(told)
        assert CANARY not in str(answer.headers)


def test_another_department_s_queue_is_empty(desk: Desk, made: Made) -> None:
    ours, theirs = desk.browser(Department.ROI), desk.browser(Department.VERBAL)
    assert made.request_id in ours.get("/").text
    page = theirs.get("/")
    assert made.request_id not in page.text and CANARY not in page.text
    led = theirs.post("/next", {"csrf": csrf_of(page.text)})
    assert made.request_id not in led.headers.get("location", "")
    led = ours.post("/next", {"csrf": csrf_of(ours.get("/").text)})
    assert led.headers["location"].startswith(f"/requests/{made.request_id}")


def test_what_another_department_has_is_not_counted(desk: Desk, made: Made) -> None:
    add_waiting(desk.ledger, "two")
    empty = desk.browser(Department.VERBAL).get("/counts").text
    full = desk.browser(Department.ROI).get("/counts").text
    assert empty != full and "2" in full and "2" not in empty
