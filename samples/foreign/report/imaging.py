"""Imaging forms of invented organisations, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.layout import Layout
from samples.foreign.report.statements import DERECHOS, RIGHTS
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def harbor_discs(s: Sheet) -> None:
    furniture.letterhead(s, "HarborView Imaging Institute", ("Image Management Desk",), "leaf", "right", 14)
    furniture.title(s, "Authorization for Release of Diagnostic Images", 13, "left")
    with asking.banded(s, "Patient"):
        asking.wells(s, (("patient.name", "Name", 0.62), ("patient.date_of_birth", "DOB", 0.38)))
        asking.wells(s, (("patient.phone", "Phone", 0.5), ("patient.mrn", "MRN (if known)", 0.5)))
        asking.wells(s, (("patient.address", "Address", 1.0),))
    with asking.banded(s, "Studies"):
        choices.ticks(
            s,
            "imaging.exams",
            (
                ("CT", "CT"),
                ("MRI", "MR"),
                ("X-ray", "XR"),
                ("Ultrasound", "US"),
                ("Mammography", "MG"),
                ("Nuclear medicine", "NM"),
            ),
            across=3,
            most=2,
        )
        asking.wells(s, (("imaging.body_part", "Area of body", 1.0),))
        asking.slashed_date(s, "imaging.date_from", "Performed between")
        asking.slashed_date(s, "imaging.date_to", "and")
    with asking.banded(s, "I need"):
        choices.inline_ticks(
            s,
            "imaging.product",
            "",
            (("Images", "images"), ("Reports", "reports"), ("Images with reports", "both")),
        )
        choices.inline_ticks(
            s,
            "delivery.format",
            "On:",
            (("CD", "cd_dvd"), ("DVD", "cd_dvd"), ("USB drive", "usb"), ("Film", "film")),
        )
    with asking.banded(s, "Give them to"):
        asking.wells(
            s, (("recipient.name", "Doctor / person", 0.5), ("recipient.organization", "Clinic", 0.5))
        )
        asking.wells(s, (("recipient.address", "Address", 0.65), ("recipient.fax", "Fax", 0.35)))
        choices.inline_ticks(
            s,
            "delivery.method",
            "",
            (
                ("Will be picked up", "pickup"),
                ("Mail", "mail"),
                ("Courier", "courier"),
                ("Electronic transfer", "direct_provider"),
            ),
        )
    with asking.banded(s, "Because"):
        choices.inline_ticks(
            s,
            "purpose",
            "",
            (
                ("Appointment with another doctor", "treatment"),
                ("Legal matter", "legal"),
                ("Personal copy", "personal"),
            ),
        )
    with asking.banded(s, "Signature"):
        furniture.paragraph(s, f"{RIGHTS} Discs are not password protected.", 7.5)
        asking.wells(s, (("signature.present", "Sign", 0.65), ("signature.date", "Date", 0.35)), 30)
        asking.wells(
            s, (("signer.name", "Print name", 0.5), ("signer.relationship", "Relation to patient", 0.5))
        )
    furniture.footer(s, "HVII 20-77 rev C", "page 1 of 1")


def mesa_radiology(s: Sheet) -> None:
    furniture.title(s, "MESA COUNTY MEMORIAL - DEPARTMENT OF RADIOLOGY", 13)
    furniture.title(s, "Patient Request for Radiology Studies on Disc", 11)
    asking.under_brackets(s, (("patient.name", "Patient name", 0.65), ("patient.phone", "Telephone", 0.35)))
    lines.comb(s, "patient.date_of_birth", "Date of birth", (2, 2, 4), captions=("Month", "Day", "Year"))
    lines.comb(s, "patient.mrn", "Medical record no.", (8,))
    asking.under_brackets(
        s, (("imaging.exams", "Study or studies requested", 0.6), ("imaging.body_part", "Body part", 0.4))
    )
    lines.comb(s, "imaging.date_from", "Date of study", (2, 2, 4), captions=("Month", "Day", "Year"))
    choices.ticks(
        s,
        "imaging.product",
        (
            ("Disc with images", "images"),
            ("Radiologist's report only", "reports"),
            ("Disc and report", "both"),
        ),
        across=3,
        kind="underscore",
    )
    asking.under_brackets(
        s,
        (
            ("recipient.organization", "Send to: hospital or office", 0.55),
            ("recipient.name", "Attention", 0.45),
        ),
    )
    asking.under_brackets(s, (("recipient.address", "Complete mailing address", 1.0),))
    choices.ticks(
        s,
        "delivery.method",
        (("Hold for pick up", "pickup"), ("Mail disc", "mail")),
        across=2,
        kind="underscore",
    )
    asking.under_brackets(s, (("purpose", "Reason for release", 0.6), ("needed_by", "Needed by", 0.4)))
    furniture.paragraph(s, RIGHTS, 8.5)
    asking.under_brackets(
        s,
        (
            ("signature.present", "Signature of patient, parent or guardian", 0.65),
            ("signature.date", "Date", 0.35),
        ),
        44,
    )
    asking.under_brackets(
        s, (("signer.name", "Printed name", 0.5), ("signer.relationship", "Relationship", 0.5))
    )
    furniture.staff_block(s, "STAFF", ("Accession #", "Discs", "Tech", "Date mailed"))
    furniture.footer(s, "MCM-R-15")


def laurel_exchange(s: Sheet) -> None:
    furniture.letterhead(s, "Laurel Health Partners", (), "disc", size=14)
    furniture.title(s, "IMAGING RECORDS: RELEASE TO / OBTAIN FROM", 12, band=True)
    choices.inline_ticks(
        s,
        "direction",
        "Laurel Health may",
        (("send images to", "release_out"), ("get images from", "obtain_in")),
        "circle",
    )
    asking.stacked(
        s,
        (
            ("recipient.organization", "Outside hospital or clinic", 0.55),
            ("recipient.phone", "Phone", 0.22),
            ("recipient.fax", "Fax", 0.23),
        ),
    )
    asking.stacked(s, (("recipient.address", "Its address", 1.0),))
    asking.stacked(
        s,
        (
            ("patient.name", "Patient's legal name", 0.5),
            ("patient.date_of_birth", "Birth date", 0.25),
            ("patient.mrn", "Laurel #", 0.25),
        ),
    )
    asking.stacked(
        s,
        (
            ("imaging.exams", "Which exams?", 0.6),
            ("imaging.date_from", "From", 0.2),
            ("imaging.date_to", "Until", 0.2),
        ),
    )
    choices.inline_ticks(
        s,
        "imaging.product",
        "Send",
        (("pictures only", "images"), ("reports only", "reports"), ("pictures and reports", "both")),
        "circle",
    )
    choices.inline_ticks(
        s,
        "purpose",
        "For",
        (
            ("treatment", "treatment"),
            ("a lawyer", "legal"),
            ("an insurance company", "insurance"),
            ("myself", "personal"),
        ),
        "circle",
    )
    asking.stacked(s, (("expiration", "Good until (date or event)", 0.5),))
    furniture.paragraph(s, RIGHTS, 8.5)
    asking.stacked(
        s,
        (
            ("signature.present", "Signature of patient / representative", 0.65),
            ("signature.date", "Signed on", 0.35),
        ),
        28,
    )
    asking.stacked(
        s,
        (
            ("signer.name", "Representative's name", 0.4),
            ("signer.relationship", "Relationship", 0.3),
            ("signer.authority", "Legal authority", 0.3),
        ),
    )
    furniture.footer(s, "LHP 301-B / 2024", "Return by fax")


def luna_estudios(s: Sheet) -> None:
    furniture.letterhead(s, "Centro Radiológico Media Luna", ("Archivo de estudios",), "bars", "centre", 13)
    furniture.title(s, "Autorización para entregar estudios de imagen", 12)
    lines.below_lines(
        s,
        (
            ("patient.name", "Nombre del paciente", 0.62),
            ("patient.date_of_birth", "Fecha de nacimiento", 0.38),
        ),
        34,
        7.5,
    )
    lines.below_lines(s, (("patient.phone", "Teléfono", 0.4), ("patient.address", "Domicilio", 0.6)), 34, 7.5)
    choices.ticks(
        s,
        "imaging.exams",
        (
            ("Tomografía (TC)", "CT"),
            ("Resonancia (RM)", "MR"),
            ("Rayos X", "XR"),
            ("Ultrasonido", "US"),
            ("Mama", "MG"),
        ),
        across=3,
        kind="underscore",
        label="Estudios que se solicitan:",
        most=2,
    )
    lines.below_lines(
        s,
        (("imaging.date_from", "Fecha del estudio, desde", 0.5), ("imaging.date_to", "hasta", 0.5)),
        34,
        7.5,
    )
    choices.ticks(
        s,
        "imaging.product",
        (("Imágenes en CD", "images"), ("Informe", "reports"), ("CD e informe", "both")),
        across=3,
        kind="underscore",
        label="Se entregará:",
    )
    lines.below_lines(
        s, (("recipient.name", "Entregar a", 0.5), ("recipient.organization", "Institución", 0.5)), 34, 7.5
    )
    lines.below_lines(
        s, (("recipient.address", "Dirección", 0.65), ("recipient.phone", "Teléfono", 0.35)), 34, 7.5
    )
    lines.below_lines(
        s, (("purpose", "Razón de la solicitud", 0.6), ("expiration", "Válido hasta", 0.4)), 34, 7.5
    )
    furniture.paragraph(s, DERECHOS, 8.5)
    lines.below_lines(
        s,
        (
            ("signature.present", "Firma del paciente o de su representante", 0.65),
            ("signature.date", "Fecha", 0.35),
        ),
        46,
        7.5,
    )
    lines.below_lines(
        s,
        (("signer.name", "Nombre en letra de molde", 0.6), ("signer.relationship", "Parentesco", 0.4)),
        34,
        7.5,
    )
    furniture.footer(s, "CRML/12", "PARA USO DEL PERSONAL: ________")


LAYOUTS = (
    Layout("report-i-harbor", FormType.IMAGING, EN, harbor_discs, "libre-franklin", 8.5, 44),
    Layout("report-i-mesa", FormType.IMAGING, EN, mesa_radiology, "pt-serif", 10, 56),
    Layout("report-i-laurel", FormType.IMAGING, EN, laurel_exchange, "open-sans", 9, 48),
    Layout("report-i-luna", FormType.IMAGING, ES, luna_estudios, "merriweather", 9, 52),
)
