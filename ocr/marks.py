"""Is this tick box marked? From the ink inside and around its frame."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from domain.page import Box
from domain.view import MarkReading
from ocr.added import without_print
from ocr.clean import Ink
from ocr.crop import Span, span
from ocr.raster import Gray

_EMPTY = 0.03
_CLEAR = 0.10


@dataclass(frozen=True, slots=True)
class Strokes:
    """Ink around a tick box. `added`: without what the blank prints, if a blank is known."""

    ink: Ink
    added: Ink | None
    box: Span


class Marks:
    """The tick boxes of one page."""

    def __init__(self, page: Gray, ink: Ink) -> None:
        self._page = page
        self._ink = ink

    def read(self, box: Box, printed: Ink | None) -> MarkReading:
        """`printed`: the ink of the form's blank where it lies on this page, if the form is known."""
        where = span(box, self._page)
        around = where.grown(where.width, where.height, self._ink)
        added = None if printed is None else without_print(self._ink, printed, around)
        chance, ink = marked(Strokes(around.of(self._ink), added, where.inside(around)))
        return MarkReading(chance, ink, box)


def marked(strokes: Strokes) -> tuple[float, float]:
    """Probability that a person marked the box, and the share of unexplained dark pixels in it."""
    inner = _inner(strokes.box)
    ink = strokes.ink if strokes.added is None else cv2.min(strokes.ink, strokes.added)
    dark = inner.of(np.asarray(ink, np.uint8)) > 0
    # Of an unknown form the box may be round: its corners would be frame.
    share = float(np.mean(dark if strokes.added is not None else dark[_disc(dark.shape[0], dark.shape[1])]))
    around = 0.0 if strokes.added is None else _ringed(strokes.added, strokes.box)
    return max(_chance(share), around), round(share, 4)


def _ringed(added: Ink, box: Span) -> float:
    """Probability that the box is circled: strokes nobody printed on its sides, where its frame is not.

    A ring passes on all four sides; on one of them, often the right, it may be lost in the label.
    """
    gap_x, gap_y = max(2, box.width // 6), max(2, box.height // 6)
    reach_x, reach_y = box.width, box.height
    outer = box.grown(reach_x, reach_y, added)
    near = box.grown(gap_x, gap_y, added)
    sides = (
        Span(outer.left, box.top, near.left, box.bottom),
        Span(near.right, box.top, outer.right, box.bottom),
        Span(box.left, outer.top, box.right, near.top),
        Span(box.left, near.bottom, box.right, outer.bottom),
    )
    crossed = [_crossed(side.of(added), upright=n < 2) for n, side in enumerate(sides)]
    return {4: 0.95, 3: 0.8, 2: 0.2}.get(sum(crossed), 0.0)


def _crossed(side: Ink, *, upright: bool) -> bool:
    """A stroke runs the most part of the side's length: along it, ink somewhere in nearly every row."""
    if side.size == 0:
        return False
    along = (side > 0).any(axis=1 if upright else 0)
    return float(along.mean()) >= 0.8 and float((side > 0).mean()) <= 0.5


def _disc(height: int, width: int) -> npt.NDArray[np.bool_]:
    rows, columns = np.ogrid[:height, :width]
    down, across = (rows + 0.5) / height * 2 - 1, (columns + 0.5) / width * 2 - 1
    return np.asarray(down * down + across * across <= 1.2, np.bool_)


def _inner(box: Span) -> Span:
    inset_x, inset_y = max(2, box.width // 5), max(2, box.height // 5)
    return Span(
        box.left + inset_x,
        box.top + inset_y,
        max(box.left + inset_x + 1, box.right - inset_x),
        max(box.top + inset_y + 1, box.bottom - inset_y),
    )


def _chance(share: float) -> float:
    if share <= _EMPTY:
        return 0.01
    if share >= _CLEAR:
        return 0.98
    return 0.02 + 0.95 * (share - _EMPTY) / (_CLEAR - _EMPTY)
