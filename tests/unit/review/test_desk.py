"""Looking at a request, correcting it, sending it on."""

from ledger import corrections, requests, tasks
from ledger.schema import RequestState
from tests.unit.review.cases import add_waiting
from tests.unit.review.conftest import Desk


def test_shows_fields_and_reasons(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    page = desk.browser().get(f"/requests/{made.request_id}")
    assert page.status_code == 200
    assert "The patient&#39;s name could not be read with certainty." in page.text
    assert 'value="04/28/1961"' in page.text
    assert "Please check" in page.text


def test_corrections_become_rows_and_owe_a_decision(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    path = f"/requests/{made.request_id}"
    browser = desk.browser()
    page = browser.get(path).text
    response = browser.submit(
        path,
        page,
        "release",
        checked=["patient.name", "signature.date"],
        **{"f:patient.date_of_birth": "04231961"},
    )
    assert (response.status_code, response.headers["location"]) == (303, "/?done=1")
    with desk.ledger.read() as c:
        rows = {each.path: each for each in corrections.for_request(c, made.request_id)}
        assert rows["patient.date_of_birth"].value == "1961-04-23"
        assert rows["patient.date_of_birth"].machine is not None
        assert set(rows) == {"patient.name", "signature.date", "patient.date_of_birth"}
        assert requests.machine_fields(c, made.request_id)["patient.date_of_birth"].value == "1961-04-28"
        assert requests.get(c, made.request_id).state is RequestState.DECIDING
        assert [task.step for task in tasks.for_subject(c, made.request_id)] == ["decide"]
