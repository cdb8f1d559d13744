"""How dates, telephone and record numbers and mailboxes may be written, letter by letter."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from domain.form import FieldKind
from ocr.beam import Viable

_DIGITS = "0123456789"
_SEPARATORS = re.compile(r"[^0-9]+")


@dataclass(frozen=True, slots=True)
class Grammar:
    """`allowed`: the only signs there are; `viable`: whether a text may begin so."""

    allowed: str
    viable: Viable


def _shape(text: str) -> str:
    return re.sub("[0-9]", "9", _SEPARATORS.sub("-", text))


def _one_of(shapes: Iterable[str]) -> Viable:
    """`shapes`: 9 for a digit, - for any separators between."""
    beginnings = {shape[:end] for shape in shapes for end in range(len(shape) + 1)}
    return lambda text: _shape(text) in beginnings


def _dates() -> Iterable[str]:
    for first, second, year in product(("9", "99"), ("9", "99"), ("99", "9999")):
        yield f"{first}-{second}-{year}"
    for first, second in product(("9", "99"), ("9", "99")):
        yield f"9999-{first}-{second}"
    yield "99999999"


def _phones() -> Iterable[str]:
    for lead, after_area, between in product(("", "-", "9", "9-", "-9", "-9-"), ("", "-"), ("", "-")):
        yield f"{lead}999{after_area}999{between}9999"


def _mailbox(text: str) -> bool:
    return text.count("@") <= 1 and not text.startswith(("@", ".")) and ".." not in text and "@." not in text


_RECORD = re.compile(r"[A-Z]{0,3}[\- ]?(?:[0-9][\- ]?){0,12}")

GRAMMARS: Mapping[FieldKind, Grammar] = {
    FieldKind.DATE: Grammar(_DIGITS + "/-. ", _one_of(_dates())),
    FieldKind.PHONE: Grammar(_DIGITS + "()-. +", _one_of(_phones())),
    FieldKind.RECORD_NUMBER: Grammar(
        _DIGITS + "- ABCDEFGHIJKLMNOPQRSTUVWXYZ", lambda text: bool(_RECORD.fullmatch(text))
    ),
    FieldKind.EMAIL: Grammar("abcdefghijklmnopqrstuvwxyz" + _DIGITS + "@._-+", _mailbox),
}
