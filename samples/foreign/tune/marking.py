"""Forms that differ in where they are ticked and signed, to tune on."""

from collections.abc import Sequence

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.choices import Option
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import HEIGHT, Sheet
from samples.foreign.tune.statements import CONDICION, CONDITION, REDISCLOSE, REDIVULGA, REVOCO, REVOKE

EN, ES = Language.ENGLISH, Language.SPANISH
RECORDS: tuple[Option, ...] = (
    ("Discharge summary", "discharge"),
    ("History and physical", "hp"),
    ("Lab results", "lab"),
    ("Pathology reports", "pathology"),
    ("Operative reports", "operative"),
    ("Immunization record", "immunization"),
    ("Billing records", "billing"),
    ("Entire medical record", "entire"),
)
REASONS: tuple[Option, ...] = (
    ("Continuing care", "treatment"),
    ("Personal use", "personal"),
    ("Attorney", "legal"),
    ("Insurance", "insurance"),
    ("Disability", "disability"),
)


def boxes_after(
    s: Sheet, path: str, options: Sequence[Option], across: int, most: int = 1, edge: bool = False
) -> None:
    """The box right of its label: close behind it, or at the right edge of its column."""
    picked = choices.pick(s, path, options, most)
    wide, side = s.width / across, s.size * 0.95
    for number, (text, _) in enumerate(options):
        if number % across == 0:
            s.y += 15 * s.stretch
        x = s.left + (number % across) * wide
        after = x + s.print_text(text, x, s.y) + 4
        place = x + wide - side - 14 if edge else after
        s.frame(place, s.y - side + 1, side, side, 0.7)
        if number in picked:
            s.tick(path, place, s.y - side + 1, side)
    s.y += 6
    choices.note_picks(s, path, [options[n] for n in picked], options, "granted", "square")


def in_sentence(s: Sheet, path: str, pieces: Sequence[str | Option], round_boxes: bool = False) -> None:
    """Running text with boxes before some of its words."""
    options = [piece for piece in pieces if isinstance(piece, tuple)]
    picked = choices.pick(s, path, options, 1)
    s.y += 17 * s.stretch
    x, side = s.left, s.size * 0.95
    for piece in pieces:
        text = piece if isinstance(piece, str) else piece[0]
        if x + s.measure(text) + side > s.right:
            x, s.y = s.left, s.y + 16 * s.stretch
        if isinstance(piece, tuple):
            top = s.y - side + 1
            if round_boxes:
                s.canvas.setLineWidth(0.7)
                s.canvas.circle(x + side / 2, HEIGHT - top - side / 2, side / 2)
            else:
                s.frame(x, top, side, side, 0.6)
            if options.index(piece) in picked:
                s.tick(path, x, top, side)
            x += side + 3
        x += s.print_text(text, x, s.y) + s.measure("  ")
    s.y += 5
    choices.note_picks(s, path, [options[n] for n in picked], options, "granted", "square")


def initialled(s: Sheet, rows: Sequence[tuple[str, str, str]]) -> None:
    """A line for initials before a sentence about each category: (category printed, rest, code)."""
    options = [(head, code) for head, _, code in rows]
    picked = choices.pick(s, "sensitive.items", options, 2)
    for number, (head, rest, _) in enumerate(rows):
        s.y += 18 * s.stretch
        s.rule(s.left, s.y + 1, s.left + 34)
        if number in picked:
            s.write("sensitive.items", s.story.initials, s.left, s.y, 36, s.size + 4)
        s.print_text(f"{head} {rest}".strip(), s.left + 40, s.y)
    s.y += 6
    choices.note_picks(s, "sensitive.items", [options[n] for n in picked], options, "granted", "initials")


