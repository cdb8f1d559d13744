"""A decided request to the bytes that go on the wire."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from domain.decision import Exceptions, Publish
from domain.delivery import Channel
from domain.form import FormDefinition
from domain.request import Event, Finding, FormRequest, LegalBasis
from routing import blocks, wire
from routing.clocks import clocks
from routing.expiry import expiry
from routing.form import Form
from routing.rules import RULES_VERSION
from routing.rules.verbal import REVOCATION
from routing.ssn import holds_one

CONTENT_TYPE = "application/cloudevents+json"

_EVENT_IDS = UUID("5a0f6a0e-6f0e-5d1c-9d53-1f1d7b1f7a11")
_ACTIONS = {
    Event.READY: "new",
    Event.DEFICIENT: "new",
    Event.UPDATED: "update",
    Event.REROUTED: "reroute",
    Event.CANCELLED: "cancel",
    Event.REVOKED: "revoke",
}


@dataclass(frozen=True, slots=True)
class Message:
    """What the publisher sends. Only `body` may hold patient data."""

    event_id: str
    request_id: str
    event_type: str
    routing_key: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class IntakeFacts:
    """How it came. `pages`: of this form. `urgent`: the sender asked for today."""

    channel: Channel
    line: str | None
    received_at: datetime
    pages: int
    complete: bool
    cover_sheet: bool
    timezone: tzinfo = field(default_factory=lambda: ZoneInfo("America/New_York"))
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file that belongs to the request, by reference; whoever opens it shows their own rights."""

    id: str
    role: str
    mime: str
    pages: int
    href: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """`by` is a staff id, never a name. `changed`: paths a person changed."""

    required: bool = False
    completed_at: datetime | None = None
    by: str | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedRequest:
    id: str
    relation: str


class SocialSecurityNumber(ValueError):
    """A message would carry one: a bug, and it does not go out."""


def event_id(request_id: str, revision: int) -> str:
    """The same for every repeat of this event, so that consumers can drop repeats."""
    return str(uuid5(_EVENT_IDS, f"{request_id}/{revision}"))


def event_type(event: Event) -> str:
    return f"{wire.TYPE_PREFIX}.{event.value}.v1"


def routing_key(decision: Publish | Exceptions, request: FormRequest, event: Event) -> str:
    return f"request.{decision.department.value}.{request.run.form_type.value}.{event.value}"


def build(
    request: FormRequest,
    decision: Publish | Exceptions,
    event: Event,
    revision: int,
    facts: IntakeFacts,
    documents: Sequence[Document],
    review: ReviewFacts,
    related: Sequence[RelatedRequest] = (),
    *,
    source: str,
    dataschema: str,
    now: datetime,
    definition: FormDefinition | None = None,
    id_of_event: str | None = None,
) -> Message:
    """`source`: a urn naming this installation. `dataschema`: base URL of the schemas, to which the
    version is added. `now` is aware. Raises SocialSecurityNumber rather than let one out."""
    unique = id_of_event or event_id(request.id, revision)
    envelope = wire.Envelope(
        specversion="1.0",
        id=unique,
        source=source,
        type=event_type(event),
        subject=request.id,
        time=now,
        datacontenttype="application/json",
        dataschema=f"{dataschema.rstrip('/')}/request/{wire.SCHEMA_VERSION}.json",
        data=_data(request, decision, event, revision, facts, documents, review, related, definition),
    )
    body = envelope.model_dump_json(by_alias=True, exclude_unset=True)
    if holds_one(body):
        raise SocialSecurityNumber(f"request {request.id} revision {revision} would carry one")
    return Message(
        event_id=unique,
        request_id=request.id,
        event_type=envelope.type,
        routing_key=routing_key(decision, request, event),
        headers={
            "cloudEvents_id": unique,
            "cloudEvents_type": envelope.type,
            "cloudEvents_source": source,
            "cloudEvents_subject": request.id,
            "x-schema": wire.SCHEMA_VERSION,
        },
        body=body.encode(),
    )


