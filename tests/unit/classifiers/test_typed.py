from dataclasses import replace
from datetime import date

import pytest

from classifiers.extract import extract
from domain.form import FieldValue, FormRun, FormType, Language, ValueSource
from domain.page import Box, FormValue, PageReading
from tests.unit.classifiers.paper import FakeView, page, words_at

RECEIVED = date(2026, 11, 3)
Fields = dict[str, FieldValue]


def read(reading: PageReading, form_type: FormType = FormType.AUTHORIZATION) -> Fields:
    run = FormRun((1,), form_type, 0.9, Language.ENGLISH)
    return extract(run, {1: FakeView(reading)}, None, RECEIVED)


def field(text: str, left: float, top: float, right: float, bottom: float, name: str = "Text1") -> FormValue:
    return FormValue(name, text, False, Box(left, top, right, bottom))


@pytest.mark.parametrize(
    "box", [Box(0.2, 0.198, 0.5, 0.214), Box(0.08, 0.215, 0.5, 0.235), Box(0.08, 0.178, 0.5, 0.198)]
)
def test_a_place_right_of_its_label_under_it_or_over_it_is_its(box: Box) -> None:
    reading = page(
        words=words_at("Patient Name", 0.08, 0.2), form_values=[FormValue("f", "Ann Lee", False, box)]
    )
    got = read(reading)["patient.name"]
    assert (got.value, got.source) == ("Ann Lee", ValueSource.FORM_FIELD)


def test_what_is_printed_beside_a_field_is_never_its_value() -> None:
    reading = page(
        words=[*words_at("Patient Name", 0.08, 0.2), *words_at("Harbor Medical Center", 0.25, 0.2)],
        form_values=[field("617-555-0142", 0.2, 0.3, 0.5, 0.32)],
    )
    assert "patient.name" not in read(reading)


def test_captions_under_their_lines_and_labels_over_them_keep_to_their_own_habit() -> None:
    words = [
        *words_at("Patient Name", 0.08, 0.222),
        *words_at("Date of Birth", 0.5, 0.222),
        *words_at("Phone", 0.08, 0.262),
        *words_at("Email", 0.5, 0.262),
    ]
    values = [
        field("Ann Lee", 0.08, 0.2, 0.4, 0.22),
        field("3/4/1961", 0.5, 0.2, 0.8, 0.22),
        field("617-555-0142", 0.08, 0.24, 0.4, 0.26),
        field("ann@lee.example", 0.5, 0.24, 0.8, 0.26),
    ]
    got = read(page(words=words, form_values=values))
    assert got["patient.name"].value == "Ann Lee"
    assert got["patient.date_of_birth"].value == "1961-03-04"
    assert got["patient.phone"].value == "+16175550142"
    assert got["patient.email"].value == "ann@lee.example"


def test_what_cannot_be_what_is_asked_for_goes_to_another_question() -> None:
    words = [*words_at("Date of Birth", 0.08, 0.2), *words_at("Phone", 0.08, 0.24)]
    got = read(page(words=words, form_values=[field("617-555-0142", 0.08, 0.214, 0.5, 0.236)]))
    assert got["patient.phone"].value == "+16175550142"
    assert "patient.date_of_birth" not in got


def test_no_value_answers_two_questions() -> None:
    words = [*words_at("Patient Name:", 0.08, 0.2), *words_at("Printed name of patient", 0.2, 0.222)]
    got = read(page(words=words, form_values=[field("Ann Lee", 0.2, 0.197, 0.6, 0.217)]))
    assert [path for path, value in got.items() if value.value == "Ann Lee"] == ["patient.name"]


def test_a_date_in_three_fields_is_one_date() -> None:
    words = [
        *words_at("Date of Birth:", 0.08, 0.2),
        *words_at("/", 0.235, 0.2),
        *words_at("/", 0.285, 0.2),
    ]
    values = [
        field("03", 0.2, 0.195, 0.23, 0.215),
        field("04", 0.25, 0.195, 0.28, 0.215),
        field("1961", 0.3, 0.195, 0.35, 0.215),
    ]
    assert read(page(words=words, form_values=values))["patient.date_of_birth"].value == "1961-03-04"


