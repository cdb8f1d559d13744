"""Fields that show no ink: how sure that is, seen beside how legible the rest of the form is."""

from collections.abc import Iterable
from dataclasses import replace

from classifiers import confidence
from domain.form import FieldValue, ValueSource

_WRITTEN = frozenset({ValueSource.HANDWRITING, ValueSource.PRINT})


def judged_together(fields: Iterable[FieldValue]) -> tuple[FieldValue, ...]:
    """A pen too pale to be read in one place is lost altogether in another; a speck on a typed form tells
    nothing of its typing."""
    read = tuple(fields)
    written = [one.confidence for one in read if one.source in _WRITTEN and one.raw]
    legible = sum(written) / len(written) if written else 1.0
    return tuple(_judged(one, legible) for one in read)


def _judged(field: FieldValue, legible: float) -> FieldValue:
    if field.evidence is None or field.evidence.get("group") != "empty":
        return field
    evidence = {**field.evidence, "legible": legible}
    return replace(field, confidence=confidence.of_empty(evidence), evidence=evidence)
