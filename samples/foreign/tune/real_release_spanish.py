"""Spanish releases in the manner of forms in daily use; footers and office parts stay English."""

from domain.form import FormType, Language
from samples.foreign import choices, furniture, lines
from samples.foreign.faces import SANS
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet
from samples.foreign.tune import real_pieces
from samples.foreign.tune.real_statements import CONDICION, COPIA, REDIVULGA, REVOCO

ES = Language.SPANISH


def santa_brigida(s: Sheet) -> None:
    """A hospital's translated form: surnames and names apart, Yes boxes for what is sensitive."""
    real_pieces.label_box(s, "Patient Identification")
    furniture.letterhead(
        s, "Santa Brígida Medical Center", ("Departamento de Archivo Clínico",), "cross", size=13
    )
    furniture.title(s, "AUTORIZACIÓN PARA LA DIVULGACIÓN DE INFORMACIÓN DE SALUD", 9.5, "left")
    s.y += 4
    real_pieces.reversed_bar(s, "A. DATOS DEL PACIENTE")
    lines.below_lines(
        s,
        (
            ("patient.name#family", "Apellido(s)", 0.4),
            ("patient.name#given", "Primer nombre", 0.35),
            ("patient.name#middle", "Segundo nombre", 0.25),
        ),
        28,
    )
    lines.below_lines(
        s,
        (
            ("patient.date_of_birth", "Fecha de nacimiento (mm/dd/aaaa)", 0.34),
            ("patient.phone", "Número de teléfono", 0.33),
            ("patient.mrn", "Núm. de historia clínica", 0.33),
        ),
        28,
    )
    lines.below_lines(
        s,
        (
            ("patient.address#street", "Domicilio (calle y número)", 0.42),
            ("patient.address#city", "Ciudad", 0.25),
            ("patient.address#state", "Estado", 0.13),
            ("patient.address#zip", "Código postal", 0.2),
        ),
        28,
    )
    real_pieces.reversed_bar(s, "B. AUTORIZO A SANTA BRÍGIDA MEDICAL CENTER A ENVIAR MIS REGISTROS A:")
    choices.inline_ticks(
        s,
        "recipient.self",
        "",
        (("A mí mismo(a)", "yes"), ("A la persona o centro siguiente", "no")),
        "square",
    )
    lines.below_lines(
        s,
        (("recipient.name", "Nombre del destinatario", 0.5), ("recipient.organization", "Institución", 0.5)),
        28,
    )
    lines.below_lines(
        s,
        (
            ("recipient.address", "Dirección completa", 0.5),
            ("recipient.phone", "Teléfono", 0.25),
            ("recipient.fax", "Fax", 0.25),
        ),
        28,
    )
    real_pieces.reversed_bar(s, "C. REGISTROS QUE SOLICITO")
    lines.left_lines(
        s,
        (("records.date_from", "Fechas de tratamiento: Desde", 0.55), ("records.date_to", "Hasta", 0.4)),
        17,
    )
    real_pieces.ticks_and_other(
        s,
        "records.items",
        (
            ("Resumen del alta", "discharge"),
            ("Sala de emergencias", "ed"),
            ("Informe quirúrgico", "operative"),
            ("Análisis de laboratorio", "lab"),
            ("Informes de radiología", "radiology_report"),
            ("Vacunas", "immunization"),
            ("Notas de progreso", "clinic_notes"),
            ("Factura detallada", "billing"),
            ("Expediente completo", "entire"),
        ),
        "Otro (especifique):",
        3,
        most=3,
    )
    furniture.paragraph(s, "D. Marque SÍ si desea que se incluya:", bold=True, gap=0)
    choices.ticks(
        s,
        "sensitive.items",
        (
            ("SÍ  VIH/SIDA", "hiv"),
            ("SÍ  Salud mental", "mental_health"),
            ("SÍ  Alcohol y drogas", "sud_part2"),
            ("SÍ  Pruebas genéticas", "genetic"),
            ("SÍ  Violencia doméstica", "domestic_violence"),
            ("SÍ  Enfermedades venéreas", "sti"),
        ),
        across=3,
        most=2,
    )
    choices.inline_ticks(
        s,
        "purpose",
        "E. Propósito:",
        (
            ("Atención médica", "treatment"),
            ("Legal", "legal"),
            ("Seguro", "insurance"),
            ("Incapacidad", "disability"),
            ("Personal", "personal"),
        ),
    )
    lines.left_lines(s, (("expiration", "F. Esta autorización caduca el:", 0.6),), 17)
    real_pieces.bullets(s, (REVOCO, CONDICION, REDIVULGA, COPIA), 7)
    lines.below_lines(
        s,
        (
            ("signature.present", "Firma del paciente o de su representante", 0.55),
            ("signature.date", "Fecha", 0.2),
            ("signer.relationship", "Parentesco con el paciente", 0.25),
        ),
        30,
    )
    lines.below_lines(
        s,
        (
            ("signer.name", "Nombre en letra de molde", 0.5),
            ("~witness.signature", "Testigo / Intérprete", 0.5),
        ),
        28,
    )
    furniture.staff_block(s, "For Office Use Only", ("ID verified by", "Date released", "Pages"), 26)
    furniture.footer(s, "SBMC-0933-S (05/22)", "Page 1 of 1")


