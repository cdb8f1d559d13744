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
_FURTHER = Path(__file__).parent / "fonts"
_MORE_TO_MEASURE_ON = {
    "handprint": ("over-the-rainbow",),
    "cursive": ("la-belle-aurore", "dawning-of-a-new-day"),
}
"""Hands of foreign paper alone: joined writing, which the hospital's own report set lacks."""
_WEIGHTS = {"dawning-of-a-new-day": 0.22}
_SIGNATURES = ("mrs-saint-delafield", "la-belle-aurore", "dawning-of-a-new-day")
_X_HEIGHT_WIDTH = 62.0
"""Points that "Hamburgefonstiv" takes at the size at which handwriting fills a form's line."""


@dataclass(frozen=True, slots=True)
class Hand:
    """`font`: its name in reportlab; `size`: points at which it looks like pen on paper; `weight`: points
    of ink to lay around the strokes of a font that is finer than any pen."""

    font: str
    size: float
    weight: float = 0.0


@cache
def hands(half: int, style: str) -> tuple[Hand, ...]:
    """Writers of a set (0 tune, 1 report) in a style; none for styles that are not written by hand."""
    which = SampleSet.TUNE if half == 0 else SampleSet.REPORT
    names = FONTS.get((which, Style(style)), ()) if style in ("handprint", "cursive") else ()
    more = _MORE_TO_MEASURE_ON.get(style, ()) if which is SampleSet.REPORT else ()
    files = [_FOLDER / f"{name}.ttf" for name in names] + [_FURTHER / f"{name}.ttf" for name in more]
    return tuple(_hand(registered(file)) for file in files)


@cache
def signatures(half: int) -> tuple[str, ...]:
    """Fonts in which people of a set sign their name; none: they all sign with a scrawl."""
    return tuple(registered(_FURTHER / f"{name}.ttf") for name in _SIGNATURES) if half == 1 else ()


def _hand(font: str) -> Hand:
    assert getFont(font)
    at_ten = stringWidth("Hamburgefonstiv", font, 10)
    size = min(19.0, max(11.0, 10 * _X_HEIGHT_WIDTH * 1.45 / at_ten))
    return Hand(font, size, _WEIGHTS.get(font, 0.0))
