from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.decision import Exceptions, Publish, Review
from domain.form import FormType, ValueSource
from domain.request import Department, FormRequest, LegalBasis
from routing.acted_on import ACTED_ON
from routing.context import Thresholds
from routing.decide import decide
from tests.unit.routing.filled import MISSING, context, field, filled

FORMS = (
    (FormType.AUTHORIZATION, Department.ROI, LegalBasis.AUTHORIZATION_508),
    (FormType.IMAGING, Department.IMAGING, LegalBasis.AUTHORIZATION_508),
    (FormType.AMENDMENT, Department.AMENDMENT, LegalBasis.AMENDMENT_526),
    (FormType.VERBAL, Department.VERBAL, LegalBasis.AGREEMENT_510B),
)


@pytest.mark.parametrize(("form_type", "department", "basis"), FORMS)
def test_sure_and_clean_form_is_published(
    form_type: FormType, department: Department, basis: LegalBasis
) -> None:
    changes = {"expiration": "2026-09-02"} if form_type is FormType.IMAGING else None
    found = decide(filled(form_type, changes), context(form_type))
    assert isinstance(found, Publish), found
    assert (found.department, found.legal_basis, found.deficient) == (department, basis, False)


def test_doubtful_field_goes_to_a_person_with_a_sentence_without_its_value() -> None:
    request = filled(changes={"patient.date_of_birth": field("patient.date_of_birth", "1961-04-23", 0.97)})
    found = decide(request, context())
    assert isinstance(found, Review)
    assert found.reasons == ("Date of birth was read with doubt.",)
    assert found.doubtful == ("patient.date_of_birth",)


def test_field_nobody_acts_on_may_be_doubtful() -> None:
    request = filled(changes={"patient.other_names": field("patient.other_names", ["X"], 0.2)})
    assert isinstance(decide(request, context()), Publish)


def test_blank_that_may_not_be_blank_is_a_doubt() -> None:
    request = filled(changes={"records.exclusions": field("records.exclusions", None, 0.6)})
    assert isinstance(decide(request, context()), Review)


def test_written_but_unread_is_a_doubt_however_sure() -> None:
    unread = field("records.exclusions", None, 1.0, raw="~~~")
    found = decide(filled(changes={"records.exclusions": unread}), context())
    assert isinstance(found, Review)
    assert found.reasons == ("Exclusions is written but could not be read.",)


def test_threshold_of_one_path_wins_over_the_default() -> None:
    strict = Thresholds(default=0.98, form_type=0.99, per_path={"patient.mrn": 0.9999})
    found = decide(filled(), replace(context(), thresholds=strict))
    assert isinstance(found, Review)
    assert found.doubtful == ("patient.mrn",)


def test_doubt_about_the_form_itself_goes_to_a_person() -> None:
    found = decide(with_type_confidence(filled(), 0.98), context())
    assert isinstance(found, Review)
    assert "not certain which form" in found.reasons[0]


@pytest.mark.parametrize(
    "path", ["patient.name", "patient.date_of_birth", "signature.present", "records.items"]
)
def test_field_that_was_not_found_at_all_goes_to_a_person(path: str) -> None:
    found = decide(filled(changes={path: MISSING}), context())
    assert isinstance(found, Review)
    assert path in found.doubtful


def test_damage_and_doubtful_boundaries_go_to_a_person() -> None:
    request = filled()
    request = replace(request, run=replace(request.run, reasons=("Page 2 may belong to another form.",)))
    found = decide(request, replace(context(), damage=("Page 1 ends early.",)))
    assert isinstance(found, Review)
    assert found.reasons == ("Page 2 may belong to another form.", "Page 1 ends early.")


