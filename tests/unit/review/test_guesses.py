"""Second guesses beside a doubtful field: what they are, and where there must be none."""

from dataclasses import replace

from domain.form import FieldValue
from domain.page import Box
from ledger import plants
from review import guesses
from review.catalogue import BY_PATH
from review.guesses import MOST
from tests.unit.review.cases import AUTHORIZATION, NOW, add_delivery, add_request, value
from tests.unit.review.conftest import Desk

BOX = Box(0.1, 0.4, 0.4, 0.43)


def _offered(read: FieldValue, *known: str) -> tuple[str, ...]:
    return guesses.offered(BY_PATH[read.path], read, known)


def _with(read: FieldValue, *alternatives: str) -> FieldValue:
    return replace(read, alternatives=alternatives)


def test_they_stand_as_a_person_would_type_them() -> None:
    day = _with(value("signature.date", "2026-03-02"), "2026-03-07")
    phone = _with(value("patient.phone", "+16175550142"), "+16175550148")
    assert _offered(day) == ("03/07/2026",)
    assert "555-0148" in _offered(phone)[0]


def test_a_known_value_comes_first_where_it_is_near_to_what_was_read() -> None:
    read = _with(value("recipient.organization", "Hreyurater Surgical Center"), "Hreyvrater Surgical Center")
    found = _offered(read, "Greywater Surgical Center", "Saltmarsh Medical Associates")
    assert found == ("Greywater Surgical Center", "Hreyvrater Surgical Center")


def test_of_a_line_the_one_word_that_differs_is_told() -> None:
    read = _with(
        value("patient.address", "9 Elm Street, Lynn"),
        "4 Elm Street, Lynn",
        "9 Elm Sheet, Lyon",
        "9 Elmstreet, Lynn",
    )
    told = guesses.told(BY_PATH["patient.address"], read, ())
    assert [each.differs for each in told] == ["4", "9 Elm Sheet, Lyon", "9 Elmstreet, Lynn"]


def test_what_is_shown_is_no_guess_and_there_are_not_too_many() -> None:
    read = _with(value("patient.mrn", "100"), "100", *(f"10{number}" for number in range(1, 10)))
    found = _offered(read)
    assert "100" not in found and len(found) == MOST


def test_other_fields_of_the_form_that_hold_the_same_are_asked_but_none_typed_blind() -> None:
    fields = {
        each.path: each
        for each in (
            value("patient.name", "Zoe S Oneal"),
            value("patient.phone", "+16175550142"),
            value("recipient.name", "Zoe Oneal"),
            value("signer.name", "Joesd Oneal"),
        )
    }
    assert guesses.elsewhere("signer.name", fields, ()) == ["Zoe S Oneal", "Zoe Oneal"]
    assert guesses.elsewhere("signer.name", fields, ("recipient.name",)) == ["Zoe S Oneal"]


def test_the_page_offers_them_for_doubtful_fields_only(desk: Desk) -> None:
    fields = (
        *(
            replace(each, alternatives=("Ana Lopes Ruiz",)) if each.path == "patient.name" else each
            for each in AUTHORIZATION
        ),
        _with(value("patient.address", "9 Elm Street", box=BOX), "4 Elm Street"),
    )
    request_id = add_request(desk.ledger, add_delivery(desk.ledger), fields=fields)
    page = desk.browser().get(f"/requests/{request_id}").text
    assert 'data-guess="Ana Lopes Ruiz"' in page
    assert "4 Elm Street" not in page


def test_a_field_typed_blind_gives_nothing_away_here_nor_elsewhere(desk: Desk) -> None:
    fields = (
        *(each for each in AUTHORIZATION if each.path != "patient.email"),
        _with(value("recipient.email", "ana41@example.com", box=BOX), "ana47@example.com"),
        _with(value("patient.email", "ana4@example.com", box=BOX), "ana9@example.com"),
    )
    doubtful = ("recipient.email", "patient.email")
    request_id = add_request(desk.ledger, add_delivery(desk.ledger), fields=fields, doubtful=doubtful)
    page = desk.browser().get(f"/requests/{request_id}").text
    assert "ana9@example.com" in page
    assert "ana41" not in page and "ana47" not in page


def test_beside_a_planted_value_stands_what_the_ink_may_say_else_but_not_what_it_was_read_as(
    desk: Desk,
) -> None:
    fields = [
        replace(each, alternatives=("2026-03-13", "2026-03-07")) if each.path == "signature.date" else each
        for each in AUTHORIZATION
    ]
    request_id = add_request(desk.ledger, add_delivery(desk.ledger), fields=fields)
    with desk.ledger.begin() as c:
        plants.add(c, request_id, "signature.date", "2026-03-13", desk.staff_ids["reviewer"], NOW)
    page = desk.browser().get(f"/requests/{request_id}").text
    assert 'value="03/13/2026"' in page and 'data-guess="03/07/2026"' in page
    assert 'data-guess="03/13/2026"' not in page and "03/02/2026" not in page
