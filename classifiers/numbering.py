"""What a page says of its own place: "Page 2 of 3"."""

import re
from dataclasses import dataclass

from classifiers.rows import rows
from domain.page import PageReading

_PLACE = re.compile(
    r"\b(?:page|pag|pagina|pg|p)\s?\.?\s?([0-9li]{1,2})\s?(?:of|de|/|out of)\s?([0-9li]{1,2})\b",
    re.IGNORECASE,
)
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
        found = _PLACE.search(row.text.replace("á", "a").replace("Á", "A"))
        if found:
            number, of = (int(re.sub("[liLI]", "1", group)) for group in found.groups())
            if 1 <= number <= of <= 20:
                return Place(number, of)
    return None
