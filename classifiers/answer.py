"""FieldValues made from what was found in one place of a page."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from classifiers import confidence, guesses, ssn
from classifiers.choose import choose
from classifiers.confidence import Support
from classifiers.kinds import Parser
from classifiers.parsed import Parsed
from domain.form import FieldKind, FieldValue, Json, ValueSource
from domain.page import Box, PageReading, WordSource
from domain.view import LineReading, SignatureReading


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that belongs to a field. `registration`: how sure that is, 0 to 1."""

    path: str
    kind: FieldKind
    page: int
    box: Box
    registration: float
    quality: float
    known: bool = False
    """It is a place of one of our own blanks."""


def page_source(reading: PageReading) -> ValueSource:
    digital = reading.word_source is WordSource.TEXT_LAYER
    return ValueSource.TEXT_LAYER if digital else ValueSource.PRINT


def empty(spot: Spot, source: ValueSource) -> FieldValue:
    evidence: dict[str, float | str] = {
        "group": "empty",
        "known": spot.known,
        "source": source,
        "registration": spot.registration,
        "quality": spot.quality,
    }
    trust = confidence.of_empty(evidence)
    return FieldValue(spot.path, None, "", trust, source, spot.page, spot.box, evidence=evidence)


def value(spot: Spot, readings: Sequence[LineReading], parse: Parser, nothing: ValueSource) -> FieldValue:
    """`nothing`: the source to name when the place is empty."""
    choice = choose(readings, parse, spot.kind)
    if choice is None:
        return empty(spot, nothing)
    support = Support(
        kind=spot.kind,
        source=choice.reading.source,
        score=choice.score,
        validity=choice.parsed.validity,
        agreement=choice.agreement,
        registration=spot.registration,
        quality=spot.quality,
        known=spot.known,
        again=choice.reading.again,
    )
    others = guesses.others(readings, parse, spot.kind, choice.parsed.value)
    return replace(_value(spot, choice.parsed, support, choice.reading.box), alternatives=others)


def _value(spot: Spot, parsed: Parsed, support: Support, box: Box) -> FieldValue:
    # Of ink that could not be read the value None is surely no right value.
    trust = confidence.of_value(support) if parsed.value is not None else 0.05
    return FieldValue(
        spot.path,
        parsed.value,
        parsed.raw,
        trust,
        support.source,
        spot.page,
        box,
        parsed.code,
        parsed.parts,
        {"group": "value", **asdict(support)},
    )


def typed(spot: Spot, text: str, source: ValueSource, parse: Parser) -> FieldValue:
    """From a PDF's own form field, whose text is certain."""
    reading = LineReading(text, 1.0, source, spot.box, "pdf")
    return value(spot, (reading,), parse, source)


def signature(spot: Spot, seen: SignatureReading) -> FieldValue:
    present = seen.present >= 0.5
    trust = confidence.of_signature(seen.present, spot.registration)
    if not present:  # it may stand elsewhere than was looked
        trust *= min(1.0, spot.registration + 0.05)
    raw = "typed" if seen.typed else "initials" if seen.initials else ""
    raw = raw if present else ""
    return FieldValue(
        spot.path,
        present,
        raw,
        trust,
        ValueSource.MARK,
        spot.page,
        seen.ink_box or spot.box,
        evidence={"group": "signature", "present": seen.present, "registration": spot.registration},
    )


def without_ssn(field: FieldValue) -> FieldValue:
    """Whatever a person wrote where, no social security number leaves this package."""
    parts = {k: ssn.mask(v) for k, v in field.parts.items()} if field.parts else field.parts
    return replace(field, value=_masked(field.value), raw=ssn.mask(field.raw), parts=parts)


def _masked(value: Json) -> Json:
    if isinstance(value, str):
        return ssn.mask(value)
    if isinstance(value, Mapping):
        return {key: _masked(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [_masked(inner) for inner in value]
    return value
