"""Amendment forms of invented organisations, to tune on."""

from domain.form import FormType, Language
from samples.foreign import furniture, lines
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def fairhaven_amend(s: Sheet) -> None:
    furniture.letterhead(
        s, "Fairhaven Memorial Hospital", ("Privacy Office, 1 Fairhaven Square",), "cross", "left", 14
    )
    furniture.title(s, "REQUEST FOR AMENDMENT OF HEALTH INFORMATION")
    lines.left_lines(
        s, (("patient.name", "Patient Name:", 0.6), ("patient.date_of_birth", "Birth Date:", 0.4))
    )
    lines.left_lines(
        s, (("patient.mrn", "Medical Record Number:", 0.5), ("patient.phone", "Phone Number:", 0.5))
    )
    lines.left_lines(s, (("patient.address", "Patient Address:", 1.0),))
    lines.left_lines(s, (("amendment.entry_date", "Date of entry to be amended:", 0.6),))
    lines.long_text(s, "amendment.entry", "Please explain how the entry is incorrect or incomplete:", 3)
    lines.long_text(
        s, "amendment.correction", "What should the entry say to be more accurate or complete?", 3
    )
    lines.long_text(s, "amendment.reason", "Reason for this request:", 2)
    lines.long_text(
        s,
        "amendment.notify",
        "Would you like this amendment sent to anyone who received the information in the past? Name and "
        "address:",
        2,
    )
    furniture.paragraph(
        s,
        "We will answer within 60 days of receiving this request. The hospital may deny a request if the "
        "information was not created by us, is not part of the record, or is accurate and complete.",
        8,
    )
    lines.left_lines(
        s,
        (
            ("signature.present", "Signature of Patient or Legal Representative:", 0.68),
            ("signature.date", "Date:", 0.32),
        ),
        32,
    )
    lines.left_lines(s, (("signer.relationship", "Relationship to patient:", 0.6),))
    furniture.staff_block(
        s, "For hospital use only", ("Date received", "Amendment: accepted / denied", "Reviewer initials"), 44
    )
    furniture.footer(s, "FMH 3091 (R 5/20)")


def oldport_amend(s: Sheet) -> None:
    furniture.letterhead(s, "OLD PORT PHYSICIANS GROUP", (), "disc", "right", 12)
    furniture.title(s, "Patient Request to Correct / Amend Medical Record", 13, "left", band=True)
    lines.boxes(
        s,
        (
            ("patient.name", "Name of patient", 0.5),
            ("patient.date_of_birth", "DOB", 0.2),
            ("patient.mrn", "Chart #", 0.3),
        ),
    )
    lines.boxes(s, (("patient.address", "Address", 0.6), ("patient.phone", "Phone", 0.4)))
    lines.boxes(s, (("amendment.entry_date", "Date(s) of the information you want changed", 1.0),))
    lines.long_text(
        s, "amendment.entry", "1. What does the record say now that you believe is wrong?", 3, boxed=True
    )
    lines.long_text(s, "amendment.correction", "2. How should it read?", 3, boxed=True)
    lines.long_text(s, "amendment.reason", "3. Why do you want this change?", 2, boxed=True)
    lines.long_text(
        s, "amendment.notify", "4. Persons or organizations to be told of the change", 1, boxed=True, pitch=24
    )
    furniture.paragraph(s, "Your request becomes part of your permanent record. Nothing is erased.", 8)
    lines.boxes(s, (("signature.present", "Signature", 0.6), ("signature.date", "Date", 0.4)), 36)
    lines.boxes(
        s,
        (
            ("signer.name", "Name of personal representative", 0.6),
            ("signer.relationship", "Relationship", 0.4),
        ),
    )
    furniture.footer(s, "OPPG privacy form 6", "04-2018")


