"""Saves what can be saved of a damaged TIFF page: every strip is wrapped and decoded on its own."""

import io
import struct
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageFile

from ocr.ifd import Directory
from ocr.raster import Gray

_COPIED = (256, 258, 259, 262, 266, 277, 284, 292, 293, 317, 338)
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError)


def salvage(data: bytes, directory: Directory) -> tuple[Gray, int] | None:
    """The page with lost strips white, and the number of its rows that were decoded."""
    width, height = int(directory.first(256)), int(directory.first(257))
    offsets, sizes = directory.tags.get(273, ()), directory.tags.get(279, ())
    if not offsets or width < 1 or height < 1 or len(directory.tags.get(258, (1,))) > 1:
        return None
    rows = min(int(directory.first(278, height)) or height, height)
    if len(sizes) < len(offsets):
        sizes = (*sizes, *([float(len(data))] * (len(offsets) - len(sizes))))
    page = np.full((height, width), 255, np.uint8)
    good = 0
    for index, (offset, size) in enumerate(zip(offsets, sizes, strict=False)):
        top = index * rows
        tall = min(rows, height - top)
        strip = _decode(data[int(offset) : int(offset) + int(size)], directory, tall) if tall > 0 else None
        if strip is not None:
            page[top : top + tall] = strip
            whole = int(offset) + int(size) <= len(data)
            good += tall if whole else _last_inked_row(strip)
    return (page, good) if good else None


def _last_inked_row(strip: Gray) -> int:
    """A strip cut short decodes to blank rows after the cut."""
    inked = np.flatnonzero((strip < 128).any(axis=1))
    return int(inked[-1]) + 1 if inked.size else 0


def _decode(body: bytes, directory: Directory, rows: int) -> Gray | None:
    if not body:
        return None
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        with Image.open(io.BytesIO(_wrap(body, directory, rows)), formats=["TIFF"]) as picture:
            picture.load()
            return np.asarray(picture.convert("L"), np.uint8)
    except _BROKEN:
        return None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def _wrap(body: bytes, directory: Directory, rows: int) -> bytes:
    """A little-endian TIFF of one strip. Our own bytes are all 8-bit data or bit streams, so the order
    of the file it came from does not matter."""
    tags: dict[int, Sequence[int]] = {
        tag: [int(value) for value in directory.tags[tag]] for tag in _COPIED if tag in directory.tags
    }
    tags |= {257: [rows], 278: [rows], 273: [0], 279: [len(body)]}
    start = 8 + 2 + 12 * len(tags) + 4
    tags[273] = [start]
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, tags[tag][0]) for tag in sorted(tags))
    return struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<H", len(tags)) + entries + b"\0\0\0\0" + body
