"""Questions in words that no list of labels has, told by the place to type into beside them."""

from collections.abc import Iterator, Sequence

from classifiers import hints, widgets, wording
from classifiers.blanks import Blank
from classifiers.captions import Caption
from classifiers.fold import fold
from classifiers.gist import NUMBERING
from classifiers.labels import Label
from classifiers.phrasebook import recognised
from classifiers.rows import Row
from classifiers.sheet import Sheet
from domain.page import Word

_LONGEST = 12
_JOINING = frozenset({"and", "or", "y", "o"})
_SURE, _LIKELY, _GUESSED, _HINTED = 0.95, 0.85, 0.75, 0.7
"""That it asks for what its words say: all of them, two rows of them, the last ones; or words of the
file that nobody sees."""


def with_unnamed(sheet: Sheet, labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels and those that only their places give away, in reading order."""
    more = [
        label
        for caption, blank in widgets.unnamed(sheet, labels)
        if (label := (caption and _label(sheet, caption)) or _hinted(sheet, blank))
    ]
    return tuple(sorted((*labels, *more), key=lambda label: (label.row, label.box.left)))


def _hinted(sheet: Sheet, blank: Blank) -> Label | None:
    """By what the file itself says of the place; as if that were printed in it."""
    keys = hints.keys(blank.says) if blank.says else None
    if keys is None or not sheet.rows:
        return None
    row = min(range(len(sheet.rows)), key=lambda at: abs(sheet.rows[at].box.centre[1] - blank.box.centre[1]))
    return Label(keys, blank.says, blank.box, row, 0, 0, _HINTED, colon=False)


def _label(sheet: Sheet, caption: Caption) -> Label | None:
    words = list(sheet.rows[caption.row].words)
    first = words.index(caption.words[0])
    last = first + len(caption.words) - 1
    for text, score in _said(sheet, caption):
        keys = _keys(text, score >= _LIKELY)
        if keys is not None:
            whole = " ".join(word.text for word in caption.words)
            return Label(keys, whole, caption.box, caption.row, first, last, score, caption.colon)
    return None


def _keys(text: str, whole: bool) -> tuple[str, ...] | None:
    known = recognised(text)
    if known is not None:
        return known[0]
    return wording.keys_of(text, asks=True, colon=True) if whole and " " in text else None


def _said(sheet: Sheet, caption: Caption) -> Iterator[tuple[str, float]]:
    """What it may say, with how sure that is: all of it; with the row before, whose sentence it ends; its
    last words, which lead to the place."""
    plain = _without_hints(caption.words)
    tokens = [token for word in plain for token in fold(word.text).split()]
    while len(tokens) > 1 and (tokens[0] in NUMBERING or tokens[0].isdigit() or len(tokens[0]) == 1):
        tokens = tokens[1:]
    if not tokens:
        tokens = [token for word in caption.words for token in fold(word.text).split()]
    yield " ".join(tokens), _SURE
    before = _row_before(sheet, caption)
    if before:
        yield f"{before} {' '.join(tokens)}", _LIKELY
    for clause in _clauses(plain):
        yield clause, _LIKELY
    leads = (" ".join(tokens[start:]) for start in range(max(1, len(tokens) - _LONGEST), len(tokens)))
    yield from ((text, _GUESSED) for text in leads if recognised(text) is not None)


def _clauses(words: Sequence[Word]) -> Iterator[str]:
    """What follows a comma, a full stop or an "and", the last first."""
    starts = [
        at
        for at in range(1, len(words))
        if words[at - 1].text.endswith((",", ".", ";", ":")) or fold(words[at - 1].text) in _JOINING
    ]
    for start in reversed(starts):
        yield " ".join(fold(word.text) for word in words[start:])


def _without_hints(words: Sequence[Word]) -> list[Word]:
    kept, inside = [], False
    for word in words:
        inside = inside or word.text.startswith(("(", "["))
        if not inside:
            kept.append(word)
        inside = inside and not word.text.rstrip(":.,").endswith((")", "]"))
    return kept


def _row_before(sheet: Sheet, caption: Caption) -> str:
    """Of a question that goes on in this row."""
    if caption.row == 0 or not caption.words[0].text[:1].islower():
        return ""
    above = sheet.rows[caption.row - 1]
    near = caption.box.top - above.box.bottom < 1.1 * sheet.tall and not _places(sheet, above)
    own = [w for w in above.words if w.box.left > caption.box.left - 1.5 * sheet.wide]
    text = " ".join(fold(word.text) for word in own)
    return text if near and len(text.split()) <= _LONGEST else ""


def _places(sheet: Sheet, row: Row) -> bool:
    """To type into, on its height."""
    middle = row.box.centre[1]
    return any(v.box.top < middle < v.box.bottom for v in sheet.reading.form_values if not v.button)
