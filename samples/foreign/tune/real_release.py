"""Releases in the manner of forms in daily use: hospital, plan, counselling office, state, clinic."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.faces import SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet
from samples.foreign.tune import real_pieces
from samples.foreign.tune.real_statements import CONDITION, COPY, FEES, PART_TWO, REDISCLOSE, REVOKE

EN = Language.ENGLISH


def ashgrove(s: Sheet) -> None:
    """A health system's page: a corner for the label, dates beside every kind of record."""
    real_pieces.label_box(s, "PATIENT LABEL")
    furniture.letterhead(s, "Ashgrove Health", ("Health Information Services",), "bars", size=13)
    furniture.title(s, "Authorization for Release of Protected Health Information", 11, "left")
    s.y += 6
    lines.left_lines(
        s,
        (
            ("patient.name", "Patient Name (please print):", 0.5),
            ("patient.other_names", "Former/Maiden Name:", 0.3),
            ("patient.date_of_birth", "DOB:", 0.2),
        ),
        17,
    )
    lines.left_lines(
        s,
        (
            ("patient.address#street", "Street Address:", 0.4),
            ("patient.address#city", "City:", 0.25),
            ("patient.address#state", "State:", 0.13),
            ("patient.address#zip", "Zip:", 0.22),
        ),
        17,
    )
    lines.left_lines(
        s,
        (
            ("patient.phone", "Daytime Telephone:", 0.37),
            ("patient.email", "Email:", 0.38),
            ("~ssn", "SSN (last 4):", 0.25),
        ),
        17,
    )
    real_pieces.asides(
        s, "site", ("Main Campus", "North Pavilion", "Ashgrove Clinics"), label="I authorize release from:"
    )
    furniture.heading(s, "TO:", "bold")
    lines.left_lines(s, (("recipient.name", "Name/Facility/Agency:", 1.0),), 16)
    lines.left_lines(s, (("recipient.address", "Address, City, State, Zip:", 1.0),), 17)
    lines.left_lines(s, (("recipient.phone", "Phone:", 0.5), ("recipient.fax", "Fax:", 0.5)), 17)
    furniture.heading(s, "INFORMATION TO BE RELEASED - check each and give dates of service", "shaded")
    real_pieces.dated_ticks(
        s,
        (
            ("Abstract (pertinent notes)", "abstract"),
            ("Emergency Room", "ed"),
            ("H&P / Consults", "hp"),
            ("Discharge Summary", "discharge"),
            ("Operative/Procedure Notes", "operative"),
            ("Pathology", "pathology"),
            ("Lab Reports", "lab"),
            ("X-ray/Imaging Reports", "radiology_report"),
            ("Clinic/Office Notes", "clinic_notes"),
            ("Immunizations", "immunization"),
            ("Itemized Billing", "billing"),
            ("Complete Chart", "entire"),
        ),
    )
    furniture.paragraph(s, "Specially protected information is sent ONLY if initialed:", bold=True, gap=0)
    real_pieces.initials_first(
        s,
        (
            ("HIV/AIDS", "test results, diagnosis or treatment", "hiv"),
            ("Substance use", "(alcohol/drug) program records", "sud_part2"),
            ("Behavioral health", "evaluation and treatment", "mental_health"),
            ("Genetic", "screening and test results", "genetic"),
        ),
    )
    top = s.y
    with asking.column(s, 0.0, 0.5):
        choices.ticks(
            s,
            "purpose",
            (
                ("Continuing Care", "treatment"),
                ("Attorney/Legal", "legal"),
                ("Insurance", "insurance"),
                ("Disability/SSI", "disability"),
                ("Personal", "personal"),
                ("School", "school"),
            ),
            across=2,
            label="Purpose:",
            pitch=13,
        )
        lowest = s.y
    s.y = top
    with asking.column(s, 0.52, 1.0):
        choices.ticks(
            s,
            "delivery.method",
            (
                ("US Mail", "mail"),
                ("Pick Up", "pickup"),
                ("Fax (providers only)", "fax"),
                ("Secure email", "secure_email"),
            ),
            across=2,
            label="Send by:",
            pitch=13,
        )
    s.y = max(lowest, s.y)
    lines.left_lines(s, (("expiration", "Expires (if blank, one year from the date signed):", 0.75),), 15)
    real_pieces.bullets(s, (REVOKE, CONDITION, REDISCLOSE, COPY), 6.8)
    lines.below_lines(
        s,
        (
            ("signature.present", "Signature of Patient or Legal Representative", 0.5),
            ("signature.date", "Date", 0.18),
            ("~time", "Time", 0.1),
            ("signer.relationship", "Relationship if not patient", 0.22),
        ),
        30,
    )
    lines.below_lines(s, (("~witness.signature", "Witness", 0.5), ("~staff", "Interpreter / ID #", 0.5)), 28)
    furniture.staff_block(s, "FOR HIS USE ONLY", ("ID verified", "MRN", "Date sent", "Initials"), 26)
    furniture.footer(s, "AH-7140-22 (Rev. 02/23)", "Page 1 of 1")


