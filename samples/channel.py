"""The fax channel: what a page goes through between somebody's paper and our TIFF file."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from io import BytesIO
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from samples import line_faults, sheet_faults

Grey = NDArray[np.uint8]
"""A page: rows by columns, 0 black to 255 white."""

WIDTH = 1728
"""Pixels in a fax line: 8.5 inches at 203.3 dots an inch."""

_FILL_ORDER, _PHOTOMETRIC, _T4_OPTIONS = 266, 262, 292


class Degradation(StrEnum):
    NONE = "none"
    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


class Resolution(StrEnum):
    """Dots an inch down the page: fine 196, standard 98."""

    FINE = "fine"
    STANDARD = "standard"


class Coding(StrEnum):
    G3_1D = "g3_1d"
    G3_2D = "g3_2d"
    G4 = "g4"


class Declared(StrEnum):
    """What the file says of its dots an inch: the truth, the rounded 200 by 200 or 200 by 100, or nothing."""

    EXACT = "exact"
    ROUNDED = "rounded"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class FaxCall:
    """How one fax was sent. `header` is printed above every page, followed by the page number;
    `upside_down` are page numbers from 1. `tidy`: the sheets lie whole and in their place, and the line
    garbles nothing; only skew, grain, specks, streaks and lost rows are left of the degradation."""

    resolution: Resolution = Resolution.FINE
    coding: Coding = Coding.G4
    lsb_first: bool = False
    white_is_zero: bool = False
    degradation: Degradation = Degradation.NONE
    header: str | None = None
    upside_down: frozenset[int] = frozenset()
    halftone: bool = False
    declared: Declared = Declared.EXACT
    tidy: bool = False


@dataclass(frozen=True, slots=True)
class _Wear:
    """How bad each degradation is; ranges are drawn from evenly. `again`: the chance that the sheet is
    itself a fax that was printed; `garbled`: at most so many places where rows decode to something wrong."""

    skew: float
    blur: float
    noise: float
    threshold: tuple[int, int]
    speckles: int
    streaks: float
    lost_rows: int
    cut_bottom: float
    sheet: sheet_faults.Wear = sheet_faults.UNWORN
    again: float = 0.0
    garbled: int = 0
    dropped_out: float = 0.0


SHEET_WEAR = {
    Degradation.NONE: sheet_faults.UNWORN,
    Degradation.LIGHT: sheet_faults.Wear(0.02, 0.008, 0.06, 0.08, 0.06, 0.03, 0.04),
    Degradation.MEDIUM: sheet_faults.Wear(0.035, 0.016, 0.12, 0.15, 0.2, 0.14, 0.1),
    Degradation.HEAVY: sheet_faults.Wear(0.05, 0.025, 0.2, 0.2, 0.4, 0.35, 0.15),
}
"""What the degradation does to a sheet, on a fax machine's glass and on a scanner's."""

_WEAR = {
    Degradation.NONE: _Wear(0.0, 0.3, 2, (150, 170), 0, 0.0, 0, 0.0),
    Degradation.LIGHT: _Wear(
        0.4, 0.5, 10, (130, 185), 60, 0.1, 0, 0.0, SHEET_WEAR[Degradation.LIGHT], 0.03, 1, 0.02
    ),
    Degradation.MEDIUM: _Wear(
        1.0, 0.7, 14, (110, 195), 400, 0.35, 6, 0.004, SHEET_WEAR[Degradation.MEDIUM], 0.12, 7, 0.1
    ),
    Degradation.HEAVY: _Wear(
        2.0, 0.9, 18, (100, 196), 1800, 0.7, 24, 0.015, SHEET_WEAR[Degradation.HEAVY], 0.25, 30, 0.2
    ),
}


def fax(pages: Sequence[Grey], call: FaxCall, seed: int) -> bytes:
    """A multi-page TIFF as a fax server would store it. `pages` are upright grey pictures."""
    pictures = [
        Image.fromarray(received(page, call, Random(f"{seed}/{number}"), number, len(pages)))
        for number, page in enumerate(pages, 1)
    ]
    return tiff([picture.convert("1", dither=Image.Dither.NONE) for picture in pictures], call)


def received(page: Grey, call: FaxCall, rng: Random, number: int = 1, of: int = 1) -> Grey:
    """One page as it comes out at the receiving end, every pixel 0 or 255."""
    wear = _WEAR[call.degradation]
    if not call.tidy:
        page = _worn(page, wear, Random(rng.randrange(1 << 32)))
    noise = np.random.default_rng(rng.randrange(1 << 32))
    if number in call.upside_down:
        page = page[::-1, ::-1]
    grey = _scan(page, wear, rng, call.resolution)
    dots = _halftone(grey) if call.halftone else _threshold(grey, wear, rng, noise)
    dots = _speckle(dots, wear, rng, noise)
    dots = _streak(dots, wear, rng)
    dots = _lose_rows(dots, wear, rng)
    if not call.tidy:
        dots = _spoiled(dots, wear, Random(rng.randrange(1 << 32)))
    if call.header is None:
        return dots
    return _print_header(dots, f"{call.header}   P. {number:02d}/{of:02d}", call, rng)


def _worn(page: Grey, wear: _Wear, rng: Random) -> Grey:
    """The sheet as it is laid on the glass: worn, or the print of an earlier fax of it."""
    page = sheet_faults.worn(page, wear.sheet, rng)
    if rng.random() >= wear.again:
        return page
    before = _WEAR[Degradation.LIGHT]
    resolution = rng.choice(list(Resolution))
    noise = np.random.default_rng(rng.randrange(1 << 32))
    dots = _threshold(_scan(page, before, rng, resolution), before, rng, noise)
    return sheet_faults.worn(sized(dots, page.shape[1], page.shape[0]), before.sheet, rng)


def _spoiled(dots: Grey, wear: _Wear, rng: Random) -> Grey:
    if rng.random() < wear.dropped_out:
        dots = line_faults.dropped_out(dots, rng)
    return line_faults.garbled(dots, wear.garbled, rng)


def tiff(pictures: Sequence[Image.Image], call: FaxCall) -> bytes:
    """Black-and-white pictures in one TIFF, in the call's coding and bit order."""
    tags: dict[int, int] = {}
    if call.coding is Coding.G3_2D:
        tags[_T4_OPTIONS] = 1
    if call.lsb_first:
        tags[_FILL_ORDER] = 2
    if call.white_is_zero:
        pictures = [picture.point(lambda dot: 255 - dot) for picture in pictures]
    out = BytesIO()
    pictures[0].save(
        out,
        "TIFF",
        save_all=True,
        append_images=list(pictures[1:]),
        compression="group4" if call.coding is Coding.G4 else "group3",
        tiffinfo=tags,
        **_declared(call),
    )
    return _declare_white_zero(out.getvalue()) if call.white_is_zero else out.getvalue()


