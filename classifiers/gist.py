"""What a printed line asks for, and whose it is: two linear models over its words (lexicon/gist.json).

No list of wordings is ever whole. The models have learnt how forms speak (samples.fit_gist) and say how sure
they are; a line that asks for nothing, as most do, has `what` "none".
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz, process

_MOST_WORDS = 26
_FUZZY_FROM, _FUZZY_CUT = 5, 80.0
_UNKNOWN, NUMBER = "?", "#"
_FAR = 3
"""Words that stand up to so many apart are seen together too, in their order."""
NUMBERING = frozenset(["section", "part", "step", "box", "seccion", "parte", "paso", "item"])
_ALIKE = str.maketrans({"l": "i", "1": "i", "0": "o", "5": "s"})
"""Letters that a fax mixes up."""
_PREFIX = re.compile(r"^(?:[a-z]{1,2} )?(?=(?:section|part|step|seccion|parte|paso) )")
"""A sign before the number, read as a letter or two."""
_LENGTHS = (0, 1, 2, 3, 4, 5, 8, 13)
_GLUED_FROM, _LONGEST_WORD, _USUAL_WORD = 10, 16, 3.5
_COMMON = 3
"""A word misread is taken for one as long, give or take so many letters."""


@dataclass(frozen=True, slots=True)
class Gist:
    """`whose`: patient, recipient, discloser ...; "any": it does not say; "none": it names nobody. `what`:
    name, phone ...; "none": it asks for nothing. The chances are 0 to 1."""

    whose: str
    whose_chance: float
    what: str
    what_chance: float
    known: float
    """Share of its words that the models know."""


@dataclass(frozen=True, slots=True)
class _Head:
    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Mapping[int, float]]

    def best(self, features: Sequence[str]) -> tuple[str, float]:
        scores = list(self.bias)
        scale = 1 / math.sqrt(max(len(features), 1))
        for feature in features:
            for number, weight in self.weights.get(feature, {}).items():
                scores[number] += weight * scale
        most = max(scores)
        odds = [math.exp(score - most) for score in scores]
        best = max(range(len(scores)), key=scores.__getitem__)
        return self.classes[best], odds[best] / sum(odds)


@dataclass(frozen=True, slots=True)
class _Models:
    vocabulary: tuple[str, ...]
    known: frozenset[str]
    whose: _Head
    what: _Head


@cache
def _models() -> _Models:
    text = (Path(__file__).parent / "lexicon" / "gist.json").read_text(encoding="utf-8")
    loaded = json.loads(text)
    words = tuple(loaded["words"])
    return _Models(words, frozenset(words), _head(loaded["whose"]), _head(loaded["what"]))


def _head(loaded: Mapping[str, object]) -> _Head:
    classes, bias, weights = loaded["classes"], loaded["bias"], loaded["weights"]
    assert isinstance(classes, list) and isinstance(bias, list) and isinstance(weights, dict)
    by_feature = {
        feature: {int(number): float(weight) / 100 for number, weight in listed.items()}
        for feature, listed in weights.items()
    }
    return _Head(tuple(classes), tuple(float(each) for each in bias), by_feature)


@lru_cache(maxsize=20_000)
def gist(folded: str) -> Gist:
    """Of a line's folded words."""
    models = _models()
    read = [word for token in tokens(folded) for word in unglued(token, models.known)]
    words = [word_of(token, models.known, models.vocabulary) for token in read]
    known = sum(word not in (_UNKNOWN, NUMBER) for word in words) / max(len(words), 1)
    seen = tuple(features(words))
    return Gist(*models.whose.best(seen), *models.what.best(seen), known)


@lru_cache(maxsize=20_000)
def knows(token: str) -> bool:
    models = _models()
    return word_of(token, models.known, models.vocabulary) != _UNKNOWN


def is_word(token: str) -> bool:
    """Known as it stands, nothing misread."""
    return token in _models().known


def tokens(folded: str) -> list[str]:
    """Words without the numbering before them; all numbers are one word."""
    read = words = _PREFIX.sub("", folded.replace("e mail", "email")).split()
    while len(words) > 1 and (
        words[0] in NUMBERING or words[0][:1].isdigit() or (len(words[0]) == 1 and words[0] not in "aiyox")
    ):
        words = words[1:]
    if words != read and len(words) == 1 and len(words[0]) == 1:
        words = read[:1]  # a section's number and nothing else
    return [NUMBER if word.isdigit() else word for word in words[:_MOST_WORDS]]


def unglued(token: str, known: frozenset[str]) -> Sequence[str]:
    """Words between which no space was seen: "releaseinformationto"."""
    if len(token) < _GLUED_FROM or token in known or not token.isalpha():
        return (token,)
    best: list[Sequence[str] | None] = [()] + [None] * len(token)
    for end in range(1, len(token) + 1):
        for start in range(max(0, end - _LONGEST_WORD), end):
            before, word = best[start], token[start:end]
            if before is None or (word not in known if len(word) > 1 else True):
                continue
            tried = (*before, word)
            if best[end] is None or len(tried) < len(best[end] or ()):
                best[end] = tried
    whole = best[-1]
    return whole if whole and len(token) / len(whole) >= _USUAL_WORD else (token,)


def word_of(token: str, known: frozenset[str], vocabulary: Iterable[str]) -> str:
    """The known word that this is, a letter or two misread or not."""
    if token in known:
        return token
    alike = token.translate(_ALIKE)
    if alike in known and len(token) > 1:
        return alike
    if len(token) < _FUZZY_FROM or any(c.isdigit() for c in token):
        return _UNKNOWN
    best = process.extractOne(token, vocabulary, scorer=fuzz.ratio, score_cutoff=_FUZZY_CUT)
    if best is None or len(best[0]) < _FUZZY_FROM - 1 or abs(len(best[0]) - len(token)) > _COMMON:
        return _UNKNOWN
    return best[0]


def features(words: Sequence[str]) -> Iterator[str]:
    """Words, neighbours, words near each other, and about how many there are."""
    framed = ["^", *words, "$"]
    yield from dict.fromkeys(words)
    yield from dict.fromkeys(f"{one} {other}" for one, other in pairwise(framed))
    near = (
        f"{words[at]}~{words[at + gap]}"
        for at in range(len(words))
        for gap in range(2, _FAR + 1)
        if at + gap < len(words)
    )
    yield from dict.fromkeys(near)
    yield f"={max(least for least in _LENGTHS if least <= len(words))}"
