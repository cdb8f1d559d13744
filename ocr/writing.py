"""Splits the ink of a box into lines of writing, as pictures a recogniser can read."""

from dataclasses import dataclass

import cv2
import numpy as np

from ocr.clean import Ink
from ocr.crop import Span
from ocr.raster import Gray
from ocr.shapes import either

_FEWEST_PIXELS = 25
_PAD = 6
_THIN = 0.5
_TALLEST, _LOW, _LOWEST = 2.2, 0.75, 0.45
"""Letters high that one letter with its tail may be; that a line of little ink, and any line, must be."""
_LITTLE = 0.08


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """`faint`: the fax lost part of every stroke."""

    picture: Gray
    where: Span
    faint: bool


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


def written_lines(gray: Gray, ink: Ink, specks: Ink, several: bool) -> list[WrittenLine]:
    """Lines top to bottom; `several`: whether the box may hold more than one. `specks`: what was taken
    for dirt, but on a faint fax may be all that is left of a hyphen or a slash."""
    if np.count_nonzero(ink) < _FEWEST_PIXELS:
        return []
    layers = _layers(ink) if several else [ink]
    lines = (_line(gray, layer, specks) for layer in layers)
    return [line for line in lines if line is not None]


def _layers(ink: Ink) -> list[Ink]:
    """The ink of each line by itself: a tail that hangs into the next line stays with its letter."""
    letter = _letter_height(ink)
    cuts = _cuts(ink, letter)
    if len(cuts) == 1:
        return [ink]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    bands = list(zip(cuts, [*cuts[1:], ink.shape[0]], strict=True))
    shares = [np.bincount(labels[top:bottom].ravel(), minlength=count) for top, bottom in bands]
    home = np.argmax(shares, axis=0)
    # What reaches over two lines is letters that touch: those are cut.
    joined = stats[:, cv2.CC_STAT_HEIGHT] > _TALLEST * letter
    layers = []
    for number, (top, bottom) in enumerate(bands):
        rows = np.arange(ink.shape[0])[:, None]
        here = (rows >= top) & (rows < bottom)
        own = np.where(joined[labels], here, home[labels] == number)
        layers.append(np.asarray(np.where(own, ink, np.uint8(0)), np.uint8))
    most = max(int(np.count_nonzero(layer)) for layer in layers)
    return [layer for layer in layers if not _is_remnant(layer, most, letter)]


def _is_remnant(layer: Ink, most: int, letter: int) -> bool:
    """Tails that a printed line cut off their letters, or dirt: low, and little beside a whole line."""
    low = _LOW if np.count_nonzero(layer) < _LITTLE * most else _LOWEST
    return _tall(layer) < low * letter


def _tall(ink: Ink) -> int:
    rows = np.flatnonzero(ink.any(axis=1))
    return int(rows[-1] - rows[0]) + 1 if rows.size else 0


def _cuts(ink: Ink, letter: int) -> list[int]:
    """First rows of lines: cuts at rows with little ink between rows with much."""
    height = ink.shape[0]
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
    return cuts


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


def _without_strays(strip: Ink) -> Ink:
    """A speck farther from all writing than the line is high is dirt."""
    reach = np.ones((1, 2 * strip.shape[0] + 1), np.uint8)
    _, labels = cv2.connectedComponents(cv2.dilate(strip, reach))
    inked = np.where(strip > 0, labels, 0)
    enough = np.bincount(inked.ravel()) >= _FEWEST_PIXELS
    return np.where(enough[inked], strip, np.uint8(0)) if enough[1:].any() else strip


def _is_faint(strokes: Ink) -> bool:
    """Hardly any pixel has ink on three sides: the fax lost part of every stroke."""
    solid = cv2.countNonZero(cv2.erode(strokes, np.ones((2, 2), np.uint8)))
    return solid < _THIN * max(cv2.countNonZero(strokes), 1)


def _line(gray: Gray, ink: Ink, specks: Ink) -> WrittenLine | None:
    rows = np.flatnonzero(ink.any(axis=1))
    if np.count_nonzero(ink) < _FEWEST_PIXELS or rows[-1] - rows[0] < 4:
        return None
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    strip = _without_strays(ink[top:bottom])
    columns = np.flatnonzero((strip > 0).any(axis=0))
    left, right = int(columns[0]), int(columns[-1]) + 1
    strokes = strip[:, left:right]
    faint = _is_faint(strokes)
    if faint:
        strokes = either(strokes, specks[top:bottom, left:right])
    ours = cv2.dilate(strokes, np.ones((3, 3), np.uint8)) > 0
    picture = np.where(ours, gray[top:bottom, left:right], np.uint8(255))
    padded = cv2.copyMakeBorder(picture, _PAD, _PAD, 2 * _PAD, 2 * _PAD, cv2.BORDER_CONSTANT, value=255)
    return WrittenLine(np.asarray(padded, np.uint8), Span(left, top, right, bottom), faint)
