"""Foreign forms to tune on. The report set's forms are others, and are not to be looked at for tuning."""

from domain.form import FormType, Language
from samples.foreign import blocks as b
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH

_REVOKE = (
    "I understand that I may revoke this authorization at any time by writing to the Health Information "
    "department, except to the extent that action has already been taken in reliance on it."
)
_CONDITION = (
    "Treatment, payment, enrollment or eligibility for benefits will not be conditioned on whether I sign "
    "this form."
)
_REDISCLOSE = (
    "Information disclosed under this authorization may be redisclosed by the recipient and may no longer be "
    "protected by federal privacy law."
)
_REVOCO = (
    "Entiendo que puedo revocar esta autorización en cualquier momento por escrito, salvo en la medida "
    "en que "
    "ya se haya actuado con base en ella."
)
_CONDICION = (
    "El tratamiento, el pago o la inscripción en beneficios no dependen de que yo firme este formulario."
)
_REDIVULGA = (
    "La información divulgada puede ser divulgada nuevamente por quien la recibe y dejar de estar protegida "
    "por las leyes federales de privacidad."
)


def quarry_hill(s: Sheet) -> None:
    b.letterhead(
        s,
        "Quarry Hill Medical Center",
        ("Health Information Management · 200 Quarry Hill Road", "Tel 555-010-0200"),
        "cross",
    )
    b.title(s, "AUTHORIZATION FOR RELEASE OF PROTECTED HEALTH INFORMATION")
    b.left_lines(
        s, (("patient.name", "Patient Name:", 0.62), ("patient.date_of_birth", "Date of Birth:", 0.38))
    )
    b.left_lines(
        s, (("patient.address#street", "Address:", 0.5), ("patient.address#place", "City, State, Zip:", 0.5))
    )
    b.left_lines(
        s,
        (("patient.phone", "Phone:", 0.35), ("patient.email", "E-mail:", 0.4), ("patient.mrn", "MRN:", 0.25)),
    )
    b.heading(s, "1. Release my information to:", "shaded")
    b.inline_ticks(
        s, "recipient.self", "Send to:", (("Myself", "yes"), ("The person or facility named below", "no"))
    )
    b.left_lines(s, (("recipient.name", "Name:", 0.5), ("recipient.organization", "Facility:", 0.5)))
    b.left_lines(s, (("recipient.address", "Address:", 1.0),))
    b.left_lines(s, (("recipient.phone", "Phone:", 0.5), ("recipient.fax", "Fax:", 0.5)))
    b.heading(s, "2. Information to be released", "shaded")
    b.left_lines(s, (("records.date_from", "Dates of service from:", 0.55), ("records.date_to", "to:", 0.45)))
    options = (
        ("Abstract / summary", "abstract"),
        ("Entire record", "entire"),
        ("Discharge summary", "discharge"),
        ("Operative report", "operative"),
        ("Laboratory results", "lab"),
        ("Radiology reports", "radiology_report"),
        ("Emergency department record", "ed"),
        ("Immunizations", "immunization"),
        ("Itemized bill", "billing"),
    )
    b.ticks(s, "records.items", options, across=3, most=3)
    b.heading(s, "3. Sensitive information: check Yes to include", "shaded")
    sensitive = (
        ("HIV test results", "hiv"),
        ("Genetic testing", "genetic"),
        ("Alcohol and drug treatment", "sud_part2"),
        ("Mental health", "mental_health"),
    )
    b.ticks(s, "sensitive.items", sensitive, across=2, most=2)
    b.heading(s, "4. Purpose of disclosure", "shaded")
    b.ticks(
        s,
        "purpose",
        (
            ("Medical care", "treatment"),
            ("Personal use", "personal"),
            ("Legal", "legal"),
            ("Insurance", "insurance"),
        ),
        across=4,
    )
    b.inline_ticks(
        s,
        "delivery.method",
        "Method of delivery:",
        (("Mail", "mail"), ("Pick up", "pickup"), ("Fax", "fax"), ("Patient portal", "portal")),
    )
    b.left_lines(s, (("expiration", "This authorization expires on (date or event):", 1.0),))
    b.paragraph(s, f"{_REVOKE} {_CONDITION} {_REDISCLOSE}", 7.5)
    b.left_lines(
        s,
        (
            ("signature.present", "Signature of Patient or Representative:", 0.68),
            ("signature.date", "Date:", 0.32),
        ),
        28,
    )
    b.left_lines(
        s, (("signer.name", "Print Name:", 0.5), ("signer.relationship", "Relationship to Patient:", 0.5))
    )
    b.footer(s, "QHMC-2207 Rev. 03/2024", "Page 1 of 1")


def tidewater_lawyers(s: Sheet) -> None:
    b.letterhead(
        s,
        "TIDEWATER & LOOMIS LLP",
        ("Counsellors at Law  |  14 Custom House Wharf, Suite 300",),
        "none",
        "centre",
        16,
    )
    b.rule(s)
    b.title(s, "HIPAA AUTHORIZATION TO DISCLOSE MEDICAL RECORDS", 12)
    b.sentence(
        s,
        (
            "I,",
            ("patient.name", 200),
            ", born on",
            ("patient.date_of_birth", 110),
            ", hereby authorize",
            ("discloser.name", 210),
            "to disclose to",
            ("recipient.organization", 210),
            ", whose address is",
            ("recipient.address", 300),
            "and whose fax number is",
            ("recipient.fax", 120),
            ", the records described below.",
        ),
        21,
    )
    b.paragraph(s, "The following records are to be produced:", bold=True)
    b.ticks(
        s,
        "records.items",
        (
            ("complete medical record", "entire"),
            ("office and progress notes", "clinic_notes"),
            ("history and physical", "hp"),
            ("pathology reports", "pathology"),
            ("bills and statements of account", "billing"),
        ),
        across=1,
        kind="underscore",
        most=3,
    )
    b.sentence(
        s,
        ("for treatment rendered between", ("records.date_from", 110), "and", ("records.date_to", 110), "."),
    )
    b.sentence(s, ("The purpose of this disclosure is", ("purpose", 230), "."))
    b.sentence(
        s, ("This authorization shall expire on", ("expiration", 150), "unless sooner revoked in writing.")
    )
    b.paragraph(
        s,
        "I specifically consent to the disclosure of the following privileged categories by placing my "
        "initials "
        "beside each one:",
    )
    b.ticks(
        s,
        "sensitive.items",
        (
            ("HIV/AIDS", "hiv"),
            ("psychotherapist communications", "psychotherapy_notes"),
            ("drug and alcohol treatment", "sud_part2"),
        ),
        across=1,
        kind="initials",
        most=2,
        pitch=18,
    )
    b.paragraph(s, f"{_REVOKE} {_REDISCLOSE} {_CONDITION}", 10)
    b.paragraph(s, "A photocopy or facsimile of this authorization shall be as valid as the original.", 10)
    b.below_lines(s, (("signature.present", "Signature", 0.6), ("signature.date", "Dated", 0.4)), 40)
    b.below_lines(
        s,
        (
            ("signer.name", "Printed name of signer", 0.5),
            ("signer.authority", "Authority to sign, if not the patient", 0.5),
        ),
        34,
    )
    b.footer(s, "File copy - do not detach", "")


