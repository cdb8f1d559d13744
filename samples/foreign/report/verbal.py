"""Verbal forms of invented organisations, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.faces import SERIF
from samples.foreign.layout import Layout
from samples.foreign.report.statements import DERECHOS
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH


def juniper_talk(s: Sheet) -> None:
    furniture.letterhead(s, "JUNIPER VALLEY MEDICAL CENTER", (), "bars", "right", 13)
    furniture.title(s, "Permission to Discuss Health Information", 15, "left")
    asking.wells(s, (("patient.name", "Patient", 0.62), ("patient.date_of_birth", "Birth date", 0.38)))
    asking.wells(s, (("patient.mrn", "MRN", 0.4), ("patient.phone", "Patient's phone", 0.6)))
    furniture.paragraph(
        s,
        "My care team may speak with these people about my care. No paper or electronic copies will be "
        "given out.",
        gap=0,
    )
    asking.contact_blocks(s, ("Name", "Relation", "Phone"), 3)
    choices.ticks(
        s,
        "topics",
        (
            ("Appointments and scheduling", "appointments"),
            ("Diagnosis and treatment", "medical"),
            ("Results of tests", "results"),
            ("Account and payment", "billing"),
            ("Medicines", "other"),
        ),
        across=2,
        label="What we may discuss",
        most=3,
    )
    asking.yes_no(
        s,
        "sensitive.items",
        (
            ("Mental health care", "mental_health"),
            ("Alcohol and drug care", "sud_part2"),
            ("HIV status", "hiv"),
        ),
        ("OK", "NOT OK"),
    )
    choices.inline_ticks(
        s, "voicemail.allowed", "Detailed voicemail messages:", (("Allowed", "yes"), ("Not allowed", "no"))
    )
    asking.wells(s, (("expiration", "Permission ends", 0.5), ("revoked_on", "Revoked on", 0.5)))
    furniture.paragraph(s, "I can withdraw this permission in writing whenever I wish.", 8.5)
    asking.wells(s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 32)
    asking.wells(
        s, (("signer.name", "Name (print)", 0.5), ("signer.relationship", "Relationship to patient", 0.5))
    )
    furniture.footer(s, "JVMC 62-410  6/2024", "Scan under: Communication")


def beacon_family(s: Sheet) -> None:
    furniture.title(s, "BEACON HILLS INTERNAL MEDICINE", 14)
    furniture.title(s, "Authorization for Verbal Release of Information to Family Members", 11)
    lines.sentence(
        s,
        (
            "I,",
            ("patient.name", 210),
            "(date of birth",
            ("patient.date_of_birth", 110),
            ") allow Beacon Hills Internal Medicine to talk about my medical condition, test results and "
            "account with the following:",
        ),
        22,
    )
    asking.contact_blocks(s, ("Name:", "Relationship:", "Tel:"), 2)
    lines.sentence(s, ("You may leave a message for me at", ("patient.phone", 140)), 24)
    choices.ticks(
        s,
        "voicemail.allowed",
        (("Yes, messages may contain medical details", "yes"), ("No, only ask me to call back", "no")),
        across=1,
        kind="underscore",
    )
    choices.ticks(
        s,
        "topics",
        (
            ("medical care", "medical"),
            ("appointments", "appointments"),
            ("billing", "billing"),
            ("lab and x-ray results", "results"),
        ),
        across=2,
        kind="underscore",
        label="The persons named may be told about my:",
        most=3,
    )
    lines.sentence(
        s,
        ("This permission stays in force until", ("expiration", 140), "or until I cancel it in writing."),
        24,
    )
    asking.under_brackets(s, (("signature.present", "Signature", 0.65), ("signature.date", "Date", 0.35)), 44)
    asking.under_brackets(
        s,
        (
            ("signer.name", "Print name", 0.5),
            ("signer.relationship", "Relationship to patient, if signed by another", 0.5),
        ),
    )


def rio_platicar(s: Sheet) -> None:
    furniture.letterhead(s, "Río Grande Women's Health", ("Salud de la mujer",), "leaf", "centre", 14)
    furniture.title(s, "Permiso para compartir información de palabra", 13)
    asking.stacked(
        s,
        (
            ("patient.name", "Nombre de la paciente", 0.62),
            ("patient.date_of_birth", "Fecha de nacimiento", 0.38),
        ),
    )
    furniture.paragraph(
        s,
        "El personal puede hablar de mi salud con las personas que anoto aquí. Este permiso no sirve "
        "para pedir copias.",
        gap=2,
    )
    lines.contact_table(s, ("Nombre de la persona", "Relación conmigo", "Teléfono"), 3, 26)
    choices.ticks(
        s,
        "topics",
        (
            ("Citas", "appointments"),
            ("Resultados de pruebas", "results"),
            ("Tratamiento", "medical"),
            ("Cobros y seguro", "billing"),
        ),
        across=2,
        kind="bracket",
        label="Pueden recibir información sobre",
        most=3,
    )
    choices.inline_ticks(
        s,
        "voicemail.allowed",
        "Mensajes con detalles en mi buzón de voz:",
        (("Sí", "yes"), ("No", "no")),
        "bracket",
    )
    asking.stacked(s, (("patient.phone", "Teléfono para mensajes", 0.5), ("expiration", "Termina el", 0.5)))
    furniture.paragraph(s, DERECHOS, 8.5)
    asking.stacked(s, (("signature.present", "Firma", 0.62), ("signature.date", "Fecha", 0.38)), 28)
    asking.stacked(
        s, (("signer.name", "Nombre de quien firma", 0.6), ("signer.relationship", "Parentesco", 0.4))
    )
    furniture.footer(s, "RGWH-44-ESP", "Rev 03/21")


def alder_minor(s: Sheet) -> None:
    furniture.letterhead(s, "Alder Street Pediatrics", ("Newborn to 21",), "disc", size=13)
    furniture.title(s, "CONSENT TO SPEAK WITH OTHER CAREGIVERS", 13, band=True)
    lines.boxes(
        s,
        (
            ("patient.name#family", "Child's last name", 0.4),
            ("patient.name#given", "Child's first name", 0.35),
            ("patient.date_of_birth", "Child's birth date", 0.25),
        ),
        32,
        7.5,
    )
    furniture.paragraph(s, "", gap=2)
    furniture.paragraph(
        s, "These people may call or come to the office and be told about my child's care:", gap=3
    )
    lines.contact_table(s, ("Caregiver", "Relationship to child", "Phone"), 3, 24)
    choices.ticks(
        s,
        "topics",
        (("Visits and shots", "appointments"), ("Sickness and treatment", "medical"), ("Bills", "billing")),
        across=3,
        label="They may be told about:",
        most=2,
    )
    lines.boxes(
        s, (("expiration", "This consent ends", 0.5), ("patient.phone", "Parent's best number", 0.5)), 32, 7.5
    )
    furniture.paragraph(s, "", gap=2)
    furniture.paragraph(s, "I may end this consent in writing at any time.", gap=3)
    lines.boxes(
        s,
        (("signature.present", "Parent or guardian signature", 0.65), ("signature.date", "Date", 0.35)),
        38,
        7.5,
    )
    lines.boxes(
        s,
        (("signer.name", "Parent or guardian name", 0.6), ("signer.relationship", "Relationship", 0.4)),
        32,
        7.5,
    )
    furniture.footer(s, "ASP form C")


def birchwood_word(s: Sheet) -> None:
    furniture.title(s, "BIRCHWOOD GERIATRICS", 13)
    furniture.title(s, "HIPAA FAMILY CONTACT PERMISSION", 12)
    lines.typed_lines(s, (("patient.name", "Resident / patient:", 1.0),), 24)
    lines.typed_lines(s, (("patient.date_of_birth", "D.O.B.:", 0.5), ("patient.phone", "Phone:", 0.5)), 24)
    furniture.paragraph(
        s, "Staff may talk with the persons below about my condition, in person or by phone.", gap=2
    )
    lines.contact_table(s, ("Full name", "Relation", "Telephone"), 3, 22, framed=False)
    choices.ticks(
        s,
        "topics",
        (
            ("General condition", "medical"),
            ("Appointments", "appointments"),
            ("Test results", "results"),
            ("Charges", "billing"),
        ),
        across=2,
        kind="underscore",
        label="Limit the talk to (leave empty for everything):",
        most=2,
    )
    choices.inline_ticks(
        s,
        "voicemail.allowed",
        "Messages on my answering machine are OK:",
        (("yes", "yes"), ("no", "no")),
        "underscore",
    )
    lines.typed_lines(s, (("expiration", "Good through:", 0.6),), 24)
    lines.typed_lines(s, (("signature.present", "Signed:", 0.65), ("signature.date", "Date:", 0.35)), 36)
    lines.typed_lines(s, (("signer.name", "Print:", 0.5), ("signer.relationship", "Relationship:", 0.5)), 24)


LAYOUTS = (
    Layout("report-v-birchwood", FormType.VERBAL, EN, birchwood_word, SERIF, 12, 66),
    Layout("report-v-juniper", FormType.VERBAL, EN, juniper_talk, "libre-franklin", 9, 46),
    Layout("report-v-beacon", FormType.VERBAL, EN, beacon_family, "pt-serif", 11, 60),
    Layout("report-v-rio", FormType.VERBAL, ES, rio_platicar, "arimo", 9.5, 50),
    Layout("report-v-alder", FormType.VERBAL, EN, alder_minor, "merriweather", 9, 50),
)