def _declared(call: FaxCall) -> dict[str, float | str]:
    if call.declared is Declared.MISSING:
        return {}
    fine = call.resolution is Resolution.FINE
    across, down = 204.0, 196.0 if fine else 98.0
    if call.declared is Declared.ROUNDED:
        across, down = 200.0, 200.0 if fine else 100.0
    return {"resolution_unit": "inch", "x_resolution": across, "y_resolution": down}


def _declare_white_zero(content: bytes) -> bytes:
    """Set every page's photometric tag to "white is zero".

    Pillow can write it itself, but turns the dots over one at a time in Python: 0.3 s a page."""
    patched = bytearray(content)
    (offset,) = struct.unpack_from("<I", patched, 4)
    while offset:
        (count,) = struct.unpack_from("<H", patched, offset)
        for entry in range(offset + 2, offset + 2 + 12 * count, 12):
            if struct.unpack_from("<H", patched, entry)[0] == _PHOTOMETRIC:
                struct.pack_into("<H", patched, entry + 8, 0)
        (offset,) = struct.unpack_from("<I", patched, offset + 2 + 12 * count)
    return bytes(patched)


def turned(page: Grey, degrees: float) -> Grey:
    """The page laid on the glass a little askew; white where no paper lies."""
    if not degrees:
        return page
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    askew = cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=255.0)
    return np.asarray(askew, np.uint8)


