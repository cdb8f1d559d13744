"""Forms in the manners of small clinics: leaders, captions in brackets, combs, tables in pairs."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet
from samples.foreign.tune.statements import CONDITION, REDISCLOSE, REVOCO, REVOKE

EN, ES = Language.ENGLISH, Language.SPANISH
_RECORDS = (
    ("Clinic notes", "clinic_notes"),
    ("Immunization record", "immunization"),
    ("Lab reports", "lab"),
    ("Billing statement", "billing"),
)


def hawthorn(s: Sheet) -> None:
    """Numbered questions with dot leaders."""
    furniture.letterhead(
        s, "Hawthorn Street Clinic", ("12 Hawthorn Street", "Fax 555-010-7711"), "none", "centre"
    )
    furniture.title(s, "Request to Release Medical Records", 13)
    cells = (
        ("patient.name", "Name of patient", 1.0),
        ("patient.date_of_birth", "Patient's date of birth", 1.0),
        ("patient.address", "Patient's current mailing address", 1.0),
        ("patient.phone", "Telephone number where we can reach you", 1.0),
        ("discloser.name", "Name of the clinic or hospital that has the records", 1.0),
        ("recipient.organization", "Name of the facility that will receive the records", 1.0),
        ("recipient.address", "Address of that facility", 1.0),
        ("recipient.fax", "Fax number of that facility", 1.0),
        ("purpose", "Reason for the release", 1.0),
        ("expiration", "Date this authorization expires", 1.0),
    )
    asking.numbered(s, 1, cells)
    furniture.paragraph(s, "11. Records to be sent:")
    choices.ticks(s, "records.items", _RECORDS, across=2, most=2)
    furniture.paragraph(s, REVOKE)
    furniture.paragraph(s, CONDITION)
    lines.left_lines(
        s, (("signature.present", "Patient signature", 0.66), ("signature.date", "Date", 0.34)), 28
    )
    lines.left_lines(
        s, (("signer.name", "Name printed", 0.5), ("signer.relationship", "Relation to patient", 0.5))
    )


def sycamore(s: Sheet) -> None:
    """Everything captioned in brackets under lines, as lawyers print it."""
    furniture.title(s, "HIPAA AUTHORIZATION FOR USE AND DISCLOSURE OF HEALTH INFORMATION", 11)
    asking.under_brackets(
        s,
        (("patient.name", "Patient's full legal name", 0.6), ("patient.date_of_birth", "Date of birth", 0.4)),
    )
    asking.under_brackets(
        s,
        (
            ("patient.address#street", "Street address", 0.45),
            ("patient.address#place", "City, State, ZIP", 0.55),
        ),
    )
    furniture.paragraph(s, "I authorize the provider named here to disclose my health information:", gap=0)
    asking.under_brackets(s, (("discloser.name", "Name of provider or facility", 1.0),))
    furniture.paragraph(s, "The information is to be disclosed to:", gap=0)
    asking.under_brackets(
        s,
        (("recipient.name", "Name of person", 0.5), ("recipient.organization", "Firm or organization", 0.5)),
    )
    asking.under_brackets(
        s, (("recipient.address", "Mailing address", 0.68), ("recipient.phone", "Telephone", 0.32))
    )
    lines.sentence(
        s, ("This covers records from", ("records.date_from", 110), "through", ("records.date_to", 110), ".")
    )
    lines.sentence(s, ("It expires on", ("expiration", 150), "."))
    furniture.paragraph(s, REVOKE)
    furniture.paragraph(s, REDISCLOSE)
    asking.under_brackets(
        s,
        (("signature.present", "Signature of patient", 0.65), ("signature.date", "Date of signature", 0.35)),
    )
    asking.under_brackets(
        s, (("signer.name", "Print name", 0.5), ("signer.relationship", "Relationship to patient", 0.5))
    )


def magnolia(s: Sheet) -> None:
    """Tables in pairs: a grey label cell, a value cell, twice a row."""
    furniture.letterhead(s, "Magnolia Women's Health", ("Health Records Office",), "leaf", "left", 15)
    furniture.title(s, "AUTHORIZATION - RELEASE OF RECORDS", 12, "left")
    furniture.heading(s, "PATIENT", "bold")
    lines.table(
        s,
        (
            (("patient.name#family", "Last name", 0.5), ("patient.name#given", "First name", 0.5)),
            (("patient.date_of_birth", "Birthdate", 0.5), ("patient.mrn", "Medical record #", 0.5)),
            (("patient.address#street", "Street", 0.5), ("patient.address#city", "City", 0.5)),
            (("patient.address#state", "State", 0.5), ("patient.address#zip", "Zip", 0.5)),
            (("patient.phone", "Cell phone", 0.5), ("patient.email", "E-mail", 0.5)),
        ),
    )
    furniture.heading(s, "SEND RECORDS TO", "bold")
    lines.table(
        s,
        (
            (("recipient.organization", "Office / facility", 1.0),),
            (("recipient.name", "Attention", 0.5), ("recipient.fax", "Fax", 0.5)),
            (("recipient.address#street", "Street", 0.5), ("recipient.address#city", "City", 0.5)),
            (("recipient.address#state", "State", 0.5), ("recipient.address#zip", "Zip", 0.5)),
        ),
    )
    furniture.heading(s, "RECORDS", "bold")
    choices.ticks(s, "records.items", _RECORDS, across=4, most=2)
    lines.table(s, ((("records.date_from", "From (date)", 0.5), ("records.date_to", "To (date)", 0.5)),))
    lines.table(s, ((("purpose", "Purpose", 0.5), ("expiration", "Expires", 0.5)),))
    furniture.paragraph(s, REVOKE)
    furniture.paragraph(s, CONDITION)
    lines.table(s, ((("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)),), 28)
    lines.table(s, ((("signer.name", "Printed name", 0.5), ("signer.relationship", "Relationship", 0.5)),))


def palmar(s: Sheet) -> None:
    """A Spanish imaging slip with grey wells and labels over frames."""
    furniture.letterhead(s, "Centro de Imágenes El Palmar", ("Archivo de Radiología",), "disc")
    furniture.title(s, "SOLICITUD DE COPIAS DE IMÁGENES MÉDICAS", 12, "centre", True)
    asking.stacked(
        s,
        (
            ("patient.name", "Nombre y apellidos del paciente", 0.6),
            ("patient.date_of_birth", "Fecha de nacimiento", 0.4),
        ),
    )
    asking.stacked(
        s, (("patient.phone", "Teléfono de contacto", 0.5), ("patient.mrn", "Número de expediente", 0.5))
    )
    asking.stacked(
        s, (("imaging.exams", "Estudios que solicita", 0.6), ("imaging.body_part", "Parte del cuerpo", 0.4))
    )
    asking.stacked(
        s,
        (
            ("imaging.date_from", "Fecha del primer estudio", 0.5),
            ("imaging.date_to", "Fecha del último estudio", 0.5),
        ),
    )
    furniture.heading(s, "¿Quién recibirá las imágenes?", "bold")
    asking.stacked(
        s,
        (("recipient.name", "Médico o persona", 0.5), ("recipient.organization", "Clínica u hospital", 0.5)),
    )
    asking.stacked(
        s, (("recipient.address", "Dirección completa", 0.7), ("recipient.fax", "Número de fax", 0.3))
    )
    furniture.paragraph(s, REVOCO)
    asking.stacked(
        s,
        (
            ("signature.present", "Firma del paciente o representante", 0.65),
            ("signature.date", "Fecha de la firma", 0.35),
        ),
        26,
    )
    asking.stacked(
        s,
        (
            ("signer.name", "Nombre de quien firma", 0.55),
            ("signer.relationship", "Relación con el paciente", 0.45),
        ),
    )


def dogwood(s: Sheet) -> None:
    """An amendment letter: sentences, then ruled answers under numbered questions."""
    furniture.letterhead(s, "Dogwood Community Hospital", ("Privacy Office",), "cross", "centre")
    furniture.title(s, "REQUEST FOR CORRECTION / AMENDMENT OF HEALTH INFORMATION", 11)
    lines.left_lines(s, (("patient.name", "PATIENT NAME", 0.6), ("patient.date_of_birth", "BIRTH DATE", 0.4)))
    lines.left_lines(s, (("patient.address", "PATIENT ADDRESS", 1.0),))
    lines.left_lines(s, (("patient.phone", "PHONE NUMBER", 0.5), ("patient.mrn", "RECORD NUMBER", 0.5)))
    lines.left_lines(s, (("amendment.entry_date", "DATE OF ENTRY TO BE AMENDED", 0.7),))
    lines.long_text(s, "amendment.entry", "1. Please explain how the entry is incorrect or incomplete.")
    lines.long_text(
        s, "amendment.correction", "2. What should the entry say to be more accurate or complete?"
    )
    lines.long_text(s, "amendment.reason", "3. What is the reason for your request?")
    lines.long_text(s, "amendment.notify", "4. Please list anyone who should be told of the amendment:")
    lines.below_lines(
        s,
        (
            ("signature.present", "SIGNATURE OF PATIENT OR LEGAL REPRESENTATIVE", 0.65),
            ("signature.date", "DATE", 0.35),
        ),
    )
    lines.below_lines(
        s, (("signer.name", "PRINTED NAME", 0.5), ("signer.relationship", "RELATIONSHIP TO PATIENT", 0.5))
    )


LAYOUTS = (
    Layout("tune-c-hawthorn", FormType.AUTHORIZATION, EN, hawthorn, SERIF, 10.5, 56),
    Layout("tune-c-sycamore", FormType.AUTHORIZATION, EN, sycamore, SERIF, 10, 62),
    Layout("tune-c-magnolia", FormType.AUTHORIZATION, EN, magnolia, "lato", 9, 46),
    Layout("tune-c-palmar", FormType.IMAGING, ES, palmar, SANS, 9, 50),
    Layout("tune-c-dogwood", FormType.AMENDMENT, EN, dogwood, SANS, 9.5, 54),
)
