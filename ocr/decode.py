"""Bytes to pages: the right reader for the media type, inside the limits. Runs in a sandboxed child."""

from pathlib import Path

from domain.faults import ErrorCode, Permanent
from ocr.pdf import decode_pdf
from ocr.picture import PICTURE_FORMATS, decode_picture
from ocr.raw import Decoded, PageLimits
from ocr.tiff import decode_tiff

_PDF = ("application/pdf",)
_TIFF = ("image/tiff",)
MEDIA_TYPES = frozenset((*_PDF, *_TIFF, *PICTURE_FORMATS))


def decode(path: Path, media_type: str, work: Path, limits: PageLimits) -> Decoded:
    """One PNG per page in `work`. Raises Permanent when not a single page can be had."""
    if path.stat().st_size == 0:
        raise Permanent(ErrorCode.EMPTY_FILE, "The file is empty (0 bytes); ask the sender to send it again.")
    if media_type in _TIFF:
        decoded = decode_tiff(path, work, limits)
    elif media_type in _PDF:
        decoded = decode_pdf(path, work, limits)
    elif media_type in PICTURE_FORMATS:
        decoded = decode_picture(path, media_type, work, limits)
    else:
        raise Permanent(
            ErrorCode.UNSUPPORTED_TYPE,
            "This kind of file cannot be read; ask for a PDF, a TIFF or a photo (JPEG, PNG).",
        )
    if not decoded.pages:
        raise Permanent(ErrorCode.NO_PAGES, "The file has no pages; ask the sender to send it again.")
    return decoded