def buena_vista(s: Sheet) -> None:
    """A clinic's word-processor page: a sentence first, underscores, two persons' lines at the end."""
    furniture.letterhead(
        s, "Clínica Familiar Buena Vista", ("Calle Octava 220 · Tel. 555-010-9034",), "none", "centre", 13
    )
    furniture.title(s, "PERMISO PARA ENTREGAR EXPEDIENTES MÉDICOS", 12)
    lines.sentence(
        s,
        (
            "Yo,", ("patient.name", 210), "(nombre del paciente), nacido(a) el",
            ("patient.date_of_birth", 100), ", doy permiso a", ("discloser.name", 200),
            "para que entregue copia de mi expediente a:",
        ),
        21,
    )  # fmt: skip
    lines.typed_lines(s, (("recipient.name", "Doctor, clínica o persona:", 1.0),))
    lines.typed_lines(s, (("recipient.address", "Con dirección en:", 1.0),))
    lines.typed_lines(s, (("recipient.phone", "Tel.:", 0.5), ("recipient.fax", "Fax:", 0.5)))
    furniture.paragraph(s, "Documentos que deben entregarse:", bold=True, gap=0)
    choices.ticks(
        s,
        "records.items",
        (
            ("Todo el expediente", "entire"),
            ("Consultas", "clinic_notes"),
            ("Cartilla de vacunación", "immunization"),
            ("Estudios de laboratorio", "lab"),
            ("Hospitalización", "discharge"),
            ("Recetas y medicinas", "chemo_meds"),
        ),
        across=2,
        kind="bracket",
        most=3,
    )
    lines.typed_lines(
        s, (("records.date_from", "De las visitas entre el", 0.52), ("records.date_to", "y el", 0.4))
    )
    lines.typed_lines(s, (("purpose", "Los necesito para:", 1.0),))
    furniture.paragraph(s, "Ponga sus iniciales junto a lo que sí se puede entregar:", bold=True, gap=0)
    real_pieces.initials_first(
        s,
        (
            ("VIH o SIDA:", "pruebas y tratamiento", "hiv"),
            ("Salud mental:", "psiquiatría y psicología", "mental_health"),
            ("Alcohol y drogas:", "tratamiento", "sud_part2"),
        ),
    )
    lines.typed_lines(s, (("expiration", "El permiso termina el:", 0.6),))
    real_pieces.bullets(s, (REVOCO, CONDICION, REDIVULGA), 9, "1")
    furniture.paragraph(s, "Datos para comunicarnos con usted", bold=True, gap=0)
    lines.typed_lines(s, (("patient.address", "Su dirección:", 1.0),))
    lines.typed_lines(s, (("patient.phone", "Su teléfono:", 0.5), ("patient.email", "Su correo:", 0.5)))
    lines.typed_lines(s, (("signature.present", "Firma:", 0.6), ("signature.date", "Fecha:", 0.4)), 32)
    lines.typed_lines(
        s,
        (
            ("signer.name", "Si firma otra persona, su nombre:", 0.62),
            ("signer.relationship", "Parentesco:", 0.38),
        ),
    )
    lines.typed_lines(s, (("~witness.signature", "Testigo:", 0.6), ("~day.staff", "Fecha:", 0.4)), 28)


FIRST = (Layout("tune-r-brigida", FormType.AUTHORIZATION, ES, santa_brigida, SANS, 8.5, 42),)
HELD = (Layout("tune-s-buenavista", FormType.AUTHORIZATION, ES, buena_vista, "source-serif-4", 10, 54),)
