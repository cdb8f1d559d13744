"""Looking at a request, correcting it, sending it on."""

from dataclasses import replace

import pytest

from domain.decision import Publish
from domain.form import FormType, Language, ValueSource
from domain.page import Box
from domain.request import Department, LegalBasis
from ledger import audit, corrections, events, requests, staff, tasks
from ledger.requests import StoredRequest
from ledger.schema import Outcome, RequestState
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import (
    AUTHORIZATION,
    DOUBTFUL,
    FINDING,
    add_delivery,
    add_request,
    add_waiting,
    value,
)
from tests.unit.review.conftest import Desk

CHECKED = list(DOUBTFUL)


def _request(desk: Desk, request_id: str) -> StoredRequest:
    with desk.ledger.read() as c:
        return requests.get(c, request_id)


def _rows(desk: Desk, request_id: str) -> dict[str, corrections.Correction]:
    with desk.ledger.read() as c:
        return {each.path: each for each in corrections.for_request(c, request_id)}


def _send(browser: Browser, request_id: str, action: str, **changes: str | list[str]) -> tuple[int, str]:
    path = f"/requests/{request_id}"
    answer = browser.submit(path, browser.get(path).text, action, **changes)
    return answer.status_code, answer.headers.get("location", answer.text)


def test_shows_fields_and_reasons(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    page = desk.browser().get(f"/requests/{made.request_id}").text
    assert "The patient&#39;s name could not be read with certainty." in page
    assert 'value="04/28/1961"' in page and 'value="(617) 555-0142"' in page
    assert page.count('class="doubt"') == len(DOUBTFUL)
    assert "Read as “<q>3/2/26</q>”" in page


def test_a_finding_shows_the_fields_it_rests_on_but_none_that_is_typed_blind(desk: Desk) -> None:
    finding = replace(FINDING, fields=("signature.date", "patient.date_of_birth"))
    doubtful = (*DOUBTFUL, "patient.date_of_birth")
    request_id = add_request(desk.ledger, add_delivery(desk.ledger), findings=(finding,), doubtful=doubtful)
    page = desk.browser().get(f"/requests/{request_id}").text
    assert '<a href="#f-signature-date-field">Date signed</a> 03/02/2026' in page
    assert '<a href="#f-patient-date-of-birth-field">' in page and "04/28/1961" not in page
    assert 'id="f-signature-date-field"' in page and 'id="f-patient-date-of-birth-field"' in page


def test_corrections_become_rows_and_owe_a_decision(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    birth = {"f:patient.date_of_birth": "04231961"}
    assert _send(desk.browser(), made.request_id, "release", checked=CHECKED, **birth) == (303, "/?done=1")
    rows = _rows(desk, made.request_id)
    assert set(rows) == {*DOUBTFUL, "patient.date_of_birth"}
    birth_row = rows["patient.date_of_birth"]
    assert (birth_row.value, birth_row.staff_id) == ("1961-04-23", desk.staff_ids["reviewer"])
    assert birth_row.machine is not None and birth_row.machine.value == "1961-04-28"
    assert rows["patient.name"].parts == {"given": "Ana", "family": "Lopez Ruiz"}
    with desk.ledger.read() as c:
        assert requests.machine_fields(c, made.request_id)["patient.date_of_birth"].value == "1961-04-28"
        assert requests.fields(c, made.request_id)["patient.date_of_birth"].source is ValueSource.PERSON
        assert [task.step for task in tasks.for_subject(c, made.request_id)] == ["decide"]
    after = _request(desk, made.request_id)
    assert (after.state, after.outcome) == (RequestState.DECIDING, Outcome.RELEASE)


def test_nothing_doubtful_goes_unchecked(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    status, page = _send(desk.browser(), made.request_id, "release", checked=["patient.name"])
    assert status == 422
    assert page.count("Check this field against the page") == 1
    assert not _rows(desk, made.request_id)
    assert _request(desk, made.request_id).state is RequestState.REVIEW


def test_a_change_counts_as_checked(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    dated = {"f:signature.date": "03012026"}
    status, _ = _send(desk.browser(), made.request_id, "release", checked=["patient.name"], **dated)
    assert status == 303
    assert _rows(desk, made.request_id)["signature.date"].value == "2026-03-01"


@pytest.mark.parametrize(("action", "needs_checks"), [("deficient", True), ("exceptions", False)])
def test_other_ways_out(desk: Desk, action: str, needs_checks: bool) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    assert (_send(browser, made.request_id, action)[0] == 422) is needs_checks
    if needs_checks:
        assert _send(browser, made.request_id, action, checked=CHECKED)[0] == 303
    assert _request(desk, made.request_id).outcome == action


def test_rerouting_names_the_form_and_reads_it_anew(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    assert _send(desk.browser(), made.request_id, "reroute", form_type="imaging")[0] == 303
    after = _request(desk, made.request_id)
    assert (after.run.form_type, after.outcome) == (FormType.IMAGING, Outcome.REROUTE)
    with desk.ledger.read() as c:
        assert [task.step for task in tasks.for_subject(c, made.request_id)] == ["extract"]


@pytest.mark.parametrize("form_type", ["authorization", "unknown", "poem", ""])
def test_rerouting_needs_another_form(desk: Desk, form_type: str) -> None:
    made = add_waiting(desk.ledger)
    assert _send(desk.browser(), made.request_id, "reroute", form_type=form_type)[0] == 422
    assert _request(desk, made.request_id).version == 3


@pytest.mark.parametrize("form_type", [FormType.UNKNOWN, FormType.OTHER])
@pytest.mark.parametrize("action", ["release", "deficient"])
def test_what_is_no_form_cannot_be_released(desk: Desk, form_type: FormType, action: str) -> None:
    made = add_waiting(desk.ledger, form_type=form_type)
    browser = desk.browser()
    assert 'value="release"' not in browser.get(f"/requests/{made.request_id}").text
    status, page = _send(browser, made.request_id, action, checked=CHECKED)
    assert status == 422 and "Say what form this is, or send it to exceptions." in page
    assert _request(desk, made.request_id).version == 3


def test_unknown_ways_do_nothing(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    assert _send(desk.browser(), made.request_id, "burn", checked=CHECKED)[0] == 404
    assert _request(desk, made.request_id).version == 3


def test_saving_without_a_decision_keeps_it_here(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    status, where = _send(desk.browser(), made.request_id, "save", **{"f:recipient.name": "Ana Ruiz, MD"})
    assert (status, where) == (303, f"/requests/{made.request_id}")
    assert set(_rows(desk, made.request_id)) == {"recipient.name"}
    assert _request(desk, made.request_id).state is RequestState.REVIEW


def test_the_next_oldest_comes_at_once(desk: Desk) -> None:
    first, second = (add_waiting(desk.ledger, key) for key in ("one", "two"))
    assert _send(desk.browser(), first.request_id, "release", checked=CHECKED) == (
        303,
        f"/requests/{second.request_id}",
    )


def test_a_stale_page_is_told_and_writes_nothing(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    path = f"/requests/{made.request_id}"
    slow, fast = desk.browser("supervisor"), desk.browser("reviewer")
    old = slow.get(path).text
    fast.post(f"{path}/take", {"csrf": csrf_of(fast.get(path).text)})
    assert (
        fast.submit(path, fast.get(path).text, "save", **{"f:recipient.name": "Ana Ruiz"}).status_code == 303
    )
    answer = slow.submit(path, old, "release", checked=CHECKED, **{"f:recipient.name": "Somebody"})
    assert answer.status_code == 409
    assert "Rosa Vidal saved this request while you had it open" in answer.text
    assert "Rosa Vidal has it open" in answer.text
    assert 'value="Ana Ruiz"' in answer.text and "Somebody" not in answer.text
    assert _rows(desk, made.request_id)["recipient.name"].value == "Ana Ruiz"
    assert _request(desk, made.request_id).state is RequestState.REVIEW


def test_a_second_click_is_told_too(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    path = f"/requests/{made.request_id}"
    browser = desk.browser()
    page = browser.get(path).text
    answers = [browser.submit(path, page, "release", checked=CHECKED).status_code for _ in range(2)]
    assert answers == [303, 409]
    with desk.ledger.read() as c:
        assert len(tasks.for_subject(c, made.request_id)) == 1


def test_opening_holds_it_and_tells_others(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    desk.browser().get(f"/requests/{made.request_id}")
    other = desk.browser("supervisor").get(f"/requests/{made.request_id}").text
    assert "Rosa Vidal has this request open" in other
    desk.clock.passes(minutes=16)
    assert "has this request open" not in desk.browser("supervisor").get(f"/requests/{made.request_id}").text


def test_a_reader_sees_but_cannot_send(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    page = desk.browser("reader").get(f"/requests/{made.request_id}").text
    assert 'value="release"' not in page and "Your account may look but not change." in page
    assert _request(desk, made.request_id).claimed_by is None


def test_views_and_changes_are_in_the_story(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    _send(browser, made.request_id, "release", checked=CHECKED)
    with desk.ledger.read() as c:
        told = [event for event in events.story(c, made.delivery_id) if "staff_id" in event.details]
        noted = [entry.action for entry in audit.rows(c) if entry.subject == made.request_id]
    assert [event.name for event in told] == ["corrected", "corrected", "confirmed", "released"]
    assert noted == ["request_viewed", "edited", "edited", "released"]
    assert {event.details["staff_id"] for event in told} == {desk.staff_ids["reviewer"]}


# Permissions


def _with_doubtful_permission(desk: Desk) -> str:
    delivery_id = add_delivery(desk.ledger)
    return add_request(desk.ledger, delivery_id, doubtful=("sensitive.items",))


def test_no_permission_is_preselected(desk: Desk) -> None:
    request_id = _with_doubtful_permission(desk)
    page = desk.browser().get(f"/requests/{request_id}").text
    assert "read as granted" in page
    chosen = [line for line in page.splitlines() if 'name="s:sensitive.items' in line and " checked" in line]
    assert not chosen


def test_every_permission_is_answered_before_release(desk: Desk) -> None:
    request_id = _with_doubtful_permission(desk)
    browser = desk.browser()
    one = {"s:sensitive.items:0": "refused"}
    assert _send(browser, request_id, "release", checked=["sensitive.items"])[0] == 422
    assert _send(browser, request_id, "release", checked=["sensitive.items"], **one)[0] == 422
    both = {**one, "s:sensitive.items:1": "not_marked"}
    assert _send(browser, request_id, "release", **both)[0] == 303
    stored = _rows(desk, request_id)["sensitive.items"].value
    assert stored == [
        {"label": "HIV", "category": "hiv", "decision": "refused", "mark": "tick"},
        {"label": "Genetic tests", "category": "genetic", "decision": "not_marked", "mark": "blank"},
    ]


@pytest.mark.parametrize("action", ["save", "exceptions"])
def test_half_an_answer_is_none(desk: Desk, action: str) -> None:
    """Saved, it would make the machine's reading of the other half a person's."""
    request_id = _with_doubtful_permission(desk)
    browser = desk.browser()
    half = {"s:sensitive.items:0": "refused"}
    assert _send(browser, request_id, action, **half)[0] == 422
    assert _send(browser, request_id, action, checked=["sensitive.items"])[0] == 422
    assert not _rows(desk, request_id)
    assert _send(browser, request_id, action)[0] == 303


def test_agreeing_with_the_machine_is_an_answer(desk: Desk) -> None:
    request_id = _with_doubtful_permission(desk)
    both = {"s:sensitive.items:0": "granted", "s:sensitive.items:1": "not_marked"}
    assert _send(desk.browser(), request_id, "release", **both)[0] == 303
    assert set(_rows(desk, request_id)) == {"sensitive.items"}


def test_a_settled_permission_is_not_written_again(desk: Desk) -> None:
    request_id = _with_doubtful_permission(desk)
    browser = desk.browser()
    both = {"s:sensitive.items:0": "granted", "s:sensitive.items:1": "not_marked"}
    _send(browser, request_id, "save", **both)
    _send(browser, request_id, "save")
    with desk.ledger.read() as c:
        assert len(corrections.for_request(c, request_id)) == 1


def test_a_permission_by_a_person_is_shown_as_chosen(desk: Desk) -> None:
    request_id = _with_doubtful_permission(desk)
    browser = desk.browser()
    both = {"s:sensitive.items:0": "refused", "s:sensitive.items:1": "not_marked"}
    _send(browser, request_id, "save", **both)
    page = browser.get(f"/requests/{request_id}").text
    assert 'name="s:sensitive.items:0" value="refused" checked' in page


# Names


def test_a_changed_name_needs_its_parts(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    name = {"f:patient.name": "María Elena García López"}
    status, page = _send(browser, made.request_id, "release", checked=CHECKED, **name)
    assert status == 422 and "check which words are given and family name" in page
    assert 'name="p:patient.name:family" value="López"' in page
    parts = {
        "p:patient.name:given": "María",
        "p:patient.name:middle": "Elena",
        "p:patient.name:family": "García López",
    }
    assert _send(browser, made.request_id, "release", checked=CHECKED, **name, **parts)[0] == 303
    row = _rows(desk, made.request_id)["patient.name"]
    assert row.parts == {"given": "María", "middle": "Elena", "family": "García López"}


# What can be shown


def test_a_missing_field_can_be_added(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    mrn = {"f:patient.mrn": "000-123 4567"}
    _send(desk.browser(), made.request_id, "release", checked=CHECKED, **mrn)
    row = _rows(desk, made.request_id)["patient.mrn"]
    assert (row.value, row.machine) == ("0001234567", None)


def test_a_field_can_be_emptied(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    _send(desk.browser(), made.request_id, "release", checked=CHECKED, **{"f:recipient.name": " "})
    assert _rows(desk, made.request_id)["recipient.name"].value is None


def test_fields_that_were_not_sent_stay(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    page = browser.get(f"/requests/{made.request_id}").text
    form = [
        ("csrf", page.split('name="csrf" value="')[1].split('"')[0]),
        ("version", "3"),
        ("action", "save"),
    ]
    assert browser.post(f"/requests/{made.request_id}", form).status_code == 303
    assert not _rows(desk, made.request_id)


def test_wrong_entries_come_back_with_a_sentence(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    wrong = {"f:patient.date_of_birth": "32/32/1961", "f:patient.email": "nobody"}
    status, page = _send(desk.browser(), made.request_id, "save", **wrong)
    assert status == 422 and "2 fields need your attention" in page
    assert 'value="32/32/1961"' in page and 'value="nobody"' in page


def test_spanish_forms_carry_their_own_labels(desk: Desk) -> None:
    delivery_id = add_delivery(desk.ledger)
    request_id = add_request(desk.ledger, delivery_id, language=Language.SPANISH)
    page = desk.browser().get(f"/requests/{request_id}").text
    assert 'lang="es">Nombre del paciente</span>' in page and "Patient name" in page


def test_a_known_blank_sets_the_order(desk: Desk) -> None:
    """The catalogue has the signature near the top; the blank prints it last."""
    request_ids = [
        add_request(desk.ledger, add_delivery(desk.ledger, key=str(template)), template=template)
        for template in (None, "roi-en-2026-01")
    ]
    pages = [desk.browser().get(f"/requests/{request_id}").text for request_id in request_ids]
    signed_first = [
        page.index('id="f-signature-date-field"') < page.index('id="f-records-items-field"') for page in pages
    ]
    assert signed_first == [True, False]


def test_a_doubtful_row_of_a_table_is_its_table(desk: Desk) -> None:
    contact = value("contacts", [{"name": "Mary", "relationship": "wife", "phone": None}], raw="Mary wife")
    delivery_id = add_delivery(desk.ledger)
    request_id = add_request(
        desk.ledger,
        delivery_id,
        fields=(*AUTHORIZATION, contact),
        doubtful=("contacts[0].name",),
        form_type=FormType.VERBAL,
    )
    browser = desk.browser()
    phone = {"t:contacts:0:phone": "617 555 0142", "t:contacts:1:name": "Joe"}
    assert _send(browser, request_id, "release", **phone)[0] == 303
    assert _rows(desk, request_id)["contacts"].value == [
        {"name": "Mary", "relationship": "wife", "phone": "+16175550142"},
        {"name": "Joe"},
    ]


def test_paths_in_reasons_are_said_as_labels(desk: Desk) -> None:
    delivery_id = add_delivery(desk.ledger)
    request_id = add_request(desk.ledger, delivery_id, reasons=("patient.date_of_birth below its threshold",))
    browser = desk.browser()
    for path in ("/", f"/requests/{request_id}"):
        assert "“Date of birth” below its threshold" in browser.get(path).text


def test_a_published_request_can_be_corrected_again(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    browser = desk.browser()
    _send(browser, made.request_id, "release", checked=CHECKED)
    with desk.ledger.begin() as c:
        decision = Publish(Department.ROI, LegalBasis.AUTHORIZATION_508, ())
        requests.save_decision(c, made.request_id, decision, desk.clock.now)
    assert _send(browser, made.request_id, "release", **{"f:recipient.name": "Ana Ruiz"})[0] == 303
    assert _request(desk, made.request_id).state is RequestState.DECIDING


def test_boxes_outside_the_shown_pages_are_harmless(desk: Desk) -> None:
    far = replace(AUTHORIZATION[0], page=9, box=Box(0.1, 0.1, 0.2, 0.2))
    delivery_id = add_delivery(desk.ledger)
    request_id = add_request(desk.ledger, delivery_id, fields=(far,), pages=(1, 9))
    assert desk.browser().get(f"/requests/{request_id}").status_code == 200


def test_a_person_who_left_still_has_a_name_in_the_story(desk: Desk) -> None:
    made = add_waiting(desk.ledger)
    _send(desk.browser(), made.request_id, "exceptions")
    with desk.ledger.begin() as c:
        staff.disable(c, desk.staff_ids["reviewer"], desk.clock.now)
    assert "by Rosa Vidal" in desk.browser("supervisor").get(f"/deliveries/{made.delivery_id}").text
