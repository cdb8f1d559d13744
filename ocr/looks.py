"""A line looked at once, and again in other ways where the first look leaves doubt."""

import cv2
import numpy as np

from ocr.raster import Gray
from ocr.recogniser import Line, recogniser

_SURE = 0.93
_ROOMY = 2.2
"""Steps of the network for each letter; with fewer, letters get lost."""
_NARROW_STRETCH, _STRETCH = 1.5, 1.25
_TRIM = 4
_SHORTEST = 24
_SOFT = 0.8


def looks(picture: Gray, faint: bool) -> tuple[Line, ...]:
    """The most convincing first. `faint`: the fax lost part of every stroke."""
    first = recogniser().read([picture])[0]
    if not first.text:
        return (first,)
    narrow = len(first.trace.scores) < _ROOMY * len(first.text)
    if first.score >= _SURE and not narrow and not faint:
        return (first,)
    other = _bolder(picture) if faint else _larger(picture)
    again = recogniser().read([other], _NARROW_STRETCH if narrow else _STRETCH)[0]
    if narrow and again.text:
        return (again, first)
    return tuple(sorted((first, again), key=lambda line: -line.score))


def _larger(picture: Gray) -> Gray:
    """Less white above and below: the letters fill more of the network's 48 rows."""
    return picture[_TRIM:-_TRIM] if picture.shape[0] >= _SHORTEST else picture


def _bolder(picture: Gray) -> Gray:
    """Strokes thickened and smoothed, so that their pieces join."""
    bold = cv2.erode(picture, np.ones((2, 2), np.uint8))
    return np.asarray(cv2.GaussianBlur(bold, (0, 0), _SOFT), np.uint8)
