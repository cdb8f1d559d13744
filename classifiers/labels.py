"""Printed labels found on a page, whatever its layout."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

from classifiers.fold import fold
from classifiers.rows import Row
from classifiers.sheet import Sheet
from domain.form import FieldKind
from domain.page import Box, Word

_FUZZY_CUT = 87.0
_WORD_CUT = 74.0
_FUZZY_FROM = 6
_LONGEST = 12
_GAP = 1.1
"""White wider than this many letter heights parts what is not one phrase."""
_FILLERS = frozenset(
    ["or", "of", "the", "a", "an", "if", "not", "other", "than", "legal", "representative", "personal", "authorized", "parent", "guardian", "patient", "please", "print", "printed", "here", "optional", "required", "applicable", "number", "no", "and", "s", "signing", "this", "form", "mm", "dd", "yyyy", "yy", "aaaa", "date", "dd", "de", "del", "la", "el", "o", "u", "su", "si", "es", "legal", "representante", "paciente", "tutor", "padre", "madre", "imprenta", "letra", "molde", "opcional", "persona", "autorizada", "que", "firma", "for", "to", "by", "member", "individual", "signature", "dates", "include", "area", "code", "with", "su", "favor", "en", "con", "ver", "known", "yrs", "only", "first", "last", "middle", "initial", "mi", "name", "street", "city", "state", "zip"]
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon says of a wording: keys in its order, see lexicon/fields.toml."""

    keys: tuple[str, ...]
    kinds: Mapping[str, FieldKind]


@dataclass(frozen=True, slots=True)
class Label:
    """`keys`: fields it may ask for. `score`: how well it was read, 0 to 1. `after`: place of the
    label's last word in its row, so that what follows can be told. `colon`: it ends with one."""

    keys: tuple[str, ...]
    text: str
    box: Box
    row: int
    first: int
    last: int
    score: float
    colon: bool

    @property
    def stop(self) -> bool:
        return all(key.startswith("stop.") for key in self.keys)


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


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    word: int


def find(sheet: Sheet) -> tuple[Label, ...]:
    """All labels of the page, in reading order. A phrase in running text is none."""
    return tuple(label for number, row in enumerate(sheet.rows) for label in _in_row(sheet, number, row))


def _in_row(sheet: Sheet, number: int, row: Row) -> Iterator[Label]:
    tokens = [_Token(text, at) for at, word in enumerate(row.words) for text in fold(word.text).split()]
    at = 0
    while at < len(tokens):
        label = _at(sheet, number, row, tokens, at)
        if label is None:
            at += 1
            continue
        yield label
        while at < len(tokens) and tokens[at].word <= label.last:
            at += 1


def _at(sheet: Sheet, number: int, row: Row, tokens: Sequence[_Token], at: int) -> Label | None:
    if at and tokens[at].word == tokens[at - 1].word:
        return None
    for count in range(min(_LONGEST, len(tokens) - at), 0, -1):
        first, last = tokens[at].word, tokens[at + count - 1].word
        if at + count < len(tokens) and tokens[at + count].word == last:
            continue
        if _widest_gap(row.words[first : last + 1]) > _GAP * sheet.wide:
            continue
        known = _known(" ".join(token.text for token in tokens[at : at + count]))
        if known is None:
            continue
        label = _accepted(sheet, number, row, first, last, *known)
        if label is not None:
            return label
    return None


def _widest_gap(words: Sequence[Word]) -> float:
    gaps = (after.box.left - before.box.right for before, after in zip(words, words[1:], strict=False))
    return max(gaps, default=0.0)


def _known(text: str) -> tuple[tuple[str, ...], float] | None:
    """Keys of the wording that the text is, and how alike they are."""
    shelf = _wordings().get(text.count(" ") + 1, {})
    if text in shelf:
        return shelf[text], 1.0
    if len(text) < _FUZZY_FROM:
        return None
    best = process.extractOne(text, shelf.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY_CUT)
    if best is None:
        return None
    wording, score, _ = best
    pairs = zip(wording.split(), text.split(), strict=True)
    if any(fuzz.ratio(a, b) < _WORD_CUT for a, b in pairs if max(len(a), len(b)) > 2):
        return None
    return shelf[wording], score / 100


