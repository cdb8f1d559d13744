"""What types are learnt from: papers put together anew the same way each time, and weights that fit them."""

import json
from pathlib import Path
from random import Random

import pytest

from classifiers.chances import CLASSES
from samples import fit_types
from samples.type_paper import laid

WEIGHTS = Path(fit_types.__file__).parent.parent / "classifiers" / "lexicon" / "weights.json"


def test_the_same_papers_are_put_together_again() -> None:
    one, other = (list(fit_types.composed(Random(7), 60)) for _ in range(2))
    assert one == other
    assert one != list(fit_types.composed(Random(8), 60))


@pytest.mark.parametrize("sort", CLASSES)
def test_every_class_has_titles_bodies_and_letters(sort: str) -> None:
    for part in ("title", "body"):
        assert len(fit_types.phrases()[sort, part]) >= 30
    assert len(fit_types.phrases()["letter", sort]) >= 10


def test_papers_are_of_every_length() -> None:
    lengths = [len(text.lines) for text in fit_types.composed(Random(3), 300)]
    assert min(lengths) <= 3
    assert max(lengths) >= 35


def test_a_letter_has_no_places_to_write_on_unless_it_is_laid_out_as_a_form() -> None:
    reading = laid(None, ("Dear Medical Records:", "Please send me my chart"), Random(1), fillable=False)
    assert not reading.rules and not reading.squares


def test_shipped_weights_know_the_words_of_the_papers_they_were_learnt_from() -> None:
    names = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    shipped = {name for name in names if name.startswith("w:")}
    wanted = fit_types.vocabulary(fit_types.pages())
    assert shipped <= wanted
    assert len(shipped) >= 0.98 * len(wanted)
