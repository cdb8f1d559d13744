import pytest

from classifiers.labels import find
from classifiers.sheet import sheet
from domain.page import Box
from tests.unit.classifiers.paper import FakeView, page


def keys(*lines: str) -> list[str]:
    return [label.keys[0] for label in find(sheet(FakeView(page(lines))))]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Pa tient Na me:", "patient.name"),
        ("PatientName:", "patient.name"),
        ("Dateof Birth:", "patient.date_of_birth"),
        ("Expinition (date or event)", "expiration"),
        ("Relatlonshup to patlent:", "signer.relationship"),
        ("Nombre en letra de imprenta:", "signer.name"),
        ("Número de fax:", "any.fax"),
    ],
)
def test_labels_with_letters_and_spaces_misread(line: str, key: str) -> None:
    assert keys(line) == [key]


def test_an_answer_is_no_part_of_a_misread_label() -> None:
    (label,) = find(sheet(FakeView(page(("Patlent Name: Ann Lee",)))))
    assert label.text == "Patlent Name:"


@pytest.mark.parametrize("line", ["Patient portal", "Portal del paciente"])
def test_an_option_asks_for_nothing(line: str) -> None:
    assert keys(line) == []


def test_a_sentence_that_begins_with_i_names_nobody() -> None:
    assert "said.patient.name" not in keys("I give permission to discuss my care with:")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Former/Maiden Name (if filed under a different name):", "patient.other_names"),
        ("Name of custodian of records:", "discloser.name"),
        ("Images should be mailed to:", "recipient.name"),
        ("Why are the records needed?", "purpose"),
        ("¿Cuándo los necesita?", "needed_by"),
        ("Area of body:", "imaging.body_part"),
    ],
)
def test_questions_that_no_list_has(line: str, key: str) -> None:
    assert keys(line) == [key]


def test_an_answer_typed_right_after_is_left_to_itself() -> None:
    (label,) = find(sheet(FakeView(page(("City/Town Decatur",), rules=[Box(0.08, 0.074, 0.5, 0.075)]))))
    assert label.text == "City/Town"
