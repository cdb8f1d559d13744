"""Photos and screenshots: JPEG, PNG, HEIC, WebP, GIF, BMP. One picture is one page."""

import warnings
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from domain.faults import ErrorCode, Permanent
from ocr.paper_edge import flattened
from ocr.raster import Gray, check_pixels, photo_dpi, save_png, to_square
from ocr.raw import DPI, Decoded, PageLimits, RawPage

PICTURE_FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/heic": "HEIF",
    "image/heif": "HEIF",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/bmp": "BMP",
}
_PAGE_INCHES = (4.0, 18.0)
_SMALLEST_SIDE = 40
_MOST_LOST = 0.85
_SCREEN_DPI = 97
"""72 and 96 are what programs write who do not know."""


def decode_picture(path: Path, media_type: str, work: Path, limits: PageLimits) -> Decoded:
    pillow_heif.register_heif_opener(thumbnails=False)
    name = PICTURE_FORMATS[media_type]
    damage: tuple[str, ...] = ()
    try:
        gray, dpi = _load(path, name, limits)
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        gray, dpi = _salvage(path, name, limits, error)
        damage = ("the picture is cut off or damaged; a part of it is missing",)
    square, dpi = to_square(gray, dpi, dpi)
    image = work / "page-0001.png"
    save_png(square, image)
    return Decoded((RawPage(1, image, dpi, damage=damage),), announced=1)


def open_picture(path: Path, name: str, limits: PageLimits) -> Image.Image:
    """Opened by the one format named, size checked, nothing decoded yet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of big pictures; the limits here decide
            picture = Image.open(path, formats=[name])
    except Image.DecompressionBombError as error:
        raise Permanent(
            ErrorCode.BOMB, "The picture would unpack to more pixels than any scan has."
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        if "too large" in str(error).lower():
            raise Permanent(ErrorCode.BOMB, "The picture unpacks to far more than its size.") from error
        raise Permanent(
            ErrorCode.DAMAGED_FILE, "The picture is damaged or is not what its type says; ask for a new one."
        ) from error
    try:
        check_pixels(*picture.size, limits, path.stat().st_size)
    except Permanent:
        picture.close()
        raise
    return picture


def flatten(picture: Image.Image) -> Gray:
    """Gray on white, whatever the colour mode; the EXIF turn applied."""
    if picture.mode in ("1", "L"):
        gray = picture.convert("L")
    elif picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        page = Image.new("RGBA", layer.size, "white")
        page.alpha_composite(layer)
        gray = page.convert("L")
    elif picture.mode.startswith("I") or picture.mode == "F":
        deep = np.asarray(picture, np.float64)
        gray = Image.fromarray((255 * deep / max(deep.max(initial=1.0), 1.0)).astype(np.uint8))
    else:
        gray = picture.convert("L")
    return np.asarray(gray, np.uint8)


def _load(path: Path, name: str, limits: PageLimits) -> tuple[Gray, float]:
    with open_picture(path, name, limits) as picture:
        if name == "JPEG":  # a 100-megapixel photo is decoded at a fraction of its size
            picture.draft("L", (3400, 3400))
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        gray = flatten(upright)
        tagged = picture.info.get("dpi", (0, 0))[0] if picture.info.get("dpi") else 0
    height, width = gray.shape
    if min(width, height) < _SMALLEST_SIDE:
        raise Permanent(ErrorCode.NO_PAGES, "The picture is too small to hold a page.")
    sheet = flattened(gray)
    if sheet is not None:
        return sheet, max(photo_dpi(sheet.shape[1], sheet.shape[0]), DPI / 4)
    return gray, _dpi(width, height, float(tagged))


def _dpi(width: int, height: int, tagged: float) -> float:
    long_side = max(width, height)
    if tagged > _SCREEN_DPI and _PAGE_INCHES[0] <= long_side / tagged <= _PAGE_INCHES[1]:
        return tagged
    # Enlarging a thumbnail more than four times adds no detail, only work.
    return max(photo_dpi(width, height), DPI / 4)


def _salvage(path: Path, name: str, limits: PageLimits, cause: Exception) -> tuple[Gray, float]:
    # A process-wide switch, but this process reads one file and ends.
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        gray, dpi = _load(path, name, limits)
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Permanent(
            ErrorCode.DAMAGED_FILE, "The picture is damaged and nothing can be read; ask for a new one."
        ) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    if _lost_share(gray) > _MOST_LOST:
        raise Permanent(
            ErrorCode.DAMAGED_FILE, "The picture is damaged and nothing can be read; ask for a new one."
        ) from cause
    return gray, dpi


def _lost_share(gray: Gray) -> float:
    """Share of rows at the foot that were never decoded: all of one shade."""
    last = gray[-1]
    if (last != last[0]).any():
        return 0.0
    other = np.flatnonzero((gray != last[0]).any(axis=1))
    decoded = int(other[-1]) + 1 if other.size else 0
    return 1.0 - decoded / len(gray)
