"""Forms in the manners of large hospitals: grids, two parties side by side, captions under lines."""

from collections.abc import Sequence

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.lines import Cell
from samples.foreign.sheet import HEIGHT, Sheet
from samples.foreign.tune.statements import CONDITION, REDISCLOSE, REDIVULGA, REVOCO, REVOKE

EN, ES = Language.ENGLISH, Language.SPANISH
_RECORDS = (
    ("Discharge summary", "discharge"),
    ("History and physical", "hp"),
    ("Operative report", "operative"),
    ("Laboratory results", "lab"),
    ("Pathology report", "pathology"),
    ("Emergency department record", "ed"),
)


def _captioned(s: Sheet, label: str, cells: Sequence[Cell], pitch: float = 20) -> None:
    """A label, one long line after it, and small captions under the line's parts."""
    s.y += pitch * s.stretch
    start = s.left + s.print_text(label, s.left, s.y - 2) + 4
    s.rule(start, s.y, s.right)
    x = start
    for path, caption, share in cells:
        wide = (s.right - start) * share
        s.fill(path, x, s.y, wide - 4, pitch - 4)
        s.print_text(caption, x + 12, s.y + 7.5, 6.5)
        x += wide
    s.y += 10


def _right_labels(s: Sheet, cells: Sequence[Cell], height: float = 18, share: float = 0.3) -> None:
    """Labels set flush right in a column, a frame beside each."""
    for path, label, wide in cells:
        edge = s.left + share * s.width
        s.print_text(label, edge - 5, s.y + height * 0.68, align="right")
        s.frame(edge, s.y, (s.width - share * s.width) * wide, height, 0.6)
        s.fill(path, edge + 1, s.y + height - 2, (s.width - share * s.width) * wide - 2, height - 4)
        s.y += (height + 3) * s.stretch


def _black_bar(s: Sheet, text: str) -> None:
    s.y += 4
    s.frame(s.left, s.y, s.width, 13, 0, 0.0)
    s.canvas.setFillGray(1)
    s.canvas.setFont(s.face.bold, s.size)
    s.canvas.drawString(s.left + 4, HEIGHT - s.y - 10, text)
    s.canvas.setFillGray(0)
    s.y += 14


def _boxed_question(s: Sheet, path: str, label: str, height: float = 52) -> None:
    """A question printed inside its own box, the answer under it."""
    height *= s.stretch
    s.frame(s.left, s.y, s.width, height, 0.8)
    s.print_text(label, s.left + 4, s.y + s.size + 2)
    answer = s.answer(path)
    s.note(path, answer)
    for number, text in enumerate(s.pen.lines(answer.shown, s.width - 16)[:2] if answer else []):
        s.write(path, text, s.left + 6, s.y + s.size + 20 + 15 * number, s.width - 16, 14)
    s.y += height


def meridian(s: Sheet) -> None:
    """Patient and recipient side by side."""
    furniture.letterhead(s, "MERIDIAN HEALTH SYSTEM", ("Release of Information Unit",), "bars", "right")
    furniture.title(s, "Authorization to Disclose Protected Health Information", 12, "left")
    top, bottom = s.y, s.y
    sides = (
        (0.0, 0.49, "PATIENT", "patient", (("name", "Name"), ("date_of_birth", "DOB"))),
        (0.51, 1.0, "RELEASE TO", "recipient", (("name", "Name"), ("organization", "Organization"))),
    )
    for left, right, head, who, first in sides:
        with asking.column(s, left, right):
            s.y = top
            furniture.heading(s, head, "shaded")
            for field, label in first:
                lines.left_lines(s, ((f"{who}.{field}", label, 1.0),))
            lines.left_lines(s, ((f"{who}.address#street", "Address", 1.0),))
            lines.left_lines(
                s,
                (
                    (f"{who}.address#city", "City", 0.48),
                    (f"{who}.address#state", "State", 0.22),
                    (f"{who}.address#zip", "Zip", 0.3),
                ),
            )
            lines.left_lines(s, ((f"{who}.phone", "Phone", 1.0),))
            if who == "patient":
                lines.left_lines(s, (("patient.mrn", "MRN (if known)", 1.0),))
            else:
                lines.left_lines(s, (("recipient.fax", "Fax", 1.0),))
            bottom = max(bottom, s.y)
    s.y = bottom
    furniture.heading(s, "WHAT TO RELEASE", "shaded")
    choices.ticks(s, "records.items", _RECORDS, across=3, most=3)
    lines.left_lines(
        s, (("records.date_from", "Treatment dates: From", 0.5), ("records.date_to", "Through", 0.5))
    )
    furniture.heading(s, "WHY", "shaded")
    lines.left_lines(s, (("purpose", "Reason for disclosure", 1.0),))
    lines.left_lines(s, (("expiration", "This authorization expires on", 0.6),))
    furniture.paragraph(s, REVOKE)
    furniture.paragraph(s, REDISCLOSE)
    lines.below_lines(
        s,
        (
            ("signature.present", "Patient or legal representative signature", 0.65),
            ("signature.date", "Date", 0.35),
        ),
    )
    lines.below_lines(
        s, (("signer.name", "Print name", 0.5), ("signer.relationship", "Relationship to patient", 0.5))
    )


