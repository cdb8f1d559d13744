"""Dates as patients write them, in English and Spanish, mostly month first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from classifiers import digits
from classifiers.fold import fold
from classifiers.parsed import Parsed

_MASK = re.compile(r"\(?\b[md]{1,2}\s*[/.\- ]\s*[md]{1,2}\s*[/.\- ]\s*(?:y{2,4}|a{2,4})\b\)?", re.IGNORECASE)
_LOOKALIKE = "[0-9OoQlIi|!ZzSsB]"
_BETWEEN = r"\s?[/.\-,:\\ ]\s?"
_SEPARATED = re.compile(
    rf"(?<![0-9A-Za-z/.\-])({_LOOKALIKE}{{1,2}})\s?([/.\-,:\\ ])\s?({_LOOKALIKE}{{1,2}}){_BETWEEN}"
    rf"({_LOOKALIKE}{{4}}|{_LOOKALIKE}{{2}})(?![0-9A-Za-z]|[/.\-][0-9])"
)
_ISO = re.compile(
    r"(?<![0-9/.\-])((?:19|20)[0-9]{2})\s?[/.\-]\s?([0-9]{1,2})\s?[/.\-]\s?([0-9]{1,2})(?![0-9])"
)
_COMB = re.compile(r"(?<![0-9])[0-9](?:\s?[0-9]){7}(?![0-9]|\s[0-9])")
_UNCUT = re.compile(r"(?<![0-9/])([0-9]{2})/?([0-9]{2})/?((?:19|20)[0-9]{2})(?![0-9/])")
"""One separator of two was not read."""
_FRAMED = re.compile(r"(?<![0-9])1([0-9]{2})[/\-]([0-9]{2})[/\-]([0-9]{4})(?![0-9])")
"""The frame's own stroke was taken for a one."""
_WORD_FIRST = re.compile(r"\b([a-z]{3,10}) ([0-9]{1,2})(?:st|nd|rd|th)? (?:de |del )?([0-9]{4}|[0-9]{2})\b")
_DAY_FIRST = re.compile(
    r"(?<![0-9] )\b([0-9]{1,2})(?:st|nd|rd|th|ro)? (?:de |of )?"
    r"([a-z]{3,10}) (?:de |del )?([0-9]{4}|[0-9]{2})\b"
)
_MONTHS = (
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre", "setiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
)


_PLAIN = re.compile(r"\D*([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ](?:[0-9]{4}|[0-9]{2})\D*")
_OLDEST = 110
"""Nobody older than this asks for records."""


