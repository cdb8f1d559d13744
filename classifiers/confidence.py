"""How probable it is that a value is exactly right: logistics over what speaks for it."""

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.form import FieldKind, Json, ValueSource

LOWEST, HIGHEST = 0.01, 0.9995
_MOST_CERTAIN_SCORE = 0.9995
_PRINT_LEFT = 0.75
"""Where less of our own print is seen, what was written may be lost too."""
_WRITTEN = frozenset({ValueSource.PRINT, ValueSource.HANDWRITING})

Evidence = Mapping[str, float | str]


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a value read. All shares 0 to 1; `agreement` -1 to 1, 0 with one engine.

    `registration`: how sure it is that this place on the page belongs to this field. `known`: it is a
    place of one of our own blanks.
    """

    kind: FieldKind
    source: ValueSource
    score: float
    validity: float
    agreement: float
    registration: float
    quality: float
    known: bool = False
    again: float = 0.0
    """As in LineReading."""


@cache
def _tables() -> Mapping[str, Mapping[str, float]]:
    path = Path(__file__).parent / "confidence.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def of_value(support: Support) -> float:
    return of_evidence({name: getattr(support, name) for name in Support.__dataclass_fields__})


def of_evidence(evidence: Mapping[str, Json]) -> float:
    """`evidence`: a Support's by name, and what the rest of the form says: `borne_out` by another
    place or part of it, `gainsaid` by one; `listed` among what is usually written there, or `unheard` of."""
    chance = _logistic("value" if evidence.get("known") else "elsewhere", value_signs(evidence))
    return min(chance, ceiling(evidence))


def ceiling(evidence: Mapping[str, Json]) -> float:
    """What no count of good signs gets past."""
    validity, ceilings = _share(evidence, "validity"), _tables()["ceiling"]
    if evidence.get("kind") == FieldKind.DATE and validity < ceilings["plain_date"]:
        return validity
    blank = evidence.get("group") == "empty" and evidence.get("known")
    if blank and _share(evidence, "registration") < _PRINT_LEFT:
        return ceilings["faded"]
    return HIGHEST


def value_signs(evidence: Mapping[str, Json]) -> dict[str, float]:
    """What the model of values weighs, by name; also for fitting it."""
    source, kind = ValueSource(str(evidence["source"])), str(evidence["kind"])
    score, known = _share(evidence, "score"), _share(evidence, "known")
    clear = _logit(min(score, _MOST_CERTAIN_SCORE)) / 4 if source in _WRITTEN else 0.0
    hand = float(source is ValueSource.HANDWRITING)
    printed = float(source is ValueSource.PRINT)
    agrees, differs = (float(sign * _share(evidence, "agreement") > 0) for sign in (1, -1))
    return {
        "clear": clear,
        "clear.hand": clear * hand,
        "clear.agreed": clear * agrees * printed,
        "score": score,
        "agrees": agrees,
        "agrees.print": agrees * printed,
        "differs": differs,
        "differs.hand": differs * hand,
        f"borne_out.{kind}": _share(evidence, "borne_out"),
        f"gainsaid.{kind}": _share(evidence, "gainsaid"),
        # A second look tells the more the surer the first was: two poor guesses are often one.
        "again.same": max(_share(evidence, "again"), 0.0) * max(clear, 0.0),
        "again.other": max(-_share(evidence, "again"), 0.0) * max(clear, 0.0),
        "listed": _share(evidence, "listed"),
        "unheard": _share(evidence, "unheard"),
        "validity": _share(evidence, "validity"),
        "quality": _share(evidence, "quality"),
        "known": known,
        "place": _share(evidence, "registration") * (1 - known),
        f"source.{source.value}": 1.0,
        f"kind.{kind}": 1.0,
        f"kind.{kind}.hand": hand,
    }


def of_empty(evidence: Mapping[str, Json]) -> float:
    """That a field which shows no ink is really blank. `legible`: mean confidence of what is written by
    hand elsewhere on the form."""
    return min(_logistic("empty", empty_signs(evidence)), ceiling({**evidence, "group": "empty"}))


def empty_signs(evidence: Mapping[str, Json]) -> dict[str, float]:
    known, quality = _share(evidence, "known"), _share(evidence, "quality")
    return {
        "known": known,
        "place": _share(evidence, "registration") * (1 - known),
        "quality.known": quality * known,
        "quality.unknown": quality * (1 - known),
        "digital": float(evidence.get("source") == ValueSource.TEXT_LAYER),
        "pale": known * max(0.0, 0.5 - _share({"legible": 1.0, **evidence}, "legible")) * 2,
    }


def _share(evidence: Mapping[str, Json], name: str) -> float:
    found = evidence.get(name, 0.0)
    return float(found) if isinstance(found, int | float) else 0.0


def _logistic(table: str, signs: Mapping[str, float]) -> float:
    """Signs that the table does not weigh count for nothing."""
    weights = _tables()[table]
    return _bounded(
        weights["intercept"] + sum(weights.get(name, 0.0) * strength for name, strength in signs.items())
    )


def of_marks(marked: Iterable[float], registration: float) -> float:
    """That every one of these tick boxes was told right, marked or not."""
    chances = (max(chance, 1 - chance) for chance in marked)
    return min(max(math.prod(chances) * _sure_of_place(registration), LOWEST), HIGHEST)


def _sure_of_place(registration: float) -> float:
    return 1 - _tables()["mark"]["misplaced"] * (1 - registration)


def of_signature(present: float, registration: float) -> float:
    return _judged("signature", present, registration)


def _judged(table: str, chance: float, registration: float) -> float:
    weights, certainty = _tables()[table], abs(_logit(chance))
    return _bounded(
        weights["intercept"] * (certainty > 0.5)
        + weights["certainty"] * certainty
        + weights["registration"] * (registration - 0.5) * min(certainty, 2.0)
    )


def _logit(chance: float) -> float:
    bounded = min(max(chance, 0.0005), 0.9995)
    return math.log(bounded / (1 - bounded))


def _bounded(z: float) -> float:
    return min(max(1 / (1 + math.exp(-min(max(z, -30.0), 30.0))), LOWEST), HIGHEST)