def granite_payer(s: Sheet) -> None:
    b.letterhead(s, "GraniteShield Health Plan", ("Member Privacy Unit  PO Box 4410",), "bars", size=13)
    b.title(s, "Member Authorization to Use or Disclose Information", 12, "left", band=True)
    b.heading(s, "SECTION A  MEMBER", "bold")
    b.boxes(
        s,
        (
            ("patient.name#last_first", "MEMBER NAME (LAST, FIRST, MI)", 0.6),
            ("patient.date_of_birth", "BIRTH DATE", 0.4),
        ),
    )
    b.boxes(
        s,
        (
            ("patient.address#street", "STREET ADDRESS", 0.45),
            ("patient.address#city", "CITY", 0.25),
            ("patient.address#state", "STATE", 0.1),
            ("patient.address#zip", "ZIP CODE", 0.2),
        ),
    )
    b.boxes(s, (("patient.phone", "DAYTIME PHONE", 0.5), ("patient.email", "EMAIL ADDRESS", 0.5)))
    b.heading(s, "SECTION B  WHO MAY DISCLOSE AND WHO MAY RECEIVE", "bold")
    b.boxes(s, (("discloser.name", "PROVIDER OR FACILITY AUTHORIZED TO DISCLOSE", 1.0),))
    b.boxes(
        s,
        (("recipient.name", "PERSON AUTHORIZED TO RECEIVE", 0.5), ("recipient.organization", "COMPANY", 0.5)),
    )
    b.boxes(s, (("recipient.address", "MAILING ADDRESS", 0.7), ("recipient.phone", "TELEPHONE", 0.3)))
    b.heading(s, "SECTION C  WHAT MAY BE DISCLOSED", "bold")
    b.ticks(
        s,
        "records.items",
        (
            ("Claims and billing records", "billing"),
            ("Office visit notes", "clinic_notes"),
            ("Hospital discharge summary", "discharge"),
            ("Lab results", "lab"),
            ("Consultations", "consult"),
            ("Physical, occupational or speech therapy", "therapy"),
        ),
        kind="circle",
        most=3,
    )
    b.boxes(s, (("records.date_from", "SERVICE DATES: FROM", 0.5), ("records.date_to", "THROUGH", 0.5)))
    b.boxes(s, (("records.exclusions", "EXCEPT (LIST ANYTHING YOU DO NOT WANT DISCLOSED)", 1.0),))
    b.heading(s, "SECTION D  REASON", "bold")
    b.ticks(
        s,
        "purpose",
        (
            ("At my request", "personal"),
            ("Insurance", "insurance"),
            ("Disability", "disability"),
            ("Workers' compensation", "workers_comp"),
        ),
        across=4,
        kind="circle",
    )
    b.heading(s, "SECTION E  TERM AND SIGNATURE", "bold")
    b.boxes(s, (("expiration", "THIS AUTHORIZATION ENDS ON (IF BLANK, ONE YEAR FROM SIGNATURE)", 1.0),))
    b.columns(s, (_REVOKE, _CONDITION, _REDISCLOSE), 6.8)
    b.boxes(
        s,
        (
            ("signature.present", "SIGNATURE OF MEMBER OR LEGAL REPRESENTATIVE", 0.68),
            ("signature.date", "TODAY'S DATE", 0.32),
        ),
        36,
    )
    b.boxes(
        s,
        (
            ("signer.name", "PRINTED NAME", 0.4),
            ("signer.relationship", "RELATIONSHIP TO MEMBER", 0.3),
            ("signer.authority", "DESCRIPTION OF AUTHORITY", 0.3),
        ),
    )
    b.footer(s, "GSHP 77-104 (11/23)", "KEEP A COPY FOR YOUR RECORDS")


def valle_verde(s: Sheet) -> None:
    b.letterhead(
        s,
        "Centro de Salud Valle Verde",
        ("Departamento de Expedientes Médicos", "Tel. 555-010-7788  Fax 555-010-7789"),
        "leaf",
    )
    b.title(s, "AUTORIZACIÓN PARA DIVULGAR INFORMACIÓN MÉDICA")
    b.left_lines(
        s,
        (
            ("patient.name", "Nombre del paciente:", 0.62),
            ("patient.date_of_birth", "Fecha de nacimiento:", 0.38),
        ),
    )
    b.left_lines(s, (("patient.address", "Dirección:", 0.65), ("patient.phone", "Teléfono:", 0.35)))
    b.left_lines(
        s,
        (("patient.mrn", "N.º de expediente:", 0.45), ("patient.other_names", "Otros nombres usados:", 0.55)),
    )
    b.heading(s, "Autorizo a:", "ruled")
    b.left_lines(s, (("discloser.name", "Centro o proveedor que divulga:", 1.0),))
    b.heading(s, "A divulgar mi información a:", "ruled")
    b.left_lines(s, (("recipient.name", "Nombre:", 0.5), ("recipient.organization", "Institución:", 0.5)))
    b.left_lines(s, (("recipient.address", "Domicilio:", 0.6), ("recipient.fax", "Fax:", 0.4)))
    b.heading(s, "Información que se divulgará", "ruled")
    b.left_lines(
        s, (("records.date_from", "Fechas de servicio: desde", 0.55), ("records.date_to", "hasta", 0.45))
    )
    b.ticks(
        s,
        "records.items",
        (
            ("Expediente completo", "entire"),
            ("Resumen del alta", "discharge"),
            ("Notas de la consulta", "clinic_notes"),
            ("Resultados de laboratorio", "lab"),
            ("Informes de radiología", "radiology_report"),
            ("Vacunas", "immunization"),
        ),
        across=2,
        most=3,
    )
    b.ticks(
        s,
        "sensitive.items",
        (
            ("VIH/SIDA", "hiv"),
            ("Salud mental", "mental_health"),
            ("Consumo de alcohol y drogas", "sud_part2"),
            ("Pruebas genéticas", "genetic"),
        ),
        label="Escriba sus iniciales junto a la información confidencial que autoriza:",
        kind="initials",
        most=2,
        pitch=17,
    )
    b.ticks(
        s,
        "purpose",
        (
            ("Continuidad de la atención", "treatment"),
            ("Uso personal", "personal"),
            ("Legal", "legal"),
            ("Seguro", "insurance"),
        ),
        label="Propósito de la divulgación:",
        across=4,
    )
    b.left_lines(s, (("expiration", "Esta autorización vence el:", 0.6),))
    b.paragraph(s, f"{_REVOCO} {_CONDICION} {_REDIVULGA}", 8)
    b.left_lines(
        s,
        (
            ("signature.present", "Firma del paciente o representante legal:", 0.68),
            ("signature.date", "Fecha:", 0.32),
        ),
        28,
    )
    b.left_lines(
        s, (("signer.name", "Nombre en letra de molde:", 0.55), ("signer.relationship", "Parentesco:", 0.45))
    )
    b.staff_block(s, "FOR OFFICE USE ONLY", ("ID verified by", "Date", "Released by"))
    b.footer(s, "CSVV-115SP (2/22)", "Página 1 de 1")