def test_a_number_in_fields_of_one_digit_is_one_number() -> None:
    values = [
        field(digit, 0.25 + 0.014 * at, 0.195, 0.262 + 0.014 * at, 0.215)
        for at, digit in enumerate("4415973")
    ]
    words = words_at("Medical Record Number:", 0.06, 0.2)
    assert read(page(words=words, form_values=values))["patient.mrn"].value == "4415973"


def test_an_answer_goes_on_in_the_fields_under_it() -> None:
    values = [
        field("12 Elm Street", 0.2, 0.195, 0.7, 0.212),
        field("Quincy, MA 02169", 0.2, 0.216, 0.7, 0.233),
    ]
    words = [*words_at("Patient Name:", 0.06, 0.15), *words_at("Address:", 0.08, 0.2)]
    got = read(page(words=words, form_values=[field("Ann Lee", 0.2, 0.145, 0.6, 0.165), *values]))
    assert got["patient.address"].value == "12 Elm Street, Quincy, MA 02169"


def test_an_empty_field_says_that_it_was_left_blank() -> None:
    words = [*words_at("Patient Name:", 0.06, 0.15), *words_at("Phone:", 0.08, 0.2)]
    values = [field("Ann Lee", 0.2, 0.145, 0.6, 0.165), field("", 0.2, 0.195, 0.6, 0.215)]
    got = read(page(words=words, form_values=values))["patient.phone"]
    assert (got.value, got.raw) == (None, "")


def test_persons_in_a_table_of_fields() -> None:
    words = [
        *words_at("Full name", 0.08, 0.2),
        *words_at("How related", 0.4, 0.2),
        *words_at("Telephone", 0.7, 0.2),
    ]
    rows = [("Joe Lee", "Son", "617-555-0142"), ("Eva Lee", "Wife", "978-555-0107"), ("", "", "")]
    values = [
        field(text, left, 0.22 + 0.025 * at, left + 0.25, 0.24 + 0.025 * at)
        for at, row in enumerate(rows)
        for text, left in zip(row, (0.08, 0.4, 0.7), strict=True)
    ]
    assert read(page(words=words, form_values=values), FormType.VERBAL)["contacts"].value == [
        {"name": "Joe Lee", "relationship": "Son", "phone": "+16175550142"},
        {"name": "Eva Lee", "relationship": "Wife", "phone": "+19785550107"},
    ]


def test_persons_after_labels_again_and_again() -> None:
    words = [
        word
        for top in (0.2, 0.23)
        for text, left in (("Name:", 0.08), ("Relationship:", 0.4), ("Phone:", 0.7))
        for word in words_at(text, left, top)
    ]
    rows = [("Joe Lee", "Son", "617-555-0142"), ("Eva Lee", "Wife", "978-555-0107")]
    values = [
        field(text, left, 0.197 + 0.03 * at, right, 0.215 + 0.03 * at)
        for at, row in enumerate(rows)
        for text, left, right in zip(row, (0.14, 0.51, 0.76), (0.35, 0.68, 0.95), strict=True)
    ]
    assert read(page(words=words, form_values=values), FormType.VERBAL)["contacts"].value == [
        {"name": "Joe Lee", "relationship": "Son", "phone": "+16175550142"},
        {"name": "Eva Lee", "relationship": "Wife", "phone": "+19785550107"},
    ]


def test_a_text_that_came_with_the_blank_is_no_filling_in() -> None:
    empty = [field("", 0.5, 0.3 + 0.03 * at, 0.8, 0.32 + 0.03 * at) for at in range(9)]
    reading = page(
        ("Patient Name: Ann Lee",), form_values=[*empty, field("Harbor Clinic", 0.1, 0.9, 0.5, 0.92)]
    )
    assert read(reading)["patient.name"].value == "Ann Lee"


