"""A line looked at once, and again in other ways where the first look leaves doubt."""

from collections.abc import Iterable

import cv2
import numpy as np

from ocr.raster import Gray
from ocr.recogniser import STEPS_A_HEIGHT, Line, recogniser

_SURE = 0.93
_ROOMY = 2.2
"""Steps of the network for each letter; with fewer, letters get lost."""
_CROWDED, _CROWDED_NUMERAL, _USUAL, _WIDEST = 0.82, 0.7, 0.55, 2.0
"""Strokes for each step: from where on a hand is too narrow, what is usual; the most it is stretched."""
_WIDE, _WIDER = 1.25, 1.5
_DARK = 150
_TRIM = 4
_SHORTEST = 24
_SOFT = 0.8


def looks(picture: Gray, faint: bool, numeral: bool) -> tuple[Line, ...]:
    """The most convincing first. `faint`: the fax lost part of every stroke. `numeral`: no word bears
    out a doubtful letter, and two ones side by side are soon taken for one."""
    stretch = _stretch(picture, _CROWDED_NUMERAL if numeral else _CROWDED)
    first = recogniser().read([picture], stretch)[0]
    if not first.text or (first.score >= _SURE and not (faint or numeral)):
        return (first,)
    other = _bolder(picture) if faint else _larger(picture)
    tight = len(first.trace.scores) < _ROOMY * len(first.text)
    wider = _WIDER if numeral or tight else _WIDE
    return _best_first((first, recogniser().read([other], stretch * wider)[0]))


def _stretch(picture: Gray, crowded: float) -> float:
    """How much wider to look where strokes stand too close for the network's steps."""
    strokes = _strokes_a_step(picture)
    return 1.0 if strokes < crowded else min(strokes / _USUAL, _WIDEST)


def _strokes_a_step(picture: Gray) -> float:
    """Strokes that the busiest third of the rows cross, for each step of the network."""
    dark = picture < _DARK
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if columns.size < 2:
        return 0.0
    inked = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    strokes = np.sort((inked[:, 1:] & ~inked[:, :-1]).sum(axis=1) + inked[:, 0])
    steps: float = max(inked.shape[1] * STEPS_A_HEIGHT / picture.shape[0], 1.0)
    return float(np.mean(strokes[-max(1, len(strokes) // 3) :])) / steps


def _best_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: -line.score))


def _larger(picture: Gray) -> Gray:
    """Less white above and below: the letters fill more of the network's 48 rows."""
    return picture[_TRIM:-_TRIM] if picture.shape[0] >= _SHORTEST else picture


def _bolder(picture: Gray) -> Gray:
    """Strokes thickened and smoothed, so that their pieces join."""
    bold = cv2.erode(picture, np.ones((2, 2), np.uint8))
    return np.asarray(cv2.GaussianBlur(bold, (0, 0), _SOFT), np.uint8)
