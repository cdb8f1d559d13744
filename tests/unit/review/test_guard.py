"""Guards against waving things through: typing blind, typing twice, planted values, second looks."""

from dataclasses import replace

import pytest

from domain.page import Box
from ledger import corrections, plants, requests, second_looks
from review import sampling
from review.app import create_app
from review.catalogue import Entry
from review.item import CRITICAL
from tests.unit.review.browser import Browser
from tests.unit.review.cases import AUTHORIZATION, add_delivery, add_request, value
from tests.unit.review.conftest import BLANKS, Desk, settings_like

BOX = Box(0.1, 0.4, 0.4, 0.43)
FAX = value("recipient.fax", "+16175550171", raw="617 555 0171", confidence=0.6, box=BOX)
BORN = replace(AUTHORIZATION[1], confidence=0.6)
DOUBTS = ("patient.date_of_birth", "recipient.fax")
RIGHT = {
    "f:patient.date_of_birth": "04281961",
    "f:recipient.fax": "6175550171",
    "again:recipient.fax": "6175550171",
}


def _waits(desk: Desk, doubtful: tuple[str, ...] = DOUBTS) -> str:
    others = [each for each in AUTHORIZATION if each.path != BORN.path]
    return add_request(desk.ledger, add_delivery(desk.ledger), fields=(BORN, FAX, *others), doubtful=doubtful)


def _send(browser: Browser, request_id: str, action: str, **changes: str | list[str]) -> tuple[int, str]:
    path = f"/requests/{request_id}"
    answer = browser.submit(path, browser.get(path).text, action, **changes)
    return answer.status_code, answer.text


def test_a_doubtful_critical_field_shows_nothing_the_machine_read(desk: Desk) -> None:
    page = desk.browser().get(f"/requests/{_waits(desk)}").text
    for reading in ("04/28/1961", "1961-04-28", "555-0171", "617 555 0171", "+16175550171"):
        assert reading not in page
    assert page.count("Type it from the page") == 2


def test_a_sure_critical_field_is_shown(desk: Desk) -> None:
    page = desk.browser().get(f"/requests/{_waits(desk, ())}").text
    assert "04/28/1961" in page and "555-0171" in page


@pytest.mark.parametrize("left_out", RIGHT)
def test_no_release_before_it_is_typed_and_typed_twice(desk: Desk, left_out: str) -> None:
    request_id = _waits(desk)
    given = {**RIGHT, left_out: ""}
    assert _send(desk.browser(), request_id, "release", checked=list(CRITICAL), **given)[0] == 422
    assert _send(desk.browser(), request_id, "release", **RIGHT)[0] == 303


def test_two_numbers_that_differ_are_refused(desk: Desk) -> None:
    request_id = _waits(desk)
    status, page = _send(
        desk.browser(), request_id, "release", **{**RIGHT, "again:recipient.fax": "6175550172"}
    )
    assert status == 422 and "The two do not agree" in page


def test_a_changed_number_is_typed_twice_even_where_nothing_was_in_doubt(desk: Desk) -> None:
    request_id = _waits(desk, ())
    new = {"f:recipient.fax": "6175550199"}
    assert _send(desk.browser(), request_id, "release", **new)[0] == 422
    assert (
        _send(desk.browser(), request_id, "release", **new, **{"again:recipient.fax": "617-555-0199"})[0]
        == 303
    )


def test_a_mailbox_typed_blind_is_typed_again_only_where_the_machine_read_another(desk: Desk) -> None:
    mailbox = value("recipient.email", "ana41@example.com", confidence=0.6, box=BOX)
    request_id = add_request(
        desk.ledger,
        add_delivery(desk.ledger),
        fields=(*AUTHORIZATION, mailbox),
        doubtful=("recipient.email",),
    )
    browser = desk.browser()
    assert 'name="again:recipient.email"' not in browser.get(f"/requests/{request_id}").text
    other = {"f:recipient.email": "ana47@example.com"}
    status, page = _send(browser, request_id, "release", **other)
    assert status == 422 and 'name="again:recipient.email"' in page and "ana41" not in page
    differs = {**other, "again:recipient.email": "ana17@example.com"}
    assert _send(browser, request_id, "release", **differs)[0] == 422
    same = {"f:recipient.email": "ana41@example.com"}
    assert _send(browser, request_id, "release", **same)[0] == 303


def test_what_is_typed_is_a_correction_or_a_confirmation(desk: Desk) -> None:
    request_id = _waits(desk)
    _send(desk.browser(), request_id, "release", **{**RIGHT, "f:patient.date_of_birth": "04231961"})
    with desk.ledger.read() as c:
        rows = {each.path: each for each in corrections.for_request(c, request_id)}
    assert rows["patient.date_of_birth"].value == "1961-04-23"
    assert rows["recipient.fax"].value == "+16175550171"
    machine = rows["patient.date_of_birth"].machine
    assert machine is not None and machine.value == "1961-04-28"


