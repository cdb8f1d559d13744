"""Walks a TIFF's chain of pages by itself, so that a file cut short is never a clean shorter file."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}
_CODES = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}
_MOST_VALUES = 100_000
_MOST_TAGS = 4096
_REDUCED = 1
_TEXT = 2

Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """One page's tags (numbers only). `frame`: its place in the chain, thumbnails counted.
    `whole`: every value it points at lies inside the file."""

    tags: Mapping[int, Values]
    frame: int
    whole: bool = True

    def first(self, tag: int, default: float = 0) -> float:
        values = self.tags.get(tag, ())
        return values[0] if values else default

    @property
    def thumbnail(self) -> bool:
        return bool(int(self.first(254)) & _REDUCED)


@dataclass(frozen=True, slots=True)
class Chain:
    """`broken`: the chain points at something that is not there, so pages are missing."""

    directories: tuple[Directory, ...]
    broken: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """Classic TIFF or BigTIFF: struct codes for an entry count and for an offset."""

    order: str
    count: str
    offset: str
    first: int

    @property
    def offset_size(self) -> int:
        return struct.calcsize(self.offset)


def walk(data: bytes, most: int) -> Chain:
    """Every page's tags, `most` + 1 at the utmost."""
    layout = _layout(data)
    if layout is None:
        return Chain((), True)
    found: list[Directory] = []
    seen: set[int] = set()
    position = _number(data, layout.order + layout.offset, layout.first)
    while position and len(found) <= most:
        if position in seen:
            return Chain(tuple(found), True)
        seen.add(position)
        parsed = _directory(data, layout, position, len(seen) - 1)
        if parsed is None:
            return Chain(tuple(found), True)
        directory, position = parsed
        if not directory.thumbnail:
            found.append(directory)
        if position is None:
            return Chain(tuple(found), True)
    return Chain(tuple(found), position is None)


def _layout(data: bytes) -> _Layout | None:
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or len(data) < 8:
        return None
    version = struct.unpack(order + "H", data[2:4])[0]
    if version == 42:
        return _Layout(order, "H", "I", 4)
    if version == 43:
        return _Layout(order, "Q", "Q", 8)
    return None


def _number(data: bytes, code: str, at: int) -> int | None:
    size = struct.calcsize(code)
    if at < 0 or at + size > len(data):
        return None
    return int(struct.unpack(code, data[at : at + size])[0])


def _directory(
    data: bytes, layout: _Layout, position: int, frame: int
) -> tuple[Directory, int | None] | None:
    count = _number(data, layout.order + layout.count, position)
    if count is None or not 0 < count <= _MOST_TAGS:
        return None
    start = position + struct.calcsize(layout.count)
    width = 4 + 2 * layout.offset_size
    tags: dict[int, Values] = {}
    whole = True
    for index in range(count):
        at = start + index * width
        if at + width > len(data):
            return None
        tag, values, inside = _entry(data, layout, at)
        tags[tag] = values
        whole = whole and inside
    return Directory(tags, frame, whole), _number(data, layout.order + layout.offset, start + count * width)


def _entry(data: bytes, layout: _Layout, at: int) -> tuple[int, Values, bool]:
    tag, kind = struct.unpack(layout.order + "HH", data[at : at + 4])
    count = _number(data, layout.order + layout.offset, at + 4) or 0
    size = _SIZES.get(kind, 0) * count
    place = at + 4 + layout.offset_size
    if size > layout.offset_size:
        place = _number(data, layout.order + layout.offset, place) or 0
    raw = data[place : place + size]
    if len(raw) < size:
        return tag, (), False
    if kind == _TEXT or not 0 < count <= _MOST_VALUES:
        return tag, (), True
    return tag, _values(raw, layout.order, kind, count), True


def _values(raw: bytes, order: str, kind: int, count: int) -> Values:
    if kind in (5, 10):
        pairs = struct.unpack(order + ("II" if kind == 5 else "ii") * count, raw)
        return tuple(
            top / bottom if bottom else 0.0 for top, bottom in zip(pairs[::2], pairs[1::2], strict=True)
        )
    if kind in (11, 12):
        return tuple(struct.unpack(order + ("f" if kind == 11 else "d") * count, raw))
    code = _CODES.get(kind)
    return struct.unpack(order + code * count, raw) if code else ()
