"""Papers that are not forms of ours to act on, to measure on."""

from domain.form import Language
from samples.foreign import asking, choices, furniture
from samples.foreign.faces import MONO, SANS, SERIF
from samples.foreign.report.letters import letter, listed, paper, told
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def court_order(s: Sheet) -> None:
    furniture.title(s, "IN THE DISTRICT COURT OF SEAMOOR COUNTY", 13)
    furniture.paragraph(s, "STATE OF NEW ALBION,  Petitioner,", gap=2)
    furniture.paragraph(
        s,
        f"vs.  {told(s, 'patient.name', 'JOHN ROE')},  Respondent.             Case No. CR-2026-11873",
        gap=14,
    )
    furniture.title(s, "SUBPOENA FOR PRODUCTION OF DOCUMENTS", 13)
    furniture.paragraph(s, "To the Custodian of Records:", bold=True, gap=8)
    furniture.paragraph(
        s,
        "You are ordered to produce at the place and time stated below true and correct copies of the "
        "hospital and "
        "physician records of the respondent, together with an affidavit of the custodian. Failure to "
        "comply may be "
        "punished as contempt of court.",
        gap=12,
    )
    listed(s, (("Place", "Courtroom 4B, 18 Court Square"), ("Date and hour", "July 9, 2026, 9:00 a.m.")))
    letter(s, ("WITNESS my hand and the seal of this court.",), "By:", "Clerk of the Court")


def demand_letter(s: Sheet) -> None:
    furniture.letterhead(
        s, "PEREZ HAVILAND LAW GROUP", ("Trial lawyers  -  Nashua  -  Manchester",), "none", "right", 14
    )
    letter(
        s,
        (
            told(s, "signature.date", "May 4, 2026"),
            "VIA FACSIMILE ONLY",
            f"Our Client: {told(s, 'patient.name', 'J. Roe')}.  Our file: 26-1187",
            "To whom it may concern: We wrote to you last month asking for our client's chart and have "
            "not received a "
            "reply. Please tell us by return fax whether the records have been sent, and to which "
            "address. If there is "
            "a balance owing let us know the amount and we will pay at once.",
            "Nothing in this letter is a waiver of any privilege.",
        ),
        "Yours truly,",
        "Legal assistant",
    )


def urgent_letter(s: Sheet) -> None:
    furniture.title(s, "URGENT / STAT RECORDS NEEDED", 18, band=True)
    furniture.letterhead(s, "Harbor Point Surgical Oncology", ("Office of the attending surgeon",), "cross")
    listed(
        s,
        (
            ("Patient", told(s, "patient.name", "J. Roe")),
            ("Born", told(s, "patient.date_of_birth", "1961")),
            ("Surgery", "tomorrow, 7:30 a.m."),
        ),
    )
    letter(
        s,
        (
            "Dear Records Department: our mutual patient goes to the operating room tomorrow. Kindly "
            "send pathology, "
            "operative notes and the last clinic note to the number above within the hour. Release to a "
            "treating "
            "provider for continuing care does not need the patient's authorization.",
        ),
        "With thanks,",
        "R.N., for the attending",
    )


def pathology_result(s: Sheet) -> None:
    furniture.letterhead(
        s,
        "SEAMOOR PATHOLOGY SERVICES",
        ("CLIA 99D9999999   Laboratory director on file",),
        "none",
        "centre",
        13,
    )
    furniture.rule(s)
    asking.wells(s, (("patient.name", "Patient", 0.55), ("patient.date_of_birth", "Birth date", 0.45)))
    asking.wells(s, (("recipient.name", "Submitted by", 0.6), ("signature.date", "Received", 0.4)))
    for head, text in (
        ("SPECIMEN", "Skin, left forearm, shave biopsy."),
        (
            "GROSS DESCRIPTION",
            "Received in formalin is a tan fragment measuring 0.6 x 0.4 x 0.1 cm, bisected and submitted "
            "entirely in one cassette.",
        ),
        (
            "MICROSCOPIC",
            "Sections show a symmetrical proliferation of bland melanocytes in nests at the junction and "
            "in the dermis.",
        ),
        ("DIAGNOSIS", "Compound nevus. Margins are free in the planes examined."),
    ):
        furniture.heading(s, head, "ruled")
        furniture.paragraph(s, text)


