"""Texts laid out as pages to learn types from."""

from random import Random

from classifiers.evidence import evidence
from classifiers.manner import nothing_to_fill
from samples.type_paper import laid, misread

LINES = ("Patient name          Date of birth", "[ ] Discharge summary     [ ] Lab results", "Fax ________")


def test_the_same_seed_gives_the_same_page() -> None:
    assert laid("A title", LINES, Random(3), fillable=True) == laid(
        "A title", LINES, Random(3), fillable=True
    )


def test_boxes_are_squares_and_no_words() -> None:
    reading = laid(None, LINES, Random(1), fillable=False, harmed=False)
    assert not any("[" in word.text for word in reading.words)
    assert 0 < len(reading.squares) <= 2


def test_a_place_follows_a_label_only_where_there_is_something_to_fill() -> None:
    labels = ("Patient name          Date of birth          Phone",) * 6
    leaflets = [laid(None, labels, Random(n), fillable=False, harmed=False) for n in range(8)]
    forms = [laid(None, labels, Random(n), fillable=True, harmed=False) for n in range(8)]
    assert not any(reading.rules for reading in leaflets)
    assert any(reading.rules for reading in forms)
    assert not any(nothing_to_fill(evidence(reading).manner) for reading in forms)


def test_a_title_is_printed_larger() -> None:
    heights = {
        round(word.box.height, 4)
        for number in range(6)
        for word in laid("Release", ("some words",), Random(number), fillable=False, harmed=False).words
    }
    assert len(heights) == 2


def test_nothing_is_misread_at_rate_nought() -> None:
    assert misread("Date of birth", 0.0, Random(1)) == "Date of birth"
    assert misread("Authorization to release", 0.9, Random(1)) != "Authorization to release"
