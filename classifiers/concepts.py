"""What the words of a line are about: "enmendar" and "arnend" both speak of amending."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

_CUT = 82.0
_SHORTEST_FUZZY = 5
_SEEN_ENOUGH = 3
"""Lines that name a concept; more of them say nothing more."""
_ALIKE = str.maketrans({"1": "l", "i": "l", "0": "o", "5": "s", "8": "b", "6": "b"})


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    together: tuple[tuple[str, str], ...]


@cache
def _lexicon() -> _Lexicon:
    text = (Path(__file__).parent / "lexicon" / "concepts.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    words: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    for name, listed in table["concepts"].items():
        for entry in listed.split():
            home = stems if entry.endswith("*") else words
            home.setdefault(canonical(entry.rstrip("*")), set()).add(name)
    pairs = tuple((a, b) for a, b in (pair.split() for pair in table["together"]))
    return _Lexicon(
        {w: frozenset(names) for w, names in words.items()},
        {s: frozenset(names) for s, names in stems.items()},
        pairs,
    )


def features(headings: Sequence[tuple[str, float]], lines: Sequence[str]) -> Mapping[str, float]:
    """Strength 0 to 1 of every concept and pair named in a heading (`h:`, by its weight) or in the
    text (`b:`, by the number of lines). All text is folded."""
    found: dict[str, float] = {}
    for text, weight in headings:
        for name in named(text):
            found[f"h:{name}"] = max(found.get(f"h:{name}", 0.0), weight)
    for line in lines:
        for name in named(line):
            found[f"b:{name}"] = min(found.get(f"b:{name}", 0.0) + 1 / _SEEN_ENOUGH, 1.0)
    return found


@lru_cache(maxsize=5_000)
def named(line: str) -> frozenset[str]:
    single = frozenset(name for token in line.split() for name in of_word(token))
    return single | {f"{a}+{b}" for a, b in _lexicon().together if a in single and b in single}


@lru_cache(maxsize=20_000)
def of_word(token: str) -> frozenset[str]:
    word, known = canonical(token), _lexicon()
    if word in known.words:
        return known.words[word]
    stem = next((word[:n] for n in range(len(word), 2, -1) if word[:n] in known.stems), None)
    if stem is not None:
        return known.stems[stem]
    if len(word) < _SHORTEST_FUZZY or not any(c.isalpha() for c in token):
        return frozenset()
    return _misread(word)


def _misread(word: str) -> frozenset[str]:
    """The concept of the word this is a slip of, if there is one near enough."""
    known = _lexicon()
    near = process.extractOne(word, _long_words(), scorer=fuzz.ratio, score_cutoff=_CUT)
    if near is not None:
        return known.words[near[0]]
    for stem in _long_stems():
        if abs(len(word) - len(stem)) < 6 and fuzz.ratio(word[: len(stem)], stem) >= _CUT:
            return known.stems[stem]
    return frozenset()


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(word for word in _lexicon().words if len(word) >= _SHORTEST_FUZZY)


@cache
def _long_stems() -> tuple[str, ...]:
    return tuple(stem for stem in _lexicon().stems if len(stem) >= _SHORTEST_FUZZY)


def canonical(token: str) -> str:
    """The token with letters that a fax mixes up made one."""
    return token.replace("rn", "m").translate(_ALIKE)