def cascade(s: Sheet) -> None:
    """A government grid with numbered captions in capitals."""
    furniture.title(s, "REQUEST FOR AND AUTHORIZATION TO RELEASE HEALTH INFORMATION", 11)
    lines.boxes(
        s,
        (
            ("patient.name#last_first", "1. PATIENT NAME (LAST, FIRST, MIDDLE INITIAL)", 0.6),
            ("patient.date_of_birth", "2. BIRTHDATE (MM/DD/YYYY)", 0.22),
            ("patient.mrn", "3. CHART NO.", 0.18),
        ),
    )
    lines.boxes(
        s,
        (
            ("patient.address#street", "4A. STREET ADDRESS", 0.42),
            ("patient.address#city", "4B. CITY", 0.28),
            ("patient.address#state", "4C. STATE", 0.12),
            ("patient.address#zip", "4D. ZIP CODE", 0.18),
        ),
    )
    lines.boxes(
        s,
        (
            ("patient.phone", "5. TELEPHONE NO. (Include Area Code)", 0.45),
            ("patient.email", "6. E-MAIL", 0.55),
        ),
    )
    lines.boxes(s, (("discloser.name", "7. NAME OF FACILITY RELEASING INFORMATION", 1.0),))
    lines.boxes(
        s,
        (
            ("recipient.organization", "8. NAME OF ORGANIZATION TO WHOM INFORMATION IS TO BE RELEASED", 0.66),
            ("recipient.fax", "9. FAX NUMBER", 0.34),
        ),
    )
    lines.boxes(s, (("recipient.address", "10. ADDRESS OF RECIPIENT (Street, City, State and ZIP)", 1.0),))
    furniture.paragraph(s, "11. INFORMATION REQUESTED (check all that apply)", bold=True)
    choices.ticks(s, "records.items", _RECORDS, across=2, most=3)
    lines.boxes(
        s,
        (
            ("records.date_from", "12A. DATE OF SERVICE FROM", 0.3),
            ("records.date_to", "12B. DATE OF SERVICE TO", 0.3),
            ("purpose", "13. PURPOSE OR NEED FOR INFORMATION", 0.4),
        ),
    )
    furniture.paragraph(s, REVOKE)
    furniture.paragraph(s, CONDITION)
    lines.boxes(
        s,
        (
            ("signature.present", "14. SIGNATURE OF PATIENT OR PERSON AUTHORIZED TO SIGN", 0.7),
            ("signature.date", "15. DATE SIGNED", 0.3),
        ),
        34,
    )
    lines.boxes(
        s,
        (
            ("signer.name", "16. PRINTED NAME OF SIGNER", 0.5),
            ("signer.relationship", "17. RELATIONSHIP, IF NOT PATIENT", 0.5),
        ),
    )


