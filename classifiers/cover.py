"""What a fax cover sheet says about the delivery."""

import re
from collections.abc import Sequence

from classifiers.rows import rows
from domain.page import PageReading

_PAGES = re.compile(
    r"(?:number of pages|no\.? of pages|total pages|# of pages|pages|numero de paginas|paginas)"
    r"[^0-9]{0,40}?([0-9]{1,3})\b"
)
_URGENT = re.compile(r"\b(urgent|stat|urgente|asap|rush)\b")
_TICKED = re.compile(r"\[\s*\]|☐|□|\(\s*\)")


def pages_announced(covers: Sequence[PageReading]) -> int | None:
    for reading in covers:
        for row in rows(reading):
            found = _PAGES.search(row.text.lower().replace("ú", "u").replace("á", "a"))
            if found and 0 < int(found.group(1)) < 500:
                return int(found.group(1))
    return None


def urgent(covers: Sequence[PageReading]) -> bool:
    """A hint to be confirmed. "Urgent" beside an empty box is the sheet's own print."""
    for reading in covers:
        for row in rows(reading):
            boxed = any(square.box.overlap(row.box) > 0 for square in reading.squares)
            if _URGENT.search(row.text.lower()) and not boxed and not _TICKED.search(row.text):
                return True
    return False
