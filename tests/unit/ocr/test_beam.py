"""The beam finds the texts a trace makes likeliest, with their exact probabilities."""

from itertools import groupby, product
from math import exp, log
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.form import FieldKind
from ocr.beam import likeliest
from ocr.numerals import GRAMMARS
from ocr.trace import Letter, Trace, parts

SIGNS = ["", "a", "b"]


def trace(rows: list[list[float]], signs: list[str] = SIGNS) -> Trace:
    return Trace(np.array(rows, np.float32), signs)


def by_every_path(rows: list[list[float]]) -> dict[str, float]:
    """Probability of each text, the long way: over every path through the steps."""
    found: dict[str, float] = {}
    for path in product(range(3), repeat=len(rows)):
        chance = float(np.prod([row[sign] for row, sign in zip(rows, path, strict=True)]))
        text = "".join(SIGNS[sign] for sign, _ in groupby(path))
        found[text] = found.get(text, 0.0) + chance
    return found


@given(st.lists(st.tuples(*[st.floats(0.05, 1.0)] * 3), min_size=1, max_size=5))
def test_probabilities_are_those_of_all_paths_together(drawn: list[tuple[float, float, float]]) -> None:
    rows = [[each / sum(row) for each in row] for row in drawn]
    found = dict(likeliest(trace(rows), width=1000))
    expected = by_every_path(rows)
    assert found.keys() == expected.keys()
    for text, chance in found.items():
        assert exp(chance) == pytest.approx(expected[text], rel=1e-3)


def test_likeliest_comes_first_and_no_more_than_asked() -> None:
    rows = [[0.1, 0.6, 0.3], [0.8, 0.1, 0.1], [0.1, 0.3, 0.6]]
    found = likeliest(trace(rows), width=2)
    assert [text for text, _ in found] == ["ab", "a"] or found[0][0] == "ab"
    assert len(found) == 2
    assert found[0][1] >= found[1][1]


def test_signs_not_allowed_still_count_against_a_text() -> None:
    rows = [[0.0, 0.9, 0.1]]
    found = dict(likeliest(trace(rows), width=5, allowed="b"))
    assert found["b"] == pytest.approx(log(0.1), rel=1e-3)
    assert "a" not in found


def test_a_date_lost_to_a_letter_is_found_among_what_dates_may_look_like() -> None:
    signs = ["", *"0123456789/V"]
    rows = [[0.02 if sign else 0.0 for sign in signs] for _ in range(8)]
    for row, sure in zip(rows, ["0", "V", "", "2", "2", "/", "6", "9"], strict=True):
        row[signs.index(sure)] = 0.7
    grammar = GRAMMARS[FieldKind.DATE]
    found = [text for text, _ in likeliest(trace(rows, signs), 24, grammar.allowed, grammar.viable)]
    assert found
    assert all(grammar.viable(text) for text in found)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FieldKind.DATE, "01/22/1969"),
        (FieldKind.DATE, "1-2-69"),
        (FieldKind.DATE, "2026-05-01"),
        (FieldKind.PHONE, "(617) 555-0123"),
        (FieldKind.PHONE, "+1 617.555.0123"),
        (FieldKind.PHONE, "6175550123"),
        (FieldKind.RECORD_NUMBER, "MR 1234-567"),
        (FieldKind.EMAIL, "ann.lee@mail.example.org"),
    ],
)
def test_what_people_write_may_begin_so(kind: FieldKind, text: str) -> None:
    grammar = GRAMMARS[kind]
    assert set(text) <= set(grammar.allowed)
    assert all(grammar.viable(text[:end]) for end in range(len(text) + 1))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FieldKind.DATE, "123/4/2020"),
        (FieldKind.PHONE, "617-55-50123"),
        (FieldKind.PHONE, "61755501234567"),
        (FieldKind.EMAIL, "a@b@c"),
    ],
)
def test_what_nobody_writes_may_not(kind: FieldKind, text: str) -> None:
    assert not GRAMMARS[kind].viable(text)


def test_words_share_the_line_out_at_its_spaces() -> None:
    letters = [Letter("a", 1, 0.1), Letter(" ", 1, 0.3), Letter("b", 1, 0.6), Letter("c", 1, 0.9)]
    assert [(part.text, part.start, part.end) for part in parts(letters)] == [
        ("a", 0.0, 0.3),
        ("bc", 0.3, 1.0),
    ]


def test_noise_in_which_anything_may_stand_ends_soon() -> None:
    signs = ["", *map(chr, range(65, 155))]
    even = np.full((400, len(signs)), 1 / len(signs), np.float32)
    started = perf_counter()
    assert likeliest(Trace(even, signs), 24)
    assert perf_counter() - started < 5
