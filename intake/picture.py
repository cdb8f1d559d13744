"""Width and height of a picture from its header alone; enough to tell a scan from a logo."""

import struct
from pathlib import Path

_MAX_SEGMENTS = 200
_JPEG_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_size(path: Path, media_type: str) -> tuple[int, int] | None:
    """(width, height) in pixels, or None when the header does not tell or is cut short."""
    try:
        if media_type == "image/jpeg":
            return _jpeg(path)
        with path.open("rb") as file:
            head = file.read(64)
        reader = {"image/png": _png, "image/gif": _gif, "image/bmp": _bmp, "image/webp": _webp}.get(
            media_type
        )
        return reader(head) if reader else None
    except (struct.error, IndexError):
        return None


def _png(head: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", head, 16)
    return width, height


def _gif(head: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", head, 6)
    return width, height


def _bmp(head: bytes) -> tuple[int, int]:
    if head[14] == 12:
        width, height = struct.unpack_from("<HH", head, 18)
    else:
        width, height = struct.unpack_from("<ii", head, 18)
    return abs(width), abs(height)


def _webp(head: bytes) -> tuple[int, int] | None:
    kind = head[12:16]
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg(path: Path) -> tuple[int, int] | None:
    with path.open("rb") as file:
        file.seek(2)
        for _ in range(_MAX_SEGMENTS):
            marker, kind, length = struct.unpack(">BBH", file.read(4))
            if marker != 0xFF:
                return None
            if kind in _JPEG_FRAMES:
                _, height, width = struct.unpack(">BHH", file.read(5))
                return width, height
            file.seek(length - 2, 1)
    return None
