import pytest

from classifiers.headings import owner_of
from classifiers.rows import Row
from tests.unit.classifiers.paper import words_at


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("PATIENT INFORMATION", "patient"),
        ("Person/Facility to receive records", "recipient"),
        ("2. Person or organization to receive the information", "recipient"),
        ("To Whom Information Will Be Released", "recipient"),
        ("I authorize the release of my records to:", "recipient"),
        ("Who is releasing the information?", "discloser"),
        ("¿Quién tiene los registros?", "discloser"),
        ("I give permission to discuss my care with:", "contacts"),
        ("PERSONAS CON QUIENES PODEMOS HABLAR", "contacts"),
        ("FOR OFFICE USE ONLY", "staff"),
        ("Part II - Individual/Organization Authorized to Release PHI", "discloser"),
        ("Entity authorized by the signatory to receive PHI", "recipient"),
        ("To the following agency or individual:", "recipient"),
        ("¿Quién entrega la información?", "discloser"),
        ("Part C-Who may get the PHl", "recipient"),
        ("RELEASEINFORMATIONTO", "recipient"),
        ("Section B. To be completed by the privacy office", "staff"),
    ],
)
def test_whose_fields_stand_under_a_heading(text: str, owner: str) -> None:
    assert owner_of(Row(tuple(words_at(text, 0.08, 0.2)))) == owner


@pytest.mark.parametrize(
    "text",
    [
        "Discharge Summary",
        "Ann Lee",
        "Send by",
        "AUTHORIZATION TO DISCLOSE HEALTH INFORMATION",
        "Member's authorization to release protected health information",
        "Information disclosed under this authorization may be redisclosed by the recipient and may no "
        "longer be protected by federal privacy law.",
    ],
)
def test_print_that_is_no_heading(text: str) -> None:
    assert owner_of(Row(tuple(words_at(text, 0.05, 0.2)))) is None
