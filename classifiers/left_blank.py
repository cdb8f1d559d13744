"""Fields that show no ink: how sure that is, seen beside how legible the rest of the form is."""

from collections.abc import Iterable
from dataclasses import replace

from classifiers import confidence
from domain.form import FieldValue, ValueSource


def judged_together(fields: Iterable[FieldValue]) -> tuple[FieldValue, ...]:
    """A pen too pale to be read in one place is lost altogether in another."""
    read = tuple(fields)
    hand = [one.confidence for one in read if one.source is ValueSource.HANDWRITING]
    legible = sum(hand) / len(hand) if hand else 1.0
    return tuple(_judged(one, legible) for one in read)


def _judged(field: FieldValue, legible: float) -> FieldValue:
    if field.evidence is None or field.evidence.get("group") != "empty":
        return field
    evidence = {**field.evidence, "legible": legible}
    return replace(field, confidence=confidence.of_empty(evidence), evidence=evidence)
