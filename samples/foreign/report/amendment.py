"""Amendment forms of invented organisations, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, furniture, lines
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def greenfield_correct(s: Sheet) -> None:
    furniture.letterhead(s, "GREENFIELD COMMUNITY HEALTH", ("Compliance and Privacy",), "cross", "right", 13)
    furniture.title(s, "Request to Change My Health Record", 15, "left")
    asking.stacked(
        s, (("patient.name", "Your name", 0.6), ("patient.date_of_birth", "Your date of birth", 0.4))
    )
    asking.stacked(s, (("patient.phone", "Your phone", 0.4), ("patient.address", "Your address", 0.6)))
    asking.stacked(s, (("amendment.entry_date", "Date of the visit or note", 0.5),))
    lines.long_text(s, "amendment.entry", "Which information is wrong or missing?", 3, boxed=True)
    lines.long_text(s, "amendment.correction", "What would make it right?", 3, boxed=True)
    lines.long_text(s, "amendment.reason", "Tell us why", 2, boxed=True)
    furniture.paragraph(
        s,
        "You will hear from us in writing within 60 days. If we disagree you may send us a statement of "
        "disagreement.",
        9,
    )
    asking.stacked(
        s,
        (
            ("signature.present", "Your signature (or your representative's)", 0.65),
            ("signature.date", "Today's date", 0.35),
        ),
        28,
    )
    asking.stacked(
        s,
        (("signer.name", "Representative's name", 0.6), ("signer.relationship", "Relationship to you", 0.4)),
    )
    furniture.footer(s, "GCH-P-019 v3", "1 of 1")


def thornton_legal(s: Sheet) -> None:
    furniture.title(s, "THORNTON STATE HOSPITAL", 14)
    furniture.title(s, "PETITION FOR AMENDMENT OF PROTECTED HEALTH INFORMATION", 11)
    furniture.title(s, "(45 CFR 164.526)", 9)
    asking.numbered(
        s,
        1,
        (
            ("patient.name", "Name of individual", 1.0),
            ("patient.date_of_birth", "Date of birth", 1.0),
            ("patient.mrn", "Health record no.", 1.0),
            ("patient.address", "Mailing address", 1.0),
            ("amendment.entry_date", "Date of entry in question", 1.0),
        ),
    )
    lines.long_text(s, "amendment.entry", "6.  State how the entry is inaccurate or incomplete", 3, pitch=21)
    lines.long_text(s, "amendment.correction", "7.  State what the entry should contain", 3, pitch=21)
    lines.long_text(s, "amendment.reason", "8.  Grounds for the request", 2, pitch=21)
    lines.long_text(s, "amendment.notify", "9.  Others who should receive the amendment", 1, pitch=21)
    asking.under_brackets(
        s,
        (
            ("signature.present", "Signature of individual or personal representative", 0.65),
            ("signature.date", "Date", 0.35),
        ),
        44,
    )
    asking.under_brackets(
        s,
        (
            ("signer.name", "Printed name of signer", 0.5),
            ("signer.relationship", "Relationship or authority", 0.5),
        ),
    )
    furniture.staff_block(s, "DETERMINATION", ("Granted", "Denied", "By", "Date"), 40)


def kestrel_sidebar(s: Sheet) -> None:
    furniture.letterhead(s, "Kestrel Physicians Network", (), "leaf", size=14)
    furniture.title(s, "AMENDMENT OF MEDICAL RECORD - PATIENT REQUEST", 12, band=True)
    with asking.banded(s, "About you"):
        asking.wells(s, (("patient.name", "Patient", 0.6), ("patient.date_of_birth", "DOB", 0.4)))
        asking.wells(s, (("patient.phone", "Phone", 0.5), ("patient.email", "E-mail", 0.5)))
    with asking.banded(s, "The entry"):
        asking.wells(s, (("amendment.entry_date", "Date of entry", 0.6),))
        lines.long_text(s, "amendment.entry", "What is incorrect", 2)
    with asking.banded(s, "The change"):
        lines.long_text(s, "amendment.correction", "It should say", 2)
        lines.long_text(s, "amendment.reason", "Reason", 2)
    with asking.banded(s, "Tell others"):
        lines.long_text(s, "amendment.notify", "Please notify (name, address)", 1)
    with asking.banded(s, "Signed"):
        asking.wells(s, (("signature.present", "Signature", 0.62), ("signature.date", "Date", 0.38)), 30)
        asking.wells(s, (("signer.name", "Name", 0.5), ("signer.relationship", "Relationship", 0.5)))
    furniture.footer(s, "KPN 88 (1/25)")


def paloma_correccion(s: Sheet) -> None:
    furniture.letterhead(s, "Paloma Family Clinic", ("Clínica familiar",), "disc", "centre", 14)
    furniture.title(s, "Solicitud para corregir mi historia clínica", 13)
    asking.under_brackets(
        s, (("patient.name", "Nombre completo", 0.62), ("patient.date_of_birth", "Fecha de nacimiento", 0.38))
    )
    asking.under_brackets(
        s, (("patient.phone", "Número de teléfono", 0.4), ("patient.address", "Dirección", 0.6))
    )
    asking.under_brackets(s, (("amendment.entry_date", "Fecha de la anotación", 0.45),))
    lines.long_text(s, "amendment.entry", "¿Qué información es incorrecta o falta?", 3, boxed=True)
    lines.long_text(s, "amendment.correction", "¿Cómo debe decir?", 3, boxed=True)
    lines.long_text(s, "amendment.reason", "¿Por qué pide este cambio?", 2, boxed=True)
    asking.under_brackets(
        s,
        (
            ("signature.present", "Firma del paciente o representante", 0.62),
            ("signature.date", "Fecha de hoy", 0.38),
        ),
        44,
    )
    asking.under_brackets(
        s, (("signer.name", "Nombre del representante", 0.6), ("signer.relationship", "Parentesco", 0.4))
    )
    furniture.footer(s, "PFC 5-SP", "Privacy Office use: rec'd ______")


LAYOUTS = (
    Layout("report-m-greenfield", FormType.AMENDMENT, EN, greenfield_correct, "open-sans", 9.5, 52),
    Layout("report-m-thornton", FormType.AMENDMENT, EN, thornton_legal, "merriweather", 9.5, 60),
    Layout("report-m-kestrel", FormType.AMENDMENT, EN, kestrel_sidebar, SANS, 9, 44),
    Layout("report-m-paloma", FormType.AMENDMENT, ES, paloma_correccion, SERIF, 11, 56),
)
