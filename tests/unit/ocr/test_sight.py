"""A page shows which blank it lies on before a word of it is read, however it came through the line."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest

from domain.page import Box
from ocr.blanks import BlankPage, Blanks
from ocr.clean import ink_of
from ocr.known import printed_words
from ocr.orient import leaned, quarter_turned
from ocr.patches import Patch, Seen
from ocr.raster import Gray, png_of
from ocr.sight import Kin, faded
from ocr.upright import Upright, beside, upright
from tests.unit.ocr.paper import ENGLISH, ENGLISH_BACK, SPANISH, definition, drawn, print_form


@dataclass(frozen=True, slots=True)
class Papers:
    blanks: Blanks
    english: Gray
    back: Gray
    spanish: Gray


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    folder = tmp_path_factory.mktemp("sight")
    english = print_form(folder / "en.pdf", ENGLISH, ENGLISH_BACK)
    spanish = print_form(folder / "es.pdf", SPANISH)
    blanks = Blanks.load([definition("en", english, 2), definition("es", spanish)])
    return Papers(blanks, drawn(english), drawn(english, 2), drawn(spanish))


def found(papers: Papers, page: Gray, dpi: float = 200.0) -> Upright:
    return upright(page, dpi, papers.blanks)


def lies_on(page: Upright, template: str, number: int = 1) -> bool:
    placed = page.placed
    return (
        placed is not None
        and placed.kin is Kin.SAME
        and (placed.match.template, placed.match.page) == (template, number)
    )


def words_meet_ink(page: Upright) -> float:
    """Share of the blank's words that stand where the page has ink in their shape: in rows and not out."""
    assert page.placed is not None
    height, width = page.ink.shape
    hits = 0
    words = printed_words(page.placed)
    for word in words:
        left, right = int(word.box.left * width), int(word.box.right * width)
        top, bottom = int(word.box.top * height), int(word.box.bottom * height)
        hits += bool(np.mean(page.ink[top:bottom, left:right] > 0) > 0.1)
    return hits / max(len(words), 1)


