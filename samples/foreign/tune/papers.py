"""Papers that are not forms of ours to act on: letters, bills, cards, other offices' paper. To tune on."""

from collections.abc import Callable

from domain.form import FormType, Language
from samples.foreign import choices, furniture, lines
from samples.foreign.faces import MONO, SANS, SERIF, Face
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def _who(s: Sheet) -> str:
    answer = s.answer("patient.name")
    return answer.shown if answer else "the above named"


def _when(s: Sheet, path: str = "signature.date") -> str:
    answer = s.answer(path)
    return answer.shown if answer else "April 3, 2026"


def _born(s: Sheet) -> str:
    return _when(s, "patient.date_of_birth")


def _close(s: Sheet, words: str, title: str) -> None:
    s.y += 14
    s.print_text(words, s.left, s.y)
    s.pen.sign(s.canvas, s.story.signer, s.left, 792 - s.y - 32, 150)
    s.y += 46
    s.print_text(title, s.left, s.y)


def subpoena(s: Sheet) -> None:
    furniture.title(s, "COMMONWEALTH OF MASSACHUSETTS", 13)
    furniture.title(s, "SUPERIOR COURT DEPARTMENT", 11)
    furniture.paragraph(
        s, "HAMPDEN, ss.                                   CIVIL ACTION NO. 2679CV00418", gap=12
    )
    furniture.paragraph(s, f"{_who(s)}, Plaintiff", bold=True)
    furniture.paragraph(s, "v.")
    furniture.paragraph(s, "HOLLIS TRANSPORT, INC., Defendant", bold=True, gap=16)
    furniture.title(s, "SUBPOENA DUCES TECUM", 14)
    furniture.paragraph(s, "TO: Keeper of the Records, Health Information Services", gap=10)
    furniture.paragraph(
        s,
        "YOU ARE HEREBY COMMANDED in the name of the Commonwealth to appear before a notary public at "
        "the offices "
        "of counsel on the return date below, and to bring with you the complete medical record of the "
        "plaintiff, "
        f"date of birth {_born(s)}, including office notes, laboratory results, radiology "
        "reports and billing "
        "records for all dates of service.",
        gap=12,
    )
    furniture.paragraph(
        s, "Hereof fail not, as you will answer your default under the pains and penalties of law.", gap=12
    )
    furniture.paragraph(s, f"Return date: {_when(s, 'needed_by')}", bold=True)
    furniture.paragraph(s, f"Dated: {_when(s)}")
    _close(s, "Issued by:", "Notary Public / Attorney for the Defendant")


def attorney_letter(s: Sheet) -> None:
    furniture.letterhead(
        s,
        "Marchetti, Dunne & Osei, P.C.",
        ("Attorneys at Law", "41 State Street, Boston"),
        "none",
        "centre",
        15,
    )
    furniture.rule(s)
    furniture.paragraph(s, _when(s), gap=14)
    furniture.paragraph(s, "Health Information Services", gap=0)
    furniture.paragraph(s, "Release of Information", gap=14)
    furniture.paragraph(
        s, f"RE: Our client: {_who(s)}    Date of loss: {_when(s, 'records.date_from')}", bold=True, gap=12
    )
    furniture.paragraph(s, "Dear Sir or Madam:", gap=10)
    furniture.paragraph(
        s,
        "Please be advised that this office represents the above named in a claim for personal injuries. "
        "We are "
        "preparing a settlement demand and ask for certified copies of all records and itemized bills "
        "from the date "
        "of loss to the present. A HIPAA authorization signed by our client will follow under separate "
        "cover.",
        gap=10,
    )
    furniture.paragraph(
        s, "Kindly forward your invoice with the records. We appreciate your prompt attention.", gap=10
    )
    _close(s, "Very truly yours,", "Paralegal")


def stat_letter(s: Sheet) -> None:
    furniture.letterhead(
        s, "Bayside Cardiology Associates", ("Phone 555-010-4400   Fax 555-010-4401",), "disc"
    )
    furniture.title(s, "*** STAT - PATIENT BEING SEEN TODAY ***", 15)
    furniture.paragraph(s, f"Date: {_when(s)}", gap=6)
    furniture.paragraph(s, f"Patient: {_who(s)}     DOB: {_born(s)}", bold=True, gap=12)
    furniture.paragraph(
        s,
        "Dear colleagues: the patient above is in our office now for pre-operative clearance. For "
        "continuity of care "
        "please fax the most recent echocardiogram, stress test and discharge summary as soon as "
        "possible. This "
        "request is for treatment purposes.",
        gap=10,
    )
    _close(s, "Thank you,", "For the treating physician")


