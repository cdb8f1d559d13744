"""Papers that people keep calling something else are called that, by what they speak of."""

from dataclasses import replace

import pytest

from classifiers.chances import CLASSES
from domain.form import FormRun, FormType, Language
from domain.page import Box, PageKind, PageReading, Word, WordSource
from learning import types
from learning.types import Types, paper_said, sheet_of
from tests.unit.learning.words import paper, sheets

RUN = FormRun((1,), FormType.AUTHORIZATION, 0.8, Language.ENGLISH)
TALK, _ = paper("verbal", "authorization", "b:talk")


def _page(*lines: str) -> PageReading:
    words = tuple(
        Word(text, Box(0.1 + 0.1 * at, 0.1 + 0.03 * row, 0.19 + 0.1 * at, 0.12 + 0.03 * row), 0.9, row)
        for row, line in enumerate(lines)
        for at, text in enumerate(line.split())
    )
    return PageReading(1, 1700, 2200, 0, 0.0, 0.9, 0.05, words, WordSource.PRINT)


PAGE = _page("AUTHORIZATION TO RELEASE", "Patient name Zebulon Quigley", "Signature of patient")


def test_what_people_said_of_such_papers_is_said_of_the_next() -> None:
    learnt = types.learn(list(sheets(200)))
    assert max(TALK.believed, key=lambda sort: TALK.believed[sort]) == "authorization"
    assert learnt.chances(TALK)["verbal"] > 0.8
    records, _ = paper("authorization", "authorization", "b:records")
    assert learnt.chances(records)["authorization"] > 0.8


def test_one_person_alone_teaches_nothing() -> None:
    learnt = types.learn(list(sheets(200, people=("rosa",))))
    assert learnt.chances(TALK) == pytest.approx(TALK.believed)


def test_no_word_of_a_page_is_among_the_signs() -> None:
    signs = " ".join(sheet_of([PAGE]).signs)
    assert "zebulon" not in signs and "quigley" not in signs
    assert "w:" not in signs
    assert "claim:authorization" in signs


def test_images_by_marks_are_no_imaging_paper() -> None:
    assert paper_said(FormType.IMAGING, False, TALK) == "authorization"
    assert paper_said(FormType.IMAGING, True, TALK) == "imaging"
    assert paper_said(FormType.VERBAL, False, TALK) == "verbal"


def _always(sort: str) -> Types:
    row = tuple(30.0 * (each == sort) for each in CLASSES)
    return Types({"bias": row})


def test_a_form_is_retold_and_anything_else_left_alone() -> None:
    form, other = {1: str(PageKind.FORM)}, {1: str(PageKind.OTHER)}
    told = _always("verbal").retold(RUN, {1: PAGE}, form)
    assert (told.form_type, told.confidence) == (FormType.VERBAL, 0.99)
    assert _always("verbal").retold(RUN, {1: PAGE}, other) == RUN
    ours = replace(RUN, template="roi-en")
    assert _always("verbal").retold(ours, {1: PAGE}, form) == ours
    assert Types().retold(RUN, {1: PAGE}, form) == RUN


def test_no_request_is_said_with_its_reason() -> None:
    told = _always("other").retold(RUN, {1: PAGE}, {1: str(PageKind.FORM)})
    assert told.form_type is FormType.OTHER
    assert "no request" in told.reasons[-1]


def test_what_is_not_sure_enough_is_not_named() -> None:
    sheet = sheet_of([PAGE])
    level = {f"claim:{sort}": tuple(-1.0 * (sort == each) for each in CLASSES) for sort in sheet.believed}
    told = Types(level).retold(RUN, {1: PAGE}, {1: str(PageKind.FORM)})
    assert (told.form_type, told.confidence) == (FormType.UNKNOWN, 0.0)
