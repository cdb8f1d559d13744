"""What ink that was read doubtfully most likely says: the picture's odds weighed with the language's."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from classifiers import vocabulary
from classifiers.fold import fold
from domain.form import FieldKind
from domain.view import Alternative

TRUST = 0.6
"""How far the recogniser's odds are believed: it is surer than it is right."""
_LANGUAGE = 0.8
"""Weight of the word lists: nats for each step of Zipf's scale, a tenfold in use."""
_MOST_USUAL = 4.0
"""A word more usual than this is as good as any."""
_NUMBER = 3.5
_SHORT, _INITIAL, _KNOWN = 3.0, 3.0, 2.3
_ABBREVIATIONS = frozenset("st ave rd dr ln ct blvd apt mr mrs ms jr sr md rn mg ml po".split())  # noqa: SIM905
"""Usual on forms, if not in books."""
_NO_NAME, _EXPECTED = 4.0, 1.6
_UNHEARD = 0.85
_WORDS_OF_ONE = frozenset("aeoyAIEOY")
_NO_BEGINNING = "¿;:!?.,/"
_TOUCHING = (("m", "rn"), ("d", "cl"), ("w", "vv"), ("M", "RN"), ("g", "q"))
_CLOSE, _WELL_KNOWN, _UNFOLDED = 1.0, 3.0, 2
"""What such a change costs in nats, how usual the word must be, and how many readings are tried."""
_ODD_CASE = 2.0
_MIXED = 2.0
_LETTERS = re.compile(r"[A-Za-z]+")
_LETTER_AFTER_DIGIT = re.compile(r"[0-9][A-Za-z]\b")


@dataclass(frozen=True, slots=True)
class Guess:
    """`chance`: that the text is what the ink says, among all that it may say."""

    text: str
    chance: float


def word(alternatives: Sequence[Alternative], kind: FieldKind | None = None) -> Guess:
    """`kind` of the field it stands in: some words are usual there, and in a name no digit is."""
    found = words(alternatives, kind)
    return found[0] if found else Guess("", 1.0)


def words(alternatives: Sequence[Alternative], kind: FieldKind | None = None) -> tuple[Guess, ...]:
    """All that one word may be, likeliest first."""
    if not alternatives:
        return ()
    weights = {
        each.text: TRUST * each.log + usual(each.text) + _fits(each.text, kind) for each in alternatives
    }
    for each in alternatives[:_UNFOLDED]:
        if vocabulary.zipf(fold(each.text)) >= _KNOWN:
            continue
        for text in _unfolded(each.text):
            weight = TRUST * (each.log - _CLOSE) + usual(text) + _fits(text, kind)
            weights[text] = max(weight, weights.get(text, weight))
    best = max(weights.values())
    total = sum(exp(weight - best) for weight in weights.values())
    return tuple(
        Guess(text, (_UNHEARD if _unheard(text) else 1.0) * exp(weight - best) / total)
        for text, weight in sorted(weights.items(), key=lambda pair: -pair[1])
    )


def _unheard(text: str) -> bool:
    """Not a word on any list: it may be a rare name, or misread however clear it looks."""
    core = text.strip(".,;:'\"()-&#!?")
    return len(core) > 2 and core.isalpha() and not vocabulary.zipf(fold(core))


def _fits(text: str, kind: FieldKind | None) -> float:
    if kind is FieldKind.NAME and any(c.isdigit() for c in text):
        return -_NO_NAME
    return _EXPECTED if fold(text) in _expected().get(kind or "", frozenset()) else 0.0


@cache
def _expected() -> Mapping[str, frozenset[str]]:
    path = Path(__file__).parent / "lexicon" / "expected.toml"
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    return {kind: frozenset(fold(word) for word in words.split()) for kind, words in listed.items()}


def mended(words: Sequence[str]) -> list[str]:
    """Pieces of a well known word, torn apart by gaps in faint print, put together again.

    As many as there were: a piece that has moved leaves an empty text behind."""
    whole = list(words)
    for count in (4, 3, 2):
        for start in range(len(whole) - count + 1):
            pieces = whole[start : start + count]
            if all(pieces) and _torn(pieces):
                whole[start : start + count] = ["".join(pieces), *[""] * (count - 1)]
    return whole


def _torn(pieces: Sequence[str]) -> bool:
    if any(not piece.strip(",.").isalpha() for piece in pieces):
        return False
    whole = fold("".join(pieces))
    joined, rarest = vocabulary.zipf(whole), min(_alone(piece) for piece in pieces)
    return len(whole) > 3 and joined >= _KNOWN and rarest < _KNOWN and joined > rarest + 1


def _alone(piece: str) -> float:
    """How usual a piece is as a word of its own; one letter is none, but for initials."""
    if len(piece.strip(",.")) == 1 and piece not in _WORDS_OF_ONE:
        return _INITIAL if piece[0].isupper() else 0.0
    return vocabulary.zipf(fold(piece))


def _unfolded(text: str) -> Iterator[str]:
    """Well known words that the text is if two narrow letters were read as one wide one, or one as two."""
    for wide, narrow in _TOUCHING:
        for one, other in ((wide, narrow), (narrow, wide)):
            if one in text[1:]:
                whole = text[0] + text[1:].replace(one, other, 1 if len(one + other) > 2 else -1)
                if vocabulary.zipf(fold(whole)) >= _WELL_KNOWN:
                    yield whole


def usual(text: str) -> float:
    """How much the language speaks for a text, in nats; a text of several words as its rarest does."""
    return min((_usual(token) for token in text.split()), default=0.0)


def _usual(token: str) -> float:
    core = token.strip(".,;:'\"()-&#!?")
    if not core:
        return 0.0
    if core.isdigit():
        return _LANGUAGE * _NUMBER
    if any(c.isdigit() for c in core):
        return _LANGUAGE * _NUMBER - (0.0 if _ordinal(core) else _MIXED * 2)
    known = min(vocabulary.zipf(fold(core).replace(" ", "")), _MOST_USUAL)
    if len(core) == 1 and core.isupper():
        return _LANGUAGE * _INITIAL
    if fold(core) in _ABBREVIATIONS:
        known = _MOST_USUAL
    elif len(core) < 3:
        known = min(max(vocabulary.zipf(fold(core)) - _SHORT, 0.0), _SHORT)
    odd = not _usual_case(core) or token[0] in _NO_BEGINNING
    return _LANGUAGE * known - _ODD_CASE * odd


def _ordinal(core: str) -> bool:
    return core.lower().lstrip("0123456789") in ("st", "nd", "rd", "th", "ro", "a", "o")


def _usual_case(core: str) -> bool:
    if core.isupper() or core.islower() or core[1:].islower():
        return True
    return core.startswith(("Mc", "Mac", "O'", "D'", "De", "La", "Di", "Van")) and core[0].isupper()


def mailbox(text: str) -> float:
    """How much usage speaks for the letters of a mailbox address; 0 for what is none."""
    if "@" not in text:
        return 0.0
    pieces = [piece for piece in _LETTERS.findall(text) if len(piece) > 2]
    known = sum(_LANGUAGE * min(vocabulary.zipf(piece.lower()), _MOST_USUAL) for piece in pieces)
    return known / 2 - _MIXED * bool(_LETTER_AFTER_DIGIT.search(text))
