"""Rooms to write in around a printed label: every way in which forms lay out a question and its answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from classifiers.labels import Label, line_after, line_below
from classifiers.sheet import Sheet
from domain.page import Box

_REACH = 9.5
"""Letter heights down to a line that may still be the label's."""


_LONGEST_HINT = 10


class Way(StrEnum):
    """Where the answer stands, seen from its label."""

    LINE = "line"
    """On the line that begins after it."""
    RIGHT = "right"
    """Right of it, where nothing marks the room."""
    BESIDE = "beside"
    """Right of it, between level lines over and under both."""
    NEXT = "next"
    """In the next cell to the right."""
    CELL = "cell"
    """In the rest of its own cell, below it."""
    HEAD = "head"
    """In the rest of its own cell, above it."""
    UNDER = "under"
    """Below it, down to a line."""
    FRAME = "frame"
    """In a frame of its own below it."""
    COLUMN = "column"
    """In the cell under its own, which is a table's heading."""
    OPEN = "open"
    """Below it, where nothing marks the room."""
    OVER = "over"
    """Above it, on the line whose caption it is."""
    WRAPPED = "wrapped"
    """On the line that begins the next row of running text."""
    NONE = "none"
    """Nowhere: it is a heading, or a word of an option or a sentence."""


@dataclass(frozen=True, slots=True)
class Room:
    """`gap`: from the label to the room or its line, in letter heights. `line`: the one written on."""

    way: Way
    box: Box
    gap: float
    line: Box | None = None


@dataclass(frozen=True, slots=True)
class Walls:
    """What encloses a label: uprights beside it, level lines over and under it. None: none there."""

    left: Box | None
    right: Box | None
    lid: Box | None
    floor: Box | None


def walls(box: Box, sheet: Sheet) -> Walls:
    tall, wide, middle = sheet.tall, sheet.wide, box.centre[1]
    sides = [u for u in sheet.uprights if u.top - 0.3 * tall < middle < u.bottom + 0.3 * tall]
    covers = [
        line
        for line in sheet.lines
        if line.left <= box.left + 1.5 * wide and line.right >= box.left + 2 * wide
    ]
    return Walls(
        left=max((u for u in sides if u.right < box.left + 0.5 * wide), key=lambda u: u.right, default=None),
        right=min((u for u in sides if u.left > box.right - 0.5 * wide), key=lambda u: u.left, default=None),
        lid=max(
            (line for line in covers if line.bottom < box.top + 0.45 * tall),
            key=lambda line: line.bottom,
            default=None,
        ),
        floor=min(
            (line for line in covers if line.top > box.bottom - 0.25 * tall),
            key=lambda line: line.top,
            default=None,
        ),
    )


def rooms(label: Label, sheet: Sheet, labels: Sequence[Label]) -> tuple[Room, ...]:
    """All that have a size one can write in."""
    around = walls(label.box, sheet)
    limit = _limit(label, sheet, labels)
    found = (
        *_on_line(label, sheet, labels, limit),
        *_right(label, sheet, around, limit),
        *_in_cell(label, sheet, around, limit),
        *_column(label, sheet, around),
        *_below(label, sheet, around, limit, labels),
        *_above(label, sheet, around, limit, labels),
        *_wrapped(label, sheet),
    )
    return tuple(
        room
        for room in found
        if room.box.width > 1.2 * sheet.wide and room.box.height > 0.7 * sheet.tall and room.box.left < 1
    )


def _on_line(label: Label, sheet: Sheet, labels: Sequence[Label], limit: float) -> Iterator[Room]:
    line = _line_after(label, sheet)
    if line is None:
        return
    on = on_line(line, _hint_end(label, sheet)[1], limit, sheet)
    captions = (o.box.top for o in labels if o.box.top > line.top and on.left < o.box.left < on.right)
    floor = max(min([on.bottom, *captions]), line.top)
    gap = (line.left - label.box.right) / sheet.wide
    yield Room(Way.LINE, Box(on.left, on.top, on.right, floor), max(gap, 0.0), line)


