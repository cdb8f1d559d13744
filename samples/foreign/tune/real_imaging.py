"""Requests for images in the manner of forms in daily use: film library, breast centre, Spanish desk."""

from domain.form import FormType, Language
from samples.foreign import choices, furniture, lines
from samples.foreign.faces import SANS
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet
from samples.foreign.tune import real_pieces
from samples.foreign.tune.real_statements import CONDICION, CONDITION, REDISCLOSE, REDIVULGA, REVOCO, REVOKE

EN, ES = Language.ENGLISH, Language.SPANISH


def wexford_film(s: Sheet) -> None:
    """A film library: a table of exams, how and when they are fetched, a receipt for the desk."""
    furniture.letterhead(
        s, "WEXFORD UNIVERSITY HOSPITAL", ("Radiology Film Library, Level B",), "bars", "left", 13
    )
    real_pieces.return_to(s, ("Fax completed form to 555-010-6648", "Allow 2 business days"), 170)
    furniture.title(s, "MEDICAL IMAGE REQUEST / RELEASE", 13, "left")
    lines.left_lines(
        s,
        (
            ("patient.name#last_first", "Patient's Name (Last, First, MI):", 0.68),
            ("~sex", "Sex:", 0.12),
            ("~day.today", "Date:", 0.2),
        ),
    )
    lines.left_lines(
        s,
        (
            ("patient.date_of_birth", "Birth Date:", 0.3),
            ("patient.mrn", "MR #:", 0.3),
            ("patient.phone", "Contact Number:", 0.4),
        ),
    )
    furniture.paragraph(s, "Exams requested (list only what you need):", bold=True, gap=2)
    real_pieces.exam_rows(s, ("Type of exam", "Body part / side", "Exam date"))
    choices.inline_ticks(
        s,
        "imaging.product",
        "I need:",
        (("Images on CD", "images"), ("Radiologist's report", "reports"), ("CD and report", "both")),
    )
    real_pieces.asides(s, "urgent", ("Routine", "STAT"), label="Priority:")
    lines.left_lines(s, (("needed_by", "Appointment date/needed by:", 0.5), ("~time", "Time:", 0.2)))
    furniture.heading(s, "Release to", "shaded")
    choices.ticks(
        s,
        "recipient.self",
        (("Patient (photo ID required)", "yes"), ("Physician or facility below", "no")),
        across=2,
    )
    lines.left_lines(
        s, (("recipient.name", "Physician/Person:", 0.5), ("recipient.organization", "Facility:", 0.5))
    )
    lines.left_lines(s, (("recipient.address", "Address:", 1.0),))
    lines.left_lines(s, (("recipient.phone", "Phone:", 0.5), ("recipient.fax", "Fax:", 0.5)))
    choices.inline_ticks(
        s,
        "delivery.method",
        "Method:",
        (
            ("Will pick up", "pickup"),
            ("Mail", "mail"),
            ("Courier", "courier"),
            ("Electronic transfer (PACS)", "direct_provider"),
        ),
    )
    lines.left_lines(s, (("~person", "Name of person picking up, if not the patient:", 0.8),))
    lines.left_lines(s, (("purpose", "Reason for request:", 1.0),))
    furniture.paragraph(s, f"{REVOKE} {CONDITION} {REDISCLOSE}", 7.5)
    lines.below_lines(
        s,
        (
            ("signature.present", "Signature of patient/parent/legal guardian", 0.6),
            ("signature.date", "Date", 0.4),
        ),
        34,
    )
    lines.below_lines(
        s, (("signer.name", "Printed name", 0.5), ("signer.relationship", "Relationship", 0.5)), 28
    )
    furniture.rule(s, 1.4)
    furniture.paragraph(s, "RECEIPT (completed at the desk)", 8, bold=True, gap=0)
    lines.left_lines(
        s,
        (("~receipt.signature", "Received by:", 0.5), ("~staff", "ID:", 0.2), ("~day.staff", "Date:", 0.3)),
        26,
    )
    furniture.footer(s, "WUH-RAD 318", "Rev 10/2020")


