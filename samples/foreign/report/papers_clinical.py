"""Papers of clinics, pharmacies and laboratories that are no request to act on, to measure on."""

from domain.form import Language
from samples.foreign import asking, furniture, lines
from samples.foreign.faces import MONO
from samples.foreign.report import dressing, fields, marks
from samples.foreign.report.letters import addressed, answered, letter, listed, paper, printed_table, told
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def blood_count(s: Sheet) -> None:
    furniture.letterhead(s, "LEDYARD REFERENCE LABORATORY", ("Final report",), align="centre")
    furniture.rule(s)
    addressed(
        s,
        (
            f"PATIENT: {told(s, 'patient.name', 'ROE, J')}      DOB: {told(s, 'patient.date_of_birth', '')}",
            f"ORDERED BY: {told(s, 'recipient.name', 'A. QUIST, MD')}",
            f"COLLECTED: {told(s, 'imaging.date_from', '05/02/2026')} 07:12",
        ),
    )
    printed_table(
        s,
        ("TEST", "RESULT", "FLAG", "RANGE", "UNIT"),
        (
            ("WBC", "11.9", "H", "4.0-10.8", "K/uL"),
            ("RBC", "4.41", "", "4.00-5.40", "M/uL"),
            ("HEMOGLOBIN", "11.2", "L", "11.7-15.5", "g/dL"),
            ("HEMATOCRIT", "34.0", "L", "35.0-45.0", "%"),
            ("PLATELETS", "288", "", "140-400", "K/uL"),
            ("GLUCOSE", "102", "H", "65-99", "mg/dL"),
            ("CREATININE", "0.92", "", "0.50-1.05", "mg/dL"),
        ),
        (0.34, 0.16, 0.1, 0.22, 0.18),
    )
    furniture.paragraph(s, "Reviewed and released electronically. End of report.")


def referral(s: Sheet) -> None:
    furniture.letterhead(s, "Lakeshore Pediatric Group", ("Referral to a specialist",), "leaf")
    furniture.title(s, "REFERRAL ORDER", 14, "left")
    answered(s, ("x.plan", "Tidewater PPO"), ("x.question", "Is a step up in controller therapy advised?"))
    lines.table(
        s,
        (
            (("patient.name", "Patient", 0.6), ("patient.date_of_birth", "DOB", 0.4)),
            (("patient.phone", "Phone", 0.5), ("x.plan", "Plan", 0.5)),
            (("recipient.organization", "Refer to", 1.0),),
            (("recipient.phone", "Tel.", 0.5), ("recipient.fax", "Fax", 0.5)),
        ),
        22,
    )
    s.y += 6
    marks.row(s, "x.urgency", (("Routine", "a"), ("Within 2 weeks", "b"), ("Urgent", "c")), lead="When:")
    marks.row(s, "x.kind", (("Consult", "a"), ("Evaluate and treat", "b"), ("Procedure", "c")), lead="For:")
    fields.beside_catalogue(s, (("Diagnosis:", "J45.40  asthma, moderate", 1.0),), 24)
    lines.long_text(s, "x.question", "Question for the specialist", 3)
    furniture.paragraph(s, "Notes and labs are attached. Please send your consult note to us by fax.")
    fields.crossed_line(
        s, (("signature.present", "Referring clinician", 0.62), ("signature.date", "Date", 0.38))
    )


def appointment(s: Sheet) -> None:
    furniture.letterhead(s, "Blue Heron Oncology Associates", ("Scheduling",), "disc", "right")
    letter(
        s,
        (
            told(s, "signature.date", "May 6, 2026"),
            f"Dear {told(s, 'patient.name', 'patient')},",
            "You have an appointment on Tuesday at 10:40 a.m. with the infusion team on the second floor. "
            "Come 20 minutes early. Bring a list of your medicines, your insurance card and a photo ID.",
            "If other doctors have treated you, please have them send us your records, and bring discs of "
            "your scans. If you cannot come, call us two days before.",
        ),
        "See you soon,",
        "Front desk",
    )


