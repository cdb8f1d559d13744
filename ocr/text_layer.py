"""A PDF page's own text, if it is what the page shows: not an OCR layer behind a scan, not gibberish."""

from collections.abc import Sequence

import numpy as np
import pdfplumber.page
from rapidfuzz.distance import Levenshtein

from domain.page import Box, Word
from ocr.crop import span
from ocr.lines import group_lines
from ocr.raster import Gray
from ocr.recogniser import recogniser

_FEWEST_WORDS = 3
_MOST_PICTURE = 0.6
_LEAST_INKED = 0.85
_LEAST_SENSE = 0.85
_MOST_WORDS = 20_000
_ASKED, _TELLING = 8, 5
_SAME, _LEAST_SHOWN = 0.6, 0.5


def believable_words(page: pdfplumber.page.Page, gray: Gray) -> tuple[Word, ...] | None:
    """Words with boxes in fractions of the page as seen, or None when it must be read by OCR."""
    if _picture_share(page) > _MOST_PICTURE:
        return None
    words = layer_words(page)
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or not _makes_sense(words):
        return None
    inked = sum(_has_ink(gray, word.box) for word in words)
    if inked < _LEAST_INKED * len(words) or not _shown(words, gray):
        return None
    return group_lines([word for word in words if _has_ink(gray, word.box)])


def _picture_share(page: pdfplumber.page.Page) -> float:
    area = float(page.width) * float(page.height)
    return max(
        ((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) / area for image in page.images),
        default=0.0,
    )


def layer_words(page: pdfplumber.page.Page) -> list[Word]:
    left, top, right, bottom = (float(edge) for edge in page.cropbox)
    width, height = right - left, bottom - top
    found = []
    for word in page.extract_words(x_tolerance_ratio=0.15, keep_blank_chars=False, use_text_flow=False):
        box = Box(
            (word["x0"] - left) / width,
            (word["top"] - top) / height,
            (word["x1"] - left) / width,
            (word["bottom"] - top) / height,
        )
        if (
            box.right > 0
            and box.left < 1
            and box.bottom > 0
            and box.top < 1
            and box.width > 0
            and box.height > 0
        ):
            found.append(Word(word["text"], box, 1.0, 0))
    return found


def _makes_sense(words: Sequence[Word]) -> bool:
    text = "".join(word.text for word in words).replace("_", "").replace(".", "")
    if not text:
        return False
    odd = sum(text.count(f"(cid:{digit}") for digit in range(10)) * 7
    odd += sum(1 for sign in text if sign == "\ufffd" or 0xE000 <= ord(sign) < 0xF900 or ord(sign) < 32)
    return odd <= (1 - _LEAST_SENSE) * len(text)


def _shown(words: Sequence[Word], gray: Gray) -> bool:
    """A few words read off the picture say what the layer says: it is no text hidden under other text."""
    long = [word for word in words if sum(sign.isalnum() for sign in word.text) >= _TELLING]
    asked = long[:: max(1, len(long) // _ASKED)][:_ASKED]
    if len(asked) < _FEWEST_WORDS:
        return True
    read = recogniser().read([_cut(gray, word.box) for word in asked])
    alike = [_alike(word.text, line.text) for word, line in zip(asked, read, strict=True)]
    return sum(alike) >= _LEAST_SHOWN * len(asked)


def _alike(text: str, read: str) -> bool:
    return Levenshtein.normalized_similarity(text.lower(), read.lower()) >= _SAME


def _cut(gray: Gray, box: Box) -> Gray:
    where = span(box, gray).grown(4, 3, gray)
    crop = where.of(gray)
    return np.asarray(255 - crop, np.uint8) if float(np.median(crop)) < 128 else crop


def _has_ink(gray: Gray, box: Box) -> bool:
    height, width = gray.shape
    crop = gray[
        max(0, int(box.top * height)) : int(np.ceil(box.bottom * height)),
        max(0, int(box.left * width)) : int(np.ceil(box.right * width)),
    ]
    if crop.size == 0:
        return False
    return int(crop.max()) - int(crop.min()) > 60
