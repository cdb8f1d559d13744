"""Amendment requests in the manner of forms in daily use: lettered sections, questions inside boxes."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet
from samples.foreign.tune import real_pieces
from samples.foreign.tune.real_statements import SESENTA, SIXTY

EN, ES = Language.ENGLISH, Language.SPANISH


def kingsbury(s: Sheet) -> None:
    """A health system: who, which document, three long questions in boxes, the privacy office's answer."""
    real_pieces.label_box(s, "Affix patient label")
    furniture.letterhead(s, "Kingsbury Regional Health", ("Privacy & Health Information",), "bars", size=13)
    furniture.title(s, "Request to Amend Medical Record", 13, "left")
    s.y += 8
    furniture.heading(s, "SECTION A: TO BE COMPLETED BY THE PATIENT OR REPRESENTATIVE", "shaded")
    lines.boxes(
        s,
        (
            ("patient.name", "Name of patient", 0.5),
            ("patient.date_of_birth", "Date of birth", 0.22),
            ("patient.mrn", "Medical record/account number", 0.28),
        ),
    )
    lines.boxes(
        s, (("patient.address", "Current mailing address", 0.7), ("patient.phone", "Telephone number", 0.3))
    )
    lines.boxes(
        s,
        (
            ("~document", "Document to be amended (e.g. visit note)", 0.4),
            ("amendment.entry_date", "Date of service / entry", 0.26),
            ("~provider", "Author (doctor, nurse)", 0.34),
        ),
    )
    real_pieces.boxed_question(
        s,
        "amendment.entry",
        "1. Describe the part of the record that you feel is wrong or that leaves something out "
        "(attach a page if you need more room).",
        66,
    )
    real_pieces.boxed_question(
        s, "amendment.correction", "2. How would you like the record to read? Be as exact as you can.", 62
    )
    real_pieces.boxed_question(
        s, "amendment.reason", "3. What makes you believe that a change is needed?", 56, 2
    )
    furniture.paragraph(
        s,
        "4. If the request is accepted, tell these people or places (name and address), who may have relied "
        "on the information:",
        gap=0,
    )
    lines.above_lines(s, (("amendment.notify", "", 1.0),), 24)
    furniture.paragraph(s, SIXTY, 8)
    lines.left_lines(
        s,
        (("signature.present", "Patient/Representative Signature:", 0.68), ("signature.date", "Date:", 0.32)),
        30,
    )
    lines.left_lines(
        s,
        (
            ("signer.name", "Print name:", 0.38),
            ("signer.relationship", "Relationship:", 0.26),
            ("signer.authority", "Authority:", 0.36),
        ),
    )
    furniture.heading(s, "SECTION B: TO BE COMPLETED BY KINGSBURY", "shaded")
    real_pieces.asides(s, "staff.outcome", ("Accepted", "Denied in part", "Denied"), 3)
    lines.left_lines(s, (("~staff.name", "Reviewed by:", 0.6), ("~day.staff", "Date:", 0.4)), 18)
    real_pieces.asides(
        s, "staff.because", ("Accurate and complete", "Not created here", "Not in record set"), 3
    )
    furniture.footer(s, "KRH-PRV-006 (09/2022)", "Page 1 of 1")