def _scan(page: Grey, wear: _Wear, rng: Random, resolution: Resolution) -> Grey:
    height = round(page.shape[0] * WIDTH / page.shape[1] * 196 / 203.3)
    picture = turned(sized(page, WIDTH, height), rng.uniform(-1, 1) * wear.skew)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), wear.blur), np.uint8)
    return picture if resolution is Resolution.FINE else sized(picture, WIDTH, height // 2)


def sized(page: Grey, width: int, height: int) -> Grey:
    return np.asarray(cv2.resize(page, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _threshold(grey: Grey, wear: _Wear, rng: Random, noise: np.random.Generator) -> Grey:
    """Black where darker than the machine's own level: a low one thins strokes, a high one fattens them."""
    level = rng.randint(*wear.threshold)
    grain = noise.standard_normal(grey.shape, np.float32) * wear.noise
    return np.where(grey + grain < level, np.uint8(0), np.uint8(255))


def _halftone(grey: Grey) -> Grey:
    return np.asarray(Image.fromarray(grey).convert("1").convert("L"), np.uint8)


def _speckle(dots: Grey, wear: _Wear, rng: Random, noise: np.random.Generator) -> Grey:
    if not wear.speckles:
        return dots
    count = round(wear.speckles * rng.uniform(0.3, 1.5))
    rows = noise.integers(0, dots.shape[0] - 2, count)
    columns = noise.integers(0, dots.shape[1] - 2, count)
    big = noise.random(count) < 0.2
    dots = dots.copy()
    dots[rows, columns] = 0
    dots[rows[big] + 1, columns[big]] = 0
    dots[rows[big], columns[big] + 1] = 0
    black = np.argwhere(dots == 0)
    holes = black[noise.integers(0, len(black), count)] if len(black) else black
    dots[holes[:, 0], holes[:, 1]] = 255
    return dots


def _streak(dots: Grey, wear: _Wear, rng: Random) -> Grey:
    """Lines down the page from dirt on the sender's glass."""
    if rng.random() >= wear.streaks:
        return dots
    dots = dots.copy()
    for _ in range(rng.randint(1, 3)):
        column, width = rng.randrange(20, WIDTH - 20), rng.choice((1, 1, 2, 3))
        top = rng.choice((0, 0, rng.randrange(dots.shape[0])))
        dots[top : top + rng.randrange(dots.shape[0] // 4, dots.shape[0]), column : column + width] = 0
    return dots


def _lose_rows(dots: Grey, wear: _Wear, rng: Random) -> Grey:
    """Rows the line lost: dropped, or filled with the row before; and a page that ends early."""
    kept = np.arange(dots.shape[0])
    for _ in range(rng.randint(0, wear.lost_rows)):
        at, run = rng.randrange(1, len(kept) - 10), rng.randint(1, 4)
        if rng.random() < 0.5:
            kept = np.delete(kept, slice(at, at + run))
        else:
            kept[at : at + run] = kept[at - 1]
    return dots[kept[: len(kept) - round(len(kept) * rng.random() * wear.cut_bottom)]]


@cache
def _header_font(height: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(height)


def _print_header(dots: Grey, words: str, call: FaxCall, rng: Random) -> Grey:
    """The sending machine's own line: above the picture or over its first rows."""
    fine = np.full((34, WIDTH), 255, np.uint8)
    strip = Image.fromarray(fine)
    ImageDraw.Draw(strip).text((rng.randint(30, 160), 3), words, fill=0, font=_header_font(24))
    band = np.asarray(strip.point(lambda value: 0 if value < 128 else 255), np.uint8)
    if call.resolution is Resolution.STANDARD:
        band = band[::2]
    if rng.random() < 0.5:
        return np.vstack([band, dots])
    return np.vstack([band, dots[len(band) :]])
