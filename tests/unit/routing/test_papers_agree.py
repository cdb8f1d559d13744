"""A name, birth date or record number that another paper of the delivery contradicts is never released."""

from dataclasses import replace

import pytest

from domain.decision import Publish, Review
from domain.form import FormType
from domain.request import Finding, FormRequest, Severity, Sighting
from routing.context import Context
from routing.decide import decide
from routing.rules import findings
from tests.unit.routing.filled import Values, context, field, filled

COVER = 7
"""A page that is not the form's own."""


def seen(path: str, value: str, page: int | None = COVER) -> Context:
    return replace(context(), sightings=(Sighting(path, value, page),))


def contradicted(circumstances: Context, changes: Values | None = None) -> dict[str, Finding]:
    found = findings(filled(FormType.AUTHORIZATION, changes), circumstances)
    return {finding.rule: finding for finding in found if finding.rule in ("ID-02", "ID-03")}


@pytest.mark.parametrize(
    ("path", "value", "rule"),
    [
        ("patient.name", "Carmen Ortiz Vega", "ID-02"),
        ("patient.name", "Mario García López", "ID-02"),
        ("patient.date_of_birth", "1961-04-28", "ID-02"),
        ("patient.mrn", "0001234568", "ID-03"),
    ],
)
@pytest.mark.parametrize("page", [COVER, None])
def test_another_patient_on_the_cover_or_in_the_mail_asks_for_a_person(
    path: str, value: str, rule: str, page: int | None
) -> None:
    (finding,) = contradicted(seen(path, value, page)).values()
    assert (finding.rule, finding.severity, finding.fields) == (rule, Severity.REVIEW, (path,))
    assert value not in finding.message


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("patient.name", "MARIA GARCIA LOPEZ"),
        ("patient.name", "García López, María"),
        ("patient.name", "María Garcla López"),
        ("patient.name", "María García"),
        ("patient.date_of_birth", "1961-04-23"),
        ("patient.mrn", "1234567"),
    ],
)
def test_the_same_patient_in_other_letters_is_no_contradiction(path: str, value: str) -> None:
    assert contradicted(seen(path, value)) == {}


def test_a_field_left_blank_contradicts_nothing() -> None:
    assert contradicted(seen("patient.mrn", "555123"), {"patient.mrn": None}) == {}


def test_the_fields_own_page_is_not_read_against_itself() -> None:
    own = {"patient.name": field("patient.name", "María García López", page=COVER)}
    assert contradicted(seen("patient.name", "Carmen Ortiz Vega"), own) == {}


def decided(request: FormRequest, circumstances: Context) -> Publish | Review:
    decision = decide(request, circumstances)
    assert isinstance(decision, Publish | Review)
    return decision


def test_what_would_be_published_is_not_when_the_papers_differ() -> None:
    request = filled(FormType.AUTHORIZATION)
    assert isinstance(decided(request, context()), Publish)
    differing = decided(request, seen("patient.date_of_birth", "1990-01-01"))
    assert isinstance(differing, Review)
    assert "patient.date_of_birth" in differing.doubtful
