"""Papers of marked people, colleagues and one's own: a reason first, once, and it is written down."""

import re

import pytest

from ledger import audit, patients
from ledger.audit import Action, Outcome
from ledger.patients import Patient
from ledger.people_tables import Kin
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import AUTHORIZATION, NOW, Made, add_waiting, value
from tests.unit.review.conftest import Desk

NOTE = "Her own call about it on Monday"


def _called(name: str) -> list[object]:
    return [value("patient.name", name), *(each for each in AUTHORIZATION if each.path != "patient.name")]


def _made(desk: Desk, kin: Kin) -> Made:
    name = {Kin.VIP: "Ana Lopez Ruiz", Kin.COLLEAGUE: "Wise, Sue", Kin.OWN: "Rosa Vidal"}[kin]
    made = add_waiting(desk.ledger, fields=_called(name))
    if kin is Kin.VIP:
        with desk.ledger.begin() as c:
            patients.put(c, Patient("1002003", "Ana Lopez Ruiz", "1961-04-28", kin=Kin.VIP), NOW)
    return made


def _give(browser: Browser, made: Made, **said: str) -> int:
    page = browser.get(f"/requests/{made.request_id}/reason").text
    answer = browser.post(f"/requests/{made.request_id}/reason", {"csrf": csrf_of(page), **said})
    if answer.status_code == 303:
        assert answer.headers["location"] == f"/requests/{made.request_id}"
    return answer.status_code


@pytest.mark.parametrize("kin", list(Kin))
def test_a_reason_comes_first_and_stands_in_the_audit(desk: Desk, kin: Kin) -> None:
    made, browser = _made(desk, kin), desk.browser()
    for path in (f"/requests/{made.request_id}", f"/deliveries/{made.delivery_id}"):
        answer = browser.get(path)
        assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, f"{path}/reason")
    picture = browser.get(f"/requests/{made.request_id}/pages/1.png")
    assert picture.status_code == 403
    assert _give(browser, made, reason="work", note=NOTE) == 303
    for path in (f"/requests/{made.request_id}", f"/deliveries/{made.delivery_id}"):
        assert browser.get(path).status_code == 200
    with desk.ledger.read() as c:
        (row,) = audit.found(c, audit.Filter(action=Action.GUARDED_OPENED), 5)
        refused = [each for each in audit.found(c, audit.Filter(), 50) if each.outcome == Outcome.REFUSED]
    assert (row.subject, row.about) == (made.delivery_id, f"{kin}:work")
    assert len(refused) == 3
    assert NOTE in desk.browser("privacy").get("/emergencies").text


@pytest.mark.parametrize(
    ("kin", "said"),
    [
        (Kin.VIP, {}),
        (Kin.VIP, {"reason": "curious"}),
        (Kin.VIP, {"reason": "other", "note": "so"}),
        (Kin.OWN, {"reason": "work"}),
    ],
)
def test_without_a_sound_reason_they_stay_shut(desk: Desk, kin: Kin, said: dict[str, str]) -> None:
    made, browser = _made(desk, kin), desk.browser()
    assert _give(browser, made, **said) == 422
    assert browser.get(f"/requests/{made.request_id}").status_code == 303


def test_a_reason_is_good_for_one_session(desk: Desk) -> None:
    made = _made(desk, Kin.VIP)
    assert _give(desk.browser(), made, reason="work") == 303
    assert desk.browser().get(f"/requests/{made.request_id}").status_code == 303


def test_nothing_is_changed_before_a_reason(desk: Desk) -> None:
    made, browser = _made(desk, Kin.VIP), desk.browser()
    token = csrf_of(browser.get("/status").text)
    for path in (f"/requests/{made.request_id}", f"/deliveries/{made.delivery_id}/pages"):
        assert browser.post(path, {"csrf": token, "version": "3", "action": "save"}).status_code == 403


def test_others_are_asked_nothing(desk: Desk) -> None:
    made = add_waiting(desk.ledger, "another")
    _made(desk, Kin.COLLEAGUE)
    browser = desk.browser()
    assert browser.get(f"/requests/{made.request_id}").status_code == 200
    answer = browser.get(f"/requests/{made.request_id}/reason")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/requests/{made.request_id}")


def test_they_are_in_no_strip_and_not_named_in_a_search(desk: Desk) -> None:
    made, browser = _made(desk, Kin.VIP), desk.browser()
    assert made.request_id not in browser.get("/strips/signature.date").text
    token = csrf_of(browser.get("/search").text)
    page = browser.post("/search", {"csrf": token, "name": "ana lopez"}).text
    assert re.findall(r'row-link" href="/requests/(\w+)"', page) == [made.request_id]
    assert "Opened for a reason only" in page and "Lopez Ruiz" not in page.split("<table")[1]


def test_the_way_back_leads_nowhere_else(desk: Desk) -> None:
    made, browser = _made(desk, Kin.VIP), desk.browser()
    page = browser.get(f"/requests/{made.request_id}/reason?to=//evil.example").text
    assert "evil" not in page
    form = {"csrf": csrf_of(page), "reason": "work", "to": "//evil.example"}
    answer = browser.post(f"/requests/{made.request_id}/reason", form)
    assert answer.headers["location"] == f"/requests/{made.request_id}"
