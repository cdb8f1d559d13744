"""Known wordings of labels, headings and questions (lexicon/fields.toml), however badly read."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

from classifiers.fold import fold
from domain.form import FieldKind

_FUZZY_CUT = 87.0
_WORD_CUT = 74.0
_GARBLED_FROM, _GARBLED_CUT = 9, 83.0
_MOST_LOST = 3
"""Letters that a garbled wording may have more or fewer."""
_FUZZY_FROM = 6
FILLERS = frozenset(
    token
    for line in (
        "or of the a an if not other than legal representative personal authorized parent guardian patient",
        "please print printed here optional required applicable number no and s signing this form mm dd",
        "yyyy yy aaaa date de del la el o u su si es representante paciente tutor padre madre imprenta",
        "letra molde opcional persona autorizada que firma for to by member individual signature dates",
        "include area code with favor en con ver known only first last middle initial mi name street city",
        "state zip",
    )
    for token in line.split()
)
_HINTS = frozenset(
    ["date", "event", "fecha", "evento", "please", "print", "if", "known", "address", "street"]
)


@cache
def _tables() -> Mapping[str, Mapping[str, object]]:
    text = (Path(__file__).parent / "lexicon" / "fields.toml").read_text(encoding="utf-8")
    tables: Mapping[str, Mapping[str, object]] = tomllib.loads(text)
    return tables


@cache
def phrases(table: str) -> Mapping[str, tuple[str, ...]]:
    """Of the tables `sections` and `questions`: key to folded phrases."""
    found = {}
    for key, listed in _tables()[table].items():
        assert isinstance(listed, list)
        found[key] = tuple(fold(text) for text in listed)
    return found


@cache
def kind_of(key: str) -> FieldKind:
    return FieldKind(str(_tables()[key]["kind"]))


@cache
def _wordings() -> Mapping[int, Mapping[str, tuple[str, ...]]]:
    """Number of words, then wording, then its keys."""
    found: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for key, table in _tables().items():
        listed = table.get("labels")
        if not isinstance(listed, list):
            continue
        for text in listed:
            wording = fold(text)
            shelf = found[len(wording.split())]
            shelf[wording] = (*shelf.get(wording, ()), key)
    return found


def recognised(text: str) -> tuple[tuple[str, ...], float] | None:
    """Keys of the wording that the text is, and how alike they are."""
    shelf = _wordings().get(text.count(" ") + 1, {})
    if text in shelf:
        return shelf[text], 1.0
    if len(text) < _FUZZY_FROM or is_heading(text):
        return None
    whole = _squeezed().get(text.replace(" ", ""))
    if whole is not None:
        return whole, 0.97
    best = process.extractOne(text, shelf.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY_CUT)
    if best is None:
        return _garbled(text)
    wording, score, _ = best
    pairs = zip(wording.split(), text.split(), strict=True)
    if any(not _alike(a, b) for a, b in pairs) or (" " not in text and len(text) != len(wording)):
        return None
    return shelf[wording], score / 100


@cache
def _squeezed() -> Mapping[str, tuple[str, ...]]:
    """Wordings without their spaces, which engines lose and invent."""
    found: dict[str, tuple[str, ...]] = {}
    for shelf in _wordings().values():
        for text, keys in shelf.items():
            if len(text) >= _FUZZY_FROM:
                found.setdefault(text.replace(" ", ""), keys)
    return found


def _garbled(text: str) -> tuple[tuple[str, ...], float] | None:
    """A long wording with some letters and spaces misread, if no other wording is nearly as like."""
    squeezed = text.replace(" ", "")
    if len(squeezed) < _GARBLED_FROM:
        return None
    first, *others = process.extract(
        squeezed, _squeezed().keys(), scorer=fuzz.ratio, score_cutoff=_GARBLED_CUT, limit=3
    ) or [("", 0.0, 0)]
    keys = _squeezed().get(first[0])
    rivals = [score for wording, score, _ in others if _squeezed()[wording] != keys]
    if keys is None or any(first[1] - score < 4 for score in rivals) or _has_more(text, first[0], first[1]):
        return None
    if ("not" in first[0] and "not" not in squeezed) or abs(len(first[0]) - len(squeezed)) > _MOST_LOST:
        return None
    return keys, first[1] / 100


def _has_more(text: str, wording: str, score: float) -> bool:
    """ "Patient Name: Ann" is a label and a word of its answer."""
    words = text.split()
    return any(fuzz.ratio("".join(part), wording) >= score for part in (words[1:], words[:-1]) if part)


def _alike(known: str, read: str) -> bool:
    """ "to" is not "of", and a letter more or less makes another short word."""
    return fuzz.ratio(known, read) >= _WORD_CUT if max(len(known), len(read)) > 2 else known == read


@cache
def is_heading(folded: str) -> bool:
    """A section's own wording is no label but for a letter or two."""
    squeezed = folded.replace(" ", "")
    return any(squeezed == each.replace(" ", "") for known in phrases("sections").values() for each in known)


def is_hint(text: str) -> bool:
    """ "(date or event):" beside a label belongs to it."""
    words = fold(text).split()
    return bool(words) and text.startswith("(") and all(w in FILLERS or w in _HINTS for w in words)


def is_print(text: str) -> bool:
    """A whole label or section heading of the lexicon, which nobody writes as an answer."""
    folded = fold(text)
    words = folded.split()
    if len(words) >= 2 and (
        recognised(folded) is not None or words[0] in ("section", "seccion", "please", "parte")
    ):
        return True
    return len(words) >= 2 and any(folded in known for known in phrases("sections").values())
