"""Handwriting fonts of a set."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import getFont, stringWidth

from samples.filling import Style
from samples.foreign.faces import registered
from samples.hand import FONTS
from samples.people import SampleSet

_FOLDER = Path(__file__).parents[1] / "fonts"
_X_HEIGHT_WIDTH = 62.0
"""Points that "Hamburgefonstiv" takes at the size at which handwriting fills a form's line."""


@dataclass(frozen=True, slots=True)
class Hand:
    """`font`: its name in reportlab; `size`: points at which it looks like pen on paper."""

    font: str
    size: float


@cache
def hands(half: int, style: str) -> tuple[Hand, ...]:
    """Writers of a set (0 tune, 1 report) in a style; none for styles that are not written by hand."""
    which = SampleSet.TUNE if half == 0 else SampleSet.REPORT
    names = FONTS.get((which, Style(style)), ()) if style in ("handprint", "cursive") else ()
    return tuple(_hand(registered(_FOLDER / f"{name}.ttf")) for name in names)


def _hand(font: str) -> Hand:
    assert getFont(font)
    at_ten = stringWidth("Hamburgefonstiv", font, 10)
    return Hand(font, min(19.0, max(11.0, 10 * _X_HEIGHT_WIDTH * 1.45 / at_ten)))