def northbay_two_way(s: Sheet) -> None:
    b.letterhead(
        s, "North Bay Behavioral & Primary Care", ("88 Pier Street, 2nd floor",), "disc", "right", 12
    )
    b.title(s, "Release / Request of Medical Records", 14, "left")
    b.inline_ticks(
        s,
        "direction",
        "I authorize North Bay to:",
        (
            ("release records to", "release_out"),
            ("obtain records from", "obtain_in"),
            ("exchange with", "exchange"),
        ),
        "bracket",
    )
    b.above_lines(
        s,
        (
            ("patient.name", "Legal name of patient", 0.5),
            ("patient.other_names", "Former name", 0.25),
            ("patient.date_of_birth", "DOB", 0.25),
        ),
    )
    b.above_lines(s, (("patient.address", "Home address", 0.65), ("patient.phone", "Best phone", 0.35)))
    b.paragraph(s, "The other person or organization", bold=True, gap=2)
    b.above_lines(s, (("recipient.name", "Name", 0.45), ("recipient.organization", "Organization", 0.55)))
    b.above_lines(
        s,
        (
            ("recipient.address", "Street, city, state, zip", 0.5),
            ("recipient.phone", "Phone", 0.25),
            ("recipient.fax", "Fax", 0.25),
        ),
    )
    b.ticks(
        s,
        "records.items",
        (
            ("Office notes", "clinic_notes"),
            ("Medication list", "chemo_meds"),
            ("Lab reports", "lab"),
            ("Immunization record", "immunization"),
            ("Consult notes", "consult"),
            ("Complete chart", "entire"),
        ),
        across=3,
        kind="bracket",
        label="What should be shared?",
        most=3,
    )
    b.above_lines(
        s,
        (
            ("records.date_from", "From date", 0.3),
            ("records.date_to", "To date", 0.3),
            ("needed_by", "Needed by", 0.4),
        ),
    )
    b.ticks(
        s,
        "purpose",
        (
            ("Continuing care", "treatment"),
            ("Moving / transfer of care", "treatment"),
            ("School", "school"),
            ("Personal", "personal"),
        ),
        across=4,
        kind="bracket",
        label="Why is it needed?",
    )
    b.ticks(
        s,
        "delivery.format",
        (("Paper copies", "paper"), ("CD", "cd_dvd"), ("PDF by secure e-mail", "pdf")),
        across=3,
        kind="bracket",
        label="Format",
    )
    b.paragraph(s, "Do NOT include the following (check what you do not want shared):", bold=True, gap=0)
    b.ticks(
        s,
        "sensitive.items",
        (("Mental health", "mental_health"), ("Substance use", "sud_part2"), ("HIV/STI", "hiv")),
        across=3,
        kind="bracket",
        most=1,
        polarity="refused",
    )
    b.paragraph(
        s, f"This release is good for one year from the date signed. {_REVOKE} {_REDISCLOSE} {_CONDITION}", 8
    )
    b.above_lines(
        s, (("signature.present", "Patient / guardian signature", 0.65), ("signature.date", "Date", 0.35)), 38
    )
    b.above_lines(
        s,
        (("signer.name", "Printed name", 0.5), ("signer.relationship", "If not patient, relationship", 0.5)),
    )
    b.footer(s, "Scan to chart: ROI", "nbpc form 12")


def cedar_images(s: Sheet) -> None:
    b.letterhead(s, "Cedar County Hospital", ("Film Library / Image Services",), "bars")
    b.title(s, "REQUEST FOR COPIES OF RADIOLOGY IMAGES", 13)
    b.left_lines(s, (("patient.name", "Patient's Name", 0.65), ("patient.date_of_birth", "D.O.B.", 0.35)))
    b.left_lines(s, (("patient.phone", "Telephone", 0.4), ("patient.mrn", "Medical Record No.", 0.6)))
    b.heading(s, "EXAM(S) REQUESTED", "inverse")
    b.left_lines(s, (("imaging.exams", "Exam:", 0.6), ("imaging.body_part", "Body part:", 0.4)))
    b.left_lines(s, (("imaging.date_from", "Exam dates from", 0.5), ("imaging.date_to", "through", 0.5)))
    b.inline_ticks(
        s,
        "imaging.product",
        "Please provide:",
        (("Images on CD", "images"), ("Reports only", "reports"), ("Images and reports", "both")),
    )
    b.heading(s, "SEND TO", "inverse")
    b.left_lines(
        s, (("recipient.name", "Physician / person", 0.5), ("recipient.organization", "Practice", 0.5))
    )
    b.left_lines(s, (("recipient.address", "Address", 0.7), ("recipient.phone", "Phone", 0.3)))
    b.inline_ticks(
        s,
        "delivery.method",
        "Delivery:",
        (("Pick up", "pickup"), ("US Mail", "mail"), ("Courier", "courier")),
    )
    b.left_lines(s, (("needed_by", "Appointment date:", 0.5), ("purpose", "Reason for request:", 0.5)))
    b.paragraph(
        s,
        "CDs are not encrypted. Please keep them in a safe place. Images are ready two business days "
        "after the exam.",
        8,
    )
    b.paragraph(s, f"{_REVOKE} {_REDISCLOSE} {_CONDITION}", 8)
    b.left_lines(
        s, (("signature.present", "Patient Signature X", 0.65), ("signature.date", "Date", 0.35)), 32
    )
    b.left_lines(s, (("signer.name", "Print name", 0.5), ("signer.relationship", "Relationship", 0.5)))
    b.staff_block(s, "RADIOLOGY STAFF ONLY", ("CD burned by", "Date", "Photo ID checked", "# of discs"))
    b.footer(s, "CCH-RAD-09  (rev 7/21)")


