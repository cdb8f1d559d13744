"""Print faces: the PDF's own and a few open ones kept beside this file."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_FOLDER = Path(__file__).parent / "fonts"


@dataclass(frozen=True, slots=True)
class Face:
    """Names under which reportlab knows the two weights."""

    regular: str
    bold: str


SANS = Face("Helvetica", "Helvetica-Bold")
SERIF = Face("Times-Roman", "Times-Bold")
MONO = Face("Courier", "Courier-Bold")


@cache
def face(name: str) -> Face:
    """One of the open faces by file name ("lato"), registered on first use."""
    for weight in ("regular", "bold"):
        pdfmetrics.registerFont(TTFont(f"{name}-{weight}", _FOLDER / f"{name}-{weight}.ttf"))
    return Face(f"{name}-regular", f"{name}-bold")


@cache
def registered(path: Path) -> str:
    """A font file of any kind, under its own file name."""
    pdfmetrics.registerFont(TTFont(path.stem, path))
    return path.stem
