from dataclasses import replace

import pytest

from classifiers.labels import find
from classifiers.sheet import sheet
from domain.page import Box
from tests.unit.classifiers.paper import FakeView, page, words_at


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


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ("Name of the person or", "organization to receive the records:"),
            "Name of the person or organization",
        ),
        (("Nombre de la persona que", "recibe la información:"), "Nombre de la persona que recibe"),
    ],
)
def test_a_question_that_goes_on_in_the_next_row(lines: tuple[str, str], text: str) -> None:
    page_lines = tuple(page(lines).words)
    close = [replace(word, box=replace(word.box, top=word.box.top - 0.009, bottom=word.box.bottom - 0.009))
             if word.line == 1 else word for word in page_lines]  # fmt: skip
    (label,) = find(sheet(FakeView(page(words=close))))
    assert label.keys[0] == "recipient.name"
    assert label.text.startswith(text)


def test_questions_one_under_the_other_are_two() -> None:
    assert keys("Name of patient:", "Date of birth:") == ["patient.name", "patient.date_of_birth"]


def test_what_is_said_of_the_patient_in_a_condition_does_not_ask_for_the_patient() -> None:
    rules = [Box(0.31, 0.073, 0.6, 0.074)]
    found = find(sheet(FakeView(page(("If you are not the patient: ",), rules=rules))))
    assert all(not label.keys[0].startswith("patient.") for label in found)


def test_a_question_after_a_full_stop_begins_there() -> None:
    rules = [Box(0.5, 0.073, 0.9, 0.074)]
    (label,) = find(
        sheet(FakeView(page(("so that I get better. The reason for this request is",), rules=rules)))
    )
    assert label.text == "The reason for this request is"


def test_a_title_asks_for_no_party() -> None:
    assert keys("AUTHORIZATION TO DISCLOSE") == []


def test_words_on_both_sides_of_a_slash_are_one_label() -> None:
    (label,) = find(sheet(FakeView(page(("Relationship to patient / authority",)))))
    assert label.text == "Relationship to patient / authority"


def test_a_question_over_three_rows() -> None:
    rows = ("What part of your record", "do you believe is wrong or", "leaves something out?")
    words = [word for at, text in enumerate(rows) for word in words_at(text, 0.08, 0.3 + 0.014 * at)]
    (label,) = find(sheet(FakeView(page(words=words))))
    assert label.keys[0] == "amendment.entry"
    assert label.row == 2