def summerlin(s: Sheet) -> None:
    """A plan's form: lettered sections, captions in the cells' corners, boxes of what must not be told."""
    furniture.letterhead(
        s, "SUMMERLIN MUTUAL HEALTH", ("Member Services  P.O. Box 8119",), "disc", "left", 13
    )
    furniture.title(s, "MEMBER AUTHORIZATION FORM", 12, "centre", band=True)
    furniture.paragraph(s, "Please print. All sections must be complete or the form will be returned.", 8)
    furniture.heading(s, "Section A. Member (person whose information will be shared)", "ruled")
    lines.boxes(
        s,
        (
            ("patient.name#family", "Last name", 0.32),
            ("patient.name#given", "First name", 0.3),
            ("patient.name#middle", "M.I.", 0.08),
            ("~member", "Member ID (see card)", 0.3),
        ),
        26,
    )
    lines.boxes(
        s,
        (
            ("patient.address", "Mailing address (number, street, city, state, ZIP)", 0.72),
            ("patient.date_of_birth", "Birth date (MM/DD/YYYY)", 0.28),
        ),
        26,
    )
    lines.boxes(
        s,
        (
            ("patient.phone", "Telephone (with area code)", 0.34),
            ("patient.email", "E-mail", 0.36),
            ("~group", "Group number", 0.3),
        ),
        26,
    )
    furniture.heading(s, "Section B. Who may share it", "ruled")
    lines.boxes(s, (("discloser.name", "Physician, hospital or plan that holds the information", 1.0),), 26)
    furniture.heading(s, "Section C. Who may have it", "ruled")
    lines.boxes(
        s,
        (
            ("recipient.name", "Full name of person", 0.5),
            ("recipient.organization", "Company or organization, if any", 0.5),
        ),
        26,
    )
    lines.boxes(
        s,
        (
            ("recipient.address", "Address", 0.5),
            ("recipient.phone", "Telephone", 0.25),
            ("recipient.fax", "Fax", 0.25),
        ),
        26,
    )
    furniture.heading(s, "Section D. What may be shared", "ruled")
    real_pieces.boxed_options(
        s,
        "records.items",
        "Check all that apply",
        (
            ("Everything in my file", "entire"),
            ("Claims and payment", "billing"),
            ("Office and progress notes", "clinic_notes"),
            ("Hospital records", "discharge"),
            ("Test and lab results", "lab"),
            ("Prescription history", "chemo_meds"),
        ),
        3,
        3,
    )
    lines.boxes(s, (("records.date_from", "For services from", 0.5), ("records.date_to", "through", 0.5)), 26)
    s.y += 5
    furniture.paragraph(s, "Mark anything below that you do NOT want shared:", 8.5, bold=True, gap=0)
    choices.ticks(
        s,
        "sensitive.items",
        (
            ("HIV/AIDS", "hiv"),
            ("Mental health", "mental_health"),
            ("Alcohol or drug use", "sud_part2"),
            ("Sexually transmitted disease", "sti"),
            ("Genetic tests", "genetic"),
            ("Reproductive health", "reproductive"),
        ),
        across=3,
        most=2,
        pitch=13,
        polarity="refused",
    )
    furniture.heading(s, "Section E. Why, and for how long", "ruled")
    choices.ticks(
        s,
        "purpose",
        (
            ("My own request", "personal"),
            ("Appeal or claim", "insurance"),
            ("Legal matter", "legal"),
            ("Help with my care", "treatment"),
        ),
        across=4,
        pitch=12,
    )
    lines.boxes(s, (("expiration", "This authorization ends on (date or event)", 1.0),), 25)
    furniture.heading(s, "Section F. Signature", "ruled")
    furniture.columns(s, (REVOKE, f"{CONDITION} {REDISCLOSE}"), 6.8)
    lines.boxes(
        s,
        (
            ("signature.present", "Member signature (or personal representative)", 0.7),
            ("signature.date", "Date", 0.3),
        ),
        32,
    )
    lines.boxes(
        s,
        (
            ("signer.name", "Representative: printed name", 0.4),
            ("signer.relationship", "Relationship to member", 0.25),
            ("signer.authority", "Legal authority (attach papers)", 0.35),
        ),
        26,
    )
    furniture.footer(s, "SMH 2231-E 0724", "An independent company")