def lab_result(s: Sheet) -> None:
    furniture.letterhead(s, "NORTHERN REFERENCE LABORATORY", ("Final report",), "bars", size=13)
    lines.boxes(
        s,
        (
            ("patient.name#last_first", "PATIENT", 0.5),
            ("patient.date_of_birth", "DOB", 0.25),
            ("patient.mrn", "ACCESSION", 0.25),
        ),
    )
    lines.boxes(s, (("recipient.name", "ORDERING PROVIDER", 0.6), ("signature.date", "COLLECTED", 0.4)))
    furniture.heading(s, "COMPLETE BLOOD COUNT", "shaded")
    rows = (
        ("TEST", "RESULT", "UNITS", "REFERENCE RANGE"),
        ("WBC", "7.2", "K/uL", "4.0 - 11.0"),
        ("HEMOGLOBIN", "10.9 L", "g/dL", "12.0 - 16.0"),
        ("HEMATOCRIT", "33.1 L", "%", "36.0 - 46.0"),
        ("PLATELETS", "251", "K/uL", "150 - 400"),
        ("GLUCOSE", "118 H", "mg/dL", "70 - 99"),
        ("CREATININE", "0.9", "mg/dL", "0.6 - 1.2"),
        ("POTASSIUM", "4.1", "mmol/L", "3.5 - 5.1"),
    )
    _grid(s, rows, (0.34, 0.2, 0.16, 0.3))
    furniture.paragraph(s, "H = high, L = low. Results relate only to the specimen tested. End of report.")


def _grid(s: Sheet, rows: tuple[tuple[str, ...], ...], shares: tuple[float, ...], pitch: float = 15) -> None:
    for number, row in enumerate(rows):
        s.y += pitch
        x = s.left
        for text, share in zip(row, shares, strict=True):
            s.print_text(text, x + 3, s.y, bold=number == 0)
            x += s.width * share
        if number == 0:
            s.rule(s.left, s.y + 4, s.right)
    s.y += 8


def invoice(s: Sheet) -> None:
    furniture.letterhead(
        s, "CopyRight Records Retrieval LLC", ("Accounts receivable, PO Box 900",), "none", "left", 14
    )
    furniture.title(s, "INVOICE", 20, "left")
    furniture.paragraph(
        s, f"Invoice no. {_when(s, 'patient.mrn')}     Invoice date {_when(s)}     Terms: net 30", gap=10
    )
    _grid(
        s,
        (
            ("Description", "Qty", "Rate", "Amount"),
            ("Search and retrieval fee", "1", "24.80", "24.80"),
            ("Copies, pages 1-100", "100", "0.84", "84.00"),
            ("Copies, pages 101+", "46", "0.43", "19.78"),
            ("Postage", "1", "6.10", "6.10"),
            ("TOTAL DUE", "", "", "$134.68"),
        ),
        (0.52, 0.14, 0.14, 0.2),
        20,
    )
    furniture.paragraph(
        s,
        "Remit payment with a copy of this invoice. Make checks payable to CopyRight Records Retrieval LLC.",
    )


