"""Names of people: kept as written, with their parts beside them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from classifiers import ssn, text
from classifiers.fold import fold
from classifiers.parsed import Parsed

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
_DEGREES = frozenset(
    ("md", "do", "rn", "np", "pa", "phd", "esq", "esquire", "dds", "jd", "lcsw", "pharmd", "psyd", "lmhc")
)
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sr", "sra", "srta", "don", "dona"})
_PARTICLES = frozenset(
    ("de", "del", "la", "las", "los", "da", "do", "dos", "van", "von", "der", "den", "di", "y", "al", "el")
)
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def surnames() -> frozenset[str]:
    """Common Spanish surnames, folded; they tell a second surname from a middle name."""
    listed = (Path(__file__).parent / "lexicon" / "surnames.txt").read_text(encoding="utf-8")
    return frozenset(fold(line) for line in listed.splitlines() if line and not line.startswith("#"))


def normalise(raw: str, *, spanish: bool = False) -> Parsed | None:
    """The name as written; `spanish`: the writer's own language, where two surnames are usual."""
    kept = " ".join(text.clean(ssn.mask(raw)).split()).strip(" ,:;-_*|").lstrip(".")
    if kept.endswith(".") and len(kept.split()[-1]) > 4:
        kept = kept[:-1]
    if len(_LETTERS.findall(kept)) < 2:
        return None
    parts = _parts(kept, spanish)
    whole = kept if "," not in kept else _given_order(kept, parts)
    return Parsed(whole, ssn.mask(raw), _validity(kept, parts), parts=parts)


def _given_order(name: str, parts: Mapping[str, str]) -> str:
    """ "Last, First" turned round; a title or suffix after the comma stays where it is."""
    after = name.split(",", 1)[1].strip()
    if not after or _is_title(after):
        return name
    return " ".join(parts[part] for part in ("given", "middle", "family", "suffix") if part in parts)


def _is_title(text: str) -> bool:
    tokens = fold(text).split()
    return bool(tokens) and all(token in _SUFFIXES | _DEGREES for token in tokens)


def join(pieces: Mapping[str, str]) -> Parsed | None:
    """A name written in boxes of its own: family, given, middle, suffix."""
    cleaned = {part: " ".join(text.clean(ssn.mask(raw)).split()) for part, raw in pieces.items()}
    parts = {part: piece for part, piece in cleaned.items() if _LETTERS.search(piece)}
    whole = " ".join(parts[part] for part in ("given", "middle", "family", "suffix") if part in parts)
    if not whole:
        return None
    return Parsed(whole, ssn.mask(" ".join(pieces.values())), _validity(whole, parts), parts=parts)


def _validity(name: str, parts: Mapping[str, str]) -> float:
    fit = sum(c.isalpha() or c in " .,'’-" for c in name) / len(name)
    whole = 1.0 if "family" in parts and "given" in parts else 0.5
    return fit**2 * whole * (1.0 if len(name.split()) <= 6 else 0.6)


def _parts(name: str, spanish: bool) -> dict[str, str]:
    """Family, given, middle and suffix, as far as they are there."""
    if "," in name:
        before, after = (side.strip() for side in name.split(",", 1))
        if "," in after and len(before.split()) > 1 and len(before.split()[-1]) == 1:
            return _parts(name.replace(",", ".", 1), spanish)  # "Ana J, Finley, Esq." for "Ana J."
        if _is_title(after):
            return {**_parts(before, spanish), "suffix": after}
        if before and after:
            return _family_first(before, after)
    tokens = name.replace(",", " ").split()
    while len(tokens) > 2 and fold(tokens[0]) in _TITLES:
        tokens = tokens[1:]
    suffix = ""
    if len(tokens) > 2 and fold(tokens[-1]) in _SUFFIXES:
        suffix = tokens.pop()
    return _filled(*_given_first(tokens, spanish), suffix)


def _family_first(before: str, after: str) -> dict[str, str]:
    family, given = before.split(), after.replace(",", " ").split()
    suffix = ""
    for side in (family, given):
        if len(side) > 1 and fold(side[-1]) in _SUFFIXES:
            suffix = side.pop()
    return _filled(" ".join(family), given[0], " ".join(given[1:]), suffix)


def _given_first(tokens: Sequence[str], spanish: bool) -> tuple[str, str, str]:
    if len(tokens) == 1:
        return tokens[0], "", ""
    start = len(tokens) - 1
    if _second_surname(tokens, spanish):
        start = _with_particles(tokens, start) - 1
    start = _with_particles(tokens, max(start, 1))
    return " ".join(tokens[start:]), tokens[0], " ".join(tokens[1:start])


def _second_surname(tokens: Sequence[str], spanish: bool) -> bool:
    """Are the last two words both surnames?"""
    heads = [fold(token) for token in tokens[1:] if fold(token) not in _PARTICLES]
    if len(heads) < 2 or len(heads[-2]) < 2:
        return False
    known = [head in surnames() for head in heads[-2:]]
    return all(known) or (spanish and (known[0] or len(heads) >= 3))


def _with_particles(tokens: Sequence[str], start: int) -> int:
    while start > 1 and fold(tokens[start - 1]) in _PARTICLES:
        start -= 1
    return start


def _filled(family: str, given: str, middle: str, suffix: str) -> dict[str, str]:
    parts = {"family": family, "given": given, "middle": middle, "suffix": suffix}
    return {part: piece for part, piece in parts.items() if piece}
