"""Pieces of a blank's print to look for on a page: whole words, so that no other form has the same."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from domain.page import Word
from ocr.raster import Gray

_ROWS, _COLUMNS = 22, 6
_FEWEST_LETTERS = 4
_LONGEST = 90
_MARGIN = 2

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Patch:
    """`picture`: a word's ink at 100 dpi, softened; its corner stands at `left`, `top` of the blank."""

    left: int
    top: int
    picture: Gray

    @property
    def centre(self) -> tuple[float, float]:
        height, width = self.picture.shape
        return self.left + width / 2, self.top + height / 2


@dataclass(frozen=True, slots=True)
class Seen:
    """Where on the page, in the blank's own pixels, a patch is best seen. `likeness`: -1 to 1;
    `inked`: ink there as a multiple of the patch's own, 0 where the page has none."""

    patch: Patch
    likeness: float
    off: tuple[int, int]
    inked: float


def patches_of(words: Sequence[Word], picture: Gray) -> tuple[Patch, ...]:
    """The longest word of each part of the page."""
    parts: dict[tuple[int, int], Word] = {}
    for word in words:
        if sum(sign.isalnum() for sign in word.text) < _FEWEST_LETTERS:
            continue
        across, down = word.box.centre
        part = int(down * _ROWS), int(across * _COLUMNS)
        if part not in parts or word.box.width > parts[part].box.width:
            parts[part] = word
    found = [_patch(word, picture) for word in parts.values()]
    return tuple(patch for patch in found if patch.picture.size and patch.picture.std() > 1)


def _patch(word: Word, picture: Gray) -> Patch:
    height, width = picture.shape
    left = max(0, round(word.box.left * width) - _MARGIN)
    top = max(0, round(word.box.top * height) - _MARGIN)
    right = min(width, round(word.box.right * width) + _MARGIN, left + _LONGEST)
    bottom = min(height, round(word.box.bottom * height) + _MARGIN)
    # A copy: a view would keep the whole picture in memory.
    return Patch(left, top, picture[top:bottom, left:right].copy())


def look_for(patches: Sequence[Patch], page: Gray, reach: int) -> list[Seen]:
    """`page`: in the blank's pixels as far as is known; each patch may lie off by `reach`."""
    padded = cv2.copyMakeBorder(page, reach, reach, reach, reach, cv2.BORDER_CONSTANT, value=0)
    return [_seen(patch, np.asarray(padded, np.uint8), reach) for patch in patches]


def _seen(patch: Patch, padded: Gray, reach: int) -> Seen:
    height, width = patch.picture.shape
    window = padded[patch.top : patch.top + height + 2 * reach, patch.left : patch.left + width + 2 * reach]
    if window.shape[0] < height or window.shape[1] < width:
        return Seen(patch, 0.0, (0, 0), 0.0)
    alike = cv2.matchTemplate(window, patch.picture, cv2.TM_CCOEFF_NORMED)
    _, likeness, _, (across, down) = cv2.minMaxLoc(alike)
    if not np.isfinite(likeness):
        return Seen(patch, 0.0, (0, 0), 0.0)
    own = window[down : down + height, across : across + width]
    inked = float(own.sum()) / max(float(patch.picture.sum()), 1.0)
    return Seen(patch, float(likeness), (across - reach, down - reach), inked)
