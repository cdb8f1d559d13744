"""Printed tick boxes: four straight sides, as high as wide; and round ones."""

import cv2
import numpy as np

from domain.page import Box, Square
from ocr.alike import find_alike
from ocr.clean import Ink
from ocr.rings import find_rings

_SIDES_INCHES = (0.07, 0.24)
_LEAST_SIDE_INKED = 0.72
_MOST_SQUARES = 400
_DPI = 200.0
"""At which strokes have the widths that all below is set for."""
_SAME_SCALE, _HALF_DARK = 0.08, 110
_PAPER_INCHES = 8.5
_REACH = 4
_STILL = 0.25
_LEAST_OF_USUAL, _SOME_ALIKE = 0.7, 3

Corners = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


def find_squares(ink: Ink, dpi: float) -> tuple[Square, ...]:
    """Squares of tick-box size, reading order; combs of boxes for single letters are left out."""
    scale = _DPI / dpi
    if abs(scale - 1) < _SAME_SCALE:
        return _found(ink, dpi)
    height, width = ink.shape
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    drawn = cv2.resize(ink, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    return _found(np.asarray(cv2.threshold(drawn, _HALF_DARK, 255, cv2.THRESH_BINARY)[1], np.uint8), _DPI)


def dots_of(ink: Ink) -> float:
    """Dots an inch, taken for a sheet of letter paper: a scan or photo rarely says how fine it is."""
    height, width = ink.shape
    return float(max(1.0, min(height, width) / _PAPER_INCHES))


def _found(ink: Ink, dpi: float) -> tuple[Square, ...]:
    low, high = (round(inches * dpi) for inches in _SIDES_INCHES)
    frames = _straight_strokes(ink, low, high)
    count, _, stats, _ = cv2.connectedComponentsWithStats(frames, connectivity=8)
    found = []
    for left, top, wide, tall, _ in stats[1:count].tolist():
        if low <= wide <= high and low <= tall <= high and 0.72 <= wide / tall <= 1.39:
            corners = _grown(ink, (left, top, left + wide, top + tall))
            if _framed(ink, corners):
                found.append(corners)
    found = _without_letters(ink, _without_combs(found))
    found = found + find_alike(ink, found)
    found = (
        found + [ring for ring in find_rings(ink, dpi) if not _taken(ring, found) and not _after(ring, found)]
    )[:_MOST_SQUARES]
    height, width = ink.shape
    return tuple(
        Square(
            Box(left / width, top / height, right / width, bottom / height),
            fill(ink, (left, top, right, bottom)),
        )
        for left, top, right, bottom in sorted(found, key=lambda each: (each[1] // low, each[0]))
    )


def _taken(ring: Corners, squares: list[Corners]) -> bool:
    """A round hole inside a square is what is left of that."""
    across, down = (ring[0] + ring[2]) / 2, (ring[1] + ring[3]) / 2
    return any(left < across < right and top < down < bottom for left, top, right, bottom in squares)


def _after(ring: Corners, squares: list[Corners]) -> bool:
    """Right after a square stands its label: an O, or the hole of an A."""
    return any(
        0 <= ring[0] - other[2] < 1.2 * (other[2] - other[0])
        and abs(other[1] - ring[1]) < (ring[2] - ring[0]) // 2
        for other in squares
    )


def fill(ink: Ink, corners: Corners) -> float:
    """Share of dark pixels inside the frame, a fifth of each side left off for the frame itself."""
    left, top, right, bottom = corners
    inset_x, inset_y = max(2, (right - left) // 5), max(2, (bottom - top) // 5)
    inner = ink[top + inset_y : bottom - inset_y, left + inset_x : right - inset_x]
    return float(np.mean(inner > 0)) if inner.size else 0.0


def _straight_strokes(ink: Ink, low: int, high: int) -> Ink:
    """Pixels on upright or level strokes as long as a side, and not much longer."""
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    kept = np.zeros_like(ink)
    for shape in ((1, 0), (0, 1)):
        short = np.ones((shape[1] * (low - 3) + 1, shape[0] * (low - 3) + 1), np.uint8)
        long = np.ones((shape[1] * (high + 12) + 1, shape[0] * (high + 12) + 1), np.uint8)
        strokes = cv2.morphologyEx(closed, cv2.MORPH_OPEN, short)
        endless = cv2.morphologyEx(closed, cv2.MORPH_OPEN, long)
        kept = np.maximum(kept, cv2.subtract(strokes, endless))
    return np.asarray(kept, np.uint8)


def _grown(ink: Ink, corners: Corners) -> Corners:
    """Pushed out to where the shape really ends: what was found inside an O becomes the whole O."""
    left, top, right, bottom = corners
    height, width = ink.shape
    for _ in range(_REACH):
        left -= int(left > 0 and np.mean(ink[top:bottom, left - 1] > 0) > _STILL)
        right += int(right < width and np.mean(ink[top:bottom, right] > 0) > _STILL)
        top -= int(top > 0 and np.mean(ink[top - 1, left:right] > 0) > _STILL)
        bottom += int(bottom < height and np.mean(ink[bottom, left:right] > 0) > _STILL)
    return left, top, right, bottom


def _framed(ink: Ink, corners: Corners) -> bool:
    """Four sides, and corners that are corners: an O has none."""
    left, top, right, bottom = corners
    band = max(3, (right - left) // 7)
    patch = ink[top:bottom, left:right] > 0
    sides = (
        patch[:band].any(axis=0),
        patch[-band:].any(axis=0),
        patch[:, :band].any(axis=1),
        patch[:, -band:].any(axis=1),
    )
    if min(float(side.mean()) for side in sides) < _LEAST_SIDE_INKED:
        return False
    tip = max(2, (right - left) // 8)
    tips = (patch[:tip, :tip], patch[:tip, -tip:], patch[-tip:, :tip], patch[-tip:, -tip:])
    return sum(bool(each.any()) for each in tips) >= 3


def _without_letters(ink: Ink, found: list[Corners]) -> list[Corners]:
    """An n whose feet touch is four sides too: it has other letters beside it, and not the boxes' size."""
    crowds = [_neighbours(ink, each) for each in found]
    alone = [each[3] - each[1] for each, crowd in zip(found, crowds, strict=True) if not crowd]
    usual = float(np.median(alone)) if alone else 0.0
    alike = sum(abs(high - usual) <= 0.14 * usual for high in alone)
    least = _LEAST_OF_USUAL * usual if alike >= _SOME_ALIKE else 0.0
    return [
        each
        for each, crowd in zip(found, crowds, strict=True)
        if each[3] - each[1] >= least
        and (not crowd or (abs(each[3] - each[1] - usual) <= 0.14 * usual if usual else crowd < 2))
    ]


def _neighbours(ink: Ink, corners: Corners) -> int:
    """How many of both sides, left and right, have ink close by."""
    left, top, right, bottom = corners
    gap = max(4, (right - left) // 3)
    beside = (
        ink[top:bottom, max(0, left - gap) : max(0, left - 1)],
        ink[top:bottom, right + 1 : right + gap],
    )
    return sum(bool(side.size) and float(np.mean((side > 0).any(axis=1))) > 0.25 for side in beside)


def _without_combs(found: list[Corners]) -> list[Corners]:
    """Three or more squares that touch in a row are cells for letters."""
    kept = []
    for each in found:
        left, top, right, bottom = each
        wide = right - left
        row = [other for other in found if abs(other[1] - top) < 0.3 * (bottom - top)]
        near = [other for other in row if other is not each and _gap(each, other) < 0.2 * wide]
        further = [other for other in row if any(_gap(one, other) < 0.2 * wide for one in near)]
        if len({each, *near, *further}) < 3:
            kept.append(each)
    return kept


def _gap(one: Corners, other: Corners) -> int:
    return max(one[0], other[0]) - min(one[2], other[2])
