"""Sheets that travel with a form: cover, instructions, a copy of an identity card, letters."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from random import Random

import numpy as np
import pypdfium2
from reportlab.lib.colors import Color, black, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from domain.form import FormType, Language
from samples.blanks.hospital import DEPARTMENT, IMAGING_FAX, NAME, PHONE, RECORDS_FAX, VERBAL_FAX
from samples.channel import Grey
from samples.people import People, Person

WIDTH, HEIGHT = 612.0, 792.0
FAX_NUMBER = {
    FormType.AUTHORIZATION: RECORDS_FAX,
    FormType.AMENDMENT: RECORDS_FAX,
    FormType.IMAGING: IMAGING_FAX,
    FormType.VERBAL: VERBAL_FAX,
}


def pictures(pdf: bytes, dots: float = 300) -> list[Grey]:
    """Pages of a PDF as grey pictures, so many dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        return [
            np.array(page.render(scale=dots / 72, grayscale=True).to_pil().convert("L"), np.uint8)
            for page in document
        ]
    finally:
        document.close()


def blank_page() -> Grey:
    return np.full((3300, 2550), 252, np.uint8)


@dataclass
class _Page:
    """One page being drawn; `y` runs down from the top in points."""

    y: float = 60.0

    def __post_init__(self) -> None:
        self._out = BytesIO()
        self.canvas = Canvas(self._out, pagesize=(WIDTH, HEIGHT), invariant=1)

    def text(self, words: str, x: float = 60, size: float = 11, bold: bool = False) -> None:
        self.canvas.setFillColor(black)
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, HEIGHT - self.y, words)

    def paragraph(self, words: str, size: float = 11, x: float = 60, right: float = 552) -> None:
        line = ""
        for word in [*words.split(), ""]:
            longer = f"{line} {word}".strip()
            if word and stringWidth(longer, "Helvetica", size) <= right - x:
                line = longer
                continue
            self.text(line, x, size)
            self.y += size * 1.35
            line = word
        self.y += size * 0.6

    def rule(self, width: float = 1.0) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(60, HEIGHT - self.y, 552, HEIGHT - self.y)

    def picture(self) -> Grey:
        self.canvas.showPage()
        self.canvas.save()
        return pictures(self._out.getvalue())[0]


def cover(
    people: People, language: Language, form_type: FormType, pages: int, today: date, urgent: bool
) -> Grey:
    """A fax cover sheet. `pages` is what it announces, itself included."""
    spanish = language is Language.SPANISH
    page, sender = _Page(), people.organization()
    page.text(sender, size=17, bold=True)
    page.y += 20
    page.text(people.address(), size=10)
    page.y += 46
    page.text("FAX", size=42, bold=True)
    page.text("Hoja de portada" if spanish else "Cover Sheet", x=180, size=24)
    page.y += 30
    page.rule(2)
    rows = (
        ("Para" if spanish else "TO", f"{NAME}, {DEPARTMENT}"),
        ("Fax", FAX_NUMBER[form_type]),
        ("De" if spanish else "FROM", people.person(Language.ENGLISH).full),
        ("Teléfono" if spanish else "PHONE", people.phone()[0]),
        ("Fecha" if spanish else "DATE", f"{today:%m/%d/%Y}"),
        ("Páginas" if spanish else "PAGES", f"{pages}"),
        ("Asunto" if spanish else "RE", "Solicitud adjunta" if spanish else "Patient request attached"),
    )
    for label, value in rows:
        page.y += 28
        page.text(f"{label}:", size=12, bold=True)
        page.text(value, x=150, size=12)
    page.y += 24
    page.rule()
    page.y += 34
    if urgent:
        page.text("URGENTE" if spanish else "URGENT - patient has an appointment", size=15, bold=True)
        page.y += 34
    page.paragraph(
        "Por favor procese el formulario adjunto. Gracias."
        if spanish
        else "Please process the attached form. Call us if any page is missing. Thank you."
    )
    page.y = 660
    page.paragraph(
        "AVISO DE CONFIDENCIALIDAD: este fax contiene información confidencial destinada solo a la persona "
        "indicada. Si lo recibió por error, avise al remitente y destruya todas las páginas."
        if spanish
        else "CONFIDENTIALITY NOTICE: this fax holds confidential health information meant only for the "
        "addressee. If you received it in error, tell the sender at once and destroy all pages.",
        size=9,
    )
    return page.picture()


