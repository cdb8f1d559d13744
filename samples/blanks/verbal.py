"""Permission to talk with the people a patient names, English and Spanish, one page."""

from domain.form import FieldKind, FormType, Language, Polarity
from samples.blanks.hospital import DEPARTMENT, NAME, SHORT, VERBAL_FAX
from samples.blanks.parts import patient, signature_written
from samples.blanks.sheet import LEFT, Cell, Option, Sheet

ROWS = 4


def draw(language: Language) -> Sheet:
    spanish = language is Language.SPANISH
    sheet = Sheet(
        id=f"verbal-{language.value}-2026-01",
        number="QCI-HIS-420S" if spanish else "QCI-HIS-420",
        revised="01/26",
        form_type=FormType.VERBAL,
        language=language,
        title="Permiso para hablar sobre mi atención" if spanish else "Permission for Verbal Communication",
        subtitle=(
            "Solo para conversaciones. No autoriza la entrega de copias."
            if spanish
            else "For conversations only. This form does not allow copies of records."
        ),
        pages=1,
        fax=VERBAL_FAX,
        polarity=Polarity.OPT_IN,
        default_expiry_days=365,
    )
    patient(sheet, "1", short=True)
    _contacts(sheet)
    _topics(sheet)
    _voicemail(sheet)
    _statements(sheet)
    signature_written(sheet, "5")
    sheet.staff_box(
        ["Date received ____________   Entered in chart by ______________________   Date ____________"]
    )
    return sheet


def _contacts(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar(
        "2.  "
        + say(
            f"The care team at {SHORT} may talk with these people about my care",
            f"El equipo de {SHORT} puede hablar de mi atención con estas personas",
        )
    )
    name, relationship, phone = (
        say("Name", "Nombre"),
        say("Relationship", "Parentesco"),
        say("Phone", "Teléfono"),
    )
    sheet.table_head((name, 2.2), (relationship, 1.3), (phone, 1.3))
    for row in range(ROWS):
        sheet.table_row(
            Cell(f"contacts[{row}].name", FieldKind.NAME, name, 2.2),
            Cell(f"contacts[{row}].relationship", FieldKind.TEXT, relationship, 1.3),
            Cell(f"contacts[{row}].phone", FieldKind.PHONE, phone, 1.3),
        )


def _topics(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar(
        "3.  "
        + say("They may talk about (mark all that apply)", "Pueden hablar de (marque lo que corresponda)")
    )
    sheet.tick_grid(
        [
            Option("topics", code, label)
            for code, label in (
                ("appointments", say("Appointments", "Citas")),
                ("medical", say("Medical information", "Información médica")),
                ("results", say("Test results", "Resultados de pruebas")),
                ("billing", say("Billing", "Facturación")),
                ("mental_health", say("Behavioral health", "Salud conductual")),
                ("sud_part2", say("Alcohol or drug treatment", "Tratamiento de sustancias")),
                ("hiv", say("HIV information", "Información sobre VIH")),
                ("genetic", say("Genetic information", "Información genética")),
                ("other", say("Other topics", "Otros temas")),
            )
        ],
        3,
    )


def _voicemail(sheet: Sheet) -> None:
    say = sheet.say
    sheet.bar("4.  " + say("Messages and duration", "Mensajes y duración"))
    sheet.y += 2
    words = say("May we leave a detailed voicemail message?", "¿Podemos dejar un mensaje detallado de voz?")
    x = sheet.text(LEFT + 2, sheet.y + 11, words, 8.8) + 14
    x = sheet.tick(Option("voicemail.allowed", "true", say("Yes", "Sí")), x, sheet.y + 4) + 14
    sheet.tick(Option("voicemail.allowed", "false", "No"), x, sheet.y + 4)
    sheet.y += 18
    sheet.row(
        Cell("expiration", FieldKind.DATE, say("This permission ends on", "Este permiso termina el"), 1),
        Cell(
            "revoked_on",
            FieldKind.DATE,
            say("To cancel: I revoke this permission on", "Para cancelar: revoco este permiso el"),
            1,
        ),
    )


def _statements(sheet: Sheet) -> None:
    say = sheet.say
    sheet.y += 2
    sheet.statement(
        "revocation",
        say(
            f"I may cancel this permission at any time by writing to {DEPARTMENT} or by dating the "
            "box above. Without an end date it lasts one year from the date I sign it.",
            f"Puedo cancelar este permiso en cualquier momento escribiendo a {DEPARTMENT} o anotando la "
            "fecha en la casilla de arriba. Sin fecha de término dura un año desde la firma.",
        ),
    )
    sheet.statement(
        "conditioning",
        say(
            f"{NAME} treats me in the same way whether or not I sign this form.",
            f"{NAME} me atiende de igual manera firme o no este formulario.",
        ),
    )
    sheet.statement(
        "redisclosure",
        say(
            "The people I name could repeat what they are told; privacy law does not bind them.",
            "Las personas que nombro podrían repetir lo que se les diga; la ley de privacidad no las obliga.",
        ),
    )