def bluestem(s: Sheet) -> None:
    """Sentences with gaps, hints in brackets after them."""
    furniture.letterhead(s, "Bluestem Regional Hospital", ("P.O. Box 40, Bluestem",), "leaf", "centre", 13)
    furniture.title(s, "CONSENT FOR RELEASE OF MEDICAL RECORDS", 12)
    lines.sentence(
        s,
        (
            "I,", ("patient.name", 230), "(patient name), date of birth", ("patient.date_of_birth", 110),
            ", hereby authorize Bluestem Regional Hospital to release my medical records to:",
        ),
    )  # fmt: skip
    lines.below_lines(s, (("recipient.organization", "(Name of person, agency or facility)", 1.0),))
    lines.below_lines(
        s,
        (
            ("recipient.address#street", "(Street address)", 0.45),
            ("recipient.address#city", "(City)", 0.25),
            ("recipient.address#state", "(State)", 0.12),
            ("recipient.address#zip", "(Zip code)", 0.18),
        ),
    )
    lines.below_lines(
        s, (("recipient.phone", "(Telephone number)", 0.5), ("recipient.fax", "(Fax number)", 0.5))
    )
    lines.sentence(
        s,
        (
            "The records cover treatment from", ("records.date_from", 110), "to", ("records.date_to", 110),
            "and are needed for the purpose of", ("purpose", 180), ".",
        ),
    )  # fmt: skip
    choices.ticks(s, "records.items", _RECORDS, across=2, most=3, kind="underscore")
    lines.sentence(s, ("This consent will expire on", ("expiration", 150), "unless I revoke it sooner."))
    furniture.paragraph(s, REVOKE)
    furniture.paragraph(s, REDISCLOSE)
    s.y += 10
    lines.left_lines(s, (("signature.present", "Signed:", 0.62), ("signature.date", "Date:", 0.38)), 26)
    lines.left_lines(
        s, (("signer.relationship", "If signed by someone other than patient, state relationship:", 1.0),)
    )


def saltmarsh(s: Sheet) -> None:
    """One line for a name, its parts captioned beneath; the same for the address."""
    furniture.letterhead(s, "Saltmarsh Children's", ("Medical Records, 4 Ferry Landing",), "disc", "left", 15)
    furniture.title(s, "Release of Information Authorization", 13, "left")
    _captioned(
        s,
        "Patient's Name:",
        (
            ("patient.name#family", "Last", 0.4),
            ("patient.name#given", "First", 0.4),
            ("patient.name#middle", "Middle", 0.2),
        ),
    )
    lines.left_lines(
        s, (("patient.date_of_birth", "Birth Date:", 0.4), ("patient.phone", "Daytime Phone #:", 0.6))
    )
    _captioned(
        s,
        "Home Address:",
        (
            ("patient.address#street", "Street", 0.42),
            ("patient.address#city", "City", 0.26),
            ("patient.address#state", "State", 0.12),
            ("patient.address#zip", "Zip", 0.2),
        ),
    )
    furniture.heading(s, "I request that Saltmarsh Children's send my records to:", "bold")
    lines.left_lines(
        s, (("recipient.name", "Attn:", 0.5), ("recipient.organization", "Clinic/Hospital:", 0.5))
    )
    _captioned(
        s,
        "Address:",
        (
            ("recipient.address#street", "Street", 0.42),
            ("recipient.address#city", "City", 0.26),
            ("recipient.address#state", "State", 0.12),
            ("recipient.address#zip", "Zip", 0.2),
        ),
    )
    lines.left_lines(s, (("recipient.phone", "Ph #:", 0.5), ("recipient.fax", "Fax #:", 0.5)))
    furniture.heading(s, "Information to be sent:", "bold")
    choices.ticks(s, "records.items", _RECORDS, across=3, most=3)
    lines.left_lines(
        s, (("records.date_from", "Date(s) of service: from", 0.5), ("records.date_to", "to", 0.35))
    )
    choices.inline_ticks(
        s,
        "purpose",
        "Purpose:",
        (
            ("Continuing care", "treatment"),
            ("Legal", "legal"),
            ("Insurance", "insurance"),
            ("Personal", "personal"),
        ),
    )
    furniture.paragraph(s, CONDITION)
    furniture.paragraph(s, REVOKE)
    s.y += 8
    lines.left_lines(
        s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 24, (0.8, 2.2)
    )
    lines.left_lines(
        s,
        (("signer.name", "Printed name", 0.5), ("signer.relationship", "Relationship", 0.5)),
        22,
        (0.8, 2.2),
    )