def test_form_on_no_blank_of_ours_goes_to_a_person_unless_agreed() -> None:
    outside = replace(context(FormType.VERBAL), definition=None)
    found = decide(filled(FormType.VERBAL), outside)
    assert isinstance(found, Review)
    assert found.reasons == ("Not one of our own forms: look whether everything on it was read.",)
    agreed = replace(outside, publish_outside_forms=True)
    assert isinstance(decide(filled(FormType.VERBAL), agreed), Publish)


def test_needed_by_in_the_past_goes_to_a_person() -> None:
    found = decide(filled(changes={"needed_by": "2026-03-01"}), context())
    assert isinstance(found, Review)
    assert found.doubtful == ("needed_by",)


def test_blocking_finding_goes_to_a_person_first() -> None:
    found = decide(filled(changes={"signature.present": False}), context())
    assert isinstance(found, Review)
    assert found.reasons == ("Not signed.",)


def test_note_alone_does_not_hold_it_up() -> None:
    found = decide(filled(), replace(context(), expected=FormType.IMAGING))
    assert isinstance(found, Publish)
    assert [finding.rule for finding in found.findings] == ["RTE-01"]


def test_confirmed_is_published_whatever_the_machine_thought() -> None:
    request = filled(changes={"patient.date_of_birth": field("patient.date_of_birth", "1961-04-23", 0.1)})
    found = decide(replace(with_type_confidence(request, 0.5), confirmed=True), context())
    assert isinstance(found, Publish)
    assert not found.deficient


def test_confirmed_with_a_block_is_deficient() -> None:
    request = replace(filled(changes={"signature.present": False}), confirmed=True)
    found = decide(request, context())
    assert isinstance(found, Publish)
    assert found.deficient


def test_confirmed_as_deficient_by_the_person_is_deficient() -> None:
    found = decide(replace(filled(), confirmed=True, deficient=True), context())
    assert isinstance(found, Publish)
    assert found.deficient


def test_value_from_a_person_is_no_doubt() -> None:
    said = field("patient.mrn", "0001234567", 0.1, source=ValueSource.PERSON)
    assert isinstance(decide(filled(changes={"patient.mrn": said}), context()), Publish)


@given(st.sampled_from([kind for kind, _, _ in FORMS]), st.data())
def test_published_only_if_everything_acted_on_is_sure(form_type: FormType, data: st.DataObject) -> None:
    request = filled(form_type, {"expiration": "2026-09-02"})
    confidences = {path: data.draw(st.sampled_from([0.5, 0.979, 0.98, 1.0])) for path in request.fields}
    values = {p: replace(value, confidence=confidences[p]) for p, value in request.fields.items()}
    found = decide(replace(request, fields=values), context(form_type))
    doubtful = {p for p in ACTED_ON[form_type] if confidences.get(p, 1) < 0.98}
    assert isinstance(found, Review if doubtful else Publish)
    if isinstance(found, Review):
        assert set(found.doubtful) == doubtful


@pytest.mark.parametrize(
    ("form_type", "confidence", "kind"),
    [
        (FormType.OTHER, 0.999, Exceptions),
        (FormType.OTHER, 0.9, Review),
        (FormType.UNKNOWN, 0.999, Review),
        (FormType.UNKNOWN, 0.2, Review),
    ],
)
def test_what_is_no_form_of_ours(form_type: FormType, confidence: float, kind: type) -> None:
    found = decide(with_type_confidence(filled(form_type), confidence), context())
    assert isinstance(found, kind)
    assert isinstance(found, Exceptions | Review)
    assert found.department is Department.EXCEPTIONS
    assert found.reasons


@pytest.mark.parametrize("form_type", [FormType.OTHER, FormType.UNKNOWN])
def test_what_a_person_confirmed_as_no_form_goes_to_exceptions(form_type: FormType) -> None:
    request = replace(with_type_confidence(filled(form_type), 0.1), confirmed=True)
    assert isinstance(decide(request, context()), Exceptions)


def with_type_confidence(request: FormRequest, confidence: float) -> FormRequest:
    return replace(request, run=replace(request.run, confidence=confidence))
