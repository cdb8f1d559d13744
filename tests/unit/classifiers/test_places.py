"""Which box belongs to which option, wherever the box stands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from classifiers import foreign
from domain.form import FieldValue, FormRun, FormType, Json, Language
from domain.page import Box, Match, PageReading, Square
from domain.view import MarkReading
from tests.unit.classifiers.paper import PITCH, TALL, FakeView, page, words_at

LEFT, RIGHT, ROW = 0.08, 0.55, 0.4
OPTIONS = (("Discharge summary", "Lab results"), ("Operative reports", "Billing records"))


def square(left: float, top: float) -> Square:
    return Square(Box(left, top, left + 0.016, top + TALL), 0.0)


def centre(box: Square) -> tuple[float, float]:
    across, down = box.box.centre
    return round(across, 3), round(down, 3)


def read(view: FakeView) -> dict[str, FieldValue]:
    run = FormRun((1,), FormType.AUTHORIZATION, 0.9, Language.ENGLISH)
    return {value.path: value for value in foreign.read(run, {1: view}, date(2026, 6, 1))}


def codes(value: Json) -> list[object]:
    assert isinstance(value, list)
    return [item["code"] for item in value]


def records(boxes_at: tuple[float, float], marked: tuple[int, int]) -> list[object]:
    """Two columns of options with a box at `boxes_at` of each; the one in row, column is marked."""
    words = words_at("Information to be released:", LEFT, ROW - PITCH)
    squares = []
    for number, texts in enumerate(OPTIONS):
        top = ROW + number * PITCH
        for text, left in zip(texts, (LEFT + 0.03, RIGHT + 0.03), strict=True):
            words += words_at(text, left, top)
        squares += [square(left, top) for left in boxes_at]
    chosen = squares[marked[0] * 2 + marked[1]]
    view = FakeView(page(words=words, squares=squares), marked={centre(chosen): 0.98})
    return codes(read(view)["records.items"].value)


def test_boxes_left_of_their_options() -> None:
    assert records((LEFT, RIGHT), (0, 1)) == ["lab"]


def test_boxes_right_of_their_options() -> None:
    assert records((0.45, 0.9), (0, 0)) == ["discharge"]
    assert records((0.45, 0.9), (1, 1)) == ["billing"]


def sensitive(asked: str) -> str:
    words = words_at(asked, LEFT, ROW - 2 * PITCH)
    words += words_at("Yes", 0.7, ROW - PITCH) + words_at("No", 0.8, ROW - PITCH)
    squares = []
    for number, text in enumerate(("Mental health", "Genetic testing")):
        top = ROW + number * PITCH
        words += words_at(text, LEFT, top)
        squares += [square(0.704, top), square(0.8, top)]
    view = FakeView(page(words=words, squares=squares), marked={centre(squares[1]): 0.98})
    value = read(view)["sensitive.items"].value
    assert isinstance(value, list)
    return str({item["category"]: item["decision"] for item in value}["mental_health"])


def test_a_column_headed_no_refuses() -> None:
    assert sensitive("Sensitive information to be released:") == "refused"


def test_under_a_negation_yes_and_no_say_nothing_sure() -> None:
    assert sensitive("Sensitive information to exclude:") == "unknown_polarity"


def listed(view: FakeView) -> dict[str, str]:
    value = read(view)["sensitive.items"].value
    assert isinstance(value, list)
    return {str(item["category"]): str(item["decision"]) for item in value if isinstance(item, dict)}


def test_yes_and_no_beside_every_category() -> None:
    words = words_at("Sensitive information to be released:", LEFT, ROW - PITCH)
    squares = []
    for number, text in enumerate(("Mental health", "Genetic testing")):
        top = ROW + number * PITCH
        words += words_at(text, LEFT, top) + words_at("Yes", 0.63, top) + words_at("No", 0.73, top)
        squares += [square(0.61, top), square(0.71, top)]
    view = FakeView(
        page(words=words, squares=squares), marked={centre(squares[0]): 0.98, centre(squares[3]): 0.98}
    )
    assert listed(view) == {"mental_health": "granted", "genetic": "refused"}


def test_a_negated_category_beside_yes_and_no_stays_unknown() -> None:
    words = words_at("Sensitive information to be released:", LEFT, ROW - PITCH)
    words += words_at("Do not release mental health", LEFT, ROW)
    words += words_at("Yes", 0.63, ROW) + words_at("No", 0.73, ROW)
    squares = [square(0.61, ROW), square(0.71, ROW)]
    view = FakeView(page(words=words, squares=squares), marked={centre(squares[0]): 0.98})
    assert set(listed(view).values()) == {"unknown_polarity"}


def test_a_bracket_that_its_mark_made_into_letters() -> None:
    words = words_at("Information to be released:", LEFT, ROW - PITCH)
    texts = ("[] Discharge summary", "PJ Lab results", "[] Operative reports", "[] Billing records")
    for number, text in enumerate(texts):
        words += words_at(text, LEFT, ROW + number * PITCH)
    at = next(word.box for word in words if word.text == "PJ").centre
    view = FakeView(page(words=words), marked={(round(at[0], 3), round(at[1], 3)): 0.98})
    assert codes(read(view)["records.items"].value) == ["lab"]


def test_an_option_of_unknown_wording_is_given_by_its_label() -> None:
    words = words_at("Information to be released:", LEFT, ROW - PITCH)
    squares = []
    for number, text in enumerate(("Discharge summary", "Lab results", "Zorbl gnarfs")):
        top = ROW + number * PITCH
        words += words_at(text, LEFT + 0.03, top)
        squares.append(square(LEFT, top))
    got = read(FakeView(page(words=words, squares=squares), marked={centre(squares[2]): 0.98}))[
        "records.items"
    ]
    assert got.value == [{"label": "Zorbl gnarfs", "code": None}]
    assert got.confidence <= 0.7


def test_boxes_that_are_all_dark_by_print_are_not_all_marked() -> None:
    words = words_at("Information to be released:", LEFT, ROW - PITCH)
    squares = []
    texts = (
        "Discharge summary",
        "Lab results",
        "Operative reports",
        "Billing records",
        "Consultations",
        "Abstract",
    )
    for number, text in enumerate(texts):
        top = ROW + number * PITCH
        words += words_at(text, LEFT + 0.03, top)
        squares.append(square(LEFT, top))
    dark = {centre(each): 0.6 for each in squares}
    assert read(FakeView(page(words=words, squares=squares), marked=dark))["records.items"].value is None
    dark[centre(squares[1])] = 0.98
    assert codes(read(FakeView(page(words=words, squares=squares), marked=dark))["records.items"].value) == [
        "lab"
    ]


def test_a_word_in_a_ring_is_chosen_among_others() -> None:
    words = words_at("Format:", LEFT, ROW - PITCH)
    for text, left in (("Paper copy", LEFT), ("CD", 0.4), ("Flash drive", 0.6)):
        words += words_at(text, left, ROW)
    ring = next(word.box for word in words if word.text == "CD")
    assert read(FakeView(page(words=words), rings=(ring,)))["delivery.format"].code == "cd_dvd"


def test_an_or_between_two_words_is_no_round_box() -> None:
    words = words_at("Formato:", LEFT, ROW - PITCH)
    squares = []
    for number, text in enumerate(("CD o DVD", "Copia en papel")):
        top = ROW + number * PITCH
        words += words_at(text, LEFT + 0.03, top)
        squares.append(square(LEFT, top))
    marked = {centre(squares[1]): 0.98, (0.13, round(ROW + TALL / 2, 3)): 0.98}
    assert (
        read(FakeView(page(words=words, squares=squares), marked=marked))["delivery.format"].code == "paper"
    )


def test_the_number_of_a_section_is_no_misread_bracket() -> None:
    words = words_at("Information to be released:", LEFT, ROW - PITCH)
    for number, text in enumerate(("[] Discharge summary", "[] Lab results", "4. Operative reports")):
        words += words_at(text, LEFT, ROW + number * PITCH)
    at = next(word.box for word in words if word.text == "4.").centre
    view = FakeView(page(words=words), marked={(round(at[0], 3), round(at[1], 3)): 0.98})
    assert read(view)["records.items"].value is None


def ask(
    rows: Sequence[tuple[str, ...]],
    marked: tuple[int, int],
    asked: str,
    lefts: tuple[float, ...] = (0.08, 0.5),
) -> dict[str, FieldValue]:
    """Rows of boxed options under a question; the one in row, column of `marked` is marked."""
    words = words_at(asked, LEFT, ROW - PITCH)
    squares = {}
    for number, texts in enumerate(rows):
        top = ROW + number * PITCH
        for column, (text, left) in enumerate(zip(texts, lefts, strict=False)):
            words += words_at(text, left + 0.03, top)
            squares[number, column] = square(left, top)
    view = FakeView(
        page(words=words, squares=tuple(squares.values())), marked={centre(squares[marked]): 0.98}
    )
    return read(view)


def test_an_option_of_another_question_in_the_same_list_answers_that_question() -> None:
    rows = [("Patient portal", "Fax"), ("US mail", "Paper copy")]
    found = ask(rows, (1, 1), "How should we send them? Delivery:")
    assert found["delivery.format"].code == "paper"
    assert found["delivery.format"].confidence < 0.8
    assert "delivery.method" not in found or found["delivery.method"].value is None


def test_boxes_of_contradicting_answers_have_no_code() -> None:
    words = words_at("I authorize the clinic to:", LEFT, ROW - PITCH)
    words += words_at("Release to", LEFT + 0.03, ROW) + words_at("Obtain from", 0.53, ROW)
    squares = [square(LEFT, ROW), square(0.5, ROW)]
    view = FakeView(page(words=words, squares=squares), marked={centre(each): 0.98 for each in squares})
    value = read(view)["direction"]
    assert (value.value, value.code) == (None, None)


def test_a_yes_printed_for_the_box_tells_its_meaning() -> None:
    found = ask([("Yes HIV test results",), ("Yes Genetic testing",)], (0, 0), "Sensitive information:")
    value = found["sensitive.items"].value
    assert isinstance(value, list)
    assert [item["decision"] for item in value if isinstance(item, dict)] == ["granted", "not_marked"]


def test_short_lines_are_places_to_tick() -> None:
    words = words_at("Information to be released:", LEFT, ROW - PITCH)
    dashes = []
    for number, text in enumerate(("everything you have", "my test results", "my vaccines")):
        top = ROW + number * PITCH
        words += words_at(text, LEFT + 0.05, top)
        dashes.append(Box(LEFT, top + TALL, LEFT + 0.033, top + TALL + 0.001))
    reading = replace(page(words=words), dashes=tuple(dashes))
    inked = Box(LEFT, ROW + PITCH - TALL, LEFT + 0.04, ROW + PITCH + TALL)
    assert codes(read(InkedView(reading, inked))["records.items"].value) == ["lab"]


class InkedView(FakeView):
    """A page with ink in one place."""

    def __init__(self, reading: PageReading, inked: Box) -> None:
        super().__init__(reading)
        self._inked = inked

    def mark(self, box: Box, match: Match | None = None) -> MarkReading:
        there = self._inked.overlap(box) > 0 or box.overlap(self._inked) > 0.5
        return MarkReading(0.98 if there else 0.01, 0.3 if there else 0.0, box)
