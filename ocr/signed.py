"""Did somebody sign here? From the ink that stands where one signs."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from domain.page import Word
from domain.view import SignatureReading
from ocr.clean import Ink
from ocr.crop import Span, box_of, span
from ocr.raster import Gray
from ocr.raw import DPI

_PRINT_SURE = 0.7
_PRINTED_SIGNATURE, _PRINT_ALONE = 0.35, 0.25
"""That print alone, where a signature belongs, is one: typed by a computer, or on paper."""
_SPECK_PIXELS, _STREAK_PIXELS = 9, 10
_FEWEST_PIXELS, _PLENTY_PIXELS = 60, 350
_DOT_INCHES, _FLAT_INCHES, _INITIALS_INCHES = 0.12, 0.08, 0.8
_UNTOUCHED, _DIRT, _FAINT, _SHORT, _PLAIN = 0.0005, 0.03, 0.6, 0.9, 0.9995
"""On our own blanks, generated and faxed: no ink where nobody signed (43 of 44; the other was a streak),
2,000 pixels and more where somebody did, and initials no wider than 0.8 inches."""


@dataclass(frozen=True, slots=True)
class Signing:
    """`ink`: strokes that belong in the box, of the page's pixels `around`; `box`: also page pixels.

    `words`: the page's words in the box that the form does not print itself. `print`: of an unknown
    form all words of the page, for any may be its own; None where the form is known.
    """

    ink: Ink
    around: Span
    box: Span
    words: tuple[Word, ...]
    print: tuple[Word, ...] | None
    text_layer: bool


def signature(signing: Signing, page: Gray) -> SignatureReading:
    if signing.print is None:
        return _known(signing, page)
    present = _signed(signing.ink)
    if present >= 0.05:
        # On an unknown form print near by may be the form's own, a date or a name: no strokes.
        present = _strokes_only(signing, signing.print, page, present)
    if present < 0.05:
        return SignatureReading(present, None, False)
    return SignatureReading(present, box_of(_hull(signing), page), _typed(signing.words))


def _known(signing: Signing, page: Gray) -> SignatureReading:
    """Where the form's own print could be taken off, what is left was written there, or is dirt."""
    strokes = _strokes(signing.ink, 1.2 * signing.box.height)
    if not strokes.pixels:
        return SignatureReading(_UNTOUCHED, None, False)
    written = replace(signing, ink=strokes.ink)
    hull = _hull(written)
    where = box_of(hull, page)
    wide, tall = hull.width / DPI, hull.height / DPI
    if strokes.pixels < _FEWEST_PIXELS or max(wide, tall) < _DOT_INCHES:
        return SignatureReading(_DIRT, None, False)
    if strokes.pixels < _PLENTY_PIXELS or tall < _FLAT_INCHES:
        return SignatureReading(_FAINT, where, False)
    if wide < _INITIALS_INCHES:
        return SignatureReading(_SHORT, where, _typed(signing.words), initials=True)
    return SignatureReading(_PLAIN, where, _typed(signing.words))


@dataclass(frozen=True, slots=True)
class _Strokes:
    ink: Ink
    pixels: int


def _strokes(ink: Ink, highest: float) -> _Strokes:
    """Without specks, and without the upright lines that dirt on a scanner's glass draws."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall, wide = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    kept = (stats[:, cv2.CC_STAT_AREA] >= _SPECK_PIXELS) & ~((tall >= highest) & (wide <= _STREAK_PIXELS))
    kept[0] = False
    return _Strokes(
        np.where(kept[labels], np.uint8(255), np.uint8(0)), int(stats[kept, cv2.CC_STAT_AREA].sum())
    )


def _typed(words: tuple[Word, ...]) -> bool:
    return any(word.confidence > 0.85 and len(word.text) > 2 for word in words)


def _hull(signing: Signing) -> Span:
    rows = np.flatnonzero(signing.ink.any(axis=1))
    columns = np.flatnonzero(signing.ink.any(axis=0))
    return Span(
        signing.around.left + int(columns[0]),
        signing.around.top + int(rows[0]),
        signing.around.left + int(columns[-1]) + 1,
        signing.around.top + int(rows[-1]) + 1,
    )


def _strokes_only(signing: Signing, words: tuple[Word, ...], page: Gray, present: float) -> float:
    bare = signing.ink.copy()
    for word in words:
        if word.confidence < _PRINT_SURE or sum(c.isalnum() for c in word.text) < 2:
            continue
        where = span(word.box, page).grown(2, 2, page).inside(signing.around)
        bare[max(0, where.top) : max(0, where.bottom), max(0, where.left) : max(0, where.right)] = 0
    strokes = _drawn(bare)
    if strokes >= 0.5 or present < 0.5:
        return min(strokes, present)
    return _PRINTED_SIGNATURE if signing.text_layer else _PRINT_ALONE


def _signed(ink: Ink) -> float:
    """Probability of a signature from how much ink there is and how far it runs."""
    pixels = int(np.count_nonzero(ink))
    if pixels < 60:
        return 0.01
    columns = np.flatnonzero(ink.any(axis=0))
    rows = np.flatnonzero(ink.any(axis=1))
    wide, tall = int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    largest = int(stats[1:, cv2.CC_STAT_WIDTH].max(initial=0))
    if wide < 0.25 * DPI or tall < 0.06 * DPI or largest < 0.07 * DPI:
        return 0.15
    return 0.97 if pixels > 250 else 0.6


def _drawn(ink: Ink) -> float:
    """Probability of a signature where nothing is known of the form: long joined strokes speak for it."""
    plain = _signed(ink)
    if plain < 0.5:
        return plain
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall, wide = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH]
    long = int(wide[tall >= 0.06 * DPI].max(initial=0))
    if long >= 0.25 * DPI:
        return plain
    return 0.8 if long >= 0.12 * DPI else 0.6
