"""Sheets that go before a form on a fax, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, furniture, lines
from samples.foreign.layout import Layout
from samples.foreign.report import dressing, fields, marks
from samples.foreign.report.letters import answered
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def cover_lines(s: Sheet) -> None:
    furniture.letterhead(s, "EASTFIELD COMMUNITY HEALTH CENTER", ("Medical records",), "cross", "right")
    furniture.title(s, "FAX", 40, "left")
    asking.numbered(
        s,
        1,
        (
            ("x.to", "To: Records / release of information", 1.0),
            ("recipient.name", "From", 1.0),
            ("signature.date", "Sent on", 1.0),
            ("x.pages", "Pages, this one included", 1.0),
        ),
        30,
    )
    furniture.paragraph(
        s,
        "Please call if any page is missing. Privileged and confidential: the law forbids further disclosure "
        "of this information without consent.",
        9,
    )


def cover_wells(s: Sheet) -> None:
    furniture.title(s, "Fax transmission", 20)
    asking.wells(s, (("x.to", "To", 0.5), ("x.attention", "Attn", 0.5)), 28)
    asking.wells(s, (("recipient.organization", "From", 0.6), ("recipient.phone", "Tel.", 0.4)), 28)
    asking.wells(s, (("x.subject", "Subject", 0.6), ("x.pages", "No. of pages", 0.4)), 28)
    furniture.paragraph(
        s, "If this fax reached you in error, do not copy it. Tell the sender at once and shred it.", 9
    )


def cover_grid(s: Sheet) -> None:
    dressing.split_head(
        s,
        "Whitcomb & Reyes, Attorneys at Law",
        ("Boston - Lawrence", "978-555-0160"),
        ("FACSIMILE", "COVER SHEET"),
    )
    answered(
        s,
        ("x.to", "Health Information Services"),
        ("x.fax", "770-810-4161"),
        ("x.pages", "2"),
        ("x.message", "Please see the signed release that follows and call us when the chart is ready."),
    )
    fields.floor_cells(s, (("x.to", "TO", 0.5), ("x.fax", "FAX NUMBER", 0.5)), 34)
    fields.floor_cells(s, (("recipient.name", "FROM", 0.5), ("recipient.phone", "TELEPHONE", 0.5)), 34)
    fields.floor_cells(s, (("patient.name", "RE", 0.6), ("x.pages", "PAGES", 0.4)), 34)
    marks.beside_catalogue(s, ("Urgent", "For review", "Please comment", "Please reply"))
    lines.long_text(s, "x.message", "Message", 5)
    dressing.notice(
        s,
        "ATTORNEY-CLIENT PRIVILEGED. If you are not the addressee, you may not read, copy or pass on these "
        "pages. Telephone us collect and we will have them picked up.",
        8.5,
    )


def caratula(s: Sheet) -> None:
    furniture.letterhead(s, "Clínica La Frontera Health Center", ("Archivo clínico",), "cross", "centre")
    furniture.title(s, "CARÁTULA DE FAX", 22)
    answered(s, ("x.to", "Registros médicos"), ("x.pages", "3"), ("x.subject", "Solicitud de expediente"))
    fields.aligned(
        s,
        (
            ("x.to", "Para", 1.0),
            ("recipient.name", "De parte de", 1.0),
            ("signature.date", "Fecha", 1.0),
            ("x.pages", "Hojas con esta", 1.0),
            ("x.subject", "Asunto", 1.0),
        ),
        0.3,
        30,
    )
    furniture.paragraph(
        s,
        "Este fax lleva información confidencial de salud. Si lo recibió por error, avise por teléfono y "
        "destrúyalo.",
        10,
    )


LAYOUTS = (
    Layout("report-cover-lines", FormType.OTHER, EN, cover_lines, "pt-serif", 11, 60, ("cover",)),
    Layout("report-cover-wells", FormType.OTHER, EN, cover_wells, "open-sans", 11, 60, ("cover",)),
    Layout("report-cover-grid", FormType.OTHER, EN, cover_grid, "carlito", 11, 56, ("cover",)),
    Layout("report-cover-caratula", FormType.OTHER, ES, caratula, "eb-garamond", 12, 60, ("cover",)),
)