def instructions(language: Language) -> Grey:
    """The sheet that comes with a blank and is often faxed back with it."""
    spanish = language is Language.SPANISH
    page = _Page()
    page.text(NAME, size=14, bold=True)
    page.y += 30
    page.text(
        "Instrucciones para completar el formulario" if spanish else "Instructions for Completing Your Form",
        size=16,
        bold=True,
    )
    page.y += 10
    page.rule()
    page.y += 26
    steps = (
        (
            "Escriba con letra de molde y tinta negra. Responda todas las secciones.",
            "Indique el nombre completo y la fecha de nacimiento del paciente.",
            "Marque con una X las casillas que correspondan. Deje en blanco las demás.",
            "Firme y anote la fecha. Un formulario sin firma se devuelve.",
            "Si firma un representante, adjunte copia de los documentos legales.",
            "Adjunte copia de una identificación con foto.",
            f"Envíe todas las páginas por fax. Si tiene preguntas llame al {PHONE}.",
            "Las solicitudes habituales se preparan en unos quince días hábiles.",
        )
        if spanish
        else (
            "Print in black ink and answer every section of the form.",
            "Give the patient's full name and date of birth so that we can find the record.",
            "Mark the boxes that apply with an X. Leave the other boxes empty.",
            "Sign and date the form. A form without a signature is returned.",
            "If a representative signs, attach a copy of the papers that show legal authority.",
            "Attach a copy of a photo identification card.",
            f"Fax all pages. If you have questions, call {PHONE}.",
            "Routine requests are usually prepared within fifteen business days.",
        )
    )
    for number, step in enumerate(steps, 1):
        page.text(f"{number}.", size=12, bold=True)
        page.paragraph(step, size=12, x=84)
        page.y += 8
    page.paragraph(
        "No devuelva esta hoja con el formulario."
        if spanish
        else "Keep this sheet. You do not need to return it."
    )
    page.y = 768
    page.text("QCI-HIS-100-INS (Rev. 01/26)", size=8)
    return page.picture()


def identity_card(person: Person, born: date | None, rng: Random) -> Grey:
    """A photocopied card on an otherwise empty page."""
    page = _Page()
    canvas = page.canvas
    left, top, wide, high = rng.uniform(90, 230), rng.uniform(90, 260), 250.0, 158.0
    canvas.setFillColor(Color(0.86, 0.86, 0.86))
    canvas.roundRect(left, HEIGHT - top - high, wide, high, 9, fill=1, stroke=1)
    canvas.setFillColor(Color(0.45, 0.45, 0.45))
    canvas.rect(left + 12, HEIGHT - top - 128, 70, 88, fill=1, stroke=0)
    canvas.setFillColor(white)
    canvas.circle(left + 47, HEIGHT - top - 72, 16, fill=1, stroke=0)
    canvas.ellipse(left + 22, HEIGHT - top - 150, left + 72, HEIGHT - top - 94, fill=1, stroke=0)
    for size, offset, words in (
        (12, 22, "IDENTIFICATION CARD"),
        (8, 48, f"NO. S{rng.randrange(10_000_000, 99_999_999)}"),
        (9, 66, person.family.upper()),
        (9, 80, f"{person.given} {person.middle}".strip().upper()),
        (8, 98, f"DOB {born:%m/%d/%Y}" if born else "DOB"),
        (8, 112, f"EXP {rng.randint(1, 12):02d}/{rng.randint(10, 28)}/20{rng.randint(27, 33)}"),
    ):
        page.y = top + offset
        page.text(words, x=left + 94, size=size, bold=True)
    return page.picture()


def letter(people: People, language: Language, today: date) -> Grey:
    """A short letter that is no form: somebody asks how far a request is."""
    spanish = language is Language.SPANISH
    page, sender = _Page(), people.person(language)
    page.y = 90
    page.text(sender.full)
    page.y += 15
    page.text(people.address())
    page.y += 36
    page.text(f"{today:%m/%d/%Y}")
    page.y += 36
    page.text(f"{NAME}, {DEPARTMENT}")
    page.y += 40
    page.paragraph("Estimados señores:" if spanish else "To whom it may concern:")
    page.paragraph(
        "Les escribo para preguntar por el estado de la solicitud que envié hace tres semanas. Todavía no he "
        "recibido respuesta. Les agradeceré que me llamen por teléfono por la tarde."
        if spanish
        else "I am writing to ask about the status of the request that I sent three weeks ago. I have not "
        "heard from you yet. Please call me in the afternoon and let me know when I can expect an answer."
    )
    page.paragraph("Gracias." if spanish else "Thank you for your help.")
    page.y += 20
    page.paragraph("Atentamente," if spanish else "Sincerely,")
    page.y += 30
    page.text(sender.full)
    return page.picture()