def _line_after(label: Label, sheet: Sheet) -> Box | None:
    row = sheet.rows[label.row]
    last, edge = _hint_end(label, sheet)
    exact = line_after(sheet, row, label.last) or line_after(sheet, row, last)
    if exact is not None:
        return exact
    following = row.words[last + 1] if last + 1 < len(row.words) else None
    for line in sheet.lines:
        level = -0.7 * sheet.tall <= line.top - label.box.bottom <= 0.9 * sheet.tall
        begins = -0.6 * sheet.wide <= line.left - edge <= 7 * sheet.wide
        free = following is None or following.box.left >= line.left - sheet.wide
        if level and begins and free and line.width > 2 * sheet.wide:
            return line
    return None


def _hint_end(label: Label, sheet: Sheet) -> tuple[int, float]:
    """Last word, and right edge, of a label together with what stands in brackets after it."""
    words = sheet.rows[label.row].words
    edge = label.box.right
    at = label.last + 1
    if at >= len(words) or not is_bracketed(words[at].text) or words[at].box.left - edge > 1.5 * sheet.wide:
        return label.last, edge
    for end in range(at, min(at + _LONGEST_HINT, len(words))):
        if ")" in words[end].text:
            return end, words[end].box.right
    return label.last, edge


def is_bracketed(text: str) -> bool:
    """ "(Last," begins a hint, "(617)" an answer."""
    return text.startswith("(") and not any(c.isdigit() for c in text)


def _right(label: Label, sheet: Sheet, around: Walls, limit: float) -> Iterator[Room]:
    box, tall, wide = label.box, sheet.tall, sheet.wide
    left = _hint_end(label, sheet)[1] + 0.2 * wide
    wall = around.right.left if around.right else 2.0
    lid = around.lid.bottom if around.lid else 0.0
    floor = around.floor.top if around.floor else 1.0
    right = min(limit, wall)
    top, bottom = max(box.top - 0.8 * tall, lid), min(box.bottom + 0.7 * tall, floor)
    if right > left and bottom > top:
        yield Room(Way.RIGHT, Box(left, top, right, max(bottom, box.bottom)), 0.0)
    if floor - lid > 7 * tall or around.floor is None or around.lid is None:
        return
    if right > left:
        pieces = [line.right for line in sheet.lines if abs(line.top - floor) < 0.4 * tall]
        yield Room(Way.BESIDE, Box(left, lid, max(min(right, max(pieces)), left + 1e-4), floor), 0.0)
    if around.right is not None:
        yield from _next_cell(sheet, around.right, lid, floor)


def _next_cell(sheet: Sheet, wall: Box, lid: float, floor: float) -> Iterator[Room]:
    middle = (lid + floor) / 2
    beyond = [
        u.left
        for u in sheet.uprights
        if u.left > wall.right + sheet.wide
        and u.top - 0.3 * sheet.tall < middle < u.bottom + 0.3 * sheet.tall
    ]
    ends = [line.right for line in sheet.lines if abs(line.top - floor) < 0.4 * sheet.tall]
    right = min([*beyond, max(ends, default=sheet.right)])
    if right > wall.right + sheet.wide:
        yield Room(Way.NEXT, Box(wall.right, lid, right, floor), 0.0)


