"""Short level lines to tick or initial on: too short for rules, so only several that are alike count."""

from collections.abc import Sequence

import cv2
import numpy as np

from domain.page import Box
from ocr.alike import Corners
from ocr.clean import Ink
from ocr.shapes import closed, less, opened

_INCHES = (0.15, 0.45)
_THICKEST = 0.035
_GAP = 3
_ALIKE = 0.14
_OFF = 0.03
_FEWEST = 2
_UNDER, _UNDER_INKED = 0.05, 0.3
"""How far below such a line nothing is printed, in inches; share of ink that may be there all the same."""
_BESIDE = 0.02
_OVER = (0.015, 0.05)
_BARE, _CROSSED = 0.12, 0.75
"""Share of its length that is inked right above: of a line that waits for a mark, and at most."""
_MOST = 200


def find_dashes(ink: Ink, dpi: float) -> tuple[Box, ...]:
    """Top to bottom."""
    low, high, thick = (max(3, round(inches * dpi)) for inches in (*_INCHES, _THICKEST))
    mended = closed(ink, 1, _GAP)
    level = opened(mended, 1, low)
    thin = less(level, opened(level, thick + 1, 1))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed(thin, 3, _GAP), connectivity=8)
    found = [
        (left, top, left + wide, top + tall)
        for left, top, wide, tall, _ in stats[1:count].tolist()
        if low <= wide <= high and tall <= thick + 2
    ]
    alone = [each for each in found if _alone(ink, each, dpi)][: 4 * _MOST]
    crossed = [(each, _crossed(ink, each, dpi)) for each in alone]
    bare = [each for each, share in crossed if share <= _BARE]
    height, width = ink.shape
    return tuple(
        Box(left / width, top / height, right / width, bottom / height)
        for (left, top, right, bottom), share in crossed[: 2 * _MOST]
        if share <= _CROSSED and _has_alike((left, top, right, bottom), bare, dpi)
    )[:_MOST]


def _alone(ink: Ink, line: Corners, dpi: float) -> bool:
    """White under it and at both its ends: no stroke of a letter, no piece of a longer line."""
    left, top, right, bottom = line
    deep, near = round(_UNDER * dpi), max(3, round(_BESIDE * dpi))
    under = ink[bottom + 2 : bottom + deep, left:right]
    ends = (
        ink[max(0, top - 1) : bottom + 1, max(0, left - near) : max(0, left - 1)],
        ink[max(0, top - 1) : bottom + 1, right + 1 : right + near],
    )
    clear = under.size == 0 or float(np.mean(under > 0)) < _UNDER_INKED
    return clear and not any(end.size and float(np.mean((end > 0).any(axis=0))) > 0.5 for end in ends)


def _crossed(ink: Ink, line: Corners, dpi: float) -> float:
    """Share of its length over which ink stands: letters on their feet, or a mark."""
    left, top, right, _ = line
    near, far = (round(inches * dpi) for inches in _OVER)
    over = ink[max(0, top - far) : max(0, top - near), left:right]
    return float(np.mean((over > 0).any(axis=0))) if over.size else 0.0


def _has_alike(line: Corners, bare: Sequence[Corners], dpi: float) -> bool:
    """Lines of its length under or beside it that wait for a mark."""
    off = round(_OFF * dpi)
    alike = sum(other != line and _is_like(line, other) and _in_line(line, other, off) for other in bare)
    return alike >= _FEWEST


def _is_like(one: Corners, other: Corners) -> bool:
    wide = one[2] - one[0]
    return abs(other[2] - other[0] - wide) <= _ALIKE * wide


def _in_line(one: Corners, other: Corners, off: int) -> bool:
    return abs(one[0] - other[0]) <= off or abs(one[3] - other[3]) <= off
