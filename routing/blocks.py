"""Field values to the blocks of a message. A field the form does not have is left out of its block."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from domain.form import FormDefinition, FormType, Polarity
from domain.request import Department, Finding
from routing import wire
from routing.form import Form, entry_word
from routing.ssn import MASK, masked, masked_number

Block = TypeVar("Block", bound=wire.Wire)
Reader = Callable[[Form, str], object]


def text(form: Form, path: str) -> str | None:
    """Texts of a list are joined: the form had one field for them."""
    found = form.text(path) or "; ".join(entry_label(entry) for entry in form.entries(path))
    return masked(found) or None


def number(form: Form, path: str) -> str | None:
    return masked_number(form.text(path)) or None


def phone(form: Form, path: str) -> str | None:
    """E.164 always holds more than nine digits, so only what is not E.164 can be masked."""
    return masked_number(form.text(path)) or None


def day(form: Form, path: str) -> date | None:
    return form.day(path)


def flag(form: Form, path: str) -> bool | None:
    return form.flag(path)


def coded(form: Form, path: str) -> wire.Coded | None:
    written, code = text(form, path), form.code(path) or None
    return wire.Coded(text=written, code=code) if written or code else None


def items(form: Form, path: str) -> tuple[wire.Item, ...]:
    return tuple(
        wire.Item(label=masked(entry_label(entry)), code=entry_word(entry, "code") or None)
        for entry in form.entries(path)
    )


def texts(form: Form, path: str) -> tuple[str, ...]:
    return tuple(masked(entry_label(entry)) for entry in form.entries(path))


def entry_label(entry: object) -> str:
    return next((w for key in ("label", "text", "name", "code") if (w := entry_word(entry, key))), "")


def block(model: type[Block], form: Form, shape: Mapping[str, tuple[str, Reader]]) -> Block | None:
    """`shape`: property -> (path, reader). None when the form has none of these fields."""
    present: dict[str, Any] = {
        name: read(form, path) for name, (path, read) in shape.items() if form.has(path)
    }
    return model(**present) if present else None


def patient(form: Form) -> wire.PatientBlock:
    found = block(
        wire.PatientBlock,
        form,
        {
            "name": ("patient.name", person_name),
            "other_names": ("patient.other_names", texts),
            "date_of_birth": ("patient.date_of_birth", day),
            "mrn": ("patient.mrn", number),
            "phone": ("patient.phone", phone),
            "email": ("patient.email", text),
            "address": ("patient.address", text),
            "ssn_seen": ("patient.ssn_seen", flag),
        },
    )
    return found or wire.PatientBlock()


def person_name(form: Form, path: str) -> wire.PersonName | None:
    written = text(form, path)
    if written is None:
        return None
    parts = form.request.fields[path].parts or {}
    known = {key: masked(part) for key in ("family", "given", "middle", "suffix") if (part := parts.get(key))}
    return wire.PersonName(text=written, **known)


def signer(form: Form) -> wire.SignerBlock:
    found = block(
        wire.SignerBlock,
        form,
        {
            "name": ("signer.name", text),
            "relationship": ("signer.relationship", coded),
            "authority": ("signer.authority", text),
            "signed": ("signature.present", flag),
            "signed_on": ("signature.date", day),
        },
    )
    return found or wire.SignerBlock()


def recipient(form: Form) -> wire.RecipientBlock | None:
    return block(
        wire.RecipientBlock,
        form,
        {
            "self": ("recipient.self", flag),
            "name": ("recipient.name", text),
            "organization": ("recipient.organization", text),
            "address": ("recipient.address", text),
            "phone": ("recipient.phone", phone),
            "fax": ("recipient.fax", phone),
            "email": ("recipient.email", text),
        },
    )


def records(form: Form) -> wire.RecordsBlock | None:
    return block(
        wire.RecordsBlock,
        form,
        {
            "items": ("records.items", items),
            "date_from": ("records.date_from", day),
            "date_to": ("records.date_to", day),
            "exclusions": ("records.exclusions", text),
        },
    )


def imaging(form: Form) -> wire.ImagingBlock | None:
    return block(
        wire.ImagingBlock,
        form,
        {
            "exams": ("imaging.exams", items),
            "body_part": ("imaging.body_part", text),
            "date_from": ("imaging.date_from", day),
            "date_to": ("imaging.date_to", day),
            "product": ("imaging.product", coded),
        },
    )


def amendment(form: Form) -> wire.AmendmentBlock | None:
    return block(
        wire.AmendmentBlock,
        form,
        {
            name: (f"amendment.{name}", text)
            for name in ("entry_date", "entry", "correction", "reason", "notify")
        },
    )


def verbal(form: Form) -> wire.VerbalBlock | None:
    return block(
        wire.VerbalBlock,
        form,
        {
            "contacts": ("contacts", contacts),
            "topics": ("topics", items),
            "voicemail": ("voicemail.allowed", voicemail),
            "revoked_on": ("revoked_on", day),
        },
    )


def contacts(form: Form, path: str) -> tuple[wire.Contact, ...]:
    return tuple(
        wire.Contact(
            name=masked(entry_word(entry, "name")),
            relationship=masked(entry_word(entry, "relationship")) or None,
            phone=masked_number(entry_word(entry, "phone")) or None,
        )
        for entry in form.entries(path)
        if entry_word(entry, "name")
    )


def voicemail(form: Form, path: str) -> wire.Voicemail:
    return wire.Voicemail(allowed=form.flag(path))


def delivery(form: Form) -> wire.DeliveryBlock | None:
    return block(
        wire.DeliveryBlock,
        form,
        {"method": ("delivery.method", coded), "format": ("delivery.format", coded)},
    )


def sensitive(form: Form) -> tuple[wire.SensitiveItem, ...]:
    return tuple(
        wire.SensitiveItem.model_validate(
            {
                "label": masked(item.label),
                "category": item.category,
                "decision": item.decision,
                "mark": item.mark or None,
            }
        )
        for item in form.sensitive
    )


def template(form: Form, definition: FormDefinition | None) -> wire.TemplateBlock:
    polarity = definition.polarity if definition else Polarity.UNKNOWN
    return wire.TemplateBlock(
        id=form.request.run.template,
        revision=definition.revision if definition else None,
        known=form.request.run.template is not None,
        sensitive_polarity=polarity.value,
    )


def finding(found: Finding) -> wire.FindingBlock:
    return wire.FindingBlock(
        rule=found.rule, severity=found.severity.value, fields=found.fields, message=found.message
    )


def own_blocks(form: Form, department: Department) -> dict[str, wire.Wire | None]:
    """The form's own block, and what the department at its desk reads besides."""
    kind = form.form_type
    wanted: dict[str, wire.Wire | None] = {}
    if kind in (FormType.AUTHORIZATION, FormType.IMAGING):
        wanted["records"] = records(form)
    if kind is FormType.IMAGING or department is Department.IMAGING:
        wanted["imaging"] = imaging(form)
    if kind is FormType.AMENDMENT:
        wanted["amendment"] = amendment(form)
    if kind is FormType.VERBAL:
        wanted["verbal"] = verbal(form)
    return wanted


def hides_ssn(*parts: wire.Wire | None) -> bool:
    return any(part is not None and MASK in part.model_dump_json() for part in parts)
