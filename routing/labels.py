"""What a clerk calls a path."""

from collections.abc import Mapping
from types import MappingProxyType

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "patient.name": "Patient's name",
        "patient.other_names": "Patient's other names",
        "patient.date_of_birth": "Date of birth",
        "patient.mrn": "Medical record number",
        "patient.phone": "Patient's phone",
        "patient.email": "Patient's e-mail",
        "patient.address": "Patient's address",
        "patient.ssn_seen": "Social security number on the page",
        "signature.present": "Signature",
        "signature.date": "Signature date",
        "signer.name": "Signer's name",
        "signer.relationship": "Signer's relationship to the patient",
        "signer.authority": "Signer's authority",
        "recipient.name": "Recipient's name",
        "recipient.organization": "Recipient's organization",
        "recipient.address": "Recipient's address",
        "recipient.phone": "Recipient's phone",
        "recipient.fax": "Recipient's fax number",
        "recipient.email": "Recipient's e-mail",
        "recipient.self": "Whether it goes to the patient",
        "discloser.name": "Who is to release",
        "direction": "Direction (release or obtain)",
        "records.items": "Records asked for",
        "records.date_from": "First date of service",
        "records.date_to": "Last date of service",
        "records.exclusions": "Exclusions",
        "purpose": "Purpose",
        "delivery.method": "Way of delivery",
        "delivery.format": "Format",
        "sensitive.items": "Sensitive information",
        "expiration": "Expiration",
        "needed_by": "Date needed by",
        "amendment.entry_date": "Date of the entry",
        "amendment.entry": "What is wrong",
        "amendment.correction": "What it should say",
        "amendment.reason": "Reason for the change",
        "amendment.notify": "Persons to notify",
        "imaging.exams": "Exams asked for",
        "imaging.body_part": "Body part",
        "imaging.date_from": "First exam date",
        "imaging.date_to": "Last exam date",
        "imaging.product": "Images or reports",
        "contacts": "Persons named",
        "topics": "Topics",
        "voicemail.allowed": "Permission for voicemail",
        "revoked_on": "Date of revocation",
    }
)


def label(path: str) -> str:
    return LABELS.get(path, path.replace(".", " ").replace("_", " ").capitalize())
