"""One page from picture to reading: upright, straight, clean; its words, squares and rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from domain.page import Box, Match, PageReading, Square, Word, WordSource
from ocr import known
from ocr.blanks import Blanks
from ocr.clean import Ink, easy_to_read, even_paper
from ocr.crop import span
from ocr.dashes import find_dashes
from ocr.lines import group_lines
from ocr.orient import quarter_turned
from ocr.print import Engine, PrintUnread, read_print
from ocr.raster import Gray, load_png, save_png
from ocr.raw import DPI, RawPage
from ocr.rules import find_rules, rule_boxes, without_rules
from ocr.sight import Kin
from ocr.spanish import is_spanish, surer
from ocr.squares import dots_of, find_squares
from ocr.strip import strip_box
from ocr.upright import Placed, Upright, as_told, beside, straight, upright

_SURE = 0.8
"""A text layer with this share of a blank's words in place is that blank's."""


@dataclass(frozen=True, slots=True)
class _Print:
    words: tuple[Word, ...]
    source: WordSource
    damage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    """How the print engine is run: where its files go, and for how many seconds."""

    folder: Path
    engine: Engine
    timeout: float


def read_page(
    raw: RawPage, out: Path, blanks: Blanks, timeout: float, engine: Engine | None = None
) -> PageReading:
    """All that can be told of the page without knowing its form; the upright picture goes to `out`.

    `timeout`: seconds for the print engine's first try; a second, cheaper one gets half of that.
    """
    cv2.setNumThreads(0)
    gray = even_paper(load_png(raw.image))
    page = upright(gray, raw.dpi, blanks) if raw.words is None else _digital(gray, raw.words, blanks)
    save_png(page.gray, out)
    return _read(raw, page, blanks, _Run(out.parent, engine or Engine(), timeout))


def read_turned(
    picture: Path,
    before: PageReading,
    degrees: int,
    out: Path,
    blanks: Blanks,
    timeout: float,
    engine: Engine | None = None,
) -> PageReading:
    """The page once more, after a person turned its upright `picture` clockwise by `degrees`.

    Its print is read from the picture, also where the file had a text layer: that stands askew now.
    """
    cv2.setNumThreads(0)
    came = quarter_turned(load_png(picture), -before.rotation)
    page = as_told(came, (before.rotation + degrees) % 360, DPI, blanks)
    save_png(page.gray, out)
    raw = RawPage(before.number, picture, DPI, damage=before.damage)
    run = _Run(out.parent, engine or Engine(), timeout)
    return _read(raw, page, blanks, run)


def read_beside(
    picture: Path,
    before: PageReading,
    others: Sequence[Match],
    out: Path,
    blanks: Blanks,
    timeout: float,
    engine: Engine | None = None,
) -> PageReading:
    """The page once more, as one that the forms lack whose pages `others` are; as it was read `before`
    where it is none of theirs. `picture` is its upright one."""
    cv2.setNumThreads(0)
    page = beside(load_png(picture), DPI, blanks, blanks.lacking(others))
    if page.placed is None:
        return before
    save_png(page.gray, out)
    raw = RawPage(before.number, picture, DPI, damage=before.damage)
    again = _known(raw, page, page.placed, _Run(out.parent, engine or Engine(), timeout))
    return replace(again, rotation=(before.rotation + page.rotation) % 360, skew=before.skew)


def _read(raw: RawPage, page: Upright, blanks: Blanks, run: _Run) -> PageReading:
    if page.placed is not None and page.placed.kin is Kin.SAME:
        return _known(raw, page, page.placed, run)
    return _unknown(raw, page, blanks, run)


def _known(raw: RawPage, page: Upright, placed: Placed, run: _Run) -> PageReading:
    """The blank tells what is printed; the print engine reads only what was typed into the fields."""
    if raw.words is not None:
        found, clear = _Print(raw.words, WordSource.TEXT_LAYER), 1.0
    else:
        found, clear = _Print(_known_words(page, placed, run), WordSource.PRINT), known.clearness(placed)
    squares = known.tick_squares(placed, page.ink)
    return replace(_reading(raw, page, found), quality=clear, squares=squares, matches=(placed.match,))


def _digital(gray: Gray, words: Sequence[Word], blanks: Blanks) -> Upright:
    """A page that says itself what it prints, with the blank that prints most of the same."""
    page = straight(gray)
    match = next(iter(blanks.match(words)), None)
    blank = blanks.page(match) if match is not None and match.score >= _SURE else None
    if match is None or blank is None:
        return page
    return replace(page, placed=Placed(blank, match, Kin.SAME, 1.0))


def _known_words(page: Upright, placed: Placed, run: _Run) -> tuple[Word, ...]:
    added = known.added_picture(page.gray, page.ink, placed.blank, placed.match)
    try:
        typed = read_print(added, run.folder, run.engine, run.timeout)
    except PrintUnread:
        typed = ()  # a second opinion only
    return group_lines([*known.printed_words(placed), *typed])


def _unknown(raw: RawPage, page: Upright, blanks: Blanks, run: _Run) -> PageReading:
    rules = find_rules(page.ink, DPI)
    squares = find_squares(page.ink, dots_of(page.ink))
    text = _without_squares(without_rules(page.ink, rules), squares)
    found = _print(raw, page, text, blanks, run)
    strip = None
    if found.source is WordSource.PRINT:
        strip = strip_box(found.words, page.gray, page.ink, page.rotation >= 180)
    found = replace(found, words=_outside(found.words, strip))
    return replace(
        _reading(raw, page, found),
        squares=squares,
        rules=rule_boxes(rules.across),
        uprights=rule_boxes(rules.down, upright=True),
        dashes=find_dashes(page.ink, dots_of(page.ink)),
        strip=strip,
        matches=_believable(blanks.match(found.words), page.placed),
    )


def _reading(raw: RawPage, page: Upright, found: _Print) -> PageReading:
    height, width = page.gray.shape
    return PageReading(
        number=raw.number,
        width=width,
        height=height,
        rotation=page.rotation,
        skew=page.skew,
        quality=quality(found.words, found.source),
        ink=_inked(page.ink),
        words=found.words,
        word_source=found.source,
        form_values=raw.form_values,
        damage=(*raw.damage, *found.damage),
    )


def _inked(ink: Ink) -> float:
    return round(float(np.mean(ink > 0)), 5)


def _believable(matches: tuple[Match, ...], placed: Placed | None) -> tuple[Match, ...]:
    """Words alone do not tell editions apart: what looks like another edition is read as unknown paper."""
    if placed is None or placed.kin is Kin.SAME:
        return matches
    return tuple(match for match in matches if match.template != placed.match.template)


def _print(raw: RawPage, page: Upright, text: Ink, blanks: Blanks, run: _Run) -> _Print:
    if raw.words is not None:
        return _Print(raw.words, WordSource.TEXT_LAYER)
    if page.empty:
        return _Print((), WordSource.PRINT)
    picture = easy_to_read(page.gray, text)
    try:
        return _Print(_read_languages(picture, blanks, run), WordSource.PRINT)
    except PrintUnread as error:
        return _second_try(picture, run) if error.again else _unread(error)


def _unread(error: PrintUnread) -> _Print:
    return _Print((), WordSource.PRINT, (f"the print could not be read: the engine {error}",))


def _without_squares(ink: Ink, squares: Sequence[Square]) -> Ink:
    """A tick box reads like an O or a bracket."""
    rest = ink.copy()
    for square in squares:
        span(square.box, rest).grown(3, 3, rest).of(rest)[:] = 0
    return rest


def _read_languages(picture: Gray, blanks: Blanks, run: _Run) -> tuple[Word, ...]:
    """A page of a blank we know needs no second language: what is printed there is known already."""
    words = read_print(picture, run.folder, run.engine, run.timeout)
    second = run.engine.second_language
    if second is None or not is_spanish(words) or blanks.match(words):
        return words
    try:
        again = read_print(picture, run.folder, replace(run.engine, language=second), run.timeout)
    except PrintUnread:
        return words
    return surer(words, again)


def _second_try(gray: Gray, run: _Run) -> _Print:
    """Half the size, one language: a fraction of the work, still good for headings."""
    small = np.asarray(cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    cheap = replace(run.engine, second_language=None, segmentation=6)
    try:
        words = read_print(small, run.folder, cheap, run.timeout / 2)
    except PrintUnread as error:
        return _unread(error)
    return _Print(words, WordSource.PRINT, ("the print was read at low resolution only",))


def _outside(words: Sequence[Word], strip: Box | None) -> tuple[Word, ...]:
    if strip is None:
        return tuple(words)
    return tuple(word for word in words if not strip.top <= word.box.centre[1] <= strip.bottom)


def quality(words: Sequence[Word], source: WordSource) -> float:
    """Mean confidence of words long enough to mean something; 0 when there are none."""
    if source is WordSource.TEXT_LAYER:
        return 1.0
    weights = [(len(word.text), word.confidence) for word in words if len(word.text) >= 3]
    total = sum(weight for weight, _ in weights)
    return round(sum(weight * sure for weight, sure in weights) / total, 3) if total else 0.0
