"""Permissions to talk in the manner of forms in daily use: message preferences, people, limits."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.faces import SANS
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet
from samples.foreign.tune import real_pieces
from samples.foreign.tune.real_statements import NO_COPIES, REVOCO, REVOKE, SIN_COPIAS

EN, ES = Language.ENGLISH, Language.SPANISH


def maple_run(s: Sheet) -> None:
    """A practice: numbers and messages first, then who may be told what, emergency lines, staff below."""
    furniture.letterhead(
        s, "Maple Run Family Physicians", ("A department of Maple Run Hospital",), "leaf", size=13
    )
    furniture.title(s, "PATIENT COMMUNICATION AND VERBAL RELEASE FORM", 12)
    lines.left_lines(
        s, (("patient.name", "Patient's Legal Name:", 0.6), ("patient.date_of_birth", "D.O.B.:", 0.4))
    )
    lines.left_lines(
        s,
        (
            ("patient.phone", "Cell phone:", 0.34),
            ("~phone", "Home:", 0.33),
            ("~phone.work", "Work:", 0.33),
        ),
    )
    choices.inline_ticks(
        s,
        "voicemail.allowed",
        "OK to leave a message with details on my voicemail?",
        (("YES", "yes"), ("NO, call-back number only", "no")),
    )
    furniture.paragraph(
        s,
        "The people below help with my care. Staff may speak with them in person or on the phone. "
        + NO_COPIES,
        gap=6,
    )
    lines.contact_table(s, ("Name of person", "How related", "Telephone"), 4, 21)
    furniture.paragraph(s, "They may be told about:", bold=True, gap=0)
    real_pieces.ticks_and_other(
        s,
        "topics",
        (
            ("Anything", "medical"),
            ("Appointment reminders", "appointments"),
            ("Lab/X-ray results", "results"),
            ("Bills and insurance", "billing"),
            ("Counseling", "mental_health"),
            ("Alcohol/drug treatment", "sud_part2"),
        ),
        "Only this condition:",
        3,
        most=3,
    )
    lines.left_lines(s, (("expiration", "This permission ends (date or event):", 0.7),))
    real_pieces.bullets(
        s, (REVOKE, "Anyone not on this list will not be given information, except in an emergency."), 9
    )
    lines.below_lines(
        s,
        (
            ("signature.present", "Signature of patient (or parent/guardian of a minor)", 0.65),
            ("signature.date", "Date", 0.35),
        ),
        40,
    )
    lines.below_lines(
        s,
        (
            ("signer.name", "Printed name of person signing", 0.55),
            ("signer.relationship", "Relationship to patient", 0.45),
        ),
        30,
    )
    lines.below_lines(s, (("~staff.signature", "Witness (staff)", 0.65), ("~day.staff", "Date", 0.35)), 34)
    furniture.rule(s)
    lines.left_lines(s, (("revoked_on", "I take back this permission as of (date):", 0.6),))
    furniture.footer(s, "MRFP-COM-3 (4/21)", "Scan to: Consents")


def stonecrop(s: Sheet) -> None:
    """A hospital unit: people in blocks, may and may not, a code word nobody asks us for."""
    furniture.letterhead(s, "STONECROP MEMORIAL", ("Patient Relations",), "cross", "right", 13)
    furniture.title(s, "Who May We Talk To? Permission to Share Information Verbally", 12, "left", band=True)
    lines.table(
        s,
        (
            (("patient.name", "Patient", 0.6), ("patient.date_of_birth", "Birth date", 0.4)),
            (
                ("patient.mrn", "MRN/FIN", 0.35),
                ("~room", "Unit/Room", 0.25),
                ("patient.phone", "My phone", 0.4),
            ),
        ),
        21,
    )
    s.y += 6
    furniture.paragraph(
        s, "Please speak openly with the following family members, friends or caregivers:", bold=True, gap=0
    )
    asking.contact_blocks(s, ("Person:", "Relationship:", "Phone #:"), 3)
    s.y += 4
    furniture.paragraph(s, "Initial what you agree to have discussed:", bold=True, gap=0)
    choices.ticks(
        s,
        "topics",
        (
            ("My condition and plan of care", "medical"),
            ("Results of tests", "results"),
            ("Discharge and appointment planning", "appointments"),
            ("Hospital bill", "billing"),
        ),
        across=2,
        kind="initials",
        most=3,
        pitch=18,
    )
    asking.yes_no(
        s,
        "sensitive.items",
        (("HIV information", "hiv"), ("Mental health", "mental_health"), ("Alcohol or drugs", "sud_part2")),
        ("DISCUSS", "DO NOT"),
        15,
    )
    lines.left_lines(s, (("~word", "Code word for callers (optional):", 0.6),))
    choices.inline_ticks(
        s,
        "voicemail.allowed",
        "Detailed voice mail may be left at my number:",
        (("Yes", "yes"), ("No", "no")),
        "circle",
    )
    choices.inline_ticks(
        s,
        "~how_long",
        "Good for:",
        (("this stay only", "a"), ("one year", "b"), ("until I cancel", "c")),
        "circle",
    )
    del s.expected["~how_long"]
    furniture.paragraph(s, f"{NO_COPIES} {REVOKE}", 8.5)
    lines.boxes(
        s,
        (
            ("signature.present", "Patient / representative signature", 0.5),
            ("signature.date", "Date", 0.2),
            ("signer.relationship", "If not patient, relationship", 0.3),
        ),
        36,
    )
    furniture.staff_block(s, "Nursing", ("Entered in chart by", "Date/time"), 28)
    furniture.footer(s, "SM 5561 10/23", "Permanent part of the medical record")


def las_lomas(s: Sheet) -> None:
    """A Spanish clinic: a sentence, a table of persons, topics, messages, and taking it back."""
    furniture.letterhead(
        s, "Centro Médico Las Lomas", ("Pediatría y Medicina General",), "disc", "centre", 13
    )
    furniture.title(s, "CONSENTIMIENTO PARA CONVERSAR SOBRE MI SALUD", 12)
    lines.left_lines(
        s,
        (
            ("patient.name", "Nombre y apellidos:", 0.62),
            ("patient.date_of_birth", "Nacimiento:", 0.38),
        ),
    )
    lines.left_lines(
        s, (("patient.phone", "Núm. de celular:", 0.5), ("patient.mrn", "Núm. de paciente:", 0.5))
    )
    furniture.paragraph(
        s,
        "El personal puede conversar sobre mi atención, en persona o por teléfono, con: ",
        gap=5,
    )
    lines.contact_table(s, ("Nombre", "Relación", "Teléfono"), 3, 21)
    furniture.paragraph(s, SIN_COPIAS, gap=2)
    choices.ticks(
        s,
        "topics",
        (
            ("Citas", "appointments"),
            ("Diagnóstico y tratamiento", "medical"),
            ("Resultados de pruebas", "results"),
            ("Cuentas y seguro", "billing"),
            ("Salud mental", "mental_health"),
            ("Otros temas", "other"),
        ),
        across=3,
        label="Pueden hablar de:",
        most=3,
    )
    choices.inline_ticks(
        s,
        "voicemail.allowed",
        "¿Podemos dejarle recados con detalles en su contestadora?",
        (("Sí", "yes"), ("No", "no")),
    )
    lines.left_lines(s, (("expiration", "Este consentimiento termina el:", 0.6),))
    furniture.paragraph(s, REVOCO, 9)
    lines.left_lines(
        s, (("signature.present", "Firma (paciente o tutor):", 0.64), ("signature.date", "Fecha:", 0.36)), 34
    )
    lines.left_lines(
        s, (("signer.name", "Nombre de quien firma:", 0.58), ("signer.relationship", "Parentesco:", 0.42)), 22
    )
    lines.left_lines(
        s, (("~witness.signature", "Witness / Testigo:", 0.64), ("~day.staff", "Date:", 0.36)), 30
    )
    furniture.heading(s, "CANCELACIÓN", "ruled")
    lines.left_lines(s, (("revoked_on", "Cancelo este consentimiento con fecha:", 0.6),))
    furniture.footer(s, "CMLL-22S", "Original: expediente")


FIRST = (Layout("tune-r-maplerun", FormType.VERBAL, EN, maple_run, SANS, 9.5, 50),)
HELD = (
    Layout("tune-s-stonecrop", FormType.VERBAL, EN, stonecrop, "lato", 9.5, 48),
    Layout("tune-s-laslomas", FormType.VERBAL, ES, las_lomas, "roboto-condensed", 10.5, 52),
)
