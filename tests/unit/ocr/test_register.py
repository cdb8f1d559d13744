"""A page finds its own blank, and no other, however it was moved."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from domain.page import Box, Word
from ocr.blanks import Blanks
from tests.unit.ocr.paper import ENGLISH, ENGLISH_BACK, SPANISH, definition, print_form


@pytest.fixture(scope="module")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> Blanks:
    folder = tmp_path_factory.mktemp("blanks")
    english = print_form(folder / "en.pdf", ENGLISH, ENGLISH_BACK)
    spanish = print_form(folder / "es.pdf", SPANISH)
    return Blanks.load([definition("en", english, 2), definition("es", spanish)], folder / "cache")


def moved(words: tuple[Word, ...], scale: float, across: float, down: float) -> tuple[Word, ...]:
    def place(box: Box) -> Box:
        return Box(
            box.left * scale + across,
            box.top * scale + down,
            box.right * scale + across,
            box.bottom * scale + down,
        )

    return tuple(replace(word, box=place(word.box)) for word in words)


def damaged(words: tuple[Word, ...], rng: random.Random) -> list[Word]:
    """A third lost, a third with a wrong letter, as OCR does."""
    kept = []
    for word in words:
        fate = rng.random()
        if fate < 0.3:
            continue
        at = rng.randrange(len(word.text))
        text = word.text[:at] + "#" + word.text[at + 1 :] if fate < 0.6 else word.text
        kept.append(replace(word, text=text, box=word.box))
    return kept


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_moved_page_lies_on_its_own_blank(blanks: Blanks, number: int, seed: int) -> None:
    blank = blanks.pages[number]
    words = damaged(moved(blank.words, 0.97, 0.02, 0.015), random.Random(seed))
    matches = blanks.match(words)
    assert [(match.template, match.page) for match in matches[:1]] == [(blank.template, blank.page)]
    target = matches[0].place(Box(0.5, 0.5, 0.6, 0.6))
    assert target.left == pytest.approx(0.505, abs=0.003)
    assert target.top == pytest.approx(0.5, abs=0.003)
    assert matches[0].residual < 0.003


def test_other_papers_lie_on_no_blank(blanks: Blanks) -> None:
    shuffled = [word.box for word in blanks.pages[0].words]
    random.Random(1).shuffle(shuffled)
    jumbled = [replace(word, box=box) for word, box in zip(blanks.pages[0].words, shuffled, strict=True)]
    assert blanks.match(jumbled) == ()
    assert blanks.match([]) == ()
    assert blanks.match(blanks.pages[0].words[:5]) == ()


def test_the_cache_gives_the_same_blanks(tmp_path: Path) -> None:
    form = definition("en", print_form(tmp_path / "en.pdf", ENGLISH))
    drawn = Blanks.load([form], tmp_path / "cache")
    stored = Blanks.load([form], tmp_path / "cache")
    assert stored.pages[0].words == drawn.pages[0].words
    assert (stored.pages[0].picture == drawn.pages[0].picture).all()
