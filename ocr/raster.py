"""Gray pictures with square pixels at about 200 dpi, and their files."""

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from domain.faults import ErrorCode, Permanent
from ocr.raw import DPI, PageLimits

Gray = npt.NDArray[np.uint8]
"""Height x width, 0 is black."""

_MOST_SIDE = 6000
_LETTER_INCHES = 11.0
_FAST = [cv2.IMWRITE_PNG_COMPRESSION, 1, cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_NONE]
"""Filters cost most and gain nothing on ink."""


def check_pixels(width: int, height: int, limits: PageLimits, file_size: int) -> None:
    """Refuse a picture by its announced size, before a single pixel is decoded."""
    pixels = width * height
    if width < 1 or height < 1:
        raise Permanent(ErrorCode.DAMAGED_FILE, "The picture says it has no size; it is damaged.")
    if pixels <= limits.pixels:
        return
    if pixels > 1000 * file_size:
        raise Permanent(
            ErrorCode.BOMB,
            f"A small file would unpack to {pixels / 1e6:.0f} million pixels; it is not a usual scan.",
        )
    raise Permanent(
        ErrorCode.TOO_MANY_PIXELS,
        f"The picture has {pixels / 1e6:.0f} million pixels, more than the {limits.pixels / 1e6:.0f} allowed;"
        " ask for a scan at 200 to 300 dpi.",
    )


def photo_dpi(width: int, height: int) -> float:
    """Dots an inch of a photo or screenshot, supposing that it shows a letter page."""
    return max(width, height) / _LETTER_INCHES


def to_square(gray: Gray, dpi_across: float, dpi_down: float) -> tuple[Gray, float]:
    """The picture with square pixels at about 200 dpi, and its dpi. Fax width (204) is left alone."""
    height, width = gray.shape
    target = dpi_across if 0.9 * DPI <= dpi_across <= 1.1 * DPI else DPI
    target = min(target, target * _MOST_SIDE / max(width / dpi_across * target, height / dpi_down * target))
    new_width = max(1, round(width * target / dpi_across))
    new_height = max(1, round(height * target / dpi_down))
    if (new_width, new_height) == (width, height):
        return gray, target
    shrinks = new_width <= width and new_height <= height
    way = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(gray, (new_width, new_height), interpolation=way), np.uint8), target


def save_png(gray: Gray, path: Path) -> None:
    """Fast compression: these files live for seconds."""
    if not cv2.imwrite(str(path), gray, _FAST):
        raise Permanent(ErrorCode.UNREADABLE_FILE, "A page picture could not be written; free disk space.")


def png_of(gray: Gray) -> bytes:
    return cv2.imencode(".png", gray, _FAST)[1].tobytes()


def picture_of(png: bytes) -> Gray:
    """Of bytes that `png_of` made."""
    return np.asarray(cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE), np.uint8)


def load_png(path: Path) -> Gray:
    gray = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    if gray is None:
        raise Permanent(ErrorCode.UNREADABLE_FILE, "A page picture could not be read back.")
    return np.asarray(gray, np.uint8)
