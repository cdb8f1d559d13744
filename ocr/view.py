"""Looks at one upright page, box by box: what is written, which boxes are marked, who signed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from domain.form import FieldKind, ValueSource
from domain.page import Box, Match, PageReading, Word, WordSource
from domain.view import UNREADABLE, LineReading, MarkReading, PageView, SignatureReading
from ocr.added import placed_blank, without_print
from ocr.alternatives import of_whole, of_words
from ocr.blanks import Blanks
from ocr.clean import Ink, ink_of
from ocr.crop import Span, box_of, span
from ocr.lines import group_lines
from ocr.looks import looks
from ocr.marks import Marks
from ocr.numerals import GRAMMARS
from ocr.raster import Gray, load_png
from ocr.raw import DPI
from ocr.recogniser import Line
from ocr.rules import Rules, find_rules, without_comb, without_rules
from ocr.shapes import both, either, less, thickened
from ocr.signed import Signing, signature
from ocr.stretches import read_again
from ocr.writing import WrittenLine, own_ink, written_lines

_SEVERAL_LINES = frozenset({FieldKind.LONG_TEXT, FieldKind.ADDRESS, FieldKind.TEXT})
_PRINT_AGREES = 0.8
_PRINT_SURE = 0.7
_NEAR_PRINT = 15
_SCRAWL = 150
"""Pixels of ink from which on something was written, though nobody can say what."""


def view(image: Path, reading: PageReading, blanks: Blanks) -> PageView:
    """`image`: the upright picture that read_page wrote."""
    return _View(image, reading, blanks)


class _View:
    def __init__(self, image: Path, reading: PageReading, blanks: Blanks) -> None:
        cv2.setNumThreads(0)
        self._image = image
        self._reading = reading
        self._blanks = blanks
        self._printed: dict[tuple[str, int], Ink | None] = {}
        self._bare: dict[tuple[str, int], Ink] = {}

    @property
    def reading(self) -> PageReading:
        return self._reading

    @cached_property
    def _gray(self) -> Gray:
        return load_png(self._image)

    @cached_property
    def _ink(self) -> Ink:
        return ink_of(self._gray)

    @cached_property
    def _rules(self) -> Rules:
        return find_rules(self._ink, DPI)

    @cached_property
    def _ruleless(self) -> Ink:
        return without_rules(self._ink, self._rules)

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self._gray, self._ink)

    def read(self, box: Box, kind: FieldKind, match: Match | None = None) -> tuple[LineReading, ...]:
        words = self._own_words(box, match)
        if self._reading.word_source is WordSource.TEXT_LAYER and words:
            return (_joined(words, ValueSource.TEXT_LAYER, "pdf"),)
        written = self._written(box, kind, match)
        if written is None:
            return ()
        printed = _joined(words, ValueSource.PRINT, "tesseract") if words else None
        return _ranked(written, printed)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        if self._reading.word_source is WordSource.TEXT_LAYER:
            return self._reading.words
        found = read_again(self._gray, self._ruleless, self._reading.words, self._reading.squares)
        strip = self._reading.strip
        return tuple(w for w in found if strip is None or not strip.top <= w.box.centre[1] <= strip.bottom)

    def ink(self, box: Box) -> float:
        return float(np.mean(span(box, self._gray).of(self._ruleless) > 0))

    def mark(self, box: Box, match: Match | None = None) -> MarkReading:
        return self._marks.read(box, self._print_of(match))

    def ringed(self, box: Box) -> bool:
        return self._marks.ringed(box)

    def signature(self, box: Box, match: Match | None = None) -> SignatureReading:
        around, ink = self._added(box, match)
        where = span(box, self._gray)
        kept = own_ink(ink, where.inside(around))
        # Of a known form its own print is gone already.
        print_near = None if match is not None else self._reading.words
        from_text = self._reading.word_source is WordSource.TEXT_LAYER
        signing = Signing(kept, around, where, self._own_words(box, match), print_near, from_text)
        return signature(signing, self._gray)

    def _written(self, box: Box, kind: FieldKind, match: Match | None) -> LineReading | None:
        around, ink = self._added(box, match)
        kept = own_ink(ink, span(box, self._gray).inside(around))
        if match is None:
            kept = without_comb(kept)
        specks = self._specks_in(around, match)
        lines = written_lines(around.of(self._gray), kept, specks, kind in _SEVERAL_LINES)
        if not lines:
            return None
        read = [looks(line.picture, line.faint, kind in GRAMMARS) for line in lines]
        found = [(line, seen) for line, seen in zip(lines, read, strict=True) if seen[0].text]
        if not found and np.count_nonzero(kept) < _SCRAWL:
            return None  # dirt
        if not found:
            hull = _hull(lines, around)
            return LineReading(UNREADABLE, 0.0, ValueSource.HANDWRITING, box_of(hull, self._gray), "pp-ocr")
        text = "\n".join(seen[0].text for _, seen in found)
        score = min(seen[0].score for _, seen in found)
        hull = _hull([line for line, _ in found], around)
        return LineReading(
            text,
            score,
            ValueSource.HANDWRITING,
            box_of(hull, self._gray),
            "pp-ocr",
            alternatives=of_whole(found[0][1], kind) if len(found) == 1 else (),
            words=() if kind in GRAMMARS else tuple(word for _, seen in found for word in of_words(seen)),
            again=min(_read_again(seen) for _, seen in found),
        )

    def _added(self, box: Box, match: Match | None) -> tuple[Span, Ink]:
        """The neighbourhood of a box, and the ink there that the form itself does not print."""
        where = span(box, self._gray)
        around = where.grown(where.height // 2, where.height // 2, self._gray)
        printed = self._print_of(match)
        if printed is None or match is None:
            return around, np.ascontiguousarray(around.of(self._ruleless))
        ruleless = around.of(self._ruleless_beside(printed, match))
        return around, both(without_print(self._ink, printed, around), ruleless)

    def _ruleless_beside(self, printed: Ink, match: Match) -> Ink:
        """Without the level rules that the blank prints: what else looks like one is bold writing.
        Upright ones may be a fax machine's streaks."""
        key = (match.template, match.page)
        if key not in self._bare:
            across = both(self._rules.across, thickened(printed, _NEAR_PRINT, _NEAR_PRINT))
            self._bare[key] = without_rules(self._ink, Rules(across, self._rules.down))
        return self._bare[key]

    def _specks_in(self, around: Span, match: Match | None) -> Ink:
        """Dark pixels that were taken for dirt, away from the form's own print and rules."""
        dark = np.where(around.of(self._gray) <= self._ink_level, np.uint8(255), np.uint8(0))
        taken = either(around.of(self._ink), thickened(around.of(self._rules.mask), 5, 5))
        printed = self._print_of(match)
        if printed is not None:
            taken = either(taken, thickened(around.of(printed), 9, 9))
        return less(dark, taken)

    @cached_property
    def _ink_level(self) -> int:
        """The lightest gray that still counts as ink on this page."""
        inked = self._gray[self._ink > 0]
        return int(inked.max(initial=0))

    def _print_of(self, match: Match | None) -> Ink | None:
        if match is None:
            return None
        key = (match.template, match.page)
        if key not in self._printed:
            blank = self._blanks.page(match)
            self._printed[key] = None if blank is None else placed_blank(blank, match, self._gray)
        return self._printed[key]

    def _own_words(self, box: Box, match: Match | None) -> tuple[Word, ...]:
        """The page's words in the box, without those that the blank prints there."""
        inside = [word for word in self._reading.words if word.box.overlap(box) > 0.5]
        blank = self._blanks.page(match) if match is not None else None
        if blank is None or match is None:
            return group_lines(inside)
        printed = [(word.text.lower(), match.place(word.box)) for word in blank.words]
        return group_lines([word for word in inside if not _is_printed(word, printed)])


