"""More amendment forms of invented organisations, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, furniture, lines
from samples.foreign.layout import Layout
from samples.foreign.report import dressing, fields, marks
from samples.foreign.report.fields import Comb
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def county_privacy(s: Sheet) -> None:
    dressing.split_head(
        s,
        "OKALEE COUNTY HEALTH AUTHORITY",
        ("Office of Privacy and Records", "400 Levee Street"),
        ("REQUEST FOR AMENDMENT", "OF HEALTH INFORMATION"),
    )
    furniture.paragraph(s, "Use one form for each entry. Attach pages if there is not enough room.", 7.5)
    fields.open_cells(
        s,
        (
            ("patient.name#last_first", "1. PATIENT NAME (LAST, FIRST, MI)", 0.5),
            ("patient.date_of_birth", "2. DATE OF BIRTH", 0.25),
            ("patient.mrn", "3. MEDICAL RECORD NUMBER", 0.25),
        ),
        31,
        6.5,
    )
    fields.open_cells(
        s,
        (
            ("patient.address", "4. ADDRESS", 0.48),
            ("patient.phone", "5. TELEPHONE", 0.22),
            ("patient.email", "6. E-MAIL", 0.3),
        ),
        31,
        6.5,
    )
    fields.open_cells(s, (("amendment.entry_date", "7. DATE OF THE ENTRY TO BE AMENDED", 0.5),), 31, 6.5)
    marks.beside_catalogue(
        s, ("VISIT NOTE", "LAB REPORT", "DISCHARGE PAPERS", "BILLING RECORD"), "8. KIND OF ENTRY:"
    )
    fields.lined_box(
        s, "amendment.entry", "9. WHAT DOES THE ENTRY SAY THAT IS NOT CORRECT OR NOT COMPLETE?", 4
    )
    fields.lined_box(s, "amendment.correction", "10. WHAT SHOULD THE ENTRY SAY?", 4)
    fields.lined_box(s, "amendment.reason", "11. REASON FOR THE REQUEST", 3)
    fields.lined_box(
        s, "amendment.notify", "12. WHO ELSE HAS THE WRONG ENTRY AND SHOULD BE TOLD? (NAME AND PLACE)", 2
    )
    furniture.paragraph(
        s,
        "You get an answer within 60 days, or a letter that says why we need up to 30 more. If we deny the "
        "request you can file a statement of disagreement.",
        8,
    )
    fields.open_cells(
        s, (("signature.present", "13. SIGNATURE", 0.66), ("signature.date", "14. DATE", 0.34)), 36, 6.5
    )
    fields.open_cells(
        s,
        (
            ("signer.name", "15. NAME OF PERSON SIGNING", 0.5),
            ("signer.relationship", "16. RELATIONSHIP TO PATIENT", 0.5),
        ),
        31,
        6.5,
    )
    furniture.staff_block(s, "PRIVACY OFFICE", ("Received", "Accepted", "Denied", "Letter sent"))
    dressing.page_foot(s, "OCHA 164-526", "11/2021", "Page 1 of 1")


def solstice_cards(s: Sheet) -> None:
    s.print_text("Solstice Primary Care", s.left, s.y + 16, 18, bold=True)
    s.y += 28
    furniture.title(s, "Something in my chart is not right", 15, "left")
    furniture.paragraph(
        s, "Tell us what to fix. We write back within 60 days. Keep a copy of this page.", 9.5, gap=6
    )
    fields.cards(s, (("patient.name", "Name", 0.6), ("patient.date_of_birth", "Date of birth", 0.4)), 25)
    fields.cards(s, (("patient.phone", "Phone", 0.4), ("patient.email", "Email", 0.6)), 25)
    dressing.disc(s, "1", "Where is it?")
    fields.cards(s, (("amendment.entry_date", "Date of the visit, test or note", 0.5),), 25)
    dressing.disc(s, "2", "What does it say now?")
    lines.long_text(s, "amendment.entry", "Copy the words if you can.", 3, boxed=True)
    dressing.disc(s, "3", "What is true?")
    lines.long_text(s, "amendment.correction", "The chart should read:", 3, boxed=True)
    lines.long_text(s, "amendment.reason", "How do you know, or why does it matter?", 2, boxed=True)
    dressing.disc(s, "4", "Sign")
    fields.cards(s, (("signature.present", "Signature", 0.64), ("signature.date", "Date", 0.36)), 34)
    fields.cards(
        s,
        (
            ("signer.name", "Your name, if you sign for the patient", 0.6),
            ("signer.relationship", "Relation", 0.4),
        ),
        25,
    )


def marlowe_margin(s: Sheet) -> None:
    furniture.letterhead(
        s, "Marlowe University Health", ("Health Information Management, Amendment Desk",), "bars", size=14
    )
    furniture.title(s, "AMENDMENT REQUEST", 14, band=True)
    lines.table(
        s,
        (
            (("patient.name", "Patient", 0.6), ("patient.mrn", "MRN", 0.4)),
            (("patient.date_of_birth", "Birth date", 0.5), ("patient.phone", "Phone", 0.5)),
            (("patient.address", "Mail the answer to", 1.0),),
        ),
        22,
    )
    s.y += 6
    fields.beside_catalogue(s, (("Author of the entry:", "Dr. L. Quist", 0.5), ("Clinic:", "4 West", 0.5)))
    s.y += 4
    fields.margin_question(s, "amendment.entry_date", "Date written in the record", 1)
    fields.margin_question(
        s, "amendment.entry", "The entry as it stands, and what is inaccurate or missing in it", 4
    )
    fields.margin_question(s, "amendment.correction", "The wording you propose", 4)
    fields.margin_question(s, "amendment.reason", "Your reasons", 3)
    fields.margin_question(s, "amendment.notify", "Persons or offices we should inform if we agree", 2)
    s.y += 4
    furniture.paragraph(
        s,
        "We may say no if the record is accurate and complete, was not made here, or is not part of the "
        "record set you may see. The request becomes part of your record.",
        8.5,
    )
    fields.crossed_line(
        s,
        (
            ("signature.present", "Signature of patient or personal representative", 0.66),
            ("signature.date", "Date", 0.34),
        ),
        40,
    )
    fields.crossed_line(
        s, (("signer.name", "Representative (print)", 0.5), ("signer.relationship", "Capacity", 0.5)), 32
    )
    dressing.barcode(s, "AMD-526", s.left, 770, 14)
    s.print_text("MUH-HIM-526  (2024/08)", s.right, 774, 6.5, align="right")


def old_mill_sentences(s: Sheet) -> None:
    furniture.title(s, "OLD MILL DERMATOLOGY", 14)
    furniture.title(s, "PATIENT'S REQUEST TO AMEND", 12)
    fields.flow(
        s,
        (
            "I,",
            ("patient.name", 260, "patient"),
            ", born on",
            ("patient.date_of_birth", 0, "month / day / year"),
            "telephone",
            ("patient.phone", 160, "daytime"),
            ", ask that my record be amended. The entry was made on",
            ("amendment.entry_date", 0, "date"),
        ),
        31,
    )
    lines.long_text(s, "amendment.entry", "The record states:", 3, pitch=22)
    lines.long_text(s, "amendment.correction", "I believe it should state:", 3, pitch=22)
    lines.long_text(s, "amendment.reason", "because:", 2, pitch=22)
    marks.beside_catalogue(s, ("yes", "no"), "Should those who got the old entry be told?", "underscore", 22)
    lines.long_text(s, "amendment.notify", "If so, tell:", 1, pitch=22)
    fields.crossed_line(s, (("signature.present", "Signature", 0.6), ("signature.date", "Date", 0.4)), 46)
    fields.crossed_line(
        s, (("signer.name", "Print name", 0.5), ("signer.relationship", "Relation to patient", 0.5)), 36
    )


def cordillera_peines(s: Sheet) -> None:
    furniture.letterhead(
        s, "HOSPITAL DE LA CORDILLERA", ("Oficina de Privacidad HIPAA",), "leaf", "right", 14
    )
    furniture.title(s, "SOLICITUD DE ENMIENDA AL EXPEDIENTE MÉDICO", 12.5, "left")
    with dressing.spine(s, "PACIENTE"):
        lines.boxes(
            s,
            (
                ("patient.name#last_first", "Apellidos, nombre", 0.6),
                ("patient.phone", "Teléfono", 0.4),
            ),
            30,
            6.5,
        )
        lines.boxes(s, (("patient.address", "Dirección", 1.0),), 30, 6.5)
        s.y += 4
        fields.combs(
            s,
            (
                Comb("patient.date_of_birth", "Fecha de nacimiento", (2, 2, 4), ("día", "mes", "año"), "dmy"),
                Comb("patient.mrn", "Número de expediente", (8,)),
            ),
            13,
            teeth=True,
        )
    with dressing.spine(s, "ENTRADA"):
        fields.combs(
            s,
            (Comb("amendment.entry_date", "Fecha de la entrada", (2, 2, 4), ("día", "mes", "año"), "dmy"),),
            13,
            teeth=True,
        )
        lines.long_text(s, "amendment.entry", "Información que está equivocada o incompleta:", 3)
    with dressing.spine(s, "ENMIENDA"):
        lines.long_text(s, "amendment.correction", "La información correcta es:", 3)
        lines.long_text(s, "amendment.reason", "Razón de la enmienda:", 2)
        lines.long_text(s, "amendment.notify", "Notificar también a:", 1)
    with dressing.spine(s, "FIRMA"):
        furniture.paragraph(
            s, "Le contestaremos por escrito en 60 días. Si no aceptamos, puede enviarnos su desacuerdo.", 8
        )
        lines.boxes(
            s,
            (
                ("signature.present", "Firma del paciente o representante", 0.66),
                ("signature.date", "Fecha", 0.34),
            ),
            36,
            6.5,
        )
        lines.boxes(
            s,
            (("signer.name", "Nombre del representante", 0.6), ("signer.relationship", "Parentesco", 0.4)),
            30,
            6.5,
        )
    dressing.page_foot(s, "HC-PRIV-7", "Abril 2020", "Hoja 1 de 1")


def puente_bilingual(s: Sheet) -> None:
    dressing.notice(
        s, "CORRECTION OF MY HEALTH RECORD  /  CORRECCIÓN DE MI EXPEDIENTE DE SALUD", 11.5, 0.9, True
    )
    furniture.paragraph(s, "El Puente Neighborhood Health", 12, bold=True, gap=9)
    lines.above_lines(
        s,
        (
            ("patient.name", "Patient's name / Nombre del paciente", 0.62),
            ("patient.date_of_birth", "Date of birth / Fecha de nac.", 0.38),
        ),
        34,
    )
    lines.above_lines(
        s,
        (("patient.phone", "Phone / Teléfono", 0.36), ("patient.address", "Address / Domicilio", 0.64)),
        34,
    )
    lines.above_lines(s, (("amendment.entry_date", "Date of the entry / Fecha de la nota", 0.5),), 34)
    lines.long_text(s, "amendment.entry", "What is wrong? / ¿Qué está mal?", 3, pitch=21)
    lines.long_text(s, "amendment.correction", "What is right? / ¿Qué es lo correcto?", 3, pitch=21)
    lines.long_text(s, "amendment.reason", "Reason / Motivo", 2, pitch=21)
    furniture.paragraph(
        s,
        "We answer in 60 days. You may disagree in writing. / Contestamos en 60 días. Puede mostrar su "
        "desacuerdo por escrito.",
        9,
    )
    lines.above_lines(
        s, (("signature.present", "Signature / Firma", 0.64), ("signature.date", "Date / Fecha", 0.36)), 40
    )
    lines.above_lines(
        s,
        (
            ("signer.name", "If not the patient, name / Si no es el paciente, nombre", 0.62),
            ("signer.relationship", "Relationship / Relación", 0.38),
        ),
        34,
    )
    furniture.footer(s, "EPNH 19", "Rev. 1/2026")


def insurer_amend(s: Sheet) -> None:
    furniture.letterhead(
        s, "Seacoast Mutual Health Plan", ("Member Privacy Unit - PO Box 9, Ledyard",), "disc", "right", 13
    )
    furniture.title(s, "Member Request to Amend Plan Records", 13, "left")
    top = s.y
    with asking.column(s, 0.0, 0.48):
        dressing.bar(s, "Member", shade=0.25)
        fields.aligned(
            s,
            (
                ("patient.name", "Name", 1.0),
                ("patient.date_of_birth", "Birth date", 1.0),
                ("patient.phone", "Phone", 1.0),
                ("patient.email", "E-mail", 1.0),
            ),
            0.27,
        )
    lower, s.y = s.y, top
    with asking.column(s, 0.52, 1.0):
        dressing.bar(s, "Record in question", shade=0.25)
        fields.aligned(s, (("amendment.entry_date", "Dated", 1.0),), 0.27)
        fields.beside_catalogue(s, (("Claim no.", "20260411-33", 1.0),))
        fields.beside_catalogue(s, (("Member ID", "SMH 40881 02", 1.0),))
    s.y = max(s.y, lower)
    for path, label, rows in (
        ("amendment.entry", "Statement that is inaccurate or incomplete", 4),
        ("amendment.correction", "Amended statement", 4),
        ("amendment.reason", "Facts that support the amendment", 3),
    ):
        dressing.bar(s, label, shade=0.25)
        fields.lined_box(s, path, "", rows)
    furniture.paragraph(s, "The plan did not write your doctor's notes; ask the doctor to amend those.", 8.5)
    fields.floor_cells(s, (("signature.present", "Signature", 0.66), ("signature.date", "Date", 0.34)), 40)
    fields.floor_cells(
        s,
        (
            ("signer.name", "Name of representative", 0.4),
            ("signer.relationship", "Relationship", 0.25),
            ("signer.authority", "Authority", 0.35),
        ),
    )
    dressing.page_foot(s, "SMHP P-31", "", "09/23")


def universitario_margen(s: Sheet) -> None:
    dressing.split_head(
        s,
        "Hospital Universitario del Sur",
        ("Manejo de Información de Salud", "Tel. 787-555-0170"),
        ("PETICIÓN DE CORRECCIÓN", "DE EXPEDIENTE CLÍNICO"),
    )
    fields.zebra(
        s,
        (
            (("patient.name", "Nombre del paciente:", 0.62), ("patient.date_of_birth", "Nació:", 0.38)),
            (("patient.mrn", "Núm. de expediente:", 0.5), ("patient.phone", "Tel.:", 0.5)),
            (("patient.email", "Correo electrónico:", 1.0),),
        ),
        22,
    )
    s.y += 4
    fields.margin_question(s, "amendment.entry_date", "Fecha del documento o nota", 1)
    fields.margin_question(s, "amendment.entry", "Copie lo que está mal o diga lo que falta", 4)
    fields.margin_question(s, "amendment.correction", "Escriba cómo debe quedar", 4)
    fields.margin_question(s, "amendment.reason", "Explique el motivo", 3)
    fields.margin_question(s, "amendment.notify", "¿A quién más le avisamos?", 2)
    s.y += 4
    marks.beside_catalogue(s, ("Anejo documentos", "No anejo documentos"), "", "bracket")
    furniture.paragraph(
        s, "El hospital decide en 60 días. Si deniega la petición le dirá por qué y cómo objetar.", 8.5
    )
    fields.crossed_line(s, (("signature.present", "Firma", 0.64), ("signature.date", "Fecha", 0.36)), 42)
    fields.crossed_line(
        s,
        (("signer.name", "Nombre del tutor o representante", 0.6), ("signer.relationship", "Relación", 0.4)),
        34,
    )
    dressing.page_foot(s, "HUS-MIS-88", "Rev. 02/2025", "Página 1 de 1")


LAYOUTS = (
    Layout("report-m-universitario", FormType.AMENDMENT, ES, universitario_margen, "libre-franklin", 9, 48),
    Layout("report-m-okalee", FormType.AMENDMENT, EN, county_privacy, "archivo-narrow", 9, 40),
    Layout("report-m-solstice", FormType.AMENDMENT, EN, solstice_cards, "nunito-sans", 10, 58),
    Layout("report-m-marlowe", FormType.AMENDMENT, EN, marlowe_margin, "pt-serif", 9.5, 48),
    Layout("report-m-oldmill", FormType.AMENDMENT, EN, old_mill_sentences, "courier-prime", 11, 62),
    Layout("report-m-cordillera", FormType.AMENDMENT, ES, cordillera_peines, "libre-franklin", 9, 46),
    Layout("report-m-puente", FormType.AMENDMENT, ES, puente_bilingual, "carlito", 10.5, 56),
    Layout("report-m-seacoast", FormType.AMENDMENT, EN, insurer_amend, "merriweather", 8.5, 46),
)
