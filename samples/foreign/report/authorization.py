"""Authorization forms of invented organisations, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.faces import MONO
from samples.foreign.layout import Layout
from samples.foreign.report.statements import DERECHOS, RIGHTS
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def evergreen_sidebar(s: Sheet) -> None:
    furniture.letterhead(
        s,
        "EVERGREEN UNIVERSITY HOSPITALS",
        ("HIM / Release of Information Unit, Box 1108",),
        "bars",
        "right",
        13,
    )
    furniture.title(s, "Authorization to Disclose Health Information", 14, "left")
    with asking.banded(s, "Patient"):
        asking.stacked(
            s, (("patient.name", "Name of patient", 0.65), ("patient.date_of_birth", "Birthdate", 0.35))
        )
        asking.stacked(
            s,
            (("patient.other_names", "Maiden or other names", 0.5), ("patient.mrn", "Hospital number", 0.5)),
        )
        asking.stacked(s, (("patient.address", "Address", 0.62), ("patient.phone", "Telephone", 0.38)))
    with asking.banded(s, "Disclose to"):
        choices.inline_ticks(
            s, "recipient.self", "", (("me, the patient", "yes"), ("the following", "no")), "circle"
        )
        asking.stacked(
            s, (("recipient.name", "Person", 0.5), ("recipient.organization", "Agency or organization", 0.5))
        )
        asking.stacked(
            s, (("recipient.address", "Mailing address", 0.65), ("recipient.fax", "Fax number", 0.35))
        )
    with asking.banded(s, "Records"):
        choices.ticks(
            s,
            "records.items",
            (
                ("Summary of care", "abstract"),
                ("History & physical", "hp"),
                ("Operative notes", "operative"),
                ("Pathology", "pathology"),
                ("Lab work", "lab"),
                ("X-ray reports", "radiology_report"),
                ("Progress notes", "clinic_notes"),
                ("All records", "entire"),
            ),
            across=2,
            most=3,
        )
        asking.stacked(
            s, (("records.date_from", "Treated from", 0.5), ("records.date_to", "Treated to", 0.5))
        )
    with asking.banded(s, "Special categories"):
        asking.yes_no(
            s,
            "sensitive.items",
            (
                ("HIV testing or treatment", "hiv"),
                ("Alcohol / drug program", "sud_part2"),
                ("Mental health", "mental_health"),
                ("Genetic tests", "genetic"),
            ),
            ("YES", "NO"),
        )
    with asking.banded(s, "Reason"):
        choices.inline_ticks(
            s,
            "purpose",
            "",
            (
                ("Further treatment", "treatment"),
                ("Attorney", "legal"),
                ("Insurance", "insurance"),
                ("My own use", "personal"),
            ),
            "circle",
        )
    with asking.banded(s, "Sign here"):
        furniture.paragraph(s, RIGHTS, 7.2)
        asking.stacked(
            s,
            (
                ("signature.present", "Signature of patient or person signing for patient", 0.65),
                ("signature.date", "Date", 0.35),
            ),
            24,
        )
        asking.stacked(
            s,
            (
                ("signer.name", "Name, printed", 0.5),
                ("signer.relationship", "Relationship if not patient", 0.5),
            ),
        )
    furniture.footer(s, "EUH 48-2216 (REV 10/2023)", "Original: chart   Copy: patient")


def ironbridge_numbered(s: Sheet) -> None:
    furniture.title(s, "IRONBRIDGE DISABILITY ADVOCATES", 15)
    furniture.title(s, "MEDICAL RECORDS RELEASE", 12)
    asking.numbered(
        s,
        1,
        (
            ("patient.name", "Claimant's full name", 1.0),
            ("patient.date_of_birth", "Claimant's date of birth", 1.0),
            ("patient.address", "Claimant's address", 1.0),
            ("discloser.name", "Hospital or doctor who has the records", 1.0),
        ),
    )
    asking.numbered(
        s,
        5,
        (
            ("recipient.organization", "Records go to", 1.0),
            ("recipient.address", "Address of recipient", 1.0),
            ("recipient.fax", "Recipient's fax", 1.0),
        ),
    )
    furniture.paragraph(s, "8.  Records wanted (put a mark on each line that applies)", gap=1)
    choices.ticks(
        s,
        "records.items",
        (
            ("Everything in the file", "entire"),
            ("Treatment notes", "clinic_notes"),
            ("Test and laboratory reports", "lab"),
            ("Therapy notes (PT/OT/ST)", "therapy"),
            ("Emergency visits", "ed"),
        ),
        across=1,
        kind="underscore",
        most=3,
    )
    asking.numbered(
        s,
        9,
        (
            ("records.date_from", "Beginning date of records", 1.0),
            ("records.date_to", "Ending date of records", 1.0),
            ("purpose", "Why the records are needed", 1.0),
            ("expiration", "This release is no longer valid after", 1.0),
        ),
    )
    furniture.paragraph(s, RIGHTS, 9)
    asking.under_brackets(
        s,
        (
            ("signature.present", "Signature of claimant or representative", 0.65),
            ("signature.date", "Date signed", 0.35),
        ),
        44,
    )
    asking.under_brackets(
        s, (("signer.name", "Printed name", 0.5), ("signer.relationship", "Relationship to claimant", 0.5))
    )


def vista_screen(s: Sheet) -> None:
    furniture.letterhead(
        s, "VistaCare Medical Group", ("vistacare.example  -  Records Service Center",), "disc", size=15
    )
    furniture.rule(s, 2.0)
    furniture.title(s, "Request and Authorization for Release of Medical Information", 12)
    asking.wells(
        s,
        (
            ("patient.name#given", "First", 0.35),
            ("patient.name#middle", "M.I.", 0.2),
            ("patient.name#family", "Last", 0.45),
        ),
    )
    asking.wells(
        s,
        (("patient.date_of_birth", "Date of birth (mm/dd/yyyy)", 0.5), ("patient.mrn", "VistaCare MRN", 0.5)),
    )
    asking.wells(s, (("patient.phone", "Mobile", 0.4), ("patient.email", "Email", 0.6)))
    asking.wells(
        s,
        (
            ("patient.address#street", "Street", 0.4),
            ("patient.address#city", "City", 0.25),
            ("patient.address#state", "ST", 0.12),
            ("patient.address#zip", "ZIP", 0.23),
        ),
    )
    furniture.heading(s, "Who should get the information?", "ruled")
    asking.wells(s, (("recipient.name", "Recipient", 0.5), ("recipient.organization", "Facility", 0.5)))
    asking.wells(
        s,
        (
            ("recipient.phone", "Tel.", 0.33),
            ("recipient.fax", "Fax", 0.33),
            ("recipient.email", "Email", 0.34),
        ),
    )
    top = s.y
    with asking.column(s, 0.0, 0.5):
        furniture.heading(s, "What do you need?", "ruled")
        choices.ticks(
            s,
            "records.items",
            (
                ("Visit notes", "clinic_notes"),
                ("Labs", "lab"),
                ("Immunizations", "immunization"),
                ("Medication record", "chemo_meds"),
                ("Full record", "entire"),
            ),
            across=1,
            most=2,
        )
        lower = s.y
    s.y = top
    with asking.column(s, 0.53, 1.0):
        furniture.heading(s, "How should we send it?", "ruled")
        choices.ticks(
            s,
            "delivery.method",
            (
                ("Patient portal", "portal"),
                ("Encrypted email", "secure_email"),
                ("US mail", "mail"),
                ("Fax to provider", "fax"),
                ("I will pick it up", "pickup"),
            ),
            across=1,
        )
        s.y = max(s.y, lower)
    asking.wells(s, (("records.date_from", "Service dates: start", 0.5), ("records.date_to", "end", 0.5)))
    choices.inline_ticks(
        s,
        "purpose",
        "Purpose:",
        (
            ("Personal", "personal"),
            ("Care by another doctor", "treatment"),
            ("Legal", "legal"),
            ("School", "school"),
        ),
    )
    furniture.paragraph(
        s,
        "Records may include information about HIV, mental health, genetic testing and substance use "
        "treatment.",
        8,
    )
    furniture.paragraph(
        s, f"{RIGHTS} This authorization ends 12 months after it is signed unless another date is given:", 8
    )
    asking.wells(s, (("expiration", "End date", 0.5), ("needed_by", "Needed by", 0.5)))
    asking.wells(s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 30)
    asking.wells(
        s,
        (
            ("signer.name", "Printed name", 0.5),
            ("signer.relationship", "If not the patient, relationship", 0.5),
        ),
    )
    furniture.footer(s, "VCMG-ROI v7 2025-02", "Page 1 of 1")


def sol_naciente(s: Sheet) -> None:
    furniture.letterhead(
        s, "HOSPITAL REGIONAL SOL NACIENTE", ("Oficina de Registros Médicos",), "cross", "centre", 14
    )
    furniture.title(s, "Permiso para entregar registros médicos", 13)
    asking.stacked(
        s,
        (
            ("patient.name", "Nombre y apellidos del paciente", 0.65),
            ("patient.date_of_birth", "Fecha de nacimiento (mm/dd/aaaa)", 0.35),
        ),
    )
    asking.stacked(
        s,
        (
            ("patient.address", "Calle, ciudad, estado, código postal", 0.65),
            ("patient.phone", "Número de teléfono", 0.35),
        ),
    )
    asking.stacked(
        s, (("patient.mrn", "N.º de historia clínica", 0.4), ("patient.email", "Correo electrónico", 0.6))
    )
    furniture.paragraph(s, "Enviar registros a:", bold=True)
    asking.stacked(
        s,
        (
            ("recipient.name", "Destinatario", 0.5),
            ("recipient.organization", "Consultorio, hospital u oficina", 0.5),
        ),
    )
    asking.stacked(
        s,
        (("recipient.address", "Dirección del destinatario", 0.65), ("recipient.fax", "Número de fax", 0.35)),
    )
    furniture.paragraph(s, "Registros solicitados:", bold=True, gap=0)
    choices.ticks(
        s,
        "records.items",
        (
            ("Historia clínica completa", "entire"),
            ("Notas de evolución", "clinic_notes"),
            ("Informe operatorio", "operative"),
            ("Análisis de laboratorio", "lab"),
            ("Urgencias", "ed"),
            ("Facturación", "billing"),
        ),
        across=3,
        kind="circle",
        most=3,
    )
    asking.stacked(
        s,
        (
            ("records.date_from", "Desde", 0.33),
            ("records.date_to", "Hasta", 0.33),
            ("needed_by", "Fecha requerida", 0.34),
        ),
    )
    choices.inline_ticks(
        s,
        "purpose",
        "Motivo:",
        (
            ("Cambio de proveedor", "treatment"),
            ("Abogado", "legal"),
            ("A mi pedido", "personal"),
            ("Discapacidad", "disability"),
        ),
        "circle",
    )
    asking.yes_no(
        s,
        "sensitive.items",
        (
            ("Incluir resultados de VIH", "hiv"),
            ("Incluir salud mental", "mental_health"),
            ("Incluir tratamiento por alcohol o drogas", "sud_part2"),
        ),
        ("SÍ", "NO"),
        kind="circle",
    )
    furniture.paragraph(s, DERECHOS, 8)
    asking.stacked(s, (("expiration", "Este permiso caduca el", 0.4),))
    asking.stacked(s, (("signature.present", "Firma", 0.65), ("signature.date", "Fecha de hoy", 0.35)), 26)
    asking.stacked(
        s,
        (
            ("signer.name", "Nombre de quien firma", 0.5),
            ("signer.relationship", "Relación con el paciente", 0.5),
        ),
    )
    furniture.footer(s, "HRSN-0093-S (8/2022)", "Form Owner: HIM")


def pinecrest_typewriter(s: Sheet) -> None:
    furniture.title(s, "PINECREST ORTHOPAEDIC CLINIC", 13)
    furniture.title(s, "RECORDS RELEASE FORM", 11)
    lines.sentence(s, ("Patient:", ("patient.name", 220), " Born:", ("patient.date_of_birth", 110)), 24)
    lines.sentence(s, ("Address:", ("patient.address", 330)), 24)
    lines.sentence(s, ("I request that", ("discloser.name", 230), "send my records to:"), 24)
    lines.sentence(s, ("Name:", ("recipient.name", 230)), 24)
    lines.sentence(s, ("Fax:", ("recipient.fax", 130), "Phone:", ("recipient.phone", 130)), 24)
    furniture.paragraph(s, "Check what should be sent:", gap=0)
    choices.ticks(
        s,
        "records.items",
        (
            ("Office notes", "clinic_notes"),
            ("Operative report", "operative"),
            ("MRI/X-ray reports", "radiology_report"),
            ("Physical therapy", "therapy"),
            ("Entire chart", "entire"),
        ),
        across=2,
        kind="bracket",
        most=2,
    )
    lines.sentence(s, ("Dates of care:", ("records.date_from", 110), "through", ("records.date_to", 110)), 24)
    lines.sentence(s, ("Purpose:", ("purpose", 200)), 24)
    lines.sentence(s, ("Expires:", ("expiration", 130), "(one year if blank)"), 24)
    furniture.paragraph(s, RIGHTS, 8.5)
    asking.under_brackets(
        s, (("signature.present", "Patient signature", 0.65), ("signature.date", "Date", 0.35)), 42
    )
    asking.under_brackets(
        s, (("signer.name", "Please print name", 0.55), ("signer.relationship", "Relationship", 0.45))
    )
    furniture.footer(s, "POC-4")


def stellar_two_pages(s: Sheet) -> None:
    furniture.title(s, "STELLAR REGIONAL CANCER INSTITUTE", 14, "left")
    furniture.title(s, "Permission to Release My Health Information", 12, "left")
    with asking.banded(s, "1", 0.05):
        asking.stacked(
            s, (("patient.name", "Legal name", 0.65), ("patient.date_of_birth", "Date of birth", 0.35))
        )
        asking.stacked(s, (("patient.address", "Home address", 0.65), ("patient.phone", "Best phone", 0.35)))
        asking.stacked(s, (("patient.mrn", "Record number", 0.4), ("patient.email", "E-mail", 0.6)))
    with asking.banded(s, "2", 0.05):
        furniture.paragraph(s, "Send my information to:", bold=True)
        asking.stacked(s, (("recipient.name", "Name", 0.5), ("recipient.organization", "Office", 0.5)))
        asking.stacked(s, (("recipient.address", "Where", 0.65), ("recipient.fax", "Fax", 0.35)))
    with asking.banded(s, "3", 0.05):
        furniture.paragraph(s, "What to send:", bold=True)
        choices.ticks(
            s,
            "records.items",
            (
                ("Short summary", "abstract"),
                ("Chemotherapy and infusion records", "chemo_meds"),
                ("Radiation treatment records", "radiation"),
                ("Clinic notes", "clinic_notes"),
                ("Pathology reports", "pathology"),
                ("Scans on disc", "images"),
                ("Whole record", "entire"),
            ),
            across=2,
            kind="circle",
            most=3,
        )
        asking.stacked(s, (("records.date_from", "Between", 0.5), ("records.date_to", "and", 0.5)))
    with asking.banded(s, "4", 0.05):
        choices.inline_ticks(
            s,
            "delivery.method",
            "How:",
            (("by mail", "mail"), ("by fax", "fax"), ("on the portal", "portal"), ("I pick it up", "pickup")),
            "circle",
        )
    furniture.footer(s, "SRCI-7781-A 11/2024", "1 of 2")
    s.new_page()
    furniture.paragraph(s, "Permission to Release My Health Information, side 2", bold=True)
    with asking.banded(s, "5", 0.05):
        furniture.paragraph(s, "Some facts are sent only if you say yes:", bold=True)
        asking.yes_no(
            s,
            "sensitive.items",
            (
                ("HIV or AIDS", "hiv"),
                ("Drug or alcohol treatment", "sud_part2"),
                ("Genetic results", "genetic"),
                ("Reproductive care", "reproductive"),
                ("Sexually transmitted infections", "sti"),
            ),
            ("Yes", "No"),
            20,
        )
    with asking.banded(s, "6", 0.05):
        choices.inline_ticks(
            s,
            "purpose",
            "Why:",
            (
                ("my care", "treatment"),
                ("my own files", "personal"),
                ("court or lawyer", "legal"),
                ("disability benefits", "disability"),
            ),
            "circle",
        )
    with asking.banded(s, "7", 0.05):
        furniture.paragraph(s, RIGHTS, 10)
        asking.stacked(s, (("expiration", "This permission ends on", 0.5),))
    with asking.banded(s, "8", 0.05):
        asking.stacked(
            s, (("signature.present", "Signed by", 0.65), ("signature.date", "on (date)", 0.35)), 30
        )
        asking.stacked(
            s,
            (
                ("signer.name", "Name in print", 0.5),
                ("signer.relationship", "If you sign for someone else, how are you related?", 0.5),
            ),
        )
    furniture.footer(s, "SRCI-7781-A 11/2024", "2 of 2")


LAYOUTS = (
    Layout("report-a-evergreen", FormType.AUTHORIZATION, EN, evergreen_sidebar, "open-sans", 8, 40),
    Layout("report-a-ironbridge", FormType.AUTHORIZATION, EN, ironbridge_numbered, "pt-serif", 10.5, 62),
    Layout("report-a-vista", FormType.AUTHORIZATION, EN, vista_screen, "libre-franklin", 8.5, 46),
    Layout("report-a-sol", FormType.AUTHORIZATION, ES, sol_naciente, "arimo", 8.5, 46),
    Layout("report-a-pinecrest", FormType.AUTHORIZATION, EN, pinecrest_typewriter, MONO, 10, 60),
    Layout(
        "report-a-stellar",
        FormType.AUTHORIZATION,
        EN,
        stellar_two_pages,
        "open-sans",
        9.5,
        50,
        ("form", "form"),
    ),
)
