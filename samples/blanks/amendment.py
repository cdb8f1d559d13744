"""Request to amend the record, English, one page."""

from domain.form import FieldKind, FormType, Language
from samples.blanks.hospital import EMAIL, NAME, PHONE, RECORDS_FAX
from samples.blanks.parts import patient, signature_written
from samples.blanks.sheet import Cell, Sheet


def draw() -> Sheet:
    sheet = Sheet(
        id="amendment-en-2026-01",
        number="QCI-HIS-310",
        revised="01/26",
        form_type=FormType.AMENDMENT,
        language=Language.ENGLISH,
        title="Request to Amend My Medical Record",
        subtitle="Use one form for each entry you would like us to correct. Please print.",
        pages=1,
        fax=RECORDS_FAX,
    )
    patient(sheet, "A", short=True)
    sheet.bar("B.  The entry you want changed")
    sheet.row(
        Cell("amendment.entry_date", FieldKind.DATE, "Date of the entry", 1),
        Cell(
            "amendment.entry",
            FieldKind.TEXT,
            "Document or entry (for example: visit note, lab report) and author",
            3,
        ),
    )
    sheet.bar("C.  The change")
    for path, label, lines in (
        ("amendment.correction", "What should the record say to be accurate and complete?", 4),
        ("amendment.reason", "Why is the entry wrong or incomplete?", 3),
        ("amendment.notify", "Who should be told if the record is amended? (name and address)", 2),
    ):
        sheet.ruled_lines(Cell(path, FieldKind.LONG_TEXT, label, 1), lines)
    sheet.y += 3
    sheet.bar("D.  What happens next")
    sheet.y += 1
    sheet.paragraph(
        f"{NAME} answers within 60 days of receiving this request. If we need up to 30 days more we write to "
        "you. If we do not agree, we tell you why and you may send a statement of disagreement. The original "
        f"entry is never erased. Fax to {RECORDS_FAX} or email {EMAIL}. Questions: {PHONE}."
    )
    signature_written(sheet, "E")
    sheet.staff_box(
        ["Date received __________   Sent to author __________   Decision:  accepted / denied   Date _____"]
    )
    return sheet
