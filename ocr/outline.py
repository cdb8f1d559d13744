"""A page in small: its ink at 100 dpi, and how much of that stands in each row and each column."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from ocr.clean import Ink
from ocr.raster import Gray

OUTLINE_DPI = 100.0
PROFILE_DPI = 50.0
_SOFT = 0.8
_SOLID = 60.0
_AROUND = 21
_OUTSTANDING = 2.0

Profile = npt.NDArray[np.float32]
"""One number for each row or column at 50 dpi: ink beyond what stands around it; of length one."""


@dataclass(frozen=True, slots=True)
class Outline:
    """`picture`: ink at 100 dpi, 255 is full of it, softened."""

    picture: Gray
    rows: Profile
    columns: Profile


def outline(ink: Ink, dpi: float) -> Outline:
    picture = _small(ink, dpi, OUTLINE_DPI)
    tiny = _small(picture, OUTLINE_DPI, PROFILE_DPI)
    return Outline(softened(picture), _profile(tiny, 1), _profile(tiny, 0))


def softened(picture: Gray) -> Gray:
    """Strokes of a fax come thin or fat: blurred, both look like the blank's."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), _SOFT), np.uint8)


def _small(picture: Gray, dpi: float, wanted: float) -> Gray:
    height, width = picture.shape
    size = (max(8, round(width * wanted / dpi)), max(8, round(height * wanted / dpi)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _profile(tiny: Gray, axis: int) -> Profile:
    """Rules must not outshout the text, nor a gray margin count at all."""
    line = np.sqrt(np.minimum(tiny.mean(axis=axis, dtype=np.float32), np.float32(_SOLID)))
    rest = line - cv2.blur(line.reshape(-1, 1), (1, _AROUND)).ravel()
    # A streak down the page or the lid beside it stands out far more than any print.
    most = np.float32(_OUTSTANDING * float(np.std(rest)))
    return unit(np.clip(rest, -most, most))


def unit(line: Profile) -> Profile:
    size = float(np.linalg.norm(line))
    return np.asarray(line / size, np.float32) if size else line
