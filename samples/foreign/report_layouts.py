"""Foreign forms to measure on. Nobody tunes a reader on these."""

from domain.form import FormType, Language
from samples.foreign import blocks as b
from samples.foreign import report_blocks as r
from samples.foreign.faces import MONO, SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH

_RIGHTS = (
    "You may cancel this permission at any time by sending a letter to the Privacy Officer. Cancelling "
    "does not "
    "undo disclosures already made. We will not refuse care if you do not sign. Once released, the "
    "information "
    "may be shared again by the person who gets it and federal rules may no longer protect it."
)
_DERECHOS = (
    "Usted puede cancelar este permiso cuando quiera enviando una carta al Oficial de Privacidad. No "
    "negaremos "
    "atención si usted no firma. Una vez entregada, la información podría compartirse de nuevo y ya no estar "
    "protegida por las normas federales."
)


def evergreen_sidebar(s: Sheet) -> None:
    b.letterhead(
        s,
        "EVERGREEN UNIVERSITY HOSPITALS",
        ("HIM / Release of Information Unit, Box 1108",),
        "bars",
        "right",
        13,
    )
    b.title(s, "Authorization to Disclose Health Information", 14, "left")
    with r.banded(s, "Patient"):
        r.stacked(
            s, (("patient.name", "Name of patient", 0.65), ("patient.date_of_birth", "Birthdate", 0.35))
        )
        r.stacked(
            s,
            (("patient.other_names", "Maiden or other names", 0.5), ("patient.mrn", "Hospital number", 0.5)),
        )
        r.stacked(s, (("patient.address", "Address", 0.62), ("patient.phone", "Telephone", 0.38)))
    with r.banded(s, "Disclose to"):
        b.inline_ticks(
            s, "recipient.self", "", (("me, the patient", "yes"), ("the following", "no")), "circle"
        )
        r.stacked(
            s, (("recipient.name", "Person", 0.5), ("recipient.organization", "Agency or organization", 0.5))
        )
        r.stacked(s, (("recipient.address", "Mailing address", 0.65), ("recipient.fax", "Fax number", 0.35)))
    with r.banded(s, "Records"):
        b.ticks(
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
        r.stacked(s, (("records.date_from", "Treated from", 0.5), ("records.date_to", "Treated to", 0.5)))
    with r.banded(s, "Special categories"):
        r.yes_no(
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
    with r.banded(s, "Reason"):
        b.inline_ticks(
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
    with r.banded(s, "Sign here"):
        b.paragraph(s, _RIGHTS, 7.2)
        r.stacked(
            s,
            (
                ("signature.present", "Signature of patient or person signing for patient", 0.65),
                ("signature.date", "Date", 0.35),
            ),
            24,
        )
        r.stacked(
            s,
            (
                ("signer.name", "Name, printed", 0.5),
                ("signer.relationship", "Relationship if not patient", 0.5),
            ),
        )
    b.footer(s, "EUH 48-2216 (REV 10/2023)", "Original: chart   Copy: patient")


def ironbridge_numbered(s: Sheet) -> None:
    b.title(s, "IRONBRIDGE DISABILITY ADVOCATES", 15)
    b.title(s, "MEDICAL RECORDS RELEASE", 12)
    r.numbered(
        s,
        1,
        (
            ("patient.name", "Claimant's full name", 1.0),
            ("patient.date_of_birth", "Claimant's date of birth", 1.0),
            ("patient.address", "Claimant's address", 1.0),
            ("discloser.name", "Hospital or doctor who has the records", 1.0),
        ),
    )
    r.numbered(
        s,
        5,
        (
            ("recipient.organization", "Records go to", 1.0),
            ("recipient.address", "Address of recipient", 1.0),
            ("recipient.fax", "Recipient's fax", 1.0),
        ),
    )
    b.paragraph(s, "8.  Records wanted (put a mark on each line that applies)", gap=1)
    b.ticks(
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
    r.numbered(
        s,
        9,
        (
            ("records.date_from", "Beginning date of records", 1.0),
            ("records.date_to", "Ending date of records", 1.0),
            ("purpose", "Why the records are needed", 1.0),
            ("expiration", "This release is no longer valid after", 1.0),
        ),
    )
    b.paragraph(s, _RIGHTS, 9)
    r.under_brackets(
        s,
        (
            ("signature.present", "Signature of claimant or representative", 0.65),
            ("signature.date", "Date signed", 0.35),
        ),
        44,
    )
    r.under_brackets(
        s, (("signer.name", "Printed name", 0.5), ("signer.relationship", "Relationship to claimant", 0.5))
    )


def vista_screen(s: Sheet) -> None:
    b.letterhead(
        s, "VistaCare Medical Group", ("vistacare.example  -  Records Service Center",), "disc", size=15
    )
    b.rule(s, 2.0)
    b.title(s, "Request and Authorization for Release of Medical Information", 12)
    r.wells(
        s,
        (
            ("patient.name#given", "First", 0.35),
            ("patient.name#middle", "M.I.", 0.2),
            ("patient.name#family", "Last", 0.45),
        ),
    )
    r.wells(
        s,
        (("patient.date_of_birth", "Date of birth (mm/dd/yyyy)", 0.5), ("patient.mrn", "VistaCare MRN", 0.5)),
    )
    r.wells(s, (("patient.phone", "Mobile", 0.4), ("patient.email", "Email", 0.6)))
    r.wells(
        s,
        (
            ("patient.address#street", "Street", 0.4),
            ("patient.address#city", "City", 0.25),
            ("patient.address#state", "ST", 0.12),
            ("patient.address#zip", "ZIP", 0.23),
        ),
    )
    b.heading(s, "Who should get the information?", "ruled")
    r.wells(s, (("recipient.name", "Recipient", 0.5), ("recipient.organization", "Facility", 0.5)))
    r.wells(
        s,
        (
            ("recipient.phone", "Tel.", 0.33),
            ("recipient.fax", "Fax", 0.33),
            ("recipient.email", "Email", 0.34),
        ),
    )
    top = s.y
    with r.column(s, 0.0, 0.5):
        b.heading(s, "What do you need?", "ruled")
        b.ticks(
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
    with r.column(s, 0.53, 1.0):
        b.heading(s, "How should we send it?", "ruled")
        b.ticks(
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
    r.wells(s, (("records.date_from", "Service dates: start", 0.5), ("records.date_to", "end", 0.5)))
    b.inline_ticks(
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
    b.paragraph(
        s,
        "Records may include information about HIV, mental health, genetic testing and substance use "
        "treatment.",
        8,
    )
    b.paragraph(
        s, f"{_RIGHTS} This authorization ends 12 months after it is signed unless another date is given:", 8
    )
    r.wells(s, (("expiration", "End date", 0.5), ("needed_by", "Needed by", 0.5)))
    r.wells(s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 30)
    r.wells(
        s,
        (
            ("signer.name", "Printed name", 0.5),
            ("signer.relationship", "If not the patient, relationship", 0.5),
        ),
    )
    b.footer(s, "VCMG-ROI v7 2025-02", "Page 1 of 1")


def sol_naciente(s: Sheet) -> None:
    b.letterhead(
        s, "HOSPITAL REGIONAL SOL NACIENTE", ("Oficina de Registros Médicos",), "cross", "centre", 14
    )
    b.title(s, "Permiso para entregar registros médicos", 13)
    r.stacked(
        s,
        (
            ("patient.name", "Nombre y apellidos del paciente", 0.65),
            ("patient.date_of_birth", "Fecha de nacimiento (mm/dd/aaaa)", 0.35),
        ),
    )
    r.stacked(
        s,
        (
            ("patient.address", "Calle, ciudad, estado, código postal", 0.65),
            ("patient.phone", "Número de teléfono", 0.35),
        ),
    )
    r.stacked(
        s, (("patient.mrn", "N.º de historia clínica", 0.4), ("patient.email", "Correo electrónico", 0.6))
    )
    b.paragraph(s, "Enviar registros a:", bold=True)
    r.stacked(
        s,
        (
            ("recipient.name", "Destinatario", 0.5),
            ("recipient.organization", "Consultorio, hospital u oficina", 0.5),
        ),
    )
    r.stacked(
        s,
        (("recipient.address", "Dirección del destinatario", 0.65), ("recipient.fax", "Número de fax", 0.35)),
    )
    b.paragraph(s, "Registros solicitados:", bold=True, gap=0)
    b.ticks(
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
    r.stacked(
        s,
        (
            ("records.date_from", "Desde", 0.33),
            ("records.date_to", "Hasta", 0.33),
            ("needed_by", "Fecha requerida", 0.34),
        ),
    )
    b.inline_ticks(
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
    r.yes_no(
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
    b.paragraph(s, _DERECHOS, 8)
    r.stacked(s, (("expiration", "Este permiso caduca el", 0.4),))
    r.stacked(s, (("signature.present", "Firma", 0.65), ("signature.date", "Fecha de hoy", 0.35)), 26)
    r.stacked(
        s,
        (
            ("signer.name", "Nombre de quien firma", 0.5),
            ("signer.relationship", "Relación con el paciente", 0.5),
        ),
    )
    b.footer(s, "HRSN-0093-S (8/2022)", "Form Owner: HIM")


def pinecrest_typewriter(s: Sheet) -> None:
    b.title(s, "PINECREST ORTHOPAEDIC CLINIC", 13)
    b.title(s, "RECORDS RELEASE FORM", 11)
    b.sentence(s, ("Patient:", ("patient.name", 220), " Born:", ("patient.date_of_birth", 110)), 24)
    b.sentence(s, ("Address:", ("patient.address", 330)), 24)
    b.sentence(s, ("I request that", ("discloser.name", 230), "send my records to:"), 24)
    b.sentence(s, ("Name:", ("recipient.name", 230)), 24)
    b.sentence(s, ("Fax:", ("recipient.fax", 130), "Phone:", ("recipient.phone", 130)), 24)
    b.paragraph(s, "Check what should be sent:", gap=0)
    b.ticks(
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
    b.sentence(s, ("Dates of care:", ("records.date_from", 110), "through", ("records.date_to", 110)), 24)
    b.sentence(s, ("Purpose:", ("purpose", 200)), 24)
    b.sentence(s, ("Expires:", ("expiration", 130), "(one year if blank)"), 24)
    b.paragraph(s, _RIGHTS, 8.5)
    r.under_brackets(
        s, (("signature.present", "Patient signature", 0.65), ("signature.date", "Date", 0.35)), 42
    )
    r.under_brackets(
        s, (("signer.name", "Please print name", 0.55), ("signer.relationship", "Relationship", 0.45))
    )
    b.footer(s, "POC-4")


def harbor_discs(s: Sheet) -> None:
    b.letterhead(s, "HarborView Imaging Institute", ("Image Management Desk",), "leaf", "right", 14)
    b.title(s, "Authorization for Release of Diagnostic Images", 13, "left")
    with r.banded(s, "Patient"):
        r.wells(s, (("patient.name", "Name", 0.62), ("patient.date_of_birth", "DOB", 0.38)))
        r.wells(s, (("patient.phone", "Phone", 0.5), ("patient.mrn", "MRN (if known)", 0.5)))
        r.wells(s, (("patient.address", "Address", 1.0),))
    with r.banded(s, "Studies"):
        b.ticks(
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
        r.wells(s, (("imaging.body_part", "Area of body", 1.0),))
        r.slashed_date(s, "imaging.date_from", "Performed between")
        r.slashed_date(s, "imaging.date_to", "and")
    with r.banded(s, "I need"):
        b.inline_ticks(
            s,
            "imaging.product",
            "",
            (("Images", "images"), ("Reports", "reports"), ("Images with reports", "both")),
        )
        b.inline_ticks(
            s,
            "delivery.format",
            "On:",
            (("CD", "cd_dvd"), ("DVD", "cd_dvd"), ("USB drive", "usb"), ("Film", "film")),
        )
    with r.banded(s, "Give them to"):
        r.wells(s, (("recipient.name", "Doctor / person", 0.5), ("recipient.organization", "Clinic", 0.5)))
        r.wells(s, (("recipient.address", "Address", 0.65), ("recipient.fax", "Fax", 0.35)))
        b.inline_ticks(
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
    with r.banded(s, "Because"):
        b.inline_ticks(
            s,
            "purpose",
            "",
            (
                ("Appointment with another doctor", "treatment"),
                ("Legal matter", "legal"),
                ("Personal copy", "personal"),
            ),
        )
    with r.banded(s, "Signature"):
        b.paragraph(s, f"{_RIGHTS} Discs are not password protected.", 7.5)
        r.wells(s, (("signature.present", "Sign", 0.65), ("signature.date", "Date", 0.35)), 30)
        r.wells(s, (("signer.name", "Print name", 0.5), ("signer.relationship", "Relation to patient", 0.5)))
    b.footer(s, "HVII 20-77 rev C", "page 1 of 1")


def mesa_radiology(s: Sheet) -> None:
    b.title(s, "MESA COUNTY MEMORIAL - DEPARTMENT OF RADIOLOGY", 13)
    b.title(s, "Patient Request for Radiology Studies on Disc", 11)
    r.under_brackets(s, (("patient.name", "Patient name", 0.65), ("patient.phone", "Telephone", 0.35)))
    b.comb(s, "patient.date_of_birth", "Date of birth", (2, 2, 4), captions=("Month", "Day", "Year"))
    b.comb(s, "patient.mrn", "Medical record no.", (8,))
    r.under_brackets(
        s, (("imaging.exams", "Study or studies requested", 0.6), ("imaging.body_part", "Body part", 0.4))
    )
    b.comb(s, "imaging.date_from", "Date of study", (2, 2, 4), captions=("Month", "Day", "Year"))
    b.ticks(
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
    r.under_brackets(
        s,
        (
            ("recipient.organization", "Send to: hospital or office", 0.55),
            ("recipient.name", "Attention", 0.45),
        ),
    )
    r.under_brackets(s, (("recipient.address", "Complete mailing address", 1.0),))
    b.ticks(
        s,
        "delivery.method",
        (("Hold for pick up", "pickup"), ("Mail disc", "mail")),
        across=2,
        kind="underscore",
    )
    r.under_brackets(s, (("purpose", "Reason for release", 0.6), ("needed_by", "Needed by", 0.4)))
    b.paragraph(s, _RIGHTS, 8.5)
    r.under_brackets(
        s,
        (
            ("signature.present", "Signature of patient, parent or guardian", 0.65),
            ("signature.date", "Date", 0.35),
        ),
        44,
    )
    r.under_brackets(s, (("signer.name", "Printed name", 0.5), ("signer.relationship", "Relationship", 0.5)))
    b.staff_block(s, "STAFF", ("Accession #", "Discs", "Tech", "Date mailed"))
    b.footer(s, "MCM-R-15")


def laurel_exchange(s: Sheet) -> None:
    b.letterhead(s, "Laurel Health Partners", (), "disc", size=14)
    b.title(s, "IMAGING RECORDS: RELEASE TO / OBTAIN FROM", 12, band=True)
    b.inline_ticks(
        s,
        "direction",
        "Laurel Health may",
        (("send images to", "release_out"), ("get images from", "obtain_in")),
        "circle",
    )
    r.stacked(
        s,
        (
            ("recipient.organization", "Outside hospital or clinic", 0.55),
            ("recipient.phone", "Phone", 0.22),
            ("recipient.fax", "Fax", 0.23),
        ),
    )
    r.stacked(s, (("recipient.address", "Its address", 1.0),))
    r.stacked(
        s,
        (
            ("patient.name", "Patient's legal name", 0.5),
            ("patient.date_of_birth", "Birth date", 0.25),
            ("patient.mrn", "Laurel #", 0.25),
        ),
    )
    r.stacked(
        s,
        (
            ("imaging.exams", "Which exams?", 0.6),
            ("imaging.date_from", "From", 0.2),
            ("imaging.date_to", "Until", 0.2),
        ),
    )
    b.inline_ticks(
        s,
        "imaging.product",
        "Send",
        (("pictures only", "images"), ("reports only", "reports"), ("pictures and reports", "both")),
        "circle",
    )
    b.inline_ticks(
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
    r.stacked(s, (("expiration", "Good until (date or event)", 0.5),))
    b.paragraph(s, _RIGHTS, 8.5)
    r.stacked(
        s,
        (
            ("signature.present", "Signature of patient / representative", 0.65),
            ("signature.date", "Signed on", 0.35),
        ),
        28,
    )
    r.stacked(
        s,
        (
            ("signer.name", "Representative's name", 0.4),
            ("signer.relationship", "Relationship", 0.3),
            ("signer.authority", "Legal authority", 0.3),
        ),
    )
    b.footer(s, "LHP 301-B / 2024", "Return by fax")


def luna_estudios(s: Sheet) -> None:
    b.letterhead(s, "Centro Radiológico Media Luna", ("Archivo de estudios",), "bars", "centre", 13)
    b.title(s, "Autorización para entregar estudios de imagen", 12)
    b.below_lines(
        s,
        (
            ("patient.name", "Nombre del paciente", 0.62),
            ("patient.date_of_birth", "Fecha de nacimiento", 0.38),
        ),
        34,
        7.5,
    )
    b.below_lines(s, (("patient.phone", "Teléfono", 0.4), ("patient.address", "Domicilio", 0.6)), 34, 7.5)
    b.ticks(
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
    b.below_lines(
        s,
        (("imaging.date_from", "Fecha del estudio, desde", 0.5), ("imaging.date_to", "hasta", 0.5)),
        34,
        7.5,
    )
    b.ticks(
        s,
        "imaging.product",
        (("Imágenes en CD", "images"), ("Informe", "reports"), ("CD e informe", "both")),
        across=3,
        kind="underscore",
        label="Se entregará:",
    )
    b.below_lines(
        s, (("recipient.name", "Entregar a", 0.5), ("recipient.organization", "Institución", 0.5)), 34, 7.5
    )
    b.below_lines(
        s, (("recipient.address", "Dirección", 0.65), ("recipient.phone", "Teléfono", 0.35)), 34, 7.5
    )
    b.below_lines(
        s, (("purpose", "Razón de la solicitud", 0.6), ("expiration", "Válido hasta", 0.4)), 34, 7.5
    )
    b.paragraph(s, _DERECHOS, 8.5)
    b.below_lines(
        s,
        (
            ("signature.present", "Firma del paciente o de su representante", 0.65),
            ("signature.date", "Fecha", 0.35),
        ),
        46,
        7.5,
    )
    b.below_lines(
        s,
        (("signer.name", "Nombre en letra de molde", 0.6), ("signer.relationship", "Parentesco", 0.4)),
        34,
        7.5,
    )
    b.footer(s, "CRML/12", "PARA USO DEL PERSONAL: ________")


def greenfield_correct(s: Sheet) -> None:
    b.letterhead(s, "GREENFIELD COMMUNITY HEALTH", ("Compliance and Privacy",), "cross", "right", 13)
    b.title(s, "Request to Change My Health Record", 15, "left")
    r.stacked(s, (("patient.name", "Your name", 0.6), ("patient.date_of_birth", "Your date of birth", 0.4)))
    r.stacked(s, (("patient.phone", "Your phone", 0.4), ("patient.address", "Your address", 0.6)))
    r.stacked(s, (("amendment.entry_date", "Date of the visit or note", 0.5),))
    b.long_text(s, "amendment.entry", "Which information is wrong or missing?", 3, boxed=True)
    b.long_text(s, "amendment.correction", "What would make it right?", 3, boxed=True)
    b.long_text(s, "amendment.reason", "Tell us why", 2, boxed=True)
    b.paragraph(
        s,
        "You will hear from us in writing within 60 days. If we disagree you may send us a statement of "
        "disagreement.",
        9,
    )
    r.stacked(
        s,
        (
            ("signature.present", "Your signature (or your representative's)", 0.65),
            ("signature.date", "Today's date", 0.35),
        ),
        28,
    )
    r.stacked(
        s,
        (("signer.name", "Representative's name", 0.6), ("signer.relationship", "Relationship to you", 0.4)),
    )
    b.footer(s, "GCH-P-019 v3", "1 of 1")


def thornton_legal(s: Sheet) -> None:
    b.title(s, "THORNTON STATE HOSPITAL", 14)
    b.title(s, "PETITION FOR AMENDMENT OF PROTECTED HEALTH INFORMATION", 11)
    b.title(s, "(45 CFR 164.526)", 9)
    r.numbered(
        s,
        1,
        (
            ("patient.name", "Name of individual", 1.0),
            ("patient.date_of_birth", "Date of birth", 1.0),
            ("patient.mrn", "Health record no.", 1.0),
            ("patient.address", "Mailing address", 1.0),
            ("amendment.entry_date", "Date of entry in question", 1.0),
        ),
    )
    b.long_text(s, "amendment.entry", "6.  State how the entry is inaccurate or incomplete", 3, pitch=21)
    b.long_text(s, "amendment.correction", "7.  State what the entry should contain", 3, pitch=21)
    b.long_text(s, "amendment.reason", "8.  Grounds for the request", 2, pitch=21)
    b.long_text(s, "amendment.notify", "9.  Others who should receive the amendment", 1, pitch=21)
    r.under_brackets(
        s,
        (
            ("signature.present", "Signature of individual or personal representative", 0.65),
            ("signature.date", "Date", 0.35),
        ),
        44,
    )
    r.under_brackets(
        s,
        (
            ("signer.name", "Printed name of signer", 0.5),
            ("signer.relationship", "Relationship or authority", 0.5),
        ),
    )
    b.staff_block(s, "DETERMINATION", ("Granted", "Denied", "By", "Date"), 40)


def kestrel_sidebar(s: Sheet) -> None:
    b.letterhead(s, "Kestrel Physicians Network", (), "leaf", size=14)
    b.title(s, "AMENDMENT OF MEDICAL RECORD - PATIENT REQUEST", 12, band=True)
    with r.banded(s, "About you"):
        r.wells(s, (("patient.name", "Patient", 0.6), ("patient.date_of_birth", "DOB", 0.4)))
        r.wells(s, (("patient.phone", "Phone", 0.5), ("patient.email", "E-mail", 0.5)))
    with r.banded(s, "The entry"):
        r.wells(s, (("amendment.entry_date", "Date of entry", 0.6),))
        b.long_text(s, "amendment.entry", "What is incorrect", 2)
    with r.banded(s, "The change"):
        b.long_text(s, "amendment.correction", "It should say", 2)
        b.long_text(s, "amendment.reason", "Reason", 2)
    with r.banded(s, "Tell others"):
        b.long_text(s, "amendment.notify", "Please notify (name, address)", 1)
    with r.banded(s, "Signed"):
        r.wells(s, (("signature.present", "Signature", 0.62), ("signature.date", "Date", 0.38)), 30)
        r.wells(s, (("signer.name", "Name", 0.5), ("signer.relationship", "Relationship", 0.5)))
    b.footer(s, "KPN 88 (1/25)")


def paloma_correccion(s: Sheet) -> None:
    b.letterhead(s, "Paloma Family Clinic", ("Clínica familiar",), "disc", "centre", 14)
    b.title(s, "Solicitud para corregir mi historia clínica", 13)
    r.under_brackets(
        s, (("patient.name", "Nombre completo", 0.62), ("patient.date_of_birth", "Fecha de nacimiento", 0.38))
    )
    r.under_brackets(s, (("patient.phone", "Número de teléfono", 0.4), ("patient.address", "Dirección", 0.6)))
    r.under_brackets(s, (("amendment.entry_date", "Fecha de la anotación", 0.45),))
    b.long_text(s, "amendment.entry", "¿Qué información es incorrecta o falta?", 3, boxed=True)
    b.long_text(s, "amendment.correction", "¿Cómo debe decir?", 3, boxed=True)
    b.long_text(s, "amendment.reason", "¿Por qué pide este cambio?", 2, boxed=True)
    r.under_brackets(
        s,
        (
            ("signature.present", "Firma del paciente o representante", 0.62),
            ("signature.date", "Fecha de hoy", 0.38),
        ),
        44,
    )
    r.under_brackets(
        s, (("signer.name", "Nombre del representante", 0.6), ("signer.relationship", "Parentesco", 0.4))
    )
    b.footer(s, "PFC 5-SP", "Privacy Office use: rec'd ______")


def juniper_talk(s: Sheet) -> None:
    b.letterhead(s, "JUNIPER VALLEY MEDICAL CENTER", (), "bars", "right", 13)
    b.title(s, "Permission to Discuss Health Information", 15, "left")
    r.wells(s, (("patient.name", "Patient", 0.62), ("patient.date_of_birth", "Birth date", 0.38)))
    r.wells(s, (("patient.mrn", "MRN", 0.4), ("patient.phone", "Patient's phone", 0.6)))
    b.paragraph(
        s,
        "My care team may speak with these people about my care. No paper or electronic copies will be "
        "given out.",
        gap=0,
    )
    r.contact_blocks(s, ("Name", "Relation", "Phone"), 3)
    b.ticks(
        s,
        "topics",
        (
            ("Appointments and scheduling", "appointments"),
            ("Diagnosis and treatment", "medical"),
            ("Results of tests", "test_results"),
            ("Account and payment", "billing"),
            ("Medicines", "medications"),
        ),
        across=2,
        label="What we may discuss",
        most=3,
    )
    r.yes_no(
        s,
        "sensitive.items",
        (
            ("Mental health care", "mental_health"),
            ("Alcohol and drug care", "sud_part2"),
            ("HIV status", "hiv"),
        ),
        ("OK", "NOT OK"),
    )
    b.inline_ticks(
        s, "voicemail.allowed", "Detailed voicemail messages:", (("Allowed", "yes"), ("Not allowed", "no"))
    )
    r.wells(s, (("expiration", "Permission ends", 0.5), ("revoked_on", "Revoked on", 0.5)))
    b.paragraph(s, "I can withdraw this permission in writing whenever I wish.", 8.5)
    r.wells(s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 32)
    r.wells(
        s, (("signer.name", "Name (print)", 0.5), ("signer.relationship", "Relationship to patient", 0.5))
    )
    b.footer(s, "JVMC 62-410  6/2024", "Scan under: Communication")


def beacon_family(s: Sheet) -> None:
    b.title(s, "BEACON HILLS INTERNAL MEDICINE", 14)
    b.title(s, "Authorization for Verbal Release of Information to Family Members", 11)
    b.sentence(
        s,
        (
            "I,",
            ("patient.name", 210),
            "(date of birth",
            ("patient.date_of_birth", 110),
            ") allow Beacon Hills Internal Medicine to talk about my medical condition, test results and "
            "account with the following:",
        ),
        22,
    )
    r.contact_blocks(s, ("Name:", "Relationship:", "Tel:"), 2)
    b.sentence(s, ("You may leave a message for me at", ("patient.phone", 140)), 24)
    b.ticks(
        s,
        "voicemail.allowed",
        (("Yes, messages may contain medical details", "yes"), ("No, only ask me to call back", "no")),
        across=1,
        kind="underscore",
    )
    b.ticks(
        s,
        "topics",
        (
            ("medical care", "medical"),
            ("appointments", "appointments"),
            ("billing", "billing"),
            ("lab and x-ray results", "test_results"),
        ),
        across=2,
        kind="underscore",
        label="The persons named may be told about my:",
        most=3,
    )
    b.sentence(
        s,
        ("This permission stays in force until", ("expiration", 140), "or until I cancel it in writing."),
        24,
    )
    r.under_brackets(s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 44)
    r.under_brackets(
        s,
        (
            ("signer.name", "Print name", 0.5),
            ("signer.relationship", "Relationship to patient, if signed by another", 0.5),
        ),
    )


def rio_platicar(s: Sheet) -> None:
    b.letterhead(s, "Río Grande Women's Health", ("Salud de la mujer",), "leaf", "centre", 14)
    b.title(s, "Permiso para compartir información de palabra", 13)
    r.stacked(
        s,
        (
            ("patient.name", "Nombre de la paciente", 0.62),
            ("patient.date_of_birth", "Fecha de nacimiento", 0.38),
        ),
    )
    b.paragraph(
        s,
        "El personal puede hablar de mi salud con las personas que anoto aquí. Este permiso no sirve "
        "para pedir copias.",
        gap=2,
    )
    b.contact_table(s, ("Nombre de la persona", "Relación conmigo", "Teléfono"), 3, 26)
    b.ticks(
        s,
        "topics",
        (
            ("Citas", "appointments"),
            ("Resultados de pruebas", "test_results"),
            ("Tratamiento", "medical"),
            ("Cobros y seguro", "billing"),
        ),
        across=2,
        kind="bracket",
        label="Pueden recibir información sobre",
        most=3,
    )
    b.inline_ticks(
        s,
        "voicemail.allowed",
        "Mensajes con detalles en mi buzón de voz:",
        (("Sí", "yes"), ("No", "no")),
        "bracket",
    )
    r.stacked(s, (("patient.phone", "Teléfono para mensajes", 0.5), ("expiration", "Termina el", 0.5)))
    b.paragraph(s, _DERECHOS, 8.5)
    r.stacked(s, (("signature.present", "Firma", 0.62), ("signature.date", "Fecha", 0.38)), 28)
    r.stacked(s, (("signer.name", "Nombre de quien firma", 0.6), ("signer.relationship", "Parentesco", 0.4)))
    b.footer(s, "RGWH-44-ESP", "Rev 03/21")


def alder_minor(s: Sheet) -> None:
    b.letterhead(s, "Alder Street Pediatrics", ("Newborn to 21",), "disc", size=13)
    b.title(s, "CONSENT TO SPEAK WITH OTHER CAREGIVERS", 13, band=True)
    b.boxes(
        s,
        (
            ("patient.name#family", "Child's last name", 0.4),
            ("patient.name#given", "Child's first name", 0.35),
            ("patient.date_of_birth", "Child's birth date", 0.25),
        ),
        32,
        7.5,
    )
    b.paragraph(s, "", gap=2)
    b.paragraph(s, "These people may call or come to the office and be told about my child's care:", gap=3)
    b.contact_table(s, ("Caregiver", "Relationship to child", "Phone"), 3, 24)
    b.ticks(
        s,
        "topics",
        (("Visits and shots", "appointments"), ("Sickness and treatment", "medical"), ("Bills", "billing")),
        across=3,
        label="They may be told about:",
        most=2,
    )
    b.boxes(
        s, (("expiration", "This consent ends", 0.5), ("patient.phone", "Parent's best number", 0.5)), 32, 7.5
    )
    b.paragraph(s, "", gap=2)
    b.paragraph(s, "I may end this consent in writing at any time.", gap=3)
    b.boxes(
        s,
        (("signature.present", "Parent or guardian signature", 0.65), ("signature.date", "Date", 0.35)),
        38,
        7.5,
    )
    b.boxes(
        s,
        (("signer.name", "Parent or guardian name", 0.6), ("signer.relationship", "Relationship", 0.4)),
        32,
        7.5,
    )
    b.footer(s, "ASP form C")


def stellar_two_pages(s: Sheet) -> None:
    b.title(s, "STELLAR REGIONAL CANCER INSTITUTE", 14, "left")
    b.title(s, "Permission to Release My Health Information", 12, "left")
    with r.banded(s, "1", 0.05):
        r.stacked(s, (("patient.name", "Legal name", 0.65), ("patient.date_of_birth", "Date of birth", 0.35)))
        r.stacked(s, (("patient.address", "Home address", 0.65), ("patient.phone", "Best phone", 0.35)))
        r.stacked(s, (("patient.mrn", "Record number", 0.4), ("patient.email", "E-mail", 0.6)))
    with r.banded(s, "2", 0.05):
        b.paragraph(s, "Send my information to:", bold=True)
        r.stacked(s, (("recipient.name", "Name", 0.5), ("recipient.organization", "Office", 0.5)))
        r.stacked(s, (("recipient.address", "Where", 0.65), ("recipient.fax", "Fax", 0.35)))
    with r.banded(s, "3", 0.05):
        b.paragraph(s, "What to send:", bold=True)
        b.ticks(
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
        r.stacked(s, (("records.date_from", "Between", 0.5), ("records.date_to", "and", 0.5)))
    with r.banded(s, "4", 0.05):
        b.inline_ticks(
            s,
            "delivery.method",
            "How:",
            (("by mail", "mail"), ("by fax", "fax"), ("on the portal", "portal"), ("I pick it up", "pickup")),
            "circle",
        )
    b.footer(s, "SRCI-7781-A 11/2024", "1 of 2")
    s.new_page()
    b.paragraph(s, "Permission to Release My Health Information, side 2", bold=True)
    with r.banded(s, "5", 0.05):
        b.paragraph(s, "Some facts are sent only if you say yes:", bold=True)
        r.yes_no(
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
    with r.banded(s, "6", 0.05):
        b.inline_ticks(
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
    with r.banded(s, "7", 0.05):
        b.paragraph(s, _RIGHTS, 10)
        r.stacked(s, (("expiration", "This permission ends on", 0.5),))
    with r.banded(s, "8", 0.05):
        r.stacked(s, (("signature.present", "Signed by", 0.65), ("signature.date", "on (date)", 0.35)), 30)
        r.stacked(
            s,
            (
                ("signer.name", "Name in print", 0.5),
                ("signer.relationship", "If you sign for someone else, how are you related?", 0.5),
            ),
        )
    b.footer(s, "SRCI-7781-A 11/2024", "2 of 2")


def birchwood_word(s: Sheet) -> None:
    b.title(s, "BIRCHWOOD GERIATRICS", 13)
    b.title(s, "HIPAA FAMILY CONTACT PERMISSION", 12)
    b.typed_lines(s, (("patient.name", "Resident / patient:", 1.0),), 24)
    b.typed_lines(s, (("patient.date_of_birth", "D.O.B.:", 0.5), ("patient.phone", "Phone:", 0.5)), 24)
    b.paragraph(s, "Staff may talk with the persons below about my condition, in person or by phone.", gap=2)
    b.contact_table(s, ("Full name", "Relation", "Telephone"), 3, 22, framed=False)
    b.ticks(
        s,
        "topics",
        (
            ("General condition", "medical"),
            ("Appointments", "appointments"),
            ("Test results", "test_results"),
            ("Charges", "billing"),
        ),
        across=2,
        kind="underscore",
        label="Limit the talk to (leave empty for everything):",
        most=2,
    )
    b.inline_ticks(
        s,
        "voicemail.allowed",
        "Messages on my answering machine are OK:",
        (("yes", "yes"), ("no", "no")),
        "underscore",
    )
    b.typed_lines(s, (("expiration", "Good through:", 0.6),), 24)
    b.typed_lines(s, (("signature.present", "Signed:", 0.65), ("signature.date", "Date:", 0.35)), 36)
    b.typed_lines(s, (("signer.name", "Print:", 0.5), ("signer.relationship", "Relationship:", 0.5)), 24)


def cover_lines(s: Sheet) -> None:
    b.letterhead(s, "EASTFIELD COMMUNITY HEALTH CENTER", ("Medical records",), "cross", "right")
    b.title(s, "FAX", 40, "left")
    r.numbered(
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
    b.paragraph(
        s,
        "Please call if any page is missing. Privileged and confidential: the law forbids further disclosure "
        "of this information without consent.",
        9,
    )


def cover_wells(s: Sheet) -> None:
    b.title(s, "Fax transmission", 20)
    r.wells(s, (("x.to", "To", 0.5), ("x.attention", "Attn", 0.5)), 28)
    r.wells(s, (("recipient.organization", "From", 0.6), ("recipient.phone", "Tel.", 0.4)), 28)
    r.wells(s, (("x.subject", "Subject", 0.6), ("x.pages", "No. of pages", 0.4)), 28)
    b.paragraph(
        s, "If this fax reached you in error, do not copy it. Tell the sender at once and shred it.", 9
    )


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
    Layout("report-v-birchwood", FormType.VERBAL, EN, birchwood_word, SERIF, 12, 66),
    Layout("report-i-harbor", FormType.IMAGING, EN, harbor_discs, "libre-franklin", 8.5, 44),
    Layout("report-i-mesa", FormType.IMAGING, EN, mesa_radiology, "pt-serif", 10, 56),
    Layout("report-i-laurel", FormType.IMAGING, EN, laurel_exchange, "open-sans", 9, 48),
    Layout("report-i-luna", FormType.IMAGING, ES, luna_estudios, "merriweather", 9, 52),
    Layout("report-m-greenfield", FormType.AMENDMENT, EN, greenfield_correct, "open-sans", 9.5, 52),
    Layout("report-m-thornton", FormType.AMENDMENT, EN, thornton_legal, "merriweather", 9.5, 60),
    Layout("report-m-kestrel", FormType.AMENDMENT, EN, kestrel_sidebar, SANS, 9, 44),
    Layout("report-m-paloma", FormType.AMENDMENT, ES, paloma_correccion, SERIF, 11, 56),
    Layout("report-v-juniper", FormType.VERBAL, EN, juniper_talk, "libre-franklin", 9, 46),
    Layout("report-v-beacon", FormType.VERBAL, EN, beacon_family, "pt-serif", 11, 60),
    Layout("report-v-rio", FormType.VERBAL, ES, rio_platicar, "arimo", 9.5, 50),
    Layout("report-v-alder", FormType.VERBAL, EN, alder_minor, "merriweather", 9, 50),
)

COVERS = (
    Layout("report-cover-lines", FormType.OTHER, EN, cover_lines, "pt-serif", 11, 60, ("cover",)),
    Layout("report-cover-wells", FormType.OTHER, EN, cover_wells, "open-sans", 11, 60, ("cover",)),
)
"""Sheets that go before a form on a fax."""
