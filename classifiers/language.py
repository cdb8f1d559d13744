"""English or Spanish: of the printed paper, and of what was written on it."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from classifiers.fold import fold
from domain.form import Language
from domain.page import PageReading

# Spanish blanks keep English footers, form numbers and staff blocks at the edges.
_BODY_TOP, _BODY_BOTTOM = 0.06, 0.88
_TELLING, _MUCH_LESS = 8, 5


@cache
def _marks() -> Mapping[str, frozenset[str]]:
    text = (Path(__file__).parent / "lexicon" / "languages.toml").read_text(encoding="utf-8")
    return {code: frozenset(words) for code, words in tomllib.loads(text).items()}


def of_paper(readings: Sequence[PageReading]) -> Language:
    words = (
        word.text
        for reading in readings
        for word in reading.words
        if _BODY_TOP < word.box.centre[1] < _BODY_BOTTOM
    )
    english, spanish = _counts(words)
    return Language.SPANISH if spanish > english else Language.ENGLISH


def plainly(reading: PageReading) -> Language | None:
    """Of one page's print; None where few words tell, or both languages stand there."""
    english, spanish = _counts(word.text for word in reading.words)
    if max(english, spanish) < _TELLING or min(english, spanish) * _MUCH_LESS > max(english, spanish):
        return None
    return Language.SPANISH if spanish > english else Language.ENGLISH


def of_writing(texts: Iterable[str]) -> Language | None:
    """None when too little was written to tell."""
    english, spanish = _counts(token for text in texts for token in text.split())
    if english + spanish < 3 or max(english, spanish) < 2 * min(english, spanish) + 1:
        return None
    return Language.SPANISH if spanish > english else Language.ENGLISH


def _counts(words: Iterable[str]) -> tuple[int, int]:
    english = spanish = 0
    for word in words:
        for token in fold(word).split():
            english += token in _marks()["en"]
            spanish += token in _marks()["es"]
    return english, spanish
