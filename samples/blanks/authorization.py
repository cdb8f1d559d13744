"""Authorization to release records, English and Spanish, two pages."""

from domain.form import FieldKind, FormType, Language, Polarity
from samples.blanks.hospital import DEPARTMENT, EMAIL, NAME, PHONE, RECORDS_FAX, SHORT
from samples.blanks.sheet import LEFT, RIGHT, Cell, Option, Sheet


def draw(language: Language) -> Sheet:
    spanish = language is Language.SPANISH
    sheet = Sheet(
        id=f"roi-{language.value}-2026-01",
        number="QCI-HIS-101S" if spanish else "QCI-HIS-101",
        revised="01/26",
        form_type=FormType.AUTHORIZATION,
        language=language,
        title=(
            "Autorización para divulgar información médica"
            if spanish
            else "Authorization to Release Medical Records"
        ),
        subtitle=(
            "Escriba en letra de molde con tinta negra. Complete todas las secciones."
            if spanish
            else "Please print in black ink. Complete every section; blank sections delay your request."
        ),
        pages=2,
        fax=RECORDS_FAX,
        polarity=Polarity.OPT_IN,
        default_expiry_days=365,
    )
    _patient(sheet)
    _direction(sheet)
    _purpose(sheet)
    _records(sheet)
    sheet.next_page()
    _sensitive(sheet)
    _delivery(sheet)
    _rights(sheet)
    _signature(sheet)
    sheet.staff_box(
        [
            "Date received ______________   ID verified by _______________   Type of ID __________________",
            "Released by ______________________   Date ______________   Pages _______   Log no. ___________",
        ]
    )
    return sheet


