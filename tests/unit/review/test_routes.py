"""Every address and who may come: what is not declared here does not exist."""

import random

import pytest
from starlette.routing import Route

from domain.request import Department
from ledger import audit
from ledger.audit import Action, Outcome
from ledger.staff import Role
from review.gate import Page
from review.roles import RIGHTS, Access
from review.routes import PAGES
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import Made, add_waiting
from tests.unit.review.conftest import PEOPLE, Desk

NOBODY, EVERYBODY = (), tuple(PEOPLE)
LOOKERS = ("reader", "indexer", "reviewer", "supervisor", "privacy")
BREAKERS = ("reader", "indexer", "reviewer", "supervisor", "privacy", "admin")
KEEPERS = ("supervisor", "admin")
HANDS = ("indexer", "reviewer", "supervisor")
# Address: who gets in, and what the others are told: anonymous ones first, then signed-in ones.
TO_DOOR, NO_SESSION, NO_RIGHT = 303, 401, 403
DECLARED: dict[tuple[str, str], tuple[tuple[str, ...], int, int, int]] = {
    # Address: who, answer to them, to the anonymous, to everybody else.
    ("GET", "/"): (LOOKERS, 200, TO_DOOR, 303),
    ("GET", "/sign-in"): (EVERYBODY, 303, 200, 0),
    ("POST", "/sign-in"): (EVERYBODY, 401, 401, 0),
    ("GET", "/sign-in/code"): (EVERYBODY, 303, 303, 0),
    ("POST", "/sign-in/code"): (EVERYBODY, 303, 303, 0),
    ("GET", "/sign-in/set-up"): (EVERYBODY, 303, 303, 0),
    ("POST", "/sign-in/set-up"): (EVERYBODY, 303, 303, 0),
    ("GET", "/sign-in/provider"): (EVERYBODY, 404, 404, 0),
    ("GET", "/sign-in/returned"): (EVERYBODY, 404, 404, 0),
    ("POST", "/sign-in/provider/signed-out"): (EVERYBODY, 404, 404, 0),
    ("GET", "/account"): (EVERYBODY, 200, TO_DOOR, 0),
    ("POST", "/account/password"): (EVERYBODY, 401, NO_SESSION, 0),
    ("POST", "/account/second-factor"): (EVERYBODY, 401, NO_SESSION, 0),
    ("POST", "/account/second-factor/confirm"): (EVERYBODY, 401, NO_SESSION, 0),
    ("POST", "/account/second-factor/codes"): (EVERYBODY, 401, NO_SESSION, 0),
    ("POST", "/account/sign-out-elsewhere"): (EVERYBODY, 303, NO_SESSION, 0),
    ("GET", "/emergency"): (BREAKERS, 200, TO_DOOR, NO_RIGHT),
    ("POST", "/emergency"): (BREAKERS, 422, NO_SESSION, NO_RIGHT),
    ("POST", "/emergency/end"): (EVERYBODY, 303, NO_SESSION, 0),
    ("GET", "/emergencies"): (("privacy",), 200, TO_DOOR, NO_RIGHT),
    ("POST", "/emergencies/{id}/reviewed"): (("privacy",), 404, NO_SESSION, NO_RIGHT),
    ("GET", "/audit"): (("privacy",), 200, TO_DOOR, NO_RIGHT),
    ("POST", "/requests/{id}/draft"): (HANDS, 204, NO_SESSION, NO_RIGHT),
    ("POST", "/sign-out"): (EVERYBODY, 303, NO_SESSION, 0),
    ("GET", "/strips"): (LOOKERS, 200, TO_DOOR, NO_RIGHT),
    ("GET", "/strips/{path}"): (HANDS, 200, TO_DOOR, NO_RIGHT),
    ("POST", "/strips/{path}"): (HANDS, 303, NO_SESSION, NO_RIGHT),
    ("GET", "/quality"): (LOOKERS, 200, TO_DOOR, NO_RIGHT),
    ("GET", "/requests/{id}/second-look"): (HANDS, 303, TO_DOOR, NO_RIGHT),
    ("POST", "/requests/{id}/second-look"): (HANDS, 303, NO_SESSION, NO_RIGHT),
    ("POST", "/deliveries/{id}/pages"): (HANDS, 422, NO_SESSION, NO_RIGHT),
    ("POST", "/deliveries/{id}/pages/undo"): (HANDS, 422, NO_SESSION, NO_RIGHT),
    ("GET", "/counts"): (EVERYBODY, 200, TO_DOOR, 0),
    ("POST", "/next"): (HANDS, 303, NO_SESSION, NO_RIGHT),
    ("POST", "/requests/{id}/claim"): (HANDS, 200, NO_SESSION, NO_RIGHT),
    ("POST", "/requests/{id}/take"): (HANDS, 303, NO_SESSION, NO_RIGHT),
    ("POST", "/requests/{id}/candidates"): (HANDS, 200, NO_SESSION, NO_RIGHT),
    ("POST", "/requests/{id}/leave"): (HANDS, 204, NO_SESSION, NO_RIGHT),
    ("GET", "/requests/{id}"): (LOOKERS, 200, TO_DOOR, NO_RIGHT),
    ("POST", "/requests/{id}"): (HANDS, 303, NO_SESSION, NO_RIGHT),
    ("GET", "/requests/{id}/pages/{number}.png"): (LOOKERS, 200, NO_SESSION, NO_RIGHT),
    ("GET", "/deliveries/{id}"): (LOOKERS, 200, TO_DOOR, NO_RIGHT),
    ("GET", "/deliveries/{id}/pages/{number}.png"): (LOOKERS, 200, NO_SESSION, NO_RIGHT),
    ("GET", "/deliveries/{id}/original"): (LOOKERS, 200, NO_SESSION, NO_RIGHT),
    ("GET", "/requests/{id}/reason"): (LOOKERS, 303, TO_DOOR, NO_RIGHT),
    ("POST", "/requests/{id}/reason"): (LOOKERS, 303, NO_SESSION, NO_RIGHT),
    ("GET", "/deliveries/{id}/reason"): (LOOKERS, 303, TO_DOOR, NO_RIGHT),
    ("POST", "/deliveries/{id}/reason"): (LOOKERS, 303, NO_SESSION, NO_RIGHT),
    ("GET", "/accounts"): (KEEPERS, 200, TO_DOOR, NO_RIGHT),
    ("POST", "/accounts/{id}"): (KEEPERS, 404, NO_SESSION, NO_RIGHT),
    ("GET", "/search"): (LOOKERS, 200, TO_DOOR, NO_RIGHT),
    ("POST", "/search"): (LOOKERS, 422, NO_SESSION, NO_RIGHT),
    ("GET", "/status"): (EVERYBODY, 200, TO_DOOR, 0),
    ("GET", "/healthz"): (EVERYBODY, 200, 200, 0),
    ("GET", "/metrics"): (EVERYBODY, 404, 404, 0),
    ("GET", "/static/{name}"): (EVERYBODY, 200, 200, 0),
}


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
    welcome, answer, to_anonymous, to_others = DECLARED[route]
    expected = {login: answer if login in welcome else to_others for login in PEOPLE}
    got = {login: _answer(desk.browser(login), route, made) for login in PEOPLE}
    assert got == expected
    assert _answer(desk.browser(None), route, made) == to_anonymous


