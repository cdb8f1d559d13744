"""Authorizations in Spanish and in both languages, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, furniture, lines
from samples.foreign.layout import Layout
from samples.foreign.report import dressing, fields, marks
from samples.foreign.report.fields import Comb
from samples.foreign.sheet import Sheet

EN, ES = Language.ENGLISH, Language.SPANISH
_FECHA = ("MES", "DÍA", "AÑO")


def boricua_peines(s: Sheet) -> None:
    dressing.split_head(
        s,
        "HOSPITAL SAN ISIDRO DEL MAR",
        ("Departamento de Récord Médico", "Apartado 3310, Bahía Honda, Puerto Rico"),
        ("AUTORIZACIÓN PARA DIVULGAR", "INFORMACIÓN DE SALUD"),
    )
    dressing.bar(s, "I. DATOS DEL PACIENTE", "LETRA DE MOLDE")
    lines.boxes(
        s,
        (
            ("patient.name#family", "APELLIDO PATERNO Y MATERNO", 0.42),
            ("patient.name#given", "NOMBRE", 0.33),
            ("patient.name#middle", "SEGUNDO NOMBRE O INICIAL", 0.25),
        ),
        30,
        6.5,
    )
    lines.boxes(
        s,
        (
            ("patient.address#street", "DIRECCIÓN RESIDENCIAL", 0.46),
            ("patient.address#city", "PUEBLO", 0.26),
            ("patient.address#state", "ESTADO", 0.1),
            ("patient.address#zip", "ZIP CODE", 0.18),
        ),
        30,
        6.5,
    )
    s.y += 4
    fields.combs(
        s,
        (
            Comb("patient.date_of_birth", "FECHA DE NACIMIENTO", (2, 2, 4), _FECHA, between="-"),
            Comb("patient.mrn", "NÚM. DE RÉCORD", (8,)),
            Comb("patient.phone", "TELÉFONO", (3, 3, 4), between="-"),
        ),
        12,
    )
    dressing.bar(s, "II. SE AUTORIZA ENTREGAR A")
    lines.boxes(
        s,
        (
            ("recipient.name", "PERSONA O MÉDICO", 0.5),
            ("recipient.organization", "ENTIDAD O INSTITUCIÓN", 0.5),
        ),
        30,
        6.5,
    )
    lines.boxes(s, (("recipient.address", "DIRECCIÓN POSTAL", 0.7), ("recipient.fax", "FAX", 0.3)), 30, 6.5)
    dressing.bar(s, "III. INFORMACIÓN A DIVULGARSE")
    marks.table(
        s,
        "records.items",
        (
            ("RESUMEN DE ALTA", "discharge"),
            ("HISTORIAL Y EXAMEN FÍSICO", "hp"),
            ("NOTAS DE PROGRESO", "clinic_notes"),
            ("LABORATORIOS", "lab"),
            ("INFORME DE OPERACIÓN", "operative"),
            ("RADIOLOGÍA (INFORMES)", "radiology_report"),
            ("SALA DE EMERGENCIA", "ed"),
            ("RÉCORD COMPLETO", "entire"),
        ),
        ("X", "DOCUMENTO"),
        3,
    )
    fields.combs(
        s,
        (
            Comb("records.date_from", "SERVICIOS DESDE", (2, 2, 4), _FECHA, between="-"),
            Comb("records.date_to", "HASTA", (2, 2, 4), _FECHA, between="-"),
        ),
        12,
    )
    dressing.bar(s, "IV. PROPÓSITO Y VIGENCIA")
    marks.row(
        s,
        "purpose",
        (
            ("TRATAMIENTO", "treatment"),
            ("LEGAL", "legal"),
            ("SEGURO", "insurance"),
            ("INCAPACIDAD", "disability"),
            ("USO PERSONAL", "personal"),
        ),
    )
    lines.boxes(s, (("expiration", "ESTA AUTORIZACIÓN VENCE EL", 0.5),), 30, 6.5)
    s.y += 3
    marks.initialled(
        s,
        "sensitive.items",
        (
            ("VIH / SIDA", "hiv"),
            ("SALUD MENTAL", "mental_health"),
            ("ALCOHOL O SUSTANCIAS CONTROLADAS", "sud_part2"),
        ),
        "INICIALES",
        2,
        16,
    )
    furniture.paragraph(
        s,
        "Puedo revocar esta autorización por escrito ante el Departamento de Récord Médico; la revocación no "
        "alcanza lo ya entregado. El hospital no condiciona mi tratamiento a que la firme. Quien reciba la "
        "información puede divulgarla de nuevo.",
        7,
    )
    lines.boxes(
        s,
        (("signature.present", "FIRMA DEL PACIENTE O TUTOR", 0.66), ("signature.date", "FECHA", 0.34)),
        36,
        6.5,
    )
    lines.boxes(
        s,
        (
            ("signer.name", "NOMBRE DE QUIEN FIRMA", 0.45),
            ("signer.relationship", "PARENTESCO", 0.25),
            ("signer.authority", "AUTORIDAD LEGAL", 0.3),
        ),
        30,
        6.5,
    )
    dressing.page_foot(s, "HSIM-RM-022-E", "Rev. marzo 2023", "Original: expediente")


def frontera_bilingue(s: Sheet) -> None:
    furniture.letterhead(
        s,
        "Clínica La Frontera Health Center",
        ("2210 Mesquite Road - Medical Records / Archivo clínico - 210-555-0158",),
        "cross",
        "centre",
    )
    furniture.title(s, "Authorization to Release Records / Autorización para divulgar expedientes", 11.5)
    lines.left_lines(
        s,
        (("patient.name", "Patient Name / Nombre del paciente:", 1.0),),
        21,
    )
    lines.left_lines(
        s,
        (
            ("patient.date_of_birth", "Date of Birth / Fecha de nacimiento:", 0.56),
            ("patient.phone", "Phone / Teléfono:", 0.44),
        ),
        21,
    )
    lines.left_lines(s, (("patient.address", "Address / Domicilio:", 1.0),), 21)
    furniture.heading(s, "Release my records to / Entregar mis expedientes a:", "shaded")
    lines.left_lines(s, (("recipient.name", "Name / Nombre:", 1.0),), 21)
    lines.left_lines(s, (("recipient.organization", "Clinic or office / Clínica u oficina:", 1.0),), 21)
    lines.left_lines(
        s,
        (("recipient.phone", "Phone / Teléfono:", 0.5), ("recipient.fax", "Fax:", 0.5)),
        21,
    )
    furniture.heading(s, "Information / Información:", "shaded")
    marks.listing(
        s,
        "records.items",
        (
            ("Complete chart / Expediente completo", "entire"),
            ("Visit notes / Notas de consulta", "clinic_notes"),
            ("Lab / Laboratorio", "lab"),
            ("Immunizations / Vacunas", "immunization"),
            ("X-ray reports / Informes de rayos X", "radiology_report"),
            ("Billing / Facturas", "billing"),
        ),
        2,
        "round bracket",
        2,
    )
    lines.left_lines(
        s,
        (("records.date_from", "From / Desde:", 0.5), ("records.date_to", "To / Hasta:", 0.5)),
        21,
    )
    marks.row(
        s,
        "purpose",
        (
            ("Medical care / Atención médica", "treatment"),
            ("Personal", "personal"),
            ("Legal", "legal"),
            ("School / Escuela", "school"),
        ),
        "round bracket",
        lead="Purpose / Motivo:",
    )
    marks.pairs(
        s,
        "sensitive.items",
        (
            ("HIV / VIH", "hiv"),
            ("Mental health / Salud mental", "mental_health"),
            ("Alcohol, drugs / Alcohol, drogas", "sud_part2"),
        ),
        ("Yes / Sí", "No"),
        "round bracket",
        15,
    )
    furniture.columns(
        s,
        (
            "I may cancel this paper in writing. My care does not depend on it. Records already sent may be "
            "shared by others. It ends on the date below, or in one year.",
            "Puedo cancelar este papel por escrito. Mi atención no depende de él. Otros pueden compartir los "
            "expedientes ya enviados. Termina en la fecha de abajo, o en un año.",
        ),
        8,
    )
    lines.left_lines(s, (("expiration", "Ends on / Termina el:", 0.55),), 21)
    lines.below_lines(
        s,
        (("signature.present", "Signature / Firma", 0.66), ("signature.date", "Date / Fecha", 0.34)),
        38,
        7.5,
    )
    lines.below_lines(
        s,
        (
            ("signer.name", "Printed name / Nombre en letra de molde", 0.55),
            ("signer.relationship", "Relationship / Parentesco", 0.45),
        ),
        32,
        7.5,
    )
    furniture.footer(s, "CLF-8 EN/SP", "Staff initials ____")


def jacaranda_frases(s: Sheet) -> None:
    furniture.title(s, "CENTRO MÉDICO JACARANDA", 15)
    furniture.title(s, "Carta de autorización", 12)
    fields.flow(
        s,
        (
            "Yo,",
            ("patient.name", 250, "nombre y apellidos"),
            "nacido(a) el",
            ("patient.date_of_birth", 0, "fecha de nacimiento"),
            "con domicilio en",
            ("patient.address", 0, "calle, ciudad, estado y código postal"),
            "y teléfono",
            ("patient.phone", 150, "número"),
            "autorizo a",
            ("discloser.name", 0, "hospital, clínica o médico que tiene los expedientes"),
            "para que entregue a",
            ("recipient.name", 0, "persona que recibe"),
            "de",
            ("recipient.organization", 250, "consultorio u oficina"),
            ", fax",
            ("recipient.fax", 0, "número de fax"),
            "lo que marco enseguida:",
        ),
        31,
    )
    marks.listing(
        s,
        "records.items",
        (
            ("Todo mi expediente", "entire"),
            ("Resumen clínico", "abstract"),
            ("Análisis de laboratorio", "lab"),
            ("Recetas y medicamentos", "chemo_meds"),
            ("Cartilla de vacunas", "immunization"),
            ("Estudios en disco", "images"),
        ),
        2,
        "square",
        3,
        18,
    )
    fields.flow(
        s,
        (
            "de las consultas que tuve entre el",
            ("records.date_from", 130, "primera fecha"),
            "y el",
            ("records.date_to", 0, "última fecha"),
            "con el fin de",
            ("purpose", 0, "motivo"),
            "Esta carta vale hasta el",
            ("expiration", 180, "fecha o suceso"),
        ),
        31,
    )
    furniture.paragraph(
        s,
        "Sé que puedo retirar este permiso por escrito, que me atienden aunque no firme, y que quien reciba "
        "los papeles puede enseñarlos a otros. Los papeles pueden hablar de VIH, de salud mental y de uso de "
        "alcohol o drogas.",
        10,
    )
    asking.under_brackets(s, (("signature.present", "Firma", 0.6), ("signature.date", "Fecha", 0.4)), 48)
    asking.under_brackets(
        s, (("signer.name", "Nombre de quien firma", 0.55), ("signer.relationship", "Parentesco", 0.45))
    )


def palmas_tarjetas(s: Sheet) -> None:
    s.print_text("Salud Las Palmas", s.left, s.y + 18, 20, bold=True)
    s.print_text("grupo médico", s.right, s.y + 18, 10, align="right")
    s.y += 30
    furniture.title(s, "Comparta su expediente", 14, "left")
    dressing.disc(s, "1", "Paciente")
    fields.cards(
        s,
        (
            ("patient.name#given", "Nombre", 0.36),
            ("patient.name#family", "Apellidos", 0.38),
            ("patient.date_of_birth", "Nacimiento (mm/dd/aaaa)", 0.26),
        ),
    )
    fields.cards(s, (("patient.email", "Correo electrónico", 0.56), ("patient.phone", "Celular", 0.44)))
    dressing.disc(s, "2", "¿Para quién son las copias?")
    marks.row(s, "recipient.self", (("Para mí", "yes"), ("Para otra persona", "no")), "circle", pitch=14)
    fields.cards(
        s, (("recipient.name", "Nombre", 0.5), ("recipient.organization", "Consultorio, escuela u otro", 0.5))
    )
    fields.cards(s, (("recipient.address", "Dirección postal", 0.7), ("recipient.fax", "Fax", 0.3)))
    dressing.disc(s, "3", "¿Qué desea compartir?")
    marks.listing(
        s,
        "records.items",
        (
            ("Resumen de mis visitas", "abstract"),
            ("Todo", "entire"),
            ("Resultados de laboratorio", "lab"),
            ("Vacunas", "immunization"),
            ("Medicamentos", "chemo_meds"),
            ("Informes de imágenes", "radiology_report"),
        ),
        3,
        "circle",
        3,
    )
    fields.cards(s, (("records.date_from", "A partir del", 0.32), ("records.date_to", "Hasta el", 0.32)))
    marks.pairs(
        s,
        "sensitive.items",
        (
            ("Salud mental", "mental_health"),
            ("Embarazo, anticonceptivos, aborto", "reproductive"),
            ("VIH", "hiv"),
            ("Alcohol y drogas", "sud_part2"),
        ),
        ("Compartir", "No compartir"),
        "circle",
        15,
    )
    dressing.disc(s, "4", "Entrega y firma")
    marks.circled(
        s,
        "delivery.method",
        "Encierre en un círculo:",
        (("CORREO", "mail"), ("FAX", "fax"), ("PORTAL", "portal"), ("RECOJO", "pickup")),
    )
    furniture.paragraph(
        s,
        "Usted puede arrepentirse: escríbanos y dejamos de compartir desde ese día. Le atendemos aunque no "
        "firme. Quien reciba las copias podría mostrarlas.",
        8.5,
    )
    fields.cards(s, (("expiration", "Válido hasta", 0.4),))
    fields.cards(s, (("signature.present", "Firma", 0.66), ("signature.date", "Fecha de hoy", 0.34)), 32)
    fields.cards(
        s,
        (
            ("signer.name", "Si firma por otro, su nombre", 0.6),
            ("signer.relationship", "Usted es", 0.4),
        ),
    )


LAYOUTS = (
    Layout("report-a-palmas", FormType.AUTHORIZATION, ES, palmas_tarjetas, "nunito-sans", 9, 52),
    Layout("report-a-boricua", FormType.AUTHORIZATION, ES, boricua_peines, "archivo-narrow", 8.5, 38),
    Layout("report-a-frontera", FormType.AUTHORIZATION, EN, frontera_bilingue, "carlito", 10, 52),
    Layout("report-a-jacaranda", FormType.AUTHORIZATION, ES, jacaranda_frases, "eb-garamond", 12, 62),
)
