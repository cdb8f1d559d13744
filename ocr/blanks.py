"""Our own empty forms: what they print and where, to tell a filled-in page by and to subtract from it."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from pathlib import Path

import numpy as np
import pdfplumber
import pypdfium2
from pydantic import TypeAdapter

from domain.form import FieldKind, FormDefinition
from domain.page import Box, Match, Word
from ocr.lines import group_lines
from ocr.outline import outline
from ocr.patches import patches_of
from ocr.raster import Gray, picture_of, png_of
from ocr.raw import DPI
from ocr.register import fold, register
from ocr.sight import Drawn, Sights
from ocr.text_layer import layer_words

_CANDIDATES = 5
_POINTS = 72.0
_PRINT, _FULL, _NONE = 150, np.uint8(255), np.uint8(0)
_WORDS = TypeAdapter(tuple[Word, ...])


@dataclass(frozen=True, slots=True)
class BlankPage:
    """One page of an empty form: printed words, its picture at 200 dpi as a PNG, its tick boxes, and
    where somebody writes."""

    template: str
    page: int
    words: tuple[Word, ...]
    png: bytes
    ticks: tuple[Box, ...] = ()
    writing: tuple[Box, ...] = ()

    @property
    def picture(self) -> Gray:
        """Unpacked each time: hundreds of blanks would not fit into memory as pixels."""
        return picture_of(self.png)


@dataclass(frozen=True, slots=True)
class Blanks:
    pages: tuple[BlankPage, ...] = ()
    index: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Folded word -> which of `pages` print it."""
    sights: Sights | None = None

    @classmethod
    def load(cls, definitions: Sequence[FormDefinition], cache: Path | None = None) -> "Blanks":
        """`cache`: a folder for drawn pages, so that a later start need not draw them again."""
        return cls.of([page for definition in definitions for page in _pages(definition, cache)])

    @classmethod
    def of(cls, pages: Sequence[BlankPage]) -> "Blanks":
        index: dict[str, set[int]] = defaultdict(set)
        for number, page in enumerate(pages):
            for word in page.words:
                index[fold(word.text)].add(number)
        index.pop("", None)
        found = {token: frozenset(numbers) for token, numbers in index.items()}
        return cls(tuple(pages), found, _sights(pages) if pages else None)

    def page(self, match: Match) -> BlankPage | None:
        for page in self.pages:
            if (page.template, page.page) == (match.template, match.page):
                return page
        return None

    def lacking(self, matches: Sequence[Match]) -> frozenset[int]:
        """Which of `pages` the forms lack whose pages these are."""
        found = Counter((match.template, match.page) for match in matches)
        forms = Counter[str]()
        for (template, _), times in found.items():
            forms[template] = max(forms[template], times)
        return frozenset(
            number
            for number, page in enumerate(self.pages)
            if found[page.template, page.page] < forms[page.template]
        )

    def match(self, words: Sequence[Word]) -> tuple[Match, ...]:
        """Credible placements of the page on our blanks, best first."""
        found = []
        for number in self._candidates(words):
            blank = self.pages[number]
            placed = register(blank.words, words)
            if placed is not None:
                found.append(Match(blank.template, blank.page, placed.matrix, placed.score, placed.residual))
        return tuple(sorted(found, key=lambda match: match.score, reverse=True))

    def _candidates(self, words: Sequence[Word]) -> list[int]:
        """Blanks that share the most telling words with the page: a look-up, however many blanks."""
        votes: dict[int, float] = defaultdict(float)
        for token in {fold(word.text) for word in words}:
            pages = self.index.get(token, frozenset())
            for number in pages:
                votes[number] += log(1 + len(self.pages) / len(pages))
        return sorted(votes, key=lambda number: votes[number], reverse=True)[:_CANDIDATES]


def _pages(definition: FormDefinition, cache: Path | None) -> list[BlankPage]:
    stem = hashlib.sha256(definition.blank.read_bytes()).hexdigest()[:24]
    pages = []
    for number in range(1, definition.pages + 1):
        stored = cache / f"{stem}-{number}" if cache is not None else None
        words, png = _stored(stored) or _drawn(definition.blank, number, stored)
        ticks = tuple(tick.box for tick in definition.ticks if tick.page == number)
        writing = tuple(
            field.box
            for field in definition.fields
            if field.page == number and field.kind is not FieldKind.SIGNATURE
        )
        pages.append(BlankPage(definition.id, number, words, png, ticks, writing))
    return pages


def _sights(pages: Sequence[BlankPage]) -> Sights:
    # A drawn page has neither specks nor shadows: what is not white is print.
    def drawn(page: BlankPage) -> Drawn:
        own = outline(np.where(page.picture < _PRINT, _FULL, _NONE), DPI)
        return Drawn(own.rows, own.columns, patches_of(page.words, own.picture), own.picture.shape[::-1])

    return Sights.of([drawn(page) for page in pages])


def _stored(stored: Path | None) -> tuple[tuple[Word, ...], bytes] | None:
    if stored is None or not stored.with_suffix(".json").exists():
        return None
    words = _WORDS.validate_json(stored.with_suffix(".json").read_bytes())
    return words, stored.with_suffix(".png").read_bytes()


def _drawn(blank: Path, number: int, stored: Path | None) -> tuple[tuple[Word, ...], bytes]:
    with pdfplumber.open(blank) as text:
        words = group_lines(layer_words(text.pages[number - 1]))
    png = png_of(_picture(blank, number))
    if stored is not None:
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.with_suffix(".png").write_bytes(png)
        # The words come last: their file says that the picture is complete.
        ready = stored.with_suffix(".part")
        ready.write_bytes(_WORDS.dump_json(words))
        ready.replace(stored.with_suffix(".json"))
    return words, png


def _picture(blank: Path, number: int) -> Gray:
    document = pypdfium2.PdfDocument(blank)
    try:
        drawn = document[number - 1].render(scale=DPI / _POINTS, grayscale=True).to_numpy()
        return np.ascontiguousarray(np.asarray(drawn, np.uint8).reshape(drawn.shape[0], -1))
    finally:
        document.close()
