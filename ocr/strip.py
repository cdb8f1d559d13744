"""The line that fax machines print along the top edge: date, sender, page number. Not part of the form."""

import re
from collections.abc import Sequence

import numpy as np

from domain.page import Box, Word
from ocr.clean import Ink

_BAND = 0.05
_FAX_WORDS = re.compile(
    r"\b(from|fax|tel|to|page|p\.?\s?\d+|pg|p[áa]gina|hp|\d{1,2}:\d{2}|\d{1,4}[/-]\d{1,2}[/-]\d{1,4}"
    r"|\d{1,3}\s*/\s*\d{1,3}|\d{3}[ .-]?\d{4})\b",
    re.IGNORECASE,
)


def looks_like_strip(text: str) -> bool:
    """Two tokens that fax headers carry, among them a digit group."""
    return len(_FAX_WORDS.findall(text)) >= 2 and sum(sign.isdigit() for sign in text) >= 4


def strip_band(ink: Ink) -> tuple[int, int] | None:
    """Rows of a line of print close to the top edge with white below it, if there is one."""
    height, width = ink.shape
    rows = (ink[: int(height * _BAND * 1.6)] > 0).sum(axis=1)
    inked = np.flatnonzero(rows > max(2, width // 800))
    if not inked.size or inked[0] > height * _BAND:
        return None
    top = int(inked[0])
    gaps = np.flatnonzero(np.diff(inked) > max(6, height // 300))
    bottom = int(inked[gaps[0]]) + 1 if gaps.size else int(inked[-1]) + 1
    columns = np.flatnonzero((ink[top:bottom] > 0).any(axis=0))
    wide = columns[-1] - columns[0] if columns.size else 0
    if not 8 <= bottom - top <= height * 0.025 or bottom > height * _BAND or wide < width * 0.35:
        return None
    return top, bottom


def strip_box(words: Sequence[Word], ink: Ink) -> Box | None:
    """The strip of an upright page, told by what its words say."""
    height = ink.shape[0]
    band = strip_band(ink)
    if band is None:
        return None
    top, bottom = band[0] / height, band[1] / height
    inside = [word for word in words if top - 0.004 <= word.box.centre[1] <= bottom + 0.004]
    if not inside or not looks_like_strip(" ".join(word.text for word in inside)):
        return None
    return Box(0.0, max(0.0, top - 0.003), 1.0, bottom + 0.003)
