"""The committed blanks are what the drawing code draws, and the definitions say where things lie."""

import re
from functools import cache

import pdfplumber
import pikepdf
import pytest

from classifiers.definitions import FORMS, load
from domain.form import FieldBox, FormDefinition, TickBox
from domain.page import Box
from samples.blanks import sheets
from samples.blanks.definition import toml
from samples.blanks.sheet import Sheet

DEFINITIONS = load()


@cache
def drawn() -> tuple[Sheet, ...]:
    return sheets()


@cache
def words_of(definition: FormDefinition) -> list[tuple[int, str, Box]]:
    """Page, text and place of every printed word."""
    words = []
    with pdfplumber.open(definition.blank) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            across, down = float(page.width), float(page.height)
            for word in page.extract_words():
                left, right = word["x0"] / across, word["x1"] / across
                box = Box(left, word["top"] / down, right, word["bottom"] / down)
                words.append((number, str(word["text"]), box))
    return words


def places_of(definition: FormDefinition) -> list[FieldBox | TickBox]:
    return [*definition.fields, *definition.ticks]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@cache
def widgets(definition: FormDefinition) -> dict[str, tuple[int, Box, str]]:
    """Every widget of the blank: name to page, box and field type."""
    found = {}
    with pikepdf.open(definition.blank) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            _, _, width, height = (float(side) for side in page.mediabox)
            for annotation in page.obj.get("/Annots", pikepdf.Array()):
                left, bottom, right, top = (float(side) for side in annotation.Rect)
                box = Box(left / width, 1 - top / height, right / width, 1 - bottom / height)
                found[str(annotation.T)] = (number, box, str(annotation.FT))
    return found


def test_committed_files_are_what_the_code_draws() -> None:
    files = {}
    for sheet in drawn():
        files[f"{sheet.id}.pdf"] = sheet.finish()
        files[f"{sheet.id}.toml"] = toml(sheet).encode()
    assert {path.name for path in FORMS.iterdir() if path.suffix in (".pdf", ".toml")} == set(files)
    for name, content in files.items():
        assert (FORMS / name).read_bytes() == content, f"{name}: run python -m samples.blanks"


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: d.id)
def test_every_box_is_its_widget(definition: FormDefinition) -> None:
    found = widgets(definition)
    places = places_of(definition)
    assert set(found) == {place.widget for place in places if place.widget}
    for place in places:
        if place.widget is None:
            assert place.path == "signature.present"
            continue
        page, box, _ = found[place.widget]
        assert page == place.page
        for side in ("left", "top", "right", "bottom"):
            assert getattr(box, side) == pytest.approx(getattr(place.box, side), abs=2e-5), place.widget


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: d.id)
def test_no_two_boxes_of_a_page_overlap(definition: FormDefinition) -> None:
    places = places_of(definition)
    for index, one in enumerate(places):
        for other in places[index + 1 :]:
            if one.page == other.page:
                assert one.box.overlap(other.box) < 0.01, (one.path, other.path)


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: d.id)
def test_labels_statements_and_revision_are_printed(definition: FormDefinition) -> None:
    printed = squeezed(" ".join(text for _, text, _ in words_of(definition)))
    for sheet in drawn():
        if sheet.id == definition.id:
            assert all(squeezed(words) in printed for words in sheet.statements.values())
    for place in places_of(definition):
        assert squeezed(place.label) in printed, place.path
    assert squeezed(definition.revision) in printed
    with pikepdf.open(definition.blank) as pdf:
        assert len(pdf.pages) == definition.pages


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: d.id)
def test_no_label_is_printed_where_ink_goes(definition: FormDefinition) -> None:
    for number, text, box in words_of(definition):
        for place in places_of(definition):
            if place.page == number:
                assert box.overlap(place.box) < 0.3, (place.path, text)
