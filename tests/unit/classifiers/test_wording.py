import pytest

from classifiers.fold import fold
from classifiers.wording import keys_of


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("8. NAME OF ORGANIZATION TO WHOM INFORMATION IS TO BE RELEASED", "recipient.organization"),
        ("7. Name of facility releasing information", "discloser.name"),
        ("4D. ZIP CODE", "any.zip"),
        ("Address of recipient", "recipient.address"),
        ("Patient's current mailing address", "patient.address"),
        ("Telephone number where we can reach you", "patient.phone"),
        ("Date this authorization expires", "expiration"),
        ("Signature of patient or person authorized to sign", "signature.present"),
        ("Authorized representative name", "signer.name"),
        ("Número de fax del destinatario", "recipient.fax"),
        ("Witness name", "stop.other"),
        ("Preferrcd telephone numbcr", "patient.phone"),
    ],
)
def test_what_is_asked_and_whose(label: str, key: str) -> None:
    keys = keys_of(fold(label))
    assert keys is not None
    assert keys[0] == key


@pytest.mark.parametrize(
    "text",
    [
        "Darin Sosa",
        "Lakeshore Pediatric Group",
        "Phone 404.555.0197",
        "Information to be released",
        "Name and address of recipient",
        "Please provide",
        "Complete medical record",
        "",
    ],
)
def test_answers_headings_and_double_questions_are_no_labels(text: str) -> None:
    assert keys_of(fold(text)) is None