def privacy_notice(s: Sheet) -> None:
    furniture.title(s, "NOTICE OF PRIVACY PRACTICES", 15)
    furniture.paragraph(
        s,
        "THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED AND HOW YOU "
        "CAN GET ACCESS "
        "TO THIS INFORMATION. PLEASE REVIEW IT CAREFULLY.",
        bold=True,
    )
    for head, text in (
        (
            "Our duties",
            "We are required by law to keep your health information private, to give you this notice, "
            "and to notify you after a breach of unsecured information.",
        ),
        (
            "Treatment, payment and operations",
            "We may use and share information to treat you, to bill for services, and to run our "
            "organization, without asking your authorization.",
        ),
        (
            "Your right to see and copy",
            "You may ask for a copy of your medical record. Requests are made in writing to Health "
            "Information Management. A fee may apply.",
        ),
        (
            "Your right to amend",
            "You may ask us to correct information you think is incorrect or incomplete. We may say no, "
            "and will tell you why in writing within 60 days.",
        ),
        (
            "Your right to restrict",
            "You may ask us not to use or share certain information. We are not required to agree except "
            "for items you paid for in full.",
        ),
        (
            "Uses that need your authorization",
            "Most uses of psychotherapy notes, marketing and sale of information need your written "
            "authorization, which you may revoke at any time.",
        ),
        (
            "Complaints",
            "You may complain to our Privacy Officer or to the Secretary of Health and Human Services. "
            "We will not retaliate.",
        ),
    ):
        furniture.heading(s, head)
        furniture.paragraph(s, text)
    furniture.footer(s, "Effective date: January 1, 2025", "Page 1 of 4")


def fee_schedule(s: Sheet) -> None:
    furniture.letterhead(s, "Release of Information - Fees", (), "none", "centre", 16)
    furniture.paragraph(s, "Charges for copies of medical records, effective July 1, 2025", gap=10)
    _grid(
        s,
        (
            ("Request", "Paper", "Electronic"),
            ("Patient, own record", "$0.25 a page", "$6.50 flat"),
            ("Attorney / insurance", "$0.88 a page", "$35.00 plus"),
            ("Records to another provider", "No charge", "No charge"),
            ("Radiology images on CD", "$10.00 a disc", "Not offered"),
            ("Certification", "$8.00", "$8.00"),
        ),
        (0.5, 0.25, 0.25),
        24,
    )
    furniture.paragraph(
        s, "Payment is due before records are released. Prices follow the state's yearly adjustment."
    )


def registration(s: Sheet) -> None:
    furniture.letterhead(s, "Welcome to Hillcrest Dental & Medical", (), "leaf")
    furniture.title(s, "NEW PATIENT REGISTRATION", 13, band=True)
    lines.boxes(s, (("patient.name", "Patient name", 0.6), ("patient.date_of_birth", "Date of birth", 0.4)))
    lines.boxes(s, (("patient.address", "Address", 0.6), ("patient.phone", "Phone", 0.4)))
    lines.boxes(s, (("patient.email", "E-mail", 0.5), ("x.employer", "Employer", 0.5)))
    choices.ticks(
        s,
        "x.marital",
        (("Single", "s"), ("Married", "m"), ("Widowed", "w"), ("Divorced", "d")),
        across=4,
        label="Marital status",
    )
    lines.boxes(s, (("recipient.name", "Emergency contact", 0.6), ("recipient.phone", "Phone", 0.4)))
    lines.boxes(
        s,
        (
            ("x.insurance", "Primary insurance", 0.5),
            ("x.policy", "Policy number", 0.25),
            ("x.group", "Group", 0.25),
        ),
    )
    lines.boxes(s, (("x.pharmacy", "Preferred pharmacy", 1.0),))
    choices.ticks(
        s,
        "x.history",
        (
            ("Asthma", "a"),
            ("Diabetes", "b"),
            ("High blood pressure", "c"),
            ("Heart disease", "d"),
            ("Cancer", "e"),
            ("Arthritis", "f"),
        ),
        across=3,
        label="Medical history (check all that apply)",
        most=3,
    )
    lines.boxes(s, (("x.allergies", "Allergies", 0.5), ("x.medications", "Current medications", 0.5)))
    lines.boxes(s, (("signature.present", "Signature", 0.6), ("signature.date", "Date", 0.4)), 34)


def insurance_card(s: Sheet) -> None:
    s.y = 90
    for side in range(2):
        s.frame(s.left + 60, s.y, 330, 190, 1.2)
        x, y = s.left + 76, s.y + 28
        if side == 0:
            s.print_text("HARBORLINK PPO", x, y, 15, bold=True)
            for line in (
                f"Member: {_who(s)}",
                "ID  HLK 4471 90 2216    Group 88120",
                "PCP $25   Specialist $45   ER $150",
                "RxBIN 004336   RxPCN ADV   RxGrp HLK1",
            ):
                y += 27
                s.print_text(line, x, y, 10)
        else:
            for line in (
                "Customer service 1-800-555-0163",
                "Providers: submit claims to Payer ID 60054",
                "This card does not guarantee coverage.",
                "Prior authorization may be required.",
            ):
                s.print_text(line, x, y, 9.5)
                y += 26
        s.y += 230


