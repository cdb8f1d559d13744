"""Faxes and scans as TIFF: every page, square pixels, and everything that is missing said aloud."""

import warnings
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from domain.faults import ErrorCode, Permanent
from ocr.fax_page import early_end, is_fax, resolution
from ocr.ifd import Chain, Directory, walk
from ocr.picture import flatten
from ocr.raster import Gray, check_pixels, save_png, to_square
from ocr.raw import Decoded, PageLimits, RawPage
from ocr.strips import salvage
from ocr.tiff_log import LostRows, lost_rows

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError)
_CENTIMETRES = 3
_GROUP_4 = 4


def decode_tiff(path: Path, work: Path, limits: PageLimits) -> Decoded:
    data = path.read_bytes()
    chain = walk(data, limits.pages)
    if len(chain.directories) > limits.pages:
        raise Permanent(
            ErrorCode.TOO_MANY_PAGES,
            f"The file has more than {limits.pages} pages; ask for it in smaller parts.",
        )
    if not chain.directories:
        raise _damaged()
    for directory in chain.directories:
        check_pixels(int(directory.first(256)), int(directory.first(257)), limits, len(data))
    pages = _pages(path, data, chain, work)
    damage = _whole_file_damage(chain, len(pages))
    if not pages:
        raise _damaged()
    return Decoded(tuple(pages), announced=len(chain.directories), damage=damage)


def _damaged() -> Permanent:
    return Permanent(
        ErrorCode.DAMAGED_FILE, "The fax file is damaged and no page can be read; ask the sender to resend."
    )


def _whole_file_damage(chain: Chain, decoded: int) -> tuple[str, ...]:
    damage = []
    if chain.broken:
        damage.append(
            f"the file is cut off after page {len(chain.directories)}; there may have been more pages"
        )
    elif not all(directory.whole for directory in chain.directories):
        damage.append("the file is cut off at its end; the last page may lack something")
    if decoded < len(chain.directories):
        damage.append(f"only {decoded} of {len(chain.directories)} pages could be read")
    return tuple(damage)


def _pages(path: Path, data: bytes, chain: Chain, work: Path) -> list[RawPage]:
    pages = []
    for number, directory in enumerate(chain.directories, start=1):
        page = _page(path, data, directory, number, work)
        if page is not None:
            pages.append(page)
    return pages


def _page(path: Path, data: bytes, directory: Directory, number: int, work: Path) -> RawPage | None:
    truncated = _strips_missing(directory, len(data))
    with lost_rows(work) as lost:
        gray = None if truncated else _decode(path, directory.frame)
    damage: list[str] = []
    if gray is not None and lost.rows:
        damage.append(_garbled(directory, number, gray.shape[0], lost))
    if gray is None:
        saved = salvage(data, directory)
        if saved is None:
            return None
        gray, rows = saved
        damage.append(f"page {number} is damaged: {rows} of {gray.shape[0]} rows could be read")
    height, width = gray.shape
    across, down = _tagged_resolution(directory)
    true = resolution(width, height, across, down)
    if is_fax(width):
        damage += _fax_damage(directory, number, height, true.down)
    square, dpi = to_square(gray, true.across, true.down)
    image = work / f"page-{number:04}.png"
    save_png(square, image)
    return RawPage(number, image, dpi, damage=tuple(damage))


def _garbled(directory: Directory, number: int, rows: int, lost: LostRows) -> str:
    strip_rows = min(int(directory.first(278, rows)) or rows, rows)
    bad = lost.count(strip_rows, rows, to_strip_end=int(directory.first(259)) == _GROUP_4)
    return f"page {number} is damaged: {min(bad, rows)} of {rows} rows are garbled"


def _strips_missing(directory: Directory, file_size: int) -> bool:
    offsets, sizes = directory.tags.get(273, ()), directory.tags.get(279, ())
    return any(offset + size > file_size for offset, size in zip(offsets, sizes, strict=False))


def _decode(path: Path, frame: int) -> Gray | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the limits were checked on the tags already
            with Image.open(path, formats=["TIFF"]) as picture:
                picture.seek(frame)
                picture.load()
                return np.ascontiguousarray(flatten(picture))
    except (*_BROKEN, UnidentifiedImageError, Image.DecompressionBombError):
        return None


def _tagged_resolution(directory: Directory) -> tuple[float, float]:
    across, down = directory.first(282), directory.first(283)
    if int(directory.first(296, 2)) == _CENTIMETRES:
        return across * 2.54, down * 2.54
    return across, down


def _fax_damage(directory: Directory, number: int, rows: int, down: float) -> list[str]:
    damage = []
    short = early_end(number, rows, down)
    if short:
        damage.append(short)
    bad = int(directory.first(326))
    if bad:
        worst = int(directory.first(328))
        damage.append(
            f"page {number} came over a bad line: {bad} bad rows"
            + (f", {worst} of them in a row" if worst > 1 else "")
        )
    return damage