def two_rivers(s: Sheet) -> None:
    """A counselling office: one long sentence, ways to share, initials before each kind."""
    furniture.letterhead(
        s,
        "Two Rivers Counseling & Family Services",
        ("18 Depot Street · Phone 555-010-3390",),
        "leaf",
        "centre",
        13,
    )
    furniture.title(s, "CONSENT TO RELEASE / EXCHANGE CONFIDENTIAL INFORMATION", 11)
    lines.sentence(
        s,
        (
            "I,", ("patient.name", 200), ", born", ("patient.date_of_birth", 90),
            ", living at", ("patient.address", 250), "authorize", ("discloser.name", 190),
            "and its staff to (check one)",
        ),
        20,
    )  # fmt: skip
    choices.ticks(
        s,
        "direction",
        (("release to", "release_out"), ("obtain from", "obtain_in"), ("exchange with", "exchange")),
        across=3,
        kind="bracket",
    )
    lines.above_lines(
        s,
        (
            ("recipient.name", "Name of person", 0.5),
            ("recipient.organization", "Agency / school / office", 0.5),
        ),
        30,
    )
    lines.above_lines(
        s,
        (
            ("recipient.address", "Address", 0.56),
            ("recipient.phone", "Telephone", 0.22),
            ("recipient.fax", "Fax", 0.22),
        ),
        30,
    )
    furniture.paragraph(s, "the following (initial each one that applies):", gap=0)
    real_pieces.initials_first(
        s,
        (
            ("Mental health", "assessment, diagnosis, progress in treatment", "mental_health"),
            ("Psychotherapy notes", "(this item must be the only one)", "psychotherapy_notes"),
            ("Alcohol and drug", "treatment, attendance, screens", "sud_part2"),
            ("HIV", "status or related illness", "hiv"),
            ("Abuse or violence", "at home", "domestic_violence"),
        ),
        3,
        46,
    )
    choices.ticks(
        s,
        "records.items",
        (
            ("Intake evaluation", "consult"),
            ("Treatment plan", "clinic_notes"),
            ("Discharge summary", "discharge"),
            ("Medication list", "chemo_meds"),
            ("Psychological testing", "other"),
            ("Attendance and billing", "billing"),
        ),
        across=3,
        kind="underscore",
        most=3,
    )
    lines.sentence(
        s, ("The reason for sharing this is", ("purpose", 200), "and nothing else is to be shared, except",
            ("records.exclusions", 160), ".")
    )  # fmt: skip
    lines.sentence(
        s,
        (
            "This consent stays in force until",
            ("expiration", 130),
            "or one year from today, whichever is sooner.",
        ),
    )
    real_pieces.bullets(s, (PART_TWO, REVOKE, REDISCLOSE, COPY), 8, "1")
    lines.left_lines(
        s, (("signature.present", "Client signature", 0.65), ("signature.date", "Date", 0.35)), 30
    )
    lines.left_lines(
        s,
        (("signer.name", "Parent/guardian (print)", 0.55), ("signer.relationship", "Relationship", 0.45)),
        22,
    )
    lines.left_lines(s, (("~witness.signature", "Staff/witness", 0.65), ("~day.staff", "Date", 0.35)), 28)
    furniture.footer(s, "TRC form 12", "Original to chart, copy to client")


