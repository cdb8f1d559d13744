"""Imaging forms of invented organisations, to tune on."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet
from samples.foreign.tune.statements import CONDICION, CONDITION, REDISCLOSE, REDIVULGA, REVOCO, REVOKE

EN, ES = Language.ENGLISH, Language.SPANISH


def cedar_images(s: Sheet) -> None:
    furniture.letterhead(s, "Cedar County Hospital", ("Film Library / Image Services",), "bars")
    furniture.title(s, "REQUEST FOR COPIES OF RADIOLOGY IMAGES", 13)
    lines.left_lines(s, (("patient.name", "Patient's Name", 0.65), ("patient.date_of_birth", "D.O.B.", 0.35)))
    lines.left_lines(s, (("patient.phone", "Telephone", 0.4), ("patient.mrn", "Medical Record No.", 0.6)))
    furniture.heading(s, "EXAM(S) REQUESTED", "inverse")
    lines.left_lines(s, (("imaging.exams", "Exam:", 0.6), ("imaging.body_part", "Body part:", 0.4)))
    lines.left_lines(s, (("imaging.date_from", "Exam dates from", 0.5), ("imaging.date_to", "through", 0.5)))
    choices.inline_ticks(
        s,
        "imaging.product",
        "Please provide:",
        (("Images on CD", "images"), ("Reports only", "reports"), ("Images and reports", "both")),
    )
    furniture.heading(s, "SEND TO", "inverse")
    lines.left_lines(
        s, (("recipient.name", "Physician / person", 0.5), ("recipient.organization", "Practice", 0.5))
    )
    lines.left_lines(s, (("recipient.address", "Address", 0.7), ("recipient.phone", "Phone", 0.3)))
    choices.inline_ticks(
        s,
        "delivery.method",
        "Delivery:",
        (("Pick up", "pickup"), ("US Mail", "mail"), ("Courier", "courier")),
    )
    lines.left_lines(s, (("needed_by", "Appointment date:", 0.5), ("purpose", "Reason for request:", 0.5)))
    furniture.paragraph(
        s,
        "CDs are not encrypted. Please keep them in a safe place. Images are ready two business days "
        "after the exam.",
        8,
    )
    furniture.paragraph(s, f"{REVOKE} {REDISCLOSE} {CONDITION}", 8)
    lines.left_lines(
        s, (("signature.present", "Patient Signature X", 0.65), ("signature.date", "Date", 0.35)), 32
    )
    lines.left_lines(s, (("signer.name", "Print name", 0.5), ("signer.relationship", "Relationship", 0.5)))
    furniture.staff_block(
        s, "RADIOLOGY STAFF ONLY", ("CD burned by", "Date", "Photo ID checked", "# of discs")
    )
    furniture.footer(s, "CCH-RAD-09  (rev 7/21)")


def summit_cd(s: Sheet) -> None:
    furniture.letterhead(
        s, "Summit Diagnostic Imaging", ("Seven locations · Records fax 555-010-6120",), "disc", "centre", 15
    )
    furniture.title(s, "Image Release Authorization (CD / Electronic)", 12)
    lines.boxes(
        s,
        (
            ("patient.name#family", "Last name", 0.35),
            ("patient.name#given", "First name", 0.3),
            ("patient.name#middle", "MI", 0.1),
            ("patient.date_of_birth", "Date of birth (mm/dd/yyyy)", 0.25),
        ),
    )
    lines.boxes(
        s, (("patient.address", "Address, city, state, zip", 0.65), ("patient.phone", "Cell phone", 0.35))
    )
    s.y += 6
    choices.ticks(
        s,
        "imaging.exams",
        (
            ("X-ray", "XR"),
            ("CT scan", "CT"),
            ("MRI", "MR"),
            ("Ultrasound", "US"),
            ("Mammogram", "MG"),
            ("PET/CT", "PT"),
            ("Nuclear medicine", "NM"),
        ),
        across=4,
        kind="circle",
        label="Type of study",
        most=2,
    )
    lines.boxes(
        s,
        (
            ("imaging.body_part", "Body part(s)", 0.5),
            ("imaging.date_from", "Study date: from", 0.25),
            ("imaging.date_to", "to", 0.25),
        ),
    )
    s.y += 6
    choices.ticks(
        s,
        "imaging.product",
        (("Images (CD)", "images"), ("Written report only", "reports"), ("Both images and report", "both")),
        across=3,
        kind="circle",
        label="I am asking for",
    )
    choices.ticks(
        s,
        "recipient.self",
        (("Me (the patient)", "yes"), ("Someone else:", "no")),
        across=2,
        kind="circle",
        label="Release to",
    )
    lines.boxes(s, (("recipient.name", "Name", 0.5), ("recipient.organization", "Hospital or office", 0.5)))
    lines.boxes(s, (("recipient.address", "Address", 0.6), ("recipient.fax", "Fax", 0.4)))
    s.y += 6
    choices.ticks(
        s,
        "delivery.method",
        (("I will pick up", "pickup"), ("Mail", "mail"), ("Upload to provider (PACS)", "direct_provider")),
        across=3,
        kind="circle",
        label="How",
    )
    furniture.columns(s, (REVOKE, REDISCLOSE), 7.2)
    lines.boxes(
        s,
        (
            ("signature.present", "Signature of patient or representative", 0.6),
            ("signature.date", "Date signed", 0.4),
        ),
        36,
    )
    lines.boxes(
        s,
        (
            ("signer.name", "Name of representative (print)", 0.6),
            ("signer.relationship", "Relationship to patient", 0.4),
        ),
    )
    furniture.footer(s, "SDI 0442 01/2025", "1/1")


def lakeview_films(s: Sheet) -> None:
    furniture.title(s, "LAKEVIEW REGIONAL HEALTH", 15)
    furniture.title(s, "Authorization to Release Imaging Studies", 11)
    furniture.rule(s)
    lines.table(
        s,
        (
            (("patient.name", "Patient", 0.6), ("patient.date_of_birth", "Birth Date", 0.4)),
            (("patient.mrn", "MR #", 0.4), ("patient.phone", "Phone", 0.6)),
            (("imaging.exams", "Study / exam", 1.0),),
            (("imaging.date_from", "Exam date", 0.5), ("imaging.date_to", "Last exam", 0.5)),
            (("recipient.organization", "Send to facility", 1.0),),
            (("recipient.name", "Attention", 0.5), ("recipient.phone", "Phone", 0.5)),
            (("recipient.address", "Address", 1.0),),
            (("needed_by", "Date needed", 0.5), ("expiration", "Expires", 0.5)),
        ),
        22,
    )
    s.y += 4
    choices.inline_ticks(
        s, "delivery.format", "Media:", (("CD/DVD", "cd_dvd"), ("Film", "film"), ("USB", "usb")), "underscore"
    )
    choices.inline_ticks(
        s,
        "imaging.product",
        "Include:",
        (("Images", "images"), ("Reports", "reports"), ("Images + reports", "both")),
        "underscore",
    )
    choices.inline_ticks(
        s,
        "purpose",
        "Purpose:",
        (
            ("Continuing care", "treatment"),
            ("Second opinion", "treatment"),
            ("Legal", "legal"),
            ("Personal", "personal"),
        ),
        "underscore",
    )
    furniture.paragraph(s, f"{REVOKE} {CONDITION} {REDISCLOSE}", 8.5, gap=10)
    lines.table(s, ((("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)),), 36)
    lines.table(
        s, ((("signer.name", "Print name", 0.55), ("signer.relationship", "Relationship", 0.45)),), 22
    )
    furniture.footer(s, "LRH Imaging 8/19")


def mirasol_imagenes(s: Sheet) -> None:
    furniture.letterhead(s, "Mirasol Imaging Network", ("Servicio de imágenes",), "leaf", size=13)
    furniture.title(s, "SOLICITUD DE IMÁGENES MÉDICAS EN CD", 13)
    lines.boxes(
        s,
        (
            ("patient.name", "Nombre completo del paciente", 0.65),
            ("patient.date_of_birth", "Fecha de nacimiento (mm/dd/aaaa)", 0.35),
        ),
    )
    lines.boxes(s, (("patient.address", "Domicilio", 0.6), ("patient.phone", "Teléfono", 0.4)))
    s.y += 5
    choices.ticks(
        s,
        "imaging.exams",
        (
            ("Radiografía", "XR"),
            ("TC (tomografía)", "CT"),
            ("Resonancia magnética", "MR"),
            ("Ultrasonido", "US"),
            ("Mamografía", "MG"),
            ("Medicina nuclear", "NM"),
        ),
        across=3,
        label="Imágenes solicitadas",
        most=2,
    )
    lines.boxes(
        s,
        (
            ("imaging.body_part", "Parte del cuerpo", 0.4),
            ("imaging.date_from", "Fecha del estudio: desde", 0.3),
            ("imaging.date_to", "Hasta", 0.3),
        ),
    )
    choices.ticks(
        s,
        "imaging.product",
        (("Imágenes", "images"), ("Solo informes", "reports"), ("Imágenes e informes", "both")),
        across=3,
        label="Necesito",
    )
    lines.boxes(
        s,
        (("recipient.name", "Enviar a (nombre)", 0.5), ("recipient.organization", "Centro u hospital", 0.5)),
    )
    lines.boxes(s, (("recipient.address", "Dirección de envío", 0.65), ("recipient.fax", "Fax", 0.35)))
    choices.ticks(
        s,
        "delivery.method",
        (("Recogeré en persona", "pickup"), ("Correo postal", "mail"), ("Mensajería", "courier")),
        across=3,
        label="Método de entrega",
    )
    lines.boxes(s, (("purpose", "Motivo de la solicitud", 0.6), ("expiration", "Vence", 0.4)))
    furniture.paragraph(s, f"{REVOCO} {REDIVULGA} {CONDICION}", 8)
    lines.boxes(
        s,
        (
            ("signature.present", "Firma del paciente o representante", 0.65),
            ("signature.date", "Fecha de la firma", 0.35),
        ),
        36,
    )
    lines.boxes(
        s,
        (
            ("signer.name", "Nombre en letra de imprenta", 0.6),
            ("signer.relationship", "Relación con el paciente", 0.4),
        ),
    )
    furniture.footer(s, "MIN-31-SPN 04/2023", "Page 1 of 1")


def canyon_wells(s: Sheet) -> None:
    furniture.letterhead(s, "Canyon Radiology Partners", ("CD and image requests",), "bars", "right", 13)
    furniture.title(s, "Medical Imaging Release Form", 13, "left")
    with asking.banded(s, "Who"):
        asking.wells(s, (("patient.name", "Name", 0.6), ("patient.date_of_birth", "DOB", 0.4)))
        asking.wells(s, (("patient.phone", "Phone", 0.5), ("patient.mrn", "MRN", 0.5)))
    with asking.banded(s, "Exams"):
        choices.ticks(
            s,
            "imaging.exams",
            (
                ("CT", "CT"),
                ("MRI", "MR"),
                ("X-ray", "XR"),
                ("Ultrasound", "US"),
                ("PET", "PT"),
                ("Mammogram", "MG"),
            ),
            across=3,
            most=2,
        )
        asking.wells(s, (("imaging.body_part", "Body part", 1.0),))
        asking.wells(s, (("imaging.date_from", "Exam date from", 0.5), ("imaging.date_to", "to", 0.5)))
        choices.inline_ticks(
            s, "imaging.product", "Copy of:", (("Images", "images"), ("Reports", "reports"), ("Both", "both"))
        )
    with asking.banded(s, "Send to"):
        asking.wells(s, (("recipient.name", "Provider", 0.5), ("recipient.organization", "Practice", 0.5)))
        asking.wells(s, (("recipient.address", "Address", 1.0),))
        choices.inline_ticks(
            s, "delivery.method", "By:", (("Mail", "mail"), ("Pick-up", "pickup"), ("Courier", "courier"))
        )
    with asking.banded(s, "Sign"):
        furniture.paragraph(s, f"{REVOKE} {REDISCLOSE}", 7.5)
        asking.wells(s, (("purpose", "Purpose", 0.5), ("expiration", "Expires", 0.5)))
        asking.wells(s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 28)
        asking.wells(s, (("signer.name", "Printed name", 0.5), ("signer.relationship", "Relationship", 0.5)))
    furniture.footer(s, "CRP 5-2 2023")


LAYOUTS = (
    Layout("tune-i-cedar", FormType.IMAGING, EN, cedar_images, SERIF, 10, 52),
    Layout("tune-i-summit", FormType.IMAGING, EN, summit_cd, "lato", 8.5, 46),
    Layout("tune-i-lakeview", FormType.IMAGING, EN, lakeview_films, SANS, 9, 56),
    Layout("tune-i-mirasol", FormType.IMAGING, ES, mirasol_imagenes, "source-serif-4", 9, 48),
    Layout("tune-i-canyon", FormType.IMAGING, EN, canyon_wells, "roboto-condensed", 9.5, 46),
)
