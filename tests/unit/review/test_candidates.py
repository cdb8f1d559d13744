"""Whom the patient index offers for a request, and whom it never does."""

import re

import pytest

from ledger import audit, patients, requests
from ledger.audit import Action
from ledger.patients import Patient
from review import likeness
from review.likeness import Fit
from tests.unit.review.browser import Browser, csrf_of
from tests.unit.review.cases import AUTHORIZATION, NOW, Made, add_waiting, value
from tests.unit.review.conftest import Desk

ANA = Patient("1002003", "Ana Lopez Ruiz", "1961-04-28", "+16175550142")
TWIN = Patient("1002019", "Ana Lopez Ruiz", "1961-04-28", "+16175550199")
AUNT = Patient("1007777", "Ana Ruiz", "1932-11-02")
FIELDS = (*AUTHORIZATION, value("patient.mrn", None, raw=""))


def _known(desk: Desk, *people: Patient) -> None:
    with desk.ledger.begin() as c:
        for each in people:
            patients.put(c, each, NOW)


def _look(browser: Browser, made: Made, **typed: str) -> str:
    page = browser.get(f"/requests/{made.request_id}").text
    form = {"csrf": csrf_of(page), **{name.replace("__", ":"): text for name, text in typed.items()}}
    return browser.post(f"/requests/{made.request_id}/candidates", form).text


def _offered(page: str) -> list[str]:
    return re.findall(r'data-take="([^"]*)"', page)


def _actions(desk: Desk, made: Made) -> list[tuple[str, str]]:
    with desk.ledger.read() as c:
        return [(row.action, row.about) for row in audit.found(c, audit.Filter(subject=made.request_id), 20)]


def test_one_who_fits_is_proposed_and_says_which_parts_agree(desk: Desk) -> None:
    made = add_waiting(desk.ledger, fields=FIELDS)
    _known(desk, ANA, AUNT)
    page = _look(desk.browser(), made)
    assert _offered(page) == [ANA.number]  # of the aunt only words of her name agree
    assert page.count("data-proposed") == 1
    assert 'class="agrees"><dt>Birth date' in page
    assert (Action.PATIENTS_LOOKED_UP, "1") in _actions(desk, made)


def test_two_who_are_near_are_shown_and_neither_is_proposed(desk: Desk) -> None:
    made = add_waiting(desk.ledger, fields=FIELDS)
    _known(desk, ANA, TWIN)
    page = _look(desk.browser(), made)
    assert sorted(_offered(page)) == [ANA.number, TWIN.number]
    assert "data-proposed" not in page and "nobody is proposed" in page


def test_nothing_is_taken_by_looking(desk: Desk) -> None:
    made = add_waiting(desk.ledger, fields=FIELDS)
    _known(desk, ANA)
    _look(desk.browser(), made)
    with desk.ledger.read() as c:
        assert requests.fields(c, made.request_id)["patient.mrn"].value is None


def test_what_is_typed_is_looked_up_saved_or_not(desk: Desk) -> None:
    made = add_waiting(desk.ledger, fields=FIELDS)
    _known(desk, Patient("2000001", "Berta Quill", "1950-01-02"))
    browser = desk.browser()
    assert _offered(_look(browser, made)) == []
    typed = {"f__patient.name": "Quill Berta", "f__patient.date_of_birth": "01021950"}
    typed |= {"p__patient.name__given": "Berta", "p__patient.name__family": "Quill"}
    assert _offered(_look(browser, made, **typed)) == ["2000001"]


@pytest.mark.parametrize("path", ["patient.date_of_birth", "patient.mrn"])
def test_the_index_is_no_way_around_typing_blind(desk: Desk, path: str) -> None:
    fields = [each for each in FIELDS if each.path != "patient.mrn"] + [value("patient.mrn", "1002003")]
    made = add_waiting(desk.ledger, fields=fields, doubtful=(path,))
    _known(desk, ANA)
    browser = desk.browser()
    page = _look(browser, made)
    shown = {"patient.date_of_birth": "04/28/1961", "patient.mrn": "1002003"}[path]
    assert shown not in page and "Type what is asked from the page" in page
    after = _look(browser, made, **{f"f__{path}": "1002003" if path.endswith("mrn") else "04281961"})
    assert shown in after


def test_a_number_taken_is_a_person_s_word_and_stands_in_the_audit(desk: Desk) -> None:
    made = add_waiting(desk.ledger, fields=FIELDS)
    browser = desk.browser()
    page = browser.get(f"/requests/{made.request_id}").text
    typed = {"f:patient.mrn": ANA.number, "index_number": ANA.number}
    browser.submit(f"/requests/{made.request_id}", page, "save", **typed)
    with desk.ledger.read() as c:
        assert requests.fields(c, made.request_id)["patient.mrn"].value == ANA.number
    rows = _actions(desk, made)
    assert (Action.NUMBER_TAKEN, "") in rows
    assert ANA.number not in str(rows)


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        (Patient("1002003", "ana lópez ruiz", "1961-04-28"), ("agrees", "agrees", "agrees")),
        (Patient("1002030", "Ana Lopez", "1961-04-23"), ("near", "near", "near")),
        (Patient("9999999", "Otto Kern", "1999-09-09"), ("differs", "differs", "differs")),
        (Patient("", "", ""), ("unknown", "unknown", "unknown")),
        (Patient("", "Anna Lopez Ruiz", "1928-04-61"), ("near", "differs", "unknown")),
    ],
)
def test_parts_are_compared_each_by_itself(said: Patient, fits: tuple[str, str, str]) -> None:
    found = likeness.compare(said, ANA)
    assert (found.name, found.born, found.number) == tuple(Fit(each) for each in fits)


def test_a_number_that_speaks_against_it_makes_nobody_clear() -> None:
    said = Patient("5550000", ANA.name, ANA.born)
    assert likeness.clear(likeness.ranked(said, [ANA], 5)) is None
    assert likeness.clear(likeness.ranked(Patient("", ANA.name, ANA.born), [ANA], 5)) is not None


def test_a_shared_birth_date_alone_is_not_offered() -> None:
    said = Patient("", "Otto Kern", ANA.born)
    assert likeness.ranked(said, [ANA], 5) == ()
