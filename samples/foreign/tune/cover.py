"""Sheets that go before a form on a fax, to tune on."""

from domain.form import FormType, Language
from samples.foreign import choices, furniture, lines
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def cover_plain(s: Sheet) -> None:
    furniture.letterhead(
        s, "Blue Heron Oncology Associates", ("Tel 555-010-9100   Fax 555-010-9101",), "leaf"
    )
    furniture.title(s, "FAX COVER SHEET", 22)
    lines.left_lines(s, (("x.to", "TO: Health Information Services / Medical Records", 1.0),), 26)
    lines.left_lines(s, (("recipient.name", "FROM:", 0.6), ("signature.date", "DATE:", 0.4)), 26)
    lines.left_lines(s, (("x.pages", "NUMBER OF PAGES INCLUDING COVER:", 1.0),), 26)
    lines.left_lines(s, (("x.re", "RE: records request", 1.0),), 26)
    furniture.paragraph(
        s,
        "CONFIDENTIALITY NOTICE: The documents in this fax may hold confidential health information "
        "that is legally privileged. If you are not the intended recipient, tell the sender and shred them.",
        gap=8,
    )


def cover_boxes(s: Sheet) -> None:
    furniture.title(s, "Facsimile Transmittal", 24, "left", band=True)
    lines.boxes(s, (("x.to", "To", 0.5), ("recipient.organization", "From", 0.5)), 40)
    lines.boxes(s, (("recipient.fax", "Fax", 0.5), ("recipient.phone", "Phone", 0.5)), 40)
    lines.boxes(s, (("signature.date", "Date", 0.5), ("x.pages", "Pages (with cover)", 0.5)), 40)
    choices.ticks(s, "x.kind", (("Urgent", "u"), ("For review", "r"), ("Please reply", "p")), across=3)
    lines.long_text(s, "x.comments", "Comments:", 4)
    furniture.paragraph(
        s, "This message is intended only for the addressee. Unauthorized use is prohibited.", 9
    )


LAYOUTS = (
    Layout("tune-cover-plain", FormType.OTHER, EN, cover_plain, SANS, 11, 60, ("cover",)),
    Layout("tune-cover-boxes", FormType.OTHER, EN, cover_boxes, SERIF, 11, 60, ("cover",)),
)
