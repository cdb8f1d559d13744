"""Boxes that a mark hides: a form's boxes are of one size, so what was found tells how the rest looks."""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from ocr.clean import Ink
from ocr.shapes import less, opened, thickened

Corners = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""
_ALIKE = 0.12
"""Share of a side by which boxes of one size differ."""
_SIZES = 3
_FEWEST = 2
_SIDE, _SIDES = 0.8, 3.55
"""Of each side so much is inked, and of the four together."""
_OUTSIDE, _BLACK = 0.4, 0.8
_RUNS, _TABLE = 0.8, 3
_BAR = 1.4
_OFF, _LETTER, _STEM = 0.25, 0.5, 0.8
_MOST = 200


def find_alike(ink: Ink, found: Sequence[Corners]) -> list[Corners]:
    """Frames of the sizes that `found` ones have, marked or not, that are not among those."""
    more: list[Corners] = []
    inked = np.asarray(thickened(ink, 3, 3) // 255, np.uint8)
    for width, height in _sizes(found):
        near = _without_bars(inked, width, height)
        for corners in _frames(near, width, height):
            fits = _in_line(corners, found) and _free(corners, [*found, *more])
            if fits and _apart(ink, corners) and not _in_a_word(ink, corners) and not _run_on(near, corners):
                more.append(corners)
    return more[:_MOST]


def _sizes(found: Sequence[Corners]) -> list[tuple[int, int]]:
    """The usual sizes, the commonest first."""
    groups: list[list[Corners]] = []
    for each in sorted(found, key=lambda c: c[3] - c[1]):
        if not groups or each[3] - each[1] > (1 + _ALIKE) * (groups[-1][0][3] - groups[-1][0][1]):
            groups.append([])
        groups[-1].append(each)
    common = sorted((group for group in groups if len(group) >= _FEWEST), key=len, reverse=True)[:_SIZES]
    return [
        (round(np.median([c[2] - c[0] for c in group])), round(np.median([c[3] - c[1] for c in group])))
        for group in common
    ]


def _without_bars(inked: Ink, width: int, height: int) -> Ink:
    """Black areas that no box fills: any frame would fit into them."""
    tall, wide = round(_BAR * height), round(_BAR * width)
    return less(inked, thickened(opened(inked, tall, wide), 3, 3))


def _frames(near: Ink, width: int, height: int) -> list[Corners]:
    """Places whose four sides are inked; `near`: 1 where ink is within a pixel. Best first."""
    page_height, page_width = near.shape
    if page_height <= height or page_width <= width:
        return []
    across = cv2.boxFilter(
        near.astype(np.float32), -1, (width, 1), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT
    )
    down = cv2.boxFilter(
        near.astype(np.float32), -1, (1, height), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT
    )
    rows, columns = page_height - height, page_width - width
    sides = (
        across[:rows, :columns],
        across[height - 1 : height - 1 + rows, :columns],
        down[:rows, :columns],
        down[:rows, width - 1 : width - 1 + columns],
    )
    least = np.minimum(np.minimum(sides[0], sides[1]), np.minimum(sides[2], sides[3]))
    whole = sides[0] + sides[1] + sides[2] + sides[3]
    scores = np.where((least >= _SIDE) & (whole >= _SIDES), whole, np.float32(0))
    return _peaks(scores, width, height)


def _peaks(scores: npt.NDArray[np.float32], width: int, height: int) -> list[Corners]:
    highest = cv2.dilate(scores, np.ones((height // 2, width // 2), np.uint8))
    rows, columns = np.nonzero((scores > 0) & (scores >= highest))
    order = np.argsort(-scores[rows, columns], kind="stable")
    kept: list[Corners] = []
    for at in order[: 40 * _MOST].tolist():
        left, top = int(columns[at]), int(rows[at])
        corners = (left, top, left + width, top + height)
        if _free(corners, kept):
            kept.append(corners)
            if len(kept) >= _MOST:
                break
    return kept


def _free(corners: Corners, others: Sequence[Corners]) -> bool:
    wide, tall = corners[2] - corners[0], corners[3] - corners[1]
    return all(
        abs(corners[0] + corners[2] - other[0] - other[2]) > wide
        or abs(corners[1] + corners[3] - other[1] - other[3]) > tall
        for other in others
    )


def _in_line(corners: Corners, found: Sequence[Corners]) -> bool:
    """Under or beside a box of its size, and not right after one as a label's first letter is."""
    side = corners[2] - corners[0]
    alike = [other for other in found if abs(other[2] - other[0] - side) <= _ALIKE * side + 1]
    first_letter = any(
        0 <= corners[0] - other[2] < side and abs(other[1] - corners[1]) < side // 2 for other in alike
    )
    return not first_letter and any(
        abs(other[0] - corners[0]) <= _OFF * side or abs(other[1] - corners[1]) <= _OFF * side
        for other in alike
    )


def _in_a_word(ink: Ink, corners: Corners) -> bool:
    """Ink closer by than a label stands to its box."""
    close = max(6, (corners[2] - corners[0]) // 4)
    return any(share > _STEM for share in _beside(ink, corners, 3, close)) or between_letters(ink, corners)


def between_letters(ink: Ink, corners: Corners) -> bool:
    """Ink close by on both sides at half height: where a mark's arms do not reach."""
    gap = max(4, (corners[2] - corners[0]) // 3)
    return all(share > _LETTER for share in _beside(ink, corners, 1, gap))


def _beside(ink: Ink, corners: Corners, start: int, end: int) -> tuple[float, float]:
    """Left and right of a box, from `start` to `end` pixels off: share of its middle rows with ink."""
    left, top, right, bottom = corners
    quarter = (bottom - top) // 4
    rows = slice(top + quarter, bottom - quarter)
    sides = (
        ink[rows, max(0, left - end) : max(0, left - start)],
        ink[rows, right + start : right + end],
    )
    before, after = (float(np.mean((side > 0).any(axis=1))) if side.size else 0.0 for side in sides)
    return before, after


def _apart(ink: Ink, corners: Corners) -> bool:
    """White beyond its sides, but for a mark: no black patch."""
    left, top, right, bottom = corners
    gap, deep = 4, max(3, (right - left) // 6)
    beyond = (
        ink[max(0, top - gap - deep) : max(0, top - gap), left:right],
        ink[bottom + gap : bottom + gap + deep, left:right],
        ink[top:bottom, max(0, left - gap - deep) : max(0, left - gap)],
        ink[top:bottom, right + gap : right + gap + deep],
    )
    inked = [float(np.mean(side > 0)) for side in beyond if side.size]
    return sum(inked) < _OUTSIDE * len(inked) and max(inked, default=0.0) < _BLACK


def _run_on(near: Ink, corners: Corners) -> bool:
    """Sides that go on past their corners are lines of a table."""
    left, top, right, bottom = corners
    reach = max(10, right - left)
    on = 0
    for row in (top, bottom - 1):
        before, after = (
            near[row, max(0, left - reach) : max(0, left - 2)],
            near[row, right + 2 : right + reach],
        )
        on += any(part.size > 0 and float(part.mean()) > _RUNS for part in (before, after))
    for column in (left, right - 1):
        over, under = (
            near[max(0, top - reach) : max(0, top - 2), column],
            near[bottom + 2 : bottom + reach, column],
        )
        on += any(part.size > 0 and float(part.mean()) > _RUNS for part in (over, under))
    return on >= _TABLE
