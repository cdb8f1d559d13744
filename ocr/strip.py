"""The line that fax machines print along the top edge: date, sender, page number. Not part of the form."""

import re
from collections.abc import Sequence

import numpy as np

from domain.page import Box, Word
from ocr.clean import Ink
from ocr.orient import quarter_turned
from ocr.raster import Gray
from ocr.recogniser import recogniser

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
    if not 8 <= bottom - top <= height * 0.025 or bottom > height * _BAND or wide < width * 0.2:
        return None
    return top, bottom


def strip_box(words: Sequence[Word], gray: Gray, ink: Ink, upside_down: bool) -> Box | None:
    """The strip, told by what it says. On a page that came upside down it stands on its head at the
    foot, where the page's own words cannot tell."""
    height = ink.shape[0]
    band = strip_band(quarter_turned(ink, 180) if upside_down else ink)
    if band is None:
        return None
    if upside_down:
        top, bottom = height - band[1], height - band[0]
        text = _read_turned(gray[max(0, top - 4) : bottom + 4], ink[max(0, top - 4) : bottom + 4])
    else:
        top, bottom = band
        inside = [word for word in words if top - 8 <= word.box.centre[1] * height <= bottom + 8]
        text = " ".join(word.text for word in inside)
    if not looks_like_strip(text):
        return None
    return Box(0.0, max(0.0, top / height - 0.003), 1.0, min(1.0, bottom / height + 0.003))


def _read_turned(gray: Gray, ink: Ink) -> str:
    columns = np.flatnonzero((ink > 0).any(axis=0))
    part = quarter_turned(gray[:, max(0, int(columns[0]) - 8) : int(columns[-1]) + 8], 180)
    # The first stretch, where date and time or the sender stand, is enough.
    return recogniser().read([part[:, : 22 * part.shape[0]]])[0].text
