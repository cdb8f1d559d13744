"""Reads the tags that fax servers write into a TIFF; never its pixels. Bounded whatever the file says."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_MAX_PAGES = 2000
_MAX_ENTRIES = 512
_MAX_TEXT = 4096
_ASCII, _SHORT, _LONG = 2, 3, 4
_SIZES = {_ASCII: 1, _SHORT: 2, _LONG: 4}
DESCRIPTION, SOFTWARE, BAD_LINES, CONSECUTIVE_BAD_LINES = 270, 305, 326, 328
_WANTED = {DESCRIPTION, SOFTWARE, BAD_LINES, CONSECUTIVE_BAD_LINES}


@dataclass(frozen=True, slots=True)
class FaxTags:
    """`pages`: in the chain of directories, `complete` when that chain ends as it should, inside the
    file. `bad_lines`: of all pages together. `description`: of the first page, line by line."""

    pages: int
    complete: bool
    bad_lines: int
    description: tuple[str, ...]
    software: str


class _CutShort(Exception):
    """An offset that points outside the file."""


def fax_tags(path: Path) -> FaxTags | None:
    """None when the file is no classic TIFF at all."""
    with path.open("rb") as file:
        head = file.read(8)
        order = {b"II*\0": "<", b"MM\0*": ">"}.get(head[:4])
        if order is None or len(head) < 8:
            return None
        return _walk(file, order, struct.unpack_from(f"{order}I", head, 4)[0])


def _walk(file: BinaryIO, order: str, offset: int) -> FaxTags:
    pages: list[Mapping[int, str | int]] = []
    seen: set[int] = set()
    complete = False
    try:
        while len(pages) < _MAX_PAGES and offset not in seen:
            if offset == 0:
                complete = True
                break
            seen.add(offset)
            tags, offset = _directory(file, order, offset)
            pages.append(tags)
    except _CutShort:
        pass
    first = pages[0] if pages else {}
    return FaxTags(
        pages=len(pages),
        complete=complete and bool(pages),
        bad_lines=sum(int(page.get(BAD_LINES, 0)) for page in pages),
        description=tuple(str(first.get(DESCRIPTION, "")).split("\n")),
        software=str(first.get(SOFTWARE, "")),
    )


def _directory(file: BinaryIO, order: str, offset: int) -> tuple[Mapping[int, str | int], int]:
    (count,) = struct.unpack(f"{order}H", _read(file, offset, 2))
    if count > _MAX_ENTRIES:
        raise _CutShort
    body = _read(file, offset + 2, count * 12 + 4)
    tags: dict[int, str | int] = {}
    for position in range(0, count * 12, 12):
        tag, kind, length = struct.unpack_from(f"{order}HHI", body, position)
        if tag in _WANTED and kind in _SIZES:
            value = body[position + 8 : position + 12]
            if length * _SIZES[kind] > 4:
                value = _read(
                    file, struct.unpack(f"{order}I", value)[0], min(length * _SIZES[kind], _MAX_TEXT)
                )
            tags[tag] = _value(value, kind, order, length)
    return tags, struct.unpack_from(f"{order}I", body, count * 12)[0]


def _value(value: bytes, kind: int, order: str, length: int) -> str | int:
    if kind == _ASCII:
        return value[:length].partition(b"\0")[0].decode("utf-8", "replace")
    return int(struct.unpack_from(f"{order}{'H' if kind == _SHORT else 'I'}", value)[0])


def _read(file: BinaryIO, offset: int, length: int) -> bytes:
    file.seek(offset)
    data = file.read(length)
    if len(data) < length:
        raise _CutShort
    return data
