"""How the form's print lies around one box of the page, and what ink there is beside it."""

from dataclasses import dataclass

import cv2
import numpy as np

from ocr.clean import Ink
from ocr.crop import Span

AROUND = 2
"""Sides of the box that are looked at on each side of it."""
_SEARCH_ACROSS, _SEARCH_DOWN = 12, 26
"""Pixels by which the blank may lie off around a box: stretched paper, and rows that a line lost."""
_LABEL = 7
_STREAK = 3


@dataclass(frozen=True, slots=True)
class Lying:
    """All of the box's neighbourhood. `added`: ink that the form does not print; `printed`: where it may
    print some; `fit`: how well the blank lies there, 0 to 1."""

    page: Ink
    added: Ink
    printed: Ink
    box: Span
    fit: float


def lay(ink: Ink, printed: Ink, box: Span, side: int) -> Lying:
    across, down, fit = _shift(ink, printed, box, side)
    moved = Span(box.left + across, box.top + down, box.right + across, box.bottom + down)
    around = moved.grown(AROUND * side, AROUND * side, ink)
    page = around.of(ink)
    thick = np.asarray(cv2.dilate(_moved(printed, around, across, down), np.ones((5, 5), np.uint8)), np.uint8)
    added = np.asarray(cv2.bitwise_and(_added(page, thick), cv2.bitwise_not(_streaks(page, side))), np.uint8)
    return Lying(page, added, thick, moved.inside(around), fit)


def _shift(ink: Ink, printed: Ink, box: Span, side: int) -> tuple[int, int, float]:
    """Pixels across and down by which box and label lie off here, and how well they fit there."""
    zone = Span(box.left - side, box.top - side // 2, box.right + _LABEL * side, box.bottom + side // 2)
    height, width = ink.shape
    zone = Span(
        max(_SEARCH_ACROSS, zone.left),
        max(_SEARCH_DOWN, zone.top),
        min(width - _SEARCH_ACROSS, zone.right),
        min(height - _SEARCH_DOWN, zone.bottom),
    )
    if zone.width < side or zone.height < side or not zone.of(printed).any():
        return 0, 0, 0.0
    soft = np.asarray(
        cv2.GaussianBlur(zone.grown(_SEARCH_ACROSS, _SEARCH_DOWN, ink).of(ink), (0, 0), 1.2), np.float32
    )
    template = np.asarray(cv2.GaussianBlur(zone.of(printed), (0, 0), 1.2), np.float32)
    alike = cv2.matchTemplate(soft, template, cv2.TM_CCOEFF_NORMED)
    # Where two places fit alike, the nearer one is meant.
    apart = np.hypot(
        *np.meshgrid(
            np.arange(-_SEARCH_ACROSS, _SEARCH_ACROSS + 1), np.arange(-_SEARCH_DOWN, _SEARCH_DOWN + 1)
        )
    )
    down, across = np.unravel_index(int(np.argmax(alike - 0.004 * apart)), alike.shape)
    return int(across) - _SEARCH_ACROSS, int(down) - _SEARCH_DOWN, max(0.0, float(alike[down, across]))


def _moved(printed: Ink, around: Span, across: int, down: int) -> Ink:
    """The blank's ink that belongs on these pixels of the page."""
    height, width = printed.shape
    padded = np.zeros((around.height, around.width), np.uint8)
    left, top = around.left - across, around.top - down
    from_left, from_top = max(0, left), max(0, top)
    to_right, to_bottom = min(width, left + around.width), min(height, top + around.height)
    if from_left < to_right and from_top < to_bottom:
        padded[from_top - top : to_bottom - top, from_left - left : to_right - left] = printed[
            from_top:to_bottom, from_left:to_right
        ]
    return padded


def _added(ink: Ink, thick: Ink) -> Ink:
    """Ink beside the blank's print; a stroke across a printed line is joined again over the gap."""
    rest = cv2.bitwise_and(ink, cv2.bitwise_not(thick))
    joined = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    return np.asarray(cv2.bitwise_or(rest, cv2.bitwise_and(joined, cv2.bitwise_and(ink, thick))), np.uint8)


def _streaks(ink: Ink, side: int) -> Ink:
    """Dirt on a scanner's glass draws upright lines, longer than any stroke of a mark."""
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((_STREAK * side // 2, 1), np.uint8))
    thick = np.asarray(cv2.dilate(upright, np.ones((9, 3), np.uint8)), np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(thick, connectivity=8)
    streaks = (stats[:, cv2.CC_STAT_HEIGHT] >= _STREAK * side) & (
        stats[:, cv2.CC_STAT_WIDTH] <= max(8, side // 2)
    )
    streaks[0] = False
    return np.where(streaks[labels], np.uint8(255), np.uint8(0))