def somebody_else_signs(s: Sheet, label: str, above: bool = False) -> None:
    """A line of a witness or of staff, mostly signed; it says nothing of the patient."""
    s.y += 30
    if above:
        s.print_text(label, s.left, s.y - 19)
        start = s.left
    else:
        start = s.left + s.print_text(label, s.left, s.y - 2) + 3
    s.rule(start, s.y, start + 190)
    if s.rng_for(label).random() < 0.6:
        s.pen.sign(s.canvas, "Somebody Else", start, HEIGHT - s.y + 1, 180)
    after = start + 200
    after += s.print_text("Date", after, s.y - 2) + 3
    s.rule(after, s.y, min(after + 110, s.right))
    s.y += 4


def crossed_line(s: Sheet, label: str, dated: str) -> None:
    """A large X before the line to sign on, small labels under it."""
    s.y += 34
    start = s.left + s.print_text("X", s.left, s.y - 2, 14, bold=True) + 2
    s.rule(start, s.y, s.left + 290)
    s.print_text(label, start, s.y + 9, 7)
    s.fill("signature.present", start, s.y, 280 - (start - s.left), 22)
    s.rule(s.left + 320, s.y, s.left + 440)
    s.print_text(dated, s.left + 320, s.y + 9, 7)
    s.fill("signature.date", s.left + 320, s.y, 118, 20)
    s.y += 14


def alder_boxes_after(s: Sheet) -> None:
    furniture.letterhead(s, "Alder Ridge Health", ("Release of Information, 9 Ridge Road",), "bars")
    furniture.title(s, "Authorization to Release Medical Information", 13)
    lines.left_lines(
        s, (("patient.name", "Patient name:", 0.6), ("patient.date_of_birth", "Birth date:", 0.4))
    )
    lines.left_lines(s, (("patient.phone", "Phone:", 0.4), ("patient.mrn", "Medical record number:", 0.6)))
    furniture.heading(s, "Release my records to", "ruled")
    lines.left_lines(s, (("recipient.name", "Name:", 0.5), ("recipient.fax", "Fax:", 0.5)))
    lines.left_lines(s, (("recipient.address", "Address:", 1.0),))
    furniture.heading(s, "Records to be released (check all that apply)", "ruled")
    boxes_after(s, "records.items", RECORDS, 2, most=3, edge=True)
    furniture.heading(s, "Purpose of disclosure", "ruled")
    boxes_after(s, "purpose", REASONS, 5)
    furniture.heading(s, "Delivery method", "ruled")
    boxes_after(
        s,
        "delivery.method",
        (("Mail", "mail"), ("Fax", "fax"), ("Pick up", "pickup"), ("Email", "plain_email")),
        4,
    )
    furniture.paragraph(s, f"{REVOKE} {CONDITION} {REDISCLOSE}", 8)
    crossed_line(s, "Signature of patient or legal representative", "Date signed")
    lines.below_lines(
        s, (("signer.name", "Printed name", 0.5), ("signer.relationship", "Relationship to patient", 0.5))
    )
    somebody_else_signs(s, "Witness signature:")
    furniture.footer(s, "ARH 114")


