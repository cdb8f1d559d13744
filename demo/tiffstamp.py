"""Writes an ImageDescription into a TIFF as a fax server does, leaving its pixels byte for byte."""

import struct

_DESCRIPTION, _ASCII = 270, 2


def stamp(tiff: bytes, description: str) -> bytes:
    """The first page's directory is written anew at the end, with the description in it."""
    order = {b"II*\0": "<", b"MM\0*": ">"}[tiff[:4]]
    (offset,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, offset)
    entries = [tiff[offset + 2 + 12 * i : offset + 14 + 12 * i] for i in range(count)]
    following = tiff[offset + 2 + 12 * count : offset + 6 + 12 * count]
    out = tiff + b"\0" * (len(tiff) % 2)
    text = description.encode() + b"\0"
    text += b"\0" * (len(text) % 2 or 4 - min(len(text), 4))
    entry = struct.pack(f"{order}HHII", _DESCRIPTION, _ASCII, len(text), len(out))
    kept = [e for e in entries if struct.unpack_from(f"{order}H", e)[0] != _DESCRIPTION]
    table = sorted([*kept, entry], key=lambda e: int(struct.unpack_from(f"{order}H", e)[0]))
    out += text
    directory = struct.pack(f"{order}H", len(table)) + b"".join(table) + following
    return out[:4] + struct.pack(f"{order}I", len(out)) + out[8:] + directory
