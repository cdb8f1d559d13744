"""A threshold moves as far as it would without any one person's word, and no farther."""

from types import MappingProxyType

from learning.claims import Claim
from learning.counting import moved
from routing.thresholds import NEVER, Curves, Promised, Promises, Reviewed, curves
from tests.unit.learning.words import claim, pool

PROMISES = Promises(0.05)


def _threshold(said: list[Claim], shipped: Curves = MappingProxyType({})) -> float:
    own = moved([(one, one.claimed) for one in said], Promised(PROMISES, {}, shipped), {})
    return Promised(PROMISES, own, shipped).chosen(pool()).threshold


def _said(count: int, person: str, wrong: int = 0, claimed: float = 0.93) -> list[Claim]:
    return [claim(f"{person}{n}", n >= wrong, claimed=claimed, voices=(person,)) for n in range(count)]


def _shipped(wrong: int) -> Curves:
    return curves(Reviewed(pool(), 0.93, n >= wrong) for n in range(400))


def test_two_people_who_found_nothing_wrong_open_the_way() -> None:
    assert _threshold([*_said(80, "rosa"), *_said(80, "sue")]) <= 0.93


def test_one_person_alone_does_not() -> None:
    assert _threshold(_said(400, "rosa")) == NEVER


def test_nor_does_one_beside_others_who_said_too_little() -> None:
    assert _threshold([*_said(400, "rosa"), *_said(20, "sue")]) == NEVER


def test_what_two_agree_on_needs_no_third() -> None:
    both = [claim(f"d{n}", True, claimed=0.93, voices=("rosa", "sue")) for n in range(80)]
    assert _threshold(both) <= 0.93


def test_many_wrong_ones_found_by_two_people_close_it() -> None:
    shipped = _shipped(wrong=2)
    assert _threshold([], shipped) <= 0.93
    assert _threshold([*_said(200, "rosa", wrong=40), *_said(200, "sue", wrong=40)], shipped) > 0.93


def test_wrong_ones_that_one_person_alone_finds_do_not() -> None:
    said = [*_said(200, "rosa", wrong=200), *_said(200, "sue")]
    assert _threshold(said, _shipped(wrong=2)) <= 0.93


def test_doubts_of_few_values_count_if_two_people_have_them() -> None:
    """A field that too few values speak of is judged with others, but stricter if it is often wrong."""
    said = [*_said(20, "rosa", wrong=15), *_said(20, "sue", wrong=15)]
    assert _threshold(said, _shipped(wrong=2)) > 0.93
    assert _threshold(_said(20, "rosa", wrong=15), _shipped(wrong=2)) <= 0.93


def test_what_is_kept_stays_where_nothing_moves() -> None:
    kept = curves(Reviewed(pool(), 0.93, True) for _ in range(100))
    present = Promised(PROMISES, kept, {})
    assert moved([(one, 0.93) for one in _said(100, "rosa")], present, kept)[pool()] == kept[pool()]
