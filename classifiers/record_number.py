"""Medical record numbers: digits as written, without separators."""

import re

from classifiers import digits, ssn
from classifiers.parsed import Parsed

_TOKEN = re.compile(r"[A-Za-z]{0,3}[0-9OoQlI|ZSsB][0-9OoQlI|ZSsB\-.\s]{2,18}")


def normalise(raw: str) -> Parsed | None:
    if not any(c.isdigit() for c in raw):
        return None
    if ssn.seen(raw):
        return Parsed(None, ssn.mask(raw), 0.0)
    found = _TOKEN.search(raw)
    written = found.group() if found else raw
    mended = "".join(digits.repair(part) for part in re.split(r"[\s.\-]+", written))
    number = re.sub(r"[^0-9A-Za-z]", "", mended).upper()
    body = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if not body.isdigit() or not 4 <= len(body) <= 14:
        return Parsed(None, raw, 0.0)
    clean = mended == re.sub(r"[\s.\-]+", "", written)
    return Parsed(number, raw, 1.0 if clean and number == body else 0.7)
