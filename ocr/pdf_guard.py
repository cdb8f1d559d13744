"""Refuses a PDF by what its objects announce, before anything of it is drawn."""

import zlib
from math import sqrt

import pikepdf

from domain.faults import ErrorCode, Permanent
from ocr.raw import DPI, PageLimits

_MOST_OBJECTS = 400_000
_BLOCK = 1 << 20
_POINTS = 72.0
_MOST_DRAWN = 40_000_000
_LEAST_DPI = 72.0


def page_dpi(width: float, height: float, limits: PageLimits) -> float:
    """200, or less for a poster; refuses what not even 72 dpi would make small enough. Sizes in points."""
    inches = max(width, 1.0) * max(height, 1.0) / _POINTS**2
    dpi = min(DPI, sqrt(min(limits.pixels, _MOST_DRAWN) / inches))
    if dpi < _LEAST_DPI:
        raise Permanent(
            ErrorCode.TOO_MANY_PIXELS,
            f"A page of the PDF measures {width / _POINTS:.0f} by {height / _POINTS:.0f} inches;"
            " ask for letter size.",
        )
    return dpi


def check_document(pdf: pikepdf.Pdf, limits: PageLimits) -> None:
    """Page count, page sizes, picture sizes, and how far drawing instructions unpack."""
    if len(pdf.pages) > limits.pages:
        raise Permanent(
            ErrorCode.TOO_MANY_PAGES,
            f"The file has {len(pdf.pages)} pages, more than the {limits.pages} allowed;"
            " ask for it in smaller parts.",
        )
    if len(pdf.pages) == 0:
        raise Permanent(ErrorCode.NO_PAGES, "The file has no pages; ask the sender to send it again.")
    for page in pdf.pages:
        left, bottom, right, top = (float(edge) for edge in page.cropbox)
        page_dpi(abs(right - left), abs(top - bottom), limits)
    if len(pdf.objects) > _MOST_OBJECTS:
        raise Permanent(ErrorCode.BOMB, "The PDF has far more parts than any scanned form.")
    inflated = 0
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Stream):
            continue
        if item.get("/Subtype") == "/Image":
            _check_image(item, limits)
        elif item.get("/Type") not in ("/ObjStm", "/XRef"):
            inflated += _inflated(item, limits.inflated - inflated)
            if inflated > limits.inflated:
                raise Permanent(
                    ErrorCode.BOMB, "The PDF unpacks to far more than its size; it was not opened."
                )


def _check_image(image: pikepdf.Stream, limits: PageLimits) -> None:
    pixels = int(image.get("/Width", 0)) * int(image.get("/Height", 0))
    if pixels > limits.pixels:
        raise Permanent(
            ErrorCode.TOO_MANY_PIXELS,
            f"A picture in the PDF has {pixels / 1e6:.0f} million pixels, more than the"
            f" {limits.pixels / 1e6:.0f} allowed; ask for a scan at 200 to 300 dpi.",
        )


def _inflated(stream: pikepdf.Stream, allowed: int) -> int:
    """Bytes the stream unpacks to, counted no further than just over `allowed`. Deflate only: no other
    filter of drawing instructions multiplies by more than a few hundred."""
    filters = stream.get("/Filter")
    names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    raw = stream.read_raw_bytes()
    if names.count("/FlateDecode") > 1:
        return allowed + 1
    if names[:1] != ["/FlateDecode"]:
        return len(raw)
    engine = zlib.decompressobj()
    size = 0
    try:
        while raw and size <= allowed:
            size += len(engine.decompress(raw, _BLOCK))
            raw = engine.unconsumed_tail
    except zlib.error:
        return size
    return size