def primrose_priors(s: Sheet) -> None:
    """A breast centre fetches earlier pictures from elsewhere: asked of the other place, sent to us."""
    furniture.letterhead(
        s,
        "Primrose Breast Health Center",
        ("410 Harcourt Lane · Phone 555-010-2810 · Fax 555-010-2811",),
        "leaf",
        "centre",
        14,
    )
    furniture.title(s, "Authorization to Obtain Prior Mammograms and Breast Images", 12)
    lines.boxes(
        s,
        (
            ("patient.name", "Patient (legal name)", 0.45),
            ("patient.other_names", "Name at time of exam, if different", 0.33),
            ("patient.date_of_birth", "DOB", 0.22),
        ),
    )
    lines.boxes(s, (("patient.address", "Home address", 0.65), ("patient.phone", "Best phone", 0.35)))
    s.y += 6
    furniture.paragraph(s, "My previous breast images were done at:", bold=True, gap=2)
    lines.boxes(
        s,
        (
            ("discloser.name", "Hospital / imaging center", 0.6),
            ("~phone", "Phone", 0.2),
            ("~phone.fax", "Fax", 0.2),
        ),
    )
    lines.boxes(
        s, (("~place", "City, State", 0.5), ("imaging.date_from", "Approximate date of last exam", 0.5))
    )
    s.y += 6
    choices.ticks(
        s,
        "imaging.exams",
        (
            ("Mammogram (2D)", "MG"),
            ("Tomosynthesis (3D)", "MG"),
            ("Breast ultrasound", "US"),
            ("Breast MRI", "MR"),
        ),
        across=4,
        kind="circle",
        label="Please send:",
        most=2,
    )
    choices.ticks(
        s,
        "imaging.product",
        (("Images", "images"), ("Reports", "reports"), ("Images with reports", "both")),
        across=3,
        kind="circle",
    )
    choices.inline_ticks(
        s,
        "delivery.method",
        "Preferred way:",
        (("Image exchange", "direct_provider"), ("CD by mail", "mail"), ("CD by courier", "courier")),
        "circle",
    )
    furniture.paragraph(s, "Send to:", bold=True, gap=2)
    lines.boxes(s, (("recipient.organization", "Facility", 0.5), ("recipient.name", "Attention", 0.5)))
    lines.boxes(
        s,
        (
            ("recipient.address", "Address", 0.6),
            ("recipient.phone", "Phone", 0.2),
            ("recipient.fax", "Fax", 0.2),
        ),
    )
    s.y += 4
    lines.left_lines(s, (("needed_by", "My appointment here is on", 0.5), ("expiration", "Expires", 0.5)))
    furniture.columns(s, (REVOKE, f"{CONDITION} {REDISCLOSE}"), 7.5)
    lines.boxes(
        s, (("signature.present", "Patient signature", 0.65), ("signature.date", "Date signed", 0.35)), 36
    )
    lines.boxes(
        s,
        (("signer.name", "If signed by another: name", 0.6), ("signer.relationship", "Relationship", 0.4)),
        26,
    )
    furniture.staff_block(s, "Center use", ("1st request", "2nd request", "Received", "Tech"), 30)
    furniture.footer(s, "PBHC-14", "Thank you for your help")


def torreblanca(s: Sheet) -> None:
    """A Spanish radiology desk: table cells, exams in three columns, who fetches the disc."""
    furniture.letterhead(s, "Hospital Torreblanca", ("Radiología e Imagen · Filmoteca",), "disc", "left", 14)
    furniture.title(s, "Solicitud de copia de estudios radiológicos", 13, "left")
    lines.table(
        s,
        (
            (("patient.name", "Paciente", 1.0),),
            (("patient.date_of_birth", "Fecha nac.", 0.4), ("patient.mrn", "Nº expediente", 0.6)),
            (("patient.phone", "Tel. celular", 0.4), ("patient.email", "Correo electrónico", 0.6)),
            (("patient.address", "Domicilio", 1.0),),
        ),
        20,
    )
    s.y += 6
    furniture.paragraph(s, "Estudios que necesita (marque todos los que apliquen)", bold=True, gap=0)
    real_pieces.ticks_and_other(
        s,
        "imaging.exams",
        (
            ("Rayos X", "XR"),
            ("Tomografía (TAC)", "CT"),
            ("Resonancia (RM)", "MR"),
            ("Ecografía", "US"),
            ("Mastografía", "MG"),
            ("Medicina nuclear", "NM"),
        ),
        "Otro:",
        3,
        most=2,
    )
    lines.table(
        s,
        (
            (("imaging.body_part", "Región del cuerpo", 1.0),),
            (("imaging.date_from", "Realizados del", 0.5), ("imaging.date_to", "al", 0.5)),
        ),
        20,
    )
    choices.inline_ticks(
        s,
        "imaging.product",
        "Desea:",
        (("Solo imágenes", "images"), ("Solo el informe", "reports"), ("Imágenes con informe", "both")),
    )
    choices.inline_ticks(
        s, "delivery.format", "En:", (("Disco (CD)", "cd_dvd"), ("Memoria USB", "usb"), ("Placas", "film"))
    )
    s.y += 4
    furniture.paragraph(s, "Entregar o enviar a", bold=True, gap=2)
    lines.table(
        s,
        (
            (("recipient.name", "Médico o persona", 0.5), ("recipient.organization", "Institución", 0.5)),
            (("recipient.address", "Dirección", 0.65), ("recipient.fax", "Fax", 0.35)),
        ),
        20,
    )
    choices.inline_ticks(
        s,
        "delivery.method",
        "Forma de entrega:",
        (("Paso a recogerlo", "pickup"), ("Por correo", "mail"), ("Mensajería", "courier")),
    )
    lines.left_lines(s, (("~person", "Persona que recoge:", 0.55), ("needed_by", "Lo necesita el:", 0.45)))
    lines.left_lines(s, (("purpose", "Motivo:", 0.6), ("expiration", "Válida hasta:", 0.4)))
    furniture.paragraph(s, f"{REVOCO} {CONDICION} {REDIVULGA}", 8)
    lines.below_lines(
        s,
        (
            ("signature.present", "Firma del paciente, padre, madre o tutor", 0.5),
            ("signature.date", "Fecha", 0.2),
            ("signer.relationship", "Parentesco", 0.3),
        ),
        36,
    )
    furniture.staff_block(s, "STAFF USE", ("CD #", "Released by", "Photo ID"), 28)
    furniture.footer(s, "HT-IMG-07SP", "Rev. 3/24")


FIRST = (Layout("tune-r-wexford", FormType.IMAGING, EN, wexford_film, SANS, 9, 46),)
HELD = (
    Layout("tune-s-primrose", FormType.IMAGING, EN, primrose_priors, "lato", 9, 46),
    Layout("tune-s-torreblanca", FormType.IMAGING, ES, torreblanca, "source-serif-4", 9.5, 48),
)