def new_patient(s: Sheet) -> None:
    furniture.title(s, "NEW PATIENT REGISTRATION", 15, "left")
    answered(
        s,
        ("x.sex", "F"),
        ("x.language", "English"),
        ("x.insurer", "Granite Shield"),
        ("x.member", "GS 2209 417"),
        ("x.born", "07/14/1971"),
    )
    with dressing.spine(s, "PATIENT"):
        lines.boxes(
            s,
            (
                ("patient.name", "Legal name", 0.55),
                ("patient.date_of_birth", "DOB", 0.2),
                ("x.sex", "Sex", 0.25),
            ),
        )
        lines.boxes(s, (("patient.address", "Address", 0.65), ("patient.phone", "Cell", 0.35)))
        lines.boxes(s, (("patient.email", "E-mail", 0.6), ("x.language", "Language", 0.4)))
    with dressing.spine(s, "BILL TO"):
        lines.boxes(s, (("x.insurer", "Insurance", 0.5), ("x.member", "Member ID", 0.5)))
        lines.boxes(s, (("recipient.name", "Subscriber", 0.6), ("x.born", "Subscriber's DOB", 0.4)))
    with dressing.spine(s, "IN CASE"):
        fields.people(
            s,
            (
                fields.Column("name", "Emergency contact", 0.45),
                fields.Column("relationship", "Relation", 0.25),
                fields.Column("phone", "Phone", 0.3),
            ),
            2,
        )
    with dressing.spine(s, "HISTORY"):
        marks.grid(
            s,
            "x.ill",
            (
                ("Asthma", "a"),
                ("Diabetes", "b"),
                ("Cancer", "c"),
                ("Stroke", "d"),
                ("Gout", "e"),
                ("None", "f"),
            ),
            3,
            3,
        )
        marks.pairs(s, "x.habits", (("Do you smoke?", "a"), ("Do you drink alcohol?", "b")))
    furniture.paragraph(
        s, "I agree to be treated, to pay what my plan does not pay, and that my plan be billed.", 8.5
    )
    lines.boxes(s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 34)


def privacy_page(s: Sheet) -> None:
    furniture.title(s, "NOTICE OF PRIVACY PRACTICES", 15)
    furniture.paragraph(
        s,
        "This notice tells how medical information about you may be used and disclosed and how you can get "
        "access to it. Please read it with care.",
        bold=True,
        gap=8,
    )
    for head, text in (
        (
            "With your authorization",
            "Other uses, such as marketing, sale of data, and most sharing of psychotherapy notes, are "
            "made only with your written authorization, which you may revoke.",
        ),
        (
            "Right to amend",
            "If you think something in your record is wrong you may ask us to amend it. We answer within 60 "
            "days.",
        ),
        (
            "Family and friends",
            "We may share what they need to know with persons who take part in your care, unless you object.",
        ),
        (
            "Right to a copy",
            "You may look at your record and get a copy on paper or in electronic form for a small fee.",
        ),
        ("Complaints", "Write to our privacy officer or to the federal Office for Civil Rights."),
    ):
        furniture.heading(s, head, "ruled")
        furniture.paragraph(s, text, gap=8)
    furniture.footer(s, "Effective 1 January 2026", "page 3 of 8")


def vaccination_card(s: Sheet) -> None:
    furniture.title(s, "CERTIFICATE OF IMMUNIZATION", 14)
    fields.dotted(s, (("patient.name", "Name", 0.6), ("patient.date_of_birth", "Born", 0.4)), 26)
    printed_table(
        s,
        ("Vaccine", "1st", "2nd", "3rd", "4th", "Booster"),
        (
            ("DTaP", "03/11/19", "05/14/19", "07/09/19", "06/22/20", "08/30/23"),
            ("Polio", "03/11/19", "05/14/19", "06/22/20", "08/30/23", ""),
            ("MMR", "03/02/20", "08/30/23", "", "", ""),
            ("Varicella", "03/02/20", "08/30/23", "", "", ""),
            ("Hep B", "01/09/19", "03/11/19", "09/17/19", "", ""),
        ),
        (0.25, 0.15, 0.15, 0.15, 0.15, 0.15),
        22,
    )
    fields.crossed_line(
        s, (("signature.present", "Health care provider", 0.62), ("signature.date", "Date", 0.38))
    )


