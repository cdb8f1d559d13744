"""What can be told of the ink in and around one tick box, in numbers a model can weigh."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from ocr.clean import Ink
from ocr.crop import Span
from ocr.lying import AROUND, lay

_INSET = 5
_FRAME, _SOLID = 3, 0.7
_FEWEST_PIXELS = 4
_LONGEST = 3.0
_RAYS = 48
_LEVEL = 7

Bits = npt.NDArray[np.bool_]
Labels = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Traces:
    """Lengths in sides of the box, areas as shares. Of ink that the form does not print itself, as far
    as that is known: `inner` in the box's middle, `least` and `most` of its two diagonals, `beside`
    just outside its frame, `longest` stroke that touches the box and `within` that touches its middle,
    `wide` the widest such stroke, `ring` of the way round the box. `near`: all ink near by; `fit`: how
    well the blank lies on the page here, 1 where there is none."""

    inner: float
    least: float
    most: float
    beside: float
    longest: float
    within: float
    wide: float
    ring: float
    through: float
    near: float
    fit: float


def traces(ink: Ink, printed: Ink | None, box: Span) -> Traces:
    """`printed`: the blank's ink where it lies on this page, if a blank is known."""
    side = max(8, min(box.width, box.height))
    if printed is not None:
        lying = lay(ink, printed, box, side)
        return _measured(lying.page, lying.added, lying.printed, lying.box, side, lying.fit)
    around = box.grown(AROUND * side, AROUND * side, ink)
    found = np.ascontiguousarray(around.of(ink))
    return _measured(found, found, np.zeros_like(found), box.inside(around), side, 1.0)


def _measured(page: Ink, ink: Ink, thick: Ink, box: Span, side: int, fit: float) -> Traces:
    height, width = ink.shape
    middle = _clipped(_middle(page, box, side), width, height)
    close = _clipped(
        Span(box.left - side // 6, box.top - side // 6, box.right + side // 6, box.bottom + side // 6),
        width,
        height,
    )
    count, found, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    labels = np.asarray(found, np.int32)
    whole = stats[:, cv2.CC_STAT_AREA] >= _FEWEST_PIXELS
    whole[0] = False
    touching = _present(_part(labels, close), count) & whole
    inside = _present(_part(labels, middle), count) & whole
    tall, wide = stats[:, cv2.CC_STAT_HEIGHT] / side, stats[:, cv2.CC_STAT_WIDTH] / side
    length = np.hypot(tall, wide)
    dark = whole[_part(labels, middle)]
    least, most = _diagonals(dark)
    return Traces(
        inner=float(dark[_disc(*dark.shape)].mean()),
        least=least,
        most=most,
        beside=_beside(whole[labels] & touching[labels], box, side),
        longest=min(_LONGEST, float(length[touching].max(initial=0.0))),
        within=min(_LONGEST, float(length[inside].max(initial=0.0))),
        wide=float(wide[touching].max(initial=0.0)),
        ring=_ring(ink > 0, thick > 0, box, side),
        through=_through(page > 0, box, side),
        near=float((ink > 0).mean()) if ink.size else 0.0,
        fit=fit,
    )


def _part(labels: Labels, box: Span) -> Labels:
    return labels[box.top : box.bottom, box.left : box.right]


def _present(labels: Labels, count: int) -> Bits:
    found = np.zeros(count, np.bool_)
    found[np.unique(labels)] = True
    return found


def _middle(page: Ink, box: Span, side: int) -> Span:
    """The room within the frame where it really stands: rows lost or doubled squash and thicken it."""
    reach, inset = side // _FRAME, max(2, side // _INSET)
    rows = page[:, max(0, box.left + inset) : max(1, box.right - inset)] > 0
    columns = page[max(0, box.top + inset) : max(1, box.bottom - inset)] > 0
    across, down = columns.mean(axis=0) >= _SOLID, rows.mean(axis=1) >= _SOLID
    left, top = _past(across, box.left, reach, inset), _past(down, box.top, reach, inset)
    width, height = across.size, down.size
    right = width - _past(across[::-1], width - box.right, reach, inset)
    bottom = height - _past(down[::-1], height - box.bottom, reach, inset)
    return Span(left, top, max(left + 1, right), max(top + 1, bottom))


def _past(solid: Bits, edge: int, reach: int, inset: int) -> int:
    """Where the room begins behind the frame that is expected at `edge`."""
    start = max(0, edge - reach)
    frame = np.flatnonzero(solid[start : edge + reach + 1])
    return start + int(frame[-1]) + 2 if frame.size else edge + inset


def _clipped(box: Span, width: int, height: int) -> Span:
    left, top = min(max(0, box.left), width - 1), min(max(0, box.top), height - 1)
    return Span(left, top, max(left + 1, min(box.right, width)), max(top + 1, min(box.bottom, height)))


def _disc(height: int, width: int) -> Bits:
    """Without the corners: of a round box they are frame."""
    rows, columns = np.ogrid[:height, :width]
    down, across = (rows + 0.5) / height * 2 - 1, (columns + 0.5) / width * 2 - 1
    return np.asarray(down * down + across * across <= 1.2, np.bool_)


def _diagonals(dark: Bits) -> tuple[float, float]:
    """Share of each diagonal that has ink on it or next to it; the lesser first."""
    height, width = dark.shape
    fat = cv2.dilate(dark.astype(np.uint8), np.ones((3, 3), np.uint8))
    steps = (np.arange(max(height, width)) + 0.5) / max(height, width)
    rows, columns = (steps * height).astype(int), (steps * width).astype(int)
    falling, rising = float(fat[rows, columns].mean()), float(fat[rows, width - 1 - columns].mean())
    return min(falling, rising), max(falling, rising)


def _beside(ours: Bits, box: Span, side: int) -> float:
    """Ink of strokes that touch the box, outside of it up to one side away, as a share of the box."""
    height, width = ours.shape
    outer = _clipped(
        Span(box.left - side, box.top - side, box.right + side, box.bottom + side), width, height
    )
    frame = _clipped(box, width, height)
    total = int(ours[outer.top : outer.bottom, outer.left : outer.right].sum())
    return (total - int(ours[frame.top : frame.bottom, frame.left : frame.right].sum())) / (side * side)


def _ring(ink: Bits, thick: Bits, box: Span, side: int) -> float:
    """Share of the directions around the box in which a stroke is crossed, at a distance from its frame.

    Directions in which the form's own print covers the way are not counted; with few left it is 0."""
    height, width = ink.shape
    angles = np.linspace(0, 2 * np.pi, _RAYS, endpoint=False)
    along = np.linspace(0.62, 1.5, side)
    across = (box.left + box.right) / 2 + np.outer(np.cos(angles), along) * side
    down = (box.top + box.bottom) / 2 + np.outer(np.sin(angles), along) * side
    rows, columns = np.clip(down, 0, height - 1).astype(int), np.clip(across, 0, width - 1).astype(int)
    met = ink[rows, columns].any(axis=1)
    open_way = met | (thick[rows, columns].mean(axis=1) < 0.5)
    return float(met[open_way].mean()) if open_way.sum() >= _RAYS // 2 else 0.0


def _through(page: Bits, box: Span, side: int) -> float:
    """Share of the way from the box to beyond where any mark ends on which one level stroke runs."""
    rows = page[max(0, box.top) : box.bottom, box.right + 3 : box.right + 2 * side]
    if rows.shape[0] < _LEVEL or rows.shape[1] < side:
        return 0.0
    bands = np.lib.stride_tricks.sliding_window_view(rows, _LEVEL, axis=0).any(axis=-1)
    return float(bands.mean(axis=1).max())
