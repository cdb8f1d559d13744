"""Handwriting fonts of a set."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import getFont, stringWidth

from samples.foreign.faces import registered

_FOLDER = Path(__file__).parents[1] / "fonts"
_X_HEIGHT_WIDTH = 62.0
"""Points that "Hamburgefonstiv" takes at the size at which handwriting fills a form's line."""

_WRITERS = {
    (0, "handprint"): ("architects-daughter", "patrick-hand", "indie-flower", "schoolbell"),
    (1, "handprint"): ("kalam", "mansalva", "shadows-into-light"),
    (0, "cursive"): ("bad-script", "caveat", "cedarville-cursive", "sue-ellen-francisco"),
    (1, "cursive"): ("homemade-apple", "reenie-beanie", "the-girl-next-door"),
}


@dataclass(frozen=True, slots=True)
class Hand:
    """`font`: its name in reportlab; `size`: points at which it looks like pen on paper."""

    font: str
    size: float


@cache
def hands(half: int, style: str) -> tuple[Hand, ...]:
    """Writers of a set (0 tune, 1 report) in a style; none for styles that are not written by hand."""
    names = _WRITERS.get((half, style), ())
    return tuple(_hand(registered(_FOLDER / f"{name}.ttf")) for name in names)


def _hand(font: str) -> Hand:
    assert getFont(font)
    at_ten = stringWidth("Hamburgefonstiv", font, 10)
    return Hand(font, min(19.0, max(11.0, 10 * _X_HEIGHT_WIDTH * 1.45 / at_ten)))
