"""How a page speaks: whether it is there to be filled in and signed, and who speaks to whom on it.

A leaflet about requests has all the words of a request; what it lacks is places to write and to sign, and
somebody who says "I authorize".
"""

import re
from collections.abc import Mapping, Sequence

from classifiers import concepts
from classifiers.fold import fold
from classifiers.rows import Row, runs
from domain.page import PageReading

Manner = Mapping[str, float]
"""Features by name, each 0 to 1."""

_SENTENCE = 9
"""So many words in one run are a sentence."""
_LABEL = 7
_BETWEEN_LABELS = 2.0
"""Letter heights of white that part two labels of one row."""
_ASKED = frozenset(("patient", "birth", "signature", "relationship", "phone"))
_MANY_LABELS, _MANY_ROOMS, _MANY_BOXES, _MANY_COLONS = 5, 12, 8, 6
_SHORTEST_RULE = 0.06
_ME = frozenset(["i", "my", "me", "myself", "yo", "mi", "mis", "mio", "mia"])
_YOU = frozenset(["you", "your", "yours", "usted", "ustedes", "su", "sus"])
_MUST = frozenset(
    (
        *("must", "should", "shall", "may", "can", "cannot", "will", "would"),
        *("deben", "debe", "debera", "puede", "pueden", "podra", "podran", "sera"),
    )
)
_OFTEN_ME, _OFTEN_YOU, _OFTEN_MUST = 0.035, 0.05, 0.05
"""Shares of all words from which on a page speaks so throughout."""
_ACT = re.compile(
    r"\b[il1]\b(?: \w+){0,8}? (?:(?:hereby|voluntarily|also|do|further) )*"
    r"(?:authori[sz]\w*|request|give|consent|permit|allow|grant|want|ask|wish|direct)\b"
    r"|\b(?:yo )?(?:autorizo|solicito|permito|consiento|pido)\b|\bdoy (?:mi )?(?:permiso|autorizacion)\b"
)
_BIDS = frozenset(
    (
        *("enter", "write", "print", "check", "mark", "list", "indicate", "provide", "specify", "complete"),
        *("sign", "attach", "send", "mail", "call", "bring", "download", "click", "contact", "fill", "read"),
        *("keep", "include", "describe", "explain", "state", "name", "leave", "put", "give", "tell", "step"),
        *(
            "escriba",
            "indique",
            "marque",
            "firme",
            "llene",
            "envie",
            "pida",
            "traiga",
            "presente",
            "presentar",
        ),
        *("adjunte", "adjuntar", "anote", "llame", "lea", "paso", "the", "el", "la", "los", "las"),
    )
)
"""With such words begin the lines of somebody who explains; a label begins otherwise."""
_MANY_BIDS = 0.4
_BARE_LINE = re.compile(r"_{3,}")
_TO_SIGN = frozenset(("f:signature", "f:birth"))
_MOSTLY_TEXT, _ALL_TEXT, _FEW_LABELS = 0.5, 0.75, 0.4
_MEANS = frozenset(("f:prose", "f:me", "f:you", "f:must", "f:bids", "f:essay"))
"""Of two pages of one paper the mean counts; of all else, whatever is on either."""


def manner(reading: PageReading, lines: Sequence[Row]) -> Manner:
    """`lines`: the page's rows."""
    pieces = [piece for row in lines for piece in runs(row, reading, gap=_BETWEEN_LABELS)]
    tokens = [token for line in lines for token in fold(line.text).split()]
    count = max(len(tokens), 1)
    prose = sum(n for piece in pieces if (n := len(piece.folded.split())) >= _SENTENCE) / count
    labels, rooms = _labels(pieces), _rooms(reading)
    words = " ".join(tokens)
    return {
        "f:prose": min(prose, 1.0),
        "f:labels": labels,
        "f:rooms": rooms,
        "f:boxes": min(_boxes(reading) / _MANY_BOXES, 1.0),
        "f:colons": min(sum(_colon(piece) for piece in pieces) / _MANY_COLONS, 1.0),
        "f:me": min(sum(token in _ME for token in tokens) / count / _OFTEN_ME, 1.0),
        "f:you": min(sum(token in _YOU for token in tokens) / count / _OFTEN_YOU, 1.0),
        "f:must": min(sum(token in _MUST for token in tokens) / count / _OFTEN_MUST, 1.0),
        "f:acts": min(len(_ACT.findall(words)) / 2, 1.0),
        "f:asks": min(sum(piece.text.rstrip().endswith("?") for piece in pieces) / 4, 1.0),
        "f:bids": min(sum(_bids(line) for line in lines) / max(len(lines), 1) / _MANY_BIDS, 1.0),
        "f:essay": prose * (1 - labels) * (1 - rooms),
        **{f"f:{name}": 1.0 for name in _named_places(pieces)},
    }


def nothing_to_fill(found: Manner) -> bool:
    """A page nobody is meant to fill in: running text all over, or no room, no label and nobody's will."""
    essay = found.get("f:essay", 0.0)
    if found.get("f:acts", 0.0) > 0 or not _TO_SIGN.isdisjoint(found):
        return essay >= _ALL_TEXT
    if essay >= _MOSTLY_TEXT:
        return True
    return found.get("f:rooms", 1.0) <= 1 / _MANY_ROOMS and found.get("f:labels", 1.0) < _FEW_LABELS


def joined(one: Manner, other: Manner) -> Manner:
    return {
        name: (one.get(name, 0.0) + other.get(name, 0.0)) / 2
        if name in _MEANS
        else max(one.get(name, 0.0), other.get(name, 0.0))
        for name in {*one, *other}
    }


def _short(piece: Row) -> bool:
    return 0 < len(piece.folded.split()) <= _LABEL


def _labels(pieces: Sequence[Row]) -> float:
    """How much it asks for whom it is about and who signs."""
    asking = sum(not _ASKED.isdisjoint(concepts.named(piece.folded)) for piece in pieces if _short(piece))
    return min(asking / _MANY_LABELS, 1.0)


def _named_places(pieces: Sequence[Row]) -> frozenset[str]:
    """Whose label stands on the page by itself: a sentence about signing is no place to sign."""
    named = (concepts.named(piece.folded) for piece in pieces if _short(piece))
    return frozenset(name for found in named for name in found & {"birth", "signature", "relationship"})


def _rooms(reading: PageReading) -> float:
    """Lines and boxes to write on, as many as there are."""
    ruled = sum(rule.width >= _SHORTEST_RULE for rule in reading.rules)
    drawn = sum(bool(_BARE_LINE.search(word.text)) for word in reading.words)
    return min((ruled + drawn + _boxes(reading)) / _MANY_ROOMS, 1.0)


def _boxes(reading: PageReading) -> int:
    return len(reading.squares) + len(reading.form_values)


def _bids(line: Row) -> bool:
    words = line.folded.split()
    return len(words) >= 4 and words[0] in _BIDS


def _colon(piece: Row) -> bool:
    """A label with a colon, whether or not something is written after it."""
    head, colon, _ = piece.text.partition(":")
    return bool(colon) and 0 < len(head.split()) <= 5
