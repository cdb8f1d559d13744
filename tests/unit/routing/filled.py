"""Filled-in forms of invented people, to change one thing at a time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.form import (
    FieldValue,
    FormDefinition,
    FormRun,
    FormType,
    Json,
    Language,
    Polarity,
    ValueSource,
)
from domain.request import FormRequest
from routing.context import Context, Thresholds

REQUEST_ID = "01JNPXV3K8Q2R7ZB4M5T6W9YCD"
ZONE = ZoneInfo("America/New_York")
RECEIVED = datetime(2026, 3, 6, 21, 42, 10, tzinfo=UTC)
MISSING = object()
"""Takes a field off the form altogether; None leaves it blank."""

Values = Mapping[str, object]

PERSON: Values = {
    "patient.name": "María García López",
    "patient.date_of_birth": "1961-04-23",
    "patient.mrn": "0001234567",
    "signature.present": True,
    "signature.date": "2026-03-02",
}
AUTHORIZATION: Values = {
    **PERSON,
    "recipient.name": "Ana Ruiz",
    "recipient.organization": "Clínica del Norte",
    "recipient.fax": "+19785550107",
    "direction": "release_out",
    "records.items": [{"label": "Abstract", "code": "abstract"}],
    "purpose": "Continuing care",
    "delivery.method": "Fax",
    "expiration": "2026-09-02",
    "sensitive.items": [],
}
IMAGING: Values = {
    **PERSON,
    "recipient.name": "Ana Ruiz",
    "recipient.address": "10 Elm St, Lawrence, MA 01840",
    "imaging.exams": [{"label": "CT", "code": "CT"}],
    "imaging.product": "Images only",
    "purpose": "Second opinion",
}
AMENDMENT: Values = {
    **PERSON,
    "amendment.entry": "The note says left knee.",
    "amendment.correction": "It should say right knee.",
    "amendment.reason": "I was there.",
}
VERBAL: Values = {
    **PERSON,
    "contacts": [{"name": "Pilar López", "relationship": "sister", "phone": "+16175550199"}],
    "topics": [{"label": "Appointments", "code": "appointments"}],
}
CODES = {
    ("purpose", "Continuing care"): "treatment",
    ("purpose", "Second opinion"): "treatment",
    ("delivery.method", "Fax"): "fax",
    ("imaging.product", "Images only"): "images",
}
BASE = {
    FormType.AUTHORIZATION: AUTHORIZATION,
    FormType.IMAGING: IMAGING,
    FormType.AMENDMENT: AMENDMENT,
    FormType.VERBAL: VERBAL,
    FormType.OTHER: {},
    FormType.UNKNOWN: {},
}


def field(path: str, value: Json, confidence: float = 0.999, **rest: object) -> FieldValue:
    found = FieldValue(
        path=path,
        value=value,
        raw=str(value) if value is not None else "",
        confidence=confidence,
        source=ValueSource.HANDWRITING,
        code=CODES.get((path, value)) if isinstance(value, str) else None,
    )
    return replace(found, **rest)  # type: ignore[arg-type]


def filled(form_type: FormType = FormType.AUTHORIZATION, changes: Values | None = None) -> FormRequest:
    """A clean form of that type; `changes` by path: a value, a FieldValue, None for blank, or MISSING."""
    values = {**BASE[form_type], **(changes or {})}
    fields = {
        path: value if isinstance(value, FieldValue) else field(path, value)  # type: ignore[arg-type]
        for path, value in values.items()
        if value is not MISSING
    }
    run = FormRun((1,), form_type, 0.999, Language.ENGLISH, template=f"{form_type.value}-en-2026-01")
    return FormRequest(REQUEST_ID, run, fields, line="records")


def coded(path: str, text: str, code: str) -> FieldValue:
    return field(path, text, code=code)


def definition(form_type: FormType = FormType.AUTHORIZATION) -> FormDefinition:
    return FormDefinition(
        id=f"{form_type.value}-en-2026-01",
        revision="2026-01",
        form_type=form_type,
        language=Language.ENGLISH,
        title="Title",
        blank=Path("blank.pdf"),
        pages=1,
        fields=(),
        ticks=(),
        statements=("revocation", "conditioning", "redisclosure"),
        default_expiry_days=None,
        polarity=Polarity.OPT_IN,
    )


def context(form_type: FormType = FormType.AUTHORIZATION) -> Context:
    return Context(
        received_at=RECEIVED,
        timezone=ZONE,
        definition=definition(form_type),
        thresholds=Thresholds(default=0.98, form_type=0.99),
    )