def _patient(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar(say("A.  Patient", "A.  Paciente"))
    sheet.row(
        Cell(
            "patient.name",
            FieldKind.NAME,
            say("Patient name (first, middle, last)", "Nombre del paciente (nombre y apellidos)"),
            3.2,
        ),
        Cell(
            "patient.date_of_birth",
            FieldKind.DATE,
            say("Date of birth (mm/dd/yyyy)", "Fecha de nacimiento (mm/dd/aaaa)"),
            1.6,
        ),
        Cell("patient.mrn", FieldKind.RECORD_NUMBER, say("Medical record #", "N.º de historia clínica"), 1.4),
    )
    sheet.row(
        Cell(
            "patient.other_names",
            FieldKind.NAME,
            say("Maiden or former name", "Apellido de soltera u otros nombres"),
            2.4,
        ),
        Cell("patient.phone", FieldKind.PHONE, say("Phone", "Teléfono"), 1.6),
        Cell("patient.email", FieldKind.EMAIL, say("Email", "Correo electrónico"), 2.2),
    )
    sheet.row(
        Cell(
            "patient.address",
            FieldKind.ADDRESS,
            say("Address (street, city, state, ZIP)", "Domicilio (calle, ciudad, estado, código postal)"),
            1,
        )
    )


def _direction(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar(say("B.  Who releases and who receives", "B.  Quién divulga y quién recibe"))
    sheet.y += 3
    sheet.text(LEFT + 2, sheet.y + 10, say(f"I authorize {SHORT} to:", f"Autorizo a {SHORT} a:"), 8.5)
    x = 150.0
    for code, label in (
        ("release_out", say("Release to", "Divulgar a")),
        ("obtain_in", say("Obtain from", "Obtener de")),
        ("exchange", say("Exchange with", "Intercambiar con")),
    ):
        x = sheet.tick(Option("direction", code, label), x, sheet.y + 3) + 18
    sheet.tick(
        Option(
            "recipient.self",
            "true",
            say("Send to me, the patient", "Enviar a mí mismo (el paciente)"),
        ),
        RIGHT - 152,
        sheet.y + 3,
    )
    sheet.y += 18
    sheet.row(
        Cell("recipient.name", FieldKind.NAME, say("Name of recipient", "Nombre del destinatario"), 1),
        Cell(
            "recipient.organization",
            FieldKind.TEXT,
            say("Organization or facility", "Organización o centro"),
            1.2,
        ),
    )
    sheet.row(
        Cell(
            "recipient.address", FieldKind.ADDRESS, say("Recipient address", "Dirección del destinatario"), 1
        )
    )
    sheet.row(
        Cell("recipient.phone", FieldKind.PHONE, say("Recipient phone", "Teléfono del destinatario"), 1),
        Cell("recipient.fax", FieldKind.PHONE, say("Recipient fax", "Fax del destinatario"), 1),
        Cell("recipient.email", FieldKind.EMAIL, say("Recipient email", "Correo del destinatario"), 1.3),
    )
    sheet.row(
        Cell(
            "discloser.name",
            FieldKind.TEXT,
            say(
                f"Facility that holds the records, if not {SHORT}",
                f"Centro que tiene los registros, si no es {SHORT}",
            ),
            1,
        )
    )


def _purpose(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar(say("C.  Purpose of this release", "C.  Propósito de la divulgación"))
    options = [
        Option("purpose", code, label)
        for code, label in (
            ("treatment", say("Continuing care", "Continuidad de la atención")),
            ("personal", say("Personal use", "Uso personal")),
            ("legal", say("Legal", "Legal")),
            ("insurance", say("Insurance", "Seguro")),
            ("disability", say("Disability", "Discapacidad")),
            ("workers_comp", say("Workers' compensation", "Indemnización laboral")),
            ("school", say("School", "Escuela")),
        )
    ]
    sheet.tick_grid(options, 4)
    other = Option("purpose", "other", say("Other:", "Otro:"))
    end = sheet.tick(other, LEFT + 4 + 3 * 133, sheet.y - 16)
    sheet.rule(end + 4, sheet.y - 3, RIGHT - 2)
    sheet.write_in(
        Cell("purpose", FieldKind.TEXT, other.label, 1), end + 4, sheet.y - 20, RIGHT - end - 6, 17
    )


def _records(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar(say("D.  Records to be released", "D.  Registros que se divulgarán"))
    options = [
        Option("records.items", code, label)
        for code, label in (
            ("abstract", say("Record abstract (summary)", "Resumen del expediente")),
            ("clinic_notes", say("Clinic visit notes", "Notas de la clínica")),
            ("discharge", say("Discharge summary", "Informe del alta")),
            ("hp", say("History and physical", "Historial y examen físico")),
            ("consult", say("Consultations", "Interconsultas")),
            ("operative", say("Operative reports", "Informes quirúrgicos")),
            ("pathology", say("Pathology reports", "Informes de patología")),
            ("lab", say("Laboratory results", "Resultados de laboratorio")),
            ("radiology_report", say("Radiology reports", "Informes de radiología")),
            ("images", say("Images on CD", "Imágenes en CD")),
            ("radiation", say("Radiation therapy records", "Registros de radioterapia")),
            ("chemo_meds", say("Infusion and medication record", "Infusiones y medicamentos")),
            ("immunization", say("Immunizations", "Vacunas")),
            ("billing", say("Itemized bills", "Facturas detalladas")),
            ("entire", say("Entire record", "Expediente completo")),
        )
    ]
    sheet.tick_grid(options, 3)
    other = Option("records.items", "other", say("Other:", "Otro:"))
    end = sheet.tick(other, LEFT + 4, sheet.y + 5)
    sheet.rule(end + 4, sheet.y + 17, RIGHT - 2)
    sheet.write_in(
        Cell("records.other", FieldKind.TEXT, other.label, 1), end + 4, sheet.y, RIGHT - end - 6, 17
    )
    sheet.y += 22
    sheet.row(
        Cell("records.date_from", FieldKind.DATE, say("Service dates: from", "Fechas de servicio: desde"), 1),
        Cell("records.date_to", FieldKind.DATE, say("To", "Hasta"), 1),
        Cell("records.exclusions", FieldKind.TEXT, say("Except (leave out)", "Excepto (no incluir)"), 2),
    )
    sheet.y += 4
    sheet.paragraph(
        say(
            "Records that other hospitals sent to us are not released unless you name them under Other. "
            "Fees may apply to paper copies.",
            "Los registros que otros hospitales nos enviaron no se divulgan a menos que los indique en Otro. "
            "Las copias en papel pueden tener un costo.",
        )
    )
    sheet.text(
        LEFT,
        738,
        say(
            "Continue on page 2. The request cannot be processed without a signature.",
            "Continúe en la página 2. La solicitud no puede procesarse sin la firma.",
        ),
        8.5,
        bold=True,
    )


SENSITIVE = (
    ("hiv", "HIV test results or treatment", "Resultados o tratamiento de VIH/SIDA"),
    ("genetic", "Genetic test results", "Resultados de pruebas genéticas"),
    ("sud_part2", "Alcohol or drug treatment records", "Tratamiento por consumo de alcohol o drogas"),
    ("mental_health", "Mental health records", "Registros de salud mental"),
    ("sti", "Sexually transmitted infections", "Enfermedades de transmisión sexual"),
    ("domestic_violence", "Domestic violence counseling", "Consejería por violencia doméstica"),
    ("sexual_assault", "Sexual assault counseling", "Consejería por agresión sexual"),
    ("social_work", "Communications with a social worker", "Comunicaciones con trabajador social"),
)


def _sensitive(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar(say("E.  Information with special protection", "E.  Información con protección especial"))
    sheet.paragraph(
        say(
            "The law protects the following kinds of information. They are released only if you mark Yes.",
            "La ley protege la siguiente información. Solo se divulgará si usted marca Sí.",
        )
    )
    top = sheet.y
    for index, (code, english, spanish) in enumerate(SENSITIVE):
        column, row = divmod(index, 4)
        x, y = LEFT + 4 + column * 268, top + 2 + row * 21
        label = say(english, spanish)
        _yes_no(sheet, code, label, x, y)
    sheet.y = top + 4 + 4 * 21


def _yes_no(sheet: Sheet, code: str, label: str, x: float, y: float) -> None:
    sheet.tick(Option("sensitive.items", code, label, "granted"), x, y, say=False)
    sheet.text(x + 12, y + 7.6, sheet.say("Yes", "Sí"), 8)
    sheet.tick(Option("sensitive.items", code, label, "refused"), x + 30, y, say=False)
    sheet.text(x + 42, y + 7.6, "No", 8)
    sheet.text(x + 62, y + 7.6, label, 8.5)


def _delivery(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar(say("F.  How to send the records", "F.  Cómo enviar los registros"))
    sheet.y += 2
    for title, options in (
        (
            say("Send by:", "Método de entrega:"),
            [
                Option("delivery.method", code, label)
                for code, label in (
                    ("portal", say("Patient portal", "Portal del paciente")),
                    ("secure_email", say("Secure email", "Correo seguro")),
                    ("fax", "Fax"),
                    ("mail", say("Mail", "Correo postal")),
                    ("pickup", say("Pick up", "Recoger")),
                )
            ],
        ),
        (
            say("Format:", "Formato:"),
            [
                Option("delivery.format", code, label)
                for code, label in (
                    ("paper", say("Paper", "Papel")),
                    ("cd_dvd", "CD"),
                    ("usb", say("USB drive", "Memoria USB")),
                    ("pdf", "PDF"),
                )
            ],
        ),
    ):
        sheet.text(LEFT + 2, sheet.y + 11, title, 8.5, bold=True)
        x = 130.0
        for option in options:
            x = sheet.tick(option, x, sheet.y + 4) + 16
        sheet.y += 17
    sheet.y += 2
    sheet.row(
        Cell("needed_by", FieldKind.DATE, say("Date needed by (optional)", "Fecha requerida (opcional)"), 1),
        Cell(
            "expiration",
            FieldKind.DATE,
            say("Authorization expires on (date or event)", "La autorización vence el (fecha o suceso)"),
            1.4,
        ),
    )
    sheet.y += 2
    sheet.paragraph(
        say(
            "If no date or event is written, the authorization expires one year after the date of signature.",
            "Si no se indica fecha ni suceso, la autorización vence un año después de la fecha de la firma.",
        )
    )


def _rights(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar(say("G.  Your rights", "G.  Sus derechos"))
    sheet.y += 2
    sheet.statement(
        "revocation",
        say(
            f"I may revoke this authorization at any time by writing to {DEPARTMENT} at the address above. "
            "Revoking it does not undo what was released before it was received.",
            f"Puedo revocar esta autorización en cualquier momento escribiendo a {DEPARTMENT} a la dirección "
            "indicada. La revocación no afecta lo que se divulgó antes de recibirla.",
        ),
    )
    sheet.statement(
        "conditioning",
        say(
            f"{NAME} does not make my treatment, payment or benefits depend on whether I sign this form.",
            f"{NAME} no condiciona mi tratamiento, el pago ni mis beneficios a que yo firme este formulario.",
        ),
    )
    sheet.statement(
        "redisclosure",
        say(
            "Once released, the information could be disclosed again by the person who receives it and "
            "federal privacy law may no longer protect it.",
            "Una vez divulgada, la información podría ser divulgada nuevamente por quien la reciba y "
            "dejar de estar protegida por las leyes federales de privacidad.",
        ),
    )
    sheet.paragraph(
        say(
            f"Fax both pages to {RECORDS_FAX}, email a scan to {EMAIL}, or mail them. Questions: {PHONE}.",
            f"Envíe ambas páginas por fax al {RECORDS_FAX}, por correo a {EMAIL} o por correo postal. "
            f"Preguntas: {PHONE}.",
        )
    )


def _signature(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar(say("H.  Signature", "H.  Firma"))
    sheet.y += 2
    sheet.row(
        Cell(
            "signature.present",
            FieldKind.SIGNATURE,
            say("Signature of patient or legal representative", "Firma del paciente o representante legal"),
            2.4,
        ),
        Cell("signature.date", FieldKind.DATE, say("Date signed", "Fecha de la firma"), 1),
        height=46,
    )
    sheet.row(
        Cell(
            "signer.name",
            FieldKind.NAME,
            say("Print name of signer", "Nombre del firmante (molde)"),
            1.6,
        ),
        Cell(
            "signer.authority",
            FieldKind.TEXT,
            say(
                "If not the patient: legal authority (attach papers)",
                "Si no es el paciente: facultad legal (adjunte papeles)",
            ),
            1.8,
        ),
    )
    sheet.y += 4
    x = sheet.text(
        LEFT + 2, sheet.y + 11, say("Relationship to patient:", "Relación con el paciente:"), 8.5, bold=True
    )
    x += 8
    for code, label in (
        ("self", say("Self", "Paciente")),
        ("parent", say("Parent", "Padre/madre")),
        ("guardian", say("Guardian", "Tutor")),
        ("health_care_agent", say("Health care agent", "Apoderado médico")),
        ("executor", say("Executor", "Albacea")),
        ("other", say("Other", "Otro")),
    ):
        x = sheet.tick(Option("signer.relationship", code, label), x, sheet.y + 4) + 9
    sheet.y += 18
