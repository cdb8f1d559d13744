"""Lays a page's words on a blank's words: which turn, scale and shift makes most of them meet."""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Levenshtein

from domain.page import Word

_ASPECT = 8.5 / 11
"""Fractions across count for less than fractions down; letter shape is close enough to compare."""
_REPEATED = 3
_REACH = 0.02
_LEAST_PAIRS = 6
_LEAST_SCORE = 0.35
_LEAST_HITS = 8
_MOST_RESIDUAL = 0.006
_SCALES = (0.8, 1.25)

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Placement:
    """As in domain Match: fractions of the blank to fractions of the page."""

    matrix: tuple[float, float, float, float, float, float]
    score: float
    residual: float


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Letters and digits only, no accents, lower case; empty for what is too short to tell anything."""
    plain = unicodedata.normalize("NFD", text.lower())
    kept = "".join(sign for sign in plain if sign.isalnum())
    return kept if len(kept) >= 3 else ""


def register(blank: Sequence[Word], page: Sequence[Word]) -> Placement | None:
    """The placement, or None when the page does not lie on this blank."""
    pairs = _pairs(blank, page)
    if len(pairs) < _LEAST_PAIRS:
        return None
    source = _centres([one for one, _ in pairs])
    target = _centres([other for _, other in pairs])
    matrix = _fit(source, target)
    if matrix is None:
        return None
    score, residual, hits = _agreement(blank, page, matrix)
    if score < _LEAST_SCORE or hits < _LEAST_HITS or residual > _MOST_RESIDUAL:
        return None
    return Placement(_fractions(matrix), round(score, 4), round(residual, 6))


def _pairs(blank: Sequence[Word], page: Sequence[Word]) -> list[tuple[Word, Word]]:
    ours, theirs = _by_token(blank), _by_token(page)
    pairs = []
    for token, words in ours.items():
        others = theirs.get(token, [])
        if len(words) <= _REPEATED and len(others) <= _REPEATED + 1:
            pairs += [(word, other) for word in words for other in others]
    return pairs


def _by_token(words: Sequence[Word]) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        token = fold(word.text)
        if token:
            found[token].append(word)
    return found


def _centres(words: Sequence[Word]) -> Points:
    return np.array([(word.box.centre[0] * _ASPECT, word.box.centre[1]) for word in words], np.float64)


def _fit(source: Points, target: Points) -> Points | None:
    """2 x 3. First a rigid fit that outliers cannot bend, then freedom to stretch for what agrees."""
    # The same seed for the same page: RANSAC draws at random.
    cv2.setRNGSeed(1)
    rigid, inside = cv2.estimateAffinePartial2D(
        source, target, method=cv2.RANSAC, ransacReprojThreshold=0.008, maxIters=1000
    )
    if rigid is None or inside is None or int(inside.sum()) < _LEAST_PAIRS:
        return None
    kept = inside.ravel().astype(bool)
    matrix = np.asarray(rigid, np.float64)
    if int(kept.sum()) >= 2 * _LEAST_PAIRS:
        free, _ = cv2.estimateAffine2D(
            source[kept], target[kept], method=cv2.RANSAC, ransacReprojThreshold=0.004, maxIters=500
        )
        if free is not None and _plausible(np.asarray(free, np.float64)):
            matrix = np.asarray(free, np.float64)
    return matrix if _plausible(matrix) else None


def _plausible(matrix: Points) -> bool:
    across, down = np.hypot(*matrix[:, 0]), np.hypot(*matrix[:, 1])
    low, high = _SCALES
    turned = abs(np.degrees(np.arctan2(matrix[1, 0], matrix[0, 0])))
    square = abs(float(matrix[:, 0] @ matrix[:, 1])) < 0.05
    return bool(low < across < high and low < down < high and turned < 5 and square)


def _agreement(blank: Sequence[Word], page: Sequence[Word], matrix: Points) -> tuple[float, float, int]:
    """Share of the blank's words found in place, their median misplacement, their number."""
    ours = [word for word in blank if fold(word.text)]
    theirs = [word for word in page if fold(word.text)]
    if not ours or not theirs:
        return 0.0, 1.0, 0
    placed = _centres(ours) @ matrix[:, :2].T + matrix[:, 2]
    apart = np.linalg.norm(placed[:, None, :] - _centres(theirs)[None, :, :], axis=2)
    tokens = [fold(word.text) for word in theirs]
    misplaced = []
    for row, word in zip(apart, ours, strict=True):
        near = np.flatnonzero(row < _REACH)
        alike = [float(row[at]) for at in near if _same(fold(word.text), tokens[at])]
        if alike:
            misplaced.append(min(alike))
    if not misplaced:
        return 0.0, 1.0, 0
    return len(misplaced) / len(ours), float(np.median(misplaced)), len(misplaced)


def _same(one: str, other: str) -> bool:
    return one == other or Levenshtein.normalized_similarity(one, other) >= 0.67


def _fractions(matrix: Points) -> tuple[float, float, float, float, float, float]:
    (a, b, c), (d, e, f) = matrix.tolist()
    return a, b / _ASPECT, c / _ASPECT, d * _ASPECT, e, f
