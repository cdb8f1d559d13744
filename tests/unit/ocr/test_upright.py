"""Whichever way a page came, it is read upright, straight, and with its marks found."""

from pathlib import Path

import numpy as np
import pytest

from domain.page import Box, PageReading
from ocr.blanks import Blanks
from ocr.clean import ink_of, without_specks
from ocr.orient import is_upside_down, leaned, lies_sideways, quarter_turned, skew_of
from ocr.raster import Gray, save_png
from ocr.raw import RawPage
from ocr.reader import read_page
from ocr.rules import find_rules, without_rules
from ocr.squares import find_squares
from ocr.strip import looks_like_strip
from tests.unit.ocr.paper import ENGLISH, SPANISH, crossed, drawn, print_form, tick_box


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Gray:
    return drawn(print_form(tmp_path_factory.mktemp("form") / "form.pdf", ENGLISH))


def read(page: Gray, folder: Path, blanks: Blanks | None = None) -> PageReading:
    save_png(page, folder / "raw.png")
    return read_page(RawPage(1, folder / "raw.png", 200), folder / "out.png", blanks or Blanks(), 20)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_each_way_up_is_told(page: Gray, turn: int) -> None:
    turned = quarter_turned(page, turn)
    ink = ink_of(turned)
    sideways = lies_sideways(turned, ink)
    assert sideways is (turn in (90, 270))
    level = quarter_turned(turned, 90) if sideways else turned
    assert is_upside_down(level, ink_of(level)) is (turn in (90, 180))


@pytest.mark.parametrize("degrees", [-3.0, -0.7, 0.0, 1.2, 4.5])
def test_a_leaning_page_is_straightened(page: Gray, degrees: float) -> None:
    assert skew_of(ink_of(leaned(page, degrees))) == pytest.approx(-degrees, abs=0.15)


def test_a_page_upside_down_and_askew_is_read(page: Gray, tmp_path: Path) -> None:
    reading = read(leaned(quarter_turned(page, 180), 1.5), tmp_path)
    assert reading.rotation == 180
    assert reading.skew == pytest.approx(-1.5, abs=0.15)
    text = " ".join(word.text for word in reading.words).lower()
    found = [line for line in ENGLISH if line.lower() in text]
    assert len(found) >= len(ENGLISH) - 1
    assert reading.quality > 0.8
    assert len(reading.squares) == len(ENGLISH)
    assert len(reading.rules) == len(ENGLISH)


def test_words_of_one_line_share_its_number(page: Gray, tmp_path: Path) -> None:
    lines: dict[int, list[str]] = {}
    for word in read(page, tmp_path).words:
        lines.setdefault(word.line, []).append(word.text)
    assert ENGLISH[1] in [" ".join(words) for words in lines.values()]


def test_accents_of_a_spanish_page(tmp_path: Path) -> None:
    paper = drawn(print_form(tmp_path / "es.pdf", SPANISH))
    words = {word.text for word in read(paper, tmp_path).words}
    assert {"Autorización", "médicos", "después"} <= words


def test_a_blank_page_is_no_riddle(tmp_path: Path) -> None:
    reading = read(np.full((2200, 1700), 255, np.uint8), tmp_path)
    assert (reading.words, reading.rotation, reading.ink) == ((), 0, 0.0)


def test_rules_go_and_letters_stay(page: Gray) -> None:
    ink = ink_of(page)
    rules = find_rules(ink, 200)
    assert np.count_nonzero(rules.across) > len(ENGLISH) * 800
    rest = without_rules(ink, rules)
    assert np.count_nonzero(find_rules(rest, 200).across) == 0
    letters = ink[: int(0.12 * len(ink))]
    assert np.count_nonzero(rest[: len(letters)]) > 0.97 * np.count_nonzero(letters)


def test_lonely_specks_go_and_dots_near_letters_stay() -> None:
    ink = np.zeros((100, 100), np.uint8)
    ink[20:40, 20:24] = 255
    ink[14:16, 21:23] = 255
    ink[80:82, 80:82] = 255
    rest = without_specks(ink)
    assert rest[14, 21]
    assert not rest[80, 80]


def test_a_crossed_square_is_fuller_than_an_empty_one(page: Gray) -> None:
    marked = crossed(page, tick_box(2))
    squares = find_squares(ink_of(marked), 200)
    assert len(squares) == len(ENGLISH)
    fills = {number: _square_at(squares, tick_box(number)) for number in range(len(ENGLISH))}
    assert max(fills, key=lambda number: fills[number]) == 2
    assert fills[2] > 0.2
    assert all(fill < 0.05 for number, fill in fills.items() if number != 2)


def _square_at(squares: object, box: Box) -> float:
    found = [square for square in squares if square.box.overlap(box) > 0.5]  # type: ignore[attr-defined]
    assert len(found) == 1
    return float(found[0].fill)


@pytest.mark.parametrize(
    ("text", "strip"),
    [
        ("11/02/2026 14:33 FROM 617 555 0142 P. 01/02", True),
        ("Jun-16-2026 02:41 PM Front Desk 555-010-3131", True),
        ("Authorization to Release Medical Records", False),
        ("Date of birth and record number", False),
    ],
)
def test_what_fax_headers_say(text: str, strip: bool) -> None:
    assert looks_like_strip(text) is strip
