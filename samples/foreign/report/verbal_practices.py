"""More verbal forms of invented organisations, to measure on."""

from domain.form import FormType, Language
from samples.foreign import choices, furniture, lines
from samples.foreign.layout import Layout
from samples.foreign.report import dressing, fields, marks
from samples.foreign.report.fields import Column, Comb
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def redwood_grid(s: Sheet) -> None:
    dressing.label_corner(s, "AFFIX LABEL HERE")
    s.print_text("REDWOOD EMPIRE CARDIOLOGY", s.left, s.y, 12.5, bold=True)
    s.print_text("Verbal Communication Consent", s.left, s.y + 17, 12, bold=True)
    s.y += 46
    lines.boxes(
        s,
        (
            ("patient.name", "PATIENT", 0.46),
            ("patient.date_of_birth", "DATE OF BIRTH", 0.2),
            ("patient.mrn", "CHART #", 0.14),
            ("patient.phone", "PHONE", 0.2),
        ),
        29,
    )
    dressing.bar(s, "A. PEOPLE YOU MAY TALK TO", "conversation only - no copies")
    fields.people(
        s,
        (
            Column("number", "#", 0.06),
            Column("name", "NAME", 0.37),
            Column("phone", "PHONE", 0.22),
            Column("relationship", "RELATION", 0.2),
            Column("", "STAFF", 0.15),
        ),
        5,
    )
    dressing.bar(s, "B. SUBJECTS")
    marks.grid(
        s,
        "topics",
        (
            ("Appointments", "appointments"),
            ("Test results", "results"),
            ("Treatment plan", "medical"),
            ("Billing", "billing"),
            ("Mental health", "mental_health"),
            ("Alcohol / drug care", "sud_part2"),
        ),
        3,
        3,
        height=19,
    )
    dressing.bar(s, "C. VOICEMAIL")
    marks.row(
        s,
        "voicemail.allowed",
        (("Detailed message is fine", "yes"), ("Call-back number only", "no")),
        pitch=15,
    )
    dressing.bar(s, "D. SIGN")
    furniture.paragraph(
        s,
        "This consent runs until the date below, or until I end it in writing. I am treated whether or not I "
        "give it.",
        8.5,
    )
    lines.boxes(s, (("expiration", "RUNS UNTIL", 0.4),), 29)
    lines.boxes(s, (("signature.present", "SIGNATURE", 0.68), ("signature.date", "DATE", 0.32)), 36)
    lines.boxes(
        s, (("signer.name", "PRINT NAME", 0.6), ("signer.relationship", "IF NOT PATIENT, RELATION", 0.4)), 29
    )
    dressing.bar(s, "E. CANCEL THIS CONSENT", "fill in only to end it", 0.5)
    lines.boxes(s, (("revoked_on", "I END THIS CONSENT ON", 0.4),), 29)
    dressing.page_foot(s, "REC-VCC 2", "01/2026", "Scan to: Consents")


def tamarack_cards(s: Sheet) -> None:
    furniture.title(s, "Tamarack Senior Health", 18, "left")
    furniture.title(s, "Who may we talk with about your care?", 13, "left")
    fields.cards(s, (("patient.name", "Your name", 0.64), ("patient.date_of_birth", "Born", 0.36)), 26, 7.5)
    fields.person_cards(s, ("Person we may talk with", "How related", "Best phone"), 3)
    furniture.paragraph(s, "We may talk about", bold=True, gap=0)
    marks.listing(
        s,
        "topics",
        (
            ("My health and treatment", "medical"),
            ("My visits", "appointments"),
            ("My bills", "billing"),
            ("My test results", "results"),
        ),
        2,
        "circle",
        3,
        19,
    )
    marks.circled(
        s,
        "voicemail.allowed",
        "May we leave details on your answering machine? Circle:",
        (("YES", "yes"), ("NO", "no")),
        26,
    )
    fields.cards(
        s,
        (("patient.phone", "Number for messages", 0.5), ("expiration", "Stop talking after (date)", 0.5)),
        26,
        7.5,
    )
    furniture.paragraph(s, "Call or write us any time to change this. It does not let anyone get copies.", 10)
    fields.cards(
        s, (("signature.present", "Sign your name", 0.64), ("signature.date", "Date", 0.36)), 36, 7.5
    )
    fields.cards(
        s,
        (
            ("signer.name", "Name of the one who signed", 0.6),
            ("signer.relationship", "Relation to patient", 0.4),
        ),
        26,
        7.5,
    )


