"""Which way is up, and how far a page leans."""

from collections.abc import Sequence

import cv2
import numpy as np

from ocr.clean import Ink
from ocr.raster import Gray
from ocr.recogniser import recogniser

_SAMPLES = 6
_STEEPEST = 8.0
_SHRINK = 4


def quarter_turned(gray: Gray, degrees: int) -> Gray:
    """Turned clockwise by 0, 90, 180 or 270."""
    return np.ascontiguousarray(np.rot90(gray, k=-degrees // 90))


def lies_sideways(ink: Ink) -> bool:
    """Lines of text run up the page rather than across it."""
    text = _letters(ink)
    return _lines_show(np.ascontiguousarray(text.T)) > 1.15 * _lines_show(text)


def _letters(ink: Ink) -> Ink:
    """Components of letter size only: neither rules nor pictures vote."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, tall = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letter = (np.maximum(wide, tall) >= 8) & (np.maximum(wide, tall) <= 70)
    letter[0] = False
    return np.where(letter[labels], np.uint8(255), np.uint8(0))


def _lines_show(text: Ink) -> float:
    """Large where rows are either full of letters or empty."""
    rows = (text > 0).mean(axis=1).astype(np.float64)
    return float(np.abs(np.diff(rows[::2])).sum() / max(rows.sum(), 1e-9))


def skew_of(ink: Ink) -> float:
    """Degrees the page must be turned clockwise to lie straight; 0 when nothing tells."""
    small = np.asarray(
        cv2.resize(ink, None, fx=1 / _SHRINK, fy=1 / _SHRINK, interpolation=cv2.INTER_AREA), np.uint8
    )
    if small.mean() < 0.3:
        return 0.0
    best = _steepest(small, np.arange(-_STEEPEST, _STEEPEST + 0.1, 1.0))
    best = _steepest(small, np.arange(best - 0.75, best + 0.76, 0.25))
    best = _steepest(small, np.arange(best - 0.2, best + 0.21, 0.05))
    return round(best, 2) if abs(best) >= 0.1 else 0.0


def _steepest(small: Ink, angles: Sequence[float] | np.ndarray) -> float:
    scores = [_profile(leaned(small, float(angle), 0)) for angle in angles]
    return float(angles[int(np.argmax(scores))])


def _profile(ink: Ink) -> float:
    rows = ink.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def leaned(picture: Gray, clockwise: float, paper: int = 255) -> Gray:
    """Turned by a small angle about its middle, size kept."""
    if clockwise == 0:
        return picture
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -clockwise, 1.0)
    return np.asarray(
        cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=paper), np.uint8
    )


def is_upside_down(gray: Gray, ink: Ink) -> bool:
    """A few lines read both ways; what reads better is up."""
    samples = [gray[top:bottom, left:right] for left, top, right, bottom in sample_lines(ink)]
    if not samples:
        return False
    ahead = reading_ease(samples)
    turned = reading_ease([quarter_turned(sample, 180) for sample in samples])
    return turned > ahead


def reading_ease(samples: Sequence[Gray]) -> float:
    lines = recogniser().read(samples)
    return sum(line.score * len(line.text.replace(" ", "")) for line in lines)


def sample_lines(ink: Ink) -> list[tuple[int, int, int, int]]:
    """Pieces of text lines spread over the page: left, top, right, bottom in pixels."""
    text = _letters(ink)
    joined = cv2.morphologyEx(text, cv2.MORPH_CLOSE, np.ones((3, 25), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    pieces = [
        (left, top, left + min(wide, 14 * tall), top + tall)
        for left, top, wide, tall, area in stats[1:count].tolist()
        if 14 <= tall <= 60 and wide >= 4 * tall and area > 0.35 * wide * tall
    ]
    pieces.sort(key=lambda piece: piece[2] - piece[0], reverse=True)
    chosen = sorted(pieces[: 4 * _SAMPLES], key=lambda piece: piece[1])
    step = max(1, len(chosen) // _SAMPLES)
    return [_padded(piece, ink) for piece in chosen[::step][:_SAMPLES]]


def _padded(piece: tuple[int, int, int, int], ink: Ink) -> tuple[int, int, int, int]:
    left, top, right, bottom = piece
    height, width = ink.shape
    return max(0, left - 4), max(0, top - 4), min(width, right + 4), min(height, bottom + 4)
