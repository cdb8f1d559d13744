"""Splits the ink of a box into lines of writing, as pictures a recogniser can read."""

from dataclasses import dataclass

import cv2
import numpy as np

from ocr.clean import Ink
from ocr.crop import Span
from ocr.raster import Gray

_FEWEST_PIXELS = 25
_PAD = 6


@dataclass(frozen=True, slots=True)
class WrittenLine:
    picture: Gray
    where: Span


def own_ink(ink: Ink, box: Span) -> Ink:
    """Of the ink around a box, the strokes that belong in it: those with their middle or most of
    their pixels inside. A tail that leaves the box comes along, a neighbour's tail does not."""
    count, labels, stats, centroids = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count < 2:
        return ink
    inside = np.bincount(box.of(labels).ravel(), minlength=count)  # type: ignore[arg-type]
    share = inside / np.maximum(stats[:, cv2.CC_STAT_AREA], 1)
    middle = (
        (centroids[:, 0] >= box.left)
        & (centroids[:, 0] <= box.right)
        & (centroids[:, 1] >= box.top)
        & (centroids[:, 1] <= box.bottom)
    )
    ours = (share >= 0.5) | (middle & (share > 0.2))
    ours[0] = False
    return np.where(ours[labels], np.uint8(255), np.uint8(0))


def written_lines(gray: Gray, ink: Ink, several: bool) -> list[WrittenLine]:
    """Lines top to bottom; `several`: whether the box may hold more than one."""
    if np.count_nonzero(ink) < _FEWEST_PIXELS:
        return []
    bands = _bands(ink) if several else [_rows(ink, 0, ink.shape[0])]
    return [line for band in bands if band is not None and (line := _line(gray, ink, band)) is not None]


def _rows(ink: Ink, top: int, bottom: int) -> tuple[int, int] | None:
    rows = np.flatnonzero((ink[top:bottom] > 0).any(axis=1))
    return (top + int(rows[0]), top + int(rows[-1]) + 1) if rows.size else None


def _bands(ink: Ink) -> list[tuple[int, int] | None]:
    """Cuts at rows with little ink between rows with much."""
    height = ink.shape[0]
    letter = _letter_height(ink)
    rows = (ink > 0).sum(axis=1).astype(np.float32)
    smooth = np.convolve(rows, np.ones(max(3, letter // 4)) / max(3, letter // 4), mode="same")
    cuts = [0]
    at = letter
    while at < height - letter // 2:
        window = smooth[max(cuts[-1] + letter, at - letter // 2) : min(at + letter, height)]
        if not window.size:
            break
        lowest = max(cuts[-1] + letter, at - letter // 2) + int(np.argmin(window))
        beyond = smooth[lowest : min(height, lowest + 2 * letter)].max(initial=0.0)
        before = smooth[cuts[-1] : lowest].max(initial=0.0)
        if smooth[lowest] < 0.35 * min(beyond, before):
            cuts.append(lowest)
            at = lowest + letter
        else:
            at += letter // 2
    return [_rows(ink, top, bottom) for top, bottom in zip(cuts, [*cuts[1:], height], strict=True)]


def _letter_height(ink: Ink) -> int:
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall = stats[1:, cv2.CC_STAT_HEIGHT]
    weights = stats[1:, cv2.CC_STAT_AREA]
    grown = tall >= 8
    if not grown.any():
        return 16
    order = np.argsort(tall[grown])
    heavy = np.cumsum(weights[grown][order])
    return int(min(max(tall[grown][order][np.searchsorted(heavy, heavy[-1] / 2)], 12), 70))


def _line(gray: Gray, ink: Ink, band: tuple[int, int]) -> WrittenLine | None:
    top, bottom = band
    strip = ink[top:bottom]
    if np.count_nonzero(strip) < _FEWEST_PIXELS or bottom - top < 5:
        return None
    columns = np.flatnonzero((strip > 0).any(axis=0))
    left, right = int(columns[0]), int(columns[-1]) + 1
    ours = cv2.dilate(strip[:, left:right], np.ones((3, 3), np.uint8)) > 0
    picture = np.where(ours, gray[top:bottom, left:right], np.uint8(255))
    padded = cv2.copyMakeBorder(picture, _PAD, _PAD, 2 * _PAD, 2 * _PAD, cv2.BORDER_CONSTANT, value=255)
    return WrittenLine(np.asarray(padded, np.uint8), Span(left, top, right, bottom))
