"""What ticked boxes say, put together into one value per field."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from classifiers import confidence
from domain.form import FieldValue, Json, ValueSource
from domain.page import Box

LIST_PATHS = frozenset({"records.items", "imaging.exams", "topics", "sensitive.items"})
_BARE_CODES = frozenset({"direction", "imaging.product"})
_YES_NO = {"true": True, "yes": True, "false": False, "no": False}
NO_CODE = ""
"""Of an option whose wording is not known: only its printed label can be given."""
_UNCODED = 0.7
_MARKED = 0.5
_GUESSED = 0.8
"""Below that, a box was not seen as one: a round sign, or mere room before an option."""
_UNKNOWN_LIST, _UNKNOWN_ONE, _UNKNOWN_POLARITY = 0.8, 0.93, 0.6
_UNKNOWN_FORM = 0.95
"""Tick boxes found without a blank are never surer than that."""


@dataclass(frozen=True, slots=True)
class Option:
    """A printed option and the probability that it was marked. `decision`: for sensitive ones, what
    a mark in it says. `mark`: tick or initials."""

    path: str
    code: str
    label: str
    marked: float
    page: int
    box: Box
    registration: float
    source: ValueSource = ValueSource.MARK
    decision: str | None = None
    mark: str = "tick"

    @property
    def on(self) -> bool:
        return self.marked >= _MARKED


def settle(path: str, options: Sequence[Option]) -> FieldValue:
    """All options of one field; its value None when nothing is marked."""
    marked = [option for option in options if option.on]
    value = sensitive(options) if path == "sensitive.items" else _value(path, marked)
    shown = marked or options
    return FieldValue(
        path=path,
        value=value,
        raw="; ".join(option.label for option in marked),
        confidence=_confidence(path, options, value),
        source=shown[0].source,
        page=shown[0].page,
        box=shown[0].box,
        code=_code(path, marked) if value is not None else None,
        evidence=_evidence(options),
    )


def _evidence(options: Sequence[Option]) -> dict[str, float | str]:
    chances = [max(option.marked, 1 - option.marked) for option in options]
    return {
        "group": "marks",
        "registration": min(option.registration for option in options),
        "all": math.prod(chances),
        "least": min(chances),
        "boxes": len(options),
        "on": sum(option.on for option in options),
    }


def _value(path: str, marked: Sequence[Option]) -> Json:
    if not marked:
        return None
    if path in LIST_PATHS:
        return [{"label": option.label, "code": option.code or None} for option in marked]
    codes = {option.code for option in marked}
    if codes <= _YES_NO.keys():
        answers = {_YES_NO[code] for code in codes}
        return answers.pop() if len(answers) == 1 else None
    if path in _BARE_CODES:
        return codes.pop() if len(codes) == 1 else None
    return "; ".join(option.label for option in marked)


def _code(path: str, marked: Sequence[Option]) -> str | None:
    """Several purposes or ways: their codes with commas, in printed order."""
    if path in LIST_PATHS or not marked or marked[0].code in _YES_NO:
        return None
    return ",".join(dict.fromkeys(option.code for option in marked if option.code)) or None


def _confidence(path: str, options: Sequence[Option], value: Json) -> float:
    registration = min(option.registration for option in options)
    trust = confidence.of_marks((option.marked for option in options), registration)
    contradictory = value is None and any(option.on for option in options)
    if value is None and registration <= _UNKNOWN_FORM:
        # Hardly anybody marks nothing: likelier the marked box was not found.
        trust *= 0.65
    if registration <= _UNKNOWN_FORM:
        # Among boxes of a layout never seen one may have been missed, or have another's label.
        trust = min(trust, _UNKNOWN_LIST if path in LIST_PATHS else _UNKNOWN_ONE)
        if any(option.on and option.decision == "unknown_polarity" for option in options):
            trust = min(trust, _UNKNOWN_POLARITY)
    if registration < _GUESSED:
        trust *= registration
    if any(option.on and not option.code for option in options):
        trust = min(trust, _UNCODED)
    several = path not in LIST_PATHS and sum(option.on for option in options) > 1
    return min(trust, 0.3 if contradictory else 0.7 if several else 1.0)


def sensitive(options: Sequence[Option]) -> Json:
    """Every category the form names, marked or not, with what its marks say."""
    by_label: dict[tuple[str, str], list[Option]] = {}
    for option in options:
        by_label.setdefault((option.code, option.label), []).append(option)
    return [
        {
            "label": label,
            "category": code,
            "decision": _decision(boxes),
            "mark": next((box.mark for box in boxes if box.on), "blank"),
        }
        for (code, label), boxes in by_label.items()
    ]


def _decision(boxes: Sequence[Option]) -> str:
    said = {box.decision or "unknown_polarity" for box in boxes if box.on}
    if not said:
        return "not_marked"
    return said.pop() if len(said) == 1 else "unknown_polarity"
