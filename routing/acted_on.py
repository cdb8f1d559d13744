"""What a department acts on, per form type: these values must be sure before anything goes out."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.form import FormType

_WHO = ("patient.name", "patient.date_of_birth", "patient.mrn", "patient.ssn_seen")
_SIGNED = (
    "signature.present",
    "signature.date",
    "signer.name",
    "signer.relationship",
    "signer.authority",
)
_TO_WHOM = (
    "recipient.self",
    "recipient.name",
    "recipient.organization",
    "recipient.address",
    "recipient.phone",
    "recipient.fax",
    "recipient.email",
)
_RELEASE = (
    "direction",
    "discloser.name",
    "purpose",
    "delivery.method",
    "delivery.format",
    "sensitive.items",
    "expiration",
    "needed_by",
)
_REACH = ("patient.phone", "patient.email", "patient.address")

ACTED_ON: Mapping[FormType, tuple[str, ...]] = MappingProxyType(
    {
        FormType.AUTHORIZATION: (
            *_WHO,
            *_SIGNED,
            *_TO_WHOM,
            *_RELEASE,
            *_REACH,
            "records.items",
            "records.date_from",
            "records.date_to",
            "records.exclusions",
        ),
        FormType.IMAGING: (
            *_WHO,
            *_SIGNED,
            *_TO_WHOM,
            *_RELEASE,
            *_REACH,
            "records.items",
            "records.date_from",
            "records.date_to",
            "imaging.exams",
            "imaging.body_part",
            "imaging.date_from",
            "imaging.date_to",
            "imaging.product",
        ),
        FormType.AMENDMENT: (
            *_WHO,
            *_SIGNED,
            *_REACH,
            "amendment.entry_date",
            "amendment.entry",
            "amendment.correction",
            "amendment.reason",
            "amendment.notify",
        ),
        FormType.VERBAL: (
            *_WHO,
            *_SIGNED,
            "contacts",
            "topics",
            "voicemail.allowed",
            "patient.phone",
            "sensitive.items",
            "discloser.name",
            "purpose",
            "expiration",
            "revoked_on",
        ),
    }
)

_ALWAYS = ("patient.name", "patient.date_of_birth", "signature.present")

NEEDED: Mapping[FormType, tuple[str, ...]] = MappingProxyType(
    {
        FormType.AUTHORIZATION: (*_ALWAYS, "records.items"),
        FormType.IMAGING: _ALWAYS,
        FormType.AMENDMENT: (*_ALWAYS, "amendment.entry"),
        FormType.VERBAL: (*_ALWAYS, "contacts"),
    }
)
"""A form on which one of these was not even found has been read wrongly, or is a strange one."""