def birch_image_cells(s: Sheet) -> None:
    furniture.title(s, "Birchwood Imaging Center: Request for Release of Images", 13)
    lines.table(
        s,
        (
            (("patient.name", "Patient name", 0.6), ("patient.date_of_birth", "DOB", 0.4)),
            (("patient.phone", "Phone", 0.5), ("patient.mrn", "MRN", 0.5)),
            (("recipient.organization", "Release images to", 1.0),),
            (("recipient.address", "Address", 1.0),),
        ),
        21,
    )
    s.y += 8
    choices.ticks(
        s,
        "imaging.exams",
        (
            ("CT", "CT"),
            ("MRI", "MR"),
            ("X-ray", "XR"),
            ("Ultrasound", "US"),
            ("Mammogram", "MG"),
            ("PET/CT", "PT"),
            ("Bone density", "DXA"),
            ("Fluoroscopy", "FL"),
        ),
        across=4,
        kind="circle",
        label="Exams requested (mark all that apply)",
        most=3,
        pitch=17,
    )
    lines.left_lines(s, (("imaging.body_part", "Body part:", 0.5), ("imaging.date_from", "Exam date:", 0.5)))
    in_sentence(
        s,
        "imaging.product",
        (
            "Please send",
            ("images only", "images"),
            ("reports only", "reports"),
            ("images and reports", "both"),
            "of the exams above.",
        ),
    )
    in_sentence(
        s,
        "delivery.method",
        ("I would like to receive them by", ("mail", "mail"), ("courier", "courier"), ("pick up", "pickup")),
        True,
    )
    furniture.paragraph(s, f"{REVOKE} {REDISCLOSE}", 8)
    lines.boxes(
        s,
        (
            ("signature.present", "Signature of patient / guardian", 0.5),
            ("signature.date", "Date", 0.2),
            ("signer.relationship", "Relationship to patient", 0.3),
        ),
        40,
    )
    s.y += 8
    somebody_else_signs(s, "Released by (staff signature):")
    furniture.footer(s, "BIC-22", "Page 1 of 1")


def cypress_lines_to_mark(s: Sheet) -> None:
    furniture.letterhead(s, "Cypress Family Practice", ("48 Mill Street",), "none", "centre", 14)
    furniture.title(s, "RECORDS RELEASE AUTHORIZATION", 12)
    lines.typed_lines(s, (("patient.name", "Name of patient:", 0.6), ("patient.date_of_birth", "DOB:", 0.4)))
    lines.typed_lines(
        s, (("recipient.organization", "Send records to:", 0.55), ("recipient.fax", "Fax:", 0.45))
    )
    furniture.paragraph(s, "Information to be disclosed:", bold=True)
    choices.ticks(s, "records.items", RECORDS, across=2, kind="underscore", most=3, pitch=16)
    furniture.paragraph(s, "Reason for disclosure:", bold=True)
    choices.ticks(s, "purpose", REASONS, across=3, kind="bracket", pitch=16)
    furniture.paragraph(
        s, "Initial beside each category of sensitive information that may be released:", bold=True
    )
    initialled(
        s,
        (
            ("HIV / AIDS", "test results and treatment", "hiv"),
            ("Mental health", "evaluations and treatment", "mental_health"),
            ("Alcohol and drug abuse", "treatment records", "sud_part2"),
            ("Genetic testing", "information", "genetic"),
        ),
    )
    in_sentence(
        s, "delivery.format", ("Format:", ("Paper", "paper"), ("CD", "cd_dvd"), ("PDF by e-mail", "pdf"))
    )
    furniture.paragraph(s, f"{REVOKE} {CONDITION} {REDISCLOSE}", 9)
    lines.above_lines(
        s,
        (
            ("signature.present", "Signature of patient or personal representative", 0.62),
            ("signature.date", "Date", 0.38),
        ),
        44,
        bold=True,
    )
    lines.above_lines(
        s, (("signer.name", "Print name", 0.5), ("signer.relationship", "Relationship to patient", 0.5)), 32
    )
    somebody_else_signs(s, "Signature of staff member", above=True)


