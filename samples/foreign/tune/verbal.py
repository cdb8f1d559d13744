"""Verbal forms of invented organisations, to tune on."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet
from samples.foreign.tune.statements import REVOCO

EN, ES = Language.ENGLISH, Language.SPANISH


def briarwood_verbal(s: Sheet) -> None:
    furniture.letterhead(
        s, "Briarwood Family Health", ("Internal Medicine - Pediatrics - OB/GYN",), "leaf", "centre", 14
    )
    furniture.title(s, "CONSENT FOR VERBAL COMMUNICATION")
    lines.left_lines(
        s, (("patient.name", "Patient Name", 0.62), ("patient.date_of_birth", "Date of Birth", 0.38))
    )
    furniture.paragraph(
        s,
        "I give permission to the staff of Briarwood Family Health to discuss my health information, in "
        "person or by telephone, with the persons named below. This form does not permit the release of "
        "copies of my records.",
    )
    lines.contact_table(s, ("Name", "Relationship", "Phone number"), 4)
    choices.ticks(
        s,
        "topics",
        (
            ("Appointments", "appointments"),
            ("Test results", "results"),
            ("Medical information", "medical"),
            ("Billing and insurance", "billing"),
            ("Medications", "other"),
            ("Behavioral health", "mental_health"),
        ),
        across=3,
        label="They may be told about (check all that apply):",
        most=4,
    )
    choices.inline_ticks(
        s,
        "voicemail.allowed",
        "May we leave a detailed message on your voicemail?",
        (("Yes", "yes"), ("No", "no")),
    )
    lines.left_lines(s, (("patient.phone", "Number for messages:", 0.6),))
    lines.left_lines(s, (("expiration", "This consent ends on:", 0.6),))
    furniture.paragraph(
        s,
        "I may cancel this consent at any time in writing. Unless I do so it remains in effect for one "
        "year from the date below.",
        8.5,
    )
    lines.left_lines(
        s,
        (("signature.present", "Signature of Patient / Guardian:", 0.65), ("signature.date", "Date:", 0.35)),
        30,
    )
    lines.left_lines(
        s, (("signer.name", "Printed Name:", 0.5), ("signer.relationship", "Relationship:", 0.5))
    )
    furniture.heading(s, "Revocation", "ruled")
    lines.left_lines(s, (("revoked_on", "I hereby revoke this consent on:", 0.6),))
    furniture.footer(s, "BFH-VC 2/24")


def stonebridge_involved(s: Sheet) -> None:
    furniture.letterhead(s, "STONEBRIDGE HOSPITAL", (), "bars", "left", 15)
    furniture.title(s, "Permission to Speak With Family and Friends Involved in My Care", 12, "left")
    lines.boxes(
        s,
        (
            ("patient.name", "Patient full name", 0.5),
            ("patient.date_of_birth", "Birth date", 0.25),
            ("patient.mrn", "MRN", 0.25),
        ),
    )
    lines.boxes(s, (("patient.phone", "Preferred phone", 0.4), ("patient.address", "Address", 0.6)))
    s.y += 8
    furniture.paragraph(s, "Stonebridge Hospital may talk about my care with:", bold=True)
    lines.contact_table(s, ("Person's name", "How related to me", "Telephone"), 3, 26, framed=False)
    choices.ticks(
        s,
        "topics",
        (
            ("All of my care", "medical"),
            ("Scheduling", "appointments"),
            ("Results", "results"),
            ("Bills", "billing"),
        ),
        across=4,
        kind="bracket",
        label="Topics",
        most=3,
    )
    choices.ticks(
        s,
        "sensitive.items",
        (("HIV", "hiv"), ("Drug / alcohol treatment", "sud_part2"), ("Mental health", "mental_health")),
        across=3,
        kind="initials",
        label="These topics are discussed only if I initial them:",
        most=2,
        pitch=18,
    )
    choices.inline_ticks(
        s,
        "voicemail.allowed",
        "OK to leave messages with details?",
        (("Yes", "yes"), ("No", "no")),
        "bracket",
    )
    furniture.paragraph(
        s,
        "Verbal only. To get copies, a separate authorization is needed. I can take back this permission "
        "by telling the Health Information department in writing.",
        8,
    )
    lines.boxes(s, (("signature.present", "Signature", 0.6), ("signature.date", "Date", 0.4)), 36)
    lines.boxes(
        s,
        (
            ("signer.name", "If signed for the patient: name", 0.6),
            ("signer.relationship", "Relationship", 0.4),
        ),
    )
    furniture.staff_block(s, "Internal use", ("Entered in chart by", "Date"))
    furniture.footer(s, "SBH 1180 Rev 9/22", "Page 1 of 1")


def arroyo_verbal(s: Sheet) -> None:
    furniture.letterhead(s, "Arroyo Seco Community Clinic", ("Clínica comunitaria",), "disc")
    furniture.title(s, "AUTORIZACIÓN PARA COMUNICACIÓN VERBAL")
    lines.left_lines(
        s,
        (
            ("patient.name", "Nombre del paciente:", 0.62),
            ("patient.date_of_birth", "Fecha de nacimiento:", 0.38),
        ),
    )
    furniture.paragraph(
        s,
        "Autorizo al personal de la clínica a hablar sobre mi información médica con las siguientes "
        "personas. No se entregarán copias del expediente.",
    )
    lines.contact_table(s, ("Nombre", "Parentesco", "Número de teléfono"), 4)
    choices.ticks(
        s,
        "topics",
        (
            ("Citas", "appointments"),
            ("Información médica", "medical"),
            ("Resultados", "results"),
            ("Facturación", "billing"),
            ("Salud conductual", "mental_health"),
            ("VIH", "hiv"),
        ),
        across=3,
        label="Temas que se pueden tratar (marque todos los que correspondan):",
        most=3,
    )
    choices.inline_ticks(
        s, "voicemail.allowed", "¿Está bien dejar un mensaje detallado?", (("Sí", "yes"), ("No", "no"))
    )
    lines.left_lines(s, (("expiration", "Válida hasta:", 0.5), ("patient.phone", "Mi teléfono:", 0.5)))
    furniture.paragraph(s, "Puedo revocar esta autorización en cualquier momento por escrito.", 8.5)
    lines.left_lines(s, (("signature.present", "Firma:", 0.62), ("signature.date", "Fecha:", 0.38)), 30)
    lines.left_lines(
        s,
        (
            ("signer.name", "Nombre en letra de molde:", 0.55),
            ("signer.relationship", "Relación con el paciente:", 0.45),
        ),
    )
    furniture.footer(s, "ASCC-V-SP 06/2020")


def costa_verbal(s: Sheet) -> None:
    furniture.title(s, "COSTA AZUL PEDIATRICS", 15, "left")
    furniture.title(s, "Permiso para hablar con familiares y otras personas", 12, "left", band=True)
    lines.table(
        s,
        (
            (("patient.name", "Nombre completo", 0.6), ("patient.date_of_birth", "F. de nac.", 0.4)),
            (("patient.address", "Dirección", 0.6), ("patient.phone", "Teléfono", 0.4)),
        ),
        22,
    )
    s.y += 6
    furniture.paragraph(
        s,
        "Doy permiso para que la clínica comparta verbalmente información sobre el paciente con:",
        bold=True,
    )
    lines.contact_table(s, ("Persona", "Relación", "Teléfono"), 3, 24)
    choices.ticks(
        s,
        "topics",
        (
            ("Toda la información médica", "medical"),
            ("Solo citas", "appointments"),
            ("Cuentas y pagos", "billing"),
        ),
        across=3,
        kind="circle",
        label="Se puede hablar de",
        most=2,
    )
    lines.table(s, ((("expiration", "Vence el", 0.5), ("revoked_on", "Revoco este permiso el", 0.5)),), 22)
    furniture.paragraph(s, f"{REVOCO}", 8.5)
    lines.table(
        s,
        ((("signature.present", "Firma del paciente o tutor", 0.65), ("signature.date", "Fecha", 0.35)),),
        36,
    )
    lines.table(
        s,
        ((("signer.name", "Nombre de quien firma", 0.55), ("signer.relationship", "Parentesco", 0.45)),),
        22,
    )
    furniture.footer(s, "CAP 7 (ES)", "For internal use: scanned ___")


def meadow_stacked(s: Sheet) -> None:
    furniture.letterhead(s, "MEADOWLARK HOSPITAL", (), "leaf", "centre", 14)
    furniture.title(s, "Verbal Communication Authorization", 13)
    asking.stacked(
        s, (("patient.name", "Patient name", 0.65), ("patient.date_of_birth", "Date of birth", 0.35))
    )
    furniture.paragraph(s, "Hospital staff may speak about my care with the individuals listed here:", gap=2)
    asking.contact_blocks(s, ("Name", "Relationship", "Phone #"), 3)
    asking.yes_no(
        s,
        "sensitive.items",
        (("Mental health", "mental_health"), ("Drug and alcohol", "sud_part2"), ("HIV", "hiv")),
        ("MAY", "MAY NOT"),
        kind="circle",
    )
    choices.ticks(
        s,
        "topics",
        (
            ("Appointment times", "appointments"),
            ("Diagnosis and care", "medical"),
            ("Lab and test results", "results"),
            ("Hospital bills", "billing"),
        ),
        across=2,
        kind="underscore",
        label="We may talk about:",
        most=3,
    )
    choices.inline_ticks(
        s, "voicemail.allowed", "Leave detailed voice messages?", (("Yes", "yes"), ("No", "no")), "circle"
    )
    asking.stacked(s, (("patient.phone", "Phone for messages", 0.5), ("expiration", "Valid until", 0.5)))
    furniture.paragraph(
        s, "No copies of records are released with this form. I may revoke it in writing.", 8.5
    )
    asking.stacked(s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 26)
    asking.stacked(
        s, (("signer.name", "Name of signer", 0.5), ("signer.relationship", "Relationship to patient", 0.5))
    )
    furniture.footer(s, "MLH-VC-11 (3/2025)")


LAYOUTS = (
    Layout("tune-v-briarwood", FormType.VERBAL, EN, briarwood_verbal, "source-serif-4", 10, 56),
    Layout("tune-v-stonebridge", FormType.VERBAL, EN, stonebridge_involved, SANS, 9, 46),
    Layout("tune-v-arroyo", FormType.VERBAL, ES, arroyo_verbal, SERIF, 10.5, 54),
    Layout("tune-v-costa", FormType.VERBAL, ES, costa_verbal, "roboto-condensed", 9.5, 50),
    Layout("tune-v-meadow", FormType.VERBAL, EN, meadow_stacked, "source-serif-4", 9.5, 50),
)