def statement(s: Sheet) -> None:
    furniture.letterhead(s, "MedCopy Solutions", ("Billing questions: 1-800-555-0142",), "bars", size=13)
    furniture.title(s, "STATEMENT OF ACCOUNT", 14, "left")
    listed(
        s,
        (
            ("Basic retrieval charge", "$ 22.00"),
            ("212 pages at $ 0.75", "$ 159.00"),
            ("Certification of records", "$ 10.00"),
            ("Sales tax", "$ 11.94"),
            ("Payments received", "$ 0.00"),
            ("AMOUNT DUE", "$ 202.94"),
        ),
        24,
    )
    furniture.paragraph(
        s,
        "Please detach and return this portion with your check. A late charge of 1.5% a month is added "
        "after 30 days.",
    )


def privacy_pamphlet(s: Sheet) -> None:
    furniture.title(s, "Your Information. Your Rights. Our Responsibilities.", 15)
    furniture.columns(
        s,
        (
            "You have the right to: get a copy of your paper or electronic medical record; correct your "
            "record; ask for "
            "confidential communication; ask us to limit the information we share; get a list of those "
            "with whom we "
            "have shared your information; get a copy of this notice; choose someone to act for you; "
            "file a complaint.",
            "You have some choices in the way we use and share information as we: tell family and "
            "friends about your "
            "condition; provide disaster relief; include you in a directory; market our services; raise "
            "funds. We never "
            "share psychotherapy notes or sell your information unless you give us written permission.",
        ),
        10,
    )
    furniture.heading(s, "Our uses and disclosures", "inverse")
    furniture.columns(
        s,
        (
            "We may use and share your information as we treat you, run our organization, bill for your "
            "services, help "
            "with public health and safety issues, do research, comply with the law, and respond to "
            "organ donation.",
            "We must follow the duties in this notice and give you a copy of it. We will not use your "
            "information other "
            "than as described here unless you tell us we can in writing. You may change your mind at "
            "any time.",
        ),
        10,
    )
    furniture.footer(s, "This notice applies to all of our locations", "2 / 6")


def price_list(s: Sheet) -> None:
    furniture.title(s, "What do copies of my chart cost?", 16, "left")
    listed(
        s,
        (
            ("First 10 pages, mailed to the patient", "free"),
            ("Pages 11 and up", "15 cents each"),
            ("Copies for lawyers and insurers, pages 1-100", "92 cents each"),
            ("Microfilm", "$1.38 a page"),
            ("Compact disc", "$12"),
            ("Postage", "actual cost"),
        ),
        26,
    )
    furniture.paragraph(s, "Ask at the records window for a receipt. We take cash, cards and checks.")


def intake_sheet(s: Sheet) -> None:
    furniture.letterhead(s, "Sandpiper Women's & Family Care", (), "disc", "right", 13)
    furniture.title(s, "Patient Information Sheet", 14, "left")
    with asking.banded(s, "Patient"):
        asking.wells(s, (("patient.name", "Name", 0.6), ("patient.date_of_birth", "DOB", 0.4)))
        asking.wells(s, (("patient.address", "Home address", 1.0),))
        asking.wells(s, (("patient.phone", "Cell", 0.4), ("patient.email", "Email", 0.6)))
    with asking.banded(s, "Work"):
        asking.wells(s, (("x.employer", "Employer", 0.6), ("x.job", "Occupation", 0.4)))
    with asking.banded(s, "Insurance"):
        asking.wells(s, (("x.plan", "Plan", 0.4), ("x.id", "ID", 0.3), ("x.group", "Group", 0.3)))
        asking.wells(s, (("x.holder", "Policy holder", 0.6), ("x.holder_born", "Holder's DOB", 0.4)))
    with asking.banded(s, "Emergency"):
        asking.wells(s, (("recipient.name", "Call", 0.6), ("recipient.phone", "Phone", 0.4)))
    with asking.banded(s, "Health"):
        choices.ticks(
            s,
            "x.ill",
            (
                ("Anemia", "a"),
                ("Migraine", "b"),
                ("Seizures", "c"),
                ("Thyroid", "d"),
                ("Stroke", "e"),
                ("Ulcer", "f"),
            ),
            across=3,
            most=2,
        )
    asking.wells(s, (("signature.present", "Signature", 0.6), ("signature.date", "Date", 0.4)), 28)


