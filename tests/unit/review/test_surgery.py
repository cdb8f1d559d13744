"""Pages dealt out anew: split, joined, moved, marked, put in order; and back."""

import re

import pytest

from domain.decision import Publish
from domain.form import FormType
from domain.request import Department, LegalBasis
from ledger import deliveries, page_turns, requests, tasks, verdicts
from ledger.schema import RequestState
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
    browser: Browser,
    delivery_id: str,
    owners: dict[int, str],
    orders: dict[int, int] | None = None,
    turns: dict[int, int] | None = None,
) -> int:
    page = browser.get(f"/deliveries/{delivery_id}").text
    state = re.search(r'name="state" value="([^"]*)"', page)
    assert state
    form = {"csrf": csrf_of(page), "state": state[1]}
    form |= {f"owner:{number}": owner for number, owner in owners.items()}
    form |= {f"order:{number}": str((orders or {}).get(number, number)) for number in owners}
    form |= {f"turn:{number}": str(degrees) for number, degrees in (turns or {}).items()}
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
            assert (request.state, request.outcome) == (RequestState.DECIDING, None)
            assert [task.step for task in tasks.for_subject(c, request_id)] == ["identify"]


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
        assert [task.step for task in tasks.for_subject(c, new[0].id)] == ["identify"]


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


def _owed(desk: Desk, subject: str) -> list[str]:
    with desk.ledger.read() as c:
        owed = [task for task in tasks.for_subject(c, subject) if task.subject == subject]
    return [task.step for task in owed if task.step != "read"]  # the helper's deliveries still owe that


def test_a_turned_page_is_read_before_its_form(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    same = {1: first, 2: first, 3: second, 4: second}
    assert _deal(desk.browser(), delivery_id, same, turns={2: 90}) == 303
    assert _owed(desk, delivery_id) == ["turn"] and _owed(desk, first) == []
    with desk.ledger.read() as c:
        assert requests.get(c, first).state is RequestState.DECIDING
        assert requests.get(c, second).state is RequestState.REVIEW
        (owed,) = page_turns.owed(c, delivery_id)
    assert (owed.number, owed.degrees) == (2, 90)


def test_turns_add_up_and_undone_they_are_gone(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    browser = desk.browser()
    same = {1: first, 2: first, 3: second, 4: second}
    for expected in (270, 180):  # 270, and then 270 more
        assert _deal(browser, delivery_id, same, turns={3: 270}) == 303
        with desk.ledger.read() as c:
            assert page_turns.turned(c, delivery_id) == {3: expected}
        _settle(desk, delivery_id)
    for before in ({3: 270}, {}):
        assert _undo(browser, delivery_id) == 303
        with desk.ledger.read() as c:
            assert page_turns.turned(c, delivery_id) == before
        _settle(desk, delivery_id)


def test_a_page_turned_at_the_desk_keeps_what_was_typed(desk: Desk) -> None:
    delivery_id, first, _ = _packet(desk)
    browser = desk.browser()
    page = browser.get(f"/requests/{first}").text
    typed = {"f:recipient.name": "Northern Clinic", "turn_page": "1", "turn_by": "180"}
    assert browser.submit(f"/requests/{first}", page, "turn", **typed).status_code == 303
    with desk.ledger.read() as c:
        assert page_turns.turned(c, delivery_id) == {1: 180}
        assert requests.fields(c, first)["recipient.name"].value == "Northern Clinic"
        assert requests.get(c, first).state is RequestState.DECIDING
    assert _owed(desk, delivery_id) == ["turn"]


@pytest.mark.parametrize(("page", "by"), [("9", "90"), ("1", "45"), ("1", "0"), ("", "")])
def test_what_is_no_turn_turns_nothing(desk: Desk, page: str, by: str) -> None:
    delivery_id, first, _ = _packet(desk)
    browser = desk.browser()
    shown = browser.get(f"/requests/{first}").text
    answer = browser.submit(f"/requests/{first}", shown, "turn", turn_page=page, turn_by=by)
    assert answer.status_code == 422
    assert _owed(desk, delivery_id) == []


def _for_two_desks(desk: Desk) -> tuple[str, str, str]:
    """One form of two pages that asks two departments, and a page beside it."""
    delivery_id = add_delivery(desk.ledger, images=[white_page()] * 3)
    records = add_request(desk.ledger, delivery_id, pages=(1, 2), ordinal=0)
    images = add_request(desk.ledger, delivery_id, pages=(1, 2), ordinal=1, form_type=FormType.IMAGING)
    return delivery_id, records, images


def test_the_requests_of_one_form_move_together(desk: Desk) -> None:
    delivery_id, records, images = _for_two_desks(desk)
    browser = desk.browser()
    assert _deal(browser, delivery_id, {1: records, 2: "attachment", 3: records}) == 303
    assert (_pages(desk, records), _pages(desk, images)) == ((1, 3), (1, 3))
    with desk.ledger.read() as c:
        assert {requests.get(c, each).state for each in (records, images)} == {RequestState.DECIDING}
    assert (_owed(desk, records), _owed(desk, images)) == (["identify"], [])


def test_a_form_of_two_desks_that_loses_its_pages_closes_both(desk: Desk) -> None:
    delivery_id, records, images = _for_two_desks(desk)
    assert _deal(desk.browser(), delivery_id, {1: "new", 2: "new", 3: "new"}) == 303
    with desk.ledger.read() as c:
        said = [verdicts.latest(c, each) for each in (records, images)]
        (new,) = {each.id for each in requests.for_delivery(c, delivery_id)} - {records, images}
    assert [(each.action, each.other_id) for each in said if each] == [("duplicate", new)] * 2


def test_what_was_said_of_a_page_goes_with_it(desk: Desk) -> None:
    delivery_id, first, second = _packet(desk)
    browser = desk.browser()
    page = browser.get(f"/requests/{first}").text
    browser.submit(f"/requests/{first}", page, "save", **{"f:recipient.name": "Northern Clinic"})
    browser.post(f"/requests/{first}/leave", {"csrf": csrf_of(page)})
    with desk.ledger.read() as c:
        assert requests.fields(c, first)["recipient.name"].value == "Northern Clinic"
    assert _deal(browser, delivery_id, {1: second, 2: first, 3: second, 4: second}) == 303
    with desk.ledger.read() as c:
        assert requests.fields(c, first)["recipient.name"].value != "Northern Clinic"