def kestrel_state(s: Sheet) -> None:
    """A state office's grid: numbered cells, a client's case number, who may and who may not."""
    furniture.paragraph(s, "STATE OF KESTREL   DEPARTMENT OF COMMUNITY HEALTH", 9, bold=True, gap=1)
    furniture.title(s, "AUTHORIZATION TO DISCLOSE CONFIDENTIAL INFORMATION", 12, "left")
    lines.boxes(
        s,
        (
            ("patient.name#last_first", "1. CLIENT NAME (LAST, FIRST, MI)", 0.5),
            ("patient.date_of_birth", "2. DATE OF BIRTH", 0.2),
            ("~case", "3. CASE / CLIENT ID NUMBER", 0.3),
        ),
        27,
    )
    lines.boxes(
        s,
        (
            ("patient.address#street", "4. NUMBER AND STREET", 0.4),
            ("patient.address#city", "CITY OR TOWN", 0.24),
            ("patient.address#state", "STATE", 0.1),
            ("patient.address#zip", "ZIP", 0.12),
            ("~ssn", "SSN (optional)", 0.14),
        ),
        27,
    )
    lines.boxes(
        s,
        (
            ("patient.phone", "5. TELEPHONE", 0.34),
            ("patient.other_names", "6. OTHER NAMES USED (ALIAS, MAIDEN)", 0.66),
        ),
        27,
    )
    s.y += 3
    furniture.paragraph(s, "7. The agency or provider named here may DISCLOSE:", bold=True, gap=2)
    lines.boxes(s, (("discloser.name", "NAME OF AGENCY, FACILITY OR PROVIDER", 1.0),), 27)
    s.y += 3
    furniture.paragraph(s, "8. The agency or person named here may RECEIVE:", bold=True, gap=2)
    lines.boxes(
        s,
        (("recipient.organization", "NAME OF AGENCY OR FIRM", 0.5), ("recipient.name", "ATTENTION", 0.5)),
        27,
    )
    lines.boxes(
        s,
        (
            ("recipient.address", "COMPLETE ADDRESS", 0.6),
            ("recipient.phone", "TELEPHONE", 0.2),
            ("recipient.fax", "FAX", 0.2),
        ),
        27,
    )
    real_pieces.boxed_options(
        s,
        "records.items",
        "9. RECORDS (MARK EACH THAT APPLIES)",
        (
            ("Admission/discharge summary", "discharge"),
            ("History and physical exam", "hp"),
            ("Consultation reports", "consult"),
            ("Laboratory", "lab"),
            ("X-ray and imaging reports", "radiology_report"),
            ("Vaccine record", "immunization"),
            ("Speech, OT or PT", "therapy"),
            ("Billing statements", "billing"),
        ),
        2,
        3,
    )
    lines.boxes(
        s,
        (
            ("records.date_from", "10. RECORDS BEGINNING", 0.25),
            ("records.date_to", "ENDING", 0.25),
            ("purpose", "11. REASON INFORMATION IS NEEDED", 0.5),
        ),
        27,
    )
    s.y += 4
    asking.yes_no(
        s,
        "sensitive.items",
        (
            ("AIDS / HIV infection", "hiv"),
            ("Psychiatric or mental health care", "mental_health"),
            ("Alcohol or drug abuse treatment", "sud_part2"),
            ("Sexually transmitted infection", "sti"),
        ),
        ("MAY", "MAY NOT"),
        14,
    )
    lines.boxes(s, (("expiration", "12. THIS AUTHORIZATION ENDS ON (DATE, EVENT OR CONDITION)", 1.0),), 27)
    furniture.paragraph(s, f"{REVOKE} {CONDITION} {REDISCLOSE}", 7.5)
    lines.boxes(
        s,
        (
            ("signature.present", "13. SIGNATURE OF CLIENT OR AUTHORIZED PERSON", 0.7),
            ("signature.date", "DATE", 0.3),
        ),
        32,
    )
    lines.boxes(
        s,
        (
            ("signer.name", "14. PRINT NAME IF NOT THE CLIENT", 0.5),
            ("signer.relationship", "RELATIONSHIP", 0.2),
            ("~witness.signature", "WITNESS (IF SIGNED WITH A MARK)", 0.3),
        ),
        30,
    )
    furniture.footer(s, "DCH-0417 (11-21) Previous edition may be used", "Authority: P.A. 31")