def _in_cell(label: Label, sheet: Sheet, around: Walls, limit: float) -> Iterator[Room]:
    """Noise breaks level lines; the uprights of one cell end where it ends."""
    if around.left is None or around.right is None:
        return
    box, tall, wide = label.box, sheet.tall, sheet.wide
    left, right = around.left.right, around.right.left
    top = max(around.lid.bottom if around.lid else 0.0, around.left.top, around.right.top)
    bottom = min(around.floor.top if around.floor else 1.0, around.left.bottom, around.right.bottom)
    if bottom - top > 14 * tall:
        return
    start = left if box.left - left < 2.5 * wide else box.left - 0.5 * wide
    end = min(right, limit) if limit < right - wide else right
    if bottom - box.bottom > 0.9 * tall and end > start:
        yield Room(Way.CELL, Box(start, box.bottom + 0.05 * tall, end, bottom), 0.0)
    if box.top - top > 0.9 * tall and end > start:
        yield Room(Way.HEAD, Box(start, top, end, box.top - 0.02 * tall), 0.0)


def _column(label: Label, sheet: Sheet, around: Walls) -> Iterator[Room]:
    """Under the floor of a low cell, down to the next line, between the same uprights."""
    lid, floor, tall = around.lid, around.floor, sheet.tall
    if lid is None or floor is None or floor.top - lid.bottom > 4.5 * tall:
        return
    below = [line for line in sheet.lines if line.top > floor.bottom + 1.1 * tall]
    middle = label.box.centre[0]
    end = next((line for line in below if line.left <= middle <= line.right), None)
    if end is None or end.top - floor.bottom > 8 * tall:
        return
    row = (floor.bottom + end.top) / 2
    sides = [u for u in sheet.uprights if u.top - 0.3 * tall < row < u.bottom + 0.3 * tall]
    left = max([floor.left, end.left, *(u.right for u in sides if u.right < middle)])
    right = min([floor.right, end.right, *(u.left for u in sides if u.left > middle)])
    walled = around.left is not None or around.right is not None
    if walled and left - sheet.wide < label.box.left and right > left + sheet.wide:
        yield Room(Way.COLUMN, Box(left, floor.bottom, right, end.top), (floor.top - label.box.bottom) / tall)


def _below(
    label: Label, sheet: Sheet, around: Walls, limit: float, labels: Sequence[Label]
) -> Iterator[Room]:
    box, tall, wide = label.box, sheet.tall, sheet.wide
    left = box.left - 0.5 * wide
    right = min(limit, _next_run(label, sheet), around.right.left if around.right else 2.0)
    floor = around.floor
    beneath = [
        o.box.top for o in labels if o.box.top > box.bottom and o.box.left < right and o.box.right > left
    ]
    lowest = min(beneath, default=1.0)
    top = box.bottom + 0.05 * tall
    if floor is not None and floor.top - box.bottom <= _REACH * tall:
        end = min(right, floor.right)
        bottom = min(floor.bottom + 0.2 * tall, max(lowest, floor.top))
        if lowest > floor.top - 0.3 * tall and end > left:
            yield Room(Way.UNDER, Box(left, top, end, bottom), (floor.top - box.bottom) / tall, floor)
        yield from _frame(label, sheet, floor, limit)
    bottom = min(box.bottom + 2.6 * tall, lowest, floor.top if floor and floor.top > top + tall else 1.0)
    if right > left and bottom > top:
        yield Room(Way.OPEN, Box(left, top, right, bottom), 0.0)


def _frame(label: Label, sheet: Sheet, lid: Box, limit: float) -> Iterator[Room]:
    """Two lines of one length close below the label."""
    tall = sheet.tall
    gap = lid.top - label.box.bottom
    if gap > 1.4 * tall or abs(lid.left - label.box.left) > 2.5 * sheet.wide:
        return
    for line in sheet.lines:
        high = line.top - lid.bottom
        alike = abs(line.left - lid.left) < 0.012 and abs(line.right - lid.right) < 0.012
        if alike and 1.1 * tall < high < 7 * tall:
            right = lid.right if lid.right < limit + sheet.wide else limit
            yield Room(Way.FRAME, Box(lid.left, lid.bottom, right, line.top), gap / tall)
            return


