"""Sections that several blanks share: who the patient is, the rights, who signs."""

from domain.form import FieldKind
from samples.blanks.hospital import DEPARTMENT, EMAIL, NAME, PHONE
from samples.blanks.sheet import LEFT, Cell, Option, Sheet


def patient(sheet: Sheet, letter: str, short: bool = False) -> None:
    """Who the record is about; `short` leaves out former name and e-mail."""
    height = 31.0 if short else 32.0
    say = sheet.say
    sheet.bar(f"{letter}.  " + say("Patient", "Paciente"))
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
        height=height,
    )
    phone = Cell("patient.phone", FieldKind.PHONE, say("Phone", "Teléfono"), 1.6)
    email = Cell("patient.email", FieldKind.EMAIL, say("Email", "Correo electrónico"), 2.2)
    address = Cell(
        "patient.address",
        FieldKind.ADDRESS,
        say("Address (street, city, state, ZIP)", "Domicilio (calle, ciudad, estado, código postal)"),
        3.6,
    )
    if short:
        sheet.row(address, phone, height=height)
        return
    former = say("Maiden or former name", "Apellido de soltera u otros nombres")
    sheet.row(Cell("patient.other_names", FieldKind.NAME, former, 2.4), phone, email)
    sheet.row(address)


def rights(sheet: Sheet, letter: str, fax: str) -> None:
    """The statements the law wants on every authorization, and where to send it."""
    say = sheet.say
    sheet.bar(f"{letter}.  " + say("Your rights", "Sus derechos"))
    sheet.y += 2
    sheet.statement(
        "revocation",
        say(
            f"I may revoke this authorization at any time by writing to {DEPARTMENT} at the address on "
            "page 1. Revoking it does not undo what was released before it was received.",
            f"Puedo revocar esta autorización en cualquier momento escribiendo a {DEPARTMENT} a la dirección "
            "de la página 1. La revocación no afecta lo que se divulgó antes de recibirla.",
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
            "federal privacy law may not protect it.",
            "Una vez divulgada, la información podría ser divulgada nuevamente por quien la reciba y "
            "dejar de estar protegida por las leyes federales de privacidad.",
        ),
    )
    sheet.paragraph(
        say(
            f"I may have a copy of this signed form. Fax it to {fax}, email a scan to {EMAIL}, or mail it. "
            f"Questions: {PHONE}.",
            f"Puedo recibir una copia de este formulario firmado. Envíelo por fax al {fax}, por correo "
            f"electrónico a {EMAIL} o por correo postal. Preguntas: {PHONE}.",
        )
    )


def signature(sheet: Sheet, letter: str, height: float = 46, tight: bool = False) -> None:
    """Signature, date and signer, the relationship as tick boxes."""
    say = sheet.say
    _sign_here(sheet, letter, height)
    sheet.row(
        Cell("signer.name", FieldKind.NAME, say("Print name of signer", "Nombre del firmante (molde)"), 1.6),
        Cell(
            "signer.authority",
            FieldKind.TEXT,
            say("If not the patient: legal authority", "Si no es el paciente: facultad legal"),
            1.8,
        ),
        height=31 if tight else 32,
    )
    sheet.y += 0 if tight else 4
    words = say("Relationship to patient:", "Relación con el paciente:")
    x = sheet.text(LEFT + 2, sheet.y + 11, words, 8.5, bold=True) + 8
    for code, label in (
        ("self", say("Self", "Paciente")),
        ("parent", say("Parent", "Padre/madre")),
        ("guardian", say("Guardian", "Tutor")),
        ("health_care_agent", say("Health care agent", "Apoderado médico")),
        ("executor", say("Executor", "Albacea")),
        ("other", say("Other", "Otro")),
    ):
        x = sheet.tick(Option("signer.relationship", code, label), x, sheet.y + 4) + 9
    sheet.y += 16 if tight else 20


def signature_written(sheet: Sheet, letter: str) -> None:
    """Signature, date and signer, the relationship in the signer's own words."""
    say = sheet.say
    _sign_here(sheet, letter, 42)
    sheet.row(
        Cell("signer.name", FieldKind.NAME, say("Print name of signer", "Nombre del firmante (molde)"), 1.5),
        Cell(
            "signer.relationship",
            FieldKind.TEXT,
            say("Relationship to patient", "Relación con el paciente"),
            1,
        ),
        Cell(
            "signer.authority",
            FieldKind.TEXT,
            say("If not the patient: legal authority", "Si no es el paciente: facultad legal"),
            1.4,
        ),
    )


def _sign_here(sheet: Sheet, letter: str, height: float) -> None:
    say = sheet.say
    sheet.bar(f"{letter}.  " + say("Signature", "Firma"))
    sheet.row(
        Cell(
            "signature.present",
            FieldKind.SIGNATURE,
            say("Signature of patient or legal representative", "Firma del paciente o representante legal"),
            2.4,
        ),
        Cell("signature.date", FieldKind.DATE, say("Date signed", "Fecha de la firma"), 1),
        height=height,
    )


def witness(sheet: Sheet) -> None:
    """Cells that stay empty unless somebody signs with a mark or through an interpreter."""
    say = sheet.say
    sheet.plain_row(
        say("Witness (only if signed with a mark)", "Testigo (solo si firma con una marca)"),
        say("Interpreter name or ID", "Nombre o ID del intérprete"),
    )
