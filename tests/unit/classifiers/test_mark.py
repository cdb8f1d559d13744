from dataclasses import replace

from classifiers.mark import Option, settle
from domain.page import Box

YES = Option("voicemail.allowed", "true", "Yes", 0.01, 1, Box(0.1, 0.1, 0.12, 0.12), 1.0)
NO = replace(YES, code="false", label="No")
IN, OUT = 0.98, 0.01


def test_a_yes_or_no_pair() -> None:
    assert settle("voicemail.allowed", [replace(YES, marked=IN), NO]).value is True
    assert settle("voicemail.allowed", [YES, replace(NO, marked=IN)]).value is False
    assert settle("voicemail.allowed", [YES, NO]).value is None


def test_yes_and_no_is_no_answer() -> None:
    both = settle("voicemail.allowed", [replace(YES, marked=IN), replace(NO, marked=IN)])
    assert both.value is None
    assert both.raw
    assert both.confidence < 0.5


def test_bare_codes_are_their_own_value() -> None:
    images = replace(YES, path="imaging.product", code="images", label="Images only", marked=IN)
    assert settle("imaging.product", [images]).value == "images"


def test_two_purposes_keep_both_and_are_less_sure() -> None:
    legal = replace(YES, path="purpose", code="legal", label="Legal", marked=IN)
    school = replace(legal, code="school", label="School")
    one, two = settle("purpose", [legal, replace(school, marked=OUT)]), settle("purpose", [legal, school])
    assert (one.value, one.code) == ("Legal", "legal")
    assert (two.value, two.code) == ("Legal; School", "legal,school")
    assert two.confidence < one.confidence


def test_nothing_marked_is_less_sure_where_boxes_were_guessed() -> None:
    known = settle("purpose", [replace(YES, path="purpose", code="legal")])
    guessed = settle("purpose", [replace(YES, path="purpose", code="legal", registration=0.9)])
    assert known.value is guessed.value is None
    assert guessed.confidence < 0.8 < known.confidence
