"""Rows of a table: the persons of a verbal form, the exams of an imaging form."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.form import Json
from review.catalogue import Choice, Entry
from review.controls.ticks import items
from review.controls.typed import Asked, Typed, same_words
from review.submission import Submission
from review.written import Unclear, from_phone, to_line, to_phone

_SPARE_ROWS = 2
_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Column:
    """`key`: its name in the stored row; `codes`: a closed list instead of words."""

    key: str
    label: str
    codes: tuple[Choice, ...] = ()
    phone: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    name: str
    label: str
    text: str
    codes: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: str = "table"


def show(asked: Asked) -> TableView:
    columns = _columns(asked)
    stored = items(asked.stored())
    count = min(max(len(stored), _sent_rows(asked, asked.typed)) + _SPARE_ROWS, _MOST_ROWS)
    rows = [
        tuple(_cell(asked, place, column, stored[place] if place < len(stored) else {}) for column in columns)
        for place in range(count)
    ]
    return TableView(asked.name, columns, tuple(rows))


def read(asked: Asked, sent: Submission) -> Typed:
    """Rows left empty drop out. Raises Unclear."""
    stored = items(asked.stored())
    rows: list[Json] = []
    for place in range(min(_sent_rows(asked, sent), _MOST_ROWS)):
        before = stored[place] if place < len(stored) else {}
        row = _row(asked, sent, place, before)
        if any(row.get(column.key) for column in _columns(asked)):
            rows.append(_unchanged(before, row, asked))
    return Typed(rows or None)


def _columns(asked: Asked) -> tuple[Column, ...]:
    if asked.field.entry is Entry.CONTACTS:
        return (
            Column("name", "Name"),
            Column("relationship", "Relationship"),
            Column("phone", "Phone", phone=True),
        )
    return Column("label", "Exam"), Column("code", "Kind", asked.field.choices)


def _row(asked: Asked, sent: Submission, place: int, before: Json) -> dict[str, Json]:
    row = _as_row(asked, before)
    for column in _columns(asked):
        text = sent.text(_name(asked, place, column))
        if not same_words(text, _text(before, column)):
            row[column.key] = _checked(text, column)
    return row


def _checked(text: str, column: Column) -> str | None:
    if not text:
        return None
    if column.codes and text not in {choice.code for choice in column.codes}:
        raise Unclear("Choose one of the list.")
    return to_phone(text) if column.phone else to_line(text)


def _as_row(asked: Asked, before: Json) -> dict[str, Json]:
    if isinstance(before, str):
        return {_columns(asked)[0].key: before}
    return dict(before) if isinstance(before, Mapping) else {}


def _unchanged(before: Json, row: dict[str, Json], asked: Asked) -> Json:
    """A row of plain text that nobody touched stays plain text."""
    return before if isinstance(before, str) and row == _as_row(asked, before) else row


def _cell(asked: Asked, place: int, column: Column, before: Json) -> Cell:
    name = _name(asked, place, column)
    return Cell(name, column.label, asked.sent(name, _text(before, column)), column.codes)


def _text(before: Json, column: Column) -> str:
    if isinstance(before, str):
        return before if not column.codes and column.key in ("label", "name") else ""
    value = before.get(column.key) if isinstance(before, Mapping) else None
    if value is None:
        return ""
    return from_phone(str(value)) if column.phone else str(value)


def _name(asked: Asked, place: int, column: Column) -> str:
    return f"t:{asked.field.path}:{place}:{column.key}"


def _sent_rows(asked: Asked, sent: Submission | None) -> int:
    if sent is None:
        return 0
    places = (name.split(":")[2] for name in sent.starting(f"t:{asked.field.path}:"))
    return max((int(place) + 1 for place in places if place.isdecimal() and len(place) < 4), default=0)