def hawthorne_flow(s: Sheet) -> None:
    furniture.letterhead(s, "HAWTHORNE BEHAVIORAL HEALTH", ("Adult outpatient program",), align="centre")
    furniture.title(s, "CONSENT FOR ORAL EXCHANGE OF INFORMATION", 12)
    fields.flow(
        s,
        (
            "I,",
            ("patient.name", 240, "client"),
            "(DOB",
            ("patient.date_of_birth", 110, "date of birth"),
            "), permit the clinicians of Hawthorne Behavioral Health to speak, by telephone or in person, "
            "with the persons named here. Nothing in writing will be handed over.",
        ),
        29,
    )
    lines.contact_table(s, ("Person", "Relationship to client", "Telephone"), 2, 25, framed=False)
    furniture.paragraph(s, "The talk may include (write your initials):", gap=2)
    marks.initialled(
        s,
        "sensitive.items",
        (
            ("mental health treatment", "mental_health"),
            ("substance use treatment (42 CFR Part 2)", "sud_part2"),
            ("HIV status", "hiv"),
        ),
        "initials",
        3,
        20,
    )
    choices.ticks(
        s,
        "topics",
        (
            ("attendance and appointments", "appointments"),
            ("progress in treatment", "medical"),
            ("fees", "billing"),
        ),
        across=3,
        kind="bracket",
        most=2,
    )
    fields.flow(
        s,
        (
            "The purpose is",
            ("purpose", 0, "purpose of the talk"),
            "This consent ends on",
            ("expiration", 170, "date or event"),
            ", at the latest one year from today.",
        ),
        29,
    )
    furniture.paragraph(
        s,
        "I can revoke it by word of mouth or in writing, except for what was said by then. Federal rules "
        "forbid those who hear about substance use treatment to pass it on without my consent.",
        9,
    )
    fields.crossed_line(
        s,
        (("signature.present", "Client or legal representative", 0.64), ("signature.date", "Date", 0.36)),
        42,
    )
    fields.crossed_line(
        s, (("signer.name", "Name printed", 0.5), ("signer.relationship", "Authority / relation", 0.5)), 34
    )
    furniture.heading(s, "Revocation", "ruled")
    lines.left_lines(s, (("revoked_on", "I revoke this consent as of", 0.55),), 24)
    fields.blank_line(s, (("Client:", 0.6), ("Staff:", 0.4)), 24)


def state_agency_verbal(s: Sheet) -> None:
    dressing.split_head(
        s,
        "NEW ALBION CHILDREN'S CLINIC",
        ("A service of the state university", "Pediatric specialties"),
        ("PERMISSION TO DISCUSS", "A CHILD'S HEALTH"),
    )
    with dressing.spine(s, "CHILD"):
        fields.open_cells(
            s,
            (
                ("patient.name#family", "1. LAST NAME", 0.38),
                ("patient.name#given", "2. FIRST NAME", 0.34),
                ("patient.name#middle", "3. MIDDLE", 0.28),
            ),
            30,
        )
        s.y += 4
        fields.combs(
            s,
            (
                Comb(
                    "patient.date_of_birth", "4. DATE OF BIRTH", (2, 2, 4), ("MM", "DD", "YYYY"), between="/"
                ),
                Comb("patient.mrn", "5. CLINIC NUMBER", (8,)),
            ),
            14,
        )
    with dressing.spine(s, "PERSONS"):
        furniture.paragraph(s, "6. Clinic staff may discuss the child's health with:", bold=True, gap=3)
        fields.people(
            s,
            (
                Column("relationship", "RELATIONSHIP TO CHILD", 0.27),
                Column("name", "NAME", 0.45),
                Column("phone", "TELEPHONE", 0.28),
            ),
            4,
            23,
        )
    with dressing.spine(s, "LIMITS"):
        marks.table(
            s,
            "topics",
            (
                ("APPOINTMENTS", "appointments"),
                ("DIAGNOSIS AND CARE", "medical"),
                ("LABORATORY AND X-RAY RESULTS", "results"),
                ("ACCOUNTS", "billing"),
            ),
            ("7.", "SUBJECT"),
            3,
            2,
            17,
        )
        marks.row(
            s,
            "voicemail.allowed",
            (("YES", "yes"), ("NO", "no")),
            lead="8. Leave results on voicemail",
            after=True,
        )
        fields.open_cells(
            s, (("patient.phone", "9. VOICEMAIL NUMBER", 0.5), ("expiration", "10. UNTIL (DATE)", 0.5)), 30
        )
    with dressing.spine(s, "SIGNATURE"):
        furniture.paragraph(
            s, "I may withdraw this permission in writing. The child is cared for in any case.", 8.5
        )
        fields.open_cells(
            s,
            (("signature.present", "11. PARENT OR GUARDIAN", 0.66), ("signature.date", "12. DATE", 0.34)),
            38,
        )
        fields.open_cells(
            s,
            (
                ("signer.name", "13. PRINTED NAME", 0.45),
                ("signer.relationship", "14. RELATIONSHIP", 0.25),
                ("signer.authority", "15. COURT PAPERS, IF GUARDIAN", 0.3),
            ),
            30,
        )
    dressing.page_foot(s, "NACC-118", "(4-18)", "1/1")