def refill(s: Sheet) -> None:
    furniture.title(s, "PRESCRIPTION REFILL REQUEST", 14, "left", band=True)
    furniture.paragraph(s, "Corner Drug #112   Store phone 555-010-3131   NPI 1999999984", gap=8)
    lines.left_lines(s, (("patient.name", "Patient:", 0.6), ("patient.date_of_birth", "DOB:", 0.4)))
    furniture.paragraph(
        s, "Drug: LISINOPRIL 20 MG TABLET    Qty: 90    Sig: TAKE ONE TABLET BY MOUTH DAILY", gap=6
    )
    furniture.paragraph(s, "Last filled 01/14/2026     Rx 7730216     Refills remaining: 0", gap=6)
    lines.left_lines(s, (("recipient.name", "Prescriber:", 1.0),))
    choices.ticks(
        s,
        "x.refill",
        (("Approve, refills: ____", "y"), ("Deny", "n"), ("Patient needs appointment", "a")),
        across=3,
    )
    lines.left_lines(
        s, (("signature.present", "Prescriber signature:", 0.65), ("signature.date", "Date:", 0.35)), 30
    )


def advertisement(s: Sheet) -> None:
    s.y = 90
    furniture.title(s, "TIRED OF SLOW COPIERS?", 30)
    s.y += 20
    furniture.title(s, "Lease a new color copier from $79 a month!", 19)
    furniture.paragraph(s, "", gap=20)
    for line in (
        "FREE installation and toner for 90 days",
        "Same-day service, no contract",
        "Fax, scan, print: all in one",
    ):
        furniture.title(s, line, 15)
        s.y += 10
    furniture.title(s, "CALL NOW 1-800-555-0118", 26)
    s.y += 60
    furniture.paragraph(
        s, "To be removed from our fax list call 1-800-555-0199 and enter your fax number.", 7
    )


def blank(s: Sheet) -> None:
    s.y = 400


def status_enquiry(s: Sheet) -> None:
    furniture.paragraph(s, _when(s), gap=16)
    furniture.paragraph(s, "To: Medical records office", gap=12)
    furniture.paragraph(
        s,
        f"My name is {_who(s)}. I sent you a request for my records about five weeks ago and "
        "have heard nothing. "
        "Could somebody please call me and tell me the status of my request? I need them for an appointment.",
        gap=12,
    )
    furniture.paragraph(s, "Thank you for your help.", gap=8)
    _close(s, "Sincerely,", _who(s))


def benefits(s: Sheet) -> None:
    furniture.letterhead(
        s, "GraniteShield Health Plan", ("EXPLANATION OF BENEFITS - THIS IS NOT A BILL",), "bars"
    )
    furniture.paragraph(
        s, f"Member: {_who(s)}      Claim number 26-0391-7720      Processed {_when(s)}", gap=8
    )
    _grid(
        s,
        (
            ("Service", "Billed", "Allowed", "Plan paid", "You owe"),
            ("Office visit", "240.00", "131.20", "106.20", "25.00"),
            ("Lab panel", "88.00", "31.45", "31.45", "0.00"),
            ("X-ray, 2 views", "190.00", "77.10", "61.68", "15.42"),
            ("Total", "518.00", "239.75", "199.33", "40.42"),
        ),
        (0.36, 0.16, 0.16, 0.16, 0.16),
        20,
    )
    furniture.paragraph(
        s, "You have the right to appeal within 180 days. Your deductible met to date: $620.00 of $1,500.00."
    )


def acknowledgement(s: Sheet) -> None:
    furniture.title(s, "ACKNOWLEDGEMENT OF RECEIPT OF NOTICE OF PRIVACY PRACTICES", 12)
    lines.left_lines(
        s, (("patient.name", "Patient Name:", 0.6), ("patient.date_of_birth", "Date of Birth:", 0.4)), 26
    )
    furniture.paragraph(
        s,
        "I acknowledge that I have been offered or have received a copy of the Notice of Privacy "
        "Practices of this practice, which explains how my health information may be used and disclosed.",
        gap=10,
    )
    choices.ticks(s, "x.copy", (("I received a copy", "y"), ("I declined a copy", "n")), across=2)
    lines.left_lines(s, (("signature.present", "Signature:", 0.65), ("signature.date", "Date:", 0.35)), 36)
    lines.left_lines(s, (("signer.name", "Print name:", 0.5), ("signer.relationship", "Relationship:", 0.5)))
    furniture.staff_block(
        s, "OFFICE USE ONLY: could not obtain acknowledgement because", ("Refused", "Emergency", "Other")
    )


