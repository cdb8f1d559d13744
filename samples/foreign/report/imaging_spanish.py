"""Imaging forms in Spanish and in both languages, to measure on."""

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.layout import Layout
from samples.foreign.report import fields, marks
from samples.foreign.report.fields import Comb
from samples.foreign.sheet import Sheet

ES = Language.SPANISH


def atabex_imagen(s: Sheet) -> None:
    furniture.letterhead(
        s, "ATABEX IMÁGENES", ("Centro de radiología diagnóstica - Caguana, Puerto Rico",), "disc", size=15
    )
    furniture.title(s, "SOLICITUD DE PLACAS Y ESTUDIOS", 13, band=True)
    lines.boxes(
        s,
        (
            ("patient.name#last_first", "Apellidos, nombre", 0.6),
            ("patient.mrn", "Núm. de expediente", 0.4),
        ),
        31,
        7,
    )
    s.y += 5
    fields.combs(
        s,
        (
            Comb("patient.date_of_birth", "Fecha de nacimiento", (2, 2, 4), ("Mes", "Día", "Año")),
            Comb("patient.phone", "Teléfono", (3, 3, 4)),
        ),
        14,
    )
    furniture.heading(s, "Estudios", "ruled")
    marks.led(
        s,
        "imaging.exams",
        (
            ("Resonancia magnética (MRI)", "MR"),
            ("Tomografía (CT)", "CT"),
            ("Sonograma", "US"),
            ("Mamografía", "MG"),
            ("Placa / rayos X", "XR"),
            ("Medicina nuclear", "NM"),
        ),
        2,
        2,
    )
    lines.boxes(s, (("imaging.body_part", "Parte del cuerpo", 1.0),), 31, 7)
    s.y += 5
    fields.combs(
        s,
        (
            Comb("imaging.date_from", "Realizado desde", (2, 2, 4), ("Mes", "Día", "Año")),
            Comb("imaging.date_to", "hasta", (2, 2, 4), ("Mes", "Día", "Año")),
        ),
        14,
    )
    marks.row(
        s,
        "imaging.product",
        (("Imágenes", "images"), ("Solo el informe", "reports"), ("Imágenes e informe", "both")),
        lead="Deseo:",
        after=True,
    )
    marks.row(
        s,
        "delivery.method",
        (("Recogeré el CD", "pickup"), ("Correo", "mail"), ("Portal", "portal")),
        lead="Entrega:",
        after=True,
    )
    furniture.heading(s, "Entregar a", "ruled")
    lines.boxes(
        s,
        (("recipient.name", "Médico o persona", 0.5), ("recipient.organization", "Hospital u oficina", 0.5)),
        31,
        7,
    )
    lines.boxes(s, (("recipient.address", "Dirección", 0.68), ("recipient.fax", "Fax", 0.32)), 31, 7)
    furniture.paragraph(
        s,
        "Autorizo la entrega. Puedo dejarla sin efecto por escrito antes de que ocurra. El centro me atiende "
        "aunque no firme. El disco no lleva contraseña.",
        8,
    )
    lines.boxes(s, (("signature.present", "Firma", 0.66), ("signature.date", "Fecha", 0.34)), 38, 7)
    lines.boxes(
        s, (("signer.name", "Nombre de quien firma", 0.6), ("signer.relationship", "Relación", 0.4)), 31, 7
    )
    furniture.footer(s, "AI-14 (2021)", "Copia amarilla: archivo")


def valle_bilingual(s: Sheet) -> None:
    furniture.title(s, "Valle Verde Open MRI", 17)
    furniture.title(s, "Copia de estudios  /  Copy of studies", 12)
    asking.stacked(
        s,
        (
            ("patient.name", "Nombre completo / Full name", 0.62),
            ("patient.date_of_birth", "Fecha de nacimiento / Birth date", 0.38),
        ),
    )
    asking.stacked(
        s, (("patient.phone", "Teléfono / Phone", 0.4), ("patient.email", "Correo electrónico / E-mail", 0.6))
    )
    asking.stacked(
        s,
        (
            ("imaging.exams", "¿Qué estudio? / Which study?", 0.6),
            ("imaging.date_from", "Fecha del estudio / Study date", 0.4),
        ),
    )
    choices.ticks(
        s,
        "imaging.product",
        (
            ("Imágenes / Images", "images"),
            ("Informe / Report", "reports"),
            ("Las dos cosas / Both", "both"),
        ),
        across=3,
        kind="circle",
    )
    choices.ticks(
        s,
        "delivery.format",
        (("CD", "cd_dvd"), ("USB", "usb"), ("PDF", "pdf")),
        across=3,
        kind="circle",
    )
    asking.stacked(
        s,
        (
            ("recipient.name", "Entregar a / Give to", 0.5),
            ("recipient.organization", "Consultorio / Office", 0.5),
        ),
    )
    asking.stacked(
        s, (("recipient.address", "Domicilio / Address", 0.68), ("recipient.phone", "Teléfono / Phone", 0.32))
    )
    asking.stacked(s, (("purpose", "Para qué / Purpose", 0.55), ("expiration", "Vence / Expires", 0.45)))
    furniture.columns(
        s,
        (
            "Doy permiso de entregar mis estudios. Lo puedo retirar por escrito. No es condición para "
            "atenderme.",
            "I allow my studies to be handed over. I can withdraw this in writing. It is no condition for "
            "my care.",
        ),
        8.5,
    )
    asking.stacked(
        s, (("signature.present", "Firma / Signature", 0.64), ("signature.date", "Fecha / Date", 0.36)), 30
    )
    asking.stacked(
        s,
        (
            ("signer.name", "Nombre / Printed name", 0.55),
            ("signer.relationship", "Parentesco / Relationship", 0.45),
        ),
    )
    furniture.footer(s, "VV 3 bil.", "")


LAYOUTS = (
    Layout("report-i-atabex", FormType.IMAGING, ES, atabex_imagen, "open-sans", 9, 48),
    Layout("report-i-valle", FormType.IMAGING, ES, valle_bilingual, "eb-garamond", 11, 54),
)
