"""Where the writing for a label goes: right of it, below it, above it, or in its cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from classifiers.labels import Label, line_after, line_below
from classifiers.sheet import Sheet
from domain.form import FieldKind
from domain.page import Box


@dataclass(frozen=True, slots=True)
class Region:
    """A place to read; `trust` 0 to 1 that it is the label's own."""

    box: Box
    trust: float


@dataclass(frozen=True, slots=True)
class _Near:
    """Lines around a label: `over` and `under` cover it, `after` begins at its right."""

    over: Box | None
    under: Box | None
    after: Box | None


def regions(label: Label, sheet: Sheet, labels: Sequence[Label], kind: FieldKind) -> tuple[Region, ...]:
    """Likeliest first. Where the lines leave no doubt, only one."""
    limit = _limit(label, sheet, labels)
    near = _near(label, sheet)
    if kind is FieldKind.LONG_TEXT and near.after is None:
        return (_long(label, sheet, labels),)
    if near.after is not None:
        on = _on(near.after, label.box.right, limit, sheet)
        return (Region(_clear(on, near.after, labels), 0.97),)
    framed = _framed(label, limit, sheet)
    if framed is not None:
        return (framed,)
    wrapped = _wrapped(label, sheet)
    if wrapped is not None:
        return (wrapped,)
    right, below, above = (
        Region(_right(label, limit, sheet, near), 0.75),
        Region(_below(label, limit, sheet, near, labels), 0.85),
        None if near.over is None else Region(_captioned(near.over, label, limit, sheet, labels), 0.85),
    )
    return tuple(
        region
        for region in _order(label, sheet, near, labels, limit, right, below, above)
        if _roomy(region, sheet)
    )


def _framed(label: Label, limit: float, sheet: Sheet) -> Region | None:
    """The rest of its cell, where a label stands at the top of one."""
    box, tall, wide = label.box, sheet.tall, sheet.wide
    middle = box.centre[1]
    sides = [u for u in sheet.reading.uprights if u.top - 0.3 * tall < middle < u.bottom + 0.3 * tall]
    before = max((u for u in sides if u.right < box.left + 0.5 * wide), key=lambda u: u.right, default=None)
    after = min((u for u in sides if u.left > box.right - 0.5 * wide), key=lambda u: u.left, default=None)
    if before is None or after is None:
        return None
    left, right = before.right, after.left
    covers = [
        line for line in sheet.lines if line.left <= box.left + wide and line.right >= box.left + 2 * wide
    ]
    # Noise breaks level lines; the uprights of one cell end where it ends.
    lids = [line.bottom for line in covers if line.bottom < box.top + 0.5 * tall]
    floors = [line.top for line in covers if line.top > box.bottom - 0.2 * tall]
    top = max([*lids, before.top, after.top])
    bottom = min([*floors, before.bottom, after.bottom])
    lid, room = max(box.top - top, 0.0), bottom - box.bottom
    if not (1.1 * tall < room < 9 * tall and lid < 1.6 * tall and room > 1.6 * lid):
        return None
    start = left if box.left - left < 2.5 * wide else box.left - 0.5 * wide
    end = min(right, limit) if limit < right - wide else right
    return Region(Box(start, box.bottom + 0.05 * tall, max(end, start + 1e-4), bottom), 0.95)


def _clear(box: Box, line: Box, labels: Sequence[Label]) -> Box:
    """Without the captions printed close under the line."""
    captions = (o.box.top for o in labels if o.box.top > line.top and box.left < o.box.left < box.right)
    return Box(box.left, box.top, box.right, max(min([box.bottom, *captions]), line.top))


def _captioned(line: Box, label: Label, limit: float, sheet: Sheet, labels: Sequence[Label]) -> Box:
    """The space over a line above its caption; captions side by side share the line between them."""
    beside = [
        other
        for other in labels
        if other is not label
        and abs(other.box.centre[1] - label.box.centre[1]) < sheet.tall
        and line.left - sheet.wide < other.box.left < line.right
    ]
    start = min(line.left, label.box.left - 0.3 * sheet.wide)
    if any(other.box.right < label.box.left for other in beside):
        start = max(start, label.box.left - 1.5 * sheet.wide)
    if any(other.box.left > label.box.right for other in beside):
        limit -= 1.2 * sheet.wide
    on = _on(line, start, limit, sheet)
    return Box(on.left, on.top, on.right, max(min(on.bottom, label.box.top), on.top + 1e-4))


def _roomy(region: Region, sheet: Sheet) -> bool:
    return region.box.width > 1.2 * sheet.wide and region.box.height > 0.7 * sheet.tall