def hollins_clinic(s: Sheet) -> None:
    """Two dense columns: who and whom at the left, what and why at the right, the signature across."""
    furniture.letterhead(
        s,
        "Hollins Park Physicians, P.C.",
        ("Family Medicine | Pediatrics | Women's Health",),
        "cross",
        size=13,
    )
    furniture.title(s, "MEDICAL RECORD RELEASE FORM", 12)
    top = s.y
    with asking.column(s, 0.0, 0.49):
        furniture.heading(s, "Patient", "shaded")
        lines.left_lines(s, (("patient.name", "Name", 1.0),))
        lines.left_lines(s, (("patient.date_of_birth", "Birthdate", 0.55), ("~sex", "Sex", 0.45)))
        lines.left_lines(s, (("patient.address#street", "Address", 1.0),))
        lines.left_lines(s, (("patient.address#place", "City/St/Zip", 1.0),))
        lines.left_lines(s, (("patient.phone", "Cell/Home Ph.", 1.0),))
        furniture.heading(s, "Records are coming FROM", "shaded")
        lines.left_lines(s, (("discloser.name", "Dr./Hospital", 1.0),))
        lines.left_lines(s, (("~phone", "Ph.", 0.5), ("~phone.fax", "Fx.", 0.5)))
        furniture.heading(s, "Records are going TO", "shaded")
        lines.left_lines(s, (("recipient.organization", "Dr./Hospital", 1.0),))
        lines.left_lines(s, (("recipient.address#street", "Address", 1.0),))
        lines.left_lines(s, (("recipient.address#place", "City/St/Zip", 1.0),))
        lines.left_lines(s, (("recipient.phone", "Ph.", 0.5), ("recipient.fax", "Fx.", 0.5)))
        lowest = s.y
    s.y = top
    with asking.column(s, 0.52, 1.0):
        furniture.heading(s, "Please send", "shaded")
        real_pieces.ticks_and_other(
            s,
            "records.items",
            (
                ("All records", "entire"),
                ("Last 2 years", "abstract"),
                ("Office notes", "clinic_notes"),
                ("Shot record", "immunization"),
                ("Labs", "lab"),
                ("X-ray reports", "radiology_report"),
                ("Hospital notes", "discharge"),
                ("EKG/Echo", "cardiology"),
            ),
            "Other:",
            2,
            most=3,
        )
        lines.left_lines(s, (("records.date_from", "Dates: from", 0.55), ("records.date_to", "to", 0.45)))
        furniture.heading(s, "Reason", "shaded")
        choices.ticks(
            s,
            "purpose",
            (
                ("Moving / new doctor", "treatment"),
                ("Specialist visit", "treatment"),
                ("Insurance", "insurance"),
                ("Lawyer", "legal"),
                ("Disability", "disability"),
                ("For myself", "personal"),
            ),
            across=2,
            kind="circle",
        )
        furniture.heading(s, "OK to include?", "shaded")
        asking.yes_no(
            s,
            "sensitive.items",
            (("HIV / STD", "hiv"), ("Mental health", "mental_health"), ("Drug / alcohol", "sud_part2")),
            ("Yes", "No"),
            14,
        )
        choices.inline_ticks(
            s,
            "delivery.format",
            "Format:",
            (("Paper", "paper"), ("CD", "cd_dvd"), ("Portal", "ehi_export")),
        )
    s.y = max(lowest, s.y) + 4
    furniture.rule(s)
    furniture.paragraph(s, f"{FEES} {REVOKE} {REDISCLOSE} {CONDITION}", 7.5)
    lines.left_lines(s, (("expiration", "Good until (1 year if left empty)", 0.6),))
    lines.left_lines(
        s,
        (("signature.present", "Sign here X", 0.62), ("signature.date", "Today's date", 0.38)),
        30,
    )
    lines.left_lines(
        s,
        (("signer.name", "Print your name", 0.5), ("signer.relationship", "You are the patient's", 0.5)),
        22,
    )
    furniture.staff_block(s, "Office", ("Rec'd", "Sent", "By", "# pages"), 28)


