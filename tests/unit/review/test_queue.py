"""The queue: oldest first, a page at a time."""

import html
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from domain.form import FormType, Language
from ledger import requests
from review.app import create_app
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import NOW, add_delivery, add_request, add_waiting
from tests.unit.review.conftest import Desk, settings_like


def _listed(page: str) -> list[str]:
    return re.findall(r'class="row-link" href="/requests/(\w+)', page)


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
    first = browser.get("/").text
    second = browser.get(_link(first, "next")).text
    third = browser.get(_link(second, "next")).text
    assert [_listed(page) for page in (first, second, third)] == [made[:4], made[4:8], made[8:]]
    assert 'rel="next"' not in third and 'rel="prev"' not in first
    assert _listed(browser.get(_link(third, "prev")).text) == made[4:8]
    assert _listed(browser.get("/?after=nonsense").text) == made[:4]


def _link(page: str, rel: str) -> str:
    found = re.search(rf'rel="{rel}" href="([^"]+)"', page)
    assert found
    return html.unescape(found[1])


@pytest.mark.parametrize(
    ("query", "about"),
    [
        ("form=verbal", {"form_type": FormType.VERBAL}),
        ("language=es", {"language": Language.SPANISH}),
        ("why=patient.mrn", {"doubtful": ("patient.mrn",)}),
    ],
)
def test_filters(desk: Desk, query: str, about: dict[str, object]) -> None:
    _add(desk, "other", 2)
    wanted = _add(desk, "wanted", 1, **about)
    page = desk.browser().get(f"/?{query}").text
    assert _listed(page) == [wanted]
    assert f'href="/requests/{wanted}?{query}"' in page


def test_older_than(desk: Desk) -> None:
    _add(desk, "new", 2)
    old = _add(desk, "old", 30)
    assert _listed(desk.browser().get("/?age=24").text) == [old]


def test_an_address_of_nonsense_shows_all(desk: Desk) -> None:
    made = _add(desk, "one", 2)
    assert _listed(desk.browser().get("/?form=poem&view=all&age=-1&language=xx&after=1.2").text) == [made]


def test_what_others_hold_is_named(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    desk.browser("supervisor").get(f"/requests/{made.request_id}")
    mine, theirs = desk.browser().get("/").text, desk.browser("supervisor").get("/").text
    assert "Sue Wise, until" in mine and "You, until" in theirs
    assert _listed(desk.browser().get("/?view=nobodys").text) == []
    assert _listed(desk.browser("supervisor").get("/?view=mine").text) == [made.request_id]
    assert _listed(desk.browser().get(f"/?who={desk.staff_ids['supervisor']}").text) == [made.request_id]


def test_the_next_one_is_claimed_as_it_is_given(desk: Desk) -> None:
    made = {_add(desk, str(hours), hours) for hours in range(6)}
    browsers = [desk.browser("reviewer" if place % 2 else "supervisor") for place in range(2)]
    tokens = [csrf_of(browser.get("/").text) for browser in browsers]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda place: browsers[place].post("/next", {"csrf": tokens[place]}), (0, 1)))
    given = [answer.headers["location"].rsplit("/", 1)[1] for answer in answers]
    assert len(set(given)) == 2 and set(given) <= made
    with desk.ledger.read() as c:
        assert {requests.get(c, each).claimed_by for each in given} == {
            desk.staff_ids["reviewer"],
            desk.staff_ids["supervisor"],
        }


def test_the_counts_alone(desk: Desk) -> None:
    _add(desk, "late", 90)
    _add(desk, "today", 1)
    page = desk.browser().get("/counts").text
    assert "<html" not in page
    told = re.findall(r"<b>(\d+)</b> ([a-zA-Z' ]+)", html.unescape(page))
    assert ("2", "waiting") in told and ("1", "overdue ") in told and ("1", "due today") in told


def test_the_counts_keep_no_session_alive(desk: Desk) -> None:
    browser = desk.browser()
    for _ in range(4):
        desk.clock.passes(minutes=5)
        answer = browser.get("/counts")
    assert answer.status_code == 303


def test_an_empty_queue_says_so(desk: Desk) -> None:
    assert "Nothing waits" in desk.browser().get("/").text