def _answer(browser: Browser, route: tuple[str, str], made: Made) -> int:
    method, path = route
    if method == "GET":
        return browser.get(_address(path, made)).status_code
    return browser.post(_address(path, made), _form(browser)).status_code


def _address(path: str, made: Made) -> str:
    owner = made.delivery_id if "deliveries" in path else made.request_id
    return path.format(id=owner, number=1, name="review.css", path="needed_by")


def _form(browser: Browser) -> dict[str, str]:
    token_page = "/status" if "intake-session" in browser.cookies else "/sign-in"
    token = csrf_of(browser.get(token_page).text)
    nobody = browser.cookies.get("intake-session", "visitor")  # another each time: tries are counted
    return {"csrf": token, "version": "3", "action": "save", "login": nobody, "password": "x"}


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


WITH_IDS = [(page.method, page.path) for page in PAGES if page.subject in ("requests", "deliveries")]


@pytest.mark.parametrize("route", WITH_IDS, ids=" ".join)
def test_another_department_s_is_as_missing(desk: Desk, route: tuple[str, str]) -> None:
    made = add_waiting(desk.ledger)  # for release of information
    theirs, ours = desk.browser(Department.VERBAL), desk.browser(Department.ROI)
    missing = Made("01JNPXV3K8Q2R7ZB4M5T6W9YCD", "01JNPXV3K8Q2R7ZB4M5T6W9YCD")
    method, path = route
    if method == "GET":
        hidden, nowhere = theirs.get(_address(path, made)), theirs.get(_address(path, missing))
    else:
        form = _form(theirs)
        hidden, nowhere = (theirs.post(_address(path, each), form) for each in (made, missing))
    assert (hidden.status_code, hidden.text) == (404, nowhere.text)
    assert hidden.headers == nowhere.headers
    assert _answer(ours, route, made) != 404
    with desk.ledger.read() as c:
        refused = [
            row.subject for row in audit.found(c, audit.Filter(), 100) if row.outcome == Outcome.REFUSED
        ]
    assert sorted(refused) == sorted([_owner(path, made), _owner(path, missing)])