def dogwood_talk(s: Sheet) -> None:
    furniture.letterhead(s, "Dogwood Pediatrics & Adult Medicine", ("Tel 555-010-8840",), "cross")
    furniture.title(s, "Permission to Talk About My Health Information", 13)
    furniture.paragraph(s, "Verbal communication only. No copies of records are released with this form.")
    lines.left_lines(s, (("patient.name", "Patient:", 0.6), ("patient.date_of_birth", "Date of birth:", 0.4)))
    furniture.heading(s, "You may talk with these persons", "shaded")
    lines.contact_table(s, ("Name", "Relationship", "Phone"), 3)
    furniture.heading(s, "About these topics", "shaded")
    boxes_after(
        s,
        "topics",
        (
            ("Appointments", "appointments"),
            ("Billing and insurance", "billing"),
            ("Test results", "results"),
            ("Medical information", "medical"),
            ("Behavioral health", "mental_health"),
            ("Other", "other"),
        ),
        3,
        most=3,
        edge=True,
    )
    s.y += 4
    in_sentence(
        s,
        "voicemail.allowed",
        ("May we leave a detailed voicemail message?", ("Yes", "yes"), ("No", "no")),
        True,
    )
    furniture.paragraph(s, REVOKE, 8)
    lines.left_lines(
        s, (("signature.present", "Patient/guardian signature", 0.66), ("signature.date", "Date", 0.34)), 36
    )
    lines.left_lines(s, (("signer.name", "Print name", 0.5), ("signer.relationship", "Relationship", 0.5)))
    furniture.staff_block(s, "FOR OFFICE USE ONLY", ("Entered by", "Date", "ID checked"))
    furniture.footer(s, "DPAM 7")


def encino_columnas(s: Sheet) -> None:
    furniture.letterhead(s, "Clínica El Encino", ("Archivo Clínico, Avenida Olmo 31",), "sun", "centre", 15)
    furniture.title(s, "AUTORIZACIÓN PARA DIVULGAR INFORMACIÓN MÉDICA", 12)
    lines.left_lines(
        s,
        (
            ("patient.name", "Nombre del paciente:", 0.6),
            ("patient.date_of_birth", "Fecha de nacimiento:", 0.4),
        ),
    )
    lines.left_lines(s, (("recipient.name", "Divulgar a:", 0.6), ("recipient.phone", "Teléfono:", 0.4)))
    furniture.heading(s, "Información solicitada", "inverse")
    top = s.y
    with asking.column(s, 0.0, 0.48):
        choices.ticks(
            s,
            "records.items",
            (
                ("Resumen de alta", "discharge"),
                ("Resultados de laboratorio", "lab"),
                ("Informes de radiología", "radiology_report"),
                ("Historia clínica completa", "entire"),
                ("Vacunas", "immunization"),
            ),
            across=1,
            most=2,
            label="Registros",
        )
        lower = s.y
    s.y = top
    with asking.column(s, 0.52, 1.0):
        choices.ticks(
            s,
            "purpose",
            (
                ("Atención médica", "treatment"),
                ("Uso personal", "personal"),
                ("Abogado", "legal"),
                ("Seguro", "insurance"),
            ),
            across=1,
            label="Propósito",
        )
    s.y = max(s.y, lower) + 4
    asking.yes_no(
        s,
        "sensitive.items",
        (("VIH / SIDA", "hiv"), ("Salud mental", "mental_health"), ("Pruebas genéticas", "genetic")),
        ("Sí", "No"),
        17,
    )
    furniture.paragraph(s, f"{REVOCO} {CONDICION} {REDIVULGA}", 8)
    crossed_line(s, "Firma del paciente o representante legal", "Fecha de la firma")
    lines.left_lines(
        s, (("signer.name", "Nombre en letra de molde:", 0.6), ("signer.relationship", "Parentesco:", 0.4))
    )
    somebody_else_signs(s, "Firma del testigo:")


LAYOUTS = (
    Layout("tune-a-alder", FormType.AUTHORIZATION, EN, alder_boxes_after, SANS, 9, 46),
    Layout("tune-i-birch", FormType.IMAGING, EN, birch_image_cells, "lato", 9.5, 50),
    Layout("tune-a-cypress", FormType.AUTHORIZATION, EN, cypress_lines_to_mark, SERIF, 11, 56),
    Layout("tune-v-dogwood", FormType.VERBAL, EN, dogwood_talk, "roboto-condensed", 10, 48),
    Layout("tune-a-encino", FormType.AUTHORIZATION, ES, encino_columnas, "source-serif-4", 9.5, 48),
)
