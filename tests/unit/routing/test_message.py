import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from domain.decision import Exceptions, Publish
from domain.delivery import Channel
from domain.form import FormType
from domain.request import Department, Event, Finding, FormRequest, LegalBasis, Severity
from routing.decide import decide
from routing.message import (
    Document,
    IntakeFacts,
    Message,
    RelatedRequest,
    ReviewFacts,
    SocialSecurityNumber,
    build,
    event_id,
)
from routing.schema import FOLDER, documents, json_schema
from routing.ssn import MASK
from tests.unit.routing.filled import (
    MISSING,
    RECEIVED,
    REQUEST_ID,
    Values,
    coded,
    context,
    definition,
    field,
    filled,
)

VALIDATOR = Draft202012Validator(json_schema(), format_checker=FormatChecker())
NOW = datetime(2026, 3, 6, 21, 58, 12, tzinfo=UTC)
FACTS = IntakeFacts(Channel.FAX, "records", RECEIVED, 3, complete=True, cover_sheet=False)
DOCUMENT = Document(
    REQUEST_ID, "original", "application/pdf", 3, "https://intake.test/documents/1", "9f" * 32
)
REVIEW = ReviewFacts(True, NOW, "staff:4821", ("recipient.fax",))
READY = Publish(Department.ROI, LegalBasis.AUTHORIZATION_508, ())


def built(
    request: FormRequest,
    decision: Publish | Exceptions = READY,
    event: Event = Event.READY,
    revision: int = 1,
    facts: IntakeFacts = FACTS,
    related: tuple[RelatedRequest, ...] = (),
) -> Message:
    return build(
        request,
        decision,
        event,
        revision,
        facts,
        (DOCUMENT,),
        REVIEW,
        related,
        source="urn:his-intake:main",
        dataschema="https://schemas.test/",
        now=NOW,
        definition=definition(request.run.form_type),
    )


def envelope(message: Message) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(message.body)
    VALIDATOR.validate(found)
    return found


def data(request: FormRequest, **rest: Any) -> dict[str, Any]:
    found: dict[str, Any] = envelope(built(request, **rest))["data"]
    return found


def test_envelope_is_a_cloud_event() -> None:
    message = built(filled())
    found = envelope(message)
    assert found["specversion"] == "1.0"
    assert found["type"] == message.event_type == "org.his-intake.request.ready.v1"
    assert found["subject"] == message.request_id == REQUEST_ID
    assert found["id"] == message.event_id == event_id(REQUEST_ID, 1)
    assert found["dataschema"] == "https://schemas.test/request/1.0.0.json"
    assert found["time"] == "2026-03-06T21:58:12Z"
    assert message.routing_key == "request.roi.authorization.ready"


@pytest.mark.parametrize("form_type", [t for t in FormType if t not in (FormType.OTHER, FormType.UNKNOWN)])
def test_decided_request_of_every_form_matches_the_schema(form_type: FormType) -> None:
    request = replace(filled(form_type), confirmed=True)
    decision = decide(request, context(form_type))
    assert isinstance(decision, Publish)
    found = data(request, decision=decision, event=Event.DEFICIENT if decision.deficient else Event.READY)
    own = {"authorization": "records", "imaging": "imaging"}.get(form_type.value, form_type.value)
    assert own in found
    assert found["request"]["form_type"] == form_type.value


def test_authorization_in_full() -> None:
    found = data(filled(), related=(RelatedRequest("01JNPXV3K9AF3N0C2D4E5F6G7H", "split_imaging"),))
    assert found["request"] == {
        "id": REQUEST_ID,
        "revision": 1,
        "form_type": "authorization",
        "action": "new",
        "legal_basis": "authorization_508",
        "department": "roi",
        "priority": "routine",
        "form_language": "en",
        "fill_language": None,
        "related": [{"id": "01JNPXV3K9AF3N0C2D4E5F6G7H", "relation": "split_imaging"}],
    }
    assert found["intake"]["received_at"] == "2026-03-06T16:42:10-05:00"
    assert found["patient"]["date_of_birth"] == "1961-04-23"
    assert found["signer"] == {"signed": True, "signed_on": "2026-03-02"}
    assert found["recipient"]["fax"] == "+19785550107"
    assert found["purpose"] == {"text": "Continuing care", "code": "treatment"}
    assert found["records"]["items"] == [{"label": "Abstract", "code": "abstract"}]
    assert found["expiry"] == {"kind": "date", "date": "2026-09-02"}
    assert found["validity"]["status"] == "valid"
    assert found["clocks"]["due_by"] == "2026-03-27"
    assert found["review"]["by"] == "staff:4821"
    assert found["documents"][0]["sha256"] == "9f" * 32


def test_absent_is_not_blank() -> None:
    found = data(filled(changes={"patient.mrn": MISSING, "recipient.fax": None}))
    assert "mrn" not in found["patient"]
    assert found["recipient"]["fax"] is None


def test_name_brings_its_parts() -> None:
    parts = {"family": "García López", "given": "María"}
    name = field("patient.name", "María García López", parts=parts)
    assert data(filled(changes={"patient.name": name}))["patient"]["name"] == {
        "text": "María García López",
        **parts,
    }


@pytest.mark.parametrize(
    ("written", "expiry"),
    [
        ("2026-09-02", {"kind": "date", "date": "2026-09-02"}),
        ("End of treatment", {"kind": "event", "event": "End of treatment"}),
        (None, {"kind": "none"}),
    ],
)
def test_expiry(written: str | None, expiry: Mapping[str, str]) -> None:
    assert data(filled(changes={"expiration": written}))["expiry"] == expiry


