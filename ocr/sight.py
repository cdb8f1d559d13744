"""Finds the known blank that a page lies on from its picture alone, before anything on it is read."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np

from ocr.outline import OUTLINE_DPI, PROFILE_DPI, Outline, Profile
from ocr.patches import Patch, Points, Seen, look_for
from ocr.profiles import Guess, Profiles
from ocr.raster import Gray

_GUESSES = 6
_FIRST_REACH, _FAR_REACH, _SECOND_REACH, _LAST_REACH = 16, 40, 8, 7
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
_FADED, _GONE = 0.7, 0.02
"""A word that faded has less than the first of its ink left; with less than the second it has gone."""
_LEFT, _WHERE = 0.5, (2, 4)
"""What is left of a faded word is that much like it, and lies off by no more than so many pixels."""
_SPARED, _IN_PLACE = 12, 0.6
"""So many words a fading must have spared, and to such a share the blank's words must be in place."""
_MOST_REPLACED, _MOST_GONE = (2, 0.05), (1, 0.25)
"""Of the words that are not seen so many, and such a share of them, may read otherwise, or be gone."""
_SPREAD = 0.35
_BESIDE = (0.3, 0.04), (0.6, 0.12)
"""Beside a page of its own form, a page shows the blank with such a share of its words in place and no
more than such a share of other words: the more the one, the more the other."""
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
        for place, guess in enumerate(self.profiles.guesses(page, _GUESSES)):
            if guess.likeness < least:
                break
            lain = _lain(guess, page.picture, self.drawn[guess.number], thorough=place == 0)
            kin = _kin(lain) if lain is not None else None
            if lain is None or kin is None:
                continue
            sight = lain.sight(kin)
            if best is None or sight.score > best.score:
                best = sight
                # Only what looks nearly as much like the page may lie on it better still.
                least = guess.likeness - _RIVAL if sight.kin is Kin.SAME else 0.0
        return best

    def find_beside(self, page: Outline, among: Collection[int]) -> Sight | None:
        """The blank of `among` that the page shows, where other pages of the same paper are known to be
        of their forms and editions: the question is smaller, so less of the blank need be seen. None
        where another blank is seen as well."""
        guesses = self.profiles.guesses(page, 2 * len(self.drawn))
        asked = [guess for guess in guesses if guess.number in among]
        rivals = [guess for guess in guesses[:_GUESSES] if guess.number not in among]
        best = max(self._all_lain(page, asked, thorough=True), key=_seen_of, default=None)
        if best is None or not _is_beside(best):
            return None
        if any(_seen_of(other) >= _seen_of(best) for other in self._all_lain(page, rivals, thorough=False)):
            return None
        return best.sight(Kin.SAME)

    def _all_lain(self, page: Outline, guesses: Sequence[Guess], *, thorough: bool) -> Iterator["_Lain"]:
        for guess in guesses:
            lain = _lain(guess, page.picture, self.drawn[guess.number], thorough=thorough)
            if lain is not None:
                yield lain


@dataclass(frozen=True, slots=True)
class _Lain:
    """A page laid on a blank as well as it goes: the words looked for there, and those of them that were
    seen. `matrix`: as in Sight."""

    guess: Guess
    blank: Drawn
    matrix: Points
    seen: tuple[Seen, ...]
    same: tuple[Seen, ...]

    @property
    def rest(self) -> list[Seen]:
        return [one for one in self.seen if not _is_same(one)]

    @property
    def score(self) -> float:
        return len(self.same) / len(self.seen)

    @property
    def in_place(self) -> float:
        """Share of the blank's words that are seen in place, or of which something is left there."""
        return (len(self.same) + sum(_is_left(one) for one in self.rest)) / len(self.seen)

    @property
    def otherwise(self) -> float:
        return sum(_reads_otherwise(one) for one in self.rest) / len(self.seen)

    @property
    def clear(self) -> float:
        return float(np.mean([one.likeness for one in self.same]))

    def sight(self, kin: Kin) -> Sight:
        off = float(np.median([np.hypot(*one.off) for one in self.same])) / self.blank.size[1]
        return Sight(
            self.guess.number,
            kin,
            self.guess.turned,
            self.matrix,
            round(self.score, 4),
            round(off, 6),
            round(self.clear, 4),
        )


