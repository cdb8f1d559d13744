"""Authorizations as agencies, lawyers, insurers and schools draw them, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.layout import Layout
from samples.foreign.report import dressing, fields, marks
from samples.foreign.report.fields import Comb
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH
_DATE = ("MM", "DD", "YYYY")


def commonwealth(s: Sheet) -> None:
    dressing.split_head(
        s,
        "STATE OF NEW ALBION",
        ("Department of Public Health", "Bureau of Facility Records, PO Box 7710"),
        ("AUTHORIZATION TO DISCLOSE", "CONFIDENTIAL HEALTH RECORDS"),
    )
    furniture.paragraph(s, "Type or print in black ink. Items left empty delay the request.", 7)
    dressing.bar(s, "PART A   INDIVIDUAL", "all items required unless marked *")
    fields.open_cells(
        s,
        (
            ("patient.name#family", "1a. LAST NAME", 0.36),
            ("patient.name#given", "1b. FIRST NAME", 0.36),
            ("patient.name#middle", "1c. MIDDLE *", 0.28),
        ),
    )
    fields.open_cells(
        s,
        (
            ("patient.address#street", "2a. STREET ADDRESS", 0.45),
            ("patient.address#city", "2b. CITY", 0.27),
            ("patient.address#state", "2c. ST", 0.09),
            ("patient.address#zip", "2d. ZIP", 0.19),
        ),
    )
    fields.open_cells(
        s,
        (
            ("patient.other_names", "3. OTHER NAMES USED *", 0.4),
            ("patient.phone", "4. DAYTIME TELEPHONE", 0.3),
            ("patient.mrn", "5. FACILITY RECORD NO. *", 0.3),
        ),
    )
    s.y += 3
    fields.combs(s, (Comb("patient.date_of_birth", "6. DATE OF BIRTH", (2, 2, 4), _DATE, between="/"),))
    top = s.y
    with asking.column(s, 0.0, 0.485):
        dressing.bar(s, "PART B   RECORDS HELD BY")
        fields.open_cells(s, (("discloser.name", "7. FACILITY OR PRACTITIONER", 1.0),))
        dressing.bar(s, "PART C   RELEASE TO")
        fields.open_cells(s, (("recipient.organization", "8a. AGENCY, FIRM OR FACILITY", 1.0),))
        fields.open_cells(s, (("recipient.name", "8b. ATTENTION", 1.0),))
        fields.open_cells(s, (("recipient.address#street", "8c. STREET ADDRESS", 1.0),))
        fields.open_cells(s, (("recipient.address#place", "8d. CITY, STATE, ZIP", 1.0),))
        fields.open_cells(s, (("recipient.phone", "8e. PHONE", 0.5), ("recipient.fax", "8f. FAX", 0.5)))
    lower, s.y = s.y, top
    with asking.column(s, 0.515, 1.0):
        dressing.bar(s, "PART D   RECORDS REQUESTED")
        marks.table(
            s,
            "records.items",
            (
                ("DISCHARGE SUMMARY", "discharge"),
                ("HISTORY AND PHYSICAL", "hp"),
                ("CONSULTATIONS", "consult"),
                ("OPERATIVE REPORTS", "operative"),
                ("LABORATORY", "lab"),
                ("IMAGING REPORTS", "radiology_report"),
                ("IMMUNIZATIONS", "immunization"),
                ("COMPLETE RECORD", "entire"),
            ),
            ("MARK", "TYPE"),
            3,
            1,
            13.5,
        )
        fields.open_cells(
            s, (("records.date_from", "9a. SERVICE FROM", 0.5), ("records.date_to", "9b. THROUGH", 0.5))
        )
    s.y = max(s.y, lower)
    dressing.bar(s, "PART E   PURPOSE AND DURATION")
    marks.row(
        s,
        "purpose",
        (
            ("TREATMENT", "treatment"),
            ("LEGAL", "legal"),
            ("DISABILITY", "disability"),
            ("WORKERS' COMP.", "workers_comp"),
            ("PERSONAL", "personal"),
        ),
        lead="10.",
    )
    fields.open_cells(s, (("expiration", "11. EXPIRES ON (DATE OR EVENT); ONE YEAR IF EMPTY", 0.6),))
    dressing.bar(s, "PART F   SPECIALLY PROTECTED RECORDS", "initial to permit")
    marks.initialled(
        s,
        "sensitive.items",
        (
            ("HIV / AIDS RELATED INFORMATION", "hiv"),
            ("ALCOHOL AND DRUG TREATMENT (42 CFR PART 2)", "sud_part2"),
            ("MENTAL HEALTH TREATMENT", "mental_health"),
        ),
        "INITIALS",
        2,
        16,
    )
    fields.open_cells(
        s, (("signature.present", "12. SIGNATURE", 0.65), ("signature.date", "13. DATE SIGNED", 0.35)), 32
    )
    fields.open_cells(
        s,
        (
            ("signer.name", "14. PRINTED NAME OF SIGNER", 0.45),
            ("signer.relationship", "15. RELATIONSHIP", 0.25),
            ("signer.authority", "16. AUTHORITY IF NOT SELF *", 0.3),
        ),
    )
    dressing.page_foot(s, "DPH-2110-R (07/23)", "See statements on reverse", "Page 1 of 2")
    s.new_page()
    furniture.title(s, "STATEMENTS AND INSTRUCTIONS", 11)
    dressing.bullets(
        s,
        (
            "This form may be withdrawn at any time by a signed letter to the facility named in Part B, "
            "except for what was already sent.",
            "Signing is voluntary. Treatment, payment and eligibility for benefits do not depend on it.",
            "Whoever receives the records might pass them on; federal privacy rules may then no longer "
            "protect them, unless they concern substance use treatment.",
            "A person under 18 may have to sign alone for care that the law lets minors obtain themselves.",
            "Part A: give the name as it stood at the time of treatment.",
            "Part B: one form for each facility.",
            "Part D: mark every type that is wanted; the complete record takes longer.",
            "Part F: without initials these records are taken out before release.",
        ),
        10,
    )
    dressing.page_foot(s, "DPH-2110-R (07/23)", "", "Page 2 of 2")


def prairie_law(s: Sheet) -> None:
    furniture.title(s, "DELACROIX & BRANDT, P.A.", 14)
    furniture.title(s, "HIPAA-COMPLIANT MEDICAL AUTHORIZATION", 11.5)
    fields.flow(
        s,
        (
            "I,",
            ("patient.name", 230, "client's full name"),
            ", born",
            ("patient.date_of_birth", 0, "date of birth"),
            "and living at",
            ("patient.address", 0, "street, city, state, zip"),
            "hereby authorize",
            ("discloser.name", 0, "hospital, clinic or physician"),
            "to release to",
            ("recipient.name", 200, "attorney or staff member"),
            "of",
            ("recipient.organization", 0, "firm"),
            "telefax",
            ("recipient.fax", 130, "fax number"),
            ", copies of the following, for care given between",
            ("records.date_from", 120, "first date"),
            "and",
            ("records.date_to", 120, "last date"),
            ":",
        ),
        32,
    )
    marks.listing(
        s,
        "records.items",
        (
            ("Complete chart", "entire"),
            ("Emergency room records", "ed"),
            ("Itemized bills", "billing"),
            ("Physical therapy notes", "therapy"),
            ("Photographs", "photos"),
            ("Films and discs", "images"),
        ),
        2,
        "underscore",
        3,
    )
    fields.flow(
        s,
        (
            "These are needed for",
            ("purpose", 190, "purpose"),
            ". This authorization ends on",
            ("expiration", 0, "date or event"),
        ),
        32,
    )
    furniture.paragraph(
        s,
        "The records may speak of HIV, mental illness, or the use of alcohol and drugs, and I agree that "
        "they be sent. I can revoke this paper by certified letter to the records custodian; what was "
        "sent before stays sent. My care does not hinge on my signature. The firm is not bound by federal "
        "privacy rules and may show the records to experts and the court. A copy counts as the original.",
        9,
    )
    fields.crossed_line(
        s, (("signature.present", "Signature of client", 0.65), ("signature.date", "Date", 0.35)), 44
    )
    fields.crossed_line(
        s,
        (("signer.name", "Typed or printed name", 0.5), ("signer.relationship", "Relation to client", 0.5)),
        34,
    )
    fields.blank_line(s, (("Witness:", 0.6), ("Date:", 0.4)), 28)


def keystone_life(s: Sheet) -> None:
    furniture.letterhead(
        s, "Keystone Prairie Life Assurance", ("Underwriting - Mail stop 44 - Fax 1-888-555-0119",), "bars"
    )
    furniture.title(s, "Authorization to Obtain and Disclose Health Information", 12.5, "left")
    furniture.paragraph(s, "Claim or policy holder", bold=True)
    fields.floor_cells(
        s,
        (
            ("patient.name", "Name of insured (please print)", 0.55),
            ("patient.date_of_birth", "Date of birth", 0.22),
            ("patient.phone", "Phone", 0.23),
        ),
        32,
    )
    fields.floor_cells(s, (("patient.address", "Residence address", 1.0),), 30)
    fields.beside_catalogue(s, (("Policy number:", "KP-4471902", 0.5), ("Agent code:", "0612", 0.5)), 24)
    s.y += 4
    furniture.columns(
        s,
        (
            "To any physician, hospital, clinic, pharmacy or pharmacy benefit manager, laboratory, insurer "
            "or employer: you may give Keystone Prairie Life Assurance, its reinsurers and the records "
            "service that acts for it all facts you hold about my health, including diagnosis, treatment, "
            "prescriptions and tests, and including mental health, HIV and substance use, but not "
            "psychotherapy notes.",
            "Keystone uses the facts to decide on a claim or an application. I may cancel this permission "
            "in writing to the address above; Keystone may go on using what it has, and may contest a "
            "claim as the law allows. My doctor will treat me whether I sign or not. Facts given to "
            "Keystone may lose the protection of federal privacy law. I may have a copy.",
        ),
        7,
    )
    lines.left_lines(s, (("discloser.name", "Provider of the records:", 1.0),), 24)
    lines.left_lines(s, (("records.date_from", "Treated from:", 0.5), ("records.date_to", "to:", 0.5)), 24)
    furniture.paragraph(s, "Please send:", bold=True, gap=0)
    marks.led(
        s,
        "records.items",
        (
            ("Attending physician's notes", "clinic_notes"),
            ("Hospital summaries", "discharge"),
            ("Laboratory reports", "lab"),
            ("Imaging reports", "radiology_report"),
            ("Prescription history", "chemo_meds"),
            ("All of the file", "entire"),
        ),
        2,
        3,
    )
    marks.row(
        s,
        "purpose",
        (
            ("Life claim", "insurance"),
            ("Disability income claim", "disability"),
            ("Application", "insurance"),
        ),
        "circle",
        lead="Reason:",
    )
    lines.left_lines(
        s, (("expiration", "Valid for 24 months from the date below, or until this earlier date:", 1.0),), 24
    )
    fields.floor_cells(
        s,
        (
            ("signature.present", "Signature of insured or personal representative", 0.68),
            ("signature.date", "Date signed", 0.32),
        ),
        40,
    )
    fields.floor_cells(
        s,
        (
            ("signer.name", "Name of personal representative", 0.4),
            ("signer.relationship", "Relationship to insured", 0.3),
            ("signer.authority", "Legal authority (attach papers)", 0.3),
        ),
        32,
    )
    furniture.footer(s, "KPLA 9031-HIPAA Ed. 4-21", "Not valid in all states")


def maple_district(s: Sheet) -> None:
    furniture.title(s, "Maple Fork School District", 17)
    furniture.title(s, "Two-Way Permission to Share Health Information", 12)
    furniture.paragraph(
        s,
        "School nurses work best when they can talk with your child's doctor. This paper lets the school "
        "and the office named below send each other records.",
        gap=6,
    )
    fields.aligned(
        s,
        (
            ("patient.name", "Student", 1.0),
            ("patient.date_of_birth", "Birthday", 1.0),
            ("patient.address", "Home address", 1.0),
            ("patient.phone", "Parent's cell phone", 1.0),
        ),
        0.26,
    )
    fields.beside_catalogue(s, (("School:", "Alder Creek Elem.", 0.6), ("Grade:", "4", 0.4)), 24)
    marks.row(
        s,
        "direction",
        (
            ("doctor to school", "obtain_in"),
            ("school to doctor", "release_out"),
            ("both ways", "exchange"),
        ),
        "shadow",
        lead="Records may go:",
    )
    fields.aligned(
        s,
        (
            ("recipient.organization", "Doctor's office", 1.0),
            ("recipient.name", "Doctor", 1.0),
            ("recipient.phone", "Office phone", 1.0),
            ("recipient.fax", "Office fax", 1.0),
        ),
        0.26,
    )
    furniture.paragraph(s, "What may be shared?", bold=True, gap=0)
    marks.listing(
        s,
        "records.items",
        (
            ("Shots", "immunization"),
            ("Physical exam", "hp"),
            ("Medicine orders", "chemo_meds"),
            ("Therapy (OT, PT, speech)", "therapy"),
            ("Visit notes", "clinic_notes"),
            ("Test results", "lab"),
        ),
        3,
        "shadow",
        3,
    )
    marks.pairs(
        s,
        "sensitive.items",
        (("Counseling or mental health", "mental_health"), ("Drug or alcohol treatment", "sud_part2")),
        ("OK", "Not OK"),
        "shadow",
        first=True,
    )
    lines.left_lines(s, (("purpose", "Why:", 0.5), ("expiration", "Good until:", 0.5)), 24)
    furniture.paragraph(
        s,
        "You do not have to sign. You can change your mind by writing to the school nurse. Papers that the "
        "school keeps become school records, and a different law (FERPA) protects them.",
        8.5,
    )
    fields.crossed_line(
        s, (("signature.present", "Parent, guardian, or student 18+", 0.65), ("signature.date", "Date", 0.35))
    )
    fields.crossed_line(
        s,
        (("signer.name", "Print your name", 0.6), ("signer.relationship", "You are the student's...", 0.4)),
        34,
    )
    furniture.footer(s, "Health Services 12", "white: office   yellow: nurse   pink: parent")


def tri_county_comp(s: Sheet) -> None:
    dressing.split_head(
        s,
        "Tri-County Workers' Fund",
        ("Claims Division", "Telephone 401-555-0177  Fax 401-555-0178"),
        ("INJURED WORKER'S RELEASE", "OF MEDICAL RECORDS"),
    )
    with dressing.spine(s, "WORKER"):
        lines.boxes(
            s,
            (
                ("patient.name#last_first", "NAME (LAST, FIRST MIDDLE)", 0.62),
                ("patient.phone", "TELEPHONE", 0.38),
            ),
            29,
        )
        lines.boxes(s, (("patient.address", "ADDRESS", 1.0),), 29)
        s.y += 4
        fields.combs(
            s,
            (
                Comb("patient.date_of_birth", "Birth date", (2, 2, 4), _DATE),
                Comb("patient.mrn", "Chart no. (if known)", (8,)),
            ),
            14,
            teeth=True,
        )
        fields.beside_catalogue(
            s, (("Employer:", "Gull Island Cannery", 0.6), ("Claim:", "C-55018", 0.4)), 18
        )
    with dressing.spine(s, "FROM / TO"):
        lines.boxes(s, (("discloser.name", "HOSPITAL, CLINIC OR DOCTOR THAT TREATED THE INJURY", 1.0),), 29)
        lines.boxes(
            s, (("recipient.name", "EXAMINER", 0.55), ("recipient.fax", "RETURN RECORDS BY FAX TO", 0.45)), 29
        )
        lines.boxes(s, (("recipient.address", "OR BY MAIL TO", 1.0),), 29)
    with dressing.spine(s, "RECORDS"):
        marks.grid(
            s,
            "records.items",
            (
                ("Office notes", "clinic_notes"),
                ("ER report", "ed"),
                ("Operative report", "operative"),
                ("X-ray / MRI reports", "radiology_report"),
                ("PT / OT notes", "therapy"),
                ("Bills", "billing"),
            ),
            3,
            3,
            height=18,
        )
        s.y += 4
        fields.combs(
            s,
            (
                Comb("records.date_from", "Injury and care from", (2, 2, 4), _DATE),
                Comb("records.date_to", "through", (2, 2, 4), _DATE),
            ),
            14,
            teeth=True,
        )
        choices.inline_ticks(
            s,
            "purpose",
            "For:",
            (("Workers' compensation", "workers_comp"), ("Disability rating", "disability")),
            "bracket",
        )
    with dressing.spine(s, "CONSENT"):
        furniture.paragraph(
            s,
            "This release covers the injury named in the claim and nothing else. It ends when the claim is "
            "closed or on the date given. I can take it back in writing. I will be treated either way. The "
            "fund may share the records with the board, my employer and the doctors who examine me.",
            7.5,
        )
        lines.boxes(s, (("expiration", "ENDS ON", 0.4), ("needed_by", "RECORDS DUE AT HEARING ON", 0.6)), 29)
        lines.boxes(
            s, (("signature.present", "WORKER'S SIGNATURE", 0.68), ("signature.date", "DATE", 0.32)), 38
        )
    dressing.barcode(s, "TCWF0071", s.left, 770, 14)
    s.print_text("TCWF-71  2/2022", s.right, 774, 6.5, align="right")


LAYOUTS = (
    Layout(
        "report-a-commonwealth",
        FormType.AUTHORIZATION,
        EN,
        commonwealth,
        "archivo-narrow",
        8.5,
        36,
        ("form", "instructions"),
    ),
    Layout("report-a-prairie", FormType.AUTHORIZATION, EN, prairie_law, "courier-prime", 10.5, 64),
    Layout("report-a-keystone", FormType.AUTHORIZATION, EN, keystone_life, "merriweather", 8, 48),
    Layout("report-a-maple", FormType.AUTHORIZATION, EN, maple_district, "comic-neue", 10.5, 52),
    Layout("report-a-tricounty", FormType.AUTHORIZATION, EN, tri_county_comp, "carlito", 9.5, 42),
)
