"""Which way is up, and how far a page leans."""

from collections.abc import Sequence

import cv2
import numpy as np

from ocr.clean import Ink
from ocr.raster import Gray
from ocr.recogniser import recogniser

_SAMPLES = 7
_LONGEST = 10
_ENOUGH = 8.0
_CLEARLY = 2.0
_STEEPEST = 8.0
_SHRINK = 4
_STREAK, _PLAINLY = np.ones((1, 24), np.uint8), 1.2
_HALF = 2

Piece = tuple[int, int, int, int]


def quarter_turned(gray: Gray, degrees: int) -> Gray:
    """Turned clockwise by 0, 90, 180 or 270."""
    return np.ascontiguousarray(np.rot90(gray, k=-degrees // 90))


def lies_sideways(gray: Gray, ink: Ink) -> bool:
    """Lines of text run up the page rather than across it."""
    small = _letters(ink)
    across, up = _length_of_lines(small), _length_of_lines(np.ascontiguousarray(small.T))
    if max(across, up) < 3 or across > _CLEARLY * up:
        return False
    if up > _CLEARLY * across:
        return True
    level = max(_ease(gray, ink, turn) for turn in (0, 180))
    upright = max(_ease(gray, ink, turn) for turn in (90, 270))
    return upright > level


def _letters(ink: Ink) -> Ink:
    """Components of letter size and shape only, at half size: neither rules nor pictures vote."""
    height, width = ink.shape
    half = cv2.resize(ink, (max(1, width // _HALF), max(1, height // _HALF)), interpolation=cv2.INTER_AREA)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(
        cv2.threshold(half, 100, 255, 0)[1], connectivity=8
    )
    wide, tall = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    long, short = np.maximum(wide, tall), np.minimum(wide, tall)
    letter = (long >= 4) & (long <= 35) & (short >= 2) & (long <= 5 * short)
    letter[0] = False
    return np.where(letter[labels], np.uint8(255), np.uint8(0))


def _length_of_lines(small: Ink) -> float:
    """Letter heights of text that stands in lines across the picture."""
    return float(sum((right - left) / (bottom - top) for left, top, right, bottom in _pieces(small)))


def skew_of(ink: Ink) -> float:
    """Degrees the page must be turned clockwise to lie straight; 0 when nothing tells."""
    small = np.asarray(
        cv2.resize(ink, None, fx=1 / _SHRINK, fy=1 / _SHRINK, interpolation=cv2.INTER_AREA), np.uint8
    )
    if small.mean() < 0.3:
        return 0.0
    lean = _lean_of(small)
    if lean:
        return lean
    # A fax's streaks run dead level however the page leans, and are worth more than all its text.
    bare = np.asarray(small - cv2.morphologyEx(small, cv2.MORPH_OPEN, _STREAK), np.uint8)
    lean = _lean_of(bare)
    return lean if _profile(leaned(bare, lean, 0)) > _PLAINLY * _profile(bare) else 0.0


def _lean_of(small: Ink) -> float:
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
    """A few lines read both ways; what reads better is up. Stops as soon as it is clear."""
    ahead = turned = 0.0
    for piece in sample_lines(ink):
        picture = _cut(gray, piece)
        ahead += _readable(picture)
        turned += _readable(quarter_turned(picture, 180))
        if max(ahead, turned) > _ENOUGH and max(ahead, turned) > _CLEARLY * min(ahead, turned):
            break
    return turned > ahead


def _ease(gray: Gray, ink: Ink, turn: int) -> float:
    gray, ink = quarter_turned(gray, turn), quarter_turned(ink, turn)
    return sum(_readable(_cut(gray, piece)) for piece in sample_lines(ink)[:3])


def _readable(picture: Gray) -> float:
    """Letters read, each counting by how sure the line was; an unsure line counts for nothing."""
    line = recogniser().read([picture])[0]
    return len(line.text.replace(" ", "")) * max(0.0, line.score - 0.4)


def sample_lines(ink: Ink) -> list[Piece]:
    """Pieces of text lines, the best of each part of the page, best first."""
    height = ink.shape[0]
    best: dict[int, Piece] = {}
    for piece in text_pieces(ink):
        part = piece[1] * _SAMPLES // height
        if part not in best or _length(piece) > _length(best[part]):
            best[part] = piece
    return sorted(best.values(), key=_length, reverse=True)


def text_pieces(ink: Ink) -> list[Piece]:
    """Words and pieces of lines at least four letters long: left, top, right, bottom in pixels."""
    return [
        (_HALF * left, _HALF * top, _HALF * right, _HALF * bottom)
        for left, top, right, bottom in _pieces(_letters(ink))
    ]


def _pieces(small: Ink) -> list[Piece]:
    joined = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((1, 7), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [
        (left, top, left + wide, top + tall)
        for left, top, wide, tall, area in stats[1:count].tolist()
        if 6 <= tall <= 35 and wide >= 3 * tall and area > 0.3 * wide * tall
    ]


def _length(piece: Piece) -> int:
    return min(piece[2] - piece[0], _LONGEST * (piece[3] - piece[1]))


def _cut(gray: Gray, piece: Piece) -> Gray:
    left, top, right, bottom = piece
    height, width = gray.shape
    right = min(right, left + _LONGEST * (bottom - top))
    return gray[max(0, top - 5) : min(height, bottom + 5), max(0, left - 5) : min(width, right + 5)]