def _lain(guess: Guess, picture: Gray, blank: Drawn, *, thorough: bool) -> _Lain | None:
    page = np.ascontiguousarray(picture[::-1, ::-1]) if guess.turned else picture
    some = blank.patches[::2] if len(blank.patches) >= 4 * _FEWEST else blank.patches
    for matrix, reach in _starts(guess, page, thorough=thorough):
        settled = _settled(page, blank, some, matrix, reach, free=False)
        if settled is not None:
            break
    else:
        return None
    settled = _settled(page, blank, blank.patches, settled, _SECOND_REACH, free=True)
    if settled is None:
        return None
    back = np.asarray(cv2.invertAffineTransform(settled), np.float64)
    here = [patch for patch in blank.patches if _on_page(patch, back, page)]
    seen = tuple(look_for(here, _laid(page, settled, blank), _LAST_REACH))
    same = tuple(one for one in seen if _is_same(one))
    if len(same) < _FEWEST or 2 * len(here) < len(blank.patches):
        return None
    return _Lain(guess, blank, back, seen, same)


def _starts(guess: Guess, page: Gray, *, thorough: bool) -> Iterator[tuple[Points, int]]:
    """Where to look for the blank's words, and how far around."""
    double = OUTLINE_DPI / PROFILE_DPI
    (wide, high), (across, down) = guess.scale, (double * each for each in guess.shift)
    yield np.array([[wide, 0, across], [0, high, down]]), _FIRST_REACH
    if thorough:
        yield np.array([[wide, 0, across], [0, high, down]]), _FAR_REACH
        # A streak or punched holes may pass for columns: a fax's scale is nearly the same both ways.
        across += (wide - high) * page.shape[1] / 2
        yield np.array([[high, 0, across], [0, high, down]]), _FAR_REACH


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


def _seen_of(lain: _Lain) -> float:
    return lain.in_place


def _kin(lain: _Lain) -> Kin | None:
    """None: too little is seen, or it is seen too dimly, to say."""
    if faded(lain.seen):
        return Kin.SAME
    if lain.score < _AKIN:
        return None
    if lain.otherwise > _OTHER_WORDS:
        return Kin.OTHER_EDITION if lain.clear >= _CLEAR else None
    return Kin.SAME if lain.score >= _SURE else None


def _is_beside(lain: _Lain) -> bool:
    return any(lain.in_place >= least and lain.otherwise <= most for least, most in _BESIDE)


def faded(seen: Sequence[Seen]) -> bool:
    """A weak toner or a light setting took the small print: what is left is this blank's, in every part of
    the page, and what is not left has gone rather than been replaced."""
    same = [one for one in seen if _is_same(one)]
    rest = [one for one in seen if not _is_same(one)]
    left = sum(_is_left(one) for one in rest)
    if len(same) < _SPARED or len(same) + left < _IN_PLACE * len(seen):
        return False
    if _more(sum(_reads_otherwise(one) for one in rest), _MOST_REPLACED, rest):
        return False
    if _more(sum(one.inked < _GONE for one in rest), _MOST_GONE, rest):
        return False
    if rest and float(np.median([one.inked for one in rest])) > _FADED:
        return False
    return _spread(seen)


def _more(count: int, allowed: tuple[int, float], of: Sequence[Seen]) -> bool:
    few, share = allowed
    return count > few + share * len(of)


def _spread(seen: Sequence[Seen]) -> bool:
    """No third of the blank's height lacks its words."""
    lowest = max(one.patch.centre[1] for one in seen) + 1
    thirds = [int(3 * one.patch.centre[1] / lowest) for one in seen]
    found = [third for third, one in zip(thirds, seen, strict=True) if _is_same(one) or _is_left(one)]
    return all(found.count(third) >= _SPREAD * thirds.count(third) for third in range(3))


def _on_page(patch: Patch, back: Points, page: Gray) -> bool:
    """The page was not cut off before this word."""
    across, down = back[:, :2] @ patch.centre + back[:, 2]
    height, width = page.shape
    return bool(0 < across < width and 0 < down < height)


def _is_same(seen: Seen) -> bool:
    across, down = seen.off
    return seen.likeness >= _SAME and abs(across) <= _NEAR[0] and abs(down) <= _NEAR[1]


def _is_left(seen: Seen) -> bool:
    across, down = seen.off
    return seen.likeness >= _LEFT and abs(across) <= _WHERE[0] and abs(down) <= _WHERE[1]


def _reads_otherwise(seen: Seen) -> bool:
    """There is as much ink as the word has, but it is not the word: nobody wrote over it."""
    low, high = _PRESENT
    return seen.likeness < _OTHER and low <= seen.inked <= high
