"""Even paper, ink apart from it, specks gone."""

import cv2
import numpy as np

from ocr.raster import Gray

Ink = Gray
"""Height x width, 255 where there is ink and 0 elsewhere."""

_SPECK = 6
_REACH = 17
_COMPANY = 6
_BESIDE = 9
_SHRINK = 4
_THIN = 0.5
_SOFT = 0.6


def even_paper(gray: Gray) -> Gray:
    """Shadows and tinted paper divided out. A fax, already black and white, comes back as it is."""
    if _bilevel(gray):
        return gray
    height, width = gray.shape
    small = cv2.resize(
        gray, (max(1, width // _SHRINK), max(1, height // _SHRINK)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.dilate(small, np.ones((9, 9), np.uint8))
    paper = cv2.medianBlur(paper, 31)
    full = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(gray, np.maximum(full, 40), scale=255)
    return _stretched(np.asarray(even, np.uint8))


def _bilevel(gray: Gray) -> bool:
    sample = gray[::3, ::3]
    return float(np.mean((sample < 25) | (sample > 230))) > 0.97 and float(np.median(sample)) > 240


def _stretched(gray: Gray) -> Gray:
    """The darkest ink to black: faint pencil and weak toner become readable."""
    dark = float(np.percentile(gray[::3, ::3], 0.5))
    if dark < 60 or dark > 200:
        return gray
    return np.asarray(np.clip((gray.astype(np.float32) - dark) * 255 / (255 - dark), 0, 255), np.uint8)


def ink_of(gray: Gray) -> Ink:
    """Ink of an even page, specks left out."""
    level, _ = cv2.threshold(gray[::2, ::2], 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    level = min(max(level, 110), 190)
    ink = np.asarray(cv2.threshold(gray, level, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    return without_specks(ink)


def without_specks(ink: Ink, speck: int = _SPECK) -> Ink:
    """Lonely specks gone. What is small but has company may be a piece of a broken, faxed letter."""
    # Ink pixels within a small letter's reach; the count stops at 255, which is company enough.
    near = cv2.boxFilter(ink & np.uint8(1), -1, (_REACH, _REACH), normalize=False)
    _, company = cv2.threshold(near, speck + _COMPANY - 1, 255, cv2.THRESH_BINARY)
    kept = cv2.bitwise_and(ink, company)
    # The end of a thin stroke has little company too, but hangs on to the rest of it.
    beside = cv2.dilate(kept, np.ones((_BESIDE, _BESIDE), np.uint8))
    return np.asarray(cv2.bitwise_and(ink, beside), np.uint8)


def easy_to_read(gray: Gray, ink: Ink) -> Gray:
    """The ink alone on white, thin strokes made bolder, edges softened as the print engine likes them."""
    near = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    clear = np.where(near > 0, gray, np.uint8(255))
    if _is_thin(ink):
        clear = cv2.erode(clear, np.ones((2, 2), np.uint8))
    return np.asarray(cv2.GaussianBlur(clear, (0, 0), _SOFT), np.uint8)


def _is_thin(ink: Ink) -> bool:
    """Hardly any pixel has ink on three sides: the fax lost part of every stroke."""
    solid = cv2.countNonZero(cv2.erode(ink, np.ones((2, 2), np.uint8)))
    return solid < _THIN * max(cv2.countNonZero(ink), 1)