def orchard_veterans(s: Sheet) -> None:
    """A lawyer-like page of numbered paragraphs, answers under their questions."""
    furniture.letterhead(
        s, "ORCHARD COUNTY MEDICAL CENTER", ("Release of Information (ROI)",), "none", "centre", 13
    )
    furniture.title(s, "PATIENT'S REQUEST AND AUTHORIZATION TO DISCLOSE RECORDS", 11)
    real_pieces.return_to(
        s, ("Return this form to:", "Orchard County Medical Center, ROI", "Fax 555-010-4471")
    )
    real_pieces.captioned(
        s,
        "1. Patient",
        (
            ("patient.name#family", "(last)", 0.38),
            ("patient.name#given", "(first)", 0.34),
            ("patient.name#middle", "(middle)", 0.28),
        ),
    )
    real_pieces.captioned(
        s,
        "Address",
        (
            ("patient.address#street", "(street)", 0.42),
            ("patient.address#city", "(city)", 0.26),
            ("patient.address#state", "(state)", 0.12),
            ("patient.address#zip", "(zip)", 0.2),
        ),
    )
    asking.slashed_date(s, "patient.date_of_birth", "Date of birth (month/day/year)")
    lines.left_lines(
        s, (("patient.phone", "Telephone", 0.5), ("patient.mrn", "Hospital no. (if known)", 0.5))
    )
    furniture.paragraph(s, "2. Person, agency or company that will be given the records:", gap=0)
    lines.below_lines(
        s, (("recipient.name", "Name and title", 0.5), ("recipient.organization", "Organization", 0.5)), 28
    )
    lines.below_lines(
        s, (("recipient.address", "Street, city, state, zip", 0.7), ("recipient.fax", "Fax no.", 0.3)), 28
    )
    furniture.paragraph(s, "3. Describe the records (be specific; give dates of visits or stays):", gap=0)
    lines.left_lines(
        s, (("records.date_from", "Treatment dates from", 0.5), ("records.date_to", "up to", 0.4))
    )
    real_pieces.ticks_and_other(
        s,
        "records.items",
        (
            ("Summary of stay", "discharge"),
            ("Emergency visit", "ed"),
            ("Surgery report", "operative"),
            ("Tissue (pathology) report", "pathology"),
            ("Blood and other tests", "lab"),
            ("Entire record", "entire"),
        ),
        "Something else (say what)",
        3,
        "bracket",
        3,
    )
    lines.long_text(s, "purpose", "4. What will the records be used for?", 1)
    lines.left_lines(s, (("needed_by", "5. Date you need them (allow 10 working days)", 0.8),))
    lines.left_lines(s, (("expiration", "6. When does this authorization end? (date/event)", 0.9),))
    real_pieces.bullets(s, (REVOKE, CONDITION, REDISCLOSE, FEES), 8, "-")
    asking.under_brackets(
        s,
        (
            ("signature.present", "patient or person signing for the patient", 0.65),
            ("signature.date", "date", 0.35),
        ),
        36,
    )
    asking.under_brackets(
        s,
        (
            ("signer.name", "name, printed", 0.4),
            ("signer.relationship", "relationship", 0.25),
            ("signer.authority", "authority to sign", 0.35),
        ),
    )
    furniture.footer(s, "OCMC 1180 (7/19)", "White: chart   Yellow: requester")


FIRST = (
    Layout("tune-r-ashgrove", FormType.AUTHORIZATION, EN, ashgrove, SANS, 8.5, 40),
    Layout("tune-r-summerlin", FormType.AUTHORIZATION, EN, summerlin, "lato", 8.5, 42),
    Layout("tune-r-tworivers", FormType.AUTHORIZATION, EN, two_rivers, SERIF, 10, 54),
)
HELD = (
    Layout("tune-s-kestrel", FormType.AUTHORIZATION, EN, kestrel_state, SANS, 8.5, 38),
    Layout("tune-s-hollins", FormType.AUTHORIZATION, EN, hollins_clinic, "roboto-condensed", 9, 44),
    Layout("tune-s-orchard", FormType.AUTHORIZATION, EN, orchard_veterans, SERIF, 10, 56),
)
