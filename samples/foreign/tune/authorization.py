"""Authorization forms of invented organisations, to tune on."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet
from samples.foreign.tune.statements import CONDICION, CONDITION, REDISCLOSE, REDIVULGA, REVOCO, REVOKE

EN, ES = Language.ENGLISH, Language.SPANISH


def quarry_hill(s: Sheet) -> None:
    furniture.letterhead(
        s,
        "Quarry Hill Medical Center",
        ("Health Information Management · 200 Quarry Hill Road", "Tel 555-010-0200"),
        "cross",
    )
    furniture.title(s, "AUTHORIZATION FOR RELEASE OF PROTECTED HEALTH INFORMATION")
    lines.left_lines(
        s, (("patient.name", "Patient Name:", 0.62), ("patient.date_of_birth", "Date of Birth:", 0.38))
    )
    lines.left_lines(
        s, (("patient.address#street", "Address:", 0.5), ("patient.address#place", "City, State, Zip:", 0.5))
    )
    lines.left_lines(
        s,
        (("patient.phone", "Phone:", 0.35), ("patient.email", "E-mail:", 0.4), ("patient.mrn", "MRN:", 0.25)),
    )
    furniture.heading(s, "1. Release my information to:", "shaded")
    choices.inline_ticks(
        s, "recipient.self", "Send to:", (("Myself", "yes"), ("The person or facility named below", "no"))
    )
    lines.left_lines(s, (("recipient.name", "Name:", 0.5), ("recipient.organization", "Facility:", 0.5)))
    lines.left_lines(s, (("recipient.address", "Address:", 1.0),))
    lines.left_lines(s, (("recipient.phone", "Phone:", 0.5), ("recipient.fax", "Fax:", 0.5)))
    furniture.heading(s, "2. Information to be released", "shaded")
    lines.left_lines(
        s, (("records.date_from", "Dates of service from:", 0.55), ("records.date_to", "to:", 0.45))
    )
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
    choices.ticks(s, "records.items", options, across=3, most=3)
    furniture.heading(s, "3. Sensitive information: check Yes to include", "shaded")
    sensitive = (
        ("HIV test results", "hiv"),
        ("Genetic testing", "genetic"),
        ("Alcohol and drug treatment", "sud_part2"),
        ("Mental health", "mental_health"),
    )
    choices.ticks(s, "sensitive.items", sensitive, across=2, most=2)
    furniture.heading(s, "4. Purpose of disclosure", "shaded")
    choices.ticks(
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
    choices.inline_ticks(
        s,
        "delivery.method",
        "Method of delivery:",
        (("Mail", "mail"), ("Pick up", "pickup"), ("Fax", "fax"), ("Patient portal", "portal")),
    )
    lines.left_lines(s, (("expiration", "This authorization expires on (date or event):", 1.0),))
    furniture.paragraph(s, f"{REVOKE} {CONDITION} {REDISCLOSE}", 7.5)
    lines.left_lines(
        s,
        (
            ("signature.present", "Signature of Patient or Representative:", 0.68),
            ("signature.date", "Date:", 0.32),
        ),
        28,
    )
    lines.left_lines(
        s, (("signer.name", "Print Name:", 0.5), ("signer.relationship", "Relationship to Patient:", 0.5))
    )
    furniture.footer(s, "QHMC-2207 Rev. 03/2024", "Page 1 of 1")


def tidewater_lawyers(s: Sheet) -> None:
    furniture.letterhead(
        s,
        "TIDEWATER & LOOMIS LLP",
        ("Counsellors at Law  |  14 Custom House Wharf, Suite 300",),
        "none",
        "centre",
        16,
    )
    furniture.rule(s)
    furniture.title(s, "HIPAA AUTHORIZATION TO DISCLOSE MEDICAL RECORDS", 12)
    lines.sentence(
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
    furniture.paragraph(s, "The following records are to be produced:", bold=True)
    choices.ticks(
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
    lines.sentence(
        s,
        ("for treatment rendered between", ("records.date_from", 110), "and", ("records.date_to", 110), "."),
    )
    lines.sentence(s, ("The purpose of this disclosure is", ("purpose", 230), "."))
    lines.sentence(
        s, ("This authorization shall expire on", ("expiration", 150), "unless sooner revoked in writing.")
    )
    furniture.paragraph(
        s,
        "I specifically consent to the disclosure of the following privileged categories by placing my "
        "initials "
        "beside each one:",
    )
    choices.ticks(
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
    furniture.paragraph(s, f"{REVOKE} {REDISCLOSE} {CONDITION}", 10)
    furniture.paragraph(
        s, "A photocopy or facsimile of this authorization shall be as valid as the original.", 10
    )
    lines.below_lines(s, (("signature.present", "Signature", 0.6), ("signature.date", "Dated", 0.4)), 40)
    lines.below_lines(
        s,
        (
            ("signer.name", "Printed name of signer", 0.5),
            ("signer.authority", "Authority to sign, if not the patient", 0.5),
        ),
        34,
    )
    furniture.footer(s, "File copy - do not detach", "")


def granite_payer(s: Sheet) -> None:
    furniture.letterhead(
        s, "GraniteShield Health Plan", ("Member Privacy Unit  PO Box 4410",), "bars", size=13
    )
    furniture.title(s, "Member Authorization to Use or Disclose Information", 12, "left", band=True)
    furniture.heading(s, "SECTION A  MEMBER", "bold")
    lines.boxes(
        s,
        (
            ("patient.name#last_first", "MEMBER NAME (LAST, FIRST, MI)", 0.6),
            ("patient.date_of_birth", "BIRTH DATE", 0.4),
        ),
    )
    lines.boxes(
        s,
        (
            ("patient.address#street", "STREET ADDRESS", 0.45),
            ("patient.address#city", "CITY", 0.25),
            ("patient.address#state", "STATE", 0.1),
            ("patient.address#zip", "ZIP CODE", 0.2),
        ),
    )
    lines.boxes(s, (("patient.phone", "DAYTIME PHONE", 0.5), ("patient.email", "EMAIL ADDRESS", 0.5)))
    furniture.heading(s, "SECTION B  WHO MAY DISCLOSE AND WHO MAY RECEIVE", "bold")
    lines.boxes(s, (("discloser.name", "PROVIDER OR FACILITY AUTHORIZED TO DISCLOSE", 1.0),))
    lines.boxes(
        s,
        (("recipient.name", "PERSON AUTHORIZED TO RECEIVE", 0.5), ("recipient.organization", "COMPANY", 0.5)),
    )
    lines.boxes(s, (("recipient.address", "MAILING ADDRESS", 0.7), ("recipient.phone", "TELEPHONE", 0.3)))
    furniture.heading(s, "SECTION C  WHAT MAY BE DISCLOSED", "bold")
    choices.ticks(
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
    lines.boxes(s, (("records.date_from", "SERVICE DATES: FROM", 0.5), ("records.date_to", "THROUGH", 0.5)))
    lines.boxes(s, (("records.exclusions", "EXCEPT (LIST ANYTHING YOU DO NOT WANT DISCLOSED)", 1.0),))
    furniture.heading(s, "SECTION D  REASON", "bold")
    choices.ticks(
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
    furniture.heading(s, "SECTION E  TERM AND SIGNATURE", "bold")
    lines.boxes(s, (("expiration", "THIS AUTHORIZATION ENDS ON (IF BLANK, ONE YEAR FROM SIGNATURE)", 1.0),))
    furniture.columns(s, (REVOKE, CONDITION, REDISCLOSE), 6.8)
    lines.boxes(
        s,
        (
            ("signature.present", "SIGNATURE OF MEMBER OR LEGAL REPRESENTATIVE", 0.68),
            ("signature.date", "TODAY'S DATE", 0.32),
        ),
        36,
    )
    lines.boxes(
        s,
        (
            ("signer.name", "PRINTED NAME", 0.4),
            ("signer.relationship", "RELATIONSHIP TO MEMBER", 0.3),
            ("signer.authority", "DESCRIPTION OF AUTHORITY", 0.3),
        ),
    )
    furniture.footer(s, "GSHP 77-104 (11/23)", "KEEP A COPY FOR YOUR RECORDS")


def valle_verde(s: Sheet) -> None:
    furniture.letterhead(
        s,
        "Centro de Salud Valle Verde",
        ("Departamento de Expedientes Médicos", "Tel. 555-010-7788  Fax 555-010-7789"),
        "leaf",
    )
    furniture.title(s, "AUTORIZACIÓN PARA DIVULGAR INFORMACIÓN MÉDICA")
    lines.left_lines(
        s,
        (
            ("patient.name", "Nombre del paciente:", 0.62),
            ("patient.date_of_birth", "Fecha de nacimiento:", 0.38),
        ),
    )
    lines.left_lines(s, (("patient.address", "Dirección:", 0.65), ("patient.phone", "Teléfono:", 0.35)))
    lines.left_lines(
        s,
        (("patient.mrn", "N.º de expediente:", 0.45), ("patient.other_names", "Otros nombres usados:", 0.55)),
    )
    furniture.heading(s, "Autorizo a:", "ruled")
    lines.left_lines(s, (("discloser.name", "Centro o proveedor que divulga:", 1.0),))
    furniture.heading(s, "A divulgar mi información a:", "ruled")
    lines.left_lines(s, (("recipient.name", "Nombre:", 0.5), ("recipient.organization", "Institución:", 0.5)))
    lines.left_lines(s, (("recipient.address", "Domicilio:", 0.6), ("recipient.fax", "Fax:", 0.4)))
    furniture.heading(s, "Información que se divulgará", "ruled")
    lines.left_lines(
        s, (("records.date_from", "Fechas de servicio: desde", 0.55), ("records.date_to", "hasta", 0.45))
    )
    choices.ticks(
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
    choices.ticks(
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
    choices.ticks(
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
    lines.left_lines(s, (("expiration", "Esta autorización vence el:", 0.6),))
    furniture.paragraph(s, f"{REVOCO} {CONDICION} {REDIVULGA}", 8)
    lines.left_lines(
        s,
        (
            ("signature.present", "Firma del paciente o representante legal:", 0.68),
            ("signature.date", "Fecha:", 0.32),
        ),
        28,
    )
    lines.left_lines(
        s, (("signer.name", "Nombre en letra de molde:", 0.55), ("signer.relationship", "Parentesco:", 0.45))
    )
    furniture.staff_block(s, "FOR OFFICE USE ONLY", ("ID verified by", "Date", "Released by"))
    furniture.footer(s, "CSVV-115SP (2/22)", "Página 1 de 1")


def northbay_two_way(s: Sheet) -> None:
    furniture.letterhead(
        s, "North Bay Behavioral & Primary Care", ("88 Pier Street, 2nd floor",), "disc", "right", 12
    )
    furniture.title(s, "Release / Request of Medical Records", 14, "left")
    choices.inline_ticks(
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
    lines.above_lines(
        s,
        (
            ("patient.name", "Legal name of patient", 0.5),
            ("patient.other_names", "Former name", 0.25),
            ("patient.date_of_birth", "DOB", 0.25),
        ),
    )
    lines.above_lines(s, (("patient.address", "Home address", 0.65), ("patient.phone", "Best phone", 0.35)))
    furniture.paragraph(s, "The other person or organization", bold=True, gap=2)
    lines.above_lines(s, (("recipient.name", "Name", 0.45), ("recipient.organization", "Organization", 0.55)))
    lines.above_lines(
        s,
        (
            ("recipient.address", "Street, city, state, zip", 0.5),
            ("recipient.phone", "Phone", 0.25),
            ("recipient.fax", "Fax", 0.25),
        ),
    )
    choices.ticks(
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
    lines.above_lines(
        s,
        (
            ("records.date_from", "From date", 0.3),
            ("records.date_to", "To date", 0.3),
            ("needed_by", "Needed by", 0.4),
        ),
    )
    choices.ticks(
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
    choices.ticks(
        s,
        "delivery.format",
        (("Paper copies", "paper"), ("CD", "cd_dvd"), ("PDF by secure e-mail", "pdf")),
        across=3,
        kind="bracket",
        label="Format",
    )
    furniture.paragraph(
        s, "Do NOT include the following (check what you do not want shared):", bold=True, gap=0
    )
    choices.ticks(
        s,
        "sensitive.items",
        (("Mental health", "mental_health"), ("Substance use", "sud_part2"), ("HIV/STI", "hiv")),
        across=3,
        kind="bracket",
        most=1,
        polarity="refused",
    )
    furniture.paragraph(
        s, f"This release is good for one year from the date signed. {REVOKE} {REDISCLOSE} {CONDITION}", 8
    )
    lines.above_lines(
        s, (("signature.present", "Patient / guardian signature", 0.65), ("signature.date", "Date", 0.35)), 38
    )
    lines.above_lines(
        s,
        (("signer.name", "Printed name", 0.5), ("signer.relationship", "If not patient, relationship", 0.5)),
    )
    furniture.footer(s, "Scan to chart: ROI", "nbpc form 12")


def harborgate_two_pages(s: Sheet) -> None:
    furniture.letterhead(
        s, "Harborgate Health System", ("Release of Information, 9 Gate Street",), "disc", size=14
    )
    furniture.title(s, "AUTHORIZATION TO RELEASE PROTECTED HEALTH INFORMATION", 12)
    furniture.heading(s, "A. Patient information", "shaded")
    lines.above_lines(
        s, (("patient.name", "Patient name", 0.6), ("patient.date_of_birth", "Date of birth", 0.4)), 34
    )
    lines.above_lines(
        s,
        (
            ("patient.address#street", "Street address", 0.4),
            ("patient.address#city", "City", 0.28),
            ("patient.address#state", "State", 0.12),
            ("patient.address#zip", "Zip code", 0.2),
        ),
        34,
    )
    lines.above_lines(
        s,
        (
            ("patient.phone", "Phone", 0.35),
            ("patient.mrn", "Medical record number", 0.3),
            ("patient.other_names", "Other names used", 0.35),
        ),
        34,
    )
    furniture.heading(s, "B. I authorize Harborgate to release my records to", "shaded")
    choices.ticks(
        s,
        "recipient.self",
        (("Me, at the address above", "yes"), ("The following person or organization", "no")),
        across=2,
    )
    lines.above_lines(
        s, (("recipient.name", "Name", 0.5), ("recipient.organization", "Organization", 0.5)), 34
    )
    lines.above_lines(s, (("recipient.address", "Address", 0.6), ("recipient.fax", "Fax", 0.4)), 34)
    furniture.heading(s, "C. Records to be released", "shaded")
    lines.above_lines(
        s, (("records.date_from", "Dates of service: from", 0.5), ("records.date_to", "To", 0.5)), 34
    )
    choices.ticks(
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
    furniture.footer(s, "HHS00311 (04/24)", "Page 1 of 2")
    s.new_page()
    furniture.title(s, "Harborgate Health System - Authorization, continued", 11, "left")
    furniture.heading(s, "D. Privileged information: I specifically authorize release of", "shaded")
    choices.ticks(
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
    furniture.heading(s, "E. Purpose", "shaded")
    choices.ticks(
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
    furniture.heading(s, "F. I understand that", "shaded")
    for statement in (REVOKE, CONDITION, REDISCLOSE):
        furniture.paragraph(s, f"- {statement}", 9.5)
    lines.above_lines(
        s,
        (("expiration", "This authorization expires (if blank, six months after the date below)", 1.0),),
        34,
    )
    lines.above_lines(
        s,
        (
            ("signature.present", "Signature of patient or legal representative", 0.65),
            ("signature.date", "Date", 0.35),
        ),
        44,
    )
    lines.above_lines(
        s,
        (
            ("signer.name", "Print name", 0.4),
            ("signer.relationship", "Relationship to patient", 0.3),
            ("signer.authority", "Legal authority", 0.3),
        ),
        34,
    )
    furniture.staff_block(s, "For Internal Use Only", ("ID verified by", "Picked up by", "Date"))
    furniture.footer(s, "HHS00311 (04/24)", "Page 2 of 2")


def maplewood_word(s: Sheet) -> None:
    furniture.title(s, "Maplewood Primary Care, P.C.", 14)
    furniture.title(s, "Authorization for Release of Medical Records", 12)
    lines.typed_lines(s, (("patient.name", "Patient's Full Name:", 1.0),), 24)
    lines.typed_lines(
        s, (("patient.date_of_birth", "Birth Date:", 0.45), ("patient.phone", "Telephone:", 0.55)), 24
    )
    lines.typed_lines(s, (("patient.address", "Address:", 1.0),), 24)
    furniture.paragraph(s, "I authorize:", bold=True, gap=0)
    lines.typed_lines(s, (("discloser.name", "Name of facility:", 1.0),), 24)
    furniture.paragraph(s, "to release my medical records to:", bold=True, gap=0)
    lines.typed_lines(s, (("recipient.name", "Name:", 0.5), ("recipient.organization", "Facility:", 0.5)), 24)
    lines.typed_lines(s, (("recipient.phone", "Phone:", 0.5), ("recipient.fax", "Fax:", 0.5)), 24)
    choices.inline_ticks(
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
    lines.typed_lines(s, (("records.date_from", "From date:", 0.5), ("records.date_to", "To date:", 0.5)), 24)
    lines.typed_lines(s, (("purpose", "Purpose of release:", 1.0),), 24)
    lines.typed_lines(s, (("expiration", "Expiration date:", 0.6),), 24)
    furniture.paragraph(s, f"{REVOKE} {CONDITION} {REDISCLOSE}", 10)
    lines.typed_lines(s, (("signature.present", "Signature:", 0.65), ("signature.date", "Date:", 0.35)), 36)
    lines.typed_lines(
        s, (("signer.name", "Printed name:", 0.5), ("signer.relationship", "Relationship:", 0.5)), 24
    )


def wharf_initials(s: Sheet) -> None:
    furniture.letterhead(
        s, "Wharf Street Health Center", ("Health Records Department, 5 Wharf Street",), "leaf", size=13
    )
    furniture.title(s, "Permission to Share Health Records", 13, "left")
    lines.left_lines(
        s, (("patient.name", "Legal Patient Name", 0.6), ("patient.other_names", "Name used / AKA", 0.4))
    )
    lines.left_lines(
        s,
        (
            ("patient.date_of_birth", "DOB (mm/dd/yyyy)", 0.4),
            ("patient.mrn", "Health Record #", 0.3),
            ("patient.phone", "Phone (preferred)", 0.3),
        ),
    )
    lines.left_lines(
        s, (("patient.address", "Street/Apt/City/State/Zip", 0.65), ("patient.email", "Email", 0.35))
    )
    furniture.paragraph(s, "I give permission to Wharf Street Health Center to:", bold=True, gap=0)
    choices.ticks(
        s,
        "direction",
        (
            ("Release my records to", "release_out"),
            ("Request my records from", "obtain_in"),
            ("Talk and exchange records with", "exchange"),
        ),
        across=3,
    )
    lines.left_lines(
        s, (("recipient.name", "Attn:", 0.4), ("recipient.organization", "Person or organization:", 0.6))
    )
    lines.left_lines(s, (("recipient.address", "Their address:", 0.6), ("recipient.fax", "Their fax:", 0.4)))
    furniture.paragraph(s, "Information to be disclosed", bold=True, gap=0)
    choices.ticks(
        s,
        "records.items",
        (
            ("Office / progress notes", "clinic_notes"),
            ("History & Physical", "hp"),
            ("Consultations", "consult"),
            ("Lab", "lab"),
            ("Imaging reports", "radiology_report"),
            ("Immunization record", "immunization"),
            ("Pathology reports", "pathology"),
            ("Photographs", "photos"),
            ("Entire record", "entire"),
        ),
        across=3,
        most=3,
    )
    lines.left_lines(
        s, (("records.date_from", "Dates of treatment: From", 0.5), ("records.date_to", "To", 0.5))
    )
    choices.ticks(
        s,
        "sensitive.items",
        (
            ("HIV/AIDS test results and treatment", "hiv"),
            ("Sexually transmitted infections", "sti"),
            ("Abortion and reproductive care", "reproductive"),
            ("Substance use disorder treatment", "sud_part2"),
            ("Mental health care", "mental_health"),
            ("Domestic violence", "domestic_violence"),
        ),
        across=2,
        kind="initials",
        label="Initial each kind of sensitive information you want shared. No initials means no.",
        most=3,
        pitch=17,
    )
    lines.left_lines(s, (("purpose", "Reason for disclosure:", 0.5), ("needed_by", "Date needed:", 0.5)))
    choices.inline_ticks(
        s,
        "delivery.method",
        "Send by:",
        (
            ("MyChart", "portal"),
            ("Encrypted email", "secure_email"),
            ("Fax", "fax"),
            ("Mail", "mail"),
            ("Pick up", "pickup"),
        ),
    )
    lines.left_lines(s, (("expiration", "Expiration date or event (one year if blank)", 1.0),))
    furniture.paragraph(s, f"{REVOKE} {CONDITION} {REDISCLOSE}", 7.5)
    lines.left_lines(s, (("signature.present", "X", 0.65), ("signature.date", "Date signed", 0.35)), 32)
    lines.left_lines(
        s,
        (
            ("signer.name", "Print Name", 0.36),
            ("signer.relationship", "Relationship to Patient", 0.34),
            ("signer.authority", "Legal authority", 0.3),
        ),
    )
    furniture.footer(s, "WSHC-ROI-3  Rev. 08/2023", "1 of 1")


def encinas_receptor(s: Sheet) -> None:
    furniture.letterhead(
        s, "Encinas Medical Group", ("Departamento de Información de Salud",), "bars", "right", 13
    )
    furniture.title(
        s, "Autorización para el uso y divulgación de información de salud", 12, "left", band=True
    )
    lines.boxes(
        s,
        (
            ("patient.name#family", "Apellido(s)", 0.4),
            ("patient.name#given", "Nombre", 0.35),
            ("patient.name#middle", "Inicial", 0.25),
        ),
    )
    lines.boxes(
        s,
        (
            ("patient.date_of_birth", "F. de nac.", 0.25),
            ("patient.phone", "Teléfono", 0.3),
            ("patient.email", "Correo electrónico", 0.45),
        ),
    )
    lines.boxes(
        s,
        (
            ("patient.address#street", "Calle", 0.4),
            ("patient.address#city", "Ciudad", 0.25),
            ("patient.address#state", "Estado", 0.12),
            ("patient.address#zip", "Código postal", 0.23),
        ),
    )
    lines.boxes(s, (("discloser.name", "Autorizo a (centro o médico)", 1.0),))
    lines.boxes(
        s, (("recipient.name", "Receptor", 0.5), ("recipient.organization", "Centro que recibe", 0.5))
    )
    lines.boxes(s, (("recipient.address", "Domicilio del receptor", 0.6), ("recipient.fax", "Fax", 0.4)))
    s.y += 5
    choices.ticks(
        s,
        "records.items",
        (
            ("Resumen", "abstract"),
            ("Antecedentes y examen físico", "hp"),
            ("Informe quirúrgico", "operative"),
            ("Interconsultas", "consult"),
            ("Informes de anatomía patológica", "pathology"),
            ("Informes de imágenes", "radiology_report"),
            ("Emergencias", "ed"),
            ("Factura detallada", "billing"),
        ),
        across=2,
        label="Información a divulgar",
        most=3,
    )
    lines.boxes(
        s, (("records.date_from", "Fechas de tratamiento: desde", 0.5), ("records.date_to", "Hasta", 0.5))
    )
    lines.boxes(s, (("records.exclusions", "Excepto", 1.0),))
    s.y += 5
    choices.ticks(
        s,
        "purpose",
        (
            ("Cuidados permanentes", "treatment"),
            ("Solicitud del paciente", "personal"),
            ("Abogado", "legal"),
            ("Indemnización de trabajadores", "workers_comp"),
        ),
        across=2,
        label="A los fines de",
    )
    choices.ticks(
        s,
        "sensitive.items",
        (
            ("VIH/SIDA", "hiv"),
            ("Salud conductual", "mental_health"),
            ("Alcohol y sustancias", "sud_part2"),
        ),
        across=3,
        label="Marque lo que NO desea divulgar",
        most=1,
        polarity="refused",
    )
    lines.boxes(s, (("expiration", "Vencimiento", 0.5), ("needed_by", "Fecha requerida", 0.5)))
    furniture.paragraph(s, f"{REVOCO} {CONDICION} {REDIVULGA}", 7.5)
    lines.boxes(
        s,
        (
            ("signature.present", "Firma del paciente o representante legal", 0.65),
            ("signature.date", "Fecha de hoy", 0.35),
        ),
        36,
    )
    lines.boxes(
        s,
        (
            ("signer.name", "Nombre en letra de molde", 0.4),
            ("signer.relationship", "Relación con el paciente", 0.3),
            ("signer.authority", "Facultad", 0.3),
        ),
    )
    furniture.footer(s, "EMG 4471SP 10/21", "Página 1 de 1")


def orchard_sidebar(s: Sheet) -> None:
    furniture.letterhead(
        s, "ORCHARD COUNTY HEALTHCARE", ("Medical Records, 400 Orchard Parkway",), "cross", "left", 13
    )
    furniture.title(s, "Release of Information Authorization", 13, "left")
    with asking.banded(s, "Patient details"):
        asking.stacked(
            s, (("patient.name", "Full name", 0.6), ("patient.date_of_birth", "Date of birth", 0.4))
        )
        asking.stacked(s, (("patient.phone", "Daytime phone", 0.4), ("patient.email", "E-mail address", 0.6)))
        asking.stacked(s, (("patient.address", "Address", 0.7), ("patient.mrn", "MR#", 0.3)))
    with asking.banded(s, "Recipient"):
        asking.stacked(
            s, (("recipient.name", "Recipient name", 0.5), ("recipient.organization", "Company", 0.5))
        )
        asking.stacked(s, (("recipient.address", "Recipient address", 0.6), ("recipient.fax", "Fax", 0.4)))
    with asking.banded(s, "What we release"):
        choices.ticks(
            s,
            "records.items",
            (
                ("Office visits", "clinic_notes"),
                ("Hospital summary", "discharge"),
                ("Labs", "lab"),
                ("Radiology reports", "radiology_report"),
                ("Immunizations", "immunization"),
                ("Complete chart", "entire"),
            ),
            across=3,
            most=3,
        )
        asking.slashed_date(s, "records.date_from", "Service dates from")
        asking.slashed_date(s, "records.date_to", "through")
    with asking.banded(s, "Protected topics"):
        asking.yes_no(
            s,
            "sensitive.items",
            (
                ("HIV / AIDS", "hiv"),
                ("Psychiatric care", "mental_health"),
                ("Alcohol and drug treatment", "sud_part2"),
            ),
            ("Yes", "No"),
        )
    with asking.banded(s, "Purpose"):
        choices.inline_ticks(
            s,
            "purpose",
            "",
            (
                ("Treatment", "treatment"),
                ("Legal", "legal"),
                ("Insurance", "insurance"),
                ("Personal", "personal"),
            ),
        )
    with asking.banded(s, "Signature"):
        furniture.paragraph(s, f"{REVOKE} {CONDITION} {REDISCLOSE}", 7)
        asking.stacked(
            s,
            (("signature.present", "Patient signature", 0.65), ("signature.date", "Date of signature", 0.35)),
            24,
        )
        asking.stacked(
            s,
            (
                ("signer.name", "Printed name", 0.5),
                ("signer.relationship", "Relationship to the patient", 0.5),
            ),
        )
    furniture.footer(s, "OCH 2081 (9/24)", "Page 1 of 1")


def pacific_screen(s: Sheet) -> None:
    furniture.letterhead(s, "Pacific Crest Clinics", (), "disc", "right", 14)
    furniture.title(s, "AUTHORIZATION TO DISCLOSE MEDICAL RECORDS", 12, band=True)
    asking.wells(s, (("patient.name", "Patient", 0.62), ("patient.date_of_birth", "Birthdate", 0.38)))
    asking.wells(s, (("patient.address", "Address", 0.62), ("patient.phone", "Phone", 0.38)))
    lines.comb(s, "patient.mrn", "Chart number", (8,))
    furniture.heading(s, "Disclose to", "ruled")
    asking.wells(s, (("recipient.name", "Name", 0.5), ("recipient.organization", "Facility", 0.5)))
    asking.wells(s, (("recipient.phone", "Phone", 0.5), ("recipient.fax", "Fax", 0.5)))
    top = s.y
    with asking.column(s, 0.0, 0.5):
        furniture.heading(s, "Records", "ruled")
        choices.ticks(
            s,
            "records.items",
            (
                ("Progress notes", "clinic_notes"),
                ("Laboratory", "lab"),
                ("Operative reports", "operative"),
                ("Billing", "billing"),
                ("Entire record", "entire"),
            ),
            across=1,
            kind="circle",
            most=2,
        )
        lower = s.y
    s.y = top
    with asking.column(s, 0.53, 1.0):
        furniture.heading(s, "Purpose", "ruled")
        choices.ticks(
            s,
            "purpose",
            (
                ("Continued care", "treatment"),
                ("Attorney", "legal"),
                ("Disability", "disability"),
                ("School", "school"),
                ("At my request", "personal"),
            ),
            across=1,
            kind="circle",
        )
        s.y = max(s.y, lower)
    asking.wells(s, (("records.date_from", "Dates: from", 0.5), ("records.date_to", "to", 0.5)))
    asking.wells(s, (("expiration", "Expires on", 0.5), ("needed_by", "Needed by", 0.5)))
    furniture.paragraph(s, f"{REVOKE} {CONDITION} {REDISCLOSE}", 8)
    asking.under_brackets(
        s,
        (
            ("signature.present", "signature of patient or representative", 0.65),
            ("signature.date", "date", 0.35),
        ),
        42,
    )
    asking.under_brackets(
        s, (("signer.name", "printed name", 0.5), ("signer.relationship", "relationship", 0.5))
    )
    furniture.footer(s, "PCC-0917")


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
    Layout("tune-a-wharf", FormType.AUTHORIZATION, EN, wharf_initials, "source-serif-4", 8.5, 42),
    Layout("tune-a-encinas", FormType.AUTHORIZATION, ES, encinas_receptor, "roboto-condensed", 9, 44),
    Layout("tune-a-orchard", FormType.AUTHORIZATION, EN, orchard_sidebar, SANS, 8.5, 42),
    Layout("tune-a-pacific", FormType.AUTHORIZATION, EN, pacific_screen, "lato", 9, 46),
)
