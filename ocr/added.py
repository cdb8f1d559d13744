"""Ink that a person added: the page's ink without what its blank prints."""

import cv2
import numpy as np
import numpy.typing as npt

from domain.page import Match
from ocr.blanks import BlankPage
from ocr.clean import Ink, ink_of
from ocr.crop import Span
from ocr.raster import Gray

_SLACK = 6
_MARGIN = 60


def placed_blank(blank: BlankPage, match: Match, page: Gray) -> Ink:
    """The blank's ink, drawn where it lies on the page."""
    height, width = page.shape
    picture = blank.picture
    ours_high, ours_wide = picture.shape
    a, b, c, d, e, f = match.matrix
    # Fractions on both sides become pixels on both sides.
    turn = np.array(
        [
            [a * width / ours_wide, b * width / ours_high, c * width],
            [d * height / ours_wide, e * height / ours_high, f * height],
        ]
    )
    placed = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_AREA, borderValue=255)
    return ink_of(np.asarray(placed, np.uint8))


def without_print(ink: Ink, printed: Ink, where: Span) -> Ink:
    """The ink of `where` less the blank's, after the blank was nudged to fit the neighbourhood best."""
    around = where.grown(_MARGIN, _MARGIN, ink)
    across, down = nudge(around.of(ink), around.of(printed))
    ours = where.grown(_SLACK + 4, _SLACK + 4, ink)
    shifted = _shifted(ours.of(printed), across, down)
    thick = cv2.dilate(shifted, np.ones((5, 5), np.uint8))
    rest = cv2.bitwise_and(ours.of(ink), cv2.bitwise_not(thick))
    # A stroke across a printed line would fall apart: it is joined again over the gap.
    joined = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones((9, 3), np.uint8))
    whole = cv2.bitwise_or(rest, cv2.bitwise_and(joined, cv2.bitwise_and(ours.of(ink), thick)))
    return where.inside(ours).of(np.asarray(whole, np.uint8))


def nudge(ink: Ink, printed: Ink) -> tuple[int, int]:
    """Pixels across and down by which the blank lies off around here, as far as a few pixels."""
    if min(ink.shape) <= 4 * _SLACK or not printed.any():
        return 0, 0
    template = printed[_SLACK:-_SLACK, _SLACK:-_SLACK]
    if np.count_nonzero(template) < 60:
        return 0, 0
    fit = _in_common(ink, template)
    # A long rule fits equally well all along: the smallest move that fits wins.
    apart = np.hypot(*np.meshgrid(np.arange(-_SLACK, _SLACK + 1), np.arange(-_SLACK, _SLACK + 1)))
    down, across = np.unravel_index(int(np.argmax(fit - 0.004 * fit.max() * apart)), fit.shape)
    return int(across) - _SLACK, int(down) - _SLACK


def _in_common(ink: Ink, template: Ink) -> npt.NDArray[np.float64]:
    """Pixels inked in both, for every place the smaller one may take on the larger: for a few places far
    cheaper than correlation."""
    high, wide = template.shape
    down, across = (large - small + 1 for large, small in zip(ink.shape, template.shape, strict=True))
    counts = [
        [
            cv2.countNonZero(cv2.bitwise_and(ink[top : top + high, left : left + wide], template))
            for left in range(across)
        ]
        for top in range(down)
    ]
    return np.array(counts, np.float64)


def _shifted(picture: Ink, across: int, down: int) -> Ink:
    height, width = picture.shape
    move = np.array([[1.0, 0.0, across], [0.0, 1.0, down]])
    return np.asarray(
        cv2.warpAffine(picture, move, (width, height), flags=cv2.INTER_NEAREST, borderValue=0), np.uint8
    )
