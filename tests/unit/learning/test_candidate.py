"""A candidate is promoted part by part, where its replay over deliveries held out allows it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from learning import replay
from learning.candidate import Ground, Heard, make
from learning.claims import Claim
from learning.confidence import Confidence
from learning.folds import HELD_OUT, fold_of
from learning.replay import Trial
from learning.types import ReviewedSheet
from learning.version import Models, Version
from routing.thresholds import Curves, Promised, Promises, Reviewed, curves
from tests.unit.learning.words import PEOPLE, claim, pool, sheets, stream

NOW = datetime(2026, 3, 6, 7, 0, tzinfo=UTC)
PROMISES = Promises(0.05)
SHIPPED: Curves = curves(Reviewed(pool(), 0.95, n >= 2) for n in range(400))


def _made(
    claims: Sequence[Claim] = (), papers: Sequence[ReviewedSheet] = (), models: Models | None = None
) -> Version:
    return make(Heard(claims, papers), Ground(models or Models(), PROMISES, SHIPPED), NOW, "m1", None)


def _trials(version: Version) -> dict[str, Trial]:
    return {trial.part: trial for trial in version.record.trials}


def test_without_a_word_nothing_is_promoted() -> None:
    version = _made()
    assert not version.record.promoted
    assert version.models == Models()
    assert "too few past originals" in version.record.because


def test_a_field_that_is_often_wrong_here_is_found_out_and_held_back() -> None:
    heard = list(stream(400, {"patient.name": 0.995, "patient.mrn": 0.7}))
    version = _made(heard)
    trials = _trials(version)
    assert trials["confidence"].better and trials["thresholds"].better
    figures = trials["thresholds"].figures
    assert figures["wrong_after"] < 0.2 * figures["wrong_before"]
    assert figures["released_after"] > 0.3 * figures["values"]
    sure = trials["confidence"].figures
    assert sure["calibration_error_after"] < sure["calibration_error_before"]
    assert sure["loss_change_at_most"] < 0


def test_what_one_person_alone_finds_wrong_is_not_believed() -> None:
    """Others look at the same field as often, and find nothing."""
    said = [
        replace(one, right=one.voices != {"rosa"} or n % 2 == 0)
        for n, one in enumerate(stream(400, {"patient.mrn": 1.0}))
    ]
    trials = _trials(_made(said))
    assert trials["confidence"].figures["loss_change_at_most"] < 0
    assert "by one person's word only" in trials["confidence"].why
    assert trials["thresholds"].figures["released_after"] == trials["thresholds"].figures["released_before"]


def test_where_all_is_well_nothing_is_said_to_be_better() -> None:
    version = _made(list(stream(400, {"patient.name": 0.97})))
    assert not _trials(version)["confidence"].better
    assert "not surely better" in _trials(version)["confidence"].why
    assert version.models.confidence == Confidence()


def test_a_candidate_that_learnt_what_is_not_so_is_kept_back() -> None:
    """People say one thing of what is learnt from and another of what is held out: nothing to build on."""
    said = [
        replace(one, right=fold_of(one.delivery) == HELD_OUT) for one in stream(400, {"patient.mrn": 1.0})
    ]
    trial = _trials(_made(said))["confidence"]
    assert not trial.better
    assert trial.figures["loss_change"] > 0


def test_blind_checks_that_find_released_values_wrong_close_the_threshold() -> None:
    well = list(stream(400, {"patient.name": 1.0}))
    blind = [claim(f"x{n}", n % 2 == 0, voices=(PEOPLE[n % 3],), unseen=True) for n in range(60)]
    figures = _trials(_made([*well, *blind]))["thresholds"].figures
    assert figures["wrong_before"] > 0
    assert figures["released_after"] == 0


def test_what_blind_checks_contradict_is_not_promoted() -> None:
    """However well it looks to those who saw the values."""
    well = [claim(f"d{n}", True) for n in range(400)]
    blind = [claim(f"x{n}", n % 2 == 0, unseen=True) for n in range(30)]
    same = (Confidence(), Promised(PROMISES, {}, SHIPPED))
    assert replay.thresholds(well, same, same).better
    trial = replay.thresholds([*well, *blind], same, same)
    assert not trial.better
    assert "blind checks" in trial.why


def test_thresholds_that_let_more_wrong_values_pass_than_promised_are_not_promoted() -> None:
    held = [claim(f"d{n}", n % 10 != 0) for n in range(100)]
    closed, opened = Promised(PROMISES, {}, {}), Promised(PROMISES, {}, SHIPPED)
    trial = replay.thresholds(held, (Confidence(), opened), (Confidence(), closed))
    assert (trial.figures["released_before"], trial.figures["wrong_after"]) == (0, 10)
    assert not trial.better
    assert replay.thresholds(held, (Confidence(), closed), (Confidence(), opened)).better


def test_types_are_promoted_when_more_are_right() -> None:
    version = _made(papers=list(sheets(300)))
    trial = _trials(version)["types"]
    assert trial.better and version.record.promoted
    assert trial.figures["right_after"] > 1.5 * trial.figures["right_before"]
    assert version.models.types.weights


@pytest.mark.parametrize("people", [("rosa",), ("rosa", "sue", "tom")])
def test_types_that_one_person_alone_wants_are_not(people: tuple[str, ...]) -> None:
    said = [replace(one, voices=frozenset({people[n % len(people)]})) for n, one in enumerate(sheets(300))]
    assert _trials(_made(papers=said))["types"].better is (len(people) > 1)


def test_what_is_already_in_use_is_not_promoted_again() -> None:
    heard = list(stream(400, {"patient.name": 0.995, "patient.mrn": 0.7}))
    papers = list(sheets(300))
    first = _made(heard, papers)
    again = _made(heard, papers, first.models)
    assert first.record.promoted
    assert not again.record.promoted, again.record.because
    assert again.models == first.models


def test_it_says_what_it_rests_on() -> None:
    heard = [*stream(100, {"patient.name": 0.9}), claim("z", False, unseen=True)]
    counts = _made(heard, list(sheets(10))).record.counts
    assert (counts.values, counts.forms, counts.people, counts.unseen) == (101, 10, 3, 1)
    assert counts.wrong == sum(not one.right for one in heard)
    assert 0 < counts.held_out < counts.deliveries == 101
    assert 0.3 < counts.largest_share < 0.5
