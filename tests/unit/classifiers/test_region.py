"""Where the answer to a label is looked for, on pages drawn with rules alone."""

from collections.abc import Sequence
from dataclasses import replace

from classifiers.labels import find
from classifiers.region import regions
from classifiers.rooms import Way, rooms, walls
from classifiers.sheet import sheet
from domain.form import FieldKind
from domain.page import Box, Word
from tests.unit.classifiers.paper import FakeView, page, words_at


def first_ways(words: Sequence[Word], rules: Sequence[Box]) -> dict[str, Way | None]:
    """Of every label by its text, the likeliest way; None where no answer is expected."""
    paper = sheet(FakeView(page(words=tuple(words), rules=tuple(rules))))
    labels = find(paper)
    found = regions([(label, FieldKind.TEXT) for label in labels], paper, labels)
    return {label.text: found[label][0].way if found[label] else None for label in labels}


def line(left: float, top: float, right: float) -> Box:
    return Box(left, top, right, top + 0.001)


PROSE = words_at("some longer running text of the usual size that stands below the frames", 0.08, 0.8)


def test_captions_hang_under_their_lines() -> None:
    words = [*PROSE]
    rules = []
    for number, (left, right) in enumerate((("Patient Name", "Date of Birth"), ("Street", "City"))):
        top = 0.2 + 0.06 * number
        rules += [line(0.08, top, 0.5), line(0.55, top, 0.9)]
        words += [*words_at(left, 0.08, top + 0.004, 0.008), *words_at(right, 0.55, top + 0.004, 0.008)]
        words += [*words_at("Emma Walsh", 0.1, top - 0.018), *words_at("Something", 0.57, top - 0.018)]
    ways = first_ways(words, rules)
    assert set(ways.values()) == {Way.OVER}


def test_a_line_begins_after_the_label() -> None:
    words = (*words_at("Patient Name:", 0.08, 0.2), *words_at("Emma Walsh", 0.3, 0.2), *PROSE)
    assert first_ways(words, [line(0.24, 0.214, 0.6)]) == {"Patient Name:": Way.LINE}


def test_a_line_torn_to_pieces_is_one_line() -> None:
    words = (*words_at("Patient Name:", 0.08, 0.2), *words_at("Emma Walsh", 0.45, 0.2), *PROSE)
    pieces = [line(0.24 + 0.018 * n, 0.214, 0.24 + 0.018 * n + 0.015) for n in range(22)]
    paper = sheet(FakeView(page(words=words, rules=tuple(pieces))))
    assert [(round(whole.left, 3), round(whole.right, 3)) for whole in paper.lines] == [(0.24, 0.633)]
    assert first_ways(words, pieces) == {"Patient Name:": Way.LINE}


def test_a_heading_has_no_answer_beside_a_label_that_has() -> None:
    words = (
        *words_at("SIGNATURE", 0.08, 0.2, 0.016),
        *words_at("Signature of Patient:", 0.08, 0.24),
        *words_at("Moa", 0.4, 0.24),
        *PROSE,
    )
    ways = first_ways(words, [line(0.3, 0.254, 0.6)])
    assert ways["SIGNATURE"] is None
    assert ways["Signature of Patient:"] is Way.LINE


def test_a_room_stays_within_its_walls() -> None:
    words = (*words_at("Patient Name", 0.09, 0.203, 0.008), *PROSE)
    uprights = (Box(0.08, 0.2, 0.081, 0.24), Box(0.5, 0.2, 0.501, 0.24))
    reading = page(words=words, rules=(line(0.08, 0.2, 0.92), line(0.08, 0.24, 0.92)))
    paper = sheet(FakeView(replace(reading, uprights=uprights)))
    labels = find(paper)
    (cell,) = [room for room in rooms(labels[0], paper, labels) if room.way is Way.CELL]
    assert cell.box.right <= 0.5 and cell.box.bottom <= 0.2401
    assert walls(labels[0].box, paper).right == uprights[1]


def test_under_a_table_s_heading_stands_the_answer() -> None:
    words = (*words_at("Patient Name", 0.09, 0.203), *words_at("Date of Birth", 0.52, 0.203), *PROSE)
    uprights = tuple(Box(x, 0.2, x + 0.001, 0.26) for x in (0.08, 0.5, 0.92))
    rules = tuple(line(0.08, top, 0.92) for top in (0.2, 0.22, 0.26))
    paper = sheet(FakeView(replace(page(words=words, rules=rules), uprights=uprights)))
    labels = find(paper)
    (column,) = [room for room in rooms(labels[1], paper, labels) if room.way is Way.COLUMN]
    assert 0.5 <= column.box.left < 0.51 and column.box.right <= 0.921
    assert column.box.top >= 0.22 and column.box.bottom <= 0.26


def test_a_fax_machine_s_streak_is_no_wall() -> None:
    words = (*words_at("Patient Name:", 0.08, 0.2), *words_at("Emma Walsh", 0.3, 0.2), *PROSE)
    streaks = (Box(0.36, 0.0, 0.361, 0.9),)
    reading = replace(page(words=words, rules=(line(0.08, 0.23, 0.9),)), uprights=streaks)
    paper = sheet(FakeView(reading))
    labels = find(paper)
    assert paper.uprights == ()
    assert all(room.box.right > 0.5 for room in rooms(labels[0], paper, labels) if room.way is Way.RIGHT)


def test_what_runs_through_words_is_no_wall() -> None:
    words = [*words_at("some longer words", 0.1, 0.2), *words_at("some longer words", 0.1, 0.3)]
    through = words[1].box.centre[0]
    reading = replace(page(words=words), uprights=(Box(through, 0.1, through + 0.001, 0.4),))
    assert sheet(FakeView(reading)).uprights == ()


def test_room_begins_after_a_hint_in_brackets() -> None:
    words = (*words_at("Patient Name (please print)", 0.08, 0.2), *PROSE)
    paper = sheet(FakeView(page(words=words)))
    labels = find(paper)
    right = [room.box.left for room in rooms(labels[0], paper, labels) if room.way is Way.RIGHT]
    assert right and min(right) > words[3].box.right


def test_room_ends_before_another_question_known_or_not() -> None:
    words = (*words_at("Patient Name:", 0.08, 0.2), *words_at("Shoe size:", 0.6, 0.2), *PROSE)
    paper = sheet(FakeView(page(words=words)))
    labels = find(paper)
    right = [room.box.right for room in rooms(labels[0], paper, labels) if room.way is Way.RIGHT]
    assert right and max(right) < 0.6
