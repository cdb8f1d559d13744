from datetime import date
from pathlib import Path

from classifiers.extract import extract
from domain.form import (
    FieldBox,
    FieldKind,
    FormDefinition,
    FormRun,
    FormType,
    Language,
    Polarity,
    TickBox,
    ValueSource,
)
from domain.page import Box, FormValue, Match, PageReading
from tests.unit.classifiers.paper import FakeView, page, words_at

RECEIVED = date(2026, 3, 6)
NAME = Box(0.1, 0.10, 0.5, 0.13)
BIRTH = Box(0.6, 0.10, 0.8, 0.13)
SIGNED = Box(0.1, 0.80, 0.5, 0.84)


def tick(left: float, top: float) -> Box:
    return Box(left, top, left + 0.02, top + 0.015)


FIELDS = (
    FieldBox("patient.name", FieldKind.NAME, "Patient name", 1, NAME, "patient-name"),
    FieldBox("patient.date_of_birth", FieldKind.DATE, "Date of birth", 1, BIRTH),
    FieldBox("records.other", FieldKind.TEXT, "Other:", 1, Box(0.6, 0.3, 0.9, 0.33)),
    FieldBox("contacts[0].name", FieldKind.NAME, "Name", 1, Box(0.1, 0.5, 0.4, 0.53)),
    FieldBox("contacts[0].phone", FieldKind.PHONE, "Phone", 1, Box(0.5, 0.5, 0.8, 0.53)),
    FieldBox("contacts[1].name", FieldKind.NAME, "Name", 1, Box(0.1, 0.55, 0.4, 0.58)),
    FieldBox("contacts[1].phone", FieldKind.PHONE, "Phone", 1, Box(0.5, 0.55, 0.8, 0.58)),
    FieldBox("signature.present", FieldKind.SIGNATURE, "Signature", 2, SIGNED),
)
TICKS = (
    TickBox("records.items", "lab", "Laboratory results", 1, tick(0.1, 0.3), "lab-box"),
    TickBox("records.items", "other", "Other:", 1, tick(0.5, 0.3)),
    TickBox("recipient.self", "true", "Send to me", 1, tick(0.1, 0.35)),
    TickBox("purpose", "legal", "Legal", 1, tick(0.1, 0.4)),
    TickBox("sensitive.items", "hiv", "HIV", 1, tick(0.1, 0.45), decision="granted"),
    TickBox("sensitive.items", "hiv", "HIV", 1, tick(0.2, 0.45), decision="refused"),
    TickBox("sensitive.items", "genetic", "Genetic", 1, tick(0.1, 0.47), decision="granted"),
    TickBox("sensitive.items", "genetic", "Genetic", 1, tick(0.2, 0.47), decision="refused"),
)
BLANK = FormDefinition(
    id="a-blank",
    revision="1",
    form_type=FormType.AUTHORIZATION,
    language=Language.ENGLISH,
    title="A blank",
    blank=Path("a-blank.pdf"),
    pages=2,
    fields=FIELDS,
    ticks=TICKS,
    statements=(),
    default_expiry_days=None,
    polarity=Polarity.OPT_IN,
)
LOWER = (1.0, 0.0, 0.0, 0.0, 1.0, 0.01)
"""The page lies a hundredth lower than the blank."""


def on(number: int, of: int, matrix: tuple[float, float, float, float, float, float] = LOWER) -> Match:
    return Match("a-blank", of, matrix, 0.96, 0.001)


def filled(form_values: tuple[FormValue, ...] = ()) -> PageReading:
    words = (
        *words_at("Ann Lee", 0.12, 0.122),
        *words_at("04/23/1961", 0.62, 0.122),
        *words_at("Dental", 0.62, 0.322),
        *words_at("Joe Lee", 0.12, 0.522),
        *words_at("617-555-0142", 0.52, 0.522),
    )
    return page(words=words, matches=(on(1, 1),), form_values=form_values)


def run(*pages: int) -> FormRun:
    return FormRun(pages, FormType.AUTHORIZATION, 0.99, Language.ENGLISH, template="a-blank")


def centre(box: Box) -> tuple[float, float]:
    across, down = box.centre
    return across, down + 0.01


MARKS = {
    centre(TICKS[1].box): 0.97,
    centre(TICKS[3].box): 0.96,
    centre(TICKS[4].box): 0.97,
}


def test_reads_fields_where_the_page_lies_on_the_blank() -> None:
    got = extract(run(1), {1: FakeView(filled(), marked=MARKS)}, BLANK, RECEIVED)
    assert got["patient.name"].value == "Ann Lee"
    assert got["patient.name"].parts == {"given": "Ann", "family": "Lee"}
    assert got["patient.date_of_birth"].value == "1961-04-23"
    assert got["contacts"].value == [{"name": "Joe Lee", "relationship": None, "phone": "+16175550142"}]


