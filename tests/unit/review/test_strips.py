"""Strip review: one field of many forms, nothing else of them, each saved by itself."""

import re

from ledger import corrections, requests
from review.strips import MOST
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import AUTHORIZATION, Made, add_waiting, value
from tests.unit.review.conftest import Desk

PATH = "/strips/signature.date"


def _values(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(\w{26})/f:[a-z._]+" value="([^"]*)"', page))


def _send(browser: Browser, page: str, **changes: str) -> int:
    form = [("csrf", csrf_of(page))]
    form += [("request", each) for each in re.findall(r'name="request" value="(\w+)"', page)]
    form += re.findall(r'name="(version:\w+)" value="(\d+)"', page)
    typed = {f"{key}/f:signature.date": text for key, text in _values(page).items()}
    form += [(name, changes.get(name, text)) for name, text in typed.items()]
    form += [(name, text) for name, text in changes.items() if name not in typed and "checked" not in name]
    form += [("checked", text) for name, text in changes.items() if name.startswith("checked")]
    return browser.post(PATH, form).status_code


def _made(desk: Desk, count: int) -> list[Made]:
    return [add_waiting(desk.ledger, str(number)) for number in range(count)]


def test_one_field_of_many_and_nothing_else(desk: Desk) -> None:
    made = _made(desk, 3)
    page = desk.browser().get(PATH).text
    assert set(_values(page)) == {each.request_id for each in made}
    assert "Ana" not in page and "1961" not in page and "Clinica" not in page
    assert "Date signed" in desk.browser().get("/strips").text


def test_what_is_right_and_what_is_corrected_are_written(desk: Desk) -> None:
    one, two, three = _made(desk, 3)
    browser = desk.browser()
    page = browser.get(PATH).text
    changes = {
        "checked1": one.request_id,
        "checked2": two.request_id,
        f"{two.request_id}/f:signature.date": "03012026",
    }
    assert _send(browser, page, **changes) == 303
    with desk.ledger.read() as c:
        said = [
            {each.path: each.value for each in corrections.for_request(c, made.request_id)}
            for made in (one, two, three)
        ]
        assert requests.get(c, one.request_id).claimed_by is None
    assert said == [{"signature.date": "2026-03-02"}, {"signature.date": "2026-03-01"}, {}]
    assert set(_values(browser.get(PATH).text)) == {three.request_id}


def test_one_that_cannot_stand_holds_up_no_other(desk: Desk) -> None:
    one, two = _made(desk, 2)
    browser = desk.browser()
    page = browser.get(PATH).text
    changes = {
        "checked1": one.request_id,
        "checked2": two.request_id,
        f"{two.request_id}/f:signature.date": "99992026",
    }
    assert _send(browser, page, **changes) == 422
    with desk.ledger.read() as c:
        assert corrections.for_request(c, one.request_id)
        assert not corrections.for_request(c, two.request_id)


def test_two_people_never_get_the_same_strip(desk: Desk) -> None:
    _made(desk, 2)
    assert len(_values(desk.browser().get(PATH).text)) == 2
    assert _values(desk.browser("supervisor").get(PATH).text) == {}


def test_what_changed_meanwhile_is_told(desk: Desk) -> None:
    (one,) = _made(desk, 1)
    browser = desk.browser()
    page = browser.get(PATH).text
    with desk.ledger.begin() as c:
        corrections.add(c, one.request_id, "purpose", "x", None, desk.staff_ids["supervisor"], desk.clock.now)
    assert _send(browser, page, checked1=one.request_id) == 422


def test_critical_fields_are_typed_blind_here_too(desk: Desk) -> None:
    add_waiting(desk.ledger, doubtful=("patient.date_of_birth",))
    page = desk.browser().get("/strips/patient.date_of_birth").text
    assert list(_values(page).values()) == [""] and "1961" not in page


def test_only_fields_of_one_line(desk: Desk) -> None:
    for path in ("sensitive.items", "nothing", "records.items", "contacts"):
        assert desk.browser().get(f"/strips/{path}").status_code == 404


def test_forty_forms_stand_on_one_screen_and_the_rest_come_after(desk: Desk) -> None:
    _made(desk, MOST + 1)
    assert (MOST, len(_values(desk.browser().get(PATH).text))) == (40, 40)


def test_a_mailbox_is_typed_again_only_where_the_machine_read_another(desk: Desk) -> None:
    mailbox = value("recipient.email", "ana41@example.com", confidence=0.6)
    made = add_waiting(desk.ledger, fields=(*AUTHORIZATION, mailbox), doubtful=("recipient.email",))
    browser, path = desk.browser(), "/strips/recipient.email"
    page = browser.get(path).text
    form = [("csrf", csrf_of(page)), ("request", made.request_id)]
    form += re.findall(r'name="(version:\w+)" value="(\d+)"', page)
    name = f"{made.request_id}/f:recipient.email"
    other = browser.post(path, [*form, (name, "ana47@example.com")])
    assert other.status_code == 422
    assert f'name="{made.request_id}/again:recipient.email"' in other.text and "ana41" not in other.text
    assert browser.post(path, [*form, (name, "ana41@example.com")]).status_code == 303
