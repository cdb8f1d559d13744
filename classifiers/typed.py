"""Fields of a file that was filled in as a PDF form: what is in its fields, and nothing that is printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from classifiers import answer, doubled, grid, signing, two_desks, widgets
from classifiers.answer import Spot
from classifiers.blanks import to_sign
from classifiers.captions import captions
from classifiers.labels import Label
from classifiers.roster import People
from classifiers.sheet import Sheet
from domain.form import FieldKind, FieldValue, FormType, ValueSource

_SOURCE_TRUST = 0.975
"""An unknown layout is never as sure as a known one."""
_DOUBTFUL = 0.5
"""What is left of that for a value that is written as none of its kind is."""
_SOME_DIGITS = 3
_SIGNED = 0.97


def fields(
    page: Sheet,
    labels: Sequence[Label],
    asked: Mapping[Label, tuple[str, FieldKind]],
    received_on: date,
    spanish: bool,
) -> Iterator[FieldValue]:
    """Of labels that are asked about, save where somebody signs: that is ink."""
    parse = widgets.ParserOf(received_on, spanish)
    for label, found in widgets.read(page, labels, asked, parse).items():
        path, kind = asked.get(label, ("", FieldKind.SIGNATURE))
        if kind is FieldKind.SIGNATURE:
            continue
        text, trust = found.blank.text, label.score * found.chance * _SOURCE_TRUST
        spot = Spot(path, kind, page.page, found.blank.box, trust, 1.0)
        if path == "patient.ssn_seen":
            yield _ssn(spot, text)
        elif not text.strip():
            yield from doubled.parted(answer.empty(spot, ValueSource.FORM_FIELD), received_on, spanish)
        else:
            value = _sure(answer.typed(spot, text, ValueSource.FORM_FIELD, parse(path, kind)), trust)
            yield from doubled.parted(value, received_on, spanish)


def _sure(value: FieldValue, trust: float) -> FieldValue:
    """The text is certain: in doubt are the question that it answers, and what a date means that may be
    read two ways."""
    if value.value is None or value.evidence is None:
        return value
    validity = value.evidence.get("validity")
    plain = float(validity) if isinstance(validity, float | int) else 0.0
    return replace(value, confidence=trust * (_DOUBTFUL + (1 - _DOUBTFUL) * plain))


def _ssn(spot: Spot, text: str) -> FieldValue:
    """That digits were typed there, never which."""
    seen = sum(c.isdigit() for c in text) >= _SOME_DIGITS
    return FieldValue(spot.path, seen, "", 0.9, ValueSource.FORM_FIELD, spot.page, spot.box)


def signatures(
    page: Sheet, labels: Sequence[Label], asked: Mapping[Label, tuple[str, FieldKind]]
) -> Mapping[Label, FieldValue]:
    """Of labels that ask for a signature beside whose place the file was signed digitally."""
    signed = [blank for blank, holds in to_sign(page) if holds]
    said = captions(page, labels, asked)
    return {
        label: FieldValue(
            path, True, "typed", _SIGNED * found.chance, ValueSource.MARK, page.page, found.blank.box
        )
        for label, found in widgets.answers(page, said, signed, {}).items()
        for path, kind in [asked.get(label, ("", FieldKind.TEXT))]
        if kind is FieldKind.SIGNATURE and not signing.of_staff(page, label)
    }


def people(page: Sheet, labels: Sequence[Label], form_type: FormType, received_on: date) -> People | None:
    """Who may be told."""
    if form_type is FormType.VERBAL:
        return grid.people(page, labels, received_on)
    return two_desks.people(page, labels, form_type, received_on)
