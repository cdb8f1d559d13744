"""What a form prints where an answer is looked for is no answer."""

from tests.unit.classifiers.paper import page
from tests.unit.classifiers.test_foreign import read, values


def test_a_hint_in_brackets_is_no_part_of_an_answer() -> None:
    got = values(read(page(("Patient Name: (first and last)  Ann Lee",))))
    assert got["patient.name"] == "Ann Lee"


def test_a_statement_is_nobodys_name() -> None:
    got = values(read(page(("Patient Name: of those that you and we may tell",))))
    assert got["patient.name"] is None