def _order(
    label: Label,
    sheet: Sheet,
    near: _Near,
    labels: Sequence[Label],
    limit: float,
    right: Region,
    below: Region,
    above: Region | None,
) -> tuple[Region, ...]:
    if near.over and near.under and _in_band(label, near.over, near.under, sheet):
        return (Region(_cell(label, limit, near.over, near.under, sheet), 0.92),)
    if near.over and near.under and _same_frame(near.over, near.under):
        if above is not None and _own_line(label, near.over, limit, sheet) and _hangs(label, near, sheet):
            return (above, below) if _written(above.box, sheet) else (below, above)
        return (Region(below.box, 0.92), right)
    if above is not None and not label.colon:
        if _hangs(label, near, sheet):
            return (below, above) if _written_under(sheet, labels) else (above,)
        if near.under is None:
            return (above, below) if _written(above.box, sheet) else (below, above)
        return (below, above)
    if near.under is not None and not label.colon:
        return (below, right)
    if label.colon:
        return (right, below) if near.under is not None or _narrow(right, sheet) else (right,)
    return (right, below) if _written(right.box, sheet) else (below, right)


def _written_under(sheet: Sheet, labels: Sequence[Label]) -> bool:
    """Whether this page's labels stand over their lines rather than under them: what the labels say
    that have a line on one side only."""
    over = under = 0
    for label in labels:
        if label.colon:
            continue
        near = _near(label, sheet)
        if near.after is not None:
            continue
        close = near.over is not None and label.box.top - near.over.bottom < 0.9 * sheet.tall
        below = near.under is not None and near.under.top - label.box.bottom < 6 * sheet.tall
        over += close and not below
        under += below and not close
    return under > over


def _narrow(region: Region, sheet: Sheet) -> bool:
    return region.box.width < 5 * sheet.wide


def _written(box: Box, sheet: Sheet) -> bool:
    return any(word.box.overlap(box) > 0.5 for row in sheet.rows for word in row.words)


def _in_band(label: Label, over: Box, under: Box, sheet: Sheet) -> bool:
    """Lines close over and under a label, and as far from both: a table's row, the answer beside it."""
    room, lid = under.top - label.box.bottom, label.box.top - over.bottom
    level = lid > 0.8 * sheet.tall and abs(room - lid) < 0.7 * sheet.tall
    return room < 1.1 * sheet.tall or (level and abs(over.left - under.left) < 0.012)


def _same_frame(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) < 0.012 and abs(one.right - other.right) < 0.012


def _own_line(label: Label, line: Box, limit: float, sheet: Sheet) -> bool:
    """A line for this label alone, not the frame of a row of cells."""
    whole = line.width > 0.8 * (sheet.right - sheet.left)
    return not whole and abs(line.left - label.box.left) < 1.3 * sheet.wide and line.right <= limit


def _hangs(label: Label, near: _Near, sheet: Sheet) -> bool:
    """Small print close under a line belongs to that line."""
    assert near.over is not None
    small = label.box.height < 0.92 * sheet.tall or label.text.startswith(("(", "{", "["))
    return small and label.box.top - near.over.bottom < 0.7 * sheet.tall


def _near(label: Label, sheet: Sheet) -> _Near:
    box, tall, wide = label.box, sheet.tall, sheet.wide
    covers = [
        line
        for line in sheet.lines
        if line.left <= box.left + 1.5 * wide and line.right >= box.left + 2.5 * wide
    ]
    over = [line for line in covers if -0.4 * tall <= box.top - line.bottom <= 2.6 * tall]
    under = [line for line in covers if 0.2 * tall < line.top - box.bottom <= 9.5 * tall]
    lid = max(over, key=lambda line: line.bottom, default=None)
    floor = min(under, key=lambda line: line.top, default=None)
    # Only the cells of a frame are as high as that: room for a signature.
    if floor and floor.top - box.bottom > 6.5 * tall and not (lid and _same_frame(lid, floor)):
        floor = None
    return _Near(
        over=lid,
        under=floor,
        after=_after(label, sheet),
    )


def _after(label: Label, sheet: Sheet) -> Box | None:
    row = sheet.rows[label.row]
    exact = line_after(sheet, row, label.last)
    if exact is not None:
        return exact
    following = row.words[label.last + 1] if label.last + 1 < len(row.words) else None
    for line in sheet.lines:
        level = -0.7 * sheet.tall <= line.top - label.box.bottom <= 0.9 * sheet.tall
        begins = -0.6 * sheet.wide <= line.left - label.box.right <= 7 * sheet.wide
        free = following is None or following.box.left >= line.left - sheet.wide
        if level and begins and free and line.width > 2 * sheet.wide:
            return line
    return None