def test_ticks_become_codes_with_the_writing_beside_other() -> None:
    got = extract(run(1), {1: FakeView(filled(), marked=MARKS)}, BLANK, RECEIVED)
    assert got["records.items"].value == [{"label": "Dental", "code": "other"}]
    assert (got["purpose"].value, got["purpose"].code) == ("Legal", "legal")
    assert got["recipient.self"].value is None


def test_sensitive_categories_say_what_their_marks_mean() -> None:
    got = extract(run(1), {1: FakeView(filled(), marked=MARKS)}, BLANK, RECEIVED)
    assert got["sensitive.items"].value == [
        {"label": "HIV", "category": "hiv", "decision": "granted", "mark": "tick"},
        {"label": "Genetic", "category": "genetic", "decision": "not_marked", "mark": "blank"},
    ]


def test_both_boxes_marked_is_no_consent() -> None:
    marks = {**MARKS, centre(TICKS[5].box): 0.97}
    got = extract(run(1), {1: FakeView(filled(), marked=marks)}, BLANK, RECEIVED)
    value = got["sensitive.items"].value
    assert isinstance(value, list)
    assert isinstance(value[0], dict)
    assert value[0]["decision"] == "unknown_polarity"


def test_a_lost_page_leaves_its_fields_out() -> None:
    got = extract(run(1), {1: FakeView(filled())}, BLANK, RECEIVED)
    assert "signature.present" not in got


def test_signatures_are_looked_for_in_their_place() -> None:
    second = page(number=2, matches=(on(2, 2),))
    ink = Box(0.15, 0.815, 0.3, 0.845)
    views = {1: FakeView(filled()), 2: FakeView(second, signed=(ink,))}
    got = extract(run(1, 2), views, BLANK, RECEIVED)
    assert got["signature.present"].value is True
    assert got["signature.present"].page == 2
    bare = extract(run(1, 2), {1: views[1], 2: FakeView(second)}, BLANK, RECEIVED)
    assert bare["signature.present"].value is False


def test_a_pdfs_own_field_is_certain() -> None:
    widget = FormValue("patient-name", "Ann B. Lee", False, NAME)
    got = extract(run(1), {1: FakeView(filled((widget,)))}, BLANK, RECEIVED)
    read = extract(run(1), {1: FakeView(filled())}, BLANK, RECEIVED)
    assert got["patient.name"].value == "Ann B. Lee"
    assert got["patient.name"].source is ValueSource.FORM_FIELD
    assert got["patient.name"].confidence > 0.985
    assert got["patient.name"].confidence > read["patient.name"].confidence


def test_a_pdfs_own_button_marks_its_box() -> None:
    button = FormValue("lab-box", "on", True, TICKS[0].box)
    got = extract(run(1), {1: FakeView(filled((button,)))}, BLANK, RECEIVED)
    assert got["records.items"].value == [
        {"label": "Laboratory results", "code": "lab"},
        {"label": "Dental", "code": "other"},
    ]


def test_empty_fields_are_null_with_empty_raw() -> None:
    bare = page(matches=(on(1, 1),))
    got = extract(run(1), {1: FakeView(bare)}, BLANK, RECEIVED)
    assert (got["patient.name"].value, got["patient.name"].raw) == (None, "")
    assert got["records.items"].value is None
    assert got["contacts"].value is None


def test_unreadable_ink_keeps_its_raw_and_little_confidence() -> None:
    smudge = page(words=words_at("0?/4x/19", 0.62, 0.122), matches=(on(1, 1),))
    got = extract(run(1), {1: FakeView(smudge)}, BLANK, RECEIVED)
    assert got["patient.date_of_birth"].value is None
    assert got["patient.date_of_birth"].raw
    assert got["patient.date_of_birth"].confidence < 0.2


def test_no_social_security_number_leaves() -> None:
    words = words_at("Dental 123-45-6789", 0.62, 0.322)
    got = extract(run(1), {1: FakeView(page(words=words, matches=(on(1, 1),)))}, BLANK, RECEIVED)
    assert "6789" not in repr(got)


def test_a_paper_that_is_no_form_has_no_fields() -> None:
    other = FormRun((1,), FormType.OTHER, 0.9, Language.ENGLISH)
    assert extract(other, {1: FakeView(filled())}, None, RECEIVED) == {}


def test_nothing_is_surely_blank_or_unsigned_on_a_page_that_faded() -> None:
    """The blank was found by its headings; a pen as pale as the small print leaves nothing to see."""

    def least(score: float) -> float:
        faded = Match("a-blank", 2, LOWER, score, 0.001, by_picture=True)
        got = extract(run(1), {1: FakeView(page(matches=(faded,)))}, BLANK, RECEIVED)
        return got["signature.present"].confidence

    def blank(score: float) -> float:
        faded = Match("a-blank", 1, LOWER, score, 0.001, by_picture=True)
        got = extract(run(1), {1: FakeView(page(matches=(faded,)))}, BLANK, RECEIVED)
        return got["patient.date_of_birth"].confidence

    assert blank(0.25) < 0.9 < blank(0.97)
    assert least(0.25) < 0.9
