"""Papers drawn for the tests of ocr: a form to print, fax, turn and damage."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from domain.form import FormDefinition, FormType, Language, Polarity
from domain.page import Box
from ocr.raster import Gray

WIDE, HIGH = letter
ENGLISH = (
    "Authorization to Release Medical Records",
    "Patient full name and former surname",
    "Date of birth and record number",
    "Please send copies to the following clinic",
    "Laboratory results and discharge summaries",
    "This permission expires after one year",
    "Signature of patient or guardian",
)
ENGLISH_BACK = (
    "Sensitive categories require separate consent",
    "Mental health counseling and psychotherapy",
    "Substance treatment programs",
    "Genetic screening and testing",
    "Witness and interpreter statements",
    "Quillmere reference page number two",
    "Return both sheets together",
)
SPANISH = (
    "Autorización para divulgar expedientes médicos",
    "Nombre completo del paciente y apellidos",
    "Fecha de nacimiento y número de historia",
    "Envíe las copias a la siguiente clínica",
    "Resultados de laboratorio y resumen de alta",
    "Este permiso vence después de un año",
    "Firma del paciente o tutor",
)
RULE_POINTS = (200.0, 520.0)
TICK_POINTS = 11.0


def line_height(number: int) -> float:
    """Baseline of a printed line, points from the foot of the page."""
    return float(HIGH) - 90 - 75 * number


def print_form(path: Path, *pages: Sequence[str]) -> Path:
    """Each line with a rule below to write on, a tick box before it."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    for lines in pages:
        for number, line in enumerate(lines):
            base = line_height(number)
            canvas.setFont("Helvetica", 12)
            canvas.drawString(80, base, line)
            canvas.rect(58, base - 1, TICK_POINTS, TICK_POINTS)
            canvas.line(RULE_POINTS[0], base - 34, RULE_POINTS[1], base - 34)
        canvas.showPage()
    canvas.save()
    return path


def field_box(number: int) -> Box:
    """Where somebody writes below a printed line."""
    base = HIGH - line_height(number)
    return Box(RULE_POINTS[0] / WIDE, (base + 12) / HIGH, RULE_POINTS[1] / WIDE, (base + 35) / HIGH)


def tick_box(number: int) -> Box:
    base = HIGH - line_height(number)
    return Box(58 / WIDE, (base + 1 - TICK_POINTS) / HIGH, (58 + TICK_POINTS) / WIDE, (base + 1) / HIGH)


def definition(name: str, blank: Path, pages: int = 1) -> FormDefinition:
    return FormDefinition(
        id=name,
        revision="1",
        form_type=FormType.AUTHORIZATION,
        language=Language.ENGLISH,
        title=name,
        blank=blank,
        pages=pages,
        fields=(),
        ticks=(),
        statements=(),
        default_expiry_days=None,
        polarity=Polarity.UNKNOWN,
    )


def drawn(path: Path, page: int = 1, dpi: float = 200) -> Gray:
    document = pypdfium2.PdfDocument(path)
    try:
        picture = document[page - 1].render(scale=dpi / 72, grayscale=True).to_numpy()
        return np.array(picture, np.uint8).reshape(picture.shape[0], -1)
    finally:
        document.close()


def written(page: Gray, box: Box, text: str, font: Path, size: int) -> Gray:
    """The page with `text` written from the left edge of a box."""
    picture = Image.fromarray(page)
    pen = ImageFont.truetype(str(font), size)
    where = (box.left * picture.width + 10, box.bottom * picture.height - 1.3 * size)
    ImageDraw.Draw(picture).text(where, text, font=pen, fill=0)
    return np.array(picture, np.uint8)


def crossed(page: Gray, box: Box) -> Gray:
    """The page with an X over a tick box."""
    picture = Image.fromarray(page)
    left, right = box.left * picture.width, box.right * picture.width
    top, bottom = box.top * picture.height, box.bottom * picture.height
    pen = ImageDraw.Draw(picture)
    pen.line((left - 2, top - 2, right + 2, bottom + 2), fill=0, width=4)
    pen.line((left - 2, bottom + 2, right + 2, top - 2), fill=0, width=4)
    return np.array(picture, np.uint8)


def fax_tiff(
    pages: Sequence[Gray],
    rows_an_inch: int,
    compression: str = "group4",
    tags: dict[int, int] | None = None,
    dpi: tuple[float, float] | None = None,
) -> bytes:
    """Letter pages as a fax server stores them: 1728 wide, black and white."""
    size = (1728, 11 * rows_an_inch)
    pictures = [
        Image.fromarray(page).resize(size).point(lambda v: 255 * (v > 140)).convert("1") for page in pages
    ]
    out = BytesIO()
    extra = {} if dpi is None else {"dpi": dpi}
    pictures[0].save(
        out,
        "TIFF",
        save_all=True,
        append_images=pictures[1:],
        compression=compression,
        tiffinfo=tags or {},
        **extra,
    )
    return out.getvalue()
