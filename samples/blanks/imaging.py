"""Request for images on CD or electronically, English, one page."""

from domain.form import FieldKind, FormType, Language, Polarity
from samples.blanks.hospital import DEPARTMENT, IMAGING_FAX, SHORT
from samples.blanks.parts import patient, signature
from samples.blanks.sheet import LEFT, Cell, Option, Sheet


def draw() -> Sheet:
    sheet = Sheet(
        id="imaging-en-2026-01",
        number="QCI-HIS-205",
        revised="01/26",
        form_type=FormType.IMAGING,
        language=Language.ENGLISH,
        title="Authorization to Release Medical Images",
        subtitle="For X-ray, CT, MRI and other pictures on CD or sent electronically. Please print.",
        pages=1,
        fax=IMAGING_FAX,
        polarity=Polarity.OPT_IN,
        default_expiry_days=180,
    )
    patient(sheet, "1", short=True)
    _recipient(sheet)
    _exams(sheet)
    _delivery(sheet)
    _statements(sheet)
    signature(sheet, "5", height=42, tight=True)
    sheet.staff_box(
        ["Date received ____________   CD made by ______________   Accession nos. ______________________"]
    )
    return sheet


def _recipient(sheet: Sheet) -> None:
    sheet.bar(f"2.  {SHORT} may release my images to")
    sheet.y += 2
    end = sheet.tick(Option("recipient.self", "true", "Myself"), LEFT + 4, sheet.y + 3)
    sheet.text(end + 16, sheet.y + 10.5, "or the person or facility named here:", 8.5)
    sheet.y += 16
    sheet.row(
        Cell("recipient.name", FieldKind.NAME, "Recipient name", 1),
        Cell("recipient.organization", FieldKind.TEXT, "Facility", 1.2),
        Cell("recipient.phone", FieldKind.PHONE, "Recipient phone", 0.8),
        height=31,
    )
    sheet.row(Cell("recipient.address", FieldKind.ADDRESS, "Recipient address", 1), height=31)


def _exams(sheet: Sheet) -> None:
    sheet.bar("3.  Images requested")
    sheet.tick_grid(
        [
            Option("imaging.exams", code, label)
            for code, label in (
                ("XR", "X-ray"),
                ("CT", "CT scan"),
                ("MR", "MRI"),
                ("US", "Ultrasound"),
                ("NM", "Nuclear medicine"),
                ("PT", "PET scan"),
                ("MG", "Mammogram"),
                ("OTHER", "Other imaging"),
            )
        ],
        4,
        pitch=15,
    )
    sheet.row(
        Cell("imaging.body_part", FieldKind.TEXT, "Body part or exam name", 2),
        Cell("imaging.date_from", FieldKind.DATE, "Exam dates: from", 1),
        Cell("imaging.date_to", FieldKind.DATE, "To", 1),
        height=31,
    )
    sheet.y += 1
    x = sheet.text(LEFT + 2, sheet.y + 11, "I want:", 8.5, bold=True) + 10
    for code, label in (
        ("images", "Images only"),
        ("reports", "Reports only"),
        ("both", "Images and reports"),
    ):
        x = sheet.tick(Option("imaging.product", code, label), x, sheet.y + 4) + 16
    sheet.y += 15


def _delivery(sheet: Sheet) -> None:
    sheet.bar("4.  Purpose, delivery and protected information")
    for title, path, options in (
        (
            "Purpose:",
            "purpose",
            (
                ("treatment", "Medical care"),
                ("personal", "Personal"),
                ("legal", "Attorney"),
                ("insurance", "Insurance"),
                ("disability", "Disability"),
            ),
        ),
        (
            "Send by:",
            "delivery.method",
            (("pickup", "Pick up"), ("mail", "Mail"), ("courier", "Courier"), ("portal", "Patient portal")),
        ),
        ("Format:", "delivery.format", (("cd_dvd", "CD or DVD"), ("usb", "USB drive"), ("film", "Film"))),
    ):
        sheet.text(LEFT + 2, sheet.y + 11, title, 8.5, bold=True)
        x = 92.0
        for code, label in options:
            x = sheet.tick(Option(path, code, label), x, sheet.y + 4) + 16
        sheet.y += 15
    sheet.y += 2
    sheet.text(LEFT + 2, sheet.y + 12, "Initial to allow:", 8.5, bold=True)
    for x, (code, label) in zip(
        (112.0, 250.0, 390.0),
        (
            ("hiv", "HIV information"),
            ("genetic", "Genetic testing"),
            ("sud_part2", "Substance use treatment"),
        ),
        strict=True,
    ):
        sheet.initials(Option("sensitive.items", code, label, "granted"), x, sheet.y)
    sheet.y += 20
    sheet.row(
        Cell("needed_by", FieldKind.DATE, "Date needed", 1),
        Cell("expiration", FieldKind.DATE, "This authorization expires on", 1),
        height=31,
    )


def _statements(sheet: Sheet) -> None:
    sheet.y += 1
    sheet.statement(
        "revocation",
        f"I may revoke this authorization in writing to {DEPARTMENT} at any time, except for images "
        "already sent. Without a date above it expires 180 days after I sign it.",
        size=7.8,
    )
    sheet.statement(
        "conditioning",
        "My treatment, payment and benefits do not depend on signing this form.",
        size=7.8,
    )
    sheet.statement(
        "redisclosure",
        "Whoever receives the images could share them again; federal privacy law may then not protect them. "
        "A CD is not encrypted.",
        size=7.8,
    )
