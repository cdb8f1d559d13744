import pytest

from classifiers.fold import fold
from classifiers.gist import gist


@pytest.mark.parametrize(
    ("line", "whose", "what"),
    [
        ("Fax number of the person receiving the records", "recipient", "fax"),
        ("Holder of the records", "discloser", "name"),
        ("3. Patlent's datc of birth", "patient", "date_of_birth"),
        ("Witness signature", "witness", "other"),
        ("Parte del cuerpo", "any", "body_part"),
    ],
)
def test_what_a_line_asks_for_and_whose(line: str, whose: str, what: str) -> None:
    said = gist(fold(line))
    assert (said.whose, said.what) == (whose, what)


@pytest.mark.parametrize(
    "line",
    [
        "I understand that I may revoke this authorization in writing at any time",
        "Emergency Room Records",
        "Tengo derecho a recibir una copia de este formulario",
    ],
)
def test_statements_and_options_ask_for_nothing(line: str) -> None:
    assert gist(fold(line)).what == "none"


def test_answers_are_words_that_forms_do_not_use() -> None:
    assert gist(fold("Glenn Harrell")).known == 0


def test_words_without_the_spaces_between_them() -> None:
    assert (gist("releaseinformationto").whose, gist("releaseinformationto").what) == ("recipient", "name")


@pytest.mark.parametrize("line", ["Section 1", "i Section B", "12", "04/23/1961"])
def test_numbers_alone_ask_for_nothing(line: str) -> None:
    assert gist(fold(line)).what == "none"
