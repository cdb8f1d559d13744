"""One sheet, two desks: a permission to talk that orders copies, a release that names whom to talk with."""

from collections.abc import Sequence
from datetime import date

import pytest

from classifiers.extract import extract
from classifiers.two_desks import asks_to_talk, orders_copies
from domain.form import FieldValue, FormRun, FormType, Language
from domain.page import Box, Square, Word
from domain.request import FormRequest
from routing.split import split
from tests.unit.classifiers.paper import FakeView, page, words_at

RECEIVED = date(2026, 3, 6)
RULES = (0.30, 0.32, 0.35, 0.38)


def table(top: float = 0.304) -> list[Word]:
    """A table of persons with one row filled in."""
    return [
        *words_at("Name", 0.09, top),
        *words_at("Relationship", 0.45, top),
        *words_at("Phone", 0.7, top),
        *words_at("Joe Lee", 0.09, top + 0.026),
        *words_at("Son", 0.45, top + 0.026),
        *words_at("617-555-0142", 0.7, top + 0.026),
    ]


def read(
    form_type: FormType, heading: str, question: str, options: Sequence[str], marked: int
) -> dict[str, FieldValue]:
    """A sheet with persons under `heading`, and boxes under `question`, one of them marked."""
    words = [*words_at(heading, 0.08, 0.27), *table(), *words_at(question, 0.08, 0.50)]
    squares = []
    for number, option in enumerate(options):
        top = 0.53 + 0.025 * number
        words += words_at(option, 0.12, top)
        squares.append(Square(Box(0.09, top, 0.102, top + 0.012), 0.1))
    reading = page(
        words=tuple(words),
        squares=tuple(squares),
        rules=tuple(Box(0.08, y, 0.92, y + 0.001) for y in RULES),
    )
    centre = squares[marked].box.centre
    view = FakeView(reading, marked={(round(centre[0], 3), round(centre[1], 3)): 0.98})
    return extract(FormRun((1,), form_type, 0.9, Language.ENGLISH), {1: view}, None, RECEIVED)


RECORDS = ("Discharge Summary", "Lab Results", "Operative Report")


def test_copies_ordered_on_a_permission_to_talk_are_read() -> None:
    got = read(
        FormType.VERBAL,
        "You may discuss my care with these persons:",
        "Please also send copies of these records:",
        RECORDS,
        1,
    )
    assert got["contacts"].value == [{"name": "Joe Lee", "relationship": "Son", "phone": "+16175550142"}]
    assert got["records.items"].value == [{"label": "Lab Results", "code": "lab"}]
    halves = split(FormRequest("", FormRun((1,), FormType.VERBAL, 0.9, Language.ENGLISH), got))
    assert halves is not None
    assert [half.run.form_type for half in halves] == [FormType.VERBAL, FormType.AUTHORIZATION]


def test_topics_of_a_conversation_are_no_copies() -> None:
    got = read(
        FormType.VERBAL,
        "You may discuss my care with these persons:",
        "They may be told about",
        ("Test results", "Billing", "Appointments"),
        0,
    )
    assert "records.items" not in got
    assert got["topics"].value


def test_persons_to_talk_with_on_a_release_are_read() -> None:
    got = read(
        FormType.AUTHORIZATION,
        "Staff may also speak with these persons about my care:",
        "Records to be released",
        RECORDS,
        2,
    )
    assert got["contacts"].value == [{"name": "Joe Lee", "relationship": "Son", "phone": "+16175550142"}]
    assert got["records.items"].value == [{"label": "Operative Report", "code": "operative"}]


def test_recipients_in_the_same_columns_are_nobody_to_talk_with() -> None:
    got = read(
        FormType.AUTHORIZATION, "Release my records to this person:", "Records to be released", RECORDS, 0
    )
    assert "contacts" not in got


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        ("Copies of records requested", True),
        ("Copias de expediente", True),
        ("This form does not permit copies of my records", False),
        ("Topics they may be told about", False),
    ],
)
def test_a_heading_orders_copies_unless_it_says_none(text: str, copies: bool) -> None:
    assert orders_copies(text) is copies


def test_a_heading_about_talking() -> None:
    assert asks_to_talk("What we may discuss")
    assert not asks_to_talk("Records to be released")