def salvatierra(s: Sheet) -> None:
    """A Spanish privacy office: plain lines, then questions with ruled rows."""
    furniture.letterhead(
        s, "Centro de Salud Salvatierra", ("Oficina del Responsable de Privacidad",), "none", "centre", 13
    )
    furniture.title(s, "PETICIÓN PARA CORREGIR O COMPLETAR EL HISTORIAL MÉDICO", 11.5)
    real_pieces.captioned(
        s,
        "Paciente:",
        (
            ("patient.name#family", "apellidos", 0.5),
            ("patient.name#given", "nombre", 0.3),
            ("patient.name#middle", "segundo nombre", 0.2),
        ),
    )
    lines.left_lines(
        s, (("patient.date_of_birth", "Nacido(a) el:", 0.4), ("patient.mrn", "Historial núm.:", 0.6))
    )
    lines.left_lines(s, (("patient.address", "Dirección postal:", 1.0),))
    lines.left_lines(
        s, (("patient.phone", "Teléfono de casa o celular:", 0.55), ("patient.email", "Correo:", 0.45))
    )
    lines.left_lines(
        s,
        (
            ("amendment.entry_date", "Fecha de la nota que quiere cambiar:", 0.55),
            ("~provider", "Escrita por:", 0.45),
        ),
    )
    lines.long_text(
        s, "amendment.entry", "¿Qué información está equivocada o falta? Dígalo con sus propias palabras.", 3
    )
    lines.long_text(s, "amendment.correction", "¿Cómo quiere que quede escrita?", 2)
    lines.long_text(s, "amendment.reason", "¿Por qué cree que debe cambiarse?", 2)
    lines.long_text(
        s, "amendment.notify", "Si se acepta, ¿a quién más debemos avisar? (nombre y dirección)", 1
    )
    furniture.paragraph(s, SESENTA, 8.5)
    lines.below_lines(
        s,
        (
            ("signature.present", "Firma del paciente o de quien lo representa", 0.65),
            ("signature.date", "Fecha de hoy", 0.35),
        ),
        38,
    )
    lines.below_lines(
        s,
        (
            ("signer.name", "Nombre del representante (letra de molde)", 0.6),
            ("signer.relationship", "Relación con el paciente", 0.4),
        ),
        30,
    )
    furniture.staff_block(s, "FOR PRIVACY OFFICE USE ONLY", ("Received", "Response due", "Decision"), 32)
    furniture.footer(s, "CSS-HIM-40 SPN", "1/2023")


def brookline_letter(s: Sheet) -> None:
    """A practice's page of stacked frames, boxes to say what kind of change, who is to be told."""
    furniture.title(s, "Brook & Linden Medical Associates", 14, "left")
    furniture.title(s, "Correction / Amendment of Protected Health Information", 11, "left")
    furniture.rule(s)
    asking.stacked(
        s,
        (
            ("patient.name#given", "Patient first name", 0.36),
            ("patient.name#family", "Patient last name", 0.4),
            ("patient.date_of_birth", "Born (mm/dd/yy)", 0.24),
        ),
    )
    asking.stacked(
        s,
        (
            ("patient.address#street", "Street", 0.45),
            ("patient.address#place", "City/State/Zip", 0.55),
        ),
    )
    asking.stacked(
        s, (("patient.phone", "Phone where we can reach you", 0.4), ("patient.email", "E-mail", 0.6))
    )
    real_pieces.asides(
        s,
        "change",
        ("Correct an error", "Add missing information", "Remove from my chart"),
        label="I want to:",
    )
    asking.stacked(
        s,
        (
            ("amendment.entry_date", "Date of the visit or report in question", 0.4),
            ("~provider", "Seen by", 0.6),
        ),
    )
    lines.long_text(s, "amendment.entry", "The record currently says:", 2, boxed=True)
    lines.long_text(s, "amendment.correction", "It should say:", 2, boxed=True)
    lines.long_text(s, "amendment.reason", "Because:", 2, boxed=True)
    choices.inline_ticks(
        s,
        "~tell",
        "May we tell others who have the old information?",
        (("Yes, those below", "y"), ("No", "n")),
    )
    del s.expected["~tell"]
    lines.long_text(s, "amendment.notify", "Name(s) and address(es):", 1)
    furniture.paragraph(s, SIXTY, 8.5)
    asking.stacked(
        s,
        (
            ("signature.present", "Signature (patient or legal representative)", 0.68),
            ("signature.date", "Date", 0.32),
        ),
        26,
    )
    asking.stacked(
        s,
        (
            ("signer.name", "Printed name of representative", 0.55),
            ("signer.relationship", "Relationship / authority", 0.45),
        ),
    )
    furniture.footer(s, "B&L 77-A", "Keep a copy for yourself")


FIRST = (
    Layout("tune-r-kingsbury", FormType.AMENDMENT, EN, kingsbury, SANS, 9, 44),
    Layout("tune-r-salvatierra", FormType.AMENDMENT, ES, salvatierra, SERIF, 10.5, 54),
)
HELD = (Layout("tune-s-brooklinden", FormType.AMENDMENT, EN, brookline_letter, "roboto-condensed", 10, 50),)
