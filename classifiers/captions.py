"""Print that may say what a place of a form is for: labels with all that belongs to them, and other words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classifiers.fold import fold
from classifiers.labels import Label
from classifiers.sheet import Sheet
from domain.form import FieldKind
from domain.page import Box, Word


@dataclass(frozen=True, slots=True)
class Caption:
    """Print that may say what a place is for: a label, with the rest of its sentence, or other words.
    `kind`: of the field it asks for, if it is one of ours."""

    box: Box
    label: Label | None
    kind: FieldKind | None
    path: str | None
    colon: bool
    first: Box
    """Its first row alone."""
    words: tuple[Word, ...] = ()
    """Of print that is no label."""
    row: int = 0


def captions(
    sheet: Sheet, labels: Sequence[Label], asked: Mapping[Label, tuple[str, FieldKind]]
) -> tuple[Caption, ...]:
    """All labels, with what belongs to them, and all other print in pieces."""
    own = [_of_label(sheet, label, labels, asked) for label in labels]
    pieces = [_of_words(row, words) for row, words in _pieces(sheet, own)]
    return (*own, *pieces)


def _of_label(
    sheet: Sheet, label: Label, labels: Sequence[Label], asked: Mapping[Label, tuple[str, FieldKind]]
) -> Caption:
    path, kind = asked.get(label, (None, None))
    box = _with_rest(sheet, label, labels)
    return Caption(box, label, kind, path, label.colon, label.box)


def _with_rest(sheet: Sheet, label: Label, labels: Sequence[Label]) -> Box:
    """A label goes on in the rows below it that begin small or with a bracket, in the same column."""
    box = label.box
    words = sheet.rows[label.row].words
    edge = label.box.right
    for word in words[label.last + 1 :]:
        hint = word.text.startswith("(") or box.right > label.box.right
        if not hint or word.box.left - edge > 0.8 * sheet.wide or _starts(word, labels, label.row):
            break
        box = box.union(word.box)
        edge = word.box.right
        if word.text.rstrip(":.,").endswith(")"):
            break
    for number in range(label.row + 1, min(label.row + 3, len(sheet.rows))):
        row = sheet.rows[number]
        if row.box.top - box.bottom > 0.9 * sheet.tall:
            break
        at = next((w for w in row.words if abs(w.box.left - label.box.left) < 1.2 * sheet.wide), None)
        if (
            at is None
            or not (at.text[:1].islower() or at.text.startswith("("))
            or _starts(at, labels, number)
        ):
            continue
        edge = at.box.left
        for word in row.words[row.words.index(at) :]:
            if word.box.left - edge > 1.2 * sheet.wide:
                break
            box = box.union(word.box)
            edge = word.box.right
    return box


def _starts(word: Word, labels: Sequence[Label], row: int) -> bool:
    return any(label.row == row and word.box.overlap(label.box) > 0.5 for label in labels)


def _pieces(sheet: Sheet, own: Sequence[Caption]) -> list[tuple[int, list[Word]]]:
    pieces: list[tuple[int, list[Word]]] = []
    for number, row in enumerate(sheet.rows):
        last: Word | None = None
        for word in row.words:
            if not fold(word.text) or any(word.box.overlap(each.box) > 0.5 for each in own):
                last = None
                continue
            if last is None or word.box.left - last.box.right > 1.6 * sheet.wide or _lined(sheet, last, word):
                pieces.append((number, []))
            pieces[-1][1].append(word)
            last = word
    return pieces


def _lined(sheet: Sheet, last: Word, word: Word) -> bool:
    """A place to type into stands between the two words."""
    return any(
        not value.button
        and last.box.centre[0] < value.box.centre[0] < word.box.centre[0]
        and value.box.top < word.box.centre[1] < value.box.bottom
        for value in sheet.reading.form_values
    )


def _of_words(row: int, words: Sequence[Word]) -> Caption:
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    ends = words[-1].text.rstrip().endswith((":", "?"))
    return Caption(box, None, None, None, ends, box, tuple(words), row)
