from dataclasses import replace

import pytest

from classifiers import answer, confidence
from classifiers.answer import Spot
from classifiers.confidence import Support
from classifiers.left_blank import judged_together
from domain.form import FieldKind, FieldValue, ValueSource
from domain.page import Box

PRINTED = Support(FieldKind.DATE, ValueSource.PRINT, 0.9, 1.0, 0.0, 0.8, 0.9)


@pytest.mark.parametrize(
    "better",
    [
        {"score": 1.0},
        {"agreement": 1.0},
        {"quality": 1.0},
        {"source": ValueSource.TEXT_LAYER},
        {"source": ValueSource.FORM_FIELD},
    ],
)
def test_more_support_more_confidence(better: dict[str, object]) -> None:
    ours = replace(PRINTED, known=True)  # forms with fields of their own are known ones
    assert confidence.of_value(replace(ours, **better)) > confidence.of_value(ours)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "worse", [{"score": 0.3}, {"validity": 0.2}, {"quality": 0.3}, {"registration": 0.2}]
)
@pytest.mark.parametrize("source", [ValueSource.PRINT, ValueSource.HANDWRITING])
def test_less_support_less_confidence(worse: dict[str, object], source: ValueSource) -> None:
    read = replace(PRINTED, source=source)
    assert confidence.of_value(replace(read, **worse)) < confidence.of_value(read)  # type: ignore[arg-type]


def test_engines_that_differ_are_less_than_engines_that_agree() -> None:
    agreed, differing = replace(PRINTED, agreement=1.0), replace(PRINTED, agreement=-1.0)
    assert confidence.of_value(differing) < confidence.of_value(agreed)


def test_a_date_put_together_from_what_is_none_is_never_surer_than_that() -> None:
    mended = replace(PRINTED, score=1.0, validity=0.6, known=True, agreement=1.0)
    assert confidence.of_value(mended) <= 0.6


def test_the_surer_the_place_on_other_paper_the_surer_the_value() -> None:
    assert confidence.of_value(replace(PRINTED, registration=1.0)) > confidence.of_value(PRINTED)


def test_a_form_field_is_nearly_certain_and_nothing_is() -> None:
    sure = Support(FieldKind.DATE, ValueSource.FORM_FIELD, 1.0, 1.0, 0.0, 1.0, 1.0, known=True)
    assert 0.99 < confidence.of_value(sure) < 1.0


def test_emptiness_is_surer_where_the_place_is_sure() -> None:
    ours = confidence.of_empty({"known": True, "source": "print", "registration": 1.0, "quality": 0.9})
    foreign = confidence.of_empty({"known": False, "source": "print", "registration": 0.5, "quality": 0.5})
    assert ours > 0.95 > 0.8 > foreign


def test_what_shows_no_ink_is_doubtful_where_the_other_writing_is_too_pale_to_read() -> None:
    spot = Spot("patient.phone", FieldKind.PHONE, 1, Box(0.1, 0.1, 0.2, 0.12), 1.0, 0.9, known=True)
    blank = answer.empty(spot, ValueSource.PRINT)
    name = FieldValue("patient.name", "Ana Poe", "Ana Poe", 0.97, ValueSource.HANDWRITING)
    legible, _ = judged_together([blank, name])
    pale, _ = judged_together([blank, replace(name, value="tia", confidence=0.05)])
    assert pale.confidence < 0.95 < legible.confidence
    assert legible.confidence == judged_together([blank])[0].confidence


def test_one_doubtful_box_makes_the_whole_doubtful() -> None:
    clear = confidence.of_marks([0.98, 0.01, 0.01], 1.0)
    doubtful = confidence.of_marks([0.98, 0.01, 0.5], 1.0)
    assert clear > 0.9
    assert doubtful < 0.6


def test_a_clear_signature_is_surer_than_a_faint_one() -> None:
    assert confidence.of_signature(0.97, 1.0) > confidence.of_signature(0.6, 1.0)


def test_print_that_two_engines_read_alike_is_nearly_certain_whatever_one_thinks_of_itself() -> None:
    text = Support(FieldKind.TEXT, ValueSource.PRINT, 0.7, 1.0, 1.0, 1.0, 0.95, known=True)
    assert confidence.of_value(text) > 0.97
    assert confidence.of_value(replace(text, agreement=-1.0)) < 0.95


def test_nothing_is_surely_blank_on_a_page_that_lost_its_print() -> None:
    whole: dict[str, str | float] = {"known": True, "source": "print", "registration": 1.0, "quality": 0.9}
    assert confidence.of_empty({**whole, "registration": 0.6}) < 0.9 < confidence.of_empty(whole)


def test_one_speck_tells_nothing_of_a_typed_forms_blanks() -> None:
    spot = Spot("patient.email", FieldKind.EMAIL, 1, Box(0, 0, 0.1, 0.1), 1.0, 0.95, known=True)
    blank = answer.empty(spot, ValueSource.PRINT)
    speck = FieldValue("signer.authority", None, "?", 0.05, ValueSource.HANDWRITING)
    typed = [FieldValue(path, "A", "A", 0.99, ValueSource.PRINT) for path in "abcdefgh"]
    assert judged_together([blank, speck])[0].confidence < 0.95
    assert judged_together([blank, speck, *typed])[0].confidence > 0.95
