"""Which parser reads a field: by its kind, and for a few by its path."""

import re
from collections.abc import Callable
from datetime import date

from classifiers import address, email, name, phone, record_number, relationship, text
from classifiers import date as dates
from classifiers.fold import fold
from classifiers.parsed import Parsed
from domain.form import FieldKind

Parser = Callable[[str], Parsed | None]

_PAST_DATES = frozenset({"signature.date", "records.date_from", "imaging.date_from", "amendment.entry_date"})
_YEAR_DIGITS = 4
_EVENTS = frozenset({"expiration", "amendment.entry_date"})
_SPLIT = re.compile(r"\s*[,;/\n]\s*|\s+(?:and|y|&)\s+")


def parser(path: str, kind: FieldKind, received_on: date, spanish: bool) -> Parser:
    """A function from raw text to what it says; None for text that says nothing."""
    if path == "patient.other_names":
        return _names
    if path == "signer.relationship":
        return relationship.normalise
    if kind is FieldKind.DATE:
        return _dated(path, received_on, spanish)
    if kind is FieldKind.NAME:
        return lambda raw: name.normalise(raw, spanish=spanish)
    if kind is FieldKind.LONG_TEXT:
        return lambda raw: text.normalise(raw, long=True)
    return {
        FieldKind.PHONE: phone.normalise,
        FieldKind.EMAIL: email.normalise,
        FieldKind.ADDRESS: address.normalise,
        FieldKind.RECORD_NUMBER: record_number.normalise,
    }.get(kind, text.normalise)


def _dated(path: str, received_on: date, spanish: bool) -> Parser:
    def parse(raw: str) -> Parsed | None:
        parsed = dates.normalise(
            raw,
            received_on,
            spanish=spanish,
            birth=path == "patient.date_of_birth",
            past=path in _PAST_DATES,
        )
        if path in _EVENTS and (parsed is None or parsed.value is None):
            return _event(raw) or parsed
        return parsed

    return parse


def _event(raw: str) -> Parsed | None:
    """ "End of my case", "present": words where a date may stand."""
    parsed = text.normalise(raw)
    if parsed is None or not isinstance(parsed.value, str):
        return None
    letters = [token for token in fold(parsed.value).split() if token.isalpha() and len(token) > 2]
    if not letters or sum(c.isdigit() for c in parsed.value) >= _YEAR_DIGITS:
        return None  # with a year in it, it is a date that could not be read
    return Parsed(parsed.value, parsed.raw, parsed.validity * 0.8)


def _names(raw: str) -> Parsed | None:
    """Other names are a list, each as written."""
    kept = text.clean(raw)
    listed = [
        Parsed(p.value, p.raw, p.validity) for piece in _SPLIT.split(kept) if (p := name.normalise(piece))
    ]
    if not listed:
        return None
    return Parsed([p.value for p in listed], raw, min(p.validity for p in listed) ** 0.5)