def prairie(s: Sheet) -> None:
    """Labels flush right before frames, black bars over the sections."""
    furniture.letterhead(s, "PRAIRIE STATE UNIVERSITY HOSPITAL", (), "none", "centre", 12)
    furniture.title(s, "Patient Authorization for Release of Health Information", 12)
    _black_bar(s, "Section 1: Patient Information")
    s.y += 3
    _right_labels(
        s,
        (
            ("patient.name", "Full legal name", 1.0),
            ("patient.other_names", "Previous name(s)", 1.0),
            ("patient.date_of_birth", "Date of birth (month/day/year)", 0.5),
            ("patient.address", "Mailing address", 1.0),
            ("patient.phone", "Preferred phone number", 0.6),
            ("patient.email", "Email address", 0.8),
        ),
    )
    _black_bar(s, "Section 2: Who should receive the records?")
    s.y += 3
    _right_labels(
        s,
        (
            ("recipient.name", "Person or provider", 1.0),
            ("recipient.organization", "Company or facility", 1.0),
            ("recipient.address", "Mailing address", 1.0),
            ("recipient.phone", "Phone number", 0.6),
            ("recipient.fax", "Fax number", 0.6),
        ),
    )
    _black_bar(s, "Section 3: What records do you need?")
    choices.ticks(s, "records.items", _RECORDS, across=3, most=3, kind="circle")
    s.y += 3
    _right_labels(
        s,
        (
            ("records.date_from", "Start date", 0.4),
            ("records.date_to", "End date", 0.4),
            ("expiration", "Authorization ends on", 0.5),
        ),
        16,
    )
    _black_bar(s, "Section 4: Signature")
    furniture.paragraph(s, REVOKE)
    _right_labels(
        s,
        (
            ("signature.present", "Signature", 1.0),
            ("signature.date", "Today's date", 0.4),
            ("signer.name", "Name of person signing", 1.0),
            ("signer.relationship", "Relationship to patient", 0.7),
        ),
    )


def larkspur(s: Sheet) -> None:
    """A word processor's form: underscores, several labels a line, no grid at all."""
    furniture.title(s, "Larkspur Valley Clinic - Medical Records Release", 13)
    lines.typed_lines(
        s, (("patient.name", "Patient's Full Name:", 0.6), ("patient.date_of_birth", "D.O.B.:", 0.4))
    )
    lines.typed_lines(
        s, (("patient.address#street", "Street Address:", 0.6), ("patient.address#city", "City:", 0.4))
    )
    lines.typed_lines(
        s,
        (
            ("patient.address#state", "State:", 0.2),
            ("patient.address#zip", "Zip:", 0.25),
            ("patient.phone", "Phone Number:", 0.55),
        ),
    )
    furniture.paragraph(
        s, "A. I authorize the following facility to disclose my health information:", bold=True
    )
    lines.typed_lines(s, (("discloser.name", "Facility:", 1.0),))
    furniture.paragraph(s, "B. The information may be given to:", bold=True)
    lines.typed_lines(s, (("recipient.organization", "Name of facility or person:", 1.0),))
    lines.typed_lines(s, (("recipient.address", "Complete address:", 1.0),))
    lines.typed_lines(s, (("recipient.phone", "Telephone:", 0.5), ("recipient.fax", "Fax:", 0.5)))
    furniture.paragraph(s, "C. Information to be disclosed:", bold=True)
    choices.ticks(s, "records.items", _RECORDS, across=2, most=3, kind="bracket")
    lines.typed_lines(
        s, (("records.date_from", "For dates of service:", 0.5), ("records.date_to", "through", 0.4))
    )
    lines.typed_lines(s, (("purpose", "D. Purpose of disclosure:", 1.0),))
    lines.typed_lines(s, (("expiration", "E. This authorization will expire on (date or event):", 1.0),))
    furniture.paragraph(s, REVOKE)
    furniture.paragraph(s, REDISCLOSE)
    lines.typed_lines(
        s,
        (("signature.present", "Signature of Patient/Guardian:", 0.68), ("signature.date", "Date:", 0.32)),
        26,
    )
    lines.typed_lines(
        s, (("signer.name", "Print Name:", 0.5), ("signer.relationship", "Relationship to Patient:", 0.5))
    )


