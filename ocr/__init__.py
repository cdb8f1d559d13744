"""Bytes to pages, pages to words and marks. Parsing and OCR run inside a sandboxed child."""

from ocr.blanks import Blanks
from ocr.decode import MEDIA_TYPES, decode
from ocr.print import Engine
from ocr.raw import Decoded, PageLimits, RawPage
from ocr.reader import read_beside, read_page, read_turned
from ocr.view import view
from ocr.warm import warm

__all__ = [
    "MEDIA_TYPES",
    "Blanks",
    "Decoded",
    "Engine",
    "PageLimits",
    "RawPage",
    "decode",
    "read_beside",
    "read_page",
    "read_turned",
    "view",
    "warm",
]