def refill(s: Sheet) -> None:
    furniture.letterhead(s, "TORREY PHARMACY #0441", ("PH 860-555-0140   FX 860-555-0141",))
    furniture.title(s, "RENEWAL AUTHORIZATION REQUEST", 14, "left")
    listed(
        s,
        (
            ("PATIENT", told(s, "patient.name", "J ROE")),
            ("DOB", told(s, "patient.date_of_birth", "")),
            ("RX", "4410927"),
            ("DRUG", "LISINOPRIL 20 MG TABLET"),
            ("SIG", "TAKE ONE TABLET BY MOUTH DAILY"),
            ("QTY / DAYS", "90 / 90"),
        ),
        20,
    )
    marks.beside_catalogue(s, ("APPROVE", "APPROVE WITH CHANGES", "DENY"), "", "bracket", 26)
    fields.beside_catalogue(s, (("REFILLS:", "3", 0.3), ("NPI:", "0000000000", 0.7)), 26)
    fields.crossed_line(s, (("signature.present", "PRESCRIBER", 0.62), ("signature.date", "DATE", 0.38)), 44)


def necessity_letter(s: Sheet) -> None:
    furniture.letterhead(s, "Riverbend Orthopedics", ("Office of Dr. Marisol Wynne",), "cross")
    letter(
        s,
        (
            told(s, "signature.date", "May 19, 2026"),
            f"RE: {told(s, 'patient.name', 'J. Roe')}, DOB {told(s, 'patient.date_of_birth', '1958')}",
            "LETTER OF MEDICAL NECESSITY",
            "To the medical reviewer: I care for this patient, who has severe arthritis of the left knee. "
            "Bracing, injections and twelve weeks of therapy did not help. In my judgment a custom unloader "
            "brace is medically necessary. Notes and films are enclosed.",
            "Please approve the device. I am glad to speak with you.",
        ),
        "Respectfully,",
        "Orthopedic surgeon",
    )


def records_sent(s: Sheet) -> None:
    furniture.title(s, "RECORDS ENCLOSED", 24, "left")
    addressed(
        s,
        (
            f"To: {told(s, 'recipient.organization', 'Harbor Point Family Medicine')}",
            f"Fax: {told(s, 'recipient.fax', '617-555-0102')}",
            f"Patient: {told(s, 'patient.name', 'J. Roe')}",
            "Pages: 2",
        ),
    )
    furniture.paragraph(
        s,
        "Here are the records you asked for with the patient's authorization. No reply is needed. Federal "
        "rules forbid you to disclose them further without consent.",
        gap=10,
    )
    s.new_page()
    furniture.title(s, "PROGRESS NOTE", 12, "left")
    addressed(
        s,
        (
            f"{told(s, 'patient.name', 'J. Roe')}     DOB {told(s, 'patient.date_of_birth', '')}",
            f"Seen {told(s, 'records.date_from', '02/03/2025')}",
        ),
    )
    for head, text in (
        ("Subjective", "Returns for blood pressure. Feels well. No chest pain, no swelling. Walks daily."),
        ("Objective", "BP 138/84, pulse 72, weight 81 kg. Lungs clear. Heart regular."),
        ("Assessment", "Hypertension, near goal. Prediabetes."),
        ("Plan", "Continue lisinopril 20 mg. A1c and metabolic panel before the next visit in six months."),
    ):
        furniture.heading(s, head)
        furniture.paragraph(s, text, gap=8)