def laguna(s: Sheet) -> None:
    """A Spanish table: label column at the left, merged headings."""
    furniture.letterhead(s, "Hospital Comunitario La Laguna", ("Departamento de Archivo Clínico",), "cross")
    furniture.title(s, "AUTORIZACIÓN PARA DIVULGAR INFORMACIÓN MÉDICA", 12)
    furniture.heading(s, "DATOS DEL PACIENTE", "shaded")
    lines.boxes(
        s,
        (
            ("patient.name#family", "Apellido(s)", 0.4),
            ("patient.name#given", "Nombre(s)", 0.3),
            ("patient.date_of_birth", "Fecha de nacimiento (mes/día/año)", 0.3),
        ),
    )
    lines.boxes(
        s,
        (
            ("patient.address#street", "Calle y número", 0.42),
            ("patient.address#city", "Ciudad", 0.26),
            ("patient.address#state", "Estado", 0.14),
            ("patient.address#zip", "Código postal", 0.18),
        ),
    )
    lines.boxes(s, (("patient.phone", "Teléfono", 0.5), ("patient.mrn", "N.º de expediente", 0.5)))
    furniture.heading(s, "ENTREGAR LA INFORMACIÓN A", "shaded")
    lines.table(s, ((("recipient.name", "Nombre", 1.0),), (("recipient.organization", "Institución", 1.0),)))
    lines.table(s, ((("recipient.address", "Dirección", 1.0),),))
    lines.table(s, ((("recipient.phone", "Teléfono", 0.5), ("recipient.fax", "Fax", 0.5)),))
    furniture.heading(s, "INFORMACIÓN SOLICITADA", "shaded")
    options = (
        ("Resumen de alta", "discharge"),
        ("Resultados de laboratorio", "lab"),
        ("Informe quirúrgico", "operative"),
        ("Expediente completo", "entire"),
    )
    choices.ticks(s, "records.items", options, across=2, most=2)
    lines.table(s, ((("records.date_from", "Desde", 0.5), ("records.date_to", "Hasta", 0.5)),))
    lines.table(s, ((("purpose", "Motivo de la solicitud", 1.0),),))
    lines.table(s, ((("expiration", "Esta autorización vence el", 1.0),),))
    furniture.paragraph(s, REVOCO)
    furniture.paragraph(s, REDIVULGA)
    asking.under_brackets(
        s,
        (("signature.present", "Firma del paciente o representante", 0.6), ("signature.date", "Fecha", 0.4)),
    )
    asking.under_brackets(
        s,
        (
            ("signer.name", "Nombre en letra de molde", 0.5),
            ("signer.relationship", "Parentesco con el paciente", 0.5),
        ),
    )


def foxglove(s: Sheet) -> None:
    """A radiology desk's slip: sidebar for the patient, frames under labels for the rest."""
    furniture.letterhead(s, "Foxglove Imaging Center", ("Film Library",), "disc", "right")
    furniture.title(s, "MEDICAL IMAGING RELEASE REQUEST", 13, "left", True)
    with asking.banded(s, "Patient"):
        lines.above_lines(
            s,
            (
                ("patient.name", "Name (First, Middle, Last)", 0.62),
                ("patient.date_of_birth", "Birth date", 0.38),
            ),
        )
        lines.above_lines(
            s,
            (
                ("patient.phone", "Contact number", 0.4),
                ("patient.mrn", "Medical record #", 0.3),
                ("patient.email", "Email", 0.3),
            ),
        )
    with asking.banded(s, "Images"):
        lines.above_lines(
            s, (("imaging.exams", "Exam(s) requested", 0.6), ("imaging.body_part", "Body part", 0.4))
        )
        lines.above_lines(
            s, (("imaging.date_from", "Date of exam from", 0.5), ("imaging.date_to", "to", 0.5))
        )
        choices.inline_ticks(
            s,
            "delivery.format",
            "Media:",
            (("CD", "cd_dvd"), ("Film", "film"), ("PDF", "pdf")),
        )
    with asking.banded(s, "Deliver to"):
        lines.above_lines(
            s, (("recipient.name", "Physician", 0.5), ("recipient.organization", "Practice / Hospital", 0.5))
        )
        lines.above_lines(
            s,
            (
                ("recipient.address#street", "Street", 0.42),
                ("recipient.address#city", "City", 0.26),
                ("recipient.address#state", "State", 0.12),
                ("recipient.address#zip", "ZIP", 0.2),
            ),
        )
        lines.above_lines(s, (("recipient.phone", "Office phone", 0.5), ("recipient.fax", "Office fax", 0.5)))
    lines.left_lines(s, (("needed_by", "Date needed:", 0.5),))
    furniture.paragraph(s, REVOKE)
    lines.below_lines(
        s,
        (
            ("signature.present", "Signature of patient/authorized representative", 0.68),
            ("signature.date", "Date", 0.32),
        ),
    )
    lines.below_lines(
        s,
        (
            ("signer.name", "Name (please print)", 0.5),
            ("signer.relationship", "Relationship to patient", 0.5),
        ),
    )