def summit_cd(s: Sheet) -> None:
    b.letterhead(
        s, "Summit Diagnostic Imaging", ("Seven locations · Records fax 555-010-6120",), "disc", "centre", 15
    )
    b.title(s, "Image Release Authorization (CD / Electronic)", 12)
    b.boxes(
        s,
        (
            ("patient.name#family", "Last name", 0.35),
            ("patient.name#given", "First name", 0.3),
            ("patient.name#middle", "MI", 0.1),
            ("patient.date_of_birth", "Date of birth (mm/dd/yyyy)", 0.25),
        ),
    )
    b.boxes(
        s, (("patient.address", "Address, city, state, zip", 0.65), ("patient.phone", "Cell phone", 0.35))
    )
    s.y += 6
    b.ticks(
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
    b.boxes(
        s,
        (
            ("imaging.body_part", "Body part(s)", 0.5),
            ("imaging.date_from", "Study date: from", 0.25),
            ("imaging.date_to", "to", 0.25),
        ),
    )
    s.y += 6
    b.ticks(
        s,
        "imaging.product",
        (("Images (CD)", "images"), ("Written report only", "reports"), ("Both images and report", "both")),
        across=3,
        kind="circle",
        label="I am asking for",
    )
    b.ticks(
        s,
        "recipient.self",
        (("Me (the patient)", "yes"), ("Someone else:", "no")),
        across=2,
        kind="circle",
        label="Release to",
    )
    b.boxes(s, (("recipient.name", "Name", 0.5), ("recipient.organization", "Hospital or office", 0.5)))
    b.boxes(s, (("recipient.address", "Address", 0.6), ("recipient.fax", "Fax", 0.4)))
    s.y += 6
    b.ticks(
        s,
        "delivery.method",
        (("I will pick up", "pickup"), ("Mail", "mail"), ("Upload to provider (PACS)", "direct_provider")),
        across=3,
        kind="circle",
        label="How",
    )
    b.columns(s, (_REVOKE, _REDISCLOSE), 7.2)
    b.boxes(
        s,
        (
            ("signature.present", "Signature of patient or representative", 0.6),
            ("signature.date", "Date signed", 0.4),
        ),
        36,
    )
    b.boxes(
        s,
        (
            ("signer.name", "Name of representative (print)", 0.6),
            ("signer.relationship", "Relationship to patient", 0.4),
        ),
    )
    b.footer(s, "SDI 0442 01/2025", "1/1")


def lakeview_films(s: Sheet) -> None:
    b.title(s, "LAKEVIEW REGIONAL HEALTH", 15)
    b.title(s, "Authorization to Release Imaging Studies", 11)
    b.rule(s)
    b.table(
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
    b.inline_ticks(
        s, "delivery.format", "Media:", (("CD/DVD", "cd_dvd"), ("Film", "film"), ("USB", "usb")), "underscore"
    )
    b.inline_ticks(
        s,
        "imaging.product",
        "Include:",
        (("Images", "images"), ("Reports", "reports"), ("Images + reports", "both")),
        "underscore",
    )
    b.inline_ticks(
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
    b.paragraph(s, f"{_REVOKE} {_CONDITION} {_REDISCLOSE}", 8.5, gap=10)
    b.table(s, ((("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)),), 36)
    b.table(s, ((("signer.name", "Print name", 0.55), ("signer.relationship", "Relationship", 0.45)),), 22)
    b.footer(s, "LRH Imaging 8/19")


def mirasol_imagenes(s: Sheet) -> None:
    b.letterhead(s, "Mirasol Imaging Network", ("Servicio de imágenes",), "leaf", size=13)
    b.title(s, "SOLICITUD DE IMÁGENES MÉDICAS EN CD", 13)
    b.boxes(
        s,
        (
            ("patient.name", "Nombre completo del paciente", 0.65),
            ("patient.date_of_birth", "Fecha de nacimiento (mm/dd/aaaa)", 0.35),
        ),
    )
    b.boxes(s, (("patient.address", "Domicilio", 0.6), ("patient.phone", "Teléfono", 0.4)))
    s.y += 5
    b.ticks(
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
    b.boxes(
        s,
        (
            ("imaging.body_part", "Parte del cuerpo", 0.4),
            ("imaging.date_from", "Fecha del estudio: desde", 0.3),
            ("imaging.date_to", "Hasta", 0.3),
        ),
    )
    b.ticks(
        s,
        "imaging.product",
        (("Imágenes", "images"), ("Solo informes", "reports"), ("Imágenes e informes", "both")),
        across=3,
        label="Necesito",
    )
    b.boxes(
        s,
        (("recipient.name", "Enviar a (nombre)", 0.5), ("recipient.organization", "Centro u hospital", 0.5)),
    )
    b.boxes(s, (("recipient.address", "Dirección de envío", 0.65), ("recipient.fax", "Fax", 0.35)))
    b.ticks(
        s,
        "delivery.method",
        (("Recogeré en persona", "pickup"), ("Correo postal", "mail"), ("Mensajería", "courier")),
        across=3,
        label="Método de entrega",
    )
    b.boxes(s, (("purpose", "Motivo de la solicitud", 0.6), ("expiration", "Vence", 0.4)))
    b.paragraph(s, f"{_REVOCO} {_REDIVULGA} {_CONDICION}", 8)
    b.boxes(
        s,
        (
            ("signature.present", "Firma del paciente o representante", 0.65),
            ("signature.date", "Fecha de la firma", 0.35),
        ),
        36,
    )
    b.boxes(
        s,
        (
            ("signer.name", "Nombre en letra de imprenta", 0.6),
            ("signer.relationship", "Relación con el paciente", 0.4),
        ),
    )
    b.footer(s, "MIN-31-SPN 04/2023", "Page 1 of 1")


def fairhaven_amend(s: Sheet) -> None:
    b.letterhead(
        s, "Fairhaven Memorial Hospital", ("Privacy Office, 1 Fairhaven Square",), "cross", "left", 14
    )
    b.title(s, "REQUEST FOR AMENDMENT OF HEALTH INFORMATION")
    b.left_lines(s, (("patient.name", "Patient Name:", 0.6), ("patient.date_of_birth", "Birth Date:", 0.4)))
    b.left_lines(s, (("patient.mrn", "Medical Record Number:", 0.5), ("patient.phone", "Phone Number:", 0.5)))
    b.left_lines(s, (("patient.address", "Patient Address:", 1.0),))
    b.left_lines(s, (("amendment.entry_date", "Date of entry to be amended:", 0.6),))
    b.long_text(s, "amendment.entry", "Please explain how the entry is incorrect or incomplete:", 3)
    b.long_text(s, "amendment.correction", "What should the entry say to be more accurate or complete?", 3)
    b.long_text(s, "amendment.reason", "Reason for this request:", 2)
    b.long_text(
        s,
        "amendment.notify",
        "Would you like this amendment sent to anyone who received the information in the past? Name and "
        "address:",
        2,
    )
    b.paragraph(
        s,
        "We will answer within 60 days of receiving this request. The hospital may deny a request if the "
        "information was not created by us, is not part of the record, or is accurate and complete.",
        8,
    )
    b.left_lines(
        s,
        (
            ("signature.present", "Signature of Patient or Legal Representative:", 0.68),
            ("signature.date", "Date:", 0.32),
        ),
        32,
    )
    b.left_lines(s, (("signer.relationship", "Relationship to patient:", 0.6),))
    b.staff_block(
        s, "For hospital use only", ("Date received", "Amendment: accepted / denied", "Reviewer initials"), 44
    )
    b.footer(s, "FMH 3091 (R 5/20)")


def oldport_amend(s: Sheet) -> None:
    b.letterhead(s, "OLD PORT PHYSICIANS GROUP", (), "disc", "right", 12)
    b.title(s, "Patient Request to Correct / Amend Medical Record", 13, "left", band=True)
    b.boxes(
        s,
        (
            ("patient.name", "Name of patient", 0.5),
            ("patient.date_of_birth", "DOB", 0.2),
            ("patient.mrn", "Chart #", 0.3),
        ),
    )
    b.boxes(s, (("patient.address", "Address", 0.6), ("patient.phone", "Phone", 0.4)))
    b.boxes(s, (("amendment.entry_date", "Date(s) of the information you want changed", 1.0),))
    b.long_text(
        s, "amendment.entry", "1. What does the record say now that you believe is wrong?", 3, boxed=True
    )
    b.long_text(s, "amendment.correction", "2. How should it read?", 3, boxed=True)
    b.long_text(s, "amendment.reason", "3. Why do you want this change?", 2, boxed=True)
    b.long_text(
        s, "amendment.notify", "4. Persons or organizations to be told of the change", 1, boxed=True, pitch=24
    )
    b.paragraph(s, "Your request becomes part of your permanent record. Nothing is erased.", 8)
    b.boxes(s, (("signature.present", "Signature", 0.6), ("signature.date", "Date", 0.4)), 36)
    b.boxes(
        s,
        (
            ("signer.name", "Name of personal representative", 0.6),
            ("signer.relationship", "Relationship", 0.4),
        ),
    )
    b.footer(s, "OPPG privacy form 6", "04-2018")


def marlow_amend(s: Sheet) -> None:
    b.title(s, "Marlow Valley Health System", 14)
    b.title(s, "AMENDMENT REQUEST FORM", 12)
    b.paragraph(
        s,
        "You have the right to ask us to amend information in your designated record set. Complete every "
        "item. Use one form for each entry.",
        9,
    )
    b.below_lines(
        s,
        (
            ("patient.name#family", "Last name", 0.4),
            ("patient.name#given", "First name", 0.35),
            ("patient.name#middle", "Middle", 0.25),
        ),
        34,
    )
    b.below_lines(
        s,
        (
            ("patient.date_of_birth", "Date of birth", 0.3),
            ("patient.phone", "Telephone", 0.3),
            ("patient.email", "E-mail", 0.4),
        ),
        34,
    )
    b.below_lines(
        s,
        (("patient.address#street", "Street", 0.45), ("patient.address#place", "City, State, ZIP", 0.55)),
        34,
    )
    b.below_lines(s, (("amendment.entry_date", "Date of disputed entry", 0.4),), 34)
    b.long_text(s, "amendment.entry", "Information you believe is inaccurate or incomplete", 2, pitch=22)
    b.long_text(s, "amendment.correction", "Change you are requesting", 2, pitch=22)
    b.long_text(s, "amendment.reason", "Reason supporting the change", 2, pitch=22)
    b.below_lines(
        s,
        (
            ("signature.present", "Signature of patient or personal representative", 0.65),
            ("signature.date", "Date", 0.35),
        ),
        44,
    )
    b.below_lines(
        s,
        (
            ("signer.name", "Print name", 0.5),
            ("signer.relationship", "If representative, relationship to patient", 0.5),
        ),
        34,
    )
    b.footer(s, "MVHS-HIM-220", "Return to: Health Information Management")


def esperanza_enmienda(s: Sheet) -> None:
    b.letterhead(s, "Clínica La Esperanza", ("Oficina de privacidad",), "leaf", "left", 14)
    b.title(s, "SOLICITUD DE ENMIENDA DEL EXPEDIENTE MÉDICO")
    b.left_lines(
        s, (("patient.name", "Nombre del paciente:", 0.62), ("patient.date_of_birth", "F. de nac.:", 0.38))
    )
    b.left_lines(s, (("patient.address", "Dirección:", 0.65), ("patient.phone", "Teléfono:", 0.35)))
    b.left_lines(s, (("amendment.entry_date", "Fecha de la anotación que desea enmendar:", 0.7),))
    b.long_text(s, "amendment.entry", "Explique en qué es incorrecta o incompleta la anotación:", 3)
    b.long_text(s, "amendment.correction", "¿Qué debería decir la anotación?", 3)
    b.long_text(s, "amendment.reason", "Motivo de la solicitud:", 2)
    b.long_text(s, "amendment.notify", "Personas a quienes se debe notificar:", 1)
    b.paragraph(s, "Responderemos a su solicitud en un plazo de 60 días.", 8)
    b.left_lines(
        s, (("signature.present", "Firma del paciente:", 0.62), ("signature.date", "Fecha:", 0.38)), 32
    )
    b.left_lines(
        s, (("signer.name", "Nombre del representante:", 0.55), ("signer.relationship", "Parentesco:", 0.45))
    )
    b.footer(s, "CLE 18-S", "rev. 2021")


def briarwood_verbal(s: Sheet) -> None:
    b.letterhead(
        s, "Briarwood Family Health", ("Internal Medicine - Pediatrics - OB/GYN",), "leaf", "centre", 14
    )
    b.title(s, "CONSENT FOR VERBAL COMMUNICATION")
    b.left_lines(
        s, (("patient.name", "Patient Name", 0.62), ("patient.date_of_birth", "Date of Birth", 0.38))
    )
    b.paragraph(
        s,
        "I give permission to the staff of Briarwood Family Health to discuss my health information, in "
        "person or by telephone, with the persons named below. This form does not permit the release of "
        "copies of my records.",
    )
    b.contact_table(s, ("Name", "Relationship", "Phone number"), 4)
    b.ticks(
        s,
        "topics",
        (
            ("Appointments", "appointments"),
            ("Test results", "test_results"),
            ("Medical information", "medical"),
            ("Billing and insurance", "billing"),
            ("Medications", "medications"),
            ("Behavioral health", "behavioral_health"),
        ),
        across=3,
        label="They may be told about (check all that apply):",
        most=4,
    )
    b.inline_ticks(
        s,
        "voicemail.allowed",
        "May we leave a detailed message on your voicemail?",
        (("Yes", "yes"), ("No", "no")),
    )
    b.left_lines(s, (("patient.phone", "Number for messages:", 0.6),))
    b.left_lines(s, (("expiration", "This consent ends on:", 0.6),))
    b.paragraph(
        s,
        "I may cancel this consent at any time in writing. Unless I do so it remains in effect for one "
        "year from the date below.",
        8.5,
    )
    b.left_lines(
        s,
        (("signature.present", "Signature of Patient / Guardian:", 0.65), ("signature.date", "Date:", 0.35)),
        30,
    )
    b.left_lines(s, (("signer.name", "Printed Name:", 0.5), ("signer.relationship", "Relationship:", 0.5)))
    b.heading(s, "Revocation", "ruled")
    b.left_lines(s, (("revoked_on", "I hereby revoke this consent on:", 0.6),))
    b.footer(s, "BFH-VC 2/24")


def stonebridge_involved(s: Sheet) -> None:
    b.letterhead(s, "STONEBRIDGE HOSPITAL", (), "bars", "left", 15)
    b.title(s, "Permission to Speak With Family and Friends Involved in My Care", 12, "left")
    b.boxes(
        s,
        (
            ("patient.name", "Patient full name", 0.5),
            ("patient.date_of_birth", "Birth date", 0.25),
            ("patient.mrn", "MRN", 0.25),
        ),
    )
    b.boxes(s, (("patient.phone", "Preferred phone", 0.4), ("patient.address", "Address", 0.6)))
    s.y += 8
    b.paragraph(s, "Stonebridge Hospital may talk about my care with:", bold=True)
    b.contact_table(s, ("Person's name", "How related to me", "Telephone"), 3, 26, framed=False)
    b.ticks(
        s,
        "topics",
        (
            ("All of my care", "medical"),
            ("Scheduling", "appointments"),
            ("Results", "test_results"),
            ("Bills", "billing"),
        ),
        across=4,
        kind="bracket",
        label="Topics",
        most=3,
    )
    b.ticks(
        s,
        "sensitive.items",
        (("HIV", "hiv"), ("Drug / alcohol treatment", "sud_part2"), ("Mental health", "mental_health")),
        across=3,
        kind="initials",
        label="These topics are discussed only if I initial them:",
        most=2,
        pitch=18,
    )
    b.inline_ticks(
        s,
        "voicemail.allowed",
        "OK to leave messages with details?",
        (("Yes", "yes"), ("No", "no")),
        "bracket",
    )
    b.paragraph(
        s,
        "Verbal only. To get copies, a separate authorization is needed. I can take back this permission "
        "by telling the Health Information department in writing.",
        8,
    )
    b.boxes(s, (("signature.present", "Signature", 0.6), ("signature.date", "Date", 0.4)), 36)
    b.boxes(
        s,
        (
            ("signer.name", "If signed for the patient: name", 0.6),
            ("signer.relationship", "Relationship", 0.4),
        ),
    )
    b.staff_block(s, "Internal use", ("Entered in chart by", "Date"))
    b.footer(s, "SBH 1180 Rev 9/22", "Page 1 of 1")


def arroyo_verbal(s: Sheet) -> None:
    b.letterhead(s, "Arroyo Seco Community Clinic", ("Clínica comunitaria",), "disc")
    b.title(s, "AUTORIZACIÓN PARA COMUNICACIÓN VERBAL")
    b.left_lines(
        s,
        (
            ("patient.name", "Nombre del paciente:", 0.62),
            ("patient.date_of_birth", "Fecha de nacimiento:", 0.38),
        ),
    )
    b.paragraph(
        s,
        "Autorizo al personal de la clínica a hablar sobre mi información médica con las siguientes "
        "personas. No se entregarán copias del expediente.",
    )
    b.contact_table(s, ("Nombre", "Parentesco", "Número de teléfono"), 4)
    b.ticks(
        s,
        "topics",
        (
            ("Citas", "appointments"),
            ("Información médica", "medical"),
            ("Resultados", "test_results"),
            ("Facturación", "billing"),
            ("Salud conductual", "behavioral_health"),
            ("VIH", "hiv"),
        ),
        across=3,
        label="Temas que se pueden tratar (marque todos los que correspondan):",
        most=3,
    )
    b.inline_ticks(
        s, "voicemail.allowed", "¿Está bien dejar un mensaje detallado?", (("Sí", "yes"), ("No", "no"))
    )
    b.left_lines(s, (("expiration", "Válida hasta:", 0.5), ("patient.phone", "Mi teléfono:", 0.5)))
    b.paragraph(s, "Puedo revocar esta autorización en cualquier momento por escrito.", 8.5)
    b.left_lines(s, (("signature.present", "Firma:", 0.62), ("signature.date", "Fecha:", 0.38)), 30)
    b.left_lines(
        s,
        (
            ("signer.name", "Nombre en letra de molde:", 0.55),
            ("signer.relationship", "Relación con el paciente:", 0.45),
        ),
    )
    b.footer(s, "ASCC-V-SP 06/2020")


def costa_verbal(s: Sheet) -> None:
    b.title(s, "COSTA AZUL PEDIATRICS", 15, "left")
    b.title(s, "Permiso para hablar con familiares y otras personas", 12, "left", band=True)
    b.table(
        s,
        (
            (("patient.name", "Nombre completo", 0.6), ("patient.date_of_birth", "F. de nac.", 0.4)),
            (("patient.address", "Dirección", 0.6), ("patient.phone", "Teléfono", 0.4)),
        ),
        22,
    )
    s.y += 6
    b.paragraph(
        s,
        "Doy permiso para que la clínica comparta verbalmente información sobre el paciente con:",
        bold=True,
    )
    b.contact_table(s, ("Persona", "Relación", "Teléfono"), 3, 24)
    b.ticks(
        s,
        "topics",
        (
            ("Toda la información médica", "medical"),
            ("Solo citas", "appointments"),
            ("Cuentas y pagos", "billing"),
        ),
        across=3,
        kind="circle",
        label="Se puede hablar de",
        most=2,
    )
    b.table(s, ((("expiration", "Vence el", 0.5), ("revoked_on", "Revoco este permiso el", 0.5)),), 22)
    b.paragraph(s, f"{_REVOCO}", 8.5)
    b.table(
        s,
        ((("signature.present", "Firma del paciente o tutor", 0.65), ("signature.date", "Fecha", 0.35)),),
        36,
    )
    b.table(
        s,
        ((("signer.name", "Nombre de quien firma", 0.55), ("signer.relationship", "Parentesco", 0.45)),),
        22,
    )
    b.footer(s, "CAP 7 (ES)", "For internal use: scanned ___")


def harborgate_two_pages(s: Sheet) -> None:
    b.letterhead(s, "Harborgate Health System", ("Release of Information, 9 Gate Street",), "disc", size=14)
    b.title(s, "AUTHORIZATION TO RELEASE PROTECTED HEALTH INFORMATION", 12)
    b.heading(s, "A. Patient information", "shaded")
    b.above_lines(
        s, (("patient.name", "Patient name", 0.6), ("patient.date_of_birth", "Date of birth", 0.4)), 34
    )
    b.above_lines(
        s,
        (
            ("patient.address#street", "Street address", 0.4),
            ("patient.address#city", "City", 0.28),
            ("patient.address#state", "State", 0.12),
            ("patient.address#zip", "Zip code", 0.2),
        ),
        34,
    )
    b.above_lines(
        s,
        (
            ("patient.phone", "Phone", 0.35),
            ("patient.mrn", "Medical record number", 0.3),
            ("patient.other_names", "Other names used", 0.35),
        ),
        34,
    )
    b.heading(s, "B. I authorize Harborgate to release my records to", "shaded")
    b.ticks(
        s,
        "recipient.self",
        (("Me, at the address above", "yes"), ("The following person or organization", "no")),
        across=2,
    )
    b.above_lines(s, (("recipient.name", "Name", 0.5), ("recipient.organization", "Organization", 0.5)), 34)
    b.above_lines(s, (("recipient.address", "Address", 0.6), ("recipient.fax", "Fax", 0.4)), 34)
    b.heading(s, "C. Records to be released", "shaded")
    b.above_lines(
        s, (("records.date_from", "Dates of service: from", 0.5), ("records.date_to", "To", 0.5)), 34
    )
    b.ticks(
        s,
        "records.items",
        (
            ("Pertinent summary (package)", "abstract"),
            ("Complete record", "entire"),
            ("Clinic visit notes", "clinic_notes"),
            ("Discharge summary", "discharge"),
            ("Operative reports", "operative"),
            ("Laboratory reports", "lab"),
            ("Pathology reports", "pathology"),
            ("Radiology reports", "radiology_report"),
            ("Images on CD", "images"),
            ("Billing records", "billing"),
        ),
        across=2,
        most=4,
    )
    b.footer(s, "HHS00311 (04/24)", "Page 1 of 2")
    s.new_page()
    b.title(s, "Harborgate Health System - Authorization, continued", 11, "left")
    b.heading(s, "D. Privileged information: I specifically authorize release of", "shaded")
    b.ticks(
        s,
        "sensitive.items",
        (
            ("Yes  HIV test results", "hiv"),
            ("Yes  Genetic screening", "genetic"),
            ("Yes  Alcohol and drug abuse records", "sud_part2"),
            ("Yes  Domestic violence counseling", "domestic_violence"),
            ("Yes  Sexual assault counseling", "sexual_assault"),
            ("Yes  Social worker communications", "social_work"),
        ),
        across=1,
        most=3,
        pitch=18,
    )
    b.heading(s, "E. Purpose", "shaded")
    b.ticks(
        s,
        "purpose",
        (
            ("Medical care", "treatment"),
            ("Personal", "personal"),
            ("Legal matter", "legal"),
            ("Insurance", "insurance"),
            ("School", "school"),
            ("Military", "military"),
        ),
        across=3,
    )
    b.heading(s, "F. I understand that", "shaded")
    for statement in (_REVOKE, _CONDITION, _REDISCLOSE):
        b.paragraph(s, f"- {statement}", 9.5)
    b.above_lines(
        s,
        (("expiration", "This authorization expires (if blank, six months after the date below)", 1.0),),
        34,
    )
    b.above_lines(
        s,
        (
            ("signature.present", "Signature of patient or legal representative", 0.65),
            ("signature.date", "Date", 0.35),
        ),
        44,
    )
    b.above_lines(
        s,
        (
            ("signer.name", "Print name", 0.4),
            ("signer.relationship", "Relationship to patient", 0.3),
            ("signer.authority", "Legal authority", 0.3),
        ),
        34,
    )
    b.staff_block(s, "For Internal Use Only", ("ID verified by", "Picked up by", "Date"))
    b.footer(s, "HHS00311 (04/24)", "Page 2 of 2")


def maplewood_word(s: Sheet) -> None:
    b.title(s, "Maplewood Primary Care, P.C.", 14)
    b.title(s, "Authorization for Release of Medical Records", 12)
    b.typed_lines(s, (("patient.name", "Patient's Full Name:", 1.0),), 24)
    b.typed_lines(
        s, (("patient.date_of_birth", "Birth Date:", 0.45), ("patient.phone", "Telephone:", 0.55)), 24
    )
    b.typed_lines(s, (("patient.address", "Address:", 1.0),), 24)
    b.paragraph(s, "I authorize:", bold=True, gap=0)
    b.typed_lines(s, (("discloser.name", "Name of facility:", 1.0),), 24)
    b.paragraph(s, "to release my medical records to:", bold=True, gap=0)
    b.typed_lines(s, (("recipient.name", "Name:", 0.5), ("recipient.organization", "Facility:", 0.5)), 24)
    b.typed_lines(s, (("recipient.phone", "Phone:", 0.5), ("recipient.fax", "Fax:", 0.5)), 24)
    b.inline_ticks(
        s,
        "records.items",
        "Please send:",
        (
            ("All records", "entire"),
            ("Office notes", "clinic_notes"),
            ("Lab results", "lab"),
            ("Immunizations", "immunization"),
        ),
        "underscore",
        most=2,
    )
    b.typed_lines(s, (("records.date_from", "From date:", 0.5), ("records.date_to", "To date:", 0.5)), 24)
    b.typed_lines(s, (("purpose", "Purpose of release:", 1.0),), 24)
    b.typed_lines(s, (("expiration", "Expiration date:", 0.6),), 24)
    b.paragraph(s, f"{_REVOKE} {_CONDITION} {_REDISCLOSE}", 10)
    b.typed_lines(s, (("signature.present", "Signature:", 0.65), ("signature.date", "Date:", 0.35)), 36)
    b.typed_lines(
        s, (("signer.name", "Printed name:", 0.5), ("signer.relationship", "Relationship:", 0.5)), 24
    )


def cover_plain(s: Sheet) -> None:
    b.letterhead(s, "Blue Heron Oncology Associates", ("Tel 555-010-9100   Fax 555-010-9101",), "leaf")
    b.title(s, "FAX COVER SHEET", 22)
    b.left_lines(s, (("x.to", "TO: Health Information Services / Medical Records", 1.0),), 26)
    b.left_lines(s, (("recipient.name", "FROM:", 0.6), ("signature.date", "DATE:", 0.4)), 26)
    b.left_lines(s, (("x.pages", "NUMBER OF PAGES INCLUDING COVER:", 1.0),), 26)
    b.left_lines(s, (("x.re", "RE: records request", 1.0),), 26)
    b.paragraph(
        s,
        "CONFIDENTIALITY NOTICE: The documents in this fax may hold confidential health information "
        "that is legally privileged. If you are not the intended recipient, tell the sender and shred them.",
        gap=8,
    )


def cover_boxes(s: Sheet) -> None:
    b.title(s, "Facsimile Transmittal", 24, "left", band=True)
    b.boxes(s, (("x.to", "To", 0.5), ("recipient.organization", "From", 0.5)), 40)
    b.boxes(s, (("recipient.fax", "Fax", 0.5), ("recipient.phone", "Phone", 0.5)), 40)
    b.boxes(s, (("signature.date", "Date", 0.5), ("x.pages", "Pages (with cover)", 0.5)), 40)
    b.ticks(s, "x.kind", (("Urgent", "u"), ("For review", "r"), ("Please reply", "p")), across=3)
    b.long_text(s, "x.comments", "Comments:", 4)
    b.paragraph(s, "This message is intended only for the addressee. Unauthorized use is prohibited.", 9)


LAYOUTS = (
    Layout("tune-a-quarry", FormType.AUTHORIZATION, EN, quarry_hill, SANS, 8.5, 40),
    Layout("tune-a-tidewater", FormType.AUTHORIZATION, EN, tidewater_lawyers, SERIF, 11, 64),
    Layout("tune-a-granite", FormType.AUTHORIZATION, EN, granite_payer, "roboto-condensed", 9, 42),
    Layout("tune-a-valle", FormType.AUTHORIZATION, ES, valle_verde, SANS, 9, 48),
    Layout("tune-a-northbay", FormType.AUTHORIZATION, EN, northbay_two_way, "lato", 9, 50),
    Layout(
        "tune-a-harborgate", FormType.AUTHORIZATION, EN, harborgate_two_pages, "lato", 9, 48, ("form", "form")
    ),
    Layout("tune-a-maplewood", FormType.AUTHORIZATION, EN, maplewood_word, SERIF, 12, 66),
    Layout("tune-i-cedar", FormType.IMAGING, EN, cedar_images, SERIF, 10, 52),
    Layout("tune-i-summit", FormType.IMAGING, EN, summit_cd, "lato", 8.5, 46),
    Layout("tune-i-lakeview", FormType.IMAGING, EN, lakeview_films, SANS, 9, 56),
    Layout("tune-i-mirasol", FormType.IMAGING, ES, mirasol_imagenes, "source-serif-4", 9, 48),
    Layout("tune-m-fairhaven", FormType.AMENDMENT, EN, fairhaven_amend, SANS, 9.5, 52),
    Layout("tune-m-oldport", FormType.AMENDMENT, EN, oldport_amend, "roboto-condensed", 10, 46),
    Layout("tune-m-marlow", FormType.AMENDMENT, EN, marlow_amend, SERIF, 10.5, 60),
    Layout("tune-m-esperanza", FormType.AMENDMENT, ES, esperanza_enmienda, "lato", 9.5, 50),
    Layout("tune-v-briarwood", FormType.VERBAL, EN, briarwood_verbal, "source-serif-4", 10, 56),
    Layout("tune-v-stonebridge", FormType.VERBAL, EN, stonebridge_involved, SANS, 9, 46),
    Layout("tune-v-arroyo", FormType.VERBAL, ES, arroyo_verbal, SERIF, 10.5, 54),
    Layout("tune-v-costa", FormType.VERBAL, ES, costa_verbal, "roboto-condensed", 9.5, 50),
)

COVERS = (
    Layout("tune-cover-plain", FormType.OTHER, EN, cover_plain, SANS, 11, 60, ("cover",)),
    Layout("tune-cover-boxes", FormType.OTHER, EN, cover_boxes, SERIF, 11, 60, ("cover",)),
)
"""Sheets that go before a form on a fax."""