def treatment_consent(s: Sheet) -> None:
    furniture.letterhead(s, "Clínica Familiar del Valle", (), "cross", "centre")
    furniture.title(s, "Consentimiento para recibir tratamiento", 14)
    lines.left_lines(
        s, (("patient.name", "Paciente:", 0.6), ("patient.date_of_birth", "Fecha de nacimiento:", 0.4)), 26
    )
    furniture.paragraph(
        s,
        "Doy mi consentimiento para que el personal de la clínica me examine y me trate. Entiendo que puedo "
        "hacer preguntas y negarme a cualquier procedimiento. Autorizo que se cobre a mi seguro y me hago "
        "responsable del saldo.",
        gap=12,
    )
    marks.pairs(
        s,
        "x.questions",
        (("Recibí el aviso de prácticas de privacidad", "a"), ("Necesito intérprete", "b")),
        ("Sí", "No"),
    )
    lines.below_lines(s, (("signature.present", "Firma", 0.64), ("signature.date", "Fecha", 0.36)), 44)


def spanish_notice(s: Sheet) -> None:
    furniture.title(s, "AVISO IMPORTANTE A NUESTROS PACIENTES", 16)
    dressing.notice(s, "La oficina de registros médicos cambia de lugar el 1 de julio", 12, 0.9, True)
    furniture.paragraph(
        s,
        "Desde esa fecha atenderemos en el segundo piso, de lunes a viernes de 8 a 4. Para pedir copias de "
        "su historia clínica o una corrección traiga una identificación con foto. Las solicitudes por fax se "
        "envían al mismo número de siempre.",
        gap=12,
    )
    dressing.bullets(s, ("No se cobra por copias para su médico.", "Las copias tardan de 10 a 15 días."), 11)
    furniture.paragraph(s, "Gracias por su paciencia.")


def sleep_order(s: Sheet) -> None:
    furniture.title(s, "SLEEP STUDY ORDER", 15, band=True)
    asking.wells(s, (("patient.name", "Patient", 0.6), ("patient.date_of_birth", "DOB", 0.4)), 20)
    asking.wells(s, (("patient.phone", "Phone", 0.5), ("recipient.name", "Ordering MD", 0.5)), 20)
    marks.listing(
        s,
        "x.order",
        (
            ("Home sleep apnea test", "a"),
            ("In-lab polysomnogram", "b"),
            ("CPAP titration", "c"),
            ("Split night", "d"),
        ),
        2,
        "circle",
        2,
    )
    marks.pairs(
        s,
        "x.signs",
        (("Snoring", "a"), ("Witnessed apnea", "b"), ("Daytime sleepiness", "c"), ("Hypertension", "d")),
    )
    lines.long_text(s, "x.notes", "Clinical notes", 2, boxed=True)
    asking.wells(s, (("signature.present", "Signature", 0.62), ("signature.date", "Date", 0.38)), 30)


def return_to_work(s: Sheet) -> None:
    s.print_text("Eastfield Urgent Care", s.left, s.y + 12, 12, bold=True)
    s.y += 30
    fields.dotted(s, (("patient.name", "Seen today:", 0.7), ("signature.date", "Date", 0.3)), 28)
    fields.dotted(s, (("needed_by", "May return to work / school on", 1.0),), 28)
    marks.beside_catalogue(s, ("no limits", "light duty", "no lifting"), "With:", "square", 26)
    fields.crossed_line(s, (("signature.present", "Provider", 1.0),), 46)


LAYOUTS = (
    paper("blood", EN, blood_count, MONO, 10),
    paper("referral", EN, referral, "carlito", 10.5),
    paper("appointment", EN, appointment, "eb-garamond", 12.5),
    paper("newpatient", EN, new_patient, "archivo-narrow", 10),
    paper("npp", EN, privacy_page, "nunito-sans", 10),
    paper("shots", EN, vaccination_card, "courier-prime", 10.5),
    paper("refill", EN, refill, "courier-prime", 11),
    paper("necessity", EN, necessity_letter, "carlito", 11.5),
    paper("sent", EN, records_sent, "open-sans", 10.5, "cover", "other"),
    paper("tratamiento", ES, treatment_consent, "pt-serif", 11),
    paper("aviso", ES, spanish_notice, "comic-neue", 12),
    paper("sleep", EN, sleep_order, "nunito-sans", 10),
    paper("work", EN, return_to_work, "libre-franklin", 11),
)
