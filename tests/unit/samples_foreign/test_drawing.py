"""Every foreign layout says in its expected values what it drew, and draws on the paper."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

import pdfplumber
import pytest

from classifiers.definitions import TICK_CODES
from domain.form import FormType, Json
from samples.foreign import tune
from samples.foreign.asides import ASIDE
from samples.foreign.deliver import deliveries, layouts
from samples.foreign.layout import Layout
from samples.foreign.paper import Paper, fill_in
from samples.foreign.sheet import HEIGHT, WIDTH

ALL = [
    *((which, layout) for which in ("tune", "report") for layout in layouts(which)),
    *(("tune", layout) for layout in tune.HELD_LAYOUTS),
]
FORMS = [(which, layout) for which, layout in ALL if layout.form_type is not FormType.OTHER]
_NAMES = [layout.id for _, layout in FORMS]


def _half(which: str) -> int:
    return 0 if which == "tune" else 1


@cache
def _typed(layout: Layout, half: int, seed: int) -> Paper:
    return fill_in(layout, half, "typed", seed)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _printed(paper: Paper) -> str:
    with pdfplumber.open(BytesIO(paper.pdf)) as document:
        return _letters("".join(str(char["text"]) for page in document.pages for char in page.chars))


@pytest.mark.parametrize(("which", "layout"), FORMS, ids=_NAMES)
def test_every_text_written_can_be_found_in_the_file(which: str, layout: Layout) -> None:
    paper = _typed(layout, _half(which), 11)
    printed = _printed(paper)
    assert all(_letters(ink.text) in printed for ink in paper.inks)


@pytest.mark.parametrize(("which", "layout"), FORMS, ids=_NAMES)
def test_a_value_is_expected_exactly_where_there_is_ink(which: str, layout: Layout) -> None:
    for seed in (11, 12):
        paper = _typed(layout, _half(which), seed)
        asked = (ink.path.split("#")[0] for ink in paper.inks)
        inked = {path for path in asked if not path.startswith(ASIDE)}
        filled = {
            path
            for path, value in paper.fields.items()
            if path not in _unsigned(paper) and _says_something(value)
        }
        assert inked == filled


def _unsigned(paper: Paper) -> set[str]:
    return set() if paper.fields["signature.present"] else {"signature.present"}


def _says_something(value: Json) -> bool:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return any(not isinstance(one, dict) or one.get("decision") != "not_marked" for one in value)
    return value is not None


def test_a_missing_signature_is_false_and_leaves_no_ink() -> None:
    papers = [_typed(layout, 0, seed) for layout in layouts("tune")[:12] for seed in (11, 12)]
    unsigned = [paper for paper in papers if paper.fields["signature.present"] is False]
    assert unsigned
    assert not any(ink.path == "signature.present" for paper in unsigned for ink in paper.inks)


@pytest.mark.parametrize(("which", "layout"), ALL, ids=[layout.id for _, layout in ALL])
def test_ink_stays_on_the_paper_and_apart(which: str, layout: Layout) -> None:
    paper = fill_in(layout, _half(which), "handprint", 5)
    for ink in paper.inks:
        assert 0 <= ink.left < ink.right <= WIDTH
        assert 0 <= ink.top < ink.bottom <= HEIGHT - 24
    texts = [ink for ink in paper.inks if ink.text]
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            apart = one.page != other.page or one.right <= other.left + 1 or other.right <= one.left + 1
            assert apart or one.bottom <= other.top + 2 or other.bottom <= one.top + 2


@pytest.mark.parametrize(("which", "layout"), FORMS, ids=_NAMES)
def test_codes_are_those_of_the_catalogue(which: str, layout: Layout) -> None:
    for seed in (11, 12):
        for path, value in _typed(layout, _half(which), seed).fields.items():
            assert _codes(value) <= TICK_CODES.get(path, frozenset()) or path == "signer.relationship"


def _codes(value: Json) -> set[str]:
    entries = value if isinstance(value, list) else [value]
    codes = (entry.get("code") or entry.get("category") for entry in entries if isinstance(entry, dict))
    return {str(code) for code in codes if code}


def test_both_sets_have_four_layouts_of_every_type_and_none_in_common() -> None:
    tune, report = layouts("tune"), layouts("report")
    for group in (tune, report):
        for form_type in (FormType.AUTHORIZATION, FormType.IMAGING, FormType.AMENDMENT, FormType.VERBAL):
            assert sum(layout.form_type is form_type for layout in group) >= 4
        assert sum(layout.form_type is FormType.OTHER for layout in group) >= 16
    assert not {layout.id for layout in tune} & {layout.id for layout in report}
    assert not {layout.draw for layout in tune} & {layout.draw for layout in report}


def test_the_same_seed_gives_the_same_bytes() -> None:
    first, again = (list(deliveries("tune", 2, 4)) for _ in range(2))
    assert [(one.content, one.expected) for one in first] == [(one.content, one.expected) for one in again]
    layout = layouts("tune")[0]
    assert fill_in(layout, 0, "typed", 4).pdf != fill_in(layout, 0, "typed", 5).pdf


def test_a_paper_that_is_no_form_expects_no_fields() -> None:
    paper = fill_in(next(one for one in layouts("report") if one.id == "report-o-intake"), 1, "typed", 2)
    assert paper.inks
    assert paper.fields == {}
