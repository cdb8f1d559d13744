"""What people do at the desk is what may be learnt: the pages and the ledger in one story."""

from domain.decision import Publish
from domain.form import FormType
from domain.request import Department, LegalBasis
from ledger import corrections, requests, second_looks
from ledger.reviewed import ReviewedValue, form_of, reviewed, spoken_of
from tests.unit.review.browser import csrf_of
from tests.unit.review.cases import DOUBTFUL, add_waiting
from tests.unit.review.conftest import Desk

PUBLISH = Publish(Department.ROI, LegalBasis.AUTHORIZATION_508, ())
TYPED = {
    "f:patient.date_of_birth": "04281961",
    "f:patient.phone": "6175550142",
    "f:patient.email": "",
    "f:signature.date": "03022026",
    "f:recipient.name": "Clinica del Norte",
}


def _learnable(desk: Desk) -> dict[str, ReviewedValue]:
    with desk.ledger.read() as c:
        return {one.machine.path: one for one in reviewed(c)}


def test_a_release_with_one_correction(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    assert _learnable(desk) == {}
    browser, path = desk.browser(), f"/requests/{made.request_id}"
    changed = {"f:recipient.name": "Clinica del Sur"}
    answer = browser.submit(path, browser.get(path).text, "release", checked=list(DOUBTFUL), **changed)
    assert answer.status_code == 303
    found = _learnable(desk)
    assert [path for path, one in found.items() if not one.right] == ["recipient.name"]
    assert found["recipient.name"].machine.value == "Clinica del Norte"
    assert {one.voices for one in found.values()} == {frozenset({desk.staff_ids["reviewer"]})}


def test_saving_without_a_release_teaches_nothing(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser, path = desk.browser(), f"/requests/{made.request_id}"
    changed = {"f:recipient.name": "Clinica del Sur"}
    assert browser.submit(path, browser.get(path).text, "save", **changed).status_code == 303
    assert _learnable(desk) == {}


def test_a_request_that_the_machine_released_is_typed_again_by_anybody(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    with desk.ledger.begin() as c:
        requests.reopen(c, made.request_id)
        requests.save_decision(c, made.request_id, PUBLISH, desk.clock.now)
        second_looks.choose(c, made.request_id, None, desk.clock.now)
    browser, path = desk.browser(), f"/requests/{made.request_id}/second-look"
    assert f"{made.request_id}/second-look" in browser.get("/quality").text
    form = {"csrf": csrf_of(browser.get(path).text), **TYPED, "f:patient.phone": "6175550149"}
    assert browser.post(path, form).status_code == 303
    found = _learnable(desk)
    assert {path.removeprefix("f:") for path in TYPED} == found.keys()
    assert [path for path, one in found.items() if not one.right] == ["patient.phone"]
    assert all(one.unseen for one in found.values())


def test_a_form_that_is_rerouted_and_released_is_of_the_kind_the_person_says(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser, path = desk.browser(), f"/requests/{made.request_id}"
    assert browser.submit(path, browser.get(path).text, "reroute", form_type="verbal").status_code == 303
    with desk.ledger.begin() as c:
        assert [form_of(c, one) for one in spoken_of(c)] == [None]
        requests.save_decision(c, made.request_id, PUBLISH, desk.clock.now)
        seen = requests.get(c, made.request_id).version
        reviewer = desk.staff_ids["reviewer"]
        assert corrections.confirm(c, made.request_id, reviewer, desk.clock.now, "release", seen)
        (form,) = [form_of(c, one) for one in spoken_of(c)]
    assert form is not None and (form.said, form.rerouted) == (FormType.VERBAL, True)
