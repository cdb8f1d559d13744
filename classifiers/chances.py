"""How probable each type is, by evidence whose weights were fitted by `python -m samples.fit_types`."""

import json
import math
from collections.abc import Collection, Mapping, Sequence
from functools import cache, reduce
from pathlib import Path

from classifiers.evidence import COVER, INSTRUCTIONS, REQUESTS, Evidence, sorts

CLASSES = (*REQUESTS, "other")
_STRENGTH, _FEW = 3.0, 36
"""A word says the less the more words there are: of a page's 144 known words each counts a quarter."""
_OPENING, _NO_OPENING = 2 / 3, 0.35
"""How much the page that opens a form counts for its type, if it is none of another paper."""


def chances(found: Evidence, prior: Mapping[str, float]) -> Mapping[str, float]:
    """By type, summing to 1; `prior` adds to a type's score (natural logarithm of odds)."""
    scores = dict.fromkeys(CLASSES, 0.0)
    for name, strength in features(found, _weights()).items():
        for sort, weight in zip(CLASSES, _weights().get(name, ()), strict=False):
            scores[sort] += strength * weight
    for sort, weight in prior.items():
        scores[sort] += weight
    top = max(scores.values())
    odds = {sort: math.exp(score - top) for sort, score in scores.items()}
    total = sum(odds.values())
    return {sort: each / total for sort, each in odds.items()}


def of_form(pages: Sequence[Evidence], prior: Mapping[str, float]) -> Mapping[str, float]:
    """What a form's pages say together, and above all the one that opens it: the statements and signatures
    that follow are those of any release. `pages`: at least one, in order."""
    together = chances(reduce(Evidence.join, pages), prior)
    alone = chances(next((page for page in pages if page.opens), pages[0]), prior)
    if len(pages) == 1 or alone["other"] >= _NO_OPENING:
        return together
    mixed = {sort: alone[sort] ** _OPENING * together[sort] ** (1 - _OPENING) for sort in CLASSES}
    return {sort: each / sum(mixed.values()) for sort, each in mixed.items()}


def features(found: Evidence, vocabulary: Collection[str]) -> Mapping[str, float]:
    """What the model sees, about 0 to 1 each: concepts, the phrase scores of `types.toml`, and the words
    (`w:`) that `vocabulary` holds."""
    others = [sort for sort in sorts() if sort not in (*REQUESTS, COVER)]
    scored = {f"t:{sort}": found.titles.get(sort, 0.0) / 6 for sort in REQUESTS}
    scored |= {f"p:{sort}": found.bodies.get(sort, 0.0) / 5 for sort in REQUESTS}
    scored["t:other"] = max(found.titles.get(sort, 0.0) for sort in others) / 6
    scored["p:other"] = max(found.bodies.get(sort, 0.0) for sort in others if sort != INSTRUCTIONS) / 5
    known = [name for word in found.words if (name := f"w:{word}") in vocabulary]
    strength = _STRENGTH / math.sqrt(max(len(known), _FEW))
    return {
        "bias": 1.0,
        **found.manner,
        **{name: value for name, value in scored.items() if value},
        **found.concepts,
        **dict.fromkeys(known, strength),
    }


@cache
def _weights() -> Mapping[str, tuple[float, ...]]:
    text = (Path(__file__).parent / "lexicon" / "weights.json").read_text(encoding="utf-8")
    return {name: tuple(row) for name, row in json.loads(text).items()}
