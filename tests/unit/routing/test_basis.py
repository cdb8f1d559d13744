import pytest

from domain.form import FormType
from domain.request import LegalBasis
from routing.basis import legal_basis
from tests.unit.routing.filled import MISSING, Values, coded, filled

NOBODY: Values = {"recipient.name": None, "recipient.organization": None, "recipient.fax": None}
CHILD: Values = {
    **NOBODY,
    "signer.name": "Rosa López",
    "recipient.name": "Rosa López",
    "signer.relationship": coded("signer.relationship", "mother", "parent"),
}


@pytest.mark.parametrize(
    ("changes", "basis"),
    [
        ({**NOBODY, "recipient.self": True}, LegalBasis.ACCESS_SELF),
        ({**NOBODY, "recipient.name": "Maria Garcia Lopez"}, LegalBasis.ACCESS_SELF),
        ({**NOBODY, "recipient.self": True, "recipient.name": "María López"}, LegalBasis.ACCESS_SELF),
        (CHILD, LegalBasis.ACCESS_SELF),
        ({}, LegalBasis.AUTHORIZATION_508),
        (NOBODY, LegalBasis.AUTHORIZATION_508),
        ({"recipient.self": True}, LegalBasis.AUTHORIZATION_508),
        ({**NOBODY, "recipient.self": True, "recipient.name": "Pilar López"}, LegalBasis.AUTHORIZATION_508),
        ({**NOBODY, "recipient.name": "María"}, LegalBasis.AUTHORIZATION_508),
        ({**CHILD, "recipient.organization": "School"}, LegalBasis.AUTHORIZATION_508),
        ({**CHILD, "signer.relationship": MISSING}, LegalBasis.AUTHORIZATION_508),
    ],
)
def test_access_only_where_the_receiver_is_plainly_the_patient(changes: Values, basis: LegalBasis) -> None:
    assert legal_basis(filled(FormType.AUTHORIZATION, changes)) is basis


@pytest.mark.parametrize(
    ("form_type", "basis"),
    [
        (FormType.IMAGING, LegalBasis.AUTHORIZATION_508),
        (FormType.AMENDMENT, LegalBasis.AMENDMENT_526),
        (FormType.VERBAL, LegalBasis.AGREEMENT_510B),
        (FormType.OTHER, LegalBasis.UNKNOWN),
        (FormType.UNKNOWN, LegalBasis.UNKNOWN),
    ],
)
def test_other_papers(form_type: FormType, basis: LegalBasis) -> None:
    assert legal_basis(filled(form_type)) is basis
