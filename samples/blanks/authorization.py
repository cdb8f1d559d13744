"""Authorization to release records, English and Spanish, two pages."""

from domain.form import FieldKind, FormType, Language, Polarity
from samples.blanks.hospital import RECORDS_FAX, SHORT
from samples.blanks.parts import patient, rights, signature, witness
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
    patient(sheet, "A")
    _direction(sheet)
    _purpose(sheet)
    _records(sheet)
    sheet.next_page()
    _sensitive(sheet)
    _delivery(sheet)
    rights(sheet, "G", f"{RECORDS_FAX}")
    signature(sheet, "H")
    witness(sheet)
    sheet.staff_box(
        [
            "Date received ______________   ID verified by _______________   Type of ID __________________",
            "Released by ______________________   Date ______________   Pages _______   Log no. ___________",
        ]
    )
    return sheet


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
    sheet.y += 6
    sheet.notice(
        [
            say(
                "Before you send: sign and date page 2, and attach a copy of a photo ID.",
                "Antes de enviar: firme y feche la página 2, y adjunte copia de una identificación con foto.",
            ),
            say(
                "A representative must also attach papers that show legal authority.",
                "Un representante debe adjuntar además los papeles que demuestran su facultad legal.",
            ),
            say(
                "Routine requests are prepared within 15 business days.",
                "Las solicitudes habituales se preparan en 15 días hábiles.",
            ),
            say(
                "Continue on page 2. Without a signature we cannot act on this request.",
                "Continúe en la página 2. Sin la firma no podemos atender esta solicitud.",
            ),
        ]
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
