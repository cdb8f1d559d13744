"""A ring that a pen drew around a box or a word: white that is shut in all round, and not by a frame."""

import cv2
import numpy as np

from ocr.clean import Ink
from ocr.crop import Span

_GAP = 5
"""Pixels that a stroke may break off for; what is nearer to the print than that is its own edge."""
_BAND = 3
_NARROWEST, _WIDEST = 4, 1.3
"""Room between print and ring: pixels at least, heights at most."""
_SHUT, _ROUND = 0.75, 0.93


def ringed(ink: Ink, where: Span) -> bool:
    """`where`: hull of the print that may have a ring around it."""
    side = max(8, where.height)
    reach = round(_WIDEST * side)
    around = where.grown(reach, reach, ink)
    patch = cv2.morphologyEx(
        np.ascontiguousarray(around.of(ink)), cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8)
    )
    box = where.inside(around)
    own = (max(0, box.left - 2), max(0, box.top - 2), box.right + 2, box.bottom + 2)
    patch[own[1] : own[3], own[0] : own[2]] = 255
    count, found = cv2.connectedComponents(cv2.bitwise_not(patch), connectivity=4)
    labels = np.asarray(found, np.int32)
    near = _beside(labels, own)
    if count < 2 or near.size == 0:
        return False
    open_ways = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    white = near[near > 0]
    shut = white[~np.isin(white, open_ways)]
    if shut.size < _SHUT * near.size:
        return False
    return _is_round(np.isin(labels, np.unique(shut)), own)


def _beside(labels: np.ndarray, own: tuple[int, int, int, int]) -> np.ndarray:
    """Labels of the pixels next to the print, all round."""
    left, top, right, bottom = own
    above = labels[max(0, top - _BAND) : top, left:right]
    below = labels[bottom : bottom + _BAND, left:right]
    before = labels[top:bottom, max(0, left - _BAND) : left]
    after = labels[top:bottom, right : right + _BAND]
    return np.concatenate([each.ravel() for each in (above, below, before, after)])


def _is_round(shut: np.ndarray, own: tuple[int, int, int, int]) -> bool:
    """The corners of a frame are shut in too; those of a ring lie outside of it."""
    whole = shut.copy()
    whole[own[1] : own[3], own[0] : own[2]] = True
    rows, columns = np.flatnonzero(whole.any(axis=1)), np.flatnonzero(whole.any(axis=0))
    part = whole[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    room = min(part.shape[0] - (own[3] - own[1]), part.shape[1] - (own[2] - own[0]))
    hull = cv2.convexHull(np.argwhere(part).astype(np.int32)[:, ::-1])
    return room >= _NARROWEST and float(cv2.contourArea(hull)) < _ROUND * part.size
