"""Is this tick box marked? From the ink inside and around its frame."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from ocr.clean import Ink
from ocr.crop import Span

_EMPTY = 0.03
_CLEAR = 0.10


@dataclass(frozen=True, slots=True)
class Strokes:
    """Ink around a tick box. `added`: without what the blank prints, if a blank is known."""

    ink: Ink
    added: Ink | None
    box: Span


def marked(strokes: Strokes) -> tuple[float, float]:
    """Probability that a person marked the box, and the share of unexplained dark pixels in it."""
    inner = _inner(strokes.box)
    ink = strokes.ink if strokes.added is None else cv2.min(strokes.ink, strokes.added)
    dark = inner.of(np.asarray(ink, np.uint8)) > 0
    # Of an unknown form the box may be round: its corners would be frame.
    share = float(np.mean(dark if strokes.added is not None else dark[_disc(dark.shape[0], dark.shape[1])]))
    return _chance(share), round(share, 4)


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