def thistle(s: Sheet) -> None:
    """An amendment form whose questions stand in the boxes they are answered in."""
    furniture.letterhead(s, "Thistledown Health", ("Privacy and Health Records",), "leaf")
    furniture.title(s, "Patient Request to Amend the Medical Record", 13)
    lines.boxes(
        s,
        (
            ("patient.name", "Patient name", 0.5),
            ("patient.date_of_birth", "DOB", 0.22),
            ("patient.mrn", "Medical record number", 0.28),
        ),
        26,
    )
    lines.boxes(s, (("patient.address", "Address", 0.68), ("patient.phone", "Phone", 0.32)), 26)
    s.y += 6
    lines.boxes(s, (("amendment.entry_date", "Date of the entry you would like amended", 0.5),), 26)
    _boxed_question(
        s, "amendment.entry", "What information in your record do you believe is incorrect or incomplete?"
    )
    _boxed_question(s, "amendment.correction", "How should the information read to be correct and complete?")
    _boxed_question(s, "amendment.reason", "Why are you asking for this change?")
    _boxed_question(
        s, "amendment.notify", "Who should we notify if we make the change? (name and organization)"
    )
    furniture.paragraph(s, "We will answer within 60 days. If we deny the request you may file a statement.")
    lines.boxes(s, (("signature.present", "Patient signature", 0.65), ("signature.date", "Date", 0.35)), 34)
    lines.boxes(
        s,
        (
            ("signer.name", "Printed name", 0.5),
            ("signer.relationship", "Relationship (if not the patient)", 0.5),
        ),
        26,
    )
    furniture.staff_block(s, "FOR HIM DEPARTMENT USE ONLY", ("Received", "Reviewed by", "Date"))


def juniper(s: Sheet) -> None:
    """Permission to talk, the patient's label in a frame at the upper right."""
    furniture.letterhead(s, "Juniper Ridge Medical Group", ("600 Ridge Road",), "bars", "left", 14)
    top = s.y
    with asking.column(s, 0.55, 1.0):
        s.y = top - 22
        height = 62.0
        s.frame(s.left, s.y, s.width, height, 0.9)
        s.left += 5
        s.right -= 4
        for cell in (
            ("patient.name", "Name:", 1.0),
            ("patient.date_of_birth", "DOB:", 1.0),
            ("patient.mrn", "MRN:", 1.0),
        ):
            s.y += 19
            start = s.left + s.print_text(cell[1], s.left, s.y - 3) + 3
            s.rule(start, s.y, s.right)
            s.fill(cell[0], start, s.y, s.right - start, 15)
        s.left -= 5
        s.right += 4
        after = s.y + 14
    s.y = after
    furniture.title(s, "PERMISSION TO SHARE HEALTH INFORMATION VERBALLY", 12)
    furniture.paragraph(
        s,
        "You may talk about my health care with the people "
        "listed below. This form does not allow copies of records.",
    )
    lines.contact_table(s, ("Full name", "Relationship to me", "Phone number"), 3, framed=False)
    options = (
        ("Appointments", "appointments"),
        ("Test results", "results"),
        ("Billing", "billing"),
        ("Medical information", "medical"),
    )
    choices.ticks(s, "topics", options, across=2, most=3, label="They may be told about:")
    lines.sentence(s, ("This permission ends on", ("expiration", 140), "or when I cancel it in writing."))
    furniture.paragraph(s, REVOKE)
    lines.left_lines(s, (("signature.present", "X", 0.62), ("signature.date", "Date", 0.38)), 30)
    s.y -= 1
    s.print_text("Signature of patient or representative", s.left + 12, s.y + 6, 7)
    s.y += 9
    lines.below_lines(
        s,
        (
            ("signer.name", "Print name of signer", 0.5),
            ("signer.relationship", "Relationship, if not patient", 0.5),
        ),
    )


LAYOUTS = (
    Layout("tune-h-meridian", FormType.AUTHORIZATION, EN, meridian, SANS, 9, 44),
    Layout("tune-h-cascade", FormType.AUTHORIZATION, EN, cascade, SANS, 8.5, 36),
    Layout("tune-h-bluestem", FormType.AUTHORIZATION, EN, bluestem, SERIF, 10.5, 60),
    Layout("tune-h-saltmarsh", FormType.AUTHORIZATION, EN, saltmarsh, "lato", 9, 48),
    Layout("tune-h-prairie", FormType.AUTHORIZATION, EN, prairie, "roboto-condensed", 9, 50),
    Layout("tune-h-larkspur", FormType.AUTHORIZATION, EN, larkspur, SERIF, 11, 58),
    Layout("tune-h-laguna", FormType.AUTHORIZATION, ES, laguna, SANS, 9, 46),
    Layout("tune-h-foxglove", FormType.IMAGING, EN, foxglove, "lato", 9, 46),
    Layout("tune-h-thistle", FormType.AMENDMENT, EN, thistle, "source-serif-4", 9, 48),
    Layout("tune-h-juniper", FormType.VERBAL, EN, juniper, SANS, 9.5, 54),
)