def resized(page: Gray, across: float, down: float) -> Gray:
    small = cv2.resize(page, None, fx=across, fy=down, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def faxed(page: Gray) -> Gray:
    """Through a machine at standard resolution: every second row is gone for good."""
    half = resized(page, 1.0, 0.5)
    black = np.where(half < 150, np.uint8(0), np.uint8(255))
    return np.asarray(cv2.resize(black, page.shape[::-1], interpolation=cv2.INTER_CUBIC), np.uint8)


def noisy(page: Gray) -> Gray:
    rng = np.random.default_rng(5)
    specks = rng.random(page.shape)
    return np.where(specks < 0.01, np.uint8(0), np.where(specks > 0.96, np.uint8(255), page))


def scribbled(page: Gray) -> Gray:
    rng, canvas = Random(3), page.copy()
    for _ in range(40):
        places = [(rng.randrange(300, 1500), rng.randrange(200, 1900))]
        places += [
            (places[0][0] + rng.randint(-120, 120), places[0][1] + rng.randint(-30, 30)) for _ in "abc"
        ]
        cv2.polylines(canvas, [np.array(places, np.int32)], False, 0, 3)
    return canvas


def headed(page: Gray) -> Gray:
    """A fax machine's own line above, which pushes all else down."""
    line = np.full((44, page.shape[1]), 255, np.uint8)
    cv2.putText(line, "2026-06-16 09:41 FROM 617 555 0142 P. 01/02", (60, 30), 0, 0.8, 0, 2)
    return np.vstack([line, page])


def without_rows(page: Gray) -> Gray:
    """A bad line: rows dropped and rows doubled, all over the page."""
    rng, rows = Random(11), list(range(len(page)))
    for _ in range(12):
        at = rng.randrange(50, len(rows) - 50)
        rows[at : at + 3] = [rows[at]] * 3 if rng.random() < 0.5 else []
    return np.asarray(page[np.array(rows)], np.uint8)


def streaked(page: Gray) -> Gray:
    """Dirt on the glass, and the lid's dark beside the sheet."""
    page = page.copy()
    page[:, :34] = page[-30:] = 0
    for column in (260, 815, 1490):
        page[100:, column : column + 3] = 0
    return page


def dragged(page: Gray) -> Gray:
    """A leaning page over a line that left level streaks."""
    page, rng = leaned(page, 1.7), Random(4)
    for _ in range(9):
        row, left = rng.randrange(1600, 2150), rng.randrange(100, 700)
        page[row : row + 4, left : left + rng.randrange(400, 900)] = 0
    return page


WAYS: dict[str, Callable[[Gray], Gray]] = {
    "as printed": lambda page: page,
    "shrunk to 95 percent": lambda page: resized(page, 0.95, 0.95),
    "enlarged to 103 percent": lambda page: resized(page, 1.03, 1.03),
    "stretched": lambda page: resized(page, 1.0, 0.96),
    "askew": lambda page: leaned(page, 1.7),
    "cut at the sides": lambda page: page[90:, 70:-60],
    "at standard resolution": faxed,
    "noisy": noisy,
    "written over": scribbled,
    "with a header line": headed,
    "over a bad line": without_rows,
    "beside a black edge, with streaks": streaked,
    "askew, with level streaks": dragged,
    "upside down": lambda page: quarter_turned(page, 180),
    "sideways": lambda page: quarter_turned(page, 90),
    "sideways the other way": lambda page: quarter_turned(page, 270),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_page_shows_its_own_blank(papers: Papers, way: str) -> None:
    page = found(papers, WAYS[way](papers.english))
    assert lies_on(page, "en")
    assert words_meet_ink(page) > 0.95


@pytest.mark.parametrize(("way", "turn"), [("upside down", 180), ("sideways", 270), ("as printed", 0)])
def test_the_way_up_is_told_by_the_blank(papers: Papers, way: str, turn: int) -> None:
    assert found(papers, WAYS[way](papers.english)).rotation == turn


def test_each_page_and_each_translation_is_told_apart(papers: Papers) -> None:
    assert lies_on(found(papers, faxed(papers.back)), "en", 2)
    assert lies_on(found(papers, faxed(papers.spanish)), "es")


def test_the_same_frame_with_other_words_is_another_form(papers: Papers, tmp_path: Path) -> None:
    others = (
        "Application for membership card",
        "Instructors and sporting grounds",
        "Please choose a locker",
        "Weekday mornings or evenings",
        "Equipment rented elsewhere",
        "Juniors bring a parent",
        "Treasurer",
    )
    page = found(papers, drawn(print_form(tmp_path / "club.pdf", others)))
    assert page.placed is None


def test_a_changed_edition_is_not_taken_for_this_one(papers: Papers, tmp_path: Path) -> None:
    changed = (*ENGLISH[:3], "Mail everything to another address", *ENGLISH[4:6], "Initials of witness here")
    page = found(papers, drawn(print_form(tmp_path / "later.pdf", changed)))
    assert page.placed is None or page.placed.kin is Kin.OTHER_EDITION


def test_lines_in_another_order_are_another_edition(papers: Papers, tmp_path: Path) -> None:
    moved = (*ENGLISH[:4], ENGLISH[5], ENGLISH[4], ENGLISH[6])
    page = found(papers, drawn(print_form(tmp_path / "moved.pdf", moved)))
    assert page.placed is None or page.placed.kin is Kin.OTHER_EDITION


def _seen(likeness: float, inked: float, down: int) -> Seen:
    return Seen(Patch(0, down, np.zeros((10, 40), np.uint8)), likeness, (0, 0), inked)


def _page_of_words(faint: tuple[float, float]) -> list[Seen]:
    """Every second word is the blank's; of the others, likeness and ink as given. Spread down the page."""
    clear = (0.86, 0.9)
    return [_seen(*(clear if number % 2 else faint), number * 15) for number in range(60)]


@pytest.mark.parametrize(
    ("faint", "is_faded"),
    [((0.55, 0.3), True), ((0.55, 1.0), False), ((0.3, 0.3), False), ((0.0, 0.0), False)],
    ids=["weak strokes left", "other words instead", "specks only", "nothing left at all"],
)
def test_words_may_fade_but_not_be_replaced(faint: tuple[float, float], is_faded: bool) -> None:
    seen = _page_of_words(faint)
    assert faded(seen) is is_faded
    top = [one if one.patch.top < 450 else replace(one, likeness=0.0, inked=0.2) for one in seen]
    assert not faded(top), "what is left must be all over the page"
    few = [_seen(0.9, 0.9, down) if down % 120 == 0 else _seen(0.55, 0.3, down) for down in range(0, 900, 15)]
    assert not faded(few), "headings alone are no form"


def test_what_is_left_must_be_where_the_blank_has_it() -> None:
    seen = _page_of_words((0.55, 0.3))
    assert not faded([one if one.likeness > 0.8 else replace(one, off=(3, 6)) for one in seen])


def _half_gone(page: Gray) -> Gray:
    """Nothing is left right of the middle of the print."""
    page = page.copy()
    page[:, 540:] = 255
    return page


def test_less_of_a_page_need_be_seen_beside_its_sibling(papers: Papers) -> None:
    page, front = _half_gone(papers.back), found(papers, papers.english).placed
    assert front is not None
    assert not lies_on(found(papers, page), "en", 2), "alone, too little of it is seen"
    lacking = papers.blanks.lacking([front.match])
    assert [papers.blanks.pages[number].page for number in lacking] == [2]
    assert lies_on(beside(page, 200.0, papers.blanks, lacking), "en", 2)
    turned = beside(quarter_turned(page, 180), 200.0, papers.blanks, lacking)
    assert lies_on(turned, "en", 2)
    assert turned.rotation == 180


def test_beside_a_sibling_other_papers_stay_what_they_are(papers: Papers, tmp_path: Path) -> None:
    front = found(papers, papers.english).placed
    assert front is not None
    lacking = papers.blanks.lacking([front.match])
    letter = drawn(print_form(tmp_path / "letter.pdf", [f"Dear madam number {n} of many" for n in range(7)]))
    for other in (letter, papers.spanish, papers.english, noisy(np.full_like(letter, 255))):
        assert beside(other, 200.0, papers.blanks, lacking).placed is None


def test_a_form_that_is_whole_lacks_nothing(papers: Papers) -> None:
    front, back = found(papers, papers.english).placed, found(papers, papers.back).placed
    assert front is not None
    assert back is not None
    assert not papers.blanks.lacking([front.match, back.match])
    assert len(papers.blanks.lacking([front.match, front.match, back.match])) == 1
    assert not papers.blanks.lacking([])


def test_an_empty_page_and_noise_show_no_blank(papers: Papers) -> None:
    assert found(papers, np.full((2200, 1700), 255, np.uint8)).placed is None
    assert found(papers, noisy(np.full((2200, 1700), 255, np.uint8))).placed is None


def test_words_cut_off_with_the_page_are_not_claimed(papers: Papers) -> None:
    page = found(papers, papers.english[: int(0.66 * len(papers.english))])
    assert page.placed is not None
    words = printed_words(page.placed)
    assert 0 < len(words) < len(papers.blanks.pages[0].words)
    assert all(word.box.bottom < 1.02 for word in words)


def test_many_blanks_are_sifted_to_the_same_answer(papers: Papers) -> None:
    others = [_shuffled(papers.blanks.pages[2], seed) for seed in range(40)]
    many = Blanks.of([*others, *papers.blanks.pages])
    page = upright(faxed(papers.english), 200.0, many)
    assert lies_on(page, "en")


def _shuffled(blank: BlankPage, seed: int) -> BlankPage:
    """Another form: this one's words in other places."""
    rng, own = Random(seed), blank.picture
    picture = np.full_like(own, 255)
    height, width = picture.shape
    words = []
    for word in blank.words:
        left, top = int(word.box.left * width), int(word.box.top * height)
        crop = own[top : int(word.box.bottom * height), left : int(word.box.right * width)]
        down, across = rng.randrange(100, height - 200), rng.randrange(60, width - 60 - crop.shape[1])
        picture[down : down + crop.shape[0], across : across + crop.shape[1]] = crop
        box = Box(
            across / width, down / height, (across + crop.shape[1]) / width, (down + crop.shape[0]) / height
        )
        words.append(replace(word, box=box))
    return replace(blank, template=f"other-{seed}", words=tuple(words), png=png_of(picture))


def test_ink_of_a_speckled_page_keeps_its_letters(papers: Papers) -> None:
    clean, speckled = ink_of(papers.english), papers.english.copy()
    rng = np.random.default_rng(2)
    speckled[rng.integers(0, 2200, 900), rng.integers(0, 1700, 900)] = 0
    assert np.count_nonzero(ink_of(speckled)) < 1.02 * np.count_nonzero(clean)
    assert np.count_nonzero(ink_of(speckled) & clean) > 0.995 * np.count_nonzero(clean)