def member_card(s: Sheet) -> None:
    s.y = 70
    s.frame(s.left, s.y, 300, 180, 1.5)
    s.print_text("Seamoor Community Plan", s.left + 14, s.y + 26, 14, bold=True)
    s.print_text("MEDICAID MANAGED CARE", s.left + 14, s.y + 44, 8)
    for row, text in enumerate(
        (
            told(s, "patient.name", "J ROE"),
            "Member ID 100477219-02",
            "Effective 01/01/2026",
            "PCP: on file   24-hour nurse line 1-888-555-0177",
        )
    ):
        s.print_text(text, s.left + 14, s.y + 76 + row * 24, 10)
    s.y += 460


def pharmacy_fax(s: Sheet) -> None:
    furniture.letterhead(s, "SeaMart Pharmacy 0447", ("Refill authorization needed",), "none", "centre", 14)
    listed(
        s,
        (
            ("Patient", told(s, "patient.name", "J. Roe")),
            ("Birth date", told(s, "patient.date_of_birth", "")),
            ("Medication", "METFORMIN HCL 500 MG TAB"),
            ("Directions", "TAKE 1 TABLET TWICE DAILY WITH MEALS"),
            ("Quantity", "180"),
            ("Last fill", "02/02/2026"),
        ),
    )
    choices.ticks(
        s,
        "x.answer",
        (("OK to refill ___ times", "y"), ("Change as noted", "c"), ("Denied, call office", "n")),
        across=1,
        kind="bracket",
    )
    asking.under_brackets(
        s, (("signature.present", "Prescriber", 0.65), ("signature.date", "Date", 0.35)), 40
    )


def junk(s: Sheet) -> None:
    s.y = 80
    furniture.title(s, "$$$ BUSINESS LOANS $$$", 30)
    s.y += 14
    furniture.title(s, "Get up to $250,000 in 48 hours", 20)
    s.y += 10
    for text in (
        "No collateral - Bad credit OK",
        "One page application",
        "Over 10,000 doctors' offices served",
    ):
        furniture.title(s, text, 14)
        s.y += 6
    asking.wells(s, (("x.business", "Business name", 1.0),), 26)
    asking.wells(s, (("x.revenue", "Monthly revenue", 0.5), ("x.best", "Best time to call", 0.5)), 26)
    furniture.title(s, "FAX BACK TO 1-866-555-0190", 20)
    furniture.paragraph(s, "If you received this fax in error, please call to be taken off the list.", 7)


def white(s: Sheet) -> None:
    s.y = 420


def where_is_it(s: Sheet) -> None:
    furniture.letterhead(s, "Lakeshore Pediatric Group", (), "leaf")
    letter(
        s,
        (
            f"Re: {told(s, 'patient.name', 'J. Roe')}, born {told(s, 'patient.date_of_birth', '')}",
            "Second notice. On the date below we faxed a release for this patient. Please check on it "
            "and let us know "
            "when we may expect the chart, or whether you need anything else from us. This is only a "
            "question about an "
            "earlier request, not a new one.",
            f"First sent: {told(s, 'records.date_to', '')}",
        ),
        "Regards,",
        "Referral desk",
    )