def financial(s: Sheet) -> None:
    furniture.letterhead(s, "Ridgeline Surgical Center", ("Patient Accounts",), "cross")
    furniture.title(s, "STATEMENT OF FINANCIAL RESPONSIBILITY", 12)
    lines.left_lines(s, (("patient.name", "Patient:", 0.6), ("patient.date_of_birth", "DOB:", 0.4)))
    for text in (
        "I understand that I am financially responsible for all charges whether or not paid by my insurance.",
        "I assign and authorize payment of medical benefits directly to Ridgeline Surgical Center.",
        "I authorize the release of any medical information needed to process my claims.",
        "Balances unpaid after 90 days may be sent to a collection agency. Returned checks carry a $35 fee.",
    ):
        furniture.paragraph(s, text, gap=9)
    lines.left_lines(
        s,
        (("signature.present", "Responsible party signature:", 0.68), ("signature.date", "Date:", 0.32)),
        36,
    )


def death_certificate(s: Sheet) -> None:
    furniture.title(s, "STATE OF NEW ALBION - DEPARTMENT OF VITAL RECORDS", 12)
    furniture.title(s, "CERTIFICATE OF DEATH", 17)
    lines.boxes(
        s, (("patient.name", "1. DECEDENT'S LEGAL NAME", 0.6), ("signature.date", "2. DATE OF DEATH", 0.4))
    )
    lines.boxes(
        s,
        (
            ("x.sex", "3. SEX", 0.15),
            ("patient.date_of_birth", "4. DATE OF BIRTH", 0.35),
            ("patient.address#city", "5. PLACE OF DEATH", 0.5),
        ),
    )
    lines.boxes(s, (("patient.address", "6. RESIDENCE", 1.0),))
    lines.boxes(
        s, (("recipient.name", "7. INFORMANT", 0.5), ("x.relation", "8. RELATIONSHIP TO DECEDENT", 0.5))
    )
    lines.boxes(
        s, (("x.cause", "9. IMMEDIATE CAUSE (A) CARDIAC ARREST  DUE TO (B) CORONARY ARTERY DISEASE", 1.0),)
    )
    lines.boxes(
        s, (("x.manner", "10. MANNER OF DEATH: NATURAL", 0.5), ("x.embalmer", "11. FUNERAL HOME", 0.5))
    )
    lines.boxes(
        s, (("signature.present", "12. REGISTRAR'S SIGNATURE", 0.6), ("needed_by", "13. DATE FILED", 0.4)), 36
    )
    furniture.paragraph(
        s,
        "It is illegal to duplicate this copy by photostat or photograph. Valid only with the raised seal.",
        8,
    )


def id_card(s: Sheet) -> None:
    s.y = 130
    s.frame(s.left + 50, s.y, 340, 210, 1.5)
    x = s.left + 66
    s.print_text("NEW ALBION   DRIVER LICENSE", x, s.y + 26, 14, bold=True)
    s.frame(x, s.y + 44, 90, 115, 0.8, 0.6)
    y = s.y + 58
    for line in (
        f"4d DL S{_born(s)[:2]}99-2201",
        f"1  {_who(s)}",
        f"3  DOB {_born(s)}",
        "4b EXP 06-30-2029   4a ISS 07-02-2024",
        "15 SEX F  16 HGT 5-06  18 EYES BRO",
        "9 CLASS D  12 REST NONE",
    ):
        s.print_text(line, x + 104, y, 9)
        y += 19