class Order(StrEnum):
    """How a writer puts the parts of a date."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


def order(raw: str) -> Order | None:
    """What a date in figures tells of its writer; None where it may be read in both ways."""
    found = _PLAIN.fullmatch(raw.strip())
    if found is None:
        return None
    first, second = int(found.group(1)), int(found.group(2))
    if first <= 12 < second <= 31:
        return Order.MONTH_FIRST
    return Order.DAY_FIRST if second <= 12 < first <= 31 else None


@dataclass(frozen=True, slots=True)
class _Found:
    year: str
    month: int
    day: int
    validity: float


def normalise(
    raw: str, received_on: date, *, spanish: bool = False, birth: bool = False, past: bool = False
) -> Parsed | None:
    """The ISO date written in `raw`; None when nothing there looks like a date.

    `spanish`: the person writes Spanish, so 04/05 may mean either. `birth`: after 1900 and not after
    `received_on`. `past`: not after `received_on`.
    """
    text = _joined(_MASK.sub(" ", raw).strip(" _:;().,|'\"-"))
    if not any(c.isalnum() for c in text):
        return None
    dates = [
        (day, found.validity * _doubt(found, day, received_on, birth))
        for found in _candidates(text, spanish)
        if (day := _day(found, received_on, birth)) is not None and _allowed(day, received_on, birth, past)
    ]
    if not dates:
        return Parsed(None, raw, 0.0) if any(c.isdigit() for c in text) else None
    best, validity = dates[0]
    if any(day != best for day, _ in dates):
        validity *= 0.4
    return Parsed(best.isoformat(), raw, validity * _purity(text))


def _joined(text: str) -> str:
    """Specks inside numbers are no separators where there are real ones: "04-13-198.2"."""
    if text.count("/") >= 2 or text.count("-") >= 2:
        return re.sub(r"(?<=[0-9])\s?[.,]\s?(?=[0-9])", "", text)
    return re.sub(r"(?<=[ ,](?:19|20))[. ](?=[0-9]{2}\b)", "", text)


def _candidates(text: str, spanish: bool) -> Iterator[_Found]:
    numeric = list(_numeric(text, spanish))
    yield from numeric
    yield from _named(fold(text))


def _numeric(text: str, spanish: bool) -> Iterator[_Found]:
    for year, month, day in _ISO.findall(text):
        yield _Found(year, int(month), int(day), 0.99)
    for found in _SEPARATED.finditer(text):
        first, second, year = (digits.repair(found.group(i)) for i in (1, 3, 4))
        if not (first + second + year).isdigit():
            continue
        mended = (first, second, year) != found.group(1, 3, 4)
        trust = (0.75 if mended else 1.0) * (0.85 if found.group(2) in " ,:\\" else 1.0)
        yield from _ordered(int(first), int(second), year, trust, spanish)
    for found in _UNCUT.finditer(text):
        yield from _ordered(int(found.group(1)), int(found.group(2)), found.group(3), 0.6, spanish)
    for found in _FRAMED.finditer(text):
        yield from _ordered(int(found.group(1)), int(found.group(2)), found.group(3), 0.35, spanish)
    for found in _COMB.finditer(text):
        run = re.sub(r"\s", "", found.group())
        yield from _ordered(int(run[:2]), int(run[2:4]), run[4:], 0.9, spanish)


def _ordered(first: int, second: int, year: str, trust: float, spanish: bool) -> Iterator[_Found]:
    """Month first; day first only where month first is impossible."""
    if 1 <= first <= 12:
        ambiguous = spanish and second <= 12 and first != second
        yield _Found(year, first, second, trust * (0.5 if ambiguous else 1.0))
    elif 13 <= first <= 31 and 1 <= second <= 12:
        yield _Found(year, second, first, trust * (0.9 if spanish else 0.6))


def _named(text: str) -> Iterator[_Found]:
    mended = " ".join(digits.repair(token) for token in text.split())
    for name, day, year in _WORD_FIRST.findall(mended):
        if (month := _month(name)) is not None:
            yield _Found(year, month, int(day), _word_trust(year, mended == text))
    for day, name, year in _DAY_FIRST.findall(mended):
        if (month := _month(name)) is not None:
            yield _Found(year, month, int(day), _word_trust(year, mended == text))


def _word_trust(year: str, clean: bool) -> float:
    """A month in words goes with a whole year: "of 20" is one that was cut off."""
    return (0.97 if len(year) == 4 else 0.25 if year in ("19", "20") else 0.7) * (1.0 if clean else 0.7)


def _month(name: str) -> int | None:
    for number, names in enumerate(_MONTHS, start=1):
        if any(full == name or (len(name) <= 4 and full.startswith(name)) for full in names):
            return number
    return None


def _day(found: _Found, received_on: date, birth: bool) -> date | None:
    try:
        return date(_year(found.year, received_on, birth), found.month, found.day)
    except ValueError:
        return None


def _year(written: str, received_on: date, birth: bool) -> int:
    year = int(written)
    if len(written) == 4:
        return year
    century = received_on.year // 100 * 100
    latest = received_on.year if birth else received_on.year + 10
    return century + year if century + year <= latest else century - 100 + year


def _doubt(found: _Found, day: date, received_on: date, birth: bool) -> float:
    """Two digits of a birth year fit two centuries while somebody lives who was born in the first."""
    if len(found.year) == 4:
        return 1.0
    may_be_older = birth and day.year >= 2000 and received_on.year - (day.year - 100) <= _OLDEST
    return 0.6 if may_be_older else 0.93


def _allowed(day: date, received_on: date, birth: bool, past: bool) -> bool:
    if (birth or past) and day > received_on:
        return False
    return 1900 < day.year < 2100


def _purity(text: str) -> float:
    """A date alone is more trustworthy than one found among other writing."""
    inside = sum(c.isdigit() or c in "/-. " for c in text)
    letters = sum(c.isalpha() for c in fold(text))
    return 1.0 if inside >= len(text) * 0.8 or letters <= 12 else 0.9
