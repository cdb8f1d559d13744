"""Pages dealt out anew: split, joined, moved, marked, put in order; and back."""

import re

from domain.decision import Publish
from domain.request import Department, LegalBasis
from ledger import deliveries, requests, tasks, verdicts
from ledger.schema import Outcome, RequestState
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import add_delivery, add_request, white_page
from tests.unit.review.conftest import Desk


def _packet(desk: Desk) -> tuple[str, str, str]:
    """Four pages: two forms of two."""
    delivery_id = add_delivery(desk.ledger, images=[white_page()] * 4)
    first = add_request(desk.ledger, delivery_id, pages=(1, 2), ordinal=0)
    second = add_request(desk.ledger, delivery_id, pages=(3, 4), ordinal=2)
    return delivery_id, first, second


def _deal(
    browser: Browser, delivery_id: str, owners: dict[int, str], orders: dict[int, int] | None = None
) -> int:
    page = browser.get(f"/deliveries/{delivery_id}").text
    state = re.search(r'name="state" value="([^"]*)"', page)
    assert state
    form = {"csrf": csrf_of(page), "state": state[1]}
    form |= {f"owner:{number}": owner for number, owner in owners.items()}
    form |= {f"order:{number}": str((orders or {}).get(number, number)) for number in owners}
    return browser.post(f"/deliveries/{delivery_id}/pages", form).status_code


def _undo(browser: Browser, delivery_id: str) -> int:
    token = csrf_of(browser.get(f"/deliveries/{delivery_id}").text)
    return browser.post(f"/deliveries/{delivery_id}/pages/undo", {"csrf": token}).status_code


def _pages(desk: Desk, request_id: str) -> tuple[int, ...]:
    with desk.ledger.read() as c:
        return requests.get(c, request_id).run.pages


def _settle(desk: Desk, delivery_id: str) -> None:
    """As the line leaves them once they were read again: all in review."""
    with desk.ledger.begin() as c:
        for each in requests.for_delivery(c, delivery_id):
            if each.state is RequestState.DECIDING:
                tasks.drop(c, each.id)
                decision = Publish(Department.ROI, LegalBasis.UNKNOWN, ())
                requests.save_decision(c, each.id, decision, desk.clock.now)


def test_a_page_sent_to_another_form(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    assert _deal(desk.browser(), delivery_id, {1: first, 2: second, 3: second, 4: second}) == 303
    assert (_pages(desk, first), _pages(desk, second)) == ((1,), (2, 3, 4))
    with desk.ledger.read() as c:
        for request_id in (first, second):
            request = requests.get(c, request_id)
            assert (request.state, request.outcome) == (RequestState.DECIDING, Outcome.REROUTE)
            assert [task.step for task in tasks.for_subject(c, request_id)] == ["extract"]


def test_order_within_a_form(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    same = {1: first, 2: first, 3: second, 4: second}
    assert _deal(desk.browser(), delivery_id, same, {1: 2, 2: 1}) == 303
    assert _pages(desk, first) == (2, 1)
    with desk.ledger.read() as c:
        assert requests.get(c, second).state is RequestState.REVIEW


def test_a_form_split_off(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    assert _deal(desk.browser(), delivery_id, {1: first, 2: first, 3: second, 4: "new"}) == 303
    with desk.ledger.read() as c:
        new = [each for each in requests.for_delivery(c, delivery_id) if each.id not in (first, second)]
        assert [each.run.pages for each in new] == [(4,)]
        assert [task.step for task in tasks.for_subject(c, new[0].id)] == ["extract"]


def test_two_forms_joined_close_one(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    assert _deal(desk.browser(), delivery_id, {1: first, 2: first, 3: first, 4: first}) == 303
    assert _pages(desk, first) == (1, 2, 3, 4)
    with desk.ledger.read() as c:
        said = verdicts.latest(c, second)
        assert said is not None and (said.action, said.other_id) == ("duplicate", first)


def test_covers_and_attachments_belong_to_no_form(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    assert _deal(desk.browser(), delivery_id, {1: "cover", 2: first, 3: second, 4: "attachment"}) == 303
    assert (_pages(desk, first), _pages(desk, second)) == ((2,), (3,))
    with desk.ledger.read() as c:
        kinds = [page.kind for page in deliveries.pages(c, delivery_id)]
    assert kinds == ["cover", "form", "form", "attachment"]


def test_undone_it_is_as_it_was(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    browser = desk.browser()
    _deal(browser, delivery_id, {1: first, 2: second, 3: second, 4: second})
    _settle(desk, delivery_id)
    assert _undo(browser, delivery_id) == 303
    assert (_pages(desk, first), _pages(desk, second)) == ((1, 2), (3, 4))
    _settle(desk, delivery_id)
    assert _undo(browser, delivery_id) == 422


def test_nothing_moves_under_somebodys_hands(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    moved = {1: first, 2: second, 3: second, 4: second}
    desk.browser("supervisor").get(f"/requests/{first}")
    assert _deal(desk.browser(), delivery_id, moved) == 422
    assert _pages(desk, first) == (1, 2)


def test_nonsense_moves_nothing(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    browser = desk.browser()
    same = {1: first, 2: first, 3: second, 4: second}
    assert _deal(browser, delivery_id, {**same, 4: "01JNPXV3K8Q2R7ZB4M5T6W9YCD"}) == 422
    assert _deal(browser, delivery_id, same, {1: -1}) == 422
    assert _deal(browser, delivery_id, dict.fromkeys(same, "cover")) == 422
    assert _deal(browser, delivery_id, same) == 303
    with desk.ledger.read() as c:
        assert requests.get(c, first).state is RequestState.REVIEW
