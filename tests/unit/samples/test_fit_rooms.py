"""The fit finds what was put in, and what is no place is nowhere."""

from collections.abc import Mapping
from random import Random

import pytest

from classifiers.region import Candidate
from classifiers.rooms import Room, Way
from domain.page import Box, Word
from samples.fit_rooms import Page, Place, Question, fit, held_out, hits, laid, papers, right

SOMEWHERE = Box(0.1, 0.1, 0.2, 0.11)
WAYS = (Way.LINE, Way.UNDER, Way.NONE)


def room(way: Way, features: Mapping[str, float], left: float = 0.1) -> Candidate:
    return Candidate(Room(way, Box(left, 0.1, left + 0.2, 0.2), 0.0), features)


def planted(random: Random) -> Question:
    """Ink tells the right room nine times in ten; the colour of the paper tells nothing."""
    right_one = random.randrange(len(WAYS))
    inked = right_one if random.random() < 0.9 else random.randrange(len(WAYS))
    found = [
        room(way, {"inked": float(n == inked), "paper": random.random()}, 0.3 * n)
        for n, way in enumerate(WAYS)
    ]
    return Question(tuple(found), frozenset({right_one}), SOMEWHERE)


def habitual(random: Random, way: Way) -> Question:
    """Every other label tells its room; the rest have it where the page's others have theirs."""
    told = random.random() < 0.5
    found = [room(each, {"inked": float(told and each is way)}) for each in (Way.LINE, Way.UNDER)]
    right_ones = frozenset(n for n, each in enumerate(found) if each.room.way is way)
    return Question(tuple(found), right_ones, SOMEWHERE)


def pages() -> list[Page]:
    random = Random(5)
    return [Page(f"{n % 8}", tuple(planted(random) for _ in range(10))) for n in range(40)]


def test_it_finds_the_preference_that_was_planted() -> None:
    weights = fit(pages())
    assert weights["inked"] > 2
    assert abs(weights["paper"]) < 0.5


def test_it_holds_on_layouts_left_out() -> None:
    good, whole = held_out(pages())
    assert whole == 400
    assert good / whole == pytest.approx(0.9 + 0.1 / len(WAYS), abs=0.04)


def test_a_page_s_habit_tells_where_nothing_else_does() -> None:
    random = Random(6)
    ways = [random.choice((Way.LINE, Way.UNDER)) for _ in range(60)]
    known = [Page(f"{n}", tuple(habitual(random, way) for _ in range(8))) for n, way in enumerate(ways)]
    weights = fit(known)
    good, whole = hits(known, weights)
    assert weights["habit"] > 0.5
    assert good / whole > 0.9


def test_the_room_on_the_place_is_right_and_nowhere_where_there_is_none() -> None:
    found = [room(way, {}, 0.3 * n) for n, way in enumerate(WAYS)]
    assert right(found, Box(0.4, 0.08, 0.6, 0.2)) == {1}
    assert right(found, Box(0.4, 0.8, 0.6, 0.9)) == {2}
    assert right(found, None) == {2}


def test_hand_made_and_drawn_forms_come_by_turns_and_none_of_the_report_set() -> None:
    ids = [paper.layout.id for paper, _ in papers(3, 4)]
    assert ["-drawn-" in each for each in ids] == [False, True, False, True]
    assert not any(each.startswith("report") for each in ids)


def test_places_move_with_the_words_about_them() -> None:
    random = Random(7)
    drawn = [
        Word("".join(random.choices("abcdefghij", k=7)), Box(left, top, left + 0.1, top + 0.01), 1.0, 0)
        for left, top in ((0.2 * across, 0.04 * down) for across in range(4) for down in range(1, 20))
    ]
    came = [
        Word(w.text, Box(w.box.left, 0.015 + 0.985 * w.box.top, w.box.right, 0.025 + 0.985 * w.box.top), 1, 0)
        for w in drawn
    ]
    found = laid([Place("patient.name", Box(0.1, 0.1, 0.3, 0.12))], drawn, came)
    assert found is not None
    assert found[0].box.top == pytest.approx(0.015 + 0.985 * 0.1, abs=0.002)
    assert laid([], drawn, came[:3]) is None
