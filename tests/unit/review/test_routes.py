"""Every address and who may come: what is not declared here does not exist."""

import pytest
from starlette.routing import Route

from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import Made, add_waiting
from tests.unit.review.conftest import Desk

TO_DOOR = 303
# Address: (anonymous, reader, reviewer, admin).
DECLARED: dict[tuple[str, str], tuple[int, int, int, int]] = {
    ("GET", "/"): (TO_DOOR, 200, 200, 200),
    ("GET", "/sign-in"): (200, 303, 303, 303),
    ("POST", "/sign-in"): (401, 401, 401, 401),
    ("POST", "/sign-out"): (401, 303, 303, 303),
    ("GET", "/requests/{id}"): (TO_DOOR, 200, 200, 200),
    ("POST", "/requests/{id}"): (401, 403, 303, 303),
    ("GET", "/requests/{id}/pages/{number}.png"): (401, 200, 200, 200),
    ("GET", "/deliveries/{id}"): (TO_DOOR, 200, 200, 200),
    ("GET", "/deliveries/{id}/pages/{number}.png"): (401, 200, 200, 200),
    ("GET", "/deliveries/{id}/original"): (401, 200, 200, 200),
    ("GET", "/status"): (TO_DOOR, 200, 200, 200),
    ("GET", "/healthz"): (200, 200, 200, 200),
    ("GET", "/metrics"): (404, 404, 404, 404),
    ("GET", "/static/{name}"): (200, 200, 200, 200),
}
PEOPLE = (None, "reader", "reviewer", "admin")


def test_no_route_is_undeclared(desk: Desk) -> None:
    routes = [route for route in desk.app.routes if isinstance(route, Route)]  # type: ignore[attr-defined]
    assert len(routes) == len(desk.app.routes)  # type: ignore[attr-defined]
    served = {
        (method, route.path) for route in routes for method in (route.methods or set()) if method != "HEAD"
    }
    assert served == set(DECLARED)


@pytest.mark.parametrize("route", DECLARED, ids=lambda route: " ".join(route))
def test_each_comes_where_declared(desk: Desk, route: tuple[str, str]) -> None:
    made = add_waiting(desk.ledger)
    got = tuple(_answer(desk.browser(login), route, made) for login in PEOPLE)
    assert got == DECLARED[route]


def _answer(browser: Browser, route: tuple[str, str], made: Made) -> int:
    method, path = route
    owner = made.delivery_id if "deliveries" in path else made.request_id
    address = path.format(id=owner, number=1, name="review.css")
    if method == "GET":
        return browser.get(address).status_code
    token_page = "/status" if "intake-session" in browser.cookies else "/sign-in"
    token = csrf_of(browser.get(token_page).text)
    version = "3"
    form = {"csrf": token, "version": version, "action": "save", "login": "nobody", "password": "x"}
    return browser.post(address, form).status_code


@pytest.mark.parametrize(
    "path", ["/admin", "/requests", "/static/../app.py", "/static/%2e%2e/app.py", "/docs"]
)
def test_nothing_else_answers(desk: Desk, path: str) -> None:
    assert desk.browser().get(path).status_code == 404


def test_unknown_ids_are_all_the_same(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    answers = {
        browser.get(path).text
        for path in (
            "/requests/01JNPXV3K8Q2R7ZB4M5T6W9YCD",
            "/requests/nothing",
            f"/requests/{made.delivery_id}",
            f"/deliveries/{made.request_id}",
            f"/requests/{made.request_id}/pages/2.png",
            f"/requests/{made.request_id}/pages/zero.png",
            "/deliveries/01JNPXV3K8Q2R7ZB4M5T6W9YCD/original",
        )
    }
    assert len(answers) == 1