def _read_again(seen: Sequence[Line]) -> float:
    """As LineReading's `again`; spaces and strokes between digits are no difference."""
    if len(seen) < 2:
        return 0.0
    texts = {"".join(sign for sign in look.text.lower() if sign.isalnum()) for look in seen}
    return 1.0 if len(texts) == 1 else -1.0


def _is_printed(word: Word, printed: list[tuple[str, Box]]) -> bool:
    return any(
        word.box.overlap(box) > 0.4 and Levenshtein.normalized_similarity(word.text.lower(), text) > 0.6
        for text, box in printed
    )


def _joined(words: tuple[Word, ...], source: ValueSource, engine: str) -> LineReading:
    lines: dict[int, list[str]] = {}
    hull = words[0].box
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
        hull = hull.union(word.box)
    text = "\n".join(" ".join(line) for line in lines.values())
    return LineReading(text, sum(word.confidence for word in words) / len(words), source, hull, engine)


def _ranked(written: LineReading, printed: LineReading | None) -> tuple[LineReading, ...]:
    """Print where both engines see the same letters and the print engine is sure; else handwriting."""
    if printed is None:
        return (written,)
    alike = Levenshtein.normalized_similarity(_bare(written.text), _bare(printed.text))
    if alike < _PRINT_AGREES or (alike < 1 and printed.score < _PRINT_SURE):
        return (written, printed)
    return (replace(written, source=ValueSource.PRINT), printed)


def _bare(text: str) -> str:
    return "".join(text.lower().split())


def _hull(lines: list[WrittenLine], around: Span) -> Span:
    return Span(
        around.left + min(line.where.left for line in lines),
        around.top + min(line.where.top for line in lines),
        around.left + max(line.where.right for line in lines),
        around.top + max(line.where.bottom for line in lines),
    )
