"""What a page says of its own place at its edges: "Page 2 of 3", "HIM-1037 (02/23)"."""

import re
from dataclasses import dataclass

from classifiers.rows import rows, runs
from domain.page import PageReading

_PLACE = re.compile(
    r"\b(?:page|pag|pagina|pg|p)\s?[.:#]?\s?([0-9li|!]{1,2})\s?(?:of|de|/|out of)\s?([0-9li|!]{1,2})(?!\w)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"^\W*([0-9]{1,2})\s(?:of|de)\s([0-9]{1,2})\W*$", re.IGNORECASE)
_FAX_LINE = re.compile(r"[0-9]{1,2}:[0-9]{2}|\bfax\b|[0-9]{7}", re.IGNORECASE)
"""What a fax machine prints over a page counts the whole call's pages, cover and all."""
_EDGE = 0.12


@dataclass(frozen=True, slots=True)
class Place:
    number: int
    of: int


def place(reading: PageReading) -> Place | None:
    """Only the page's own edges count: the body may speak of other papers' pages."""
    for row in rows(reading):
        if _EDGE < row.box.centre[1] < 1 - _EDGE:
            continue
        if row.box.centre[1] < _EDGE and _FAX_LINE.search(row.text):
            continue
        text = row.text.replace("á", "a").replace("Á", "A")
        pieces = (piece.text for piece in runs(row, reading, gap=4.0))
        found = _PLACE.search(text) or next((m for m in map(_ALONE.match, pieces) if m), None)
        if found:
            number, of = (int(re.sub("[liLI|!]", "1", group)) for group in found.groups())
            if 1 <= number <= of <= 20:
                return Place(number, of)
    return None


_FORM_NUMBER = re.compile(r"\b([A-Z][A-Za-z]{1,7})[ \-_#.:]{0,2}([0-9]{3,6}[A-Z]{0,2})\b")
_NO_FORM_NUMBER = frozenset(
    {
        *("page", "pag", "rev", "date", "year", "of", "de", "in", "by"),
        *("suite", "ste", "room", "box", "po", "street", "floor", "zip", "code", "postal", "usa"),
        *("phone", "fax", "tel", "ext", "call", "cell"),
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    }
)


def form_numbers(reading: PageReading) -> tuple[str, ...]:
    """What may be the form printer's name for it, at its foot: the same on all its pages."""
    feet = (row.text for row in rows(reading) if row.box.centre[1] >= 1 - _EDGE)
    found = (match.groups() for foot in feet for match in _FORM_NUMBER.finditer(foot))
    return tuple("".join(parts).upper() for parts in found if parts[0].lower() not in _NO_FORM_NUMBER)
