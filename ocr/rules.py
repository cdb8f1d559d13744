"""Printed lines: underlines, frames, table borders. Found, and taken away without cutting letters."""

from dataclasses import dataclass

import cv2
import numpy as np

from domain.page import Box
from ocr.clean import Ink

_THICKEST = 14


@dataclass(frozen=True, slots=True)
class Rules:
    """Masks of the page's size, 255 on a rule."""

    across: Ink
    down: Ink

    @property
    def mask(self) -> Ink:
        return np.asarray(cv2.bitwise_or(self.across, self.down), np.uint8)


def find_rules(ink: Ink, dpi: float) -> Rules:
    """Lines from about a third of an inch on; shorter ones may be strokes of letters."""
    least = max(20, round(dpi * 0.33))
    across = _lines(ink, least)
    down = np.ascontiguousarray(_lines(np.ascontiguousarray(ink.T), max(20, round(dpi * 0.3))).T)
    return Rules(across, down)


def _lines(ink: Ink, least: int) -> Ink:
    # A sloping or faxed line steps from row to row: one row of slack, then what is long enough.
    slack = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(slack, cv2.MORPH_OPEN, np.ones((1, least // 4), np.uint8))
    closed = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, np.ones((1, 7), np.uint8))
    long = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    widths, heights = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    thin = (stats[:, cv2.CC_STAT_AREA] / np.maximum(widths, 1) <= _THICKEST) & (
        heights <= np.maximum(_THICKEST, widths // 12)
    )
    thin[0] = False
    mask = np.where(thin[labels], np.uint8(255), np.uint8(0))
    return np.asarray(cv2.bitwise_and(mask, slack), np.uint8)


def rule_boxes(across: Ink) -> tuple[Box, ...]:
    """Horizontal rules as boxes, top to bottom."""
    height, width = across.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats(across, connectivity=8)
    boxes = [
        Box(left / width, top / height, (left + wide) / width, (top + tall) / height)
        for left, top, wide, tall, _ in stats[1:count].tolist()
    ]
    return tuple(sorted(boxes, key=lambda box: (box.top, box.left)))


def without_rules(ink: Ink, rules: Rules) -> Ink:
    """The ink with rules gone; where a stroke crosses one, the stroke is kept."""
    rest = cv2.bitwise_and(ink, cv2.bitwise_not(rules.mask))
    up_down = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones((9, 1), np.uint8))
    sideways = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones((1, 9), np.uint8))
    crossings = cv2.bitwise_or(cv2.bitwise_and(up_down, rules.across), cv2.bitwise_and(sideways, rules.down))
    return np.asarray(cv2.bitwise_or(rest, cv2.bitwise_and(crossings, ink)), np.uint8)
