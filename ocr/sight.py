"""Finds the known blank that a page lies on from its picture alone, before anything on it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np

from ocr.outline import OUTLINE_DPI, PROFILE_DPI, Outline, Profile
from ocr.patches import Patch, Points, Seen, look_for
from ocr.profiles import Guess, Profiles
from ocr.raster import Gray

_GUESSES = 6
_FIRST_REACH, _SECOND_REACH, _LAST_REACH = 16, 8, 7
_ALIKE = 0.5
"""From this likeness on, a patch may help to lay the page on the blank; wrong words reach it too."""
_SAME = 0.78
"""From this likeness on it is the same word: other words of its length stay below."""
_OUTLIER = 3.0
_FEWEST = 8
_NEAR = (3, 7)
"""Pixels at 100 dpi, across and down, that a word may lie off: faxes drop and double rows."""
_SURE = 0.75
_AKIN = 0.45
"""Translations of one form share less than this of their words."""
_RIVAL = 0.25
_OTHER_WORDS = 0.06
"""With a larger share of other words in place of its own, the blank is another edition's."""
_OTHER = 0.65
_PRESENT = (0.5, 1.7)
_CLEAR = 0.88
"""Where the words that are there look less like the blank's, one that does not may be damaged."""
_DIM = 0.885
"""Where the words that are there look less like the blank's, the small ones may have faded."""
_DIM_SURE, _DIM_FEWEST = 0.35, 20
_FADED, _GONE, _REPLACED = 0.7, 0.02, 0.05
"""A word that faded has less than the first of its ink left and more than the second; of the words that
are not seen so many at most may have gone without a trace, or have others in their place."""
_TURNED = 0.06
_SCALES = (0.85, 1.18)


