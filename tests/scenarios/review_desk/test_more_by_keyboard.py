"""The patient index, one wrong word, strips, search, a reason, accounts: by keyboard, in a real browser."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from domain.decision import Publish
from domain.form import FormType
from domain.request import Department, LegalBasis
from ledger import Ledger, audit, corrections, patients, requests, second_looks, staff
from ledger.patients import Patient
from ledger.people_tables import Kin
from review import accounts
from tests.scenarios.review_desk.conftest import Served
from tests.scenarios.review_desk.test_access import _violations
from tests.scenarios.review_desk.test_desk_in_chromium import _focused, _waiting
from tests.scenarios.whole_line.keyboard import tab_to
from tests.unit.review.cases import AUTHORIZATION, PASSWORD, value

ANA = Patient("1002003", "Ana Lopez Ruiz", "1961-04-28", "+16175550142")
TWIN = Patient("1002019", "Ana Lopez Ruiz", "1961-04-28")
WITHOUT_NUMBER = (*AUTHORIZATION, value("patient.mrn", None, raw=""))


def _known(ledger: Ledger, *people: Patient) -> None:
    with ledger.begin() as c:
        for each in people:
            patients.put(c, each, datetime.now(UTC))


def _open(served: Served, **about: object) -> tuple[Page, str]:
    request_id = _waiting(served, "one", 1, **about)
    page = served.sit_down("rosa")
    page.goto(f"{served.address}/requests/{request_id}")
    return page, request_id


def _number(served: Served, request_id: str) -> object:
    with served.ledger.read() as c:
        return requests.fields(c, request_id)["patient.mrn"].value


def test_who_fits_is_taken_with_two_keys(served: Served) -> None:
    _known(served.ledger, ANA)
    page, request_id = _open(served, fields=WITHOUT_NUMBER)
    page.keyboard.press("F3")
    expect(page.locator("[data-proposed]")).to_be_focused()
    assert _violations(page) == []
    page.keyboard.press("1")
    expect(page.locator("#f-patient-mrn")).to_have_value(ANA.number)
    expect(page.locator("#f-patient-mrn")).to_be_focused()
    assert _number(served, request_id) is None  # nothing is taken before it is released
    for _ in range(2):
        page.keyboard.press("Enter")
    for key in ("Control+Enter", "Enter", "Control+Enter"):
        if page.url.endswith(request_id):
            page.keyboard.press(key)
            page.wait_for_timeout(200)
    page.wait_for_url(f"{served.address}/?done=1")
    assert _number(served, request_id) == ANA.number
    with served.ledger.read() as c:
        rows = audit.found(c, audit.Filter(subject=request_id), 100)
    told = {row.action for row in rows}
    assert {"patients_looked_up", "number_taken", "field_viewed"} <= told
    seen = {row.about for row in rows if row.action == "field_viewed"}
    assert {"patient.name", "patient.mrn", "signature.date"} <= seen


def test_of_two_who_are_near_none_is_a_key_away_from_being_taken_unseen(served: Served) -> None:
    _known(served.ledger, ANA, TWIN)
    page, request_id = _open(served, fields=WITHOUT_NUMBER)
    page.keyboard.press("F3")
    expect(page.locator("#candidates")).to_be_focused()
    expect(page.locator("[data-proposed]")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#f-patient-mrn")).to_have_value("")
    page.keyboard.press("Escape")
    assert _focused(page) == "patient.name"
    assert _number(served, request_id) is None


def test_one_wrong_word_is_typed_and_not_the_line(served: Served) -> None:
    address = value("patient.address", "215 Second street Apt s, Fall River, Ma 02721", confidence=0.3)
    page, request_id = _open(served, fields=(*AUTHORIZATION, address), doubtful=("patient.address",))
    assert _focused(page) == "patient.address"
    expect(page.locator(".words")).to_contain_text("5 s")
    page.keyboard.press("Alt+5")
    page.keyboard.type("38")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"{served.address}/?done=1")
    with served.ledger.read() as c:
        (made,) = [e for e in corrections.for_request(c, request_id) if e.path == "patient.address"]
    assert made.value == "215 Second street Apt 38, Fall River, Ma 02721"


def test_one_wrong_word_in_a_table_is_typed_and_not_the_cell(served: Served) -> None:
    people = [{"name": "Betty J Mercer", "relationship": "Sister", "phone": "+16175550108"}]
    contacts = value("contacts", people, confidence=0.3)
    about = {"form_type": FormType.VERBAL, "doubtful": ("contacts",)}
    page, request_id = _open(served, fields=(*AUTHORIZATION, contacts), **about)
    page.keyboard.press("Alt+2")
    page.keyboard.type("T")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"{served.address}/?done=1")
    with served.ledger.read() as c:
        (made,) = [e for e in corrections.for_request(c, request_id) if e.path == "contacts"]
    assert made.value == [{**people[0], "name": "Betty T Mercer"}]


def test_what_else_a_line_may_say_is_a_key_away(served: Served) -> None:
    """The whole line first; then, with a word chosen, that word alone."""
    address = replace(
        value("patient.address", "21 Willow Way, Hantford, CT 06106", confidence=0.3),
        alternatives=("211 Willow Way, Hantford, CT 06106", "21 Willow Way, Hartford, CT 06106"),
    )
    page, request_id = _open(served, fields=(*AUTHORIZATION, address), doubtful=("patient.address",))
    field = page.locator("#f-patient-address")
    assert _violations(page) == []
    page.keyboard.press("ArrowDown")
    expect(field).to_have_value("211 Willow Way, Hantford, CT 06106")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_value("21 Willow Way, Hartford, CT 06106")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Alt+4")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_value("211 Willow Way, Hartford, CT 06106")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"{served.address}/?done=1")
    with served.ledger.read() as c:
        (made,) = [e for e in corrections.for_request(c, request_id) if e.path == "patient.address"]
    assert made.value == "211 Willow Way, Hartford, CT 06106"


def test_a_strip_from_end_to_end(served: Served) -> None:
    """Three signature dates: the first is right, the second is wrong, the third is left alone."""
    ids = [_waiting(served, str(number), 9 - number) for number in range(3)]
    page = served.sit_down("rosa")
    tab_to(page, page.get_by_role("link", name="Strips"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/strips")
    tab_to(page, page.get_by_role("link", name="Date signed"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/strips/signature.date")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("03012026")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".strip-row")).to_have_count(1)
    with served.ledger.read() as c:
        said = [[(e.path, e.value) for e in corrections.for_request(c, each)] for each in ids]
        assert [requests.get(c, each).state for each in ids] == ["review"] * 3
    assert said == [[("signature.date", "2026-03-02")], [("signature.date", "2026-03-01")], []]


def test_searched_and_opened_for_a_reason(served: Served) -> None:
    request_id = _waiting(served, "one", 1)
    _known(served.ledger, Patient(ANA.number, ANA.name, ANA.born, kin=Kin.VIP))
    page = served.sit_down("rosa")
    tab_to(page, page.get_by_role("link", name="Search"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/search")
    expect(page.locator("input[name=name]")).to_be_focused()
    page.keyboard.type("ruiz ana")
    page.keyboard.press("Enter")
    expect(page.get_by_text("One request")).to_be_visible()
    assert page.url == f"{served.address}/search"
    expect(page.locator(".row-link")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reason?**")
    assert _violations(page) == []
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Open"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/requests/{request_id}")
    expect(page.locator("#f-patient-name")).to_have_value(ANA.name)


def _to_be_looked_at_again(served: Served) -> str:
    request_id = _waiting(served, "again", 2)
    now = datetime.now(UTC)
    with served.ledger.begin() as c:
        lee = staff.by_login(c, "lee")
        assert lee is not None
        requests.reopen(c, request_id)
        requests.save_decision(c, request_id, Publish(Department.ROI, LegalBasis.UNKNOWN, ()), now)
        second_looks.choose(c, request_id, lee.id, now)
    return request_id


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (720, 450), (320, 640)])
def test_axe_finds_nothing_on_the_other_pages(served: Served, width: int, height: int) -> None:
    """Delivery and dealing out its pages, second look, search with and without finds, accounts, strips."""
    request_id, again = _waiting(served, "one", 1), _to_be_looked_at_again(served)
    accounts.create(served.ledger, "sue", "Sue Wise", PASSWORD, "supervisor", datetime.now(UTC))
    with served.ledger.read() as c:
        delivery_id = requests.get(c, request_id).delivery_id
    page = served.sit_down("sue", width, height)
    for path in (
        f"/deliveries/{delivery_id}",
        f"/requests/{again}/second-look",
        "/search",
        "/accounts",
        "/account",
        "/quality",
        "/strips/signature.date",
    ):
        page.goto(f"{served.address}{path}")
        assert page.url == f"{served.address}{path}"
        assert _violations(page) == [], path
        if path == "/search":
            page.locator("input[name=name]").fill("ana")
            page.keyboard.press("Enter")
            expect(page.get_by_text("2 requests")).to_be_visible()
            assert _violations(page) == [], path
        _whole(page, path)


def _whole(page: Page, path: str) -> None:
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, path


def test_pages_are_dealt_out_with_the_keyboard(served: Served) -> None:
    request_id = _waiting(served, "one", 1)
    with served.ledger.read() as c:
        delivery_id = requests.get(c, request_id).delivery_id
    page = served.sit_down("rosa")
    page.goto(f"{served.address}/deliveries/{delivery_id}")
    tab_to(page, page.locator("select[name='turn:1']"))
    page.keyboard.type("90")
    tab_to(page, page.get_by_role("button", name="Deal the pages out like this"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Being read again, turned")).to_be_visible()
    assert _violations(page) == []
