"""Rows of persons on verbal forms: a table with a heading, or lines of labels again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from classifiers import answer, contacts
from classifiers.answer import Spot
from classifiers.kinds import parser
from classifiers.labels import Label
from classifiers.sheet import Sheet
from domain.form import FieldKind, FieldValue
from domain.page import Box

_COLUMNS = {
    "any.name": "name",
    "recipient.name": "name",
    "any.relationship": "relationship",
    "signer.relationship": "relationship",
    "any.phone": "phone",
    "patient.phone": "phone",
}
_KINDS = {"name": FieldKind.NAME, "relationship": FieldKind.TEXT, "phone": FieldKind.PHONE}
_MOST_ROWS = 10


@dataclass(frozen=True, slots=True)
class People:
    """Cells of all rows, and the labels that were their headings."""

    cells: tuple[FieldValue, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    label: Label
    left: float
    right: float


def read(sheet: Sheet, labels: Sequence[Label], received_on: date) -> People | None:
    heads = _heads(labels)
    if not heads:
        return None
    if len(heads) == 1:
        columns = _columns(sheet, heads[0])
        bands = _bands(sheet, heads[0], labels)
        cells = [_cell(sheet, n, band, c, received_on) for n, band in enumerate(bands) for c in columns]
    else:
        cells = [
            _cell(sheet, n, _line(sheet, head), column, received_on)
            for n, head in enumerate(heads[:_MOST_ROWS])
            for column in _after_labels(sheet, head)
        ]
    return People(tuple(cells), tuple(label for head in heads for label in head))


def _column(label: Label) -> str | None:
    return next((_COLUMNS[key] for key in label.keys if key in _COLUMNS), None)


def _heads(labels: Sequence[Label]) -> list[list[Label]]:
    """Rows of labels with a name and one more column."""
    rows: dict[int, list[Label]] = {}
    for label in labels:
        if _column(label) is not None:
            rows.setdefault(label.row, []).append(label)
    heads = []
    for row in rows.values():
        names = [_column(label) for label in row]
        signing = any(other.row == row[0].row and other.keys[0].startswith("signature") for other in labels)
        if names[0] == "name" and len(set(names)) >= 2 and not signing and "signer.name" not in row[0].keys:
            heads.append(row)
    return heads


def _columns(sheet: Sheet, head: Sequence[Label]) -> list[_Column]:
    columns = []
    for at, label in enumerate(head):
        right = head[at + 1].box.left - 0.5 * sheet.wide if at + 1 < len(head) else sheet.right
        name = _column(label)
        assert name is not None
        columns.append(_Column(name, label, label.box.left - 0.5 * sheet.wide, right))
    return columns


def _after_labels(sheet: Sheet, head: Sequence[Label]) -> list[_Column]:
    columns = []
    for column in _columns(sheet, head):
        left = column.label.box.right + 0.2 * sheet.wide
        columns.append(_Column(column.name, column.label, left, max(column.right, left + 0.01)))
    return columns


def _line(sheet: Sheet, head: Sequence[Label]) -> Box:
    top = min(label.box.top for label in head) - 0.8 * sheet.tall
    bottom = max(label.box.bottom for label in head) + 0.6 * sheet.tall
    return Box(sheet.left, top, sheet.right, bottom)


def _bands(sheet: Sheet, head: Sequence[Label], labels: Sequence[Label]) -> list[Box]:
    """Rows of the table: between level lines, as long as they come at an even pitch."""
    top = max(label.box.bottom for label in head)
    floor = min(
        (
            other.box.top
            for other in labels
            if other.box.top > top + 0.5 * sheet.tall and _column(other) is None
        ),
        default=1.0,
    )
    edges: list[float] = []
    for line in sheet.lines:
        covers = line.left <= head[0].box.left + 2 * sheet.wide and line.width > 6 * sheet.wide
        if (
            covers
            and top - 0.2 * sheet.tall < line.top < floor
            and line.bottom - (edges[-1] if edges else 0) > 0.004
        ):
            edges.append(line.top)
    bands = []
    above = top
    for edge in edges:
        height = edge - above
        if height > 7 * sheet.tall:
            break
        if height > 1.1 * sheet.tall:
            bands.append(Box(sheet.left, above, sheet.right, edge + 0.2 * sheet.tall))
        above = edge
    return bands[:_MOST_ROWS] or _by_text(sheet, top, floor)


def _by_text(sheet: Sheet, top: float, floor: float) -> list[Box]:
    """Without lines: rows of words close under the heading."""
    bands: list[Box] = []
    last = top
    for row in sheet.rows:
        box = row.box
        if box.top < top or box.top >= floor:
            continue
        if box.top - last > 3 * sheet.tall or len(bands) >= _MOST_ROWS:
            break
        bands.append(Box(sheet.left, box.top - 0.3 * sheet.tall, sheet.right, box.bottom + 0.3 * sheet.tall))
        last = box.bottom
    return bands


def _cell(sheet: Sheet, row: int, band: Box, column: _Column, received_on: date) -> FieldValue:
    kind = _KINDS[column.name]
    path = contacts.path(row, column.name)
    box = Box(column.left, band.top, max(column.right, column.left + 0.01), band.bottom)
    spot = Spot(path, kind, sheet.page, box, 0.8 * column.label.score, sheet.reading.quality)
    parse = parser(path, kind, received_on, spanish=False)
    return answer.value(spot, sheet.view.read(box, kind), parse, answer.page_source(sheet.reading))
