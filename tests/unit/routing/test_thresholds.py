"""Thresholds from a promise: the bound holds, little data sends everything to a person."""

from dataclasses import replace
from random import Random

import pytest

from domain.form import FieldValue, FormRun, FormType, Language, ValueSource
from routing.binomial import most_likely_wrong, surely_more
from routing.thresholds import (
    CERTAINTY,
    NEVER,
    Pool,
    Promised,
    Promises,
    Reviewed,
    choose,
    curve,
    curves,
    pool_of,
    wider,
)

PRINT = Pool(True, "print", "patient.name", FormType.AUTHORIZATION, Language.ENGLISH)
RUN = FormRun((1,), FormType.AUTHORIZATION, 1.0, Language.ENGLISH, "roi-en-2026-01")
NAME = FieldValue("patient.name", "Ana Poe", "Ana Poe", 0.99, ValueSource.PRINT)


def values(count: int, confidence: float, wrong: int = 0, pool: Pool = PRINT) -> list[Reviewed]:
    return [Reviewed(pool, confidence, number >= wrong) for number in range(count)]


@pytest.mark.parametrize(
    ("wrong", "of", "bound"),
    # Clopper and Pearson's one-sided bound: 1 - 0.05^(1/n) without errors; tables for the others.
    [(0, 100, 1 - 0.05**0.01), (0, 10, 1 - 0.05**0.1), (1, 10, 0.3942), (5, 10, 0.7776), (10, 10, 1.0)],
)
def test_the_bound_is_the_exact_one(wrong: int, of: int, bound: float) -> None:
    assert most_likely_wrong(wrong, of, 0.95) == pytest.approx(bound, abs=2e-4)


def test_too_many_are_told_from_bad_luck() -> None:
    # Of 1,000 with 5 wrong on average, 6 are nothing special; 12 and more come once in 200 times.
    assert not surely_more(6, 1000, 0.005, 0.95)
    assert surely_more(12, 1000, 0.005, 0.95)
    assert not surely_more(0, 0, 0.005, 0.95)


def test_of_nothing_anything_may_be_wrong() -> None:
    assert most_likely_wrong(0, 0, 0.95) == 1.0


def test_too_few_values_send_everything_to_a_person() -> None:
    chosen = choose(PRINT, curve(values(500, 0.999)), 0.005)
    assert (chosen.threshold, chosen.enough) == (NEVER, False)


def test_enough_good_values_pass() -> None:
    chosen = choose(PRINT, curve(values(700, 0.96)), 0.005)
    assert chosen.threshold <= 0.96
    assert chosen.bound is not None and chosen.bound <= 0.005


def test_it_is_no_looser_than_the_promise_allows() -> None:
    reviewed = values(2000, 0.995) + values(300, 0.92, wrong=30)
    assert 0.92 < choose(PRINT, curve(reviewed), 0.005).threshold <= 0.995


def test_bad_values_never_pass_however_many() -> None:
    chosen = choose(PRINT, curve(values(5000, 0.999, wrong=60)), 0.005)
    assert (chosen.threshold, chosen.enough) == (NEVER, True)


def test_a_step_that_fails_ends_the_search_even_if_a_later_one_would_do() -> None:
    reviewed = values(1000, 0.999, wrong=10) + values(50_000, 0.9)
    assert choose(PRINT, curve(reviewed), 0.005).threshold == NEVER


def test_the_promise_is_kept_about_as_often_as_claimed() -> None:
    """Many hospitals draw values at random; the true error above the threshold breaks the promise rarely."""
    random, broken, rounds = Random(4), 0, 200
    for _ in range(rounds):
        sure = [random.choice((0.999, 0.99, 0.98, 0.95, 0.9)) for _ in range(3000)]
        # Overconfident on purpose: 0.99 claimed is right with 0.994, 0.95 with 0.98.
        right = {0.999: 0.9995, 0.99: 0.994, 0.98: 0.99, 0.95: 0.98, 0.9: 0.95}
        chosen = choose(PRINT, curve([Reviewed(PRINT, c, random.random() < right[c]) for c in sure]), 0.005)
        passed = [right[c] for c in right if c >= chosen.threshold]
        broken += bool(passed) and 1 - sum(passed) / len(passed) > 0.005
    assert broken / rounds <= 2 * (1 - CERTAINTY)


def test_narrow_pools_decide_where_they_have_enough() -> None:
    fax = replace(PRINT, path="recipient.fax")
    own = curves(values(5000, 0.99) + values(5000, 0.99, wrong=200, pool=fax))
    promised = Promised(Promises(0.005), own, {})
    assert promised.chosen(fax).threshold == NEVER
    assert promised.chosen(PRINT).threshold <= 0.99
    assert promised.chosen(PRINT).pool == PRINT


def test_where_a_pool_has_too_little_a_wider_one_decides() -> None:
    rare = replace(PRINT, path="expiration")
    promised = Promised(Promises(0.005), curves(values(5000, 0.99) + values(20, 0.99, pool=rare)), {})
    assert promised.chosen(rare).pool == Pool(True, "print") == wider(rare)[-2]
    assert promised.chosen(rare).threshold <= 0.99


def test_a_pool_that_proves_nothing_may_still_make_it_stricter() -> None:
    hand = replace(PRINT, source="handwriting")
    own = curves(values(5000, 0.99) + values(200, 0.99, pool=hand) + values(200, 0.93, wrong=8, pool=hand))
    promised = Promised(Promises(0.005), own, {})
    assert promised.chosen(replace(PRINT, source="mark")).threshold <= 0.93
    assert 0.93 < promised.chosen(hand).threshold <= 0.99


@pytest.mark.parametrize(("wrong", "goes_on"), [(1, True), (5, False)])
def test_a_wider_pool_leads_on_only_while_the_narrower_keeps_the_promise(wrong: int, goes_on: bool) -> None:
    """The few below 0.99 are too few to prove anything among themselves."""
    marks = values(5000, 0.96, pool=replace(PRINT, source="mark", path="purpose"))
    own = curves(values(650, 0.99) + values(50, 0.96, wrong=wrong) + marks)
    assert choose(PRINT, own[PRINT], 0.005).threshold > 0.96
    promised = Promised(Promises(0.005), own, {})
    assert (promised.chosen(PRINT).threshold <= 0.96) is goes_on
    assert promised.chosen(PRINT).threshold <= 0.99


def test_own_values_count_before_those_shipped() -> None:
    shipped = curves(values(5000, 0.9))
    good = Promised(Promises(0.005), {}, shipped)
    bad = Promised(Promises(0.005), curves(values(5000, 0.99, wrong=300)), shipped)
    assert good.least(RUN, NAME) <= 0.9
    assert bad.least(RUN, NAME) == NEVER


def test_a_field_may_have_its_own_promise() -> None:
    promised = Promised(Promises(0.005, {"patient.name": 0.0001}), {}, curves(values(5000, 0.99)))
    assert promised.least(RUN, NAME) == NEVER


def test_nothing_known_means_a_person() -> None:
    assert Promised(Promises(), {}, {}).least(RUN, NAME) == NEVER


def test_pools_keep_blank_fields_and_foreign_paper_apart() -> None:
    empty = replace(NAME, value=None, raw="")
    unread = replace(NAME, value=None, raw="scrawl")
    assert pool_of(RUN, NAME).source == pool_of(RUN, unread).source == "print"
    assert pool_of(RUN, empty).source == "blank"
    assert not pool_of(replace(RUN, template=None), NAME).known
