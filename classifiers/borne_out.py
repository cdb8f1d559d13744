"""What places of one form say of each other: one name written twice, and in which order a writer puts
day and month."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rapidfuzz import fuzz

from classifiers import confidence, postal, vocabulary
from classifiers import date as dates
from classifiers.date import Order
from classifiers.fold import fold
from classifiers.kinds import parser
from domain.form import FieldKind, FieldValue

_ONE_PERSON = frozenset({"patient.name", "signer.name", "recipient.name"})
"""Who asks often signs, and has it sent to himself: he writes his name more than once."""
_NEARLY = 75.0
"""From this likeness on, two names are one that was read in two ways."""
_SURE_ORDER = 0.9
_STALE = timedelta(days=90)
"""A form is seldom sent so long after it was signed."""
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def borne_out(fields: Iterable[FieldValue], received_on: date) -> tuple[FieldValue, ...]:
    """The fields, each with how sure it is in the light of the others."""
    read = tuple(fields)
    month_first = _month_first(read)
    names = [one for one in read if one.path in _ONE_PERSON and _is_read(one)]
    return tuple(_judged(one, names, received_on, month_first=month_first) for one in read)


def _is_read(field: FieldValue) -> bool:
    group = field.evidence.get("group") if field.evidence else None
    return group == "value" and isinstance(field.value, str)


def _judged(
    field: FieldValue, names: Sequence[FieldValue], received_on: date, *, month_first: bool
) -> FieldValue:
    if not _is_read(field) or field.evidence is None:
        return field
    evidence = {**field.evidence, **dict(_said_of(field, names, received_on))}
    if month_first and evidence["kind"] == FieldKind.DATE:
        evidence["validity"] = _validity(field, received_on)
    if evidence == field.evidence:
        return field
    return replace(field, evidence=evidence, confidence=confidence.of_evidence(evidence))


def _said_of(
    field: FieldValue, names: Sequence[FieldValue], received_on: date
) -> Iterator[tuple[str, float]]:
    """What speaks for and against it, by the names that `confidence.of_evidence` knows."""
    value, kind = str(field.value), field.evidence and field.evidence["kind"]
    if field.path in _ONE_PERSON:
        others = [fold(str(one.value)) for one in names if one is not field]
        twice = fold(value) in others
        yield "borne_out", float(twice)
        yield (
            "gainsaid",
            float(not twice and any(fuzz.ratio(fold(value), name) >= _NEARLY for name in others)),
        )
    if kind == FieldKind.NAME:
        yield (
            "unheard",
            float(any(not vocabulary.zipf(token) for token in fold(value).split() if len(token) > 2)),
        )
    if kind == FieldKind.ADDRESS and (agrees := postal.agrees(value)) is not None:
        yield "borne_out", float(agrees)
        yield "gainsaid", float(not agrees)
    if field.path == "signature.date" and _ISO_DAY.fullmatch(value):
        yield "gainsaid", float(received_on - date.fromisoformat(value) > _STALE)
    if field.path == "signer.relationship":
        yield "listed", float(field.code not in (None, "other"))


def _validity(field: FieldValue, received_on: date) -> float:
    """Of a date by a writer who puts the month first."""
    assert field.evidence is not None
    before = float(field.evidence["validity"])
    again = parser(field.path, FieldKind.DATE, received_on, False)(field.raw)
    return max(before, again.validity) if again is not None and again.value == field.value else before


def _month_first(fields: Sequence[FieldValue]) -> bool:
    """Dates that can be read in one way only tell how the writer means the others."""
    told = {
        dates.order(field.raw)
        for field in fields
        if _is_read(field)
        and field.evidence is not None
        and field.evidence.get("kind") == FieldKind.DATE
        and field.confidence >= _SURE_ORDER
    }
    return Order.MONTH_FIRST in told and Order.DAY_FIRST not in told
