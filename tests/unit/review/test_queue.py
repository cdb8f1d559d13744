"""The queue: oldest first, a page at a time."""

import re
from datetime import timedelta

from domain.form import FormType, Language
from review.app import create_app
from tests.unit.review.browser import Browser
from tests.unit.review.cases import NOW, add_delivery, add_request, add_waiting
from tests.unit.review.conftest import Desk, settings_like


def _listed(page: str) -> list[str]:
    return re.findall(r'class="row-link" href="/requests/(\w+)"', page)


def _add(desk: Desk, key: str, hours: float, **about: object) -> str:
    delivery_id = add_delivery(desk.ledger, key=key, received_at=NOW - timedelta(hours=hours))
    return add_request(desk.ledger, delivery_id, **about)  # type: ignore[arg-type]


def test_oldest_received_first(desk: Desk) -> None:
    middle, old, new = (_add(desk, str(hours), hours) for hours in (5, 50, 1))
    page = desk.browser().get("/").text
    assert _listed(page) == [old, middle, new]
    assert "2 d 2 h" in page and "1 h 0 min" in page


def test_a_row_says_what_and_why(desk: Desk) -> None:
    _add(
        desk,
        "one",
        1,
        form_type=FormType.VERBAL,
        language=Language.SPANISH,
        reasons=("Nobody is named.", "x"),
        pages=(1, 2),
    )
    page = desk.browser().get("/").text
    for words in (
        "Verbal permission",
        "Spanish",
        "Fax, records line",
        "Nobody is named.",
        '<td class="num">2<',
    ):
        assert words in page
    assert "Ana Lopez" not in page


def test_pages_of_the_list(desk: Desk) -> None:
    made = [_add(desk, str(hours), hours) for hours in range(9, 0, -1)]
    app = create_app(desk.ledger, settings_like(desk.settings, page_size=4), clock=desk.clock)
    browser = Browser(app, cookies=desk.browser().cookies)
    shown = [_listed(browser.get(f"/?page={number}").text) for number in (1, 2, 3)]
    assert shown == [made[:4], made[4:8], made[8:]]
    assert _listed(browser.get("/?page=99").text) == made[8:]
    assert _listed(browser.get("/?page=x").text) == made[:4]


def test_what_others_hold_is_named(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    desk.browser("supervisor").get(f"/requests/{made.request_id}")
    assert "Sue Wise has it open" in desk.browser().get("/").text
    assert "has it open" not in desk.browser("supervisor").get("/").text


def test_an_empty_queue_says_so(desk: Desk) -> None:
    assert "Nothing waits" in desk.browser().get("/").text
