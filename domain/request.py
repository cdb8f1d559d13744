"""What is published for one form: the request, its findings, and the decision about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.form import FieldValue, FormRun


class Department(StrEnum):
    """Departments the rules can name; their queues are configuration."""

    ROI = "roi"
    AMENDMENT = "amendment"
    IMAGING = "imaging"
    VERBAL = "verbal"
    EXCEPTIONS = "exceptions"


class LegalBasis(StrEnum):
    ACCESS_SELF = "access_self"
    ACCESS_DIRECTIVE = "access_directive"
    AUTHORIZATION_508 = "authorization_508"
    TREATMENT_506 = "treatment_506"
    AGREEMENT_510B = "agreement_510b"
    AMENDMENT_526 = "amendment_526"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    BLOCK = "block"
    REVIEW = "review"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired. `message` is for staff; it never repeats a field's value."""

    rule: str
    severity: Severity
    fields: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """What another paper of the delivery says of the patient: `path` as on the form, `value` as it is
    normalised there. `page` None: in the mail's own words."""

    path: str
    value: str
    page: int | None


class Event(StrEnum):
    READY = "ready"
    DEFICIENT = "deficient"
    UPDATED = "updated"
    REROUTED = "rerouted"
    CANCELLED = "cancelled"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class FormRequest:
    """One form read, before or after a person's corrections (then values say source `person`)."""

    id: str
    run: FormRun
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    line: str | None = None
    confirmed: bool = False
    """A person went through it and released it."""
    deficient: bool = False
    """That person found it not valid as it stands; it is published so, and the department writes back."""
