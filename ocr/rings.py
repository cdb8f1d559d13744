"""Printed round boxes: thin circles that stand alone, empty ones first, marked ones in line with those."""

import cv2
import numpy as np

from ocr.alike import between_letters
from ocr.clean import Ink

_INCHES = (0.085, 0.24)
_ROUND = (0.70, 0.86)
_OVAL = 1.16
_THICKEST = 0.17
_MOST_RINGS = 120
_LIKE_RING = 0.84

Corners = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


def find_rings(ink: Ink, dpi: float) -> list[Corners]:
    """Round boxes of tick-box size."""
    low, high = (round(inches * dpi) for inches in _INCHES)
    empty = _empty(ink, low, high)[:_MOST_RINGS]
    if not empty:
        return []
    marked = [ring for alike in _alike(empty) for ring in _marked(ink, alike)]
    return (empty + marked)[:_MOST_RINGS]


def _alike(rings: list[Corners]) -> list[list[Corners]]:
    """Rings of one size: those of one form are drawn alike."""
    groups: list[list[Corners]] = []
    for ring in sorted(rings, key=lambda each: each[2] - each[0]):
        if not groups or ring[2] - ring[0] - (groups[-1][0][2] - groups[-1][0][0]) > 3:
            groups.append([])
        groups[-1].append(ring)
    return groups


def _empty(ink: Ink, low: int, high: int) -> list[Corners]:
    """Round white holes with a thin frame and white around that."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.bitwise_not(ink), connectivity=4)
    left, top, wide, tall, area = stats[:count].T
    ratio = wide / np.maximum(tall, 1)
    full = area / np.maximum(wide * tall, 1)
    fits = (wide >= low - 4) & (wide <= high) & (tall >= low - 4) & (tall <= high)
    fits &= (ratio < _OVAL) & (ratio > 1 / _OVAL) & (full > _ROUND[0]) & (full < _ROUND[1])
    found = []
    for number in np.flatnonzero(fits).tolist():
        frame = max(2, round(wide[number] * _THICKEST))
        hole = (left[number], top[number], left[number] + wide[number], top[number] + tall[number])
        ring = _framed(ink, tuple(int(each) for each in hole), frame)  # type: ignore[arg-type]
        if ring is not None and ring[2] - ring[0] >= low and _alone(ink, ring):
            found.append(ring)
    return found


def _framed(ink: Ink, hole: Corners, frame: int) -> Corners | None:
    """The hole with its frame, if that is thin on all four sides."""
    left, top, right, bottom = hole
    height, width = ink.shape
    if left < frame + 2 or top < frame + 2 or right > width - frame - 2 or bottom > height - frame - 2:
        return None
    across, down = (left + right) // 2, (top + bottom) // 2
    sides = (
        ink[down, left - frame - 1 : left][::-1],
        ink[top - frame - 1 : top, across][::-1],
        ink[down, right : right + frame + 1],
        ink[bottom : bottom + frame + 1, across],
    )
    thick = [int(np.argmin(side > 0)) if not (side > 0).all() else frame + 1 for side in sides]
    if max(thick) > frame or min(thick) == 0:
        return None
    return left - thick[0], top - thick[1], right + thick[2], bottom + thick[3]


def _alone(ink: Ink, ring: Corners) -> bool:
    """White left and right: an O has other letters there."""
    left, top, right, bottom = ring
    gap = max(3, (right - left) // 5)
    beside = (
        ink[top:bottom, max(0, left - gap) : max(0, left - 1)],
        ink[top:bottom, right + 1 : right + gap],
    )
    return all(float(np.mean(each > 0)) < 0.04 for each in beside if each.size)


def _marked(ink: Ink, empty: list[Corners]) -> list[Corners]:
    """Rings with strokes in them, looked for on the heights and in the columns of empty ones."""
    side = int(np.median([(r - l + b - t) / 2 for l, t, r, b in empty]))  # noqa: E741
    mask = np.zeros((side, side), np.uint8)
    cv2.circle(mask, (side // 2, side // 2), side // 2 - 1, 1, 1)
    near = cv2.dilate(ink, np.ones((3, 3), np.uint8)) // 255
    found: list[Corners] = []
    for strip in _strips(ink, empty, side):
        left, top, right, bottom = strip
        part = np.ascontiguousarray(near[top:bottom, left:right])
        if min(part.shape) < side:
            continue
        like = cv2.matchTemplate(part.astype(np.float32), mask.astype(np.float32), cv2.TM_CCORR)
        like = np.asarray(like / max(int(mask.sum()), 1), np.float32)
        for _ in range(20):
            _, best, _, (across, down) = cv2.minMaxLoc(like)
            if best < _LIKE_RING:
                break
            like[max(0, down - side) : down + side, max(0, across - side) : across + side] = 0
            ring = (left + across, top + down, left + across + side, top + down + side)
            if (
                _is_new(ring, empty + found, side)
                and _alone_enough(ink, ring)
                and not _in_a_word(ink, ring, empty)
            ):
                found.append(ring)
    return found


def _strips(ink: Ink, empty: list[Corners], side: int) -> list[Corners]:
    height, width = ink.shape
    slack = max(4, side // 4)
    rows = {round(top / side): top for _, top, _, _ in empty}
    # One ring alone may be a written letter: it vouches for its own height only.
    columns = {round(left / side): left for left, _, _, _ in empty if len(empty) > 1}
    level = [(0, max(0, top - slack), width, min(height, top + side + slack)) for top in rows.values()]
    upright = [
        (max(0, left - slack), 0, min(width, left + side + slack), height) for left in columns.values()
    ]
    return level + upright


def _is_new(ring: Corners, others: list[Corners], side: int) -> bool:
    return all(abs(ring[0] - other[0]) > side // 2 or abs(ring[1] - other[1]) > side // 2 for other in others)


def _alone_enough(ink: Ink, ring: Corners) -> bool:
    """Marks leave a ring, but not all round; and a ring is never a black patch."""
    left, top, right, bottom = ring
    gap = max(4, (right - left) // 4)
    height, width = ink.shape
    around = (
        ink[top:bottom, max(0, left - gap) : max(0, left - 2)],
        ink[top:bottom, min(width, right + 2) : right + gap],
        ink[max(0, top - gap) : max(0, top - 2), left:right],
        ink[min(height, bottom + 2) : bottom + gap, left:right],
    )
    inked = [float(np.mean(each > 0)) for each in around if each.size]
    return sum(share < 0.05 for share in inked) >= 2 and max(inked, default=0.0) < 0.4


def _in_a_word(ink: Ink, ring: Corners, empty: list[Corners]) -> bool:
    """Between letters, or the first letter after an empty box."""
    side = ring[2] - ring[0]
    after_box = any(0 <= ring[0] - other[2] < side and abs(other[1] - ring[1]) < side // 2 for other in empty)
    return after_box or between_letters(ink, ring)
