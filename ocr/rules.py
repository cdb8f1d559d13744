"""Printed lines: underlines, frames, table borders. Found, and taken away without cutting letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from domain.page import Box
from ocr.clean import Ink, without_specks
from ocr.shapes import both, closed, either, less, opened, thickened

_THICKEST = 9
_SHORTEST_RUN = 7
_CRUMB = 14
_HOLE = 13
"""Pixels; two lines side by side stand farther apart."""
_LOWEST_TOOTH, _FEWEST_TEETH, _TOOTH = 20, 4, 0.8
_UNEVEN, _MOST_EVEN = 0.15, 0.75
"""A comb's uprights: their least height in pixels, how many, as a share of the highest; how far from its
pitch a step may be, as a share of that, and how many steps must not be."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Masks of the page's size, 255 on a rule."""

    across: Ink
    down: Ink

    @property
    def mask(self) -> Ink:
        return either(self.across, self.down)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What makes a line, in pixels. `gap`: how wide a hole may be bridged; `inked`: share of its length
    that must be there."""

    least: int
    gap: int
    inked: float


def find_rules(ink: Ink, dpi: float) -> Rules:
    """Lines from well over a third of an inch on; shorter ones may be strokes of letters."""
    level = _Shape(max(24, round(dpi * 0.35)), 31, 0.35)
    # Upright strokes of letters stand below each other down a margin: hardly a gap is bridged here.
    upright = _Shape(max(24, round(dpi * 0.5)), 7, 0.8)
    across = _lines(ink, level)
    down = np.ascontiguousarray(_lines(np.ascontiguousarray(ink.T), upright).T)
    return Rules(across, down)


def _lines(ink: Ink, shape: _Shape) -> Ink:
    """Thin level runs in line with one run too long for letters, over the gaps that a fax leaves."""
    thick = opened(ink, _THICKEST, 1)
    thin = less(ink, thick)
    # A line that slopes a little steps from row to row: one row of slack either way.
    slack = thickened(thin, 3, 1)
    runs = opened(slack, 1, _SHORTEST_RUN)
    sure = _sure(runs, slack, shape.least)
    joined = closed(runs, 1, shape.gap)
    joined = opened(joined, 1, shape.least)
    mask = np.zeros_like(ink)
    for here, own in _pieces(joined):
        if (own & (sure[here] > 0)).any():
            mask[here] = np.maximum(mask[here], _straight(own, sure[here], runs[here], slack[here], shape))
    # The ragged edge of a faxed line belongs to it.
    return both(thickened(mask, 5, 1), slack)


def _pieces(ink: Ink) -> Iterator[tuple[tuple[slice, slice], npt.NDArray[np.bool_]]]:
    """Connected pieces: where each is, and its own pixels there. Outlines cost a tenth of labels for a
    whole page that is nearly empty."""
    outlines, _ = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        left, top, wide, tall = cv2.boundingRect(outline)
        here = (slice(top, top + tall), slice(left, left + wide))
        own = np.zeros((tall, wide), np.uint8)
        cv2.drawContours(own, [outline], 0, 255, cv2.FILLED, offset=(-left, -top))
        yield here, (own > 0) & (ink[here] > 0)


def _sure(runs: Ink, slack: Ink, least: int) -> Ink:
    """Unbroken for longer than letters that touch, or nearly unbroken for longer than any word."""
    unbroken = opened(runs, 1, least)
    mended = closed(slack, 1, 7)
    nearly = opened(mended, 1, 5 * least // 2)
    return either(unbroken, nearly)


def _straight(own: npt.NDArray[np.bool_], sure: Ink, runs: Ink, slack: Ink, shape: _Shape) -> Ink:
    """The part of one joined component at the height of its sure runs; empty if it is no line."""
    rows = np.flatnonzero((own & (sure > 0)).any(axis=1))
    top, bottom = max(0, int(rows[0]) - 2), int(rows[-1]) + 3
    nothing = np.zeros(own.shape, np.uint8)
    width = own.shape[1]
    level = own & (np.arange(own.shape[0])[:, None] >= top) & (np.arange(own.shape[0])[:, None] < bottom)
    if bottom - top > _THICKEST + 4 + width // 60:
        return nothing
    if np.count_nonzero((level & (runs > 0)).any(axis=0)) < shape.inked * width:
        return nothing
    return np.where(level, slack, np.uint8(0))


def rule_boxes(mask: Ink, upright: bool = False) -> tuple[Box, ...]:
    """Rules of one direction as boxes, top to bottom, over the holes that a fax leaves in them."""
    height, width = mask.shape
    mended = closed(mask, _HOLE, 1) if upright else closed(mask, 1, _HOLE)
    count, _, stats, _ = cv2.connectedComponentsWithStats(mended, connectivity=8)
    boxes = [
        Box(left / width, top / height, (left + wide) / width, (top + tall) / height)
        for left, top, wide, tall, _ in stats[1:count].tolist()
    ]
    return tuple(sorted(boxes, key=lambda box: (box.top, box.left)))


def without_rules(ink: Ink, rules: Rules) -> Ink:
    """The ink with rules gone; where a stroke crosses one, the stroke is kept."""
    rest = less(ink, rules.mask)
    strokes = without_specks(rest, _CRUMB)
    up_down = closed(strokes, 9, 1)
    sideways = closed(strokes, 1, 9)
    crossings = either(both(up_down, rules.across), both(sideways, rules.down))
    return either(rest, both(crossings, ink))


def without_comb(ink: Ink) -> Ink:
    """The ink of one place without the uprights that part it into cells for one sign each: as high as any
    stroke, and evenly spaced."""
    runs = _upright_runs(ink)
    highest = max((run.high for run in runs), default=0)
    teeth = [run for run in runs if run.high >= _TOOTH * highest]
    pitch = _pitch([run.middle for run in teeth], highest)
    if pitch is None:
        return ink
    kept = ink.copy()
    for run in runs:  # one that is torn stands at the pitch all the same
        if run in teeth or (run.high > 0.5 * highest and _in_step(run, teeth, pitch)):
            kept[:, max(0, run.left - 1) : run.right + 1] = 0
    return kept


@dataclass(frozen=True, slots=True)
class _Run:
    """An upright stroke, columns `left` up to `right`."""

    left: int
    right: int
    high: int

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def _upright_runs(ink: Ink) -> list[_Run]:
    strokes = opened(closed(ink, 5, 1), _LOWEST_TOOTH, 1)
    count, _, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    found = [_Run(left, left + wide, tall) for left, _, wide, tall, _ in stats[1:count].tolist()]
    return sorted((run for run in found if run.right - run.left <= _THICKEST), key=lambda run: run.left)


def _pitch(middles: Sequence[float], high: int) -> float | None:
    """The distance of four or more at even steps, of which one or the other may have been lost."""
    steps = np.diff(np.asarray(middles))
    if steps.size < _FEWEST_TEETH - 1:
        return None
    pitch = float(np.median(steps))
    if not 0.45 * high < pitch < 3 * high:
        return None
    off = np.abs(steps / pitch - np.maximum(np.round(steps / pitch), 1))
    return pitch if float(np.mean(off < _UNEVEN)) >= _MOST_EVEN else None


def _in_step(run: _Run, teeth: Sequence[_Run], pitch: float) -> bool:
    steps = min((abs(run.middle - tooth.middle) for tooth in teeth), default=0.0) / pitch
    return round(steps) >= 1 and abs(steps - round(steps)) < _UNEVEN
