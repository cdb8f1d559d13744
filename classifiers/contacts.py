"""Persons named on a verbal form: rows of name, relationship and phone into one list."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.form import FieldValue

_CELL = re.compile(r"contacts\[(\d+)\]\.(name|relationship|phone)")
COLUMNS = ("name", "relationship", "phone")


def is_cell(path: str) -> bool:
    return _CELL.fullmatch(path) is not None


def path(row: int, column: str) -> str:
    return f"contacts[{row}].{column}"


def gather(cells: Sequence[FieldValue]) -> FieldValue | None:
    """Rows with nothing written are left out; value None when all are empty."""
    if not cells:
        return None
    rows: dict[int, dict[str, FieldValue]] = {}
    for cell in cells:
        if found := _CELL.fullmatch(cell.path):
            rows.setdefault(int(found.group(1)), {})[found.group(2)] = cell
    written = [row for _, row in sorted(rows.items()) if any(cell.raw for cell in row.values())]
    # Trust is the weakest cell's: of a row of empty cells one misread as empty would be a lost person.
    trusted = [cell.confidence for row in written for cell in row.values()] or [c.confidence for c in cells]
    lead = next(iter(written[0].values())) if written else cells[0]
    return replace(
        lead,
        path="contacts",
        value=[_entry(row) for row in written] or None,
        raw="\n".join(" | ".join(cell.raw for cell in row.values()) for row in written),
        confidence=min(trusted),
        code=None,
        parts=None,
    )


def _entry(row: Mapping[str, FieldValue]) -> dict[str, str | None]:
    return {column: _text(row.get(column)) for column in COLUMNS}


def _text(cell: FieldValue | None) -> str | None:
    if cell is None or not isinstance(cell.value, str):
        return None
    return cell.value
