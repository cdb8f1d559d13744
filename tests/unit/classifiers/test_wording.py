import pytest

from classifiers.fold import fold
from classifiers.wording import is_print, keys_of


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
        ("Name and address of the person to whom records may be sent", "recipient.name_address"),
        ("Printed name and relationship to patient", "signer.name_relationship"),
        ("Telephone/fax", "any.phone_fax"),
        ("What makes you believe a change is needed", "amendment.reason"),
        ("Whom else should we tell if we accept your request", "amendment.notify"),
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
        "Please provide",
        "Complete medical record",
        "",
    ],
)
def test_answers_and_headings_are_no_labels(text: str) -> None:
    assert keys_of(fold(text)) is None


@pytest.mark.parametrize("text", ["Records to be released", "Name of person receiving the records"])
def test_a_form_s_own_print_is_nobody_s_answer(text: str) -> None:
    assert is_print(fold(text))


@pytest.mark.parametrize("text", ["Ann Marie Lee", "Lakeshore Pediatric Group", "12 Elm St, Salem, MA 01970"])
def test_answers_are_no_print(text: str) -> None:
    assert not is_print(fold(text))
