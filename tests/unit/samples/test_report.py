"""The report's own sums: kinds of error, and what passes without a person."""

from dataclasses import replace

import pytest

from domain.form import Json
from samples.report_errors import commonest, kind
from samples.report_release import release
from samples.report_scoring import FieldScore, FileScore, RequestScore, Slices, Verdict
from samples.report_tables import Run, accuracy_report

SLICES = Slices("authorization", "en", "typed", "light", "fine", True, "roi-en-2026-01")
RIGHT = FieldScore(
    "a.tif", "patient.name", Verdict.RIGHT, False, True, 0.99, SLICES, "Ana Poe", "Ana Poe", source="print"
)
REQUEST = RequestScore(
    "a.tif", Verdict.RIGHT, "authorization", "authorization", 1.0, "publish", True, SLICES, (RIGHT,)
)


def wrong(written: Json, read: Json, path: str = "patient.name") -> FieldScore:
    return replace(RIGHT, path=path, verdict=Verdict.WRONG, written=written, read=read)


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (wrong("3775381", "3715381", "patient.mrn"), "one or two digits misread"),
        (wrong("Ana Poe", "Ana Poc"), "one letter or digit misread"),
        (wrong("Ana Maria Poe", "Ana Maria"), "part of the writing left out"),
        (wrong("Ana Poe", "Name Ana Poe"), "something beside it read along"),
        (wrong("Bartholomew Quillmere", "Bartholonew Quillnere"), "some letters misread"),
        (wrong("Ana Poe", "Boston"), "quite another text read"),
        (replace(wrong(None, "x"), blank=True), "something read where nothing was written"),
        (replace(wrong("x", None), verdict=Verdict.EMPTY), "taken for blank or unreadable"),
        (replace(wrong("x", None), verdict=Verdict.EMPTY, confidence=None), "the field not found"),
        (wrong(True, False, "signature.present"), "a signature overlooked"),
        (wrong(False, True, "signature.present"), "a signature seen where there is none"),
        (replace(wrong(None, None, "records.items"), missed=1), "a mark overlooked"),
        (replace(wrong(None, None, "records.items"), invented=1), "a mark seen where there is none"),
        (replace(wrong(None, None, "purpose"), missed=1, invented=1), "another box taken for the marked one"),
    ],
)
def test_kinds_of_error(score: FieldScore, said: str) -> None:
    assert kind(score) == said


def test_right_values_are_no_kind_of_error() -> None:
    assert commonest([RIGHT, wrong("Ana Poe", "Boston")]) == [("quite another text read", 1)]


def test_only_what_was_published_and_is_acted_on_counts_as_released() -> None:
    bad = wrong("Ana Poe", "Ana Poc")
    unused = replace(bad, path="patient.other_names")
    passed = replace(REQUEST, fields=(RIGHT, bad, unused))
    kept = replace(passed, decision="review")
    found = release([passed, kept, replace(kept, asked=True)])
    assert (found.requests, found.complete, found.passed, found.values, found.wrong) == (3, 2, 1, 2, 1)


def test_the_report_has_every_part() -> None:
    foreign = replace(SLICES, known=False, layout="f1", style="cursive", resolution="standard")
    other = replace(REQUEST, slices=foreign, fields=(replace(wrong("Ana", "Bob"), slices=foreign),))
    run = Run("2026-01-02", "make accuracy", "tune", 1, 1, 1, 2.0)
    text = accuracy_report(run, [FileScore("a.tif", None, (REQUEST, other), (("form", "form"),))])
    assert "| other paper | cursive | light |  | 0.0 % of 1 |" in text
    assert "| typed, our blanks | 1 | 100.0 % | 1 | 100.0 % | 1 | 0 | 0.0 % |" in text
    assert "Of field values on our blanks: expected calibration error 0.010" in text
    assert "| other paper | quite another text read | 1 | 100.0 % |" in text
