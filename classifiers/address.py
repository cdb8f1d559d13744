"""Postal addresses as one line."""

import re

from classifiers import text
from classifiers.parsed import Parsed

_STATE_ZIP = re.compile(r"\b[A-Za-z]{2}\.?,?\s+[0-9]{5}(?:-[0-9]{4})?\b")
_NUMBER = re.compile(r"\b[0-9]{1,6}\b|\bP\.?\s?O\.?\s?Box\b", re.IGNORECASE)


def normalise(raw: str) -> Parsed | None:
    """Lines joined by a comma; validity rises with a house number and with state and ZIP code."""
    kept = text.clean(raw)
    parsed = text.normalise(", ".join(line.strip(" ,") for line in kept.splitlines()))
    if parsed is None or not isinstance(parsed.value, str):
        return None
    value = re.sub(r"\s+,", ",", re.sub(r",(?:\s*,)+", ",", parsed.value)).strip(" ,")
    signs = (bool(_NUMBER.search(value)), bool(_STATE_ZIP.search(value)))
    return Parsed(value, parsed.raw, 0.6 + 0.2 * sum(signs))
