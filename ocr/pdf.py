"""PDF pages: rendered as a person would see them, with the text and form values the file itself holds."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pdfplumber
import pikepdf
import pypdfium2
import pypdfium2.raw
from pdfminer.pdfexceptions import PDFException
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from domain.faults import ErrorCode, Permanent
from domain.page import FormValue, Word
from ocr.acroform import form_values, value_words
from ocr.pdf_guard import check_document, page_dpi
from ocr.raster import Gray, save_png
from ocr.raw import Decoded, PageLimits, RawPage
from ocr.text_layer import believable_words

_POINTS = 72.0
_PDFMINER_FAULTS = (
    PDFException,
    PdfminerException,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RecursionError,
    OverflowError,
)
"""pdfminer has no error type of its own for most damage: it stumbles over what it finds."""


def decode_pdf(path: Path, work: Path, limits: PageLimits) -> Decoded:
    with _opened(path) as pdf:
        count = len(pdf.pages)
        check_document(pdf, limits)
        damage = _warnings(pdf, count)
        readable = path
        if pdf.is_encrypted or damage:
            readable = work / "readable.pdf"
            pdf.save(readable)
        values = [form_values(page) for page in pdf.pages]
    pages = _pages(readable, values, work, limits)
    if len(pages) < count:
        damage = (*damage, f"only {len(pages)} of {count} pages could be drawn")
    return Decoded(tuple(pages), announced=count, damage=damage)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[pikepdf.Pdf]:
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise Permanent(
            ErrorCode.ENCRYPTED_PDF, "The PDF is locked with a password; ask the sender for an open copy."
        ) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError) as error:
        raise Permanent(
            ErrorCode.DAMAGED_FILE, "The PDF is damaged beyond repair; ask the sender to send it again."
        ) from error


def _warnings(pdf: pikepdf.Pdf, count: int) -> tuple[str, ...]:
    """qpdf repairs while it opens; what it says of content it could not keep is of no use to a clerk."""
    if not pdf.get_warnings():
        return ()
    return (f"the PDF was damaged and has been repaired; {count} pages were found",)


def _pages(path: Path, values: list[tuple[FormValue, ...]], work: Path, limits: PageLimits) -> list[RawPage]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Permanent(
            ErrorCode.DAMAGED_FILE, "The PDF is damaged beyond repair; ask the sender to send it again."
        ) from error
    with contextlib.closing(document), _text_of(path) as text:
        if document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE:
            document.init_forms()  # without it the values typed into a form are not drawn
        pages = []
        for index in range(min(len(document), len(values))):
            page = _page(document, text, index, values[index], work, limits)
            if page is not None:
                pages.append(page)
        return pages


@contextlib.contextmanager
def _text_of(path: Path) -> Iterator[PDF | None]:
    try:
        text = pdfplumber.open(path)
    except _PDFMINER_FAULTS:
        yield None
        return
    with contextlib.closing(text):
        yield text


def _page(
    document: pypdfium2.PdfDocument,
    text: PDF | None,
    index: int,
    values: tuple[FormValue, ...],
    work: Path,
    limits: PageLimits,
) -> RawPage | None:
    try:
        gray, dpi = _render(document[index], limits)
    except pypdfium2.PdfiumError:
        return None
    image = work / f"page-{index + 1:04}.png"
    save_png(gray, image)
    words = _words(text, index, gray)
    if words is not None:
        words = (*words, *value_words(values, first_line=1 + max((word.line for word in words), default=0)))
    return RawPage(index + 1, image, dpi, words, values)


def _render(page: pypdfium2.PdfPage, limits: PageLimits) -> tuple[Gray, float]:
    width, height = page.get_size()
    dpi = page_dpi(width, height, limits)
    drawn = page.render(scale=dpi / _POINTS, grayscale=True, may_draw_forms=True)
    gray = np.asarray(drawn.to_numpy(), np.uint8)
    return np.ascontiguousarray(gray.reshape(gray.shape[0], -1)), dpi


def _words(text: PDF | None, index: int, gray: Gray) -> tuple[Word, ...] | None:
    if text is None or index >= len(text.pages):
        return None
    try:
        return believable_words(text.pages[index], gray)
    except _PDFMINER_FAULTS:
        return None
