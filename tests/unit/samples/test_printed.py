"""Blanks printed from HTML, filled in; what all layouts promise is tested with the others' drawing."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from domain.form import FormType
from routing.labels import LABELS
from samples.foreign import printed
from samples.foreign.layout import Layout
from samples.foreign.paper import Paper, fill_in

_LAYOUTS = [layout for which in ("tune", "held", "report") for layout in printed.layouts(which)]
_FORMS = [layout for layout in _LAYOUTS if layout.form_type is not FormType.OTHER]


def _by_id(layout: Layout) -> str:
    return layout.id


def _widgets(paper: Paper) -> list[str]:
    with pikepdf.open(BytesIO(paper.pdf)) as pdf:
        return [str(each.get("/V", "")) for page in pdf.pages for each in page.get("/Annots", [])]


def _fillable(layout: Layout) -> Paper:
    papers = (fill_in(layout, 0, "born_digital", seed) for seed in range(40))
    return next(paper for paper in papers if b"/AcroForm" in paper.pdf)


def test_every_source_was_printed_and_every_print_has_its_source() -> None:
    assert {path.stem for path in printed.PAGES.glob("*/*.html")} == {
        path.stem for path in printed.PAGES.glob("*/*.pdf")
    }


@pytest.mark.parametrize("layout", _FORMS, ids=_by_id)
def test_what_is_expected_are_fields_of_the_catalogue(layout: Layout) -> None:
    fields = fill_in(layout, 0, "typed", 3).fields

    assert fields
    assert set(fields) <= set(LABELS)


def test_one_seed_gives_one_paper() -> None:
    for style in ("typed", "born_digital"):
        assert fill_in(_FORMS[0], 0, style, 5).pdf == fill_in(_FORMS[0], 0, style, 5).pdf


def test_a_form_to_fill_on_screen_holds_every_text_in_a_field_of_its_own() -> None:
    paper = _fillable(_FORMS[0])
    values = _widgets(paper)

    assert all(any(ink.text in value for value in values) for ink in paper.inks if ink.text)


def test_a_place_left_blank_is_an_empty_field() -> None:
    paper = _fillable(_FORMS[0])

    assert "" in _widgets(paper)
    assert _widgets(replace(paper, pdf=fill_in(_FORMS[0], 0, "typed", 3).pdf)) == []