def _above(
    label: Label, sheet: Sheet, around: Walls, limit: float, labels: Sequence[Label]
) -> Iterator[Room]:
    """The space over a line above its caption; captions side by side share the line between them."""
    lid, box, wide = around.lid, label.box, sheet.wide
    if lid is None or box.top - lid.bottom > 2.6 * sheet.tall:
        return
    level = [o for o in labels if o is not label and abs(o.box.centre[1] - box.centre[1]) < sheet.tall]
    beside = [o for o in level if lid.left - wide < o.box.left < lid.right]
    start = min(lid.left, box.left - 0.3 * wide)
    if any(other.box.right < box.left for other in beside):
        start = max(start, box.left - 1.5 * wide)
    if any(other.box.left > box.right for other in beside):
        limit -= 1.2 * wide
    if around.left is not None:
        start = max(start, around.left.right)
    limit = min(limit, _next_run(label, sheet), around.right.left if around.right else 2.0)
    on = on_line(lid, start, limit, sheet)
    bottom = max(min(on.bottom, box.top), on.top + 1e-4)
    yield Room(Way.OVER, Box(on.left, on.top, on.right, bottom), (box.top - lid.bottom) / sheet.tall, lid)


def _wrapped(label: Label, sheet: Sheet) -> Iterator[Room]:
    """In running text the line to write on may begin the next row."""
    said = label.keys[0].startswith("said.")
    if not (said or label.text[:1].islower()):
        return
    row = sheet.rows[label.row]
    if not said and row.box.right < sheet.right - 0.12:
        return
    line = line_below(sheet, row, label.last)
    if line is not None:
        yield Room(Way.WRAPPED, on_line(line, line.left, line.right, sheet), 0.0, line)


def _limit(label: Label, sheet: Sheet, labels: Sequence[Label]) -> float:
    """Left edge of the next label on the same height, else the page's."""
    beside = [
        other.box.left
        for other in labels
        if other is not label
        and other.box.left > label.box.right - 0.5 * sheet.wide
        and abs(other.box.centre[1] - label.box.centre[1]) < 1.2 * sheet.tall
    ]
    beside += [word.left for word in _asked_beside(label, sheet)]
    return min(beside, default=sheet.right + 0.5 * sheet.wide) - 0.3 * sheet.wide


def _asked_beside(label: Label, sheet: Sheet) -> Iterator[Box]:
    """What ends in a colon farther on in its row asks for something else, known or not: its first word.
    Hard behind an answer only its last word is sure to be no part of that."""
    words = sheet.rows[label.row].words[label.last :]
    first: Box | None = None
    for before, word in pairwise(words):
        if word.box.left - before.box.right > 1.2 * sheet.wide:
            first = word.box
        text = word.text.rstrip()
        if text.endswith(":") and sum(c.isalpha() for c in text) >= 2:
            yield first or word.box
            first = None


def _next_run(label: Label, sheet: Sheet) -> float:
    """In a row of small captions every caption has its own column, known label or not."""
    words = sheet.rows[label.row].words
    edge = label.box.right
    for word in words[label.last + 1 :]:
        if word.box.left - edge > 1.5 * sheet.wide and word.box.height < 1.3 * label.box.height:
            return word.box.left - 0.3 * sheet.wide
        edge = word.box.right
    return 2.0


def on_line(line: Box, left: float, limit: float, sheet: Sheet) -> Box:
    """The space above a writing line, up to what lies over it."""
    start = max(left, line.left - 0.3 * sheet.wide)
    end = min(line.right + 0.3 * sheet.wide, limit)
    top = line.top - 2.3 * sheet.tall
    ceiling = [
        other.bottom
        for other in sheet.lines
        if other.bottom < line.top - 1.1 * sheet.tall and other.left < end and other.right > start
    ]
    top = max([top, *(bottom + 0.1 * sheet.tall for bottom in ceiling if bottom > top)])
    return Box(start, max(top, 0.0), max(end, start + 1e-4), line.bottom + 0.35 * sheet.tall)
