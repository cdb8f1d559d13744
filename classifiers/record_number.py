"""Medical record numbers: digits as written, without separators."""

import re

from classifiers import digits, ssn
from classifiers.parsed import Parsed

_TOKEN = re.compile(r"[A-Za-z]{0,3}[0-9OoQlI|ZSsB][0-9OoQlI|ZSsB\-.\s]{2,18}")

_SLASH, _LONGEST = re.compile(r"(?<=\d)/(?=\d)"), 9
"""By hand a one soon leans like a slash; two whole numbers with a slash between them have more digits."""


def normalise(raw: str) -> Parsed | None:
    if not any(c.isdigit() for c in raw):
        return None
    if ssn.seen(raw):
        return Parsed(None, ssn.mask(raw), 0.0)
    upright = _SLASH.sub("1", raw)
    whole = upright if sum(c.isdigit() for c in upright) <= _LONGEST else raw
    found = _TOKEN.search(whole)
    written = found.group() if found else whole
    mended = "".join(digits.repair(part) for part in re.split(r"[\s.\-]+", written))
    number = re.sub(r"[^0-9A-Za-z]", "", mended).upper()
    body = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if not body.isdigit() or not 4 <= len(body) <= 14:
        return Parsed(None, raw, 0.0)
    if sum(c.isdigit() for c in raw) > sum(c.isdigit() for c in number):
        return Parsed(number, raw, 0.3)  # of two numbers, or of one in two pieces, this is one
    clean = mended == re.sub(r"[\s.\-]+", "", written) and whole == raw
    return Parsed(number, raw, 1.0 if clean and number == body else 0.7)