def test_thousands_of_fields_take_no_time() -> None:
    values = [
        field(
            "x",
            0.05 + 0.009 * (at % 100),
            0.01 + 0.019 * (at // 100),
            0.058 + 0.009 * (at % 100),
            0.02 + 0.019 * (at // 100),
        )
        for at in range(5000)
    ]
    reading = page(tuple("Patient Name: Phone: Date of Birth:" for _ in range(30)), form_values=values)
    assert isinstance(read(reading), dict)


def test_a_hint_of_the_file_speaks_where_nothing_is_printed() -> None:
    words = words_at("About you", 0.08, 0.1)
    values = [
        replace(field("Ann Lee", 0.08, 0.2, 0.5, 0.22), hint="Patient Name"),
        field("4415973", 0.08, 0.3, 0.5, 0.32, name="MRN"),
        field("who knows", 0.08, 0.4, 0.5, 0.42, name="Text12"),
    ]
    got = read(page(words=words, form_values=values))
    assert {path: value.value for path, value in got.items() if value.value is not None} == {
        "patient.name": "Ann Lee",
        "patient.mrn": "4415973",
    }


def test_print_counts_more_than_the_files_hint_and_dispute_lowers_trust() -> None:
    words = words_at("Patient Name:", 0.08, 0.2)
    plain = field("Ann Lee", 0.2, 0.197, 0.6, 0.217)
    sure = read(page(words=words, form_values=[plain]))["patient.name"]
    disputed = read(page(words=words, form_values=[replace(plain, hint="Recipient Name")]))["patient.name"]
    assert disputed.value == "Ann Lee"
    assert disputed.confidence < sure.confidence


def test_a_digital_signature_is_one() -> None:
    words = [*words_at("Patient Name:", 0.08, 0.2), *words_at("Signature of patient:", 0.08, 0.3)]
    place = replace(field("", 0.3, 0.29, 0.7, 0.315), signed=True)
    name = field("Ann Lee", 0.2, 0.197, 0.6, 0.217)
    assert read(page(words=words, form_values=[name, place]))["signature.present"].value is True
    empty = read(page(words=words, form_values=[name, replace(place, signed=False)]))
    assert empty["signature.present"].value is False


def test_a_place_low_in_the_next_cell_is_its_questions() -> None:
    reading = page(
        words=[*words_at("Patient Name:", 0.06, 0.1), *words_at("Mailing address:", 0.08, 0.2)],
        rules=[Box(0.07, top, 0.9, top + 0.001) for top in (0.19, 0.29)],
        form_values=[
            field("Ann Lee", 0.2, 0.095, 0.6, 0.115),
            field("12 Elm Street, Quincy, MA 02169", 0.31, 0.25, 0.89, 0.27),
        ],
    )
    walled = replace(reading, uprights=(Box(0.3, 0.19, 0.301, 0.29),))
    assert read(walled)["patient.address"].value == "12 Elm Street, Quincy, MA 02169"
    assert "patient.address" not in read(reading)


def test_a_certain_label_by_a_certain_place_is_trusted() -> None:
    place = field("Ann Lee", 0.2, 0.197, 0.6, 0.217)
    got = read(page(words=words_at("Patient Name:", 0.08, 0.2), form_values=[place]))
    assert got["patient.name"].confidence >= 0.9


def test_a_number_with_too_few_digits_is_no_telephone() -> None:
    words = [*words_at("Patient Name:", 0.08, 0.2), *words_at("Phone:", 0.08, 0.3)]
    values = [field("Ann Lee", 0.2, 0.197, 0.6, 0.217), field("555-0142", 0.2, 0.297, 0.6, 0.317)]
    assert "patient.phone" not in read(page(words=words, form_values=values))
