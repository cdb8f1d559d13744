"""Who has a request open: one person, for a while, until they leave or somebody takes it over."""

import re
from datetime import datetime

from ledger import requests
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import add_waiting
from tests.unit.review.conftest import Desk


def _open(browser: Browser, request_id: str) -> tuple[str, str]:
    """The page's form token and the end of its claim."""
    page = browser.get(f"/requests/{request_id}").text
    until = re.search(r'data-until="([^"]*)"', page)
    assert until
    return csrf_of(page), until[1]


def _holder(desk: Desk, request_id: str) -> str | None:
    with desk.ledger.read() as c:
        return requests.get(c, request_id).claimed_by


def test_working_keeps_it_and_idling_loses_it(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    rosa = desk.browser()
    token, _ = _open(rosa, made.request_id)
    desk.clock.passes(minutes=9)
    assert rosa.post(f"/requests/{made.request_id}/claim", {"csrf": token}).text
    desk.clock.passes(minutes=14)
    page = desk.browser("supervisor").get(f"/requests/{made.request_id}").text
    assert "Rosa Vidal has this request open" in page
    desk.clock.passes(minutes=2)
    _open(desk.browser("supervisor"), made.request_id)
    assert _holder(desk, made.request_id) == desk.staff_ids["supervisor"]


def test_leaving_lets_go_of_the_claim_it_knew(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    rosa = desk.browser()
    token, first = _open(rosa, made.request_id)
    desk.clock.passes(minutes=1)
    _, second = _open(rosa, made.request_id)  # loaded anew: the old page says goodbye only now
    leave = f"/requests/{made.request_id}/leave"
    assert rosa.post(leave, {"csrf": token, "until": first}).status_code == 204
    assert _holder(desk, made.request_id) == desk.staff_ids["reviewer"]
    rosa.post(leave, {"csrf": token, "until": second})
    assert _holder(desk, made.request_id) is None


def test_nobody_lets_go_for_another(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    _, until = _open(desk.browser(), made.request_id)
    sue = desk.browser("supervisor")
    token = csrf_of(sue.get("/").text)
    sue.post(f"/requests/{made.request_id}/leave", {"csrf": token, "until": until})
    assert _holder(desk, made.request_id) == desk.staff_ids["reviewer"]


def test_what_somebody_has_is_only_looked_at(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    path = f"/requests/{made.request_id}"
    desk.browser().get(path)
    page = desk.browser("supervisor").get(path).text
    assert "Rosa Vidal has this request open" in page
    assert 'value="release"' not in page and "Take it over" in page


def test_taking_over_tells_the_one_who_had_it(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    path = f"/requests/{made.request_id}"
    rosa, sue = desk.browser(), desk.browser("supervisor")
    old = rosa.get(path).text
    sue.post(f"{path}/take", {"csrf": csrf_of(sue.get(path).text)})
    assert 'value="release"' in sue.get(path).text
    assert rosa.post(f"{path}/claim", {"csrf": csrf_of(old)}).text == ""
    answer = rosa.submit(path, old, "save", **{"f:recipient.name": "Somebody"})
    assert answer.status_code == 409
    assert "Sue Wise took this request over while you had it open" in answer.text
    with desk.ledger.read() as c:
        assert requests.fields(c, made.request_id)["recipient.name"].value == "Clinica del Norte"


def test_what_was_just_given_is_not_claimed_anew_but_by_a_page_loaded_anew(desk: Desk) -> None:
    """Or the page that was there before would let go of what is open again."""
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    browser.post("/next", {"csrf": csrf_of(browser.get("/").text)})
    given = _until(desk, made.request_id)
    desk.clock.passes(seconds=2)
    browser.get(f"/requests/{made.request_id}", **{"hx-request": "true"})
    assert _until(desk, made.request_id) == given
    browser.get(f"/requests/{made.request_id}")
    assert _until(desk, made.request_id) > given


def _until(desk: Desk, request_id: str) -> datetime:
    with desk.ledger.read() as c:
        until = requests.get(c, request_id).claimed_until
    assert until is not None
    return until
