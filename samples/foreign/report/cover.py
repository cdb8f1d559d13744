"""Sheets that go before a form on a fax, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, furniture
from samples.foreign.layout import Layout
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


LAYOUTS = (
    Layout("report-cover-lines", FormType.OTHER, EN, cover_lines, "pt-serif", 11, 60, ("cover",)),
    Layout("report-cover-wells", FormType.OTHER, EN, cover_wells, "open-sans", 11, 60, ("cover",)),
)