def test_nothing_written_there_is_said_by_a_tick(desk: Desk) -> None:
    request_id = _waits(desk)
    blank = {**RIGHT, "f:recipient.fax": "", "again:recipient.fax": "", "blank": "recipient.fax"}
    assert _send(desk.browser(), request_id, "release", **blank)[0] == 303
    with desk.ledger.read() as c:
        assert requests.fields(c, request_id)["recipient.fax"].value is None


def test_saving_for_later_needs_no_typing_and_writes_none(desk: Desk) -> None:
    request_id = _waits(desk)
    assert _send(desk.browser(), request_id, "save")[0] == 303
    with desk.ledger.read() as c:
        assert not corrections.for_request(c, request_id)


# Planted values


@pytest.fixture
def planting(desk: Desk) -> Browser:
    settings = settings_like(desk.settings, plant_share=1.0)
    app = create_app(desk.ledger, settings, blanks=BLANKS, clock=desk.clock)
    return Browser(app, cookies=desk.browser().cookies)


def _planted(desk: Desk) -> str:
    """The signature's date is doubtful, is no critical field, and was read as March 2."""
    return _waits(desk, ("signature.date",))


def test_a_planted_value_is_not_what_was_read_and_its_reading_is_hidden(
    desk: Desk, planting: Browser
) -> None:
    request_id = _planted(desk)
    page = planting.get(f"/requests/{request_id}").text
    assert 'value="03/13/2026"' in page and "03/02/2026" not in page and "3/2/26" not in page
    again = planting.get(f"/requests/{request_id}").text
    assert again.count('value="03/13/2026"') == 1 and "03/02/2026" not in again
    assert "Date signed</a> 03/13/2026" in again  # the finding rests on what the field shows
    with desk.ledger.read() as c:
        assert requests.fields(c, request_id)["signature.date"].value == "2026-03-02"


def test_waved_through_it_comes_back_as_it_was_read(desk: Desk, planting: Browser) -> None:
    request_id = _planted(desk)
    status, page = _send(planting, request_id, "release", checked=["signature.date"])
    assert status == 422 and "altered on purpose" in page
    assert 'value="03/02/2026"' in page and "03/13/2026" not in page
    with desk.ledger.read() as c:
        assert plants.attention(c) == plants.Attention(shown=1, noticed=0)
        assert not corrections.for_request(c, request_id)
    assert _send(planting, request_id, "release", checked=["signature.date"])[0] == 303
    with desk.ledger.read() as c:
        assert requests.fields(c, request_id)["signature.date"].value == "2026-03-02"


def test_corrected_it_counts_as_noticed(desk: Desk, planting: Browser) -> None:
    request_id = _planted(desk)
    assert _send(planting, request_id, "release", **{"f:signature.date": "03022026"})[0] == 303
    with desk.ledger.read() as c:
        assert plants.attention(c) == plants.Attention(shown=1, noticed=1)
        assert requests.fields(c, request_id)["signature.date"].value == "2026-03-02"


@pytest.mark.parametrize("action", ["save", "exceptions"])
def test_a_planted_value_never_goes_out_by_another_way(desk: Desk, planting: Browser, action: str) -> None:
    request_id = _planted(desk)
    assert _send(planting, request_id, action)[0] == 303
    with desk.ledger.read() as c:
        assert requests.fields(c, request_id)["signature.date"].value == "2026-03-02"
        assert plants.attention(c).shown == 0


@pytest.mark.parametrize(
    ("written", "entry"),
    [("2026-03-02", Entry.DATE), ("+16175550142", Entry.PHONE), ("0001234", Entry.NUMBER)],
)
def test_an_altered_value_is_of_its_kind_and_another(written: str, entry: Entry) -> None:
    altered = sampling.altered(value("x", written), entry)
    assert altered is not None and altered != written and len(altered) == len(written)


def test_a_share_is_a_share() -> None:
    ids = [f"{number:026d}" for number in range(2000)]
    assert sum(sampling.drawn(each, "plant", 0.1) for each in ids) == pytest.approx(200, abs=60)
    assert not any(sampling.drawn(each, "plant", 0.0) for each in ids)
    assert all(sampling.drawn(each, "plant", 1.0) for each in ids)


def test_a_released_request_may_be_chosen_for_a_second_look(desk: Desk) -> None:
    settings = settings_like(desk.settings, second_look_share=1.0)
    app = create_app(desk.ledger, settings, blanks=BLANKS, clock=desk.clock)
    request_id = _waits(desk, ())
    assert _send(Browser(app, cookies=desk.browser().cookies), request_id, "release")[0] == 303
    with desk.ledger.begin() as c:
        c.exec_driver_sql("select 1")
        chosen = c.exec_driver_sql("select request_id, released_by from second_looks").one()
        assert tuple(chosen) == (request_id, desk.staff_ids["reviewer"])
        assert second_looks.next_for(c, desk.staff_ids["reviewer"]) is None
