"""Values that people keep correcting become less sure; what one person alone says moves nothing."""

import pytest

from domain.form import FieldValue, FormRun, FormType, Language, ValueSource
from learning import confidence
from learning.claims import Claim
from learning.folds import FOLDS, HELD_OUT, fold_of
from tests.unit.learning.words import claim, stream

RUN = FormRun((1,), FormType.IMAGING, 1.0, Language.ENGLISH, "imaging-en")
NAME = FieldValue("patient.name", "Ana Poe", "Ana Poe", 0.97, ValueSource.PRINT)
NUMBER = FieldValue("patient.mrn", "0042", "0042", 0.97, ValueSource.PRINT)


@pytest.fixture(scope="module")
def heard() -> list[Claim]:
    return list(stream(300, {"patient.name": 0.99, "patient.mrn": 0.6}))


def test_what_is_often_wrong_here_becomes_less_sure(heard: list[Claim]) -> None:
    learnt = confidence.learn(heard)
    assert 0.5 < learnt.of(RUN, NUMBER) < 0.72
    assert learnt.of(RUN, NAME) > 0.96


def test_nothing_learnt_leaves_a_claim_alone() -> None:
    assert confidence.Confidence().of(RUN, NAME) == 0.97


def test_ink_that_could_not_be_read_and_a_person_s_word_are_left_alone(heard: list[Claim]) -> None:
    learnt = confidence.learn(heard)
    unread = FieldValue("patient.mrn", None, "~~", 0.05, ValueSource.PRINT)
    said = FieldValue("patient.mrn", "0042", "", 1.0, ValueSource.PERSON)
    assert learnt.of(RUN, unread) == 0.05
    assert learnt.of(RUN, said) == 1.0


def test_deliveries_held_out_teach_nothing(heard: list[Claim]) -> None:
    taught = [one for one in heard if fold_of(one.delivery) != HELD_OUT]
    assert len(taught) < len(heard)
    assert confidence.learn(taught).weights == confidence.learn(heard).weights


def test_no_value_vouches_for_itself(heard: list[Claim]) -> None:
    one = next(claim for claim in heard if fold_of(claim.delivery) == 1)
    rest = [claim for claim in heard if fold_of(claim.delivery) != 1]
    assert confidence.learn(heard).apart[1] == confidence.learn(rest).weights
    assert len(confidence.learn(heard).apart) == FOLDS
    assert confidence.learn(heard).apart_of(one) != confidence.learn(heard).of(RUN, NAME)


def test_one_person_alone_teaches_nothing() -> None:
    alone = confidence.learn(list(stream(300, {"patient.mrn": 0.1}, people=("rosa",))))
    assert set(alone.weights.values()) == {0.0}
    assert alone.of(RUN, NUMBER) == pytest.approx(0.97)


def test_one_loud_person_weighs_no_more_than_all_others() -> None:
    calm = [claim(f"a{n}", n % 50 != 0, voices=("sue",)) for n in range(100)]
    loud = [claim(f"b{n}", False, voices=("rosa",)) for n in range(2000)]
    as_many = [claim(f"b{n}", False, voices=("rosa",)) for n in range(100)]
    assert confidence.learn([*calm, *loud]).of(RUN, NAME) == pytest.approx(
        confidence.learn([*calm, *as_many]).of(RUN, NAME), abs=0.05
    )


def test_signs_hold_no_word_of_a_page(heard: list[Claim]) -> None:
    names = set(confidence.learn(heard).weights)
    assert names == {
        "claimed",
        "paper.ours",
        "source.print.ours",
        "path.patient.name.ours",
        "path.patient.mrn.ours",
        "language.en",
        "blank.imaging-en.patient.name",
        "blank.imaging-en.patient.mrn",
    }
