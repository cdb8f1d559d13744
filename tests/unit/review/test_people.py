"""Accounts on a page: whose a supervisor or an administrator may act on, and that it takes effect."""

import pytest

from domain.request import Department
from ledger import audit, factors, staff
from ledger.scope import Scope
from tests.unit.review.browser import csrf_of
from tests.unit.review.cases import NOW, add_waiting
from tests.unit.review.conftest import SEALED, Desk


def _act(desk: Desk, keeper: str, member: str, action: str) -> int:
    browser = desk.browser(keeper)
    token = csrf_of(browser.get("/status").text)
    form = {"csrf": token, "action": action}
    return browser.post(f"/accounts/{desk.staff_ids[member]}", form).status_code


def test_disabled_a_person_is_out_at_once(desk: Desk) -> None:
    theirs = desk.browser("reviewer")
    assert theirs.get("/").status_code == 200
    assert _act(desk, "supervisor", "reviewer", "disable") == 303
    assert theirs.get("/").headers["location"].startswith("/sign-in")
    with desk.ledger.read() as c:
        (row,) = audit.found(c, audit.Filter(subject=desk.staff_ids["reviewer"]), 5)
    assert (row.action, row.actor) == ("account_disabled", desk.staff_ids["supervisor"])
    assert _act(desk, "supervisor", "reviewer", "enable") == 303
    assert desk.browser("reviewer").get("/").status_code == 200


def test_signed_out_everywhere(desk: Desk) -> None:
    one, other, mine = desk.browser("indexer"), desk.browser("indexer"), desk.browser("reviewer")
    assert _act(desk, "admin", "indexer", "sign_out") == 303
    assert [each.get("/").status_code for each in (one, other, mine)] == [303, 303, 200]


def test_a_lost_telephone(desk: Desk) -> None:
    with desk.ledger.begin() as c:
        factors.begin(c, desk.staff_ids["reviewer"], "SECRET", NOW)
        factors.confirm(c, desk.staff_ids["reviewer"], NOW)
    assert _act(desk, "supervisor", "reviewer", "reset_second_factor") == 303
    with desk.ledger.read() as c:
        assert factors.get(c, desk.staff_ids["reviewer"]) is None
    assert _act(desk, "supervisor", "reviewer", "reset_second_factor") == 422


@pytest.mark.parametrize(
    ("keeper", "member", "answer"),
    [
        ("supervisor", "supervisor", 404),  # oneself
        ("supervisor", "admin", 404),
        ("supervisor", "privacy", 404),
        ("supervisor", Department.ROI, 303),
        ("admin", "supervisor", 303),
        ("admin", "admin", 404),
        ("reviewer", "reader", 403),
    ],
)
def test_whose_account_one_keeps(desk: Desk, keeper: str, member: str, answer: int) -> None:
    assert _act(desk, keeper, member, "sign_out") == answer


def test_a_supervisor_of_one_department_keeps_its_people_only(desk: Desk) -> None:
    with desk.ledger.begin() as c:
        scope = Scope(frozenset({Department.ROI}))
        desk.staff_ids["lead"] = staff.add(c, "lead", SEALED, "Lea Der", "supervisor", NOW, scope)
    assert _act(desk, "lead", Department.ROI, "disable") == 303
    for member in (Department.VERBAL, "reviewer"):  # of another department; of all
        assert _act(desk, "lead", member, "disable") == 404


@pytest.mark.parametrize("action", ["", "promote"])
def test_nothing_else_can_be_done(desk: Desk, action: str) -> None:
    assert _act(desk, "admin", "reviewer", action) == 404


def test_the_list_shows_no_button_for_those_one_does_not_keep(desk: Desk) -> None:
    page = desk.browser("supervisor").get("/accounts").text
    assert f"/accounts/{desk.staff_ids['reviewer']}" in page and "Rosa Vidal" in page
    assert f"/accounts/{desk.staff_ids['admin']}" not in page and "Ada Min" in page


def test_fields_looked_at_stand_in_the_audit_without_a_value(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    page = browser.get(f"/requests/{made.request_id}").text
    seen = ["patient.phone", "patient.name", "patient.phone", "Ana Lopez Ruiz"]
    browser.submit(f"/requests/{made.request_id}", page, "save", seen=seen)
    left = [("csrf", csrf_of(page)), ("seen", "purpose")]
    browser.post(f"/requests/{made.request_id}/leave", left)
    with desk.ledger.read() as c:
        which = audit.Filter(subject=made.request_id, action=audit.Action.FIELD_VIEWED)
        rows = audit.found(c, which, 20)
    assert [row.about for row in reversed(rows)] == ["patient.phone", "patient.name", "purpose"]
    assert {row.actor for row in rows} == {desk.staff_ids["reviewer"]}
