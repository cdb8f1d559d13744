"""What a printed option means: label to code, per field."""

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from classifiers.fold import fold

_FUZZY_FROM = 6
_FUZZY_CUT = 84.0
_MISREAD_FROM, _MISREAD_CUT = 4, 75.0
_LEAST_SHARED, _CLEARLY = 0.62, 0.06
_OF_WORDING, _OF_LABEL, _SOFT = 0.65, 0.35, 0.93
_LINKING = frozenset(
    token
    for line in (
        "a al and as at an be by con da de del e el en for from i if in is it la las lo los me mi mis my o",
        "of on or para por s su sus that the this to un una with y your",
    )
    for token in line.split()
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """`fit`: how much of the label the known wording covers, 0 to 1."""

    path: str
    code: str
    fit: float


@cache
def wordings() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Path, then code, then folded wordings."""
    text = (Path(__file__).parent / "lexicon" / "options.toml").read_text(encoding="utf-8")
    return {
        path: {code: tuple(fold(wording) for wording in listed) for code, listed in codes.items()}
        for path, codes in tomllib.loads(text).items()
    }


@cache
def _weights() -> Mapping[str, float]:
    """How much a word tells: little where many codes of many questions use it."""
    seen = Counter(
        word
        for codes in wordings().values()
        for listed in codes.values()
        for word in {word for wording in listed for word in wording.split()}
    )
    most = sum(len(codes) for codes in wordings().values())
    return {
        word: 0.05 if word in _LINKING else math.log(1 + most / (2 * count)) for word, count in seen.items()
    }


def is_word(text: str) -> bool:
    """Whether known wordings use this word."""
    return fold(text) in _weights() or fold(text) in _LINKING


@lru_cache(maxsize=20_000)
def _known(word: str) -> tuple[str, float]:
    """The word of the lexicon that this is, maybe misread, and how alike the two are; "" for none."""
    weights = _weights()
    if word in weights:
        return word, 1.0
    if len(word) < _MISREAD_FROM:
        return "", 0.0
    longish = [each for each in weights if len(each) >= _MISREAD_FROM]
    found = process.extractOne(word, longish, scorer=fuzz.ratio, score_cutoff=_MISREAD_CUT)
    return (found[0], found[1] / 100) if found else ("", 0.0)


@cache
def _told(wording: str) -> tuple[frozenset[str], float]:
    words = frozenset(wording.split())
    return words, sum(_weights()[word] for word in words)


def code_of(path: str, label: str) -> str | None:
    meaning = best(label, (path,))
    return meaning.code if meaning else None


def best(label: str, paths: Iterable[str]) -> Meaning | None:
    """The meaning whose wording covers most of the label; None when no wording is in it."""
    found = meanings(label, paths)
    return max(found, key=lambda m: m.fit, default=None)


def literal(label: str, paths: Iterable[str]) -> Meaning | None:
    """The same by whole wordings only: for text of which nothing else says that it is an option."""
    folded = fold(label)
    found = [meaning for path in paths if (meaning := _worded(path, folded)) is not None]
    return max(found, key=lambda m: m.fit, default=None)


def meanings(label: str, paths: Iterable[str]) -> tuple[Meaning, ...]:
    """The best meaning under each path."""
    folded = fold(label)
    return tuple(found for path in paths if (found := _meaning(path, folded)) is not None)


@lru_cache(maxsize=50_000)
def _meaning(path: str, label: str) -> Meaning | None:
    close = _worded(path, label)
    if close is not None and close.fit >= _LEAST_SHARED:
        return close
    alike = _alike(path, label.split())
    return alike if alike is not None and (close is None or alike.fit > close.fit) else close


@lru_cache(maxsize=50_000)
def _worded(path: str, label: str) -> Meaning | None:
    misread = any(word not in _weights() for word in label.split())
    fits = [
        Meaning(path, code, fit)
        for code, known in wordings().get(path, {}).items()
        if (fit := max(_fit(wording, label, misread) for wording in known)) > 0.25
    ]
    return max(fits, key=lambda m: m.fit, default=None)


def _fit(wording: str, label: str, misread: bool) -> float:
    """`misread`: some word of the label is none the lexicon knows; of known words none is another."""
    if not label:
        return 0.0
    if wording == label:
        return 1.0
    if misread and len(label) >= _FUZZY_FROM and len(wording) >= _FUZZY_FROM:
        whole = fuzz.ratio(wording, label, score_cutoff=_FUZZY_CUT)
        if whole:
            return whole / 100 * 0.98
    if f" {wording} " in f" {label} ":
        early = 0.1 if label.startswith(wording) else 0.0
        return min(0.3 + 0.55 * len(wording) / len(label) + early, 0.97)
    return 0.0


def _alike(path: str, words: Sequence[str]) -> Meaning | None:
    """By the words that label and wordings share, in any order and between others; None where two codes
    are as close."""
    read: dict[str, float] = {}
    whole = 0.0
    for word in words:
        known, sure = _known(word)
        whole += _weights().get(known, 0.0) if known else _unknown(word)
        if known:
            read[known] = max(read.get(known, 0.0), sure)
    scored = sorted(
        (
            (max(_shared(wording, read, whole) for wording in listed), code)
            for code, listed in wordings().get(path, {}).items()
        ),
        reverse=True,
    )
    if not scored or scored[0][0] < _LEAST_SHARED:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEARLY:
        return None
    return Meaning(path, scored[0][1], _SOFT * scored[0][0])


def _unknown(word: str) -> float:
    return 1.0 if len(word) > 2 else 0.2


def _shared(wording: str, read: Mapping[str, float], whole: float) -> float:
    words, weight = _told(wording)
    shared = sum(_weights()[word] * read[word] for word in words if word in read)
    if not weight or not whole:
        return 0.0
    return _OF_WORDING * shared / weight + _OF_LABEL * min(shared / whole, 1.0)
