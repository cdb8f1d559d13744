"""Which language a page is plainly printed in."""

import pytest

from classifiers.language import plainly
from domain.form import Language
from tests.unit.classifiers.form_texts import REQUESTS
from tests.unit.classifiers.paper import page


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_page_of_one_language_is_plain(code: str) -> None:
    assert plainly(page(REQUESTS["authorization", code])) is Language(code)


def test_few_words_and_two_languages_tell_neither() -> None:
    assert plainly(page(("Signature", "Date"))) is None
    both = (*REQUESTS["authorization", "en"], *REQUESTS["authorization", "es"])
    assert plainly(page(both)) is None
