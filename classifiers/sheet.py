"""One page laid out for finding fields on it: rows, writing lines, measures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from classifiers.rows import Row, across, letter_height, rows
from domain.page import Box, PageReading, Word
from domain.view import PageView

_UNDERSCORES = re.compile(r"_{2,}|(?<=[A-Za-zñÑ.)]):(?=[A-Za-z0-9(+])")
_PIECES = re.compile(r"_{2,}|(?:(?!_{2,}).)+?(?:(?<=[A-Za-zñÑ.)]):(?=[A-Za-z0-9(+])|(?=_{2,})|$)")
_SHORTEST_RULE = 0.025
_JOIN_ACROSS, _JOIN_DOWN = 0.006, 0.004
_PAPER_EDGE = 0.008
_CROSSED = 2
"""Words that an upright runs through, which no side of a cell does."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`tall`: the usual letter height in page heights; `wide`: the same length in page widths.
    `lines`: level rules to write on or that frame cells, printed underscores among them. `uprights`: sides
    of cells and columns."""

    view: PageView
    rows: tuple[Row, ...]
    lines: tuple[Box, ...]
    uprights: tuple[Box, ...]
    tall: float
    wide: float
    left: float
    right: float

    @property
    def reading(self) -> PageReading:
        return self.view.reading

    @property
    def page(self) -> int:
        return self.reading.number


def sheet(view: PageView) -> Sheet:
    reading = view.reading
    tall = letter_height(reading)
    words, drawn = _without_underscores(_printed(view.words, reading), tall)
    kept = [word for word in words if word.box.height < 4 * tall]
    cleaned = replace(reading, words=tuple(kept))
    lines = _joined([*_rules(reading, kept), *drawn, *_widgets(reading)])
    edges = [word.box for word in kept] + list(lines)
    return Sheet(
        view=view,
        rows=rows(cleaned),
        lines=lines,
        uprights=tuple(each for each in reading.uprights if not _is_streak(each, kept)),
        tall=tall,
        wide=across(tall, reading),
        left=min((box.left for box in edges), default=0.05),
        right=max((box.right for box in edges), default=0.95),
    )


def _printed(words: Iterable[Word], reading: PageReading) -> list[Word]:
    """Without what was typed into a PDF's own fields: that is nobody's label."""
    typed = [(value.box, value.value.lower()) for value in reading.form_values if not value.button]
    filled = [(box, text) for box, text in typed if text.strip()]
    return [
        word
        for word in words
        if not any(word.box.overlap(box) > 0.5 and word.text.lower() in text for box, text in filled)
    ]


def _without_underscores(words: Iterable[Word], tall: float) -> tuple[list[Word], list[Box]]:
    """Words cut at printed underscores and after a label's colon, and the lines that those draw."""
    kept: list[Word] = []
    drawn: list[Box] = []
    for word in words:
        if not _UNDERSCORES.search(word.text):
            kept.append(word)
            continue
        step = word.box.width / len(word.text)
        for piece in _PIECES.finditer(word.text):
            left = word.box.left + step * piece.start()
            right = word.box.left + step * piece.end()
            if piece.group().startswith("__"):
                drawn.append(Box(left, word.box.bottom - 0.1 * tall, right, word.box.bottom))
            elif piece.group().strip():
                box = Box(left, word.box.top, right, word.box.bottom)
                kept.append(replace(word, text=piece.group().strip(), box=box))
    return kept, drawn


def _rules(reading: PageReading, words: Sequence[Word]) -> list[Box]:
    """Level rules, without strokes of bold letters that look like short ones."""
    whole = _joined(reading.rules)
    level = [r for r in whole if r.width * reading.width > 3 * r.height * reading.height]
    return [r for r in level if r.width >= _SHORTEST_RULE and not _in_letters(r, words)]


def _widgets(reading: PageReading) -> list[Box]:
    """A PDF's own text field is a place to write on, as if ruled along its bottom."""
    boxes = (value.box for value in reading.form_values if not value.button)
    return [Box(box.left, box.bottom - 0.001, box.right, box.bottom) for box in boxes]


def _in_letters(rule: Box, words: Sequence[Word]) -> bool:
    if rule.width > 0.08:
        return False
    middle = rule.centre[1]
    return any(
        word.box.top + 0.05 * word.box.height < middle < word.box.bottom - 0.05 * word.box.height
        and rule.left >= word.box.left - 0.01
        and rule.right <= word.box.right + 0.01
        for word in words
    )


def _is_streak(upright: Box, words: Sequence[Word]) -> bool:
    """A fax machine's: down from the paper's very edge, or through the middle of words."""
    if upright.top < _PAPER_EDGE or upright.bottom > 1 - _PAPER_EDGE:
        return True
    x = upright.centre[0]
    through = (
        word
        for word in words
        if upright.top < word.box.centre[1] < upright.bottom
        and word.box.left + 0.2 * word.box.width < x < word.box.right - 0.2 * word.box.width
        and sum(c.isalpha() for c in word.text) >= 4
    )
    return sum(1 for _ in through) >= _CROSSED


def _joined(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Pieces of one broken line put together."""
    whole: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b.left, b.top)):
        for number, line in enumerate(whole):
            near = -0.02 <= box.left - line.right <= _JOIN_ACROSS
            if near and abs(box.centre[1] - line.centre[1]) <= _JOIN_DOWN:
                whole[number] = line.union(box)
                break
        else:
            whole.append(box)
    return tuple(sorted(whole, key=lambda b: (b.top, b.left)))
