"""What is typed is kept through a sign-out, for its own author, until the request moved on."""

from datetime import timedelta

from ledger import audit, corrections, drafts
from tests.unit.review.browser import Browser, csrf_of, form_of
from tests.unit.review.cases import DOUBTFUL, Made, add_waiting
from tests.unit.review.conftest import Desk

TYPED = "Ana Isabel Lopez"


def _typed(browser: Browser, made: Made) -> dict[str, str]:
    page = browser.get(f"/requests/{made.request_id}").text
    form = [(name, text) for name, text in form_of(page) if name != "f:recipient.name"]
    sent = [*form, ("f:recipient.name", TYPED)]
    answer = browser.post(f"/requests/{made.request_id}/draft", sent)
    assert answer.status_code == 204
    return dict(sent)


def test_a_draft_outlives_its_session(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    _typed(browser, made)
    desk.clock.passes(minutes=11)
    answer = browser.get(f"/requests/{made.request_id}")
    assert answer.headers["location"] == f"/sign-in?ended=1&to=%2Frequests%2F{made.request_id}"
    page = desk.browser().get(f"/requests/{made.request_id}").text
    assert TYPED in page and "what you had typed and not saved" in page
    with desk.ledger.read() as c:
        assert not corrections.for_request(c, made.request_id)


def test_nobody_else_gets_it(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    _typed(desk.browser(), made)
    assert TYPED not in desk.browser("supervisor").get(f"/requests/{made.request_id}").text


def test_saving_ends_it(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    _typed(browser, made)
    page = browser.get(f"/requests/{made.request_id}").text
    assert (
        browser.submit(f"/requests/{made.request_id}", page, "save", checked=list(DOUBTFUL)).status_code
        == 303
    )
    with desk.ledger.read() as c:
        assert drafts.get(c, desk.staff_ids["reviewer"], made.request_id) is None
        assert corrections.for_request(c, made.request_id)


def test_a_request_that_moved_on_is_shown_as_it_is(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser, other = desk.browser(), desk.browser("supervisor")
    _typed(browser, made)
    path = f"/requests/{made.request_id}"
    other.post(f"{path}/take", {"csrf": csrf_of(other.get(path).text)})
    page = other.get(path).text
    other.submit(f"/requests/{made.request_id}", page, "save", **{"f:recipient.name": "Ana Lopez"})
    assert TYPED not in browser.get(f"/requests/{made.request_id}").text


def test_a_draft_is_sealed_and_without_its_token(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    sent = _typed(browser, made)
    with desk.ledger.read() as c:
        stored = bytes(c.exec_driver_sql("SELECT body FROM drafts").scalar_one())
        kept = drafts.get(c, desk.staff_ids["reviewer"], made.request_id)
    assert b"Isabel" not in stored and kept is not None
    assert "Isabel" in kept and sent["csrf"] not in kept


def test_a_scripted_day_stands_in_the_audit(desk: Desk) -> None:
    """Everything a person does about a request, in order, and not a value of it."""
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    address = f"/requests/{made.request_id}"
    browser.get("/")
    page = browser.get(address).text
    browser.get(f"{address}/pages/1.png")
    browser.get(f"/deliveries/{made.delivery_id}")
    browser.get(f"/deliveries/{made.delivery_id}/original")
    browser.submit(address, page, "release", checked=list(DOUBTFUL), **{"f:recipient.name": TYPED})
    browser.post("/sign-out", {"csrf": csrf_of(browser.get("/status").text)})
    with desk.ledger.read() as c:
        rows = audit.found(c, audit.Filter(), 50)[::-1]
    told = [(row.action, row.about) for row in rows]
    assert told == [
        ("queue_viewed", ""),
        ("request_viewed", ""),
        ("page_viewed", "1"),
        ("delivery_viewed", ""),
        ("exported", ""),
        ("edited", "patient.name"),
        ("edited", "signature.date"),
        ("edited", "recipient.name"),
        ("released", "release"),
        ("signed_out", ""),
    ]
    assert {row.actor for row in rows} == {desk.staff_ids["reviewer"]}
    assert len({row.session for row in rows}) == 1
    assert rows[-1].at - rows[0].at == timedelta(0)
    assert "Ana" not in str(rows) and "Lopez" not in str(rows)


def test_an_indexer_corrects_but_does_not_release(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser("indexer")
    address = f"/requests/{made.request_id}"
    page = browser.get(address).text
    refused = browser.submit(address, page, "release", checked=list(DOUBTFUL))
    assert refused.status_code == 403
    assert browser.submit(address, page, "save", **{"f:recipient.name": TYPED}).status_code == 303