def orchard_table(s: Sheet) -> None:
    furniture.letterhead(s, "Orchard Lane Oncology", (), "cross", size=14)
    furniture.title(s, "HIPAA Verbal Release", 13, "left")
    fields.zebra(
        s,
        (
            (("patient.name", "Patient:", 0.6), ("patient.date_of_birth", "DOB:", 0.4)),
            (("patient.phone", "Preferred phone:", 0.6), ("patient.mrn", "Acct/MRN:", 0.4)),
        ),
        22,
    )
    furniture.paragraph(s, "I allow Orchard Lane Oncology to discuss the matters below with:", gap=3)
    fields.people(
        s,
        (
            Column("name", "First and last name", 0.4),
            Column("relationship", "Relationship", 0.22),
            Column("phone", "Phone number", 0.26),
            Column("", "Emergency?", 0.12),
        ),
        3,
        24,
    )
    marks.led(
        s,
        "topics",
        (
            ("Schedule", "appointments"),
            ("Diagnosis, prognosis, treatment", "medical"),
            ("Scan and lab results", "results"),
            ("Statements and insurance", "billing"),
        ),
        1,
        3,
    )
    marks.pairs(
        s,
        "sensitive.items",
        (("Genetic test results", "genetic"), ("Mental health", "mental_health"), ("HIV", "hiv")),
        ("May", "May not"),
    )
    marks.row(
        s,
        "voicemail.allowed",
        (("OK", "yes"), ("Not OK", "no")),
        "square",
        lead="Detailed voicemail:",
    )
    fields.zebra(s, ((("expiration", "Ends on (or leave open):", 1.0),),), 22)
    furniture.paragraph(s, "A written note to the front desk ends this release.", 8.5)
    fields.crossed_line(s, (("signature.present", "Signature", 0.62), ("signature.date", "Date", 0.38)), 40)
    fields.crossed_line(
        s, (("signer.name", "Printed", 0.5), ("signer.relationship", "Relationship to patient", 0.5)), 32
    )
    dressing.page_foot(s, "OLO front desk", "", "rev B")


LAYOUTS = (
    Layout("report-v-redwood", FormType.VERBAL, EN, redwood_grid, "archivo-narrow", 9, 42),
    Layout("report-v-tamarack", FormType.VERBAL, EN, tamarack_cards, "nunito-sans", 11, 54),
    Layout("report-v-hawthorne", FormType.VERBAL, EN, hawthorne_flow, "eb-garamond", 11.5, 62),
    Layout("report-v-albion", FormType.VERBAL, EN, state_agency_verbal, "libre-franklin", 8.5, 44),
    Layout("report-v-orchard", FormType.VERBAL, EN, orchard_table, "open-sans", 9, 50),
)
