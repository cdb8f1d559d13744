"""Authorizations as hospitals and clinics draw them, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, furniture, lines
from samples.foreign.layout import Layout
from samples.foreign.report import dressing, fields, marks
from samples.foreign.sheet import Sheet

EN = Language.ENGLISH


def cascadia_grid(s: Sheet) -> None:
    dressing.label_corner(s, "PATIENT LABEL")
    s.print_text("CASCADIA REGIONAL HEALTH SYSTEM", s.left, s.y, 12, bold=True)
    s.print_text("Request to Release / Obtain / Exchange", s.left, s.y + 15, 11, bold=True)
    s.print_text("Protected Health Information", s.left, s.y + 28, 11, bold=True)
    s.y += 46
    lines.boxes(
        s,
        (
            ("patient.name", "PATIENT NAME", 0.46),
            ("patient.date_of_birth", "DOB", 0.2),
            ("patient.mrn", "MRN", 0.16),
            ("patient.phone", "PHONE", 0.18),
        ),
        27,
        6,
    )
    lines.boxes(
        s, (("patient.address", "ADDRESS", 0.6), ("patient.other_names", "FORMER NAME(S)", 0.4)), 27, 6
    )
    with dressing.spine(s, "WHO"):
        marks.row(
            s,
            "direction",
            (
                ("Release information to", "release_out"),
                ("Obtain information from", "obtain_in"),
                ("Exchange information with", "exchange"),
            ),
            lead="Cascadia will:",
            pitch=15,
        )
        lines.boxes(
            s, (("recipient.name", "NAME", 0.5), ("recipient.organization", "ORGANIZATION", 0.5)), 27, 6
        )
        lines.boxes(
            s,
            (
                ("recipient.address", "ADDRESS", 0.54),
                ("recipient.phone", "PHONE", 0.23),
                ("recipient.fax", "FAX", 0.23),
            ),
            27,
            6,
        )
    with dressing.spine(s, "WHAT"):
        marks.grid(
            s,
            "records.items",
            (
                ("Abstract of record", "abstract"),
                ("Entire record", "entire"),
                ("History and physical", "hp"),
                ("Consultations", "consult"),
                ("Operative reports", "operative"),
                ("Pathology reports", "pathology"),
                ("Laboratory results", "lab"),
                ("Radiology reports", "radiology_report"),
                ("Cardiology reports", "cardiology"),
                ("Emergency record", "ed"),
                ("Immunizations", "immunization"),
                ("Billing statements", "billing"),
            ),
            3,
            4,
            height=15,
        )
        lines.boxes(
            s,
            (
                ("records.date_from", "SERVICE DATES FROM", 0.25),
                ("records.date_to", "TO", 0.25),
                ("records.exclusions", "DO NOT INCLUDE", 0.5),
            ),
            27,
            6,
        )
    with dressing.spine(s, "NOT"):
        furniture.paragraph(
            s, "These kinds of information WILL be sent unless you mark them to be left out:", 8, gap=0
        )
        marks.listing(
            s,
            "sensitive.items",
            (
                ("Leave out HIV / AIDS", "hiv"),
                ("Leave out mental health", "mental_health"),
                ("Leave out substance use", "sud_part2"),
                ("Leave out sexual health", "sti"),
                ("Leave out genetic testing", "genetic"),
                ("Leave out reproductive care", "reproductive"),
            ),
            3,
            most=2,
            pitch=13,
            polarity="refused",
        )
    with dressing.spine(s, "HOW"):
        marks.row(
            s,
            "delivery.method",
            (
                ("Portal", "portal"),
                ("Mail", "mail"),
                ("Fax", "fax"),
                ("Pick up", "pickup"),
                ("Secure e-mail", "secure_email"),
            ),
            lead="Send by",
            pitch=14,
        )
        marks.row(
            s,
            "delivery.format",
            (("Paper", "paper"), ("CD", "cd_dvd"), ("USB", "usb"), ("PDF", "pdf")),
            lead="Format",
            pitch=14,
        )
        marks.row(
            s,
            "purpose",
            (
                ("Continuing care", "treatment"),
                ("Attorney", "legal"),
                ("Insurance", "insurance"),
                ("Disability", "disability"),
                ("Patient request", "personal"),
            ),
            lead="Purpose",
            pitch=14,
        )
    with dressing.spine(s, "SIGN"):
        furniture.paragraph(
            s,
            "I understand that I may revoke this request in writing, that revoking does not reach what was "
            "sent before, that care and payment do not depend on it, and that the receiver may share the "
            "information again. Unless a date or event is given it expires in 180 days.",
            6.8,
            gap=2,
        )
        lines.boxes(
            s,
            (("expiration", "EXPIRES (DATE / EVENT)", 0.4), ("needed_by", "APPOINTMENT / NEEDED BY", 0.6)),
            26,
            6,
        )
        lines.boxes(
            s,
            (
                ("signature.present", "SIGNATURE OF PATIENT OR REPRESENTATIVE", 0.7),
                ("signature.date", "DATE", 0.3),
            ),
            31,
            6,
        )
        lines.boxes(
            s,
            (
                ("signer.name", "PRINTED NAME", 0.4),
                ("signer.relationship", "RELATIONSHIP", 0.25),
                ("signer.authority", "AUTHORITY", 0.35),
            ),
            26,
            6,
        )
    dressing.barcode(s, "HIM-4410", s.left, 772, 12)
    s.print_text("CRHS 4410 (rev 09/25)   Chart copy   Page 1 of 1", s.right, 776, 6, align="right")


def lumen_airy(s: Sheet) -> None:
    s.print_text("lumen", s.left, s.y + 18, 24, bold=True)
    s.print_text("women & family health", s.left + 78, s.y + 18, 10)
    s.y += 34
    furniture.title(s, "Share my health record", 17, "left")
    furniture.paragraph(s, "Takes about four minutes. Fax, upload, or hand it to the front desk.", 9, gap=6)
    dressing.disc(s, "1", "About you")
    fields.cards(
        s,
        (
            ("patient.name#given", "First name", 0.36),
            ("patient.name#family", "Last name", 0.38),
            ("patient.date_of_birth", "Birthday", 0.26),
        ),
    )
    fields.cards(
        s,
        (
            ("patient.email", "Email", 0.42),
            ("patient.phone", "Mobile phone", 0.28),
            ("patient.mrn", "Lumen ID (optional)", 0.3),
        ),
    )
    dressing.disc(s, "2", "Who gets it?")
    marks.row(
        s,
        "recipient.self",
        (("Me", "yes"), ("Someone else, listed here", "no")),
        "circle",
        pitch=13,
    )
    fields.cards(
        s, (("recipient.name", "Person or doctor", 0.5), ("recipient.organization", "Clinic or company", 0.5))
    )
    fields.cards(
        s,
        (
            ("recipient.address", "Mailing address", 0.52),
            ("recipient.email", "Email", 0.28),
            ("recipient.fax", "Fax", 0.2),
        ),
    )
    dressing.disc(s, "3", "Which parts?")
    marks.listing(
        s,
        "records.items",
        (
            ("Everything", "entire"),
            ("Visit notes", "clinic_notes"),
            ("Test results", "lab"),
            ("Vaccines", "immunization"),
            ("Imaging reports", "radiology_report"),
            ("Bills", "billing"),
        ),
        3,
        "circle",
        3,
    )
    fields.cards(s, (("records.date_from", "Starting", 0.3), ("records.date_to", "Ending", 0.3)))
    furniture.paragraph(s, "Also share these private parts of my record:", 9, gap=0)
    marks.pairs(
        s,
        "sensitive.items",
        (
            ("Pregnancy and abortion care", "reproductive"),
            ("Sexually transmitted infections", "sti"),
            ("Therapy and mental health visits", "mental_health"),
            ("HIV tests and treatment", "hiv"),
        ),
        ("share", "keep private"),
        "circle",
        14,
    )
    dressing.disc(s, "4", "Last step")
    marks.row(
        s,
        "purpose",
        (
            ("New doctor", "treatment"),
            ("For me", "personal"),
            ("Insurance", "insurance"),
            ("Lawyer", "legal"),
        ),
        "circle",
        lead="Why?",
        pitch=14,
    )
    furniture.paragraph(
        s,
        "Your yes lasts until the date you choose, or one year. Change your mind any time: write to "
        "privacy@lumen.example. We treat you the same if you say no. Others may not have to protect what "
        "we send them.",
        8,
    )
    fields.cards(s, (("expiration", "My yes ends on", 0.4),))
    fields.cards(s, (("signature.present", "Sign", 0.66), ("signature.date", "Today", 0.34)), 32)
    fields.cards(
        s,
        (
            ("signer.name", "Signing for someone? Your name", 0.6),
            ("signer.relationship", "You are their", 0.4),
        ),
    )


def quill_zebra(s: Sheet) -> None:
    furniture.letterhead(s, "Quillback Telehealth", ("Records team  -  secure fax 603-555-0161",), "leaf")
    furniture.title(s, "PATIENT RECORD RELEASE ORDER", 13, "left")
    dressing.bar(s, "Patient", shade=0.3)
    fields.zebra(
        s,
        (
            (
                ("patient.name#last_first", "Name (Last, First MI):", 0.62),
                ("patient.date_of_birth", "DOB:", 0.38),
            ),
            (("patient.address#street", "Street / Apt:", 1.0),),
            (
                ("patient.address#city", "City:", 0.42),
                ("patient.address#state", "State:", 0.2),
                ("patient.address#zip", "ZIP:", 0.38),
            ),
            (("patient.phone", "Phone:", 0.42), ("patient.email", "E-mail:", 0.58)),
        ),
    )
    dressing.bar(s, "Release records to", shade=0.3)
    fields.zebra(
        s,
        (
            (("recipient.organization", "Facility:", 0.56), ("recipient.name", "Attn:", 0.44)),
            (("recipient.address", "Address:", 1.0),),
            (("recipient.phone", "Phone:", 0.5), ("recipient.fax", "Fax:", 0.5)),
        ),
    )
    dressing.bar(s, "Records", "mark with X", 0.3)
    marks.table(
        s,
        "records.items",
        (
            ("Video visit notes", "clinic_notes"),
            ("Medication list", "chemo_meds"),
            ("Lab results", "lab"),
            ("Outside records on file", "outside_records"),
            ("Pictures you uploaded", "photos"),
            ("Electronic export (EHI)", "ehi_export"),
        ),
        ("X", "Record"),
        3,
    )
    fields.zebra(s, ((("records.date_from", "From:", 0.5), ("records.date_to", "To:", 0.5)),))
    dressing.bar(s, "Terms", shade=0.3)
    marks.circled(
        s,
        "delivery.method",
        "Circle one delivery way:",
        (("PORTAL", "portal"), ("FAX", "fax"), ("MAIL", "mail"), ("E-MAIL", "secure_email")),
    )
    marks.initialled(
        s,
        "sensitive.items",
        (
            ("substance use disorder records", "sud_part2"),
            ("mental or behavioral health records", "mental_health"),
            ("gender-affirming care", "gender_affirming"),
        ),
        "Initial to add",
        2,
        17,
    )
    fields.zebra(s, ((("purpose", "Purpose:", 0.5), ("expiration", "Expires:", 0.5)),))
    dressing.bullets(
        s,
        (
            "Revoke by secure message or letter. Past releases stay released.",
            "No service is refused because this is not signed.",
            "Released facts can be passed on by those who get them.",
        ),
        8,
        "–",
    )
    fields.crossed_line(s, (("signature.present", "Signature", 0.62), ("signature.date", "Date", 0.38)), 38)
    fields.crossed_line(
        s,
        (
            ("signer.name", "Print name", 0.45),
            ("signer.relationship", "If representative: relationship", 0.55),
        ),
        32,
    )
    dressing.page_foot(s, "QBT-REC-03", "Version 5", "1 / 1")


def two_signatures(s: Sheet) -> None:
    furniture.letterhead(
        s,
        "SAINT ALBAN'S MEMORIAL HOSPITAL",
        ("Health Information Services", "Tel. 207-555-0133"),
        align="centre",
    )
    dressing.notice(s, "AUTHORIZATION FOR USE OR DISCLOSURE OF HEALTH INFORMATION", 11, 0.88, True)
    lines.below_lines(
        s,
        (
            ("patient.name", "Patient's name at time of treatment", 0.55),
            ("patient.date_of_birth", "Date of birth", 0.22),
            ("patient.mrn", "Unit number", 0.23),
        ),
        29,
        7,
    )
    lines.below_lines(s, (("patient.address", "Address", 0.68), ("patient.phone", "Telephone", 0.32)), 29, 7)
    top = s.y + 2
    s.y = top
    with asking.column(s, 0.0, 0.49):
        furniture.heading(s, "I ask this hospital to give records to", "ruled")
        lines.below_lines(s, (("recipient.name", "Name", 1.0),), 27, 7)
        lines.below_lines(s, (("recipient.organization", "Institution", 1.0),), 27, 7)
        lines.below_lines(s, (("recipient.address#street", "Street", 1.0),), 27, 7)
        lines.below_lines(s, (("recipient.address#place", "City, state, ZIP", 1.0),), 27, 7)
        lines.below_lines(s, (("recipient.fax", "Fax", 1.0),), 27, 7)
    lower, s.y = s.y, top
    with asking.column(s, 0.51, 1.0):
        furniture.heading(s, "The records I want given", "ruled")
        marks.led(
            s,
            "records.items",
            (
                ("Discharge summary", "discharge"),
                ("Operative report", "operative"),
                ("Pathology report", "pathology"),
                ("Radiation therapy", "radiation"),
                ("X-ray films or discs", "images"),
                ("Outpatient clinic", "clinic_notes"),
                ("Whole chart", "entire"),
            ),
            1,
            3,
            "round bracket",
        )
    s.y = max(s.y, lower)
    lines.below_lines(
        s,
        (
            ("records.date_from", "Treatment from", 0.3),
            ("records.date_to", "to", 0.3),
            ("purpose", "Purpose", 0.4),
        ),
        29,
        7,
    )
    furniture.heading(s, "Information needing your specific consent", "ruled")
    marks.pairs(
        s,
        "sensitive.items",
        (
            ("HIV test results and diagnosis", "hiv"),
            ("Genetic information", "genetic"),
            ("Sexual assault counseling", "sexual_assault"),
            ("Domestic violence counseling", "domestic_violence"),
            ("Social worker communications", "social_work"),
        ),
        ("I do", "I do not"),
        "round bracket",
        13,
        True,
    )
    furniture.paragraph(
        s,
        "This consent may be recalled by letter to Health Information Services. It covers nothing already "
        "done. The hospital does not make care depend on it. The receiver may not be bound by privacy law.",
        8,
    )
    lines.below_lines(s, (("expiration", "This consent ends on (90 days if empty)", 0.45),), 29, 7)
    top = s.y
    others = fields.represented(s)
    with asking.column(s, 0.0, 0.485):
        _signature_block(s, "Patient", (), not others)
    lower, s.y = s.y, top
    with asking.column(s, 0.515, 1.0):
        _signature_block(
            s,
            "Personal representative",
            (("signer.name", "Name in print", 0.6), ("signer.relationship", "Relationship", 0.4)),
            others,
        )
    s.y = max(s.y, lower)
    dressing.page_foot(s, "SAMH 1160", "Rev. 5/19", "Medical record copy")


def _signature_block(s: Sheet, head: str, more: tuple[lines.Cell, ...], signs: bool) -> None:
    """One of two places to sign; the other stays empty."""
    furniture.paragraph(s, head, 8.5, bold=True, gap=0)
    signing: tuple[lines.Cell, ...] = (
        ("signature.present", "Signature", 0.64),
        ("signature.date", "Date", 0.36),
    )
    empty = tuple((f"nobody.{label}", label, share) for _, label, share in signing)
    lines.below_lines(s, signing if signs else empty, 34, 7)
    if more:
        lines.below_lines(s, more if signs else tuple((f"nobody.{w}", w, n) for _, w, n in more), 29, 7)
    for path in [path for path in s.expected if path.startswith("nobody.")]:
        del s.expected[path]
    for path, _, _ in more:
        s.expected.setdefault(path, None)


LAYOUTS = (
    Layout("report-a-cascadia", FormType.AUTHORIZATION, EN, cascadia_grid, "archivo-narrow", 8.5, 40),
    Layout("report-a-lumen", FormType.AUTHORIZATION, EN, lumen_airy, "nunito-sans", 9, 54),
    Layout("report-a-quillback", FormType.AUTHORIZATION, EN, quill_zebra, "carlito", 10, 50),
    Layout("report-a-alban", FormType.AUTHORIZATION, EN, two_signatures, "eb-garamond", 9.5, 50),
)
