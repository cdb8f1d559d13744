"""The layouts to measure on are many, unlike the others, and say exactly what is written on them."""

from io import BytesIO
from random import Random

import pdfplumber
import pytest

from domain.form import FormType, Language
from samples.foreign.deliver import layouts
from samples.foreign.faces import SANS
from samples.foreign.hands import hands, signatures
from samples.foreign.ink import BLACK, Pen
from samples.foreign.paper import Paper, fill_in
from samples.foreign.report import authorization_clinics, fields, marks
from samples.foreign.report.fields import Comb
from samples.foreign.sheet import Sheet
from samples.foreign.story import Answer, Story, tell
from samples.foreign.words import WORDS

FORM_TYPES = (FormType.AUTHORIZATION, FormType.IMAGING, FormType.AMENDMENT, FormType.VERBAL)


def _sheet(**answers: Answer) -> Sheet:
    """Answers by path, with "__" for the full stop."""
    told = {path.replace("__", "."): answer for path, answer in answers.items()}
    story = Story(Language.ENGLISH, told, (), "Ann Poe", "AP", 7)
    rng = Random(1)
    return Sheet(story, Pen("Courier", 10, False, BLACK, "cross", rng), rng, SANS, 9, 50)


@pytest.mark.parametrize("form_type", FORM_TYPES)
def test_every_type_has_ten_layouts_and_some_in_spanish(form_type: FormType) -> None:
    of_type = [layout for layout in layouts("report") if layout.form_type is form_type]
    assert len(of_type) >= 10
    assert sum(layout.language is Language.SPANISH for layout in of_type) >= 3


def test_a_page_has_a_kind() -> None:
    several = [layout for layout in layouts("report") if len(layout.kinds) > 1]
    assert several
    for layout in several:
        assert fill_in(layout, 1, "typed", 3).pages == len(layout.kinds)


def test_the_two_sets_share_neither_hands_nor_words() -> None:
    for style in ("handprint", "cursive"):
        assert hands(1, style)
        assert not {hand.font for hand in hands(0, style)} & {hand.font for hand in hands(1, style)}
    tune, report = WORDS
    assert not {city for city, _, _ in tune.cities} & {city for city, _, _ in report.cities}
    assert not set(tune.organisations) & set(report.organisations)
    for language in Language:
        ours, theirs = tune.of(language), report.of(language)
        assert not set(ours.entries) & set(theirs.entries)
        assert not set(ours.corrections) & set(theirs.corrections)
        assert not {text for text, _, _ in ours.exams} & {text for text, _, _ in theirs.exams}


def test_only_people_of_the_report_set_sign_with_their_name() -> None:
    assert signatures(0) == ()
    layout = next(one for one in layouts("report") if one.id == "report-a-prairie")
    papers = [fill_in(layout, 1, "typed", seed) for seed in range(12)]
    signed = [paper for paper in papers if paper.fields["signature.present"]]
    by_name = [paper for paper in signed if _fonts(paper) & set(signatures(1))]
    assert 0 < len(by_name) < len(signed)


def _fonts(paper: Paper) -> set[str]:
    names = {font.lower().replace("-", "") for font in signatures(1)}
    with pdfplumber.open(BytesIO(paper.pdf)) as document:
        used = {str(char["fontname"]).lower() for page in document.pages for char in page.chars}
    found = {name for name in names if any(name in font.replace("-", "") for font in used)}
    return {font for font in signatures(1) if font.lower().replace("-", "") in found}


@pytest.mark.parametrize(("order", "digits"), [("mdy", "03091961"), ("dmy", "09031961")])
def test_a_comb_holds_the_date_in_its_own_order(order: str, digits: str) -> None:
    sheet = _sheet(patient__date_of_birth=Answer("3/9/61", "1961-03-09"))
    fields.combs(sheet, (Comb("patient.date_of_birth", "Born", (2, 2, 4), order=order),))
    assert [ink.text for ink in sheet.inks] == [digits]
    assert sheet.expected == {"patient.date_of_birth": "1961-03-09"}


def test_an_event_does_not_fit_a_comb() -> None:
    sheet = _sheet(expiration=Answer("end of my case", "end of my case"))
    fields.combs(sheet, (Comb("expiration", "Ends", (2, 2, 4)),))
    assert sheet.inks == []
    assert sheet.expected == {"expiration": None}


def test_an_answer_too_long_for_a_comb_is_left_out() -> None:
    sheet = _sheet(patient__mrn=Answer("123456789", "123456789"))
    fields.combs(sheet, (Comb("patient.mrn", "Number", (8,)),))
    assert sheet.expected == {"patient.mrn": None}


def test_a_ring_is_drawn_round_the_word_that_is_expected() -> None:
    options = (("CD", "cd_dvd"), ("USB", "usb"), ("FILM", "film"))
    sheet = _sheet()
    marks.circled(sheet, "delivery.format", "On:", options)
    (ring,) = sheet.inks
    expected = sheet.expected["delivery.format"]
    assert isinstance(expected, dict)
    words = pdfplumber.open(BytesIO(sheet.finish())).pages[0].extract_words()
    (word,) = [one for one in words if one["text"] == expected["text"]]
    assert ring.left < word["x0"] < word["x1"] < ring.right
    assert ring.top < word["top"] < word["bottom"] < ring.bottom


def test_what_the_catalogue_has_no_path_for_is_not_expected() -> None:
    sheet = _sheet()
    fields.beside_catalogue(sheet, (("Employer:", "Gull Island Cannery", 1.0),))
    marks.beside_catalogue(sheet, ("yes", "no"), "Interpreter?")
    fields.blank_line(sheet, (("Witness:", 1.0),))
    assert sheet.expected == {}


def test_of_two_places_to_sign_one_is_used() -> None:
    layout = next(one for one in layouts("report") if one.draw is authorization_clinics.two_signatures)
    for seed in range(12):
        paper = fill_in(layout, 1, "typed", seed)
        signing = [ink for ink in paper.inks if ink.path == "signature.present"]
        assert len(signing) == (1 if paper.fields["signature.present"] else 0)
        middle = 306
        if signing and paper.fields["signer.name"] is not None:
            assert signing[0].left > middle
        assert not any(path.startswith("nobody") for path in paper.fields)


def test_somebody_else_signs_when_the_relationship_says_so() -> None:
    told = [tell(Random(seed), 1, Language.ENGLISH) for seed in range(40)]
    for story in told:
        relationship = story.answers.get("signer.relationship")
        if relationship is not None and isinstance(relationship.value, dict):
            sheet = _sheet()
            sheet.story = story
            assert fields.represented(sheet) is (relationship.value["code"] != "self")
