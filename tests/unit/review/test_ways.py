"""Every way out of the desk: what it asks for, what it leaves behind."""

from datetime import UTC, datetime

import pytest

from domain.form import FormType
from ledger import requests, tasks, verdicts, waiting
from ledger.desk_tables import Action
from ledger.schema import Outcome, RequestState
from review.ways import WAYS
from tests.unit.review.browser import Browser
from tests.unit.review.cases import DOUBTFUL, add_delivery, add_request, add_waiting
from tests.unit.review.conftest import Desk

CHECKED = list(DOUBTFUL)


def _go(browser: Browser, request_id: str, way: str, **more: str | list[str]) -> tuple[int, str]:
    path = f"/requests/{request_id}"
    answer = browser.submit(path, browser.get(path).text, "way", way=way, **more)
    return answer.status_code, answer.text


def _state(desk: Desk, request_id: str) -> tuple[RequestState, Outcome | None]:
    with desk.ledger.read() as c:
        found = requests.get(c, request_id)
    return found.state, found.outcome


REASONS = [reason.value for way in WAYS for reason in way.reasons if not way.needs]


@pytest.mark.parametrize("way", REASONS)
def test_each_is_recorded_with_its_reason_and_decided(desk: Desk, way: str) -> None:
    made = add_waiting(desk.ledger)
    assert _go(desk.browser(), made.request_id, way, checked=CHECKED)[0] == 303
    action, _, reason = way.partition(":")
    with desk.ledger.read() as c:
        said = verdicts.latest(c, made.request_id)
        assert [task.step for task in tasks.for_subject(c, made.request_id)] == ["decide"]
        assert waiting.waiting_count(c) == 0
        stored = requests.get(c, made.request_id)
    assert said is not None and (said.action, said.reason) == (action, reason)
    assert (said.staff_id, said.at) == (desk.staff_ids["reviewer"], stored.confirmed_at)
    expected = Outcome.DEFICIENT if action == Action.DEFICIENT else Outcome.EXCEPTIONS
    assert (stored.state, stored.outcome) == (RequestState.DECIDING, expected)


@pytest.mark.parametrize("way", ["", "junk", "junk:", "burn:it", "release:now", "hold:advertising"])
def test_only_what_is_on_the_list(desk: Desk, way: str) -> None:
    made = add_waiting(desk.ledger)
    status, page = _go(desk.browser(), made.request_id, way, checked=CHECKED)
    assert status == 422 and "Choose what to do" in page
    assert _state(desk, made.request_id) == (RequestState.REVIEW, None)


def test_rerouting_by_way_reads_it_anew(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    assert _go(desk.browser(), made.request_id, "reroute:wrong_form", form_type="verbal")[0] == 303
    with desk.ledger.read() as c:
        assert requests.get(c, made.request_id).run.form_type is FormType.VERBAL
        assert [task.step for task in tasks.for_subject(c, made.request_id)] == ["extract"]


def test_a_duplicate_names_the_other(desk: Desk) -> None:
    """Both name the same person, so each is offered to the other."""
    one, two = add_waiting(desk.ledger, "one"), add_waiting(desk.ledger, "two")
    browser = desk.browser()
    assert _go(browser, two.request_id, "duplicate:sent_twice")[0] == 422
    stranger = add_request(desk.ledger, add_delivery(desk.ledger, key="three"), fields=())
    assert _go(browser, two.request_id, "duplicate:sent_twice", other=stranger)[0] == 422
    assert _go(browser, two.request_id, "duplicate:sent_twice", other=one.request_id)[0] == 303
    with desk.ledger.read() as c:
        said = verdicts.latest(c, two.request_id)
    assert said is not None and said.other_id == one.request_id


def test_holding_sets_it_aside_until_a_day(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    for until in ("", "03062026", "03062027", "soon"):
        assert _go(browser, made.request_id, "hold:asked_sender", until=until)[0] == 422
    assert _go(browser, made.request_id, "hold:asked_sender", until="03092026")[0] == 303
    with desk.ledger.read() as c:
        line = waiting.line(c, made.request_id)
        request = requests.get(c, made.request_id)
    assert line is not None and line.held_until == datetime(2026, 3, 9, 10, tzinfo=UTC)  # six in Boston
    assert (line.held_reason, line.held_by) == ("asked_sender", desk.staff_ids["reviewer"])
    assert (request.state, request.claimed_by) == (RequestState.REVIEW, None)
    assert "Asked sender, until" in browser.get("/?view=held").text
    page = browser.get(f"/requests/{made.request_id}").text
    assert "On hold: Asked sender" in page
    assert browser.submit(f"/requests/{made.request_id}", page, "resume").status_code == 303
    with desk.ledger.read() as c:
        assert waiting.next_waiting(c, None, desk.staff_ids["supervisor"], desk.clock.now) is not None


def test_a_note_is_kept_sealed(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    _go(desk.browser(), made.request_id, "illegible:ask_resend", note="Line 3 of Ana's fax")
    with desk.ledger.read() as c:
        said = verdicts.latest(c, made.request_id)
        raw = c.exec_driver_sql("select note from verdicts").scalar_one()
    assert said is not None and said.note == "Line 3 of Ana's fax"
    assert b"Ana" not in raw


def test_saved_fields_come_with_the_way_out(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    _go(
        desk.browser(), made.request_id, "privacy_incident:mixed_patients", **{"f:recipient.name": "Ana Ruiz"}
    )
    with desk.ledger.read() as c:
        assert requests.fields(c, made.request_id)["recipient.name"].value == "Ana Ruiz"


def test_an_indexer_corrects_but_decides_nothing(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser, path = desk.browser("indexer"), f"/requests/{made.request_id}"
    page = browser.get(path).text
    assert 'value="release"' not in page and 'id="way"' not in page
    assert browser.submit(path, page, "save", **{"f:recipient.name": "Ana Ruiz"}).status_code == 303
    again = browser.get(path).text
    assert browser.submit(path, again, "release", checked=CHECKED).status_code == 403
    assert browser.submit(path, again, "way", way="junk:blank").status_code == 403
    assert _state(desk, made.request_id) == (RequestState.REVIEW, None)