def _data(
    request: FormRequest,
    decision: Publish | Exceptions,
    event: Event,
    revision: int,
    facts: IntakeFacts,
    documents: Sequence[Document],
    review: ReviewFacts,
    related: Sequence[RelatedRequest],
    definition: FormDefinition | None,
) -> wire.Data:
    form = Form(request)
    patient, own = blocks.patient(form), blocks.own_blocks(form, decision.department)
    if blocks.hides_ssn(patient, *own.values()):
        patient = patient.model_copy(update={"ssn_seen": True})
    optional: dict[str, Any] = {
        "discloser": blocks.block(wire.DiscloserBlock, form, {"name": ("discloser.name", blocks.text)}),
        "recipient": blocks.recipient(form),
        "delivery": blocks.delivery(form),
        "expiry": expiry(form, definition),
        **own,
    }
    optional = {name: found for name, found in optional.items() if found is not None}
    if form.has("direction"):
        optional["direction"] = form.word("direction") or None
    if form.has("purpose"):
        optional["purpose"] = blocks.coded(form, "purpose")
    if form.has("needed_by"):
        optional["needed_by"] = form.day("needed_by")
    return wire.Data(
        request=_request(request, decision, event, revision, facts, related),
        intake=_intake(facts),
        template=blocks.template(form, definition),
        patient=patient,
        signer=blocks.signer(form),
        sensitive=blocks.sensitive(form),
        validity=_validity(decision),
        clocks=_clocks(form, decision, facts),
        review=wire.ReviewBlock(
            required=review.required,
            completed_at=review.completed_at,
            by=review.by,
            changed=review.changed,
        ),
        documents=tuple(_document(document) for document in documents),
        reasons=decision.reasons if isinstance(decision, Exceptions) else (),
        **optional,
    )


def _request(
    request: FormRequest,
    decision: Publish | Exceptions,
    event: Event,
    revision: int,
    facts: IntakeFacts,
    related: Sequence[RelatedRequest],
) -> wire.RequestBlock:
    run = request.run
    stat = facts.urgent or any(found.rule == REVOCATION for found in decision.findings)
    return wire.RequestBlock.model_validate(
        {
            "id": request.id,
            "revision": revision,
            "form_type": run.form_type.value,
            "action": _ACTIONS[event],
            "legal_basis": legal_basis_of(decision).value,
            "department": decision.department.value,
            "priority": "stat" if stat else "routine",
            "form_language": run.language.value,
            "fill_language": run.fill_language.value if run.fill_language else None,
            "related": tuple(wire.Related(id=one.id, relation=one.relation) for one in related),
        }
    )


def legal_basis_of(decision: Publish | Exceptions) -> LegalBasis:
    return decision.legal_basis if isinstance(decision, Publish) else LegalBasis.UNKNOWN


def _intake(facts: IntakeFacts) -> wire.IntakeBlock:
    return wire.IntakeBlock(
        channel=facts.channel.value,
        line=facts.line,
        received_at=facts.received_at.astimezone(facts.timezone),
        pages=facts.pages,
        complete=facts.complete,
        cover_sheet=facts.cover_sheet,
    )


def _validity(decision: Publish | Exceptions) -> wire.ValidityBlock:
    match decision:
        case Publish(deficient=True):
            status = "deficient"
        case Publish():
            status = "valid"
        case Exceptions():
            status = "not_checked"
    return wire.ValidityBlock.model_validate(
        {"status": status, "rules_version": RULES_VERSION, "findings": _findings(decision.findings)}
    )


def _findings(found: Sequence[Finding]) -> tuple[wire.FindingBlock, ...]:
    return tuple(blocks.finding(finding) for finding in found)


def _clocks(form: Form, decision: Publish | Exceptions, facts: IntakeFacts) -> wire.ClocksBlock:
    due = clocks(
        legal_basis_of(decision),
        form.form_type,
        facts.received_at,
        form.day("needed_by"),
        facts.timezone,
    )
    return wire.ClocksBlock(
        received_on=due.received_on,
        service_due=due.service_due,
        legal_due=due.legal_due,
        due_by=due.due_by,
        act_by=due.act_by,
        extended=due.extended,
        first_review_by=due.first_review_by,
    )


def _document(document: Document) -> wire.DocumentBlock:
    return wire.DocumentBlock(
        id=document.id,
        role=document.role,
        mime=document.mime,
        pages=document.pages,
        href=document.href,
        sha256=document.sha256,
    )