def remittance(s: Sheet) -> None:
    furniture.letterhead(
        s,
        "Seamoor Community Plan",
        ("Claim summary for your records. You do not need to pay now.",),
        "bars",
        "right",
        13,
    )
    listed(
        s,
        (
            ("Patient", told(s, "patient.name", "J. Roe")),
            ("Date of service", told(s, "imaging.date_from", "03/03/2026")),
            ("Amount charged by provider", "$ 1,264.00"),
            ("Plan discount", "- $ 731.40"),
            ("Plan paid", "- $ 462.60"),
            ("Your copayment", "$ 70.00"),
        ),
        22,
    )
    furniture.paragraph(
        s,
        "Remark code N130: consult plan benefit documents. Appeals must be filed in writing within 60 days.",
    )


def receipt_of_notice(s: Sheet) -> None:
    furniture.letterhead(s, "Riverbend Orthopedics", (), "disc")
    furniture.title(s, "HIPAA - Receipt of Privacy Notice", 13, band=True)
    asking.stacked(s, (("patient.name", "Patient", 0.65), ("patient.date_of_birth", "Birth date", 0.35)))
    furniture.paragraph(
        s,
        "By signing below I confirm that the privacy notice of this office was made available to me "
        "today. I may ask for another copy whenever I want one.",
        gap=8,
    )
    asking.stacked(s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 26)
    asking.stacked(s, (("signer.relationship", "Relationship if not the patient", 0.6),))


def payment_policy(s: Sheet) -> None:
    furniture.title(s, "FINANCIAL POLICY AND AGREEMENT TO PAY", 13)
    for number, text in enumerate(
        (
            "Co-payments are due when you check in.",
            "I will pay for services that my plan does not cover, including deductibles and co-insurance.",
            "I ask my insurer to pay benefits to the practice and allow the practice to give my insurer "
            "the information needed for payment.",
            "Appointments missed without a day's notice are charged $40.",
        ),
        1,
    ):
        furniture.paragraph(s, f"{number}. {text}", gap=8)
    asking.under_brackets(
        s, (("patient.name", "Patient", 0.5), ("patient.date_of_birth", "Birth date", 0.5)), 40
    )
    asking.under_brackets(
        s, (("signature.present", "Signature of guarantor", 0.65), ("signature.date", "Date", 0.35)), 44
    )


def death_record(s: Sheet) -> None:
    furniture.title(s, "COUNTY OF SEAMOOR", 11)
    furniture.title(s, "Certified Copy of a Record of Death", 16)
    asking.numbered(
        s,
        1,
        (
            ("patient.name", "Name of deceased", 1.0),
            ("patient.date_of_birth", "Date of birth", 1.0),
            ("signature.date", "Date of death", 1.0),
            ("patient.address", "Usual residence", 1.0),
            ("recipient.name", "Informant", 1.0),
        ),
    )
    listed(
        s,
        (
            ("6.  Manner of death", "natural"),
            ("7.  Immediate cause", "respiratory failure"),
            ("8.  Due to", "pneumonia"),
        ),
    )
    furniture.paragraph(
        s,
        "I certify that this is a true copy of the record on file in this office. Not valid without "
        "raised seal.",
    )
    asking.under_brackets(s, (("signature.present", "Registrar", 0.6), ("needed_by", "Date issued", 0.4)), 40)


def passport(s: Sheet) -> None:
    s.y = 150
    s.frame(s.left + 20, s.y, 380, 250, 1.2)
    s.print_text("PASSPORT CARD  /  NEW ALBION", s.left + 36, s.y + 28, 13, bold=True)
    s.frame(s.left + 36, s.y + 46, 100, 130, 0.6, 0.5)
    for row, text in enumerate(
        (
            "Surname / Given names",
            told(s, "patient.name", "ROE"),
            "Nationality  NAB    Sex  M",
            f"Date of birth {told(s, 'patient.date_of_birth', '')}",
            "Date of expiration 11 MAY 2031",
            "Card No. C02277190",
        )
    ):
        s.print_text(text, s.left + 150, s.y + 62 + row * 20, 9)
    s.print_text("IDNABC02277190<<<<<<<<<<<<<<<", s.left + 36, s.y + 228, 11)
    s.y += 260


