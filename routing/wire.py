"""The message on the wire: CloudEvents 1.0 envelope and `data`, as published to the departments.

Within version 1 fields are only added. A property that is absent means that the form has no such field;
null means that it was left blank.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0.0"
TYPE_PREFIX = "org.his-intake.request"

Ulid = Annotated[str, Field(pattern=r"^[0-9A-HJKMNP-TV-Z]{26}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
Text = str | None
Day = date | None

FormTypeWord = Literal["authorization", "imaging", "amendment", "verbal", "other", "unknown"]
EventWord = Literal["ready", "deficient", "updated", "rerouted", "cancelled", "revoked"]


class Wire(BaseModel):
    """`extra` is refused here, where messages are made; consumers ignore what they do not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Coded(Wire):
    """What the form says, and our code for it where there is one."""

    text: Text = None
    code: Text = None


class Related(Wire):
    id: Ulid
    relation: str


class RequestBlock(Wire):
    id: Ulid
    revision: Annotated[int, Field(ge=1)]
    form_type: FormTypeWord
    action: Literal["new", "update", "reroute", "cancel", "revoke"]
    legal_basis: Literal[
        "access_self",
        "access_directive",
        "authorization_508",
        "treatment_506",
        "agreement_510b",
        "amendment_526",
        "unknown",
    ]
    department: Name
    priority: Literal["routine", "stat"]
    form_language: Literal["en", "es"]
    fill_language: Literal["en", "es"] | None
    related: tuple[Related, ...]


class IntakeBlock(Wire):
    channel: Literal["fax", "email"]
    line: str | None = Field(description="Name of the fax line or mailbox it came in on.")
    received_at: datetime = Field(description="End of the fax session or first SMTP receipt.")
    pages: Annotated[int, Field(ge=0)] = Field(description="Pages of this form.")
    complete: bool
    cover_sheet: bool


class TemplateBlock(Wire):
    id: Text
    revision: Text
    known: bool
    sensitive_polarity: Literal["opt_in", "opt_out", "blanket", "unknown"]


class PersonName(Wire):
    text: str
    family: Text = None
    given: Text = None
    middle: Text = None
    suffix: Text = None


class PatientBlock(Wire):
    name: PersonName | None = None
    other_names: tuple[str, ...] | None = None
    date_of_birth: Day = None
    mrn: Text = None
    phone: Text = None
    email: Text = None
    address: Text = None
    ssn_seen: bool | None = Field(
        default=None, description="A social security number stands on the paper. It is never here."
    )


class SignerBlock(Wire):
    name: Text = None
    relationship: Coded | None = None
    authority: Text = None
    signed: bool | None = None
    signed_on: Day = None


class RecipientBlock(Wire):
    self_: bool | None = Field(default=None, alias="self")
    name: Text = None
    organization: Text = None
    address: Text = None
    phone: Text = None
    fax: Text = None
    email: Text = None


class DiscloserBlock(Wire):
    name: Text = None


class Item(Wire):
    label: str
    code: Text = None


class RecordsBlock(Wire):
    items: tuple[Item, ...] | None = None
    date_from: Day = None
    date_to: Day = None
    exclusions: Text = None


class ImagingBlock(Wire):
    exams: tuple[Item, ...] | None = None
    body_part: Text = None
    date_from: Day = None
    date_to: Day = None
    product: Coded | None = None


class AmendmentBlock(Wire):
    """Verbatim: what the patient wrote is never summarised."""

    entry_date: Text = None
    entry: Text = None
    correction: Text = None
    reason: Text = None
    notify: Text = None


class Contact(Wire):
    name: str
    relationship: Text = None
    phone: Text = None


class Voicemail(Wire):
    allowed: bool | None = None


class VerbalBlock(Wire):
    contacts: tuple[Contact, ...] | None = None
    topics: tuple[Item, ...] | None = None
    voicemail: Voicemail | None = None
    revoked_on: Day = None


class SensitiveItem(Wire):
    label: str
    category: str
    decision: Literal["granted", "refused", "not_marked", "unknown_polarity"]
    mark: Text = None


class DeliveryBlock(Wire):
    method: Coded | None = None
    format: Coded | None = None


class Expiry(Wire):
    kind: Literal["date", "event", "template_default", "none"]
    date: Day = None
    event: Text = None


class FindingBlock(Wire):
    rule: str
    severity: Literal["block", "review", "note"]
    fields: tuple[str, ...]
    message: str


class ValidityBlock(Wire):
    status: Literal["valid", "deficient", "not_checked"]
    rules_version: str
    findings: tuple[FindingBlock, ...]


class ClocksBlock(Wire):
    received_on: date
    service_due: Day
    legal_due: Day
    due_by: Day
    act_by: Day
    extended: bool
    first_review_by: Day


class ReviewBlock(Wire):
    required: bool
    completed_at: datetime | None
    by: Text
    changed: tuple[str, ...] = Field(description="Paths a person changed.")


class DocumentBlock(Wire):
    id: str
    role: str
    mime: str
    pages: Annotated[int, Field(ge=0)]
    href: str
    sha256: Sha256


class Data(Wire):
    """`reasons`: why it is at the exceptions desk, in sentences; empty elsewhere."""

    request: RequestBlock
    intake: IntakeBlock
    template: TemplateBlock
    patient: PatientBlock
    signer: SignerBlock
    discloser: DiscloserBlock | None = None
    direction: Text = None
    recipient: RecipientBlock | None = None
    purpose: Coded | None = None
    needed_by: Day = None
    records: RecordsBlock | None = None
    imaging: ImagingBlock | None = None
    amendment: AmendmentBlock | None = None
    verbal: VerbalBlock | None = None
    sensitive: tuple[SensitiveItem, ...]
    delivery: DeliveryBlock | None = None
    expiry: Expiry | None = None
    validity: ValidityBlock
    clocks: ClocksBlock
    review: ReviewBlock
    documents: tuple[DocumentBlock, ...]
    reasons: tuple[str, ...] = ()


class Envelope(Wire):
    specversion: Literal["1.0"]
    id: str = Field(description="The same for every repeat of this event. Drop what you have seen.")
    source: str
    type: Annotated[
        str,
        Field(
            pattern=rf"^{TYPE_PREFIX.replace('.', chr(92) + '.')}"
            r"\.(ready|deficient|updated|rerouted|cancelled|revoked)\.v1$"
        ),
    ]
    subject: Ulid
    time: datetime
    datacontenttype: Literal["application/json"]
    dataschema: str
    data: Data