class Kin(StrEnum):
    """What a blank is to a page that shows its words."""

    SAME = "same"
    OTHER_EDITION = "other_edition"
    """Much of the page is this blank's, but some of its words stand elsewhere or read otherwise."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A page lies on blank `number`. `matrix`: the blank's pixels to the page's, both at 100 dpi, the
    page turned by 180 degrees first if `turned`. `score`: share of the blank's words seen in place;
    `residual`: how far they lie off at the median, in page heights; `clear`: how alike they look."""

    number: int
    kin: Kin
    turned: bool
    matrix: Points
    score: float
    residual: float
    clear: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A blank as it is looked for: its rows and columns, its print in pieces, and its picture's size at
    100 dpi, width first."""

    rows: Profile
    columns: Profile
    patches: tuple[Patch, ...]
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sights:
    """All blanks that may be found, indexed once."""

    profiles: Profiles
    drawn: tuple[Drawn, ...]

    @classmethod
    def of(cls, drawn: Sequence[Drawn]) -> "Sights":
        return cls(Profiles.of([(each.rows, each.columns) for each in drawn]), tuple(drawn))

    def find(self, page: Outline) -> Sight | None:
        """The blank the page shows, or None when it shows none."""
        best: Sight | None = None
        least = 0.0
        for guess in self.profiles.guesses(page, _GUESSES):
            if guess.likeness < least:
                break
            sight = _sight(guess, page.picture, self.drawn[guess.number])
            if sight is not None and (best is None or sight.score > best.score):
                best = sight
                # Only what looks nearly as much like the page may lie on it better still.
                least = guess.likeness - _RIVAL if sight.kin is Kin.SAME else 0.0
        return best


def _sight(guess: Guess, picture: Gray, blank: Drawn) -> Sight | None:
    page = np.ascontiguousarray(picture[::-1, ::-1]) if guess.turned else picture
    double = OUTLINE_DPI / PROFILE_DPI
    matrix = np.array(
        [[guess.scale[0], 0, double * guess.shift[0]], [0, guess.scale[1], double * guess.shift[1]]]
    )
    some = blank.patches[::2] if len(blank.patches) >= 4 * _FEWEST else blank.patches
    settled = _settled(page, blank, some, matrix, _FIRST_REACH, free=False)
    if settled is not None:
        settled = _settled(page, blank, blank.patches, settled, _SECOND_REACH, free=True)
    if settled is None:
        return None
    return _judged(guess, page, blank, settled)


def _settled(
    page: Gray, blank: Drawn, patches: Sequence[Patch], matrix: Points, reach: int, *, free: bool
) -> Points | None:
    """The matrix, page to blank, corrected by where the patches are seen; None if they do not agree."""
    seen = [one for one in look_for(patches, _laid(page, matrix, blank), reach) if one.likeness >= _ALIKE]
    if len(seen) < _FEWEST:
        return None
    target = np.array([one.patch.centre for one in seen], np.float64)
    source = target + np.array([one.off for one in seen], np.float64)
    # The same seed for the same page: RANSAC draws at random.
    cv2.setRNGSeed(1)
    fit = cv2.estimateAffine2D if free else cv2.estimateAffinePartial2D
    correction, inside = fit(source, target, method=cv2.RANSAC, ransacReprojThreshold=_OUTLIER, maxIters=500)
    if correction is None or int(np.sum(inside)) < _FEWEST:
        return None
    settled = _after(matrix, np.asarray(correction, np.float64))
    return settled if _plausible(settled) else None


def _laid(page: Gray, matrix: Points, blank: Drawn) -> Gray:
    return np.asarray(cv2.warpAffine(page, matrix, blank.size, flags=cv2.INTER_LINEAR), np.uint8)


def _after(first: Points, then: Points) -> Points:
    return np.asarray((np.vstack([then, [0, 0, 1]]) @ np.vstack([first, [0, 0, 1]]))[:2], np.float64)


def _plausible(matrix: Points) -> bool:
    across, down = np.hypot(*matrix[:, 0]), np.hypot(*matrix[:, 1])
    low, high = _SCALES
    straight = max(abs(matrix[0, 1]), abs(matrix[1, 0])) < _TURNED
    return bool(low < across < high and low < down < high and straight)


def _judged(guess: Guess, page: Gray, blank: Drawn, matrix: Points) -> Sight | None:
    back = np.asarray(cv2.invertAffineTransform(matrix), np.float64)
    here = [patch for patch in blank.patches if _on_page(patch, back, page)]
    seen = look_for(here, _laid(page, matrix, blank), _LAST_REACH)
    same = [one for one in seen if _is_same(one)]
    if len(same) < _FEWEST or 2 * len(here) < len(blank.patches):
        return None
    score = len(same) / len(seen)
    clear = float(np.mean([one.likeness for one in same]))
    if faded(seen, same, clear):
        kin: Kin | None = Kin.SAME
    elif score < _AKIN:
        return None
    else:
        kin = _kin(score, clear, sum(_reads_otherwise(one) for one in seen) / len(seen))
    if kin is None:
        return None
    off = float(np.median([np.hypot(*one.off) for one in same])) / blank.size[1]
    return Sight(guess.number, kin, guess.turned, back, round(score, 4), round(off, 6), round(clear, 4))


def _kin(score: float, clear: float, otherwise: float) -> Kin | None:
    """None: too little is seen, or it is seen too dimly, to say."""
    if otherwise > _OTHER_WORDS:
        return Kin.OTHER_EDITION if clear >= _CLEAR else None
    return Kin.SAME if score >= _SURE else None


def faded(seen: Sequence[Seen], same: Sequence[Seen], clear: float) -> bool:
    """A weak toner or a light setting took the small print: what is left is this blank's, in every part of
    the page, and what is not left has gone rather than been replaced."""
    if clear >= _DIM or len(same) < max(_DIM_FEWEST, _DIM_SURE * len(seen)):
        return False
    rest = [one for one in seen if not _is_same(one)]
    replaced = sum(_reads_otherwise(one) for one in rest)
    gone = sum(one.inked < _GONE for one in rest)
    if replaced > 1 + _REPLACED * len(rest) or gone > 1 + _REPLACED * len(rest):
        return False
    if rest and float(np.median([one.inked for one in rest])) > _FADED:
        return False
    return _spread(seen, same)


def _spread(seen: Sequence[Seen], same: Sequence[Seen]) -> bool:
    """No third of the blank's height lacks its words."""
    lowest = max(one.patch.centre[1] for one in seen) + 1
    thirds = [int(3 * one.patch.centre[1] / lowest) for one in seen]
    found = [int(3 * one.patch.centre[1] / lowest) for one in same]
    return all(found.count(third) >= _DIM_SURE / 2 * thirds.count(third) for third in range(3))


def _on_page(patch: Patch, back: Points, page: Gray) -> bool:
    """The page was not cut off before this word."""
    across, down = back[:, :2] @ patch.centre + back[:, 2]
    height, width = page.shape
    return bool(0 < across < width and 0 < down < height)


def _is_same(seen: Seen) -> bool:
    across, down = seen.off
    return seen.likeness >= _SAME and abs(across) <= _NEAR[0] and abs(down) <= _NEAR[1]


def _reads_otherwise(seen: Seen) -> bool:
    """There is as much ink as the word has, but it is not the word: nobody wrote over it."""
    low, high = _PRESENT
    return seen.likeness < _OTHER and low <= seen.inked <= high
