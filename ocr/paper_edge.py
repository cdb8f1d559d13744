"""A sheet photographed on a table: its four corners found, the slant taken out, the table left off."""

import cv2
import numpy as np
import numpy.typing as npt

from ocr.raster import Gray

_LOOK = 800
_LEAST_AREA = 0.3
_DARKER = 35
_INSET = 0.012
_STRAIGHT = 0.96
_ASPECTS = (1.1, 1.8)
_MOST_SLANT = 1.5

Corners = npt.NDArray[np.float32]
"""Four points, x and y in pixels: top left, top right, bottom right, bottom left."""


def flattened(gray: Gray) -> Gray | None:
    """The sheet seen from straight above; None where the picture shows no sheet with a table around it."""
    corners = _corners(gray)
    if corners is None:
        return None
    wide = max(_length(corners[0], corners[1]), _length(corners[3], corners[2]))
    tall = max(_length(corners[0], corners[3]), _length(corners[1], corners[2]))
    size = (round(wide), round(tall))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    slant = cv2.getPerspectiveTransform(corners, target)
    return np.asarray(
        cv2.warpPerspective(gray, slant, size, flags=cv2.INTER_LINEAR, borderValue=255), np.uint8
    )


def _corners(gray: Gray) -> Corners | None:
    height, width = gray.shape
    scale = _LOOK / max(height, width)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    # Print closed over: the sheet is one bright piece.
    even = np.asarray(
        cv2.morphologyEx(cv2.medianBlur(small, 5), cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)), np.uint8
    )
    _, bright = cv2.threshold(even, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    outline = np.asarray(cv2.convexHull(max(outlines, key=cv2.contourArea)), np.int32)
    four = cv2.approxPolyDP(outline, 0.03 * cv2.arcLength(outline, True), True)
    if len(four) != 4 or not cv2.isContourConvex(four):
        return None
    corners = _in_order(np.asarray(four.reshape(4, 2), np.float32))
    if not (_is_sheet(corners, outline, small.shape) and _on_darker_table(corners, even)):
        return None
    return np.asarray(corners / scale, np.float32)


def _in_order(points: Corners) -> Corners:
    sums, differences = points.sum(axis=1), points[:, 1] - points[:, 0]
    order = [sums.argmin(), differences.argmin(), sums.argmax(), differences.argmax()]
    return points[order]


def _is_sheet(corners: Corners, outline: npt.NDArray[np.int32], shape: tuple[int, ...]) -> bool:
    """Large, as long and wide as paper is, its edges straight, and with table on three sides or four:
    what fills the picture to its edges is no photo of a table, but a page with a dark part."""
    height, width = shape
    area = cv2.contourArea(corners)
    if area < _LEAST_AREA * height * width or cv2.contourArea(outline) < _STRAIGHT * area:
        return False
    if len({tuple(point) for point in corners.tolist()}) < 4:
        return False
    top, right, bottom, left = (_length(corners[at], corners[(at + 1) % 4]) for at in range(4))
    if max(top, bottom) > _MOST_SLANT * min(top, bottom) or max(left, right) > _MOST_SLANT * min(left, right):
        return False
    long, short = max(top + bottom, left + right), min(top + bottom, left + right)
    if not _ASPECTS[0] <= long / short <= _ASPECTS[1]:
        return False
    gaps = (
        corners[:, 0].min() / width,
        1 - corners[:, 0].max() / width,
        corners[:, 1].min() / height,
        1 - corners[:, 1].max() / height,
    )
    return sum(float(gap) > _INSET for gap in gaps) >= 3


def _on_darker_table(corners: Corners, even: Gray) -> bool:
    inside = np.zeros_like(even)
    cv2.fillConvexPoly(inside, corners.astype(np.int32), 255)
    table = even[cv2.dilate(inside, np.ones((9, 9), np.uint8)) == 0]
    if not table.size:
        return False
    apart = float(np.median(even[inside > 0])) - float(np.percentile(table, 90))
    return apart > _DARKER


def _length(one: Corners, other: Corners) -> float:
    return float(np.hypot(*(one - other)))