def _owner(path: str, made: Made) -> str:
    return made.delivery_id if "deliveries" in path else made.request_id


def test_a_thousand_guessed_ids_show_nothing(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser(Department.VERBAL)
    chance = random.Random(7)
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    guesses = ["".join(chance.choices(letters, k=26)) for _ in range(99)] + [made.request_id]
    answers = {
        (answer.status_code, answer.text) for answer in (browser.get(f"/requests/{each}") for each in guesses)
    }
    assert len(answers) == 1 and answers.pop()[0] == 404


def test_every_id_is_checked() -> None:
    """An id in an address is a request's or a delivery's, or stands here with the reason why not."""
    others = {
        page.path for page in PAGES if "{id}" in page.path and page.subject not in ("requests", "deliveries")
    }
    # Privacy reviews those of all departments; whose account one keeps, the page itself looks up.
    assert others == {"/emergencies/{id}/reviewed", "/accounts/{id}"}


def test_every_look_at_patient_data_is_noted() -> None:
    """Pages that change something note it in the same commit as the change."""
    silent = {page.path for page in PAGES if page.method == "GET" and not page.notes}
    assert {page.path for page in PAGES if page.path in silent and page.access not in OPEN} == {"/emergency"}


OPEN = (Access.ANYONE, Access.STAFF)


@pytest.mark.parametrize("page", [page for page in PAGES if page.notes], ids=lambda page: page.path)
def test_a_look_is_noted_once(desk: Desk, page: Page) -> None:
    made = add_waiting(desk.ledger)
    login = "privacy" if page.access in RIGHTS[Role.PRIVACY] else "supervisor"
    browser = desk.browser(login)
    path = page.path
    browser.get(_address(path, made))
    with desk.ledger.read() as c:
        (row,) = audit.found(c, audit.Filter(), 5)
    assert row.action == page.notes
    assert row.actor == desk.staff_ids[login]
    assert row.subject == (_owner(path, made) if "{id}" in path else "")
    assert row.about == ("1" if "number" in path else "")
    assert (row.outcome, row.address) == ("done", "10.0.0.9")


def test_a_right_one_lacks_is_noted(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    desk.browser("operator").get(f"/requests/{made.request_id}/pages/1.png")
    with desk.ledger.read() as c:
        (row,) = audit.found(c, audit.Filter(), 5)
    assert (row.action, row.outcome) == (Action.PAGE_VIEWED, "refused")
