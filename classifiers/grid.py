"""Persons listed in a PDF form: rows of places to type into, a name, a relationship, a telephone in each."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from classifiers import answer, contacts, phone, relationship
from classifiers.answer import Spot
from classifiers.blanks import Blank, blanks
from classifiers.captions import captions
from classifiers.fold import fold
from classifiers.kinds import parser
from classifiers.labels import Label
from classifiers.roster import People
from classifiers.sheet import Sheet
from classifiers.widgets import beside
from domain.form import FieldKind, FieldValue, ValueSource

_KINDS = {"name": FieldKind.NAME, "relationship": FieldKind.TEXT, "phone": FieldKind.PHONE}
_ENDINGS = {"name": "name", "relationship": "relationship", "phone": "phone", "phone_fax": "phone"}
_MOST_ROWS = 10
_TRUST = 0.85


@dataclass(frozen=True, slots=True)
class _Row:
    """Of one person: places by what they hold."""

    cells: dict[str, Blank]
    labels: tuple[Label, ...]


def people(sheet: Sheet, labels: Sequence[Label], received_on: date) -> People | None:
    """None where no rows ask for a name and for one thing more of the same person."""
    found = blanks(sheet)
    rows = _headed(sheet, labels, found) or _labelled(sheet, labels, found)
    if not rows:
        return None
    cells = [
        _cell(sheet, number, column, blank, received_on)
        for number, row in enumerate(rows[:_MOST_ROWS])
        for column, blank in row.cells.items()
    ]
    used = {label for row in rows for label in row.labels}
    return People(tuple(cells), tuple(label for label in labels if label in used))


def _column(label: Label, texts: Sequence[str]) -> str | None:
    """By what was written there, where that is plain, else by what is printed."""
    written = [text for text in texts if text.strip()]
    if written and all(relationship.code(text) not in ("other", "self") for text in written):
        return "relationship"
    if written and all((found := phone.normalise(text)) is not None and found.value for text in written):
        return "phone"
    return next((_ENDINGS[end] for key in label.keys if (end := key.split(".")[-1]) in _ENDINGS), None)


def _headed(sheet: Sheet, labels: Sequence[Label], found: Sequence[Blank]) -> list[_Row]:
    """A table: labels side by side over places one under the other."""
    under = {label: column for label in labels if len(column := _under(sheet, label, found)) >= 2}
    for head in _side_by_side(sheet, list(under)):
        names = {_column(label, [blank.text for blank in under[label]]): label for label in head}
        columns = {name: under[label] for name, label in names.items() if name is not None}
        if _tells_of_person(columns) and len({len(column) for column in columns.values()}) == 1:
            count = len(columns["name"])
            return [_Row({name: columns[name][at] for name in columns}, tuple(head)) for at in range(count)]
    return []


def _tells_of_person(columns: Container[str]) -> bool:
    return "name" in columns and ("relationship" in columns or "phone" in columns)


def _side_by_side(sheet: Sheet, labels: Sequence[Label]) -> list[list[Label]]:
    groups: list[list[Label]] = []
    for label in labels:
        home = next((g for g in groups if abs(g[0].box.centre[1] - label.box.centre[1]) < sheet.tall), None)
        if home is None:
            groups.append([label])
        else:
            home.append(label)
    return [sorted(group, key=lambda label: label.box.left) for group in groups if len(group) >= 2]


def _under(sheet: Sheet, label: Label, found: Sequence[Blank]) -> list[Blank]:
    """Places in the label's column, down to the first gap or one that is not as wide."""
    column: list[Blank] = []
    edge = label.box.bottom
    for blank in sorted(found, key=lambda b: b.box.top):
        box = blank.box
        middle = label.box.centre[0]
        if not (box.left - sheet.wide < middle < box.right + sheet.wide) or box.top < label.box.top:
            continue
        if box.top - edge > 3 * sheet.tall or (column and abs(box.left - column[0].box.left) > sheet.wide):
            break
        column.append(blank)
        edge = box.bottom
    return column


def _labelled(sheet: Sheet, labels: Sequence[Label], found: Sequence[Blank]) -> list[_Row]:
    """The same labels again and again, each with its own place."""
    own = beside(sheet, captions(sheet, labels, {}), found)
    rows: dict[str, list[_Row]] = {}
    for group in _side_by_side(sheet, [label for label in labels if label in own]):
        cells: dict[str, Blank] = {}
        for label in group:
            column = _column(label, [own[label].text])
            if column is not None:
                cells.setdefault(column, own[label])
        if _tells_of_person(cells) and cells["name"] is own[group[0]]:
            rows.setdefault(fold(group[0].text), []).append(_Row(cells, tuple(group)))
    most = max(rows.values(), key=len, default=[])
    return most if len(most) >= 2 else []


def _cell(sheet: Sheet, row: int, column: str, blank: Blank, received_on: date) -> FieldValue:
    kind, path = _KINDS[column], contacts.path(row, column)
    spot = Spot(path, kind, sheet.page, blank.box, _TRUST, 1.0)
    if not blank.text.strip():
        return answer.empty(spot, ValueSource.FORM_FIELD)
    return answer.typed(
        spot, blank.text, ValueSource.FORM_FIELD, parser(path, kind, received_on, spanish=False)
    )
