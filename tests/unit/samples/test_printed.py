"""Blanks printed from HTML, filled in."""

import json
from io import BytesIO

import pdfplumber
import pytest

from classifiers.definitions import TICK_CODES
from domain.form import FormType
from routing.labels import LABELS
from samples.foreign import printed
from samples.foreign.layout import Layout
from samples.foreign.paper import fill_in

_LAYOUTS = [layout for which in ("tune", "held", "report") for layout in printed.layouts(which)]
_YES_OR_NO = {"recipient.self": {"yes", "no"}, "voicemail.allowed": {"yes", "no"}}
_FORMS = [layout for layout in _LAYOUTS if layout.form_type is not FormType.OTHER]


def _by_id(layout: Layout) -> str:
    return layout.id


@pytest.mark.parametrize("layout", _LAYOUTS, ids=_by_id)
def test_every_source_was_printed(layout: Layout) -> None:
    assert layout.blank is not None
    assert layout.blank.with_suffix(".html").exists()


@pytest.mark.parametrize("layout", _FORMS, ids=_by_id)
def test_what_is_expected_are_fields_of_the_catalogue(layout: Layout) -> None:
    paper = fill_in(layout, 0, "born_digital", 3)

    assert paper.fields
    assert set(paper.fields) <= set(LABELS)


@pytest.mark.parametrize("layout", _FORMS, ids=_by_id)
def test_what_is_written_stands_on_the_blanks_own_pages(layout: Layout) -> None:
    paper = fill_in(layout, 0, "typed", 3)

    with pdfplumber.open(BytesIO(paper.pdf)) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    assert len(texts) == paper.pages == max(1, len(layout.kinds))
    letters = ["".join(text.split()) for text in texts]
    for ink in (ink for ink in paper.inks if len(ink.text) > 5 and ink.path == "patient.mrn"):
        assert all(sign in letters[ink.page - 1] for sign in ink.text.split())


@pytest.mark.parametrize("layout", _FORMS, ids=_by_id)
def test_marks_say_what_the_catalogue_knows(layout: Layout) -> None:
    assert layout.blank is not None
    slots = json.loads(layout.blank.with_suffix(".json").read_text())["slots"]
    said = [
        slot["asks"][way] for slot in slots for way in ("mark", "initials", "pair") if way in slot["asks"]
    ]
    for path, _, code in (each.partition(":") for each in said if not each.startswith("~")):
        assert code.split("/")[0] in TICK_CODES[path] | _YES_OR_NO.get(path, set()), (path, code)


def test_one_seed_gives_one_paper() -> None:
    layout = _FORMS[0]

    assert fill_in(layout, 0, "typed", 5).pdf == fill_in(layout, 0, "typed", 5).pdf


def test_sources_without_print_are_noticed() -> None:
    sources = {path.stem for path in printed.PAGES.glob("*/*.html")}
    prints = {path.stem for path in printed.PAGES.glob("*/*.pdf")}

    assert sources == prints