def _accepted(
    sheet: Sheet, number: int, row: Row, first: int, last: int, keys: tuple[str, ...], score: float
) -> Label | None:
    """The label, if it stands where a label can: with room before it, and an end or a line after it."""
    said = tuple(key for key in keys if key.startswith("said."))
    plain = tuple(key for key in keys if key not in said)
    end, closed = _extended(sheet, row, last)
    opened = _opens(sheet, row, first)
    colon = row.words[end].text.rstrip().endswith((":", "?"))
    lined = line_after(sheet, row, last) is not None
    capital = row.words[first].text[:1].isupper()
    short = sum(len(word.text) for word in row.words[first : last + 1]) < 6
    kept: tuple[str, ...] = ()
    if (plain and opened and closed) or (plain and colon and capital and (opened or not short or _after_value(row, first))):
        kept = plain
    elif lined or (said and not short and line_below(sheet, row, last) is not None):
        kept, end = (*said, *plain) if said else plain, last
    if not kept:
        return None
    box = row.words[first].box
    for word in row.words[first : end + 1]:
        box = box.union(word.box)
    text = " ".join(word.text for word in row.words[first : end + 1])
    return Label(kept, text, box, number, first, end, score, colon)


def _after_value(row: Row, first: int) -> bool:
    return first > 0 and any(c.isdigit() for c in row.words[first - 1].text)


def _opens(sheet: Sheet, row: Row, first: int) -> bool:
    if first == 0:
        return True
    before = row.words[first - 1]
    if row.words[first].box.left - before.box.right > _GAP * sheet.wide:
        return True
    if before.text.endswith((":", ")", "]", "|", "_", ".", "•", "*")) or not fold(before.text):
        return True
    return len(fold(before.text)) == 1 and _opens(sheet, row, first - 1)


def _extended(sheet: Sheet, row: Row, last: int) -> tuple[int, bool]:
    """The label's real end (a hint in brackets, "or legal representative:"), and whether it is one."""
    end = last
    while True:
        word = row.words[end]
        following = row.words[end + 1] if end + 1 < len(row.words) else None
        if word.text.rstrip().endswith((":", "?")) and not (following and following.text.startswith("(")):
            return end, True
        if following is None or following.box.left - word.box.right > _GAP * sheet.wide:
            return end, True
        if following.text.startswith(("(", "[")):
            closing = _closing(row, end + 1)
            if closing is None:
                return end, True
            end = closing
            continue
        if not fold(following.text):
            return end + (following.text.strip() == ":"), True
        words = fold(following.text).split()
        if end - last >= 8 or not all(token in _FILLERS for token in words):
            return last, False
        end += 1


def _closing(row: Row, opening: int) -> int | None:
    for at in range(opening, min(opening + 14, len(row.words))):
        if row.words[at].text.rstrip(":.,").endswith((")", "]", "}")):
            return at
    return None


def line_after(sheet: Sheet, row: Row, last: int) -> Box | None:
    """A line to write on that begins right after this word, on its own height."""
    word = row.words[last]
    for line in sheet.lines:
        begins = -0.6 * sheet.wide <= line.left - word.box.right <= 2.0 * sheet.wide
        level = -0.7 * sheet.tall <= line.top - word.box.bottom <= 0.9 * sheet.tall
        if begins and level and line.width > 2 * sheet.wide:
            return line
    return None


def line_below(sheet: Sheet, row: Row, last: int) -> Box | None:
    """In running text: the row ends here, and the next one begins with a line to write on."""
    if last + 1 < len(row.words):
        return None
    for line in sheet.lines:
        beneath = 0.8 * sheet.tall < line.top - row.words[last].box.bottom < 3.6 * sheet.tall
        if beneath and line.left < sheet.left + 2 * sheet.wide:
            return line
    return None
