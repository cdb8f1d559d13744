"""The patient index from a file: a table with a heading, one person a row.

Columns: mrn, name, birth_date; and, where they are there, phone and guarded (vip or colleague).
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TextIO

from domain.faults import ErrorCode, Permanent
from ledger import Ledger, audit, patients
from ledger.audit import Actor
from ledger.patients import Patient
from ledger.people_tables import Kin
from review.written import Unclear, to_date, to_line, to_number, to_phone

NEEDED = ("mrn", "name", "birth_date")
_AT_ONCE = 500
_LONGEST_CELL = 10_000
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Imported:
    """`refused`: numbers of rows that could not be taken, the first ones; `dropped`: people forgotten."""

    taken: int
    refused_count: int
    refused: tuple[int, ...]
    dropped: int


def import_file(desk: Ledger, path: Path, now: datetime, by: Actor, *, replace: bool = False) -> Imported:
    """`replace`: whoever is not in this file is forgotten, unless rows of it could not be taken or it names
    fewer than half of those known: then it was cut on its way. Raises Permanent where it is no such table.
    """
    taken, refused = 0, []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = _rows(file)
            while batch := list(islice(rows, _AT_ONCE)):
                people = [each for _, each in batch if each is not None]
                refused += [number for number, each in batch if each is None]
                taken += _put(desk, people, now)
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise Permanent(
            ErrorCode.UNREADABLE_FILE, "The patients' file cannot be read as a table of UTF-8 text."
        ) from error
    with desk.begin() as c:
        whole = not refused and 2 * taken >= patients.count(c)
        dropped = patients.drop_older(c, now) if replace and whole else 0
        audit.note(c, by, audit.Action.PATIENTS_IMPORTED, "", now, about=f"{taken}:{len(refused)}:{dropped}")
    return Imported(taken, len(refused), tuple(refused[:_TOLD]), dropped)


def _put(desk: Ledger, people: Iterable[Patient], now: datetime) -> int:
    count = 0
    with desk.begin() as c:
        for each in people:
            patients.put(c, each, now)
            count += 1
    return count


def _rows(file: TextIO) -> Iterator[tuple[int, Patient | None]]:
    """Each with the number of its line in the file; None for what is no person."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.DictReader(file, strict=True)
    heading = [name.strip().lower() for name in reader.fieldnames or ()]
    if not set(NEEDED) <= set(heading):
        raise Permanent(
            ErrorCode.UNREADABLE_FILE, f"The first row must name the columns {', '.join(NEEDED)}."
        )
    reader.fieldnames = heading
    for row in reader:
        yield reader.line_num, _person({name: text for name, text in row.items() if name})


def _person(row: dict[str, str | list[str] | None]) -> Patient | None:
    def cell(name: str) -> str:
        text = row.get(name)
        return text.strip() if isinstance(text, str) else ""

    try:
        number, name = to_number(cell("mrn")), to_line(cell("name"))
        born = to_date(cell("birth_date"))
        phone = to_phone(cell("phone")) if cell("phone") else ""
        kin = Kin(cell("guarded").lower()) if cell("guarded") else None
    except (Unclear, ValueError):
        return None
    if not name or kin is Kin.OWN:
        return None
    return Patient(number, name, born, phone, kin)