def _limit(label: Label, sheet: Sheet, labels: Sequence[Label]) -> float:
    """Left edge of the next label on the same height, else the page's."""
    beside = [
        other.box.left
        for other in labels
        if other is not label
        and other.box.left > label.box.right - 0.5 * sheet.wide
        and abs(other.box.centre[1] - label.box.centre[1]) < 1.2 * sheet.tall
    ]
    return min(beside, default=sheet.right + 0.5 * sheet.wide) - 0.3 * sheet.wide


def _next_run(label: Label, sheet: Sheet) -> float:
    """In a row of small captions every caption has its own column, known label or not."""
    words = sheet.rows[label.row].words
    edge = label.box.right
    for word in words[label.last + 1 :]:
        if word.box.left - edge > 1.5 * sheet.wide and word.box.height < 1.3 * label.box.height:
            return word.box.left - 0.3 * sheet.wide
        edge = word.box.right
    return 2.0


def _on(line: Box, left: float, limit: float, sheet: Sheet) -> Box:
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


def _right(label: Label, limit: float, sheet: Sheet, near: _Near) -> Box:
    box = label.box
    top = max(box.top - 0.8 * sheet.tall, near.over.bottom if near.over else 0.0)
    bottom = min(box.bottom + 0.7 * sheet.tall, near.under.top if near.under else 1.0)
    left = box.right + 0.2 * sheet.wide
    return Box(left, top, max(limit, left + 1e-4), max(bottom, box.bottom))


def _cell(label: Label, limit: float, over: Box, under: Box, sheet: Sheet) -> Box:
    left = label.box.right + 0.3 * sheet.wide
    # Noise breaks a table's line into pieces: the last of them is its end.
    pieces = (line.right for line in sheet.lines if abs(line.top - under.top) < 0.4 * sheet.tall)
    right = max(min(limit, max(pieces)), left + 1e-4)
    return Box(left, over.bottom, right, under.top)


def _below(label: Label, limit: float, sheet: Sheet, near: _Near, labels: Sequence[Label]) -> Box:
    left = label.box.left - 0.5 * sheet.wide
    limit = min(limit, _next_run(label, sheet))
    right = min(limit, near.under.right) if near.under else limit
    bottom = near.under.bottom + 0.2 * sheet.tall if near.under else label.box.bottom + 2.6 * sheet.tall
    beneath = [
        other.box.top
        for other in labels
        if other.box.top > label.box.bottom and other.box.left < right and other.box.right > left
    ]
    bottom = min([bottom, *beneath])
    return Box(
        left,
        label.box.bottom + 0.05 * sheet.tall,
        max(right, left + 1e-4),
        max(bottom, label.box.bottom + 1e-4),
    )


def _wrapped(label: Label, sheet: Sheet) -> Region | None:
    """In running text the line to write on may begin the next row."""
    if not (label.keys[0].startswith("said.") or label.text[:1].islower()):
        return None
    row = sheet.rows[label.row]
    if not label.keys[0].startswith("said.") and row.box.right < sheet.right - 0.12:
        return None
    line = line_below(sheet, row, label.last)
    if line is None:
        return None
    return Region(_on(line, line.left, line.right, sheet), 0.8)


def _long(label: Label, sheet: Sheet, labels: Sequence[Label]) -> Region:
    """Ruled lines or a box under a question, up to the next label."""
    heads = [other.box.top for other in labels if other.box.top > label.box.bottom + 0.3 * sheet.tall]
    floor = min(heads, default=1.0)
    bottom = label.box.bottom
    first: Box | None = None
    for line in sheet.lines:
        if not (label.box.bottom < line.top and line.bottom < floor and line.top - bottom < 13 * sheet.tall):
            continue
        first = first or line
        if abs(line.right - first.right) < 0.02:  # the signature's line is no line of this answer
            bottom = max(bottom, line.bottom)
    ruled = bottom > label.box.bottom
    if not ruled:
        bottom = min(floor, label.box.bottom + 5 * sheet.tall)
    left = min(label.box.left, sheet.left) - 0.3 * sheet.wide
    top = label.box.bottom + 0.1 * sheet.tall
    return Region(
        Box(left, top, sheet.right + 0.3 * sheet.wide, max(bottom, top + 1e-4)), 0.85 if ruled else 0.6
    )