def procedure_consent(s: Sheet) -> None:
    furniture.letterhead(
        s, "EVERGREEN UNIVERSITY HOSPITALS", ("Perioperative services",), "bars", "right", 13
    )
    furniture.title(s, "Informed Consent for Procedure and Anesthesia", 13, "left")
    asking.stacked(
        s, (("patient.name", "Name of patient", 0.65), ("patient.date_of_birth", "Birthdate", 0.35))
    )
    furniture.paragraph(
        s,
        "My doctor has explained the procedure, its risks and benefits, and other choices. I agree to "
        "the procedure, to anesthesia, and to blood products if needed. I may withdraw my consent before "
        "it begins.",
        gap=8,
    )
    asking.stacked(s, (("x.procedure", "Procedure", 1.0),))
    asking.stacked(
        s, (("signature.present", "Signature of patient", 0.65), ("signature.date", "Date", 0.35)), 26
    )
    asking.stacked(s, (("recipient.name", "Physician obtaining consent", 0.6), ("x.time", "Time", 0.4)))
    furniture.footer(s, "EUH 31-1104 (REV 2/2022)", "Original: chart")


def factura(s: Sheet) -> None:
    furniture.letterhead(s, "Centro Radiológico Media Luna", ("Estado de cuenta",), "bars", "centre", 13)
    listed(
        s,
        (
            ("Paciente", told(s, "patient.name", "J. Roe")),
            ("Consulta", "$ 120.00"),
            ("Radiografía", "$ 85.00"),
            ("Pagado por el seguro", "- $ 164.00"),
            ("Saldo a pagar", "$ 41.00"),
        ),
        24,
    )
    furniture.paragraph(s, "Pague antes de 30 días. Si ya pagó, no haga caso de este aviso.")


def carta_estado(s: Sheet) -> None:
    letter(
        s,
        (
            told(s, "signature.date", "4 de mayo de 2026"),
            "A la oficina de registros:",
            f"Soy {told(s, 'patient.name', 'paciente de ustedes')}. Hace un mes pedí una copia de mis "
            "registros y no he "
            "recibido respuesta. ¿Me pueden decir en qué estado está mi solicitud? Muchas gracias por su "
            "ayuda.",
        ),
        "Atentamente,",
        told(s, "patient.phone", ""),
    )


LAYOUTS = (
    paper("court", EN, court_order, "pt-serif", 11),
    paper("demand", EN, demand_letter, "merriweather", 10),
    paper("urgent", EN, urgent_letter, "open-sans", 10.5),
    paper("pathology", EN, pathology_result, "arimo", 10),
    paper("statement", EN, statement, "libre-franklin", 10),
    paper("pamphlet", EN, privacy_pamphlet, "open-sans", 10),
    paper("prices", EN, price_list, "pt-serif", 11.5),
    paper("intake", EN, intake_sheet, "libre-franklin", 9),
    paper("member", EN, member_card, "open-sans", 10),
    paper("pharmacy", EN, pharmacy_fax, MONO, 10),
    paper("junk", EN, junk, "merriweather", 11),
    paper("white", EN, white, SANS, 10, "blank"),
    paper("where", EN, where_is_it, "arimo", 11),
    paper("remittance", EN, remittance, "libre-franklin", 10),
    paper("receipt", EN, receipt_of_notice, "open-sans", 10),
    paper("payment", EN, payment_policy, "pt-serif", 10.5),
    paper("death", EN, death_record, SERIF, 11),
    paper("passport", EN, passport, MONO, 9),
    paper("procedure", EN, procedure_consent, "open-sans", 9.5),
    paper("factura", ES, factura, "merriweather", 10),
    paper("estado", ES, carta_estado, "pt-serif", 12),
)