def test_exceptions_say_why_and_carry_no_block() -> None:
    reasons = ("This is none of the forms we know.",)
    found = data(filled(FormType.OTHER), decision=Exceptions((), reasons))
    assert found["reasons"] == list(reasons)
    assert found["request"]["department"] == "exceptions"
    assert found["validity"]["status"] == "not_checked"
    assert not {"records", "imaging", "amendment", "verbal"} & set(found)


def test_findings_travel_with_a_deficient_request() -> None:
    finding = Finding("SIG-01", Severity.BLOCK, ("signature.present",), "Not signed.")
    decision = Publish(Department.ROI, LegalBasis.AUTHORIZATION_508, (finding,), deficient=True)
    found = data(filled(), decision=decision, event=Event.DEFICIENT)
    assert found["validity"]["status"] == "deficient"
    assert found["validity"]["findings"][0]["rule"] == "SIG-01"


@pytest.mark.parametrize("event", list(Event))
def test_every_event_has_its_type_and_key(event: Event) -> None:
    message = built(filled(), event=event, revision=2)
    assert envelope(message)["type"] == f"org.his-intake.request.{event.value}.v1"
    assert message.routing_key.endswith(f".{event.value}")


def test_same_revision_is_the_same_event_and_the_next_another() -> None:
    assert built(filled()) == built(filled())
    assert built(filled()).event_id != built(filled(), revision=2).event_id


def test_urgent_and_revoked_are_stat() -> None:
    assert data(filled(), facts=replace(FACTS, urgent=True))["request"]["priority"] == "stat"
    finding = Finding("VRB-04", Severity.BLOCK, ("revoked_on",), "Revocation")
    decision = Publish(Department.VERBAL, LegalBasis.AGREEMENT_510B, (finding,), deficient=True)
    assert data(filled(FormType.VERBAL), decision=decision)["request"]["priority"] == "stat"


def test_key_and_headers_hold_no_patient_data() -> None:
    message = built(filled())
    outside = message.routing_key + json.dumps(dict(message.headers))
    values = [v.value for v in filled().fields.values() if isinstance(v.value, str)]
    assert not [value for value in values if value in outside]


FREE_TEXT: tuple[tuple[FormType, str], ...] = (
    (FormType.AMENDMENT, "amendment.entry"),
    (FormType.AMENDMENT, "amendment.notify"),
    (FormType.AUTHORIZATION, "patient.address"),
    (FormType.AUTHORIZATION, "records.exclusions"),
    (FormType.AUTHORIZATION, "purpose"),
    (FormType.AUTHORIZATION, "expiration"),
    (FormType.AUTHORIZATION, "patient.mrn"),
    (FormType.AUTHORIZATION, "patient.phone"),
    (FormType.AUTHORIZATION, "recipient.fax"),
    (FormType.VERBAL, "discloser.name"),
)


@pytest.mark.parametrize(("form_type", "path"), FREE_TEXT)
def test_social_security_number_is_masked_and_flagged(form_type: FormType, path: str) -> None:
    message = built(filled(form_type, {path: "078-05-1120"}))
    assert b"078-05-1120" not in message.body
    assert MASK.encode() in message.body


def test_masked_number_sets_the_flag() -> None:
    found = data(filled(FormType.AMENDMENT, {"amendment.entry": "my SSN 078-05-1120 is wrong"}))
    assert found["patient"]["ssn_seen"] is True


def test_number_that_slips_past_the_masks_stops_the_message() -> None:
    with pytest.raises(SocialSecurityNumber) as caught:
        built(filled(), decision=Exceptions((), ("078-05-1120",)))
    assert "078" not in str(caught.value)


@given(st.sampled_from(FREE_TEXT), st.text(max_size=200))
def test_any_text_makes_a_valid_message(place: tuple[FormType, str], text: str) -> None:
    form_type, path = place
    envelope(built(filled(form_type, {path: text})))


@pytest.mark.parametrize("value", ["not a date", "", 3, True, [], [None, 3], {"text": "x"}, [{"label": "x"}]])
@pytest.mark.parametrize("form_type", [FormType.AUTHORIZATION, FormType.VERBAL, FormType.AMENDMENT])
def test_values_of_a_strange_shape_make_a_valid_message(form_type: FormType, value: object) -> None:
    paths = filled(form_type).fields
    strange: Values = {path: field(path, value) for path in paths}  # type: ignore[arg-type]
    envelope(built(filled(form_type, strange)))


def test_coded_entries_keep_label_and_code() -> None:
    product = coded("imaging.product", "Images only", "images")
    found = data(filled(FormType.IMAGING, {"imaging.product": product}))
    assert found["imaging"]["product"] == {"text": "Images only", "code": "images"}
    assert found["imaging"]["exams"] == [{"label": "CT", "code": "CT"}]


def test_committed_contract_is_what_the_code_says() -> None:
    for name, text in documents().items():
        committed = (FOLDER / name).read_text(encoding="utf-8")
        assert committed == text, f"{name} has drifted; run python -m routing.schema"


def test_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_asyncapi_names_every_queue_and_resolves() -> None:
    document = json.loads(documents()["asyncapi.json"])
    assert set(document["channels"]) == {"his.requests"} | {f"his.{d.value}" for d in Department}
    for channel in document["channels"].values():
        for reference in channel["messages"].values():
            assert (
                reference["$ref"].removeprefix("#/components/messages/") in document["components"]["messages"]
            )
