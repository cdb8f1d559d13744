"""Telephone and fax numbers, United States unless they say otherwise."""

import re

import phonenumbers

from classifiers import digits
from classifiers.parsed import Parsed

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])[+(]?[0-9OoQlI|ZSsB][0-9OoQlI|ZSsB()\s.\-–]{5,18}[0-9OoQlI|ZSsB](?![0-9])"
)


def normalise(raw: str) -> Parsed | None:
    """E.164 of the first number in `raw`; value None when the digits are no whole number."""
    if sum(c.isdigit() for c in raw) < 4:
        return None
    numbers = [(e164, trust) for text, trust in _readings(raw) if (e164 := _e164(text)) is not None]
    if not numbers:
        return Parsed(None, raw, 0.0)
    best, validity = numbers[0]
    if any(number != best for number, _ in numbers):
        validity *= 0.5
    return Parsed(best, raw, validity)


def _readings(raw: str) -> list[tuple[str, float]]:
    found = []
    for match in _NUMBER.finditer(raw):
        text = match.group()
        groups = re.split(r"([^0-9A-Za-z|]+)", text)
        mended = "".join(digits.repair(group) for group in groups)
        found.append((mended, 1.0 if mended == text else 0.7))
    if not found:
        run = "".join(c for c in raw if c.isdigit())
        found.append((run, 0.8))
    return found


def _e164(text: str) -> str | None:
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
