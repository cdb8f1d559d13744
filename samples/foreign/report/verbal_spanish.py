"""Verbal forms in Spanish and in both languages, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.layout import Layout
from samples.foreign.report import fields, marks
from samples.foreign.report.fields import Column
from samples.foreign.sheet import Sheet

ES = Language.SPANISH


def ceiba_hablar(s: Sheet) -> None:
    furniture.letterhead(s, "Centro de Salud La Ceiba", ("Medicina de familia",), "leaf", size=15)
    furniture.title(s, "PERMISO PARA HABLAR CON MIS FAMILIARES", 13, band=True)
    fields.dotted(
        s, (("patient.name", "Nombre y apellidos", 0.62), ("patient.date_of_birth", "Nació el", 0.38)), 25
    )
    fields.dotted(s, (("patient.phone", "Teléfono", 0.45), ("patient.mrn", "Expediente", 0.55)), 25)
    furniture.paragraph(
        s,
        "Pueden hablar de mi salud, en persona o por teléfono, con estas personas. No se dan copias.",
        gap=4,
    )
    fields.people(
        s,
        (
            Column("number", "", 0.06),
            Column("name", "Nombre", 0.44),
            Column("relationship", "Parentesco", 0.22),
            Column("phone", "Celular o teléfono", 0.28),
        ),
        4,
        25,
    )
    furniture.paragraph(s, "Temas permitidos:", bold=True, gap=0)
    marks.led(
        s,
        "topics",
        (
            ("Mis citas", "appointments"),
            ("Mi tratamiento", "medical"),
            ("Mis resultados", "results"),
            ("Mis cuentas", "billing"),
        ),
        2,
        3,
        "bracket",
    )
    marks.pairs(
        s,
        "sensitive.items",
        (("Salud mental", "mental_health"), ("VIH", "hiv"), ("Uso de alcohol o drogas", "sud_part2")),
        ("Sí", "No"),
        "bracket",
        17,
        True,
    )
    marks.circled(
        s,
        "voicemail.allowed",
        "¿Dejamos mensajes con detalles? Circule:",
        (("SÍ", "yes"), ("NO", "no")),
        24,
    )
    fields.dotted(
        s, (("expiration", "Este permiso dura hasta", 0.55), ("revoked_on", "Cancelado el", 0.45)), 25
    )
    furniture.paragraph(s, "Puedo cancelarlo por escrito. Me atienden aunque no firme.", 9)
    fields.crossed_line(s, (("signature.present", "Firma", 0.62), ("signature.date", "Fecha", 0.38)), 42)
    fields.crossed_line(
        s,
        (
            ("signer.name", "Nombre en letra de molde", 0.6),
            ("signer.relationship", "Relación con el paciente", 0.4),
        ),
        34,
    )
    furniture.footer(s, "CSLC 31", "Versión 2")


def mission_bilingual(s: Sheet) -> None:
    furniture.title(s, "MISSION STREET DENTAL & MEDICAL", 14)
    furniture.title(s, "Family and Friends / Familia y amistades", 12.5)
    lines.below_lines(
        s,
        (
            ("patient.name", "Patient / Paciente", 0.62),
            ("patient.date_of_birth", "Date of birth / Fecha de nacimiento", 0.38),
        ),
        33,
        7.5,
    )
    furniture.paragraph(
        s,
        "We may speak with: / Podemos hablar con:",
        bold=True,
        gap=3,
    )
    fields.person_cards(s, ("Name / Nombre", "Relation / Relación", "Telephone / Teléfono"), 3)
    choices.ticks(
        s,
        "topics",
        (
            ("Appointments / Citas", "appointments"),
            ("Treatment / Tratamiento", "medical"),
            ("Results / Resultados", "results"),
            ("Payments / Pagos", "billing"),
        ),
        across=2,
        kind="square",
        label="About / Acerca de:",
        most=3,
    )
    choices.inline_ticks(
        s,
        "voicemail.allowed",
        "Voicemail with details / Mensajes con detalles:",
        (("Yes / Sí", "yes"), ("No", "no")),
    )
    lines.below_lines(
        s,
        (
            ("patient.phone", "Voicemail number / Número", 0.5),
            ("expiration", "Ends / Termina", 0.5),
        ),
        33,
        7.5,
    )
    furniture.paragraph(
        s,
        "You can end this in writing. It is not for copies of records. / Puede terminarlo por escrito. No "
        "sirve para pedir copias.",
        9,
    )
    lines.below_lines(
        s,
        (("signature.present", "Signature / Firma", 0.64), ("signature.date", "Date / Fecha", 0.36)),
        42,
        7.5,
    )
    lines.below_lines(
        s,
        (
            ("signer.name", "Name of signer / Nombre de quien firma", 0.6),
            ("signer.relationship", "Relationship / Parentesco", 0.4),
        ),
        33,
        7.5,
    )


def encina_frases(s: Sheet) -> None:
    furniture.title(s, "CENTRO LA ENCINA", 14)
    furniture.title(s, "Consentimiento para conversar sobre mi atención", 12.5)
    fields.flow(
        s,
        (
            "Yo,",
            ("patient.name", 250, "paciente"),
            ", que nací el",
            ("patient.date_of_birth", 0, "fecha de nacimiento"),
            "permito que el personal del Centro La Encina converse, solo de palabra, con quienes siguen:",
        ),
        29,
    )
    lines.contact_table(s, ("Persona", "Qué es de mí", "Número para llamarle"), 3, 25, framed=False)
    choices.ticks(
        s,
        "topics",
        (
            ("mis citas", "appointments"),
            ("mi enfermedad y tratamiento", "medical"),
            ("mis análisis y estudios", "results"),
            ("lo que debo", "billing"),
        ),
        across=2,
        kind="underscore",
        label="Pueden conversar de:",
        most=3,
    )
    marks.initialled(
        s,
        "sensitive.items",
        (("salud mental", "mental_health"), ("uso de drogas o alcohol", "sud_part2"), ("VIH o SIDA", "hiv")),
        "Iniciales",
        2,
        20,
    )
    fields.flow(
        s,
        (
            "Si no contesto, pueden llamar al",
            ("patient.phone", 150, "teléfono"),
            ". Este consentimiento termina el",
            ("expiration", 0, "fecha o suceso"),
        ),
        29,
    )
    marks.row(
        s,
        "voicemail.allowed",
        (("SÍ", "yes"), ("NO", "no")),
        "square",
        lead="Dejen recado con detalles:",
        after=True,
    )
    furniture.paragraph(
        s, "Lo puedo cancelar cuando quiera, por escrito o en persona. No depende de esto mi atención.", 9.5
    )
    asking.under_brackets(
        s, (("signature.present", "Firma del paciente o tutor", 0.62), ("signature.date", "Fecha", 0.38)), 46
    )
    asking.under_brackets(
        s, (("signer.name", "Nombre del tutor", 0.55), ("signer.relationship", "Parentesco", 0.45))
    )


LAYOUTS = (
    Layout("report-v-encina", FormType.VERBAL, ES, encina_frases, "pt-serif", 11, 60),
    Layout("report-v-ceiba", FormType.VERBAL, ES, ceiba_hablar, "comic-neue", 10.5, 54),
    Layout("report-v-mission", FormType.VERBAL, ES, mission_bilingual, "carlito", 11, 58),
)
