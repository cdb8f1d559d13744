"""The fit finds what was put in, and never learns from the report set."""

import math
from pathlib import Path
from random import Random

import pytest

from samples.fit_confidence import Case, foretold, read_folder, table
from samples.report_calibration import bins, expected_error


def drawn(count: int, weight: float) -> list[Case]:
    random = Random(3)
    found = []
    for number in range(count):
        strength = random.random()
        chance = 1 / (1 + math.exp(2 - weight * strength))
        found.append(Case(f"{number % 40}", {"clear": strength}, random.random() < chance))
    return found


def test_it_finds_the_weight_that_was_put_in() -> None:
    assert table(drawn(4000, 5.0), "value")["clear"] == pytest.approx(5.0, abs=0.5)


def test_a_sign_never_counts_the_wrong_way_round() -> None:
    assert "clear" not in table(drawn(4000, -5.0), "value")


def test_what_it_foretells_of_the_other_half_comes_true() -> None:
    assert expected_error(bins(foretold(drawn(4000, 5.0), "value"))) < 0.04


def test_the_report_set_is_refused() -> None:
    with pytest.raises(SystemExit, match="report"):
        list(read_folder(Path("report-1")))
