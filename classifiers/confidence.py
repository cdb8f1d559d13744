"""How probable it is that a value is exactly right: a logistic over what speaks for it."""

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.form import FieldKind, ValueSource

LOWEST, HIGHEST = 0.01, 0.9995


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a value read. All shares 0 to 1; `agreement` -1 to 1, 0 with one engine.

    `registration`: how sure it is that this place on the page belongs to this field.
    """

    kind: FieldKind
    source: ValueSource
    score: float
    validity: float
    agreement: float
    registration: float
    quality: float


Table = Mapping[str, float]


@cache
def _tables() -> Mapping[str, Mapping[str, float | Table]]:
    path = Path(__file__).parent / "confidence.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _number(table: str, key: str) -> float:
    found = _tables()[table][key]
    assert isinstance(found, int | float)
    return float(found)


def _offset(group: str, key: str) -> float:
    table = _tables()["value"][group]
    assert isinstance(table, Mapping)
    return float(table.get(key, 0.0))


def of_value(support: Support) -> float:
    return min(_fitted(support), _ceiling(support))


def _ceiling(support: Support) -> float:
    """What the sum of many good signs cannot lift: one engine's reading of a hand, a mended date."""
    ceiling = HIGHEST
    if support.source is ValueSource.HANDWRITING:
        ceiling = _number("ceiling", "handwriting")
    if support.kind is FieldKind.DATE and support.validity < _number("ceiling", "plain_date"):
        ceiling = min(ceiling, support.validity)
    return ceiling


def _fitted(support: Support) -> float:
    return _bounded(
        _number("value", "intercept")
        + _offset("source", support.source.value)
        + _offset("kind", support.kind.value)
        + sum(
            _number("value", feature) * getattr(support, feature)
            for feature in ("score", "agreement", "validity", "registration", "quality")
        )
    )


def of_empty(registration: float, quality: float) -> float:
    """That a field which shows no ink is really blank."""
    return _bounded(
        _number("empty", "intercept")
        + _number("empty", "registration") * registration
        + _number("empty", "quality") * quality
    )


def of_marks(marked: Iterable[float], registration: float) -> float:
    """That every one of these tick boxes was told right, marked or not."""
    chances = (max(chance, 1 - chance) for chance in marked)
    return min(max(math.prod(chances) * _sure_of_place(registration), LOWEST), HIGHEST)


def _sure_of_place(registration: float) -> float:
    return 1 - _number("mark", "misplaced") * (1 - registration)


def of_signature(present: float, registration: float) -> float:
    return _judged("signature", present, registration)


def _judged(table: str, chance: float, registration: float) -> float:
    certainty = abs(_logit(chance))
    return _bounded(
        _number(table, "intercept") * (certainty > 0.5)
        + _number(table, "certainty") * certainty
        + _number(table, "registration") * (registration - 0.5) * min(certainty, 2.0)
    )


def _logit(chance: float) -> float:
    bounded = min(max(chance, 0.0005), 0.9995)
    return math.log(bounded / (1 - bounded))


def _bounded(z: float) -> float:
    return min(max(1 / (1 + math.exp(-z)), LOWEST), HIGHEST)