def marlow_amend(s: Sheet) -> None:
    furniture.title(s, "Marlow Valley Health System", 14)
    furniture.title(s, "AMENDMENT REQUEST FORM", 12)
    furniture.paragraph(
        s,
        "You have the right to ask us to amend information in your designated record set. Complete every "
        "item. Use one form for each entry.",
        9,
    )
    lines.below_lines(
        s,
        (
            ("patient.name#family", "Last name", 0.4),
            ("patient.name#given", "First name", 0.35),
            ("patient.name#middle", "Middle", 0.25),
        ),
        34,
    )
    lines.below_lines(
        s,
        (
            ("patient.date_of_birth", "Date of birth", 0.3),
            ("patient.phone", "Telephone", 0.3),
            ("patient.email", "E-mail", 0.4),
        ),
        34,
    )
    lines.below_lines(
        s,
        (("patient.address#street", "Street", 0.45), ("patient.address#place", "City, State, ZIP", 0.55)),
        34,
    )
    lines.below_lines(s, (("amendment.entry_date", "Date of disputed entry", 0.4),), 34)
    lines.long_text(s, "amendment.entry", "Information you believe is inaccurate or incomplete", 2, pitch=22)
    lines.long_text(s, "amendment.correction", "Change you are requesting", 2, pitch=22)
    lines.long_text(s, "amendment.reason", "Reason supporting the change", 2, pitch=22)
    lines.below_lines(
        s,
        (
            ("signature.present", "Signature of patient or personal representative", 0.65),
            ("signature.date", "Date", 0.35),
        ),
        44,
    )
    lines.below_lines(
        s,
        (
            ("signer.name", "Print name", 0.5),
            ("signer.relationship", "If representative, relationship to patient", 0.5),
        ),
        34,
    )
    furniture.footer(s, "MVHS-HIM-220", "Return to: Health Information Management")


def esperanza_enmienda(s: Sheet) -> None:
    furniture.letterhead(s, "Clínica La Esperanza", ("Oficina de privacidad",), "leaf", "left", 14)
    furniture.title(s, "SOLICITUD DE ENMIENDA DEL EXPEDIENTE MÉDICO")
    lines.left_lines(
        s, (("patient.name", "Nombre del paciente:", 0.62), ("patient.date_of_birth", "F. de nac.:", 0.38))
    )
    lines.left_lines(s, (("patient.address", "Dirección:", 0.65), ("patient.phone", "Teléfono:", 0.35)))
    lines.left_lines(s, (("amendment.entry_date", "Fecha de la anotación que desea enmendar:", 0.7),))
    lines.long_text(s, "amendment.entry", "Explique en qué es incorrecta o incompleta la anotación:", 3)
    lines.long_text(s, "amendment.correction", "¿Qué debería decir la anotación?", 3)
    lines.long_text(s, "amendment.reason", "Motivo de la solicitud:", 2)
    lines.long_text(s, "amendment.notify", "Personas a quienes se debe notificar:", 1)
    furniture.paragraph(s, "Responderemos a su solicitud en un plazo de 60 días.", 8)
    lines.left_lines(
        s, (("signature.present", "Firma del paciente:", 0.62), ("signature.date", "Fecha:", 0.38)), 32
    )
    lines.left_lines(
        s, (("signer.name", "Nombre del representante:", 0.55), ("signer.relationship", "Parentesco:", 0.45))
    )
    furniture.footer(s, "CLE 18-S", "rev. 2021")


LAYOUTS = (
    Layout("tune-m-fairhaven", FormType.AMENDMENT, EN, fairhaven_amend, SANS, 9.5, 52),
    Layout("tune-m-oldport", FormType.AMENDMENT, EN, oldport_amend, "roboto-condensed", 10, 46),
    Layout("tune-m-marlow", FormType.AMENDMENT, EN, marlow_amend, SERIF, 10.5, 60),
    Layout("tune-m-esperanza", FormType.AMENDMENT, ES, esperanza_enmienda, "lato", 9.5, 50),
)
