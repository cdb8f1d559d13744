"""What a printed option means: label to code, per field."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from classifiers.fold import fold

_FUZZY_FROM = 6
_FUZZY_CUT = 84.0


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


def code_of(path: str, label: str) -> str | None:
    meaning = best(label, (path,))
    return meaning.code if meaning else None


def best(label: str, paths: Iterable[str]) -> Meaning | None:
    """The meaning whose wording covers most of the label; None when no wording is in it."""
    found = meanings(label, paths)
    return max(found, key=lambda m: m.fit, default=None)


def meanings(label: str, paths: Iterable[str]) -> tuple[Meaning, ...]:
    """The best meaning under each path."""
    folded = fold(label)
    listed = []
    for path in paths:
        fits = [
            Meaning(path, code, fit)
            for code, known in wordings().get(path, {}).items()
            if (fit := max(_fit(wording, folded) for wording in known)) > 0.25
        ]
        if fits:
            listed.append(max(fits, key=lambda m: m.fit))
    return tuple(listed)


def _fit(wording: str, label: str) -> float:
    if not label:
        return 0.0
    if wording == label:
        return 1.0
    if len(label) >= _FUZZY_FROM and len(wording) >= _FUZZY_FROM:
        whole = fuzz.ratio(wording, label, score_cutoff=_FUZZY_CUT)
        if whole:
            return whole / 100 * 0.98
    if f" {wording} " in f" {label} ":
        early = 0.1 if label.startswith(wording) else 0.0
        return min(0.3 + 0.55 * len(wording) / len(label) + early, 0.97)
    return 0.0
