"""A line looked at once, and again in other ways where the first look leaves doubt."""

from collections.abc import Iterable

import cv2
import numpy as np

from ocr.raster import Gray
from ocr.recogniser import Line, recogniser

_SURE = 0.93
_ROOMY = 2.2
"""Steps of the network for each letter; with fewer, letters get lost."""
_POOR = 0.85
_WIDEST_STRETCH, _NARROW_STRETCH, _STRETCH = 2.0, 1.5, 1.25
_TRIM = 4
_SHORTEST = 24
_SOFT = 0.8


def looks(picture: Gray, faint: bool, numeral: bool) -> tuple[Line, ...]:
    """The most convincing first. `faint`: the fax lost part of every stroke. `numeral`: no word bears
    out a doubtful letter, and two ones side by side are soon taken for one."""
    first = recogniser().read([picture])[0]
    if not first.text:
        return (first,)
    narrow = len(first.trace.scores) < _ROOMY * len(first.text)
    if first.score >= _SURE and not (narrow or faint or numeral):
        return (first,)
    other = _bolder(picture) if faint else _larger(picture)
    again = recogniser().read([other], _NARROW_STRETCH if narrow or numeral else _STRETCH)[0]
    if narrow and again.score < _POOR:
        widest = recogniser().read([other], _WIDEST_STRETCH)[0]
        return _best_first((first, again, widest))
    if narrow and again.text:
        return (again, first)
    return _best_first((first, again))


def _best_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: -line.score))


def _larger(picture: Gray) -> Gray:
    """Less white above and below: the letters fill more of the network's 48 rows."""
    return picture[_TRIM:-_TRIM] if picture.shape[0] >= _SHORTEST else picture


def _bolder(picture: Gray) -> Gray:
    """Strokes thickened and smoothed, so that their pieces join."""
    bold = cv2.erode(picture, np.ones((2, 2), np.uint8))
    return np.asarray(cv2.GaussianBlur(bold, (0, 0), _SOFT), np.uint8)
