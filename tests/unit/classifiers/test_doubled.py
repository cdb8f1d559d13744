from datetime import date

import pytest

from classifiers.doubled import parted
from domain.form import FieldValue, ValueSource

RECEIVED = date(2026, 3, 6)


def told(path: str, raw: str) -> dict[str, object]:
    written = FieldValue(path, raw or None, raw, 0.9, ValueSource.PRINT)
    return {value.path: value.value for value in parted(written, RECEIVED, spanish=False)}


@pytest.mark.parametrize(
    ("path", "raw", "values"),
    [
        (
            "recipient.name_address",
            "Ann Lee, MD, Lee Family Clinic\n12 Elm St, Salem, MA 01970",
            {
                "recipient.name": "Ann Lee, MD",
                "recipient.organization": "Lee Family Clinic",
                "recipient.address": "12 Elm St, Salem, MA 01970",
            },
        ),
        (
            "recipient.name_address",
            "Ann Lee, P.O. Box 12, Salem, MA 01970, 978-555-0104, fax 978-555-0105",
            {
                "recipient.name": "Ann Lee",
                "recipient.address": "P.O. Box 12, Salem, MA 01970",
                "recipient.phone": "+19785550104",
                "recipient.fax": "+19785550105",
            },
        ),
        ("discloser.name_address", "Salem Hospital, 81 Highland Ave", {"discloser.name": "Salem Hospital"}),
        (
            "signer.name_relationship",
            "Ann Lee (mother)",
            {"signer.name": "Ann Lee", "signer.relationship": "mother"},
        ),
        ("signer.name_relationship", "Ann Mary Lee", {"signer.name": "Ann Mary Lee"}),
        (
            "patient.name_birth",
            "Ann Lee 4/23/1961",
            {"patient.name": "Ann Lee", "patient.date_of_birth": "1961-04-23"},
        ),
        (
            "patient.phone_fax",
            "978-555-0104 / ann@example.org",
            {"patient.phone": "+19785550104", "patient.email": "ann@example.org"},
        ),
    ],
)
def test_both_answers_of_one_blank(path: str, raw: str, values: dict[str, object]) -> None:
    assert told(path, raw) == values


def test_an_empty_blank_leaves_both_fields_empty() -> None:
    assert told("recipient.name_address", "") == {"recipient.name": None, "recipient.address": None}


def test_any_other_value_stays_as_it_is() -> None:
    value = FieldValue("recipient.name", "Ann Lee", "Ann Lee", 0.9, ValueSource.PRINT)
    assert parted(value, RECEIVED, spanish=False) == (value,)


def test_a_part_is_never_surer_than_the_whole() -> None:
    whole = FieldValue(
        "recipient.name_address", "Ann Lee, 12 Elm St", "Ann Lee, 12 Elm St", 0.8, ValueSource.PRINT
    )
    assert all(part.confidence < 0.8 for part in parted(whole, RECEIVED, spanish=False))