def treatment_consent(s: Sheet) -> None:
    furniture.letterhead(s, "Quarry Hill Medical Center", ("Patient Access",), "cross")
    furniture.title(s, "GENERAL CONSENT FOR TREATMENT", 13)
    lines.left_lines(
        s, (("patient.name", "Patient Name:", 0.62), ("patient.date_of_birth", "Date of Birth:", 0.38))
    )
    for text in (
        "I consent to examinations, tests and treatment ordered by my physicians and carried out by "
        "hospital staff.",
        "I understand that medicine is not an exact science and that no guarantee has been made about "
        "results.",
        "The hospital may use and disclose my health information for treatment, payment and health care "
        "operations.",
        "I consent to photographs for purposes of treatment. The hospital is not responsible for valuables.",
    ):
        furniture.paragraph(s, text, gap=8)
    lines.left_lines(
        s,
        (
            ("signature.present", "Signature of Patient or Representative:", 0.68),
            ("signature.date", "Date:", 0.32),
        ),
        34,
    )
    lines.left_lines(s, (("x.witness", "Witness:", 0.5), ("signer.relationship", "Relationship:", 0.5)))
    furniture.footer(s, "QHMC-1001 Rev. 01/2023", "Page 1 of 1")


def consentimiento(s: Sheet) -> None:
    furniture.letterhead(s, "Centro de Salud Valle Verde", (), "leaf")
    furniture.title(s, "CONSENTIMIENTO GENERAL PARA TRATAMIENTO", 13)
    lines.left_lines(
        s,
        (
            ("patient.name", "Nombre del paciente:", 0.62),
            ("patient.date_of_birth", "Fecha de nacimiento:", 0.38),
        ),
    )
    furniture.paragraph(
        s,
        "Doy mi consentimiento para recibir exámenes y tratamiento médico. Entiendo que la medicina no "
        "es una ciencia exacta y que no se me ha dado ninguna garantía de resultados.",
        gap=10,
    )
    furniture.paragraph(s, "Soy responsable del pago de los servicios que mi seguro no cubra.", gap=10)
    lines.left_lines(s, (("signature.present", "Firma:", 0.62), ("signature.date", "Fecha:", 0.38)), 34)


def aviso_cita(s: Sheet) -> None:
    furniture.letterhead(s, "Clínica La Esperanza", ("Recordatorio de cita",), "leaf")
    furniture.paragraph(s, f"Estimado/a {_who(s)}:", gap=10)
    furniture.paragraph(
        s,
        f"Le recordamos su cita el día {_when(s, 'needed_by')} a las 10:30. Traiga su tarjeta "
        "del seguro, una identificación y la lista de sus medicamentos. Si no puede venir, "
        "llámenos con 24 horas de anticipación.",
        gap=10,
    )
    furniture.paragraph(s, "Gracias por confiar en nosotros.")


def _paper(
    name: str,
    language: Language,
    draw: Callable[[Sheet], None],
    face: str | Face,
    size: float,
    kind: str = "other",
) -> Layout:
    return Layout(f"tune-o-{name}", FormType.OTHER, language, draw, face, size, 60, (kind,))


LAYOUTS = (
    _paper("subpoena", EN, subpoena, SERIF, 11.5),
    _paper("attorney", EN, attorney_letter, SERIF, 11),
    _paper("stat", EN, stat_letter, SANS, 11),
    _paper("lab", EN, lab_result, MONO, 9.5),
    _paper("invoice", EN, invoice, SANS, 10),
    _paper("notice", EN, privacy_notice, SERIF, 10),
    _paper("fees", EN, fee_schedule, "lato", 11),
    _paper("registration", EN, registration, "lato", 9),
    _paper("card", EN, insurance_card, SANS, 10),
    _paper("refill", EN, refill, MONO, 10),
    _paper("advert", EN, advertisement, SANS, 12),
    _paper("blank", EN, blank, SANS, 10, "blank"),
    _paper("status", EN, status_enquiry, SERIF, 12),
    _paper("benefits", EN, benefits, "roboto-condensed", 10),
    _paper("acknowledgement", EN, acknowledgement, SANS, 10),
    _paper("financial", EN, financial, SERIF, 11),
    _paper("death", EN, death_certificate, SANS, 9),
    _paper("id", EN, id_card, SANS, 9),
    _paper("treatment", EN, treatment_consent, SANS, 10),
    _paper("tratamiento", ES, consentimiento, SERIF, 11),
    _paper("cita", ES, aviso_cita, "lato", 11),
)
