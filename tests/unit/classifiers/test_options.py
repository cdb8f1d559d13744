"""What printed options mean, however they are put and however badly they are read."""

import pytest

from classifiers.options import best, code_of, literal


@pytest.mark.parametrize(
    ("path", "label", "code"),
    [
        ("records.items", "Laborotory Reparts", "lab"),
        ("records.items", "Emergeney Room Recerd", "ed"),
        ("records.items", "Hislory and Physcal", "hp"),
        ("sensitive.items", "Aloohol and Drug Abuso", "sud_part2"),
        ("purpose", "Contlnuity of Carc", "treatment"),
    ],
)
def test_misread_letters(path: str, label: str, code: str) -> None:
    assert code_of(path, label) == code


@pytest.mark.parametrize(
    ("path", "label", "code"),
    [
        ("records.items", "Reports of all laboratory tests, if any", "lab"),
        ("records.items", "Records of immunization given to me", "immunization"),
        ("delivery.method", "Mail it to my home address", "mail"),
    ],
)
def test_words_in_another_order_and_between_others(path: str, label: str, code: str) -> None:
    assert code_of(path, label) == code


def test_a_word_that_is_known_is_not_taken_for_another_like_it() -> None:
    assert code_of("records.items", "Informes de cardiología") == "cardiology"
    assert code_of("records.items", "Informes de radiología") == "radiology_report"


@pytest.mark.parametrize("label", ["Staff use only", "I have received a copy", "Date received"])
def test_what_no_wording_is_like_has_no_code(label: str) -> None:
    assert code_of("records.items", label) is None


def test_a_heading_that_shares_words_is_no_literal_option() -> None:
    heading, topics = "Health Office Management", ("topics",)
    found = literal(heading, topics)
    assert found is None or found.fit < 0.7
    assert best("Next of kin", ("signer.relationship",)) is not None
    assert code_of("signer.relationship", "Next of kin") == "other"


@pytest.mark.parametrize(
    ("path", "label", "code"),
    [
        ("records.items", "my vaccines (shots)", "immunization"),
        ("records.items", "Toda la que tengan", "entire"),
        ("records.items", "Cuentas médicas", "billing"),
        ("recipient.self", "La persona u oficina que sigue", "false"),
        ("recipient.self", "Me (the patient)", "true"),
        ("imaging.product", "Las dos cosas", "both"),
    ],
)
def test_everyday_words(path: str, label: str, code: str) -> None:
    assert code_of(path, label) == code
