"""Pieces of one answer, put together."""

from classifiers.merge import merge
from domain.form import FieldValue, ValueSource


def _purpose(value: str, code: str | None) -> FieldValue:
    return FieldValue("purpose", value, value, 0.9, ValueSource.PRINT, code=code)


def test_what_is_written_beside_other_is_other_whatever_its_words_mean() -> None:
    merged = merge([_purpose("Other:", "other"), _purpose("second opinion", None)]).values()
    assert [(one.value, one.code) for one in merged] == [("second opinion", "other")]


def test_a_purpose_in_words_alone_is_coded_by_them() -> None:
    merged = merge([_purpose("second opinion", None)]).values()
    assert [one.code for one in merged] == ["treatment"]
